//! What people type for a date, as EDTF.

use edtf_core::Edtf;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::record::calendar_words::{
    Leading, Stretch, days_ago, is_year_word, leading, month, season, stretch,
};
use crate::record::date_refusal::{DateRefusal, why_not};
use crate::record::when::When;

/// The longest text that may be a date, in bytes; more is not looked at.
const LONGEST: usize = 200;

/// The EDTF text of what somebody typed for a date, or `None` where it is no date or may be two.
///
/// Understood are EDTF itself; `12 jul 2022`, `july 12, 2022`, `july 2022`, `summer 2022`,
/// `12.07.2022`, `07.2022`, `2022/07/12`; `12/07/2022` only where one of the parts is above 12 or
/// both are equal; `today`, `yesterday`, `3 days ago`, `2 weeks ago` (a day), `2 months ago` (a
/// month), `a year ago` (a year); each after `about`, `~`, `ca.` (`2022-07~`) or `perhaps`, or
/// before `?`; `A..B`, `A to B`, `12-19 jul 2022`; `since A` and `until B`, with the day or month that
/// is named (`A/..`, `../B`); `after A` and `before B`, without it (`before july 2022` is `../2022-06`).
/// Words may be English, Russian or Ukrainian. Nothing is guessed: a day without a year is no date.
#[must_use]
pub fn understand(typed: &str, today: Date) -> Option<String> {
    read_date(typed, today).ok()
}

/// As [`understand`], with the reason if it is no date.
///
/// # Errors
///
/// [`DateRefusal`] says why it is none.
pub fn read_date(typed: &str, today: Date) -> Result<String, DateRefusal> {
    let typed = typed.trim();
    if typed.is_empty() || typed.len() > LONGEST {
        return Err(DateRefusal::NotADate);
    }
    if Edtf::parse(typed).is_ok() {
        return Ok(typed.to_owned());
    }
    let lower = typed.to_lowercase().replace([',', '\u{a0}'], " ");
    let words: Vec<&str> = lower.split_whitespace().collect();
    span(&words, &words.join(" "), today)
        .and_then(valid)
        .ok_or_else(|| why_not(&lower, today, one_date))
}

/// One date, without any word on what lies before or after it.
fn one_date(words: &[&str], today: Date) -> Option<String> {
    valid(one(words, today)?)
}

/// An interval, or one date.
fn span(words: &[&str], joined: &str, today: Date) -> Option<String> {
    if let Some((from, to)) = joined.split_once("..") {
        return interval(from, to, today);
    }
    for (open, between) in [
        ("from ", " to "),
        ("", " to "),
        ("between ", " and "),
        ("с ", " по "),
        ("з ", " по "),
        ("з ", " до "),
        ("", " - "),
        ("", " – "),
        ("", " — "),
        ("", "–"),
        ("", "—"),
    ] {
        if let Some((from, to)) = joined
            .strip_prefix(open)
            .and_then(|rest| rest.split_once(between))
        {
            if let Some(both) = days_of_month(from, to) {
                return Some(both);
            }
            return interval_of_two(from, to, today);
        }
    }
    if let Some((first, rest)) = joined.split_once('-')
        && let Some(both) = days_of_month(first, rest)
    {
        return Some(both);
    }
    match leading(words.first()?) {
        Some(Leading::Since) => Some(format!("{}/..", one(&words[1..], today)?)),
        Some(Leading::After) => Some(format!("{}/..", next(&one(&words[1..], today)?)?)),
        Some(Leading::Until) => Some(format!("../{}", one(&words[1..], today)?)),
        Some(Leading::Before) => Some(format!("../{}", previous(&one(&words[1..], today)?)?)),
        Some(Leading::About | Leading::Perhaps) | None => one(words, today),
    }
}

/// What comes right after a date: the next year, month or day, whichever the date gives.
fn next(date: &str) -> Option<String> {
    beside(date, 1, |date| date.days()?.latest.tomorrow().ok())
}

/// What comes right before a date.
fn previous(date: &str) -> Option<String> {
    beside(date, -1, |date| date.days()?.earliest.yesterday().ok())
}

