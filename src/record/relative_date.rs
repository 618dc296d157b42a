//! Relative dates, which count from today or are the latest of their kind: `last week`, `monday`,
//! `9 nov`.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::record::date_lexicon::{TimeUnit, month, season, stretch};
use crate::record::edtf::{day_text, month_text, year_text};
use crate::record::edtf_date::EdtfDate;
use crate::record::relative_words::{
    Third, TimeDirection, days_ahead, is_filler, is_night, is_part_of_day, side, small_number,
    third, weekday,
};

/// How many years back the latest 29 February may lie.
const LEAP_YEARS_APART: i16 = 8;

/// What a date counts from.
#[derive(Clone, Copy, Debug)]
pub struct Near {
    /// Today.
    pub today: Date,
    /// A day without a year is the latest such day that is not after this one; if `None`, it is no date.
    pub latest: Option<Date>,
    /// Whether only dates are read that name their year or say how long ago they were.
    pub exact: bool,
}

/// Reads the words of one date that says its own year or how long ago it was, as EDTF.
pub type ReadExact = fn(&[&str], Date) -> Option<String>;

/// The EDTF text of a date that counts from today.
#[must_use]
pub fn near(words: &[&str], at: Near, exact: ReadExact) -> Option<String> {
    let mut words: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !is_filler(word))
        .collect();
    if at.exact || words.len() > 5 {
        return None;
    }
    if let Some((place, time)) = words
        .iter()
        .enumerate()
        .find_map(|(place, word)| Some((place, clock_time(word)?)))
    {
        words.remove(place);
        words.retain(|word| !is_part_of_day(word));
        let day = if words.is_empty() {
            day_text(at.today)
        } else {
            one_day(read(&words, at, exact)?)?
        };
        return Some(format!("{day}T{time}"));
    }
    let of_day = words.iter().filter(|word| is_part_of_day(word)).count();
    if of_day == 0 {
        return read(&words, at, exact);
    }
    if let [first, night] = words.as_slice()
        && side(first) == Some(TimeDirection::Last)
        && is_night(night)
    {
        let before = at.today.yesterday().ok()?;
        return Some(format!("{}/{}", day_text(before), day_text(at.today)));
    }
    words.retain(|word| !is_part_of_day(word));
    match words.as_slice() {
        [] => None,
        [this] if side(this) == Some(TimeDirection::This) => Some(day_text(at.today)),
        _ => one_day(read(&words, at, exact)?),
    }
}

/// One day, and neither a month nor an interval.
fn one_day(edtf: String) -> Option<String> {
    let days = EdtfDate::new(&edtf).days()?;
    (days.earliest == days.latest && !edtf.contains(['/', 'T'])).then_some(edtf)
}

fn read(words: &[&str], at: Near, exact: ReadExact) -> Option<String> {
    if let Some(date) = exact(words, at.today) {
        return Some(date);
    }
    let today = at.today;
    match words {
        ["tonight"] => Some(day_text(today)),
        ["торік"] => Some(year_text(today.year().checked_sub(1)?)),
        [first, rest @ ..] if third(first).is_some() && !rest.is_empty() => {
            third_of(third(first)?, &read(rest, at, exact)?)
        }
        [first] if weekday(first).is_some() => latest_weekday(weekday(first)?, today).map(day_text),
        [first, rest @ ..] if weekday(first).is_some() => {
            let date = one_day(read(rest, at, exact)?)?;
            let day = EdtfDate::new(&date).days()?.earliest;
            (Some(day.weekday()) == weekday(first)).then_some(date)
        }
        [first, what] if side(first).is_some() => beside(side(first)?, what, today),
        [one] => latest(at.latest?, |year| {
            let part = month(one).or_else(|| season(one))?;
            Some(format!("{}-{part:02}", year_text(year)))
        }),
        [a, b] => {
            let (month, day) = (month(b).zip(ordinal(a))).or_else(|| month(a).zip(ordinal(b)))?;
            latest(at.latest?, |year| {
                Date::new(year, month, day).ok().map(day_text)
            })
        }
        _ => None,
    }
}

