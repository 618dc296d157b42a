//! Stays: when somebody was in which place, by one entry; and how near and how sure it is that two
//! stays had a day in common.

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::record::day_range::DayRange;
use crate::record::edtf_date::EdtfDate;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::place::PlaceKind;
use crate::record::status::Status;

/// That somebody was in a place, by one entry.
#[derive(Clone, Copy, Debug)]
pub struct Stay<'b> {
    /// Who.
    pub person: &'b Person,
    /// The place of the entry in the history.
    pub index: usize,
    /// The entry.
    pub entry: &'b Entry,
    /// Where: the record that the entry's place names.
    pub place: RecordId,
    /// The days of which some are meant.
    pub days: DayRange,
    /// The days on all of which it was so, by what is written.
    pub certain: Option<DayRange>,
}

/// How near to each other two stays were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// In one facility or base.
    Facility,
    /// In a place of one name, which is not known to be one facility.
    Place,
    /// In different places of one town.
    Town,
}

/// How sure it is, by the dates, that two stays had a day in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Overlap {
    /// Both dates say so.
    Certain,
    /// The dates allow it.
    Possible,
}

/// The stays of a person: entries that count, of a known day and a place that has a record and is no
/// region, of people who were held, missing or seen; not where they came back to or were sent.
pub fn stays<'b>(person: &'b Person, book: &'b Book) -> impl Iterator<Item = Stay<'b>> + 'b {
    let entries = person.history.iter().enumerate();
    entries.filter_map(move |(index, entry)| {
        let is_stay = match &entry.status {
            Some(Status::Detained | Status::Missing) => true,
            Some(_) => false,
            None => entry.contact.is_sign_of_life(),
        };
        if !is_stay || entry.is_withdrawn() || book.lies_ahead(&entry.when) {
            return None;
        }
        let place = book.resolve(Kind::Place, &entry.place)?;
        (!is_wide(place, book)).then_some(())?;
        Some(Stay {
            person,
            index,
            entry,
            place,
            days: entry.when.days()?,
            // Where somebody is missed from, they need not have been on any of the days.
            certain: match entry.status {
                Some(Status::Missing) => None,
                _ => certain_days(&entry.when),
            },
        })
    })
}

/// Whether a place is so wide that two people in it need not have met.
fn is_wide(place: RecordId, book: &Book) -> bool {
    let kind = book.places().get(place).and_then(|one| one.kind.as_ref());
    matches!(
        kind,
        Some(PlaceKind::Country | PlaceKind::Region | PlaceKind::District)
    )
}

/// The town that a place is or lies in; a circle of parents ends.
#[must_use]
pub fn town(place: RecordId, book: &Book) -> Option<RecordId> {
    let mut passed = Vec::new();
    let mut next = Some(place);
    while let Some(id) = next.filter(|id| !passed.contains(id)) {
        let place = book.places().get(id)?;
        if place.kind == Some(PlaceKind::Settlement) {
            return Some(id);
        }
        passed.push(id);
        // Nothing is nested so deeply but by mistake.
        next = place.parent.id().filter(|_| passed.len() < DEEPEST);
    }
    None
}

/// How many places may lie in each other.
const DEEPEST: usize = 32;

/// How near two stays were; `None` for places that have nothing to do with each other.
#[must_use]
pub fn nearness(one: RecordId, other: RecordId, book: &Book) -> Option<Nearness> {
    if one == other {
        let kind = book.places().get(one).and_then(|one| one.kind.as_ref());
        return Some(match kind {
            Some(PlaceKind::Facility | PlaceKind::Base) => Nearness::Facility,
            _ => Nearness::Place,
        });
    }
    let of_one = town(one, book)?;
    (town(other, book) == Some(of_one)).then_some(Nearness::Town)
}

/// Whether two stays had a day in common, and from when to when; `None` if they had none.
#[must_use]
pub fn overlap(one: &Stay, other: &Stay) -> Option<(Overlap, DayRange)> {
    if let (Some(one), Some(other)) = (one.certain, other.certain)
        && one.overlaps(other)
    {
        return Some((Overlap::Certain, common(one, other)));
    }
    one.days
        .overlaps(other.days)
        .then(|| (Overlap::Possible, common(one.days, other.days)))
}

fn common(one: DayRange, other: DayRange) -> DayRange {
    DayRange {
        earliest: one.earliest.max(other.earliest),
        latest: one.latest.min(other.latest),
    }
}

/// The days on all of which something was so that has this date: a day, or the days of an interval
/// between the latest beginning and the earliest end. Of a month that is meant vaguely, none.
#[must_use]
pub fn certain_days(when: &EdtfDate) -> Option<DayRange> {
    let text = when.as_str();
    if text.contains(['~', '?', '%', '[', '{']) {
        return None;
    }
    let days = when.days()?;
    let Some((first, last)) = text.split_once('/') else {
        return (days.earliest == days.latest).then_some(days);
    };
    let begin = EdtfDate::new(first).days()?.latest;
    let end = match EdtfDate::new(last).days() {
        Some(days) => days.earliest,
        // Until when it was so nobody says.
        None => begin,
    };
    (begin <= end && begin != Date::MAX && begin != Date::MIN).then_some(DayRange {
        earliest: begin,
        latest: end,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certain_is_only_what_every_reading_allows() {
        let certain = |text: &str| {
            certain_days(&EdtfDate::new(text))
                .map(|days| format!("{} {}", days.earliest, days.latest))
        };
        for (text, expected) in [
            ("2022-07-12", Some("2022-07-12 2022-07-12")),
            ("2022-07-12/2022-07-19", Some("2022-07-12 2022-07-19")),
            ("2022-07/2022-09", Some("2022-07-31 2022-09-01")),
            ("2022-07/2022-07", None),
            ("2022-07-12/..", Some("2022-07-12 2022-07-12")),
            ("../2022-07-12", None),
            ("2022-07", None),
            ("2022-07-12~", None),
            ("2022-07-12?/2022-07-19", None),
            ("[2022-07-12,2022-07-14]", None),
            ("some day", None),
            ("", None),
        ] {
            assert_eq!(certain(text).as_deref(), expected, "{text}");
        }
    }
}
