//! The list of which one thing is chosen while a list is imported: a sheet, a header, what a column is for.

use crate::text::catalogue::say;
use crate::text::safe::Safe;

/// What is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChoiceOf {
    /// The sheet.
    Sheet,
    /// The table in the sheet.
    Table,
    /// The row of the header.
    Header,
    /// The order of all dates.
    Dates,
    /// The encoding.
    Encoding,
    /// What stands between cells.
    Separator,
    /// What becomes of likely matches.
    OnMatch,
    /// What the column is for that is called so.
    Target(String),
    /// The order of the dates of that column.
    DatesOf(String),
    /// What a word means.
    Meaning {
        /// The letter of its column.
        letter: String,
        /// The word.
        word: String,
    },
}

/// One choice: what it stands for, and what is shown.
pub type Choice = (String, Safe);

/// A list to choose from.
#[derive(Clone, Debug)]
pub struct ChoiceList {
    /// What is chosen.
    pub of: ChoiceOf,
    /// The choices.
    pub items: Vec<Choice>,
    /// The one that the cursor is on.
    pub cursor: usize,
}

impl ChoiceList {
    /// What is chosen, as a title.
    #[must_use]
    pub fn title(&self) -> Safe {
        match &self.of {
            ChoiceOf::Sheet => say!(import_line_sheet),
            ChoiceOf::Table => say!(import_line_table),
            ChoiceOf::Header => say!(import_line_header),
            ChoiceOf::Dates => say!(import_line_dates),
            ChoiceOf::Encoding => say!(import_line_encoding),
            ChoiceOf::Separator => say!(import_line_separator),
            ChoiceOf::OnMatch => say!(import_line_on_match),
            ChoiceOf::Target(from) => say!(import_choose_target { from }),
            ChoiceOf::DatesOf(from) => say!(import_choose_dates { from }),
            ChoiceOf::Meaning { word, .. } => say!(import_choose_meaning { word }),
        }
    }
}
