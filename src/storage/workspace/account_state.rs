//! This account's own state folder: outside of every workspace, so nobody who hands over a workspace
//! can have written it.
//!
//! It holds the key by which plans, staged files, drafts and queues are recognised as made by this
//! account on this machine, and small files that must not travel with a workspace. Folder and files
//! are for their owner alone.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::fs::{DirBuilder, File};
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use directories::ProjectDirs;
use hmac::{Hmac, KeyInit, Mac};
use rustix::fs::{AtFlags, FileType, FlockOperation, Mode, OFlags};
use rustix::io::Errno;
use sha2::Sha256;

use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::failure::Failure;
use crate::storage::digest::hexadecimal;
use crate::storage::fs::beneath::open_beneath;

/// The file of the key: 32 random bytes.
const KEY: &str = "key";

/// The lock that is held while the key is made.
const KEY_LOCK: &str = "key.lock";

/// How long to wait for another process that makes the key.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many characters a MAC has.
pub const MAC_LENGTH: usize = 64;

/// How many characters of a MAC are enough where there are many: nobody can try 64 bits here.
pub const SHORT_MAC_LENGTH: usize = 16;

/// The most bytes that a file of the state folder may have.
pub const STATE_LIMIT: u64 = 1024 * 1024;

/// This account's own state. A clone is the same state; all threads may use it at once.
///
/// It may be bound to a workspace: then what was sealed for one workspace does not verify in another. The
/// second part has the names of the workspace's folder, the one that it has now first.
#[derive(Clone)]
pub struct AccountState(Arc<Inside>, Arc<[String]>);

struct Inside {
    place: Place,
    key: OnceLock<[u8; 32]>,
}

/// Where the files lie.
enum Place {
    /// This account has no folder for them.
    Nowhere,
    /// A folder, which is made once something is written.
    Folder(PathBuf, OnceLock<OwnedFd>),
    /// In memory, as long as this runs.
    Memory(Mutex<BTreeMap<String, Vec<u8>>>),
}

impl fmt::Debug for AccountState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The key must not get into a message.
        f.debug_tuple("AccountState").field(&self.folder()).finish()
    }
}

/// The folder of this account's state; `None` if there is no home.
#[must_use]
pub fn folder_of_user() -> Option<PathBuf> {
    let folders = ProjectDirs::from("", "", "lastseen")?;
    let state = folders.state_dir();
    Some(state.unwrap_or(folders.data_local_dir()).to_owned())
}

impl AccountState {
    /// The state of the user who runs the program: on Linux `$XDG_STATE_HOME/lastseen`. Nothing is
    /// made or opened yet.
    #[must_use]
    pub fn of_user() -> Self {
        Self::new(folder_of_user().map_or(Place::Nowhere, |folder| {
            Place::Folder(folder, OnceLock::new())
        }))
    }

