//! The files of a workspace on a real disk.
//!
//! - `opening`: how the files and folders of a workspace are opened.
//! - `stage_at_once`: many new files, durable together.
//! - `sweep_folder`: looking at all that lies in a folder.

mod opening;
mod stage_at_once;
mod sweep_folder;

use std::ffi::{OsStr, OsString};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use rustix::fs::{Access, AtFlags, Dir, FileType, FlockOperation, Mode, OFlags};
use rustix::io::Errno;

use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::problem::Reason;
use crate::storage::clock;
use crate::storage::fs::beneath::link_in;
use crate::storage::fs::disk::stage_at_once::stage_at_once;
use crate::storage::fs::disk::sweep_folder::sweep_folder;
use crate::storage::fs::lock::PRIVATE;
use crate::storage::fs::plain_file::{CAREFUL, explained, fill, read_up_to, take_over, unreadable};
use crate::storage::fs::{
    DirEntry, EntryType, FileToStage, Fs, LockGuard, Moment, RECORD_LIMIT, Swept, folder_of,
};
use crate::storage::watch::stamp::{Stamp, of_stat};
use crate::storage::workspace::account_state::AccountState;

/// The most bytes of a file that are read at once: far more than the log of a device that makes a
/// change a minute for ten years. A larger file is an accident or an attack.
pub const READ_LIMIT: u64 = 1024 * 1024 * 1024;

/// A folder on disk. Everything is opened relative to the folder itself, so moving the workspace
/// while it is open does no harm, and nothing that lies in it leads out of it.
#[derive(Debug)]
pub struct Disk {
    root: PathBuf,
    folder: OwnedFd,
    account: AccountState,
}

impl Disk {
    /// Opens the folder at `root`, for an account that is known to nobody and forgotten at the end.
    ///
    /// # Errors
    ///
    /// As [`Disk::open_as`].
    pub fn open(root: &Path) -> io::Result<Self> {
        Self::open_as(root, AccountState::in_memory())
    }

    /// Opens the folder at `root` for an account. The folder itself may be reached through links.
    ///
    /// # Errors
    ///
    /// The system's; `NotFound` or `NotADirectory` if there is no such folder.
    pub fn open_as(root: &Path, account: AccountState) -> io::Result<Self> {
        let folder = rustix::fs::open(
            root,
            OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC,
            Mode::empty(),
        )?;
        Ok(Self {
            root: root.to_owned(),
            folder,
            account,
        })
    }
}

impl Fs for Disk {
    fn root(&self) -> &Path {
        &self.root
    }

    fn account(&self) -> &AccountState {
        &self.account
    }

    fn list(&self, folder: &str) -> io::Result<Vec<DirEntry>> {
        let mut listed = Vec::new();
        for entry in Dir::new(self.open_folder(folder)?)? {
            let entry = entry?;
            let name = entry.file_name().to_bytes();
            if name == b"." || name == b".." {
                continue;
            }
            listed.push(DirEntry {
                name: OsStr::from_bytes(name).to_owned(),
                sort: match entry.file_type() {
                    FileType::RegularFile => EntryType::File,
                    FileType::Directory => EntryType::Folder,
                    _ => EntryType::Other,
                },
            });
        }
        Ok(listed)
    }

    fn read_record(&self, path: &str) -> Result<Option<Vec<u8>>, Reason> {
        let read = self.read_stamped(path)?;
        Ok(read.map(|(bytes, _)| bytes))
    }

    fn read_stamped(&self, path: &str) -> Result<Option<(Vec<u8>, Stamp)>, Reason> {
        self.read_within(path, RECORD_LIMIT)
    }

    fn stamp(&self, path: &str) -> Result<Option<Stamp>, Reason> {
        match self.stat(path) {
            Ok(stat) => Ok(Some(of_stat(&stat))),
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(unreadable(&self.explained(path, error))),
        }
    }

    fn read_within(&self, path: &str, limit: u64) -> Result<Option<(Vec<u8>, Stamp)>, Reason> {
        let file = match self.open_at(path, OFlags::RDONLY, Mode::empty()) {
            Ok(file) => file,
            Err(Errno::NOENT) => return Ok(None),
            Err(Errno::LOOP | Errno::MLINK)
                if link_in(self.folder.as_fd(), path).is_none_or(|link| link == path) =>
            {
                return Err(Reason::Symlink);
            }
            // This is how opening a socket fails.
            Err(Errno::NXIO | Errno::OPNOTSUPP) => return Err(Reason::NotAFile),
            Err(error) => return Err(unreadable(&self.explained(path, error))),
        };
        let stat = rustix::fs::fstat(&file).map_err(|error| unreadable(&error.into()))?;
        if FileType::from_raw_mode(stat.st_mode) != FileType::RegularFile {
            return Err(Reason::NotAFile);
        }
        let size = u64::try_from(stat.st_size).unwrap_or(0);
        let too_large = |bytes| Reason::TooLarge { bytes, limit };
        if size > limit {
            return Err(too_large(size));
        }
        read_up_to(file, size)
            .map_err(|error| unreadable(&error))
            .map(|bytes| Some((bytes, of_stat(&stat))))
    }

