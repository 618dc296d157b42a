//! Why an entry is not the current status of a person, and what is said beside entries that count
//! for nothing yet.

use crate::casebook::book::Book;
use crate::casebook::derive::not_current::{NotCurrent, not_current};
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::person::Person;
use crate::record::status::Status;
use crate::text::catalogue::say;
use crate::text::labels::label::status_of;
use crate::text::safe::Safe;

/// Why the status is another one, as it stands after "but".
#[must_use]
pub fn reason_of(why: NotCurrent) -> Safe {
    match why {
        NotCurrent::Ahead => say!(not_current_ahead),
        NotCurrent::NoDate => say!(not_current_no_date),
        NotCurrent::Later => say!(not_current_later),
        NotCurrent::SameDate => say!(not_current_same_date),
    }
}

/// `but an entry of a later date counts: the status stays missing`; `None` if the person has this
/// status now.
#[must_use]
pub fn stays(book: &Book, person: RecordId, status: &Status) -> Option<Safe> {
    let (now, why) = not_current(book, person, status)?;
    let sex = book.people().get(person).and_then(|one| one.sex.as_ref());
    let now = now.map_or_else(|| say!(status_none), |now| status_of(now, sex));
    Some(say!(status_stays {
        why: reason_of(why),
        now
    }))
}

/// What is said beside an entry whose date decides nothing; `None` for all others.
#[must_use]
pub fn decides_nothing(entry: &Entry, at: usize, person: &Person, book: &Book) -> Option<Safe> {
    if entry.is_withdrawn() {
        return None;
    }
    if book.lies_ahead(&entry.when) {
        return Some(say!(entry_in_future));
    }
    let has_say = entry.status.is_some() || entry.contact.is_sign_of_life();
    if entry.when.days().is_some() || !has_say {
        return None;
    }
    let standing = book.standing_of(person.id);
    let is = |decisive: Option<u32>| decisive.is_some_and(|one| one as usize == at);
    Some(if is(standing.current) || is(standing.seen) {
        say!(entry_no_date_counts)
    } else {
        say!(entry_no_date)
    })
}
