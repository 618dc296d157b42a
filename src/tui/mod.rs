//! The screen on a real terminal: the only home of ratatui and crossterm.
//!
//! - `loop_event`: what comes to the loop of the screen.
//! - `run`: the loop: what happens becomes an action, the action changes the state.
//! - `terminal`: the terminal: taken over for the screen, and given back as it was, whatever happens.
//! - `view`: what is drawn: pure functions of the state.
//! - `workers`: the threads that do what the screen asks of the world.

pub mod loop_event;
pub mod run;
pub mod terminal;
pub mod view;
pub mod workers;