    fn stamps(&self, folder: &str) -> io::Result<Vec<(OsString, Stamp)>> {
        let opened = self.open_folder(folder)?;
        let mut stamps = Vec::new();
        for entry in Dir::read_from(&opened)? {
            let entry = entry?;
            let name = entry.file_name();
            if matches!(name.to_bytes(), b"." | b"..") {
                continue;
            }
            match rustix::fs::statat(&opened, name, AtFlags::SYMLINK_NOFOLLOW) {
                Ok(stat) => {
                    stamps.push((
                        OsStr::from_bytes(name.to_bytes()).to_owned(),
                        of_stat(&stat),
                    ));
                }
                // It went away meanwhile.
                Err(Errno::NOENT) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(stamps)
    }

    fn sweep(&self, folder: &str) -> io::Result<Vec<Swept>> {
        let opened = self.open_folder(folder)?;
        // A folder of records may be a file system of its own, and so may a file in it.
        if !Self::keeps_times(&opened) {
            return Err(io::ErrorKind::Unsupported.into());
        }
        sweep_folder(&opened)
    }

    fn moment(&self) -> Option<Moment> {
        if !Self::keeps_times(&self.folder) {
            return None;
        }
        let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
        Some(Moment {
            at: clock::nanoseconds(),
            boot,
        })
    }

    fn scratch(&self, path: &str) -> io::Result<Box<dyn Write + Send>> {
        // What somebody who only reads here leaves behind, the owner could not remove.
        let folder = rustix::fs::fstat(&self.folder)?;
        let is_own = folder.st_uid == rustix::process::geteuid().as_raw();
        if !is_own && !Mode::from_raw_mode(folder.st_mode).contains(Mode::WGRP) {
            return Err(io::ErrorKind::Unsupported.into());
        }
        Ok(Box::new(self.new_file(path, 0o600)?))
    }

    fn is_remote(&self) -> bool {
        // NFS, SMB (three versions), Ceph, AFS, 9P and FUSE, which may be anything (statfs(2)).
        const REMOTE: [u32; 8] = [
            0x6969,
            0xff53_4d42,
            0xfe53_4d42,
            0x517b,
            0x00c3_6400,
            0x5346_414f,
            0x0102_1997,
            0x6573_5546,
        ];
        // Only the lower half is the type; wider fields may carry its sign.
        rustix::fs::fstatfs(&self.folder).is_ok_and(|about| REMOTE.contains(&(about.f_type as u32)))
    }

    fn length(&self, path: &str) -> io::Result<Option<u64>> {
        match self.stat(path) {
            Ok(stat) => Ok(Some(u64::try_from(stat.st_size).unwrap_or(0))),
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(self.explained(path, error)),
        }
    }

    fn read_at(&self, path: &str, from: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut file = self.open_plain(path, OFlags::RDONLY, Mode::empty())?;
        let size = file.metadata()?.len();
        let wanted = (length as u64).min(size.saturating_sub(from));
        if wanted > READ_LIMIT {
            let cause = Cause::TooLarge {
                bytes: size,
                limit: READ_LIMIT,
            };
            return Err(cause.into_io(io::ErrorKind::InvalidData));
        }
        if from > 0 {
            file.seek(SeekFrom::Start(from))?;
        }
        read_up_to(file, wanted)
    }

    fn make_folder(&self, path: &str) -> io::Result<bool> {
        let (around, name) = self.parent(path)?;
        match rustix::fs::mkdirat(&around, name, Mode::from_raw_mode(0o777)) {
            Ok(()) => {}
            Err(Errno::EXIST) => {
                let stat = rustix::fs::statat(&around, name, AtFlags::SYMLINK_NOFOLLOW)?;
                return match FileType::from_raw_mode(stat.st_mode) {
                    FileType::Directory => Ok(false),
                    FileType::Symlink => Err(explained(Errno::LOOP)),
                    _ => Err(io::ErrorKind::NotADirectory.into()),
                };
            }
            Err(error) => return Err(error.into()),
        }
        // In a shared workspace the other volunteers must be able to write here as well.
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | CAREFUL;
        if let (Ok(stat), Ok(folder)) = (
            self.stat(folder_of(path)),
            rustix::fs::openat(&around, name, flags, Mode::empty()),
        ) {
            // What lies in the private folder is unfinished, and nobody outside has any business there.
            let others = if path.starts_with(PRIVATE) { 0o007 } else { 0 };
            let mode = stat.st_mode & !others;
            let _ = rustix::fs::fchmod(&folder, Mode::from_raw_mode(mode));
        }
        Ok(true)
    }

    fn remove_folder(&self, path: &str) -> io::Result<()> {
        let (folder, name) = self.parent(path)?;
        Ok(rustix::fs::unlinkat(folder, name, AtFlags::REMOVEDIR)?)
    }

    fn stage(&self, path: &str, like: Option<&str>, bytes: &[u8]) -> io::Result<()> {
        let file = self.new_file(path, 0o666)?;
        let Some(old) = like.and_then(|like| self.stat(like).ok()) else {
            // A new record of a shared workspace is the group's, whatever the umask of its author.
            let folder = self.stat(folder_of(path));
            if let (Ok(folder), Ok(now)) = (folder, rustix::fs::fstat(&file))
                && Mode::from_raw_mode(folder.st_mode).contains(Mode::WGRP)
            {
                let mode = (now.st_mode | 0o060) & self.most();
                let _ = rustix::fs::fchmod(&file, Mode::from_raw_mode(mode));
            }
            return fill(file, bytes);
        };
        take_over(&file, &old, self.most());
        fill(file, bytes)
    }

    fn stage_all(
        &self,
        files: &[FileToStage<'_>],
        tell: &dyn Fn(usize),
    ) -> Result<(), (usize, io::Error)> {
        let stage = |file: &FileToStage<'_>| self.stage(file.path, file.like, file.bytes);
        stage_at_once(&stage, files, tell)
    }

    fn stage_at_most(&self, path: &str, like: &str, bytes: &[u8], most: u32) -> io::Result<()> {
        // Whoever owns the file must be able to go on writing it.
        let most = (most | 0o600) & self.most();
        let file = self.new_file(path, most)?;
        if let Ok(old) = self.stat(like) {
            take_over(&file, &old, most);
        }
        fill(file, bytes)
    }

    fn stage_private(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        fill(self.new_file(path, 0o600)?, bytes)
    }

    fn append(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let old = OFlags::WRONLY | OFlags::APPEND;
        let mut file = match self.open_plain(path, old, Mode::empty()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let new = old | OFlags::CREATE | OFlags::EXCL;
                let mode = Mode::from_raw_mode(0o660 & self.most());
                let file = self.open_at(path, new, mode)?;
                self.share_with_group(&file, path);
                file
            }
            file => file?,
        };
        file.write_all(bytes)?;
        file.sync_data()
    }

    fn truncate(&self, path: &str, length: u64) -> io::Result<()> {
        let file = self.open_plain(path, OFlags::WRONLY, Mode::empty())?;
        file.set_len(length)?;
        file.sync_all()
    }

    fn resync(&self, path: &str, from: u64) -> io::Result<()> {
        let mut file = match self.open_plain(path, OFlags::RDWR, Mode::empty()) {
            // A log that is somebody else's alone can still be synced.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                return self
                    .open_plain(path, OFlags::RDONLY, Mode::empty())?
                    .sync_all();
            }
            file => file?,
        };
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(from))?;
        file.read_to_end(&mut bytes)?;
        file.seek(SeekFrom::Start(from))?;
        file.write_all(&bytes)?;
        file.sync_all()
    }

