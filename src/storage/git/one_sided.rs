//! Records that one side of a merge of git removed and the other one changed, as a plain `git pull` leaves them:
//! finding them, and telling git what somebody has decided.

use std::path::{Path, PathBuf};

use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::errors::failure::{Failure, SyncRefusal};
use crate::casebook::errors::problem::{Problem, Reason};
use crate::casebook::external::one_sided::{ErasedBy, OneSided, RemovedBy};
use crate::record::id::RecordId;
use crate::record::read::Record;
use crate::storage::commit::pending_file::{read_text, view_of};
use crate::storage::erase::erasures::{erasures, person_erased};
use crate::storage::error::about_file;
use crate::storage::fs::Fs;
use crate::storage::git::installed_git::Git;
use crate::storage::git::path_in_git::{path_in_git, record_at};
use crate::storage::git::unmerged_files::unmerged_below;
use crate::storage::log::blame::last_change;
use crate::storage::log::file::LOGS;
use crate::storage::workspace::author_device::AuthorDevice;

/// What git has in its folder while something is to be decided.
const UNDER_WAY: [&str; 6] = [
    "MERGE_HEAD",
    // The only trace of a `git stash pop` that left something.
    AUTO_MERGE,
    "rebase-merge",
    "rebase-apply",
    "CHERRY_PICK_HEAD",
    "REVERT_HEAD",
];

/// What git makes for each merge that it leaves to people.
const AUTO_MERGE: &str = "AUTO_MERGE";

/// The records that one side removed and the other one changed, of which a version stands in the workspace; none if
/// there is no git, or nothing is to be decided there.
#[must_use]
pub fn one_sided(fs: &dyn Fs, author_device: &AuthorDevice) -> Vec<OneSided> {
    let Some(folder) = folder_of_git(fs.root()) else {
        return Vec::new();
    };
    let under_way: Vec<&str> = UNDER_WAY
        .into_iter()
        .filter(|name| folder.join(name).exists())
        .collect();
    if folder.is_dir() && under_way.is_empty() {
        return Vec::new();
    }
    let is_rebase = under_way.iter().any(|name| name.starts_with("rebase-"));
    let is_stash = under_way == [AUTO_MERGE];
    let known = erasures(fs).unwrap_or_default();
    let files = unmerged_below(&Git::reader(fs.root()), ".").unwrap_or_default();
    let one_sided = files.into_iter().filter(|file| !file.is_on_both_sides());
    let found = one_sided.filter_map(|file| {
        let record = record_at(fs, &file.path)?;
        let text = read_text(fs, record).ok().flatten()?;
        // While commits are made again one by one, or a stash is put back, git calls the other side ours.
        let removed = match file.stages[1].is_none() != (is_rebase || is_stash) {
            true => RemovedBy::Here,
            false => RemovedBy::There,
        };
        let loaded = view_of(record, &text).ok();
        let erased = match loaded.map(|loaded| loaded.record) {
            Some(Record::Person(person)) => person_erased(&known, &person).map(|line| ErasedBy {
                at: line.at,
                by: line.author.clone(),
            }),
            _ => None,
        };
        Some(OneSided {
            record,
            removed,
            erased,
            changed: last_change(fs, author_device, record, &text),
        })
    });
    found.collect()
}

/// Such a record as a finding.
#[must_use]
pub fn one_sided_problem(one: &OneSided) -> Problem {
    let reason = Reason::OneSided {
        record: one.record,
        removed: one.removed,
        erased: one.erased.clone(),
    };
    Problem {
        record: Some(one.record),
        ..about_file(&one.record.relative_path(), reason)
    }
}

/// The folder of the repository around the workspace; a file if it lies elsewhere.
pub(super) fn folder_of_git(root: &Path) -> Option<PathBuf> {
    let mut folders = root.ancestors().map(|folder| folder.join(".git"));
    folders.find(|folder| folder.exists())
}

/// Tells git that a record stays as it stands there.
///
/// # Errors
///
/// [`SyncRefusal::NotOneSided`] if git waits for no such decision; [`Failure::Git`] with what git says.
pub fn keep_one_sided(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    record: RecordId,
) -> Result<(), Failure> {
    wanted(fs, author_device, record)?;
    stage(fs, record)
}

/// The edit that removes a record that the other side removed, and what it is for.
///
/// # Errors
///
/// As [`keep_one_sided`]; [`SyncRefusal::ErasedOneSided`] if the person was erased: that is decided by erasing.
pub fn removal_of(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    record: RecordId,
) -> Result<(Purpose, Edit), Failure> {
    let found = wanted(fs, author_device, record)?;
    if found.erased.is_some() {
        return Err(Failure::Sync(SyncRefusal::ErasedOneSided { record }));
    }
    let text = read_text(fs, record).ok().flatten();
    let text = text.ok_or(Failure::NoSuchRecord { record })?;
    Ok((Purpose::Merged, Edit::Remove { record, text }))
}

/// Tells git of records that are gone by now, if it waits for that. What fails is told by `git status`.
pub fn tell_git_of_removed(fs: &dyn Fs, records: impl Iterator<Item = RecordId>) {
    if folder_of_git(fs.root()).is_none() {
        return;
    }
    let git = Git::without_terminal(fs.root());
    for record in records {
        let path = path_in_git(fs, record);
        let waits = unmerged_below(&git, &path).is_ok_and(|files| !files.is_empty());
        if waits && matches!(fs.length(&record.relative_path()), Ok(None)) {
            let _ = stage(fs, record);
        }
    }
}

fn wanted(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    record: RecordId,
) -> Result<OneSided, Failure> {
    let found = one_sided(fs, author_device);
    let found = found.into_iter().find(|one| one.record == record);
    found.ok_or_else(|| {
        let path = record.relative_path();
        Failure::Sync(SyncRefusal::NotOneSided { path })
    })
}

/// Stages the file of a record and the logs, whose lines tell of it.
fn stage(fs: &dyn Fs, record: RecordId) -> Result<(), Failure> {
    let git = Git::without_terminal(fs.root());
    let path = path_in_git(fs, record);
    git.answer(&["add", "--all", "--", &path])?;
    let waits = unmerged_below(&git, LOGS)?;
    if waits.is_empty() && fs.length(LOGS).is_ok() {
        let _ = git.run(&["add", "--all", "--", LOGS]);
    }
    Ok(())
}
