//! Why what was typed is no date.

use jiff::civil::Date;

use crate::record::date_lexicon::{is_year_word, leading, month, season, stretch};
use crate::record::edtf_date::EdtfDate;
use crate::record::relative_date::{ahead, ordinal, several_weekdays};

/// Reads the words of one date, on a day, as EDTF.
pub type ReadDate = fn(&[&str], Date) -> Option<String>;

/// Why what was typed for a date is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateRefusal {
    /// Nothing in it is a date.
    NotADate,
    /// The calendar has no such day or month: `30 feb 2022`.
    NoSuchDay,
    /// It may mean one day or another, or the year has two digits: `12/07/2024`, `12.07.24`.
    Ambiguous {
        /// What it may mean, the most usual reading first; at least one.
        readings: Vec<Date>,
    },
    /// A day or a month without a year, if none can be told.
    NoYear,
    /// Words for a time to come: `tomorrow`, `in 5 days`, `next week`.
    Ahead {
        /// That time in EDTF, if only one can be meant.
        date: Option<String>,
    },
    /// A year or a number of days that no calendar of ours reaches.
    OutOfRange,
    /// An interval that ends before it begins.
    EndsFirst,
}

/// Why a text that was not understood, in lower case, is no date.
#[must_use]
pub fn why_not(lower: &str, today: Date, one_date: ReadDate) -> DateRefusal {
    let words: Vec<&str> = lower
        .split_whitespace()
        .flat_map(|word| word.split(".."))
        .map(|word| word.trim_matches(['~', '?', '%', '(', ')', '"']))
        .filter(|word| !word.is_empty() && leading(word).is_none())
        .collect();
    if let Some(ahead) = ahead(&words, today) {
        let is_lost = ahead.date.is_none() && words.iter().any(|word| is_long_number(word));
        return if is_lost {
            DateRefusal::OutOfRange
        } else {
            DateRefusal::Ahead { date: ahead.date }
        };
    }
    if let Some(readings) = several_weekdays(&words, today) {
        return DateRefusal::Ambiguous { readings };
    }
    for word in &words {
        if let Some(refusal) = of_figures(word, today) {
            return refusal;
        }
    }
    let in_no_year = |two: &[&str]| {
        let [a, b] = two else { return false };
        let day = (month(a).zip(ordinal(b))).or_else(|| month(b).zip(ordinal(a)));
        // No day is missing from a leap year.
        day.is_some_and(|(month, day)| Date::new(2024, month, day).is_err())
    };
    if words.windows(3).any(no_such_day) || words.windows(2).any(in_no_year) {
        return DateRefusal::NoSuchDay;
    }
    if words.iter().any(|word| is_long_number(word)) {
        return DateRefusal::OutOfRange;
    }
    let has_number = words.iter().any(|word| number(word).is_some());
    if has_number && words.iter().any(|word| stretch(word).is_some()) {
        let is_past = |word: &&str| matches!(*word, "ago" | "назад" | "тому");
        if words.iter().any(is_past) {
            return DateRefusal::OutOfRange;
        }
    }
    let names_part = |word: &&str| month(word).is_some() || season(word).is_some();
    let lacks_year = |words: &[&str]| {
        words.len() <= 3
            && words.iter().any(names_part)
            && !words.iter().any(|word| year(word).is_some())
    };
    let is_between = |word: &&str| matches!(*word, "to" | "and" | "по" | "до" | "-" | "–" | "—");
    if lacks_year(&words)
        || lower
            .split_whitespace()
            .collect::<Vec<_>>()
            .split(is_between)
            .skip(1)
            .any(lacks_year)
    {
        return DateRefusal::NoYear;
    }
    if ends_first(lower, today, one_date) {
        return DateRefusal::EndsFirst;
    }
    DateRefusal::NotADate
}

