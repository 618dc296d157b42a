//! What an import does: each row with what becomes of it, and one change. Preview and run are this one path.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::change::compose::ComposeError;
use crate::casebook::change::edit::Edit;
use crate::casebook::errors::import_problem::{Outcome, RowIssue, RowProblem};
use crate::exchange::columns::PlacedColumns;
use crate::exchange::draft_text::{Provenance, person_text};
use crate::exchange::edition::{Origin, editions_of, same_file, source_edits};
use crate::exchange::map::OnMatch;
use crate::exchange::matching::{ListIndex, birth_of, compare};
use crate::exchange::read::Block;
use crate::exchange::rows::{ReadRow, RowDraft, read_row};
use crate::exchange::table::SheetTable;
use crate::exchange::update::update;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::read::read_ron;
use crate::record::status::StatusKind;

/// Everything that an import rests on.
pub struct Given<'g> {
    /// The records.
    pub book: &'g Book,
    /// The table.
    pub table: &'g SheetTable,
    /// Where it stands.
    pub block: &'g Block,
    /// What its columns are for.
    pub columns: &'g PlacedColumns,
    /// The file.
    pub origin: &'g Origin,
    /// The list as a source, if it is recorded.
    pub list: Option<RecordId>,
    /// The case that new people are put into.
    pub case: Option<RecordId>,
    /// What becomes of likely matches.
    pub on_match: OnMatch,
    /// The author.
    pub by: &'g str,
    /// The moment, UTC.
    pub at: &'g str,
    /// Today.
    pub today: Date,
    /// The text of a record's file.
    pub text_of: &'g dyn Fn(RecordId) -> Option<String>,
    /// Which of these people were erased.
    pub erased: &'g dyn Fn(&[&Person]) -> Vec<bool>,
    /// Hears how much of the work is done.
    pub tell: &'g (dyn Fn(usize, usize) + Sync),
}

/// A row with what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRow {
    /// Its place in the table.
    pub place: usize,
    /// Its number in the sheet.
    pub row: u32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The record that it makes, changes or agrees with.
    pub record: Option<RecordId>,
}

/// What an import does.
#[derive(Debug)]
pub struct ImportPlan {
    /// The rows that are not blank, in the order of the sheet.
    pub rows: Vec<PlannedRow>,
    /// How many rows are blank.
    pub blank: usize,
    /// What must be told, in the order of the sheet.
    pub problems: Vec<RowProblem>,
    /// The change; none if there is nothing to do.
    pub edits: Vec<Edit>,
    /// The edition as a source, new or of before.
    pub source: Option<RecordId>,
    /// Whether this very file was imported before.
    pub is_known_file: bool,
    /// How many people of earlier editions this one does not name.
    pub not_mentioned: usize,
    /// How many of those who are written are minors.
    pub minors: usize,
    /// How many of those who are changed have a risk or a consent on record.
    pub at_risk: usize,
}

impl ImportPlan {
    /// A plan that does nothing.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            rows: Vec::new(),
            blank: 0,
            problems: Vec::new(),
            edits: Vec::new(),
            source: None,
            is_known_file: false,
            not_mentioned: 0,
            minors: 0,
            at_risk: 0,
        }
    }

    /// How many rows have an outcome.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        self.rows
            .iter()
            .filter(|row| row.outcome == outcome)
            .count()
    }
}

/// Why there is no plan.
#[derive(Debug)]
pub enum PlanError<F> {
    /// No id could be drawn.
    Id(F),
    /// An edit could not be composed.
    Compose(ComposeError),
}

impl<F> From<ComposeError> for PlanError<F> {
    fn from(error: ComposeError) -> Self {
        Self::Compose(error)
    }
}

