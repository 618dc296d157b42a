//! What an index has of one record: the words of its names, and its other texts as wholes.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::search::index::texts::IndexedField;

/// The tokens of one row.
#[derive(Clone, Copy, Debug)]
pub struct RowTokens<'a> {
    /// The words of its names.
    pub names: &'a [RowToken],
    /// The texts that a query without a field looks in.
    pub usual: &'a [RowToken],
    /// All its texts.
    pub texts: &'a [RowToken],
}

/// A word of a name, or a whole text, of one record, in 32 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
pub struct RowToken(u32);

/// How many bits the number of a word or text has: 134 million.
const NUMBER_BITS: u32 = 27;

impl RowToken {
    /// The token of a word or text; `first` where it begins a name.
    #[must_use]
    pub const fn new(field: IndexedField, number: u32, first: bool) -> Self {
        Self((first as u32) << 31 | (field as u32) << NUMBER_BITS | number & Self::MASK)
    }

    const MASK: u32 = (1 << NUMBER_BITS) - 1;

    /// As what it stands there.
    #[must_use]
    pub const fn field(self) -> IndexedField {
        IndexedField::of_number(self.0 >> NUMBER_BITS & 0xf)
    }

    /// The number of the word, or of the text where the field is no name.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0 & Self::MASK
    }

    /// Whether it is the first word of a name.
    #[must_use]
    pub const fn is_first(self) -> bool {
        self.0 >> 31 == 1
    }
}
