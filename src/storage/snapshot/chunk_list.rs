//! What a list shows of each person of a chunk beside the facts, so that a list need not read the records.

use borsh::{BorshDeserialize, BorshSerialize};
use jiff::civil::Date;

use crate::casebook::derive::present::last_known_day;
use crate::casebook::derive::standing::Standing;
use crate::record::person::{Person, Sex};
use crate::spelling::fold::fine;
use crate::storage::snapshot::packed_day::PackedDay;

/// How many texts each record has: the name, what it is sorted by, and when and where the present status began.
const TEXTS: usize = 4;

/// What a list shows of each record of a chunk, as long as the facts count. All texts are one, of which nothing is copied.
#[derive(Clone, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct ChunkList {
    texts: String,
    rows: Vec<ListRow>,
}

/// Of one record: where its texts end, and what is no text. Records that are no people have nothing.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
struct ListRow {
    ends: [u32; TEXTS],
    seen: Option<PackedDay>,
    sex: Option<Sex>,
}

/// What a list shows of a person.
#[derive(Clone, Copy, Debug)]
pub struct ListedPerson<'l> {
    /// The name.
    pub name: &'l str,
    /// By what the name is sorted.
    pub key: &'l str,
    /// When the present status began, as it is written.
    pub since: &'l str,
    /// Where.
    pub place: &'l str,
    /// The last day on which somebody saw the person.
    pub seen: Option<PackedDay>,
    /// The sex.
    pub sex: Option<&'l Sex>,
}

impl ChunkList {
    /// Adds the next record of the chunk; a person with how they stand as long as nothing lies ahead.
    pub fn push(&mut self, person: Option<(&Person, Standing)>) {
        let entry = |at: Option<u32>| {
            let (person, _) = person?;
            person.history.get(at? as usize)
        };
        let current = entry(person.and_then(|(_, standing)| standing.current));
        let seen = entry(person.and_then(|(_, standing)| standing.seen));
        let seen = seen.and_then(|entry| last_known_day(&entry.when, Date::MAX));
        let name = person.map_or("", |(person, _)| person.name.as_str());
        let texts = [
            name,
            &fine(name),
            current.map_or("", |entry| entry.when.as_str()),
            current.map_or("", |entry| entry.place.as_str()),
        ];
        let ends = texts.map(|text| {
            self.texts.push_str(text);
            u32::try_from(self.texts.len()).unwrap_or(u32::MAX)
        });
        self.rows.push(ListRow {
            ends,
            seen: seen.map(PackedDay::of),
            sex: person.and_then(|(person, _)| person.sex.clone()),
        });
    }

    /// Of how many records it tells.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// What a list shows of the person at a place; `None` if nobody can tell.
    #[must_use]
    pub fn person(&self, place: usize) -> Option<ListedPerson<'_>> {
        let row = self.rows.get(place)?;
        let mut from = match place.checked_sub(1) {
            Some(before) => self.rows.get(before)?.ends[TEXTS - 1],
            None => 0,
        };
        let mut texts = [""; TEXTS];
        for (text, end) in texts.iter_mut().zip(row.ends) {
            *text = self.texts.get(from as usize..end as usize)?;
            from = end;
        }
        let [name, key, since, place] = texts;
        Some(ListedPerson {
            name,
            key,
            since,
            place,
            seen: row.seen,
            sex: row.sex.as_ref(),
        })
    }
}
