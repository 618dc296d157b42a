//! References that lead nowhere.

use crate::casebook::book::Book;
use crate::casebook::errors::problem::Reason;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;

/// What is wrong with a reference to a record of `kind`.
#[must_use]
pub fn link(book: &Book, link: &Link, kind: Kind) -> Option<Reason> {
    let written = || link.as_str().to_owned();
    match link {
        Link::To(id) if id.kind() == kind => {
            (!book.has(*id)).then(|| Reason::NoSuchRecord { written: written() })
        }
        Link::Nowhere => Some(Reason::NoSuchRecord { written: written() }),
        Link::To(_) | Link::Malformed(_) => Some(Reason::WrongKind {
            written: written(),
            expected: kind,
        }),
    }
}

/// What is wrong with a reference from the record `own` to another one of its kind.
#[must_use]
pub fn other(book: &Book, written: &Link, own: RecordId) -> Option<Reason> {
    if written.id() == Some(own) {
        Some(Reason::NamesItself)
    } else {
        link(book, written, own.kind())
    }
}
