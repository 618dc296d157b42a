//! Dates in the cells of lists. One column has one order of day and month; nothing is guessed, least of all a year.

use jiff::civil::{Date, date};

use crate::exchange::map::{Calendar, DateOrder};
use crate::exchange::solar_hijri::{from_solar_hijri, month_of_word, solar_month_days};
use crate::exchange::table::{CellKind, SheetCell};
use crate::record::date_input::understand;

/// What a cell says as a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellDate {
    /// This, in EDTF.
    Is(String),
    /// One of these two, by the order of the column.
    Either {
        /// If the day comes first.
        day_first: String,
        /// If the month comes first.
        month_first: String,
    },
    /// The year has two figures or is not there.
    NoYear,
    /// It is written as a date and there is no such day.
    NoSuchDay,
    /// It is no date.
    NotADate,
}

/// How the dates of a column are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct DateStyle<'m> {
    /// The order that the map states.
    pub order: Option<&'m DateOrder>,
    /// The calendar.
    pub calendar: Option<&'m Calendar>,
    /// The year of dates that have none.
    pub year: Option<i16>,
    /// Minutes from UTC of times that have no zone.
    pub zone: Option<i32>,
    /// Whether the numbers of days are counted from 1904 instead of 1900.
    pub is_from_1904: bool,
}

/// Reads the date in a cell, without regard to the other cells of the column.
#[must_use]
pub fn read_cell_date(cell: SheetCell<'_>, style: DateStyle<'_>) -> CellDate {
    let plain = digits_plain(cell.text.trim());
    let text = plain.as_str();
    if cell.kind == CellKind::Number {
        return match text.parse::<u32>() {
            Ok(year @ 1000..=2999) => in_calendar(i32::try_from(year).unwrap_or(0), None, style),
            Ok(serial @ 10_000..=80_000) => serial_date(serial, style),
            _ => CellDate::NotADate,
        };
    }
    let (text, time) = split_time(text);
    if time.is_some() || cell.kind == CellKind::Date {
        return moved(figures(text, style), time, style.zone);
    }
    match figures(text, style) {
        CellDate::NotADate => in_words(text, style),
        other => other,
    }
}

/// A date of a spreadsheet that stands there as its number.
fn serial_date(serial: u32, style: DateStyle<'_>) -> CellDate {
    let days = i64::from(serial);
    let first = match style.is_from_1904 {
        true => date(1904, 1, 1),
        false => date(1899, 12, 30),
    };
    match first.checked_add(jiff::Span::new().days(days)) {
        Ok(day) => CellDate::Is(day.to_string()),
        Err(_) => CellDate::NotADate,
    }
}

/// Arabic and Persian figures as those of ASCII; without marks of direction.
fn digits_plain(text: &str) -> String {
    text.chars()
        .filter(|letter| !matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}'))
        .map(|letter| match letter {
            '٠'..='٩' => ascii_digit(letter, '٠'),
            '۰'..='۹' => ascii_digit(letter, '۰'),
            '\u{a0}' | '\u{202f}' => ' ',
            '٫' => '.',
            other => other,
        })
        .collect()
}

fn ascii_digit(letter: char, zero: char) -> char {
    char::from_digit(letter as u32 - zero as u32, 10).unwrap_or(letter)
}

/// A date and the time of day after it, if there is one.
fn split_time(text: &str) -> (&str, Option<&str>) {
    let place = text.find(['T', ' ']).filter(|place| {
        let time = text[place + 1..].trim_start();
        let figures = time.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&figures) && time[figures..].starts_with(':')
    });
    match place {
        Some(place) => (
            text[..place].trim_end_matches(','),
            Some(text[place + 1..].trim()),
        ),
        None => (text, None),
    }
}

/// The day in UTC, if the time has no zone of its own and the list has one.
fn moved(read: CellDate, time: Option<&str>, zone: Option<i32>) -> CellDate {
    let (CellDate::Is(text), Some(time), Some(zone)) = (&read, time, zone) else {
        return read;
    };
    let parts: Vec<&str> = time.split(':').collect();
    let hour = parts.first().and_then(|part| part.parse::<i32>().ok());
    let minute = parts
        .get(1)
        .and_then(|part| part.get(..2))
        .and_then(|part| part.parse::<i32>().ok());
    let (Ok(day), Some(hour), Some(minute)) = (text.parse::<Date>(), hour, minute) else {
        return read;
    };
    if time.ends_with('Z') || time.contains(['+', '-']) {
        return read;
    }
    let shift = (hour * 60 + minute - zone).div_euclid(24 * 60);
    match day.checked_add(jiff::Span::new().days(i64::from(shift))) {
        Ok(day) => CellDate::Is(day.to_string()),
        Err(_) => read,
    }
}

