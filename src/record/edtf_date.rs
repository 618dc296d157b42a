//! A vague date as it is written, with the days that it stands for.

use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};
use compact_str::CompactString;
use edtf_core::Edtf;

use crate::record::day_range::DayRange;
use crate::record::edtf;
use crate::record::expectation::Expectation;

/// A date in the Extended Date/Time Format, levels 0 to 2 (ISO 8601-2:2019, annex A).
///
/// The text is kept as it is written, also when it is no such date; [`EdtfDate::days`] is `None` then,
/// which `check` reports. An empty text is a date that nobody gave.
#[derive(Clone, PartialEq, Eq, Default, BorshSerialize, BorshDeserialize)]
pub struct EdtfDate {
    text: CompactString,
    days: Option<DayRange>,
}

impl EdtfDate {
    /// Reads a date; never fails, see [`EdtfDate::days`].
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self {
            text: text.into(),
            days: edtf::days(text),
        }
    }

    /// The date as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The days that the date stands for; `None` if it is empty or not in the format.
    #[must_use]
    pub fn days(&self) -> Option<DayRange> {
        self.days
    }

    /// Whether the date is written as an interval, or as a set with one in it.
    #[must_use]
    pub fn is_interval(&self) -> bool {
        self.days.is_some() && (self.text.contains('/') || self.text.contains(".."))
    }

    /// The parts of the date, for somebody who wants to put it into words; `None` also for years before
    /// Christ with unspecified digits and for intervals without any date.
    #[must_use]
    pub fn parts(&self) -> Option<Edtf> {
        let day = self.text.split('T').next().filter(|_| self.days.is_some());
        Edtf::parse(&self.text)
            .ok()
            .or_else(|| Edtf::parse(day?).ok())
    }
}

impl fmt::Display for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<'de> serde::Deserialize<'de> for EdtfDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = EdtfDate;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&Expectation::EdtfDate, f)
            }
            fn visit_str<E>(self, text: &str) -> Result<EdtfDate, E> {
                Ok(EdtfDate::new(text))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Date, date};

    fn days(text: &str) -> Option<(Date, Date)> {
        EdtfDate::new(text)
            .days()
            .map(|days| (days.earliest, days.latest))
    }

    #[test]
    fn vague_dates_stand_for_days() {
        assert_eq!(days("2022-07"), Some((date(2022, 7, 1), date(2022, 7, 31))));
        assert_eq!(
            days("2022-07~"),
            Some((date(2022, 7, 1), date(2022, 7, 31)))
        );
        assert_eq!(
            days("2022-07-12/2022-07-19"),
            Some((date(2022, 7, 12), date(2022, 7, 19)))
        );
        assert_eq!(days("2022-07-12/.."), Some((date(2022, 7, 12), Date::MAX)));
        assert_eq!(days("202X"), Some((date(2020, 1, 1), date(2029, 12, 31))));
    }

    #[test]
    fn what_is_no_date_is_kept() {
        for text in ["", "the fifth month of the war", "2022-02-30", "12.07.2022"] {
            assert_eq!(days(text), None, "{text}");
            assert_eq!(EdtfDate::new(text).as_str(), text);
        }
    }

    #[test]
    fn a_year_beyond_the_calendar_is_its_nearest_end() {
        assert_eq!(days("Y170000002"), Some((Date::MAX, Date::MAX)));
        assert_eq!(days("Y-170000002"), Some((Date::MIN, Date::MIN)));
        assert_eq!(days("Y-17E7"), Some((Date::MIN, Date::MIN)));
    }
}
