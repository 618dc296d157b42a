//! Date input: what people type for a date, as EDTF.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::record::date_lexicon::{
    Leading, TimeUnit, days_ago, is_inclusive, is_year_word, leading, month, season, stretch,
};
use crate::record::date_refusal::{DateRefusal, why_not};
use crate::record::edtf::{day_text, is_edtf, month_text, year_text};
use crate::record::edtf_date::EdtfDate;
use crate::record::relative_date::{Near, counted, near, ordinal};

/// The longest text that may be a date, in bytes; more is not looked at.
const LONGEST: usize = 200;

/// The most days between a day whose year is guessed and the day until when it lasted.
const LONGEST_GUESS: i32 = 300;

/// The EDTF text of what somebody typed for a date, or `None` if it is no date or may be two.
///
/// Understood are EDTF itself; `12 jul 2022`, `july 12, 2022`, `july 2022`, `summer 2022`,
/// `12.07.2022`, `07.2022`, `2022/07/12`; `12/07/2022` only if one of the parts is above 12 or
/// both are equal; `today`, `yesterday`, `3 days ago`, `2 weeks ago` (a day), `2 months ago` (a
/// month), `a year ago` (a year); each after `about`, `~`, `ca.` (`2022-07~`) or `perhaps`, or
/// before `?`; `A..B`, `A to B`, `12-19 jul 2022`; `since A` and `until B`, with the day or month that
/// is named (`A/..`, `../B`); `after A` and `before B`, without it (`before july 2022` is `../2022-06`).
/// Words may be English, Russian or Ukrainian. Nothing is guessed: a day without a year is no date.
#[must_use]
pub fn understand(typed: &str, today: Date) -> Option<String> {
    read_at(
        typed,
        Near {
            today,
            latest: None,
            exact: true,
        },
    )
    .ok()
}

/// As [`understand`], and also what has to be shown to whoever typed it, because it is one reading of
/// several: `9 nov` and `july` (the latest that has begun), `monday`, `last week`, `late october` (the
/// days from the 21st), `yesterday evening` (the day), `14:30` (of today).
///
/// # Errors
///
/// [`DateRefusal`] says why it is none.
pub fn read_date(typed: &str, today: Date) -> Result<String, DateRefusal> {
    read_at(
        typed,
        Near {
            today,
            latest: Some(today),
            exact: false,
        },
    )
}

fn read_at(typed: &str, at: Near) -> Result<String, DateRefusal> {
    let typed = typed.trim();
    if typed.is_empty() || typed.len() > LONGEST {
        return Err(DateRefusal::NotADate);
    }
    if is_edtf(typed) {
        return Ok(typed.to_owned());
    }
    let lower = typed
        .to_lowercase()
        .replace([',', '\u{a0}'], " ")
        .replace(['\u{2019}', '\u{2bc}'], "'")
        .replace("mid-", "mid ");
    let words: Vec<&str> = lower.split_whitespace().collect();
    span(&words, &words.join(" "), at)
        .and_then(valid)
        .ok_or_else(|| why_not(&lower, at.today, one_date))
}

/// One date, without any word on what lies before or after it.
fn one_date(words: &[&str], today: Date) -> Option<String> {
    let at = Near {
        today,
        latest: None,
        exact: true,
    };
    valid(one(words, at)?)
}

/// An interval, or one date.
fn span(words: &[&str], joined: &str, at: Near) -> Option<String> {
    if let Some((from, to)) = joined.split_once("..") {
        return interval(from, to, at);
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
            if let Some(both) = days_of_month(from, to, at) {
                return Some(both);
            }
            return interval_of_two(from, to, at);
        }
    }
    if let Some((first, rest)) = joined.split_once('-')
        && let Some(both) = days_of_month(first, rest, at)
    {
        return Some(both);
    }
    // `до июля 2022 включительно` has July in it.
    let (end, words) = match words.split_last() {
        Some((last, rest)) if is_inclusive(last) => (Leading::Until, rest),
        _ => (Leading::Before, words),
    };
    let date = || one(words.get(1..)?, at);
    match leading(words.first()?) {
        Some(Leading::Before) if end == Leading::Until => Some(format!("../{}", last_of(&date()?))),
        Some(Leading::Since) => Some(format!("{}/..", first_of(&date()?))),
        Some(Leading::After) => Some(format!("{}/..", next(last_of(&date()?))?)),
        Some(Leading::Until) => Some(format!("../{}", last_of(&date()?))),
        Some(Leading::Before) => Some(format!("../{}", previous(first_of(&date()?))?)),
        Some(Leading::About | Leading::Perhaps) | None => one(words, at),
    }
}

/// The beginning of what may be an interval; a moment stands for its day.
fn first_of(edtf: &str) -> &str {
    let first = edtf.split('/').next().unwrap_or(edtf);
    first.split('T').next().unwrap_or(first)
}

