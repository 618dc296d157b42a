//! The plan of an erasure: what is to be put in whose place, as it is written down before anything
//! is done, and how it is carried out, also by whoever comes after a crash.

use serde::{Deserialize, Serialize};

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::{Problem, Reason};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::digest::{ABSENT, sha256};
use crate::storage::error::{about_file, failed};
use crate::storage::fs::lock::STAGE;
use crate::storage::fs::{Fs, folder_of};
use crate::storage::log::file::{LOGS, is_no_log, read_whole};
use crate::storage::queue::QUEUES;
use crate::storage::snapshot::remove_all;
use crate::storage::workspace::authenticated_text::{strip_mac, write_plan_file};

/// The plan. That it is there is the commit point of an erasure: until then it never happened, from
/// then on it is finished by whoever takes the lock next.
pub const PLAN: &str = ".lastseen/stage/erase.ron";

/// The plan before it counts.
pub const DRAFT: &str = ".lastseen/stage/erase.new";

/// The purpose of the MAC of a plan.
const PURPOSE: &str = "plan of an erasure";

/// The most bytes that a plan may have: those of an erasure that touches some 100,000 files.
const PLAN_LIMIT: u64 = 64 * 1024 * 1024;

/// The folder of attached copies.
pub const FILES: &str = "files";

/// What an erasure does to the files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Files that get another text or go away.
    pub moves: Vec<Move>,
    /// Copies on this machine that go away, whatever is in them.
    pub wipe: Vec<String>,
}

/// A file that gets another text or goes away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// Where its new text waits; empty if it is to go away.
    pub staged: String,
    /// The file, relative to the workspace.
    pub target: String,
    /// SHA-256 of its text before.
    pub before: String,
    /// SHA-256 of its text after; empty if it is to go away.
    pub after: String,
}

/// A plan that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// There is none.
    Nothing,
    /// One that this account wrote.
    Own(Plan),
    /// Something else under the name of a plan: nobody carries it out but whoever made it.
    Foreign,
}

/// Refuses to begin an erasure as long as somebody else's plan waits: it would be overwritten.
///
/// # Errors
///
/// [`Failure::Io`] if there is a plan; after recovery it can only be somebody else's.
pub fn no_foreign_plan(fs: &dyn Fs) -> Result<(), Failure> {
    if !is_written(fs) {
        return Ok(());
    }
    Err(Failure::Io {
        operation: FileOperation::BeginErasure,
        path: fs.root().join(PLAN),
        reason: Cause::ForeignPlan,
    })
}

/// Writes the plan down.
///
/// # Errors
///
/// [`Failure::Io`] or [`Failure::ReadOnly`]. Whether the plan counts all the same is for
/// [`is_written`] to say: it may be there and not yet be durable.
pub fn write_plan(fs: &dyn Fs, plan: &Plan) -> Result<(), Failure> {
    write_plan_file(fs, plan, PURPOSE, (DRAFT, PLAN))
}

/// Whether a plan waits. Where that cannot be seen, one may.
#[must_use]
pub fn is_written(fs: &dyn Fs) -> bool {
    fs.length(PLAN).map_or(true, |length| length.is_some())
}

/// The plan that waits.
///
/// # Errors
///
/// [`Failure::Io`] if it is there and the disk does not give it: nobody may build upon a half-done
/// erasure.
pub fn read_plan(fs: &dyn Fs) -> Result<Waiting, Failure> {
    let length = fs
        .length(PLAN)
        .map_err(|error| failed(fs, FileOperation::LookFor, PLAN, &error))?;
    if length.is_some_and(|length| length > PLAN_LIMIT) {
        return Ok(Waiting::Foreign);
    }
    let bytes = match read_whole(fs, PLAN) {
        Err(error) if is_no_log(&error) => return Ok(Waiting::Foreign),
        bytes => bytes.map_err(|error| failed(fs, FileOperation::Read, PLAN, &error))?,
    };
    let Some(bytes) = bytes else {
        return Ok(Waiting::Nothing);
    };
    let text = String::from_utf8_lossy(&bytes);
    let Some(text) = strip_mac(fs.account(), PURPOSE, &text) else {
        return Ok(Waiting::Foreign);
    };
    ron::from_str(text)
        .map(Waiting::Own)
        .map_err(|error| Failure::Io {
            operation: FileOperation::Read,
            path: fs.root().join(PLAN),
            reason: error.to_string().into(),
        })
}

