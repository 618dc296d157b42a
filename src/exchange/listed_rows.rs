//! The rows of a list as they are read, on their way to what becomes of them.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, RandomState};

use crate::casebook::errors::import_problem::{Outcome, RowIssue, RowProblem};
use crate::exchange::columns::PlacedColumns;
use crate::exchange::matching::birth_of;
use crate::exchange::read::Block;
use crate::exchange::rows::{ReadRow, RowDraft, read_row};
use crate::exchange::table::SheetTable;
use crate::record::id::RecordId;
use crate::record::status::StatusKind;

/// What somebody has decided of a row that was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowDecision {
    /// It is about this person.
    Same(RecordId),
    /// It is about nobody who is recorded.
    Another,
}

/// A row on its way. What else it says is read again once it is needed: the drafts of a long list are many times
/// as large as the list.
#[derive(Debug)]
pub struct ListedRow {
    /// Its place in the table.
    pub place: usize,
    /// The number of the row.
    pub row: u32,
    /// The id of the record, if the list has it.
    pub own_id: Box<str>,
    /// The list's ids: whose, and the id.
    pub keys: Box<[(String, String)]>,
    /// The name.
    pub name: Box<str>,
    /// The day of birth.
    pub born: Option<Box<str>>,
    /// What must be told of it.
    pub problems: Vec<RowProblem>,
    /// What must be told if it has no name and nobody has its id.
    pub nameless: Option<Box<RowProblem>>,
}

/// The rows of a table.
#[derive(Debug)]
pub struct ListedRows {
    /// The rows that are not blank.
    pub rows: Vec<ListedRow>,
    /// How many are blank.
    pub blank: usize,
    /// The words that were taken as blank, with the number of their cells.
    pub blanks: BTreeMap<String, usize>,
}

impl ListedRow {
    fn new(place: usize, read: ReadRow) -> Self {
        let born = birth_of(&read.draft);
        let draft: RowDraft = read.draft;
        Self {
            place,
            row: draft.row,
            own_id: draft.own_id.into(),
            keys: draft.keys.into(),
            name: draft.name.into(),
            born: born.map(Into::into),
            problems: read.problems,
            nameless: read.nameless.map(Box::new),
        }
    }

    /// The name and day of birth, if the row has both.
    #[must_use]
    pub fn birth(&self) -> Option<(&str, &str)> {
        Some((&self.name, self.born.as_deref()?))
    }

    /// Tells something of the whole row.
    pub fn tell(&mut self, what: RowIssue, candidates: Vec<RecordId>) {
        self.problems.push(RowProblem {
            row: self.row,
            column: String::new(),
            header: String::new(),
            cell: self.name.to_string(),
            what,
            candidates,
        });
    }
}

/// The worst that problems do to their row.
#[must_use]
pub fn outcome_of(problems: &[RowProblem]) -> Option<Outcome> {
    problems
        .iter()
        .filter_map(|problem| problem.what.outcome())
        .max()
}

/// Reads the rows of a table. One that says just what an earlier one does is left out.
#[must_use]
pub fn read_rows(
    table: &SheetTable,
    block: &Block,
    columns: &PlacedColumns,
    statuses: &[StatusKind],
) -> ListedRows {
    let mut rows = Vec::new();
    let mut blanks: BTreeMap<String, usize> = BTreeMap::new();
    let hasher = RandomState::new();
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let mut expected = block.header.map_or(0, |row| table.number(row)) + 1;
    let (mut blank, mut waiting) = (0, 0);
    for place in block.first..block.end {
        let number = table.number(place);
        // Rows that a spreadsheet leaves out are blank ones.
        waiting += number.saturating_sub(expected) as usize;
        expected = number + 1;
        if columns.is_blank(table, place) {
            waiting += 1;
            continue;
        }
        // What follows the last row is no part of the list.
        blank += std::mem::take(&mut waiting);
        let mut read: ReadRow = read_row(table, place, columns, statuses);
        for word in std::mem::take(&mut read.blanks) {
            *blanks.entry(word).or_default() += 1;
        }
        let mut row = ListedRow::new(place, read);
        let cells = cells_of(table, place);
        if let Some(other) = seen.insert(hasher.hash_one(&cells), place)
            && cells_of(table, other) == cells
            && outcome_of(&row.problems).is_none()
        {
            let other = table.number(other);
            row.tell(RowIssue::SameRow { other }, Vec::new());
        }
        rows.push(row);
    }
    if columns.counts_blank_rows {
        blank += waiting;
    }
    ListedRows {
        rows,
        blank,
        blanks,
    }
}

/// What stands in a row, without the empty cells at its end.
fn cells_of(table: &SheetTable, place: usize) -> Vec<&str> {
    let mut cells: Vec<&str> = table.cells(place).map(|cell| cell.text.trim()).collect();
    while cells.last().is_some_and(|cell| cell.is_empty()) {
        cells.pop();
    }
    cells
}
