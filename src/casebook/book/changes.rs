//! Records that come into the book, change and go.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::casebook::book::Book;
use crate::casebook::book::loaded::Loaded;
use crate::casebook::check::keep_what_others_ask_for;
use crate::casebook::derive::standing::Standing;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::read::Record;

impl Book {
    /// Lets go of all of people that checking other records does not ask for. What follows from it stays as it was.
    pub fn keep_what_checks_ask_for(&mut self) {
        self.people.each_mut(keep_what_others_ask_for);
    }

    /// Puts a record in, replacing what had its id.
    ///
    /// The standing of a person rests on sources, too, so it is right only once every source is
    /// in; after loading, call [`Book::settle`].
    pub fn put(&mut self, loaded: Loaded) {
        let id = loaded.record.id();
        self.take_out(id);
        self.back_links.add(&loaded.record);
        self.put_in(loaded);
        match id.kind() {
            Kind::Person => {
                if let Some(row) = self.people.row_of(id) {
                    self.stand(row);
                }
            }
            Kind::Source => self.stand_citing(id),
            Kind::Case | Kind::Place | Kind::Unit => {}
        }
    }

    /// Gives these people the first rows, in this order, for an index that has such rows, whether their records come or not.
    pub fn reserve_people(&mut self, ids: &[RecordId]) {
        self.people.reserve(ids);
    }

    /// Puts a record in as [`Book::put`] does, but leaves its links and the standing of people to
    /// [`Book::settle`], which has to come next: while everything is read, every source would make
    /// everybody who cites it stand anew.
    pub fn add(&mut self, loaded: Loaded) {
        self.take_out(loaded.record.id());
        self.back_links.add_later(&loaded.record);
        self.put_in(loaded);
    }

    fn put_in(&mut self, loaded: Loaded) {
        self.version += 1;
        self.circular.take();
        self.tags.take();
        let id = loaded.record.id();
        self.mentions.add(&loaded.record);
        if !loaded.unknown.is_empty() {
            self.unknown.insert(id, loaded.unknown);
        }
        match loaded.record {
            Record::Person(person) => {
                self.people.put(id, person);
                self.note_joined(id);
                self.look_at(id);
            }
            Record::Case(case) => {
                self.cases.put(id, case);
            }
            Record::Source(source) => {
                self.twins.add(&source);
                self.sources.put(id, source);
            }
            Record::Place(place) => {
                self.gazetteer
                    .add(Kind::Place, id, &place.name, &place.other_names, "");
                self.places.put(id, place);
                self.look_at(id);
            }
            Record::Unit(unit) => {
                self.gazetteer
                    .add(Kind::Unit, id, &unit.name, &unit.other_names, &unit.number);
                self.units.put(id, unit);
                self.look_at(id);
            }
        }
    }

    /// Takes a record out, as when its file is gone.
    pub fn take(&mut self, id: RecordId) -> Option<Record> {
        let record = self.take_out(id)?;
        if id.kind() == Kind::Source {
            self.stand_citing(id);
        }
        Some(record)
    }

    fn take_out(&mut self, id: RecordId) -> Option<Record> {
        let record = self.table_mut(id.kind()).take_any(id)?;
        self.version += 1;
        self.circular.take();
        self.tags.take();
        self.back_links.remove(&record);
        self.mentions.remove(&record);
        if let Record::Source(source) = &record {
            self.twins.remove(source);
        }
        self.gazetteer.remove(id);
        self.unknown.remove(&id);
        self.note_joined(id);
        self.look_at(id);
        Some(record)
    }

    /// A record as it was read; `None` if it is not there.
    #[must_use]
    pub fn loaded(&self, id: RecordId) -> Option<Loaded> {
        let record = self.table(id.kind()).copy_of(id)?;
        let unknown = self.unknown_fields(id).to_vec();
        Some(Loaded { record, unknown })
    }

    /// Takes a record over from another book as it is there, or takes it out where it is not.
    pub fn take_over(&mut self, from: &mut Self, id: RecordId) {
        let unknown = from.unknown_fields(id).to_vec();
        match from.take(id) {
            Some(record) => self.put(Loaded { record, unknown }),
            None => {
                self.take(id);
            }
        }
    }

    /// Puts all links in their places and works out the standing of every person, once everything is
    /// in.
    pub fn settle(&mut self) {
        self.settle_with(|_| Vec::new());
    }

    /// As [`Book::settle`]; how people stand of whom `known` tells, in the order of the rows, is not worked out again. It is
    /// asked when all links are in their places and the present day is known.
    pub fn settle_with(&mut self, known: impl FnOnce(&Self) -> Vec<Option<Standing>>) {
        self.version += 1;
        let mut back_links = std::mem::take(&mut self.back_links);
        let ((), present) = rayon::join(|| back_links.settle(), || self.present_now());
        self.back_links = back_links;
        self.present = present;
        let known = known(self);
        let standing = |row: u32| known.get(row as usize).copied().flatten();
        let rows = (0..self.people.rows()).into_par_iter();
        self.standings = rows
            .map(|row| standing(row).unwrap_or_else(|| self.standing_now(row)))
            .collect();
    }
}
