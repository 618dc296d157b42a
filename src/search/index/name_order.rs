//! The order of records by name, kept up to date.

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::casebook::book::Book;
use crate::record::any_record::AnyRecord;
use crate::record::field_value::StructRef;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::spelling::fine_keys::FineKeys;
use crate::spelling::fold::fine;

/// Of how many names one thread remembers the words.
const PORTION: usize = 8_192;

/// The rows of a kind in the order of their names, as an English reader sorts them in any script.
#[derive(Clone, Debug, Default)]
pub struct NameOrder {
    sorted: Vec<u32>,
    places: Vec<u32>,
}

impl NameOrder {
    /// The order of all records of a kind.
    #[must_use]
    pub fn build(book: &Book, kind: Kind) -> Self {
        let rows = (0..book.table(kind).rows()).into_par_iter();
        let mut keyed: Vec<(u128, String, u32)> = rows
            .with_min_len(PORTION)
            .map_init(FineKeys::default, |keys, row| {
                let key = keys.of(name(book, kind, row)?);
                Some((beginning(&key), key, row))
            })
            .flatten_iter()
            .collect();
        keyed.par_sort_unstable();
        Self::of_sorted(keyed.into_iter().map(|(_, _, row)| row).collect())
    }

    /// The order of rows whose names have these keys.
    #[must_use]
    pub fn of_keys<'k>(keys: impl Iterator<Item = (&'k str, u32)>) -> Self {
        let mut keyed: Vec<(u128, &str, u32)> =
            keys.map(|(key, row)| (beginning(key), key, row)).collect();
        keyed.par_sort_unstable();
        Self::of_sorted(keyed.into_iter().map(|(_, _, row)| row).collect())
    }

    /// The order of rows that are in order.
    #[must_use]
    pub fn of_sorted(sorted: Vec<u32>) -> Self {
        let mut order = Self {
            sorted,
            places: Vec::new(),
        };
        order.number();
        order
    }

    /// Puts a row where its name now belongs.
    pub fn put(&mut self, book: &Book, kind: Kind, row: u32) {
        let Some(new) = name(book, kind, row) else {
            return self.remove(row);
        };
        self.take(row);
        let wanted = (fine(new), row);
        let at = self.sorted.partition_point(|other| {
            (fine(name(book, kind, *other).unwrap_or_default()), *other) < wanted
        });
        self.sorted.insert(at, row);
        self.number();
    }

    /// Takes a row out.
    pub fn remove(&mut self, row: u32) {
        if self.take(row) {
            self.number();
        }
    }

    /// All rows in order.
    #[must_use]
    pub fn rows(&self) -> &[u32] {
        &self.sorted
    }

    /// The place of a row, from 0.
    #[must_use]
    pub fn place(&self, row: u32) -> u32 {
        self.places.get(row as usize).copied().unwrap_or(u32::MAX)
    }

    fn take(&mut self, row: u32) -> bool {
        let at = self.place(row) as usize;
        let there = self.sorted.get(at) == Some(&row);
        if there {
            self.sorted.remove(at);
        }
        there
    }

    fn number(&mut self) {
        let rows = self.sorted.iter().max().map_or(0, |row| *row as usize + 1);
        self.places.clear();
        self.places.resize(rows, u32::MAX);
        for (place, row) in (0..).zip(&self.sorted) {
            self.places[*row as usize] = place;
        }
    }
}

/// The first bytes of a key as a number that sorts as the key does: most comparisons of a sort need
/// not follow the way to the text.
fn beginning(key: &str) -> u128 {
    let mut first = [0; 16];
    for (place, byte) in first.iter_mut().zip(key.bytes()) {
        *place = byte;
    }
    u128::from_be_bytes(first)
}

/// The name or title of the record in a row, unless another record stands for it.
#[must_use]
pub fn name(book: &Book, kind: Kind, row: u32) -> Option<&str> {
    Some(standing(book, kind, row)?.title())
}

/// The id of the record in a row, unless another record stands for it.
#[must_use]
pub fn id(book: &Book, kind: Kind, row: u32) -> Option<RecordId> {
    Some(standing(book, kind, row)?.id())
}

/// The record in a row, unless another one stands for it.
fn standing(book: &Book, kind: Kind, row: u32) -> Option<&dyn AnyRecord> {
    let record = book.table(kind).any_row(row)?;
    match record.fields() {
        StructRef::Person(person) if book.is_joined(person) => None,
        _ => Some(record),
    }
}
