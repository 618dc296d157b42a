//! Records that were joined to another one, which stands for them from then on.

use std::collections::BTreeSet;

use crate::casebook::book::Book;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::person::Person;

/// The most joins that are followed one after another; what goes on longer goes in a circle.
const MOST_JOINS: usize = 32;

impl Book {
    /// Whether a person's record was joined to another one, which stands for it in every list. Where
    /// there is no such record the person stays, so that nobody gets lost.
    #[must_use]
    pub fn is_joined(&self, person: &Person) -> bool {
        person.merged_into != Link::Nowhere && self.stands_for(person.id) != person.id
    }

    /// The records that were joined to another one, which stands for them, in the order of their ids.
    pub fn joined(&self) -> impl Iterator<Item = RecordId> {
        self.joined.iter().copied().filter(|id| {
            let person = self.people.get(*id);
            person.is_some_and(|person| self.is_joined(person))
        })
    }

    /// The records that were joined to another one and stand for themselves, because that one is not
    /// there. No back-link leads to them.
    pub fn left_alone(&self) -> impl Iterator<Item = RecordId> {
        self.joined.iter().copied().filter(|id| {
            let person = self.people.get(*id);
            person.is_some_and(|person| !self.is_joined(person))
        })
    }

    /// The record that stands for this one now: itself, or the one that it was joined to, also by way
    /// of others.
    #[must_use]
    pub fn stands_for(&self, id: RecordId) -> RecordId {
        let mut now = id;
        for _ in 0..MOST_JOINS {
            let next = self
                .people
                .get(now)
                .and_then(|person| person.merged_into.id());
            match next {
                Some(next) if next.kind() == Kind::Person && self.people.get(next).is_some() => {
                    now = next;
                }
                _ => return now,
            }
        }
        // In a circle nobody stands for anybody.
        id
    }

    /// The records that were joined to this one, in the order of their ids.
    #[must_use]
    pub fn aliases(&self, id: RecordId) -> BTreeSet<RecordId> {
        let mut found = BTreeSet::new();
        let mut open = vec![id];
        while let Some(at) = open.pop() {
            for one in self.back_links.to(at) {
                let joined = self
                    .people
                    .get(one)
                    .and_then(|person| person.merged_into.id());
                if joined == Some(at) && one != id && found.insert(one) {
                    open.push(one);
                }
            }
        }
        found
    }

    /// How many records of a kind there are; of people who are one by now, one is counted.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        let all = self.table(kind).count();
        if kind != Kind::Person {
            return all;
        }
        let joined = self.joined.iter().filter_map(|id| self.people.get(*id));
        all - joined.filter(|person| self.is_joined(person)).count()
    }

    /// Notes whether a record is joined to another one, as it is now.
    pub(super) fn note_joined(&mut self, id: RecordId) {
        let person = self.people.get(id);
        if person.is_some_and(|person| person.merged_into != Link::Nowhere) {
            self.joined.insert(id);
        } else if !self.joined.is_empty() {
            self.joined.remove(&id);
        }
    }
}
