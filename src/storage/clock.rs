//! The clocks of the whole program; no other module asks the system for the time.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ZonedDateTime};

/// The moment, UTC, in whole seconds.
///
/// Whole seconds because that is what records and logs show; a finer time would only tell more
/// about whoever is typing.
#[must_use]
pub fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

/// How far clocks of several machines may differ, in hours, before one is taken to be wrong.
pub const TOLERANCE: i64 = 26;

/// The moment at which this program was written: no clock that is right is before it.
pub const WRITTEN: Timestamp = Timestamp::constant(1_795_737_600, 0);

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
    ZonedDateTime::now().date()
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
