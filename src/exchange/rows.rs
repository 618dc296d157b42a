//! A row to what it says of a person. What is not understood stays as it is written, and is told.

use crate::casebook::errors::import_problem::{Outcome, RowIssue, RowProblem};
use crate::exchange::ages::{RowAge, is_age, plain_digit};
use crate::exchange::bounds::is_plausible;
use crate::exchange::columns::{PlacedColumn, PlacedColumns};
use crate::exchange::dates::{CellDate, read_cell_date};
use crate::exchange::known_words::{
    asks_for_removal, folded, is_nameless, is_nothing, is_total, target_of_header,
};
use crate::exchange::map::ColumnTarget;
use crate::exchange::names::{damage, has_mixed_script, is_two_people};
use crate::exchange::table::{CellKind, SheetCell, SheetTable};
use crate::record::status::StatusKind;

/// A value of a field, and what the cell says if that is something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The field.
    pub field: &'static str,
    /// Its value, as a record writes it.
    pub value: String,
    /// The words of the list.
    pub quote: String,
}

/// The contact of an entry if nobody heard from the person.
const NO_CONTACT: &str = "None";

/// An entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowEntry {
    /// Which entry of the row it is.
    pub number: u32,
    /// When, in EDTF.
    pub when: String,
    /// The date as the list writes it, if that says more.
    pub said: String,
    /// The status.
    pub status: String,
    /// The place.
    pub place: String,
    /// Who held the person.
    pub custodian: String,
    /// The contact.
    pub contact: String,
    /// Remarks.
    pub note: String,
    /// The words of the list behind status and contact.
    pub quote: String,
}

impl RowEntry {
    /// Whether the entry says nothing; that nobody had contact is nothing alone.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let mut other = self.clone();
        if other.contact == NO_CONTACT {
            (other.contact, other.quote) = <(String, String)>::default();
        }
        other.number = 0;
        other == Self::default()
    }
}

/// What a row says of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowDraft {
    /// The number of the row.
    pub row: u32,
    /// The id of the record, if the list has it.
    pub own_id: String,
    /// The list's ids: whose, and the id.
    pub keys: Vec<(String, String)>,
    /// The name.
    pub name: String,
    /// Other names with their kind, which may be empty.
    pub other_names: Vec<(String, String)>,
    /// The single values.
    pub facts: Vec<Fact>,
    /// The ages.
    pub ages: Vec<RowAge>,
    /// The tags.
    pub tags: Vec<String>,
    /// The notes.
    pub notes: Vec<String>,
    /// The entries that say something.
    pub entries: Vec<RowEntry>,
}

/// A row with its problems. The worst of them decides what becomes of it.
#[derive(Clone, Debug, Default)]
pub struct ReadRow {
    /// What it says.
    pub draft: RowDraft,
    /// What must be told of it.
    pub problems: Vec<RowProblem>,
    /// What must be told if nobody who is recorded has the row's id: that it has no name.
    pub nameless: Option<RowProblem>,
    /// The words that say that nothing is known, as they stand there.
    pub blanks: Vec<String>,
}

/// Reads one row.
#[must_use]
pub fn read_row(
    table: &SheetTable,
    row: usize,
    columns: &PlacedColumns,
    statuses: &[StatusKind],
) -> ReadRow {
    let mut reader = RowReader {
        table,
        row,
        columns,
        statuses,
        read: ReadRow::default(),
        parts: Vec::new(),
    };
    reader.read.draft.row = table.number(row);
    reader.whole_row();
    for column in &columns.placed {
        reader.cell(column);
    }
    reader.name();
    reader.status_of_all();
    reader.read.draft.entries.retain(|entry| !entry.is_empty());
    reader.read
}

struct RowReader<'t> {
    table: &'t SheetTable,
    row: usize,
    columns: &'t PlacedColumns,
    statuses: &'t [StatusKind],
    read: ReadRow,
    parts: Vec<&'t str>,
}

impl<'t> RowReader<'t> {
    fn tell(&mut self, what: RowIssue, column: Option<&PlacedColumn>, cell: &str) {
        let problem = self.problem(what, column, cell);
        self.read.problems.push(problem);
    }