/// The end of what may be an interval.
fn last_of(edtf: &str) -> &str {
    let last = edtf.rsplit('/').next().unwrap_or(edtf);
    last.split('T').next().unwrap_or(last)
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
fn beside(date: &str, step: i16, day: fn(&EdtfDate) -> Option<Date>) -> Option<String> {
    let plain = date.trim_end_matches(['~', '?', '%']);
    let mark = &date[plain.len()..];
    let parts: Vec<&str> = plain.split('-').collect();
    let text = match parts.as_slice() {
        [year] => year_of(year).map(|year| year_text(year + step)),
        [year, month] => year_of(year)
            .zip(number(month))
            .filter(|(_, month)| (1..=12).contains(month))
            .map(
                |(year, month)| match (month + i8::try_from(step).unwrap_or(0), year) {
                    (0, year) => format!("{}-12", year_text(year - 1)),
                    (13, year) => format!("{}-01", year_text(year + 1)),
                    (month, year) => format!("{}-{month:02}", year_text(year)),
                },
            ),
        _ => None,
    };
    let text = match text {
        Some(text) => text,
        None => day_text(day(&EdtfDate::new(plain))?),
    };
    Some(text + mark)
}

/// `from..to`, where either end may be left open. A beginning without a year is the latest before the
/// end; an end without one has to have it if the beginning has.
fn interval(from: &str, to: &str, at: Near) -> Option<String> {
    let read = |text: &str, at: Near| {
        if text.trim().is_empty() {
            return Some("..".to_owned());
        }
        one(&text.split_whitespace().collect::<Vec<_>>(), at)
    };
    let dated = read(from, Near { latest: None, ..at });
    let to = match &dated {
        Some(from) if from != ".." => read(to, Near { latest: None, ..at })?,
        _ => read(to, at)?,
    };
    let to = last_of(&to);
    let from = match dated {
        Some(from) => from,
        None => {
            let end = EdtfDate::new(to).days().map(|days| days.latest);
            let latest = at.latest.and(end.or(at.latest));
            let from = read(from, Near { latest, ..at })?;
            // `5 aug to 3 aug` is rather a slip than a year.
            let begin = EdtfDate::new(first_of(&from)).days()?.earliest;
            if end.is_some_and(|end| (end - begin).get_days() > LONGEST_GUESS) {
                return None;
            }
            from
        }
    };
    let from = first_of(&from);
    (from != ".." || to != "..").then(|| format!("{from}/{to}"))
}

fn interval_of_two(from: &str, to: &str, at: Near) -> Option<String> {
    if from.trim().is_empty() || to.trim().is_empty() {
        return None;
    }
    interval(from, to, at)
}

/// `12` and `19 jul 2022`: two days of one month. Without a year they are the latest that are over.
fn days_of_month(first: &str, rest: &str, at: Near) -> Option<String> {
    let words: Vec<&str> = rest.split_whitespace().collect();
    let [last, month_word, more @ ..] = words.as_slice() else {
        return None;
    };
    let month = month(month_word)?;
    let days = |year| {
        let (first, last) = (day(year, month, first)?, day(year, month, last)?);
        (first <= last).then_some((first, last))
    };
    let (first, last) = match more {
        [year, words @ ..] if words.iter().all(|word| is_year_word(word)) => days(year_of(year)?)?,
        [] => (0..8)
            .filter_map(|back| days(at.latest?.year() - back))
            .find(|(_, last)| Some(*last) <= at.latest)?,
        _ => return None,
    };
    Some(format!("{}/{}", day_text(first), day_text(last)))
}

/// One date, with what is said of its certainty.
fn one(words: &[&str], at: Near) -> Option<String> {
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
        let words = text.split_whitespace().collect::<Vec<_>>();
        plain(&words, at.today).or_else(|| near(&words, at, plain_or_edtf))?
    };
    let mark = match (about, perhaps) {
        (true, true) => "%",
        (true, false) => "~",
        (false, true) => "?",
        (false, false) => "",
    };
    // Both ends of an interval are as sure as what was typed.
    Some(date.replace('/', &format!("{mark}/")) + mark)
}

/// Whether a text is an EDTF date to which a qualifier may be added.
fn is_plain(text: &str) -> bool {
    !text.contains(['/', '~', '?', '%', '{', '[']) && is_edtf(text)
}

/// One date in EDTF, in words or in figures.
fn plain_or_edtf(words: &[&str], today: Date) -> Option<String> {
    match words {
        [word] if is_plain(word) => Some((*word).to_owned()),
        _ => plain(words, today),
    }
}

