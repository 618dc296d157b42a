//! The snapshot as it counts now, by which a command reads no more than what its answer rests on.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::casebook::book::Book;
use crate::casebook::book::back_links::targets;
use crate::casebook::book::loaded::Loaded;
use crate::casebook::book::mentions::PlaceMentions;
use crate::casebook::derive::present::{last_of_today, present, recorded_on};
use crate::casebook::derive::together::{compared_with, crowd};
use crate::record::field_value::{FieldValue, StructRef};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::read::Record;
use crate::storage::fs::Fs;
use crate::storage::load::linked::{read_linked_beside, read_there};
use crate::storage::load::read_in_parallel;
use crate::storage::load::sweep::open_and_sweep;
use crate::storage::snapshot::chunk_list::{ChunkList, ListedPerson};
use crate::storage::snapshot::packed_day::PackedDay;
use crate::storage::snapshot::record_facts::{ChunkFacts, PersonFacts, RecordFacts};
use crate::storage::snapshot::stored_records::{StampComparison, StoredRecords};
use crate::storage::watch::stamp::Stamp;

/// Of how many files that differ from the snapshot it costs little to read them for one record.
const MOST_CHANGED: usize = 1_000;

/// A snapshot that was compared with all files, and the records of those that differ from it.
pub struct StoredView<'f> {
    pub(super) fs: &'f dyn Fs,
    pub(super) stored: StoredRecords,
    compared: StampComparison,
    pub(super) changed: Vec<Loaded>,
}

/// Some of the records, from which the answer to a question is the same as from all.
#[derive(Clone, Debug, Default)]
pub struct SomeRecords {
    /// The records, in the order of their ids.
    pub records: Vec<Loaded>,
    /// The days on which entries of all others were recorded.
    pub recorded: Vec<Date>,
    /// How all others name places and units.
    pub mentions: PlaceMentions,
}

impl From<Vec<Loaded>> for SomeRecords {
    fn from(records: Vec<Loaded>) -> Self {
        Self {
            records,
            ..Self::default()
        }
    }
}

/// What it takes to count everybody.
#[derive(Clone, Debug, Default)]
pub struct CountedRecords {
    /// The people whose facts in the snapshot do not count, with all that they link to.
    pub read: SomeRecords,
    /// Which of the records that were read are to be counted.
    pub among: BTreeSet<RecordId>,
    /// The facts of all other people.
    pub known: Vec<PersonFacts>,
    /// How many records of each kind there are, those that were joined to others included.
    pub of_kinds: [usize; Kind::ALL.len()],
}

/// What it takes to list all people.
#[derive(Clone, Debug, Default)]
pub struct ListedRecords {
    /// The people of whom the snapshot does not say what a list shows, with all that they link to.
    pub read: SomeRecords,
    /// Which of the records that were read are to be listed.
    pub among: BTreeSet<RecordId>,
    chunks: Vec<ChunkFacts>,
    lists: Vec<ChunkList>,
    known: Vec<RecordPlace>,
}

/// A person in the snapshot.
#[derive(Clone, Copy, Debug)]
pub(super) struct RecordPlace {
    id: RecordId,
    chunk: usize,
    place: usize,
}

impl ListedRecords {
    /// All other people, with their facts and what a list shows of them.
    pub fn known(&self) -> impl Iterator<Item = (RecordId, &PersonFacts, ListedPerson<'_>)> {
        self.known.iter().filter_map(|at| {
            let facts = self.chunks.get(at.chunk)?.records.get(at.place)?;
            let listed = self.lists.get(at.chunk)?.person(at.place)?;
            Some((at.id, facts.person.as_ref()?, listed))
        })
    }
}

/// The people whose facts count, and those who must be read.
pub(super) struct KnownApart {
    known: Vec<RecordPlace>,
    pub(super) among: BTreeSet<RecordId>,
    of_kinds: [usize; Kind::ALL.len()],
}

impl<'f> StoredView<'f> {
    /// Opens the snapshot and looks at all files. `None` if there is none that helps, or a file does not read: then
    /// everything must be read to answer rightly.
    #[must_use]
    pub fn open(fs: &'f dyn Fs) -> Option<Self> {
        let (stored, sweep) = open_and_sweep(fs)?;
        let sweep = sweep?;
        let compared = stored.compare(&sweep.files);
        let is_known = sweep.problems.is_empty() && compared.gone == 0;
        if !is_known || compared.changed.len() > MOST_CHANGED {
            return None;
        }
        let changed = read_in_parallel(fs, &compared.changed)?;
        (changed.len() == compared.changed.len()).then_some(Self {
            fs,
            stored,
            compared,
            changed,
        })
    }

