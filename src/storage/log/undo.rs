//! Taking back the last change of one's own, and doing again what was taken back.
//!
//! The log is the only memory: what can be undone is found by walking it from its end, so undo
//! works across sessions and is itself a change that others see.

use std::collections::{HashMap, HashSet};

use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::change::query_edit::QueryEdit;
use crate::casebook::change::{Change, ChangeId, ChangeKind};
use crate::casebook::errors::failure::{Attempt, Failure};
use crate::casebook::errors::log_flaw::LogFlaw;
use crate::record::id::RecordId;
use crate::record::workspace::FILE_NAME;
use crate::storage::clock;
use crate::storage::commit::patch;
use crate::storage::commit::pending_file::PendingFile;
use crate::storage::commit::publish::{CommitOptions, Committed, publish};
use crate::storage::commit::splice_change::apply_edits;
use crate::storage::commit::splice_query::HeadDraft;
use crate::storage::commit::{begin, drafts_of, refuse_joined};
use crate::storage::digest::{ABSENT, of_file};
use crate::storage::fs::Fs;
use crate::storage::fs::lock::acquire_as_opened;
use crate::storage::log::body::FileChange;
use crate::storage::log::line::LogLine;
use crate::storage::log::own_lines::{OwnLines, broken};
use crate::storage::random::change_id;
use crate::storage::workspace::author_device::AuthorDevice;

/// Which way to go in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoKind {
    /// Take back the last change that still stands.
    Undo,
    /// Do again the last change that was taken back.
    Redo,
    /// Leave the last change that still stands as it is, so that those before it can be taken back.
    Skip,
}

/// Goes one step in the history of `author_device`.
///
/// A file that is as the change left it becomes byte for byte what it was before; any other gets
/// the inverse edits, with the check that every change gets. To skip a change is to log that it was
/// undone without touching a file, so a redo takes that back like any other undo.
///
/// # Errors
///
/// [`Failure::NothingTo`]; [`Failure::ErasureStands`]; [`Failure::BrokenLog`] if the log cannot be trusted as far back as
/// that; and whatever a commit fails with.
pub fn step(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    way: UndoKind,
) -> Result<Committed, Failure> {
    let (_held, problems) = begin(fs)?;
    let line = find(fs, author_device, way)?;
    let committed = go(fs, author_device, way, &line)?;
    Ok(committed.after(problems))
}

/// The change that [`step`] would go by, without going.
///
/// # Errors
///
/// As [`step`], conflicts excepted.
pub fn next_change(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    way: UndoKind,
) -> Result<Change, Failure> {
    // What a crash left is for the step itself to finish and to tell of.
    let _held = acquire_as_opened(fs)?;
    Ok(find(fs, author_device, way)?.to_change())
}

/// Takes one change of `author_device` back, whatever the hand has done since. The caller holds the lock.
///
/// # Errors
///
/// As [`step`]; [`Failure::NothingTo`] if the change does not stand any more.
pub fn take_back_named(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    change: &ChangeId,
) -> Result<Committed, Failure> {
    let line = find_change(fs, author_device, change)?;
    go(fs, author_device, UndoKind::Undo, &line)
}

fn go(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    way: UndoKind,
    line: &LogLine,
) -> Result<Committed, Failure> {
    let (change_kind, why, edits, queries) = match way {
        UndoKind::Skip => (
            ChangeKind::Undo(line.change.clone()),
            Purpose::LeftStanding(line.why.clone()).to_text(),
            Vec::new(),
            Vec::new(),
        ),
        UndoKind::Undo | UndoKind::Redo => {
            let change = line.to_change();
            let of = line.change.clone();
            let kind = match way {
                UndoKind::Redo => ChangeKind::Redo(of),
                UndoKind::Undo | UndoKind::Skip => ChangeKind::Undo(of),
            };
            (
                kind,
                line.why.clone(),
                change.inverse_edits(),
                change.inverse_queries(),
            )
        }
    };
    take_back(fs, author_device, line, (change_kind, why, edits, queries))
}

