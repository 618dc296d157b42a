//! Reading all records of a workspace, on all processors, in batches.
//!
//! - `by_snapshot`: reading all records with the help of the snapshot.
//! - `copy_name`: the names that sync tools, merges and editors give to copies of records and logs.
//! - `findings`: everything that is wrong with a workspace.
//! - `kept_pairs`: the pairs of people who may be one, from the last comparison.
//! - `linked`: some records with everything that they link to, without reading the others.
//! - `inspect`: what is inside a received folder.
//! - `inspect_git`: what of its repository may run a program or lead elsewhere.
//! - `recheck`: which records a check must look through again.
//! - `locate`: where in its file a problem stands: from the field's path to line and column.
//! - `searched`: what it takes to search all people by the index beside the snapshot.
//! - `stored_view`: the snapshot as it counts now, by which a command reads no more than its answer rests on.
//! - `sweep`: looking at all records' files without opening them.

pub mod by_snapshot;
pub mod copy_name;
pub mod findings;
pub mod inspect;
pub mod inspect_git;
pub mod kept_pairs;
pub mod linked;
pub mod locate;
pub mod recheck;
pub mod searched;
pub mod stored_view;
pub mod sweep;

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;

use crate::casebook::book::loaded::Loaded;
use crate::casebook::errors::problem::{Problem, Reason};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::workspace::FILE_NAME;
use crate::storage::commit::pending_file::{read_stamped, read_text, view_of};
use crate::storage::encryption::sealed_fs::sealed_path::NOT_SEALED;
use crate::storage::error::about_file;
use crate::storage::fs::{DirEntry, EntryType, Fs};
use crate::storage::load::copy_name::{copy_of_head, copy_of_record, is_leftover};
use crate::storage::load::locate::pin;
use crate::storage::log::file::{LOGS, all as all_logs};
use crate::storage::snapshot::word_index::WordIndex;
use crate::storage::watch::stamp::Stamp;
use crate::storage::watch::unrecognized::{
    merge_conflict, not_sealed, raw_path, unrecognized_file,
};

/// How many files one thread reads at once if only some are read.
const SHARE: usize = 50;

/// How many records the first batch has: more than a screen shows, and few enough to come at once.
pub const FIRST: usize = 200;

/// How many records every other batch has: enough that handing it over costs nothing beside it.
pub const BATCH: usize = 1000;

/// The folder of attached copies, which holds no records.
const FILES: &str = "files";

/// Some of the records, and how far the loading has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// Records that could be read, in no particular order.
    pub records: Vec<Loaded>,
    /// Files and folders that could not.
    pub problems: Vec<Problem>,
    /// In which state of its file each of the records was read.
    pub stamps: Vec<(RecordId, Stamp)>,
    /// How many record files have been looked at, those of this batch included.
    pub done: usize,
    /// How many record files there are.
    pub total: usize,
    /// What became of the first page, once the snapshot was compared with all files.
    pub compared: Option<ComparedPage>,
    /// What is known of all files before their records come; never after the first batch.
    pub known: Option<KnownFiles>,
    /// The index of words that was made of the snapshot by which the records are read, if it is asked for.
    pub words: Option<WordIndex>,
}

/// What is known of all files before their records come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownFiles {
    /// All people, in the order of their ids.
    pub people: Vec<RecordId>,
    /// The records whose files are others than those that the snapshot was made of, or are new.
    pub changed: Vec<RecordId>,
}

/// The records of the first page whose files are others than those that the snapshot was made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComparedPage {
    /// What they are by now.
    pub changed: Vec<Loaded>,
    /// Those that do not read.
    pub unread: Vec<RecordId>,
}

