//! How far a long work is, as one line on standard error that is written over. Only a terminal sees it.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::text::safe::Safe;

/// A line that tells how far a work is.
#[derive(Debug)]
pub struct ProgressLine {
    is_shown: bool,
    percent: AtomicUsize,
}

impl ProgressLine {
    /// A line on the terminal, unless nobody wants to see it.
    #[must_use]
    pub fn new(quiet: bool) -> Self {
        Self {
            is_shown: !quiet && io::stderr().is_terminal(),
            percent: AtomicUsize::new(usize::MAX),
        }
    }

    /// Shows a text in place of the one before.
    pub fn show(&self, text: &Safe) {
        if self.is_shown {
            // Nobody waits for a line of progress that cannot be written.
            let _ = write!(io::stderr(), "\r\u{1b}[K{text}");
            let _ = io::stderr().flush();
        }
    }

    /// Shows how much is done, whenever that is another part of a hundred.
    pub fn tell(&self, done: usize, all: usize, text: impl Fn(usize) -> Safe) {
        let percent = (done * 100).checked_div(all).unwrap_or(100).min(100);
        if self.is_shown && self.percent.swap(percent, Ordering::Relaxed) != percent {
            self.show(&text(percent));
        }
    }

    /// Takes the line away.
    pub fn clear(&self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
            let _ = io::stderr().flush();
        }
    }
}
