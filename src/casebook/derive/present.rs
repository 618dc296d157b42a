//! Which day it is for the records: what lies after it cannot have happened yet.
//!
//! The clock of the machine may be wrong, and it must neither hide what is true nor make true what is
//! not. So it is held against the days on which entries were recorded.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use crate::record::edtf_date::EdtfDate;
use crate::record::entry::Entry;

/// No clock is right that shows a day before this version was made.
const MADE: Date = date(2026, 11, 1);

/// Before this year no version of the program recorded anything.
const FIRST_YEAR: i16 = 2022;

/// A break of more years than this, among the days on which entries were recorded or between them
/// and the clock, is a clock that was set wrongly.
const LONGEST_BREAK: i16 = 20;

/// The present day: what the clock shows, but no day before this version was made or before the
/// newest day on which an entry was recorded; and where the clock is more than twenty years ahead of
/// these, the newest of these.
///
/// Days of recording count only if no break of more than twenty years lies between them and the year
/// in which half of the entries had been recorded, so that a few entries that were made under a wrong
/// clock decide nothing.
#[must_use]
pub fn present(clock: Date, recorded: impl Iterator<Item = Date>) -> Date {
    let known = newest(recorded).map_or(MADE, |newest| newest.max(MADE));
    if clock.year() > known.year().saturating_add(LONGEST_BREAK) {
        known
    } else {
        clock.max(known)
    }
}

/// The earliest that the present day may be, whenever entries were recorded.
#[must_use]
pub fn earliest_present(clock: Date) -> Date {
    present(clock, std::iter::empty())
}

fn newest(recorded: impl Iterator<Item = Date>) -> Option<Date> {
    let mut years: BTreeMap<i16, (usize, Date)> = BTreeMap::new();
    for day in recorded.filter(|day| day.year() >= FIRST_YEAR) {
        let (count, latest) = years.entry(day.year()).or_insert((0, day));
        *count += 1;
        *latest = day.max(*latest);
    }
    let half = years
        .values()
        .map(|(count, _)| count)
        .sum::<usize>()
        .div_ceil(2);
    let mut passed = 0;
    let mut newest: Option<Date> = None;
    for (year, (count, latest)) in &years {
        if passed >= half
            && newest.is_some_and(|day| *year > day.year().saturating_add(LONGEST_BREAK))
        {
            break;
        }
        passed += count;
        newest = Some(*latest);
    }
    newest
}

/// The day on which an entry was recorded.
#[must_use]
pub fn recorded_on(entry: &Entry) -> Option<Date> {
    entry.recorded.get(..10)?.parse().ok()
}

/// Whether a date lies in the future: its earliest day is later than the day after `present`, which
/// may have begun already in another time zone.
#[must_use]
pub fn lies_ahead(when: &EdtfDate, present: Date) -> bool {
    when.days()
        .is_some_and(|days| days.earliest > last_of_today(present))
}

/// Whether a date is an interval that begins in time and is said to end in the future.
#[must_use]
pub fn ends_ahead(when: &EdtfDate, present: Date) -> bool {
    let beyond = last_of_today(present);
    when.is_interval()
        && when.days().is_some_and(|days| {
            days.earliest <= beyond && days.latest > beyond && days.latest != Date::MAX
        })
}

/// The last day on which something may have been so that was so at this time. Of an end that is open
/// or lies in the future nobody knows more than the beginning; `None` if there is none.
#[must_use]
pub fn last_known_day(when: &EdtfDate, present: Date) -> Option<Date> {
    let days = when.days()?;
    if days.latest != Date::MAX && !ends_ahead(when, present) {
        return Some(days.latest);
    }
    Some(days.earliest).filter(|day| *day != Date::MIN)
}

