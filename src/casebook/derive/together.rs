//! Who may have been held together, and who may have seen somebody: from overlapping dates and places.
//! It is worked out each time and never stored.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::derive::stay::{Nearness, Overlap, Stay, nearness, overlap, stays, town};
use crate::casebook::public::rule::{AskGap, may_be_asked};
use crate::record::day_range::DayRange;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::status::Status;

/// The most pairs of stays that are compared for one person.
const MOST_COMPARED: usize = 2_000_000;

/// That somebody may have been with the person, by two entries.
#[derive(Clone, Copy, Debug)]
pub struct SharedStay<'b> {
    /// The person's own.
    pub own: Stay<'b>,
    /// The other one's.
    pub other: Stay<'b>,
    /// How near they were.
    pub nearness: Nearness,
    /// How sure it is by the dates.
    pub overlap: Overlap,
    /// From when to when both were there, or may have been.
    pub days: DayRange,
}

/// Who may have been with a person.
#[derive(Debug, Default)]
pub struct Together<'b> {
    /// People who have not returned, each by the stay that is the nearest and surest.
    pub held: Vec<SharedStay<'b>>,
    /// People who have returned and may be asked whether they have seen the person, likewise.
    pub witnesses: Vec<SharedStay<'b>>,
    /// How many more have returned and must not be named for it, by the reason.
    pub not_named: BTreeMap<AskGap, usize>,
    /// Places of the person's entries that have no record, so that nobody could be compared.
    pub unknown_places: BTreeSet<&'b str>,
    /// Whether there were too many stays to compare all of them.
    pub is_cut: bool,
}

/// Whether somebody has returned by what the record says.
#[must_use]
pub fn has_returned(person: &Person, book: &Book) -> bool {
    let current = book.standing_of(person.id).current;
    let current = current.and_then(|at| person.history.get(at as usize));
    current.is_some_and(|entry| entry.status == Some(Status::Returned))
}

/// Who may have been with a person; nobody if there is no such person.
#[must_use]
pub fn together(id: RecordId, book: &Book, today: Date) -> Together<'_> {
    let mut found = Together::default();
    let Some(person) = book.people().get(id) else {
        return found;
    };
    let unknown =
        |text: &&str| !text.trim().is_empty() && book.resolve(Kind::Place, text).is_none();
    let counting = person.history.iter().filter(|one| !one.is_withdrawn());
    found.unknown_places = counting
        .map(|entry| entry.place.as_str())
        .filter(unknown)
        .collect();
    let mut own: BTreeMap<RecordId, Vec<Stay>> = BTreeMap::new();
    for stay in stays(person, book) {
        own.entry(key(stay.place, book)).or_default().push(stay);
    }
    let mut best: BTreeMap<RecordId, SharedStay> = BTreeMap::new();
    let mut compared = 0;
    for (around, own) in &mut own {
        own.sort_by_key(|stay| stay.days.earliest);
        for other in others(*around, person.id, book) {
            for mine in own
                .iter()
                .take_while(|mine| mine.days.earliest <= other.days.latest)
            {
                compared += 1;
                if compared > MOST_COMPARED {
                    found.is_cut = true;
                    break;
                }
                keep_better(&mut best, mine, &other, book);
            }
        }
    }
    for shared in best.into_values() {
        let other = shared.other.person;
        if !has_returned(other, book) {
            found.held.push(shared);
            continue;
        }
        match may_be_asked(other, book, today) {
            Ok(()) => found.witnesses.push(shared),
            Err(gap) => *found.not_named.entry(gap).or_default() += 1,
        }
    }
    found.held.sort_by(by_strength);
    found.witnesses.sort_by(by_strength);
    found
}

/// How many records name the places that a person was in, or what lies around them, if these are more than can be
/// compared each time that the person's record is shown.
#[must_use]
pub fn crowd(person: &Person, book: &Book) -> Option<usize> {
    let around: BTreeSet<RecordId> = stays(person, book)
        .map(|stay| key(stay.place, book))
        .collect();
    let places = around
        .into_iter()
        .flat_map(|around| std::iter::once(around).chain(book.below(around)));
    let count = places.map(|place| book.naming_count(place)).sum();
    (count > MOST_AT_ONCE).then_some(count)
}

/// The people whose records name the places that a person was in, or what lies around them: with whom [`together`]
/// compares the person.
#[must_use]
pub fn compared_with(person: &Person, book: &Book) -> BTreeSet<RecordId> {
    let around: BTreeSet<RecordId> = stays(person, book)
        .map(|stay| key(stay.place, book))
        .collect();
    let places = around.into_iter();
    places
        .flat_map(|around| naming_people(around, book))
        .collect()
}

/// The most records that are compared whenever a record is shown: some milliseconds.
const MOST_AT_ONCE: usize = 1_000;

/// What stays are compared within: the town of a place, or the place if nobody knows its town.
fn key(place: RecordId, book: &Book) -> RecordId {
    town(place, book).unwrap_or(place)
}

/// The people whose records name a place or what lies in it.
fn naming_people(around: RecordId, book: &Book) -> BTreeSet<RecordId> {
    let places = std::iter::once(around).chain(book.below(around));
    let naming = places.flat_map(|place| book.naming(place));
    naming.filter(|id| id.kind() == Kind::Person).collect()
}

/// The stays of all other people in a place and in what lies in it.
fn others(around: RecordId, person: RecordId, book: &Book) -> Vec<Stay<'_>> {
    let people = naming_people(around, book).into_iter();
    let others = people.filter(|id| *id != person);
    others
        .filter_map(|id| book.people().get(id))
        // What a joined record says, the one that stands for it says.
        .filter(|other| !book.is_joined(other))
        .flat_map(|other| stays(other, book))
        .filter(|stay| key(stay.place, book) == around)
        .collect()
}

fn keep_better<'b>(
    best: &mut BTreeMap<RecordId, SharedStay<'b>>,
    own: &Stay<'b>,
    other: &Stay<'b>,
    book: &Book,
) {
    let Some((overlap, days)) = overlap(own, other) else {
        return;
    };
    let Some(nearness) = nearness(own.place, other.place, book) else {
        return;
    };
    let shared = SharedStay {
        own: *own,
        other: *other,
        nearness,
        overlap,
        days,
    };
    let known = best.entry(other.person.id).or_insert(shared);
    if (shared.nearness, shared.overlap) < (known.nearness, known.overlap) {
        *known = shared;
    }
}

fn by_strength(one: &SharedStay, other: &SharedStay) -> std::cmp::Ordering {
    let key = |shared: &SharedStay| (shared.nearness, shared.overlap, shared.days.earliest);
    key(one)
        .cmp(&key(other))
        .then_with(|| one.other.person.name.cmp(&other.other.person.name))
        .then_with(|| one.other.person.id.cmp(&other.other.person.id))
}
