//! The commands: one file for each, over the same storage, search and words as the screen.
//!
//! - `args`: what may stand on the command line.
//! - `clock_doubt`: what does not fit between logs, records and what this machine has seen, as it is printed.
//! - `closed_words`: words of closed lists on the command line.
//! - `command_context`: which workspace a command works on, and everything in it.
//! - `commands`: one file for each subcommand.
//! - `future_date`: what is said on standard error about dates that were typed.
//! - `output`: what goes out, in which shape, with which exit code.
//! - `resolve`: which records typed ids and names mean.
//! - `run`: runs one command.
//! - `screen`: whether the screen can open here, and on which workspace.
//! - `standard_input`: text that is read from standard input.
//! - `trailing_flags`: flags that stand behind a query: `lastseen list gorsh -bryanka --json`.

pub mod args;
pub mod clock_doubt;
pub mod closed_words;
pub mod command_context;
pub mod commands;
pub mod future_date;
pub mod output;
pub mod resolve;
pub mod run;
pub mod screen;
pub mod standard_input;
pub mod trailing_flags;
