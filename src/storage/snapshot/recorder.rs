//! Writes a snapshot while everything is read.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufWriter, Write};
use std::sync::{Mutex, PoisonError};

use borsh::BorshSerialize;

use crate::casebook::book::back_links::targets;
use crate::casebook::book::loaded::Loaded;
use crate::casebook::book::table::Table;
use crate::record::any_record::AnyRecord;
use crate::record::id::RecordId;
use crate::record::read::Record;
use crate::record::source::Source;
use crate::spelling::fold::{fine, key};
use crate::storage::fs::Fs;
use crate::storage::snapshot::SweptFile;
use crate::storage::snapshot::chunk_list::ChunkList;
use crate::storage::snapshot::footer::{Chunk, FileSection, Footer, LAYOUT, Row};
use crate::storage::snapshot::index_footer::remove_stale;
use crate::storage::snapshot::own_files::{OwnFile, UNFINISHED, remove_own};
use crate::storage::snapshot::record_facts::ChunkFacts;
use crate::storage::snapshot::unfinished_file::{UnfinishedFile, may_write};
use crate::storage::watch::stamp::Stamp;

/// With how many people a list begins: more than any screen has rows.
const PAGE: usize = 150;

/// How many of them are read first: as many as most screens have rows.
const SCREENFUL: usize = 50;

/// A snapshot that is being written.
pub struct Recorder<'f> {
    of: UnfinishedFile<'f>,
    written: Mutex<Written>,
    page: Mutex<BTreeMap<(String, RecordId), Loaded>>,
}

struct Written {
    file: BufWriter<Box<dyn Write + Send>>,
    offset: u64,
    parts: Vec<Part>,
    is_failed: bool,
}

/// A chunk with what is said of its records.
struct Part {
    chunk: Chunk,
    rows: Vec<Row>,
    names: String,
    facts: ChunkFacts,
    list: ChunkList,
}

impl Written {
    fn put(&mut self, bytes: &[u8]) -> FileSection {
        let section = FileSection::of(self.offset, bytes);
        self.is_failed |= self.file.write_all(bytes).is_err();
        self.offset += section.length;
        section
    }
}

impl<'f> Recorder<'f> {
    /// Begins a snapshot; `None` where none can be written. It is a help only, so nobody is told why.
    #[must_use]
    pub fn begin(fs: &'f dyn Fs) -> Option<Self> {
        may_write(fs).then_some(())?;
        let (of, file) = UnfinishedFile::begin(fs, OwnFile::Snapshot)?;
        Some(Self {
            of,
            written: Mutex::new(Written {
                file: BufWriter::new(file),
                offset: 0,
                parts: Vec::new(),
                is_failed: false,
            }),
            page: Mutex::default(),
        })
    }

    /// Whether enough of the files have been left alone for some time.
    #[must_use]
    pub fn is_promising(&self, files: &[SweptFile]) -> bool {
        let settled = files
            .iter()
            .filter(|file| self.of.is_settled(file.changed))
            .count();
        files.len() - settled <= most_left_out(files.len())
    }

    /// Takes in what was read of these files, all in the order of the ids. Left out is whatever has changed since
    /// the sweep or so shortly before it that another change might not show. People are counted by the `sources`.
    pub fn add(
        &self,
        files: &[SweptFile],
        records: &[Loaded],
        stamps: &[(RecordId, Stamp)],
        sources: &Table<Source>,
    ) {
        let mut bytes = 0_u32.to_le_bytes().to_vec();
        let mut rows = Vec::with_capacity(records.len());
        let mut names = String::new();
        let mut taken = Vec::with_capacity(records.len());
        let (mut files, mut stamps) = (files.iter(), stamps.iter());
        for loaded in records {
            let id = loaded.record.id();
            let Some(file) = files.find(|file| file.id == id) else {
                return;
            };
            let Some((_, stamp)) = stamps.find(|(of, _)| *of == id) else {
                return;
            };
            let is_settled = self.of.is_settled(file.changed);
            let end = bytes.len();
            if file.stamp != *stamp || !is_settled || loaded.serialize(&mut bytes).is_err() {
                bytes.truncate(end);
                continue;
            }
            taken.push(loaded);
            rows.push(Row { id, stamp: *stamp });
            add_names(&mut names, loaded);
        }
        let Ok(count) = u32::try_from(rows.len()) else {
            return;
        };
        bytes[..4].copy_from_slice(&count.to_le_bytes());
        let (facts, list) = ChunkFacts::of(&taken, sources);
        self.note_first(&taken, &facts);
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let section = written.put(&bytes);
        let chunk = Chunk {
            records: count,
            section,
        };
        written.parts.push(Part {
            chunk,
            rows,
            names,
            facts,
            list,
        });
    }

