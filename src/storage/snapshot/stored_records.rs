//! A snapshot that is open: which of its records count, and reading them.

use std::collections::HashMap;

use memchr::memmem::Finder;

use crate::casebook::book::loaded::Loaded;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::spelling::fold::key;
use crate::spelling::same_name::words_of;
use crate::storage::fs::Fs;
use crate::storage::snapshot::SweptFile;
use crate::storage::snapshot::chunk_list::ChunkList;
use crate::storage::snapshot::footer::{Chunk, Footer, Row};
use crate::storage::snapshot::index_footer::remove_stale;
use crate::storage::snapshot::own_files::{OwnFile, UNFINISHED, remove_own};
use crate::storage::snapshot::record_facts::ChunkFacts;
use crate::storage::watch::stamp::Stamp;

/// Of how many files it does no harm to read them beside a snapshot.
const FEW: usize = 500;

/// How many records may be called as somebody typed for it to be worth reading them alone.
const MOST_CALLED: usize = 200;

/// A snapshot that is open.
pub struct StoredRecords {
    path: String,
    footer: Footer,
    rows: Vec<Row>,
}

/// What of a snapshot counts.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct StampComparison {
    /// For each chunk the places of the records whose files are as they were.
    pub current: Vec<Vec<u32>>,
    /// The records whose files are new or have changed, in the order of their ids.
    pub changed: Vec<RecordId>,
    /// How many records of the snapshot are there no more.
    pub gone: usize,
    /// How many files could not be in it when it was written.
    pub left_out: usize,
}

impl StampComparison {
    /// Whether the snapshot helps. Where something has gone it is to be written again: what was taken out of the
    /// workspace must not stay in it.
    #[must_use]
    pub fn is_worth_it(&self) -> bool {
        let current: usize = self.current.iter().map(Vec::len).sum();
        self.gone == 0 && self.changed.len() <= FEW + self.left_out + current / 20
    }
}

impl StoredRecords {
    /// Whether a file has the name of a snapshot of this account. Whether it counts is another question.
    #[must_use]
    pub fn may_be_there(fs: &dyn Fs) -> bool {
        !OwnFile::Snapshot.paths(fs).is_empty()
    }

    /// Opens this account's snapshot; `None` if there is none, or anything about it is doubtful. What stands beside it and
    /// does not count goes away.
    #[must_use]
    pub fn open(fs: &dyn Fs) -> Option<Self> {
        let mut opened = None;
        let (unfinished, whole): (Vec<_>, Vec<_>) = OwnFile::Snapshot
            .paths(fs)
            .into_iter()
            .partition(|path| path.ends_with(UNFINISHED));
        for path in &whole {
            opened = Self::read(fs, path);
            if opened.is_some() {
                break;
            }
            // What is doubtful now must not count again once the clock has gone on.
            let _ = fs.unlink(path);
        }
        if opened.is_none() && !whole.is_empty() {
            remove_own(fs, |_, path| !path.ends_with(UNFINISHED));
        }
        // Nobody writes another one as long as this one counts: whoever did was stopped.
        if opened.is_some() {
            for path in unfinished {
                let _ = fs.unlink(&path);
            }
        }
        remove_stale(fs, opened.as_ref().and_then(Self::identity));
        opened
    }

    /// The people with whom a list begins, and what they link to, each with the stamp that its file had, in the parts in
    /// which they are to be shown; nothing of it is compared with the files. None if there is no snapshot, or anything
    /// about it is doubtful.
    pub fn first_pages(fs: &dyn Fs) -> impl Iterator<Item = Vec<(Stamp, Loaded)>> {
        let paths = OwnFile::Snapshot.paths(fs).into_iter();
        let mut whole = paths.filter(|path| !path.ends_with(UNFINISHED));
        let counting = whole.find_map(|path| Some((Self::footer(fs, &path)?, path)));
        counting.into_iter().flat_map(move |(footer, path)| {
            let parts = footer.pages.into_iter();
            parts.map_while(move |part| borsh::from_slice(&part.read(fs, &path)?).ok())
        })
    }

