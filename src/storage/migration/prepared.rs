//! A migration that is built and tested, and waits for the word: to seal a workspace, to unseal it, to give it a new key.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use age::secrecy::SecretString;

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::record::workspace::FILE_NAME;
use crate::storage::attachments::attach::acquire_attaching;
use crate::storage::commit::begin;
use crate::storage::encryption::key_files::members::{Members, WorkspaceMember};
use crate::storage::encryption::key_files::{
    SEALED_HEAD, copy_passphrases, has_keys, key_files_of, members_of, write_keys, write_passphrase,
};
use crate::storage::encryption::sealed_fs::SealedFs;
use crate::storage::encryption::workspace_key::WorkspaceKey;
use crate::storage::error::failed;
use crate::storage::fs::{Fs, LockGuard};
use crate::storage::migration::archive::write_archive;
use crate::storage::migration::built::{BuiltMigration, Forms, build, new_folder};
use crate::storage::migration::copied::MigrationStep;
use crate::storage::migration::exchange_plan::is_waiting;
use crate::storage::migration::secret_keys::must_hold_no_secret_key;
use crate::storage::migration::tree::{NEXT, locked_below, movable, remove_tree};
use crate::storage::watch::editor_lock::is_editor_lock;
use crate::storage::workspace::manifest::read_head;

/// Somebody who is to become a member.
pub enum NewMember {
    /// With a key of theirs, or one on paper.
    Key(WorkspaceMember),
    /// With a passphrase.
    Passphrase {
        /// Their name.
        name: String,
        /// What they type.
        passphrase: SecretString,
        /// What one guess costs, as a power of two.
        work: u8,
    },
}

impl NewMember {
    /// Adds them to the members, and writes what they need into the folder of the key files.
    ///
    /// # Errors
    ///
    /// [`Failure::Encryption`] as [`Members::add`] has it; [`Failure::ReadOnly`] or [`Failure::Io`].
    pub fn join(self, fs: &dyn Fs, members: &mut Members) -> Result<(), Failure> {
        let member = match self {
            Self::Key(member) => member,
            Self::Passphrase {
                name,
                passphrase,
                work,
            } => write_passphrase(fs, &name, passphrase, work)?,
        };
        let place = member.name.clone();
        members
            .add(member)
            .map_err(|why| Failure::Encryption { place, why })
    }
}

/// A migration that is built and tested. Unless it is exchanged, nothing of it stays.
pub struct PreparedMigration {
    below: Arc<dyn Fs>,
    built: Option<BuiltMigration>,
    _held: [LockGuard; 2],
}

impl PreparedMigration {
    /// How many files of the workspace were taken over.
    #[must_use]
    pub fn files(&self) -> usize {
        self.built.as_ref().map_or(0, BuiltMigration::files)
    }

    /// The files on disk that are none of the workspace's, and stay as they are.
    #[must_use]
    pub fn left(&self) -> Vec<String> {
        let built = self.built.as_ref();
        built.map(|built| built.left.clone()).unwrap_or_default()
    }

    /// Puts the new files in place of the old ones. What somebody has saved by hand since it was read is taken over
    /// before. Gives the old files that were saved just then: they stay where they are, in the clear.
    ///
    /// # Errors
    ///
    /// [`Failure`]; whoever opens the workspace next finishes it if it counts.
    pub fn exchange(mut self) -> Result<Vec<String>, Failure> {
        let exchanged = match &mut self.built {
            Some(built) => built.exchange(),
            None => Ok(Vec::new()),
        };
        if exchanged.is_ok() || is_waiting(&*self.below) {
            self.built = None;
        }
        exchanged
    }
}

impl Drop for PreparedMigration {
    fn drop(&mut self) {
        if self.built.is_some() {
            // Else the next one does it.
            let _ = remove_tree(&*self.below, NEXT);
        }
    }
}

/// Prepares to seal a workspace that lies in the clear, for these members; before that, a copy of everything is
/// written to `backup`, encrypted to them.
///
/// # Errors
///
/// [`Failure`]; nothing has happened then but perhaps the copy.
pub fn prepare_seal(
    below: &Arc<dyn Fs>,
    joining: Vec<NewMember>,
    backup: &Path,
    tell: &dyn Fn(MigrationStep) -> bool,
) -> Result<PreparedMigration, Failure> {
    if has_keys(&**below)? {
        return Err(refused(&**below, EncryptionError::AlreadySealed));
    }
    read_head(&**below)?;
    prepare(below, &**below, |next| {
        may_be_sealed(&**below)?;
        let key = WorkspaceKey::generate();
        let mut members = Members::default();
        for member in joining {
            member.join(&**next, &mut members)?;
        }
        write_keys(&**next, &key, &members)?;
        write_archive(&**below, backup, &members.recipients()?)?;
        write_head(&**next)?;
        let forms = Forms {
            below: Arc::clone(below),
            from: Arc::clone(below),
            to: Arc::new(SealedFs::new(Arc::clone(next), key)),
            keys: BTreeSet::new(),
            may_be_taken: may_be_sealed,
        };
        build(forms, tell)
    })
}