/// The year or month that is one further, or else the `day`; as sure as the date itself.
fn beside(date: &str, step: i16, day: fn(&When) -> Option<Date>) -> Option<String> {
    let plain = date.trim_end_matches(['~', '?', '%']);
    let mark = &date[plain.len()..];
    let parts: Vec<&str> = plain.split('-').collect();
    let text = match parts.as_slice() {
        [year] => year_of(year).map(|year| format!("{:04}", year + step)),
        [year, month] => year_of(year)
            .zip(number(month))
            .filter(|(_, month)| (1..=12).contains(month))
            .map(|(year, month)| {
                let months = i32::from(year) * 12 + i32::from(month) - 1 + i32::from(step);
                format!(
                    "{:04}-{:02}",
                    months.div_euclid(12),
                    months.rem_euclid(12) + 1
                )
            }),
        _ => None,
    };
    let text = match text {
        Some(text) => text,
        None => day(&When::new(plain))?.to_string(),
    };
    Some(text + mark)
}

/// `from..to`, where either end may be left open.
fn interval(from: &str, to: &str, today: Date) -> Option<String> {
    let end = |text: &str| {
        if text.trim().is_empty() {
            return Some("..".to_owned());
        }
        one(&text.split_whitespace().collect::<Vec<_>>(), today)
    };
    let (from, to) = (end(from)?, end(to)?);
    (from != ".." || to != "..").then(|| format!("{from}/{to}"))
}

fn interval_of_two(from: &str, to: &str, today: Date) -> Option<String> {
    if from.trim().is_empty() || to.trim().is_empty() {
        return None;
    }
    interval(from, to, today)
}

/// `12` and `19 jul 2022`: two days of one month.
fn days_of_month(first: &str, rest: &str) -> Option<String> {
    let words: Vec<&str> = rest.split_whitespace().collect();
    let [last, month_word, year, ..] = words.as_slice() else {
        return None;
    };
    if words[3..].iter().any(|word| !is_year_word(word)) {
        return None;
    }
    let (year, month) = (year_of(year)?, month(month_word)?);
    let (first, last) = (day(year, month, first)?, day(year, month, last)?);
    (first <= last).then(|| format!("{first}/{last}"))
}

/// One date, with what is said of its certainty.
fn one(words: &[&str], today: Date) -> Option<String> {
    let (mut about, mut perhaps) = (false, false);
    let mut rest = words;
    while let Some((first, after)) = rest.split_first() {
        match leading(first) {
            Some(Leading::About) => about = true,
            Some(Leading::Perhaps) => perhaps = true,
            Some(Leading::Since | Leading::After | Leading::Until | Leading::Before) | None => {
                break;
            }
        }
        rest = after;
    }
    let joined = rest.join(" ");
    let mut text = joined.as_str();
    if let Some(after) = text.strip_prefix('~') {
        about = true;
        text = after.trim_start();
    }
    if let Some(before) = text.strip_suffix('?') {
        perhaps = true;
        text = before.trim_end();
    } else if let Some(before) = text.strip_suffix('~') {
        about = true;
        text = before.trim_end();
    }
    let date = if is_plain(text) {
        text.to_owned()
    } else {
        plain(&text.split_whitespace().collect::<Vec<_>>(), today)?
    };
    let mark = match (about, perhaps) {
        (true, true) => "%",
        (true, false) => "~",
        (false, true) => "?",
        (false, false) => "",
    };
    Some(date + mark)
}

/// Whether a text is an EDTF date to which a qualifier may be added.
fn is_plain(text: &str) -> bool {
    !text.contains(['/', '~', '?', '%', '{', '[']) && Edtf::parse(text).is_ok()
}

/// One date in words or figures.
fn plain(words: &[&str], today: Date) -> Option<String> {
    let words = match words.split_last() {
        Some((last, before)) if is_year_word(last) && before.len() > 1 => before,
        _ => words,
    };
    match words {
        [word] => match days_ago(word) {
            Some(days) => Some(today.checked_sub(days.days()).ok()?.to_string()),
            None => figures(word),
        },
        ["day", "before", "yesterday"] => Some(today.checked_sub(2.days()).ok()?.to_string()),
        [stretch_word, "ago" | "назад" | "тому"] => ago("1", stretch_word, today),
        [count, stretch_word, "ago" | "назад" | "тому"] => ago(count, stretch_word, today),
        [a, b] => month_or_season(a, b).or_else(|| month_or_season(b, a)),
        [a, b, c] => in_words(a, b, c)
            .or_else(|| in_words(b, a, c))
            .or_else(|| in_words(c, b, a)),
        _ => None,
    }
}

