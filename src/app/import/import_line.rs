//! A line of the page of an import, and what Enter does on it.

use crate::app::import::choice_list::ChoiceOf;
use crate::casebook::errors::import_problem::Outcome;
use crate::casebook::form_target::ImportField;
use crate::text::safe::Safe;

/// Which rows or people a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberOf {
    /// Rows with this outcome.
    Rows(Outcome),
    /// Words that were taken as blank.
    Blank,
    /// People of earlier editions.
    NotMentioned,
    /// New people who are minors.
    Minors,
    /// Changed people with a risk or consent on record.
    AtRisk,
    /// Rows whose name asks for removal.
    Removals,
}

/// What Enter does on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineAction {
    /// Nothing.
    Nothing,
    /// It opens a list to choose from.
    Choose(ChoiceOf),
    /// It asks for a text.
    Ask(ImportField),
    /// It asks whether to write.
    Write,
    /// It opens the list behind a number.
    List(NumberOf),
    /// It opens the row of this place.
    Row(usize),
}

/// A line of a page.
#[derive(Clone, Debug)]
pub struct ImportLine {
    /// What it is about.
    pub lead: Safe,
    /// What is so.
    pub value: Safe,
    /// What stands beside it.
    pub aside: Safe,
    /// Whether it needs a look.
    pub is_doubtful: bool,
    /// What Enter does.
    pub does: LineAction,
    /// What is told below the lines while the cursor is on it.
    pub more: Vec<Safe>,
}

impl ImportLine {
    /// A line that needs no look.
    pub fn new(lead: impl Into<Safe>, value: impl Into<Safe>, does: LineAction) -> Self {
        Self {
            lead: lead.into(),
            value: value.into(),
            aside: Safe::default(),
            is_doubtful: false,
            does,
            more: Vec::new(),
        }
    }
}
