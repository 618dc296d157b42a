//! How far a source is trusted, and how far what it says.

use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::record::word::open_words;

open_words! {
    /// The reliability of a source: the letter of the Admiralty code (NATO AJP-2.1).
    #[derive(Default)]
    Reliability {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Reliability cannot be judged.
        #[default]
        F = "F",
    }
}

/// The credibility of what a source says here: the digit of the Admiralty code, from 1
/// (confirmed by others) to 6 (cannot be judged).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Deserialize,
    BorshSerialize,
    BorshDeserialize,
)]
#[serde(transparent)]
pub struct Credibility(pub u8);

impl Default for Credibility {
    fn default() -> Self {
        Self(6)
    }
}

impl Credibility {
    /// Whether the digit is one that the code has.
    #[must_use]
    pub const fn is_in_code(self) -> bool {
        matches!(self.0, 1..=6)
    }
}

/// Both halves of the Admiralty code together, shown as `B3`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// The letter, of the source.
    pub reliability: Reliability,
    /// The digit, of what it says.
    pub credibility: Credibility,
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.reliability.as_str(), self.credibility.0)
    }
}
