//! Joining two records and taking them apart, and merging another workspace, with the files as they are now.
//!
//! - `join`: the edits that join two records, from their files as they are now.
//! - `known_texts`: the texts that the logs of a workspace know.
//! - `other_files`: the files of another workspace that come along with its records, and its saved queries.
//! - `other_workspace`: another workspace, or an older copy of this one, without git.
//! - `unjoin`: taking two records apart again that were joined, also when other changes came after.

pub mod join;
pub mod known_texts;
pub mod other_files;
pub mod other_workspace;
pub mod unjoin;
