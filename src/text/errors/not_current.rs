//! Why an entry is not the current status of a person, and what is said beside entries that count
//! for nothing yet.

use crate::casebook::book::Book;
use crate::casebook::derive::not_current::{NotCurrent, not_current};
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::person::Person;
use crate::record::status::Status;

/// Why the status is another one, as it stands after "but".
#[must_use]
pub const fn reason_of(why: NotCurrent) -> &'static str {
    match why {
        NotCurrent::Ahead => "its date is in the future and does not count yet",
        NotCurrent::NoDate => "it has no date that can be ordered",
        NotCurrent::Later => "an entry of a later date counts",
        NotCurrent::SameDate => "another entry of this date counts",
    }
}

/// `but an entry of a later date counts: the status stays Missing`; `None` if the person has this
/// status now.
#[must_use]
pub fn stays(book: &Book, person: RecordId, status: &Status) -> Option<String> {
    let (now, why) = not_current(book, person, status)?;
    let now = now.map_or("none", Status::as_str);
    Some(format!("but {}: the status stays {now}", reason_of(why)))
}

/// What is said beside an entry whose date decides nothing; `None` for all others.
#[must_use]
pub fn decides_nothing(
    entry: &Entry,
    at: usize,
    person: &Person,
    book: &Book,
) -> Option<&'static str> {
    if entry.is_withdrawn() {
        return None;
    }
    if book.lies_ahead(&entry.when) {
        return Some("in the future: counts neither as seen nor as the present status");
    }
    let has_say = entry.status.is_some() || entry.contact.is_sign_of_life();
    if entry.when.days().is_some() || !has_say {
        return None;
    }
    let standing = book.standing_of(person.id);
    let is = |decisive: Option<u32>| decisive.is_some_and(|one| one as usize == at);
    Some(if is(standing.current) || is(standing.seen) {
        "no date that can be ordered: counts only as long as no other entry does"
    } else {
        "no date that can be ordered: does not decide the present status"
    })
}
