//! The index that searches run on: folded texts, attributes and the order of names, kept up to date
//! with the book.
//!
//! - `attributes`: what the tests of a query that are no words need to know of a record, in a few bytes.
//! - `both`: doing both of two things at the same time, where that is worth it.
//! - `distinct`: each thing of a list once, in time that grows with the list and not with its square.
//! - `folds`: folding many texts, each word once.
//! - `kind_rows`: the folded texts of all records of one kind.
//! - `letters`: which letters the words of a record begin with and hold.
//! - `name_order`: the order of records by name, kept up to date.
//! - `postings`: who has a word or text: the way back from items to those that hold them.
//! - `recency`: the order of records that answer equally well: those changed last first, then by name.
//! - `row_token`: what an index has of one record: the words of its names, and its other texts as wholes.
//! - `stored_index`: the index of all people as bytes, from which it need not be built again.
//! - `text_span`: where the words of a text lie, and as what the text stands in records, in 64 bits.
//! - `text_table`: the texts that many records share, each folded once.
//! - `texts`: which texts of a record are searched, and as what.
//! - `vocabulary`: every folded word of an index once, in one run of bytes that can be scanned quickly.
//! - `whole_index`: the index of a whole book, by the stored one as far as that counts.

pub mod attributes;
pub mod both;
pub mod distinct;
pub mod folds;
pub mod kind_rows;
pub mod letters;
pub mod name_order;
pub mod postings;
pub mod recency;
pub mod row_token;
pub mod stored_index;
pub mod text_span;
pub mod text_table;
pub mod texts;
pub mod vocabulary;
pub mod whole_index;

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::casebook::book::Book;
use crate::casebook::derive::looked_for::OnlyRole;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::search::index::attributes::Attributes;
use crate::search::index::both::{FEW, both};
use crate::search::index::kind_rows::ShelfIndex;
use crate::search::index::name_order::{NameOrder, name};
use crate::search::index::recency::Recency;

/// The index of a book. Whoever changes the book calls [`Index::put`] or [`Index::remove`] next.
#[derive(Clone, Debug, Default)]
pub struct Index {
    kinds: [KindIndex; 5],
    statuses: Vec<Status>,
    /// How often something in it has changed: answers to queries are good for one version.
    version: u64,
}

/// The index of one kind of record.
#[derive(Clone, Debug, Default)]
pub struct KindIndex {
    /// The texts.
    pub table: ShelfIndex,
    /// What else is asked for, by row.
    pub attributes: Vec<Attributes>,
    /// The order by name.
    pub order: NameOrder,
    /// The order by the last change.
    pub recency: Recency,
    /// The status of each row once more, as [`Attributes::status`] has it: counting those of a
    /// hundred thousand hits must not go through all the attributes. [`LEFT_OUT`] for people who are not
    /// looked for.
    pub statuses: Vec<u16>,
    /// The people who are not looked for, each with the role that says so.
    pub left_out: BTreeMap<u32, OnlyRole>,
}

/// In the place of a status: the person is not looked for.
const LEFT_OUT: u16 = u16::MAX;

fn counted_as(of: &Attributes) -> u16 {
    match of.only_role {
        Some(_) => LEFT_OUT,
        None => of.status.min(LEFT_OUT - 1),
    }
}

impl KindIndex {
    /// Indexes the records of one kind. All statuses are known, so no thread adds one.
    fn build(book: &Book, kind: Kind, statuses: &[Status], with_texts: bool) -> Self {
        let table = || match with_texts {
            true => ShelfIndex::build(book, kind),
            false => ShelfIndex::default(),
        };
        let count = book.table(kind).rows();
        let attributes = || {
            let rows = (0..count).into_par_iter().with_min_len(FEW);
            let of_row =
                |statuses: &mut Vec<Status>, row| Attributes::of(book, kind, row, statuses);
            rows.map_init(|| statuses.to_vec(), of_row)
                .collect::<Vec<Attributes>>()
        };
        let (table, (order, attributes)) = both(count as usize, table, || {
            both(count as usize, || NameOrder::build(book, kind), attributes)
        });
        Self::of_parts(table, attributes, order)
    }

