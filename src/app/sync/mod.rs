//! What others have changed, and forms over a record that is another by now.

pub mod called;
pub mod conflict;
pub(in crate::app) mod conflict_keys;
pub(in crate::app) mod editor_warning;
pub(in crate::app) mod erased_keys;
pub(in crate::app) mod external_changes;
pub mod rebase;
