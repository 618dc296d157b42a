//! What of the Extended Date/Time Format `edtf_core` does not read: unspecified digits in years before
//! Christ, moments before Christ, and intervals without any date. And how dates are printed in it.

use edtf_core::{Bound, BoundDate, Edtf};
use jiff::civil::Date;

use crate::record::day_range::DayRange;

/// The most years that are tried for one that has a day: among ten years of one century, or four of
/// different centuries, one is a leap year if any is.
const TRIES: usize = 40;

/// Intervals of which neither end is dated.
const UNDATED: &[&str] = &["../..", "../", "/.."];

/// The days that a text in the format stands for; `None` if it is not in the format.
#[must_use]
pub fn days(text: &str) -> Option<DayRange> {
    if let Ok(date) = Edtf::parse(text) {
        return Some(bounds(&date));
    }
    if UNDATED.contains(&text) {
        return Some(DayRange {
            earliest: Date::MIN,
            latest: Date::MAX,
        });
    }
    if !text.contains('-') || text.len() > 200 {
        return None;
    }
    if let Some((first, last)) = text.split_once('/') {
        return interval(first, last);
    }
    set(text).or_else(|| before_christ(text))
}

/// The interval of which one end at least is a date that `edtf_core` does not read.
fn interval(first: &str, last: &str) -> Option<DayRange> {
    if [first, last].iter().any(|end| end.contains(['/', 'T'])) {
        return None;
    }
    let end = |text: &str, open: Date| match text {
        "" | ".." => Some(DayRange {
            earliest: open,
            latest: open,
        }),
        text => single(text),
    };
    let (first, last) = (end(first, Date::MIN)?, end(last, Date::MAX)?);
    (first.earliest <= last.latest).then_some(DayRange {
        earliest: first.earliest,
        latest: last.latest,
    })
}

/// One date.
fn single(text: &str) -> Option<DayRange> {
    match Edtf::parse(text) {
        Ok(date @ Edtf::Date(_)) => Some(bounds(&date)),
        Ok(_) => None,
        Err(_) => before_christ(text),
    }
}

fn set(text: &str) -> Option<DayRange> {
    let inside = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .or_else(|| {
            text.strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'))
        })?;
    let mut all: Option<DayRange> = None;
    let count = inside.split(',').count();
    for (place, member) in inside.split(',').enumerate() {
        let days = match member.split_once("..") {
            Some(("", _)) if place > 0 => return None,
            Some((_, "")) if place + 1 < count => return None,
            Some(("", "")) => return None,
            Some((first, last)) => interval(first, last)?,
            None => single(member)?,
        };
        all = Some(all.map_or(days, |all| DayRange {
            earliest: all.earliest.min(days.earliest),
            latest: all.latest.max(days.latest),
        }));
    }
    all
}

/// A year before Christ with unspecified digits, or a moment before Christ. A year and the same year
/// before Christ have the same days, so what is valid of the one is valid of the other.
fn before_christ(text: &str) -> Option<DayRange> {
    let mark = text.len() - text.trim_start_matches(['?', '~', '%']).len();
    let rest = text.get(mark..)?.strip_prefix('-')?;
    let year = rest.get(..4).filter(|year| {
        year.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'X')
    })?;
    let after = &rest[4..];
    if after.starts_with(|next: char| next.is_ascii_digit() || next == 'S') {
        return None;
    }
    if let Some((day, _)) = text.split_once('T') {
        Edtf::parse(rest).ok()?;
        return Edtf::parse(day).ok().map(|date| bounds(&date));
    }
    if !year.contains('X') {
        return None;
    }
    Edtf::parse(&format!("{}{rest}", &text[..mark])).ok()?;
    let free = year.bytes().filter(|byte| *byte == b'X').count();
    let years = 10_usize.pow(u32::try_from(free).ok()?);
    let of = |number: usize| {
        let year = filled(year, number);
        // There is no year 0 before Christ.
        let date = Edtf::parse(&format!("{}-{year}{after}", &text[..mark])).ok()?;
        Some(bounds(&date))
    };
    let earliest = (0..years).rev().take(TRIES).find_map(of)?.earliest;
    let latest = (0..years).take(TRIES).find_map(of)?.latest;
    Some(DayRange { earliest, latest })
}

/// A year with the digits of a number in place of the unspecified ones.
fn filled(year: &str, number: usize) -> String {
    let mut left = number;
    let digits: Vec<char> = year
        .chars()
        .rev()
        .map(|digit| {
            if digit != 'X' {
                return digit;
            }
            let last = left % 10;
            left /= 10;
            u32::try_from(last)
                .ok()
                .and_then(|last| char::from_digit(last, 10))
                .unwrap_or('0')
        })
        .collect();
    digits.into_iter().rev().collect()
}

/// Whether a text is in the format.
#[must_use]
pub fn is_edtf(text: &str) -> bool {
    days(text).is_some()
}

