//! The seam to the filesystem: the handful of operations that a workspace needs.
//!
//! - `beneath`: paths below a folder that is held open.
//! - `disk`: the files of a workspace on a real disk.
//! - `lock`: the lock that makes one commit wait for another, for milliseconds at a time.
//! - `plain_file`: files that are open: reading and writing them whole.
//! - `subfolder`: a folder of a workspace as if it were one itself.

pub mod beneath;
pub mod disk;
pub mod lock;
pub mod plain_file;
pub mod subfolder;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Read};
use std::path::Path;

use crate::casebook::errors::problem::Reason;
use crate::storage::encryption::workspace_key::WorkspaceKey;
use crate::storage::watch::stamp::{Stamp, stamp_of};
use crate::storage::workspace::account_state::AccountState;

/// The most bytes that a record may have; a larger file is no record but an accident or an attack.
pub const RECORD_LIMIT: u64 = 1024 * 1024;

/// The workspace's key, encrypted to its members: where it lies, everything is sealed.
pub const KEY_FILE: &str = "keys/workspace.age";

/// The plan of a migration to another form, sealed or not: as long as it is there, the form is neither.
pub const MIGRATION_PLAN: &str = ".lastseen/next.plan";

/// How much of a large file is held in memory at once, in bytes.
const PORTION: usize = 1024 * 1024;

/// What a name in a folder stands for; a link is not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryType {
    /// A plain file.
    File,
    /// A folder.
    Folder,
    /// A link, a pipe, a device, or something that the system does not tell.
    Other,
}

/// One name in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirEntry {
    /// The name, without the folder.
    pub name: OsString,
    /// What it stands for.
    pub sort: EntryType,
}

/// One name in a folder, as it was seen without being opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swept {
    /// The name, without the folder.
    pub name: OsString,
    /// In which state it is.
    pub stamp: Stamp,
    /// When it last changed, its bytes or anything else about it, in nanoseconds since 1970.
    pub changed: i64,
}

/// A new file that is to be staged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileToStage<'f> {
    /// Where.
    pub path: &'f str,
    /// The file whose mode and owner it gets, if there is one.
    pub like: Option<&'f str>,
    /// What it holds.
    pub bytes: &'f [u8],
}

/// When something was seen, as the times of files are to be compared with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// In nanoseconds since 1970.
    pub at: i64,
    /// Which start of the machine it is: after a power cut a file may be another with the times of before.
    pub boot: String,
}

/// A lock that is held until this is dropped.
pub type LockGuard = Box<dyn Send>;

/// The files of one workspace. Every path is relative to its root, with forward slashes; `""` is
/// the root itself.
///
/// No operation follows a link in any part of a path, and none leaves the root. What is said to be
/// *durable* survives a power cut once the call has returned.
pub trait Fs: Send + Sync {
    /// Where the workspace lies, for messages.
    fn root(&self) -> &Path;

    /// The state of the account that works on these files: its key says which of them it made.
    fn account(&self) -> &AccountState;

    /// The names in a folder, in any order, without `.` and `..`.
    ///
    /// # Errors
    ///
    /// The system's; `NotFound` if there is no such folder.
    fn list(&self, folder: &str) -> io::Result<Vec<DirEntry>>;

    /// The bytes of a record file; `None` if there is no such file.
    ///
    /// # Errors
    ///
    /// [`Reason::Symlink`], [`Reason::NotAFile`], [`Reason::TooLarge`] or [`Reason::Unreadable`].
    fn read_record(&self, path: &str) -> Result<Option<Vec<u8>>, Reason>;

    /// As [`Fs::read_record`], with the stamp that the file had before its first byte was read: what
    /// changes while it is read, changes its stamp after.
    ///
    /// # Errors
    ///
    /// As [`Fs::read_record`].
    fn read_stamped(&self, path: &str) -> Result<Option<(Vec<u8>, Stamp)>, Reason> {
        let read = self.read_record(path)?;
        Ok(read.map(|bytes| {
            let stamp = stamp_of(&[&bytes]);
            (bytes, stamp)
        }))
    }

    /// The stamp that a record's file has now; `None` if there is no such file.
    ///
    /// # Errors
    ///
    /// As [`Fs::read_record`].
    fn stamp(&self, path: &str) -> Result<Option<Stamp>, Reason> {
        Ok(self.read_stamped(path)?.map(|(_, stamp)| stamp))
    }

    /// As [`Fs::read_stamped`], for a file that may have `limit` bytes.
    ///
    /// # Errors
    ///
    /// As [`Fs::read_record`].
    fn read_within(&self, path: &str, _limit: u64) -> Result<Option<(Vec<u8>, Stamp)>, Reason> {
        self.read_stamped(path)
    }

