//! Places and units that lie in themselves, by way of others.

use crate::casebook::book::Book;
use crate::record::id::{Link, RecordId};

/// Whether a place or unit is on a circle of `parent`.
#[must_use]
pub fn lies_in_itself(book: &Book, start: RecordId) -> bool {
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
