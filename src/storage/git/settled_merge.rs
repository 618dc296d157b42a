//! What git could not merge of a sealed workspace, settled for a synchronisation: git cannot look into the files, and
//! no program that it starts has the key.

use std::collections::{BTreeMap, BTreeSet};

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::casebook::external::sync_report::SyncReport;
use crate::casebook::merge::resolution::FieldConflict;
use crate::record::id::RecordId;
use crate::storage::encryption::sealed_fs::sealed_path::ENDING;
use crate::storage::error::failed;
use crate::storage::fs::{Fs, SealedFiles, folder_of};
use crate::storage::git::installed_git::{Git, ObjectReader};
use crate::storage::git::logs_in_git::{
    LogInGit, logs_in_git, merge_logs_in_git, replace_log, settle_logs,
};
use crate::storage::git::merge_line::MergedRecord;
use crate::storage::git::path_in_git::{files_of_git, path_in_git, record_at};
use crate::storage::git::put_tree::{TreeChange, put_bytes};
use crate::storage::git::synchronisation::{Sides, Sync};
use crate::storage::git::unmerged_files::{
    FileMerger, Settled, UnmergedFile, unmerged_below, unmerged_files,
};
use crate::storage::log::file::LOGS;
use crate::storage::random::change_id;

/// The message of every commit of a sealed workspace: git keeps it in the clear.
pub const SEALED_MESSAGE: &str = "sync";

/// What git could not merge of a sealed workspace, settled.
#[derive(Default)]
pub struct SettledMerge {
    /// The records that both sides changed.
    pub records: Vec<MergedRecord>,
    /// What both sides changed in two ways.
    pub conflicts: BTreeMap<RecordId, Vec<FieldConflict>>,
    /// The files that become those of the other side.
    taken: Vec<TreeChange>,
    /// Other files, as they are to lie on the disk.
    files: Vec<(String, Vec<u8>)>,
    /// Logs that have lines of both sides, by their paths in the workspace.
    logs: Vec<(String, Vec<u8>)>,
    /// The logs of which the other side has taken lines out: they stay.
    pub kept_lines: Vec<String>,
    /// The logs that are damaged on the other side: ours stay.
    pub refused_logs: Vec<String>,
    /// What is settled otherwise than git's tree has it.
    paths: BTreeSet<String>,
}

impl SettledMerge {
    /// The changes of git's tree without what is settled here, and what is to be taken from the other side.
    pub fn without_settled(&mut self, fs: &dyn Fs, changes: Vec<TreeChange>) -> Vec<TreeChange> {
        if self.paths.is_empty() {
            return changes;
        }
        let is_log = |path: &str| {
            let sealed = fs.sealed();
            sealed.is_some_and(|sealed| sealed.file_of_segments(folder_of(path)).is_some())
        };
        let is_settled = |one: &TreeChange| {
            one.is_plain && (self.paths.contains(&one.path) || is_log(&one.path))
        };
        let mut left: Vec<TreeChange> =
            changes.into_iter().filter(|one| !is_settled(one)).collect();
        left.append(&mut self.taken);
        left
    }

    /// Lets go of records that were erased here.
    pub fn let_go_of(&mut self, erased: &[RecordId]) {
        self.records.retain(|record| !erased.contains(&record.id));
    }

    /// Puts in place what is no record. The caller holds the lock.
    ///
    /// # Errors
    ///
    /// [`Failure`] if something cannot be written; taken up again, it goes on.
    pub fn put(&self, fs: &dyn Fs) -> Result<(), Failure> {
        for (path, bytes) in &self.logs {
            replace_log(fs, path, bytes)?;
        }
        for (path, bytes) in &self.files {
            put_one(fs, path, bytes)?;
        }
        Ok(())
    }
}

