//! The pairs of people who may be one, as a part of the book that follows its changes.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::casebook::book::Book;
use crate::casebook::duplicates::duplicate_index::DuplicateIndex;
use crate::casebook::duplicates::evidence::PlaceStats;
use crate::casebook::duplicates::signature::{Signature, signature};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;

impl Book {
    /// The pairs of people who may be one, once somebody has compared them.
    #[must_use]
    pub fn duplicate_index(&self) -> Option<&DuplicateIndex> {
        self.duplicate_index.as_deref()
    }

    /// Takes over the pairs of people who may be one. They are kept up to date from now on.
    pub fn compared(&mut self, duplicate_index: DuplicateIndex) {
        self.duplicate_index = Some(Box::new(duplicate_index));
    }

    /// Compares all people here and now, which takes seconds where there are very many. `tell` hears
    /// how much of the work is done.
    pub fn compare(&mut self, tell: &(dyn Fn(usize, usize) + Sync)) {
        let people: Vec<&Person> = self.people.iter().map(|(_, person)| person).collect();
        let sketches: Vec<(RecordId, Signature)> = people
            .into_par_iter()
            .filter_map(|person| Some((person.id, self.signature(person)?)))
            .collect();
        let duplicate_index = DuplicateIndex::compare(sketches, self.place_stats(), tell);
        self.compared(duplicate_index);
    }

    /// What homes and units are resolved by.
    #[must_use]
    pub fn place_stats(&self) -> PlaceStats<'_> {
        PlaceStats {
            gazetteer: &self.gazetteer,
            places: &self.places,
            units: &self.units,
        }
    }

    /// What of a person is compared. Who was judged is whoever stands for them now.
    fn signature(&self, person: &Person) -> Option<Signature> {
        Some(signature(person)?.judged_by(|id| self.stands_for(id)))
    }

    /// A record came, changed or went: so may the pairs that somebody stands in. What a place is called
    /// concerns everybody, so then all have to be compared anew.
    pub fn look_at(&mut self, id: RecordId) {
        match id.kind() {
            Kind::Person => {
                if let Some(mut duplicate_index) = self.duplicate_index.take() {
                    let now = self
                        .people
                        .get(id)
                        .and_then(|person| self.signature(person));
                    duplicate_index.put(id, now, self.place_stats());
                    self.duplicate_index = Some(duplicate_index);
                }
            }
            Kind::Place | Kind::Unit => self.duplicate_index = None,
            Kind::Case | Kind::Source => {}
        }
    }
}
