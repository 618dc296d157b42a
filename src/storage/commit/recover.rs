//! What a crash left: a change that is in a log is finished, one that is not never happened.
//!
//! Only its own account knows that it is in no log: where the folder is synchronised, the staged file of
//! another machine may come before the line, and taking it away would take it away there, too, in the middle
//! of a commit. So what others have staged waits until its line is here.

use std::collections::BTreeSet;

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::{Problem, Reason};
use crate::storage::commit::stage_contents::{Staged, left_in_stage, lines_of};
use crate::storage::commit::staged::{is_ours, record_name};
use crate::storage::digest::{ABSENT, sha256};
use crate::storage::erase::plan::{DRAFT, PLAN, Waiting, carry_out, read_plan};
use crate::storage::error::{about_file, failed};
use crate::storage::fs::lock::{LOCK, PRIVATE, STAGE};
use crate::storage::fs::{Fs, folder_of};
use crate::storage::log::body::FileChange;
use crate::storage::log::file::LOGS;
use crate::storage::log::line::LogLine;

/// The folder for versions of ours that could not be put in place.
pub const CONFLICTS: &str = ".lastseen/conflicts";

/// Whether something waits in the stage. While somebody else commits this is so as well: only
/// under the lock does it mean a crash.
///
/// # Errors
///
/// [`Failure::Io`] or [`Failure::ReadOnly`] if the stage cannot be listed.
pub fn is_needed(fs: &dyn Fs) -> Result<bool, Failure> {
    let left = left_in_stage(fs)?;
    Ok(left.plan || left.draft || !left.staged.is_empty())
}

/// What waits in the stage, for somebody who only reads: nothing is finished, dropped or written. As
/// long as somebody holds the lock it is theirs and nothing is wrong.
///
/// # Errors
///
/// As [`is_needed`].
pub fn look_at_stage(fs: &dyn Fs) -> Result<Vec<Problem>, Failure> {
    let left = left_in_stage(fs)?;
    if !left.plan && left.staged.is_empty() || fs.is_locked(LOCK) {
        return Ok(Vec::new());
    }
    let mut problems = Vec::new();
    match read_plan(fs) {
        Ok(Waiting::Nothing) => {}
        Ok(Waiting::Own(_)) => problems.push(about_file(PLAN, Reason::Interrupted)),
        Ok(Waiting::Foreign) => problems.push(about_file(PLAN, Reason::ForeignPlan)),
        Err(Failure::Io { reason, .. }) => {
            problems.push(about_file(PLAN, Reason::Unreadable(reason)));
        }
        Err(other) => return Err(other),
    }
    let lines = lines_of(fs, &left.staged, |_, _| Ok(()))?;
    for one in &left.staged {
        let Some(line) = lines.found.get(&one.change) else {
            if !lines.never_happened(fs, one) {
                problems.push(unlogged(one));
            }
            continue;
        };
        let Some(file) = line.files.get(one.index) else {
            continue;
        };
        if !is_ours(&file.path) || digest_of(fs, &file.path)? == file.after {
            continue;
        }
        let reason = if one.is_own(fs, file) {
            Reason::Interrupted
        } else {
            foreign(one, line, file)
        };
        problems.push(about_file(&one.path, reason));
    }
    Ok(problems)
}

/// Finishes or drops every change of this account that waits in the stage. The caller holds the lock.
/// What another account, another machine or nobody is known to have put there stays as it is.
///
/// # Errors
///
/// [`Failure::Io`] or [`Failure::ReadOnly`] if a log or the stage cannot be read or a file cannot
/// be moved; what has been done until then stands, and the next attempt goes on from there.
pub fn recover(fs: &dyn Fs) -> Result<Vec<Problem>, Failure> {
    let mut left = left_in_stage(fs)?;
    let mut problems = Vec::new();
    // An erasure comes first: what waits for it is in no log.
    let mut is_foreign_plan = false;
    if left.plan {
        match read_plan(fs)? {
            Waiting::Nothing => {}
            Waiting::Own(plan) => {
                // Whoever wrote it may have been stopped before it was durable.
                sync(fs, STAGE)?;
                problems.extend(carry_out(fs, &plan)?);
                left = left_in_stage(fs)?;
            }
            Waiting::Foreign => {
                is_foreign_plan = true;
                problems.push(about_file(PLAN, Reason::ForeignPlan));
            }
        }
    }
    if left.draft {
        unlink(fs, DRAFT)?;
    }
    let staged = left.staged;
    if staged.is_empty() {
        return Ok(problems);
    }
    let settle = |log: &str, from| {
        fs.resync(log, from)
            .map_err(|error| failed(fs, FileOperation::Sync, log, &error))
    };
    let lines = lines_of(fs, &staged, settle)?;
    if !lines.found.is_empty() || fs.list(LOGS).is_ok_and(|logs| !logs.is_empty()) {
        sync(fs, LOGS)?;
        sync(fs, "")?;
    }
    let mut touched = BTreeSet::new();
    let mut spent = Vec::new();
    for one in staged {
        let Staged {
            change,
            index,
            mac,
            path,
        } = one.clone();
        let line = lines.found.get(&change);
        match line.map(|line| line.files.get(index)) {
            // These belong to the plan, and so to whoever wrote it.
            _ if is_foreign_plan && mac.is_none() => {}
            // An erasure whose plan is gone has been carried out.
            Some(None) if line.is_some_and(|line| line.erasure.is_some()) => spent.push(path),
            None if lines.never_happened(fs, &one) => spent.push(path),
            None => problems.push(unlogged(&one)),
            Some(Some(file)) if is_ours(&file.path) && !one.is_own(fs, file) => {
                if digest_of(fs, &file.path)? == file.after {
                    spent.push(path);
                } else if let Some(line) = line {
                    problems.push(about_file(&path, foreign(&one, line, file)));
                }
            }
            Some(Some(file)) if is_ours(&file.path) => {
                let (end, problem) = finish(fs, &change, &path, file)?;
                problems.extend(problem);
                if end == End::Spent {
                    spent.push(path);
                }
                touched.insert(folder_of(&file.path).to_owned());
                // The folder itself may be new.
                touched.insert(String::new());
            }
            // The values of the line have been erased, or it names no record: nobody knows where
            // this belongs.
            Some(Some(_) | None) => {
                let kept = put_aside(fs, &path, &format!("{change}-{index}"))?;
                problems.push(about_file(&path, Reason::PutAside { kept: kept.into() }));
            }
        }
    }
    for folder in touched {
        sync(fs, &folder)?;
    }
    // What is spent goes only now: until its file is durable, the next recovery must know of it.
    for path in spent {
        unlink(fs, &path)?;
    }
    Ok(problems)
}

