//! Taking two records apart again that were joined, also when other changes came after, and what stands in
//! the way of it.

use crate::casebook::book::Book;
use crate::casebook::change::ChangeKind;
use crate::casebook::change::edit::Edit;
use crate::casebook::errors::failure::{Failure, Later};
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::casebook::merge::unjoin::Unjoin;
use crate::record::id::RecordId;
use crate::ron_text::path::FieldPath;
use crate::storage::commit::begin;
use crate::storage::commit::pending_file::{read_text, unsound};
use crate::storage::commit::publish::Committed;
use crate::storage::digest::of_file;
use crate::storage::fs::Fs;
use crate::storage::log::history::history;
use crate::storage::log::line::LogLine;
use crate::storage::log::undo::{standing_changes, take_back};
use crate::storage::workspace::Workspace;

/// What taking `record` apart from the one that it was joined to would come upon. Nothing is written, and
/// nothing is locked: what is found is asked again when it is done.
///
/// # Errors
///
/// As [`unjoin`], but for [`Failure::BuiltOn`].
pub fn unjoin_plan(workspace: &Workspace, record: RecordId) -> Result<Unjoin, Failure> {
    let (history, _) = workspace.history()?;
    let standing = standing_changes(&history);
    let at = joining_alone(&standing, record)?;
    Ok(Unjoin {
        joined: record,
        change: standing[at].to_change(),
        later: built_on(workspace.fs(), &standing, at)?,
    })
}

/// Takes back the change that joined `record` to another one, as a new change; `anyway` leaves what was
/// changed since with the record that was kept.
///
/// # Errors
///
/// [`Failure::NotJoined`] if no change of the log that still stands did so; [`Failure::JoinedLater`]
/// if the record that it was joined to was itself joined after that; [`Failure::BuiltOn`]
/// where one of the records was changed since; and those of a commit.
pub fn unjoin(workspace: &Workspace, record: RecordId, anyway: bool) -> Result<Committed, Failure> {
    workspace.writable()?;
    let (fs, author_device) = (workspace.fs(), workspace.author_device());
    // Nobody adds a line between the reading of the logs and what is decided by them.
    let (_held, problems) = begin(fs)?;
    let (history, _) = history(fs)?;
    let standing = standing_changes(&history);
    let at = joining_alone(&standing, record)?;
    let line = standing[at];
    if !anyway {
        let later = built_on(fs, &standing, at)?;
        if !later.is_empty() {
            return Err(Failure::BuiltOn(later));
        }
    }
    let back = (
        ChangeKind::Undo(line.change.clone()),
        line.why.clone(),
        line.to_change().inverse_edits(),
        line.to_change().inverse_queries(),
    );
    let committed = take_back(fs, author_device, line, back)?;
    Ok(committed.after(problems))
}

/// The records that were joined to another one by a change that still stands, and whose file is not
/// as that change left it: what was written there since does not show in the one that was kept.
#[must_use]
pub fn changed_since_joined(fs: &dyn Fs, book: &Book) -> Vec<Problem> {
    let mut joined = book.joined().peekable();
    if joined.peek().is_none() {
        return Vec::new();
    }
    // That a log cannot be read is found where the logs are.
    let Ok((history, _)) = history(fs) else {
        return Vec::new();
    };
    let standing = standing_changes(&history);
    let is_changed = |record: &RecordId| {
        let path = record.relative_path();
        let line = joining(&standing, *record).map(|at| standing[at]);
        let left = line.and_then(|line| line.files.iter().find(|file| file.path == path));
        let text = read_text(fs, *record);
        left.is_some_and(|left| text.is_ok_and(|text| left.after != of_file(text.as_deref())))
    };
    joined
        .filter(is_changed)
        .map(|record| Problem {
            at: Location::file(record.relative_path()),
            record: Some(record),
            field: FieldPath::of("merged_into"),
            reason: Reason::JoinedChanged {
                joined: record,
                stands: book.stands_for(record),
            },
        })
        .collect()
}

/// The place of the change that joined a record to another one, if that change did not lead it on
/// together with the record that it had been joined to before: taking that back would take apart more
/// than this record.
fn joining_alone(standing: &[&LogLine], record: RecordId) -> Result<usize, Failure> {
    let at = joining(standing, record).ok_or(Failure::NotJoined { record })?;
    let edits = &standing[at].edits;
    let before = edits.iter().find_map(|edit| match edit {
        Edit::Set { old, new, .. } if joins(edit, record) => Some((
            old.as_deref().and_then(named)?,
            new.as_deref().and_then(named)?,
        )),
        _ => None,
    });
    match before {
        Some((to, stands)) if edits.iter().any(|edit| joins(edit, to)) => {
            Err(Failure::JoinedLater { record, to, stands })
        }
        _ => Ok(at),
    }
}

/// The record that a piece of RON text names.
fn named(value: &str) -> Option<RecordId> {
    value.trim().trim_matches('"').parse().ok()
}

/// The place of the change that joined a record to another one.
fn joining(standing: &[&LogLine], record: RecordId) -> Option<usize> {
    let joins = |line: &&LogLine| line.edits.iter().any(|edit| joins(edit, record));
    standing.iter().rposition(joins)
}

/// What was changed since the change at this place in the records that it touched.
fn built_on(fs: &dyn Fs, standing: &[&LogLine], at: usize) -> Result<Vec<Later>, Failure> {
    let line = standing[at];
    let mut changed = Vec::new();
    for one in line.to_change().records() {
        let path = one.relative_path();
        let text =
            read_text(fs, one).map_err(|problem| unsound(&fs.root().join(&path), &problem))?;
        let left = line.files.iter().find(|file| file.path == path);
        if left.is_some_and(|left| left.after != of_file(text.as_deref())) {
            changed.push(one);
        }
    }
    Ok(later(&changed, &standing[at + 1..]))
}

fn joins(edit: &Edit, wanted: RecordId) -> bool {
    let Edit::Set {
        record, path, new, ..
    } = edit
    else {
        return false;
    };
    let empty = |value: &str| value.trim().trim_matches('"').is_empty();
    *record == wanted && path.is("merged_into") && new.as_deref().is_some_and(|value| !empty(value))
}

/// What was changed in these records, by whom and when; a record that no line of the log tells of was
/// changed by hand.
fn later(records: &[RecordId], lines: &[&LogLine]) -> Vec<Later> {
    let mut found = Vec::new();
    for record in records {
        let before = found.len();
        for line in lines {
            let edits = line.edits.iter().filter(|edit| edit.record() == *record);
            found.extend(edits.map(|edit| Later {
                record: *record,
                field: edit.field(),
                by: Some((line.author.clone(), line.at)),
            }));
        }
        if found.len() == before {
            found.push(Later {
                record: *record,
                field: FieldPath::root(),
                by: None,
            });
        }
    }
    found
}
