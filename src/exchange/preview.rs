//! The preview of an import: how the list was read, what its columns are for, and what would become of its rows.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::casebook::change::edit::Edit;
use crate::casebook::change::import_store::ComparedRecords;
use crate::casebook::change::query_edit::QueryEdit;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::import_error::FileReadError;
use crate::casebook::errors::import_problem::{MapError, Outcome, RowIssue, RowProblem};
use crate::exchange::columns::PlacedColumns;
use crate::exchange::guess::{Guess, Sureness};
use crate::exchange::list_file::{ImportSettings, ListFile, ListPlace};
use crate::exchange::map::{ColumnTarget, Import};
use crate::exchange::plan::{ImportPlan, PlanError, PlannedRow};
use crate::exchange::reports::{ColumnReport, WordReport};
use crate::record::person::Person;

/// Why there is no preview.
#[derive(Debug)]
pub enum ImportFailure {
    /// The file cannot be read, or the store of records cannot.
    Failure(Failure),
    /// The file is no list.
    File(FileReadError),
    /// The text of a map cannot be read: the place, and what is wrong.
    Map(String, crate::record::read::ReadError),
    /// A row cannot be written as a record.
    Unwritable,
}

impl From<Failure> for ImportFailure {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<FileReadError> for ImportFailure {
    fn from(error: FileReadError) -> Self {
        Self::File(error)
    }
}

impl From<PlanError<Failure>> for ImportFailure {
    fn from(error: PlanError<Failure>) -> Self {
        match error {
            PlanError::Id(failure) => Self::Failure(failure),
            PlanError::Compose(_) => Self::Unwritable,
        }
    }
}

/// What an import writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportChange {
    /// The edits of records.
    pub edits: Vec<Edit>,
    /// What is added to the workspace itself.
    pub queries: Vec<QueryEdit>,
    /// With whom the rows were compared.
    pub compared: Option<ComparedRecords>,
}

impl ImportChange {
    /// Takes it out of a plan, which keeps the numbers; `None` if there is nothing to write.
    #[must_use]
    pub fn take_from(plan: &mut ImportPlan) -> Option<Self> {
        let made = Self {
            edits: std::mem::take(&mut plan.edits),
            queries: std::mem::take(&mut plan.queries),
            compared: plan.compared.take(),
        };
        (!made.edits.is_empty() || !made.queries.is_empty()).then_some(made)
    }
}

/// What would become of the rows.
#[derive(Debug)]
pub struct PlannedList {
    /// The rows, without the change that they make.
    pub plan: ImportPlan,
    /// The map set against the table.
    pub placed: PlacedColumns,
    /// The people whom the held rows would make.
    pub held: BTreeMap<u32, Person>,
}

impl PlannedList {
    /// The rows with an outcome.
    pub fn rows(&self, outcome: Outcome) -> impl Iterator<Item = &PlannedRow> {
        let rows = self.plan.rows.iter();
        rows.filter(move |row| row.outcome == outcome)
    }

    /// What is told of a row.
    pub fn problems_of(&self, row: u32) -> impl Iterator<Item = &RowProblem> {
        // They stand in the order of the sheet.
        let problems = &self.plan.problems;
        let first = problems.partition_point(|problem| problem.row < row);
        problems[first..]
            .iter()
            .take_while(move |problem| problem.row == row)
    }

    /// The rows whose name asks for removal.
    #[must_use]
    pub fn removals(&self) -> Vec<u32> {
        let problems = self.plan.problems.iter();
        let asks = |problem: &&RowProblem| problem.what == RowIssue::RemovalRequest;
        problems.filter(asks).map(|problem| problem.row).collect()
    }
}

/// A list before it is imported.
#[derive(Debug)]
pub struct ListPreview {
    /// The file.
    pub file: Arc<ListFile>,
    /// Where the list stands in it.
    pub place: ListPlace,
    /// What each column is for.
    pub map: Import,
    /// What each column seems to be for.
    pub guesses: Vec<Guess>,
    /// Whether it is one of our own tables.
    pub is_own: bool,
    /// The columns; those that the map does not name are left out.
    pub columns: Vec<ColumnReport>,
    /// The words of columns whose words have meanings.
    pub words: Vec<WordReport>,
    /// What would become of the rows, or what is wrong with the map.
    pub planned: Result<PlannedList, Vec<MapError>>,
}

impl ListPreview {
    /// The columns of which nobody has said what they are for, and nothing makes it certain.
    #[must_use]
    pub fn unsure(&self, settings: &ImportSettings) -> Vec<&str> {
        if settings.map.is_some() || self.is_own {
            return Vec::new();
        }
        let guesses = self.guesses.iter();
        guesses
            .filter(|guess| guess.sureness != Sureness::Certain)
            .map(|guess| guess.column.from.as_str())
            .collect()
    }

    /// The words that nobody has given a meaning.
    pub fn unknown_words(&self) -> impl Iterator<Item = &WordReport> {
        let is_unknown = |word: &&WordReport| match word.meaning.as_deref() {
            None => true,
            Some("Note") => word.to == ColumnTarget::Status,
            Some(_) => false,
        };
        self.words.iter().filter(is_unknown)
    }

    /// What the name columns of a row say.
    #[must_use]
    pub fn name_of(&self, place: usize) -> String {
        let table = self.file.table(&self.place);
        let names = self.columns.iter().enumerate();
        let is_name = |column: &ColumnReport| column.column.to == ColumnTarget::Name;
        let places = names.filter(|(_, column)| is_name(column));
        let cells: Vec<&str> = places
            .filter_map(|(_, column)| {
                crate::exchange::table::column_of_letter(&column.letter)
                    .map(|at| table.cell(place, at).text.trim())
            })
            .filter(|cell| !cell.is_empty())
            .collect();
        cells.join(" ")
    }
}
