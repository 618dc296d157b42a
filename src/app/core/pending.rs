//! What is pending: what to do with a record once a change of it is on disk.

use crate::app::form::request::Cited;
use crate::record::id::RecordId;
use crate::record::status::Status;

/// What to do with a record once it has been made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// Show it.
    Show,
    /// Cite it for a statement of a record.
    Cite {
        /// The record.
        record: RecordId,
        /// The statement.
        cited: Cited,
    },
    /// Put it into the form beneath.
    Fill,
    /// See whether the person has this status now.
    Status {
        /// The person.
        person: RecordId,
        /// The status.
        status: Status,
    },
}
