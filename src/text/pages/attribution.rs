//! Who says something, as one reads it aloud: the source, where in it, told by whom, and how sure. A
//! source that must not be named is not named.

use std::collections::BTreeSet;

use crate::casebook::book::Book;
use crate::casebook::derive::corroboration::origins;
use crate::record::citation::Citation;
use crate::record::edtf_date::EdtfDate;
use crate::record::grade::Reliability;
use crate::record::id::RecordId;
use crate::text::catalogue::{self, CatalogueTerm, listed_apart, say};
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::derivation::{number_of_reports, reports};
use crate::text::pages::dossier_source::reliability;
use crate::text::pages::fragments;
use crate::text::safe::{Safe, display_safe};

/// One source of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The source's record; `None` if it must not be named or is not there.
    pub source: Option<RecordId>,
    /// Who says so, where, and how sure, as one reads it.
    pub told: Safe,
    /// Both halves of the Admiralty code.
    pub grade: Safe,
}

/// A date as one reads it: nobody hears a question mark.
#[must_use]
pub fn spoken_date(when: &EdtfDate) -> Safe {
    let told = date::display(when);
    if !told.contains('?') {
        return told;
    }
    display_safe(&told.replace('?', &format!(" {}", say!(date_not_certain))))
}

/// What is told, and in brackets who says so.
#[must_use]
pub fn so_says(what: &str, citations: &[Citation], book: &Book) -> Safe {
    let told: Vec<Safe> = citations
        .iter()
        .map(|one| attribution(one, book).told)
        .collect();
    if told.is_empty() {
        say!(told_without_source { told: what })
    } else {
        say!(told_by_sources {
            told: what,
            sources: listed_apart(&told)
        })
    }
}

/// How many reports there are and what they go back to, without the name of anybody who must not
/// be named.
#[must_use]
pub fn open_reports(cited: &BTreeSet<RecordId>, book: &Book) -> Safe {
    let told = reports(cited, book);
    let named = origins(cited, book.sources()).into_iter().flatten();
    if named
        .chain(cited.iter().copied())
        .any(|id| is_confidential(id, book))
    {
        return number_of_reports(cited, book);
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
    let told = say!(told_reliability {
        source: source_and_date(id, book),
        reliability: reliability(&letter)
    });
    Attribution {
        source: Some(id).filter(|_| !is_confidential(id, book)),
        told,
        grade: display_safe(letter.as_str()),
    }
}

/// Who says so and when it was published; nothing of it where the source must not be named.
fn source_and_date(id: RecordId, book: &Book) -> Safe {
    if is_confidential(id, book) {
        return say!(told_confidential);
    }
    let told = display_safe(&fragments::source_name(id, book));
    if let Some(source) = book.sources().get(id)
        && !source.published.is_empty()
    {
        return say!(derivation_dated {
            source: told,
            date: spoken_date(&source.published)
        });
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
        || display_safe(&fragments::cited(&citation.source, book)),
        |id| source_and_date(id, book),
    );
    let at = fragments::open_place_in_source(&citation.at, book);
    if !confidential && !at.is_empty() {
        told = say!(told_place { told, place: at });
    }
    if let Some(via) = &citation.via {
        told = say!(told_via {
            told,
            via: via_in_words(via.as_str())
        });
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
    told = say!(told_grade {
        told: told,
        grade: grade.to_string(),
        letter: meaning(&letter),
        digit: meaning(&digit)
    });
    if !citation.quote.is_empty() && !confidential {
        told = say!(told_quote {
            told,
            quote: citation.quote.trim()
        });
    }
    Attribution {
        source: id.filter(|_| !confidential),
        told,
        grade: display_safe(&grade.to_string()),
    }
}

fn via_in_words(via: &str) -> CatalogueTerm {
    let known = catalogue::term(&format!("via_{}", via.to_lowercase()), None).is_some();
    match known {
        true => CatalogueTerm::of("via_", &via.to_lowercase(), String::new),
        false => label::word_term(via),
    }
}
