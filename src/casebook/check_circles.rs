//! Sources that repeat themselves, places and units that lie in themselves, by way of others.

use crate::casebook::book::Book;
use crate::casebook::corroboration::is_circular;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;

/// The sources that are on a circle of `derived_from`.
pub fn circular_sources(book: &Book) -> impl Iterator<Item = RecordId> {
    book.sources()
        .iter()
        .map(|(_, source)| source.id)
        .filter(|id| is_circular(*id, book.sources()))
}

/// The places and units that are on a circle of `parent`.
pub fn circular_parents(book: &Book) -> impl Iterator<Item = RecordId> {
    [Kind::Place, Kind::Unit]
        .into_iter()
        .flat_map(|kind| book.ids(kind))
        .filter(|id| leads_back(book, *id))
}

fn leads_back(book: &Book, start: RecordId) -> bool {
    let mut passed = vec![start];
    let mut here = start;
    while let Some(parent) = parent(book, here) {
        if parent == start {
            return true;
        }
        if passed.contains(&parent) {
            // A circle further up, which is found at the records that are on it.
            return false;
        }
        passed.push(parent);
        here = parent;
    }
    false
}

fn parent(book: &Book, id: RecordId) -> Option<RecordId> {
    let place = book.places().get(id).map(|place| &place.parent);
    let unit = || book.units().get(id).map(|unit| &unit.parent);
    place.or_else(unit).and_then(Link::id)
}