    fn of_parts(table: ShelfIndex, attributes: Vec<Attributes>, order: NameOrder) -> Self {
        Self {
            table,
            recency: Recency::build(&attributes, &order),
            statuses: attributes.iter().map(counted_as).collect(),
            left_out: (0..)
                .zip(&attributes)
                .filter_map(|(row, of)| Some((row, of.only_role?)))
                .collect(),
            attributes,
            order,
        }
    }

    /// Whether a person is not looked for.
    #[must_use]
    pub fn is_left_out(&self, row: u32) -> bool {
        self.statuses.get(row as usize) == Some(&LEFT_OUT)
    }

    /// How many of these rows have which status, as [`Attributes::status`] numbers them; people who are
    /// not looked for are not counted.
    #[must_use]
    pub fn count_statuses(&self, rows: &[u32]) -> Vec<usize> {
        let mut counts = Vec::new();
        for row in rows {
            let status = self.statuses.get(*row as usize).copied().unwrap_or(0);
            if status == LEFT_OUT {
                continue;
            }
            let status = usize::from(status);
            if counts.len() <= status {
                counts.resize(status + 1, 0);
            }
            counts[status] += 1;
        }
        counts
    }
}

impl Index {
    /// Indexes a whole book, on all processors.
    #[must_use]
    pub fn build(book: &Book) -> Self {
        let mut index = Self::default();
        note_statuses(book, &mut index.statuses);
        let statuses = index.statuses.as_slice();
        let build = |kind| (kind, KindIndex::build(book, kind, statuses, true));
        let count: u32 = Kind::ALL.map(|kind| book.table(kind).rows()).iter().sum();
        let built: Vec<(Kind, KindIndex)> = match count as usize > FEW {
            true => Kind::ALL.into_par_iter().map(build).collect(),
            false => Kind::ALL.into_iter().map(build).collect(),
        };
        for (kind, of_kind) in built {
            index.kinds[kind as usize] = of_kind;
        }
        index
    }

    /// Indexes the records of one kind, for a single search; without their texts what has no words can be searched for.
    #[must_use]
    pub fn of_kind(book: &Book, kind: Kind, with_texts: bool) -> Self {
        let mut index = Self::default();
        note_statuses(book, &mut index.statuses);
        index.kinds[kind as usize] = KindIndex::build(book, kind, &index.statuses, with_texts);
        index
    }

    /// Works out again what is no text of these rows, whose records the book has now.
    pub fn refresh_attributes(&mut self, book: &Book, kind: Kind, rows: &[u32]) {
        for row in rows {
            let of = Attributes::of(book, kind, *row, &mut self.statuses);
            if let Some(there) = self.kinds[kind as usize].attributes.get_mut(*row as usize) {
                *there = of;
            }
        }
    }

    /// Takes note of a record that the book has had put in, and of all records that rest on it.
    pub fn put(&mut self, book: &Book, id: RecordId) {
        if let Some(row) = row_of(book, id) {
            self.put_row(book, id.kind(), row);
        }
        self.put_dependent(book, id);
        self.version += 1;
    }

    /// Takes note of a record that the book has had taken out.
    pub fn remove(&mut self, book: &Book, id: RecordId) {
        let kind = id.kind();
        let gone: Vec<u32> = (0..)
            .zip(&self.of(kind).attributes)
            .filter(|(row, attributes)| attributes.id.is_some() && name(book, kind, *row).is_none())
            .map(|(row, _)| row)
            .collect();
        for row in gone {
            self.put_row(book, kind, row);
        }
        self.put_dependent(book, id);
        self.version += 1;
    }