/// Reads everything and hands it to `each`, from several threads at once.
///
/// The last batch to come has `done` equal to `total`, but batches may overtake each other; a
/// workspace without records gives one empty batch. When this returns, everything has been
/// handed over.
pub fn load(fs: &dyn Fs, each: &(dyn Fn(Batch) + Sync)) {
    let (ids, problems) = find(fs);
    let total = ids.len();
    let (first, rest) = ids.split_at(total.min(FIRST));
    let mut batch = Batch {
        problems,
        done: first.len(),
        total,
        ..Batch::default()
    };
    let share = first.len().div_ceil(rayon::current_num_threads()).max(1);
    for read in first
        .par_chunks(share)
        .map(|ids| read(fs, ids))
        .collect::<Vec<_>>()
    {
        batch.records.extend(read.records);
        batch.problems.extend(read.problems);
        batch.stamps.extend(read.stamps);
    }
    each(batch);
    let done = AtomicUsize::new(first.len());
    rest.par_chunks(BATCH).for_each(|ids| {
        each(Batch {
            done: done.fetch_add(ids.len(), Ordering::Relaxed) + ids.len(),
            total,
            ..read(fs, ids)
        });
    });
}

/// Those of these records that are there, several read at once; `None` if one does not read.
#[must_use]
pub fn read_in_parallel(fs: &dyn Fs, ids: &[RecordId]) -> Option<Vec<Loaded>> {
    let read: Vec<Batch> = ids.par_chunks(SHARE).map(|ids| read(fs, ids)).collect();
    let is_whole = read.iter().all(|batch| batch.problems.is_empty());
    let records = read.into_iter().flat_map(|batch| batch.records);
    is_whole.then(|| records.collect())
}

/// Reads one record; `None` if there is no such file.
///
/// # Errors
///
/// The [`Problem`] with which the file is refused or does not read, with line and column where it
/// has them.
pub fn read_one(fs: &dyn Fs, record: RecordId) -> Result<Option<Loaded>, Problem> {
    read_text(fs, record)?
        .map(|text| view(record, &text))
        .transpose()
}

/// The typed view of a record's text.
///
/// # Errors
///
/// The [`Problem`] with which the text does not read, with line and column where it has them.
pub fn view(record: RecordId, text: &str) -> Result<Loaded, Problem> {
    view_of(record, text).map_err(|mut problem| {
        if let Some(conflict) = merge_conflict(&record.relative_path(), Some(record), text) {
            return conflict;
        }
        if problem.at.line == 0 {
            pin(text, [&mut problem]);
        }
        problem
    })
}

/// Reads these records; how far the loading has come is for the caller to say.
#[must_use]
pub fn read(fs: &dyn Fs, ids: &[RecordId]) -> Batch {
    let mut batch = Batch {
        records: Vec::with_capacity(ids.len()),
        stamps: Vec::with_capacity(ids.len()),
        ..Batch::default()
    };
    for id in ids {
        let read = read_stamped(fs, *id).and_then(|read| {
            let Some((text, stamp)) = read else {
                return Ok(None);
            };
            batch.stamps.push((*id, stamp));
            view(*id, &text).map(Some)
        });
        match read {
            Ok(record) => batch.records.extend(record),
            Err(problem) => batch.problems.push(problem),
        }
    }
    batch
}

/// The ids of all record files, by their names, and what has a name that no record has.
fn find(fs: &dyn Fs) -> (Vec<RecordId>, Vec<Problem>) {
    let mut ids = Vec::new();
    let mut problems = Vec::new();
    for kind in Kind::ALL {
        let folder = kind.folder();
        match fs.list(folder) {
            Ok(listed) => {
                for DirEntry { name, .. } in listed {
                    let name = name.to_string_lossy();
                    match id_of(kind, &name) {
                        Ok(id) => ids.extend(id),
                        Err(reason) => {
                            problems.push(unrecognized_file(
                                fs,
                                &format!("{folder}/{name}"),
                                reason,
                            ));
                        }
                    }
                }
            }
            // Git keeps no empty folders, so a folder may be missing.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => problems.push(about_file(folder, Reason::UnreadableFolder(error.into()))),
        }
    }
    problems.extend(unrecognized_files(fs));
    (ids, problems)
}

