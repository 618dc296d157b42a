//! A place and its spellings.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Deserialize;

use crate::record::compact_vec::list;
use crate::record::id::{Link, RecordId};
use crate::record::named::OtherName;
use crate::record::note::Note;
use crate::record::word::{AnyWord, open_words};

/// A place. Everything but the id and the name may be missing.
#[derive(Clone, Debug, PartialEq, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Place {
    /// The record's id.
    pub id: RecordId,
    /// What it is called here.
    pub name: String,
    /// Its other names and spellings.
    #[serde(default, deserialize_with = "list")]
    pub other_names: Vec<OtherName>,
    /// What sort of place it is.
    #[serde(default)]
    pub kind: Option<PlaceKind>,
    /// The larger place that it lies in.
    #[serde(default)]
    pub parent: Link,
    /// Latitude in degrees north, WGS 84.
    #[serde(default)]
    pub lat: Option<f64>,
    /// Longitude in degrees east, WGS 84.
    #[serde(default)]
    pub lon: Option<f64>,
    /// How exact the position is: `Exact`, `Vicinity`, `Locality`.
    #[serde(default)]
    pub precision: AnyWord,
    /// Whether what it is called may be shown to anybody; where it is not said, it may not.
    #[serde(default)]
    pub public: bool,
    /// Remarks.
    #[serde(default, deserialize_with = "list")]
    pub notes: Vec<Note>,
}

open_words! {
    /// What sort of place it is.
    PlaceKind {
        /// A country.
        Country = "Country",
        /// A region, oblast, krai or republic.
        Region = "Region",
        /// A district.
        District = "District",
        /// A town or village.
        Settlement = "Settlement",
        /// A building or camp.
        Facility = "Facility",
        /// A military base.
        Base = "Base",
    }
}
