//! The clocks of the whole program; no other module asks the system for the time.

use std::time::SystemTime;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// The moment, UTC, in whole seconds.
///
/// Whole seconds because that is what records and logs show; a finer time would only tell more
/// about whoever is typing.
#[must_use]
pub fn now() -> Timestamp {
    in_calendar(SystemTime::now())
}

/// The moment in nanoseconds since 1970, as file systems have it; for what does not fit, the nearest that does.
/// It is compared with the times of files and shown to nobody.
#[must_use]
pub fn nanoseconds() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
    })
}

/// The moment of a clock in whole seconds; for one that the calendar does not reach, its nearest end.
fn in_calendar(clock: SystemTime) -> Timestamp {
    let Ok(now) = Timestamp::try_from(clock) else {
        return if clock < SystemTime::UNIX_EPOCH {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        };
    };
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

/// How far clocks of several machines may differ, in hours, before one is taken to be wrong.
pub const TOLERANCE: i64 = 26;

/// The beginning of the year in which this program was written, 2026: no clock that is right is before it.
pub const WRITTEN: Timestamp = Timestamp::constant(1_767_225_600, 0);

/// The year 2100: nobody will use this program then.
pub const LAST: Timestamp = Timestamp::constant(4_102_444_800, 0);

/// After how many hours without a change the clock may be the reason: three years.
pub const LONG_AWAY: i64 = 3 * 365 * 24;

/// The latest moment that a time in a log is believed to be: a day from now, or from the moment at which
/// this program was written if the clock is before that.
#[must_use]
pub fn latest_credible() -> Timestamp {
    let day = SignedDuration::from_hours(TOLERANCE);
    let base = now().max(WRITTEN);
    base.checked_add(day).unwrap_or(base)
}

/// The day on the user's wall calendar, in the zone of this machine.
#[must_use]
pub fn today() -> Date {
    day_of(now())
}

/// The day on which a moment was, on the same calendar.
#[must_use]
pub fn day_of(moment: Timestamp) -> Date {
    moment.to_zoned_datetime(TimeZone::system()).date()
}

/// What the clock on the user's wall showed at a moment.
#[must_use]
pub fn local(moment: Timestamp) -> DateTime {
    moment.to_zoned_datetime(TimeZone::system()).datetime()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_clock_beyond_the_calendar_is_its_nearest_end() {
        let years = |count: u64| Duration::from_secs(count * 31_556_952);
        let in_11500 = SystemTime::UNIX_EPOCH + years(9530);
        assert_eq!(in_calendar(in_11500), Timestamp::MAX);
        let before = SystemTime::UNIX_EPOCH - years(20_000);
        assert_eq!(in_calendar(before), Timestamp::MIN);
        for end in [Timestamp::MIN, Timestamp::MAX] {
            // Neither asks for a day that is none.
            assert!(day_of(end) <= Date::MAX);
            assert!(local(end) <= DateTime::MAX);
        }
        let second = SystemTime::UNIX_EPOCH + Duration::from_millis(1_500);
        assert_eq!(in_calendar(second), Timestamp::constant(1, 0));
    }
}
