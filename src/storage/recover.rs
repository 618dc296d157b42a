//! What a crash left: a change that is in a log is finished, one that is not never happened.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use crate::casebook::failure::Failure;
use crate::casebook::problem::{Problem, Reason};
use crate::record::id::RecordId;
use crate::record::workspace::FILE_NAME;
use crate::storage::digest::{ABSENT, sha256};
use crate::storage::erase_plan::{DRAFT, PLAN, carry_out, read_plan};
use crate::storage::error::{about_file, failed};
use crate::storage::fs::{Fs, folder_of};
use crate::storage::lock::{PRIVATE, STAGE};
use crate::storage::log_body::FileChange;
use crate::storage::log_file::{LOGS, all, read_whole};
use crate::storage::log_line::{LogLine, read_line};

/// The folder for versions of ours that could not be put in place.
pub const CONFLICTS: &str = ".lastseen/conflicts";

/// Whether something waits in the stage. While somebody else commits this is so as well: only
/// under the lock does it mean a crash.
///
/// # Errors
///
/// [`Failure::Io`] or [`Failure::ReadOnly`] where the stage cannot be listed.
pub fn is_needed(fs: &dyn Fs) -> Result<bool, Failure> {
    let left = left_in_stage(fs)?;
    Ok(left.plan || left.draft || !left.staged.is_empty())
}

/// Finishes or drops every change that waits in the stage. The caller holds the lock.
///
/// # Errors
///
/// [`Failure::Io`] or [`Failure::ReadOnly`] where a log or the stage cannot be read or a file cannot
/// be moved; what has been done until then stands, and the next attempt goes on from there.
pub fn recover(fs: &dyn Fs) -> Result<Vec<Problem>, Failure> {
    let mut left = left_in_stage(fs)?;
    let mut problems = Vec::new();
    // An erasure comes first: what waits for it is in no log.
    if left.plan
        && let Some(plan) = read_plan(fs)?
    {
        // Whoever wrote it may have been stopped before it was durable.
        sync(fs, STAGE)?;
        problems.extend(carry_out(fs, &plan)?);
        left = left_in_stage(fs)?;
    }
    if left.draft {
        unlink(fs, DRAFT)?;
    }
    let staged = left.staged;
    if staged.is_empty() {
        return Ok(problems);
    }
    let lines = lines_of(fs, &staged)?;
    let mut touched = BTreeSet::new();
    let mut spent = Vec::new();
    for Staged { change, index } in staged {
        let path = format!("{STAGE}/{change}-{index}");
        let line = lines.get(&change);
        match line.map(|line| line.files.get(index)) {
            // An erasure whose plan is gone has been carried out.
            Some(None) if line.is_some_and(|line| line.erasure.is_some()) => spent.push(path),
            None => spent.push(path),
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

/// A file that waits in the stage.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Staged {
    change: String,
    index: usize,
}

/// What waits in the stage.
#[derive(Default)]
struct Left {
    /// The files of changes, sorted.
    staged: Vec<Staged>,
    /// Whether an erasure waits to be finished.
    plan: bool,
    /// Whether one was interrupted before it counted.
    draft: bool,
}

/// What waits in the stage; what has another name than we give is not ours.
fn left_in_stage(fs: &dyn Fs) -> Result<Left, Failure> {
    let listed = match fs.list(STAGE) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        listed => listed.map_err(|error| failed(fs, "list", STAGE, &error))?,
    };
    let mut left = Left::default();
    for name in listed.iter().filter_map(|listed| listed.name.to_str()) {
        left.plan |= PLAN.ends_with(&format!("/{name}"));
        left.draft |= DRAFT.ends_with(&format!("/{name}"));
        let Some((change, index)) = name.rsplit_once('-') else {
            continue;
        };
        let is_ours = !change.is_empty() && change.bytes().all(|b| b.is_ascii_hexdigit());
        if let (true, Ok(index)) = (is_ours, index.parse()) {
            left.staged.push(Staged {
                change: change.to_owned(),
                index,
            });
        }
    }
    left.staged.sort();
    Ok(left)
}

/// The lines of the changes that wait, by change, in whichever log they stand; and makes durable what
/// was found. Whoever wrote it may have been stopped before the log was synced, and whatever is done
/// now must not be known to the files alone when the power goes out.
///
/// A log that cannot be read is a failure and not a log without the line: dropping a change that is
/// committed would lose it.
fn lines_of(fs: &dyn Fs, staged: &[Staged]) -> Result<BTreeMap<String, LogLine>, Failure> {
    let changes: BTreeSet<&str> = staged.iter().map(|one| one.change.as_str()).collect();
    let logs = all(fs).map_err(|error| failed(fs, "list", LOGS, &error))?;
    let mut found = BTreeMap::new();
    for log in &logs {
        let bytes = read_whole(fs, log).map_err(|error| failed(fs, "read", log, &error))?;
        let bytes = bytes.unwrap_or_default();
        let mut from = bytes.len();
        let mut start = bytes.len();
        for raw in bytes.split_inclusive(|byte| *byte == b'\n').rev() {
            start -= raw.len();
            let mentions = changes
                .iter()
                .any(|change| memchr::memmem::find(raw, change.as_bytes()).is_some());
            if mentions
                && raw.ends_with(b"\n")
                && let Ok(line) = read_line(raw)
                && changes.contains(line.change.0.as_str())
            {
                from = start;
                found.insert(line.change.0.clone(), line);
            }
        }
        fs.settle(log, from as u64)
            .map_err(|error| failed(fs, "sync", log, &error))?;
    }
    if !logs.is_empty() {
        sync(fs, LOGS)?;
        sync(fs, "")?;
    }
    Ok(found)
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
    let current = match read(fs, &file.path)? {
        Found::Nothing => ABSENT.to_owned(),
        Found::Bytes(bytes) => sha256(&bytes),
        Found::Refused => "refused".to_owned(),
    };
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
            doing: "read",
            path: fs.root().join(path),
            reason,
        }),
        Err(_) => Ok(Found::Refused),
    }
}

/// A log may come from anywhere, so the path in it is followed to the records and the head only.
fn is_ours(path: &str) -> bool {
    path == FILE_NAME
        || record_name(path)
            .parse()
            .is_ok_and(|id: RecordId| id.relative_path() == path)
}

fn record_name(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".ron").unwrap_or(name)
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
        .map_err(|error| failed(fs, "sync", folder, &error))
}

fn make_folder(fs: &dyn Fs, path: &str) -> Result<(), Failure> {
    // The folder of the workspace itself is there.
    if path.is_empty() {
        return Ok(());
    }
    fs.make_folder(path)
        .map(|_| ())
        .map_err(|error| failed(fs, "make the folder", path, &error))
}

fn rename(fs: &dyn Fs, from: &str, to: &str) -> Result<(), Failure> {
    fs.rename(from, to)
        .map_err(|error| failed(fs, "rename", to, &error))
}

fn unlink(fs: &dyn Fs, path: &str) -> Result<(), Failure> {
    fs.unlink(path)
        .map_err(|error| failed(fs, "remove", path, &error))
}
