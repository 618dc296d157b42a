//! The problems of an import: what is wrong with a row of a list, or must be told of it, as data.

use crate::record::id::RecordId;

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It makes a new record.
    Created,
    /// It changes a record.
    Updated,
    /// The record says all of it already.
    Unchanged,
    /// Somebody has to decide.
    Held,
    /// It cannot be taken as it is.
    Refused,
    /// It is no row about a person.
    LeftOut,
}

impl Outcome {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 6] = [
        Self::Created,
        Self::Updated,
        Self::Unchanged,
        Self::Held,
        Self::Refused,
        Self::LeftOut,
    ];

    /// The word for it in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Held => "held",
            Self::Refused => "refused",
            Self::LeftOut => "left_out",
        }
    }
}

/// What becomes of how many rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// The rows of the list, blank ones too.
    pub rows: usize,
    /// The blank ones.
    pub blank: usize,
    /// The others, in the order of [`Outcome::ALL`].
    pub outcomes: [usize; Outcome::ALL.len()],
}

impl ImportCounts {
    /// How many rows have an outcome.
    #[must_use]
    pub const fn of(&self, outcome: Outcome) -> usize {
        self.outcomes[outcome as usize]
    }
}

/// What a problem is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowIssue {
    /// The row has no name.
    NoName,
    /// The row names a record that is not there.
    UnknownId,
    /// The row of our own table holds no record that can be read.
    NotARecord,
    /// The record is there and says something else.
    Differs,
    /// What it says is too long for one record.
    TooLong,
    /// The record that it is about cannot be read any more.
    RecordUnreadable,
    /// Somebody of this name was erased.
    Erased,
    /// The name has a request to take the person out.
    RemovalRequest,
    /// The name is one that the map refuses.
    RefusedWord,
    /// Two people stand in one cell.
    TwoPeople,
    /// Characters of the cell could not be read.
    Unreadable,
    /// The text was read in the wrong encoding by somebody before.
    Mojibake,
    /// The row has more cells than the header.
    TooManyCells {
        /// How many it has.
        cells: usize,
        /// How many the header has.
        header: usize,
    },
    /// The row has fewer cells than the header.
    TooFewCells {
        /// How many it has.
        cells: usize,
        /// How many the header has.
        header: usize,
    },
    /// Another row has the same key.
    KeyTwice {
        /// That row.
        other: u32,
    },
    /// Another row is about the same record.
    SameRecord {
        /// That row.
        other: u32,
    },
    /// Another row looks as if it were about the same person.
    LikelyRow {
        /// That row.
        other: u32,
    },
    /// People who are recorded look as if they were this one.
    Likely,
    /// An earlier row says exactly the same.
    SameRow {
        /// That row.
        other: u32,
    },
    /// It is a row of totals.
    Total,
    /// It is the header again.
    HeaderAgain,
    /// It is no person: an entity of another kind.
    NotAPerson,
    /// It is no date; kept as it is written.
    NotADate,
    /// The date has no year; kept as it is written.
    NoYear,
    /// There is no such day; kept as it is written.
    NoSuchDay,
    /// The date is out of bounds; kept as it is written.
    Implausible,
    /// Nobody is that old; kept as a note.
    NotAnAge,
    /// The word has no meaning in this column; kept as a note.
    UnknownWord,
    /// The cell has the error of a formula; not taken.
    ErrorCell,
    /// The cell has a formula without a result.
    FormulaCell,
    /// A merged cell covers it.
    MergedCell,
    /// A word has letters of two scripts that look alike.
    MixedScript,
    /// The list says something else than the record, where somebody has changed it; it becomes a claim.
    Competing,
    /// An entry that the list changes was changed here since; the list's stands beside it.
    EntryChanged,
}