impl Sync<'_> {
    /// The message of a merge.
    pub(super) fn merge_message(&self) -> &str {
        match self.fs.is_sealed() {
            true => SEALED_MESSAGE,
            false => self.texts.merge,
        }
    }

    /// How many lines the logs have in git's index that the last commit does not have.
    pub(super) fn new_lines(&self, sealed: &dyn SealedFiles) -> Result<usize, Failure> {
        let mut objects = self.git.objects()?;
        let mut before = match self.is(&["rev-parse", "-q", "--verify", "HEAD"])? {
            true => logs_in_git(sealed, &self.git, &mut objects, "HEAD")?,
            false => BTreeMap::new(),
        };
        let staged = self.git.answer(&["write-tree"])?;
        let staged = logs_in_git(sealed, &self.git, &mut objects, &staged)?;
        let count = |log: Option<LogInGit>| {
            let bytes = log.and_then(|log| log.bytes).unwrap_or_default();
            memchr::memchr_iter(b'\n', &bytes).count()
        };
        let logs = staged
            .into_iter()
            .filter(|(path, _)| path.ends_with(".log"));
        let new = logs.map(|(path, now)| {
            let old = count(before.remove(&path));
            count(Some(now)).saturating_sub(old)
        });
        Ok(new.sum())
    }

    /// Settles the logs in git's objects; whether that is all of them. None of them comes from git's tree.
    pub(super) fn settle_logs(
        &self,
        sealed: &dyn SealedFiles,
        sides: &Sides<'_>,
        settled: &mut SettledMerge,
    ) -> Result<bool, Failure> {
        let bases = self.bases(sides.theirs)?;
        let base = bases.first().map(String::as_str);
        let commits = (base, sides.ours.as_str(), sides.theirs);
        let mut objects = self.git.objects()?;
        let logs = merge_logs_in_git(sealed, &self.git, &mut objects, commits)?;
        if !logs.unread.is_empty() {
            return Ok(false);
        }
        settled.taken = logs.taken;
        settled.logs = logs.both;
        settled.kept_lines = logs.kept;
        settled.refused_logs = logs.refused;
        settled.paths.insert(LOGS.to_owned());
        Ok(true)
    }

    /// Settles what git left unmerged in its objects, and the logs; whether that is all of it.
    pub(super) fn settle<'o>(
        &self,
        sealed: &dyn SealedFiles,
        sides: &Sides<'_>,
        unmerged: impl Iterator<Item = &'o str>,
        kept: &mut Vec<RecordId>,
        settled: &mut SettledMerge,
    ) -> Result<bool, Failure> {
        if !self.settle_logs(sealed, sides, settled)? {
            return Ok(false);
        }
        let mut objects = self.git.objects()?;
        let mut merger = self.merger(sealed, sides)?;
        for file in unmerged_files(unmerged) {
            let Some(path) = file.path.strip_prefix(&self.prefix) else {
                return Ok(false);
            };
            if sealed.file_of_segments(folder_of(path)).is_some() {
                continue;
            }
            let file = UnmergedFile {
                path: path.to_owned(),
                stages: file.stages,
            };
            match merger.settle(&mut objects, &file, None)? {
                Settled::OneSided => match record_at(self.fs, &file.path) {
                    Some(id) if file.stages[0].is_some() => {
                        kept.push(id);
                        // Git's tree has the version that stays.
                        continue;
                    }
                    _ => return Ok(false),
                },
                Settled::Removed => settled.taken.extend(removal(&file)),
                Settled::Undecided => return Ok(false),
                Settled::File(bytes, _) => settled.files.push((file.path.clone(), bytes)),
                Settled::Record {
                    id,
                    ours,
                    merged,
                    conflicts,
                } => {
                    settled.records.push(MergedRecord { id, ours, merged });
                    settled.conflicts.insert(id, conflicts);
                }
            }
            settled.paths.insert(file.path);
        }
        Ok(true)
    }

    fn merger<'m>(
        &'m self,
        sealed: &'m dyn SealedFiles,
        sides: &Sides<'_>,
    ) -> Result<FileMerger<'m>, Failure> {
        let bases = self.bases(sides.theirs)?;
        let git = (&self.git, self.prefix.as_str());
        Ok(FileMerger::new(sealed, git, bases, self.texts.remark))
    }

    /// Settles what git left unmerged in the workspace; what it cannot is for people to decide, who tell git.
    pub(super) fn settle_in_place(
        &self,
        sealed: &dyn SealedFiles,
        sides: &Sides<'_>,
        report: &mut SyncReport,
    ) -> Result<BTreeMap<RecordId, Vec<FieldConflict>>, Failure> {
        let mut objects = self.git.objects()?;
        let bases = self.bases(sides.theirs)?;
        let commits = (
            bases.first().map(String::as_str),
            &*sides.ours,
            sides.theirs,
        );
        let logs = settle_logs(sealed, &self.git, &mut objects, commits)?;
        report.undecided.extend(logs.unread);
        report.refused_logs.extend(logs.refused);
        report.kept_lines.extend(logs.kept);
        let mut merger = self.merger(sealed, sides)?;
        // After the logs, which tell who was erased.
        let waiting = self.changed_and_erased();
        let mut found = BTreeMap::new();
        for file in unmerged_below(&self.git, ".")? {
            let id = record_at(self.fs, &file.path);
            if id.is_some_and(|id| sides.erased_here.contains(&id)) {
                remove_one(&self.git, &file.path)?;
                continue;
            }
            match settle_file(sealed, &mut merger, &mut objects, &file)? {
                Settled::Undecided => {
                    report.unmerged.push(file.path);
                    continue;
                }
                Settled::OneSided => match id.filter(|id| waiting.contains(id)) {
                    Some(person) => {
                        self.ask_or_erase(person, &file.path, report)?;
                        continue;
                    }
                    None => report.kept.extend(id.filter(|id| self.is_here(*id))),
                },
                Settled::Removed => {
                    remove_one(&self.git, &file.path)?;
                    continue;
                }
                Settled::File(bytes, _) => put_one(sealed, &file.path, &bytes)?,
                Settled::Record {
                    id,
                    merged,
                    conflicts,
                    ..
                } => {
                    let path = id.relative_path();
                    let bytes = sealed.seal_bytes(&path, merged.as_bytes());
                    let bytes = bytes
                        .map_err(|error| failed(sealed, FileOperation::Write, &path, &error))?;
                    put_one(sealed, &path_in_git(sealed, id), &bytes)?;
                    found.insert(id, conflicts);
                }
            }
            self.git.answer(&["add", "--all", "--", &file.path])?;
        }
        Ok(found)
    }
}

