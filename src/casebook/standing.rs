//! What follows from a person's history: the current status, last seen, disputed, corroboration.
//!
//! Nothing of this is ever stored.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::casebook::corroboration::independent;
use crate::casebook::shelf::Shelf;
use crate::record::citation::Citation;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::person::Person;
use crate::record::source::Source;

/// What follows from a person's history. Entries are named by their place in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The entry that gives the status that the person has now.
    pub current: Option<u32>,
    /// The newest entry in which somebody saw or heard from the person.
    pub seen: Option<u32>,
    /// Whether sources contradict each other about the person.
    pub disputed: bool,
    /// How many sources the history and the other statements cite.
    pub sources: u16,
    /// How many of them are independent of each other.
    pub independent: u16,
}

/// Works out the standing of a person.
#[must_use]
pub fn stand(person: &Person, sources: &Shelf<Source>) -> Standing {
    let newest = |counts: &dyn Fn(&Entry) -> bool| {
        person
            .history
            .iter()
            .enumerate()
            .filter(|(_, entry)| !entry.is_withdrawn() && counts(entry))
            .max_by(|(_, a), (_, b)| by_time(a, b, sources))
            .and_then(|(at, _)| u32::try_from(at).ok())
    };
    let cited = cited_by(person);
    Standing {
        current: newest(&|entry| entry.status.is_some()),
        seen: newest(&|entry| entry.contact.is_sign_of_life()),
        disputed: !person.claims.is_empty() || contradictions(person).next().is_some(),
        sources: saturating(cited.len()),
        independent: saturating(independent(&cited, sources)),
    }
}

/// The order of entries in time: by the earliest day, then the latest day, then the newest
/// publication among the sources, then the moment of recording; never by the place in the list.
#[must_use]
pub fn by_time(a: &Entry, b: &Entry, sources: &Shelf<Source>) -> Ordering {
    let key = |entry: &Entry| {
        // An entry without a date says nothing of when it was so; it must not win over one that
        // does, so an unknown date sorts first at both ends.
        entry
            .when
            .days()
            .map_or((Date::MIN, Date::MIN), |days| (days.earliest, days.latest))
    };
    key(a)
        .cmp(&key(b))
        .then_with(|| published(&a.sources, sources).cmp(&published(&b.sources, sources)))
        .then_with(|| a.recorded.cmp(&b.recorded))
}

/// The places of the history's entries in the order of time, oldest first, withdrawn ones too.
#[must_use]
pub fn in_time(person: &Person, sources: &Shelf<Source>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..person.history.len()).collect();
    order.sort_by(|a, b| by_time(&person.history[*a], &person.history[*b], sources));
    order
}

/// Pairs of entries, by their places, that cannot both be right: neither is withdrawn, their dates
/// overlap, their statuses differ, and they come from different sources.
pub fn contradictions(person: &Person) -> impl Iterator<Item = (usize, usize)> {
    let entries = &person.history;
    (0..entries.len())
        .flat_map(move |a| (a + 1..entries.len()).map(move |b| (a, b)))
        .filter(move |(a, b)| contradict(&entries[*a], &entries[*b]))
}

/// The sources that a person's record cites, withdrawn entries left out.
#[must_use]
pub fn cited_by(person: &Person) -> BTreeSet<RecordId> {
    let history = person
        .history
        .iter()
        .filter(|entry| !entry.is_withdrawn())
        .flat_map(|entry| &entry.sources);
    let ages = person.ages.iter().flat_map(|age| &age.sources);
    let claims = person.claims.iter().flat_map(|claim| &claim.sources);
    ids(history.chain(ages).chain(claims))
}

/// The sources of some citations, each once.
pub fn ids<'a>(citations: impl IntoIterator<Item = &'a Citation>) -> BTreeSet<RecordId> {
    citations
        .into_iter()
        .filter_map(|citation| citation.source.id())
        .collect()
}

fn contradict(a: &Entry, b: &Entry) -> bool {
    let (Some(status_a), Some(status_b)) = (&a.status, &b.status) else {
        return false;
    };
    if status_a == status_b || a.is_withdrawn() || b.is_withdrawn() {
        return false;
    }
    let (Some(days_a), Some(days_b)) = (a.when.days(), b.when.days()) else {
        return false;
    };
    let (from_a, from_b) = (ids(&a.sources), ids(&b.sources));
    days_a.overlaps(days_b)
        && !from_a.is_empty()
        && !from_b.is_empty()
        && from_a.is_disjoint(&from_b)
}

/// The last day on which the newest of the sources may have been published.
fn published(citations: &[Citation], sources: &Shelf<Source>) -> Date {
    citations
        .iter()
        .filter_map(|citation| sources.get(citation.source.id()?)?.published.days())
        .map(|days| days.latest)
        .max()
        .unwrap_or(Date::MIN)
}

fn saturating(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