/// Prepares to unseal a workspace. The copy before it is encrypted to its members.
///
/// # Errors
///
/// As [`prepare_seal`].
pub fn prepare_unseal(
    below: &Arc<dyn Fs>,
    key: &WorkspaceKey,
    backup: &Path,
    tell: &dyn Fn(MigrationStep) -> bool,
) -> Result<PreparedMigration, Failure> {
    let from: Arc<dyn Fs> = Arc::new(SealedFs::new(Arc::clone(below), key.clone()));
    prepare(below, &*from, |next| {
        let members = members_of(&**below, key)?;
        write_archive(&*from, backup, &members.recipients()?)?;
        let forms = Forms {
            below: Arc::clone(below),
            from: Arc::clone(&from),
            to: Arc::clone(next),
            keys: key_files_of(&members),
            may_be_taken: |_| Ok(()),
        };
        build(forms, tell)
    })
}

/// Prepares to seal a workspace with another key, for its members without the one of the name `leaving`. The copy
/// before it is encrypted to them. They are read under the lock: somebody may be let in just now.
///
/// # Errors
///
/// As [`prepare_seal`]; [`Failure::Encryption`] as [`Members::remove`] has it.
pub fn prepare_rekey(
    below: &Arc<dyn Fs>,
    key: &WorkspaceKey,
    leaving: Option<&str>,
    backup: &Path,
    tell: &dyn Fn(MigrationStep) -> bool,
) -> Result<PreparedMigration, Failure> {
    let from: Arc<dyn Fs> = Arc::new(SealedFs::new(Arc::clone(below), key.clone()));
    prepare(below, &*from, |next| {
        let all = members_of(&**below, key)?;
        let mut members = all.clone();
        if let Some(name) = leaving {
            members.remove(name).map_err(|why| Failure::Encryption {
                place: name.to_owned(),
                why,
            })?;
        }
        let new = WorkspaceKey::generate();
        write_keys(&**next, &new, &members)?;
        copy_passphrases(&**below, &**next, &members)?;
        write_archive(&*from, backup, &members.recipients()?)?;
        write_head(&**next)?;
        let forms = Forms {
            below: Arc::clone(below),
            from: Arc::clone(&from),
            to: Arc::new(SealedFs::new(Arc::clone(next), new)),
            keys: key_files_of(&all),
            may_be_taken: |_| Ok(()),
        };
        build(forms, tell)
    })
}

fn prepare(
    below: &Arc<dyn Fs>,
    from: &dyn Fs,
    work: impl FnOnce(&Arc<dyn Fs>) -> Result<BuiltMigration, Failure>,
) -> Result<PreparedMigration, Failure> {
    let attaching = acquire_attaching(&**below)?;
    let (held, _) = begin(from)?;
    // A window that is open would go on writing in the old form.
    if let Some(path) = locked_below(&**below)? {
        return Err(Failure::Locked {
            path: below.root().join(path),
        });
    }
    let next = new_folder(below)?;
    match work(&next) {
        Ok(built) => Ok(PreparedMigration {
            below: Arc::clone(below),
            built: Some(built),
            _held: [held, attaching],
        }),
        Err(failure) => {
            // Else the next one does it.
            let _ = remove_tree(&**below, NEXT);
            Err(failure)
        }
    }
}

/// Whether nothing stands against sealing what lies in the clear.
fn may_be_sealed(below: &dyn Fs) -> Result<(), Failure> {
    must_be_open_nowhere(below)?;
    must_hold_no_secret_key(below)
}

/// Refuses what an editor has open: it would write it in the clear into a sealed workspace.
fn must_be_open_nowhere(below: &dyn Fs) -> Result<(), Failure> {
    let open = movable(below, "")?;
    match open.into_iter().find(|path| is_editor_lock(path)) {
        Some(path) => Err(Failure::Encryption {
            place: below.root().join(path).display().to_string(),
            why: EncryptionError::OpenInEditor,
        }),
        None => Ok(()),
    }
}

/// The head by which older versions see that they cannot read this.
fn write_head(fs: &dyn Fs) -> Result<(), Failure> {
    fs.stage(FILE_NAME, None, SEALED_HEAD.as_bytes())
        .map_err(|error| failed(fs, FileOperation::Write, FILE_NAME, &error))
}

fn refused(fs: &dyn Fs, why: EncryptionError) -> Failure {
    Failure::Encryption {
        place: fs.root().display().to_string(),
        why,
    }
}
