//! What others have changed or are about to, as data.

pub mod change_origin;
pub mod editor_lock;
pub mod external_changes;
