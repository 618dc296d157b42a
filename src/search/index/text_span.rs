//! Where the words of a text lie, and as what the text stands in records, in 64 bits: a large book has
//! hundreds of thousands of texts.

use std::ops::Range;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::search::index::texts::IndexedField;

/// How many bits the number of words has: two million, more than a record of the largest size holds.
const COUNT_BITS: u32 = 21;

/// The first field that holds texts; those before it hold names, which are no texts of their own.
const FIRST_FIELD: u32 = IndexedField::Place as u32;

/// The words of one text, by where they begin in a row of words and how many they are; and the fields
/// that the text ever stood in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct TextSpan {
    start: u32,
    /// The number of words, and in the higher bits the fields.
    packed: u32,
}

impl TextSpan {
    /// The words of this range; a text that is longer than any record goes without its end.
    #[must_use]
    pub fn new(words: Range<usize>) -> Self {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: number(words.start),
            packed: number(words.len()).min(Self::MASK),
        }
    }

    const MASK: u32 = (1 << COUNT_BITS) - 1;

    /// The same words as what stands in these fields.
    #[must_use]
    pub const fn standing_in(self, fields: u16) -> Self {
        let fields = (fields as u32 >> FIRST_FIELD) << COUNT_BITS;
        Self {
            packed: self.packed | fields,
            ..self
        }
    }

    /// Where the words lie.
    #[must_use]
    pub const fn words(self) -> Range<usize> {
        let start = self.start as usize;
        start..start + (self.packed & Self::MASK) as usize
    }

    /// The fields that the text ever stood in, as a set of [`IndexedField::bit`]s.
    #[must_use]
    pub const fn fields(self) -> u16 {
        ((self.packed >> COUNT_BITS) << FIRST_FIELD) as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_fields_do_not_get_into_each_others_way() {
        let span = TextSpan::new(7..9);
        assert_eq!((span.words(), span.fields()), (7..9, 0));
        let fields = IndexedField::Place.bit() | IndexedField::Withdrawn.bit();
        let span = span.standing_in(fields).standing_in(IndexedField::By.bit());
        assert_eq!(span.words(), 7..9);
        assert_eq!(span.fields(), fields | IndexedField::By.bit());
        assert_eq!(TextSpan::new(0..3_000_000).words(), 0..(1 << 21) - 1);
    }
}
