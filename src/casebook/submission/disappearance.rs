//! The disappearance of a person: which entry tells of it, on which day it was, and until when a
//! procedure is urgent.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::derive::standing::in_time;
use crate::record::edtf_date::EdtfDate;
use crate::record::entry::Entry;
use crate::record::person::Person;
use crate::record::status::Status;

/// For so many months after a disappearance the Working Group has an urgent procedure.
const URGENT_MONTHS: i32 = 3;

/// The entry with which the person's present disappearance begins, by its place: the first one that says
/// detained or missing after the person was last returned or sent back. An entry without a date says nothing of the
/// order, so it counts only if none has a date. `None` if there is none.
#[must_use]
pub fn disappearance(person: &Person, book: &Book) -> Option<usize> {
    let mut begin = None;
    for at in told_in_time(person, book) {
        match person.history[at].status {
            Some(Status::Returned | Status::Redeployed) => begin = None,
            Some(Status::Detained | Status::Missing) if begin.is_none() => begin = Some(at),
            _ => {}
        }
    }
    begin
}

/// The last entry that says that the person was sent back, by its place.
#[must_use]
pub fn redeployment(person: &Person, book: &Book) -> Option<usize> {
    let is_sent = |at: &usize| person.history[*at].status == Some(Status::Redeployed);
    told_in_time(person, book).into_iter().rfind(is_sent)
}

/// The entries with a status that count, in the order of time: those with a date, or all if none has one.
fn told_in_time(person: &Person, book: &Book) -> Vec<usize> {
    let is_dated = |at: &usize| person.history[*at].when.days().is_some();
    let counts = |at: &usize| {
        let entry = &person.history[*at];
        entry.status.is_some() && !entry.is_withdrawn() && !book.lies_ahead(&entry.when)
    };
    let mut order = in_time(person, book.sources());
    order.retain(counts);
    if order.iter().any(is_dated) {
        order.retain(is_dated);
    }
    order
}

/// What an entry leaves open of the day on which it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenDay {
    /// It has no date.
    Date,
    /// It has words that are no date.
    OnlyWords,
    /// The month is known.
    Day,
    /// The year is known.
    DayAndMonth,
    /// Not even the year is certain.
    DayMonthAndYear,
    /// From when to when something was so, or an end of it that is open.
    Interval,
    /// The source or whoever recorded it was not certain, or says about.
    NotCertain,
}

/// The one day on which an entry was.
///
/// # Errors
///
/// [`OpenDay`] if the record leaves anything of it open.
pub fn exact_day(entry: &Entry) -> Result<Date, OpenDay> {
    let Some(days) = entry.when.days() else {
        return Err(
            match entry.said.trim().is_empty() && entry.when.is_empty() {
                true => OpenDay::Date,
                false => OpenDay::OnlyWords,
            },
        );
    };
    if entry.when.is_interval() {
        return Err(OpenDay::Interval);
    }
    let (first, last) = (days.earliest, days.latest);
    if first.year() != last.year() {
        return Err(OpenDay::DayMonthAndYear);
    }
    if first.month() != last.month() {
        return Err(OpenDay::DayAndMonth);
    }
    if first != last {
        return Err(OpenDay::Day);
    }
    if is_doubtful(&entry.when) {
        return Err(OpenDay::NotCertain);
    }
    Ok(first)
}

/// Whether a date is written as uncertain or as about.
fn is_doubtful(when: &EdtfDate) -> bool {
    when.as_str().contains(['~', '?', '%'])
}

/// The last days of an urgent procedure, if the disappearance was on the first or on the last day that its
/// date may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Urgency {
    /// If it was on the first day.
    pub first: Date,
    /// If it was on the last day.
    pub last: Date,
}

impl Urgency {
    /// How many days are left at the least and at the most; below 0 for days that have passed.
    #[must_use]
    pub fn days_left(self, today: Date) -> (i32, i32) {
        let left = |day: Date| today.until(day).map_or(0, |span| span.get_days());
        (left(self.first), left(self.last))
    }
}

/// Until when a procedure is urgent; `None` if nobody knows when the disappearance was.
#[must_use]
pub fn urgency(entry: &Entry, today: Date) -> Option<Urgency> {
    let days = entry.when.days()?;
    if days.earliest == Date::MIN {
        return None;
    }
    let until = |day: Date| day.checked_add(URGENT_MONTHS.months()).ok();
    Some(Urgency {
        first: until(days.earliest)?,
        last: until(days.latest.min(today).max(days.earliest))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::read::read_ron;
    use jiff::civil::date;

    fn entry(fields: &str) -> Entry {
        read_ron(&format!("({fields})")).unwrap()
    }

    #[test]
    fn only_a_day_is_a_day() {
        let day = |fields: &str| exact_day(&entry(fields));
        assert_eq!(day("when: \"2022-07-12\""), Ok(date(2022, 7, 12)));
        for (fields, open) in [
            ("", OpenDay::Date),
            ("said: \"in the rain\"", OpenDay::OnlyWords),
            ("when: \"12.07.2022\"", OpenDay::OnlyWords),
            ("when: \"2022-07\"", OpenDay::Day),
            ("when: \"2022-07-1X\"", OpenDay::Day),
            ("when: \"2022\"", OpenDay::DayAndMonth),
            ("when: \"2022-22\"", OpenDay::DayAndMonth),
            ("when: \"202X\"", OpenDay::DayMonthAndYear),
            ("when: \"2022-07-12?\"", OpenDay::NotCertain),
            ("when: \"2022-07-12~\"", OpenDay::NotCertain),
            ("when: \"2022-07-12/2022-07-19\"", OpenDay::Interval),
            ("when: \"2022-07-12/2022-07-12\"", OpenDay::Interval),
            ("when: \"2022-07-12/..\"", OpenDay::Interval),
        ] {
            assert_eq!(day(fields), Err(open), "{fields}");
        }
    }

    #[test]
    fn an_urgent_procedure_ends_three_months_later() {
        let today = date(2022, 9, 1);
        let left = |when: &str| {
            urgency(&entry(&format!("when: \"{when}\"")), today)
                .map(|urgency| urgency.days_left(today))
        };
        assert_eq!(left("2022-08-01"), Some((61, 61)));
        assert_eq!(left("2022-06-01"), Some((0, 0)));
        assert_eq!(left("2022-05-31"), Some((-1, -1)));
        assert_eq!(left("2022-07"), Some((30, 60)));
        assert_eq!(left("2022-07-12/.."), Some((41, 91)));
        assert_eq!(left("../2022-07"), None);
        assert_eq!(left("some day"), None);
    }
}
