//! The clocks of the whole program; no other module asks the system for the time.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

/// The moment, UTC, in whole seconds.
///
/// Whole seconds because that is what records and logs show; a finer time would only tell more
/// about whoever is typing.
#[must_use]
pub fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
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
