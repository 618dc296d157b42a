//! The only place that touches the files of a workspace: open, load, commit, undo, log, recover.
//!
//! `workspace` is the door. Everything goes through the seam `fs`, so the same code runs on a disk
//! and in memory. ARCHITECTURE.md, "From a key to the disk", has the protocol that `publish` follows.

pub mod attachments;
pub mod clock;
pub mod commit;
pub mod digest;
pub mod drafts;
pub mod erase;
pub mod error;
pub mod fs;
pub mod load;
pub mod log;
pub mod merge;
pub mod process;
pub mod queue;
pub mod random;
pub mod watch;
pub mod workspace;
