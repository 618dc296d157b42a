//! Repeats the last status change when `.` is pressed.

use crate::casebook::change::compose::Written;
use crate::record::status::Status;

/// A status change that can be made again on somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// The status.
    pub status: Status,
    /// The fields of the entry.
    pub fields: Vec<Written>,
}