/// A date in figures.
fn figures(text: &str, style: DateStyle<'_>) -> CellDate {
    let text = text.trim_end_matches(['.', 'г', 'р', ' ']);
    let Some(sign) = text.chars().find(|sign| matches!(sign, '.' | '/' | '-')) else {
        return match text.parse::<i32>() {
            Ok(year) if text.len() == 4 => in_calendar(year, None, style),
            _ => CellDate::NotADate,
        };
    };
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    let number = |part: &str| {
        (!part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<i32>().ok())
            .flatten()
    };
    let Some(numbers) = parts
        .iter()
        .map(|part| number(part))
        .collect::<Option<Vec<i32>>>()
    else {
        return CellDate::NotADate;
    };
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    match (numbers.as_slice(), lengths.as_slice()) {
        ([year, month, day], [4, 1..=2, 1..=2]) => in_calendar(*year, Some((*month, *day)), style),
        ([first, second, year], [1..=2, 1..=2, 4]) => either(*first, *second, *year, style),
        ([year, month], [4, 1..=2]) => month_of(*year, *month, style),
        ([month, year], [1..=2, 4]) => month_of(*year, *month, style),
        ([_, _, _], [1..=2, 1..=2, 1..=2]) => CellDate::NoYear,
        ([first, second], [1..=2, 1..=2]) => match style.year {
            Some(year) => either(*first, *second, i32::from(year), style),
            None => CellDate::NoYear,
        },
        _ => CellDate::NotADate,
    }
}

fn either(first: i32, second: i32, year: i32, style: DateStyle<'_>) -> CellDate {
    let day_first = in_calendar(year, Some((second, first)), style);
    let month_first = in_calendar(year, Some((first, second)), style);
    match (style.order, day_first, month_first) {
        (Some(DateOrder::DayFirst), day_first, _) => day_first,
        (Some(DateOrder::MonthFirst), _, month_first) => month_first,
        // Years come first in this column, and here one does not.
        (Some(_), CellDate::Is(_), _) | (Some(_), _, CellDate::Is(_)) => CellDate::NotADate,
        (_, CellDate::Is(day_first), CellDate::Is(month_first)) => {
            if day_first == month_first {
                CellDate::Is(day_first)
            } else {
                CellDate::Either {
                    day_first,
                    month_first,
                }
            }
        }
        (_, CellDate::Is(day), _) | (_, _, CellDate::Is(day)) => CellDate::Is(day),
        _ => CellDate::NoSuchDay,
    }
}

fn month_of(year: i32, month: i32, style: DateStyle<'_>) -> CellDate {
    if !(1..=12).contains(&month) {
        return CellDate::NoSuchDay;
    }
    if is_solar_hijri(style) {
        // A month of theirs lies in two of ours.
        let first = from_solar_hijri(year, month, 1);
        let last = from_solar_hijri(year, month, solar_month_days(year, month));
        return match (first, last) {
            (Some(first), Some(last)) => CellDate::Is(format!("{first}/{last}")),
            _ => CellDate::NoSuchDay,
        };
    }
    CellDate::Is(format!("{year:04}-{month:02}"))
}

fn is_solar_hijri(style: DateStyle<'_>) -> bool {
    style.calendar == Some(&Calendar::SolarHijri)
}

