//! The dossier of whereabouts, places and units: their names, what they belong to, and which
//! records name them.

use std::collections::BTreeSet;

use crate::casebook::book::Book;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::place::Place;
use crate::record::unit::Unit;
use crate::text::catalogue::{label, say};
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::fragments;
use crate::text::pages::section::{SectionLine, Sections};
use crate::text::safe::{Safe, display_safe};

/// Puts a place into words.
pub fn place(place: &Place, book: &Book, into: &mut Sections) {
    into.begin("");
    if let Some(kind) = &place.kind {
        into.field(label!(label_kind), label::word(kind.as_str()).as_str());
    }
    into.field(
        label!(label_other_names),
        &fragments::other_names(&place.other_names),
    );
    around(label!(page_lies_in), place.id, book, into);
    if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
        let exact = label::word(place.precision.as_str());
        into.line(
            SectionLine::new(label!(label_position), &format!("{lat}, {lon}"))
                .with_aside(exact.as_str()),
        );
    }
    if place.public {
        into.line(SectionLine::new(
            label!(label_public),
            label!(page_may_be_shown),
        ));
    }
    whoever(place.id, book, into);
    fragments::notes(&place.notes, book, into);
}

/// Puts a unit into words.
pub fn unit(unit: &Unit, book: &Book, into: &mut Sections) {
    into.begin("");
    into.field(label!(label_number), &unit.number);
    into.field(
        label!(label_other_names),
        &fragments::other_names(&unit.other_names),
    );
    around(label!(page_belongs_to), unit.id, book, into);
    if !unit.garrison.is_empty() {
        let place = book.resolve(Kind::Place, &unit.garrison);
        into.line(SectionLine::new(label!(label_garrison), &unit.garrison).to(place));
    }
    if unit.public {
        into.line(SectionLine::new(
            label!(label_public),
            label!(page_may_be_shown),
        ));
    }
    whoever(unit.id, book, into);
    fragments::notes(&unit.notes, book, into);
}

/// What the place or unit lies in, the nearest first; a circle of parents is told once.
fn around(label: &str, id: RecordId, book: &Book, into: &mut Sections) {
    let mut seen = BTreeSet::from([id]);
    let mut label = label;
    let mut next = parent(id, book);
    while let Some(link) = next.filter(|link| **link != Link::Nowhere) {
        into.line(SectionLine::new(label, &fragments::linked(link, book)).to(link.id()));
        label = "";
        next = link
            .id()
            .filter(|id| seen.insert(*id))
            .and_then(|id| parent(id, book));
    }
}

fn parent(id: RecordId, book: &Book) -> Option<&Link> {
    match id.kind() {
        Kind::Unit => book.units().get(id).map(|unit| &unit.parent),
        _ => book.places().get(id).map(|place| &place.parent),
    }
}

/// Who names it in which spelling, what lies in it, and who is named there.
fn whoever(id: RecordId, book: &Book, into: &mut Sections) {
    into.begin(label!(label_written_as));
    for (text, count) in book.spellings(id) {
        let told = say!(count_records { count: count });
        into.line(SectionLine::new("", text).with_aside(&told));
    }
    let here = book.naming(id);
    into.begin(label!(label_people));
    people(
        of_kind(&here, Kind::Person),
        |one| person(one, id, book),
        into,
    );
    into.begin(label!(label_cases));
    into.lines(titles(&here, Kind::Case, book));
    into.begin(label!(label_units));
    into.lines(titles(&here, Kind::Unit, book));
    into.begin(label!(label_within_it));
    let below = book.below(id);
    for child in &below {
        let count = book.naming_count(*child);
        let told = say!(count_records { count: count });
        let line =
            SectionLine::new("", &fragments::linked(&Link::To(*child), book)).to(Some(*child));
        into.line(if count == 0 {
            line
        } else {
            line.with_aside(&told)
        });
    }
    into.begin(label!(label_people_within_it));
    let mut told = here;
    let mut there = Vec::new();
    for child in below {
        for one in of_kind(&book.naming(child), Kind::Person) {
            if told.insert(one) {
                there.push((one, child));
            }
        }
    }
    people(
        there.into_iter(),
        |(one, child)| person(one, child, book),
        into,
    );
}

/// The most people that are told one by one; a country may have all of them.
const MOST: usize = 200;

fn people<T>(
    mut who: impl Iterator<Item = T>,
    told: impl FnMut(T) -> SectionLine,
    into: &mut Sections,
) {
    into.lines(who.by_ref().take(MOST).map(told));
    match who.count() {
        0 => {}
        more => into.line(SectionLine::new("", &say!(page_and_search_with { more }))),
    }
}

fn of_kind(ids: &BTreeSet<RecordId>, kind: Kind) -> impl Iterator<Item = RecordId> {
    ids.iter().copied().filter(move |id| id.kind() == kind)
}

fn titles(ids: &BTreeSet<RecordId>, kind: Kind, book: &Book) -> Vec<SectionLine> {
    fragments::links("", of_kind(ids, kind).map(|id| (id, "")), book)
}

/// A person with what connects them: the last entry there, or home, unit or garrison.
fn person(id: RecordId, with: RecordId, book: &Book) -> SectionLine {
    let line = SectionLine::new("", &fragments::linked(&Link::To(id), book)).to(Some(id));
    let Some(person) = book.people().get(id) else {
        return line;
    };
    let row = book.people().row_of(id);
    let status = row.and_then(|row| book.status(row));
    line.with_aside(&connection(person, with, book))
        .with_status(status, person)
}

fn connection(person: &Person, with: RecordId, book: &Book) -> Safe {
    let kind = with.kind();
    let means = |text: &str| !text.is_empty() && book.resolve(kind, text) == Some(with);
    if means(if kind == Kind::Unit {
        &person.unit
    } else {
        &person.home
    }) {
        return display_safe(if kind == Kind::Unit {
            label!(label_unit)
        } else {
            label!(label_home)
        });
    }
    let named = |entry: &&crate::record::entry::Entry| match kind {
        Kind::Unit => means(&entry.custodian),
        _ => means(&entry.place),
    };
    let entry = person.history.iter().rfind(named);
    entry.map_or_else(Safe::default, |entry| {
        let when = date::short(&entry.when);
        match kind {
            Kind::Unit if when.is_empty() => say!(page_held),
            Kind::Unit => say!(page_held_when { when }),
            _ => when,
        }
    })
}
