//! A folder of a workspace as if it were one itself.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::casebook::errors::problem::Reason;
use crate::storage::fs::{DirEntry, Fs, LockGuard};
use crate::storage::workspace::account_state::AccountState;

/// The files below one folder.
pub struct Subfolder {
    around: Arc<dyn Fs>,
    folder: String,
    root: PathBuf,
}

impl Subfolder {
    /// The files below `folder`, which need not be there yet.
    #[must_use]
    pub fn new(around: Arc<dyn Fs>, folder: &str) -> Self {
        Self {
            root: around.root().join(folder),
            folder: folder.to_owned(),
            around,
        }
    }

    fn at(&self, path: &str) -> String {
        match path {
            "" => self.folder.clone(),
            path => format!("{}/{path}", self.folder),
        }
    }
}

impl Fs for Subfolder {
    fn root(&self) -> &Path {
        &self.root
    }

    fn account(&self) -> &AccountState {
        self.around.account()
    }

    fn list(&self, folder: &str) -> io::Result<Vec<DirEntry>> {
        self.around.list(&self.at(folder))
    }

    fn read_record(&self, path: &str) -> Result<Option<Vec<u8>>, Reason> {
        self.around.read_record(&self.at(path))
    }

    fn lies_at(&self, path: &str) -> io::Result<Vec<String>> {
        self.around.lies_at(&self.at(path))
    }

    fn length(&self, path: &str) -> io::Result<Option<u64>> {
        self.around.length(&self.at(path))
    }

    fn read_at(&self, path: &str, from: u64, length: usize) -> io::Result<Vec<u8>> {
        self.around.read_at(&self.at(path), from, length)
    }

    fn make_folder(&self, path: &str) -> io::Result<bool> {
        self.around.make_folder(&self.at(path))
    }

    fn stage(&self, path: &str, like: Option<&str>, bytes: &[u8]) -> io::Result<()> {
        let like = like.map(|like| self.at(like));
        self.around.stage(&self.at(path), like.as_deref(), bytes)
    }

    fn stage_private(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.around.stage_private(&self.at(path), bytes)
    }

    fn append(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.around.append(&self.at(path), bytes)
    }

    fn truncate(&self, path: &str, length: u64) -> io::Result<()> {
        self.around.truncate(&self.at(path), length)
    }

    fn resync(&self, path: &str, from: u64) -> io::Result<()> {
        self.around.resync(&self.at(path), from)
    }

    fn sync_folder(&self, path: &str) -> io::Result<()> {
        self.around.sync_folder(&self.at(path))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.around.rename(&self.at(from), &self.at(to))
    }

    fn unlink(&self, path: &str) -> io::Result<()> {
        self.around.unlink(&self.at(path))
    }

    fn refuses_writing(&self, folder: &str) -> Option<io::Error> {
        self.around.refuses_writing(&self.at(folder))
    }

    fn is_locked(&self, path: &str) -> bool {
        self.around.is_locked(&self.at(path))
    }

    fn try_lock(&self, path: &str) -> io::Result<Option<LockGuard>> {
        self.around.try_lock(&self.at(path))
    }
}
