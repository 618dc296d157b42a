//! A case: what connects people.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Deserialize;

use crate::record::citation::{Citation, Claim};
use crate::record::compact_vec::list;
use crate::record::edtf_date::EdtfDate;
use crate::record::id::{Link, RecordId};
use crate::record::note::Note;
use crate::record::word::{AnyWord, open_words};

/// A facility, unit, incident, campaign or trial. Everything but the id and the title may be
/// missing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Case {
    /// The record's id.
    pub id: RecordId,
    /// What it is called.
    pub title: String,
    /// What sort of case it is.
    #[serde(default)]
    pub kind: Option<CaseKind>,
    /// Whether there is work to do on it.
    #[serde(default)]
    pub state: CaseState,
    /// Where, as the source has it.
    #[serde(default)]
    pub place: String,
    /// The military unit concerned, as the source has it.
    #[serde(default)]
    pub unit: String,
    /// When it began.
    #[serde(default)]
    pub started: EdtfDate,
    /// When it ended.
    #[serde(default)]
    pub ended: EdtfDate,
    /// What it is about.
    #[serde(default)]
    pub summary: String,
    /// Group sizes that sources report.
    #[serde(default, deserialize_with = "list")]
    pub counts: Vec<Count>,
    /// Other cases that it is connected with.
    #[serde(default, deserialize_with = "list")]
    pub related: Vec<RelatedCase>,
    /// Who tells of it.
    #[serde(default, deserialize_with = "list")]
    pub sources: Vec<Citation>,
    /// What other sources say instead.
    #[serde(default, deserialize_with = "list")]
    pub claims: Vec<Claim>,
    /// Whether what it is called may be shown to anybody; where it is not said, it may not.
    #[serde(default)]
    pub public: bool,
    /// Free labels.
    #[serde(default, deserialize_with = "list")]
    pub tags: Vec<String>,
    /// Remarks.
    #[serde(default, deserialize_with = "list")]
    pub notes: Vec<Note>,
}

open_words! {
    /// What sort of case it is.
    CaseKind {
        /// Where people are held.
        Facility = "Facility",
        /// The unit that they belong to.
        Unit = "Unit",
        /// Something that happened.
        Incident = "Incident",
        /// Something that was done over and over.
        Campaign = "Campaign",
        /// Proceedings in a court.
        Trial = "Trial",
    }
}

open_words! {
    /// Whether there is work to do on a case.
    #[derive(Default)]
    CaseState {
        /// There is.
        #[default]
        Open = "Open",
        /// Nothing new for a long time.
        Dormant = "Dormant",
        /// It is over.
        Closed = "Closed",
    }
}

/// The size of a group as a source reports it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, rename = "Count")]
pub struct Count {
    /// What is counted: Held, Refused, Returned, ...
    pub what: AnyWord,
    /// At least so many.
    pub min: Option<u64>,
    /// At most so many; missing where nobody says.
    pub max: Option<u64>,
    /// The words behind the figure.
    pub said: String,
    /// The day of the figure.
    pub as_of: EdtfDate,
    /// Who says so.
    #[serde(deserialize_with = "list")]
    pub sources: Vec<Citation>,
    /// Whatever helps to read it.
    pub note: String,
}

/// A connection to another case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, rename = "RelatedCase")]
pub struct RelatedCase {
    /// The other case.
    pub case: Link,
    /// How they are connected: `PartOf`, `Follows`, `Causes`, `Parallel`.
    pub how: AnyWord,
}
