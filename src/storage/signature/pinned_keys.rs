//! The keys that this account takes for those of a member, pinned when they were first seen. They lie outside of
//! the workspace, so nobody who hands over a workspace can have written them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;
use crate::record::read::read_ron;
use crate::storage::error::failed;
use crate::storage::fs::lock::{make_private_folder, must_be_as_opened};
use crate::storage::fs::{Fs, folder_of};
use crate::storage::signature::allowed_signers::AllowedSigners;
use crate::storage::signature::public_key::PublicKey;
use crate::storage::workspace::account_state::AccountState;
use crate::storage::workspace::authenticated_text::{strip_mac, write_plan_file};

/// Where it lies in a sealed workspace.
const INSIDE: &str = ".lastseen/signers/pinned.ron";

/// The same before it counts.
const DRAFT: &str = ".lastseen/signers/pinned.new";

/// The purpose of its MAC.
const PURPOSE: &str = "pinned keys";

/// What this account knows of the keys of a workspace's members.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinnedKeys {
    /// By the name of a member: the keys.
    keys: BTreeMap<String, BTreeSet<String>>,
    /// Everybody who wrote something or had a key when somebody last looked.
    known: BTreeSet<String>,
    /// By the name of a log: up to where it was found signed.
    #[serde(default)]
    signed: BTreeMap<String, SignedUpTo>,
}

/// Up to where a log was found signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedUpTo {
    /// The number of the line.
    pub line: u64,
    /// Its hash.
    pub hash: String,
    /// Whose log it is.
    pub member: String,
}

/// What was found when the listed keys were compared with the pinned ones: pairs of a member and a fingerprint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparedKeys {
    /// Keys of people who were not known before: they are pinned now.
    pub pinned: Vec<(String, String)>,
    /// Keys of people who were known without them: they do not count until somebody says so.
    pub refused: Vec<(String, String)>,
}

impl PinnedKeys {
    /// What is pinned for a folder with these names, the one that it has now first.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`] if it cannot be read. That is not the same as nothing: whoever has nothing takes
    /// every key that is listed.
    pub fn read(account: &AccountState, names: &[String]) -> Result<Self, Failure> {
        for name in names {
            let file = file_name(name);
            let read = account.read(&file).map_err(Cause::from);
            let read = read.and_then(|bytes| match bytes.map(String::from_utf8) {
                Some(Ok(text)) => read_ron(&text)
                    .map(Some)
                    .map_err(|error| Cause::Read(error.flaw)),
                Some(Err(error)) => Err(Cause::Words(error.to_string())),
                None => Ok(None),
            });
            let read = read.map_err(|reason| Failure::Io {
                operation: FileOperation::Read,
                path: account.folder().unwrap_or("".as_ref()).join(&file),
                reason,
            });
            if let Some(pinned) = read? {
                return Ok(pinned);
            }
        }
        Ok(Self::default())
    }

    /// What is pinned in a workspace that is sealed, or was: outside of it, the names of members would be in the clear.
    /// `None` if nothing is, or another account wrote it.
    ///
    /// # Errors
    ///
    /// [`Failure::Io`] if it cannot be read.
    pub fn read_inside(fs: &dyn Fs) -> Result<Option<Self>, Failure> {
        let unreadable = |error: std::io::Error| failed(fs, FileOperation::Read, INSIDE, &error);
        let Some(length) = fs.length(INSIDE).map_err(unreadable)? else {
            return Ok(None);
        };
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let bytes = fs.read_at(INSIDE, 0, length).map_err(unreadable)?;
        let text = String::from_utf8_lossy(&bytes);
        Ok(strip_mac(fs.account(), PURPOSE, &text).and_then(|text| read_ron(text).ok()))
    }