/// Does what the plan says and forgets the plan. The caller holds the lock. What has been done
/// already is left alone, so this can be begun again after every crash.
///
/// A file that is neither as it was nor as it is to be was changed by somebody else meanwhile. It
/// stays, and a problem says so; likewise a snapshot that only another account may remove.
///
/// # Errors
///
/// [`Failure::Io`] or [`Failure::ReadOnly`]; the plan stays then, and the next attempt goes on.
pub fn carry_out(fs: &dyn Fs, plan: &Plan) -> Result<Vec<Problem>, Failure> {
    let mut problems = Vec::new();
    // A folder itself may be new.
    let mut touched = vec![String::new()];
    for one in plan.moves.iter().filter(|one| is_ours(one)) {
        problems.extend(put_in_place(fs, one)?);
        touched.push(folder_of(&one.target).to_owned());
    }
    // One copy that cannot be removed keeps no other from going.
    let mut kept = None;
    for path in plan.wipe.iter().filter(|path| is_private(path)) {
        if let Err(failure) = unlink(fs, path) {
            kept.get_or_insert(failure);
        }
        touched.push(folder_of(path).to_owned());
    }
    touched.sort();
    touched.dedup();
    for folder in touched {
        fs.sync_folder(&folder)
            .map_err(|error| failed(fs, FileOperation::Sync, &folder, &error))?;
    }
    // Only now: whoever read the files before cannot put a snapshot of them in place any more.
    let stays =
        remove_all(fs).map_err(|(path, error)| failed(fs, FileOperation::Remove, &path, &error))?;
    if let Some(failure) = kept {
        return Err(failure);
    }
    problems.extend(stays);
    unlink(fs, PLAN)?;
    fs.sync_folder(STAGE)
        .map_err(|error| failed(fs, FileOperation::Sync, STAGE, &error))?;
    Ok(problems)
}

fn put_in_place(fs: &dyn Fs, one: &Move) -> Result<Option<Problem>, Failure> {
    let current = digest_of(fs, &one.target)?;
    if current == one.before && one.after == ABSENT {
        unlink(fs, &one.target)?;
        return Ok(None);
    }
    if current == one.before && digest_of(fs, &one.staged)? == one.after {
        fs.rename(&one.staged, &one.target)
            .map_err(|error| failed(fs, FileOperation::Rename, &one.target, &error))?;
        return Ok(None);
    }
    if !one.staged.is_empty() {
        unlink(fs, &one.staged)?;
    }
    Ok((current != one.after).then(|| about_file(&one.target, Reason::EraseAgain)))
}

fn digest_of(fs: &dyn Fs, path: &str) -> Result<String, Failure> {
    let bytes =
        read_whole(fs, path).map_err(|error| failed(fs, FileOperation::Read, path, &error))?;
    Ok(bytes.map_or_else(|| ABSENT.to_owned(), |bytes| sha256(&bytes)))
}

/// Removes a file, if it is there.
fn unlink(fs: &dyn Fs, path: &str) -> Result<(), Failure> {
    match fs.unlink(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(failed(fs, FileOperation::Remove, path, &error))
        }
        _ => Ok(()),
    }
}

/// A plan is followed only to where an erasure has something to do.
fn is_ours(one: &Move) -> bool {
    let name = one.target.rsplit('/').next().unwrap_or_default();
    let is_record = name
        .strip_suffix(".ron")
        .and_then(|stem| stem.parse::<RecordId>().ok())
        .is_some_and(|id| id.relative_path() == one.target);
    let inside = |folder: &str| folder_of(&one.target) == folder && !name.starts_with('.');
    let from_stage = one.staged.is_empty() || folder_of(&one.staged) == STAGE;
    from_stage && (is_record || inside(LOGS) || inside(FILES) || inside(QUEUES))
}

fn is_private(path: &str) -> bool {
    let is_within = path.split('/').all(|part| part != "..");
    is_within && (path.starts_with(".lastseen/") || is_beside_record(path))
}

/// Whether this is what an editor or a sync tool left beside a person's record, never a record.
fn is_beside_record(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_record = name
        .strip_suffix(".ron")
        .is_some_and(|stem| stem.parse::<RecordId>().is_ok());
    folder_of(path) == Kind::Person.folder() && name.contains("p-") && !is_record
}
