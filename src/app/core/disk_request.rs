//! What the screen asks of the files, one thing after another, and what comes of it.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::app::core::change_request::ChangeRequest;
use crate::app::form::opening::Opening;
use crate::app::form::paths::FoundPaths;
use crate::app::import::import_job::{ImportWrite, RowRefusal, RowToDecide};
use crate::casebook::book::loaded::Loaded;
use crate::casebook::change::Change;
use crate::casebook::erase::reach::Reach;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::casebook::external::change_origin::{ChangeOrigin, SaidValue};
use crate::casebook::external::external_changes::EditorLock;
use crate::casebook::external::one_sided::{OneSided, OneSidedDecision};
use crate::casebook::merge::join_request::JoinRequest;
use crate::casebook::merge::unjoin::Unjoin;
use crate::casebook::queue::command::{Opened, QueueCommand, QueueListing, QueueUpdate};
use crate::record::id::RecordId;
use crate::record::workspace::WorkspaceHead;

/// A record as it is on disk now; `None` if it no longer exists.
pub type Now = (RecordId, Option<Loaded>);

/// What the screen asks of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiskRequest {
    /// Put a change on disk. Answered by `Committed` or `Failed`.
    Commit(Box<ChangeRequest>),
    /// Join a record to another one. Answered by `Committed`, `JudgedDifferent` or `Failed`.
    Join {
        /// Which records, and how.
        request: Box<JoinRequest>,
        /// The name of the one that is kept, for the log.
        name: String,
    },
    /// Find out what taking a joined record apart would come upon. Answered by `Unjoin`.
    PlanUnjoin(RecordId),
    /// Take a joined record apart from the one that it was joined to. Answered by `Committed` or `Failed`.
    Unjoin {
        /// The record that was joined.
        joined: RecordId,
        /// Whether also if one of the two was changed since.
        anyway: bool,
    },
    /// Attach a copy of a file to a source, or a photo to a person. Answered by `Committed`, `PutBack` or `Failed`.
    Attach {
        /// The source or person.
        source: RecordId,
        /// What it is called.
        name: String,
        /// Where the file lies, as it was typed.
        path: String,
    },
    /// Write the list that is being imported. Answered by `Committed` or `Failed`.
    Import(Box<ImportWrite>),
    /// Plan and write what is decided of a held row. Answered by `Committed`, `RowRefused` or `Failed`.
    DecideRow(Box<RowToDecide>),
    /// Find the copy of an attached file, and see whether it is what was attached. Answered by `Copy`.
    FindCopy {
        /// Its SHA-256.
        sha256: String,
        /// What the file was called.
        name: String,
    },
    /// Find the files that a path may become that is being typed. Answered by `Paths`.
    Paths(String),
    /// Merge a record in which a merge left its markers. Answered by `Committed` or `Failed`.
    MergeMarkers(RecordId),
    /// Merge a log or the head of the workspace in which a merge left its markers. Answered by `FileMerged` or `Failed`.
    MergeFile(String),
    /// Decide whether a record stays that one side of a merge removed and the other one changed. Answered by
    /// `Committed`, `OneSidedKept` or `Failed`.
    DecideOneSided(RecordId, OneSidedDecision),
    /// Take the last change back. Answered by `Committed` or `Failed`.
    Undo,
    /// Make it again. Answered by `Committed` or `Failed`.
    Redo,
    /// Read a record's text for a form. Answered by `Opened` or `Unopened`.
    Open {
        /// The record.
        record: RecordId,
        /// What the text is for.
        purpose: Opening,
    },
    /// Read from the log what was changed in a record. Answered by `Logged`.
    Log(RecordId),
    /// Find out what erasing a person would reach. Answered by `Reached`.
    Reach(RecordId),
    /// Erase a person. Answered by `Erased` or `Failed`.
    Erase(RecordId),
    /// See whether somebody has one of these records open in an editor. Answered by `EditorLock`.
    LookBeside(Vec<RecordId>),
    /// List the queues of this machine. Answered by `Queues` or `Failed`.
    ListQueues,
    /// Begin a queue or go on with it, or make a step in it. Answered by `QueueOpened` or
    /// `QueueStepped`, or by `Failed`.
    Queue {
        /// The queue's name.
        name: String,
        /// What is asked.
        ask: QueueCommand,
    },
    /// Read the decisions of a queue from the log. Answered by `Decisions` or `Failed`.
    Decisions(String),
    /// Read from the logs who said what merges left undecided. Answered by `WhoSaid`.
    WhoSaid(Vec<SaidValue>),
    /// Read from the logs what was changed since a moment. Answered by `Lately`.
    RecentChanges(Timestamp),
}