fn ago(count: &str, word: &str, today: Date) -> Option<String> {
    let count: i64 = match count {
        "a" | "an" | "one" => 1,
        digits => digits.parse().ok()?,
    };
    if !(0..=100_000).contains(&count) {
        return None;
    }
    let stretch = stretch(word)?;
    let span: Span = match stretch {
        Stretch::Day => Span::new().try_days(count),
        Stretch::Week => Span::new().try_weeks(count),
        Stretch::Month => Span::new().try_months(count),
        Stretch::Year => Span::new().try_years(count),
    }
    .ok()?;
    let then = today.checked_sub(span).ok()?;
    Some(match stretch {
        Stretch::Day | Stretch::Week => then.to_string(),
        Stretch::Month => format!("{:04}-{:02}", then.year(), then.month()),
        Stretch::Year => format!("{:04}", then.year()),
    })
}

fn month_or_season(word: &str, year: &str) -> Option<String> {
    let year = year_of(year)?;
    let part = month(word).or_else(|| season(word))?;
    Some(format!("{year:04}-{part:02}"))
}

fn in_words(day_word: &str, month_word: &str, year: &str) -> Option<String> {
    let (year, month) = (year_of(year)?, month(month_word)?);
    day(year, month, day_word).map(|day| day.to_string())
}

/// A date in figures, with points, strokes or dashes.
fn figures(word: &str) -> Option<String> {
    let sign = word.chars().find(|sign| matches!(sign, '.' | '/' | '-'))?;
    let parts: Vec<&str> = word.trim_end_matches('.').split(sign).collect();
    match parts.as_slice() {
        [month, year] => {
            let (month, year) = (number(month)?, year_of(year)?);
            (1..=12)
                .contains(&month)
                .then(|| format!("{year:04}-{month:02}"))
        }
        [a, b, c] => match (year_of(a), year_of(c)) {
            (Some(year), None) => Some(Date::new(year, number(b)?, number(c)?).ok()?.to_string()),
            (None, Some(year)) => {
                let (first, second) = (number(a)?, number(b)?);
                let day_first = Date::new(year, second, first).ok();
                // Points are used where the day comes first; strokes and dashes on both sides of
                // the ocean, so there the figures have to settle it.
                if sign == '.' {
                    return day_first.map(|day| day.to_string());
                }
                match (day_first, Date::new(year, first, second).ok()) {
                    (Some(day), Some(other)) if day != other => None,
                    (day, other) => day.or(other).map(|day| day.to_string()),
                }
            }
            _ => None,
        },
        _ => None,
    }
}

fn day(year: i16, month: i8, word: &str) -> Option<Date> {
    let digits = ["st", "nd", "rd", "th", "го"]
        .into_iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    Date::new(year, month, number(digits)?).ok()
}

/// A year of four figures; two are not enough.
fn year_of(word: &str) -> Option<i16> {
    let figures = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    figures.then(|| word.parse().ok()).flatten()
}

fn number(word: &str) -> Option<i8> {
    let figures = matches!(word.len(), 1 | 2) && word.bytes().all(|byte| byte.is_ascii_digit());
    figures.then(|| word.parse().ok()).flatten()
}

