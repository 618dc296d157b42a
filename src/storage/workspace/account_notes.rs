//! Small notes that this account keeps outside of all workspaces: which folders it works in under which
//! name, and what it has seen of their logs. They are lost without harm.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::storage::workspace::account_state::{AccountState, folder_of_user};

/// The most bytes that a note may have.
const LIMIT: u64 = 4 * 1024 * 1024;

/// The folder of this account's notes.
#[derive(Clone, Debug)]
pub struct AccountNotes(PathBuf);

impl AccountNotes {
    /// The notes in the folder of this account's state; `None` if there is no home. Nothing is made until
    /// something is written.
    #[must_use]
    pub fn of_account() -> Option<Self> {
        folder_of_user().map(Self)
    }

    /// The notes in a folder.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// The state of the account that keeps these notes.
    #[must_use]
    pub fn account(&self) -> AccountState {
        AccountState::at(&self.0)
    }

    /// The text of a note; `None` if it is not there or cannot be read.
    #[must_use]
    pub fn read(&self, name: &str) -> Option<String> {
        let file = fs::File::open(self.0.join(name)).ok()?;
        let mut text = String::new();
        file.take(LIMIT).read_to_string(&mut text).ok()?;
        Some(text)
    }

    /// Writes a note in the place of the one that is there. It is not made durable: a note that is lost
    /// when the power goes out tells less, and nothing wrong.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn write(&self, name: &str, text: &str) -> io::Result<()> {
        if !self.0.is_dir() {
            DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(&self.0)?;
        }
        let next = self.0.join(format!(".{name}.{}", std::process::id()));
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&next)?;
        file.write_all(text.as_bytes())?;
        drop(file);
        fs::rename(&next, self.0.join(name))
    }

    /// Takes a note away, if it is there.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn forget(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.0.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}
