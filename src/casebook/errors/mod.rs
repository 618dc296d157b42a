//! What may be wrong, as data; text puts it into words.

pub mod conflict;
pub mod failure;
pub mod log_doubt;
pub mod problem;
pub mod query_error;
pub mod unread;
