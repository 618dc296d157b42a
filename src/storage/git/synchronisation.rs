//! A synchronisation at work: what it knows of both sides, and what it asks git.

use std::collections::{BTreeMap, BTreeSet};
use std::path::absolute;

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::casebook::external::sync_report::{SyncReport, SyncStep};
use crate::casebook::merge::resolution::FieldConflict;
use crate::record::id::RecordId;
use crate::storage::fs::Fs;
use crate::storage::git::installed_git::{Git, ObjectReader};
use crate::storage::git::merge_notes::{NOTES, noted};
use crate::storage::git::path_in_git::{opened, path_in_git, record_at};
use crate::storage::git::setup::merge_command;
use crate::storage::signature::sign::sign_log_held;
use crate::storage::workspace::author_device::AuthorDevice;

/// What becomes of people whom the other clone erased and of whom this one has more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErasedThere {
    /// They are told of, and nothing is merged.
    Ask,
    /// They are erased here as well.
    Erase,
}

/// The sentences that a synchronisation leaves behind.
pub struct SyncTexts<'t> {
    /// The message of a commit with so many changes. It names nobody: what is erased later would stay in it.
    pub message: &'t dyn Fn(usize) -> String,
    /// The message of a merge.
    pub merge: &'t str,
    /// What stands with a value that a merge did not let count.
    pub remark: &'t str,
}

/// Who waits for a synchronisation.
#[derive(Clone, Copy)]
pub struct SyncFront<'f> {
    /// Hears how far it is.
    pub tell: &'f dyn Fn(SyncStep),
    /// Whether git may ask for a password on the terminal and show its progress there.
    pub has_terminal: bool,
}

/// A synchronisation at work.
pub struct Sync<'a> {
    pub(super) fs: &'a dyn Fs,
    pub(super) author_device: &'a AuthorDevice,
    pub(super) git: Git,
    /// Where the workspace lies in the repository; empty, or with a slash at its end.
    pub(super) prefix: String,
    pub(super) erased: ErasedThere,
    pub(super) texts: &'a SyncTexts<'a>,
    pub(super) tell: &'a dyn Fn(SyncStep),
}

/// Two commits that are merged.
pub struct Sides<'a> {
    pub(super) ours: String,
    pub(super) theirs: &'a str,
    /// Whom this clone erased since both were one.
    pub(super) erased_here: Vec<RecordId>,
    /// The records that each side changed since.
    pub(super) here: BTreeSet<RecordId>,
    pub(super) there: BTreeSet<RecordId>,
}

impl Sync<'_> {
    /// The commits that both sides come from: two clones that met a third one crosswise have several.
    pub(super) fn bases(&self, theirs: &str) -> Result<Vec<String>, Failure> {
        self.git.merge_bases(&["HEAD", theirs])
    }

    /// Signs the own log, if this clone does. What fails is told at the end, and the next signature holds it.
    pub(super) fn sign(&self) {
        let _ = sign_log_held(self.fs, self.author_device);
    }

    /// The driver that notes what it merges, as a setting.
    pub(super) fn noting_driver(&self) -> Result<String, Failure> {
        if self.fs.is_sealed() {
            // Git cannot look into its files. What it leaves is merged here, where the key is.
            return Ok("merge.lastseen.driver=false".to_owned());
        }
        let _ = self.fs.unlink(NOTES);
        let made = self.fs.stage_private(NOTES, b"");
        let path = self.fs.root().join(NOTES);
        made.map_err(|error| Failure::Io {
            operation: FileOperation::Write,
            path: path.clone(),
            reason: error.into(),
        })?;
        let path = absolute(&path).unwrap_or(path);
        Ok(format!(
            "merge.lastseen.driver={}",
            merge_command(Some(&path))
        ))
    }

    /// `merged` is what was merged here and not by the driver, which makes notes.
    pub(super) fn report_merged(
        &self,
        sides: &Sides<'_>,
        merged: &BTreeMap<RecordId, Vec<FieldConflict>>,
        report: &mut SyncReport,
    ) {
        for id in sides.here.intersection(&sides.there).copied() {
            let is_open = report.kept.contains(&id) || report.to_erase.contains(&id);
            if self.is_here(id) && !is_open {
                let path = format!("{}{}", self.prefix, id.relative_path());
                let conflicts = merged.get(&id).cloned();
                let conflicts = conflicts.unwrap_or_else(|| noted(self.fs, &path));
                report.merged.push((id, conflicts));
            }
        }
        let _ = self.fs.unlink(NOTES);
    }

    /// Whether a record lies in the workspace.
    pub(super) fn is_here(&self, record: RecordId) -> bool {
        let length = self.fs.length(&record.relative_path());
        matches!(length, Ok(Some(_)))
    }

    pub(super) fn is(&self, arguments: &[&str]) -> Result<bool, Failure> {
        Ok(self.git.run(arguments)?.is_done())
    }

    pub(super) fn read_at(
        &self,
        objects: &mut ObjectReader,
        commit: &str,
        record: RecordId,
    ) -> Result<Option<Vec<u8>>, Failure> {
        let (prefix, path) = (&self.prefix, path_in_git(self.fs, record));
        let bytes = objects.read(&format!("{commit}:{prefix}{path}"))?;
        Ok(bytes.map(|bytes| opened(self.fs, record, bytes)))
    }

    /// The records that differ between two commits in one of these ways (git-diff(1), `--diff-filter`).
    pub(super) fn changed(
        &self,
        before: &str,
        after: &str,
        ways: &str,
    ) -> Result<BTreeSet<RecordId>, Failure> {
        let ways = format!("--diff-filter={ways}");
        let arguments = [
            "diff",
            "--no-renames",
            "-z",
            "--relative",
            "--name-only",
            &ways,
            before,
            after,
        ];
        let listed = self.git.answer(&arguments)?;
        let records = listed
            .split('\0')
            .filter_map(|path| record_at(self.fs, path));
        Ok(records.collect())
    }
}
