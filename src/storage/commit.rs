//! A change on its way to the disk, and the beginning that every writer has in common.

use crate::casebook::change::Change;
use crate::casebook::failure::Failure;
use crate::casebook::problem::Problem;
use crate::record::id::RecordId;
use crate::storage::draft::Draft;
use crate::storage::fs::{Fs, Held};
use crate::storage::hand::Hand;
use crate::storage::lock::{PATIENCE, acquire};
use crate::storage::publish::{Committed, publish};
use crate::storage::recover::recover;
use crate::storage::splice_change::apply_edits;
use crate::storage::splice_query::HeadDraft;

/// Commits a change: checks every edit against what is on disk, and writes all of it or nothing.
///
/// # Errors
///
/// Any [`Failure`]; see [`publish`] for what may be left to finish.
pub fn commit(fs: &dyn Fs, hand: &Hand, change: &Change) -> Result<Committed, Failure> {
    if change.edits.is_empty() && change.queries.is_empty() {
        return Err(Failure::EmptyChange);
    }
    let (_held, problems) = begin(fs)?;
    let committed = commit_held(fs, hand, change)?;
    Ok(committed.after(problems))
}

/// Commits a change for a caller who holds the lock.
///
/// # Errors
///
/// As [`commit`].
pub fn commit_held(fs: &dyn Fs, hand: &Hand, change: &Change) -> Result<Committed, Failure> {
    let mut drafts = drafts_of(fs, &change.records())?;
    let edits = apply_edits(&mut drafts, &change.edits)?;
    let (head, queries) = match change.queries.as_slice() {
        [] => (None, Vec::new()),
        wanted => {
            let mut head = HeadDraft::read(fs)?;
            let queries = head.apply(wanted)?;
            (Some(head), queries)
        }
    };
    let change = Change {
        edits,
        queries,
        ..change.clone()
    };
    publish(fs, hand, change, &drafts, head.as_ref())
}

/// Takes the lock and finishes whatever a crash left unfinished.
///
/// # Errors
///
/// [`Failure::Locked`], or what recovery failed with.
pub fn begin(fs: &dyn Fs) -> Result<(Held, Vec<Problem>), Failure> {
    let held = acquire(fs, PATIENCE)?;
    let problems = recover(fs)?;
    Ok((held, problems))
}

/// The records' files as they are on disk.
///
/// # Errors
///
/// [`Failure::Unsound`] where one of them is refused or is no text.
pub fn drafts_of(fs: &dyn Fs, records: &[RecordId]) -> Result<Vec<Draft>, Failure> {
    records
        .iter()
        .map(|record| Draft::read(fs, *record))
        .collect()
}
