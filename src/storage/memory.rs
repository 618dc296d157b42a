//! The files of a workspace in memory, with a switch that lets the power go out.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::casebook::problem::Reason;
use crate::storage::fs::{Fs, Held, Listed, RECORD_LIMIT, Sort, folder_of};

/// What lies under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A file with these bytes.
    File(Vec<u8>),
    /// A symbolic link.
    Link,
    /// A pipe.
    Pipe,
    /// A file that may not be read.
    Forbidden,
}

/// When writing stops working.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How many more writing operations succeed. The next one is done by half and fails.
    pub after: usize,
    /// How many fail then: one where the disk was full, all ([`usize::MAX`]) where the power is out.
    pub count: usize,
}

/// Files in memory. A clone is the same disk, as another process would see it.
#[derive(Clone, Debug)]
pub struct Memory {
    root: PathBuf,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    nodes: BTreeMap<String, Node>,
    folders: BTreeSet<String>,
    locked: BTreeSet<String>,
    read_only: BTreeSet<String>,
    fault: Option<Fault>,
}

impl Memory {
    /// An empty folder that calls itself `root` in messages.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        let memory = Self {
            root: root.to_owned(),
            state: Arc::default(),
        };
        memory.state().folders.insert(String::new());
        memory
    }

    /// Puts something under a name, and the folders around it.
    pub fn put(&self, path: &str, node: Node) {
        let mut state = self.state();
        let mut folder = folder_of(path);
        while !folder.is_empty() {
            state.folders.insert(folder.to_owned());
            folder = folder_of(folder);
        }
        state.nodes.insert(path.to_owned(), node);
    }

    /// What lies under a name.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<Node> {
        self.state().nodes.get(path).cloned()
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

    /// Lets writing stop working, or work again.
    pub fn set_fault(&self, fault: Option<Fault>) {
        self.state().fault = fault;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing in here can be left half-done by a panic.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Counts one writing operation. `Err` means: do it by half and give this error back.
    fn strain(&mut self) -> Result<(), io::Error> {
        let Some(fault) = &mut self.fault else {
            return Ok(());
        };
        if let Some(left) = fault.after.checked_sub(1) {
            fault.after = left;
            return Ok(());
        }
        fault.count = fault.count.saturating_sub(1);
        if fault.count == 0 {
            self.fault = None;
        }
        Err(io::ErrorKind::StorageFull.into())
    }

    fn file(&mut self, path: &str) -> io::Result<&mut Vec<u8>> {
        match self.nodes.get_mut(path) {
            Some(Node::File(bytes)) => Ok(bytes),
            Some(Node::Forbidden) => Err(io::ErrorKind::PermissionDenied.into()),
            Some(Node::Link | Node::Pipe) => Err(io::ErrorKind::InvalidInput.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn may_write_in(&self, folder: &str) -> io::Result<()> {
        if !self.folders.contains(folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        if self.read_only.contains(folder) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(())
    }
}

impl Fs for Memory {
    fn root(&self) -> &Path {
        &self.root
    }

    fn list(&self, folder: &str) -> io::Result<Vec<Listed>> {
        let state = self.state();
        if !state.folders.contains(folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let inside = |path: &str| {
            let is_root = path.is_empty();
            (!is_root && folder_of(path) == folder)
                .then(|| OsString::from(path.rsplit('/').next().unwrap_or(path)))
        };
        let folders = state.folders.iter().filter_map(|path| {
            Some(Listed {
                name: inside(path)?,
                sort: Sort::Folder,
            })
        });
        let files = state.nodes.iter().filter_map(|(path, node)| {
            Some(Listed {
                name: inside(path)?,
                sort: match node {
                    Node::File(_) | Node::Forbidden => Sort::File,
                    Node::Link | Node::Pipe => Sort::Other,
                },
            })
        });
        Ok(folders.chain(files).collect())
    }

    fn read_record(&self, path: &str) -> Result<Option<Vec<u8>>, Reason> {
        let state = self.state();
        if state.folders.contains(path) {
            return Err(Reason::NotAFile);
        }
        match state.nodes.get(path) {
            None => Ok(None),
            Some(Node::Link) => Err(Reason::Symlink),
            Some(Node::Pipe) => Err(Reason::NotAFile),
            Some(Node::Forbidden) => {
                let error = io::Error::from(io::ErrorKind::PermissionDenied);
                Err(Reason::Unreadable(error.to_string()))
            }
            Some(Node::File(bytes)) if bytes.len() as u64 > RECORD_LIMIT => Err(Reason::TooLarge {
                bytes: bytes.len() as u64,
                limit: RECORD_LIMIT,
            }),
            Some(Node::File(bytes)) => Ok(Some(bytes.clone())),
        }
    }

    fn length(&self, path: &str) -> io::Result<Option<u64>> {
        Ok(self.state().nodes.get(path).map(|node| match node {
            Node::File(bytes) => bytes.len() as u64,
            Node::Link | Node::Pipe | Node::Forbidden => 0,
        }))
    }

    fn read_at(&self, path: &str, from: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut state = self.state();
        let bytes = state.file(path)?;
        let from = usize::try_from(from).unwrap_or(usize::MAX).min(bytes.len());
        let to = from.saturating_add(length).min(bytes.len());
        Ok(bytes[from..to].to_vec())
    }

    fn make_folder(&self, path: &str) -> io::Result<bool> {
        let mut state = self.state();
        if state.folders.contains(path) {
            return Ok(false);
        }
        state.may_write_in(folder_of(path))?;
        state.strain()?;
        state.folders.insert(path.to_owned());
        Ok(true)
    }

    fn stage(&self, path: &str, _like: Option<&str>, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        state.may_write_in(folder_of(path))?;
        if state.nodes.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let strained = state.strain();
        let half = if strained.is_ok() {
            bytes.len()
        } else {
            bytes.len() / 2
        };
        state
            .nodes
            .insert(path.to_owned(), Node::File(bytes[..half].to_vec()));
        strained
    }

    fn append(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        if !state.nodes.contains_key(path) {
            state.may_write_in(folder_of(path))?;
            state.nodes.insert(path.to_owned(), Node::File(Vec::new()));
        }
        let strained = state.strain();
        let half = if strained.is_ok() {
            bytes.len()
        } else {
            bytes.len() / 2
        };
        state.file(path)?.extend_from_slice(&bytes[..half]);
        strained
    }

    fn truncate(&self, path: &str, length: u64) -> io::Result<()> {
        let mut state = self.state();
        state.strain()?;
        state
            .file(path)?
            .truncate(usize::try_from(length).unwrap_or(usize::MAX));
        Ok(())
    }

    fn sync_folder(&self, path: &str) -> io::Result<()> {
        let mut state = self.state();
        if !state.folders.contains(path) {
            return Err(io::ErrorKind::NotFound.into());
        }
        state.strain()
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut state = self.state();
        state.may_write_in(folder_of(from))?;
        state.may_write_in(folder_of(to))?;
        state.strain()?;
        let node = state
            .nodes
            .remove(from)
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        state.nodes.insert(to.to_owned(), node);
        Ok(())
    }

    fn unlink(&self, path: &str) -> io::Result<()> {
        let mut state = self.state();
        state.may_write_in(folder_of(path))?;
        state.strain()?;
        state
            .nodes
            .remove(path)
            .map(|_| ())
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn refuses_writing(&self, folder: &str) -> Option<io::Error> {
        self.state()
            .read_only
            .contains(folder)
            .then(|| io::ErrorKind::PermissionDenied.into())
    }

    fn try_lock(&self, path: &str) -> io::Result<Option<Held>> {
        let mut state = self.state();
        state.may_write_in(folder_of(path))?;
        if !state.locked.insert(path.to_owned()) {
            return Ok(None);
        }
        let key = path.to_owned();
        drop(state);
        self.put(path, Node::File(Vec::new()));
        Ok(Some(Box::new(Guard {
            memory: self.clone(),
            path: key,
        })))
    }
}

/// Gives the lock back when it is dropped.
struct Guard {
    memory: Memory,
    path: String,
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.memory.state().locked.remove(&self.path);
    }
}
