//! Vague dates in words: `about Jul 2022`, `12–19 Jul 2022`, `since 12 Jul 2022`, `summer 2025`.

use edtf_core::{Date, DateField, Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind};
use edtf_core::{Year, YearKind};
use jiff::civil;

use crate::record::edtf_date::EdtfDate;
use crate::text::catalogue::{self, CatalogueTerm, all_of, one_of, say};
use crate::text::labels::label;
use crate::text::safe::{Safe, display_safe};

/// The most columns that [`short`] takes.
pub const SHORT: usize = 9;

/// A date in words; what is no date stands as it is written, and an empty one as nothing.
#[must_use]
pub fn display(when: &EdtfDate) -> Safe {
    let words = when.parts().and_then(|parts| spoken(&parts));
    words.unwrap_or_else(|| display_safe(when.as_str()))
}

/// A date in at most nine columns, for a list: `Jul 2022`, `12 Jul 22`, `~Jul 2022`, `2020s`.
///
/// Two digits stand for a year from 1950 to 2099; a day of any other gives way to its year.
///
/// An interval stands with the end that is nearer to now, marked with `<` or `>` where that end is
/// open.
#[must_use]
pub fn short(when: &EdtfDate) -> Safe {
    let words = when.parts().and_then(|parts| match parts {
        Edtf::Date(date) => brief(&date),
        Edtf::DateTime(moment) => brief(&moment.date),
        Edtf::Interval(interval) => match (dated(&interval.start), dated(&interval.end)) {
            (_, Some(end)) if dated(&interval.start).is_some() => brief(&end),
            (None, Some(end)) => Some(format!("<{}", month_of(&end)?)),
            (Some(start), None) => Some(format!(">{}", month_of(&start)?)),
            _ => None,
        },
        Edtf::Set(_) => None,
    });
    let text = words.unwrap_or_else(|| when.as_str().to_owned());
    if text.chars().count() <= SHORT {
        return display_safe(&text);
    }
    let cut: String = text.chars().take(SHORT - 1).collect();
    display_safe(&format!("{}…", cut.trim_end()))
}

/// A day of the calendar: `12 Jul 2022`.
#[must_use]
pub fn day(day: civil::Date) -> Safe {
    let Some(month) = label::month_term(day.month().unsigned_abs()) else {
        return display_safe(&day.to_string());
    };
    say!(date_day {
        day: day.day().to_string(),
        month,
        year: day.year().to_string()
    })
}

/// The day of a moment that a record has, `2026-11-22T10:00:00Z`: `22 Nov 2026`, or as written.
#[must_use]
pub fn of_moment(written: &str) -> Safe {
    let date = written.split('T').next().unwrap_or(written);
    date.parse::<civil::Date>()
        .map_or_else(|_| display_safe(written), day)
}

/// How long before `today` a day was: `today`, `12 days ago`, `3 months ago`, `4 years ago`.
#[must_use]
pub fn ago(day: civil::Date, today: civil::Date) -> Safe {
    let days = (today - day).get_days();
    match days {
        ..0 => Safe::default(),
        0 => say!(date_today),
        1..=60 => say!(date_days_ago { count: days }),
        61..=730 => say!(date_months_ago { count: days / 30 }),
        _ => say!(date_years_ago { count: days / 365 }),
    }
}

fn spoken(parts: &Edtf) -> Option<Safe> {
    match parts {
        Edtf::Date(date) => qualified(date),
        Edtf::DateTime(moment) => qualified(&moment.date),
        Edtf::Interval(interval) => between(interval),
        Edtf::Set(set) => members(set),
    }
}

/// Whether a date stands alone, or behind a word such as “about” or “since”.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Alone,
    Behind,
}

fn qualified(date: &Date) -> Option<Safe> {
    formed(date, Stands::Alone)
}