    /// The stamp of every name in a folder, folders and links included.
    ///
    /// # Errors
    ///
    /// As [`Fs::list`].
    fn stamps(&self, folder: &str) -> io::Result<Vec<(OsString, Stamp)>> {
        let listed = self.list(folder)?;
        let stamp = |name: &OsString| {
            let path = format!("{folder}/{}", name.to_string_lossy());
            match self.read_record(path.trim_start_matches('/')) {
                Ok(bytes) => stamp_of(&[&bytes.unwrap_or_default()]),
                Err(reason) => stamp_of(&[format!("{reason:?}").as_bytes()]),
            }
        };
        Ok(listed
            .into_iter()
            .map(|DirEntry { name, .. }| {
                let stamp = stamp(&name);
                (name, stamp)
            })
            .collect())
    }

    /// As [`Fs::stamps`], with the time of the last change, on all processors. Only where a file that has changed is
    /// sure to have another stamp, unless it did so within a tick of the clock.
    ///
    /// # Errors
    ///
    /// As [`Fs::list`]; `Unsupported` where there are no such stamps.
    fn sweep(&self, _folder: &str) -> io::Result<Vec<Swept>> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Now; `None` where the times of files say nothing.
    fn moment(&self) -> Option<Moment> {
        None
    }

    /// Makes a new file for its owner alone that may be lost when the power goes out. It is whole once it was flushed,
    /// and nothing is written to it after that.
    ///
    /// # Errors
    ///
    /// The system's; `Unsupported` where such a file would be somebody else's burden.
    fn scratch(&self, _path: &str) -> io::Result<Box<dyn io::Write + Send>> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Whether other machines may change the files without this one being told, as on NFS.
    fn is_remote(&self) -> bool {
        false
    }

    /// Whether everything in it is sealed on the disk: nothing of it may lie elsewhere in the clear.
    fn is_sealed(&self) -> bool {
        false
    }

    /// The sealed files, if they are: for what lies below them as git has it.
    fn sealed(&self) -> Option<&dyn SealedFiles> {
        None
    }

    /// Whether the workspace has the form that this was opened for: in the clear, or sealed with its key. Under the
    /// lock it stays so.
    ///
    /// # Errors
    ///
    /// The system's.
    fn is_as_opened(&self) -> io::Result<bool> {
        Ok(self.length(KEY_FILE)?.is_none() && self.length(MIGRATION_PLAN)?.is_none())
    }

    /// The files on disk that make up a file.
    ///
    /// # Errors
    ///
    /// The system's.
    fn lies_at(&self, path: &str) -> io::Result<Vec<String>> {
        Ok(vec![path.to_owned()])
    }

    /// What lies among the files on disk that make up one, and is none of them.
    ///
    /// # Errors
    ///
    /// The system's.
    fn strays(&self, _path: &str) -> io::Result<Vec<String>> {
        Ok(Vec::new())
    }

    /// The name that a file has here which the system calls `name`; `None` if nobody need know of it.
    fn told_name(&self, _folder: &str, name: &str) -> Option<String> {
        Some(name.to_owned())
    }

    /// The size of a file in bytes; `None` if there is no such file.
    ///
    /// # Errors
    ///
    /// The system's.
    fn length(&self, path: &str) -> io::Result<Option<u64>>;

    /// Up to `length` bytes of a file from `from` on; fewer only at its end.
    ///
    /// # Errors
    ///
    /// The system's.
    fn read_at(&self, path: &str, from: u64, length: usize) -> io::Result<Vec<u8>>;

