//! How far a long work is, as one line on standard error that is written over. Only a terminal sees it.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::text::safe::Safe;

/// How long a work goes on before anybody is told how far it is: most are done by then.
const PATIENCE: Duration = Duration::from_millis(600);

/// A line that tells how far a work is.
#[derive(Debug)]
pub struct ProgressLine {
    is_shown: bool,
    from: Instant,
    percent: AtomicUsize,
    stands: AtomicBool,
}

impl ProgressLine {
    /// A line on the terminal, unless nobody wants to see it.
    #[must_use]
    pub fn new(quiet: bool) -> Self {
        Self {
            is_shown: !quiet && io::stderr().is_terminal(),
            from: Instant::now(),
            percent: AtomicUsize::new(usize::MAX),
            stands: AtomicBool::new(false),
        }
    }

    /// The same, for a work that is mostly done before anybody wonders: until then nothing is shown.
    #[must_use]
    pub fn late(quiet: bool) -> Self {
        let line = Self::new(quiet);
        let from = line.from + PATIENCE;
        Self { from, ..line }
    }

    /// Shows a text in place of the one before.
    pub fn show(&self, text: &Safe) {
        if self.is_shown && Instant::now() >= self.from {
            self.stands.store(true, Ordering::Relaxed);
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
        if self.stands.swap(false, Ordering::Relaxed) {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
            let _ = io::stderr().flush();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::safe::display_safe;

    #[test]
    fn what_is_done_soon_is_not_told() {
        let line = |from| ProgressLine {
            is_shown: true,
            from,
            percent: AtomicUsize::new(usize::MAX),
            stands: AtomicBool::new(false),
        };
        let told = |line: ProgressLine| {
            line.tell(1, 2, |percent| display_safe(&format!("{percent} %")));
            let stood = line.stands.load(Ordering::Relaxed);
            line.clear();
            (stood, line.stands.load(Ordering::Relaxed))
        };
        assert_eq!(
            told(line(Instant::now() + Duration::from_secs(3_600))),
            (false, false)
        );
        assert_eq!(told(line(Instant::now())), (true, false));
    }
}