    fn problem(&self, what: RowIssue, column: Option<&PlacedColumn>, cell: &str) -> RowProblem {
        RowProblem {
            row: self.table.number(self.row),
            column: column.map(|one| one.letter.clone()).unwrap_or_default(),
            header: column
                .map(|one| self.columns.names[one.place].clone())
                .unwrap_or_default(),
            cell: cell.to_owned(),
            what,
            candidates: Vec::new(),
        }
    }

    fn whole_row(&mut self) {
        let table = self.table;
        if let Some(schema) = self.columns.schema {
            let cell = table.cell(self.row, schema).text;
            if !cell.is_empty() && cell != "Person" {
                self.tell(RowIssue::NotAPerson, None, cell);
            }
        }
        let mut full = table.cells(self.row).filter(|cell| !cell.is_blank());
        if let Some(first) = full.next()
            && is_total(first.text)
        {
            self.tell(RowIssue::Total, None, first.text);
        }
        let is_header = |column: &PlacedColumn| {
            let text = table.cell(self.row, column.place).text;
            folded(text) == folded(&self.columns.names[column.place])
                && target_of_header(text).is_some()
        };
        let placed = &self.columns.placed;
        let same = placed.iter().filter(|column| is_header(column)).count();
        if same > 1 && same * 2 > placed.len() || self.repeats_header() {
            self.tell(RowIssue::HeaderAgain, None, "");
        }
        let (cells, header) = (table.width(self.row), self.columns.width);
        let beyond = self.columns.is_delimited
            && (header..cells).any(|column| !table.cell(self.row, column).is_blank());
        if beyond {
            self.tell(RowIssue::TooManyCells { cells, header }, None, "");
        } else if cells < header && self.columns.is_delimited {
            self.tell(RowIssue::TooFewCells { cells, header }, None, "");
        }
    }

    /// Whether every cell says what stands above it, in the names of columns that are known.
    fn repeats_header(&self) -> bool {
        let names = self.columns.names.iter().enumerate();
        let cells = names.map(|(place, name)| (self.table.cell(self.row, place), name));
        let mut full = cells.filter(|(cell, _)| !cell.is_blank()).peekable();
        let mut is_known = false;
        full.peek().is_some()
            && full.all(|(cell, name)| {
                is_known |= target_of_header(cell.text).is_some();
                folded(cell.text) == folded(name)
            })
            && is_known
    }

    fn cell(&mut self, column: &'t PlacedColumn) {
        let cell = self.table.cell(self.row, column.place);
        match cell.kind {
            CellKind::Error => return self.tell(RowIssue::ErrorCell, Some(column), cell.text),
            CellKind::Formula => return self.tell(RowIssue::FormulaCell, Some(column), ""),
            CellKind::Merged => return self.tell(RowIssue::MergedCell, Some(column), ""),
            CellKind::Text | CellKind::Number | CellKind::Date | CellKind::Flag => {}
        }
        if column.column.to == ColumnTarget::Leave || cell.is_blank() {
            return;
        }
        if let Some(what) = damage(cell.text) {
            self.tell(what, Some(column), cell.text);
        }
        let is_contact = column.column.to == ColumnTarget::Contact;
        if self.columns.is_empty_word(cell.text) || !is_contact && is_nothing(cell.text) {
            return self.read.blanks.push(cell.text.trim().to_owned());
        }
        let split = column.column.split.as_str();
        if split.is_empty() {
            self.value(column, cell, cell.text);
        } else {
            for part in cell
                .text
                .split(split)
                .filter(|part| !part.trim().is_empty())
            {
                self.value(column, cell, part);
            }
        }
    }

    fn value(&mut self, column: &'t PlacedColumn, cell: SheetCell<'t>, text: &'t str) {
        let trimmed = text.trim();
        match &column.column.to {
            ColumnTarget::Key { of } if of == "lastseen" => {
                trimmed.clone_into(&mut self.read.draft.own_id);
            }
            ColumnTarget::Key { of } => self.read.draft.keys.push((of.clone(), trimmed.to_owned())),
            ColumnTarget::Name if column.column.part.0.is_empty() => self.whole_name(column, text),
            ColumnTarget::Name => {
                self.check_name(column, trimmed);
                self.parts.push(trimmed);
            }
            ColumnTarget::OtherName => {
                let kind = column.column.part.0.clone();
                self.read.draft.other_names.push((trimmed.to_owned(), kind));
            }
            ColumnTarget::Sex => self.word(column, trimmed),
            ColumnTarget::Born => self.born(column, cell),
            ColumnTarget::Age => self.age(column, trimmed),
            ColumnTarget::Home => self.fact("home", trimmed, ""),
            ColumnTarget::Unit => self.fact("unit", trimmed, ""),
            ColumnTarget::Rank => self.fact("rank", trimmed, ""),
            ColumnTarget::Tag => self.read.draft.tags.push(trimmed.to_owned()),
            ColumnTarget::Note => self.note(column, text),
            ColumnTarget::When => self.when(column, cell),
            ColumnTarget::Status | ColumnTarget::Contact => self.word(column, trimmed),
            ColumnTarget::Place => self.entry(column).place.push_str(trimmed),
            ColumnTarget::Custodian => self.entry(column).custodian.push_str(trimmed),
            ColumnTarget::EntryNote => self.entry_note(column, text.trim_end()),
            ColumnTarget::Leave => {}
        }
    }