    /// Writes it down in a sealed workspace.
    ///
    /// # Errors
    ///
    /// [`Failure::ReadOnly`] or [`Failure::Io`].
    pub fn write_inside(&self, fs: &dyn Fs) -> Result<(), Failure> {
        must_be_as_opened(fs)?;
        make_private_folder(fs, folder_of(INSIDE))?;
        // What a crash left is in the way.
        let _ = fs.unlink(DRAFT);
        write_plan_file(fs, self, PURPOSE, (DRAFT, INSIDE))
    }

    /// Forgets what is pinned outside of a workspace for folders with these names.
    ///
    /// # Errors
    ///
    /// [`Failure::NoAccountState`].
    pub fn forget(account: &AccountState, names: &[String]) -> Result<(), Failure> {
        let is_there = |name: &&String| !matches!(account.read(&file_name(name)), Ok(None));
        for name in names.iter().filter(is_there) {
            Self::default().write(account, name)?;
        }
        Ok(())
    }

    /// Writes it down for the folder of this name.
    ///
    /// # Errors
    ///
    /// [`Failure::NoAccountState`].
    pub fn write(&self, account: &AccountState, name: &str) -> Result<(), Failure> {
        let text = ron::to_string(self).map_err(|error| Failure::NoAccountState {
            path: account.folder().unwrap_or("".as_ref()).to_owned(),
            reason: Cause::Words(error.to_string()),
        })?;
        account.write(&file_name(name), text.as_bytes())
    }

    /// Lets go of every key that is not listed any more. Its member stays known: if the key is listed again, somebody
    /// must say that it counts.
    pub fn let_go(&mut self, listed: &AllowedSigners) {
        for (member, keys) in &mut self.keys {
            let before = keys.len();
            keys.retain(|key| {
                let mut theirs = listed.all().filter(|(name, _)| name == member);
                theirs.any(|(_, listed)| listed.to_text() == *key)
            });
            if keys.len() < before {
                self.known.insert(member.clone());
            }
        }
        self.keys.retain(|_, keys| !keys.is_empty());
    }

    /// Pins the listed keys of everybody who was not known, and says which other listed keys are not pinned.
    /// `authors` are those who wrote something.
    pub fn compare(&mut self, listed: &AllowedSigners, authors: &BTreeSet<&str>) -> ComparedKeys {
        let mut compared = ComparedKeys::default();
        for (member, key) in listed.all() {
            let pair = (member.to_owned(), key.fingerprint());
            if self.has(member, key) {
                continue;
            }
            if self.known.contains(member) {
                compared.refused.push(pair);
            } else {
                self.pin(member, key);
                compared.pinned.push(pair);
            }
        }
        let listed = listed.all().map(|(member, _)| member);
        let all = authors.iter().copied().chain(listed);
        self.known.extend(all.map(str::to_owned));
        compared
    }

    /// Takes a key for one of a member's.
    pub fn pin(&mut self, member: &str, key: &PublicKey) {
        let keys = self.keys.entry(member.to_owned()).or_default();
        keys.insert(key.to_text());
    }

    /// That the member's keys count no more. The member stays known: another key is not taken by itself.
    pub fn unpin(&mut self, member: &str) -> usize {
        self.known.insert(member.to_owned());
        self.signed.retain(|_, signed| signed.member != member);
        self.keys.remove(member).map_or(0, |keys| keys.len())
    }

    /// Whether the key is pinned as one of the member's.
    #[must_use]
    pub fn has(&self, member: &str, key: &PublicKey) -> bool {
        let keys = self.keys.get(member);
        keys.is_some_and(|keys| keys.contains(&key.to_text()))
    }

    /// Up to where a log was found signed before.
    #[must_use]
    pub fn signed(&self, log: &str) -> Option<&SignedUpTo> {
        self.signed.get(log)
    }

    /// Notes up to where a log is signed; `None` forgets it.
    pub fn note_signed(&mut self, log: &str, signed: Option<SignedUpTo>) {
        match signed {
            Some(signed) => self.signed.insert(log.to_owned(), signed),
            None => self.signed.remove(log),
        };
    }
}

fn file_name(folder: &str) -> String {
    format!("signers-{folder}.ron")
}
