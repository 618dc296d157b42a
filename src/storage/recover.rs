//! What a crash left: a change that is in a log is finished, one that is not never happened.

use std::io;

use crate::casebook::failure::Failure;
use crate::casebook::problem::{Problem, Reason};
use crate::record::id::RecordId;
use crate::storage::digest::{ABSENT, sha256};
use crate::storage::error::{about_file, failed};
use crate::storage::fs::{Fs, folder_of};
use crate::storage::log_body::FileChange;
use crate::storage::log_file::all;
use crate::storage::log_line::{LogLine, read_line};
use crate::storage::publish::STAGE;

/// The folder for versions of ours that could not be put in place.
pub const CONFLICTS: &str = ".lastseen/conflicts";

/// Whether something waits in the stage. While somebody else commits this is so as well: only
/// under the lock does it mean a crash.
#[must_use]
pub fn is_needed(fs: &dyn Fs) -> bool {
    staged(fs).is_ok_and(|staged| !staged.is_empty())
}

/// Finishes or drops every change that waits in the stage. The caller holds the lock.
///
/// # Errors
///
/// [`Failure::Io`] or [`Failure::ReadOnly`] where a log or the stage cannot be read or a file cannot
/// be moved; what has been done until then stands, and the next attempt goes on from there.
pub fn recover(fs: &dyn Fs) -> Result<Vec<Problem>, Failure> {
    let mut problems = Vec::new();
    let mut touched = Vec::new();
    let staged = staged(fs).map_err(|error| failed(fs, "list", STAGE, &error))?;
    // All files of a change stand together, so its line is looked for once.
    let mut line: Option<(String, Option<LogLine>)> = None;
    for Staged { change, index } in staged {
        if line.as_ref().is_none_or(|(known, _)| *known != change) {
            line = Some((change.clone(), find(fs, &change)?));
        }
        let path = format!("{STAGE}/{change}-{index}");
        let committed = line.as_ref().and_then(|(_, line)| line.as_ref());
        match committed.map(|line| line.files.get(index)) {
            None => unlink(fs, &path)?,
            Some(Some(file)) if is_record_path(&file.path) => {
                problems.extend(finish(fs, &change, &path, file)?);
                touched.push(folder_of(&file.path).to_owned());
            }
            // The values of the line have been erased, or it names no record: nobody knows where
            // this belongs.
            Some(Some(_) | None) => {
                let kept = put_aside(fs, &path, &format!("{change}-{index}"))?;
                problems.push(about_file(&path, Reason::PutAside { kept: kept.into() }));
            }
        }
    }
    touched.sort();
    touched.dedup();
    for folder in touched {
        fs.sync_folder(&folder)
            .map_err(|error| failed(fs, "sync", &folder, &error))?;
    }
    Ok(problems)
}

/// A file that waits in the stage.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Staged {
    change: String,
    index: usize,
}

/// What waits in the stage, sorted; what has another name than we give is not ours.
fn staged(fs: &dyn Fs) -> io::Result<Vec<Staged>> {
    let listed = match fs.list(STAGE) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        listed => listed?,
    };
    let mut staged: Vec<Staged> = listed
        .iter()
        .filter_map(|listed| {
            let (change, index) = listed.name.to_str()?.rsplit_once('-')?;
            let is_ours = !change.is_empty() && change.bytes().all(|b| b.is_ascii_hexdigit());
            is_ours.then_some(Staged {
                change: change.to_owned(),
                index: index.parse().ok()?,
            })
        })
        .collect();
    staged.sort();
    Ok(staged)
}

/// The line of a change, in whichever log it stands.
///
/// A log that cannot be read is a failure and not a log without the line: dropping a change that is
/// committed would lose it.
fn find(fs: &dyn Fs, change: &str) -> Result<Option<LogLine>, Failure> {
    let logs = all(fs).map_err(|error| failed(fs, "list", "log", &error))?;
    for log in logs {
        let bytes = fs
            .length(&log)
            .and_then(|length| {
                let length = usize::try_from(length.unwrap_or(0)).unwrap_or(usize::MAX);
                fs.read_at(&log, 0, length)
            })
            .map_err(|error| failed(fs, "read", &log, &error))?;
        for raw in bytes.split_inclusive(|byte| *byte == b'\n').rev() {
            let mentions = raw
                .windows(change.len())
                .any(|part| part == change.as_bytes());
            if mentions
                && raw.ends_with(b"\n")
                && let Ok(line) = read_line(raw)
                && line.change.0 == change
            {
                return Ok(Some(line));
            }
        }
    }
    Ok(None)
}

/// Puts one staged file in its place, unless somebody else has changed that place meanwhile.
fn finish(
    fs: &dyn Fs,
    change: &str,
    staged: &str,
    file: &FileChange,
) -> Result<Option<Problem>, Failure> {
    let problem = |reason| {
        let mut problem = about_file(&file.path, reason);
        problem.record = record_name(&file.path).parse().ok();
        problem
    };
    // A file that we would refuse to read is somebody else's, whatever it holds.
    let current = match fs.read_record(&file.path) {
        Ok(None) => ABSENT.to_owned(),
        Ok(Some(bytes)) => sha256(&bytes),
        Err(_) => "refused".to_owned(),
    };
    if current == file.after {
        unlink(fs, staged)?;
        return Ok(None);
    }
    if current == file.before && file.after == ABSENT {
        unlink(fs, &file.path)?;
        unlink(fs, staged)?;
        return Ok(None);
    }
    let ours = fs.read_record(staged).ok().flatten();
    let is_whole = ours.is_some_and(|bytes| sha256(&bytes) == file.after);
    if current == file.before && is_whole {
        make_folder(fs, folder_of(&file.path))?;
        rename(fs, staged, &file.path)?;
        return Ok(None);
    }
    if file.after == ABSENT {
        // We wanted the record to go away and somebody went on with it: it stays, and there is
        // nothing of ours to keep.
        unlink(fs, staged)?;
        let kept = file.path.clone().into();
        return Ok(Some(problem(Reason::PutAside { kept })));
    }
    let kept = put_aside(fs, staged, &format!("{}-{change}", record_name(&file.path)))?;
    Ok(Some(problem(Reason::PutAside { kept: kept.into() })))
}

/// A log may come from anywhere, so the path in it is not followed out of the records' folders.
fn is_record_path(path: &str) -> bool {
    record_name(path)
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
    fs.sync_folder(CONFLICTS)
        .map_err(|error| failed(fs, "sync", CONFLICTS, &error))?;
    Ok(kept)
}

fn make_folder(fs: &dyn Fs, path: &str) -> Result<(), Failure> {
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
