//! The snapshot: all records of a workspace as they were read, in one file of this account in `.lastseen/`.
//!
//! The files stay the truth. A record counts from here only if its file has the same stamp as when it was read, and
//! was old enough then that nothing could have been written to it unseen; anything doubtful is read from the files.
//! `docs/design/snapshot.md` has the format and the reasons.
//!
//! - `footer`: what a snapshot says of itself, sealed by the account that wrote it.
//! - `recorder`: writes a snapshot while everything is read.
//! - `stored_records`: a snapshot that is open: which of its records count, and reading them.

pub mod footer;
pub mod recorder;
pub mod stored_records;

use std::io::{self, ErrorKind};

use crate::record::id::RecordId;
use crate::storage::fs::Fs;
use crate::storage::fs::lock::PRIVATE;
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
/// before this and can no longer give it its name.
///
/// # Errors
///
/// The system's; a snapshot may be left then.
pub fn remove_all(fs: &dyn Fs) -> io::Result<()> {
    let listed = match fs.list(PRIVATE) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        listed => listed?,
    };
    let paths = listed.iter().filter_map(|one| {
        let path = format!("{PRIVATE}/{}", one.name.to_str()?);
        is_snapshot(&path).then_some(path)
    });
    let mut has_removed = false;
    for path in paths {
        match fs.unlink(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            removed => removed?,
        }
        has_removed = true;
    }
    if has_removed {
        fs.sync_folder(PRIVATE)?;
    }
    Ok(())
}
