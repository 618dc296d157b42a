//! The facts that a queue is made of: who did what to whom in it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize, Serializer};

use crate::casebook::change::ChangeId;
use crate::record::as_text;
use crate::record::id::RecordId;

/// Who works through a queue: a person, at a machine, in one run of the program.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(from = "SessionParts")]
pub struct SessionId {
    /// The person.
    pub author: String,
    /// The machine.
    pub device: String,
    /// The process.
    pub process: u32,
}

/// The person, the machine and the process, as they stand in a file.
type SessionParts = (String, String, u32);

impl From<SessionParts> for SessionId {
    fn from((author, device, process): SessionParts) -> Self {
        Self {
            author,
            device,
            process,
        }
    }
}

impl Serialize for SessionId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (&self.author, &self.device, self.process).serialize(to)
    }
}

impl SessionId {
    /// Whether both are the same person at the same machine, in whichever run of the program.
    #[must_use]
    pub fn is_hand_of(&self, other: &Self) -> bool {
        self.author == other.author && self.device == other.device
    }
}

/// What was decided about somebody. Statuses go by their word.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum QueueDecision {
    /// A new status.
    Status(String),
    /// Looked at, and kept as it is.
    Kept,
    /// Somebody else must look, too.
    SecondLook,
}

/// Something that has happened to a queue. A line of its file holds one as serde writes it here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// Somebody has the person before them. `change` is the name that the change will have with
    /// which they decide, so that the log can tell whether they did.
    Taken {
        /// The person.
        person: RecordId,
        /// Who has them.
        by: SessionId,
        /// Since when.
        #[serde(with = "as_text")]
        at: Timestamp,
        /// The name of the change to come.
        change: ChangeId,
    },
    /// Somebody has decided.
    Decided {
        /// The person.
        person: RecordId,
        /// Who.
        by: SessionId,
        /// When.
        #[serde(with = "as_text")]
        at: Timestamp,
        /// What.
        verdict: QueueDecision,
        /// The change that says so in the log; `None` if the record said so already.
        change: Option<ChangeId>,
    },
    /// Somebody puts the person off until all others have been decided about.
    Later {
        /// The person.
        person: RecordId,
        /// Who.
        by: SessionId,
        /// When.
        #[serde(with = "as_text")]
        at: Timestamp,
    },
    /// The person no longer answers to the query, by what others have done.
    Settled {
        /// The person.
        person: RecordId,
        /// When that was seen.
        #[serde(with = "as_text")]
        at: Timestamp,
    },
    /// The last decision about the person, or putting them off, is taken back.
    Back {
        /// The person.
        person: RecordId,
    },
    /// Somebody lets the person go without having decided.
    Released {
        /// The person.
        person: RecordId,
    },
    /// The date and source that go with decisions until somebody changes them: fields of an entry
    /// as they are typed.
    Prefilled {
        /// Whose.
        by: SessionId,
        /// Pairs of a field and what is typed in it.
        fields: Vec<(String, String)>,
    },
}
