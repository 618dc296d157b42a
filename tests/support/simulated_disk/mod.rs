//! A simulated disk: the files of a workspace in memory, with everything that can go wrong with them.
//!
//! It keeps apart what programs see and what would survive a power cut: bytes become durable when
//! their file is synced, names when their folder is. `operations` gives it the operations of a filesystem,
//! `layer` those of what programs work on: the disk, or the sealing layer over it.

mod disk;
mod layer;
mod operations;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lastseen::storage::encryption::sealed_fs::SealedFs;
use lastseen::storage::encryption::workspace_key::WorkspaceKey;
use lastseen::storage::fs::{EntryType, Fs, SealedFiles, folder_of};
use lastseen::storage::workspace::account_state::AccountState;
use rustix::io::Errno;

use self::disk::{DiskName, SimulatedDisk};

pub use self::disk::PowerLoss;

/// What lies under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpecialFile {
    /// A file with these bytes.
    File(Vec<u8>),
    /// A symbolic link.
    Link,
    /// A pipe.
    Pipe,
    /// A file that may not be read.
    Forbidden,
}

/// When operations stop working.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How many more operations succeed. The next one is done by half, if it can be, and fails.
    pub after: usize,
    /// How many fail then: one where the disk was full, all ([`usize::MAX`]) where the process is dead.
    pub count: usize,
    /// What they fail with.
    pub error: Errno,
    /// Whether reading counts and fails as well.
    pub reads: bool,
}

/// What the disk says is durable and is not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InjectedFaults {
    /// The bytes of new files.
    pub staged: bool,
    /// The bytes that are appended to files.
    pub appended: bool,
    /// The names in folders.
    pub folders: bool,
}

/// A simulated disk, with a sealed workspace on it or one in the clear. A clone is the same disk, as another process
/// would see it.
#[derive(Clone)]
pub struct InMemoryFs {
    raw: RawFs,
    seal: Option<Seal>,
}

/// What lies over the disk of a sealed workspace.
#[derive(Clone)]
struct Seal {
    key: WorkspaceKey,
    fs: Arc<SealedFs>,
}

/// The disk itself.
#[derive(Clone, Debug)]
struct RawFs {
    root: PathBuf,
    account: AccountState,
    state: Arc<Mutex<DiskState>>,
}

/// What the disk holds, and how it fails.
#[derive(Clone, Debug, Default)]
struct DiskState {
    pub disk: SimulatedDisk,
    /// What is no file, by the number of the file that stands for it.
    pub special: BTreeMap<usize, SpecialFile>,
    pub locked: BTreeSet<String>,
    pub read_only: BTreeSet<String>,
    /// What only another account may remove.
    pub foreign: BTreeSet<String>,
    /// The records that were read since somebody asked.
    pub read: BTreeSet<String>,
    /// How often the power came back.
    pub boots: usize,
    pub injected: InjectedFaults,
    fault: Option<Fault>,
    has_failed: bool,
}

/// Whether workspaces of the tests are sealed that need not be: all of the suite runs over the sealing layer then.
pub fn is_sealed_run() -> bool {
    std::env::var_os("LASTSEEN_TEST_SEALED").is_some()
}

