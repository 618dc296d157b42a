//! The index of a whole book, with all records: by the stored one as far as that counts.

use std::collections::BTreeSet;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::casebook::book::Book;
use crate::casebook::derive::present::{ends_ahead, lies_ahead};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::search::index::stored_index::StoredIndex;
use crate::search::index::{Index, KindIndex, people_resting_on};

/// If more people than this are to be indexed again, all are.
const MOST_AGAIN: usize = 10_000;

/// What is known of all people before a book of all records is indexed.
#[derive(Debug)]
pub struct KnownPeople {
    /// The index of all people as it was stored.
    pub index: StoredIndex,
    /// All people, in the order of their ids: that of the first rows of the book.
    pub people: Vec<RecordId>,
    /// The records that may be others than those that the index was made of.
    pub changed: Vec<RecordId>,
}

/// Settles a book in which all records are, and indexes all people in it by what is known as far as that counts, as if they
/// had been indexed now; beside them the records of these other kinds. `None` if the index is to be built.
#[must_use]
pub fn settle_by(book: &mut Book, known: Option<KnownPeople>, others: &[Kind]) -> Option<Index> {
    let Some(mut known) = known else {
        book.settle();
        return None;
    };
    let mut again = None;
    book.settle_with(|book| {
        again = known.again(book);
        match &again {
            Some(again) => known.index.standings(&known.people, again),
            None => Vec::new(),
        }
    });
    known.into_index(book, &again?, others)
}

impl KnownPeople {
    /// Those of whom the index may not say what is right; `None` if it is not worth it, or nobody can tell.
    fn again(&mut self, book: &Book) -> Option<BTreeSet<RecordId>> {
        if book.people().rows() as usize != self.people.len() {
            return None;
        }
        let known = self.index.ids();
        let is_new = |id: &&RecordId| known.binary_search(id).is_err();
        let mut again: BTreeSet<RecordId> = self.people.iter().filter(is_new).copied().collect();
        for id in &self.changed {
            match id.kind() {
                Kind::Person => {
                    again.insert(*id);
                }
                Kind::Source => again.extend(people_resting_on(book, *id)),
                // What names them is a text, which is folded again for all.
                Kind::Place | Kind::Unit => {}
                Kind::Case => {
                    let pointing = book.pointing_at(*id);
                    again.extend(pointing.filter(|id| id.kind() == Kind::Person));
                }
            }
        }
        // Whether another record stands for them rests on whether that one is there.
        again.extend(book.joined().chain(book.left_alone()));
        let present = self.index.present()?;
        if present != book.present() {
            let first = present.min(book.present());
            let people = book.people().iter().filter(|(_, person)| {
                let mut dates = person.history.iter().map(|entry| &entry.when);
                dates.any(|when| lies_ahead(when, first) || ends_ahead(when, first))
            });
            again.extend(people.map(|(_, person)| person.id));
        }
        let is_worth_it = again.len() <= MOST_AGAIN;
        let is_right = again.is_empty() || self.index.take_statuses(book);
        (is_worth_it && is_right).then_some(again)
    }

    fn into_index(self, book: &Book, again: &BTreeSet<RecordId>, others: &[Kind]) -> Option<Index> {
        let changed = self.changed.into_iter();
        let titles: Vec<RecordId> = changed.filter(|id| id.kind() != Kind::Person).collect();
        let (index, people) = (self.index, self.people);
        let (index, others) = rayon::join(
            || index.into_index(book, &people, again, &titles),
            || {
                let build = |kind: &Kind| (*kind, KindIndex::build(book, *kind, &[], true));
                others.par_iter().map(build).collect::<Vec<_>>()
            },
        );
        let mut index = index?;
        for (kind, of_kind) in others {
            index.kinds[kind as usize] = of_kind;
        }
        Some(index)
    }
}
