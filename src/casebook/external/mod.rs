//! What others have changed or are about to, as data.
//!
//! - `change_origin`: who made a change, as the log tells it.
//! - `external_changes`: what somebody else, another window or an editor has changed on disk.
//! - `one_sided`: a record that one side of a merge removed and the other one changed.
//! - `sync_report`: the report of a synchronisation of two clones: how far it is, and what it did.

pub mod change_origin;
pub mod external_changes;
pub mod one_sided;
pub mod sync_report;