    /// Keeps those of these people with whom a list begins: in the order of their names, who is looked for.
    fn note_first(&self, records: &[&Loaded], facts: &ChunkFacts) {
        let mut page = self.page.lock().unwrap_or_else(PoisonError::into_inner);
        for (loaded, facts) in records.iter().zip(&facts.records) {
            let listed = facts.person.as_ref();
            let listed = listed.filter(|one| !one.says_joined && one.only_role().is_none());
            let (Record::Person(person), Some(_)) = (&loaded.record, listed) else {
                continue;
            };
            let key = (fine(&person.name), person.id);
            let is_full = page.len() >= PAGE;
            if is_full && page.last_key_value().is_some_and(|(last, _)| *last < key) {
                continue;
            }
            page.insert(key, (*loaded).clone());
            if is_full {
                page.pop_last();
            }
        }
    }

    /// Puts the snapshot in place of the one of before, unless much of `total` files is not in it. `others` are all
    /// records but people.
    pub fn finish(self, total: usize, others: &BTreeMap<RecordId, Loaded>) {
        if self.is_written(total, others).is_none() {
            return;
        }
        if self.of.is_put_in_place() {
            remove_stale(self.of.fs, None);
            // Those that were written while the folder had another name.
            remove_own(self.of.fs, |file, path| {
                file == OwnFile::Snapshot && path != self.of.path && !path.ends_with(UNFINISHED)
            });
        }
    }

    /// Writes what is at the end of the file; `None` if that fails or is not worth it.
    fn is_written(&self, total: usize, others: &BTreeMap<RecordId, Loaded>) -> Option<()> {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let mut parts = std::mem::take(&mut written.parts);
        parts.retain(|part| !part.rows.is_empty());
        parts.sort_unstable_by_key(|part| part.rows.first().map(|row| row.id));
        let stamps: Vec<Row> = parts.iter().flat_map(|part| &part.rows).copied().collect();
        let left_out = total.saturating_sub(stamps.len());
        if left_out > most_left_out(total) {
            return None;
        }
        let names: String = parts.iter().map(|part| part.names.as_str()).collect();
        let facts: Vec<&ChunkFacts> = parts.iter().map(|part| &part.facts).collect();
        let facts = borsh::to_vec(&facts).ok()?;
        let lists: Vec<&ChunkList> = parts.iter().map(|part| &part.list).collect();
        let lists = borsh::to_vec(&lists).ok()?;
        let rows = written.put(&borsh::to_vec(&stamps).ok()?);
        let names = written.put(names.as_bytes());
        let facts = written.put(&facts);
        let lists = written.put(&lists);
        let page = self.page.lock().unwrap_or_else(PoisonError::into_inner);
        let people: Vec<&Loaded> = page.values().collect();
        let (first, rest) = people.split_at(people.len().min(SCREENFUL));
        let mut taken = BTreeSet::new();
        let mut pages = [FileSection::default(); 2];
        for (section, people) in pages.iter_mut().zip([first, rest]) {
            let linked: BTreeSet<RecordId> = people
                .iter()
                .flat_map(|loaded| targets(&loaded.record))
                .collect();
            let linked = linked.iter().filter_map(|id| others.get(id));
            let page = people.iter().copied().chain(linked).filter_map(|loaded| {
                let id = loaded.record.id();
                let at = stamps.binary_search_by_key(&id, |row| row.id).ok()?;
                taken.insert(id).then_some((stamps[at].stamp, loaded))
            });
            let page: Vec<(Stamp, &Loaded)> = page.collect();
            *section = written.put(&borsh::to_vec(&page).ok()?);
        }
        let footer = Footer {
            layout: LAYOUT.to_owned(),
            written: self.of.began.at,
            boot: self.of.began.boot.clone(),
            left_out: left_out as u64,
            chunks: parts.iter().map(|part| part.chunk).collect(),
            rows,
            names,
            facts,
            lists,
            pages,
        };
        written.put(&footer.to_bytes(self.of.fs.account())?);
        let is_whole = !written.is_failed && written.file.flush().is_ok();
        is_whole.then_some(())
    }
}

/// How many of so many files a snapshot may lack and still help.
fn most_left_out(total: usize) -> usize {
    total / 10
}

/// Adds a line with the keys of all that a record may be called by: see `search::resolve::names`. What a source is
/// called by counts also as one.
fn add_names(to: &mut String, loaded: &Loaded) {
    let (record, more): (&dyn AnyRecord, Vec<&str>) = match &loaded.record {
        Record::Person(person) => (&**person, Vec::new()),
        Record::Case(case) => (&**case, Vec::new()),
        Record::Source(source) => (&**source, vec![&source.publisher, &source.author]),
        Record::Place(place) => (&**place, Vec::new()),
        Record::Unit(unit) => (&**unit, vec![&unit.number]),
    };
    let others = record.other_names().iter().map(|name| name.text.as_str());
    let all: Vec<&str> = std::iter::once(record.title())
        .chain(others)
        .chain(more)
        .collect();
    for name in &all {
        to.push_str(&key(name));
        to.push('\t');
    }
    if matches!(loaded.record, Record::Source(_)) {
        to.push_str(&key(&all.join(" ")));
    }
    to.push('\n');
}