    /// The state in a folder, which is made once something is written.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self::new(Place::Folder(folder.to_owned(), OnceLock::new()))
    }

    /// A state that lasts as long as the program runs, of an account of its own.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::new(Place::Memory(Mutex::default()))
    }

    /// The state of an account that has no folder for it.
    #[must_use]
    pub fn nowhere() -> Self {
        Self::new(Place::Nowhere)
    }

    fn new(place: Place) -> Self {
        let inside = Inside {
            place,
            key: OnceLock::new(),
        };
        Self(Arc::new(inside), Arc::default())
    }

    /// The same state, bound to a folder with these names: the one that it has now, and those that it had.
    #[must_use]
    pub fn bound_to(&self, names: Vec<String>) -> Self {
        Self(Arc::clone(&self.0), names.into())
    }

    /// The folder, whether it is there or not; `None` if there is none on disk.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match &self.0.place {
            Place::Folder(folder, _) => Some(folder),
            Place::Nowhere | Place::Memory(_) => None,
        }
    }

    /// This account's key, which is made on first use.
    ///
    /// # Errors
    ///
    /// [`Failure::NoAccountState`] if it can be neither read nor made.
    pub fn key(&self) -> Result<[u8; 32], Failure> {
        if let Some(key) = self.0.key.get() {
            return Ok(*key);
        }
        let key = self
            .known_key()
            .and_then(|known| known.map_or_else(|| self.make_key(), Ok))
            .map_err(|error| self.failed(&error))?;
        Ok(*self.0.key.get_or_init(|| key))
    }

    /// The HMAC-SHA-256 of `bytes` under this account's key, as 64 hexadecimal characters. What was
    /// made for one purpose does not verify for another.
    ///
    /// # Errors
    ///
    /// As [`AccountState::key`].
    pub fn mac(&self, purpose: &str, bytes: &[u8]) -> Result<String, Failure> {
        let purpose = bound(purpose, self.1.first());
        let mac = keyed(&self.key()?, &purpose, bytes);
        Ok(mac.map_or_else(String::new, |mac| hexadecimal(&mac.finalize().into_bytes())))
    }

    /// Whether `mac` is what [`AccountState::mac`] gives. Makes nothing: without a key nothing is
    /// this account's.
    #[must_use]
    pub fn verify(&self, purpose: &str, bytes: &[u8], mac: &str) -> bool {
        mac.len() == MAC_LENGTH && self.verify_beginning(purpose, bytes, mac)
    }

    /// Whether `mac` is what [`AccountState::mac`] gives, or the first [`SHORT_MAC_LENGTH`] characters of it.
    #[must_use]
    pub fn verify_beginning(&self, purpose: &str, bytes: &[u8], mac: &str) -> bool {
        if mac.len() < SHORT_MAC_LENGTH {
            return false;
        }
        let known = self.0.key.get().copied();
        let Some(key) = known.or_else(|| self.known_key().ok().flatten()) else {
            return false;
        };
        let key = self.0.key.get_or_init(|| key);
        let Some(given) = from_hexadecimal(mac) else {
            return false;
        };
        let verifies = |name: Option<&String>| {
            keyed(key, &bound(purpose, name), bytes)
                .is_some_and(|mac| mac.verify_truncated_left(&given).is_ok())
        };
        if self.1.is_empty() {
            return verifies(None);
        }
        self.1.iter().any(|name| verifies(Some(name)))
    }

    /// The bytes of a small file; `None` if there is no such file or no folder. The name has one part.
    ///
    /// # Errors
    ///
    /// The system's; `InvalidData` for what is no plain file or has more than [`STATE_LIMIT`] bytes.
    pub fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match &self.0.place {
            Place::Nowhere => Ok(None),
            Place::Memory(files) => Ok(locked(files).get(name).cloned()),
            Place::Folder(folder, opened) => {
                let read = open(folder, opened).and_then(|folder| read_file(folder, name));
                match read {
                    Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                    read => read.map(Some),
                }
            }
        }
    }

    /// Writes a small file whole, in place of the one of before, and makes it durable. The name has
    /// one part.
    ///
    /// # Errors
    ///
    /// [`Failure::NoAccountState`]; the file of before is still there.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.put(name, bytes).map_err(|error| self.failed(&error))
    }

    fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        match &self.0.place {
            Place::Nowhere => Err(Cause::NoHome.into_io(io::ErrorKind::NotFound)),
            Place::Memory(files) => {
                locked(files).insert(name.to_owned(), bytes.to_vec());
                Ok(())
            }
            Place::Folder(folder, opened) => {
                make_private(folder)?;
                write_file(open(folder, opened)?, name, bytes)
            }
        }
    }

    fn known_key(&self) -> io::Result<Option<[u8; 32]>> {
        let Some(bytes) = self.read(KEY)? else {
            return Ok(None);
        };
        let key = <[u8; 32]>::try_from(bytes).map_err(|bytes| {
            let cause = Cause::KeyLength {
                bytes: bytes.len() as u64,
            };
            cause.into_io(io::ErrorKind::InvalidData)
        })?;
        Ok(Some(key))
    }

    /// Makes the key, unless another process has done so in the meantime.
    fn make_key(&self) -> io::Result<[u8; 32]> {
        let _held = self.lock_key()?;
        if let Some(key) = self.known_key()? {
            return Ok(key);
        }
        let key = random::<32>()?;
        self.put(KEY, &key)?;
        Ok(key)
    }

    fn lock_key(&self) -> io::Result<Option<File>> {
        let Place::Folder(folder, opened) = &self.0.place else {
            return Ok(None);
        };
        make_private(folder)?;
        let flags = OFlags::RDWR | OFlags::CREATE;
        let file = open_plain(open(folder, opened)?, KEY_LOCK, flags)?;
        let deadline = Instant::now() + PATIENCE;
        loop {
            match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => return Ok(Some(file)),
                Err(Errno::WOULDBLOCK) if Instant::now() < deadline => {
                    std::thread::sleep(Duration::from_millis(2));
                }
                // A file system without locks: whoever renames last has the key.
                Err(Errno::NOLCK | Errno::NOSYS | Errno::OPNOTSUPP | Errno::INVAL) => {
                    return Ok(None);
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn failed(&self, error: &io::Error) -> Failure {
        Failure::NoAccountState {
            path: self.folder().unwrap_or(Path::new("")).to_owned(),
            reason: error.into(),
        }
    }
}

fn locked(files: &Mutex<BTreeMap<String, Vec<u8>>>) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
    files.lock().unwrap_or_else(PoisonError::into_inner)
}

fn open<'a>(folder: &Path, opened: &'a OnceLock<OwnedFd>) -> io::Result<&'a OwnedFd> {
    if let Some(folder) = opened.get() {
        return Ok(folder);
    }
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let folder = rustix::fs::open(folder, flags, Mode::empty())?;
    Ok(opened.get_or_init(|| folder))
}