/// Takes a change back, as a new change with a gesture, a reason and the inverse edits. The lock is
/// held already.
///
/// # Errors
///
/// Whatever a commit fails with.
pub fn take_back(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    line: &LogLine,
    (change_kind, why, edits, queries): (ChangeKind, String, Vec<Edit>, Vec<QueryEdit>),
) -> Result<Committed, Failure> {
    let mut change = Change {
        id: change_id()?,
        change_kind,
        author: author_device.author.clone(),
        at: clock::now(),
        why,
        edits,
        queries,
    };
    let mut drafts = drafts_of(fs, &change.records())?;
    refuse_joined(fs, &drafts, &change.edits)?;
    let mut needed = Vec::with_capacity(change.edits.len());
    let mut conflicts = Vec::new();
    // A change may touch every record: each is looked up, not searched for.
    let mut by_record: HashMap<RecordId, Vec<Edit>> = HashMap::new();
    for edit in std::mem::take(&mut change.edits) {
        by_record.entry(edit.record()).or_default().push(edit);
    }
    let files: HashMap<&str, &FileChange> = line
        .files
        .iter()
        .map(|file| (file.path.as_str(), file))
        .collect();
    for draft in &mut drafts {
        let own = by_record.remove(&draft.record).unwrap_or_default();
        let file = files.get(draft.path.as_str());
        if file.is_some_and(|file| restore(draft, file, &own)) {
            needed.extend(own);
            continue;
        }
        match apply_edits(std::slice::from_mut(draft), own) {
            Ok(edits) => needed.extend(edits),
            Err(Failure::Conflicts(more)) => conflicts.extend(more),
            Err(failure) => return Err(failure),
        }
    }
    if !conflicts.is_empty() {
        return Err(Failure::Conflicts(conflicts));
    }
    change.edits = needed;
    let mut head = None;
    if !change.queries.is_empty() {
        let mut draft = HeadDraft::read(fs)?;
        let file = files.get(FILE_NAME);
        if !file.is_some_and(|file| draft.restore(file)) {
            change.queries = draft.apply(&change.queries)?;
        }
        head = Some(draft);
    }
    publish(
        fs,
        author_device,
        change,
        &drafts,
        head.as_ref(),
        CommitOptions::TOUCHED,
    )
}

/// The changes of all hands that still stand, of lines that come oldest first: what was taken back is
/// left out, and what was done again stands where it was done again.
#[must_use]
pub fn standing_changes(history: &[LogLine]) -> Vec<&LogLine> {
    let mut account = Account::default();
    let mut standing = Vec::new();
    for line in history.iter().rev() {
        match &line.change_kind {
            ChangeKind::Undo(of) => {
                account.taken_back.insert(of.clone());
            }
            _ if account.taken_back.contains(&line.change) => {}
            ChangeKind::Do | ChangeKind::Redo(_) => standing.push(line),
        }
    }
    standing.reverse();
    standing
}

/// Makes the draft byte for byte what it was before the change, if it is just as the change left
/// it; else leaves it alone.
fn restore(draft: &mut PendingFile, file: &FileChange, inverse: &[Edit]) -> bool {
    if of_file(draft.before.as_deref()) != file.after {
        return false;
    }
    let restored = match (&draft.before, file.before.as_str()) {
        (_, ABSENT) => Some((None, Vec::new())),
        (Some(text), _) => patch::apply(text, &file.back).map(|(text, back)| (Some(text), back)),
        // The whole text of a record that was removed stands in the edit.
        (None, _) => inverse.iter().find_map(|edit| match edit {
            Edit::Create { text, .. } => Some((Some(text.clone()), Vec::new())),
            Edit::Remove { .. } | Edit::Set { .. } | Edit::Insert { .. } | Edit::Delete { .. } => {
                None
            }
        }),
    };
    match restored {
        Some((text, back)) if of_file(text.as_deref()) == file.before => {
            draft.after = text;
            draft.back = back;
            draft.restored = true;
            true
        }
        _ => false,
    }
}

