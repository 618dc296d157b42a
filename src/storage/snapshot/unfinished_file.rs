//! A file of the snapshot's folder that is being written, before it gets its name.

use std::io::Write;

use crate::storage::fs::lock::{IGNORE, IGNORE_ALL};
use crate::storage::fs::{Fs, Moment};
use crate::storage::random::change_id;
use crate::storage::snapshot::own_files::{OwnFile, UNFINISHED, being_written, remove_own};

/// How long a file must have been left alone before it was looked at: longer than a tick of any file system's clock.
/// What is written within a tick does not show in its stamp.
pub const SETTLED: i64 = 2_500_000_000;

/// Whether a snapshot may be written: where nobody has written yet, reading leaves no traces; and git must not take it
/// in.
#[must_use]
pub fn may_write(fs: &dyn Fs) -> bool {
    let ignored = fs.read_at(IGNORE, 0, IGNORE_ALL.len());
    ignored.is_ok_and(|ignored| ignored == IGNORE_ALL)
}

/// A file without its name yet. It is there before anything is looked at, so that an erasure, which removes it at its
/// end, leaves nothing of what was read before it. Dropped, it goes away.
pub struct UnfinishedFile<'f> {
    /// The files of the workspace.
    pub fs: &'f dyn Fs,
    /// The name that it gets.
    pub path: String,
    /// When it was begun.
    pub began: Moment,
    unfinished: String,
}

impl<'f> UnfinishedFile<'f> {
    /// Begins such a file, and gives what is written into it. Those that a run left unfinished are removed.
    #[must_use]
    pub fn begin(fs: &'f dyn Fs, file: OwnFile) -> Option<(Self, Box<dyn Write + Send>)> {
        let path = file.path(fs.account())?;
        let began = fs.moment()?;
        remove_own(fs, |one, path| one == file && path.ends_with(UNFINISHED));
        let id = change_id().ok()?;
        let unfinished = format!("{path}-{}{UNFINISHED}", id.0.get(..16)?);
        being_written().insert(unfinished.clone());
        let Ok(file) = fs.scratch(&unfinished) else {
            being_written().remove(&unfinished);
            return None;
        };
        let begun = Self {
            fs,
            path,
            began,
            unfinished,
        };
        // Whoever seals the workspace removes what is there of snapshots, and not what comes after.
        begun.is_as_opened().then_some((begun, file))
    }

    /// Whether a file that changed last then had been left alone long enough when this began.
    #[must_use]
    pub fn is_settled(&self, changed: i64) -> bool {
        changed.saturating_add(SETTLED) < self.began.at
    }

    /// Gives it its name, in place of the one of before; whether it has it. Renaming fails if an erasure has removed it
    /// meanwhile.
    #[must_use]
    pub fn is_put_in_place(&self) -> bool {
        let is_renamed = self.fs.rename(&self.unfinished, &self.path).is_ok();
        if is_renamed && !self.is_as_opened() {
            let _ = self.fs.unlink(&self.path);
            return false;
        }
        is_renamed
    }

    fn is_as_opened(&self) -> bool {
        self.fs.is_as_opened().unwrap_or(false)
    }
}

impl Drop for UnfinishedFile<'_> {
    fn drop(&mut self) {
        let _ = self.fs.unlink(&self.unfinished);
        being_written().remove(&self.unfinished);
    }
}
