//! The order of records that answer equally well: those changed last first, then by name. It does not
//! rest on a query, so it is kept, and no search has to sort a hundred thousand hits.

use rayon::slice::ParallelSliceMut;

use crate::search::index::attributes::Attributes;
use crate::search::index::name_order::NameOrder;

/// The rows of a kind, the one changed last first.
#[derive(Clone, Debug, Default)]
pub struct Recency {
    rows: Vec<u32>,
}

impl Recency {
    /// The order of all rows that `names` has.
    #[must_use]
    pub fn build(attributes: &[Attributes], names: &NameOrder) -> Self {
        let mut keyed: Vec<(u64, u32)> = names
            .rows()
            .iter()
            .map(|row| (key(attributes, names, *row), *row))
            .collect();
        keyed.par_sort_unstable();
        Self {
            rows: keyed.into_iter().map(|(_, row)| row).collect(),
        }
    }

    /// Takes a row out, if it is there, before its name or its last change are other ones.
    pub fn take(&mut self, attributes: &[Attributes], names: &NameOrder, row: u32) {
        let wanted = key(attributes, names, row);
        let at = self
            .rows
            .partition_point(|other| key(attributes, names, *other) < wanted);
        if self.rows.get(at) == Some(&row) {
            self.rows.remove(at);
        }
    }

    /// Puts a row where it now belongs; one that `names` does not have stays out.
    pub fn put(&mut self, attributes: &[Attributes], names: &NameOrder, row: u32) {
        if names.place(row) == u32::MAX {
            return;
        }
        let wanted = key(attributes, names, row);
        let at = self
            .rows
            .partition_point(|other| key(attributes, names, *other) < wanted);
        self.rows.insert(at, row);
    }

    /// All rows, the one changed last first.
    #[must_use]
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }
}

/// Where a row stands in this order, as a number: the lower, the earlier.
#[must_use]
pub fn key(attributes: &[Attributes], names: &NameOrder, row: u32) -> u64 {
    let changed = attributes
        .get(row as usize)
        .map_or(0, |attributes| attributes.changed);
    u64::from(!changed) << 32 | u64::from(names.place(row))
}