    /// The files.
    #[must_use]
    pub const fn fs(&self) -> &dyn Fs {
        self.fs
    }

    /// The records that differ from the snapshot, as their files say.
    #[must_use]
    pub fn changed(&self) -> &[Loaded] {
        &self.changed
    }

    /// All other records, with the stamps of their files.
    pub fn current_stamps(&self) -> impl Iterator<Item = (RecordId, Stamp)> {
        let chunks = (0..).zip(&self.compared.current);
        chunks.flat_map(|(chunk, places)| self.stored.stamps(chunk, places))
    }

    /// The records that may be meant by these texts — ids, beginnings of ids, whole words of names — with all that they
    /// link to, and those that are not in the snapshot as they are. `None` if everything must be read to answer rightly.
    #[must_use]
    pub fn called(&self, typed: &[&str]) -> Option<Vec<Loaded>> {
        let names = self.stored.names(self.fs)?;
        let mut ids = Vec::new();
        for text in typed {
            ids.extend(self.stored.called(&names, text)?);
        }
        read_linked_beside(self.fs, self.changed.clone(), &ids)
    }

    /// The records of a kind with such a line of folded names, with tabs between them. `None` if nobody can tell.
    #[must_use]
    pub fn named(&self, kind: Kind, is_meant: &dyn Fn(&str) -> bool) -> Option<Vec<RecordId>> {
        let names = self.stored.names(self.fs)?;
        let lines = self.stored.ids().zip(names.lines());
        let meant = lines.filter(|(id, line)| id.kind() == kind && is_meant(line));
        Some(meant.map(|(id, _)| id).collect())
    }

    /// The book from which a record's page says what it says from all records, and in which are those `beside`. `None`
    /// of places and units, whose pages list whoever names them, and if everything must be read to answer rightly.
    #[must_use]
    pub fn book_around(
        &self,
        id: RecordId,
        beside: &[RecordId],
        book_of: &dyn Fn(SomeRecords) -> Book,
    ) -> Option<Book> {
        if matches!(id.kind(), Kind::Place | Kind::Unit) {
            return None;
        }
        let book = book_of(self.around(&[id], beside)?);
        let Some(person) = book.people().get(id) else {
            return Some(book);
        };
        // With whom a person may have been is told as long as they are not a crowd.
        let mut compared: Vec<RecordId> = match crowd(person, &book) {
            Some(_) => Vec::new(),
            None => compared_with(person, &book).into_iter().collect(),
        };
        if compared.iter().all(|id| book.has(*id)) {
            return Some(book);
        }
        compared.extend(beside);
        Some(book_of(self.around(&[id], &compared)?))
    }

    /// These records with all that a page of one of them says: whatever points at it or at what was joined to it or
    /// repeats it, what all of these link to, and all records but people, for a place is found by its names and a source
    /// told from its namesakes; and those `beside`, with what they link to. `None` if everything must be read to answer
    /// rightly.
    #[must_use]
    pub fn around(&self, ids: &[RecordId], beside: &[RecordId]) -> Option<SomeRecords> {
        let chunks = self.stored.facts(self.fs)?;
        let current = self.current(&chunks);
        let mut wanted: BTreeSet<RecordId> = ids.iter().copied().collect();
        let mut followed = wanted.clone();
        loop {
            let before = followed.len();
            for (id, facts) in &current {
                if facts.links.iter().any(|link| followed.contains(link)) {
                    wanted.insert(*id);
                    let is_joined = facts.person.as_ref().is_some_and(|one| one.says_joined);
                    if is_joined || id.kind() == Kind::Source {
                        followed.insert(*id);
                    }
                }
            }
            for loaded in &self.changed {
                let links = targets(&loaded.record);
                if links.iter().any(|link| followed.contains(link)) {
                    followed.insert(loaded.record.id());
                }
            }
            if followed.len() == before {
                break;
            }
        }
        wanted.extend(beside);
        let mut known = self.others()?;
        known.extend(self.changed.iter().cloned());
        let asked: Vec<RecordId> = wanted.iter().copied().collect();
        let mut records = read_linked_beside(self.fs, known, &asked)?;
        // Where in a source something stands may be told by the id of another record.
        let told = records.iter().filter(|loaded| {
            let id = loaded.record.id();
            id.kind() == Kind::Person || wanted.contains(&id)
        });
        let mut more: BTreeSet<RecordId> = BTreeSet::new();
        for loaded in told {
            each_id((&loaded.record).into(), &mut more);
        }
        for loaded in &records {
            more.remove(&loaded.record.id());
        }
        records.extend(read_there(self.fs, &more)?);
        records.sort_by_cached_key(|loaded| loaded.record.id());
        Some(SomeRecords {
            recorded: recorded_by_others(&current, &ids_of(&records)),
            mentions: self.mentioned_by_others(&chunks, &records),
            records,
        })
    }

