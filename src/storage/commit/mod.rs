//! A change on its way to the disk, and the beginning that every writer has in common.
//!
//! - `cite`: the edits that cite one source for entries of several people.
//! - `patch`: replacements of bytes that are applied one after another, and their reversal.
//! - `pending_file`: a record's file as it is on disk, on its way to what it will be.
//! - `publish`: from finished drafts to the disk: stage, log, rename.
//! - `recover`: what a crash left: a change that is in a log is finished, one that is not never happened.
//! - `splice_change`: edits applied to the texts of records, each checked against what stands there.
//! - `splice_query`: the head of a workspace on its way to what it will be.
//! - `stage_contents`: what waits in the stage, and what the logs say of it.
//! - `staged`: the names of files that wait in the stage.
//! - `typed_path`: a path as somebody types or pastes it, outside of a shell.
//! - `verify_edits`: whether a spliced text says what the edit says, and everything else as before.

pub mod cite;
pub mod patch;
pub mod pending_file;
pub mod publish;
pub mod recover;
pub mod splice_change;
pub mod splice_query;
pub mod stage_contents;
pub mod staged;
pub mod typed_path;
pub mod verify_edits;

use crate::casebook::change::Change;
use crate::casebook::change::edit::Edit;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::casebook::merge::join::merged_into;
use crate::record::id::RecordId;
use crate::storage::commit::pending_file::{PendingFile, read_text};
use crate::storage::commit::publish::{CommitOptions, Committed, publish};
use crate::storage::commit::recover::recover;
use crate::storage::commit::splice_change::apply_edits;
use crate::storage::commit::splice_query::HeadDraft;
use crate::storage::fs::lock::acquire_as_opened;
use crate::storage::fs::{Fs, LockGuard};
use crate::storage::workspace::author_device::AuthorDevice;

/// Commits a change: checks every edit against what is on disk, and writes all of it or nothing. `admits` is asked
/// under the lock: what it knows cannot change any more.
///
/// # Errors
///
/// Any [`Failure`]; see [`publish`] for what may be left to finish.
pub fn commit(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    change: &Change,
    admits: &dyn Fn(&dyn Fs) -> Result<(), Failure>,
) -> Result<Committed, Failure> {
    if change.edits.is_empty() && change.queries.is_empty() {
        return Err(Failure::EmptyChange);
    }
    let (_held, problems) = begin(fs)?;
    admits(fs)?;
    let committed = commit_held(fs, author_device, change.clone(), CommitOptions::TOUCHED)?;
    Ok(committed.after(problems))
}

/// Commits a change for a caller who holds the lock.
///
/// # Errors
///
/// As [`commit`].
pub fn commit_held(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    mut change: Change,
    options: CommitOptions<'_>,
) -> Result<Committed, Failure> {
    let mut drafts = drafts_of(fs, &change.records())?;
    refuse_joined(fs, &drafts, &change.edits)?;
    // There may be many of them, which are not copied.
    change.edits = apply_edits(&mut drafts, change.edits)?;
    let mut head = None;
    if !change.queries.is_empty() {
        let mut draft = HeadDraft::read(fs)?;
        change.queries = draft.apply(&change.queries)?;
        head = Some(draft);
    }
    publish(fs, author_device, change, &drafts, head.as_ref(), options)
}

/// Refuses edits of a record that was joined to another one, which stands for it: what they say would
/// show nowhere. A change that says to whom records are joined, and one of a whole record, is another matter.
///
/// # Errors
///
/// [`Failure::JoinedMeanwhile`], for the first such record.
pub fn refuse_joined(fs: &dyn Fs, drafts: &[PendingFile], edits: &[Edit]) -> Result<(), Failure> {
    // A change that joins records may take an overruled judgement out of those joined before.
    let joins = |edit: &Edit| matches!(edit, Edit::Set { path, .. } if path.is("merged_into"));
    if edits.iter().any(joins) {
        return Ok(());
    }
    for draft in drafts {
        let Some(text) = draft.before.as_deref() else {
            continue;
        };
        if memchr::memmem::find(text.as_bytes(), b"merged_into").is_none() {
            continue;
        }
        let is_whole = edits.iter().any(|edit| {
            edit.record() == draft.record
                && matches!(edit, Edit::Create { .. } | Edit::Remove { .. })
        });
        if let Some(to) = stands_for(fs, draft.record, text)
            && !is_whole
        {
            let record = draft.record;
            return Err(Failure::JoinedMeanwhile { record, to });
        }
    }
    Ok(())
}

/// The record that stands for a joined one, by the files as they are now; `None` if it stands for
/// itself, also because it was joined to a record that is not there, or in a circle.
#[must_use]
pub fn stands_for(fs: &dyn Fs, record: RecordId, text: &str) -> Option<RecordId> {
    let mut seen = vec![record];
    let mut next = merged_into(text).ok().flatten();
    while let Some(to) = next {
        if seen.contains(&to) {
            return None;
        }
        match read_text(fs, to) {
            Ok(Some(text)) => next = merged_into(&text).ok().flatten(),
            Ok(None) | Err(_) => break,
        }
        seen.push(to);
    }
    seen.pop().filter(|last| *last != record)
}

/// Takes the lock and finishes whatever a crash left unfinished.
///
/// # Errors
///
/// [`Failure::Locked`], [`Failure::FormChanged`], or what recovery failed with.
pub fn begin(fs: &dyn Fs) -> Result<(LockGuard, Vec<Problem>), Failure> {
    let held = acquire_as_opened(fs)?;
    let problems = recover(fs)?;
    Ok((held, problems))
}

/// The records' files as they are on disk.
///
/// # Errors
///
/// [`Failure::Unsound`] if one of them is refused or is no text.
pub fn drafts_of(fs: &dyn Fs, records: &[RecordId]) -> Result<Vec<PendingFile>, Failure> {
    records
        .iter()
        .map(|record| PendingFile::read(fs, *record))
        .collect()
}
