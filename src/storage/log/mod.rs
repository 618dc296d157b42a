//! The log: one line a change, chained by hashes, one file for each author and device.
//!
//! - `audit`: whether logs and records are what was seen of them before.
//! - `blame`: who set a field to the value that stands there: the logs, read from their ends.
//! - `body`: the part of a log line that holds values: why, the edits, and how to restore the files.
//! - `chain`: whether the lines of a log follow from each other.
//! - `file`: a log as a file: its end, its lines from the back, all of its lines, and one more line.
//! - `head`: what a line is named by elsewhere: its log, its number and the beginning of its hash.
//! - `heads`: the ends of logs: what each new line names of the other logs.
//! - `history`: all logs together: every change that anybody made, and what is wrong with the logs.
//! - `line`: one line of a log: a change as it is written down, and read again.
//! - `lost_statements`: what the logs tell of and the records have no more, though no change took it away.
//! - `merged_blanks`: lines that erasures of two clones blanked, merged, and who vouches for them.
//! - `order`: the order of all changes: what was made on top of what first.
//! - `own_lines`: the lines of one author and device, newest first, each checked: what undo walks through.
//! - `reader`: one log as text: its lines, each with its number, and what stands between them.
//! - `recent`: the last changes of all logs, read from their ends.
//! - `undo`: taking back the last change of one's own, and doing again what was taken back.

pub mod audit;
pub mod blame;
pub mod body;
pub mod chain;
pub mod file;
pub mod head;
pub mod heads;
pub mod history;
pub mod line;
pub mod lost_statements;
pub mod merged_blanks;
pub mod order;
pub mod own_lines;
pub mod reader;
pub mod recent;
pub mod undo;