    /// The days on which entries of all others than these were recorded; `None` if nobody can tell.
    #[must_use]
    pub fn recorded_by_others(&self, read: &BTreeSet<RecordId>) -> Option<Vec<Date>> {
        let chunks = self.stored.facts(self.fs)?;
        let current = self.current(&chunks);
        Some(self.recorded_beside(&current, read))
    }

    pub(super) fn recorded_beside(
        &self,
        current: &[(RecordId, &RecordFacts)],
        read: &BTreeSet<RecordId>,
    ) -> Vec<Date> {
        let mut days = recorded_by_others(current, read);
        let changed = self.changed.iter();
        for loaded in changed.filter(|loaded| !read.contains(&loaded.record.id())) {
            if let Record::Person(person) = &loaded.record {
                days.extend(person.history.iter().filter_map(recorded_on));
            }
        }
        days
    }

    /// What it takes to count everybody on a day; `None` if everything must be read to count rightly.
    #[must_use]
    pub fn counted(&self, clock: Date) -> Option<CountedRecords> {
        let chunks = self.stored.facts(self.fs)?;
        let current = self.current(&chunks);
        let apart = self.set_apart(&chunks, &current, (clock, Date::MAX), &|_, _| false);
        let known = apart.known.iter().filter_map(|at| {
            let facts = chunks.get(at.chunk)?.records.get(at.place)?;
            facts.person.clone()
        });
        Some(CountedRecords {
            known: known.collect(),
            read: self.read_apart(&current, &apart)?,
            among: apart.among,
            of_kinds: apart.of_kinds,
        })
    }

    /// What it takes to list all people on a day; `None` if everything must be read to list them rightly.
    #[must_use]
    pub fn listed(&self, clock: Date) -> Option<ListedRecords> {
        let chunks = self.stored.facts(self.fs)?;
        let lists = self.stored.lists(self.fs)?;
        let current = self.current(&chunks);
        // An end that lies ahead is known to nobody.
        let is_seen_later = |at: RecordPlace, last: Date| {
            let person = lists.get(at.chunk).and_then(|list| list.person(at.place));
            person.is_none_or(|person| person.seen > Some(PackedDay::of(last)))
        };
        let apart = self.set_apart(&chunks, &current, (clock, Date::MAX), &is_seen_later);
        let read = self.read_apart(&current, &apart)?;
        Some(ListedRecords {
            read,
            among: apart.among,
            known: apart.known,
            chunks,
            lists,
        })
    }

    /// Tells the people whose facts count on a day from all others; `is_later` says who else must be read because of
    /// the last day that counts as today. Today counts as no later than `latest`.
    pub(super) fn set_apart(
        &self,
        chunks: &[ChunkFacts],
        current: &[(RecordId, &RecordFacts)],
        (clock, latest): (Date, Date),
        is_later: &dyn Fn(RecordPlace, Date) -> bool,
    ) -> KnownApart {
        let days = self.recorded_beside(current, &BTreeSet::new());
        let present = present(clock, days.into_iter()).min(latest);
        let last = last_of_today(present);
        let sources = self.repeating(current);
        let changed = self.changed_ids();
        let mut apart = KnownApart {
            known: Vec::with_capacity(current.len()),
            among: BTreeSet::new(),
            of_kinds: [0; Kind::ALL.len()],
        };
        let mut ids = self.stored.ids();
        for (chunk, facts) in chunks.iter().enumerate() {
            for (place, (facts, id)) in facts.records.iter().zip(&mut ids).enumerate() {
                if changed.contains(&id) {
                    continue;
                }
                apart.count(id);
                let Some(person) = &facts.person else {
                    continue;
                };
                let at = RecordPlace { id, chunk, place };
                let cites =
                    !sources.is_empty() && facts.links.iter().any(|link| sources.contains(link));
                if person.says_joined || cites || person.lies_ahead(present) || is_later(at, last) {
                    apart.among.insert(id);
                } else {
                    apart.known.push(at);
                }
            }
        }
        for loaded in &self.changed {
            let id = loaded.record.id();
            apart.count(id);
            if id.kind() == Kind::Person {
                apart.among.insert(id);
            }
        }
        apart
    }

    /// The people of whom the facts do not count, with all that they link to. `None` if they are many.
    fn read_apart(
        &self,
        current: &[(RecordId, &RecordFacts)],
        apart: &KnownApart,
    ) -> Option<SomeRecords> {
        let wanted: Vec<RecordId> = apart.among.iter().copied().collect();
        let records = read_linked_beside(self.fs, self.changed.clone(), &wanted)?;
        Some(SomeRecords {
            recorded: recorded_by_others(current, &ids_of(&records)),
            records,
            ..SomeRecords::default()
        })
    }

