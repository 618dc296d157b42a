//! The dossier of a case: what it is, who is in it, and which figures are reported.

use std::collections::{BTreeMap, BTreeSet};

use crate::casebook::book::Book;
use crate::casebook::derive::figure::{figure, over_time};
use crate::casebook::derive::standing::ids;
use crate::record::case::{Case, Count};
use crate::record::kind::Kind;
use crate::record::person::{Person, Role};
use crate::record::status::Status;
use crate::text::catalogue::{label, listed, say};
use crate::text::labels::counts;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::derivation::reports;
use crate::text::pages::fragments;
use crate::text::pages::section::{SectionLine, Sections};
use crate::text::safe::Safe;

/// Puts a case into words.
pub fn sections(case: &Case, book: &Book, into: &mut Sections) {
    head(case, book, into);
    into.begin(label!(label_summary));
    into.text("", &case.summary);
    into.begin(label!(label_figures));
    figures(case, book, into);
    into.begin(label!(label_people));
    let mut people: Vec<(&Person, &Role)> = book.people_of(case.id).collect();
    people.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    into.lines(
        people
            .into_iter()
            .map(|(one, role)| person(one, role, book)),
    );
    into.begin(label!(label_related));
    related(case, book, into);
    fragments::claims(&case.claims, book, into);
    into.begin(label!(label_sources));
    into.lines(fragments::citations("", &case.sources, book));
    fragments::notes(&case.notes, book, into);
}

/// What the case is, and how many people are in it.
pub fn head(case: &Case, book: &Book, into: &mut Sections) {
    into.begin("");
    if let Some(kind) = &case.kind {
        into.field(label!(label_kind), label::word(kind.as_str()).as_str());
    }
    into.field(
        label!(label_state),
        label::word(case.state.as_str()).as_str(),
    );
    for (field, text, kind) in [
        ("place", &case.place, Kind::Place),
        ("unit", &case.unit, Kind::Unit),
    ] {
        if !text.is_empty() {
            let label = label::field(field);
            into.line(SectionLine::new(&label, text).to(book.resolve(kind, text)));
        }
    }
    into.field(label!(label_started), date::display(&case.started).as_str());
    into.field(label!(label_ended), date::display(&case.ended).as_str());
    into.field(
        label!(label_people),
        &counts::named_against_reported(&figure(case, book)),
    );
    into.field(label!(label_statuses), &statuses(case, book));
    if case.public {
        into.line(SectionLine::new(
            label!(label_public),
            label!(page_may_be_shown),
        ));
    }
    into.field(label!(label_tags), &case.tags.join(", "));
}

/// `3 detained, 1 missing`: the people whom the case happened to, by the status they have now.
fn statuses(case: &Case, book: &Book) -> Safe {
    let mut counted: BTreeMap<Option<&str>, (usize, Option<&Status>)> = BTreeMap::new();
    for (person, role) in book.people_of(case.id) {
        if *role != Role::Affected {
            continue;
        }
        let status = book
            .people()
            .row_of(person.id)
            .and_then(|row| book.status(row));
        let known = counted.entry(status.map(Status::as_str));
        known.or_insert((0, status)).0 += 1;
    }
    let words = counted.into_values().map(|(count, status)| {
        let word = status.map_or_else(|| say!(page_not_known), label::status_of_several);
        (word, count)
    });
    let mut parts: Vec<(Safe, usize)> = words.collect();
    parts.sort();
    parts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let spoken: Vec<Safe> = parts
        .into_iter()
        .map(|(word, count)| {
            say!(queue_count_decided {
                count,
                decided: word
            })
        })
        .collect();
    listed(&spoken)
}

/// The figures, those of one thing together in the order of time, with what their reports go back
/// to.
fn figures(case: &Case, book: &Book, into: &mut Sections) {
    for (what, group) in over_time(case) {
        let what = label::word_of_several(what);
        let mut cited = BTreeSet::new();
        for (at, (index, count)) in group.into_iter().enumerate() {
            let label = if at == 0 { what.as_str() } else { "" };
            let about = |mut line: SectionLine| {
                line.item = Some(("counts", index));
                line
            };
            into.line(about(reported(label, count, book)));
            into.lines(
                count
                    .note
                    .lines()
                    .map(|line| about(SectionLine::new("", line))),
            );
            cited.extend(ids(&count.sources));
        }
        if cited.len() > 1 {
            into.line(SectionLine::new("", &reports(&cited, book)));
        }
    }
}

fn reported(label: &str, count: &Count, book: &Book) -> SectionLine {
    let mut text = counts::reported(count);
    if !count.as_of.is_empty() {
        text = say!(list_comma {
            first: text,
            last: date::display(&count.as_of)
        });
    }
    let line = SectionLine::new(label, &text);
    match fragments::best(&count.sources, book) {
        Some(best) => line
            .to(best.source.id())
            .with_aside(&fragments::graded_place(best, book)),
        None => line,
    }
}

fn person(person: &Person, role: &Role, book: &Book) -> SectionLine {
    let row = book.people().row_of(person.id);
    let line = SectionLine::new("", &person.name)
        .to(Some(person.id))
        .with_status(row.and_then(|row| book.status(row)), person);
    if *role == Role::Affected {
        line
    } else {
        line.with_aside(label::word(role.as_str()).as_str())
    }
}

/// Other cases, told from here in both directions.
fn related(case: &Case, book: &Book, into: &mut Sections) {
    for related in &case.related {
        let how = label::word(related.how.as_str());
        into.line(
            SectionLine::new(how.as_str(), &fragments::linked(&related.case, book))
                .to(related.case.id()),
        );
    }
    for id in book.pointing_at(case.id) {
        let Some(other) = book.cases().get(id) else {
            continue;
        };
        for related in &other.related {
            if related.case.id() == Some(case.id) {
                let how = seen_from_here(related.how.as_str());
                into.line(SectionLine::new(&how, &other.title).to(Some(id)));
            }
        }
    }
}

/// What a connection is called from its other end.
fn seen_from_here(how: &str) -> Safe {
    match how {
        "PartOf" => say!(page_has_part),
        "Follows" => say!(page_followed_by),
        "Causes" => say!(page_caused_by),
        how => label::word(how),
    }
}
