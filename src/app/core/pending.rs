//! What was asked of the disk and is not answered yet, and what waits for the answer.

use std::collections::VecDeque;
use std::time::Duration;

use crate::app::browse::nav_history::NavLocation;
use crate::app::keys::key::Key;
use crate::casebook::form_target::Cited;
use crate::record::id::RecordId;
use crate::record::status::Status;

/// What was asked and makes keys wait until it is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// To read what a form is opened over, or to open a queue.
    Open,
    /// To list the queues, for somebody to choose one.
    ChooseQueue,
    /// To write the form or note that is open.
    Write,
    /// To make a step in the queue that is open.
    Step,
    /// To make such a step with the form that is open.
    StepWithForm,
}

/// What to do once a change is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowUp {
    /// Show the record that it made.
    Show,
    /// Cite that record for a statement of a record.
    Cite {
        /// The record.
        record: RecordId,
        /// The statement.
        cited: Cited,
    },
    /// Put that record into the form beneath.
    Fill,
    /// See whether the person has this status now.
    Status {
        /// The person.
        person: RecordId,
        /// The status.
        status: Status,
    },
}

/// Something typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedInput {
    /// A key.
    Key(Key),
    /// Pasted text.
    Paste(String),
}

/// What was asked of the disk and is not answered yet, and what waits for the answer.
#[derive(Clone, Debug, Default)]
pub struct Pending {
    /// Where one was when the screen was locked, until all records are there.
    pub place: Option<NavLocation>,
    /// What keys wait for. It counts only while what would take the answer is open: see
    /// [`State::is_waiting`](crate::app::core::state::State::is_waiting).
    pub request: Option<Request>,
    /// What to do once the change of the form is on disk.
    pub then: Option<FollowUp>,
    /// Keys and pasted text that came meanwhile, for what comes of the answer.
    pub typed_ahead: VecDeque<TypedInput>,
    /// When an Enter that came too early was refused, or a letter after it, since the program began.
    pub refused_at: Option<Duration>,
    /// How many changes are on their way to the disk.
    pub changes: usize,
}

impl Pending {
    /// Takes note that a change is answered.
    pub const fn change_answered(&mut self) {
        self.changes = self.changes.saturating_sub(1);
    }
}
