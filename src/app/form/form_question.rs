//! The question of a form: what is asked in one line before it is written.

use crate::text::safe::Safe;

/// What is doubtful in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormDoubt {
    /// A date that is none, which is kept in words.
    Words,
    /// A word that is none of the usual ones.
    UnusualWord,
    /// A date that is left empty although a cited report has one. That is shown, not asked.
    ReportDate,
    /// The saved query of that name.
    Replaces,
    /// That everything goes out.
    Full,
    /// That it goes out of a sealed workspace in the clear.
    InTheClear,
    /// That a text may give away a source that must not be named.
    NamesSources,
    /// What would change for whom.
    Preview,
}

/// A question of one line: yes writes the form, no goes back to it.
#[derive(Clone, Debug)]
pub struct FormQuestion {
    /// What it is about.
    pub doubt: FormDoubt,
    /// What has to be known first.
    pub told: Safe,
    /// The question.
    pub line: Safe,
    /// Whether it has been drawn. Until then no key answers it.
    pub drawn: bool,
}

impl FormQuestion {
    /// A question that has not been drawn.
    #[must_use]
    pub const fn new(doubt: FormDoubt, told: Safe, line: Safe) -> Self {
        Self {
            doubt,
            told,
            line,
            drawn: false,
        }
    }
}
