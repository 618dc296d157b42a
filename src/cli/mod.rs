//! The commands: one file for each, over the same storage, search and words as the screen.

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
