//! Ways to write that look right until the power goes out. A test that does not catch them proves
//! nothing about the way that is right.

use std::io;
use std::path::Path;
use std::sync::Mutex;

use crate::support::simulated_disk::{Fault, InMemoryFs, InjectedFaults};
use lastseen::casebook::errors::problem::Reason;
use lastseen::storage::fs::{DirEntry, FileToStage, Fs, LockGuard};
use lastseen::storage::workspace::account_state::AccountState;
use rustix::io::Errno;

/// What is done wrongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Nothing.
    Right,
    /// New files are not synced.
    NoFileSync,
    /// New files are synced only after they have got their names.
    RenameFirst,
    /// Folders are not synced.
    NoFolderSync,
    /// The log is not synced.
    NoLogSync,
    /// There is no log, and so no commit point.
    NoLog,
    /// The line is written only when the files are in place.
    LogLast,
    /// Files are written in place.
    InPlace,
    /// What a crash left is not looked at.
    NoRecovery,
}

impl Way {
    /// All wrong ones.
    pub const WRONG: [Self; 8] = [
        Self::NoFileSync,
        Self::RenameFirst,
        Self::NoFolderSync,
        Self::NoLogSync,
        Self::NoLog,
        Self::LogLast,
        Self::InPlace,
        Self::NoRecovery,
    ];

    /// A disk on which everything is done in this way.
    pub fn on(self, memory: InMemoryFs) -> Faulty {
        memory.inject(InjectedFaults {
            staged: matches!(self, Self::NoFileSync | Self::RenameFirst),
            appended: self == Self::NoLogSync,
            folders: self == Self::NoFolderSync,
        });
        Faulty {
            memory,
            way: self,
            late: Mutex::default(),
        }
    }
}

/// A disk on which something is done wrongly.
pub struct Faulty {
    memory: InMemoryFs,
    way: Way,
    late: Mutex<Vec<(String, Vec<u8>)>>,
}

impl Fs for Faulty {
    fn root(&self) -> &Path {
        self.memory.root()
    }

    fn account(&self) -> &AccountState {
        self.memory.account()
    }

    fn list(&self, folder: &str) -> io::Result<Vec<DirEntry>> {
        if self.way == Way::NoRecovery && folder == ".lastseen/stage" {
            return Ok(Vec::new());
        }
        self.memory.list(folder)
    }

    fn read_record(&self, path: &str) -> Result<Option<Vec<u8>>, Reason> {
        self.memory.read_record(path)
    }

    fn is_as_opened(&self) -> io::Result<bool> {
        self.memory.is_as_opened()
    }

    fn length(&self, path: &str) -> io::Result<Option<u64>> {
        self.memory.length(path)
    }

    fn read_at(&self, path: &str, from: u64, length: usize) -> io::Result<Vec<u8>> {
        self.memory.read_at(path, from, length)
    }

    fn make_folder(&self, path: &str) -> io::Result<bool> {
        self.memory.make_folder(path)
    }

    fn stage(&self, path: &str, like: Option<&str>, bytes: &[u8]) -> io::Result<()> {
        self.memory.stage(path, like, bytes)
    }

    fn stage_all(
        &self,
        files: &[FileToStage<'_>],
        tell: &dyn Fn(usize),
    ) -> Result<(), (usize, io::Error)> {
        self.memory.stage_all(files, tell)
    }

    fn append(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        match self.way {
            Way::NoLog => Ok(()),
            Way::LogLast => {
                let mut late = self.late.lock().unwrap();
                late.push((path.to_owned(), bytes.to_vec()));
                Ok(())
            }
            _ => self.memory.append(path, bytes),
        }
    }

    fn truncate(&self, path: &str, length: u64) -> io::Result<()> {
        self.memory.truncate(path, length)
    }

    fn resync(&self, path: &str, from: u64) -> io::Result<()> {
        self.memory.resync(path, from)
    }

    fn sync_folder(&self, path: &str) -> io::Result<()> {
        self.memory.sync_folder(path)?;
        let is_of_records = matches!(path, "people" | "cases" | "sources" | "places");
        if self.way == Way::LogLast && is_of_records {
            for (path, bytes) in self.late.lock().unwrap().drain(..) {
                self.memory.append(&path, &bytes)?;
                self.memory.sync_folder("log")?;
            }
        }
        Ok(())
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        if self.way == Way::InPlace
            && let Ok(Some(bytes)) = self.memory.read_record(from)
        {
            if self.memory.length(to)?.is_some() {
                self.memory.truncate(to, 0)?;
            }
            self.memory.append(to, &bytes)?;
            return self.memory.unlink(from);
        }
        self.memory.rename(from, to)?;
        if self.way == Way::RenameFirst {
            self.memory.resync(to, 0)?;
        }
        Ok(())
    }

    fn unlink(&self, path: &str) -> io::Result<()> {
        self.memory.unlink(path)
    }

    fn refuses_writing(&self, folder: &str) -> Option<io::Error> {
        self.memory.refuses_writing(folder)
    }

    fn try_lock(&self, path: &str) -> io::Result<Option<LockGuard>> {
        self.memory.try_lock(path)
    }
}

/// A disk that writes nothing any more, from an operation on.
pub fn dead(after: usize) -> Fault {
    Fault {
        after,
        count: usize::MAX,
        error: Errno::IO,
        reads: false,
    }
}
