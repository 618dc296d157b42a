//! What goes out, in which shape, with which exit code.
//!
//! - `caught_signals`: Ctrl-C and its like, caught for a while.
//! - `cli_error`: why a command did not do what it should.
//! - `json`: records as JSON.
//! - `out`: standard output: what goes to a terminal and what into a pipe, with colour or without.
//! - `progress`: how far a long work is, on a terminal.
//! - `question`: a question on the terminal, and the line that answers it.
//! - `table`: records, one a line: aligned for a terminal, separated by tabs into a pipe.

pub mod caught_signals;
pub mod cli_error;
pub mod json;
pub mod out;
pub mod progress;
pub mod question;
pub mod table;
