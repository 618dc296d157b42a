//! A message as it was read: its parts, the rest, and the draft of a person that they make.

use std::ops::Range;

use crate::exchange::ages::RowAge;
use crate::exchange::rows::{Fact, RowDraft, RowEntry};

/// What a part of a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// The name.
    Name,
    /// The call sign.
    CallSign,
    /// The day or year of birth.
    Born,
    /// The age.
    Age,
    /// The rank.
    Rank,
    /// The unit.
    Unit,
    /// Where the person lives.
    Home,
    /// Marks by which the person can be recognised.
    Marks,
    /// What became of the person, and since when.
    Since,
    /// Where that was.
    Place,
    /// How somebody can be reached.
    Phone,
}

impl PartKind {
    /// The word for it in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::CallSign => "call_sign",
            Self::Born => "born",
            Self::Age => "age",
            Self::Rank => "rank",
            Self::Unit => "unit",
            Self::Home => "home",
            Self::Marks => "marks",
            Self::Since => "since",
            Self::Place => "place",
            Self::Phone => "phone",
        }
    }
}

/// A part of a message that is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessagePart {
    /// What it is about.
    pub kind: PartKind,
    /// Where it stands in the text.
    pub place: Range<usize>,
    /// What is written into the record.
    pub value: String,
    /// The two readings of a date that has two.
    pub readings: Option<(String, String)>,
}

/// A message that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedMessage {
    /// What is understood, in the order of the text.
    pub parts: Vec<MessagePart>,
    /// The rest, a line each.
    pub rest: Vec<String>,
    /// The draft of a person.
    pub draft: RowDraft,
}

/// The draft that the parts make; what has no field goes into notes.
#[must_use]
pub fn draft_of(text: &str, parts: &[MessagePart], rest: &[String]) -> RowDraft {
    let mut draft = RowDraft::default();
    let mut entry = RowEntry::default();
    let mut notes: Vec<String> = Vec::new();
    for part in parts {
        let written = &text[part.place.clone()];
        let value = part.value.clone();
        let mut fact = |field| {
            let quote = if written == value { "" } else { written };
            draft.facts.push(Fact {
                field,
                value: value.clone(),
                quote: quote.to_owned(),
            });
        };
        match part.kind {
            PartKind::Name => draft.name.clone_from(&part.value),
            PartKind::CallSign => {
                draft.other_names.push((value, "CallSign".to_owned()));
            }
            PartKind::Born if part.readings.is_none() => fact("born"),
            PartKind::Rank => fact("rank"),
            PartKind::Unit => fact("unit"),
            PartKind::Home => fact("home"),
            PartKind::Age => draft.ages.push(RowAge {
                years: value,
                as_of: String::new(),
            }),
            PartKind::Since => {
                let (status, when) = part.value.split_once(' ').unwrap_or((&part.value, ""));
                status.clone_into(&mut entry.status);
                when.clone_into(&mut entry.when);
                written.clone_into(&mut entry.said);
            }
            PartKind::Place => entry.place.clone_from(&part.value),
            PartKind::Born | PartKind::Marks | PartKind::Phone => {
                notes.push(format!("{}: {written}", part.kind.word()));
            }
        }
    }
    if !entry.is_empty() {
        draft.entries.push(entry);
    }
    notes.extend((!rest.is_empty()).then(|| rest.join("\n")));
    draft.notes = notes;
    draft
}