    /// The footer of a snapshot that may count now.
    fn footer(fs: &dyn Fs, path: &str) -> Option<Footer> {
        let footer = Footer::read(fs, path)?;
        let now = fs.moment()?;
        // A clock that has been set back may give a file the time that it had before.
        (footer.boot == now.boot && footer.written <= now.at).then_some(footer)
    }

    fn read(fs: &dyn Fs, path: &str) -> Option<Self> {
        let footer = Self::footer(fs, path)?;
        let rows: Vec<Row> = borsh::from_slice(&footer.rows.read(fs, path)?).ok()?;
        let records: u64 = footer.chunks.iter().map(|one| u64::from(one.records)).sum();
        let is_in_order = rows.is_sorted_by(|one, other| one.id < other.id);
        (records == rows.len() as u64 && is_in_order).then(|| Self {
            path: path.to_owned(),
            footer,
            rows,
        })
    }

    /// Removes all of this account's snapshots, and what was made beside them, under all names: what was taken out of the
    /// workspace stands there as well. They are a help only, so nobody is told if that fails.
    pub fn remove_all(fs: &dyn Fs) {
        remove_own(fs, |_, _| true);
    }

    /// What tells this account's snapshot from all others, without its being opened; `None` if there is none that may count.
    #[must_use]
    pub fn identity_of(fs: &dyn Fs) -> Option<[u8; 32]> {
        let mut paths = OwnFile::Snapshot.paths(fs).into_iter();
        let footer = paths.find_map(|path| Self::footer(fs, &path));
        footer?.identity()
    }

    /// What tells this snapshot from all others.
    #[must_use]
    pub fn identity(&self) -> Option<[u8; 32]> {
        self.footer.identity()
    }

    /// The records whose files had other stamps when they were read than here, or were not here. `None` if not all of
    /// these were there.
    #[must_use]
    pub fn records_beside(&self, read: &[(RecordId, Stamp)]) -> Option<Vec<RecordId>> {
        let stamps: HashMap<RecordId, Stamp> = read.iter().copied().collect();
        let known: HashMap<RecordId, Stamp> =
            self.rows.iter().map(|row| (row.id, row.stamp)).collect();
        let is_there = self.rows.iter().all(|row| stamps.contains_key(&row.id));
        let others = stamps
            .iter()
            .filter(|(id, stamp)| known.get(id) != Some(stamp));
        is_there.then(|| others.map(|(id, _)| *id).collect())
    }

    /// Compares it with all files as they are, in the order of their ids.
    #[must_use]
    pub fn compare(&self, files: &[SweptFile]) -> StampComparison {
        let mut compared = StampComparison {
            left_out: usize::try_from(self.footer.left_out).unwrap_or(usize::MAX),
            ..StampComparison::default()
        };
        let mut files = files.iter().peekable();
        for (_, rows) in self.chunks() {
            let mut current = Vec::with_capacity(rows.len());
            for (at, row) in (0..).zip(rows) {
                while let Some(new) = files.next_if(|file| file.id < row.id) {
                    compared.changed.push(new.id);
                }
                match files.next_if(|file| file.id == row.id) {
                    Some(file) if file.stamp == row.stamp => current.push(at),
                    Some(file) => compared.changed.push(file.id),
                    None => compared.gone += 1,
                }
            }
            compared.current.push(current);
        }
        compared.changed.extend(files.map(|file| file.id));
        compared
    }

    /// The ids and stamps at these places of a chunk.
    #[must_use]
    pub fn stamps(&self, chunk: usize, places: &[u32]) -> Vec<(RecordId, Stamp)> {
        let rows = self.chunks().nth(chunk).map_or(&[][..], |(_, rows)| rows);
        let rows = places.iter().filter_map(|place| rows.get(*place as usize));
        rows.map(|row| (row.id, row.stamp)).collect()
    }

