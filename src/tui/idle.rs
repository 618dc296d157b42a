//! How long nobody has typed: after some minutes a sealed workspace is locked.

use std::time::{Duration, Instant, SystemTime};

/// After how many minutes, if nobody says otherwise.
const USUAL: u64 = 5;

/// How often it is looked at: a computer that slept has its other clock stand still.
const LOOK: Duration = Duration::from_secs(30);

/// How long nobody has typed.
#[derive(Debug)]
pub struct Idle {
    after: Option<Duration>,
    since: Instant,
    /// The same by the clock that goes on while the computer sleeps.
    since_by_date: SystemTime,
}

impl Idle {
    /// Locks after this many minutes, five if nobody says how many; never after 0, or if nothing is sealed.
    #[must_use]
    pub fn new(is_sealed: bool, minutes: Option<u64>) -> Self {
        let minutes = Some(minutes.unwrap_or(USUAL)).filter(|minutes| is_sealed && *minutes > 0);
        Self {
            after: minutes.map(|minutes| Duration::from_secs(minutes.saturating_mul(60))),
            since: Instant::now(),
            since_by_date: SystemTime::now(),
        }
    }

    /// Somebody types.
    pub fn end(&mut self) {
        self.since = Instant::now();
        self.since_by_date = SystemTime::now();
    }

    /// When it is to be looked at again; `None` if never.
    #[must_use]
    pub fn looks_at(&self) -> Option<Instant> {
        let after = self.after?;
        let now = Instant::now();
        let left = after.saturating_sub(now.duration_since(self.since));
        Some(now + left.min(LOOK))
    }

    /// Whether it is time to lock. Whichever of the two clocks says so is right.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.is_over_at(Instant::now(), SystemTime::now())
    }

    fn is_over_at(&self, now: Instant, date: SystemTime) -> bool {
        self.after.is_some_and(|after| {
            let by_date = date.duration_since(self.since_by_date);
            now.duration_since(self.since) >= after || by_date.is_ok_and(|idle| idle >= after)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_over_after_five_minutes_by_either_clock() {
        let idle = Idle::new(true, None);
        let (now, date) = (idle.since, idle.since_by_date);
        let seconds = Duration::from_secs;
        assert!(!idle.is_over_at(now + seconds(299), date + seconds(299)));
        assert!(idle.is_over_at(now + seconds(300), date));
        assert!(idle.is_over_at(now, date + seconds(300)));
        // A clock that was set back says nothing.
        assert!(!idle.is_over_at(now, date - seconds(3600)));
    }

    #[test]
    fn it_is_set_in_minutes_and_nothing_is_locked_that_is_not_sealed() {
        let hour = Duration::from_secs(3600);
        let over = |idle: &Idle| idle.is_over_at(idle.since + hour, idle.since_by_date + hour);
        assert!(over(&Idle::new(true, Some(60))));
        assert!(!over(&Idle::new(true, Some(61))));
        assert!(!over(&Idle::new(true, Some(0))));
        assert!(!over(&Idle::new(false, None)));
        assert_eq!(Idle::new(false, Some(1)).looks_at(), None);
        assert_eq!(Idle::new(true, Some(0)).looks_at(), None);
    }
}
