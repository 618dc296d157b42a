//! Calendar days, and the interval of days that a vague date stands for.

use std::io;

use borsh::{BorshDeserialize, BorshSerialize};
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

impl BorshSerialize for DayRange {
    fn serialize<W: io::Write>(&self, writer: &mut W) -> io::Result<()> {
        for day in [self.earliest, self.latest] {
            (day.year(), day.month(), day.day()).serialize(writer)?;
        }
        Ok(())
    }
}

impl BorshDeserialize for DayRange {
    fn deserialize_reader<R: io::Read>(reader: &mut R) -> io::Result<Self> {
        let mut day = || {
            let (year, month, day) = BorshDeserialize::deserialize_reader(reader)?;
            Date::new(year, month, day).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))
        };
        Ok(Self {
            earliest: day()?,
            latest: day()?,
        })
    }
}
