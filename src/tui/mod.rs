//! The screen on a real terminal: the only home of ratatui and crossterm.
//!
//! - `first_state`: the first state of a screen: what it shows before anything is read.
//! - `front`: what the state is shown on, and where what is typed comes from: the screen, or lines.
//! - `idle`: how long nobody has typed: after some minutes a sealed workspace is locked.
//! - `loop_event`: what comes to the loop, and how it ends.
//! - `other_programs`: other programs: the user's editor and viewer, to which the terminal is lent.
//! - `plain`: the line mode: the same state and keys, one line at a time.
//! - `run`: the loop: what happens becomes an action, the action changes the state.
//! - `terminal`: the terminal: taken over for the screen, and given back as it was, whatever happens.
//! - `view`: what is drawn: pure functions of the state.
//! - `workers`: the threads that do what the screen asks of the world.

pub mod first_state;
pub mod front;
pub mod idle;
pub mod loop_event;
pub mod other_programs;
pub mod plain;
pub mod run;
pub mod terminal;
pub mod view;
pub mod workers;
