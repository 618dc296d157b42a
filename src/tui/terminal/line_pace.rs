//! What is drawn later: the body of a record, after moving through a list rests. Where the line is slow, the head
//! comes first with every step; elsewhere only while the cursor runs, so that a single step is one calm frame.

use std::time::{Duration, Instant};

use crate::record::id::RecordId;

/// A write that takes longer is held up by a slow line: a fast one takes a whole screen at once.
const HELD_UP: Duration = Duration::from_millis(50);

/// How long a line counts as slow after that.
const REMEMBERED: Duration = Duration::from_secs(60);

/// How long the cursor has to stay on a record before the rest of it is drawn, where the line is slow or a
/// running cursor may be on its way.
const REST: Duration = Duration::from_millis(150);

/// The same elsewhere: a key that is held comes again sooner.
const SOON: Duration = Duration::from_millis(60);

/// What is known of the speed of the line, and what was drawn last.
#[derive(Clone, Copy, Debug)]
pub struct LinePace {
    /// Whether the settings say that it is slow.
    is_slow: bool,
    /// Whether the line is SSH, whose buffers take in more than has arrived, so that no write tells.
    is_remote: bool,
    /// When a write was held up last.
    held_up: Option<Instant>,
    shown: Option<RecordId>,
    moved: Option<Instant>,
    /// How long the cursor has to stay where it is now.
    rest: Duration,
    is_brief: bool,
}

impl LinePace {
    /// A line of which only this is known.
    #[must_use]
    pub const fn new(is_slow: bool, is_remote: bool) -> Self {
        Self {
            is_slow,
            is_remote,
            held_up: None,
            shown: None,
            moved: None,
            rest: SOON,
            is_brief: false,
        }
    }

    /// Whether only the head of this record is drawn now. A slow line shows the rest when the cursor rests;
    /// any other does so for a record that is reached while the cursor runs.
    pub fn is_brief(&mut self, chosen: Option<RecordId>, now: Instant) -> bool {
        let since = self.moved.map(|then| now.duration_since(then));
        if chosen == self.shown {
            self.is_brief &= since.is_some_and(|since| since < self.rest);
            return self.is_brief;
        }
        self.rest = if self.is_spared(now) { REST } else { SOON };
        let runs = since.is_some_and(|since| since < self.rest);
        self.shown = chosen;
        self.moved = Some(now);
        self.is_brief = self.is_held_up(now) || runs;
        self.is_brief
    }

    /// Whether the line is slow now.
    fn is_held_up(&self, now: Instant) -> bool {
        let lately = |then| now.duration_since(then) < REMEMBERED;
        self.is_slow || self.held_up.is_some_and(lately)
    }

    /// Whether what is only for the eye is left out: the line is slow, or may be.
    #[must_use]
    pub fn is_spared(&self, now: Instant) -> bool {
        self.is_remote || self.is_held_up(now)
    }

    /// Notes that all of this record is drawn.
    pub fn set_whole(&mut self, chosen: Option<RecordId>) {
        self.shown = chosen;
        self.is_brief = false;
    }

    /// Notes how long a frame took to be written, until now.
    pub fn set_written(&mut self, took: Duration, now: Instant) {
        if took >= HELD_UP {
            self.held_up = Some(now);
        }
    }

    /// When the rest of the record is to be drawn, if it is not.
    #[must_use]
    pub fn rests_at(&self) -> Option<Instant> {
        let then = self.moved.filter(|_| self.is_brief)?;
        Some(then + self.rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(id: &str) -> Option<RecordId> {
        Some(id.parse().unwrap())
    }

    #[test]
    fn a_fast_line_shows_everything_at_once_unless_the_cursor_runs() {
        let begun = Instant::now();
        let mut pace = LinePace::new(false, false);
        for (step, id) in ["p-1", "p-2", "p-3"].into_iter().enumerate() {
            let now = begun + Duration::from_millis(80 * step as u64);
            assert!(!pace.is_brief(record(id), now));
            pace.set_written(Duration::from_millis(2), now);
            assert_eq!(pace.rests_at(), None);
        }
        let after = |millis| begun + Duration::from_millis(millis);
        assert!(pace.is_brief(record("p-4"), after(190)));
        assert_eq!(pace.rests_at(), Some(after(250)));
        assert!(!pace.is_brief(record("p-4"), after(250)));
    }

    #[test]
    fn a_line_that_holds_writes_up_shows_the_rest_when_the_cursor_rests() {
        let begun = Instant::now();
        let after = |millis| begun + Duration::from_millis(millis);
        let mut pace = LinePace::new(false, false);
        assert!(!pace.is_brief(record("p-1"), begun));
        pace.set_written(Duration::from_millis(300), after(300));
        assert!(pace.is_brief(record("p-2"), after(1000)));
        assert_eq!(pace.rests_at(), Some(after(1150)));
        assert!(pace.is_brief(record("p-2"), after(1100)));
        assert!(!pace.is_brief(record("p-2"), after(1150)));
        assert_eq!(pace.rests_at(), None);
        // What changes in the same record is drawn with all of it.
        assert!(!pace.is_brief(record("p-2"), after(1200)));
        // A minute later it has been forgotten.
        assert!(!pace.is_brief(record("p-3"), after(60_301)));
    }

    #[test]
    fn over_ssh_a_running_cursor_shows_heads_and_a_single_step_everything() {
        let begun = Instant::now();
        let after = |millis| begun + Duration::from_millis(millis);
        let mut pace = LinePace::new(false, true);
        assert!(!pace.is_brief(record("p-1"), begun));
        assert!(pace.is_brief(record("p-2"), after(33)));
        assert!(pace.is_brief(record("p-3"), after(120)));
        assert_eq!(pace.rests_at(), Some(after(270)));
        assert!(!pace.is_brief(record("p-3"), after(270)));
        assert!(!pace.is_brief(record("p-4"), after(500)));
    }

    #[test]
    fn what_the_settings_call_slow_is_slow_from_the_first_record_on() {
        let begun = Instant::now();
        let mut pace = LinePace::new(true, false);
        assert!(pace.is_brief(record("p-1"), begun));
        pace.set_whole(record("p-1"));
        assert_eq!(pace.rests_at(), None);
        assert!(!pace.is_brief(record("p-1"), begun));
    }
}
