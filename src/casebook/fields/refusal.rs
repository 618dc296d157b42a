//! Why what is typed cannot stand in a field.

use crate::record::date_refusal::DateRefusal;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;

/// Why what is typed cannot stand in a field. Phrased in `words`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No date.
    Date {
        /// What was typed.
        typed: String,
        /// Why it is none.
        why: DateRefusal,
    },
    /// Not a bare word.
    Word {
        /// What was typed.
        typed: String,
    },
    /// Not a word of the field's list.
    UnknownWord {
        /// What was typed.
        typed: String,
        /// The list.
        words: &'static [&'static str],
    },
    /// Not a status of the workspace.
    UnknownStatus {
        /// What was typed.
        typed: String,
        /// Those of the workspace.
        known: Vec<String>,
    },
    /// Not the id of a record of this kind.
    Link {
        /// What was typed.
        typed: String,
        /// The kind that belongs there.
        kind: Kind,
    },
    /// Not a whole number.
    Number {
        /// What was typed.
        typed: String,
    },
    /// Neither yes nor no.
    Flag {
        /// What was typed.
        typed: String,
    },
    /// A name or title must not be empty.
    Empty {
        /// The field.
        field: &'static str,
    },
    /// The same thing stands twice in a list.
    Twice {
        /// What was typed.
        typed: String,
    },
    /// What stands in the file is not a list that a form can show.
    NoList {
        /// What stands there.
        written: String,
    },
    /// There is no such field.
    NoSuchField {
        /// What was typed.
        typed: String,
    },
}

/// A word that may stand bare in RON: a letter or underscore, then letters, digits, underscores.
///
/// # Errors
///
/// [`Refusal::Word`] for anything else.
pub fn bare_word(typed: &str) -> Result<&str, Refusal> {
    let mut characters = typed.chars();
    let number = typed.len() == 1 && typed.as_bytes()[0].is_ascii_digit();
    let word = characters
        .next()
        .is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first))
        && characters.all(unicode_ident::is_xid_continue);
    if number || word {
        Ok(typed)
    } else {
        Err(Refusal::Word {
            typed: typed.to_owned(),
        })
    }
}

/// The id that is typed, of a record of this kind.
///
/// # Errors
///
/// [`Refusal::Link`] if it is none.
pub fn linked(typed: &str, kind: Kind) -> Result<RecordId, Refusal> {
    Link::from(typed.trim())
        .id()
        .filter(|id| id.kind() == kind)
        .ok_or_else(|| Refusal::Link {
            typed: typed.to_owned(),
            kind,
        })
}

/// The word as its list spells it, and no other.
///
/// # Errors
///
/// [`Refusal::UnknownWord`] for a word that the list does not have.
pub fn listed_word<'t>(typed: &'t str, words: &'static [&'static str]) -> Result<&'t str, Refusal> {
    let wanted = typed.trim().to_lowercase();
    let mut known = words.iter();
    let found = known.find(|word| word.to_lowercase() == wanted);
    found.copied().ok_or_else(|| Refusal::UnknownWord {
        typed: typed.trim().to_owned(),
        words,
    })
}

/// The same of a list that has only the usual words: any other bare word may stand there as well.
///
/// # Errors
///
/// [`Refusal::UnknownWord`] for what is no bare word.
pub fn usual_word<'t>(typed: &'t str, words: &'static [&'static str]) -> Result<&'t str, Refusal> {
    listed_word(typed, words).or_else(|unknown| bare_word(typed).map_err(|_| unknown))
}
