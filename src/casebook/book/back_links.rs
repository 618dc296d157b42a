//! Back-links: who points at a record. An index in memory; each link is stored once, in the record
//! that it starts from.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use crate::record::citation::{Citation, Claim};
use crate::record::id::{Link, RecordId};
use crate::record::note::Note;
use crate::record::read::Record;
use foldhash::fast::RandomState;
use rayon::slice::ParallelSliceMut;

/// For every record that is pointed at, the records that do.
#[derive(Clone, Debug, Default)]
pub struct BackLinks {
    to: HashMap<RecordId, BTreeSet<RecordId>, RandomState>,
    /// Links that wait for [`BackLinks::settle`], each with its target first.
    waiting: Vec<(RecordId, RecordId)>,
}

impl BackLinks {
    /// Notes all links that start from `record`.
    pub fn add(&mut self, record: &Record) {
        for target in targets(record) {
            self.to.entry(target).or_default().insert(record.id());
        }
    }

    /// Notes all links that start from `record`, to be found after [`BackLinks::settle`]. Of many
    /// records at once that takes a tenth of the time.
    pub fn add_later(&mut self, record: &Record) {
        let id = record.id();
        let links = targets(record).into_iter().map(|target| (target, id));
        self.waiting.extend(links);
    }

    /// Puts everything that waits in its place.
    pub fn settle(&mut self) {
        let mut waiting = std::mem::take(&mut self.waiting);
        waiting.par_sort_unstable();
        for links in waiting.chunk_by(|(one, _), (other, _)| one == other) {
            let from = links.iter().map(|(_, from)| *from);
            match self.to.entry(links[0].0) {
                Entry::Occupied(mut known) => known.get_mut().extend(from),
                Entry::Vacant(new) => {
                    new.insert(from.collect());
                }
            }
        }
    }

    /// Forgets all links that start from `record`.
    pub fn remove(&mut self, record: &Record) {
        for target in targets(record) {
            if let Some(from) = self.to.get_mut(&target) {
                from.remove(&record.id());
                if from.is_empty() {
                    self.to.remove(&target);
                }
            }
        }
    }

    /// The records that point at `target`, in the order of their ids, each once.
    pub fn to(&self, target: RecordId) -> impl Iterator<Item = RecordId> {
        self.to.get(&target).into_iter().flatten().copied()
    }
}

/// The records that `record` points at, each once.
#[must_use]
pub fn targets(record: &Record) -> Vec<RecordId> {
    let mut links: Vec<&Link> = Vec::new();
    match record {
        // What a record says that was joined to another one, that one says.
        Record::Person(person) if person.merged_into.id().is_some() => {
            links.push(&person.merged_into);
        }
        Record::Person(person) => {
            links.extend(person.cases.iter().map(|part| &part.case));
            for relation in &person.relations {
                links.push(&relation.person);
                links.extend(cited(&relation.sources));
            }
            for step in &person.steps {
                links.extend(cited(&step.sources));
            }
            links.extend(&person.distinct_from);
            links.extend(&person.maybe_same);
            for entry in &person.history {
                links.extend(cited(&entry.sources));
            }
            for age in &person.ages {
                links.extend(cited(&age.sources));
            }
            links.extend(claimed(&person.claims));
            links.extend(noted(&person.notes));
        }
        Record::Case(case) => {
            links.extend(case.related.iter().map(|related| &related.case));
            links.extend(cited(&case.sources));
            for count in &case.counts {
                links.extend(cited(&count.sources));
            }
            links.extend(claimed(&case.claims));
            links.extend(noted(&case.notes));
        }
        // What points at a source repeats it.
        Record::Source(source) => links.extend(&source.derived_from),
        Record::Place(place) => {
            links.push(&place.parent);
            links.extend(noted(&place.notes));
        }
        Record::Unit(unit) => {
            links.push(&unit.parent);
            links.extend(noted(&unit.notes));
        }
    }
    let mut ids: Vec<RecordId> = links.into_iter().filter_map(Link::id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn cited(citations: &[Citation]) -> impl Iterator<Item = &Link> {
    citations.iter().map(|citation| &citation.source)
}

fn noted(notes: &[Note]) -> impl Iterator<Item = &Link> {
    notes.iter().flat_map(|note| cited(&note.sources))
}

fn claimed(claims: &[Claim]) -> impl Iterator<Item = &Link> {
    claims.iter().flat_map(|claim| cited(&claim.sources))
}
