//! The other names of a person, place or unit.

use borsh::{BorshDeserialize, BorshSerialize};
use compact_str::CompactString;
use serde::Deserialize;

use crate::record::word::open_words;

/// One more name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, rename = "OtherName")]
pub struct OtherName {
    /// The name as it is written.
    pub text: CompactString,
    /// What kind of name it is.
    pub kind: Option<NameKind>,
}

open_words! {
    /// What kind of name another name is.
    NameKind {
        /// In the script of the person's own language.
        Native = "Native",
        /// The same name spelt in another way.
        Spelling = "Spelling",
        /// A second name.
        Alias = "Alias",
        /// What friends say.
        Nickname = "Nickname",
        /// What the unit says.
        CallSign = "CallSign",
        /// No longer borne.
        Former = "Former",
    }
}

impl NameKind {
    /// Whether the name says so little about who somebody is that it should not outweigh a real
    /// one (the weak aliases of FollowTheMoney).
    #[must_use]
    pub fn is_weak(&self) -> bool {
        matches!(self, Self::Nickname | Self::CallSign)
    }
}

open_words! {
    /// What the name of a person is worth.
    #[derive(Default)]
    NameStatus {
        /// As published.
        #[default]
        Published = "Published",
        /// Changed by the source.
        Changed = "Changed",
        /// Only a part of it is known.
        Partial = "Partial",
        /// Not known; the name field describes the person.
        Withheld = "Withheld",
    }
}
