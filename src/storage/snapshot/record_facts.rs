//! What a snapshot says of each record beside the record: the facts by which others are found and people are counted.

use std::collections::HashMap;

use borsh::{BorshDeserialize, BorshSerialize};
use jiff::civil::Date;

use crate::casebook::book::back_links::targets;
use crate::casebook::book::loaded::Loaded;
use crate::casebook::book::mentions::{PlaceMentions, named};
use crate::casebook::book::table::Table;
use crate::casebook::derive::last_change::last_change;
use crate::casebook::derive::looked_for::OnlyRole;
use crate::casebook::derive::present::{last_of_today, recorded_on};
use crate::casebook::derive::standing::{Standing, stand};
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::read::Record;
use crate::record::source::Source;
use crate::record::status::Status;
use crate::storage::snapshot::chunk_list::ChunkList;
use crate::storage::snapshot::packed_day::PackedDay;

/// The facts of the records of a chunk.
#[derive(Clone, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct ChunkFacts {
    /// The texts that name places and units, each once.
    texts: Vec<NamingText>,
    /// The facts of each record.
    pub records: Vec<RecordFacts>,
}

/// A text that names a place or unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, BorshSerialize, BorshDeserialize)]
struct NamingText {
    is_unit: bool,
    text: String,
}

/// The facts of one record.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct RecordFacts {
    /// The records that it links to, each once.
    pub links: Vec<RecordId>,
    /// The days on which its entries were recorded.
    pub recorded: Vec<PackedDay>,
    /// The places of those texts of its chunk by which it names places and units.
    mentions: Vec<u32>,
    /// How a person is counted; `None` of other records.
    pub person: Option<PersonFacts>,
}

/// How a person is counted, as long as none of the sources that are cited is another one and nothing lies ahead.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct PersonFacts {
    /// Whether the record says that it was joined to another one.
    pub says_joined: bool,
    /// The present status.
    pub status: Option<Status>,
    /// The place in [`OnlyRole::ALL`] of the only role.
    role: Option<u8>,
    /// Whether sources contradict each other.
    pub is_disputed: bool,
    /// How many independent sources tell the status.
    pub independent: u16,
    /// Whether somebody ever saw the person.
    pub is_seen: bool,
    /// The latest of the days on which entries begin.
    latest: Option<PackedDay>,
    /// When the record was changed last, in minutes since 1970.
    pub changed: u32,
}

impl PersonFacts {
    /// The facts of a person who stands so as long as nothing lies ahead.
    fn of(person: &Person, standing: Standing) -> Self {
        let current = standing
            .current
            .and_then(|at| person.history.get(at as usize));
        let status = current.and_then(|entry| entry.status.clone());
        let role = OnlyRole::of(person, status.is_some());
        let place = role.and_then(|role| OnlyRole::ALL.iter().position(|one| *one == role));
        let days = person.history.iter().filter_map(|entry| entry.when.days());
        Self {
            says_joined: person.merged_into != Link::Nowhere,
            role: place.and_then(|place| u8::try_from(place).ok()),
            status,
            is_disputed: standing.disputed,
            independent: standing.independent,
            is_seen: standing.seen.is_some(),
            latest: days.map(|days| PackedDay::of(days.earliest)).max(),
            changed: last_change(person),
        }
    }

    /// The role for which alone there is a record.
    #[must_use]
    pub fn only_role(&self) -> Option<OnlyRole> {
        OnlyRole::ALL.get(usize::from(self.role?)).copied()
    }

    /// Whether an entry lies ahead of the present day, so that the rest does not count.
    #[must_use]
    pub fn lies_ahead(&self, present: Date) -> bool {
        self.latest > Some(PackedDay::of(last_of_today(present)))
    }
}

impl ChunkFacts {
    /// The facts of these records, and what a list shows of them; people cite these sources.
    #[must_use]
    pub fn of(records: &[&Loaded], sources: &Table<Source>) -> (Self, ChunkList) {
        let mut facts = Self::default();
        let mut list = ChunkList::default();
        let mut places: HashMap<NamingText, u32> = HashMap::new();
        for loaded in records {
            let mentions = named(&loaded.record).into_iter().map(|(kind, text)| {
                let text = NamingText {
                    is_unit: kind == Kind::Unit,
                    text: text.to_owned(),
                };
                let next = u32::try_from(facts.texts.len()).unwrap_or(u32::MAX);
                *places.entry(text).or_insert_with_key(|text| {
                    facts.texts.push(text.clone());
                    next
                })
            });
            let mentions = mentions.collect();
            let person = match &loaded.record {
                // Nothing lies ahead of the last of all days.
                Record::Person(person) => Some((&**person, stand(person, sources, Date::MAX))),
                _ => None,
            };
            list.push(person);
            let record = RecordFacts::of(&loaded.record, mentions, person);
            facts.records.push(record);
        }
        (facts, list)
    }

    /// Notes by which texts those of the records name places and units that `counts` says; `ids` are those of all.
    pub fn note_mentions(
        &self,
        ids: &[RecordId],
        counts: &dyn Fn(RecordId) -> bool,
        into: &mut PlaceMentions,
    ) {
        let mut by: Vec<Vec<RecordId>> = vec![Vec::new(); self.texts.len()];
        for (id, facts) in ids.iter().zip(&self.records) {
            if !counts(*id) {
                continue;
            }
            for place in &facts.mentions {
                if let Some(by) = by.get_mut(*place as usize) {
                    by.push(*id);
                }
            }
        }
        for (text, by) in self.texts.iter().zip(by) {
            let kind = match text.is_unit {
                true => Kind::Unit,
                false => Kind::Place,
            };
            into.add_all(kind, &text.text, by);
        }
    }
}

impl RecordFacts {
    fn of(record: &Record, mentions: Vec<u32>, person: Option<(&Person, Standing)>) -> Self {
        let entries = person.iter().flat_map(|(person, _)| &person.history);
        let recorded = entries.filter_map(recorded_on).map(PackedDay::of);
        Self {
            links: targets(record),
            recorded: recorded.collect(),
            mentions,
            person: person.map(|(person, standing)| PersonFacts::of(person, standing)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_come_back_and_sort() {
        let days = [
            Date::MIN,
            date(-1, 1, 31),
            date(-1, 12, 1),
            date(0, 2, 29),
            date(2022, 7, 31),
            date(2022, 8, 1),
            Date::MAX,
        ];
        for day in days {
            assert_eq!(PackedDay::of(day).day(), Some(day));
        }
        let packed = days.map(PackedDay::of);
        assert!(packed.is_sorted());
    }
}
