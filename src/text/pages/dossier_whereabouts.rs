//! The dossier of whereabouts, places and units: their names, what they belong to, and which
//! records name them.

use std::collections::BTreeSet;

use crate::casebook::book::Book;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::place::Place;
use crate::record::unit::Unit;
use crate::text::labels::counts;
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::fragments;
use crate::text::pages::section::{SectionLine, Sections};

/// Puts a place into words.
pub fn place(place: &Place, book: &Book, into: &mut Sections) {
    into.begin("");
    if let Some(kind) = &place.kind {
        into.field("kind", label::word(kind.as_str()).as_str());
    }
    into.field("other names", &fragments::other_names(&place.other_names));
    around("lies in", place.id, book, into);
    if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
        let exact = label::word(place.precision.as_str());
        into.line(
            SectionLine::new("position", &format!("{lat}, {lon}")).with_aside(exact.as_str()),
        );
    }
    if place.public {
        into.line(SectionLine::new("public", "may be shown to anybody"));
    }
    whoever(place.id, book, into);
    fragments::notes(&place.notes, into);
}

/// Puts a unit into words.
pub fn unit(unit: &Unit, book: &Book, into: &mut Sections) {
    into.begin("");
    into.field("number", &unit.number);
    into.field("other names", &fragments::other_names(&unit.other_names));
    around("belongs to", unit.id, book, into);
    if !unit.garrison.is_empty() {
        let place = book.resolve(Kind::Place, &unit.garrison);
        into.line(SectionLine::new("garrison", &unit.garrison).to(place));
    }
    if unit.public {
        into.line(SectionLine::new("public", "may be shown to anybody"));
    }
    whoever(unit.id, book, into);
    fragments::notes(&unit.notes, into);
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
    into.begin("written as");
    for (text, count) in book.spellings(id) {
        let told = counts::of(count, "record", "records");
        into.line(SectionLine::new("", text).with_aside(&told));
    }
    let here = book.naming(id);
    into.begin("people");
    people(
        of_kind(&here, Kind::Person),
        |one| person(one, id, book),
        into,
    );
    into.begin("cases");
    into.lines(titles(&here, Kind::Case, book));
    into.begin("units");
    into.lines(titles(&here, Kind::Unit, book));
    into.begin("within it");
    let below = book.below(id);
    for child in &below {
        let count = book.naming_count(*child);
        let told = counts::of(count, "record", "records");
        let line =
            SectionLine::new("", &fragments::linked(&Link::To(*child), book)).to(Some(*child));
        into.line(if count == 0 {
            line
        } else {
            line.with_aside(&told)
        });
    }
    into.begin("people within it");
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
        more => into.line(SectionLine::new(
            "",
            &format!(
                "and {}: a search with place: or unit: lists them",
                counts::of(more, "more", "more")
            ),
        )),
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
    SectionLine {
        status: row.and_then(|row| book.status(row)).cloned(),
        ..line.with_aside(&connection(person, with, book))
    }
}

fn connection(person: &Person, with: RecordId, book: &Book) -> String {
    let kind = with.kind();
    let means = |text: &str| !text.is_empty() && book.resolve(kind, text) == Some(with);
    if means(if kind == Kind::Unit {
        &person.unit
    } else {
        &person.home
    }) {
        return if kind == Kind::Unit { "unit" } else { "home" }.to_owned();
    }
    let named = |entry: &&crate::record::entry::Entry| match kind {
        Kind::Unit => means(&entry.custodian),
        _ => means(&entry.place),
    };
    let entry = person.history.iter().rfind(named);
    entry.map_or_else(String::new, |entry| {
        let when = date::short(&entry.when).into_string();
        match kind {
            Kind::Unit => format!("held {when}").trim_end().to_owned(),
            _ => when,
        }
    })
}
