//! Files whose times are those of a coarse clock that only a test moves.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

use lastseen::casebook::errors::problem::Reason;
use lastseen::storage::fs::{DirEntry, EntryType, Fs, LockGuard, Moment, Swept};
use lastseen::storage::watch::stamp::{Stamp, stamp_of};
use lastseen::storage::workspace::account_state::AccountState;

/// A second.
pub const SECOND: i64 = 1_000_000_000;

/// The tick of the clock of FAT, the coarsest that there is.
pub const TICK: i64 = 2 * SECOND;

/// Files whose times are those of a coarse clock that only the test moves.
#[derive(Clone)]
pub struct TickingDisk {
    pub account: AccountState,
    pub state: Arc<Mutex<State>>,
}

#[derive(Clone, Default)]
pub struct State {
    pub files: BTreeMap<String, File>,
    pub now: i64,
    pub boots: u32,
    /// How far the program's clock is before that of the files.
    pub ahead: i64,
    pub inodes: u64,
    pub read: BTreeSet<String>,
}

#[derive(Clone, Default)]
pub struct File {
    pub bytes: Vec<u8>,
    pub inode: u64,
    pub mtime: i64,
    pub ctime: i64,
}

impl File {
    pub fn stamp(&self) -> Stamp {
        let times = [self.mtime, self.ctime].map(i64::to_ne_bytes);
        let size = self.bytes.len().to_ne_bytes();
        stamp_of(&[&self.inode.to_ne_bytes(), &size, &times[0], &times[1]])
    }
}

impl State {
    pub fn tick(&self) -> i64 {
        self.now / TICK * TICK
    }

    /// Writes in place: the same inode, other times.
    pub fn write(&mut self, path: &str, bytes: &[u8]) {
        let (now, fresh) = (self.tick(), self.inodes + 1);
        let file = self.files.entry(path.to_owned()).or_insert_with(|| File {
            inode: fresh,
            ..File::default()
        });
        self.inodes = fresh;
        file.bytes = bytes.to_vec();
        (file.mtime, file.ctime) = (now, now);
    }
}

impl TickingDisk {
    pub fn new() -> Self {
        let disk = Self {
            account: AccountState::in_memory(),
            state: Arc::default(),
        };
        disk.state().now = 1_000 * SECOND;
        disk.put(".lastseen/.gitignore", "*\n");
        disk
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    pub fn put(&self, path: &str, text: &str) {
        self.state().write(path, text.as_bytes());
    }

    pub fn wait(&self, time: i64) {
        self.state().now += time;
    }

    pub fn snapshots(&self) -> Vec<String> {
        let state = self.state();
        let paths = state.files.keys();
        paths
            .filter(|path| path.starts_with(".lastseen/snapshot-"))
            .cloned()
            .collect()
    }
}

struct Scratch(TickingDisk, String);

impl Write for Scratch {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut state = self.0.state();
        // Who writes into a file that has been removed is not told.
        if let Some(file) = state.files.get_mut(&self.1) {
            file.bytes.extend(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Fs for TickingDisk {
    fn root(&self) -> &Path {
        Path::new("/ticking")
    }

    fn account(&self) -> &AccountState {
        &self.account
    }

    fn is_as_opened(&self) -> io::Result<bool> {
        Ok(true)
    }

    fn list(&self, folder: &str) -> io::Result<Vec<DirEntry>> {
        let state = self.state();
        let paths = state.files.keys();
        let listed = paths.filter_map(|path| {
            let rest = match folder {
                "" => path,
                folder => path.strip_prefix(folder)?.strip_prefix('/')?,
            };
            let (name, sort) = match rest.split_once('/') {
                Some((name, _)) => (name, EntryType::Folder),
                None => (rest, EntryType::File),
            };
            Some((name.to_owned(), sort))
        });
        let listed: BTreeMap<String, EntryType> = listed.collect();
        if listed.is_empty() {
            return Err(ErrorKind::NotFound.into());
        }
        let entry = |(name, sort)| DirEntry {
            name: OsString::from(name),
            sort,
        };
        Ok(listed.into_iter().map(entry).collect())
    }

    fn read_record(&self, path: &str) -> Result<Option<Vec<u8>>, Reason> {
        Ok(self.read_stamped(path)?.map(|(bytes, _)| bytes))
    }

    fn read_stamped(&self, path: &str) -> Result<Option<(Vec<u8>, Stamp)>, Reason> {
        let mut state = self.state();
        state.read.insert(path.to_owned());
        let file = state.files.get(path);
        Ok(file.map(|file| (file.bytes.clone(), file.stamp())))
    }

    fn stamp(&self, path: &str) -> Result<Option<Stamp>, Reason> {
        Ok(self.state().files.get(path).map(File::stamp))
    }

    fn sweep(&self, folder: &str) -> io::Result<Vec<Swept>> {
        let listed = self.list(folder)?;
        let state = self.state();
        let swept = listed.into_iter().map(|one| {
            let path = format!("{folder}/{}", one.name.to_string_lossy());
            let file = &state.files[&path];
            Swept {
                name: one.name,
                stamp: file.stamp(),
                changed: file.mtime.max(file.ctime),
            }
        });
        Ok(swept.collect())
    }

    fn moment(&self) -> Option<Moment> {
        let state = self.state();
        Some(Moment {
            at: state.now + state.ahead,
            boot: state.boots.to_string(),
        })
    }

    fn scratch(&self, path: &str) -> io::Result<Box<dyn Write + Send>> {
        self.put(path, "");
        Ok(Box::new(Scratch(self.clone(), path.to_owned())))
    }

    fn length(&self, path: &str) -> io::Result<Option<u64>> {
        let state = self.state();
        Ok(state.files.get(path).map(|file| file.bytes.len() as u64))
    }

    fn read_at(&self, path: &str, from: u64, length: usize) -> io::Result<Vec<u8>> {
        let state = self.state();
        let file = state.files.get(path).ok_or(ErrorKind::NotFound)?;
        let bytes = file.bytes.iter().skip(usize::try_from(from).unwrap());
        Ok(bytes.take(length).copied().collect())
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut state = self.state();
        let mut file = state.files.remove(from).ok_or(ErrorKind::NotFound)?;
        file.ctime = state.tick();
        state.files.insert(to.to_owned(), file);
        Ok(())
    }

    fn unlink(&self, path: &str) -> io::Result<()> {
        let removed = self.state().files.remove(path);
        removed.map(|_| ()).ok_or(ErrorKind::NotFound.into())
    }

    fn sync_folder(&self, _path: &str) -> io::Result<()> {
        Ok(())
    }

    fn make_folder(&self, _path: &str) -> io::Result<bool> {
        Ok(false)
    }

    fn stage(&self, _path: &str, _like: Option<&str>, _bytes: &[u8]) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    fn append(&self, _path: &str, _bytes: &[u8]) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    fn truncate(&self, _path: &str, _length: u64) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    fn resync(&self, _path: &str, _from: u64) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    fn refuses_writing(&self, _folder: &str) -> Option<io::Error> {
        None
    }

    fn try_lock(&self, _path: &str) -> io::Result<Option<LockGuard>> {
        Ok(None)
    }
}
