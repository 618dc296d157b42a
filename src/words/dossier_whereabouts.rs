//! Places and units in words: their names, what they belong to, and which records name them.

use crate::casebook::book::Book;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::place::Place;
use crate::record::unit::Unit;
use crate::words::label;
use crate::words::parts;
use crate::words::section::{Line, Sections};

/// Puts a place into words.
pub fn place(place: &Place, book: &Book, into: &mut Sections) {
    into.begin("");
    if let Some(kind) = &place.kind {
        into.field("kind", label::word(kind.as_str()).as_str());
    }
    into.field("other names", &parts::other_names(&place.other_names));
    parent("lies in", &place.parent, book, into);
    if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
        let exact = label::word(place.precision.as_str());
        into.line(Line::new("position", &format!("{lat}, {lon}")).with_aside(exact.as_str()));
    }
    within(place.id, book, into);
    named_by(place.id, book, into);
    parts::notes(&place.notes, into);
}

/// Puts a unit into words.
pub fn unit(unit: &Unit, book: &Book, into: &mut Sections) {
    into.begin("");
    into.field("number", &unit.number);
    into.field("other names", &parts::other_names(&unit.other_names));
    parent("belongs to", &unit.parent, book, into);
    into.field("garrison", &unit.garrison);
    within(unit.id, book, into);
    named_by(unit.id, book, into);
    parts::notes(&unit.notes, into);
}

fn parent(label: &str, parent: &Link, book: &Book, into: &mut Sections) {
    if *parent != Link::Nowhere {
        into.line(Line::new(label, &parts::linked(parent, book)).to(parent.id()));
    }
}

/// The places or units that lie in this one.
fn within(id: RecordId, book: &Book, into: &mut Sections) {
    into.begin("within it");
    let children = book
        .pointing_at(id)
        .filter(|child| child.kind() == id.kind())
        .map(|child| (child, ""));
    into.lines(parts::links("", children, book));
}

/// The people and cases whose records name this place or unit in any spelling.
fn named_by(id: RecordId, book: &Book, into: &mut Sections) {
    let kind = id.kind();
    let means = |text: &str| !text.is_empty() && book.resolve(kind, text) == Some(id);
    into.begin("named by");
    let people: Vec<RecordId> = book
        .people()
        .iter()
        .filter(|(_, person)| match kind {
            Kind::Unit => means(&person.unit),
            _ => means(&person.home) || person.history.iter().any(|entry| means(&entry.place)),
        })
        .map(|(_, person)| person.id)
        .collect();
    let cases: Vec<RecordId> = book
        .cases()
        .iter()
        .filter(|(_, case)| {
            means(if kind == Kind::Unit {
                &case.unit
            } else {
                &case.place
            })
        })
        .map(|(_, case)| case.id)
        .collect();
    let units: Vec<RecordId> = book
        .units()
        .iter()
        .filter(|(_, unit)| kind == Kind::Place && means(&unit.garrison))
        .map(|(_, unit)| unit.id)
        .collect();
    for (label, ids) in [("people", people), ("cases", cases), ("units", units)] {
        into.lines(parts::links(
            label,
            ids.into_iter().map(|id| (id, "")),
            book,
        ));
    }
}