/// The line to take back: walks the hand's log from its end and keeps account of what has been
/// taken back and done again.
fn find(fs: &dyn Fs, author_device: &AuthorDevice, way: UndoKind) -> Result<LogLine, Failure> {
    let mut lines = OwnLines::new(fs, author_device)?;
    let mut account = Account::default();
    while let Some((line, at)) = lines.line_before()? {
        // Two hands whose names join to the same file name share a log.
        if author_device.wrote(&line.author, &line.device) && !line.touches_nothing() {
            match account.classify(&line, way) {
                Candidate::This if line.erasure.is_some() && way == UndoKind::Undo => {
                    return Err(Failure::ErasureStands);
                }
                // Nothing is left of it that could be taken back or done again.
                Candidate::This if line.blank.is_some() && line.is_blank() => {}
                // What is left standing need not be known.
                Candidate::This if line.erased && way != UndoKind::Skip => {
                    return Err(broken(fs, &at, LogFlaw::Erased));
                }
                Candidate::This => return Ok(line),
                Candidate::None => break,
                Candidate::Further => {}
            }
        }
    }
    Err(Failure::NothingTo(match way {
        UndoKind::Undo | UndoKind::Skip => Attempt::Undo,
        UndoKind::Redo => Attempt::Redo,
    }))
}

/// The line that makes a change stand: its own, or that of the last redo of it.
fn find_change(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    wanted: &ChangeId,
) -> Result<LogLine, Failure> {
    let mut lines = OwnLines::new(fs, author_device)?;
    let mut since = Vec::new();
    while let Some((line, at)) = lines.line_before()? {
        let is_it = line.change == *wanted;
        if is_it && line.erased {
            return Err(broken(fs, &at, LogFlaw::Erased));
        }
        since.push(line);
        if is_it {
            return standing(since).ok_or(Failure::NothingTo(Attempt::Undo));
        }
    }
    Err(Failure::NothingTo(Attempt::Undo))
}

/// Of lines from the newest back to a change, the one by which the change stands.
fn standing(mut lines: Vec<LogLine>) -> Option<LogLine> {
    let first = lines.pop()?;
    let mut about = HashSet::from([first.change.clone()]);
    let mut stands = Some(first);
    for line in lines.into_iter().rev() {
        match &line.change_kind {
            ChangeKind::Undo(of) if about.contains(of) => {
                about.insert(line.change);
                stands = None;
            }
            ChangeKind::Redo(of) if about.contains(of) => {
                about.insert(line.change.clone());
                stands = Some(line);
            }
            ChangeKind::Do | ChangeKind::Undo(_) | ChangeKind::Redo(_) => {}
        }
    }
    stands
}

/// What the lines after the one at hand have taken back and done again.
#[derive(Default)]
struct Account {
    /// Changes that an undo that stands has taken back.
    taken_back: HashSet<ChangeId>,
    /// Undos that a redo that stands has taken back.
    done_again: HashSet<ChangeId>,
}

/// What a line means for the search.
enum Candidate {
    /// It is the one.
    This,
    /// The one lies further back, if anywhere.
    Further,
    /// There is none.
    None,
}

impl Account {
    fn classify(&mut self, line: &LogLine, way: UndoKind) -> Candidate {
        match &line.change_kind {
            ChangeKind::Undo(_) if self.done_again.contains(&line.change) => Candidate::Further,
            ChangeKind::Undo(_) if way == UndoKind::Redo => Candidate::This,
            ChangeKind::Undo(of) => {
                self.taken_back.insert(of.clone());
                Candidate::Further
            }
            _ if self.taken_back.contains(&line.change) => Candidate::Further,
            _ if way != UndoKind::Redo => Candidate::This,
            ChangeKind::Redo(of) => {
                self.done_again.insert(of.clone());
                Candidate::Further
            }
            // Something new makes an end to what could be done again.
            ChangeKind::Do => Candidate::None,
        }
    }
}
