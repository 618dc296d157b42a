//! When statuses changed: every status that is claimed of somebody, by the month of its date.

use std::collections::BTreeMap;

use crate::casebook::book::Book;
use crate::record::day_range::DayRange;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::status::Status;

/// A date that may mean more days than this says no month.
const MONTH: i32 = 31;

/// A month: its year, and its number from 1.
pub type Month = (i16, i8);

/// One status that is claimed of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusChange {
    /// Of whom.
    pub person: RecordId,
    /// Which entry of their history.
    pub entry: usize,
    /// The status.
    pub status: Status,
    /// The month in which it began; `None` if its date is vaguer than that, or missing.
    pub month: Option<Month>,
}

/// The month of a date, if it has one.
fn month_of(days: DayRange) -> Option<Month> {
    let span = days.earliest.until(days.latest).ok()?.get_days();
    (span < MONTH).then(|| (days.earliest.year(), days.earliest.month()))
}

/// Every status that is claimed of anybody who is looked for, the oldest first. What was withdrawn
/// or lies in the future counts for nothing;
/// a status that is claimed anew is a change of its own, for it is another report.
#[must_use]
pub fn status_changes(book: &Book) -> Vec<StatusChange> {
    let people = book.people().iter();
    let people = people.filter(|(row, _)| book.only_role(*row).is_none());
    let people = people.map(|(_, person)| person);
    let mut changes: Vec<(Option<DayRange>, StatusChange)> = people
        .filter(|person| book.stands_for(person.id) == person.id)
        .flat_map(|person| {
            person.history.iter().enumerate().filter_map(|(at, entry)| {
                let status = status_of(entry).filter(|_| !book.lies_ahead(&entry.when))?;
                let days = entry.when.days();
                let change = StatusChange {
                    person: person.id,
                    entry: at,
                    status,
                    month: days.and_then(month_of),
                };
                Some((days, change))
            })
        })
        .collect();
    changes.sort_by_key(|(days, _)| days.map(|days| (days.earliest, days.latest)));
    changes.into_iter().map(|(_, change)| change).collect()
}

fn status_of(entry: &Entry) -> Option<Status> {
    entry.status.clone().filter(|_| !entry.is_withdrawn())
}

/// The month after.
#[must_use]
pub const fn next((year, month): Month) -> Month {
    if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    }
}

/// The months up to `now`, at most `count` and none before the first that anything is dated to, each
/// with how many changes it has. A month without any is not left out: silence is to be seen, and one
/// slip in a year must not push everything else off the chart.
#[must_use]
pub fn window(changes: &[StatusChange], count: usize, now: Month) -> Vec<(Month, usize)> {
    let mut counts: BTreeMap<Month, usize> = BTreeMap::new();
    let months = changes.iter().filter_map(|change| change.month);
    for month in months.filter(|month| *month <= now) {
        *counts.entry(month).or_default() += 1;
    }
    let Some(first) = counts.keys().next().copied() else {
        return Vec::new();
    };
    let last = now;
    let mut from = last;
    for _ in 1..count {
        if from <= first {
            break;
        }
        from = if from.1 == 1 {
            (from.0 - 1, 12)
        } else {
            (from.0, from.1 - 1)
        };
    }
    std::iter::successors(Some(from), |month| Some(next(*month)))
        .take_while(|month| *month <= last)
        .map(|month| (month, counts.get(&month).copied().unwrap_or(0)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::book::loaded::read_file;
    use crate::record::status::StatusKind;

    fn book() -> Book {
        let mut book = Book::new("t", StatusKind::four());
        for text in [
            r#"Person(id: "p-1", name: "a", history: [
                (when: "2022-12-30/2023-01-02", status: Returned),
                (when: "2022-10~", status: Missing),
                (when: "2022-10-05", status: Detained),
                (when: "2023-02", status: Detained, withdrawn: "no"),
                (when: "2023-02"),
                (when: "2022", status: Missing),
                (said: "once", status: Missing),
            ])"#,
            r#"Person(id: "p-2", name: "b", history: [(when: "2021-01-01", status: Missing)])"#,
            r#"Person(id: "p-3", name: "b", merged_into: "p-2", history: [(when: "2023-05", status: Missing)])"#,
        ] {
            let id: RecordId = text.split('"').nth(1).unwrap().parse().unwrap();
            book.put(read_file("x".as_ref(), id.kind(), id, text).unwrap());
        }
        book.settle();
        book
    }

    #[test]
    fn every_status_counts_that_stands_not_only_the_present_one() {
        let changes = status_changes(&book());
        let told: Vec<_> = changes
            .iter()
            .map(|one| (one.month, one.status.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (None, "Missing"),
                (Some((2021, 1)), "Missing"),
                (None, "Missing"),
                (Some((2022, 10)), "Missing"),
                (Some((2022, 10)), "Detained"),
                (Some((2022, 12)), "Returned"),
            ]
        );
    }

    #[test]
    fn the_window_leaves_no_month_out() {
        let mut changes = status_changes(&book());
        let last = [
            ((2022, 9), 0),
            ((2022, 10), 2),
            ((2022, 11), 0),
            ((2022, 12), 1),
        ];
        assert_eq!(window(&changes, 4, (2022, 12)), last);
        assert_eq!(window(&changes, 99, (2022, 12)).len(), 24);
        assert_eq!(
            window(&changes, 2, (2023, 2)),
            [((2023, 1), 0), ((2023, 2), 0)]
        );
        assert_eq!(window(&[], 4, (2022, 12)), []);
        // A slip in the year.
        changes[0].month = Some((9999, 12));
        assert_eq!(window(&changes, 4, (2022, 12)), last);
    }
}