/// Plans an import. `fresh` draws the id of a new record.
///
/// # Errors
///
/// [`PlanError`].
pub fn plan<F>(
    given: &Given<'_>,
    fresh: &mut dyn FnMut(Kind) -> Result<RecordId, F>,
) -> Result<ImportPlan, PlanError<F>> {
    let statuses = &given.book.statuses;
    let editions = editions_of(given.book, given.list);
    let same = same_file(given.book, &editions, &given.origin.sha256);
    let source = match same {
        Some(source) => source,
        None => fresh(Kind::Source).map_err(PlanError::Id)?,
    };
    let from = Provenance {
        source,
        by: given.by,
        at: given.at,
    };
    let (mut rows, blank) = read_rows(given, statuses);
    let index = ListIndex::new(given.book, &editions, same);
    let mut matched = match_rows(given, &mut rows, &index);
    let mut made: BTreeMap<usize, (RecordId, String, Person)> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        if outcome_of(&row.problems).is_none() && !matched.contains_key(&at) {
            let id = fresh(Kind::Person).map_err(PlanError::Id)?;
            let text = person_text(id, &row.draft, given.case, from);
            if let Ok(person) = read_ron::<Person>(&text) {
                made.insert(at, (id, text, person));
            }
        }
    }
    decide_likely(given, &mut rows, &mut made, &mut matched);
    refuse_erased(given, &mut rows, &mut made);
    one_to_one(&mut rows, &mut matched);
    let mut plan = ImportPlan {
        blank,
        source: same,
        is_known_file: same.is_some(),
        ..ImportPlan::empty()
    };
    let mut edits = Vec::new();
    for (at, row) in rows.iter_mut().enumerate() {
        let mut outcome = outcome_of(&row.problems);
        let mut record = matched.get(&at).copied();
        if outcome.is_none() {
            outcome = Some(match (record, made.remove(&at)) {
                (Some(id), _) => {
                    let done = update_edits(given, id, row, &editions, from)?;
                    let is_changed = !done.is_empty();
                    plan.at_risk += usize::from(is_changed && is_at_risk(given.book, id));
                    edits.extend(done);
                    if is_changed {
                        Outcome::Updated
                    } else {
                        Outcome::Unchanged
                    }
                }
                (None, Some((id, text, person))) => {
                    plan.minors += usize::from(is_minor(&person, given.today));
                    edits.push(Edit::Create { record: id, text });
                    record = Some(id);
                    Outcome::Created
                }
                (None, None) => Outcome::Refused,
            });
        }
        plan.problems.append(&mut row.problems);
        plan.rows.push(PlannedRow {
            place: row.place,
            row: row.draft.row,
            outcome: outcome.unwrap_or(Outcome::Refused),
            record,
        });
    }
    let named: HashSet<RecordId> = matched.values().copied().collect();
    plan.not_mentioned = index.cited.difference(&named).count();
    if !edits.is_empty() && same.is_none() {
        plan.edits = edition_edits(given, source, fresh)?;
        plan.source = Some(source);
    }
    plan.edits.append(&mut edits);
    Ok(plan)
}

/// A row on its way.
struct Row {
    place: usize,
    draft: RowDraft,
    problems: Vec<RowProblem>,
}

impl Row {
    fn tell(&mut self, what: RowIssue, candidates: Vec<RecordId>) {
        self.problems.push(RowProblem {
            row: self.draft.row,
            column: String::new(),
            header: String::new(),
            cell: self.draft.name.clone(),
            what,
            candidates,
        });
    }
}

/// The worst that problems do to their row.
fn outcome_of(problems: &[RowProblem]) -> Option<Outcome> {
    problems
        .iter()
        .filter_map(|problem| problem.what.outcome())
        .max()
}

