//! Under which name this account writes in a folder: the device in its lines and in the name of its log.
//!
//! Two folders never get one name, so that two clones of a workspace on one machine never write into
//! one log; and a folder keeps its name when the machine is renamed. The name stands in `clone.ron` in
//! the private folder, which git never sees, and counts only if this account has noted that it is of
//! this folder: a copy of a folder gets a name of its own, and remembers the one that it had.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::record::read::read_ron;
use crate::storage::fs::{Fs, KEY_FILE};
use crate::storage::workspace::account_notes::AccountNotes;
use crate::storage::workspace::account_state::AccountState;
use crate::storage::workspace::authenticated_text::{append_mac, strip_mac};

/// The note of the folders that this account works in.
const FOLDERS: &str = "clones.ron";

/// The purpose of the MAC of the name of a folder.
const PURPOSE: &str = "name of a folder";

/// The most folders that are noted; the oldest are forgotten first.
const MOST: usize = 1_000;

/// Where the name of a folder stands in it.
pub const CLONE: &str = ".lastseen/clone.ron";

/// A folder that this account works in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloneFolder {
    /// The name by which the folder is known.
    pub id: String,
    /// The whole path.
    pub path: String,
    /// The number that the filesystem gave the folder: it stays when the folder is moved.
    pub inode: u64,
    /// The number of that filesystem: a snapshot has the inodes of its original.
    #[serde(default)]
    pub disk: u64,
    /// When the folder was made, as far as the filesystem tells: inodes are used again.
    #[serde(default)]
    pub made: String,
    /// The names of the folders that this one is a copy of, the last first.
    #[serde(default)]
    pub earlier: Vec<String>,
    /// The device in its lines.
    pub device: String,
}

impl CloneFolder {
    /// Whether this is the very folder, wherever it was moved on its filesystem.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.inode != 0
            && !self.made.is_empty()
            && (self.inode, self.disk, &self.made) == (other.inode, other.disk, &other.made)
    }
}

/// What stands in the private folder.
#[derive(Serialize, Deserialize)]
pub struct Clone {
    /// The name by which the folder is known.
    pub id: String,
    /// The device in its lines.
    pub device: String,
    /// Whether this account wrote it.
    #[serde(skip)]
    pub is_own: bool,
}

/// The identity of a folder for this account, and what must be written before it counts.
#[derive(Clone, Debug)]
pub struct CloneIdentity {
    notes: AccountNotes,
    folder: CloneFolder,
    is_written: bool,
}

impl CloneIdentity {
    /// The identity of a folder; `is_written` says whether all of it has been written down.
    #[must_use]
    pub fn new(notes: AccountNotes, folder: CloneFolder, is_written: bool) -> Self {
        Self {
            notes,
            folder,
            is_written,
        }
    }

    /// The name of the folder.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.folder.id
    }

    /// The name of the folder, and those that it had before it was copied or came to another disk.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let names = std::iter::once(&self.folder.id).chain(&self.folder.earlier);
        names.cloned().collect()
    }

    /// Whether the workspace in the folder is sealed just now, whatever it was when it was opened.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        let key = Path::new(&self.folder.path).join(KEY_FILE);
        key.symlink_metadata().is_ok()
    }

    /// This account's notes.
    #[must_use]
    pub fn notes(&self) -> &AccountNotes {
        &self.notes
    }

    /// Writes the identity down, if it is not yet: before the first line is written. What fails is tried
    /// again at the next line.
    pub fn settle(&mut self, fs: &dyn Fs) {
        if self.is_written {
            return;
        }
        let device = match fs.is_sealed() {
            // The name of a machine stands in no sealed workspace; the note has it.
            true => String::new(),
            false => self.folder.device.clone(),
        };
        let now = read_clone(fs, &self.notes.account());
        let is_same =
            now.is_some_and(|now| now.is_own && now.id == self.folder.id && now.device == device);
        let is_there = is_same || self.write(fs, device);
        self.is_written = is_there && note_folder(&self.notes, &self.folder).is_ok();
    }

    /// Takes the name of the machine out of the folder, which is sealed or about to be. What fails is tried again when
    /// it is opened next.
    pub fn hide_device(&self, fs: &dyn Fs) {
        let now = read_clone(fs, &self.notes.account());
        if now.is_some_and(|now| now.is_own && now.id == self.folder.id && !now.device.is_empty()) {
            self.write(fs, String::new());
        }
    }

    fn write(&self, fs: &dyn Fs, device: String) -> bool {
        let clone = Clone {
            id: self.folder.id.clone(),
            device,
            is_own: true,
        };
        let Ok(text) = ron::to_string(&clone) else {
            return false;
        };
        let text = format!("{text}\n");
        // Without a key the name counts all the same, as long as the folder stays where it is.
        let text = append_mac(&self.notes.account(), PURPOSE, &text).unwrap_or(text);
        put(fs, CLONE, &text).is_ok()
    }
}

fn put(fs: &dyn Fs, path: &str, text: &str) -> std::io::Result<()> {
    let next = format!("{path}.new");
    let _ = fs.unlink(&next);
    fs.stage_private(&next, text.as_bytes())?;
    fs.rename(&next, path)
}

/// What stands in the private folder, if it can be read.
#[must_use]
pub fn read_clone(fs: &dyn Fs, account: &AccountState) -> Option<Clone> {
    let bytes = fs.read_record(CLONE).ok().flatten()?;
    let text = std::str::from_utf8(&bytes).ok()?;
    let clone: Clone = read_ron(text).ok()?;
    Some(Clone {
        is_own: strip_mac(account, PURPOSE, text).is_some(),
        ..clone
    })
}

/// The folders that this account has noted, the latest last.
#[must_use]
pub fn read_folders(notes: &AccountNotes) -> Vec<CloneFolder> {
    notes
        .read(FOLDERS)
        .and_then(|text| read_ron(&text).ok())
        .unwrap_or_default()
}

/// Puts a folder into the note, in the place of what was known of it.
///
/// # Errors
///
/// The system's.
pub fn note_folder(notes: &AccountNotes, folder: &CloneFolder) -> std::io::Result<()> {
    let mut known = read_folders(notes);
    known.retain(|one| one.id != folder.id);
    // What was here before is here no more; its device stays known as this account's own.
    for gone in known.iter_mut().filter(|one| one.path == folder.path) {
        gone.path.clear();
        gone.inode = 0;
    }
    known.push(folder.clone());
    let more = known.len().saturating_sub(MOST);
    known.drain(..more);
    let text = ron::to_string(&known).map_err(std::io::Error::other)?;
    notes.write(FOLDERS, &text)
}