/// Opens a plain file of the folder, which may be made for its owner alone.
fn open_plain(folder: &OwnedFd, name: &str, flags: OFlags) -> io::Result<File> {
    if name.contains('/') {
        return Err(Errno::XDEV.into());
    }
    let mode = if flags.contains(OFlags::CREATE) {
        Mode::RUSR | Mode::WUSR
    } else {
        Mode::empty()
    };
    let flags = flags | OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = open_beneath(folder.as_fd(), name, flags, mode)?;
    let stat = rustix::fs::fstat(&file)?;
    if FileType::from_raw_mode(stat.st_mode) != FileType::RegularFile {
        return Err(Cause::NotAFile.into_io(io::ErrorKind::InvalidData));
    }
    Ok(File::from(file))
}

fn read_file(folder: &OwnedFd, name: &str) -> io::Result<Vec<u8>> {
    let file = open_plain(folder, name, OFlags::RDONLY)?;
    let mut bytes = Vec::new();
    file.take(STATE_LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > STATE_LIMIT {
        let cause = Cause::OverLimit { limit: STATE_LIMIT };
        return Err(cause.into_io(io::ErrorKind::InvalidData));
    }
    Ok(bytes)
}

fn write_file(folder: &OwnedFd, name: &str, bytes: &[u8]) -> io::Result<()> {
    let new = format!("{name}.{}.new", hexadecimal(&random::<8>()?));
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL;
    let mut file = open_plain(folder, &new, flags)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| file.sync_all())
        .and_then(|()| Ok(rustix::fs::renameat(folder, &new, folder, name)?));
    if written.is_err() {
        let _ = rustix::fs::unlinkat(folder, &new, AtFlags::empty());
    }
    written?;
    Ok(rustix::fs::fsync(folder)?)
}

/// Makes the folder for its owner alone; those around it, too, if they are missing.
fn make_private(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes)
}

/// The purpose within the folder of this name.
fn bound<'p>(purpose: &'p str, name: Option<&String>) -> Cow<'p, str> {
    name.map_or(Cow::Borrowed(purpose), |name| {
        Cow::Owned(format!("{purpose}\nin {name}"))
    })
}

