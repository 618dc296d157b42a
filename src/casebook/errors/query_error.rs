//! Why a query could not be understood, with what a message about it needs. Phrased in `words`.

use std::ops::Range;

use crate::record::kind::Kind;

/// Why a query could not be understood, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// The part of the query that is at fault, as a range of bytes on character boundaries.
    pub at: Range<usize>,
    /// What is wrong with it.
    pub reason: QueryReason,
}

/// What is wrong with a part of a query. Texts are as they were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryReason {
    /// A quotation mark is never closed.
    Unbalanced {
        /// The mark.
        quote: char,
    },
    /// A word without a letter or figure, which nothing can match.
    NothingToFind,
    /// There is no such field.
    UnknownField {
        /// What was typed before the colon or sign.
        field: String,
        /// The field that is probably meant.
        near: Option<&'static str>,
    },
    /// Nothing follows the colon or sign.
    EmptyValue {
        /// The field.
        field: &'static str,
    },
    /// The field is not compared with `<`, `<=`, `>` or `>=`.
    NotComparable {
        /// The field.
        field: &'static str,
    },
    /// A text that is no date, or may be two.
    BadDate {
        /// The text.
        text: String,
    },
    /// A text that is no number of days, weeks, months or years such as `30d`.
    BadSpan {
        /// The text.
        text: String,
    },
    /// A text that no id begins with.
    BadId {
        /// The text.
        text: String,
    },
    /// `is:` or `has:` is followed by a word that it does not know.
    UnknownWord {
        /// The field: `is` or `has`.
        field: &'static str,
        /// The word.
        word: String,
        /// The words that it knows.
        known: Vec<&'static str>,
        /// The word that is probably meant.
        near: Option<&'static str>,
    },
    /// The workspace has no such status.
    UnknownStatus {
        /// The word.
        word: String,
        /// The statuses of the workspace, in lower case.
        known: Vec<String>,
        /// The status that is probably meant.
        near: Option<String>,
    },
    /// Several statuses begin like this.
    AmbiguousStatus {
        /// The word.
        word: String,
        /// The statuses that begin with it.
        candidates: Vec<String>,
    },
    /// A part that says nothing of the records that are looked for.
    OfOtherKind {
        /// What is asked, such as `status:` or `has:risk`.
        asked: String,
        /// What is looked for.
        kind: Kind,
        /// What it does say something of.
        kinds: Vec<Kind>,
    },
    /// A part that asks about something that may not be shown to anybody, in a query about what may.
    NotPublic {
        /// What is asked, such as `has:`.
        asked: &'static str,
    },
    /// The query has more parts than are looked for at once.
    TooManyTerms {
        /// How many are.
        limit: usize,
    },
    /// No query is kept under that name.
    UnknownSaved {
        /// The name.
        name: String,
        /// The names of those that are kept.
        known: Vec<String>,
    },
    /// Several queries are kept under such a name.
    AmbiguousSaved {
        /// The name.
        name: String,
        /// The names that it fits.
        candidates: Vec<String>,
    },
    /// A saved query that rests on itself, directly or through others.
    SavedCircle {
        /// Its name.
        name: String,
    },
    /// Saved queries that name more saved queries than are put together.
    TooManySaved {
        /// How many are.
        limit: usize,
    },
    /// A saved query that looks for records of another kind.
    SavedOfOtherKind {
        /// Its name.
        name: String,
        /// What it looks for.
        kind: String,
        /// What is looked for here.
        wanted: Kind,
    },
    /// A saved query that makes no sense itself.
    SavedBroken {
        /// Its name.
        name: String,
        /// What is wrong with it.
        reason: Box<QueryReason>,
    },
}
