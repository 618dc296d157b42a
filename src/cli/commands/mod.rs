//! One file for each subcommand.

pub mod add;
pub mod attach;
pub mod check;
pub mod duplicates;
pub mod erase;
pub mod generated;
pub mod init;
pub mod join;
pub mod list;
pub mod log;
pub mod log_filter;
pub mod log_summary;
pub mod log_verify;
pub mod note;
pub mod public;
pub mod set;
pub mod show;
pub mod show_conflict;
pub mod stats;
pub mod timeline;
pub mod undo;
