//! The index of all people as bytes, from which it need not be built again.
//!
//! It is as good as one that is built as long as nothing has changed that it was built from. Whoever reads it says
//! whose records are others by now; these are indexed again.

use std::collections::BTreeSet;

use borsh::{BorshDeserialize, BorshSerialize};
use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::derive::standing::Standing;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::search::index::attributes::Attributes;
use crate::search::index::kind_rows::ShelfIndex;
use crate::search::index::name_order::{NameOrder, name};
use crate::search::index::{Index, KindIndex, note_statuses};
use crate::spelling::fold::fine;

/// The index of all people, before it is put together.
#[derive(Debug)]
pub struct StoredIndex {
    table: ShelfIndex,
    rows: StoredRows,
}

/// What is not text of each row.
#[derive(Debug, BorshSerialize, BorshDeserialize)]
struct StoredRows {
    /// Who has the row.
    ids: Vec<RecordId>,
    attributes: Vec<Attributes>,
    /// What the names are sorted by, all as one text, and where each of them ends.
    keys: String,
    ends: Vec<u32>,
    /// The rows in the order of names.
    sorted: Vec<u32>,
    statuses: Vec<Status>,
    /// How each of them stands.
    standings: Vec<Standing>,
    /// The present day of the book.
    present: (i16, i8, i8),
}

impl StoredRows {
    /// Whether something is said of each row, and they are in the order of the ids.
    fn is_whole(&self) -> bool {
        let counts = [self.attributes.len(), self.ends.len(), self.standings.len()];
        counts == [self.ids.len(); 3] && self.ids.is_sorted_by(|one, other| one < other)
    }

    /// What the name in a row is sorted by.
    fn key(&self, row: usize) -> &str {
        let end = self.ends.get(row).copied().unwrap_or_default();
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = start.copied().unwrap_or_default();
        self.keys
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }
}

impl StoredIndex {
    /// The index of all people of a book as bytes, in several parts.
    #[must_use]
    pub fn to_bytes(book: &Book, index: &Index) -> Option<Vec<Vec<u8>>> {
        let of = index.of(Kind::Person);
        let mut keys = String::new();
        let mut ends = Vec::with_capacity(of.attributes.len());
        for (row, _) in (0..).zip(&of.attributes) {
            keys.push_str(&name(book, Kind::Person, row).map_or_else(String::new, fine));
            ends.push(u32::try_from(keys.len()).ok()?);
        }
        let present = book.present();
        let rows = StoredRows {
            ids: book.ids(Kind::Person),
            attributes: of.attributes.clone(),
            keys,
            ends,
            sorted: of.order.rows().to_vec(),
            statuses: index.statuses().to_vec(),
            standings: (0..book.people().rows())
                .map(|row| book.standing(row))
                .collect(),
            present: (present.year(), present.month(), present.day()),
        };
        let is_whole = rows.is_whole() && of.table.rows() == rows.ids.len();
        let mut parts = of.table.to_bytes()?.to_vec();
        parts.push(borsh::to_vec(&rows).ok()?);
        is_whole.then_some(parts)
    }

    /// What [`StoredIndex::to_bytes`] made these parts of.
    #[must_use]
    pub fn of_bytes(parts: &[Vec<u8>]) -> Option<Self> {
        let [vocabulary, texts, tokens, rows] = parts else {
            return None;
        };
        let (table, rows) = rayon::join(
            || ShelfIndex::of_bytes([vocabulary, texts, tokens]),
            || borsh::from_slice::<StoredRows>(rows).ok(),
        );
        let (table, rows) = (table?, rows?);
        let is_whole = rows.is_whole() && rows.ids.len() == table.rows();
        is_whole.then_some(Self { table, rows })
    }

    /// The present day of the book that it was made of.
    #[must_use]
    pub fn present(&self) -> Option<Date> {
        let (year, month, day) = self.rows.present;
        Date::new(year, month, day).ok()
    }

    /// How those of `all` stand of whom it says it, in the same order; who is to be asked `again` is left out.
    #[must_use]
    pub fn standings(&self, all: &[RecordId], again: &BTreeSet<RecordId>) -> Vec<Option<Standing>> {
        let mut known = self.rows.ids.iter().zip(&self.rows.standings).peekable();
        let known = all.iter().map(|id| {
            while known.next_if(|(other, _)| *other < id).is_some() {}
            let (_, standing) = known.next_if(|(other, _)| *other == id)?;
            (!again.contains(id)).then_some(*standing)
        });
        known.collect()
    }

    /// The ids of all whom it knows.
    #[must_use]
    pub fn ids(&self) -> &[RecordId] {
        &self.rows.ids
    }

    /// Takes over which statuses somebody in a whole book has or had. Whether it knows no other ones: those would be offered
    /// although nobody has them.
    pub(super) fn take_statuses(&mut self, book: &Book) -> bool {
        let mut there = Vec::new();
        note_statuses(book, &mut there);
        note_statuses(book, &mut self.rows.statuses);
        there.len() == self.rows.statuses.len()
    }

    /// The index of a book in which all of these people have rows, in the order of `all`. The book has the records of
    /// those that are to be indexed `again`, among whom is whoever is new, and those of which the `titles` are others by
    /// now. `None` if somebody has no row.
    #[must_use]
    pub fn into_index(
        self,
        book: &Book,
        all: &[RecordId],
        again: &BTreeSet<RecordId>,
        titles: &[RecordId],
    ) -> Option<Index> {
        let Self { mut table, rows } = self;
        let mut numbered = (0..).zip(all);
        let places: Option<Vec<u32>> = rows
            .ids
            .iter()
            .map(|id| Some(numbered.find(|(_, one)| *one == id)?.0))
            .collect();
        let places = places?;
        let mut attributes = vec![Attributes::ABSENT; all.len()];
        for (place, of) in places.iter().zip(&rows.attributes) {
            attributes[*place as usize] = *of;
        }
        if all.len() > rows.ids.len() {
            table.spread(&places, all.len());
        }
        let fresh = (0..).zip(all).filter(|(_, id)| again.contains(id));
        let fresh: Vec<u32> = fresh.map(|(row, _)| row).collect();
        table.fold_again(book, Kind::Person, &fresh, titles);
        let mut statuses = rows.statuses.clone();
        for row in &fresh {
            attributes[*row as usize] = Attributes::of(book, Kind::Person, *row, &mut statuses);
        }
        let order = if again.is_empty() {
            NameOrder::of_sorted(rows.sorted)
        } else {
            let named = fresh.iter().filter_map(|row| {
                let name = name(book, Kind::Person, *row)?;
                Some((fine(name), *row))
            });
            let named: Vec<(String, u32)> = named.collect();
            let is_known = |(_, place): &(usize, &u32)| {
                let is_again = all
                    .get(**place as usize)
                    .is_none_or(|id| again.contains(id));
                !is_again && attributes[**place as usize].id.is_some()
            };
            let known = places.iter().enumerate().filter(is_known);
            let known = known.map(|(row, place)| (rows.key(row), *place));
            NameOrder::of_keys(known.chain(named.iter().map(|(key, row)| (key.as_str(), *row))))
        };
        let mut index = Index {
            statuses,
            ..Index::default()
        };
        index.kinds[Kind::Person as usize] = KindIndex::of_parts(table, attributes, order);
        Some(index)
    }
}
