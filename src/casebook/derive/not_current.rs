//! Why somebody's status is still another one than an entry that was just made gives.

use crate::casebook::book::Book;
use crate::record::day_range::DayRange;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::status::Status;

/// Why an entry does not give the status that the person has now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCurrent {
    /// Its date lies in the future.
    Ahead,
    /// It has no date that could be ordered.
    NoDate,
    /// An entry of a later date gives it.
    Later,
    /// An entry of the same date gives it: its sources were published later, or it was recorded later.
    SameDate,
}

/// The status that somebody has now, and why, if the newest entry with this status does not give it;
/// `None` if the person has this status.
#[must_use]
pub fn not_current<'b>(
    book: &'b Book,
    id: RecordId,
    status: &Status,
) -> Option<(Option<&'b Status>, NotCurrent)> {
    let person = book.people().get(id)?;
    let now = book.people().row_of(id).and_then(|row| book.status(row));
    if now == Some(status) {
        return None;
    }
    let is_of_status =
        |entry: &&Entry| !entry.is_withdrawn() && entry.status.as_ref() == Some(status);
    let made = person.history.iter().rev().find(is_of_status)?;
    let current = book.standing_of(id).current;
    let current = current.and_then(|at| person.history.get(at as usize));
    let order = |days: DayRange| (days.earliest, days.latest);
    let current = current.and_then(|entry| entry.when.days()).map(order);
    let why = match made.when.days().map(order) {
        None => NotCurrent::NoDate,
        Some(_) if book.lies_ahead(&made.when) => NotCurrent::Ahead,
        Some(days) if current > Some(days) => NotCurrent::Later,
        Some(_) => NotCurrent::SameDate,
    };
    Some((now, why))
}
