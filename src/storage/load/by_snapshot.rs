//! Reading all records with the help of the snapshot, and writing a new one if it does not help any more.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::casebook::book::loaded::Loaded;
use crate::casebook::book::table::Table;
use crate::casebook::errors::problem::Reason;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::read::Record;
use crate::record::source::Source;
use crate::storage::fs::Fs;
use crate::storage::load::sweep::{Sweep, open_and_sweep};
use crate::storage::load::{BATCH, Batch, ComparedPage, FIRST, KnownFiles, load, read};
use crate::storage::snapshot::SweptFile;
use crate::storage::snapshot::recorder::Recorder;
use crate::storage::snapshot::stored_records::{StampComparison, StoredRecords};
use crate::storage::snapshot::word_index::WordIndex;
use crate::storage::watch::stamp::Stamp;

/// Of fewer records than this no snapshot is made: reading their files is done before anybody notices.
pub const FEWEST: usize = 2_000;

/// How many files of the first page one thread looks at.
const SHARE: usize = 32;

/// As [`load`]; what it hands over is the same. What the snapshot has of files that are as they were is not read
/// from them.
///
/// A snapshot is written if there are at least `fewest` records, and there is none that helps.
pub fn load_by_snapshot(fs: &dyn Fs, fewest: usize, each: &(dyn Fn(Batch) + Sync)) {
    load_by(fs, fewest, false, each);
}

/// As [`load_by_snapshot`]; one of the batches has the index of words that was made of the snapshot, if there is one.
pub fn load_with_words(fs: &dyn Fs, fewest: usize, each: &(dyn Fn(Batch) + Sync)) {
    load_by(fs, fewest, true, each);
}

fn load_by(fs: &dyn Fs, fewest: usize, with_words: bool, each: &(dyn Fn(Batch) + Sync)) {
    let stored = open_and_sweep(fs);
    let is_there = stored.is_some();
    if let Some((stored, sweep)) = stored {
        if let Some(sweep) = sweep {
            let compared = stored.compare(&sweep.files);
            if compared.is_worth_it() {
                return hand_over(fs, &stored, &compared, sweep, with_words, each);
            }
        }
        // Whether another one can be written or not: what was taken out of the workspace must not stay in this one.
        StoredRecords::remove_all(fs);
    }
    let is_large = is_there || has_at_least(fs, fewest);
    // Its file must be there before anything is looked at: see `Recorder`.
    let recorder = is_large.then(|| Recorder::begin(fs)).flatten();
    let Some(recorder) = recorder else {
        return load(fs, each);
    };
    match Sweep::of(fs) {
        Some(sweep) if recorder.is_promising(&sweep.files) => record(fs, recorder, sweep, each),
        _ => {
            drop(recorder);
            load(fs, each);
        }
    }
}

/// The people with whom a list begins, and what they link to, from the snapshot, in the parts in which they are to be
/// shown. Whoever has no file any more is not among them, and who has another file by now is as it says. None if there
/// is no snapshot that counts.
pub fn first_pages(fs: &dyn Fs) -> impl Iterator<Item = Vec<Loaded>> {
    StoredRecords::first_pages(fs).map(move |stored| {
        let stamp = |(_, loaded): &(Stamp, Loaded)| fs.stamp(&loaded.record.id().relative_path());
        let files = stored.par_iter().with_min_len(SHARE).map(stamp);
        let files: Vec<Result<Option<Stamp>, Reason>> = files.collect();
        let mut page = Vec::new();
        let mut changed = Vec::new();
        for ((stamp, loaded), now) in stored.into_iter().zip(files) {
            match now {
                Ok(Some(now)) if now == stamp => page.push(loaded),
                Ok(Some(_)) => changed.push(loaded.record.id()),
                Ok(None) | Err(_) => {}
            }
        }
        page.extend(read(fs, &changed).records);
        page
    })
}

/// Whether there are so many names in the folders of records.
#[must_use]
pub fn has_at_least(fs: &dyn Fs, fewest: usize) -> bool {
    let names = Kind::ALL.map(|kind| fs.list(kind.folder()).map_or(0, |listed| listed.len()));
    names.iter().sum::<usize>() >= fewest
}