fn unlogged(staged: &Staged) -> Problem {
    let change = staged.change.clone();
    about_file(&staged.path, Reason::UnloggedChange { change })
}

fn foreign(staged: &Staged, line: &LogLine, file: &FileChange) -> Reason {
    Reason::ForeignChange {
        change: staged.change.clone(),
        by: line.author.clone(),
        target: file.path.clone().into(),
    }
}

/// What became of a staged file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// It is somewhere else now.
    Moved,
    /// It is not needed any more.
    Spent,
}

/// Puts one staged file in its place, unless somebody else has changed that place meanwhile.
fn finish(
    fs: &dyn Fs,
    change: &str,
    staged: &str,
    file: &FileChange,
) -> Result<(End, Option<Problem>), Failure> {
    let problem = |reason| {
        let mut problem = about_file(&file.path, reason);
        problem.record = record_name(&file.path).parse().ok();
        problem
    };
    let current = digest_of(fs, &file.path)?;
    if current == file.after {
        return Ok((End::Spent, None));
    }
    if current == file.before && file.after == ABSENT {
        unlink(fs, &file.path)?;
        return Ok((End::Spent, None));
    }
    let is_whole = match read(fs, staged)? {
        Found::Bytes(bytes) => sha256(&bytes) == file.after,
        Found::Nothing | Found::Refused => false,
    };
    if current == file.before && is_whole {
        make_folder(fs, folder_of(&file.path))?;
        rename(fs, staged, &file.path)?;
        return Ok((End::Moved, None));
    }
    if file.after == ABSENT {
        // We wanted the record to go away and somebody went on with it: it stays, and there is
        // nothing of ours to keep.
        let kept = file.path.clone().into();
        return Ok((End::Spent, Some(problem(Reason::PutAside { kept }))));
    }
    let kept = put_aside(fs, staged, &format!("{}-{change}", record_name(&file.path)))?;
    let problem = problem(Reason::PutAside { kept: kept.into() });
    Ok((End::Moved, Some(problem)))
}

/// The digest of what lies under a name; of what is refused, one that nothing has.
fn digest_of(fs: &dyn Fs, path: &str) -> Result<String, Failure> {
    Ok(match read(fs, path)? {
        Found::Nothing => ABSENT.to_owned(),
        Found::Bytes(bytes) => sha256(&bytes),
        Found::Refused => "refused".to_owned(),
    })
}

/// What lies under a name.
enum Found {
    Nothing,
    Bytes(Vec<u8>),
    /// What we would refuse to read is somebody else's, whatever it holds.
    Refused,
}

/// A disk that fails says nothing about the file, so nothing may follow from that.
fn read(fs: &dyn Fs, path: &str) -> Result<Found, Failure> {
    match fs.read_record(path) {
        Ok(None) => Ok(Found::Nothing),
        Ok(Some(bytes)) => Ok(Found::Bytes(bytes)),
        Err(Reason::Unreadable(reason)) => Err(Failure::Io {
            operation: FileOperation::Read,
            path: fs.root().join(path),
            reason,
        }),
        Err(_) => Ok(Found::Refused),
    }
}

/// Moves a staged file to the conflicts and says where it is now.
fn put_aside(fs: &dyn Fs, staged: &str, name: &str) -> Result<String, Failure> {
    make_folder(fs, CONFLICTS)?;
    let kept = format!("{CONFLICTS}/{name}.ron");
    rename(fs, staged, &kept)?;
    sync(fs, CONFLICTS)?;
    sync(fs, PRIVATE)?;
    Ok(kept)
}

fn sync(fs: &dyn Fs, folder: &str) -> Result<(), Failure> {
    fs.sync_folder(folder)
        .map_err(|error| failed(fs, FileOperation::Sync, folder, &error))
}

fn make_folder(fs: &dyn Fs, path: &str) -> Result<(), Failure> {
    // The folder of the workspace itself is there.
    if path.is_empty() {
        return Ok(());
    }
    fs.make_folder(path)
        .map(|_| ())
        .map_err(|error| failed(fs, FileOperation::MakeFolder, path, &error))
}

fn rename(fs: &dyn Fs, from: &str, to: &str) -> Result<(), Failure> {
    fs.rename(from, to)
        .map_err(|error| failed(fs, FileOperation::Rename, to, &error))
}

fn unlink(fs: &dyn Fs, path: &str) -> Result<(), Failure> {
    fs.unlink(path)
        .map_err(|error| failed(fs, FileOperation::Remove, path, &error))
}
