//! The dossier of a case: what it is, who is in it, and which figures are reported.

use std::collections::{BTreeMap, BTreeSet};

use crate::casebook::book::Book;
use crate::casebook::derive::figure::{figure, over_time};
use crate::casebook::derive::standing::ids;
use crate::record::case::{Case, Count};
use crate::record::kind::Kind;
use crate::record::person::{Person, Role};
use crate::text::labels::counts;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::derivation::reports;
use crate::text::pages::fragments;
use crate::text::pages::section::{SectionLine, Sections};

/// Puts a case into words.
pub fn sections(case: &Case, book: &Book, into: &mut Sections) {
    into.begin("");
    if let Some(kind) = &case.kind {
        into.field("kind", label::word(kind.as_str()).as_str());
    }
    into.field("state", label::word(case.state.as_str()).as_str());
    for (label, text, kind) in [
        ("place", &case.place, Kind::Place),
        ("unit", &case.unit, Kind::Unit),
    ] {
        if !text.is_empty() {
            into.line(SectionLine::new(label, text).to(book.resolve(kind, text)));
        }
    }
    into.field("started", date::display(&case.started).as_str());
    into.field("ended", date::display(&case.ended).as_str());
    into.field(
        "people",
        &counts::named_against_reported(&figure(case, book)),
    );
    into.field("statuses", &statuses(case, book));
    if case.public {
        into.line(SectionLine::new("public", "may be shown to anybody"));
    }
    into.field("tags", &case.tags.join(", "));
    into.begin("summary");
    into.text("", &case.summary);
    into.begin("figures");
    figures(case, book, into);
    into.begin("people");
    let mut people: Vec<(&Person, &Role)> = book.people_of(case.id).collect();
    people.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    into.lines(
        people
            .into_iter()
            .map(|(one, role)| person(one, role, book)),
    );
    into.begin("related");
    related(case, book, into);
    fragments::claims(&case.claims, book, into);
    into.begin("sources");
    into.lines(fragments::citations("", &case.sources, book));
    fragments::notes(&case.notes, into);
}

/// `3 detained, 1 missing`: the people whom the case happened to, by the status they have now.
fn statuses(case: &Case, book: &Book) -> String {
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for (person, role) in book.people_of(case.id) {
        if *role != Role::Affected {
            continue;
        }
        let status = book
            .people()
            .row_of(person.id)
            .and_then(|row| book.status(row));
        let word = status.map_or_else(
            || "not known".to_owned(),
            |status| label::status(status).into_string(),
        );
        *counted.entry(word).or_default() += 1;
    }
    let mut parts: Vec<(String, usize)> = counted.into_iter().collect();
    parts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let spoken: Vec<String> = parts
        .into_iter()
        .map(|(word, count)| format!("{count} {word}"))
        .collect();
    spoken.join(", ")
}

/// The figures, those of one thing together in the order of time, with what their reports go back
/// to.
fn figures(case: &Case, book: &Book, into: &mut Sections) {
    for (what, group) in over_time(case) {
        let what = label::word(what);
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
    let mut text = counts::reported(count).into_string();
    if !count.as_of.is_empty() {
        text.push_str(&format!(", {}", date::display(&count.as_of)));
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
    let mut line = SectionLine::new("", &person.name).to(Some(person.id));
    line.status = row.and_then(|row| book.status(row)).cloned();
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
fn seen_from_here(how: &str) -> String {
    match how {
        "PartOf" => "has part".to_owned(),
        "Follows" => "followed by".to_owned(),
        "Causes" => "caused by".to_owned(),
        how => label::word(how).into_string(),
    }
}