    /// The records at these places of a chunk, in their order; `None` if they are not as they were written.
    #[must_use]
    pub fn records(&self, fs: &dyn Fs, chunk: usize, places: &[u32]) -> Option<Vec<Loaded>> {
        let (chunk, rows) = self.chunks().nth(chunk)?;
        let bytes = chunk.section.read(fs, &self.path)?;
        let records: Vec<Loaded> = borsh::from_slice(&bytes).ok()?;
        let ids = records.iter().map(|loaded| loaded.record.id());
        if !ids.eq(rows.iter().map(|row| row.id)) {
            return None;
        }
        if places.len() == records.len() {
            return Some(records);
        }
        let mut places = places.iter().peekable();
        let current = (0..).zip(records).filter_map(|(at, loaded)| {
            let is_current = places.next_if(|place| **place == at).is_some();
            is_current.then_some(loaded)
        });
        Some(current.collect())
    }

    /// The keys of what the records are called by, a line each; `None` if they are not as they were written.
    #[must_use]
    pub fn names(&self, fs: &dyn Fs) -> Option<String> {
        let names = String::from_utf8(self.footer.names.read(fs, &self.path)?).ok()?;
        (memchr::memchr_iter(b'\n', names.as_bytes()).count() == self.rows.len()).then_some(names)
    }

    /// The facts of all chunks, in their order; `None` if they are not as they were written.
    #[must_use]
    pub fn facts(&self, fs: &dyn Fs) -> Option<Vec<ChunkFacts>> {
        let bytes = self.footer.facts.read(fs, &self.path)?;
        let facts: Vec<ChunkFacts> = borsh::from_slice(&bytes).ok()?;
        let counts = self.footer.chunks.iter().map(|one| one.records as usize);
        counts
            .eq(facts.iter().map(|one| one.records.len()))
            .then_some(facts)
    }

    /// What a list shows of the people of all chunks, in their order; `None` if it is not as it was written.
    #[must_use]
    pub fn lists(&self, fs: &dyn Fs) -> Option<Vec<ChunkList>> {
        let bytes = self.footer.lists.read(fs, &self.path)?;
        let lists: Vec<ChunkList> = borsh::from_slice(&bytes).ok()?;
        let counts = self.footer.chunks.iter().map(|one| one.records as usize);
        counts
            .eq(lists.iter().map(ChunkList::count))
            .then_some(lists)
    }

    /// The ids of all records, in their order.
    pub fn ids(&self) -> impl Iterator<Item = RecordId> {
        self.rows.iter().map(|row| row.id)
    }

    /// For each chunk the kinds of its first and of its last record.
    pub fn kinds(&self) -> impl Iterator<Item = Option<(Kind, Kind)>> {
        self.chunks()
            .map(|(_, rows)| Some((rows.first()?.id.kind(), rows.last()?.id.kind())))
    }

    /// The records whose id begins with what was typed, or one of whose names has all of its words in some spelling;
    /// more than those that are called so. `None` if they are many, or nobody can tell.
    #[must_use]
    pub fn called(&self, names: &str, typed: &str) -> Option<Vec<RecordId>> {
        let typed = typed.trim();
        let begin = self.rows.partition_point(|row| row.id.as_str() < typed);
        let begun = self.rows[begin..].iter().map(|row| row.id);
        let begun = begun.take_while(|id| typed.len() > 2 && id.as_str().starts_with(typed));
        let mut found: Vec<RecordId> = begun.take(MOST_CALLED + 1).collect();
        let keys: Vec<String> = words_of(typed).iter().map(|word| key(word)).collect();
        if keys.is_empty() {
            return None;
        }
        let words: Vec<Finder<'_>> = keys.iter().map(Finder::new).collect();
        for (row, line) in self.rows.iter().zip(names.lines()) {
            let has = |word: &Finder<'_>| word.find(line.as_bytes()).is_some();
            if words.iter().all(has) {
                found.push(row.id);
            }
            if found.len() > MOST_CALLED {
                return None;
            }
        }
        Some(found)
    }

    /// The chunks with their rows.
    fn chunks(&self) -> impl Iterator<Item = (&Chunk, &[Row])> {
        let mut rest = self.rows.as_slice();
        self.footer.chunks.iter().map(move |chunk| {
            let (rows, further) = rest.split_at(rest.len().min(chunk.records as usize));
            rest = further;
            (chunk, rows)
        })
    }
}
