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

/// No keyboard waits longer before it repeats a held key for the first time.
const FIRST_REPEAT: Duration = Duration::from_secs(1);

/// The key that was pressed last, and whether it is held. The first repeat of a held key comes after 250 to
/// 660 ms and cannot be told from a second press; the next ones can, and tell what the first was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyHold {
    last: Option<(Key, Duration)>,
    before: Option<Key>,
    is_held: bool,
    may_be_repeat: bool,
    has_told_repeat: bool,
}

impl KeyHold {
    /// Notes that a key was pressed at a moment since the program began. A press that does not count starts the
    /// time again, too.
    pub fn press(&mut self, key: Key, at: Duration) {
        let pause = if self.is_held { RELEASED } else { APART };
        let again = self.last.filter(|(last, _)| *last == key);
        let since = again.map(|(_, then)| at.saturating_sub(then));
        let just_before = self
            .last
            .filter(|(_, then)| at.saturating_sub(*then) < FIRST_REPEAT);
        self.before = just_before.map(|(last, _)| last);
        let was_held = self.is_held;
        self.is_held = since.is_some_and(|since| since < pause);
        if !self.is_held {
            self.may_be_repeat = since.is_some_and(|since| since < FIRST_REPEAT);
            self.has_told_repeat = false;
        } else if !was_held {
            self.has_told_repeat = std::mem::take(&mut self.may_be_repeat);
        }
        self.last = Some((key, at));
    }

    /// Notes a press of which the terminal itself says that it is the repeat of a held key.
    pub const fn repeat(&mut self, key: Key, at: Duration) {
        self.before = Some(key);
        self.is_held = true;
        self.may_be_repeat = false;
        self.has_told_repeat = false;
        self.last = Some((key, at));
    }

    /// Whether the last press was that of a key that is held.
    #[must_use]
    pub const fn is_held(self) -> bool {
        self.is_held
    }

    /// The key that was pressed within a second before the last one.
    #[must_use]
    pub const fn before(self) -> Option<Key> {
        self.before
    }

    /// Whether the last press, which counted, may turn out to be the first repeat of a held key.
    #[must_use]
    pub const fn may_be_repeat(self) -> bool {
        self.may_be_repeat
    }

    /// Whether the last press that counted has turned out to be the first repeat; asked once for each.
    pub const fn take_told_repeat(&mut self) -> bool {
        std::mem::replace(&mut self.has_told_repeat, false)
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
    fn the_second_repeat_tells_that_a_press_was_the_first_one() {
        let told = |moments: &[u64]| -> Vec<bool> {
            let mut hold = KeyHold::default();
            let press = |at: &u64| {
                hold.press(Key::char('m'), Duration::from_millis(*at));
                hold.take_told_repeat()
            };
            moments.iter().map(press).collect()
        };
        assert_eq!(
            told(&[0, 500, 533, 566]),
            [false, false, true, false],
            "held at the first press"
        );
        assert_eq!(
            told(&[0, 600, 1200, 1233]),
            [false, false, false, true],
            "held at the second one"
        );
        assert_eq!(told(&[0, 2000, 2092]), [false; 3], "a finger that bounced");
        assert_eq!(told(&[0, 200, 400, 600]), [false; 4], "a finger that taps");
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
