//! What may be wrong, as data; text puts it into words.
//!
//! - `conflict`: a field that somebody else changed, as data.
//! - `failure`: why something that a user asked for could not be done.
//! - `log_doubt`: what the logs, the records and what was seen before say against each other.
//! - `problem`: what is wrong with a file, a record or a statement, and where it stands.
//! - `query_error`: why a query could not be understood, with what a message about it needs.

pub mod conflict;
pub mod failure;
pub mod log_doubt;
pub mod problem;
pub mod query_error;
