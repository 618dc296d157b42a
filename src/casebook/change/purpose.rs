//! The purpose of a change: what the program itself says that a change is for, as data.
//!
//! The log keeps it as one line of text, which is its form on disk and the same in every language
//! (`docs/format.md`). What reads as one of these forms is told in the reader's language; anything
//! else is what somebody typed, and stays as it is.

use crate::casebook::change::exported::Exported;
use crate::casebook::fields::list_item::StatementList;
use crate::casebook::merge::pair_decision::PairDecision;
use crate::casebook::queue::event::QueueDecision;
use crate::record::id::RecordId;
use crate::record::kind::Kind;

/// What a change is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// People got a status: `Gorshenin: Returned`.
    Status {
        /// Whom it is about.
        whom: ChangeSubject,
        /// The status, as it stands in a record.
        status: String,
    },
    /// Something was decided in a queue: `Gorshenin: Returned (queue stale)`.
    Decision {
        /// Whom it is about.
        name: String,
        /// What was decided.
        decision: QueueDecision,
        /// The queue.
        queue: String,
    },
    /// A record was made: `Gorshenin: person added`.
    RecordAdded {
        /// What it is called.
        name: String,
        /// Its kind.
        kind: Kind,
    },
    /// An entry was added to a history.
    EntryAdded {
        /// Whose.
        name: String,
    },
    /// A statement was added to one of the other lists of a record.
    ItemAdded {
        /// What the record is called.
        name: String,
        /// The list.
        list: StatementList,
    },
    /// Fields were edited: `Gorshenin: rank, born edited`.
    Edited {
        /// What the record is called.
        name: String,
        /// The fields, as they stand in the record.
        fields: Vec<String>,
    },
    /// A source was cited for a statement.
    SourceCited {
        /// What the record is called.
        name: String,
    },
    /// A statement was withdrawn.
    Withdrawn {
        /// What the record is called.
        name: String,
        /// In which list it stands; `None` for the history.
        list: Option<StatementList>,
        /// Why.
        reason: String,
    },
    /// One side of a dispute was chosen: `Gorshenin: born 2002 chosen`.
    Chosen {
        /// What the record is called.
        name: String,
        /// The side: a status, or a field and its value.
        side: String,
    },
    /// A note was added.
    Noted {
        /// What it is about.
        whom: ChangeSubject,
    },
    /// Several people got the same: `30 people: tag x, case Zaitsevo`.
    Batch {
        /// Whom it is about.
        whom: ChangeSubject,
        /// What they got.
        parts: Vec<(BatchPart, String)>,
    },
    /// A file was attached to a source.
    Attached {
        /// What the source is called, or its id.
        name: String,
        /// What the file is called; `None` if that is not told.
        file: Option<String>,
    },
    /// A list of others was read: `held.csv: 3 created, 1 updated`.
    Imported {
        /// What the file is called.
        file: String,
        /// How many records were made.
        created: usize,
        /// How many records were changed.
        updated: usize,
    },
    /// A query was saved or changed.
    QuerySaved {
        /// Its name.
        name: String,
    },
    /// A saved query was removed.
    QueryRemoved {
        /// Its name.
        name: String,
    },
    /// A record was joined to another one.
    Joined {
        /// What the record is called that stands for both.
        name: String,
        /// The record that was joined to it.
        joined: RecordId,
    },
    /// Somebody decided about two records that look alike.
    Judged {
        /// What one is called.
        one: String,
        /// What the other is called.
        other: String,
        /// What was decided.
        decision: PairDecision,
    },
    /// A change that could not be undone was left as it is; what it was for.
    LeftStanding(String),
    /// A person was erased.
    Erased,
    /// Two versions of records were merged.
    Merged,
    /// Records were exported.
    Exported(Exported),
    /// Something else was done, and places or units got names or were made with it.
    WithNames {
        /// What was done.
        purpose: String,
        /// The names, in their order.
        names: Vec<NewName>,
    },
}

/// Whom a change is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeSubject {
    /// One record, by what it is called.
    Named(String),
    /// So many people.
    People(usize),
    /// So many records.
    Records(usize),
}

/// What several people may get at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchPart {
    /// A tag.
    Tag,
    /// A part in a case.
    Case,
    /// A source.
    Source,
}

/// What was said of a place, unit or other record together with a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewName {
    /// What is typed is a spelling of something that has a record.
    Spelling {
        /// What is typed.
        typed: String,
        /// What the record is called.
        of: String,
    },
    /// What is typed got a record.
    New {
        /// What is typed.
        typed: String,
        /// The kind of the record.
        kind: Kind,
    },
}

impl ChangeSubject {
    /// People: by name if it is one.
    #[must_use]
    pub fn people(count: usize, name: Option<&str>) -> Self {
        match (count, name) {
            (1, Some(name)) => Self::Named(name.to_owned()),
            _ => Self::People(count),
        }
    }
}
