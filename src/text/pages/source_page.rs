//! The page of a source: what rests on it, statement by statement, and what would be left without
//! any if it fell.

use crate::casebook::book::Book;
use crate::casebook::derive::statement::{Says, Statement, citing, resting_on};
use crate::record::citation::Citation;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Sex;
use crate::record::source::Source;
use crate::text::catalogue::{label, listed, say};
use crate::text::labels::counts;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::dossier_steps::step_told;
use crate::text::pages::fragments;
use crate::text::pages::section::{SectionLine, Sections};
use crate::text::safe::{Safe, display_safe};

/// The most statements that are told one by one in a section.
const MOST: usize = 300;

/// Everything that cites the source, by record and statement.
pub fn cited_by(source: &Source, book: &Book, into: &mut Sections) {
    into.begin(label!(label_cited_by));
    let mut statements = citing(book, source.id);
    statements.sort_by_key(|statement| statement.record.kind());
    let mut last: Option<RecordId> = None;
    for one in statements.iter().take(MOST) {
        if last != Some(one.record) {
            let is_first = last.is_none_or(|last| last.kind() != one.record.kind());
            let label = if is_first { kind_label(one.record) } else { "" };
            into.line(heading(label, one.record, book));
            last = Some(one.record);
        }
        let own = |citation: &&Citation| citation.source.id() == Some(source.id);
        for citation in one.sources.iter().filter(own) {
            let line = statement(one, book);
            into.line(line.with_aside(&fragments::graded_place(citation, book)));
        }
    }
    more(statements.len(), into);
}

/// What would be left without a source if this one fell.
pub fn falls_with(source: &Source, book: &Book, into: &mut Sections) {
    into.begin(label!(label_falls_with_it));
    let statements = resting_on(book, source.id);
    if !statements.is_empty() {
        let told = say!(page_no_other_root {
            count: statements.len()
        });
        into.line(SectionLine::new("", &told));
    }
    let mut last: Option<RecordId> = None;
    for one in statements.iter().take(MOST) {
        if last != Some(one.record) {
            into.line(heading("", one.record, book));
            last = Some(one.record);
        }
        into.line(statement(one, book));
    }
    more(statements.len(), into);
}

fn more(count: usize, into: &mut Sections) {
    if let Some(more) = count.checked_sub(MOST).filter(|more| *more > 0) {
        into.line(SectionLine::new("", &say!(page_and_more { more })));
    }
}

/// What stands before the first record of its kind.
fn kind_label(record: RecordId) -> &'static str {
    match record.kind() {
        Kind::Person | Kind::Case => label::plural(record.kind()),
        _ => "",
    }
}

fn heading(label: &str, record: RecordId, book: &Book) -> SectionLine {
    let title = book.title_of(record).unwrap_or_default();
    SectionLine::new(label, title).to(Some(record))
}

/// One statement in a line, set in under its record.
fn statement(one: &Statement, book: &Book) -> SectionLine {
    let told = says(&one.says, sex_of(one.record, book));
    let mut line = SectionLine::new("", &format!("  {told}")).to(Some(one.record));
    line.withdrawn = !one.counts();
    line
}

/// The sex of the person whose record it is, if it is one.
fn sex_of(record: RecordId, book: &Book) -> Option<&Sex> {
    book.people().get(record)?.sex.as_ref()
}

/// What a statement says, in few words: `detained, Jul 2022, Bryanka`; `sex` is that of the person.
fn says(says: &Says, sex: Option<&Sex>) -> Safe {
    let parts: Vec<Safe> = match says {
        Says::Entry(_, entry) => vec![
            entry.status.as_ref().map_or_else(
                || say!(page_sighting),
                |status| label::status_of(status, sex),
            ),
            if entry.when.is_empty() {
                display_safe(&entry.said)
            } else {
                date::display(&entry.when)
            },
            display_safe(&entry.place),
        ],
        Says::Age(_, age) => vec![
            say!(page_age { years: &age.years }),
            date::display(&age.as_of),
        ],
        Says::Count(_, count) => vec![
            say!(page_figure {
                what: label::word_of_several(count.what.as_str()),
                figure: counts::reported(count)
            }),
            date::display(&count.as_of),
        ],
        Says::Claim(_, claim) => vec![say!(typed_and_why {
            typed: label::field(&claim.field),
            why: &claim.value
        })],
        Says::Relation(_, relation) => vec![
            say!(page_close {
                relation: label::word_term(relation.kind.as_str())
            }),
            display_safe(&relation.note),
        ],
        Says::Step(_, step) => vec![step_told(step), date::display(&step.when)],
        Says::Note(_, note) => vec![say!(page_noted), display_safe(&note.text)],
        Says::Case => vec![say!(page_case)],
    };
    let told: Vec<Safe> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    listed(&told)
}