    fn sync_folder(&self, path: &str) -> io::Result<()> {
        self.open_folder(path)?.sync_all()
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let ((from_folder, from), (to_folder, to)) = (self.parent(from)?, self.parent(to)?);
        Ok(rustix::fs::renameat(from_folder, from, to_folder, to)?)
    }

    fn unlink(&self, path: &str) -> io::Result<()> {
        let (folder, name) = self.parent(path)?;
        Ok(rustix::fs::unlinkat(folder, name, AtFlags::empty())?)
    }

    fn refuses_writing(&self, folder: &str) -> Option<io::Error> {
        let opened = match self.open_folder(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => return Some(error),
            Ok(opened) => opened,
        };
        let stat = rustix::fs::fstat(&opened).ok()?;
        // Permission bits do not stop root, but a folder that nobody may write into was made so
        // on purpose.
        let writable = Mode::WUSR.union(Mode::WGRP).union(Mode::WOTH);
        if !Mode::from_raw_mode(stat.st_mode).intersects(writable) {
            return Some(io::ErrorKind::PermissionDenied.into());
        }
        let access = Access::WRITE_OK | Access::EXEC_OK;
        rustix::fs::accessat(&opened, ".", access, AtFlags::empty())
            .err()
            .map(io::Error::from)
    }

    fn is_locked(&self, path: &str) -> bool {
        let opened = self.open_plain(path, OFlags::RDONLY, Mode::empty());
        opened.is_ok_and(|file| {
            let held = rustix::fs::flock(&file, FlockOperation::NonBlockingLockShared);
            held == Err(Errno::WOULDBLOCK)
        })
    }

    fn try_lock(&self, path: &str) -> io::Result<Option<LockGuard>> {
        let flags = OFlags::RDWR | OFlags::CREATE;
        let file = self.open_plain(path, flags, Mode::from_raw_mode(0o660 & self.most()))?;
        self.share_with_group(&file, path);
        match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
            // The lock goes with the descriptor, also when the process is killed.
            Ok(()) => Ok(Some(Box::new(file))),
            Err(Errno::WOULDBLOCK) => Ok(None),
            // What file systems say that have no locks. Going on without one would let two people
            // overwrite each other.
            Err(Errno::NOLCK | Errno::NOSYS | Errno::OPNOTSUPP | Errno::INVAL) => {
                Err(Cause::NoLocks.into_io(io::ErrorKind::Unsupported))
            }
            Err(error) => Err(error.into()),
        }
    }
}
