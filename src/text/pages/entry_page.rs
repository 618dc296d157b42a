//! One entry of a history in full: what it claims, everybody who says so, what they go back to, and
//! what contradicts it.

use crate::casebook::book::Book;
use crate::casebook::derive::standing::{MOST_PAIRS, contradicting, ids};
use crate::record::citation::Citation;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::source::Source;
use crate::text::catalogue::{label, say};
use crate::text::errors::not_current::decides_nothing;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::derivation::{reports, tree};
use crate::text::pages::dossier_source::reliability;
use crate::text::pages::fragments;
use crate::text::pages::section::{Section, SectionLine, Sections};

/// Puts an entry into words; nothing if there is no such entry.
#[must_use]
pub fn entry_page(book: &Book, person: RecordId, index: usize) -> Vec<Section> {
    let mut sections = Sections::default();
    if let Some(person) = book.people().get(person)
        && let Some(entry) = person.history.get(index)
    {
        claim(
            person,
            entry,
            decides_nothing(entry, index, person, book).as_deref(),
            book,
            &mut sections,
        );
        said_by(&entry.sources, book, &mut sections);
        against(person, index, book, &mut sections);
    }
    sections.finish()
}

fn claim(person: &Person, entry: &Entry, note: Option<&str>, book: &Book, into: &mut Sections) {
    into.begin("");
    if let Some(status) = &entry.status {
        let told = label::status_of(status, person.sex.as_ref());
        into.line(SectionLine::new(label!(label_status), &told).with_status(Some(status), person));
    }
    into.field(label!(label_when), date::display(&entry.when).as_str());
    if let Some(days) = entry.when.days() {
        let end = |day| {
            if day == jiff::civil::Date::MIN || day == jiff::civil::Date::MAX {
                say!(page_open)
            } else {
                date::day(day)
            }
        };
        let (first, last) = (end(days.earliest), end(days.latest));
        if first != last {
            into.field(label!(label_which_means), &say!(page_to { first, last }));
        }
    }
    into.field(label!(label_date), note.unwrap_or_default());
    if !entry.said.is_empty() {
        into.field(
            label!(label_in_words),
            &say!(read_in_words { said: &entry.said }),
        );
    }
    named(label!(label_place), &entry.place, Kind::Place, book, into);
    named(
        label!(page_held_by_2),
        &entry.custodian,
        Kind::Unit,
        book,
        into,
    );
    into.field(
        label!(label_contact),
        label::contact(&entry.contact).as_str(),
    );
    into.text(&label::field("note"), &entry.note);
    into.field(label!(label_withdrawn), &entry.withdrawn);
    if !entry.by.is_empty() {
        let recorded = date::of_moment(&entry.recorded);
        into.field(
            label!(label_entered_by),
            format!("{} {recorded}", entry.by).trim_end(),
        );
    }
}

/// A text that may name a place or unit, leading to its record.
fn named(label: &str, text: &str, kind: Kind, book: &Book, into: &mut Sections) {
    if !text.is_empty() {
        let id = book.resolve(kind, text);
        let title = id.and_then(|id| book.title_of(id)).filter(|t| *t != text);
        let line = SectionLine::new(label, text).to(id);
        into.line(match title {
            Some(title) => line.with_aside(&say!(page_is { title })),
            None => line,
        });
    }
}

/// Everybody who says so, with everything that a citation has.
pub fn said_by(citations: &[Citation], book: &Book, into: &mut Sections) {
    into.begin(label!(label_who_says_so));
    for one in citations {
        citation(one, book, into);
    }
    let cited = ids(citations);
    into.begin(label!(label_what_they_go_back_to));
    if !cited.is_empty() {
        into.line(SectionLine::new("", &reports(&cited, book)));
        into.lines(tree(&cited, book));
    }
}

fn citation(citation: &Citation, book: &Book, into: &mut Sections) {
    let id = citation.source.id();
    let name = fragments::cited(&citation.source, book);
    into.line(
        SectionLine::new(label!(label_source), &name)
            .to(id)
            .with_aside(&fragments::grade(citation, book).to_string()),
    );
    let source: Option<&Source> = id.and_then(|id| book.sources().get(id));
    if let Some(source) = source {
        if source.title != name.as_str() {
            into.field(label!(label_title), &source.title);
        }
        into.field(
            label!(label_published),
            date::display(&source.published).as_str(),
        );
        into.field(
            label!(label_reliability),
            &reliability(source.reliability()),
        );
    }
    into.field(
        label!(label_credibility),
        &fragments::credibility(citation.credibility),
    );
    into.field(
        label!(label_where_in_it),
        &fragments::place_in_source(&citation.at, book),
    );
    if let Some(via) = &citation.via {
        into.field(label!(label_told_by), label::word(via.as_str()).as_str());
    }
    if !citation.quote.is_empty() {
        into.text(
            label!(label_quote),
            &say!(read_in_words {
                said: citation.quote.trim()
            }),
        );
    }
}

/// The entries that cannot be right if this one is.
fn against(person: &Person, index: usize, book: &Book, into: &mut Sections) {
    into.begin(label!(label_against_it));
    let all = contradicting(person, index);
    for other in all.iter().copied().take(MOST_PAIRS) {
        let entry = &person.history[other];
        let line = SectionLine {
            entry: Some(other),
            ..SectionLine::new(date::display(&entry.when).as_str(), &entry.place)
                .with_status(entry.status.as_ref(), person)
        };
        into.line(match fragments::best(&entry.sources, book) {
            Some(best) => line.with_aside(&fragments::graded_place(best, book)),
            None => line,
        });
    }
    if let Some(more @ 1..) = all.len().checked_sub(MOST_PAIRS) {
        into.line(SectionLine::new("", &say!(page_not_shown_here { more })));
    }
}
