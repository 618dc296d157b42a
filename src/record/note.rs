//! Remarks of the people who work with a record.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Deserialize;

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
