//! One dated claim about what became of a person.

use borsh::{BorshDeserialize, BorshSerialize};
use compact_str::CompactString;
use serde::Deserialize;

use crate::record::citation::Citation;
use crate::record::compact_vec::list;
use crate::record::edtf_date::EdtfDate;
use crate::record::status::Status;
use crate::record::word::open_words;

/// One dated claim, with its sources. The history of a person is a list of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, rename = "Entry")]
pub struct Entry {
    /// When it was so.
    pub when: EdtfDate,
    /// When it was so, in words that are no date.
    pub said: String,
    /// What is claimed; an entry without it is a sighting that settles nothing.
    pub status: Option<Status>,
    /// Where, as the source has it.
    pub place: CompactString,
    /// Who held the person.
    pub custodian: String,
    /// Whether anybody heard from or saw the person then.
    pub contact: Contact,
    /// Who says so.
    #[serde(deserialize_with = "list")]
    pub sources: Vec<Citation>,
    /// Whatever else is known.
    pub note: String,
    /// Who entered it.
    pub by: CompactString,
    /// When it was entered, UTC, RFC 3339.
    pub recorded: CompactString,
    /// Why it counts no longer; empty while it counts.
    pub withdrawn: String,
}

impl Entry {
    /// Whether the entry has been withdrawn and counts for nothing.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        !self.withdrawn.is_empty()
    }
}

open_words! {
    /// Whether anybody heard from or saw the person at the time of an entry.
    #[derive(Default)]
    Contact {
        /// Nothing is said about it.
        #[default]
        Unstated = "Unstated",
        /// Somebody who tells of it spoke with or saw the person.
        Direct = "Direct",
        /// Word of the person came through others.
        Relayed = "Relayed",
        /// Nobody heard from them.
        None = "None",
    }
}

impl Contact {
    /// Whether the person was seen or heard from.
    #[must_use]
    pub fn is_sign_of_life(&self) -> bool {
        matches!(self, Self::Direct | Self::Relayed)
    }
}