/// From a date on.
fn since(date: &Date) -> Option<Safe> {
    let told = behind(date)?;
    let begins = begins_with(date);
    Some(match date.is_approximate() {
        true => say!(date_since_about { date: told, begins }),
        false => say!(date_since { date: told, begins }),
    })
}

/// Up to a date and on it.
fn until(date: &Date) -> Option<Safe> {
    let date_told = behind(date)?;
    Some(match date.is_approximate() {
        true => say!(date_until_about { date: date_told }),
        false => say!(date_until { date: date_told }),
    })
}

/// A date behind “since” or “until”, without what says that it is about then.
fn behind(date: &Date) -> Option<Safe> {
    let told = plain(date, Stands::Behind)?;
    Some(match date.is_uncertain() {
        true => say!(date_uncertain { date: told }),
        false => told,
    })
}

/// With which number a date begins when it is read, as the key of a form: before the second a language may
/// have another word for “since”.
fn begins_with(date: &Date) -> &'static str {
    const SECOND: &str = "second";
    let value = |field: Option<DateField>| field.and_then(DateField::value);
    match (value(date.month), value(date.day)) {
        (_, Some(2)) => SECOND,
        (Some(part), None) if matches!(season(part), Some("quarter_second" | "half_second")) => {
            SECOND
        }
        _ => "other",
    }
}

fn formed(date: &Date, stands: Stands) -> Option<Safe> {
    let (about, uncertain) = (date.is_approximate(), date.is_uncertain());
    let stands = if about { Stands::Behind } else { stands };
    let told = plain(date, stands)?;
    Some(match (about, uncertain) {
        (false, false) => told,
        (true, false) => say!(date_about { date: told }),
        (false, true) => say!(date_uncertain { date: told }),
        (true, true) => say!(date_about_uncertain { date: told }),
    })
}

/// The date without what says how sure it is; `None` for forms that have no words.
fn plain(date: &Date, stands: Stands) -> Option<Safe> {
    let behind = stands == Stands::Behind;
    let Some(month) = date.month.and_then(DateField::value) else {
        // A month of which not even the year's half is known says no more than the year.
        return year(&date.year, stands);
    };
    let year = year(&date.year, Stands::Alone)?;
    if let Some(season) = season(month) {
        let season = CatalogueTerm::known(season);
        return Some(match behind {
            true => say!(date_season_of { season, year }),
            false => say!(date_season { season, year }),
        });
    }
    let month = label::month_term(month)?;
    Some(match date.day.and_then(DateField::value) {
        Some(day) => say!(date_day {
            day: day.to_string(),
            month,
            year
        }),
        None if behind => say!(date_month_of { month, year }),
        None => say!(date_month { month, year }),
    })
}

fn year(year: &Year, stands: Stands) -> Option<Safe> {
    let behind = stands == Stands::Behind;
    if let Some(value) = year.value() {
        let year = value.to_string();
        return Some(match behind {
            true => say!(date_year_of { year }),
            false => display_safe(&year),
        });
    }
    match year.kind {
        YearKind::Standard {
            negative: false,
            digits: [Some(a), Some(b), Some(c), None],
        } => {
            let decade = format!("{a}{b}{c}0");
            Some(match behind {
                true => say!(date_decade_of { decade }),
                false => say!(date_decade { decade }),
            })
        }
        YearKind::Standard {
            negative: false,
            digits: [Some(a), Some(b), None, None],
        } => {
            let (first, last) = (format!("{a}{b}00"), format!("{a}{b}99"));
            Some(say!(date_century { first, last }))
        }
        _ => None,
    }
}

/// The term of a sub-year grouping of ISO 8601-2, 4.8: seasons, by hemisphere or not, and quarters.
fn season(code: u8) -> Option<&'static str> {
    Some(match code {
        21 | 25 | 29 => "season_spring",
        22 | 26 | 30 => "season_summer",
        23 | 27 | 31 => "season_autumn",
        24 | 28 | 32 => "season_winter",
        33 => "quarter_first",
        34 => "quarter_second",
        35 => "quarter_third",
        36 => "quarter_last",
        40 => "half_first",
        41 => "half_second",
        _ => return None,
    })
}

