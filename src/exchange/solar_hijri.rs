//! Days of the Solar Hijri calendar, which Iran and Afghanistan use, as days of ours.

use jiff::civil::{Date, date};

/// The months of the Solar Hijri calendar, as they are called in Iran and in Afghanistan.
const SOLAR_MONTHS: [&[&str]; 12] = [
    &["فروردین", "فروردين", "حمل", "farvardin"],
    &["اردیبهشت", "ارديبهشت", "ثور", "ordibehesht"],
    &["خرداد", "جوزا", "khordad"],
    &["تیر", "تير", "سرطان", "tir"],
    &["مرداد", "امرداد", "اسد", "mordad"],
    &["شهریور", "شهريور", "سنبله", "shahrivar"],
    &["مهر", "میزان", "ميزان", "mehr"],
    &["آبان", "ابان", "عقرب", "aban"],
    &["آذر", "اذر", "قوس", "azar"],
    &["دی", "دي", "جدی", "جدي", "dey"],
    &["بهمن", "دلو", "bahman"],
    &["اسفند", "حوت", "esfand"],
];

/// The number of the month with this name, in lower case.
#[must_use]
pub fn month_of_word(word: &str) -> Option<i32> {
    (1..)
        .zip(SOLAR_MONTHS)
        .find_map(|(month, names)| names.contains(&word).then_some(month))
}

/// The years of the Solar Hijri calendar that are reckoned with; the 33-year cycle holds in all of them.
const SOLAR_YEARS: std::ops::RangeInclusive<i32> = 1244..=1500;

fn is_solar_leap(year: i32) -> bool {
    matches!(year.rem_euclid(33), 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30)
}

/// How many days a month of the Solar Hijri calendar has.
#[must_use]
pub fn solar_month_days(year: i32, month: i32) -> i32 {
    match month {
        1..=6 => 31,
        7..=11 => 30,
        _ if is_solar_leap(year) => 30,
        _ => 29,
    }
}

/// The day of our calendar that a day of the Solar Hijri calendar is.
#[must_use]
pub fn from_solar_hijri(year: i32, month: i32, day: i32) -> Option<Date> {
    if !SOLAR_YEARS.contains(&year)
        || !(1..=12).contains(&month)
        || !(1..=solar_month_days(year, month)).contains(&day)
    {
        return None;
    }
    // 1 Farvardin 1400 was 21 March 2021.
    let mut days = 0;
    for other in year.min(1400)..year.max(1400) {
        days += 365 + i64::from(is_solar_leap(other));
    }
    let mut days = if year < 1400 { -days } else { days };
    days += (1..month)
        .map(|month| i64::from(solar_month_days(year, month)))
        .sum::<i64>();
    days += i64::from(day - 1);
    date(2021, 3, 21)
        .checked_add(jiff::Span::new().days(days))
        .ok()
}
