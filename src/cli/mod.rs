//! The commands: one file for each, over the same storage, search and words as the screen.
//!
//! - `args`: what may stand on the command line behind each command.
//! - `closed_words`: words of closed lists on the command line.
//! - `command_context`: which workspace a command works on, and everything in it.
//! - `commands`: one file for each subcommand.
//! - `encryption_args`: for whom something goes out, and by which key something that came in is opened.
//! - `export_args`: the arguments of `lastseen export`.
//! - `form_args`: the arguments of `lastseen form`.
//! - `import_args`: the arguments of `lastseen import`.
//! - `language`: which language is spoken: the flag, the settings, or the locale.
//! - `output`: what goes out, in which shape, with which exit code.
//! - `present_day`: the present day for a command that has read only what it names.
//! - `resolve`: which records typed ids and names mean.
//! - `run`: the commands, and which function runs each.
//! - `screen`: whether the screen can open here, and on which workspace.
//! - `standard_input`: text that is read from standard input.
//! - `trailing_flags`: flags that stand behind a query: `lastseen list gorsh -bryanka --json`.
//! - `usage`: the usage of the program and of each command, in the language that is spoken.
//! - `usage_error`: what was not understood of the command line, in the language that is spoken.
//! - `warnings`: how a date was read, dates in the future, doubts about the clock.
//! - `whole_book`: all records as a book, as a command reads them that cannot do with fewer.

pub mod args;
pub mod closed_words;
pub mod command_context;
pub mod commands;
pub mod encryption_args;
pub mod export_args;
pub mod form_args;
pub mod import_args;
pub mod language;
pub mod output;
mod present_day;
pub mod resolve;
pub mod run;
pub mod screen;
pub mod standard_input;
pub mod trailing_flags;
pub mod usage;
pub mod usage_error;
pub mod warnings;
pub mod whole_book;