/// Merges a file that git left unmerged in the workspace. Somebody may have gone on with our version of it.
///
/// # Errors
///
/// As [`FileMerger::settle`].
pub fn settle_file(
    sealed: &dyn SealedFiles,
    merger: &mut FileMerger<'_>,
    objects: &mut ObjectReader,
    file: &UnmergedFile,
) -> Result<Settled, Failure> {
    let below = sealed.files_below();
    let length = below.length(&file.path).ok().flatten();
    let length = length.and_then(|length| usize::try_from(length).ok());
    let here = length.and_then(|length| below.read_at(&file.path, 0, length).ok());
    let here = here.filter(|bytes| {
        let path = file.path.strip_suffix(ENDING);
        path.is_some_and(|path| sealed.open_bytes(path, bytes).is_ok())
    });
    merger.settle(objects, file, here)
}

/// The change that takes away our version of a file, if there is one.
fn removal(file: &UnmergedFile) -> Option<TreeChange> {
    let before = file.stages[1].clone()?;
    Some(TreeChange {
        path: file.path.clone(),
        before: Some(before),
        object: None,
        is_plain: true,
        is_submodule: false,
    })
}

/// Takes an unmerged file away, and tells git that this is how it is merged.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn remove_one(git: &Git, path: &str) -> Result<(), Failure> {
    let remove = ["rm", "--quiet", "--force", "--", path];
    git.answer(&remove).map(|_| ())
}

/// Puts one file in place, as it is to lie on the disk.
///
/// # Errors
///
/// [`Failure`] if it cannot be written.
pub fn put_one(fs: &dyn Fs, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    put_bytes(fs, (&change_id()?, 0), path, bytes)?;
    let folder = folder_of(path);
    files_of_git(fs)
        .sync_folder(folder)
        .map_err(|error| failed(fs, FileOperation::Sync, folder, &error))
}