impl RowIssue {
    /// The word for it in JSON.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::NoName => "no_name",
            Self::UnknownId => "unknown_id",
            Self::NotARecord => "not_a_record",
            Self::Differs => "differs",
            Self::TooLong => "too_long",
            Self::RecordUnreadable => "record_unreadable",
            Self::Erased => "erased",
            Self::RemovalRequest => "removal_request",
            Self::RefusedWord => "refused_word",
            Self::TwoPeople => "two_people",
            Self::Unreadable => "unreadable",
            Self::Mojibake => "mojibake",
            Self::TooManyCells { .. } => "too_many_cells",
            Self::TooFewCells { .. } => "too_few_cells",
            Self::KeyTwice { .. } => "key_twice",
            Self::SameRecord { .. } => "same_record",
            Self::LikelyRow { .. } => "likely_row",
            Self::Likely => "likely",
            Self::SameRow { .. } => "same_row",
            Self::Total => "total",
            Self::HeaderAgain => "header_again",
            Self::NotAPerson => "not_a_person",
            Self::NotADate => "not_a_date",
            Self::NoYear => "no_year",
            Self::NoSuchDay => "no_such_day",
            Self::Implausible => "implausible",
            Self::NotAnAge => "not_an_age",
            Self::UnknownWord => "unknown_word",
            Self::ErrorCell => "error_cell",
            Self::FormulaCell => "formula_cell",
            Self::MergedCell => "merged_cell",
            Self::MixedScript => "mixed_script",
            Self::Competing => "competing",
            Self::EntryChanged => "entry_changed",
        }
    }

    /// What becomes of the whole row because of it; `None` if the row is taken.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        match self {
            Self::NoName
            | Self::UnknownId
            | Self::NotARecord
            | Self::Erased
            | Self::TooLong
            | Self::RemovalRequest
            | Self::RefusedWord => Some(Outcome::Refused),
            Self::TwoPeople
            | Self::Differs
            | Self::RecordUnreadable
            | Self::Unreadable
            | Self::Mojibake
            | Self::TooManyCells { .. }
            | Self::KeyTwice { .. }
            | Self::SameRecord { .. }
            | Self::LikelyRow { .. }
            | Self::Likely => Some(Outcome::Held),
            Self::SameRow { .. } | Self::Total | Self::HeaderAgain | Self::NotAPerson => {
                Some(Outcome::LeftOut)
            }
            Self::TooFewCells { .. }
            | Self::NotADate
            | Self::NoYear
            | Self::NoSuchDay
            | Self::Implausible
            | Self::NotAnAge
            | Self::UnknownWord
            | Self::ErrorCell
            | Self::FormulaCell
            | Self::MergedCell
            | Self::MixedScript
            | Self::Competing
            | Self::EntryChanged => None,
        }
    }
}

/// Something that must be told of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// The row, as the sheet counts.
    pub row: u32,
    /// The letter of the column; empty if it is about the whole row.
    pub column: String,
    /// The header of the column.
    pub header: String,
    /// What stands in the cell.
    pub cell: String,
    /// What it is.
    pub what: RowIssue,
    /// Who may be meant.
    pub candidates: Vec<RecordId>,
}

/// Why a map cannot be used for a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapError {
    /// The map is of a later version.
    NewerFormat {
        /// Its format.
        format: u32,
    },
    /// The table has no such column, or several.
    NoSuchColumn {
        /// How the map calls it.
        from: String,
        /// The columns that there are.
        columns: Vec<String>,
    },
    /// The map says two things of one column.
    ColumnTwice {
        /// The column.
        from: String,
    },
    /// No column has names.
    NoNames,
    /// A word of the map has a meaning that there is not.
    NoSuchMeaning {
        /// The column.
        from: String,
        /// The meaning.
        meaning: String,
        /// The meanings that there are.
        meanings: Vec<String>,
    },
    /// A word of the map is none that it may have.
    NoSuchWord {
        /// The field.
        field: &'static str,
        /// The word.
        word: String,
        /// The words that it may have.
        known: Vec<String>,
    },
    /// A field of a column that bounds or dates its cells is no date, nor a column where that may stand.
    NoSuchDate {
        /// The column.
        from: String,
        /// The field.
        field: &'static str,
        /// What stands there.
        word: String,
    },
    /// The dates of a column may be read in two orders.
    Unproved {
        /// The column.
        from: String,
        /// The first row with such a date.
        row: u32,
        /// What stands there.
        cell: String,
        /// With the day first.
        day_first: String,
        /// With the month first.
        month_first: String,
        /// How many such cells there are.
        cells: usize,
    },
    /// Some dates of a column have the day first, others the month.
    BothOrders {
        /// The column.
        from: String,
        /// A row with the day first, and what stands there.
        day_first: (u32, String),
        /// A row with the month first, and what stands there.
        month_first: (u32, String),
    },
    /// Nobody has said what some columns are for.
    Uncertain {
        /// The columns.
        columns: Vec<String>,
    },
    /// Words for what became of people mean no status of the workspace, and nobody has agreed to keep them as notes.
    WithoutStatus {
        /// The words.
        words: Vec<String>,
    },
}