fn between(interval: &Interval) -> Option<Safe> {
    let edges = (dated(&interval.start), dated(&interval.end));
    Some(match edges {
        (Some(start), Some(end)) => from_to(&start, &end)?,
        (Some(start), None) => since(&start)?,
        (None, Some(end)) => until(&end)?,
        (None, None) => return None,
    })
}

fn from_to(start: &Date, end: &Date) -> Option<Safe> {
    let number = |field: Option<DateField>| field.and_then(DateField::value);
    let sure = |date: &Date| {
        !date.is_uncertain()
            && !date.is_approximate()
            && month_of_year(date).is_some_and(|month| month <= 12)
    };
    let same_year = start.year.value().is_some() && start.year.value() == end.year.value();
    if !(sure(start) && sure(end) && same_year) {
        let (first, last) = (qualified(start)?, qualified(end)?);
        return Some(say!(date_range { first, last }));
    }
    let same_month = number(start.month) == number(end.month);
    Some(match (number(start.day), number(end.day)) {
        (Some(first), Some(_)) if same_month => say!(date_days {
            first: first.to_string(),
            last: plain(end, Stands::Alone)?
        }),
        (Some(day), _) => {
            let first = say!(date_day_month {
                day: day.to_string(),
                month: label::month_term(month_of_year(start)?)?
            });
            say!(date_range {
                first,
                last: plain(end, Stands::Alone)?
            })
        }
        (None, _) => say!(date_range {
            first: month_alone(start)?,
            last: plain(end, Stands::Alone)?
        }),
    })
}

/// The number of a date's month, or the code of a season.
fn month_of_year(date: &Date) -> Option<u8> {
    date.month.and_then(DateField::value)
}

/// The name of a month that has no year beside it.
fn month_alone(date: &Date) -> Option<Safe> {
    let month = label::month_term(month_of_year(date)?)?;
    Some(say!(date_month_alone { month }))
}

fn members(set: &Set) -> Option<Safe> {
    let elements: Option<Vec<Safe>> = set.elements.iter().map(element).collect();
    elements.map(|elements| match set.kind {
        SetKind::AllMembers => all_of(&elements),
        SetKind::OneMember => one_of(&elements),
    })
}

fn element(element: &SetElement) -> Option<Safe> {
    Some(match element {
        SetElement::Date(date) => qualified(date)?,
        SetElement::OnOrBefore(date) => until(date)?,
        SetElement::OnOrAfter(date) => since(date)?,
        SetElement::Range(start, end) => from_to(start, end)?,
    })
}

