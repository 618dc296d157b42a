//! The pairs of people who may be one, as a part of the book that follows its changes.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::casebook::book::Book;
use crate::casebook::duplicates::grounds::Atlas;
use crate::casebook::duplicates::lookalikes::Lookalikes;
use crate::casebook::duplicates::sketch::{Sketch, sketch};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;

impl Book {
    /// The pairs of people who may be one, once somebody has compared them.
    #[must_use]
    pub fn lookalikes(&self) -> Option<&Lookalikes> {
        self.lookalikes.as_deref()
    }

    /// Takes over the pairs of people who may be one. They are kept up to date from now on.
    pub fn compared(&mut self, lookalikes: Lookalikes) {
        self.lookalikes = Some(Box::new(lookalikes));
    }

    /// Compares all people here and now, which takes seconds where there are very many. `tell` hears
    /// how much of the work is done.
    pub fn compare(&mut self, tell: &(dyn Fn(usize, usize) + Sync)) {
        let people: Vec<&Person> = self.people.iter().map(|(_, person)| person).collect();
        let sketches = people
            .into_par_iter()
            .filter_map(|person| Some((person.id, self.sketch(person)?)))
            .collect();
        let lookalikes = Lookalikes::compare(sketches, self.atlas(), tell);
        self.compared(lookalikes);
    }

    /// What homes and units are resolved by.
    #[must_use]
    pub fn atlas(&self) -> Atlas<'_> {
        Atlas {
            gazetteer: &self.gazetteer,
            places: &self.places,
            units: &self.units,
        }
    }

    /// What of a person is compared. Who was judged is whoever stands for them now.
    fn sketch(&self, person: &Person) -> Option<Sketch> {
        Some(sketch(person)?.judged_by(|id| self.stands_for(id)))
    }

    /// A record came, changed or went: so may the pairs that somebody stands in. What a place is called
    /// concerns everybody, so then all have to be compared anew.
    pub fn look_at(&mut self, id: RecordId) {
        match id.kind() {
            Kind::Person => {
                if let Some(mut lookalikes) = self.lookalikes.take() {
                    let now = self.people.get(id).and_then(|person| self.sketch(person));
                    lookalikes.put(id, now, self.atlas());
                    self.lookalikes = Some(lookalikes);
                }
            }
            Kind::Place | Kind::Unit => self.lookalikes = None,
            Kind::Case | Kind::Source => {}
        }
    }
}