/// A year, or a day, in the calendar of the list.
fn in_calendar(year: i32, day: Option<(i32, i32)>, style: DateStyle<'_>) -> CellDate {
    if is_solar_hijri(style) {
        let span = match day {
            Some((month, day)) => from_solar_hijri(year, month, day).map(|day| day.to_string()),
            None => from_solar_hijri(year, 1, 1)
                .zip(from_solar_hijri(year, 12, solar_month_days(year, 12)))
                .map(|(first, last)| format!("{first}/{last}")),
        };
        return span.map_or(CellDate::NoSuchDay, CellDate::Is);
    }
    let Some((month, day)) = day else {
        return CellDate::Is(format!("{year:04}"));
    };
    let (Ok(y), Ok(m), Ok(d)) = (i16::try_from(year), i8::try_from(month), i8::try_from(day))
    else {
        return CellDate::NoSuchDay;
    };
    Date::new(y, m, d).map_or(CellDate::NoSuchDay, |day| CellDate::Is(day.to_string()))
}

/// A date with a month in words. What depends on the day of reading, such as yesterday, is none.
fn in_words(text: &str, style: DateStyle<'_>) -> CellDate {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return CellDate::NotADate;
    }
    if let Some(solar) = in_solar_words(text) {
        return solar;
    }
    if is_solar_hijri(style) {
        return CellDate::NotADate;
    }
    let english = in_english(text);
    let read = |text: &str| {
        let one = understand(text, date(2001, 2, 3))?;
        let other = understand(text, date(1987, 11, 30))?;
        (one == other).then_some(one)
    };
    match read(&english) {
        // Brackets of EDTF are sets; what a list means by them nobody knows.
        Some(found) if !found.contains(['[', '{', 'X']) => CellDate::Is(found),
        Some(_) => CellDate::NotADate,
        None => match style.year {
            Some(year) => {
                read(&format!("{english} {year}")).map_or(CellDate::NotADate, CellDate::Is)
            }
            None if read(&format!("{english} 2000")).is_some() => CellDate::NoYear,
            None => CellDate::NotADate,
        },
    }
}

/// A date whose month belongs to the Solar Hijri calendar.
fn in_solar_words(text: &str) -> Option<CellDate> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '،' | '-' | '/'))
        .filter(|word| !word.is_empty() && *word != "ماه" && *word != "سال")
        .collect();
    let place = words
        .iter()
        .position(|word| month_of_word(word).is_some())?;
    let month = month_of_word(words[place])?;
    let style = DateStyle {
        calendar: Some(&Calendar::SolarHijri),
        ..DateStyle::default()
    };
    let numbers: Option<Vec<i32>> = words
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != place)
        .map(|(_, word)| word.parse().ok())
        .collect();
    Some(match numbers.as_deref() {
        Some(&[year]) if year >= 1000 => month_of(year, month, style),
        Some(&[day, year]) if day <= 31 && year >= 1000 => {
            in_calendar(year, Some((month, day)), style)
        }
        Some(&[year, day]) if day <= 31 && year >= 1000 => {
            in_calendar(year, Some((month, day)), style)
        }
        Some([_] | [_, _] | []) => CellDate::NoYear,
        _ => CellDate::NotADate,
    })
}

/// Months in Spanish, French and Arabic, in the order of the year.
const MONTHS: [(&str, &[&str]); 12] = [
    (
        "january",
        &[
            "enero",
            "ene",
            "janvier",
            "janv",
            "يناير",
            "كانون الثاني",
            "جانفي",
        ],
    ),
    (
        "february",
        &[
            "febrero",
            "febr",
            "février",
            "fevrier",
            "févr",
            "fév",
            "فبراير",
            "شباط",
            "فيفري",
        ],
    ),
    ("march", &["marzo", "mars", "مارس", "آذار", "اذار"]),
    (
        "april",
        &[
            "abril",
            "abr",
            "avril",
            "avr",
            "أبريل",
            "ابريل",
            "إبريل",
            "نيسان",
            "أفريل",
        ],
    ),
    ("may", &["mayo", "mai", "مايو", "أيار", "ايار", "ماي"]),
    (
        "june",
        &["junio", "juin", "يونيو", "يونيه", "حزيران", "جوان"],
    ),
    (
        "july",
        &[
            "julio",
            "juillet",
            "juil",
            "يوليو",
            "يوليه",
            "تموز",
            "جويلية",
        ],
    ),
    (
        "august",
        &[
            "agosto",
            "ago",
            "août",
            "aout",
            "أغسطس",
            "اغسطس",
            "آب",
            "اب",
            "أوت",
        ],
    ),
    (
        "september",
        &[
            "septiembre",
            "setiembre",
            "septembre",
            "sept",
            "سبتمبر",
            "أيلول",
            "ايلول",
        ],
    ),
    (
        "october",
        &[
            "octubre",
            "octobre",
            "أكتوبر",
            "اكتوبر",
            "تشرين الأول",
            "تشرين الاول",
        ],
    ),
    (
        "november",
        &["noviembre", "novembre", "نوفمبر", "تشرين الثاني"],
    ),
    (
        "december",
        &[
            "diciembre",
            "dic",
            "décembre",
            "decembre",
            "déc",
            "ديسمبر",
            "كانون الأول",
            "كانون الاول",
        ],
    ),
];