/// What is wrong with a date that is written in figures; `None` for other words.
fn of_figures(word: &str, today: Date) -> Option<DateRefusal> {
    let sign = word.chars().find(|sign| matches!(sign, '.' | '/' | '-'))?;
    let parts: Vec<&str> = word.trim_end_matches('.').split(sign).collect();
    let is_figures = |part: &&str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(is_figures) {
        return None;
    }
    let [a, b, c] = parts[..] else {
        let has_year = parts.iter().any(|part| year(part).is_some());
        let month = parts.iter().find_map(|part| number(part))?;
        return Some(match (has_year, (1..=12).contains(&month)) {
            (true, true) => return None,
            (true, false) => DateRefusal::NoSuchDay,
            (false, _) => DateRefusal::NoYear,
        });
    };
    let day =
        |year: i16, month: &str, day: &str| Date::new(year, number(month)?, number(day)?).ok();
    let short = |part: &str| number(part).map(|year| 2000 + i16::from(year));
    let mut readings: Vec<Date> = Vec::new();
    let mut add = |reading: Option<Date>| {
        if let Some(reading) = reading.filter(|one| !readings.contains(one)) {
            readings.push(reading);
        }
    };
    match (year(a), year(c)) {
        (Some(at), None) => {
            return (day(at, b, c).is_none()).then_some(DateRefusal::NoSuchDay);
        }
        (None, Some(at)) => {
            add(day(at, b, a));
            if sign != '.' {
                add(day(at, a, b));
            }
            match readings.len() {
                0 => return Some(DateRefusal::NoSuchDay),
                1 => return None,
                _ => {}
            }
        }
        (None, None) => {
            let last = short(c)?;
            add(day(last, b, a));
            if sign != '.' {
                add(day(last, a, b));
            }
            add(day(short(a)?, b, c));
            let past = |reading: &Date| *reading <= today;
            if readings.iter().any(past) {
                readings.retain(past);
            }
            if readings.is_empty() {
                return Some(DateRefusal::NoSuchDay);
            }
        }
        (Some(_), Some(_)) => return None,
    }
    Some(DateRefusal::Ambiguous { readings })
}

/// Whether three words are a day, a month and a year of no such day.
fn no_such_day(three: &[&str]) -> bool {
    let [a, b, c] = three else {
        return false;
    };
    let (Some(year), Some((month, day))) = (
        year(c).or_else(|| year(a)),
        [(b, a), (a, b), (b, c)]
            .into_iter()
            .find_map(|(name, day)| Some((month(name)?, ordinal(day)?))),
    ) else {
        return false;
    };
    Date::new(year, month, day).is_err()
}

/// Whether two dates stand there and the second lies before the first.
fn ends_first(lower: &str, today: Date, one_date: ReadDate) -> bool {
    let two = [
        "..", "/", " to ", " по ", " до ", " - ", " – ", " — ", "–", "—",
    ]
    .into_iter()
    .find_map(|between| lower.split_once(between));
    let days = |text: &str| {
        let words: Vec<&str> = text
            .split_whitespace()
            .skip_while(|word| leading(word).is_some())
            .collect();
        EdtfDate::new(&one_date(&words, today)?).days()
    };
    two.is_some_and(|(from, to)| {
        days(from)
            .zip(days(to))
            .is_some_and(|(from, to)| to.latest < from.earliest)
    })
}

/// A number of more figures than a year has.
fn is_long_number(word: &str) -> bool {
    let figures = word.strip_prefix(['-', 'y']).unwrap_or(word);
    figures.len() > 4 && figures.bytes().all(|byte| byte.is_ascii_digit())
}

fn year(word: &str) -> Option<i16> {
    let word = if is_year_word(word) { "" } else { word };
    let figures = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    figures.then(|| word.parse().ok()).flatten()
}

