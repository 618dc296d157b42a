//! Changes of the log, and what others changed, in words.

pub mod change;
pub mod external_changes;
pub mod log_doubt;
pub mod value;
