//! What somebody who decides about people needs to know of each: in which order they come, what is
//! open about them, and what a change has decided.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::change::edit::Edit;
use crate::casebook::derive::own_value::competing_claims;
use crate::casebook::derive::present::last_known_day;
use crate::casebook::derive::standing::{cited_by, contradictions};
use crate::casebook::derive::step_due::next_due;
use crate::casebook::queue::event::QueueDecision;
use crate::casebook::queue::order::Order;
use crate::record::edtf_date::EdtfDate;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::person::Person;
use crate::record::read::read_ron;
use crate::record::status::Status;

/// The tag of people at whom somebody else must look, too.
pub const SECOND_LOOK: &str = "second-look";

/// After so many days without word of somebody, that is worth telling.
pub const LONG: i32 = 30;

/// An answer that is due in so many days is worth telling.
const SOON: i32 = 7;

/// Puts people in order. Those who are alike in what is asked keep the order that they have.
pub fn put_in_order(people: &mut [RecordId], book: &Book, order: Order) {
    match order {
        Order::Unheard => people.sort_by_cached_key(|id| heard(book, *id)),
        Order::Newest => people.sort_by_cached_key(|id| Reverse(reported(book, *id))),
        Order::Disputed => people.sort_by_cached_key(|id| !book.standing_of(*id).disputed),
        Order::Listed => {}
    }
}

/// The day on which somebody was last heard from; the first of all days where that never was. Of
/// an open end nobody knows more than its beginning.
fn heard(book: &Book, id: RecordId) -> Date {
    let seen = || {
        let person = book.people().get(id)?;
        let at = book.standing_of(id).seen?;
        last_known_day(&person.history.get(at as usize)?.when, book.present())
    };
    seen().unwrap_or(Date::MIN)
}

/// The day of the newest report that speaks of somebody.
fn reported(book: &Book, id: RecordId) -> Option<Date> {
    let person = book.people().get(id)?;
    cited_by(person)
        .into_iter()
        .filter_map(|source| {
            let published = &book.sources().get(source)?.published;
            last_known_day(published, book.present()).filter(|_| !book.lies_ahead(published))
        })
        .max()
}

/// Something that is open about somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewQuestion {
    /// Somebody else was asked to look.
    SecondLook,
    /// Entries contradict each other, or so many fields have competing claims.
    Disputed {
        /// Whether entries do.
        entries: bool,
        /// Competing claims.
        claims: usize,
    },
    /// No status is known.
    NoStatus,
    /// The entry that gives the present status cites no source.
    Unsourced,
    /// All that it cites goes back to one source.
    SingleSource,
    /// The current entry names no place.
    Unplaced,
    /// Nobody ever heard from them.
    NeverHeard,
    /// Nobody has heard from them for so many days.
    Unheard(i32),
    /// The day for looking at the risk again has come.
    ReviewDue(EdtfDate),
    /// An answer to a step is due by then, soon or long since.
    AnswerDue {
        /// By when.
        due: EdtfDate,
        /// Whether that has passed.
        late: bool,
    },
    /// Nobody has looked at the record yet.
    NeverReviewed,
}

/// What is open about somebody, the most pressing first.
#[must_use]
pub fn questions(person: &Person, book: &Book, today: Date) -> Vec<ReviewQuestion> {
    let standing = book.standing_of(person.id);
    let entry = |at: Option<u32>| person.history.get(at? as usize);
    let mut open = Vec::new();
    if person.tags.iter().any(|tag| tag == SECOND_LOOK) {
        open.push(ReviewQuestion::SecondLook);
    }
    if standing.disputed {
        open.push(ReviewQuestion::Disputed {
            entries: contradictions(person).next().is_some(),
            claims: competing_claims(person).count(),
        });
    }
    match entry(standing.current) {
        None => open.push(ReviewQuestion::NoStatus),
        Some(current) if current.place.is_empty() => open.push(ReviewQuestion::Unplaced),
        Some(_) => {}
    }
    if standing.sources == 0 {
        open.push(ReviewQuestion::Unsourced);
    } else if standing.independent == 1 {
        open.push(ReviewQuestion::SingleSource);
    }
    match entry(standing.seen) {
        None => open.push(ReviewQuestion::NeverHeard),
        Some(seen) => {
            let days =
                last_known_day(&seen.when, book.present()).map(|day| days_between(day, today));
            open.extend(
                days.filter(|days| *days >= LONG)
                    .map(ReviewQuestion::Unheard),
            );
        }
    }
    if let Some(risk) = &person.risk
        && risk
            .review
            .days()
            .is_some_and(|days| days.earliest <= today)
    {
        open.push(ReviewQuestion::ReviewDue(risk.review.clone()));
    }
    if let Some((at, days)) = next_due(person)
        && days_between(today, days.latest) <= SOON
    {
        open.push(ReviewQuestion::AnswerDue {
            due: person.steps[at].due.clone(),
            late: days.latest < today,
        });
    }
    if person.reviewed.is_empty() {
        open.push(ReviewQuestion::NeverReviewed);
    }
    open
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// When somebody last looked at the person and kept the record as it was, with who that was.
/// Moments are compared as they are written, which sorts those that the program writes.
#[must_use]
pub fn last_look(person: &Person) -> Option<(&str, &str)> {
    person
        .reviewed
        .iter()
        .map(|review| (review.at.as_str(), review.by.as_str()))
        .max()
}

/// Whether an entry was put down after the last look.
#[must_use]
pub fn is_news(entry: &Entry, person: &Person) -> bool {
    last_look(person).is_some_and(|(at, _)| entry.recorded.as_str() > at)
}

/// What a change has decided, by its facts; `None` for a change that decides nothing.
#[must_use]
pub fn verdict_of(edits: &[Edit]) -> Option<QueueDecision> {
    let mut verdict = None;
    for edit in edits {
        let Edit::Insert { list, item, .. } = edit else {
            continue;
        };
        match list.to_string().as_str() {
            "history" => {
                if let Some(status) = status_in(item) {
                    return Some(QueueDecision::Status(status.as_str().to_owned()));
                }
            }
            "tags" if read_ron::<String>(item).is_ok_and(|tag| tag == SECOND_LOOK) => {
                verdict = Some(QueueDecision::SecondLook);
            }
            "reviewed" if verdict.is_none() => verdict = Some(QueueDecision::Kept),
            _ => {}
        }
    }
    verdict
}

/// The status that the text of an entry claims.
fn status_in(entry: &str) -> Option<Status> {
    read_ron::<Entry>(entry).ok()?.status
}