/// The day after the present one, which may have begun already in another time zone: what begins later lies ahead.
#[must_use]
pub fn last_of_today(present: Date) -> Date {
    present.tomorrow().unwrap_or(present)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn present_with(clock: Date, recorded: &[Date]) -> Date {
        present(clock, recorded.iter().copied())
    }

    #[test]
    fn a_clock_that_is_right_decides() {
        let recorded = [date(2026, 11, 20), date(2026, 11, 22)];
        assert_eq!(
            present_with(date(2026, 11, 27), &recorded),
            date(2026, 11, 27)
        );
        assert_eq!(present_with(date(2027, 3, 1), &[]), date(2027, 3, 1));
        assert_eq!(present_with(date(2046, 3, 1), &[]), date(2046, 3, 1));
    }

    #[test]
    fn a_clock_that_is_behind_hides_nothing() {
        let recorded = [date(2026, 11, 20), date(2028, 2, 3), date(2025, 1, 1)];
        assert_eq!(present_with(date(2019, 1, 1), &recorded), date(2028, 2, 3));
        assert_eq!(present_with(date(1970, 1, 1), &[]), MADE);
        assert_eq!(present_with(Date::MIN, &[]), MADE);
    }

    #[test]
    fn a_clock_that_is_far_ahead_makes_nothing_true() {
        let recorded = [date(2026, 11, 20), date(2026, 11, 22)];
        assert_eq!(
            present_with(date(2202, 7, 12), &recorded),
            date(2026, 11, 22)
        );
        assert_eq!(present_with(Date::MAX, &[]), MADE);
    }

    #[test]
    fn what_was_recorded_under_a_wrong_clock_decides_nothing() {
        let today = date(2026, 11, 27);
        let right = date(2026, 11, 20);
        for wrong in [date(2202, 7, 12), Date::MAX, date(1970, 1, 1), Date::MIN] {
            assert_eq!(
                present_with(today, &[right, right, wrong]),
                today,
                "{wrong}"
            );
        }
        // If all of them were, there is nothing that says so.
        assert_eq!(present_with(today, &[date(2030, 1, 1)]), date(2030, 1, 1));
    }

    #[test]
    fn no_recorded_day_moves_the_present_before_the_earliest() {
        let days = [
            Date::MIN,
            date(2022, 1, 1),
            date(2031, 5, 6),
            date(2202, 7, 12),
            Date::MAX,
        ];
        for clock in days {
            for one in days {
                for other in days {
                    let present = present_with(clock, &[one, other, other]);
                    assert!(earliest_present(clock) <= present, "{clock} {one} {other}");
                }
            }
        }
    }

    #[test]
    fn a_day_of_slack_is_for_time_zones() {
        let today = date(2026, 11, 27);
        let ahead = |when: &str| lies_ahead(&EdtfDate::new(when), today);
        for when in [
            "2026-11-28",
            "2026-11",
            "2026",
            "202X",
            "2022/2202",
            "../2202",
            "2026-11-28/..",
            "",
            "x",
        ] {
            assert!(!ahead(when), "{when}");
        }
        for when in [
            "2026-11-29",
            "2026-12",
            "2027~",
            "2202-07-12",
            "2027/..",
            "Y170000002",
            "[2027,2028]",
        ] {
            assert!(ahead(when), "{when}");
        }
    }

    #[test]
    fn an_end_in_the_future_is_known_to_nobody() {
        let today = date(2026, 11, 27);
        let last = |when: &str| last_known_day(&EdtfDate::new(when), today);
        assert_eq!(last("2022-07-12/2202-07-12"), Some(date(2022, 7, 12)));
        assert_eq!(last("2022-07-12/.."), Some(date(2022, 7, 12)));
        assert_eq!(last("2022-07-12/2022-07-19"), Some(date(2022, 7, 19)));
        assert_eq!(last("2022-07~"), Some(date(2022, 7, 31)));
        assert_eq!(last("../2022-07-19"), Some(date(2022, 7, 19)));
        assert_eq!(last("2026"), Some(date(2026, 12, 31)));
        assert_eq!(last("../.."), None);
    }
}
