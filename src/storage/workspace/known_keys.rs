//! The known keys: what this account noted of a sealed workspace's key files when it opened them last. Whoever can write
//! to what clones share needs no key to replace those files, and a plain `git pull` brings them in unseen.
//!
//! The note lies outside of the workspace. It names nobody: members are compared under the workspace's own key.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::record::read::read_ron;
use crate::record::workspace::FILE_NAME;
use crate::storage::digest::sha256;
use crate::storage::encryption::identities::Identities;
use crate::storage::encryption::key_files::members::Members;
use crate::storage::encryption::key_files::{
    SEALED_HEAD, has_keys, is_passphrase_file, key_file_bytes, members_of, open_keys,
    passphrase_paths,
};
use crate::storage::encryption::workspace_key::WorkspaceKey;
use crate::storage::fs::{Fs, KEY_FILE};
use crate::storage::workspace::workspace_files::WorkspaceFiles;

/// What is known of the key files of a workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KnownKeys {
    /// The public key of the workspace.
    public: String,
    /// What stands for each member.
    members: BTreeSet<String>,
    /// The SHA-256 of each key file that this key and these members have.
    files: BTreeMap<String, String>,
}

impl KnownKeys {
    /// The first file of these that is not as it was, by the digests of now.
    fn changed(&self, now: &BTreeMap<String, String>) -> Option<&String> {
        let mut files = self.files.iter();
        let changed = files.find(|(path, digest)| now.get(*path) != Some(*digest));
        changed.map(|(path, _)| path)
    }

    /// What keeps others from opening the workspace who could: the file, if there is any. Under one key members are only
    /// added.
    fn lost(
        &self,
        key: &WorkspaceKey,
        members: &Members,
        now: &BTreeMap<String, String>,
    ) -> Option<String> {
        let is_whole =
            key.public_text() == self.public && self.members.is_subset(&marks(key, members));
        if !is_whole {
            return Some(KEY_FILE.to_owned());
        }
        let mut passphrases = self.files.iter();
        let lost = passphrases
            .find(|(path, digest)| is_passphrase_file(path) && now.get(*path) != Some(*digest));
        lost.map(|(path, _)| path.clone())
    }
}

impl WorkspaceFiles {
    /// The key of a sealed workspace, by key files that still let everybody in who could open it when this account did
    /// last. What is there now is noted.
    ///
    /// # Errors
    ///
    /// Those of [`open_keys`]; [`EncryptionError::KeysReplaced`] if they do not.
    pub(super) fn known_key(&self, identities: &Identities) -> Result<WorkspaceKey, Failure> {
        let below = self.below();
        let opened = open_keys(below, identities);
        let Some(known) = self.known_keys() else {
            let key = opened?;
            self.note_keys(&key);
            return Ok(key);
        };
        let now = digests(below);
        let changed = known.changed(&now);
        let key = opened.map_err(|failure| match changed {
            Some(path) if may_be_by(&failure, path) => self.replaced(path),
            _ => failure,
        })?;
        if now == known.files {
            return Ok(key);
        }
        // One that was made by somebody who does not have the key lets members in, and nobody list them.
        let members = members_of(below, &key).map_err(|_| self.replaced(KEY_FILE))?;
        match known.lost(&key, &members, &now) {
            Some(path) => Err(self.replaced(&path)),
            None => {
                self.note_keys(&key);
                Ok(key)
            }
        }
    }

    /// Refuses a workspace that was sealed when this account opened it last, and is in the clear now: everything written
    /// in it would be. One that only lacks its key file opens nowhere.
    ///
    /// # Errors
    ///
    /// [`EncryptionError::KeysReplaced`].
    pub fn must_not_have_lost_its_keys(&self) -> Result<(), Failure> {
        let is_clear = || {
            let head = self.below().read_record(FILE_NAME).ok().flatten();
            head.is_some_and(|head| head != SEALED_HEAD.as_bytes())
        };
        let is_known = || self.known_keys().is_some();
        match !has_keys(self.below()).unwrap_or(true) && is_clear() && is_known() {
            true => Err(self.replaced(KEY_FILE)),
            false => Ok(()),
        }
    }

    /// Notes the key files as they are now.
    pub fn note_keys(&self, key: &WorkspaceKey) {
        let (Some((notes, name)), Ok(members)) = (self.note(), members_of(self.below(), key))
        else {
            return;
        };
        let own = passphrase_paths(&members);
        let mut files = digests(self.below());
        files.retain(|path, _| !is_passphrase_file(path) || own.contains(path));
        let known = KnownKeys {
            public: key.public_text(),
            members: marks(key, &members),
            files,
        };
        if let Ok(text) = ron::to_string(&known) {
            // A note that is lost tells less, and nothing wrong.
            let _ = notes.write(&name, &text);
        }
    }

    /// Forgets the note: this account is about to write other key files, or somebody has said that they are right.
    pub fn forget_known_keys(&self) {
        if let Some((notes, name)) = self.note() {
            let _ = notes.forget(&name);
        }
    }

    fn known_keys(&self) -> Option<KnownKeys> {
        let (notes, name) = self.note()?;
        read_ron(&notes.read(&name)?).ok()
    }

    fn replaced(&self, path: &str) -> Failure {
        Failure::Encryption {
            place: self.root().join(path).display().to_string(),
            why: EncryptionError::KeysReplaced,
        }
    }
}

/// Whether a workspace may not open because this file was replaced. A mistyped passphrase is nobody's fault.
fn may_be_by(failure: &Failure, path: &str) -> bool {
    match failure {
        Failure::Encryption { why, .. } => match why {
            EncryptionError::NoPassphrase => false,
            EncryptionError::WrongPassphrase | EncryptionError::NeedsIdentity => {
                is_passphrase_file(path)
            }
            _ => true,
        },
        _ => false,
    }
}

/// What stands for each member: nobody can tell who it is without the key.
fn marks(key: &WorkspaceKey, members: &Members) -> BTreeSet<String> {
    let members = members.list().iter();
    members
        .map(|one| key.index_name(&format!("{}\t{}", one.key, one.name)))
        .collect()
}

/// The digests of the key files that are tried when the workspace is opened.
fn digests(fs: &dyn Fs) -> BTreeMap<String, String> {
    let files = key_file_bytes(fs).into_iter();
    files.map(|(path, bytes)| (path, sha256(&bytes))).collect()
}
