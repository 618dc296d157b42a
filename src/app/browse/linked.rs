//! What the chosen record is linked with: a person's sources, a case's people, what cites a source or
//! names a place.

use std::collections::BTreeSet;

use crate::casebook::book::Book;
use crate::casebook::derive::corroboration::roots;
use crate::casebook::derive::standing::cited_by;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;

/// One linked record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The record.
    pub id: RecordId,
    /// Its name or title; its id where there is no such record.
    pub title: String,
    /// Where in the source the record is cited, or the part in a case.
    pub detail: String,
    /// Whether the source only repeats others.
    pub echo: bool,
}

/// The linked records of `id`, in the order in which they are shown.
#[must_use]
pub fn linked(book: &Book, id: RecordId) -> Vec<Linked> {
    match id.kind() {
        Kind::Person => sources_of(book, id),
        Kind::Case => book
            .people_of(id)
            .map(|(person, role)| Linked {
                id: person.id,
                title: person.name.to_string(),
                detail: role.as_str().to_owned(),
                echo: false,
            })
            .collect(),
        Kind::Source => plain(book, book.pointing_at(id)),
        // Those who name it first, then what lies in it.
        Kind::Place | Kind::Unit => plain(
            book,
            book.naming(id).into_iter().chain(book.pointing_at(id)),
        ),
    }
}

fn plain(book: &Book, ids: impl Iterator<Item = RecordId>) -> Vec<Linked> {
    ids.map(|id| Linked {
        id,
        title: title(book, id),
        detail: String::new(),
        echo: false,
    })
    .collect()
}

fn sources_of(book: &Book, id: RecordId) -> Vec<Linked> {
    let Some(person) = book.people().get(id) else {
        return Vec::new();
    };
    let mut found: Vec<Linked> = cited_by(person)
        .into_iter()
        .map(|source| {
            let places: BTreeSet<&str> = person
                .history
                .iter()
                .filter(|entry| !entry.is_withdrawn())
                .flat_map(|entry| &entry.sources)
                .filter(|citation| citation.source.id() == Some(source))
                .map(|citation| citation.at.as_str())
                .filter(|at| !at.is_empty())
                .collect();
            Linked {
                id: source,
                title: title(book, source),
                detail: places.into_iter().collect::<Vec<_>>().join(", "),
                echo: is_echo(book, source),
            }
        })
        .collect();
    // The newest report first; those without a date last.
    found.sort_by_key(|linked| {
        std::cmp::Reverse(
            book.sources()
                .get(linked.id)
                .and_then(|source| source.published.days())
                .map(|days| days.latest),
        )
    });
    found
}

/// Whether everything that a source knows comes from sources that it names.
fn is_echo(book: &Book, source: RecordId) -> bool {
    book.sources().get(source).is_some_and(|record| {
        record
            .derived_from
            .iter()
            .any(|link| Link::id(link).is_some())
    }) && !roots(source, book.sources()).contains(&source)
}

fn title(book: &Book, id: RecordId) -> String {
    book.title_of(id)
        .map_or_else(|| id.to_string(), str::to_owned)
}
