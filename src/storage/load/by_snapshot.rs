//! Reading all records with the help of the snapshot, and writing a new one if it does not help any more.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::slice::{ParallelSlice, ParallelSliceMut};

use crate::casebook::book::loaded::Loaded;
use crate::casebook::errors::problem::Problem;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::fs::Fs;
use crate::storage::load::linked::read_linked;
use crate::storage::load::{BATCH, Batch, FIRST, id_of, load, read, unrecognized_files};
use crate::storage::snapshot::SweptFile;
use crate::storage::snapshot::recorder::Recorder;
use crate::storage::snapshot::stored_records::{StampComparison, StoredRecords};
use crate::storage::watch::unrecognized::unrecognized_file;

/// Of fewer records than this no snapshot is made: reading their files is done before anybody notices.
pub const FEWEST: usize = 2_000;

/// Of how many files that differ from the snapshot it costs little to read them for one record.
const MOST_CHANGED: usize = 200;

/// What all files are like.
struct Sweep {
    /// The records' files, in the order of the ids.
    files: Vec<SweptFile>,
    /// What is wrong with other files.
    problems: Vec<Problem>,
}

impl Sweep {
    /// Looks at all files; `None` where they cannot be told from one another by looking, or a folder is not to be
    /// seen.
    fn of(fs: &dyn Fs) -> Option<Self> {
        let mut files = Vec::new();
        let mut problems = Vec::new();
        for kind in Kind::ALL {
            let folder = kind.folder();
            let swept = match fs.sweep(folder) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
                swept => swept.ok()?,
            };
            for one in swept {
                let name = one.name.to_string_lossy();
                match id_of(kind, &name) {
                    Ok(id) => files.extend(id.map(|id| SweptFile {
                        id,
                        stamp: one.stamp,
                        changed: one.changed,
                    })),
                    Err(reason) => {
                        let path = format!("{folder}/{name}");
                        problems.push(unrecognized_file(fs, &path, reason));
                    }
                }
            }
        }
        problems.extend(unrecognized_files(fs));
        files.par_sort_unstable_by_key(|file| file.id);
        Some(Self { files, problems })
    }
}

/// As [`load`]; what it hands over is the same. What the snapshot has of files that are as they were is not read
/// from them.
///
/// A snapshot is written if there are at least `fewest` records, and there is none that helps.
pub fn load_by_snapshot(fs: &dyn Fs, fewest: usize, each: &(dyn Fn(Batch) + Sync)) {
    let stored = StoredRecords::open(fs);
    let is_there = stored.is_some();
    if let Some(stored) = stored {
        if let Some(sweep) = Sweep::of(fs) {
            let compared = stored.compare(&sweep.files);
            if compared.is_worth_it() {
                return hand_over(fs, &stored, &compared, sweep, each);
            }
        }
        // Whether another one can be written or not: what was taken out of the workspace must not stay in this one.
        stored.remove(fs);
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

/// The records that may be meant by these texts — ids, beginnings of ids, whole words of names — with all that they
/// link to, and those that are not in the snapshot as they are. `None` if everything must be read to answer rightly.
#[must_use]
pub fn read_called(fs: &dyn Fs, typed: &[&str]) -> Option<Vec<Loaded>> {
    let stored = StoredRecords::open(fs)?;
    let sweep = Sweep::of(fs)?;
    let compared = stored.compare(&sweep.files);
    let is_known = sweep.problems.is_empty() && compared.gone == 0;
    if !is_known || compared.changed.len() > MOST_CHANGED {
        return None;
    }
    let names = stored.names(fs)?;
    let mut ids = compared.changed;
    for text in typed {
        ids.extend(stored.called(&names, text)?);
    }
    read_linked(fs, &ids)
}

/// Whether there are so many names in the folders of records.
fn has_at_least(fs: &dyn Fs, fewest: usize) -> bool {
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
    let count = first.done;
    first.problems.extend(sweep.problems);
    first.total = total;
    each(first);
    let done = AtomicUsize::new(count);
    pieces.par_iter().for_each(|piece| {
        let batch = batch_of(fs, stored, piece);
        each(Batch {
            done: done.fetch_add(batch.done, Ordering::Relaxed) + batch.done,
            total,
            ..batch
        });
    });
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

/// Reads all files and writes a snapshot of them.
fn record(fs: &dyn Fs, recorder: Recorder<'_>, sweep: Sweep, each: &(dyn Fn(Batch) + Sync)) {
    let total = sweep.files.len();
    let take = |files: &[SweptFile]| {
        let ids: Vec<RecordId> = files.iter().map(|file| file.id).collect();
        let batch = read(fs, &ids);
        recorder.add(files, &batch.records, &batch.stamps);
        batch
    };
    let (first, rest) = sweep.files.split_at(total.min(FIRST));
    let mut batch = take(first);
    batch.problems.extend(sweep.problems);
    each(Batch {
        done: first.len(),
        total,
        ..batch
    });
    let done = AtomicUsize::new(first.len());
    rest.par_chunks(BATCH).for_each(|files| {
        let batch = take(files);
        each(Batch {
            done: done.fetch_add(files.len(), Ordering::Relaxed) + files.len(),
            total,
            ..batch
        });
    });
    recorder.finish(total);
}
