//! A person.

use serde::Deserialize;

use crate::record::citation::{Citation, Claim};
use crate::record::entry::Entry;
use crate::record::id::{Link, RecordId};
use crate::record::named::{NameStatus, OtherName};
use crate::record::note::{Note, Review};
use crate::record::tight::list;
use crate::record::when::When;
use crate::record::word::{AnyWord, open_words};

/// A person, as the file has it. Everything but the id and the name may be missing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Person {
    /// The record's id.
    pub id: RecordId,
    /// The name, or what stands for it where `name_status` is `Withheld`.
    pub name: String,
    /// What the name is worth.
    #[serde(default)]
    pub name_status: NameStatus,
    /// Other names and spellings.
    #[serde(default, deserialize_with = "list")]
    pub other_names: Vec<OtherName>,
    /// Sex, as the sources have it.
    #[serde(default)]
    pub sex: Option<Sex>,
    /// Date of birth.
    #[serde(default)]
    pub born: When,
    /// Ages that sources give.
    #[serde(default, deserialize_with = "list")]
    pub ages: Vec<Age>,
    /// Where the person comes from, as the source has it.
    #[serde(default)]
    pub home: String,
    /// Military unit, as the source has it.
    #[serde(default)]
    pub unit: String,
    /// Rank or role, as the source has it.
    #[serde(default)]
    pub rank: String,
    /// The cases that the person has a part in.
    #[serde(default, deserialize_with = "list")]
    pub cases: Vec<CasePart>,
    /// What became of the person, in no particular order.
    #[serde(default, deserialize_with = "list")]
    pub history: Vec<Entry>,
    /// People close to this one.
    #[serde(default, deserialize_with = "list")]
    pub relations: Vec<Relation>,
    /// How much the person is in danger.
    #[serde(default)]
    pub risk: Option<Risk>,
    /// What the person or their family agreed to.
    #[serde(default)]
    pub consent: Option<Consent>,
    /// What other sources say instead.
    #[serde(default, deserialize_with = "list")]
    pub claims: Vec<Claim>,
    /// Free labels.
    #[serde(default, deserialize_with = "list")]
    pub tags: Vec<String>,
    /// Remarks.
    #[serde(default, deserialize_with = "list")]
    pub notes: Vec<Note>,
    /// Who looked and found nothing to change.
    #[serde(default, deserialize_with = "list")]
    pub reviewed: Vec<Review>,
    /// People who look alike and were judged to be others.
    #[serde(default, deserialize_with = "list")]
    pub distinct_from: Vec<Link>,
    /// People who look alike and could not be told apart or taken for one.
    #[serde(default)]
    pub maybe_same: Vec<Link>,
    /// The record that this one was joined to.
    #[serde(default)]
    pub merged_into: Link,
}

impl Person {
    /// The people close to this one, without those that were withdrawn.
    pub fn close(&self) -> impl Iterator<Item = &Relation> {
        self.relations.iter().filter(|one| !one.is_withdrawn())
    }
}

open_words! {
    /// Sex, as the sources have it.
    Sex {
        /// Male.
        Male = "Male",
        /// Female.
        Female = "Female",
    }
}

/// An age that a source gives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename = "Age")]
pub struct Age {
    /// Years, one number or a range, as the source has it.
    pub years: String,
    /// The day on which it was true.
    pub as_of: When,
    /// Who says so.
    #[serde(deserialize_with = "list")]
    pub sources: Vec<Citation>,
}

/// A person's part in a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename = "CasePart")]
pub struct CasePart {
    /// The case.
    pub case: Link,
    /// The part.
    pub role: Role,
}

open_words! {
    /// The part that a person has in a case.
    #[derive(Default)]
    Role {
        /// It happened to them.
        #[default]
        Affected = "Affected",
        /// They did it or ordered it.
        Responsible = "Responsible",
        /// They saw it.
        Witness = "Witness",
        /// They belong to somebody whom it happened to.
        Relative = "Relative",
        /// They speak up for those whom it happened to.
        Advocate = "Advocate",
    }
}

/// Somebody close to the person. Relatives have no name here, only their kinship: they are the
/// ones who can be reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename = "Relation")]
pub struct Relation {
    /// Mother, Father, Wife, Cousin, ...
    pub kind: AnyWord,
    /// The relative's own record, where there is one.
    pub person: Link,
    /// Whether the relative may come to harm by association.
    pub at_risk: bool,
    /// Whatever else is known.
    pub note: String,
    /// Who says so. (A field of ours beside those of the format.)
    #[serde(deserialize_with = "list")]
    pub sources: Vec<Citation>,
    /// Why it counts no longer; empty where it counts. Ours likewise.
    pub withdrawn: String,
}

impl Relation {
    /// Whether it counts no longer.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        !self.withdrawn.is_empty()
    }
}

/// How much the person is in danger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename = "Risk")]
pub struct Risk {
    /// High, Medium, Low.
    pub level: AnyWord,
    /// Why.
    pub reason: String,
    /// When to look again.
    pub review: When,
}

/// What the person or their family agreed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename = "Consent")]
pub struct Consent {
    /// Yes, No, Unknown.
    pub given: AnyWord,
    /// What it covers: Internal, Partners, Public.
    pub scope: AnyWord,
    /// Since when.
    pub as_of: When,
}
