//! The records of one kind, in rows that keep their number.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::record::any_record::AnyRecord;
use crate::record::id::RecordId;
use crate::record::read::Record;

/// The records of one kind. A row keeps its number for as long as the book is open, also when its
/// record is replaced or removed, so that lists and indexes may hold row numbers.
#[derive(Clone, Debug)]
pub struct Table<T> {
    rows: Vec<Option<Box<T>>>,
    at: HashMap<RecordId, u32, RandomState>,
    filled: usize,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            at: HashMap::default(),
            filled: 0,
        }
    }
}

impl<T> Table<T> {
    /// Puts a record in its row, which it keeps from now on, and gives the row and what was there.
    pub fn put(&mut self, id: RecordId, record: Box<T>) -> (u32, Option<Box<T>>) {
        let row = *self.at.entry(id).or_insert_with(|| {
            self.rows.push(None);
            // Row numbers are u32: at most 4.29 billion records.
            u32::try_from(self.rows.len() - 1).unwrap_or(u32::MAX)
        });
        let before = self.rows[row as usize].replace(record);
        if before.is_none() {
            self.filled += 1;
        }
        (row, before)
    }

    /// Gives these records the first rows, in this order, whether they come or not.
    pub fn reserve(&mut self, ids: &[RecordId]) {
        self.at.reserve(ids.len());
        for id in ids {
            self.at.entry(*id).or_insert_with(|| {
                self.rows.push(None);
                u32::try_from(self.rows.len() - 1).unwrap_or(u32::MAX)
            });
        }
    }

    /// Takes a record out; its row stays empty.
    pub fn take(&mut self, id: RecordId) -> Option<(u32, Box<T>)> {
        let row = *self.at.get(&id)?;
        let record = self.rows[row as usize].take()?;
        self.filled -= 1;
        Some((row, record))
    }

    /// The record with this id.
    #[must_use]
    pub fn get(&self, id: RecordId) -> Option<&T> {
        self.row(*self.at.get(&id)?)
    }

    /// The record in this row.
    #[must_use]
    pub fn row(&self, row: u32) -> Option<&T> {
        self.rows.get(row as usize)?.as_deref()
    }

    /// The row of the record with this id, if the record is there.
    #[must_use]
    pub fn row_of(&self, id: RecordId) -> Option<u32> {
        let row = *self.at.get(&id)?;
        self.rows[row as usize].is_some().then_some(row)
    }

    /// Every record with its row, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        (0..)
            .zip(&self.rows)
            .filter_map(|(row, record)| Some((row, record.as_deref()?)))
    }

    /// Changes each of them in place.
    pub fn each_mut(&mut self, mut change: impl FnMut(&mut T)) {
        for record in self.rows.iter_mut().flatten() {
            change(record);
        }
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.filled
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.filled == 0
    }

    /// One more than the highest row number that was ever given.
    #[must_use]
    pub fn rows(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }
}

/// The records of one kind, whichever it is.
pub trait AnyTable {
    /// The record with this id.
    fn any(&self, id: RecordId) -> Option<&dyn AnyRecord>;
    /// The record in this row.
    fn any_row(&self, row: u32) -> Option<&dyn AnyRecord>;
    /// The row of the record with this id, if the record is there.
    fn row_of(&self, id: RecordId) -> Option<u32>;
    /// The ids of all records, in the order in which they came.
    fn ids(&self) -> Vec<RecordId>;
    /// How many records there are.
    fn count(&self) -> usize;
    /// One more than the highest row number that was ever given.
    fn rows(&self) -> u32;
    /// Takes a record out; its row stays empty.
    fn take_any(&mut self, id: RecordId) -> Option<Record>;
    /// A copy of the record with this id.
    fn copy_of(&self, id: RecordId) -> Option<Record>;
}

impl<T: AnyRecord + Clone> AnyTable for Table<T> {
    fn any(&self, id: RecordId) -> Option<&dyn AnyRecord> {
        Some(self.get(id)?)
    }

    fn any_row(&self, row: u32) -> Option<&dyn AnyRecord> {
        Some(self.row(row)?)
    }

    fn row_of(&self, id: RecordId) -> Option<u32> {
        self.row_of(id)
    }

    fn ids(&self) -> Vec<RecordId> {
        self.iter().map(|(_, record)| record.id()).collect()
    }

    fn count(&self) -> usize {
        self.len()
    }

    fn rows(&self) -> u32 {
        self.rows()
    }

    fn take_any(&mut self, id: RecordId) -> Option<Record> {
        Some(self.take(id)?.1.into_record())
    }

    fn copy_of(&self, id: RecordId) -> Option<Record> {
        Some(Box::new(self.get(id)?.clone()).into_record())
    }
}
