//! What to do with a record once a change of it is on disk.

use crate::app::purpose::ChosenEntry;
use crate::record::id::RecordId;
use crate::record::status::Status;

/// What to do with a record once it has been made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// Show it.
    Show,
    /// Cite it for an entry of a person.
    Cite {
        /// The person.
        person: RecordId,
        /// The entry.
        entry: ChosenEntry,
    },
    /// See whether the person has this status now.
    Status {
        /// The person.
        person: RecordId,
        /// The status.
        status: Status,
    },
}