/// The latest year of which this part does not begin after a day.
fn latest(day: Date, part: impl Fn(i16) -> Option<String>) -> Option<String> {
    (0..=LEAP_YEARS_APART)
        .filter_map(|back| part(day.year().checked_sub(back)?))
        .find(|text| {
            EdtfDate::new(text)
                .days()
                .is_some_and(|days| days.earliest <= day)
        })
}

/// The latest such day of the week, today included.
fn latest_weekday(wanted: Weekday, today: Date) -> Option<Date> {
    today.checked_sub(today.weekday().since(wanted).days()).ok()
}

/// `last week`, `this month`, `last friday`, `last summer`.
fn beside(side: TimeDirection, what: &str, today: Date) -> Option<String> {
    let monday = latest_weekday(Weekday::Monday, today)?;
    if let Some(wanted) = weekday(what) {
        let latest = latest_weekday(wanted, today)?;
        return match side {
            TimeDirection::This => (latest >= monday).then(|| day_text(latest)),
            TimeDirection::Last => match last_weekday(wanted, today)?.as_slice() {
                [one] => Some(day_text(*one)),
                _ => None,
            },
            TimeDirection::Next => None,
        };
    }
    if let Some(part) = month(what).or_else(|| season(what)) {
        return match side {
            TimeDirection::Last => latest(today.yesterday().ok()?, |year| {
                let text = format!("{}-{part:02}", year_text(year));
                let over = EdtfDate::new(&text).days()?.latest < today;
                over.then_some(text)
            }),
            TimeDirection::This | TimeDirection::Next => None,
        };
    }
    let back = match side {
        TimeDirection::Last => 1,
        TimeDirection::This => 0,
        TimeDirection::Next => return None,
    };
    match stretch(what)? {
        TimeUnit::Day => (back == 0).then(|| day_text(today)),
        TimeUnit::Week if back == 0 => Some(interval(monday, today)),
        TimeUnit::Week => Some(interval(
            monday.checked_sub(1.week()).ok()?,
            monday.yesterday().ok()?,
        )),
        TimeUnit::Month => Some(month_text(today.checked_sub(back.months()).ok()?)),
        TimeUnit::Year => Some(year_text(today.checked_sub(back.years()).ok()?.year())),
    }
}

fn interval(first: Date, last: Date) -> String {
    if first == last {
        return day_text(first);
    }
    format!("{}/{}", day_text(first), day_text(last))
}

/// The days that `last friday` may mean, the latest first: where this week had such a day before
/// today, it may be that one or the one of last week.
fn last_weekday(wanted: Weekday, today: Date) -> Option<Vec<Date>> {
    let monday = latest_weekday(Weekday::Monday, today)?;
    let before = latest_weekday(wanted, today.yesterday().ok()?)?;
    if before < monday {
        return Some(vec![before]);
    }
    Some(vec![before, before.checked_sub(1.week()).ok()?])
}

/// The days that words may mean that name a day of last week, if there are several.
#[must_use]
pub fn several_weekdays(words: &[&str], today: Date) -> Option<Vec<Date>> {
    words.windows(2).find_map(|two| {
        let wanted = weekday(two[1]).filter(|_| side(two[0]) == Some(TimeDirection::Last))?;
        last_weekday(wanted, today).filter(|days| days.len() > 1)
    })
}

/// The days of a third of a month, or the months of a third of a year.
fn third_of(third: Third, edtf: &str) -> Option<String> {
    let days = EdtfDate::new(edtf).days()?;
    let (year, month) = (days.earliest.year(), days.earliest.month());
    if edtf == year_text(year) {
        let (first, last) = match third {
            Third::Early => (1, 4),
            Third::Mid => (5, 8),
            Third::Late => (9, 12),
        };
        return Some(format!("{edtf}-{first:02}/{edtf}-{last:02}"));
    }
    if edtf != month_text(days.earliest) {
        return None;
    }
    let (first, last) = match third {
        Third::Early => (1, 10),
        Third::Mid => (11, 20),
        Third::Late => (21, days.latest.day()),
    };
    Some(interval(
        Date::new(year, month, first).ok()?,
        Date::new(year, month, last).ok()?,
    ))
}

