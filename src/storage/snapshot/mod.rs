//! The snapshot: all records of a workspace as they were read, in one file of this account in `.lastseen/`.
//!
//! The files stay the truth. A record counts from here only if its file has the same stamp as when it was read, and
//! was old enough then that nothing could have been written to it unseen; anything doubtful is read from the files.
//! `docs/design/snapshot.md` has the format and the reasons.
//!
//! - `checked_records`: what the last check found nothing in.
//! - `chunk_list`: what a list shows of each person of a chunk beside the facts.
//! - `compared_pairs`: what the last comparison of all people found.
//! - `footer`: what a snapshot says of itself, with a MAC of the account that wrote it.
//! - `index_footer`: what an index of words says of itself, and which files do not belong to the snapshot.
//! - `kept_list`: lists that an account keeps beside its snapshot.
//! - `own_files`: what the files of an account are called, and which are its own.
//! - `packed_day`: a packed day: one number, as snapshots have it.
//! - `record_facts`: what a snapshot says of each record beside the record, by which others are found and people are counted.
//! - `recorder`: writes a snapshot while everything is read.
//! - `stored_records`: a snapshot that is open: which of its records count, and reading them.
//! - `unfinished_file`: a file that is being written, before it gets its name.
//! - `word_index`: the index of all people that searches run on, in a file beside the snapshot.

pub mod checked_records;
pub mod chunk_list;
pub mod compared_pairs;
pub mod footer;
pub mod index_footer;
pub mod kept_list;
pub mod own_files;
pub mod packed_day;
pub mod record_facts;
pub mod recorder;
pub mod stored_records;
pub mod unfinished_file;
pub mod word_index;

use std::io::{self, ErrorKind};

use crate::casebook::errors::problem::{Problem, Reason};
use crate::record::id::RecordId;
use crate::storage::error::about_file;
use crate::storage::fs::lock::PRIVATE;
use crate::storage::fs::{EntryType, Fs};
use crate::storage::watch::stamp::Stamp;

/// What the names of all snapshots begin with, those that are being written included.
const BEGINNING: &str = "snapshot-";

/// A record's file as a sweep saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SweptFile {
    /// The record.
    pub id: RecordId,
    /// In which state its file was.
    pub stamp: Stamp,
    /// When the file last changed, in nanoseconds since 1970.
    pub changed: i64,
}

/// Whether a path is that of a snapshot, of whichever account, or of one that is being written.
#[must_use]
pub fn is_snapshot(path: &str) -> bool {
    let name = path
        .strip_prefix(PRIVATE)
        .and_then(|rest| rest.strip_prefix('/'));
    name.is_some_and(|name| name.starts_with(BEGINNING))
}

/// Removes the snapshots of all accounts, and those that are being written: whoever writes one has read the files
/// before this and can no longer give it its name. One that cannot be removed keeps no other from it.
///
/// Gives those that this account may not remove: in a folder where each may remove only what is their own.
///
/// # Errors
///
/// The path of one that is left for another reason, or of the folder, and what the system said.
pub fn remove_all(fs: &dyn Fs) -> Result<Vec<Problem>, (String, io::Error)> {
    let of_folder = |error| (PRIVATE.to_owned(), error);
    let mut left: Vec<(String, io::Error)> = Vec::new();
    let mut has_removed = false;
    // One that gets its name after the folder was listed has it in the next list.
    loop {
        let listed = match fs.list(PRIVATE) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            listed => listed.map_err(of_folder)?,
        };
        let paths = listed.iter().filter_map(|one| {
            let path = format!("{PRIVATE}/{}", one.name.to_str()?);
            let is_left = left.iter().any(|(known, _)| *known == path);
            (is_snapshot(&path) && one.sort != EntryType::Folder && !is_left).then_some(path)
        });
        let paths: Vec<String> = paths.collect();
        if paths.is_empty() {
            break;
        }
        for path in paths {
            match fs.unlink(&path) {
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => left.push((path, error)),
                Ok(()) => has_removed = true,
            }
        }
    }
    if has_removed {
        fs.sync_folder(PRIVATE).map_err(of_folder)?;
    }
    let is_refused = |error: &io::Error| error.kind() == ErrorKind::PermissionDenied;
    let (refused, mut failed): (Vec<_>, Vec<_>) =
        left.into_iter().partition(|(_, error)| is_refused(error));
    if let Some(failed) = failed.pop() {
        return Err(failed);
    }
    let refused = refused.into_iter();
    let stays = refused.map(|(path, _)| about_file(&path, Reason::SnapshotStays));
    Ok(stays.collect())
}
