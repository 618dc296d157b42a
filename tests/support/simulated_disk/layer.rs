//! What programs work on: the disk, or the sealing layer over it.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::Path;

use lastseen::casebook::errors::problem::Reason;
use lastseen::storage::fs::{DirEntry, FileToStage, Fs, LockGuard, Moment, Swept};
use lastseen::storage::watch::stamp::Stamp;
use lastseen::storage::workspace::account_state::AccountState;

use super::InMemoryFs;

impl Fs for InMemoryFs {
    fn root(&self) -> &Path {
        self.fs().root()
    }

    fn account(&self) -> &AccountState {
        self.fs().account()
    }

    fn list(&self, folder: &str) -> io::Result<Vec<DirEntry>> {
        self.fs().list(folder)
    }

    fn read_record(&self, path: &str) -> Result<Option<Vec<u8>>, Reason> {
        self.fs().read_record(path)
    }

    fn read_stamped(&self, path: &str) -> Result<Option<(Vec<u8>, Stamp)>, Reason> {
        self.fs().read_stamped(path)
    }

    fn read_within(&self, path: &str, limit: u64) -> Result<Option<(Vec<u8>, Stamp)>, Reason> {
        self.fs().read_within(path, limit)
    }

    fn stamps(&self, folder: &str) -> io::Result<Vec<(OsString, Stamp)>> {
        self.fs().stamps(folder)
    }

    fn sweep(&self, folder: &str) -> io::Result<Vec<Swept>> {
        self.fs().sweep(folder)
    }

    fn moment(&self) -> Option<Moment> {
        self.fs().moment()
    }

    fn scratch(&self, path: &str) -> io::Result<Box<dyn Write + Send>> {
        self.fs().scratch(path)
    }

    fn is_remote(&self) -> bool {
        self.fs().is_remote()
    }

    fn is_sealed(&self) -> bool {
        self.fs().is_sealed()
    }

    fn is_as_opened(&self) -> io::Result<bool> {
        self.fs().is_as_opened()
    }

    fn lies_at(&self, path: &str) -> io::Result<Vec<String>> {
        self.fs().lies_at(path)
    }

    fn strays(&self, path: &str) -> io::Result<Vec<String>> {
        self.fs().strays(path)
    }

    fn told_name(&self, folder: &str, name: &str) -> Option<String> {
        self.fs().told_name(folder, name)
    }

    fn length(&self, path: &str) -> io::Result<Option<u64>> {
        self.fs().length(path)
    }

    fn read_at(&self, path: &str, from: u64, length: usize) -> io::Result<Vec<u8>> {
        self.fs().read_at(path, from, length)
    }

    fn stream<'f>(&'f self, path: &str) -> io::Result<Option<Box<dyn Read + 'f>>> {
        self.fs().stream(path)
    }

    fn make_folder(&self, path: &str) -> io::Result<bool> {
        self.fs().make_folder(path)
    }

    fn stage(&self, path: &str, like: Option<&str>, bytes: &[u8]) -> io::Result<()> {
        self.fs().stage(path, like, bytes)
    }

    fn stage_all(
        &self,
        files: &[FileToStage<'_>],
        tell: &dyn Fn(usize),
    ) -> Result<(), (usize, io::Error)> {
        self.fs().stage_all(files, tell)
    }

    fn stage_at_most(&self, path: &str, like: &str, bytes: &[u8], most: u32) -> io::Result<()> {
        self.fs().stage_at_most(path, like, bytes, most)
    }

    fn stage_private(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.fs().stage_private(path, bytes)
    }

    fn stage_from(&self, path: &str, like: &str, most: u32, from: &mut dyn Read) -> io::Result<()> {
        self.fs().stage_from(path, like, most, from)
    }

    fn append(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.fs().append(path, bytes)
    }

    fn truncate(&self, path: &str, length: u64) -> io::Result<()> {
        self.fs().truncate(path, length)
    }

    fn resync(&self, path: &str, from: u64) -> io::Result<()> {
        self.fs().resync(path, from)
    }

    fn sync_folder(&self, path: &str) -> io::Result<()> {
        self.fs().sync_folder(path)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.fs().rename(from, to)
    }

    fn unlink(&self, path: &str) -> io::Result<()> {
        self.fs().unlink(path)
    }

    fn refuses_writing(&self, folder: &str) -> Option<io::Error> {
        self.fs().refuses_writing(folder)
    }

    fn is_locked(&self, path: &str) -> bool {
        self.fs().is_locked(path)
    }

    fn try_lock(&self, path: &str) -> io::Result<Option<LockGuard>> {
        self.fs().try_lock(path)
    }
}