fn read_rows(given: &Given<'_>, statuses: &[StatusKind]) -> (Vec<Row>, usize) {
    let mut rows = Vec::new();
    let mut seen: HashMap<Vec<&str>, u32> = HashMap::new();
    let (block, table) = (given.block, given.table);
    let mut expected = block.header.map_or(0, |row| table.number(row)) + 1;
    let (mut blank, mut waiting) = (0, 0);
    for place in block.first..block.end {
        let number = table.number(place);
        // Rows that a spreadsheet leaves out are blank ones.
        waiting += number.saturating_sub(expected) as usize;
        expected = number + 1;
        if given.columns.is_blank(table, place) {
            waiting += 1;
            continue;
        }
        // What follows the last row is no part of the list.
        blank += std::mem::take(&mut waiting);
        let ReadRow { draft, problems } = read_row(table, place, given.columns, statuses);
        let mut row = Row {
            place,
            draft,
            problems,
        };
        let mut cells: Vec<&str> = table.cells(place).map(|cell| cell.text.trim()).collect();
        while cells.last().is_some_and(|cell| cell.is_empty()) {
            cells.pop();
        }
        if let Some(other) = seen.insert(cells, number)
            && outcome_of(&row.problems).is_none()
        {
            row.tell(RowIssue::SameRow { other }, Vec::new());
        }
        rows.push(row);
    }
    (rows, blank)
}

/// Matches rows with records by ids, by the row of the same file, and by name and day of birth in the same list.
fn match_rows(given: &Given<'_>, rows: &mut [Row], index: &ListIndex) -> BTreeMap<usize, RecordId> {
    let mut matched = BTreeMap::new();
    let mut births: HashMap<(String, String), usize> = HashMap::new();
    let mut keys: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        if outcome_of(&row.problems).is_none() {
            if let Some(birth) = birth_of(&row.draft) {
                *births.entry(birth).or_default() += 1;
            }
            for key in &row.draft.keys {
                keys.entry(key.clone()).or_default().push(at);
            }
        }
    }
    for (_, twice) in keys.iter().filter(|(_, rows)| rows.len() > 1) {
        for (nth, at) in twice.iter().enumerate() {
            let other = rows[twice[usize::from(nth == 0)]].draft.row;
            rows[*at].tell(RowIssue::KeyTwice { other }, Vec::new());
        }
    }
    for (at, row) in rows.iter_mut().enumerate() {
        if outcome_of(&row.problems).is_some() {
            continue;
        }
        if !row.draft.own_id.is_empty() {
            match row.draft.own_id.parse::<RecordId>() {
                Ok(id) if given.book.people().get(id).is_some() => {
                    matched.insert(at, given.book.stands_for(id));
                }
                _ => row.tell(RowIssue::UnknownId, Vec::new()),
            }
            continue;
        }
        let mut by_key: Vec<RecordId> = row
            .draft
            .keys
            .iter()
            .filter_map(|key| index.of_key(key))
            .collect();
        by_key.sort_unstable();
        by_key.dedup();
        if by_key.len() > 1 {
            row.tell(RowIssue::Likely, by_key);
            continue;
        }
        let is_only = birth_of(&row.draft).is_some_and(|birth| births.get(&birth) == Some(&1));
        let found = by_key
            .first()
            .copied()
            .or_else(|| index.of_row(row.draft.row))
            .or_else(|| {
                index
                    .of_birth(&row.draft)
                    .filter(|_| is_only && row.draft.keys.is_empty())
            });
        if let Some(id) = found {
            matched.insert(at, id);
        }
    }
    matched
}

/// Holds rows that are like somebody, or takes them as the map says.
fn decide_likely(
    given: &Given<'_>,
    rows: &mut [Row],
    made: &mut BTreeMap<usize, (RecordId, String, Person)>,
    matched: &mut BTreeMap<usize, RecordId>,
) {
    if made.is_empty() {
        return;
    }
    let new: Vec<(usize, &Person)> = made
        .iter()
        .map(|(at, (_, _, person))| (*at, person))
        .collect();
    let likeness = compare(given.book, &new, given.tell);
    for (at, candidates) in likeness.records {
        match (&given.on_match, candidates.as_slice()) {
            (OnMatch::Create, _) => {}
            (OnMatch::Update, [only]) => {
                matched.insert(at, given.book.stands_for(*only));
                made.remove(&at);
            }
            _ => {
                rows[at].tell(RowIssue::Likely, candidates);
                made.remove(&at);
            }
        }
    }
    for (at, other) in likeness.rows {
        if given.on_match != OnMatch::Create && made.contains_key(&at) {
            let other = rows[other].draft.row;
            rows[at].tell(RowIssue::LikelyRow { other }, Vec::new());
        }
    }
}