    fn whole_name(&mut self, column: &PlacedColumn, text: &'t str) {
        self.check_name(column, text.trim());
        if self.read.draft.name.is_empty() {
            text.trim().clone_into(&mut self.read.draft.name);
        } else {
            let other = (text.trim().to_owned(), String::new());
            self.read.draft.other_names.push(other);
        }
    }

    fn check_name(&mut self, column: &PlacedColumn, text: &str) {
        if asks_for_removal(text) {
            self.tell(RowIssue::RemovalRequest, Some(column), text);
        } else if self
            .columns
            .refuse
            .iter()
            .any(|word| folded(text).contains(word.as_str()))
        {
            self.tell(RowIssue::RefusedWord, Some(column), text);
        } else if is_two_people(text) {
            self.tell(RowIssue::TwoPeople, Some(column), text);
        }
        if has_mixed_script(text) {
            self.tell(RowIssue::MixedScript, Some(column), text);
        }
    }

    /// The name from its parts; a row without one is refused unless it is left out anyway.
    fn name(&mut self) {
        if self.read.draft.name.is_empty() {
            self.read.draft.name = self.parts.join(" ");
        }
        let is_left_out = |problem: &RowProblem| problem.what.outcome() == Some(Outcome::LeftOut);
        if is_nameless(&self.read.draft.name) && !self.read.problems.iter().any(is_left_out) {
            // What stands there instead is told as it is.
            let name = self
                .columns
                .placed
                .iter()
                .find(|one| one.column.to == ColumnTarget::Name);
            let cell = name.map_or("", |one| self.table.cell(self.row, one.place).text);
            let problem = self.problem(RowIssue::NoName, name, cell);
            let draft = &mut self.read.draft;
            if draft.keys.is_empty() && draft.own_id.is_empty() {
                self.read.problems.push(problem);
            } else {
                draft.name.clear();
                self.read.nameless = Some(problem);
            }
        }
    }

    /// The status of everybody in the list, if the row does not say another one.
    fn status_of_all(&mut self) {
        let status = self.columns.map.status.as_str();
        let says_own = self.columns.placed.iter().any(|one| {
            one.column.to == ColumnTarget::Status
                && one.column.entry == 0
                && !self.table.cell(self.row, one.place).is_blank()
        });
        if status.is_empty() || says_own {
            return;
        }
        let entry = self.entry_numbered(0);
        if entry.status.is_empty() {
            status.clone_into(&mut entry.status);
        }
    }

    fn fact(&mut self, field: &'static str, value: &str, quote: &str) {
        let same = |fact: &&mut Fact| fact.field == field;
        match self.read.draft.facts.iter_mut().find(same) {
            // Two columns for one value, such as city and region.
            Some(fact) => {
                fact.value.push_str(", ");
                fact.value.push_str(value);
            }
            None => self.read.draft.facts.push(Fact {
                field,
                value: value.to_owned(),
                quote: quote.to_owned(),
            }),
        }
    }

    fn note(&mut self, column: &PlacedColumn, text: &str) {
        let header = &self.columns.names[column.place];
        self.read.draft.notes.push(format!("{header}: {text}"));
    }

    fn entry(&mut self, column: &PlacedColumn) -> &mut RowEntry {
        self.entry_numbered(column.column.entry)
    }

    fn entry_numbered(&mut self, number: u32) -> &mut RowEntry {
        let entries = &mut self.read.draft.entries;
        let place = entries.iter().position(|entry| entry.number == number);
        let place = place.unwrap_or_else(|| {
            entries.push(RowEntry {
                number,
                ..RowEntry::default()
            });
            entries.len() - 1
        });
        &mut entries[place]
    }

