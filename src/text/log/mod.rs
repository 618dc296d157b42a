//! Changes of the log, and what others changed, in words.
//!
//! - `change`: a change of the log in words: when, who, why, and each fact from what to what.
//! - `external_changes`: what others have changed on disk, in one line.
//! - `log_doubt`: what does not fit between logs, records and what was seen before, in words.
//! - `purpose`: the purpose of a change in words.
//! - `signatures`: signatures of logs in words: who vouches for what, and why a signature does not count.
//! - `value`: a piece of RON text in words: what a field held or holds, as people would say it.

pub mod change;
pub mod external_changes;
pub mod log_doubt;
pub mod purpose;
pub mod signatures;
pub mod value;
