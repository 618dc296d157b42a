//! A lent file: what another program sees of a sealed workspace, in memory, and what comes back of it.

use std::io::Write;
use std::path::Path;

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;
use crate::storage::attachments::attach::PORTION;
use crate::storage::commit::begin;
use crate::storage::error::failed;
use crate::storage::fs::lock::{PRIVATE, acquire_as_opened};
use crate::storage::fs::{LockGuard, RECORD_LIMIT, folder_of};
use crate::storage::log::file::read_whole;
use crate::storage::memory_file::MemoryFile;
use crate::storage::random::change_id;
use crate::storage::workspace::Workspace;

/// How many random characters are in the name of what is put beside.
const RANDOM: usize = 8;

/// The most windows that have an editor open at once.
const MOST_EDITORS: u32 = 100;

/// A file that another program has open.
#[derive(Debug)]
pub struct LentFile {
    memory: MemoryFile,
    path: String,
    before: Vec<u8>,
}

impl LentFile {
    /// Where it lies in memory.
    #[must_use]
    pub fn place(&self) -> &Path {
        self.memory.path()
    }
}

/// What has come of a file that was lent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenBack {
    /// It is as it was.
    Unchanged,
    /// It is in the place of the one before.
    Replaced,
    /// Somebody else has changed that file meanwhile; it lies beside, under this path.
    Beside(String),
}

impl Workspace {
    /// What is held while an editor has a file of a workspace in the clear open: until it is given up, nobody seals the
    /// workspace. `None` where there are no locks.
    ///
    /// # Errors
    ///
    /// [`Failure::Locked`] or [`Failure::FormChanged`]: somebody seals it just now, or has sealed it.
    pub fn hold_for_editor(&self) -> Result<Option<LockGuard>, Failure> {
        let fs = self.fs();
        let _held = match acquire_as_opened(fs) {
            Err(failure @ (Failure::Locked { .. } | Failure::FormChanged { .. })) => {
                return Err(failure);
            }
            Err(_) => return Ok(None),
            Ok(held) => held,
        };
        let mut paths = (1..=MOST_EDITORS).map(|number| format!("{PRIVATE}/editing-{number}.lock"));
        Ok(paths.find_map(|path| fs.try_lock(&path).ok().flatten()))
    }

    /// Lends a file to another program: a copy in memory.
    ///
    /// # Errors
    ///
    /// Those of [`MemoryFile::create`], and [`Failure::Io`] if the file cannot be read.
    pub fn lend(&self, path: &str) -> Result<LentFile, Failure> {
        let read = read_whole(self.fs(), path);
        let before = read
            .map_err(|error| failed(self.fs(), FileOperation::Read, path, &error))?
            .unwrap_or_default();
        let name = path.rsplit('/').next().unwrap_or(path);
        let memory = MemoryFile::create(name, &mut |to| to.write_all(&before))?;
        Ok(LentFile {
            memory,
            path: path.to_owned(),
            before,
        })
    }

    /// Takes what another program has made of a file. What it wrote is never lost because somebody else has changed the
    /// file meanwhile: it is put beside, where `check` finds it.
    ///
    /// # Errors
    ///
    /// [`Failure::ReadOnly`], [`Failure::Locked`] or [`Failure::Io`], also of a file that is too large for a record.
    pub fn take_back(&self, lent: &LentFile) -> Result<TakenBack, Failure> {
        let limit = usize::try_from(RECORD_LIMIT).unwrap_or(usize::MAX);
        let after = lent.memory.read(limit)?;
        if after == lent.before {
            return Ok(TakenBack::Unchanged);
        }
        // Of a longer one not all was read.
        if after.len() > limit {
            return Err(Failure::Io {
                operation: FileOperation::Read,
                path: lent.place().to_owned(),
                reason: Cause::OverLimit {
                    limit: RECORD_LIMIT,
                },
            });
        }
        self.writable()?;
        let fs = self.fs();
        let path = lent.path.as_str();
        let (_held, _) = begin(fs)?;
        let now = read_whole(fs, path);
        let now = now.map_err(|error| failed(fs, FileOperation::Read, path, &error))?;
        let is_as_before = now.is_some_and(|now| now == lent.before);
        let to = match is_as_before {
            true => path.to_owned(),
            false => {
                let random = &change_id()?.0[..RANDOM];
                let stem = path.strip_suffix(".ron").unwrap_or(path);
                format!("{stem} (edited {random}).ron")
            }
        };
        let folder = folder_of(path);
        let name = path.rsplit('/').next().unwrap_or(path);
        let new = match folder {
            "" => format!(".{name}.edited"),
            folder => format!("{folder}/.{name}.edited"),
        };
        // What a crash left is in the way.
        let _ = fs.unlink(&new);
        fs.stage(&new, Some(path), &after)
            .and_then(|()| fs.rename(&new, &to))
            .and_then(|()| fs.sync_folder(folder))
            .map_err(|error| failed(fs, FileOperation::Write, &to, &error))?;
        Ok(match is_as_before {
            true => TakenBack::Replaced,
            false => TakenBack::Beside(to),
        })
    }

    /// Lends an attached copy to a viewer. It gets a name that says nothing but its kind: viewers keep lists of what they
    /// opened.
    ///
    /// # Errors
    ///
    /// Those of [`MemoryFile::create`].
    pub fn lend_copy(&self, copy: &Path) -> Result<MemoryFile, Failure> {
        let path = copy.strip_prefix(self.root()).unwrap_or(copy);
        let path = path.to_string_lossy();
        let ending = path.rsplit_once('.').map(|(_, ending)| ending);
        let is_plain =
            |ending: &&str| ending.len() <= 8 && ending.bytes().all(|b| b.is_ascii_alphanumeric());
        let name = match ending.filter(is_plain) {
            Some(ending) => format!("copy.{ending}"),
            None => "copy".to_owned(),
        };
        MemoryFile::create(&name, &mut |to: &mut dyn Write| {
            let mut from = 0;
            loop {
                let bytes = self.fs().read_at(&path, from, PORTION)?;
                to.write_all(&bytes)?;
                from += bytes.len() as u64;
                if bytes.len() < PORTION {
                    return Ok(());
                }
            }
        })
    }
}
