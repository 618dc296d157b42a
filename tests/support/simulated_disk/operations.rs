//! The operations of a filesystem on the simulated disk.

use std::ffi::OsString;
use std::io;
use std::path::Path;

use lastseen::casebook::errors::problem::Reason;
use lastseen::storage::fs::{
    DirEntry, EntryType, FileToStage, Fs, LockGuard, Moment, RECORD_LIMIT, Swept, folder_of,
};
use lastseen::storage::watch::stamp::{Stamp, stamp_of};
use lastseen::storage::workspace::account_state::AccountState;

use super::disk::{DiskName, NameChange};
use super::{DiskState, RawFs, SpecialFile};

/// Where the next segment of a sealed log is written.
const NEXT_SEGMENT: &str = "/.next";

impl Fs for RawFs {
    fn root(&self) -> &Path {
        &self.root
    }

    fn account(&self) -> &AccountState {
        &self.account
    }

    fn list(&self, folder: &str) -> io::Result<Vec<DirEntry>> {
        let mut state = self.state();
        state.strain_reading()?;
        if state.disk.names.get(folder) != Some(&DiskName::Folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let inside = |path: &&String| !path.is_empty() && folder_of(path) == folder;
        let listed = state.disk.names.keys().filter(inside).map(|path| DirEntry {
            name: OsString::from(path.rsplit('/').next().unwrap_or(path)),
            sort: sort_of(&state, path),
        });
        Ok(listed.collect())
    }

    fn read_record(&self, path: &str) -> Result<Option<Vec<u8>>, Reason> {
        let read = self.read_within(path, RECORD_LIMIT)?;
        Ok(read.map(|(bytes, _)| bytes))
    }

    fn read_within(&self, path: &str, limit: u64) -> Result<Option<(Vec<u8>, Stamp)>, Reason> {
        let mut state = self.state();
        let unreadable = |error: io::Error| Reason::Unreadable(error.into());
        state.strain_reading().map_err(unreadable)?;
        state.read.insert(path.to_owned());
        let number = match state.disk.names.get(path) {
            None => return Ok(None),
            Some(DiskName::Folder) => return Err(Reason::NotAFile),
            Some(DiskName::File(number)) => *number,
        };
        let bytes = state.seen(number);
        match state.special.get(&number) {
            Some(SpecialFile::Link) => Err(Reason::Symlink),
            Some(SpecialFile::Forbidden) => Err(unreadable(io::ErrorKind::PermissionDenied.into())),
            Some(_) => Err(Reason::NotAFile),
            None if bytes.len() as u64 > limit => Err(Reason::TooLarge {
                bytes: bytes.len() as u64,
                limit,
            }),
            None => Ok(Some((bytes.to_vec(), stamp_of(&[bytes])))),
        }
    }

    fn sweep(&self, folder: &str) -> io::Result<Vec<Swept>> {
        let listed = self.list(folder)?.into_iter();
        let state = self.state();
        // Nothing is read for it.
        let stamp = |name: &OsString| {
            let path = format!("{folder}/{}", name.to_string_lossy());
            state
                .file(&path)
                .map_or(0, |number| stamp_of(&[state.seen(number)]))
        };
        let swept = listed.map(|DirEntry { name, .. }| Swept {
            stamp: stamp(&name),
            name,
            changed: 0,
        });
        Ok(swept.collect())
    }

    fn moment(&self) -> Option<Moment> {
        Some(Moment {
            at: 1_000_000_000_000,
            boot: self.state().boots.to_string(),
        })
    }

    fn scratch(&self, path: &str) -> io::Result<Box<dyn io::Write + Send>> {
        let number = make_new_file(&mut self.state(), path)?;
        let memory = self.clone();
        Ok(Box::new(Scratch { memory, number }))
    }

    fn length(&self, path: &str) -> io::Result<Option<u64>> {
        let mut state = self.state();
        state.strain_reading()?;
        Ok(match state.disk.names.get(path) {
            None => None,
            Some(DiskName::Folder) => Some(0),
            Some(DiskName::File(number)) => Some(state.seen(*number).len() as u64),
        })
    }

    fn read_at(&self, path: &str, from: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut state = self.state();
        state.strain_reading()?;
        let number = state.file(path)?;
        let bytes = state.seen(number);
        let from = usize::try_from(from).unwrap_or(usize::MAX).min(bytes.len());
        let to = from.saturating_add(length).min(bytes.len());
        Ok(bytes[from..to].to_vec())
    }

    fn make_folder(&self, path: &str) -> io::Result<bool> {
        let mut state = self.state();
        match state.disk.names.get(path) {
            Some(DiskName::Folder) => return Ok(false),
            Some(DiskName::File(_)) => return Err(io::ErrorKind::NotADirectory.into()),
            None => {}
        }
        state.may_write_in(folder_of(path))?;
        state.strain()?;
        state
            .disk
            .step(NameChange::Make(path.to_owned(), DiskName::Folder));
        Ok(true)
    }

    fn stage(&self, path: &str, _like: Option<&str>, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        let number = make_new_file(&mut state, path)?;
        write(&mut state, number, 0, bytes)?;
        // What is added to a sealed log is a new file below.
        let is_of_log = path.ends_with(NEXT_SEGMENT);
        let lie = state.injected.staged || state.injected.appended && is_of_log;
        state.sync(number, lie)
    }

    fn stage_all(
        &self,
        files: &[FileToStage<'_>],
        tell: &dyn Fn(usize),
    ) -> Result<(), (usize, io::Error)> {
        // All are written before the first is synced, as several threads may do it.
        let mut state = self.state();
        let mut numbers = Vec::new();
        for (at, file) in files.iter().enumerate() {
            tell(at);
            let number = make_new_file(&mut state, file.path).map_err(|error| (at, error))?;
            write(&mut state, number, 0, file.bytes).map_err(|error| (at, error))?;
            numbers.push(number);
        }
        let lie = state.injected.staged;
        for (at, number) in numbers.into_iter().enumerate() {
            state.sync(number, lie).map_err(|error| (at, error))?;
        }
        Ok(())
    }

    fn append(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        let number = match state.file(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                state.may_write_in(folder_of(path))?;
                make_file(&mut state, path)?
            }
            number => number?,
        };
        let end = state.seen(number).len();
        write(&mut state, number, end, bytes)?;
        let lie = state.injected.appended;
        state.sync(number, lie)
    }

    fn truncate(&self, path: &str, length: u64) -> io::Result<()> {
        let mut state = self.state();
        let number = state.file(path)?;
        state.strain()?;
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        state.disk.contents[number].replace_from(length, &[]);
        let lie = state.injected.appended;
        state.sync(number, lie)
    }

    fn resync(&self, path: &str, from: u64) -> io::Result<()> {
        let mut state = self.state();
        let number = state.file(path)?;
        state.strain()?;
        let content = &mut state.disk.contents[number];
        let seen = content.seen.clone();
        let from = usize::try_from(from).unwrap_or(usize::MAX).min(seen.len());
        content.replace_from(from, &seen[from..]);
        let lie = state.injected.appended;
        state.sync(number, lie)
    }

    fn sync_folder(&self, path: &str) -> io::Result<()> {
        let mut state = self.state();
        if state.disk.names.get(path) != Some(&DiskName::Folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        state.strain()?;
        if !state.injected.folders {
            state.disk.sync_names(path);
        }
        Ok(())
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut state = self.state();
        state.may_write_in(folder_of(from))?;
        state.may_write_in(folder_of(to))?;
        if !state.disk.names.contains_key(from) {
            return Err(io::ErrorKind::NotFound.into());
        }
        state.strain()?;
        state
            .disk
            .step(NameChange::Move(from.to_owned(), to.to_owned()));
        Ok(())
    }

    fn unlink(&self, path: &str) -> io::Result<()> {
        let mut state = self.state();
        state.may_write_in(folder_of(path))?;
        if !state.disk.names.contains_key(path) {
            return Err(io::ErrorKind::NotFound.into());
        }
        if state.foreign.contains(path) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        state.strain()?;
        state.disk.step(NameChange::Remove(path.to_owned()));
        Ok(())
    }

    fn refuses_writing(&self, folder: &str) -> Option<io::Error> {
        self.state()
            .read_only
            .contains(folder)
            .then(|| io::ErrorKind::PermissionDenied.into())
    }

    fn is_locked(&self, path: &str) -> bool {
        self.state().locked.contains(path)
    }

    fn try_lock(&self, path: &str) -> io::Result<Option<LockGuard>> {
        let mut state = self.state();
        state.may_write_in(folder_of(path))?;
        if !state.disk.names.contains_key(path) {
            make_file(&mut state, path)?;
        }
        if !state.locked.insert(path.to_owned()) {
            return Ok(None);
        }
        Ok(Some(Box::new(Guard {
            memory: self.clone(),
            path: path.to_owned(),
        })))
    }
}

/// A file that is never synced.
struct Scratch {
    memory: RawFs,
    number: usize,
}

impl io::Write for Scratch {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut state = self.memory.state();
        let end = state.seen(self.number).len();
        write(&mut state, self.number, end, bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Gives the lock back when it is dropped.
struct Guard {
    memory: RawFs,
    path: String,
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.memory.state().locked.remove(&self.path);
    }
}

fn sort_of(state: &DiskState, path: &str) -> EntryType {
    match state.disk.names.get(path) {
        Some(DiskName::Folder) => EntryType::Folder,
        Some(DiskName::File(number)) => match state.special.get(number) {
            None | Some(SpecialFile::Forbidden) => EntryType::File,
            Some(_) => EntryType::Other,
        },
        None => EntryType::Other,
    }
}

/// Makes a file whose name nothing has.
fn make_new_file(state: &mut DiskState, path: &str) -> io::Result<usize> {
    state.may_write_in(folder_of(path))?;
    if state.disk.names.contains_key(path) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    make_file(state, path)
}

fn make_file(state: &mut DiskState, path: &str) -> io::Result<usize> {
    state.strain()?;
    let entry = state.disk.content(Vec::new());
    state.disk.step(NameChange::Make(path.to_owned(), entry));
    state.file(path)
}

/// Writes at the end of a file; by half where the operation fails.
fn write(state: &mut DiskState, number: usize, at: usize, bytes: &[u8]) -> io::Result<()> {
    let strained = state.strain();
    let part = if strained.is_ok() {
        bytes.len()
    } else {
        bytes.len() / 2
    };
    state.disk.contents[number].replace_from(at, &bytes[..part]);
    strained
}
