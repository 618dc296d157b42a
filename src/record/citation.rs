//! Which source says something, where in it, and how far it is to be believed there.

use borsh::{BorshDeserialize, BorshSerialize};
use compact_str::CompactString;
use serde::Deserialize;

use crate::record::compact_vec::list;
use crate::record::grade::Credibility;
use crate::record::id::Link;
use crate::record::word::open_words;

/// One source for one statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, rename = "Citation")]
pub struct Citation {
    /// The source.
    pub source: Link,
    /// Where in the source: a paragraph, a page, a minute.
    pub at: CompactString,
    /// How credible the statement is.
    pub credibility: Credibility,
    /// How the informant is connected to what they tell.
    pub via: Option<Via>,
    /// The words themselves, if they matter.
    pub quote: String,
}

open_words! {
    /// The connection of the informant to the event (after OpenEvSys, list 19).
    Via {
        /// The person themselves.
        OneSelf = "Self",
        /// A relative.
        Relative = "Relative",
        /// Somebody who was there.
        Witness = "Witness",
        /// The person's lawyer.
        Lawyer = "Lawyer",
        /// Somebody who speaks for the person: a human rights defender, an organisation.
        Advocate = "Advocate",
        /// An official.
        Official = "Official",
        /// A journalist.
        Journalist = "Journalist",
    }
}

/// What another source says instead of a field's value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, rename = "Claim")]
pub struct Claim {
    /// The field that is contradicted.
    pub field: String,
    /// The value that is claimed.
    pub value: String,
    /// Who claims it.
    #[serde(deserialize_with = "list")]
    pub sources: Vec<Citation>,
    /// Whatever helps to judge it.
    pub note: String,
}
