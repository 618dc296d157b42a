//! The only place that touches the files of a workspace: open, load, commit, undo, log, recover.
//!
//! `workspace` is the door. Everything goes through the seam `fs`, so the same code runs on a disk
//! and in memory. ARCHITECTURE.md, "From a key to the disk", has the protocol that `publish` follows.

pub mod beside;
pub mod chain;
pub mod clock;
pub mod commit;
pub mod digest;
pub mod disk;
pub mod draft;
pub mod drafts;
pub mod erase;
pub mod erase_door;
pub mod erase_log;
pub mod erase_plan;
pub mod erase_reach;
pub mod erasures;
pub mod error;
pub mod exposed;
pub mod forgotten;
pub mod fs;
pub mod hand;
pub mod head;
pub mod history;
pub mod join;
pub mod load;
pub mod lock;
pub mod log_body;
pub mod log_file;
pub mod log_line;
pub mod look;
pub mod memory;
mod memory_fs;
pub mod patch;
pub mod pin;
pub mod platter;
pub mod process;
pub mod publish;
pub mod queue_account;
pub mod queue_door;
pub mod queue_text;
pub mod queues;
pub mod random;
pub mod recover;
pub mod splice_change;
pub mod splice_query;
pub mod stamp;
pub mod suspects;
pub mod triage;
pub mod undo;
pub mod unjoin;
pub mod unsent_text;
pub mod verify;
pub mod watch;
pub mod who;
pub mod workspace;
