//! What is asked of the files of a queue, and what comes of it.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::casebook::book::loaded::Loaded;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::{Change, ChangeId};
use crate::casebook::queue::event::{Event, QueueDecision, SessionId};
use crate::casebook::queue::{Progress, Queue, QueueHead};
use crate::record::id::RecordId;

/// What is asked of a queue's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueCommand {
    /// Begin it, in place of one of the same name.
    Begin(QueueHead),
    /// Go on with it.
    Retry,
    /// Take the next person, as when somebody else has decided about the one before this program.
    Next,
    /// Decide about the person whom this program has before it.
    Decide {
        /// The person.
        person: RecordId,
        /// What is decided.
        verdict: QueueDecision,
        /// What it is for, in one line.
        why: String,
        /// The facts.
        edits: Vec<Edit>,
        /// The date and source that were typed with it, for the next decisions; `None` if those
        /// that are set went with it.
        prefill: Option<Vec<(String, String)>>,
    },
    /// Put the person off.
    Later(RecordId),
    /// Note that the person no longer answers to the query.
    Settle(RecordId),
    /// Take the last decision of this screen back, or else the last one of a screen of this hand
    /// that is gone, and go back to its person.
    Back,
    /// Take back a change that was made beside the decisions, such as a note.
    TakeBack(ChangeId),
    /// Have this person before one, also if something is decided about them.
    Show(RecordId),
    /// Set the date and source of the next decisions.
    Prefill(Vec<(String, String)>),
    /// Let the person go.
    Leave,
}

/// Something that was done to somebody's record, by the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedTouch {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// What it was for.
    pub why: String,
    /// Whether that was taken back.
    pub back: bool,
}

/// A queue in a list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueListing {
    /// What it is.
    pub head: QueueHead,
    /// How far it has come.
    pub progress: Progress,
}

/// What came of a step.
#[derive(Clone, Debug, Default)]
pub struct QueueUpdate {
    /// What has happened to the queue, by others as well.
    pub events: Vec<Event>,
    /// Whom this program has before it now; `None` if nobody is left, or all have others.
    pub now: Option<RecordId>,
    /// The change that was made or taken back.
    pub change: Option<Change>,
    /// The records that were touched, and the next person's, as they are on disk now.
    pub records: Vec<(RecordId, Option<Loaded>)>,
}

/// A queue that has been opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The queue, with everything that has happened to it.
    pub queue: Queue,
    /// Who works through it here.
    pub me: SessionId,
    /// What was done to its people lately, by the log, the newest first.
    pub touches: HashMap<RecordId, Vec<LoggedTouch>>,
    /// Whom this program has before it now.
    pub now: Option<RecordId>,
    /// That person's record, as it is on disk now.
    pub records: Vec<(RecordId, Option<Loaded>)>,
}