fn keyed(key: &[u8; 32], purpose: &str, bytes: &[u8]) -> Option<Hmac<Sha256>> {
    // HMAC takes a key of any length, so there is no error to pass on.
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    // The length comes first, so that no purpose can run on into the bytes.
    mac.update(&(purpose.len() as u64).to_le_bytes());
    mac.update(purpose.as_bytes());
    mac.update(bytes);
    Some(mac)
}

fn from_hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs
        .iter()
        .map(|[high, low]| Some(digit(*high)? * 16 + digit(*low)?))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_key_is_made_once_and_is_for_its_owner_alone() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("state/lastseen");
        let account = AccountState::at(&folder);
        assert!(!account.verify("plan", b"text", &"0".repeat(64)));
        assert!(!folder.exists());
        let mac = account.mac("plan", b"text").unwrap();
        assert_eq!(mac.len(), 64);
        let again = AccountState::at(&folder);
        assert!(again.verify("plan", b"text", &mac));
        assert!(!again.verify("draft", b"text", &mac));
        assert!(!again.verify("pla", b"ntext", &mac));
        assert!(!again.verify("plan", b"texts", &mac));
        assert!(!again.verify("plan", b"text", &mac[..32]));
        assert!(!again.verify("plan", b"text", ""));
        assert!(!AccountState::in_memory().verify("plan", b"text", &mac));
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        assert_eq!(mode(&folder.join("key")), 0o600);
        assert_eq!(std::fs::read(folder.join("key")).unwrap().len(), 32);
    }

    #[test]
    fn what_was_sealed_in_one_workspace_is_nothing_in_another() {
        let account = AccountState::in_memory();
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        let one = account.bound_to(names(&["one"]));
        let mac = one.mac("plan", b"text").unwrap();
        assert!(one.verify("plan", b"text", &mac));
        assert!(
            !account
                .bound_to(names(&["two"]))
                .verify("plan", b"text", &mac)
        );
        assert!(!account.verify("plan", b"text", &mac));
        assert!(
            account
                .bound_to(names(&["new", "one"]))
                .verify("plan", b"text", &mac)
        );
        let unbound = account.mac("plan", b"text").unwrap();
        assert!(!one.verify("plan", b"text", &unbound));
        assert!(one.verify_beginning("plan", b"text", &mac[..16]));
        assert!(!one.verify_beginning("plan", b"texts", &mac[..16]));
        assert!(!one.verify_beginning("plan", b"text", &mac[..14]));
    }

    #[test]
    fn without_a_folder_nothing_is_ones_own_and_writing_fails() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("file");
        std::fs::write(&file, "").unwrap();
        for account in [
            AccountState::nowhere(),
            AccountState::at(&file.join("below")),
        ] {
            assert!(matches!(
                account.mac("plan", b"text"),
                Err(Failure::NoAccountState { .. })
            ));
            assert!(!account.verify("plan", b"text", &"0".repeat(64)));
            assert!(account.write("name", b"text").is_err());
        }
    }

    #[test]
    fn a_key_that_is_cut_off_is_not_replaced() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("key"), "short").unwrap();
        assert!(AccountState::at(home.path()).key().is_err());
        assert_eq!(std::fs::read(home.path().join("key")).unwrap(), b"short");
    }

    #[test]
    fn many_at_once_make_one_key() {
        let home = tempfile::tempdir().unwrap();
        let keys: Vec<[u8; 32]> = std::thread::scope(|scope| {
            let makers: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| AccountState::at(home.path()).key().unwrap()))
                .collect();
            makers.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert!(keys.iter().all(|key| *key == keys[0]));
    }

    #[test]
    fn small_files_are_written_whole() {
        let home = tempfile::tempdir().unwrap();
        for account in [AccountState::at(home.path()), AccountState::in_memory()] {
            assert_eq!(account.read("name").unwrap(), None);
            account.write("name", b"one").unwrap();
            account.write("name", b"two").unwrap();
            assert_eq!(account.read("name").unwrap().unwrap(), b"two");
        }
        assert!(AccountState::at(home.path()).write("a/../b", b"").is_err());
    }
}
