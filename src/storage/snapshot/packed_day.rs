//! A packed day: one number, as snapshots have it.

use borsh::{BorshDeserialize, BorshSerialize};
use jiff::civil::Date;

/// A day as one number, which sorts as the days do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, BorshSerialize, BorshDeserialize)]
pub struct PackedDay(i32);

impl PackedDay {
    /// A day, packed.
    #[must_use]
    pub fn of(day: Date) -> Self {
        let month_and_day = i32::from(day.month()) * 100 + i32::from(day.day());
        Self(i32::from(day.year()) * 10_000 + month_and_day)
    }

    /// The day; `None` if there is no such day.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        let year = i16::try_from(self.0.div_euclid(10_000)).ok()?;
        let rest = self.0.rem_euclid(10_000);
        let (month, day) = (
            i8::try_from(rest / 100).ok()?,
            i8::try_from(rest % 100).ok()?,
        );
        Date::new(year, month, day).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_no_day_has_none() {
        assert_eq!(PackedDay(20_220_231).day(), None);
    }
}