/// Some of the records.
enum Piece<'s> {
    /// These of a chunk of the snapshot.
    Stored(usize, &'s [u32]),
    /// The files of these.
    Files(&'s [RecordId]),
}

fn hand_over(
    fs: &dyn Fs,
    stored: &StoredRecords,
    compared: &StampComparison,
    sweep: Sweep,
    with_words: bool,
    each: &(dyn Fn(Batch) + Sync),
) {
    let total = sweep.files.len();
    let chunks = (0..).zip(&compared.current);
    let mut pieces: Vec<Piece<'_>> = chunks
        .map(|(chunk, places)| Piece::Stored(chunk, places))
        .chain(compared.changed.chunks(BATCH).map(Piece::Files))
        .collect();
    let mut first = match pieces.is_empty() {
        true => Batch::default(),
        false => batch_of(fs, stored, &pieces.remove(0)),
    };
    // Whoever has seen the first page learns as soon as possible what of it is another by now.
    let page = StoredRecords::first_pages(fs).flatten();
    let shown: BTreeSet<RecordId> = page.map(|(_, loaded)| loaded.record.id()).collect();
    let changed = compared.changed.iter().filter(|id| shown.contains(id));
    let changed: Vec<RecordId> = changed.copied().collect();
    first.compared = Some(compared_page(fs, changed));
    first.known = Some(KnownFiles {
        changed: compared.changed.clone(),
        ..known_files(&sweep)
    });
    let count = first.done;
    first.problems.extend(sweep.problems);
    first.total = total;
    each(first);
    let done = AtomicUsize::new(count);
    let read_words = || {
        let words = with_words.then(|| WordIndex::read(fs, stored)).flatten();
        if words.is_some() {
            each(Batch {
                words,
                total,
                ..Batch::default()
            });
        }
    };
    let read_records = || {
        pieces.par_iter().for_each(|piece| {
            let batch = batch_of(fs, stored, piece);
            each(Batch {
                done: done.fetch_add(batch.done, Ordering::Relaxed) + batch.done,
                total,
                ..batch
            });
        });
    };
    rayon::join(read_records, read_words);
}

/// What is known of these files.
fn known_files(sweep: &Sweep) -> KnownFiles {
    let ids = sweep.files.iter().map(|file| file.id);
    KnownFiles {
        people: ids.filter(|id| id.kind() == Kind::Person).collect(),
        ..KnownFiles::default()
    }
}

/// What these records of the first page are by now.
fn compared_page(fs: &dyn Fs, ids: Vec<RecordId>) -> ComparedPage {
    let changed = read(fs, &ids).records;
    let read: BTreeSet<RecordId> = changed.iter().map(|one| one.record.id()).collect();
    let unread = ids.into_iter().filter(|id| !read.contains(id));
    ComparedPage {
        unread: unread.collect(),
        changed,
    }
}

/// The records of a piece; `done` is how many files it stands for.
fn batch_of(fs: &dyn Fs, stored: &StoredRecords, piece: &Piece<'_>) -> Batch {
    match piece {
        Piece::Stored(chunk, places) => {
            let stamps = stored.stamps(*chunk, places);
            let done = stamps.len();
            match stored.records(fs, *chunk, places) {
                Some(records) => Batch {
                    records,
                    stamps,
                    done,
                    ..Batch::default()
                },
                None => {
                    let ids: Vec<RecordId> = stamps.into_iter().map(|(id, _)| id).collect();
                    let done = ids.len();
                    Batch {
                        done,
                        ..read(fs, &ids)
                    }
                }
            }
        }
        Piece::Files(ids) => Batch {
            done: ids.len(),
            ..read(fs, ids)
        },
    }
}

/// Reads all files and writes a snapshot of them; people after all else, for they are counted by their sources.
fn record(fs: &dyn Fs, recorder: Recorder<'_>, sweep: Sweep, each: &(dyn Fn(Batch) + Sync)) {
    let total = sweep.files.len();
    let done = AtomicUsize::new(0);
    let others = Mutex::new(BTreeMap::new());
    let take = |files: &[SweptFile], known: &Table<Source>| {
        let ids: Vec<RecordId> = files.iter().map(|file| file.id).collect();
        let batch = read(fs, &ids);
        recorder.add(files, &batch.records, &batch.stamps, known);
        let mut others = others.lock().unwrap_or_else(PoisonError::into_inner);
        for loaded in &batch.records {
            let id = loaded.record.id();
            if id.kind() != Kind::Person {
                others.insert(id, loaded.clone());
            }
        }
        drop(others);
        Batch {
            done: done.fetch_add(files.len(), Ordering::Relaxed) + files.len(),
            total,
            ..batch
        }
    };
    let mut groups: Vec<&[SweptFile]> = sweep
        .files
        .chunk_by(|one, other| one.id.kind() == other.id.kind())
        .collect();
    let is_of_people = |group: &&[SweptFile]| group[0].id.kind() == Kind::Person;
    groups.sort_by_key(is_of_people);
    let none = Table::default();
    let mut first = Batch {
        total,
        ..Batch::default()
    };
    let known = known_files(&sweep);
    if let Some(group) = groups.first_mut() {
        let (files, rest) = group.split_at(group.len().min(FIRST));
        first = take(files, &none);
        *group = rest;
    }
    first.known = Some(known);
    first.problems.extend(sweep.problems);
    each(first);
    let (people, rest): (Vec<_>, Vec<_>) = groups
        .into_iter()
        .flat_map(|group| group.chunks(BATCH))
        .partition(|files| is_of_people(files));
    rest.par_iter().for_each(|files| each(take(files, &none)));
    let known = std::mem::take(&mut *others.lock().unwrap_or_else(PoisonError::into_inner));
    let mut sources = Table::default();
    for loaded in known.values() {
        if let Record::Source(source) = &loaded.record {
            sources.put(source.id, source.clone());
        }
    }
    people
        .par_iter()
        .for_each(|files| each(take(files, &sources)));
    recorder.finish(total, &known);
}
