//! What others have changed, and forms over a record that is another by now.
//!
//! - `conflict`: a form whose fields somebody else has changed as well.
//! - `conflict_keys`: choosing between what somebody else wrote and what one has typed.
//! - `decide_keys`: deciding what merges left to people.
//! - `editor_warning`: warns if somebody has the record open in an editor.
//! - `erased_keys`: the screen lets go of a person who was erased elsewhere.
//! - `external_changes`: what others have changed on disk.
//! - `received_rows`: the rows of what a synchronisation brought in.
//! - `rebase`: a form that was filled in over a text that is another by now.
//! - `sync_job`: a synchronisation with another clone as a job.
//! - `sync_keys`: the keys of a synchronisation.

pub mod conflict;
pub(in crate::app) mod conflict_keys;
pub(in crate::app) mod decide_keys;
pub(in crate::app) mod editor_warning;
pub(in crate::app) mod erased_keys;
pub(in crate::app) mod external_changes;
pub mod rebase;
pub(in crate::app) mod received_rows;
pub mod sync_job;
pub(in crate::app) mod sync_keys;
