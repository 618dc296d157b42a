//! The index that searches run on: folded texts, attributes and the order of names, kept up to date
//! with the book.

use std::collections::BTreeSet;

use crate::casebook::book::Book;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::search::attributes::Attributes;
use crate::search::order::{NameOrder, name, rows};
use crate::search::shelf_index::ShelfIndex;

/// The index of a book. Whoever changes the book calls [`Index::put`] or [`Index::remove`] next.
#[derive(Clone, Debug, Default)]
pub struct Index {
    kinds: [KindIndex; 5],
    statuses: Vec<Status>,
}

/// The index of one kind of record.
#[derive(Clone, Debug, Default)]
pub struct KindIndex {
    /// The texts.
    pub shelf: ShelfIndex,
    /// What else is asked for, by row.
    pub attributes: Vec<Attributes>,
    /// The order by name.
    pub order: NameOrder,
}

impl Index {
    /// Indexes a whole book, on all processors.
    #[must_use]
    pub fn build(book: &Book) -> Self {
        let mut index = Self::default();
        for kind in Kind::ALL {
            let (shelf, order) = rayon::join(
                || ShelfIndex::build(book, kind),
                || NameOrder::build(book, kind),
            );
            let statuses = &mut index.statuses;
            let attributes = (0..rows(book, kind))
                .map(|row| Attributes::of(book, kind, row, statuses))
                .collect();
            index.kinds[kind as usize] = KindIndex {
                shelf,
                attributes,
                order,
            };
        }
        index
    }

    /// Takes note of a record that the book has had put in, and of all records that rest on it.
    pub fn put(&mut self, book: &Book, id: RecordId) {
        if let Some(row) = row_of(book, id) {
            self.put_row(book, id.kind(), row);
        }
        self.put_dependent(book, id);
    }

    /// Takes note of a record that the book has had taken out.
    pub fn remove(&mut self, book: &Book, id: RecordId) {
        let kind = id.kind();
        let gone: Vec<u32> = (0..)
            .zip(&self.of(kind).attributes)
            .filter(|(row, attributes)| attributes.id.is_some() && name(book, kind, *row).is_none())
            .map(|(row, _)| row)
            .collect();
        for row in gone {
            self.put_row(book, kind, row);
        }
        self.put_dependent(book, id);
    }

    /// The index of one kind.
    #[must_use]
    pub fn of(&self, kind: Kind) -> &KindIndex {
        &self.kinds[kind as usize]
    }

    /// All statuses that records have, in the order that [`Attributes`] speak of.
    #[must_use]
    pub fn statuses(&self) -> &[Status] {
        &self.statuses
    }

    fn put_row(&mut self, book: &Book, kind: Kind, row: u32) {
        let index = &mut self.kinds[kind as usize];
        index.shelf.put(book, kind, row);
        index.order.put(book, kind, row);
        self.put_attributes(book, kind, row);
    }

    fn put_attributes(&mut self, book: &Book, kind: Kind, row: u32) {
        let attributes = &mut self.kinds[kind as usize].attributes;
        while attributes.len() <= row as usize {
            attributes.push(Attributes::ABSENT);
        }
        attributes[row as usize] = Attributes::of(book, kind, row, &mut self.statuses);
    }

    /// What rests on a record: the titles that others are found by, the places below a place, the
    /// standing of those whose history cites a source.
    fn put_dependent(&mut self, book: &Book, id: RecordId) {
        match id.kind() {
            Kind::Person => {}
            Kind::Place | Kind::Unit => {
                for index in &mut self.kinds {
                    index.shelf.refresh_places_and_units(book);
                }
            }
            Kind::Case => {
                self.refresh_title(book, id);
                for pointing in book.pointing_at(id).collect::<Vec<_>>() {
                    if pointing.kind() == Kind::Person
                        && let Some(row) = row_of(book, pointing)
                    {
                        self.put_row(book, Kind::Person, row);
                    }
                }
            }
            Kind::Source => {
                self.refresh_title(book, id);
                for person in people_resting_on(book, id) {
                    if let Some(row) = row_of(book, person) {
                        self.put_attributes(book, Kind::Person, row);
                    }
                }
            }
        }
    }

    fn refresh_title(&mut self, book: &Book, id: RecordId) {
        for index in &mut self.kinds {
            let shelf = &mut index.shelf;
            shelf.texts.refresh_record(book, id, &mut shelf.vocabulary);
        }
    }
}

/// Everybody whose record cites a source or one that is derived from it.
fn people_resting_on(book: &Book, source: RecordId) -> BTreeSet<RecordId> {
    let mut seen = BTreeSet::from([source]);
    let mut open = vec![source];
    while let Some(target) = open.pop() {
        for id in book.pointing_at(target) {
            let follows = matches!(id.kind(), Kind::Source | Kind::Person);
            if follows && seen.insert(id) && id.kind() == Kind::Source {
                open.push(id);
            }
        }
    }
    seen.retain(|id| id.kind() == Kind::Person);
    seen
}

fn row_of(book: &Book, id: RecordId) -> Option<u32> {
    match id.kind() {
        Kind::Person => book.people().row_of(id),
        Kind::Case => book.cases().row_of(id),
        Kind::Source => book.sources().row_of(id),
        Kind::Place => book.places().row_of(id),
        Kind::Unit => book.units().row_of(id),
    }
}
