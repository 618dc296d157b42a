//! A place over time: who was held there, who of them is not accounted for, and from where to where people
//! were moved.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::derive::standing::in_time;
use crate::casebook::derive::stay::{Stay, stays};
use crate::record::day_range::DayRange;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::status::Status;

/// What the records tell of a place over time.
#[derive(Debug, Default)]
pub struct PlaceHistory<'b> {
    /// The stays there, and in what lies there, by their beginnings.
    pub stays: Vec<Stay<'b>>,
    /// How many people they are of.
    pub people: usize,
    /// The last thing that is told of people of whom nothing later is told: they were there, and neither
    /// returned nor were sent elsewhere.
    pub unaccounted: Vec<Stay<'b>>,
    /// Moves to the place, by where from, and from it, by where to.
    pub flows: Vec<PlaceFlow<'b>>,
}

/// People who were told of in one place and next in another.
#[derive(Debug)]
pub struct PlaceFlow<'b> {
    /// Where they were before.
    pub from: RecordId,
    /// Where they were next.
    pub to: RecordId,
    /// Each of them with both entries.
    pub moves: Vec<MovedPerson<'b>>,
    /// The days within which all of it happened; an end may be open.
    pub days: DayRange,
}

/// One who was moved, by two entries that follow each other.
#[derive(Clone, Copy, Debug)]
pub struct MovedPerson<'b> {
    /// Who.
    pub person: &'b Person,
    /// The entry before, with its place in the history.
    pub before: (usize, &'b Entry),
    /// The next one.
    pub after: (usize, &'b Entry),
}

/// What the records tell of a place; nothing if there is no such place.
#[must_use]
pub fn place_history(place: RecordId, book: &Book) -> PlaceHistory<'_> {
    let mut found = PlaceHistory::default();
    let within: BTreeSet<RecordId> = std::iter::once(place).chain(book.below(place)).collect();
    let naming = within.iter().flat_map(|id| book.naming(*id));
    let people: BTreeSet<RecordId> = naming.filter(|id| id.kind() == Kind::Person).collect();
    let mut flows: BTreeMap<(RecordId, RecordId), Vec<MovedPerson>> = BTreeMap::new();
    for person in people.into_iter().filter_map(|id| book.people().get(id)) {
        if book.is_joined(person) {
            continue;
        }
        let before = found.stays.len();
        let there = stays(person, book).filter(|stay| within.contains(&stay.place));
        found.stays.extend(there);
        if found.stays.len() > before {
            found.people += 1;
        }
        found.unaccounted.extend(left(person, &within, book));
        for (from, to, one) in moves(person, book) {
            if within.contains(&from) != within.contains(&to) {
                flows.entry((from, to)).or_default().push(one);
            }
        }
    }
    found
        .stays
        .sort_by_key(|stay| (stay.days.earliest, stay.days.latest, stay.person.id));
    found
        .unaccounted
        .sort_by_key(|stay| (stay.days.latest, stay.person.id));
    found.flows = flows
        .into_iter()
        .map(|((from, to), moves)| PlaceFlow {
            from,
            to,
            days: period(&moves),
            moves,
        })
        .collect();
    found
        .flows
        .sort_by_key(|flow| (std::cmp::Reverse(flow.moves.len()), flow.days.earliest));
    found
}

/// The last stay of somebody of whom nothing later is told, if it was there.
fn left<'b>(person: &'b Person, within: &BTreeSet<RecordId>, book: &'b Book) -> Option<Stay<'b>> {
    let current = book.standing_of(person.id).current? as usize;
    let status = person.history.get(current)?.status.as_ref();
    if !matches!(status, Some(Status::Detained | Status::Missing)) {
        return None;
    }
    let stays: BTreeMap<usize, Stay> = stays(person, book).map(|one| (one.index, one)).collect();
    let newest_first = in_time(person, book.sources()).into_iter().rev();
    // A later place counts also if it has no record, and so does a return or being sent somewhere.
    let leads_on = |at: &usize| {
        let entry = &person.history[*at];
        let moved = matches!(entry.status, Some(Status::Returned | Status::Redeployed));
        let is_told = moved || !entry.place.trim().is_empty();
        is_told
            && !entry.is_withdrawn()
            && !book.lies_ahead(&entry.when)
            && entry.when.days().is_some()
    };
    let last = newest_first.into_iter().find(leads_on)?;
    let last = stays.get(&last).copied()?;
    within.contains(&last.place).then_some(last)
}

/// The moves of a person: entries in the order of time of which the next one names another place.
fn moves<'b>(
    person: &'b Person,
    book: &'b Book,
) -> impl Iterator<Item = (RecordId, RecordId, MovedPerson<'b>)> {
    let placed: Vec<(usize, &Entry, RecordId)> = in_time(person, book.sources())
        .into_iter()
        .filter_map(|at| Some((at, person.history.get(at)?)))
        .filter(|(_, entry)| {
            !entry.is_withdrawn() && !book.lies_ahead(&entry.when) && entry.when.days().is_some()
        })
        .filter_map(|(at, entry)| Some((at, entry, book.resolve(Kind::Place, &entry.place)?)))
        .collect();
    let pairs: Vec<_> = placed
        .windows(2)
        .filter(|pair| pair[0].2 != pair[1].2)
        .map(|pair| {
            let one = MovedPerson {
                person,
                before: (pair[0].0, pair[0].1),
                after: (pair[1].0, pair[1].1),
            };
            (pair[0].2, pair[1].2, one)
        })
        .collect();
    pairs.into_iter()
}

/// The days within which all of the moves happened.
fn period(moves: &[MovedPerson]) -> DayRange {
    let before = moves.iter().filter_map(|one| one.before.1.when.days());
    let after = moves.iter().filter_map(|one| one.after.1.when.days());
    DayRange {
        earliest: before.map(|days| days.earliest).min().unwrap_or(Date::MIN),
        latest: after.map(|days| days.latest).max().unwrap_or(Date::MAX),
    }
}
