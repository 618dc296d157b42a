//! Notices: what has just happened, and what should be known.

use crate::record::id::RecordId;
use crate::text::safe::Safe;

/// How important something that is told is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It was done.
    Done,
    /// It could not be done.
    Refused,
}

/// What has just happened, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The line.
    pub text: Safe,
    /// How important it is.
    pub weight: Severity,
}

/// What has just happened, and what should be known.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    /// What has just happened.
    pub message: Option<Message>,
    /// What should be known while a form or note is filled in.
    pub warning: Option<Safe>,
    /// What others have changed, to be said after the message that stands now.
    pub external_changes: Option<Safe>,
    /// The record that the next `E` opens though somebody has it open already.
    pub edit_anyway: Option<RecordId>,
}
