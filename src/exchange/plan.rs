//! What an import does: each row with what becomes of it, and one change. Preview and run are this one path.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::change::compose::ComposeError;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::import_store::ComparedRecords;
use crate::casebook::change::query_edit::QueryEdit;
use crate::casebook::errors::import_problem::{ImportCounts, Outcome, RowIssue, RowProblem};
use crate::exchange::bounds::TEXT_LIMIT;
use crate::exchange::columns::PlacedColumns;
use crate::exchange::draft_text::{Provenance, person_text};
use crate::exchange::edition::{Origin, editions_of, same_file, source_edits};
use crate::exchange::listed_rows::{ListedRow, ListedRows, RowDecision, outcome_of, read_rows};
use crate::exchange::map::OnMatch;
use crate::exchange::matched_rows::{hold_rows_of_one_record, match_rows};
use crate::exchange::matching::{ListIndex, compare_rows};
use crate::exchange::read::Block;
use crate::exchange::rows::{RowDraft, read_row};
use crate::exchange::table::SheetTable;
use crate::exchange::update::update;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::read::read_ron;

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
    /// What somebody has decided of the rows.
    pub decided: Option<RowDecision>,
    /// The author.
    pub by: &'g str,
    /// The moment, UTC.
    pub at: &'g str,
    /// Today.
    pub today: Date,
    /// The text of a record's file.
    pub text_of: &'g dyn Fn(RecordId) -> Option<String>,
    /// What the logs say was done to a record, oldest first.
    pub edits_of: &'g dyn Fn(RecordId) -> Vec<Edit>,
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
    /// What is added to the workspace itself: statuses of its own.
    pub queries: Vec<QueryEdit>,
    /// With whom the rows were compared; `None` if the ids of the rows say whom they are about.
    pub compared: Option<ComparedRecords>,
    /// The edition as a source, new or of before.
    pub source: Option<RecordId>,
    /// Whether this very file was imported before.
    pub is_known_file: bool,
    /// The people of earlier editions whom this one does not name.
    pub not_mentioned: Vec<RecordId>,
    /// The rows of those who are made and are minors.
    pub minors: Vec<u32>,
    /// The rows of those who are changed and have a risk or a consent on record.
    pub at_risk: Vec<u32>,
    /// The words that were taken as blank, with the number of their cells.
    pub blanks: BTreeMap<String, usize>,
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
            queries: Vec::new(),
            compared: None,
            source: None,
            is_known_file: false,
            not_mentioned: Vec::new(),
            minors: Vec::new(),
            at_risk: Vec::new(),
            blanks: BTreeMap::new(),
        }
    }

    /// Takes a row with what becomes of it.
    fn take(&mut self, row: &mut ListedRow, outcome: Option<Outcome>, record: Option<RecordId>) {
        self.problems.append(&mut row.problems);
        self.rows.push(PlannedRow {
            place: row.place,
            row: row.row,
            outcome: outcome.unwrap_or(Outcome::Refused),
            record,
        });
    }

    /// What becomes of how many rows.
    #[must_use]
    pub fn counts(&self) -> ImportCounts {
        ImportCounts {
            rows: self.rows.len() + self.blank,
            blank: self.blank,
            outcomes: Outcome::ALL.map(|outcome| self.count(outcome)),
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
    let ListedRows {
        mut rows,
        blank,
        blanks,
    } = read_rows(given.table, given.block, given.columns, statuses);
    let index = ListIndex::new(given.book, &editions, same);
    let mut matched = match_rows(given.book, given.decided, &mut rows, &index);
    for (at, row) in rows.iter_mut().enumerate() {
        if !matched.contains_key(&at) {
            row.problems.extend(row.nameless.take().map(|told| *told));
        }
    }
    let mut made: BTreeMap<usize, RecordId> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        if outcome_of(&row.problems).is_none() && !matched.contains_key(&at) {
            made.insert(at, fresh(Kind::Person).map_err(PlanError::Id)?);
        }
    }
    let writer = RowWriter {
        given,
        index: &index,
        from,
    };
    decide_likely(&writer, &mut rows, &mut made, &mut matched);
    refuse_erased(&writer, &mut rows, &mut made);
    hold_rows_of_one_record(&mut rows, &mut matched);
    let mut plan = ImportPlan {
        blank,
        source: same,
        is_known_file: same.is_some(),
        blanks,
        compared: Some(ComparedRecords::of(given.book)),
        ..ImportPlan::empty()
    };
    let mut edits = Vec::new();
    for (at, mut row) in rows.into_iter().enumerate() {
        let row = &mut row;
        let mut outcome = outcome_of(&row.problems);
        let mut record = matched.get(&at).copied();
        if outcome.is_none() {
            outcome = match (record, made.remove(&at)) {
                (Some(id), _) => {
                    let done = update_edits(&writer, id, row, &editions)?;
                    let is_changed = !done.is_empty();
                    if is_changed && is_at_risk(given.book, id) {
                        plan.at_risk.push(row.row);
                    }
                    edits.extend(done);
                    Some(outcome_of(&row.problems).unwrap_or(if is_changed {
                        Outcome::Updated
                    } else {
                        Outcome::Unchanged
                    }))
                }
                (None, Some(id)) => {
                    let outcome = create(&writer, id, row, &mut plan, &mut edits);
                    record = Some(id).filter(|_| outcome == Some(Outcome::Created));
                    outcome
                }
                (None, None) => None,
            };
        }
        plan.take(row, outcome, record);
    }
    let named: HashSet<RecordId> = matched.values().copied().collect();
    plan.not_mentioned = index.cited.difference(&named).copied().collect();
    plan.not_mentioned.sort_unstable();
    if !edits.is_empty() && same.is_none() {
        plan.edits = edition_edits(given, source, fresh)?;
        plan.source = Some(source);
    }
    plan.edits.append(&mut edits);
    Ok(plan)
}

