//! Remarks of the people who work with a record.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Deserialize;

use crate::record::citation::Citation;
use crate::record::compact_vec::list;

/// A remark, with its time and author.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, rename = "Note")]
pub struct Note {
    /// When it was written, UTC, RFC 3339.
    pub at: String,
    /// Who wrote it.
    pub by: String,
    /// What it says; may have several lines.
    pub text: String,
    /// Who says so, if it is no remark of whoever wrote it.
    #[serde(deserialize_with = "list")]
    pub sources: Vec<Citation>,
}

/// Somebody looked at the record and found nothing to change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, rename = "Review")]
pub struct Review {
    /// When, UTC, RFC 3339.
    pub at: String,
    /// Who.
    pub by: String,
}
