//! The derivation of reports: how many there are and what they go back to: `3 reports, 1 root:
//! Verstka`.

use std::collections::BTreeSet;

use crate::casebook::book::Book;
use crate::casebook::derive::corroboration::origins;
use crate::record::id::{Link, RecordId};
use crate::text::catalogue::{listed, say};
use crate::text::labels::date;
use crate::text::pages::fragments;
use crate::text::pages::section::SectionLine;
use crate::text::safe::{Safe, display_safe};

/// How many reports the cited sources are, and of how many roots; the roots by name, where each
/// group of reports goes back to one. Nothing if nothing is cited.
#[must_use]
pub fn reports(cited: &BTreeSet<RecordId>, book: &Book) -> Safe {
    if cited.is_empty() {
        return Safe::default();
    }
    let origins = origins(cited, book.sources());
    let told = number_of_reports(cited, book);
    let names: Option<Vec<Safe>> = origins
        .iter()
        .map(|roots| match roots.len() {
            1 => roots
                .first()
                .map(|root| fragments::source_name(*root, book)),
            _ => None,
        })
        .collect();
    match names {
        Some(names) => say!(derivation_reports_of {
            told,
            names: listed(&names)
        }),
        None => told,
    }
}

/// How many reports the cited sources are, and of how many roots, without their names.
#[must_use]
pub fn number_of_reports(cited: &BTreeSet<RecordId>, book: &Book) -> Safe {
    if cited.is_empty() {
        return Safe::default();
    }
    let roots = origins(cited, book.sources()).len();
    say!(derivation_reports {
        reports: cited.len(),
        roots
    })
}

/// What the cited sources repeat, as a tree: each source, and below it, further in, those that it
/// is derived from. A source that stands in the tree already is named and not unfolded again, so a
/// circle ends.
#[must_use]
pub fn tree(cited: &BTreeSet<RecordId>, book: &Book) -> Vec<SectionLine> {
    let mut lines = Vec::new();
    let mut told = BTreeSet::new();
    for id in cited {
        unfold(*id, 0, book, &mut told, &mut lines);
    }
    lines
}

/// How deep a tree is told; whoever repeats whom any deeper is for a source's own page.
const DEEPEST: usize = 8;

fn unfold(
    id: RecordId,
    depth: usize,
    book: &Book,
    told: &mut BTreeSet<RecordId>,
    lines: &mut Vec<SectionLine>,
) {
    let source = book.sources().get(id);
    let mut text = display_safe(&fragments::source_name(id, book));
    if depth > 0 {
        text = say!(derivation_repeats { source: text });
    }
    if let Some(source) = source.filter(|source| !source.published.is_empty()) {
        text = say!(derivation_dated {
            source: text,
            date: date::display(&source.published)
        });
    }
    let parents: Vec<RecordId> = source.map_or_else(Vec::new, |source| {
        source.derived_from.iter().filter_map(Link::id).collect()
    });
    let again = !told.insert(id);
    if again && !parents.is_empty() {
        text = say!(derivation_see_above { source: text });
    }
    let letter = source.map_or("", |source| source.reliability().as_str());
    let text = format!("{}{text}", "    ".repeat(depth));
    lines.push(SectionLine::new("", &text).to(Some(id)).with_aside(letter));
    if again || depth >= DEEPEST {
        return;
    }
    for parent in parents {
        unfold(parent, depth + 1, book, told, lines);
    }
}