impl InMemoryFs {
    /// An empty folder that calls itself `root` in messages.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        match is_sealed_run() {
            true => Self::sealed(root),
            false => Self::in_clear(root),
        }
    }

    /// The same, in the clear whatever is tested just now.
    #[must_use]
    pub fn in_clear(root: &Path) -> Self {
        Self::over(RawFs::new(root), None)
    }

    /// The same, in which everything is sealed.
    #[must_use]
    pub fn sealed(root: &Path) -> Self {
        let (raw, key) = (RawFs::new(root), WorkspaceKey::generate());
        let public = SpecialFile::File(key.public_text().into_bytes());
        Self::over(raw.clone(), None).put("keys/workspace.pub", public);
        Self::over(raw, Some(key))
    }

    fn over(raw: RawFs, key: Option<WorkspaceKey>) -> Self {
        let seal = key.map(|key| Seal {
            fs: Arc::new(SealedFs::new(Arc::new(raw.clone()), key.clone())),
            key,
        });
        Self { raw, seal }
    }

    /// All files, whatever is in them.
    #[must_use]
    pub fn every_file(&self) -> BTreeMap<String, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut waiting = vec![String::new()];
        while let Some(folder) = waiting.pop() {
            for entry in self.list(&folder).unwrap() {
                let name = entry.name.into_string().unwrap();
                let path = format!("{folder}/{name}")
                    .trim_start_matches('/')
                    .to_owned();
                if entry.sort == EntryType::Folder {
                    waiting.push(path);
                } else if let Some(SpecialFile::File(bytes)) = self.get(&path) {
                    found.insert(path, bytes);
                }
            }
        }
        found
    }

    fn key(&self) -> Option<WorkspaceKey> {
        self.seal.as_ref().map(|seal| seal.key.clone())
    }

    /// What programs work on.
    fn fs(&self) -> &dyn Fs {
        match &self.seal {
            Some(seal) => &*seal.fs,
            None => &self.raw,
        }
    }

    /// The same disk, as another account sees it.
    #[must_use]
    pub fn as_account(&self, account: AccountState) -> Self {
        let raw = RawFs {
            account,
            ..self.raw.clone()
        };
        Self::over(raw, self.key())
    }

    /// Another disk that holds the same.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        let raw = RawFs {
            state: Arc::new(Mutex::new(self.state().clone())),
            ..self.raw.clone()
        };
        Self::over(raw, self.key())
    }

    /// Puts something under a name, and the folders around it, and makes everything durable.
    pub fn put(&self, path: &str, node: SpecialFile) {
        let make_folders = |state: &mut DiskState| {
            let mut folder = folder_of(path);
            while !folder.is_empty() {
                state.disk.names.insert(folder.to_owned(), DiskName::Folder);
                folder = folder_of(folder);
            }
        };
        if let (Some(seal), SpecialFile::File(bytes)) = (&self.seal, &node) {
            make_folders(&mut self.state());
            let _ = seal.fs.unlink(path);
            seal.fs.stage(path, None, bytes).unwrap();
            return self.state().disk.settle();
        }
        let mut below = self.path_below(path);
        let mut state = self.state();
        // Of a file that grows, its last part.
        let inside = format!("{below}/");
        if let Some(last) = state
            .disk
            .names
            .keys()
            .rfind(|name| name.starts_with(&inside))
        {
            below = last.clone();
        }
        make_folders(&mut state);
        let entry = match node {
            SpecialFile::File(bytes) => state.disk.content(bytes),
            special => state.special_file(special),
        };
        state.disk.names.insert(below, entry);
        state.disk.settle();
    }

    /// Where a file lies on the disk itself.
    #[must_use]
    pub fn path_below(&self, path: &str) -> String {
        match &self.seal {
            Some(seal) => seal.fs.path_below(path).unwrap(),
            None => path.to_owned(),
        }
    }

    /// What lies under a name.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<SpecialFile> {
        if let Some(seal) = &self.seal {
            let length = seal.fs.length(path).ok()??;
            let bytes = seal.fs.read_at(path, 0, length.try_into().unwrap());
            return bytes.ok().map(SpecialFile::File);
        }
        let state = self.state();
        match state.disk.names.get(path)? {
            DiskName::File(number) => Some(match state.special.get(number) {
                Some(special) => special.clone(),
                None => SpecialFile::File(state.disk.contents[*number].seen.clone()),
            }),
            DiskName::Folder => None,
        }
    }

    /// Forbids or allows writing into a folder.
    pub fn set_read_only(&self, folder: &str, read_only: bool) {
        let mut state = self.state();
        if read_only {
            state.read_only.insert(folder.to_owned());
        } else {
            state.read_only.remove(folder);
        }
    }

    /// Removes a name, whatever it stands for, and makes that durable.
    pub fn take_away(&self, path: &str) {
        let below = self.path_below(path);
        let mut state = self.state();
        state.disk.names.remove(&below);
        state.disk.settle();
    }

    /// The records that were read since this was asked before.
    pub fn take_read(&self) -> BTreeSet<String> {
        std::mem::take(&mut self.state().read)
    }

    /// Makes a file another account's, in a folder where each may remove only what is their own.
    pub fn give_away(&self, path: &str) {
        let below = self.path_below(path);
        self.state().foreign.insert(below);
    }

    /// Lets operations stop working, or work again.
    pub fn set_fault(&self, fault: Option<Fault>) {
        let mut state = self.state();
        state.fault = fault;
        state.has_failed = false;
    }

    /// Whether anything has failed since the fault was set.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.state().has_failed
    }

    /// Makes the disk lie about what is durable.
    pub fn inject(&self, faults: InjectedFaults) {
        self.state().injected = faults;
    }

    /// Lets the power go out and come back: what is not durable is lost as `loss` says, no lock is
    /// held, and everything works again.
    pub fn cut_power(&self, loss: PowerLoss) {
        let mut state = self.state();
        state.fault = None;
        state.locked.clear();
        state.boots += 1;
        state.disk.lose(loss);
    }

    fn state(&self) -> MutexGuard<'_, DiskState> {
        self.raw.state()
    }
}

