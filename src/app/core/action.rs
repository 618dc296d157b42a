//! Everything that can happen to the screen.

use jiff::Timestamp;

use crate::app::browse::list::Answer;
use crate::app::browse::pane::View;
use crate::app::form::request::FormRequest;
use crate::app::keys::key::Key;
use crate::casebook::book::Book;
use crate::casebook::book::loaded::Loaded;
use crate::casebook::change::Change;
use crate::casebook::draft::SavedDraft;
use crate::casebook::duplicates::duplicate_index::DuplicateIndex;
use crate::casebook::erase::reach::Reach;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::casebook::external::editor_lock::EditorLock;
use crate::casebook::external::external_changes::ExternalChanges;
use crate::casebook::merge::join_request::JoinRequest;
use crate::casebook::merge::unjoin::Unjoin;
use crate::casebook::queue::command::{Opened, QueueListing, QueueUpdate};
use crate::record::id::RecordId;
use crate::record::workspace::WorkspaceHead;
use crate::search::index::Index;

/// A record as it is on disk now; `None` where it is there no more.
pub type Now = (RecordId, Option<Loaded>);

/// Everything, read anew.
#[derive(Debug)]
pub struct Reload {
    /// The records.
    pub book: Book,
    /// The index of them.
    pub index: Index,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// What else was found; no records.
    pub external_changes: ExternalChanges,
}

/// Something that happens.
#[derive(Debug)]
pub enum Action {
    /// A key is pressed.
    Key(Key),
    /// Text is pasted.
    Paste(String),
    /// More characters come at once than anybody types: a terminal that does not say so pastes, or a
    /// line that had stalled goes on. Only characters, none of them a control character.
    Burst(String),
    /// The terminal has another size, in columns and rows.
    Resize(u16, u16),
    /// Some records have been read.
    Loaded {
        /// The first of the records, to have something to look at; the others come at the end.
        records: Vec<Loaded>,
        /// What could not be read.
        problems: Vec<Problem>,
        /// How many files have been looked at.
        done: usize,
        /// How many there are.
        total: usize,
    },
    /// All records have been read; the book and the index of it, made elsewhere because that takes
    /// longer than anybody who types should wait.
    AllLoaded(Box<(Book, Index)>),
    /// Something has changed on disk that was not asked for here, or may have.
    Noticed(Box<ExternalChanges>),
    /// Half-typed texts are kept from screens that went away.
    SavedDraft {
        /// The texts, the newest first.
        kept: Vec<SavedDraft>,
        /// What cannot be read of them.
        problems: Vec<Problem>,
    },
    /// What is half typed cannot be kept.
    NotKept(Failure),
    /// Another screen goes on with the same half-typed text.
    TakenElsewhere,
    /// Somebody has these records open in an editor.
    EditorLock(Vec<EditorLock>),
    /// So much has changed on disk that everything has been read anew.
    ReadAnew(Box<Reload>),
    /// A change is on disk.
    Committed {
        /// The change.
        change: Change,
        /// The records that it touched, as they are now.
        records: Vec<Now>,
        /// The head of the workspace as it is now, where the change was about it.
        head: Option<Box<WorkspaceHead>>,
    },
    /// So many people have been compared with all others, of so many.
    Comparing(usize, usize),
    /// All people have been compared.
    Compared(Box<DuplicateIndex>),
    /// So many records have been looked through, of so many.
    Checking(usize, usize),
    /// Everything has been looked through; what is wrong, or why it could not be done.
    Checked(Result<Vec<Problem>, Failure>),
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
        purpose: FormRequest,
    },
    /// The log has been read.
    Logged {
        /// The record that was asked for.
        record: RecordId,
        /// The changes that touched it, the newest first, and what is wrong with the logs.
        read: Result<(Vec<Change>, Vec<Problem>), Failure>,
    },
    /// A search has found something.
    Found {
        /// For the list of this view.
        view: View,
        /// The number that was asked for.
        generation: u64,
        /// What it found.
        answer: Box<Answer>,
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
    Lately(Result<Vec<Change>, Failure>),
    /// What erasing a person would reach.
    Reached {
        /// The person.
        record: RecordId,
        /// What it would reach.
        reach: Result<Box<Reach>, Failure>,
    },
    /// What taking two joined records apart would come upon.
    Unjoin(Result<Box<Unjoin>, Failure>),
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
    /// A file that is no record's was open in the user's editor.
    FileEdited,
    /// A record's file was open in the user's editor.
    Reread {
        /// The record.
        record: RecordId,
        /// It as it is now, or what is wrong with it.
        now: Result<Option<Loaded>, Problem>,
    },
}
