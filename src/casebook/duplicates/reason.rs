//! Why two records may or may not be about one person, as data. Phrased in `words`.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::record::id::RecordId;

/// Two records that look as if they were about one person.
#[derive(Clone, Copy, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Pair {
    /// The record with the smaller id.
    pub a: RecordId,
    /// The other one.
    pub b: RecordId,
    /// How probable it is that they are one person, from 0 to 1, given what the book says.
    pub score: f32,
    /// Whether somebody looked at them and could not tell.
    pub unsure: bool,
}

/// At and above this score a pair is likely: more probably one person than two.
pub const LIKELY: f32 = 0.5;

impl Pair {
    /// Whether the pair is likely and nobody has looked at it.
    #[must_use]
    pub fn is_proposed(&self) -> bool {
        self.score >= LIKELY && !self.unsure
    }

    /// The other record of the pair; `None` if this one is not in it.
    #[must_use]
    pub fn other(&self, id: RecordId) -> Option<RecordId> {
        if self.a == id {
            Some(self.b)
        } else {
            (self.b == id).then_some(self.a)
        }
    }
}

/// One thing that speaks for or against.
#[derive(Clone, Copy, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct Weighed {
    /// What.
    pub reason: MatchReason,
    /// How much, in bits; below 0 it speaks against.
    pub bits: f32,
}

/// What speaks for or against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum MatchReason {
    /// The names agree.
    Name {
        /// Some word is spelt otherwise.
        near: bool,
        /// The words stand in another order.
        reordered: bool,
        /// A patronymic stands in one of them only.
        no_patronymic: bool,
        /// Another word stands in one of them only.
        word_missing: bool,
        /// An initial stands for a word.
        initial: bool,
        /// Whether every word that both have is one that many people bear.
        common: bool,
        /// At most so many people of the book bear the rarest word that both have, in any like spelling.
        bearers: u32,
    },
    /// A nickname or call sign agrees.
    Nickname,
    /// The years of birth, told or by age, are so far apart.
    Born {
        /// In years; 0 if they agree.
        apart: i16,
    },
    /// The day of birth is the same.
    Birthday,
    /// The home.
    Home(Same),
    /// The unit.
    Unit(Same),
    /// Both have a part in a case.
    Case(RecordId),
    /// Both have the same relative.
    Relative(RecordId),
}

/// How two places or units agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum Same {
    /// They are the same.
    Same,
    /// One lies in the other, or one name holds the other.
    Within,
    /// They differ.
    Other,
}