impl RawFs {
    fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            account: AccountState::in_memory(),
            state: Arc::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, DiskState> {
        // Nothing in here can be left half-done by a panic.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl DiskState {
    /// Counts one operation. `Err` means: do it by half and give this error back.
    pub fn strain(&mut self) -> io::Result<()> {
        let Some(fault) = &mut self.fault else {
            return Ok(());
        };
        if let Some(left) = fault.after.checked_sub(1) {
            fault.after = left;
            return Ok(());
        }
        if fault.count == 0 {
            return Ok(());
        }
        if fault.count != usize::MAX {
            fault.count -= 1;
        }
        self.has_failed = true;
        Err(fault.error.into())
    }

    /// Counts one operation that only reads.
    pub fn strain_reading(&mut self) -> io::Result<()> {
        if self.fault.is_some_and(|fault| fault.reads) {
            self.strain()
        } else {
            Ok(())
        }
    }

    fn special_file(&mut self, special: SpecialFile) -> DiskName {
        let entry = self.disk.content(Vec::new());
        if let DiskName::File(number) = entry {
            self.special.insert(number, special);
        }
        entry
    }

    /// The file under a name, whose bytes are wanted.
    pub fn file(&self, path: &str) -> io::Result<usize> {
        let Some(DiskName::File(number)) = self.disk.names.get(path) else {
            return Err(io::ErrorKind::NotFound.into());
        };
        match self.special.get(number) {
            None => Ok(*number),
            Some(SpecialFile::Forbidden) => Err(io::ErrorKind::PermissionDenied.into()),
            Some(_) => Err(io::ErrorKind::InvalidInput.into()),
        }
    }

    /// The bytes of a file, as programs see them.
    pub fn seen(&self, number: usize) -> &[u8] {
        &self.disk.contents[number].seen
    }

    /// Makes the bytes of a file durable, if the disk is honest and does not fail.
    pub fn sync(&mut self, number: usize, lie: bool) -> io::Result<()> {
        let strained = self.strain();
        if strained.is_err() {
            self.disk.fail_to_sync_bytes(number);
        } else if !lie {
            self.disk.sync_bytes(number);
        }
        strained
    }

    pub fn may_write_in(&self, folder: &str) -> io::Result<()> {
        if self.disk.names.get(folder) != Some(&DiskName::Folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        if self.read_only.contains(folder) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(())
    }
}
