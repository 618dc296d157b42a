//! What the screen asks the world outside to do.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::browse::pane::View;
use crate::app::form::new_record::Made;
use crate::app::form::request::FormRequest;
use crate::casebook::change::compose::Written;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::query_edit::QueryEdit;
use crate::casebook::draft::Draft;
use crate::casebook::errors::problem::Problem;
use crate::casebook::merge::join_request::JoinRequest;
use crate::casebook::queue::command::QueueCommand;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::kind::Kind;

/// What the screen asks the world outside to do. The answer comes back as an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put a change on disk. Answered by `Committed` or `Failed`.
    Commit {
        /// What it is for, in one line.
        why: String,
        /// The facts.
        edits: Vec<Edit>,
    },
    /// Put a change of the saved queries on disk. Answered by `Committed` or `Failed`.
    CommitQueries {
        /// What it is for, in one line.
        why: String,
        /// The facts.
        queries: Vec<QueryEdit>,
    },
    /// Put a change on disk in which some records are made with fresh ids. Answered likewise.
    CommitNaming {
        /// What it is for, in one line.
        why: String,
        /// The facts.
        edits: Vec<Edit>,
        /// The records that are made, with their fields; one that the change is about comes first.
        create: Vec<(Kind, Vec<Written>)>,
    },
    /// Put a change on disk in which records are made that it links to. Answered likewise.
    CommitMaking {
        /// The new records.
        made: Vec<Made>,
        /// The change, one of `Commit`, `CommitNaming`, `CommitCiting` and `Create`, with placeholders.
        then: Box<Effect>,
    },
    /// Put a change on disk that also cites one source for an entry of each of some people. Answered
    /// likewise.
    CommitCiting {
        /// What it is for, in one line.
        why: String,
        /// The other facts.
        edits: Vec<Edit>,
        /// The people, each with the entry as it was seen.
        cited: Vec<(RecordId, Entry)>,
        /// The fields of the citation.
        citation: Vec<Written>,
    },
    /// Make a record with a fresh id. Answered by `Committed` or `Failed`.
    Create {
        /// Of which kind.
        kind: Kind,
        /// With these fields.
        fields: Vec<Written>,
        /// What it is for, in one line.
        why: String,
    },
    /// Join a record to another one. Answered by `Committed`, `JudgedDifferent` or `Failed`.
    Join {
        /// Which records, and how.
        request: Box<JoinRequest>,
        /// The name of the one that is kept, for the log.
        name: String,
    },
    /// Find out what taking a joined record apart would come upon. Answered by `Unjoin`.
    LookApart(RecordId),
    /// Take a joined record apart from the one that it was joined to. Answered by `Committed` or `Failed`.
    TakeApart {
        /// The record that was joined.
        joined: RecordId,
        /// Whether also where one of the two was changed since.
        anyway: bool,
    },
    /// Compare all people with each other, beside everything else. Answered by `Comparing` as it goes
    /// on, and by `Compared`.
    Compare,
    /// Look through everything, beside everything else; dates after this day lie in the future.
    /// Answered by `Checking` as it goes on, and by `Checked`.
    Check(Date),
    /// Attach a copy of a file to a source. Answered by `Committed` or `Failed`.
    Attach {
        /// The source.
        source: RecordId,
        /// Where the file lies, as it was typed.
        path: String,
    },
    /// Take the last change back. Answered by `Committed` or `Failed`.
    Undo,
    /// Make it again. Answered by `Committed` or `Failed`.
    Redo,
    /// Read a record's text for a form. Answered by `Opened` or `Failed`.
    Open {
        /// The record.
        record: RecordId,
        /// What the text is for.
        purpose: FormRequest,
    },
    /// Read from the log what was changed in a record. Answered by `Logged`.
    Log(RecordId),
    /// Look up what the list of a view is asked for, and stop as soon as anything else happens.
    /// Answered by `Found`.
    Search {
        /// The view.
        view: View,
        /// The number that the answer has to have.
        generation: u64,
    },
    /// Find out what erasing a person would reach. Answered by `Reached`.
    Reach(RecordId),
    /// Erase a person. Answered by `Erased` or `Failed`.
    Erase(RecordId),
    /// See whether somebody has one of these records open in an editor. Answered by `EditorLock`
    /// where that is so.
    LookBeside(Vec<RecordId>),
    /// Open a record's file in the user's editor. Answered by `Reread`, or by `EditorLock` where
    /// somebody has it open already.
    EditFile {
        /// The record.
        record: RecordId,
        /// Whether to open it also where somebody has it open already.
        anyway: bool,
    },
    /// Open the file of a finding in the user's editor, at its line. Answered likewise.
    EditAt {
        /// The finding.
        problem: Box<Problem>,
        /// Whether to open it also where somebody has it open already.
        anyway: bool,
    },
    /// List the queues of this machine. Answered by `Queues`.
    ListQueues,
    /// Begin a queue or go on with it, or make a step in it. Answered by `QueueOpened` or
    /// `QueueStepped`, or by `Failed`.
    Queue {
        /// The queue's name.
        name: String,
        /// What is asked.
        ask: QueueCommand,
    },
    /// Read the decisions of a queue from the log. Answered by `Decisions`.
    Decisions(String),
    /// Read from the logs what was changed since a moment. Answered by `Lately`.
    Lately(Timestamp),
    /// Keep what is half typed, within a second.
    Keep(Box<Draft>),
    /// Keep it no longer: it is on disk as a change, or was left on purpose.
    Forget,
    /// Keep what was kept for a screen that went away as this screen's own. Answered by
    /// `TakenElsewhere` where another screen was quicker.
    Adopt(String),
    /// Throw away what was kept for a screen that went away.
    Discard(String),
    /// Send a text to the clipboard of the user's terminal.
    Copy(String),
    /// Draw everything anew.
    Redraw,
    /// Draw nothing: all is as it was.
    NoRedraw,
    /// Back to the shell for a while.
    Suspend,
    /// Leave.
    Quit,
}

impl Effect {
    /// Whether it is a change on its way to the disk, answered by `Committed` or `Failed`.
    #[must_use]
    pub const fn is_change(&self) -> bool {
        matches!(
            self,
            Self::Commit { .. }
                | Self::Join { .. }
                | Self::TakeApart { .. }
                | Self::CommitNaming { .. }
                | Self::CommitCiting { .. }
                | Self::CommitQueries { .. }
                | Self::Attach { .. }
                | Self::Create { .. }
                | Self::Erase(_)
                | Self::Undo
                | Self::Redo
        )
    }
}
