//! What others have changed or are about to, as data.
//!
//! - `change_origin`: who made a change, as the log tells it.
//! - `external_changes`: what somebody else, another window or an editor has changed on disk.

pub mod change_origin;
pub mod external_changes;
