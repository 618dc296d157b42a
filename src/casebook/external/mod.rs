//! What others have changed or are about to, as data.
//!
//! - `change_origin`: who made a change, as the log tells it.
//! - `external_changes`: what somebody else, another window or an editor has changed on disk.
//! - `sync_report`: the report of a synchronisation of two clones: how far it is, and what it did.

pub mod change_origin;
pub mod external_changes;
pub mod sync_report;