/// A text with months in Spanish, French and Arabic in English, and without the words between the parts.
fn in_english(text: &str) -> String {
    let mut lower = format!(" {} ", text.to_lowercase());
    for (english, names) in MONTHS {
        for name in names.iter().filter(|name| name.contains(' ')) {
            lower = lower.replace(name, english);
        }
    }
    let words: Vec<&str> = lower
        .split_whitespace()
        .filter(|word| {
            !matches!(
                *word,
                "de" | "del" | "le" | "el" | "du" | "día" | "من" | "عام" | "سنة"
            )
        })
        .map(|word| {
            let bare = word.trim_end_matches(['.', ',']);
            let found = MONTHS.iter().find(|(_, names)| names.contains(&bare));
            match found {
                Some((english, _)) => english,
                None => bare
                    .strip_suffix("er")
                    .filter(|day| *day == "1")
                    .unwrap_or(word),
            }
        })
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::proved_order::{ProvedOrder, proved_order};

    fn text(text: &str) -> SheetCell<'_> {
        SheetCell {
            text,
            kind: CellKind::Text,
        }
    }

    fn read(cell: &str) -> CellDate {
        read_cell_date(text(cell), DateStyle::default())
    }

    fn is(edtf: &str) -> CellDate {
        CellDate::Is(edtf.to_owned())
    }

    #[test]
    fn dates_of_seven_languages_are_read() {
        for (cell, edtf) in [
            ("2022-07-12", "2022-07-12"),
            ("2022/7/2", "2022-07-02"),
            ("13.07.2022", "2022-07-13"),
            ("07/13/2022", "2022-07-13"),
            ("05.05.2022", "2022-05-05"),
            ("07.2022", "2022-07"),
            ("2022", "2022"),
            ("2013-11-12T15:26:00Z", "2013-11-12"),
            ("13.07.2022 14:30", "2022-07-13"),
            ("12 jul 2022", "2022-07-12"),
            ("12 июля 2022 г.", "2022-07-12"),
            ("12 липня 2022 року", "2022-07-12"),
            ("12 de julio de 2022", "2022-07-12"),
            ("1er août 2022", "2022-08-01"),
            ("12 juillet 2022", "2022-07-12"),
            ("12 تموز 2022", "2022-07-12"),
            ("12 كانون الثاني 2022", "2022-01-12"),
            ("١٢ يوليو ٢٠٢٢", "2022-07-12"),
            ("۱۲ مهر ۱۴۰۱", "2022-10-04"),
            ("about july 2022", "2022-07~"),
            ("2022-07~", "2022-07~"),
        ] {
            assert_eq!(read(cell), is(edtf), "{cell}");
        }
    }

    #[test]
    fn no_year_and_no_day_is_ever_guessed() {
        assert_eq!(read("12.07.22"), CellDate::NoYear);
        assert_eq!(read("12.07"), CellDate::NoYear);
        assert_eq!(read("12 july"), CellDate::NoYear);
        assert_eq!(read("2024-13-01"), CellDate::NoSuchDay);
        assert_eq!(read("31.06.2022"), CellDate::NoSuchDay);
        assert_eq!(read("2022-02-30"), CellDate::NoSuchDay);
        for cell in ["yesterday", "3 days ago", "soon", "?", "44754", "-", "1,5"] {
            assert_eq!(read(cell), CellDate::NotADate, "{cell}");
        }
        let year = DateStyle {
            year: Some(2022),
            ..DateStyle::default()
        };
        assert_eq!(read_cell_date(text("12 july"), year), is("2022-07-12"));
        assert_eq!(read_cell_date(text("13.07"), year), is("2022-07-13"));
    }

    #[test]
    fn an_order_decides_what_has_two_readings() {
        let both = CellDate::Either {
            day_first: "2022-07-12".to_owned(),
            month_first: "2022-12-07".to_owned(),
        };
        assert_eq!(read("12/07/2022"), both);
        assert_eq!(read("12.07.2022"), both);
        let order = |order: &DateOrder, cell: &str| {
            read_cell_date(
                text(cell),
                DateStyle {
                    order: Some(order),
                    ..DateStyle::default()
                },
            )
        };
        assert_eq!(order(&DateOrder::DayFirst, "12/07/2022"), is("2022-07-12"));
        assert_eq!(
            order(&DateOrder::MonthFirst, "12/07/2022"),
            is("2022-12-07")
        );
        assert_eq!(
            order(&DateOrder::MonthFirst, "13/07/2022"),
            CellDate::NoSuchDay
        );
        assert_eq!(
            order(&DateOrder::YearFirst, "12/07/2022"),
            CellDate::NotADate
        );
    }

    #[test]
    fn a_column_proves_its_order_or_does_not() {
        let proved = |cells: &[&str]| {
            proved_order(cells.iter().map(|cell| text(cell)), DateStyle::default())
        };
        assert_eq!(proved(&["2022-07-12", "", "x"]), ProvedOrder::NotNeeded);
        assert_eq!(
            proved(&["01/02/2014", "31/12/2012"]),
            ProvedOrder::Proved(DateOrder::DayFirst)
        );
        assert_eq!(
            proved(&["01/02/2014", "12/31/2012"]),
            ProvedOrder::Proved(DateOrder::MonthFirst)
        );
        assert_eq!(
            proved(&["05/05/2014", "01/02/2014"]),
            ProvedOrder::Unproved { cells: 1, first: 1 }
        );
        assert_eq!(
            proved(&["31/12/2012", "12/31/2012"]),
            ProvedOrder::Both {
                day_first: 0,
                month_first: 1
            }
        );
    }

    #[test]
    fn numbers_and_dates_of_spreadsheets_are_dates() {
        let cell = |text, kind| read_cell_date(SheetCell { text, kind }, DateStyle::default());
        assert_eq!(cell("44754", CellKind::Number), is("2022-07-12"));
        assert_eq!(cell("2001", CellKind::Number), is("2001"));
        assert_eq!(cell("35", CellKind::Number), CellDate::NotADate);
        assert_eq!(
            cell("2022-07-12T10:00:00", CellKind::Date),
            is("2022-07-12")
        );
    }

    #[test]
    fn days_of_the_solar_hijri_calendar_are_ours() {
        for ((year, month, day), ours) in [
            ((1357, 11, 22), date(1979, 2, 11)),
            ((1399, 12, 30), date(2021, 3, 20)),
            ((1400, 1, 1), date(2021, 3, 21)),
            ((1401, 7, 12), date(2022, 10, 4)),
            ((1403, 12, 30), date(2025, 3, 20)),
            ((1404, 1, 1), date(2025, 3, 21)),
        ] {
            assert_eq!(from_solar_hijri(year, month, day), Some(ours));
        }
        assert_eq!(from_solar_hijri(1402, 12, 30), None);
        let solar = DateStyle {
            calendar: Some(&Calendar::SolarHijri),
            ..DateStyle::default()
        };
        assert_eq!(read_cell_date(text("1401/07/12"), solar), is("2022-10-04"));
        assert_eq!(
            read_cell_date(text("1401"), solar),
            is("2022-03-21/2023-03-20")
        );
    }

    #[test]
    fn times_are_moved_only_by_a_stated_zone() {
        let zone = DateStyle {
            zone: Some(8 * 60),
            ..DateStyle::default()
        };
        assert_eq!(
            read_cell_date(text("2013-11-12 03:26"), zone),
            is("2013-11-11")
        );
        assert_eq!(
            read_cell_date(text("2013-11-12 15:26"), zone),
            is("2013-11-12")
        );
        assert_eq!(
            read_cell_date(text("2013-11-12T03:26:00Z"), zone),
            is("2013-11-12")
        );
        assert_eq!(read("2013-11-12 03:26"), is("2013-11-12"));
    }
}
