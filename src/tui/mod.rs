//! The screen on a real terminal: the only home of ratatui and crossterm.

pub mod loop_event;
pub mod run;
pub mod terminal;
pub mod view;
pub mod workers;