fn number(word: &str) -> Option<i8> {
    let figures = matches!(word.len(), 1 | 2) && word.bytes().all(|byte| byte.is_ascii_digit());
    figures.then(|| word.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::date_input::read_date;
    use jiff::civil::date;

    fn refused(typed: &str) -> DateRefusal {
        read_date(typed, date(2026, 11, 27)).expect_err(typed)
    }

    fn readings(typed: &str) -> String {
        match refused(typed) {
            DateRefusal::Ambiguous { readings } => {
                let readings: Vec<String> = readings.iter().map(Date::to_string).collect();
                readings.join(" ")
            }
            other => panic!("{typed}: {other:?}"),
        }
    }

    #[test]
    fn what_may_be_two_days_has_both() {
        for (typed, both) in [
            ("12/07/2024", "2024-07-12 2024-12-07"),
            ("03-04-2023", "2023-04-03 2023-03-04"),
            ("since 12/07/2024", "2024-07-12 2024-12-07"),
            ("12/07/2024?", "2024-07-12 2024-12-07"),
            ("12.07.24", "2024-07-12 2012-07-24"),
            ("12/07/24", "2024-07-12 2024-12-07 2012-07-24"),
            ("31.07.24", "2024-07-31"),
            ("12/07/2024..2024-08-01", "2024-07-12 2024-12-07"),
        ] {
            assert_eq!(readings(typed), both, "{typed}");
        }
    }

    #[test]
    fn each_refusal_says_which_it_is() {
        use DateRefusal::{EndsFirst, NoSuchDay, NoYear, NotADate, OutOfRange};
        for (typed, why) in [
            ("30 feb 2022", NoSuchDay),
            ("31.06.2022", NoSuchDay),
            ("2022-02-30", NoSuchDay),
            ("2022-13", NoSuchDay),
            ("13/13/2022", NoSuchDay),
            ("31 июня 2022", NoSuchDay),
            ("june 31st, 2022", NoSuchDay),
            ("30 feb", NoSuchDay),
            ("31 червня", NoSuchDay),
            ("12.07", NoYear),
            ("12 jul 2022 to 3 aug", NoYear),
            ("3000000 days ago", OutOfRange),
            ("999999999999 days ago", OutOfRange),
            ("july 20222", OutOfRange),
            ("12022", OutOfRange),
            ("2022-08..2022-07", EndsFirst),
            ("2022-08/2022-07", EndsFirst),
            ("12 jul 2022 to 1 jul 2022", EndsFirst),
            ("the fifth month of the war", NotADate),
            ("soon", NotADate),
            ("in 99999999 weeks", OutOfRange),
            ("", NotADate),
            ("~", NotADate),
            ("/", NotADate),
            ("-", NotADate),
            ("..", NotADate),
        ] {
            assert_eq!(refused(typed), why, "{typed}");
        }
        assert_eq!(refused(&"1".repeat(10_000)), NotADate);
    }

    #[test]
    fn what_is_to_come_is_refused_with_its_date() {
        for (typed, date) in [
            ("tomorrow", Some("2026-11-28")),
            ("Tomorrow morning", Some("2026-11-28")),
            ("завтра", Some("2026-11-28")),
            ("послезавтра", Some("2026-11-29")),
            ("післязавтра вранці", Some("2026-11-29")),
            ("in 5 days", Some("2026-12-02")),
            ("in a week", Some("2026-12-04")),
            ("in two months", Some("2027-01")),
            ("через 3 дня", Some("2026-11-30")),
            ("через неделю", Some("2026-12-04")),
            ("за два тижні", Some("2026-12-11")),
            ("next week", Some("2026-11-30/2026-12-06")),
            ("на следующей неделе", Some("2026-11-30/2026-12-06")),
            ("наступного тижня", Some("2026-11-30/2026-12-06")),
            ("next month", Some("2026-12")),
            ("next year", Some("2027")),
            ("since tomorrow", Some("2026-11-28")),
            ("next friday", None),
            ("this saturday", None),
            ("next summer", None),
        ] {
            let date = date.map(str::to_owned);
            assert_eq!(refused(typed), DateRefusal::Ahead { date }, "{typed}");
        }
    }

    #[test]
    fn a_day_of_last_week_that_may_be_one_of_this_has_both() {
        // The day is a Friday.
        assert_eq!(readings("last tuesday"), "2026-11-24 2026-11-17");
        assert_eq!(readings("в прошлый вторник"), "2026-11-24 2026-11-17");
        assert_eq!(readings("минулого вівторка"), "2026-11-24 2026-11-17");
    }
}
