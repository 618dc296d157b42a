//! The page of people who may be recorded twice: which pair is looked at, and what is to come of it.
//!
//! - `comparison_state`: the comparison of everybody with everybody, while it goes on.
//! - `pair_keys`: keys on the page of people who may be recorded twice.

pub mod comparison_state;
pub(in crate::app) mod pair_keys;

use std::collections::BTreeSet;

use crate::casebook::book::Book;
use crate::casebook::duplicates::reason::Pair;
use crate::casebook::merge::most_protective::taken_by_care;
use crate::record::id::RecordId;
use crate::text::pages::pair::{PairRow, rows};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct Pairs {
    /// The pair that is looked at, from 0.
    pub cursor: usize,
    /// The joining that is being prepared.
    pub joining: Option<Joining>,
    /// What was drawn last. No key decides about anything else.
    pub drawn: Option<DrawnPair>,
}

/// What of the page was drawn: the two records, and whether they are being joined.
pub type DrawnPair = (RecordId, RecordId, bool);

/// A joining that is being prepared.
#[derive(Clone, Debug)]
pub struct Joining {
    /// The record that is kept; it stands on the left.
    pub kept: RecordId,
    /// The record that is joined to it.
    pub joined: RecordId,
    /// The field that is looked at, from 0, among those of [`Pairs::fields`].
    pub cursor: usize,
    /// The fields whose value is taken from the joined record.
    pub taken: BTreeSet<String>,
}

impl Joining {
    /// Joins one record to another. Of two words on risk and consent the more careful one counts, unless
    /// it is chosen otherwise.
    #[must_use]
    pub fn new(book: &Book, kept: RecordId, joined: RecordId) -> Self {
        let people = book.people();
        let both = people.get(kept).zip(people.get(joined));
        Self {
            kept,
            joined,
            cursor: 0,
            taken: both.map_or_else(BTreeSet::new, |(one, other)| taken_by_care(one, other)),
        }
    }
}

impl Pairs {
    /// The pair that is looked at.
    #[must_use]
    pub fn pair(&self, book: &Book) -> Option<Pair> {
        let pairs = book.duplicate_index()?.pairs();
        pairs
            .get(self.cursor.min(pairs.len().checked_sub(1)?))
            .copied()
    }

    /// The two records, the left one first.
    #[must_use]
    pub fn sides(&self, book: &Book) -> Option<(RecordId, RecordId)> {
        match &self.joining {
            Some(joining) => Some((joining.kept, joining.joined)),
            None => self.pair(book).map(|pair| (pair.a, pair.b)),
        }
    }

    /// What is to be drawn now.
    #[must_use]
    pub fn to_draw(&self, book: &Book) -> Option<DrawnPair> {
        let (left, right) = self.sides(book)?;
        Some((left, right, self.joining.is_some()))
    }

    /// All fields of both, side by side.
    #[must_use]
    pub fn fields(&self, book: &Book) -> Vec<PairRow> {
        self.sides(book)
            .map(|(left, right)| rows(book, left, right))
            .unwrap_or_default()
    }
}