impl DiskRequest {
    /// Whether it is a change on its way to the disk.
    #[must_use]
    pub const fn is_change(&self) -> bool {
        match self {
            Self::Commit(_)
            | Self::Join { .. }
            | Self::Unjoin { .. }
            | Self::Attach { .. }
            | Self::Import(_)
            | Self::DecideRow(_)
            | Self::Erase(_)
            | Self::MergeMarkers(_)
            | Self::MergeFile(_)
            | Self::DecideOneSided(..)
            | Self::Undo
            | Self::Redo => true,
            Self::PlanUnjoin(_)
            | Self::Open { .. }
            | Self::FindCopy { .. }
            | Self::Paths(_)
            | Self::Log(_)
            | Self::Reach(_)
            | Self::LookBeside(_)
            | Self::ListQueues
            | Self::Queue { .. }
            | Self::Decisions(_)
            | Self::WhoSaid(_)
            | Self::RecentChanges(_) => false,
        }
    }
}

impl From<ChangeRequest> for DiskRequest {
    fn from(change: ChangeRequest) -> Self {
        Self::Commit(Box::new(change))
    }
}

/// What came of a [`DiskRequest`].
#[derive(Debug)]
pub enum DiskReply {
    /// A change is on disk.
    Committed {
        /// The change.
        change: Change,
        /// The records that it touched, as they are now.
        records: Vec<Now>,
        /// The head of the workspace as it is now, where the change was about it.
        head: Option<Box<WorkspaceHead>>,
    },
    /// A log or the head of the workspace was merged, which is no change of its own.
    FileMerged(String),
    /// A record stays that one side of a merge removed and the other one changed, which is no change.
    OneSidedKept(RecordId),
    /// Nothing was changed by what was decided of a held row.
    RowRefused(RowRefusal),
    /// Where a copy lies; `None` if it is not what was attached.
    Copy(Option<PathBuf>),
    /// What a path may become.
    Paths(FoundPaths),
    /// Something could not be done.
    Failed(Failure),
    /// A record's text could not be read for a form.
    Unopened(Failure),
    /// A record's text has been read for a form.
    Opened {
        /// The record.
        record: RecordId,
        /// Its text.
        text: String,
        /// What it is for.
        purpose: Opening,
    },
    /// The log has been read.
    Logged {
        /// The record that was asked for.
        record: RecordId,
        /// The changes that touched it, the newest first, and what is wrong with the logs.
        read: Result<(Vec<Change>, Vec<Problem>), Failure>,
    },
    /// The queues of this machine, the one begun last first.
    Queues(Vec<QueueListing>),
    /// A queue has been opened.
    QueueOpened(Box<Opened>),
    /// A step was made in the queue that is open.
    QueueStepped(Box<QueueUpdate>),
    /// The changes by which the decisions of a queue stand in the log, oldest first.
    Decisions(Vec<Change>),
    /// The changes of the last days, oldest first.
    RecentChanges(Result<Vec<Change>, Failure>),
    /// Who said each of the values that were asked for, where a log tells.
    WhoSaid {
        /// The values.
        values: Vec<SaidValue>,
        /// Who said each.
        said: Vec<Option<ChangeOrigin>>,
        /// The records that one side of a merge removed and the other one changed.
        one_sided: Vec<OneSided>,
    },
    /// What erasing a person would reach.
    Reached {
        /// The person.
        record: RecordId,
        /// What it would reach.
        reach: Result<Box<Reach>, Failure>,
    },
    /// What taking two joined records apart would come upon.
    UnjoinPlan(Result<Box<Unjoin>, Failure>),
    /// Nothing was joined, because somebody judged that the records are of two people.
    JudgedDifferent {
        /// Which records were to be joined, and how.
        request: Box<JoinRequest>,
        /// Who judged so and when, UTC; `None` if no log tells.
        by: Option<(String, Timestamp)>,
    },
    /// A person is erased.
    Erased {
        /// What it reached.
        reach: Box<Reach>,
        /// The records that it touched, as they are now.
        records: Vec<Now>,
        /// Files that somebody changed in the same moment.
        problems: Vec<Problem>,
    },
    /// The attached copy at this path, which was lost or altered, is as it was.
    PutBack(String),
    /// Those of the records that somebody has open in an editor.
    EditorLock(Vec<EditorLock>),
}