    /// The records that count from the snapshot, with their facts.
    pub(super) fn current<'s>(
        &'s self,
        chunks: &'s [ChunkFacts],
    ) -> Vec<(RecordId, &'s RecordFacts)> {
        let changed = self.changed_ids();
        let facts = chunks.iter().flat_map(|chunk| &chunk.records);
        let all = self.stored.ids().zip(facts);
        all.filter(|(id, _)| !changed.contains(id)).collect()
    }

    fn changed_ids(&self) -> BTreeSet<RecordId> {
        self.compared.changed.iter().copied().collect()
    }

    /// How those of the records that count from the snapshot and were not read name places and units.
    fn mentioned_by_others(&self, chunks: &[ChunkFacts], read: &[Loaded]) -> PlaceMentions {
        let mut left_out = self.changed_ids();
        left_out.extend(read.iter().map(|loaded| loaded.record.id()));
        let counts = |id: RecordId| !left_out.contains(&id);
        let ids: Vec<RecordId> = self.stored.ids().collect();
        let mut rest = ids.as_slice();
        let mut mentions = PlaceMentions::default();
        for chunk in chunks {
            let (ids, further) = rest.split_at(rest.len().min(chunk.records.len()));
            rest = further;
            chunk.note_mentions(ids, &counts, &mut mentions);
        }
        mentions
    }

    /// The sources that are not in the snapshot as they are, and all that repeat one of them.
    fn repeating(&self, current: &[(RecordId, &RecordFacts)]) -> BTreeSet<RecordId> {
        let changed = self.changed.iter().map(|loaded| loaded.record.id());
        let mut found: BTreeSet<RecordId> =
            changed.filter(|id| id.kind() == Kind::Source).collect();
        loop {
            let before = found.len();
            for (id, facts) in current {
                let repeats = || facts.links.iter().any(|link| found.contains(link));
                if id.kind() == Kind::Source && repeats() {
                    found.insert(*id);
                }
            }
            if found.len() == before {
                return found;
            }
        }
    }

    /// All records that count from the snapshot but those of people.
    fn others(&self) -> Option<Vec<Loaded>> {
        self.of_kinds(&|kind| kind != Kind::Person)
    }

    /// All records that count from the snapshot of chunks that hold such kinds.
    pub(super) fn of_kinds(&self, is_meant: &dyn Fn(Kind) -> bool) -> Option<Vec<Loaded>> {
        let chunks = self.stored.kinds().zip(&self.compared.current);
        let numbered: Vec<(usize, &Vec<u32>)> = (0..)
            .zip(chunks)
            .filter(|(_, (kinds, _))| {
                kinds.is_none_or(|(one, other)| is_meant(one) || is_meant(other))
            })
            .map(|(at, (_, places))| (at, places))
            .collect();
        let read: Option<Vec<Vec<Loaded>>> = numbered
            .par_iter()
            .map(|(at, places)| self.stored.records(self.fs, *at, places))
            .collect();
        Some(read?.into_iter().flatten().collect())
    }
}

impl KnownApart {
    fn count(&mut self, id: RecordId) {
        let place = Kind::ALL.iter().position(|kind| *kind == id.kind());
        self.of_kinds[place.unwrap_or_default()] += 1;
    }
}

/// The ids that stand as words in the texts of a record.
fn each_id(of: StructRef<'_>, into: &mut BTreeSet<RecordId>) {
    of.each_field(&mut |_, value| ids_in(value, into));
}

fn ids_in(value: FieldValue<'_>, into: &mut BTreeSet<RecordId>) {
    match value {
        FieldValue::Text(text) => {
            let words = text.split(|one: char| !one.is_ascii_alphanumeric() && one != '-');
            into.extend(words.filter_map(|word| word.parse::<RecordId>().ok()));
        }
        FieldValue::Struct(inside) => each_id(inside, into),
        value => value.items().for_each(|item| ids_in(item, into)),
    }
}

fn ids_of(records: &[Loaded]) -> BTreeSet<RecordId> {
    records.iter().map(|loaded| loaded.record.id()).collect()
}

/// The days on which entries were recorded of those that are not among these.
fn recorded_by_others(
    current: &[(RecordId, &RecordFacts)],
    read: &BTreeSet<RecordId>,
) -> Vec<Date> {
    let others = current.iter().filter(|(id, _)| !read.contains(id));
    let days = others.flat_map(|(_, facts)| &facts.recorded);
    days.filter_map(|day| PackedDay::day(*day)).collect()
}
