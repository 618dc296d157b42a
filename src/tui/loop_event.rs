//! What comes to the loop of the screen.

use std::time::Instant;

use crossterm::event::Event;

use crate::app::core::action::Action;

/// What comes to the loop.
#[derive(Debug)]
pub enum LoopEvent {
    /// Events of the terminal.
    Events {
        /// The events.
        events: Vec<Event>,
        /// When the first of them was read.
        since: Instant,
    },
    /// What came of something that was asked for.
    Action(Action),
    /// A signal told the program to end.
    Told(i32),
    /// A signal told the program to stop.
    Stop,
    /// The program goes on after it was stopped.
    Continued,
    /// The terminal can no longer be read.
    TerminalGone,
}