/// `14:30` as `14:30:00`.
fn clock_time(word: &str) -> Option<String> {
    let mut parts = word.split(':');
    let mut part = |below: u8, least: usize| {
        let text = parts.next()?;
        let figures =
            (least..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        let number: u8 = figures.then(|| text.parse().ok()).flatten()?;
        (number < below).then_some(number)
    };
    let (hour, minute) = (part(24, 1)?, part(60, 2)?);
    let second = if word.matches(':').count() == 2 {
        part(60, 2)?
    } else {
        0
    };
    (word.matches(':').count() <= 2).then(|| format!("{hour:02}:{minute:02}:{second:02}"))
}

/// The day of a month, 1 to 31, with or without its ending.
#[must_use]
pub fn ordinal(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th", "го"]
        .into_iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let figures = matches!(digits.len(), 1 | 2) && digits.bytes().all(|byte| byte.is_ascii_digit());
    figures.then(|| digits.parse().ok()).flatten()
}

/// A date that is said to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// The date in EDTF, if only one can be meant.
    pub date: Option<String>,
}

/// Whether words name a day to come: `tomorrow`, `in 5 days`, `next week`, `через неделю`.
#[must_use]
pub fn ahead(words: &[&str], today: Date) -> Option<Ahead> {
    if let Some(days) = words.iter().find_map(|word| days_ahead(word)) {
        let date = today.checked_add(days.days()).ok().map(day_text);
        return Some(Ahead { date });
    }
    for (place, word) in words.iter().enumerate() {
        let rest = &words[place + 1..];
        match (side(word), rest.first()) {
            (Some(TimeDirection::Next), Some(what)) => {
                if let Some(date) = next(what, today) {
                    return Some(Ahead { date });
                }
            }
            (Some(TimeDirection::This), Some(what)) if weekday(what).is_some() => {
                return Some(Ahead { date: None });
            }
            _ => {}
        }
        let is_past = |word: &&str| matches!(*word, "ago" | "назад" | "тому");
        if matches!(*word, "in" | "через" | "за") && !rest.iter().any(is_past) {
            let (count, what) = match rest {
                [count, what, ..] if stretch(what).is_some() => (number(count), *what),
                [what, ..] => (Some(1), *what),
                [] => continue,
            };
            if let Some((count, unit)) = count.zip(stretch(what)) {
                return Some(Ahead {
                    date: later(count, unit, today),
                });
            }
        }
    }
    None
}

fn number(word: &str) -> Option<i64> {
    small_number(word).or_else(|| (word.len() <= 4).then(|| word.parse().ok()).flatten())
}

fn later(count: i64, unit: TimeUnit, today: Date) -> Option<String> {
    let span = Span::new();
    let span = match unit {
        TimeUnit::Day => span.try_days(count),
        TimeUnit::Week => span.try_weeks(count),
        TimeUnit::Month => span.try_months(count),
        TimeUnit::Year => span.try_years(count),
    };
    let then = today.checked_add(span.ok()?).ok()?;
    Some(match unit {
        TimeUnit::Day | TimeUnit::Week => day_text(then),
        TimeUnit::Month => month_text(then),
        TimeUnit::Year => year_text(then.year()),
    })
}

/// What `next week` and `next month` are; the inner `None` if it may be one or another.
fn next(what: &str, today: Date) -> Option<Option<String>> {
    if weekday(what).is_some() || month(what).is_some() || season(what).is_some() {
        return Some(None);
    }
    Some(match stretch(what)? {
        TimeUnit::Week => latest_weekday(Weekday::Monday, today).and_then(|monday| {
            let first = monday.checked_add(1.week()).ok()?;
            Some(interval(first, first.checked_add(6.days()).ok()?))
        }),
        unit => later(1, unit, today),
    })
}

/// A number of days, weeks, months or years, in figures or as a small number in words.
#[must_use]
pub fn counted(word: &str) -> Option<i64> {
    small_number(word).or_else(|| word.parse().ok())
}
