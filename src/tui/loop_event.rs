//! What comes to the loop, and how it ends.

use std::time::Instant;

use crossterm::event::Event;

use crate::app::core::action::Action;

/// What comes to the loop.
#[derive(Debug)]
pub enum LoopEvent {
    /// Somebody types.
    Typed(Typed),
    /// What came of something that was asked for.
    Action(Action),
    /// A signal told the program to end.
    Told(i32),
    /// A signal told the program to stop.
    Stop,
    /// The program goes on after it was stopped.
    Continued,
    /// Nothing has happened until what was left out is to be drawn.
    Rested,
    /// Nobody has typed for so long that a sealed workspace is locked.
    Idle,
    /// The terminal can no longer be read.
    TerminalGone,
    /// There is nothing more to read, as at the end of a file.
    EndOfInput,
}

/// What somebody types.
#[derive(Debug)]
pub enum Typed {
    /// Events of the terminal.
    Events {
        /// The events.
        events: Vec<Event>,
        /// When the first of them was read.
        since: Instant,
    },
    /// A line of standard input.
    Line {
        /// The line without its end, or why it cannot be taken.
        line: Result<String, LineFault>,
        /// Whether its end has come: without it, what follows may be cut off.
        is_whole: bool,
        /// When it was read.
        since: Instant,
    },
}

/// Why a line of standard input cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// It is longer than a line may be.
    TooLong,
    /// It is not UTF-8.
    NotUtf8,
    /// A control character stands in it, as of an arrow key.
    ControlCharacter,
}

/// How the screen or the line mode ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The user left.
    Left,
    /// The screen is locked: the program is to begin again.
    Locked,
    /// A signal told it to, or the terminal was gone; the signal's number.
    Told(i32),
}