    fn entry_note(&mut self, column: &PlacedColumn, text: &str) {
        let entry = self.entry(column);
        if !entry.note.is_empty() {
            entry.note.push('\n');
        }
        entry.note.push_str(text);
    }

    fn date(&mut self, column: &PlacedColumn, cell: SheetCell<'_>) -> Option<String> {
        let what = match read_cell_date(cell, self.columns.style(column.order.as_ref())) {
            CellDate::Is(edtf) => {
                if is_plausible(&edtf, &column.column.after, &column.column.until)
                    && is_plausible(&edtf, "1850", &self.columns.today)
                {
                    return Some(edtf);
                }
                RowIssue::Implausible
            }
            CellDate::NoYear => RowIssue::NoYear,
            CellDate::NoSuchDay => RowIssue::NoSuchDay,
            CellDate::Either { .. } | CellDate::NotADate => RowIssue::NotADate,
        };
        self.tell(what, Some(column), cell.text.trim());
        None
    }

    fn born(&mut self, column: &PlacedColumn, cell: SheetCell<'_>) {
        let text = cell.text.trim();
        match self.date(column, cell) {
            Some(edtf) if edtf == text => self.fact("born", &edtf, ""),
            Some(edtf) => self.fact("born", &edtf, text),
            None => self.note(column, text),
        }
    }

    fn when(&mut self, column: &PlacedColumn, cell: SheetCell<'_>) {
        let text = cell.text.trim();
        let edtf = self.date(column, cell);
        let is_same = edtf.as_deref() == Some(text);
        let entry = self.entry(column);
        if !is_same {
            text.clone_into(&mut entry.said);
        }
        entry.when = edtf.unwrap_or_default();
    }

    fn age(&mut self, column: &PlacedColumn, text: &str) {
        let plain: String = text.chars().map(plain_digit).collect();
        if !is_age(&plain) {
            self.tell(RowIssue::NotAnAge, Some(column), text);
            return self.note(column, text);
        }
        let as_of = match column.as_of {
            Some(place) => {
                let cell = self.table.cell(self.row, place);
                let of_column = self.columns.placed.iter().find(|one| one.place == place);
                let order = of_column.and_then(|one| one.order.as_ref());
                match read_cell_date(cell, self.columns.style(order)) {
                    CellDate::Is(edtf) => edtf,
                    _ => String::new(),
                }
            }
            None => column.column.as_of.clone(),
        };
        self.read.draft.ages.push(RowAge {
            years: plain,
            as_of,
        });
    }

    /// A word that has a meaning: a sex, a status, a contact.
    fn word(&mut self, column: &PlacedColumn, text: &str) {
        let header = self.columns.names[column.place].clone();
        let quote = format!("{header}: {text}");
        let meaning = column.meaning(text, self.statuses);
        let meaning = match meaning.as_deref() {
            Some("Nothing") if column.column.to == ColumnTarget::Contact => Some(NO_CONTACT.into()),
            Some("Nothing") => return,
            Some("Note") => {
                // A word that a format defines and that has no status is told, unless a map keeps it as a note.
                if !column.is_mapped(text) {
                    self.tell(RowIssue::UnknownWord, Some(column), text);
                }
                None
            }
            Some(meaning) => Some(meaning.to_owned()),
            None => {
                self.tell(RowIssue::UnknownWord, Some(column), text);
                None
            }
        };
        let Some(meaning) = meaning else {
            return match column.column.to {
                ColumnTarget::Sex => self.note(column, text),
                _ => self.entry_note(column, &quote),
            };
        };
        let quote = if meaning == text { "" } else { quote.as_str() };
        match column.column.to {
            ColumnTarget::Sex => self.fact("sex", &meaning, quote),
            ColumnTarget::Status => {
                let entry = self.entry(column);
                entry.status = meaning;
                add_quote(&mut entry.quote, quote);
            }
            _ => {
                let entry = self.entry(column);
                entry.contact = meaning;
                add_quote(&mut entry.quote, quote);
            }
        }
    }
}

fn add_quote(quotes: &mut String, quote: &str) {
    if !quotes.is_empty() && !quote.is_empty() {
        quotes.push_str("; ");
    }
    quotes.push_str(quote);
}