fn dated(endpoint: &IntervalEndpoint) -> Option<Date> {
    match endpoint {
        IntervalEndpoint::Date(date)
        | IntervalEndpoint::OnOrBefore(date)
        | IntervalEndpoint::OnOrAfter(date) => Some(*date),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

/// A single date in nine columns.
fn brief(date: &Date) -> Option<String> {
    let value = |field: Option<DateField>| field.and_then(DateField::value);
    let mut text = match (value(date.month), value(date.day)) {
        (Some(month), Some(day)) if date.year.value().is_some() => {
            let year = date.year.value()?;
            if (1950..2100).contains(&year) {
                let digits = year.rem_euclid(100);
                return Some(format!("{day} {} {digits:02}", label::month(month)?));
            }
            format!("{} {year}", label::month(month)?)
        }
        (Some(month), _) => match season(month) {
            Some(season) => {
                let year = year(&date.year, Stands::Alone)?;
                format!("{} {year}", catalogue::short_term(season)?)
            }
            None => {
                let year = year(&date.year, Stands::Alone)?;
                format!("{} {year}", label::month(month)?)
            }
        },
        _ => plain(date, Stands::Alone)?.into(),
    };
    if date.is_approximate() {
        text.insert(0, '~');
    }
    if date.is_uncertain() && text.chars().count() < SHORT {
        text.push('?');
    }
    Some(text)
}

/// The month and year of a date, or its year.
fn month_of(date: &Date) -> Option<String> {
    let year = year(&date.year, Stands::Alone)?;
    Some(match month_of_year(date).and_then(label::month) {
        Some(month) => format!("{month} {year}"),
        None => year.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vague_dates_are_put_into_words() {
        for (written, words) in [
            ("2022-07-12", "12 Jul 2022"),
            ("2022-07", "Jul 2022"),
            ("2022-07~", "about Jul 2022"),
            ("2022-07?", "Jul 2022?"),
            ("2022-07%", "about Jul 2022?"),
            ("2022-07-XX", "Jul 2022"),
            ("2022", "2022"),
            ("2002~", "about 2002"),
            ("202X", "2020s"),
            ("20XX", "between 2000 and 2099"),
            ("2025-22", "summer 2025"),
            ("2025-34", "second quarter of 2025"),
            ("2022-07-12/2022-07-19", "12–19 Jul 2022"),
            ("2022-07-12/2022-08-03", "12 Jul – 3 Aug 2022"),
            ("2022-07/2022-08", "Jul – Aug 2022"),
            ("2021-12/2022-01~", "Dec 2021 – about Jan 2022"),
            ("2022-07-12/..", "since 12 Jul 2022"),
            ("../2022-07", "until Jul 2022"),
            ("[2022-07,2022-09]", "Jul 2022 or Sep 2022"),
            ("2022-07-12T10:00:00Z", "12 Jul 2022"),
            ("", ""),
            ("the fifth month of the war", "the fifth month of the war"),
            ("2022\u{202e}", "2022⟨U+202E⟩"),
        ] {
            assert_eq!(
                display(&EdtfDate::new(written)).as_str(),
                words,
                "{written}"
            );
        }
    }

    #[test]
    fn dates_in_a_list_take_nine_columns() {
        for (written, words) in [
            ("2022-07-12", "12 Jul 22"),
            ("1950-07-12", "12 Jul 50"),
            ("1949-07-12", "Jul 1949"),
            ("2099-07-12", "12 Jul 99"),
            ("2100-07-12", "Jul 2100"),
            ("1922-07-12~", "~Jul 1922"),
            ("2022-07", "Jul 2022"),
            ("2022-07~", "~Jul 2022"),
            ("2022-07?", "Jul 2022?"),
            ("2022-07%", "~Jul 2022"),
            ("202X", "2020s"),
            ("2025-22", "sum 2025"),
            ("2022-07-12/2022-07-19", "19 Jul 22"),
            ("2022-07-12/..", ">Jul 2022"),
            ("../2022-07", "<Jul 2022"),
            ("the fifth month", "the fift…"),
            ("", ""),
        ] {
            let shown = short(&EdtfDate::new(written));
            assert_eq!(shown.as_str(), words, "{written}");
            assert!(shown.as_str().chars().count() <= SHORT, "{written}");
        }
    }

    #[test]
    fn the_time_since_is_told_in_its_own_measure() {
        let today = civil::date(2022, 10, 31);
        for (day, words) in [
            (today, "today"),
            (civil::date(2022, 10, 30), "1 day ago"),
            (civil::date(2022, 7, 31), "3 months ago"),
            (civil::date(2019, 7, 31), "3 years ago"),
            (civil::date(2022, 11, 1), ""),
        ] {
            assert_eq!(ago(day, today), words);
        }
    }

    #[test]
    fn a_moment_stands_as_its_day() {
        assert_eq!(of_moment("2026-11-22T10:00:00Z").as_str(), "22 Nov 2026");
        assert_eq!(of_moment("lately").as_str(), "lately");
    }
}
