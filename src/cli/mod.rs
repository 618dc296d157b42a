//! The commands: one file for each, over the same storage, search and words as the screen.

pub mod add;
pub mod args;
pub mod check;
pub mod duplicates;
pub mod generated;
pub mod init;
pub mod join;
pub mod json;
pub mod late;
pub mod list;
pub mod log;
pub mod log_filter;
pub mod log_summary;
pub mod note;
pub mod open;
pub mod out;
pub mod run;
pub mod screen;
pub mod set;
pub mod show;
pub mod stats;
pub mod table;
pub mod trouble;
pub mod undo;
pub mod whom;