/// Reads rows once more to write what they say.
struct RowWriter<'g> {
    given: &'g Given<'g>,
    index: &'g ListIndex,
    from: Provenance<'g>,
}

impl RowWriter<'_> {
    fn draft(&self, row: &ListedRow) -> RowDraft {
        let given = self.given;
        let statuses = &given.book.statuses;
        let mut draft = read_row(given.table, row.place, given.columns, statuses).draft;
        if given.decided == Some(RowDecision::Another) {
            // The list's own id is that of somebody else already.
            draft.keys.retain(|key| self.index.of_key(key).is_none());
        }
        draft
    }

    fn text(&self, id: RecordId, row: &ListedRow) -> String {
        person_text(id, &self.draft(row), self.given.case, self.from)
    }

    fn person(&self, id: RecordId, row: &ListedRow) -> Option<Person> {
        read_ron(&self.text(id, row)).ok()
    }
}

/// Makes the record of a row.
fn create(
    writer: &RowWriter<'_>,
    id: RecordId,
    row: &mut ListedRow,
    plan: &mut ImportPlan,
    edits: &mut Vec<Edit>,
) -> Option<Outcome> {
    let mut text = writer.text(id, row);
    if text.len() > TEXT_LIMIT {
        row.tell(RowIssue::TooLong, Vec::new());
        return outcome_of(&row.problems);
    }
    let person = read_ron::<Person>(&text).ok()?;
    if is_minor(&person, writer.given.today) {
        plan.minors.push(row.row);
    }
    text.shrink_to_fit();
    edits.push(Edit::Create { record: id, text });
    Some(Outcome::Created)
}

/// Holds rows that are like somebody, or takes them as the map says.
fn decide_likely(
    writer: &RowWriter<'_>,
    rows: &mut [ListedRow],
    made: &mut BTreeMap<usize, RecordId>,
    matched: &mut BTreeMap<usize, RecordId>,
) {
    let given = writer.given;
    if made.is_empty() || given.decided.is_some() {
        return;
    }
    let new: Vec<usize> = made.keys().copied().collect();
    let person_of = |at: usize| writer.person(*made.get(&at)?, &rows[at]);
    let likeness = compare_rows(given.book, &new, &person_of, given.tell);
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
            let other = rows[other].row;
            rows[at].tell(RowIssue::LikelyRow { other }, Vec::new());
        }
    }
}

/// How many people are asked about at once.
const ASKED: usize = 10_000;

fn refuse_erased(
    writer: &RowWriter<'_>,
    rows: &mut [ListedRow],
    made: &mut BTreeMap<usize, RecordId>,
) {
    let new: Vec<(usize, RecordId)> = made
        .iter()
        .filter(|(at, _)| outcome_of(&rows[**at].problems).is_none())
        .map(|(at, id)| (*at, *id))
        .collect();
    for some in new.chunks(ASKED) {
        let people: Vec<(usize, Person)> = some
            .iter()
            .filter_map(|(at, id)| Some((*at, writer.person(*id, &rows[*at])?)))
            .collect();
        let asked: Vec<&Person> = people.iter().map(|(_, person)| person).collect();
        for ((at, _), is_erased) in people.iter().zip((writer.given.erased)(&asked)) {
            if is_erased {
                rows[*at].tell(RowIssue::Erased, Vec::new());
            }
        }
    }
}

/// The edits that bring a row into a record; none if the row is told to be held.
fn update_edits<F>(
    writer: &RowWriter<'_>,
    id: RecordId,
    row: &mut ListedRow,
    editions: &HashSet<RecordId>,
) -> Result<Vec<Edit>, PlanError<F>> {
    let given = writer.given;
    // The record as it is now: what somebody has changed since it was loaded counts.
    let text = (given.text_of)(id).unwrap_or_default();
    let Ok(person) = read_ron::<Person>(&text) else {
        row.tell(RowIssue::RecordUnreadable, vec![id]);
        return Ok(Vec::new());
    };
    let edits = || (given.edits_of)(id);
    let draft = writer.draft(row);
    let update = update(&person, &text, &draft, editions, &edits, writer.from)?;
    let longer: usize = update.edits.iter().map(text_length).sum();
    if text.len() + longer > TEXT_LIMIT {
        row.tell(RowIssue::TooLong, vec![id]);
        return Ok(Vec::new());
    }
    for (field, value, what) in update.competing {
        row.problems.push(RowProblem {
            row: row.row,
            column: String::new(),
            header: field.to_owned(),
            cell: value,
            what,
            candidates: vec![id],
        });
    }
    if outcome_of(&row.problems).is_some() {
        return Ok(Vec::new());
    }
    Ok(update.edits)
}

/// How many bytes an edit adds at most.
fn text_length(edit: &Edit) -> usize {
    match edit {
        Edit::Create { text, .. } => text.len(),
        Edit::Set { new, .. } => new.as_ref().map_or(0, String::len),
        Edit::Insert { item, .. } => item.len(),
        Edit::Delete { .. } | Edit::Remove { .. } => 0,
    }
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
