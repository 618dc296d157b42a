//! The lock that makes one commit wait for another, for milliseconds at a time.

use std::time::{Duration, Instant};

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::storage::error::failed;
use crate::storage::fs::{Fs, KEY_FILE, LockGuard};

/// The folder of what belongs to this machine only.
pub const PRIVATE: &str = ".lastseen";

/// The folder in which new files wait for the commit point. It is permanent, and empty whenever
/// no commit is under way.
pub const STAGE: &str = ".lastseen/stage";

/// The lock file.
pub const LOCK: &str = ".lastseen/lock";

/// Keeps git from taking in what lies in the private folder, whatever the workspace itself ignores.
pub const IGNORE: &str = ".lastseen/.gitignore";

/// What it says: nothing of the folder is git's.
pub const IGNORE_ALL: &[u8] = b"*\n";

/// How long a commit waits for another one: far longer than any commit takes, far shorter than a
/// user's patience with a screen that does not answer.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// How long to wait between two attempts; a commit takes about a millisecond.
const PAUSE: Duration = Duration::from_millis(2);

/// Makes the folders that the lock and the stage lie in. What is staged must not vanish with them
/// when the power goes out, so they are durable before there is a lock file: where it is there,
/// nobody need ask.
fn prepare(fs: &dyn Fs) -> Result<(), Failure> {
    make_private_folder(fs, STAGE)?;
    for folder in ["", PRIVATE] {
        fs.sync_folder(folder)
            .map_err(|error| failed(fs, FileOperation::Sync, folder, &error))?;
    }
    Ok(())
}

/// Makes a folder within the private folder, and the private folder itself with what keeps git out of it.
///
/// # Errors
///
/// [`Failure::ReadOnly`] or [`Failure::Io`].
pub fn make_private_folder(fs: &dyn Fs, path: &str) -> Result<(), Failure> {
    for folder in [PRIVATE, path] {
        fs.make_folder(folder)
            .map_err(|error| failed(fs, FileOperation::MakeFolder, folder, &error))?;
    }
    ignore_private(fs)
}

fn ignore_private(fs: &dyn Fs) -> Result<(), Failure> {
    let is_there = fs
        .length(IGNORE)
        .map_err(|error| failed(fs, FileOperation::LookFor, IGNORE, &error))?
        .is_some();
    if is_there {
        return Ok(());
    }
    match fs.stage(IGNORE, None, IGNORE_ALL) {
        // Somebody else was faster.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map_err(|error| failed(fs, FileOperation::Write, IGNORE, &error)),
    }
}

/// Takes the lock, waiting for at most `patience`.
///
/// # Errors
///
/// [`Failure::Locked`] if somebody else holds it for longer; [`Failure::ReadOnly`] or
/// [`Failure::Io`] if the lock file cannot be made.
pub fn acquire(fs: &dyn Fs, patience: Duration) -> Result<LockGuard, Failure> {
    let is_known = fs
        .length(LOCK)
        .map_err(|error| failed(fs, FileOperation::LookFor, LOCK, &error))?
        .is_some();
    if is_known {
        ignore_private(fs)?;
    } else {
        prepare(fs)?;
    }
    wait_for(fs, LOCK, patience)
}

/// Takes the lock of a workspace to write in it.
///
/// # Errors
///
/// As [`acquire`], and [`must_be_as_opened`]: whoever had the lock before may have sealed it.
pub fn acquire_as_opened(fs: &dyn Fs) -> Result<LockGuard, Failure> {
    let held = acquire(fs, PATIENCE)?;
    must_be_as_opened(fs)?;
    Ok(held)
}

/// Refuses to go on in a workspace that was sealed, unsealed or given a new key since it was opened: what is written
/// would lie in it in the clear, or be lost.
///
/// # Errors
///
/// [`Failure::FormChanged`]; [`Failure::Io`] if that cannot be seen.
pub fn must_be_as_opened(fs: &dyn Fs) -> Result<(), Failure> {
    match fs.is_as_opened() {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure::FormChanged {
            path: fs.root().to_owned(),
        }),
        Err(error) => Err(failed(fs, FileOperation::LookFor, KEY_FILE, &error)),
    }
}

/// Takes the lock on a lock file in a folder that is there, waiting for at most `patience`.
///
/// # Errors
///
/// As [`acquire`].
pub fn wait_for(fs: &dyn Fs, lock: &str, patience: Duration) -> Result<LockGuard, Failure> {
    let deadline = Instant::now() + patience;
    loop {
        match fs.try_lock(lock) {
            Ok(Some(held)) => return Ok(held),
            Ok(None) if Instant::now() >= deadline => {
                return Err(Failure::Locked {
                    path: fs.root().join(lock),
                });
            }
            Ok(None) => std::thread::sleep(PAUSE),
            Err(error) => return Err(failed(fs, FileOperation::Lock, lock, &error)),
        }
    }
}