/// One date in words or figures.
fn plain(words: &[&str], today: Date) -> Option<String> {
    let words = match words.split_last() {
        Some((last, before)) if is_year_word(last) && before.len() > 1 => before,
        _ => words,
    };
    match words {
        [word] => match days_ago(word) {
            Some(days) => Some(day_text(today.checked_sub(days.days()).ok()?)),
            None => figures(word),
        },
        ["day", "before", "yesterday"] => Some(day_text(today.checked_sub(2.days()).ok()?)),
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
    let count = counted(count)?;
    if !(0..=100_000).contains(&count) {
        return None;
    }
    let stretch = stretch(word)?;
    let span: Span = match stretch {
        TimeUnit::Day => Span::new().try_days(count),
        TimeUnit::Week => Span::new().try_weeks(count),
        TimeUnit::Month => Span::new().try_months(count),
        TimeUnit::Year => Span::new().try_years(count),
    }
    .ok()?;
    let then = today.checked_sub(span).ok()?;
    Some(match stretch {
        TimeUnit::Day | TimeUnit::Week => day_text(then),
        TimeUnit::Month => month_text(then),
        TimeUnit::Year => year_text(then.year()),
    })
}

fn month_or_season(word: &str, year: &str) -> Option<String> {
    let year = year_of(year)?;
    let part = month(word).or_else(|| season(word))?;
    Some(format!("{year:04}-{part:02}"))
}

fn in_words(day_word: &str, month_word: &str, year: &str) -> Option<String> {
    let (year, month) = (year_of(year)?, month(month_word)?);
    day(year, month, day_word).map(day_text)
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
            (Some(year), None) => Some(day_text(Date::new(year, number(b)?, number(c)?).ok()?)),
            (None, Some(year)) => {
                let (first, second) = (number(a)?, number(b)?);
                let day_first = Date::new(year, second, first).ok();
                // Points are used where the day comes first; strokes and dashes on both sides of
                // the ocean, so there the figures have to settle it.
                if sign == '.' {
                    return day_first.map(day_text);
                }
                match (day_first, Date::new(year, first, second).ok()) {
                    (Some(day), Some(other)) if day != other => None,
                    (day, other) => day.or(other).map(day_text),
                }
            }
            _ => None,
        },
        _ => None,
    }
}

