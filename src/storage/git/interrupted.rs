//! What an interrupted synchronisation leaves behind: locks of git, which would refuse every later one, and
//! the files that git had made for the merge driver.

use std::path::{Path, PathBuf};
use std::process::id;
use std::thread::sleep;
use std::time::Duration;

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::fs::lock::{PRIVATE, must_be_as_opened};
use crate::storage::git::installed_git::Git;
use crate::storage::git::path_in_git::files_of_git;
use crate::storage::process::is_running;

/// Where the process stands that synchronises.
const RUNNING: &str = ".lastseen/sync";

/// How git names the files that it makes for a merge driver.
const MERGE_FILE: &str = ".merge_file_";

/// How long a git that was left behind may still be at work.
const PATIENCE: Duration = Duration::from_secs(3);

const PAUSE: Duration = Duration::from_millis(50);

/// A synchronisation that is going on; dropped, it is over.
pub struct Running<'a> {
    fs: &'a dyn Fs,
}

impl<'a> Running<'a> {
    /// Begins: clears away what one that was killed left.
    ///
    /// # Errors
    ///
    /// [`Failure`] if it cannot be noted that this one is going on.
    pub fn begin(fs: &'a dyn Fs, git: &Git, branch: &str) -> Result<Self, Failure> {
        must_be_as_opened(fs)?;
        let before = fs.read_record(RUNNING).ok().flatten();
        // On a full disk the note may have stayed empty.
        let is_over = |bytes: &Vec<u8>| {
            let process = std::str::from_utf8(bytes).ok();
            let process = process.and_then(|text| text.trim().parse().ok());
            process.is_none_or(|process| process != id() && !is_running(process))
        };
        if before.as_ref().is_some_and(is_over) {
            clear_away(fs, git, branch)?;
        }
        let told = |error: &std::io::Error| failed(fs, FileOperation::Write, RUNNING, error);
        fs.make_folder(PRIVATE).map_err(|error| told(&error))?;
        if before.is_some() {
            let _ = fs.unlink(RUNNING);
        }
        fs.stage_private(RUNNING, id().to_string().as_bytes())
            .map_err(|error| told(&error))?;
        Ok(Self { fs })
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        let _ = self.fs.unlink(RUNNING);
    }
}

/// Waits until git has ended that was left behind, and takes its locks away if it was killed as well.
fn clear_away(fs: &dyn Fs, git: &Git, branch: &str) -> Result<(), Failure> {
    let names = [
        "index.lock".to_owned(),
        "HEAD.lock".to_owned(),
        format!("refs/heads/{branch}.lock"),
    ];
    for name in names {
        let path = git.answer(&["rev-parse", "--git-path", &name])?;
        let path = fs.root().join(path);
        if !ends(&path) {
            let _ = std::fs::remove_file(&path);
        }
    }
    // They lie there as git has them.
    let fs = files_of_git(fs);
    for entry in fs.list("").unwrap_or_default() {
        let name = entry.name.to_string_lossy().into_owned();
        if name.starts_with(MERGE_FILE) {
            let _ = fs.unlink(&name);
        }
    }
    Ok(())
}

fn ends(lock: &Path) -> bool {
    let lock: PathBuf = lock.to_owned();
    let mut waited = Duration::ZERO;
    while lock.exists() {
        if waited >= PATIENCE {
            return false;
        }
        sleep(PAUSE);
        waited += PAUSE;
    }
    true
}
