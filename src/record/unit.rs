//! A military unit and its spellings.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Deserialize;

use crate::record::compact_vec::list;
use crate::record::id::{Link, RecordId};
use crate::record::named::OtherName;
use crate::record::note::Note;

/// A military unit. Everything but the id and the name may be missing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Unit {
    /// The record's id.
    pub id: RecordId,
    /// What it is called here.
    pub name: String,
    /// Its other names and spellings.
    #[serde(default, deserialize_with = "list")]
    pub other_names: Vec<OtherName>,
    /// Its number, as on a field-post address.
    #[serde(default)]
    pub number: String,
    /// The larger unit that it belongs to.
    #[serde(default)]
    pub parent: Link,
    /// Where it is stationed, as the source has it.
    #[serde(default)]
    pub garrison: String,
    /// Whether what it is called may be shown to anybody; where it is not said, it may not.
    #[serde(default)]
    pub public: bool,
    /// Remarks.
    #[serde(default, deserialize_with = "list")]
    pub notes: Vec<Note>,
}
