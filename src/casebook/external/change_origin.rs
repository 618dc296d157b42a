//! Who made a change, as the log tells it.

use jiff::civil::DateTime;

use crate::casebook::change::ChangeId;
use crate::record::id::RecordId;

/// Who made a change, as the log tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeOrigin {
    /// The author.
    pub author: String,
    /// Whether it is whoever asks, on the same machine: another window, or a command.
    pub own: bool,
    /// When, on the clock of this machine.
    pub at: DateTime,
    /// What the change was for.
    pub why: String,
    /// Its name.
    pub change: ChangeId,
}

/// A value of a field, of which somebody asks who said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidValue {
    /// The record.
    pub record: RecordId,
    /// The field.
    pub field: String,
    /// The value, RON text.
    pub text: String,
}
