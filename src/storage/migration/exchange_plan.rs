//! The plan of a migration, by which new files and old ones exchange places: which are put in place and which go away,
//! as it is written down before anything is done, and how it is carried out, also by whoever comes after a crash.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};

use serde::{Deserialize, Serialize};

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;
use crate::storage::encryption::sealed_fs::sealed_path::KEYS;
use crate::storage::error::failed;
use crate::storage::fs::lock::{LOCK, PATIENCE, PRIVATE, acquire};
use crate::storage::fs::{Fs, folder_of};
use crate::storage::log::file::read_whole;
use crate::storage::migration::copied::{FileReader, make_folders};
use crate::storage::migration::tree::{NEXT, PLAN, remove_tree};
use crate::storage::snapshot::remove_all as remove_snapshots;
use crate::storage::workspace::authenticated_text::{strip_mac, write_plan_file};

/// The plan before it counts.
const DRAFT: &str = ".lastseen/next/plan.new";

/// What a plan is sealed for.
const PURPOSE: &str = "plan of a migration";

/// The most bytes that a plan may have: one of a million files.
const LIMIT: u64 = 256 * 1024 * 1024;

/// What a migration does to the files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MigrationPlan {
    /// New files that are put in place, in this order.
    pub moves: Vec<String>,
    /// Old files that go away.
    pub removes: Vec<String>,
    /// The SHA-256 that some of these have: one that has another by now was saved by hand meanwhile, and stays.
    #[serde(default)]
    pub digests: BTreeMap<String, String>,
}

/// Whether a migration waits to be finished: until it is, the files are some of the old and some of the new form. If
/// that cannot be seen, one may.
#[must_use]
pub fn is_waiting(fs: &dyn Fs) -> bool {
    fs.length(PLAN).map_or(true, |length| length.is_some())
}

/// Settles what a crash left, before anything in the workspace is read: a migration that counts is finished, and of one
/// that does not, nothing stays. As long as somebody is at work on one, this waits or leaves it alone.
///
/// # Errors
///
/// [`Failure::Locked`], and as [`finish`]: nobody may read files of which some are old and some new.
pub fn settle(fs: &dyn Fs) -> Result<(), Failure> {
    if is_waiting(fs) {
        let _held = acquire(fs, PATIENCE)?;
        return finish(fs).map(drop);
    }
    if fs.list(NEXT).is_ok_and(|names| !names.is_empty())
        && let Ok(Some(_held)) = fs.try_lock(LOCK)
        && !is_waiting(fs)
    {
        // It may hold texts in the clear; what cannot be removed now, is by the next one.
        let _ = remove_tree(fs, NEXT);
    }
    Ok(())
}

/// Finishes the migration that waits; without one, nothing is done. The caller holds the lock. No key is needed.
///
/// # Errors
///
/// [`Failure::Io`] with [`Cause::ForeignMigration`] if another account or machine began it; any other if it cannot be finished.
pub fn finish(fs: &dyn Fs) -> Result<bool, Failure> {
    let length = fs
        .length(PLAN)
        .map_err(|error| failed(fs, FileOperation::LookFor, PLAN, &error))?;
    let Some(length) = length else {
        return Ok(false);
    };
    let foreign = || Failure::Io {
        operation: FileOperation::Read,
        path: fs.root().join(PLAN),
        reason: Cause::ForeignMigration,
    };
    if length > LIMIT {
        return Err(foreign());
    }
    let bytes = read_whole(fs, PLAN)
        .map_err(|error| failed(fs, FileOperation::Read, PLAN, &error))?
        .unwrap_or_default();
    let text = String::from_utf8(bytes).map_err(|_| foreign())?;
    let text = strip_mac(fs.account(), PURPOSE, &text).ok_or_else(foreign)?;
    let plan: MigrationPlan = ron::from_str(text).map_err(|_| foreign())?;
    // Whoever wrote it may have been stopped before its name was durable.
    fs.sync_folder(PRIVATE)
        .map_err(|error| failed(fs, FileOperation::Sync, PRIVATE, &error))?;
    carry_out(fs, &plan)?;
    Ok(true)
}

/// Writes the plan down.
///
/// # Errors
///
/// [`Failure::Io`] or [`Failure::ReadOnly`]. Whether the plan counts all the same is for [`is_waiting`] to say.
pub fn write_plan(fs: &dyn Fs, plan: &MigrationPlan) -> Result<(), Failure> {
    write_plan_file(fs, plan, PURPOSE, (DRAFT, PLAN))
}