/// What was put together, if it is EDTF: an interval must not end before it begins.
fn valid(text: String) -> Option<String> {
    Edtf::parse(&text).is_ok().then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn understood(typed: &str) -> String {
        understand(typed, date(2022, 8, 1)).unwrap_or_default()
    }

    #[test]
    fn what_people_type_is_understood() {
        for (typed, edtf) in [
            ("2022-07~", "2022-07~"),
            (" 202X ", "202X"),
            ("12 jul 2022", "2022-07-12"),
            ("July 12th, 2022", "2022-07-12"),
            ("july 2022", "2022-07"),
            ("jul 2022", "2022-07"),
            ("2022 Jul", "2022-07"),
            ("summer 2022", "2022-22"),
            ("about july 2022", "2022-07~"),
            ("~july 2022", "2022-07~"),
            ("~ 2022-07", "2022-07~"),
            ("ca. 2022", "2022~"),
            ("july 2022?", "2022-07?"),
            ("perhaps about july 2022", "2022-07%"),
            ("yesterday", "2022-07-31"),
            ("today", "2022-08-01"),
            ("3 days ago", "2022-07-29"),
            ("2 weeks ago", "2022-07-18"),
            ("2 months ago", "2022-06"),
            ("a year ago", "2021"),
            ("12.07.2022", "2022-07-12"),
            ("2.7.2022", "2022-07-02"),
            ("07.2022", "2022-07"),
            ("2022/07/12", "2022-07-12"),
            ("13/07/2022", "2022-07-13"),
            ("07/13/2022", "2022-07-13"),
            ("07/07/2022", "2022-07-07"),
            ("2022-07-12..2022-07-19", "2022-07-12/2022-07-19"),
            ("12 jul 2022 .. 19 jul 2022", "2022-07-12/2022-07-19"),
            ("2022-07-12..", "2022-07-12/.."),
            ("12-19 jul 2022", "2022-07-12/2022-07-19"),
            ("12 – 19 июля 2022", "2022-07-12/2022-07-19"),
            ("since july 2022", "2022-07/.."),
            ("since about july 2022", "2022-07~/.."),
            ("before 2022-08", "../2022-07"),
            ("before july 2022", "../2022-06"),
            ("before january 2022", "../2021-12"),
            ("before 12 july 2022", "../2022-07-11"),
            ("before 1 march 2024", "../2024-02-29"),
            ("before 2022", "../2021"),
            ("before summer 2022", "../2022-05-31"),
            ("before about july 2022", "../2022-06~"),
            ("until july 2022", "../2022-07"),
            ("till 12 jul 2022", "../2022-07-12"),
            ("by 12 jul 2022", "../2022-07-12"),
            ("after 12 july 2022", "2022-07-13/.."),
            ("after july 2022", "2022-08/.."),
            ("after december 2022", "2023-01/.."),
            ("after 2022", "2023/.."),
            ("after 31 dec 2021", "2022-01-01/.."),
            ("from 12 jul 2022", "2022-07-12/.."),
            ("после 12 июля 2022", "2022-07-13/.."),
            ("після липня 2022", "2022-08/.."),
            ("до июля 2022", "../2022-06"),
            ("до липня 2022", "../2022-06"),
            ("по июль 2022", "../2022-07"),
            ("від 12 липня 2022", "2022-07-12/.."),
            ("[2024-07-12,2024-12-07]", "[2024-07-12,2024-12-07]"),
            ("from 12 jul 2022 to 2022-08", "2022-07-12/2022-08"),
            ("12 июля 2022", "2022-07-12"),
            ("12 июля 2022 г.", "2022-07-12"),
            ("12 липня 2022 року", "2022-07-12"),
            ("июль 2022", "2022-07"),
            ("летом 2022", "2022-22"),
            ("влітку 2022", "2022-22"),
            ("около июля 2022", "2022-07~"),
            ("с июля 2022", "2022-07/.."),
            ("вчера", "2022-07-31"),
            ("Сьогодні", "2022-08-01"),
            ("3 дня назад", "2022-07-29"),
            ("тиждень тому", "2022-07-25"),
        ] {
            assert_eq!(understood(typed), edtf, "{typed}");
        }
    }

    #[test]
    fn nothing_is_guessed() {
        for typed in [
            "",
            " ",
            "july",
            "12 jul",
            "12/07/2022",
            "12-07-2022",
            "12.07.22",
            "30 feb 2022",
            "31.06.2022",
            "the fifth month of the war",
            "soon",
            "since",
            "before",
            "..",
            "~",
            "?",
            "3 moons ago",
            "-3 days ago",
            "999999999999 days ago",
            "12 jul 2022 .. 1 jul 2022 x",
            "19-12 jul 2022",
            "2022-13",
            "jul jul 2022",
            "about",
            "july 20222",
            "12 jul 2022 extra",
        ] {
            assert_eq!(understood(typed), "", "{typed}");
        }
        assert_eq!(understood(&"1".repeat(10_000)), "");
    }
}
