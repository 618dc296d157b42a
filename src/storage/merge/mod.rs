//! Joining two records and taking them apart, with the files as they are now.
//!
//! - `join`: the edits that join two records, from their files as they are now.
//! - `unjoin`: taking two records apart again that were joined, also when other changes came after.

pub mod join;
pub mod unjoin;
