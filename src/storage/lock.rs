//! The lock that makes one commit wait for another, for milliseconds at a time.

use std::time::{Duration, Instant};

use crate::casebook::failure::Failure;
use crate::storage::error::failed;
use crate::storage::fs::{Fs, Held};

/// The folder of what belongs to this machine only.
pub const PRIVATE: &str = ".lastseen";

/// The lock file.
pub const LOCK: &str = ".lastseen/lock";

/// How long a commit waits for another one: far longer than any commit takes, far shorter than a
/// user's patience with a screen that does not answer.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// How long to wait between two attempts; a commit takes about a millisecond.
const PAUSE: Duration = Duration::from_millis(2);

/// Takes the lock, waiting for at most `patience`.
///
/// # Errors
///
/// [`Failure::Locked`] where somebody else holds it for longer; [`Failure::ReadOnly`] or
/// [`Failure::Io`] where the lock file cannot be made.
pub fn acquire(fs: &dyn Fs, patience: Duration) -> Result<Held, Failure> {
    let made = fs
        .make_folder(PRIVATE)
        .map_err(|error| failed(fs, "make the folder", PRIVATE, &error))?;
    if made {
        // What is staged in it must not vanish with its name when the power goes out.
        fs.sync_folder("")
            .map_err(|error| failed(fs, "sync", "", &error))?;
    }
    let deadline = Instant::now() + patience;
    loop {
        match fs.try_lock(LOCK) {
            Ok(Some(held)) => return Ok(held),
            Ok(None) if Instant::now() >= deadline => {
                return Err(Failure::Locked {
                    path: fs.root().join(LOCK),
                });
            }
            Ok(None) => std::thread::sleep(PAUSE),
            Err(error) => return Err(failed(fs, "lock", LOCK, &error)),
        }
    }
}
