//! Calendar days, and the interval of days that a vague date stands for.

use jiff::civil::Date;

/// The first and the last day that a date may mean, both inclusive.
///
/// An open or unknown end is [`Date::MIN`] or [`Date::MAX`], which sort as one expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DayRange {
    /// The earliest day that is meant.
    pub earliest: Date,
    /// The latest day that is meant.
    pub latest: Date,
}

impl DayRange {
    /// Whether some day lies in both.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.earliest <= other.latest && other.earliest <= self.latest
    }
}
