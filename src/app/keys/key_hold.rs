//! Tells a key that is held down from one that is pressed again.

use std::time::Duration;

use crate::app::keys::key::Key;

/// Presses of one key that come faster than this are those of a key that is held. The Linux console repeats a
/// held key 10.9 times a second, every 92 ms, and X11 25 to 30 times; the fastest finger taps one key 6 to 7
/// times a second, every 150 ms.
const APART: Duration = Duration::from_millis(150);

/// So long a key that is known to be held has to rest before it counts again: a line that stalls parts its
/// repeats, and nobody should decide once for each stall.
const RELEASED: Duration = Duration::from_millis(500);

/// The key that was pressed last, and whether it is held. The first repeat of a held key comes after 250 to
/// 660 ms and cannot be told from a second press; the next ones can.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyHold {
    last: Option<(Key, Duration)>,
    is_held: bool,
}

impl KeyHold {
    /// Notes that a key was pressed at a moment since the program began. A press that does not count starts the
    /// time again, too.
    pub fn press(&mut self, key: Key, at: Duration) {
        let pause = if self.is_held { RELEASED } else { APART };
        let is_soon = |(last, then)| last == key && at.saturating_sub(then) < pause;
        self.is_held = self.last.is_some_and(is_soon);
        self.last = Some((key, at));
    }

    /// Notes a press of which the terminal itself says that it is the repeat of a held key.
    pub const fn repeat(&mut self, key: Key, at: Duration) {
        self.is_held = true;
        self.last = Some((key, at));
    }

    /// Whether the last press was that of a key that is held.
    #[must_use]
    pub const fn is_held(self) -> bool {
        self.is_held
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of these presses of one key, in milliseconds, count.
    fn counting(moments: &[u64]) -> Vec<u64> {
        let mut hold = KeyHold::default();
        let counts = |at: &&u64| {
            hold.press(Key::char('m'), Duration::from_millis(**at));
            !hold.is_held()
        };
        moments.iter().filter(counts).copied().collect()
    }

    #[test]
    fn a_finger_that_taps_counts_each_time_and_a_held_key_does_not() {
        assert_eq!(counting(&[0, 150, 310, 500]), [0, 150, 310, 500]);
        // The console's 92 ms; the first repeat looks like a second press.
        assert_eq!(counting(&[0, 92, 184, 276]), [0]);
        assert_eq!(counting(&[0, 500, 533, 566, 599]), [0, 500]);
        // A line that stalls for 300 ms, and a pause.
        assert_eq!(counting(&[0, 33, 333, 366, 866, 1066]), [0, 866, 1066]);
    }

    #[test]
    fn another_key_in_between_ends_a_hold_and_the_terminal_may_tell_a_repeat() {
        let at = Duration::from_millis;
        let mut hold = KeyHold::default();
        hold.press(Key::char('m'), at(0));
        hold.press(Key::char('m'), at(30));
        assert!(hold.is_held());
        hold.press(Key::char('u'), at(60));
        assert!(!hold.is_held());
        hold.repeat(Key::char('u'), at(900));
        assert!(hold.is_held());
    }
}
