//! How the files and folders of a workspace are opened, and with which permissions they are made.

use std::fs::File;
use std::io;
use std::os::fd::AsFd;

use rustix::fs::{AtFlags, FileType, Mode, OFlags, Stat};
use rustix::io::Errno;

use crate::casebook::errors::cause::Cause;
use crate::storage::fs::beneath::{OpenFolder, link_in, open_beneath, open_parent};
use crate::storage::fs::disk::Disk;
use crate::storage::fs::folder_of;
use crate::storage::fs::plain_file::{CAREFUL, explained};

impl Disk {
    /// Opens what lies at a path.
    pub(super) fn open_at(&self, path: &str, flags: OFlags, mode: Mode) -> Result<File, Errno> {
        open_beneath(self.folder.as_fd(), path, flags | CAREFUL, mode).map(File::from)
    }

    /// The folder that a path lies in, and the path's last part.
    pub(super) fn parent<'p>(&self, path: &'p str) -> io::Result<(OpenFolder<'_>, &'p str)> {
        open_parent(self.folder.as_fd(), path).map_err(|error| self.explained(path, error))
    }

    /// The system's error about a path; one of our own where the system's words speak of something else.
    pub(super) fn explained(&self, path: &str, error: Errno) -> io::Error {
        match error {
            Errno::LOOP | Errno::MLINK | Errno::NOTDIR => {
                match link_in(self.folder.as_fd(), path) {
                    Some(link) if link != path => Cause::SymlinkFolder {
                        link: link.to_owned(),
                    }
                    .into_io(io::ErrorKind::InvalidInput),
                    Some(_) => explained(Errno::LOOP),
                    None => explained(error),
                }
            }
            other => explained(other),
        }
    }

    /// Opens what must be a plain file: a log or the lock. A pipe would take what is written and
    /// forget it.
    pub(super) fn open_plain(&self, path: &str, flags: OFlags, mode: Mode) -> io::Result<File> {
        let file = self
            .open_at(path, flags, mode)
            .map_err(|error| self.explained(path, error))?;
        let stat = rustix::fs::fstat(&file)?;
        if FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile {
            Ok(file)
        } else {
            Err(explained(Errno::NXIO))
        }
    }

    /// What the system says of a path; a link is not followed.
    pub(super) fn stat(&self, path: &str) -> Result<Stat, Errno> {
        if path.is_empty() {
            return rustix::fs::fstat(&self.folder);
        }
        let (folder, name) = open_parent(self.folder.as_fd(), path)?;
        rustix::fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW)
    }

    /// Opens a folder.
    pub(super) fn open_folder(&self, path: &str) -> io::Result<File> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY;
        self.open_at(path, flags, Mode::empty()).map_err(|error| {
            match self.explained(path, error) {
                plain if error == Errno::NOTDIR && plain.kind() != io::ErrorKind::InvalidInput => {
                    io::ErrorKind::NotADirectory.into()
                }
                explained => explained,
            }
        })
    }

    /// Whether no file in a folder changes without its times telling: the file system is one of this machine, and has a
    /// time of the inode that nobody can set.
    pub(super) fn keeps_times(folder: impl AsFd) -> bool {
        // ext2 to ext4, XFS, Btrfs, F2FS, ZFS, bcachefs and overlays (statfs(2)). On FAT and the like whoever writes may
        // put the old time back; on tmpfs what is written through a mapping changes no time.
        const KEEPS: [u32; 7] = [
            0xef53,
            0x5846_5342,
            0x9123_683e,
            0xf2f5_2010,
            0x2fc1_2fc1,
            0xca45_1a4e,
            0x794c_7630,
        ];
        // Only the lower half is the type; wider fields may carry its sign.
        rustix::fs::fstatfs(folder).is_ok_and(|about| KEEPS.contains(&(about.f_type as u32)))
    }

    /// The permissions that a file here may have at most: those of the workspace's folder, and never
    /// fewer than its owner needs.
    pub(super) fn most(&self) -> u32 {
        let folder = rustix::fs::fstat(&self.folder).map_or(0, |stat| stat.st_mode);
        folder & 0o666 | 0o600
    }

    /// Makes a new file; its mode is what the umask and the workspace's folder leave of `mode`.
    pub(super) fn new_file(&self, path: &str, mode: u32) -> io::Result<File> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL;
        let mode = Mode::from_raw_mode(mode & self.most());
        self.open_at(path, flags, mode)
            .map_err(|error| self.explained(path, error))
    }

    /// A file that several volunteers append to or lock must be open to their group wherever the
    /// folder is, whatever the umask of the first of them was. Best effort: the owner may be
    /// somebody else, who has then done so already.
    pub(super) fn share_with_group(&self, file: &File, path: &str) {
        if let Ok(folder) = self.stat(folder_of(path))
            && Mode::from_raw_mode(folder.st_mode).contains(Mode::WGRP)
        {
            let _ = rustix::fs::fchmod(file, Mode::from_raw_mode(0o660 & self.most()));
        }
    }
}