fn refuse_erased(
    given: &Given<'_>,
    rows: &mut [Row],
    made: &mut BTreeMap<usize, (RecordId, String, Person)>,
) {
    let places: Vec<usize> = made
        .keys()
        .copied()
        .filter(|at| outcome_of(&rows[*at].problems).is_none())
        .collect();
    let people: Vec<&Person> = places
        .iter()
        .filter_map(|at| made.get(at))
        .map(|made| &made.2)
        .collect();
    for (at, is_erased) in places.iter().zip((given.erased)(&people)) {
        if is_erased {
            rows[*at].tell(RowIssue::Erased, Vec::new());
        }
    }
}

/// Holds all rows that are about one record.
fn one_to_one(rows: &mut [Row], matched: &mut BTreeMap<usize, RecordId>) {
    let mut by_record: HashMap<RecordId, Vec<usize>> = HashMap::new();
    for (at, id) in matched.iter() {
        by_record.entry(*id).or_default().push(*at);
    }
    for (id, twice) in by_record.into_iter().filter(|(_, rows)| rows.len() > 1) {
        for (nth, at) in twice.iter().enumerate() {
            let other = rows[twice[usize::from(nth == 0)]].draft.row;
            rows[*at].tell(RowIssue::SameRecord { other }, vec![id]);
        }
    }
}

fn update_edits<F>(
    given: &Given<'_>,
    id: RecordId,
    row: &mut Row,
    editions: &HashSet<RecordId>,
    from: Provenance<'_>,
) -> Result<Vec<Edit>, PlanError<F>> {
    let (Some(person), Some(text)) = (given.book.people().get(id), (given.text_of)(id)) else {
        return Ok(Vec::new());
    };
    let update = update(person, &text, &row.draft, editions, from)?;
    for (field, value, what) in update.competing {
        row.problems.push(RowProblem {
            row: row.draft.row,
            column: String::new(),
            header: field.to_owned(),
            cell: value,
            what,
            candidates: vec![id],
        });
    }
    Ok(update.edits)
}

fn edition_edits<F>(
    given: &Given<'_>,
    source: RecordId,
    fresh: &mut dyn FnMut(Kind) -> Result<RecordId, F>,
) -> Result<Vec<Edit>, PlanError<F>> {
    let (list, is_new) = match given.list {
        Some(list) => (list, false),
        None => (fresh(Kind::Source).map_err(PlanError::Id)?, true),
    };
    let about = &given.columns.map.source;
    let title = given.book.title_of(list).unwrap_or(&about.title);
    Ok(source_edits(
        about,
        title,
        list,
        is_new,
        source,
        given.origin,
        given.today,
    ))
}

fn is_at_risk(book: &Book, id: RecordId) -> bool {
    let person = book.people().get(id);
    person.is_some_and(|person| person.risk.is_some() || person.consent.is_some())
}

/// Whether somebody is under age by what the row says, today.
fn is_minor(person: &Person, today: Date) -> bool {
    let by_birth = person.born.days().is_some_and(|days| {
        today.year() - days.latest.year() < 18 && person.merged_into == Link::Nowhere
    });
    let by_age = person.ages.iter().any(|age| {
        let years: String = age.years.chars().take_while(char::is_ascii_digit).collect();
        years.parse::<u8>().is_ok_and(|years| years < 18)
    });
    by_birth || by_age
}
