//! Who says something, as one reads it aloud: the source, where in it, told by whom, and how sure. A
//! source that must not be named is not named.

use std::collections::BTreeSet;

use crate::casebook::book::Book;
use crate::casebook::derive::corroboration::origins;
use crate::record::citation::Citation;
use crate::record::edtf_date::EdtfDate;
use crate::record::grade::Reliability;
use crate::record::id::RecordId;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::derivation::reports;
use crate::text::pages::dossier_source::reliability;
use crate::text::pages::fragments;
use crate::text::safe::{Safe, display_safe};

/// One source of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The source's record; `None` where it must not be named or is not there.
    pub source: Option<RecordId>,
    /// Who says so, where, and how sure, as one reads it.
    pub told: Safe,
    /// Both halves of the Admiralty code.
    pub grade: Safe,
}

/// A date as one reads it: nobody hears a question mark.
#[must_use]
pub fn spoken_date(when: &EdtfDate) -> Safe {
    display_safe(&date::display(when).as_str().replace('?', " (not certain)"))
}

/// Who says so, in brackets.
#[must_use]
pub fn so_says(citations: &[Citation], book: &Book) -> String {
    let told: Vec<String> = citations
        .iter()
        .map(|one| attribution(one, book).told.into_string())
        .collect();
    if told.is_empty() {
        " (the record names no source for this)".to_owned()
    } else {
        format!(" ({})", told.join("; "))
    }
}

/// How many reports there are and what they go back to, without the name of anybody who must not
/// be named.
#[must_use]
pub fn open_reports(cited: &BTreeSet<RecordId>, book: &Book) -> String {
    let told = reports(cited, book);
    let named = origins(cited, book.sources()).into_iter().flatten();
    if named
        .chain(cited.iter().copied())
        .any(|id| is_confidential(id, book))
    {
        return told.split(": ").next().unwrap_or_default().to_owned();
    }
    told
}

fn is_confidential(id: RecordId, book: &Book) -> bool {
    book.sources()
        .get(id)
        .is_some_and(|source| source.confidential)
}

/// A source as a whole, without a place in it.
#[must_use]
pub fn as_a_whole(id: RecordId, book: &Book) -> Attribution {
    let letter = book
        .sources()
        .get(id)
        .map_or(Reliability::F, |source| source.reliability().clone());
    let mut told = source_and_date(id, book);
    told.push_str(&format!(", reliability {}", reliability(&letter)));
    Attribution {
        source: Some(id).filter(|_| !is_confidential(id, book)),
        told: display_safe(&told),
        grade: display_safe(letter.as_str()),
    }
}

/// Who says so and when it was published; nothing of it where the source must not be named.
fn source_and_date(id: RecordId, book: &Book) -> String {
    if is_confidential(id, book) {
        return "a source that must not be named".to_owned();
    }
    let mut told = fragments::source_name(id, book);
    if let Some(source) = book.sources().get(id)
        && !source.published.is_empty()
    {
        told.push_str(&format!(", {}", spoken_date(&source.published)));
    }
    told
}

/// One citation in full.
#[must_use]
pub fn attribution(citation: &Citation, book: &Book) -> Attribution {
    let id = citation.source.id();
    let grade = fragments::grade(citation, book);
    let confidential = id.is_some_and(|id| is_confidential(id, book));
    let mut told = id.map_or_else(
        || fragments::cited(&citation.source, book),
        |id| source_and_date(id, book),
    );
    let at = fragments::place_in_source(&citation.at, book);
    if !confidential && !at.is_empty() {
        told.push_str(&format!(", {at}"));
    }
    if let Some(via) = &citation.via {
        told.push_str(&format!(", told by {}", via_in_words(via.as_str())));
    }
    // The letter and digit stand first, so the words after them need not be known by heart.
    let (letter, digit) = (
        reliability(&grade.reliability),
        fragments::credibility(grade.credibility),
    );
    let meaning = |text: &str| {
        text.split_once(", ")
            .map_or("", |(_, said)| said)
            .to_owned()
    };
    told.push_str(&format!(
        ", grade {grade}: {}, {}",
        meaning(&letter),
        meaning(&digit)
    ));
    if !citation.quote.is_empty() && !confidential {
        told.push_str(&format!(": “{}”", citation.quote.trim()));
    }
    Attribution {
        source: id.filter(|_| !confidential),
        told: display_safe(&told),
        grade: display_safe(&grade.to_string()),
    }
}

fn via_in_words(via: &str) -> String {
    match via {
        "Self" => "the person".to_owned(),
        "Relative" => "a relative".to_owned(),
        "Witness" => "a witness".to_owned(),
        "Lawyer" => "a lawyer".to_owned(),
        "Official" => "an official".to_owned(),
        "Journalist" => "a journalist".to_owned(),
        other => label::word(other).into_string(),
    }
}