/// Does what the plan says and forgets the plan. What has been done already is left alone, so this can be begun again
/// after every crash. Gives the old files that somebody has saved since the plan was made, and that stay.
///
/// # Errors
///
/// [`Failure::HalfExchanged`]; the plan stays then, and the next attempt goes on.
pub fn carry_out(fs: &dyn Fs, plan: &MigrationPlan) -> Result<Vec<String>, Failure> {
    exchange_files(fs, plan).map_err(|failure| match failure {
        Failure::Io { path, reason, .. } | Failure::ReadOnly { path, reason } => {
            Failure::HalfExchanged { path, reason }
        }
        failure => failure,
    })
}

/// The first folder that the plan changes and that nobody may write into.
///
/// # Errors
///
/// [`Failure::ReadOnly`] or [`Failure::Io`] with that folder.
pub fn must_be_writable(fs: &dyn Fs, plan: &MigrationPlan) -> Result<(), Failure> {
    let paths = plan.moves.iter().chain(&plan.removes);
    let folders: BTreeSet<&str> = paths.flat_map(|path| around(folder_of(path))).collect();
    match folders
        .into_iter()
        .find_map(|folder| Some((folder, fs.refuses_writing(folder)?)))
    {
        Some((folder, error)) => Err(failed(fs, FileOperation::WriteInto, folder, &error)),
        None => Ok(()),
    }
}

fn exchange_files(fs: &dyn Fs, plan: &MigrationPlan) -> Result<Vec<String>, Failure> {
    let mut made = BTreeSet::new();
    let mut touched: BTreeSet<&str> = BTreeSet::from([""]);
    for path in plan.moves.iter().filter(|path| is_safe(path)) {
        make_folders(fs, folder_of(path), &mut made)?;
        touched.extend(around(folder_of(path)));
    }
    // A file that is moved into a folder which is lost would be lost with it.
    sync(fs, &touched)?;
    for path in plan.moves.iter().filter(|path| is_safe(path)) {
        match fs.rename(&format!("{NEXT}/{path}"), path) {
            // It was moved before a crash.
            Err(error) if error.kind() == ErrorKind::NotFound && is_there(fs, path) => {}
            moved => moved.map_err(|error| failed(fs, FileOperation::Rename, path, &error))?,
        }
    }
    sync(fs, &touched)?;
    let mut emptied: BTreeSet<&str> = BTreeSet::new();
    let mut saved = Vec::new();
    for path in plan.removes.iter().filter(|path| is_safe(path)) {
        let planned = plan.digests.get(path);
        if planned.is_some_and(|planned| has_other_digest(fs, path, planned)) {
            saved.push(path.clone());
            continue;
        }
        match fs.unlink(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            gone => gone.map_err(|error| failed(fs, FileOperation::Remove, path, &error))?,
        }
        emptied.extend(around(folder_of(path)));
    }
    emptied.retain(|folder| folder.is_empty() || is_there(fs, folder));
    sync(fs, &emptied)?;
    let is_ours = |folder: &&&str| folder.contains('/') || **folder == KEYS;
    for folder in emptied.iter().rev().filter(is_ours) {
        // Those of segments and of keys; one that is not empty stays.
        let _ = fs.remove_folder(folder);
    }
    // Programs that were opened before may have written some meanwhile, without the lock.
    remove_snapshots(fs)
        .map_err(|(path, error)| failed(fs, FileOperation::Remove, &path, &error))?;
    fs.unlink(PLAN)
        .map_err(|error| failed(fs, FileOperation::Remove, PLAN, &error))?;
    fs.sync_folder(PRIVATE)
        .map_err(|error| failed(fs, FileOperation::Sync, PRIVATE, &error))?;
    remove_tree(fs, NEXT)?;
    Ok(saved)
}

/// Whether a file is there that has another SHA-256.
fn has_other_digest(fs: &dyn Fs, path: &str, digest: &str) -> bool {
    let mut reader = FileReader::new(fs, path);
    match io::copy(&mut reader, &mut io::sink()) {
        Ok(_) => reader.digest() != digest,
        Err(error) => error.kind() != ErrorKind::NotFound,
    }
}

/// A folder and those around it.
fn around(folder: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder), |folder| {
        (!folder.is_empty()).then(|| folder_of(folder))
    })
}

fn is_there(fs: &dyn Fs, path: &str) -> bool {
    fs.length(path).is_ok_and(|length| length.is_some())
}

fn sync(fs: &dyn Fs, folders: &BTreeSet<&str>) -> Result<(), Failure> {
    for folder in folders {
        fs.sync_folder(folder)
            .map_err(|error| failed(fs, FileOperation::Sync, folder, &error))?;
    }
    Ok(())
}

/// Whether a plan may touch this path.
fn is_safe(path: &str) -> bool {
    let mut parts = path.split('/');
    let is_plain = !path.is_empty() && parts.clone().all(|part| !matches!(part, "" | "." | ".."));
    is_plain && parts.next() != Some(".git") && path != PLAN && !path.starts_with(NEXT)
}
