//! The log: one line a change, chained by hashes, one file for each author and device.

pub mod audit;
pub mod blame;
pub mod body;
pub mod chain;
pub mod file;
pub mod head;
pub mod heads;
pub mod history;
pub mod line;
pub mod order;
pub mod own_lines;
pub mod reader;
pub mod recent;
pub mod undo;
