//! A status as a query has it.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use crate::casebook::book::Book;
use crate::casebook::errors::query_error::{QueryError, QueryReason};
use crate::record::status::{Status, StatusKind};
use crate::spelling::near::alike;

/// A status as it was typed, in lower case; an unambiguous beginning will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusWord {
    /// The word; `any` and `none` have their own meaning.
    pub word: String,
    /// Where it stands in the query, in bytes.
    pub at: Range<usize>,
}

impl StatusWord {
    /// Whether a status of the workspace answers to the word: it is called so, or it begins so and
    /// none is called so.
    #[must_use]
    pub fn fits(&self, status: &Status, statuses: &[StatusKind]) -> bool {
        let name = status.lower();
        if name == self.word {
            return true;
        }
        let exact = |kind: &StatusKind| kind.name.lower() == self.word;
        name.starts_with(&self.word) && !statuses.iter().any(exact)
    }

    /// Whether somebody who has this status, or none, answers to the word.
    #[must_use]
    pub fn is_of(&self, status: Option<&Status>, statuses: &[StatusKind]) -> bool {
        match status {
            None => self.word == "none",
            Some(status) => self.word == "any" || self.fits(status, statuses),
        }
    }
}

/// Checks a word against the statuses of the workspace and those that records have beside them.
///
/// # Errors
///
/// [`QueryReason::UnknownStatus`] or [`QueryReason::AmbiguousStatus`].
pub fn verify_status(status: &StatusWord, book: &Book) -> Result<(), QueryError> {
    // Whoever writes by hand may use a status before anybody declares it. Everybody is asked, but
    // only for a word that means nothing otherwise.
    verify_among(status, &book.statuses, &|| undeclared(book))
}

/// Checks a word against the statuses that the workspace declares, and no others.
///
/// # Errors
///
/// As [`verify_status`].
pub fn verify_declared(status: &StatusWord, statuses: &[StatusKind]) -> Result<(), QueryError> {
    verify_among(status, statuses, &BTreeSet::new)
}

fn verify_among(
    status: &StatusWord,
    statuses: &[StatusKind],
    others: &dyn Fn() -> BTreeSet<String>,
) -> Result<(), QueryError> {
    let fail = |reason| {
        Err(QueryError {
            at: status.at.clone(),
            reason,
        })
    };
    let word = status.word.clone();
    if word == "any" || word == "none" {
        return Ok(());
    }
    let mut known: Vec<String> = statuses.iter().map(|kind| kind.name.lower()).collect();
    if known.contains(&word) {
        return Ok(());
    }
    let fitting = |known: &[String]| -> Vec<String> {
        let fitting = known.iter().filter(|name| name.starts_with(&word));
        fitting.cloned().collect()
    };
    let mut candidates = fitting(&known);
    if candidates.is_empty() {
        known.extend(others());
        candidates = fitting(&known);
    }
    match candidates.len() {
        0 => {
            let near = known
                .iter()
                .max_by(|a, b| alike(&word, a).total_cmp(&alike(&word, b)))
                .filter(|name| alike(&word, name) > 0.8)
                .cloned();
            fail(QueryReason::UnknownStatus { word, known, near })
        }
        1 => Ok(()),
        _ if candidates.contains(&word) => Ok(()),
        _ => fail(QueryReason::AmbiguousStatus { word, candidates }),
    }
}

/// The statuses that records have and the workspace does not declare, in lower case, each once.
fn undeclared(book: &Book) -> BTreeSet<String> {
    let people = book.people().iter();
    let entries = people.flat_map(|(_, person)| &person.history);
    let said: HashSet<&Status> = entries.filter_map(|entry| entry.status.as_ref()).collect();
    let said = said.into_iter();
    said.filter(|status| book.status_kind(status).is_none())
        .map(Status::lower)
        .collect()
}