    /// All bytes of a file, one after the other, where [`Fs::read_at`] would open it anew for each part; `None` where it
    /// would not.
    ///
    /// # Errors
    ///
    /// The system's; `NotFound` if there is no such file.
    fn stream<'f>(&'f self, _path: &str) -> io::Result<Option<Box<dyn Read + 'f>>> {
        Ok(None)
    }

    /// Makes a folder with the permissions of the folder around it. Says whether it was not there.
    ///
    /// # Errors
    ///
    /// The system's; `NotADirectory` if something else has that name.
    fn make_folder(&self, path: &str) -> io::Result<bool>;

    /// Removes a folder that is empty.
    ///
    /// # Errors
    ///
    /// The system's; `Unsupported` where folders stay.
    fn remove_folder(&self, _path: &str) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Makes a new file with mode and owner of the file `like`, if there is one, and makes its
    /// bytes durable (not its name: see [`Fs::sync_folder`]). It is no more open than the workspace.
    ///
    /// # Errors
    ///
    /// The system's; `AlreadyExists` if the name is taken. A part of the file may be left.
    fn stage(&self, path: &str, like: Option<&str>, bytes: &[u8]) -> io::Result<()>;

    /// As [`Fs::stage`] for each of many files, in any order: when this returns, the bytes of all are durable. Hears
    /// how many are done.
    ///
    /// # Errors
    ///
    /// Which of them failed, and the system's error; any of the others may be there, whole or in part.
    fn stage_all(
        &self,
        files: &[FileToStage<'_>],
        tell: &dyn Fn(usize),
    ) -> Result<(), (usize, io::Error)> {
        for (at, file) in files.iter().enumerate() {
            tell(at);
            self.stage(file.path, file.like, file.bytes)
                .map_err(|error| (at, error))?;
        }
        Ok(())
    }

    /// As [`Fs::stage`], but nobody gets a permission that is not in `most` (mode bits).
    ///
    /// # Errors
    ///
    /// As [`Fs::stage`].
    fn stage_at_most(&self, path: &str, like: &str, bytes: &[u8], _most: u32) -> io::Result<()> {
        self.stage(path, Some(like), bytes)
    }

    /// As [`Fs::stage`], but the file is for its owner alone.
    ///
    /// # Errors
    ///
    /// As [`Fs::stage`].
    fn stage_private(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.stage(path, None, bytes)
    }

    /// As [`Fs::stage_at_most`], with all that can be read from `from`, never whole in memory.
    ///
    /// # Errors
    ///
    /// As [`Fs::stage`], and those of reading.
    fn stage_from(&self, path: &str, like: &str, most: u32, from: &mut dyn Read) -> io::Result<()> {
        let mut is_new = true;
        loop {
            let mut portion = Vec::with_capacity(PORTION);
            let mut limited = (&mut *from).take(PORTION as u64);
            limited.read_to_end(&mut portion)?;
            if is_new {
                self.stage_at_most(path, like, &portion, most)?;
            } else if !portion.is_empty() {
                self.append(path, &portion)?;
            }
            is_new = false;
            if portion.len() < PORTION {
                return Ok(());
            }
        }
    }

    /// Appends to a file, which is made if it is not there, with one write, and makes it durable.
    ///
    /// # Errors
    ///
    /// The system's. A part of the bytes may have been written.
    fn append(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Cuts a file off after `length` bytes and makes that durable.
    ///
    /// # Errors
    ///
    /// The system's.
    fn truncate(&self, path: &str, length: u64) -> io::Result<()>;

    /// Makes a file durable that somebody else wrote, who may have been stopped before it was. The
    /// bytes from `from` on are written once more as they are: after a sync that failed, the system
    /// takes bytes for written that are not, and syncing alone would never write them.
    ///
    /// # Errors
    ///
    /// The system's.
    fn resync(&self, path: &str, from: u64) -> io::Result<()>;

    /// Makes the names in a folder durable.
    ///
    /// # Errors
    ///
    /// The system's.
    fn sync_folder(&self, path: &str) -> io::Result<()>;

    /// Moves a file, in place of whatever file has the new name.
    ///
    /// # Errors
    ///
    /// The system's.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    ///
    /// The system's.
    fn unlink(&self, path: &str) -> io::Result<()>;

    /// Why nothing may be written into a folder, if that can be told beforehand; `None` also where
    /// there is no such folder yet.
    fn refuses_writing(&self, folder: &str) -> Option<io::Error>;

    /// Whether somebody holds the lock on a lock file just now. Makes and changes nothing; `false` also
    /// where that cannot be told.
    fn is_locked(&self, _path: &str) -> bool {
        false
    }

    /// Takes the lock on a lock file, which is made if it is not there and never deleted;
    /// `None` if somebody else holds it.
    ///
    /// # Errors
    ///
    /// The system's.
    fn try_lock(&self, path: &str) -> io::Result<Option<LockGuard>>;
}

/// The files of a sealed workspace, and how they lie on the disk, which is as git has them.
pub trait SealedFiles: Fs {
    /// The files as they lie on the disk.
    fn files_below(&self) -> &dyn Fs;

    /// The key that opens them.
    fn key(&self) -> &WorkspaceKey;

    /// Where a file lies below; for one that grows, the folder of its segments.
    ///
    /// # Errors
    ///
    /// `InvalidInput` if its name is too long to be hidden.
    fn path_below(&self, path: &str) -> io::Result<String>;

    /// The file whose segments lie in this folder below; `None` if there is none.
    fn file_of_segments(&self, folder: &str) -> Option<String>;

    /// What is in a file of which these are the segments, by their names.
    ///
    /// # Errors
    ///
    /// That one of them does not open or is missing.
    fn open_segments(&self, segments: &BTreeMap<String, Vec<u8>>) -> io::Result<Vec<u8>>;

    /// What lies beside a file that grows and does not count: parts of it from before it was last written whole.
    ///
    /// # Errors
    ///
    /// The system's.
    fn older_parts(&self, path: &str) -> io::Result<Vec<Vec<u8>>>;

    /// What is in these bytes of a file of this path below, which is one file.
    ///
    /// # Errors
    ///
    /// That it does not open.
    fn open_bytes(&self, path: &str, sealed: &[u8]) -> io::Result<Vec<u8>>;

    /// The bytes as they lie below in a file of this path.
    ///
    /// # Errors
    ///
    /// `IsADirectory` if it is not one file below.
    fn seal_bytes(&self, path: &str, bytes: &[u8]) -> io::Result<Vec<u8>>;
}

/// The folder that a path lies in; `""` for what lies in the root.
#[must_use]
pub fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
