//! What is claimed to have become of a person.

use crate::record::word::open_words;

open_words! {
    /// The status that one entry claims. A workspace may add its own in `lastseen.ron`.
    Status {
        /// Held somewhere against their will.
        Detained = "Detained",
        /// Nobody who speaks knows where the person is.
        Missing = "Missing",
        /// Home, discharged, or otherwise out of their captors' hands.
        Returned = "Returned",
        /// Sent back to the war.
        Redeployed = "Redeployed",
    }
}

impl Status {
    /// The four statuses that every workspace has, in the order in which they are listed.
    pub const FOUR: [Self; 4] = [
        Self::Detained,
        Self::Missing,
        Self::Returned,
        Self::Redeployed,
    ];

    /// The status as commands and queries write it: `detained`.
    #[must_use]
    pub fn lower(&self) -> String {
        self.as_str().to_lowercase()
    }
}

/// What a status means for the person, which a theme turns into a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, serde::Deserialize)]
pub enum Tone {
    /// The person is in somebody's power.
    Danger,
    /// Something is wrong or not known.
    Warning,
    /// The person is safe, as far as anybody knows.
    Good,
    /// Neither of these.
    #[default]
    Plain,
}

/// A status with everything that a screen needs to offer and show it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct StatusKind {
    /// The word as it stands in a record.
    pub name: Status,
    /// Three letters that stand for it where there is little room, and without colour.
    pub label: String,
    /// The key that chooses it after `s`.
    pub key: char,
    /// What it means for the person.
    #[serde(default)]
    pub tone: Tone,
}

impl StatusKind {
    /// The four statuses that every workspace has.
    #[must_use]
    pub fn four() -> Vec<Self> {
        let kind = |name, label: &str, key, tone| Self {
            name,
            label: label.to_owned(),
            key,
            tone,
        };
        vec![
            kind(Status::Detained, "DET", 'd', Tone::Danger),
            kind(Status::Missing, "MIS", 'm', Tone::Warning),
            kind(Status::Returned, "RET", 'r', Tone::Good),
            kind(Status::Redeployed, "RED", 'e', Tone::Plain),
        ]
    }
}
