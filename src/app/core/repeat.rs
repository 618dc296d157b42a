//! Repeats the last status change when `.` is pressed: what of it may count for somebody else.

use crate::record::id::RecordId;
use crate::record::status::Status;

/// A status change that can be made again for somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// The status.
    pub status: Status,
    /// Its date, as it was understood; empty for the day on which it is written.
    pub when: String,
    /// Its place.
    pub place: String,
    /// Its sources, without what was said of where in them.
    pub sources: Vec<RecordId>,
    /// The fields that were about one person.
    pub about_one: Vec<&'static str>,
}
