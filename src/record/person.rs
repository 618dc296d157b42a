//! A person.

use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};
use compact_str::CompactString;
use serde::de::{Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::record::citation::{Citation, Claim};
use crate::record::compact_vec::list;
use crate::record::edtf_date::EdtfDate;
use crate::record::entry::Entry;
use crate::record::id::{Link, RecordId};
use crate::record::named::{NameStatus, OtherName};
use crate::record::note::{Note, Review};
use crate::record::step::{IdentityDocument, Step};
use crate::record::word::{AnyWord, open_words};

/// A person, as the file has it. Everything but the id and the name may be missing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
pub struct Person {
    /// The record's id.
    pub id: RecordId,
    /// The name, or what stands for it where `name_status` is `Withheld`.
    pub name: CompactString,
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
    pub born: EdtfDate,
    /// Ages that sources give.
    #[serde(default, deserialize_with = "list")]
    pub ages: Vec<Age>,
    /// Of which state, or states, the person is a citizen. Never public.
    #[serde(default)]
    pub citizenship: CompactString,
    /// Where the person comes from, as the source has it.
    #[serde(default)]
    pub home: CompactString,
    /// Military unit, as the source has it.
    #[serde(default)]
    pub unit: CompactString,
    /// Rank or role, as the source has it.
    #[serde(default)]
    pub rank: CompactString,
    /// What lists call the person, by list. Never public: whoever has the list could look the person up.
    #[serde(default, deserialize_with = "list")]
    pub ids: Vec<ListId>,
    /// Papers and numbers by which authorities know the person. Never public.
    #[serde(default, deserialize_with = "list")]
    pub documents: Vec<IdentityDocument>,
    /// Scars, tattoos and whatever else somebody may be known by. Never public.
    #[serde(default, deserialize_with = "list")]
    pub marks: Vec<String>,
    /// The path of an attached photo within the workspace: `files/<sha-256>.<ending>`. Never public.
    #[serde(default)]
    pub photo: String,
    /// The cases that the person has a part in.
    #[serde(default, deserialize_with = "list")]
    pub cases: Vec<CasePart>,
    /// What became of the person, in no particular order.
    #[serde(default, deserialize_with = "list")]
    pub history: Vec<Entry>,
    /// What was done for the person, in no particular order. Never public.
    #[serde(default, deserialize_with = "list")]
    pub steps: Vec<Step>,
    /// People close to this one.
    #[serde(default, deserialize_with = "list")]
    pub relations: Vec<Relation>,
    /// How much the person is in danger.
    #[serde(default)]
    pub risk: Option<Box<Risk>>,
    /// What the person or their family agreed to.
    #[serde(default)]
    pub consent: Option<Box<Consent>>,
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

/// The id that a list has for a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, rename = "ListId")]
pub struct ListId {
    /// Whose list it is, in a word that stays the same from one edition to the next.
    pub of: String,
    /// The id, as the list writes it.
    pub id: String,
}

/// An age that a source gives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, rename = "Age")]
pub struct Age {
    /// Years, one number or a range, as the source has it.
    pub years: String,
    /// The day on which it was true.
    pub as_of: EdtfDate,
    /// Who says so.
    #[serde(deserialize_with = "list")]
    pub sources: Vec<Citation>,
}

/// A person's part in a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(default, rename = "Relation")]
pub struct Relation {
    /// Mother, Father, Wife, Cousin, ...
    pub kind: AnyWord,
    /// The relative's own record, if there is one.
    pub person: Link,
    /// Whether the relative may come to harm by association.
    pub at_risk: bool,
    /// Whatever else is known.
    pub note: String,
    /// Who says so. (A field of ours beside those of the format.)
    #[serde(deserialize_with = "list")]
    pub sources: Vec<Citation>,
    /// Why it counts no longer; empty if it counts. Ours likewise.
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
#[derive(Clone, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Risk {
    /// High, Medium, Low.
    pub level: AnyWord,
    /// Why.
    pub reason: String,
    /// When to look again.
    pub review: EdtfDate,
    /// Whether it has a field that this version does not know: what that says may be the worst.
    pub has_unknown: bool,
}

/// What the person or their family agreed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Consent {
    /// Yes, No, Unknown.
    pub given: AnyWord,
    /// What it covers: Internal, Partners, Public.
    pub scope: AnyWord,
    /// Since when.
    pub as_of: EdtfDate,
    /// Whether it has a field that this version does not know: what that says may limit it or end it.
    pub has_unknown: bool,
}

/// Reads a struct whose fields are all optional, and remembers whether it has others. A derived reader
/// passes over those, and a slip such as `levle: High` would pass for no level.
macro_rules! remembers_unknown {
    ($name:ident, $text:literal, $($field:ident),+) => {
        impl $name {
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),+];
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Fields;
                impl<'de> Visitor<'de> for Fields {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(concat!("struct ", $text))
                    }
                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        let mut read = $name::default();
                        let mut seen: Vec<&'static str> = Vec::new();
                        while let Some(AnyWord(name)) = map.next_key::<AnyWord>()? {
                            match name.as_str() {
                                $(stringify!($field) => {
                                    if seen.contains(&stringify!($field)) {
                                        return Err(A::Error::duplicate_field(stringify!($field)));
                                    }
                                    seen.push(stringify!($field));
                                    read.$field = map.next_value()?;
                                })+
                                _ => {
                                    map.next_value::<IgnoredAny>()?;
                                    read.has_unknown = true;
                                }
                            }
                        }
                        Ok(read)
                    }
                }
                deserializer.deserialize_struct($text, Self::FIELDS, Fields)
            }
        }
    };
}

remembers_unknown!(Risk, "Risk", level, reason, review);
remembers_unknown!(Consent, "Consent", given, scope, as_of);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::read::read_ron;

    #[test]
    fn fields_that_are_not_known_are_remembered() {
        for (text, unknown) in [
            ("()", false),
            ("(level: High, reason: \"x\", review: \"2023\")", false),
            ("Risk(level: Low,)", false),
            ("(levle: High)", true),
            ("(Level: High)", true),
            ("(level: Low, until: (a: [1, 'x'], b: \"y\"))", true),
        ] {
            let risk: Risk = read_ron(text).unwrap();
            assert_eq!(risk.has_unknown, unknown, "{text}");
        }
        assert!(read_ron::<Risk>("(level: Low, level: High)").is_err());
        let consent: Consent = read_ron("(given: Yes, scope: Public, ended: \"2023\")").unwrap();
        assert_eq!((consent.given.as_str(), consent.has_unknown), ("Yes", true));
    }
}