fn day(year: i16, month: i8, word: &str) -> Option<Date> {
    Date::new(year, month, ordinal(word)?).ok()
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
    is_edtf(&text).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

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
            ("до липня 2022 включно", "../2022-07"),
            ("до 12 июля 2022 включительно", "../2022-07-12"),
            ("12 кві 2022", "2022-04-12"),
            ("14–28 июля 2022", "2022-07-14/2022-07-28"),
            ("близько липня 2022", "2022-07~"),
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

    /// Read on a Friday.
    fn read(typed: &str) -> String {
        read_date(typed, date(2026, 11, 27)).unwrap_or_default()
    }

    #[test]
    fn what_counts_from_today_is_read() {
        for (typed, edtf) in [
            ("9 nov", "2026-11-09"),
            ("nov 9th", "2026-11-09"),
            ("27 november", "2026-11-27"),
            ("28 november", "2025-11-28"),
            ("29 feb", "2024-02-29"),
            ("november", "2026-11"),
            ("december", "2025-12"),
            ("in july", "2026-07"),
            ("summer", "2026-22"),
            ("winter", "2025-24"),
            ("9 ноября", "2026-11-09"),
            ("в июле", "2026-07"),
            ("у липні", "2026-07"),
            ("липнем", "2026-07"),
            ("к ноябрю 2022", "../2022-11"),
            ("перед листопадом", "../2026-10"),
            ("летом", "2026-22"),
            ("about july", "2026-07~"),
            ("july?", "2026-07?"),
            ("since july", "2026-07/.."),
            ("before 9 nov", "../2026-11-08"),
            ("12-19 jul", "2026-07-12/2026-07-19"),
            ("с 20 по 28 ноября", "2025-11-20/2025-11-28"),
            ("12 jul to 3 aug", "2026-07-12/2026-08-03"),
            ("20 dec to 3 jan", "2025-12-20/2026-01-03"),
            ("20 dec to 3 jan 2023", "2022-12-20/2023-01-03"),
            ("july to august 2022", "2022-07/2022-08"),
            ("early may 2022", "2022-05-01/2022-05-10"),
            ("mid may", "2026-05-11/2026-05-20"),
            ("mid-May 2022", "2022-05-11/2022-05-20"),
            ("late october", "2026-10-21/2026-10-31"),
            ("at the end of february 2024", "2024-02-21/2024-02-29"),
            ("about late october", "2026-10-21~/2026-10-31~"),
            ("since late october", "2026-10-21/.."),
            ("after late october", "2026-11-01/.."),
            ("late 2022", "2022-09/2022-12"),
            ("в начале мая", "2026-05-01/2026-05-10"),
            ("в середине июля 2022", "2022-07-11/2022-07-20"),
            ("в конце октября", "2026-10-21/2026-10-31"),
            ("наприкінці жовтня", "2026-10-21/2026-10-31"),
            ("на початку 2022", "2022-01/2022-04"),
            ("end of last month", "2026-10-21/2026-10-31"),
            ("monday", "2026-11-23"),
            ("on Monday", "2026-11-23"),
            ("friday", "2026-11-27"),
            ("saturday", "2026-11-21"),
            ("last friday", "2026-11-20"),
            ("last saturday", "2026-11-21"),
            ("this tuesday", "2026-11-24"),
            ("friday 20 nov", "2026-11-20"),
            ("friday, 12 july 2024", "2024-07-12"),
            ("thursday 12 july 2024", ""),
            ("в понедельник", "2026-11-23"),
            ("у п\u{2019}ятницю", "2026-11-27"),
            ("в среду", "2026-11-25"),
            ("у середу", "2026-11-25"),
            ("у неділю", "2026-11-22"),
            ("last week", "2026-11-16/2026-11-22"),
            ("this week", "2026-11-23/2026-11-27"),
            ("since last week", "2026-11-16/.."),
            ("until last week", "../2026-11-22"),
            ("last week?", "2026-11-16?/2026-11-22?"),
            ("на прошлой неделе", "2026-11-16/2026-11-22"),
            ("минулого тижня", "2026-11-16/2026-11-22"),
            ("в прошлом месяце", "2026-10"),
            ("минулого року", "2025"),
            ("в прошлом году", "2025"),
            ("торік", "2025"),
            ("last november", "2025-11"),
            ("last summer", "2026-22"),
            ("прошлым летом", "2026-22"),
            ("вчера", "2026-11-26"),
            ("позавчера", "2026-11-25"),
            ("3 дня назад", "2026-11-24"),
            ("3 дні тому", "2026-11-24"),
            ("две недели назад", "2026-11-13"),
            ("two weeks ago", "2026-11-13"),
            ("yesterday evening", "2026-11-26"),
            ("this morning", "2026-11-27"),
            ("tonight", "2026-11-27"),
            ("last night", "2026-11-26/2026-11-27"),
            ("вчера вечером", "2026-11-26"),
            ("вчора ввечері", "2026-11-26"),
            ("monday night", "2026-11-23"),
            ("july morning", ""),
            ("14:30", "2026-11-27T14:30:00"),
            ("today 14:30", "2026-11-27T14:30:00"),
            ("yesterday at 9:05", "2026-11-26T09:05:00"),
            ("вчера в 14:30", "2026-11-26T14:30:00"),
            ("2022-07-12 14:30:59", "2022-07-12T14:30:59"),
            ("july 14:30", ""),
            ("25:00", ""),
            ("14:60", ""),
            ("14:30:00:00", ""),
            ("since today 14:30", "2026-11-27/.."),
            ("before 0000", "../-0001"),
            ("-03XX", "-03XX"),
            ("../..", "../.."),
            ("5 aug to 3 aug", ""),
            ("soon", ""),
        ] {
            assert_eq!(read(typed), edtf, "{typed}");
        }
    }

    #[test]
    fn where_nothing_is_shown_no_year_is_guessed() {
        for typed in [
            "9 nov",
            "july",
            "monday",
            "last week",
            "late october",
            "14:30",
        ] {
            assert_eq!(understood(typed), "", "{typed}");
        }
    }

    fn words() -> impl Strategy<Value = String> {
        prop::collection::vec(
            prop::sample::select(
                "last next this in ago since until before after about perhaps late mid may 9 31 29 feb \
                 2022 0000 9999 -0044 monday week month year day 14:30 night evening today tomorrow \
                 .. / - to ? ~ через назад тому у по до к вчера червня 12.07 100000 -03XX summer"
                    .split_whitespace()
                    .collect::<Vec<_>>(),
            ),
            0..8,
        )
        .prop_map(|words| words.join(" "))
    }

    fn holds(typed: &str, today: Date) {
        for read in [understand(typed, today), read_date(typed, today).ok()]
            .into_iter()
            .flatten()
        {
            let days = EdtfDate::new(&read).days();
            assert!(
                days.is_some_and(|days| days.earliest <= days.latest),
                "{typed}: {read}"
            );
            assert_eq!(read_date(&read, today).as_ref(), Ok(&read), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_a_date_and_is_read_as_itself(
            typed in prop_oneof![words(), any::<String>(), "[-0-9XYEST.,/~?%:Z+ ]{0,40}"],
            day in prop::sample::select(vec![
                Date::MIN, Date::MAX, date(0, 1, 1), date(-1, 12, 31), date(2024, 2, 29),
                date(2026, 11, 27), date(9999, 1, 1), date(-9999, 1, 8),
            ]),
        ) {
            holds(&typed, day);
        }
    }
}