/// What is wrong with a file of this name beside the folders of records.
#[must_use]
pub fn outside_of_folders(name: &str) -> Reason {
    copy_of_head(name).map_or(Reason::UnknownKind, |by| Reason::CopyOfHead { by })
}

/// The id that a name in the folder of `kind` stands for; `None` for what no editor means to be
/// a record.
///
/// # Errors
///
/// What is wrong with the name; what only the files can tell of a copy is left open.
pub fn id_of(kind: Kind, name: &str) -> Result<Option<RecordId>, Reason> {
    let stem = name.strip_suffix(".ron");
    // Nearly all are so, and no leftover and no copy is.
    if let Some(id) = stem.and_then(|stem| stem.parse::<RecordId>().ok())
        && id.kind() == kind
    {
        return Ok(Some(id));
    }
    // In a sealed workspace, what editors leave may be a record in the clear.
    if is_leftover(name) && !name.ends_with(NOT_SEALED) {
        return Ok(None);
    }
    if let Some(of) = in_capitals(kind, name) {
        return Err(Reason::NameInCapitals { of });
    }
    if let Some((of, by)) = copy_of_record(kind, name) {
        return Err(Reason::CopyOfRecord {
            of,
            by,
            is_there: true,
            differs: None,
        });
    }
    match stem {
        Some(_) => Err(Reason::NameIsNoId),
        None => Err(Reason::UnknownKind),
    }
}

/// The record whose name this is but for capital letters.
fn in_capitals(kind: Kind, name: &str) -> Option<RecordId> {
    let small = name.to_ascii_lowercase();
    let id: RecordId = small.strip_suffix(".ron")?.parse().ok()?;
    (small != name && id.kind() == kind).then_some(id)
}

/// What lies beside the folders and looks as if somebody meant it to be a record.
#[must_use]
pub fn unrecognized_files(fs: &dyn Fs) -> Vec<Problem> {
    let listed = match fs.list("") {
        Ok(listed) => listed,
        Err(error) => {
            let reason = Reason::UnreadableFolder(error.into());
            return vec![about_file("", reason)];
        }
    };
    let is_record = |name: &str| name.ends_with(".ron") && !is_leftover(name);
    let mut problems: Vec<Problem> = listed
        .iter()
        .map(|listed| (listed.name.to_string_lossy(), listed.sort))
        .filter(|(name, sort)| match sort {
            _ if is_leftover(name) => false,
            EntryType::Folder => {
                let is_known =
                    Kind::of_folder(name).is_some() || **name == *LOGS || **name == *FILES;
                !is_known
                    && fs.list(name).is_ok_and(|inside| {
                        inside
                            .iter()
                            .any(|listed| is_record(&listed.name.to_string_lossy()))
                    })
            }
            EntryType::File | EntryType::Other => **name != *FILE_NAME && is_record(name),
        })
        .map(|(name, _)| about_file(&name, outside_of_folders(&name)))
        .collect();
    problems.extend(unsealed_files(fs));
    problems.sort_by(|one, other| one.at.cmp(&other.at));
    problems
}

/// What lies in a sealed workspace in the clear or under another key, and what lies among the parts of a log.
fn unsealed_files(fs: &dyn Fs) -> Vec<Problem> {
    let mut found = Vec::new();
    // Of those in the folders of records, `unrecognized_file` tells.
    for folder in ["", LOGS, FILES].into_iter().filter(|_| fs.is_sealed()) {
        for listed in fs.list(folder).unwrap_or_default() {
            let name = listed.name.to_string_lossy();
            let path = format!("{folder}/{name}");
            let raw = raw_path(fs, path.trim_start_matches('/'));
            found.extend(raw.map(not_sealed));
        }
    }
    for log in all_logs(fs).unwrap_or_default() {
        let strays = fs.strays(&log).unwrap_or_default().into_iter();
        found.extend(strays.map(|path| {
            let log = log.clone().into();
            about_file(&path, Reason::StrayInLog { log })
        }));
    }
    found
}