/// A day in the format; its years before Christ have four digits.
#[must_use]
pub fn day_text(day: Date) -> String {
    format!("{}-{:02}", month_text(day), day.day())
}

/// The month of a day in the format.
#[must_use]
pub fn month_text(day: Date) -> String {
    format!("{}-{:02}", year_text(day.year()), day.month())
}

/// A year in the format.
#[must_use]
pub fn year_text(year: i16) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

fn bounds(date: &Edtf) -> DayRange {
    let bounds = date.bounds();
    DayRange {
        earliest: match bounds.earliest {
            Bound::Date(day) => civil(day),
            Bound::NegativeInfinity | Bound::Unknown => Date::MIN,
            Bound::PositiveInfinity => Date::MAX,
        },
        latest: match bounds.latest {
            Bound::Date(day) => civil(day),
            Bound::NegativeInfinity => Date::MIN,
            Bound::PositiveInfinity | Bound::Unknown => Date::MAX,
        },
    }
}

/// The civil day; for a year that our calendar does not reach, its nearest end.
fn civil(day: BoundDate) -> Date {
    let beyond = if day.year < 0 { Date::MIN } else { Date::MAX };
    let (Ok(year), Ok(month), Ok(day_of_month)) = (
        i16::try_from(day.year),
        i8::try_from(day.month),
        i8::try_from(day.day),
    ) else {
        return beyond;
    };
    Date::new(year, month, day_of_month).unwrap_or(beyond)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn between(text: &str) -> String {
        days(text).map_or_else(String::new, |days| {
            let end = |day: Date| match day {
                Date::MIN | Date::MAX => "..".to_owned(),
                day => day_text(day),
            };
            format!("{} {}", end(days.earliest), end(days.latest))
        })
    }

    #[test]
    fn each_kind_of_date_has_its_days() {
        for (text, days) in [
            ("2021-03-04T05:06:07Z", "2021-03-04 2021-03-04"),
            ("-0044-03-15T09:30:00", "-0044-03-15 -0044-03-15"),
            ("-0044-03-15T09:30:00+02:00", "-0044-03-15 -0044-03-15"),
            ("-0044", "-0044-01-01 -0044-12-31"),
            ("-004X", "-0049-01-01 -0040-12-31"),
            ("-03XX~", "-0399-01-01 -0300-12-31"),
            ("~-03XX", "-0399-01-01 -0300-12-31"),
            ("-1XXX-XX", "-1999-01-01 -1000-12-31"),
            ("-1XXX-06", "-1999-06-01 -1000-06-30"),
            ("-04X4-02-29", "-0484-02-29 -0404-02-29"),
            ("-2X33-X1-X2", "-2933-01-02 -2033-11-22"),
            ("-XXXX-07-XX", "-9999-07-01 -0001-07-31"),
            ("-02XX/-0150", "-0299-01-01 -0150-12-31"),
            ("-02XX/", "-0299-01-01 .."),
            ("../-02XX", ".. -0200-12-31"),
            ("{-02XX,1950}", "-0299-01-01 1950-12-31"),
            ("[-0500,-02XX..]", "-0500-01-01 .."),
            ("../..", ".. .."),
            ("../", ".. .."),
            ("/..", ".. .."),
            ("1950S2", "1900-01-01 1999-12-31"),
            ("2022-24", "2022-12-01 2023-02-28"),
        ] {
            assert_eq!(between(text), days, "{text}");
        }
    }

    #[test]
    fn what_is_not_in_the_format_has_none() {
        for text in [
            "",
            "/",
            "..",
            "-",
            "-XX",
            "-0000",
            "-04X4-02-30",
            "-04X3-02-29",
            "-004X-13",
            "-004X5",
            "-004XS2",
            "-0044-03-15T25:00:00",
            "-0044-13-15T09:30:00",
            "-0044T09:30:00",
            "-0150/-02XX/2000",
            "-0150/-0299",
            "1950/-02XX",
            "-02XX/2001-01-01T10:10:10Z",
            "[-02XX, 1950]",
            "[-02XX..,1950]",
            "[1950,..-02XX]",
            "[-02XX",
            "{}",
            "[..]",
            "--004X",
            "-004X-01-01-01",
            "-é4X4",
            "1859S5",
            "-1859S5",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_much(text in "[-0-9XYEST.,/~?%:Z+ \\[\\]{}é]{0,60}") {
            if let Some(days) = days(&text) {
                prop_assert!(days.earliest <= days.latest, "{}", text);
            }
        }

        #[test]
        fn a_day_is_read_as_it_is_printed(year in -9999_i16..=9999, month in 1_i8..=12, day in 1_i8..=28) {
            let date = Date::constant(year, month, day);
            prop_assert_eq!(days(&day_text(date)), Some(DayRange { earliest: date, latest: date }));
        }
    }
}