    /// How often something in it has changed.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The index of one kind.
    #[must_use]
    pub fn of(&self, kind: Kind) -> &KindIndex {
        &self.kinds[kind as usize]
    }

    /// All statuses that records have, in the order that [`Attributes`] speak of.
    #[must_use]
    pub fn statuses(&self) -> &[Status] {
        &self.statuses
    }

    fn put_row(&mut self, book: &Book, kind: Kind, row: u32) {
        let index = &mut self.kinds[kind as usize];
        index.recency.take(&index.attributes, &index.order, row);
        index.table.put(book, kind, row);
        index.order.put(book, kind, row);
        self.put_attributes(book, kind, row);
    }

    fn put_attributes(&mut self, book: &Book, kind: Kind, row: u32) {
        let of = Attributes::of(book, kind, row, &mut self.statuses);
        let index = &mut self.kinds[kind as usize];
        let at = row as usize;
        if index.attributes.len() <= at {
            index.attributes.resize(at + 1, Attributes::ABSENT);
            index.statuses.resize(at + 1, 0);
        }
        index.recency.take(&index.attributes, &index.order, row);
        index.attributes[at] = of;
        index.statuses[at] = counted_as(&of);
        match of.only_role {
            Some(role) => index.left_out.insert(row, role),
            None => index.left_out.remove(&row),
        };
        index.recency.put(&index.attributes, &index.order, row);
    }

    /// What rests on a record: those who were joined to it, the titles that others are found by, the places below a place, the
    /// standing of those whose history cites a source.
    fn put_dependent(&mut self, book: &Book, id: RecordId) {
        match id.kind() {
            Kind::Person => {
                // Whether these stand alone or the record stands for them is another matter now.
                for joined in book.aliases(id) {
                    if let Some(row) = row_of(book, joined) {
                        self.put_row(book, Kind::Person, row);
                    }
                }
            }
            Kind::Place | Kind::Unit => {
                for index in &mut self.kinds {
                    index.table.refresh_places_and_units(book);
                }
            }
            Kind::Case => {
                self.refresh_title(book, id);
                for pointing in book.pointing_at(id).chain(book.left_alone()) {
                    if pointing.kind() == Kind::Person
                        && let Some(row) = row_of(book, pointing)
                    {
                        self.put_row(book, Kind::Person, row);
                    }
                }
            }
            Kind::Source => {
                self.refresh_title(book, id);
                let people = people_resting_on(book, id);
                for person in people.into_iter().chain(book.left_alone()) {
                    if let Some(row) = row_of(book, person) {
                        self.put_attributes(book, Kind::Person, row);
                    }
                }
            }
        }
    }

    fn refresh_title(&mut self, book: &Book, id: RecordId) {
        for index in &mut self.kinds {
            index.table.refresh_title(book, id);
        }
    }
}

/// Notes every status that somebody has or had.
fn note_statuses(book: &Book, statuses: &mut Vec<Status>) {
    for (_, person) in book.people().iter() {
        let said = person
            .history
            .iter()
            .filter(|entry| !entry.is_withdrawn())
            .filter_map(|entry| entry.status.as_ref());
        for status in said {
            if !statuses.contains(status) {
                statuses.push(status.clone());
            }
        }
    }
}

/// Everybody whose record cites a source or one that is derived from it.
fn people_resting_on(book: &Book, source: RecordId) -> BTreeSet<RecordId> {
    let mut seen = BTreeSet::from([source]);
    let mut open = vec![source];
    while let Some(target) = open.pop() {
        for id in book.pointing_at(target) {
            let follows = matches!(id.kind(), Kind::Source | Kind::Person);
            if follows && seen.insert(id) && id.kind() == Kind::Source {
                open.push(id);
            }
        }
    }
    seen.retain(|id| id.kind() == Kind::Person);
    seen
}

/// The row that a record has in the table of its kind.
#[must_use]
pub fn row_of(book: &Book, id: RecordId) -> Option<u32> {
    book.table(id.kind()).row_of(id)
}
