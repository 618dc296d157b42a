//! Erasing a person: the plan of all files, put in place by [`crate::storage::erase::plan`].
//!
//! - `blank_log`: taking what a log says of one person out of its text.
//! - `erase_queue`: takes one person out of a queue without breaking it.
//! - `erasures`: what the erasures in the logs say.
//! - `fingerprint`: who has been erased: fingerprints of names.
//! - `group`: which records are one person, and what other people are called.
//! - `places`: every place of a workspace that still names a person after an erasure.
//! - `plan`: the plan of an erasure: what is to be put in whose place.
//! - `private_files`: the private files let go of people whose erasure came in by a plain pull.
//! - `reach`: where else a person is spoken of: other records, copies on this machine, attached files.
//! - `work`: everything that erasing a person is going to do.

pub mod blank_log;
pub mod erase_queue;
pub mod erasures;
pub mod fingerprint;
pub mod group;
pub mod places;
pub mod plan;
pub mod private_files;
pub mod reach;
pub mod work;

use crate::casebook::book::loaded::Loaded;
use crate::casebook::change::ChangeId;
use crate::casebook::erase::reach::{ErasureRequest, Reach};
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::{Attempt, Failure};
use crate::casebook::errors::problem::Problem;
use crate::record::id::RecordId;
use crate::storage::commit::begin;
use crate::storage::commit::publish::unfinished;
use crate::storage::commit::recover::recover;
use crate::storage::commit::staged::staged_path;
use crate::storage::digest::{ABSENT, sha256};
use crate::storage::erase::plan::{
    DRAFT, Move, Plan, carry_out, is_written, no_foreign_plan, write_plan,
};
use crate::storage::erase::work::{Work, prepare};
use crate::storage::error::failed;
use crate::storage::fs::lock::{PRIVATE, STAGE};
use crate::storage::fs::{Fs, folder_of};
use crate::storage::log::file::{LOGS, append, tail};
use crate::storage::workspace::author_device::AuthorDevice;

/// An erasure that is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Erased {
    /// What it reached.
    pub reach: Reach,
    /// The records that it touched, as they are now.
    pub reread: Vec<(RecordId, Option<Loaded>)>,
    /// Files that somebody changed in the same moment; they are as that person left them.
    pub problems: Vec<Problem>,
}

/// What erasing the person would reach. Nothing is written.
///
/// # Errors
///
/// As [`erase`].
pub fn look(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    request: &ErasureRequest,
) -> Result<Reach, Failure> {
    let work = prepare(fs, author_device, request)?;
    Ok(work.reach)
}

/// Erases the person, by every record that is the person's.
///
/// Texts are made anew beside the old ones and put in their place; nothing is written in place, and
/// from the moment at which the plan is on disk, a crash cannot leave half of it: see
/// [`crate::storage::erase::plan`].
///
/// # Errors
///
/// [`Failure::NoSuchRecord`] or [`Failure::NothingTo`] if nothing here is the person's, and any other
/// [`Failure`] of reading and writing; nothing has changed then, unless the plan was on disk, and
/// then the next commit or opening finishes it.
pub fn erase(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    request: &ErasureRequest,
) -> Result<Erased, Failure> {
    let (_held, problems) = begin(fs)?;
    let mut erased = erase_held(fs, author_device, request)?;
    erased.problems.splice(0..0, problems);
    Ok(erased)
}

/// As [`erase`], for a caller who holds the lock.
///
/// # Errors
///
/// As [`erase`].
pub fn erase_held(
    fs: &dyn Fs,
    author_device: &AuthorDevice,
    request: &ErasureRequest,
) -> Result<Erased, Failure> {
    no_foreign_plan(fs)?;
    let work = prepare(fs, author_device, request)?;
    if work.reach.is_nothing() {
        return Err(match request.person {
            Some(record) => Failure::NoSuchRecord { record },
            None => Failure::NothingTo(Attempt::Erase),
        });
    }
    prepare_folders(fs, author_device)?;
    let staged = stage(fs, &work)?;
    let done = write_plan(fs, &staged).and_then(|()| carry_out(fs, &staged));
    let done = match done {
        // Whoever comes next would finish it; a disk that failed once may let us do so at once.
        Err(failure) if is_written(fs) => recover(fs).map_err(|_| unfinished(failure)),
        Err(failure) if is_done(fs, author_device, &work.change) => Err(unfinished(failure)),
        Err(failure) => {
            let _ = fs.unlink(DRAFT);
            drop_staged(fs, &staged);
            Err(failure)
        }
        done => done,
    };
    author_device.ends.have_rewritten();
    Ok(Erased {
        reach: work.reach,
        reread: work.reread,
        problems: done?,
    })
}

/// Whether the erasure stands at the end of the log, so that only the forgetting of its plan failed.
fn is_done(fs: &dyn Fs, author_device: &AuthorDevice, change: &ChangeId) -> bool {
    tail(fs, &author_device.log_path())
        .is_ok_and(|tail| tail.last.is_some_and(|last| last.change == *change))
}

/// The folders that are written into; and the log of the hand, which is made here where it is not
/// there so that it has the mode of every log.
fn prepare_folders(fs: &dyn Fs, author_device: &AuthorDevice) -> Result<(), Failure> {
    for folder in [PRIVATE, STAGE, LOGS] {
        let made = fs
            .make_folder(folder)
            .map_err(|error| failed(fs, FileOperation::MakeFolder, folder, &error))?;
        if made {
            let around = folder_of(folder);
            fs.sync_folder(around)
                .map_err(|error| failed(fs, FileOperation::Sync, around, &error))?;
        }
    }
    author_device.ends.settle(fs);
    let log = author_device.log_path();
    let failed = |error| failed(fs, FileOperation::Write, &log, &error);
    if fs.length(&log).map_err(failed)?.is_none() {
        let end = tail(fs, &log).map_err(failed)?;
        append(fs, &log, &end, "").map_err(failed)?;
    }
    Ok(())
}

/// Writes the new texts beside the old ones and gives the plan for them.
fn stage(fs: &dyn Fs, work: &Work) -> Result<Plan, Failure> {
    let mut plan = Plan {
        moves: Vec::new(),
        wipe: work.wipe.clone(),
    };
    for (index, file) in work.files.iter().enumerate() {
        let mut one = Move {
            staged: String::new(),
            target: file.path.clone(),
            before: file.before.clone(),
            after: ABSENT.to_owned(),
        };
        if let Some(after) = &file.after {
            one.staged = staged_path(&work.change, index);
            one.after = sha256(after);
            let staged = fs.stage(&one.staged, Some(&file.path), after);
            if let Err(error) = staged {
                let _ = fs.unlink(&one.staged);
                drop_staged(fs, &plan);
                return Err(failed(fs, FileOperation::Write, &one.staged, &error));
            }
        }
        plan.moves.push(one);
    }
    Ok(plan)
}

/// Best effort: what is left is deleted at the next commit, since no log knows it.
fn drop_staged(fs: &dyn Fs, plan: &Plan) {
    for one in plan.moves.iter().filter(|one| !one.staged.is_empty()) {
        let _ = fs.unlink(&one.staged);
    }
}
