//! A memory file: what another program has to see of a sealed workspace lies where no disk is, for its owner alone, and
//! goes away with whoever made it.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::storage::outside::{not_written, read_outside};
use crate::storage::process::is_running;
use crate::storage::random::change_id;

/// The variable that names the folder.
const VARIABLE: &str = "XDG_RUNTIME_DIR";

/// What the names of our folders in it begin with; the number of the process follows.
const NAME: &str = "lastseen-";

/// How many random characters such a name ends with.
const RANDOM: usize = 8;

/// How the system calls file systems that lie in memory (statfs(2)): tmpfs and ramfs.
#[cfg(target_os = "linux")]
const IN_MEMORY: [u64; 2] = [0x0102_1994, 0x8584_58f6];

/// The folders that are there now, for the ways out on which nothing is dropped.
static OPEN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A file in memory, in a folder of its own. It goes away, with whatever another program left beside it, when this is
/// dropped.
#[derive(Debug)]
pub struct MemoryFile {
    folder: PathBuf,
    path: PathBuf,
}

impl MemoryFile {
    /// Makes a file of this name, which `write` fills.
    ///
    /// # Errors
    ///
    /// [`Failure::Encryption`] if there is no folder in memory that only this account can look into; [`Failure::Io`].
    pub fn create(
        name: &str,
        write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Self, Failure> {
        let around = folder_in_memory()?;
        remove_left_in(&around);
        let random = &change_id()?.0[..RANDOM];
        let folder = around.join(format!("{NAME}{}-{random}", std::process::id()));
        let path = folder.join(name);
        let told = |error: io::Error| not_written(&path, &error);
        DirBuilder::new()
            .mode(0o700)
            .create(&folder)
            .map_err(told)?;
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        open.push(folder.clone());
        drop(open);
        let file = Self {
            folder,
            path: path.clone(),
        };
        new_file(&path)
            .and_then(|mut to| write(&mut to))
            .map_err(told)?;
        Ok(file)
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is in it now, at most `limit` bytes of it and one more.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`].
    pub fn read(&self, limit: usize) -> Result<Vec<u8>, Failure> {
        read_outside(&self.path, limit)
    }
}

impl Drop for MemoryFile {
    fn drop(&mut self) {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|folder| *folder != self.folder);
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Removes all of them: for whoever ends the process in a way in which nothing is dropped.
pub fn remove_memory_files() {
    let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
    for folder in open.drain(..) {
        let _ = fs::remove_dir_all(folder);
    }
}

fn new_file(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

/// The folder that the session has in memory, if nobody else can look into it.
fn folder_in_memory() -> Result<PathBuf, Failure> {
    let named = std::env::var_os(VARIABLE).map(PathBuf::from);
    let named = named.filter(|folder| folder.is_absolute());
    let is_good = |folder: &PathBuf| {
        let about = fs::symlink_metadata(folder);
        about.is_ok_and(|about| {
            let is_private = about.mode() & 0o077 == 0;
            let is_own = about.uid() == rustix::process::geteuid().as_raw();
            about.is_dir() && is_private && is_own && is_in_memory(folder)
        })
    };
    match named {
        Some(folder) if is_good(&folder) => Ok(folder),
        other => Err(Failure::Encryption {
            place: other.map_or_else(
                || format!("${VARIABLE}"),
                |folder| folder.display().to_string(),
            ),
            why: EncryptionError::NoMemoryFolder,
        }),
    }
}

#[cfg(target_os = "linux")]
fn is_in_memory(folder: &Path) -> bool {
    rustix::fs::statfs(folder)
        .is_ok_and(|about| u64::try_from(about.f_type).is_ok_and(|kind| IN_MEMORY.contains(&kind)))
}

#[cfg(not(target_os = "linux"))]
fn is_in_memory(_folder: &Path) -> bool {
    false
}

/// Removes what processes left that were killed: for whoever opens a workspace next.
pub fn remove_left() {
    if let Ok(around) = folder_in_memory() {
        remove_left_in(&around);
    }
}

fn remove_left_in(around: &Path) {
    for entry in fs::read_dir(around).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let number = name
            .to_str()
            .and_then(|name| name.strip_prefix(NAME)?.split_once('-'))
            .and_then(|(number, _)| number.parse::<u32>().ok());
        if number.is_some_and(|number| !is_running(number)) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
