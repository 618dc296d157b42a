//! What it takes to search all people by the index beside the snapshot.

use std::collections::{BTreeMap, BTreeSet};

use crate::casebook::book::back_links::targets;
use crate::casebook::book::loaded::Loaded;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::load::read_in_parallel;
use crate::storage::load::stored_view::StoredView;
use crate::storage::snapshot::record_facts::ChunkFacts;
use crate::storage::snapshot::word_index::WordIndex;
use jiff::civil::Date;

/// More records than this are not read one by one beside those that are needed for all.
const MOST: usize = 4_000;

/// A search of all people under way: which records were read for it.
pub struct SearchedRecords<'v> {
    view: &'v StoredView<'v>,
    chunks: Vec<ChunkFacts>,
    read: BTreeMap<RecordId, Loaded>,
    /// How many records may be read.
    most: usize,
    /// The people of whom the index does not say what their records say, or rests on another day.
    pub again: BTreeSet<RecordId>,
    /// The records that are others by now, but people.
    pub titles: Vec<RecordId>,
    /// All people, in the order of their ids.
    pub people: Vec<RecordId>,
}

impl StoredView<'_> {
    /// The index of words that was made of this snapshot.
    #[must_use]
    pub fn words(&self) -> Option<WordIndex> {
        WordIndex::read(self.fs, &self.stored)
    }

    /// What must be read before all people are searched on a day: all places and units, and the people of whom the index
    /// does not say what their records say now, with what they link to. The index was made on the day that was `present`
    /// then. `None` if everything must be read to answer rightly.
    #[must_use]
    pub fn searched(
        &self,
        clock: Date,
        index: &WordIndex,
        present: Date,
    ) -> Option<SearchedRecords<'_>> {
        let chunks = self.stored.facts(self.fs)?;
        let current = self.current(&chunks);
        let mut again = self
            .set_apart(&chunks, &current, (clock, present), &|_, _| false)
            .among;
        let is_person = |id: &&RecordId| id.kind() == Kind::Person;
        again.extend(index.beside.iter().filter(is_person));
        let changed = self.changed.iter().map(|loaded| loaded.record.id());
        let others: BTreeSet<RecordId> = changed
            .chain(index.beside.iter().copied())
            .filter(|id| id.kind() != Kind::Person)
            .collect();
        // A place or unit is named by a text, which the index has for itself.
        let is_of_place = |id: &RecordId| matches!(id.kind(), Kind::Place | Kind::Unit);
        let mut titled = others.clone();
        titled.retain(|id| !is_of_place(id));
        for (id, facts) in current.iter().filter(|_| !titled.is_empty()) {
            if id.kind() == Kind::Person && facts.links.iter().any(|link| titled.contains(link)) {
                again.insert(*id);
            }
        }
        let changed = self.changed.iter().map(|loaded| loaded.record.id());
        let changed = changed.filter(|id| id.kind() == Kind::Person);
        let stored = current.iter().map(|(id, _)| *id);
        let stored = stored.filter(|id| id.kind() == Kind::Person);
        let mut people: Vec<RecordId> = stored.chain(changed).collect();
        people.sort_unstable();
        let places = self.of_kinds(&|kind| matches!(kind, Kind::Place | Kind::Unit))?;
        let known = places.into_iter().chain(self.changed.iter().cloned());
        let read: BTreeMap<RecordId, Loaded> =
            known.map(|loaded| (loaded.record.id(), loaded)).collect();
        let wanted: Vec<RecordId> = again.union(&titled).copied().collect();
        let mut searched = SearchedRecords {
            view: self,
            chunks,
            again,
            titles: others.into_iter().collect(),
            people,
            most: read.len() + MOST,
            read,
        };
        searched.read_more(wanted)?;
        Some(searched)
    }
}

impl SearchedRecords<'_> {
    /// Reads these records and all that can be reached from them by links. `None` if one of them does not read, or they are
    /// many.
    #[must_use]
    pub fn read_more(&mut self, ids: Vec<RecordId>) -> Option<()> {
        let mut wanted: BTreeSet<RecordId> = ids.into_iter().collect();
        for loaded in self.read.values() {
            wanted.extend(targets(&loaded.record));
        }
        let mut missing = BTreeSet::new();
        loop {
            wanted.retain(|id| !self.read.contains_key(id) && !missing.contains(id));
            if wanted.is_empty() {
                return Some(());
            }
            if wanted.len() + self.read.len() > self.most {
                return None;
            }
            let ids: Vec<RecordId> = wanted.iter().copied().collect();
            let mut next = BTreeSet::new();
            for loaded in read_in_parallel(self.view.fs, &ids)? {
                next.extend(targets(&loaded.record));
                self.read.insert(loaded.record.id(), loaded);
            }
            let there = |id: &&RecordId| !self.read.contains_key(*id);
            missing.extend(wanted.iter().filter(there).copied().collect::<Vec<_>>());
            wanted = next;
        }
    }

    /// The records that were read, in the order of their ids.
    pub fn records(&self) -> impl Iterator<Item = &Loaded> {
        self.read.values()
    }

    /// The days on which entries of all others were recorded.
    #[must_use]
    pub fn recorded_elsewhere(&self) -> Vec<Date> {
        let current = self.view.current(&self.chunks);
        let read: BTreeSet<RecordId> = self.read.keys().copied().collect();
        self.view.recorded_beside(&current, &read)
    }
}
