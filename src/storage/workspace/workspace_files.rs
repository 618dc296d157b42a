//! The files of a workspace as they lie on disk, sealed or not, for what is done to all of them.

use std::collections::BTreeSet;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::storage::clock;
use crate::storage::encryption::identities::Identities;
use crate::storage::encryption::key_files::members::{Access, Members};
use crate::storage::encryption::key_files::{
    has_keys, members_of, open_keys, would_open, write_keys,
};
use crate::storage::encryption::sealed_fs::SealedFs;
use crate::storage::encryption::workspace_key::WorkspaceKey;
use crate::storage::fs::Fs;
use crate::storage::fs::disk::Disk;
use crate::storage::fs::lock::acquire_as_opened;
use crate::storage::log::heads::LogEndsCache;
use crate::storage::memory_file::remove_left;
use crate::storage::migration::copied::MigrationStep;
use crate::storage::migration::exchange_plan::settle;
use crate::storage::migration::prepared::{
    NewMember, PreparedMigration, prepare_rekey, prepare_seal, prepare_unseal,
};
use crate::storage::workspace::account_notes::AccountNotes;
use crate::storage::workspace::account_state::AccountState;
use crate::storage::workspace::author_device::AuthorDevice;

/// The files of a workspace as they lie on disk.
pub struct WorkspaceFiles {
    fs: Arc<dyn Fs>,
    ends: LogEndsCache,
}

impl WorkspaceFiles {
    /// The files in the folder `root`; a migration that a crash interrupted is finished.
    ///
    /// # Errors
    ///
    /// [`Failure::NoSuchFolder`] or [`Failure::Io`].
    pub fn open(
        root: &Path,
        author_device: &AuthorDevice,
        account: &AccountState,
    ) -> Result<Self, Failure> {
        let account = account.bound_to(author_device.ends.clone_names());
        let disk = Disk::open_as(root, account).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => {
                Failure::NoSuchFolder {
                    path: root.to_owned(),
                }
            }
            _ => Failure::Io {
                operation: FileOperation::Open,
                path: root.to_owned(),
                reason: error.into(),
            },
        })?;
        settle(&disk)?;
        remove_left();
        Ok(Self {
            fs: Arc::new(disk),
            ends: author_device.ends.clone(),
        })
    }

    /// The files themselves.
    #[must_use]
    pub fn into_fs(self) -> Arc<dyn Fs> {
        self.fs
    }

    /// The files themselves, for a while.
    pub(super) fn below(&self) -> &dyn Fs {
        &*self.fs
    }

    /// Where this account notes what it knows of the key files; `None` if it knows no name for the folder.
    pub(super) fn note(&self) -> Option<(AccountNotes, String)> {
        let (notes, folder) = self.ends.folder_notes()?;
        Some((notes, format!("keys-{folder}.ron")))
    }

    /// Where they lie.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.fs.root()
    }

    /// Refuses what is sealed already.
    ///
    /// # Errors
    ///
    /// [`EncryptionError::AlreadySealed`].
    pub fn must_be_clear(&self) -> Result<(), Failure> {
        match has_keys(&*self.fs)? {
            true => Err(self.refused(EncryptionError::AlreadySealed)),
            false => self.must_not_have_lost_its_keys(),
        }
    }

    /// The key of a sealed workspace.
    ///
    /// # Errors
    ///
    /// [`EncryptionError::NotSealed`], and those of opening the key files, which may have been replaced.
    pub fn key(&self, identities: &Identities) -> Result<WorkspaceKey, Failure> {
        if has_keys(&*self.fs)? {
            return self.known_key(identities);
        }
        self.must_not_have_lost_its_keys()?;
        Err(self.refused(EncryptionError::NotSealed))
    }

    /// Whether there are key files.
    ///
    /// # Errors
    ///
    /// As [`has_keys`].
    pub fn has_keys(&self) -> Result<bool, Failure> {
        has_keys(&*self.fs)
    }

    /// The key of a sealed workspace, whatever was known of its key files before.
    ///
    /// # Errors
    ///
    /// Those of [`open_keys`].
    pub fn key_as_it_lies(&self, identities: &Identities) -> Result<WorkspaceKey, Failure> {
        open_keys(&*self.fs, identities)
    }

    /// Who can open it.
    ///
    /// # Errors
    ///
    /// As [`members_of`].
    pub fn members(&self, key: &WorkspaceKey) -> Result<Members, Failure> {
        members_of(&*self.fs, key)
    }

    /// Lets more people open it.
    ///
    /// # Errors
    ///
    /// [`Failure`]; nobody can open it then who could not before.
    pub fn add_members(&self, key: &WorkspaceKey, joining: Vec<NewMember>) -> Result<(), Failure> {
        let _held = acquire_as_opened(&SealedFs::new(Arc::clone(&self.fs), key.clone()))?;
        let mut members = members_of(&*self.fs, key)?;
        for member in joining {
            member.join(&*self.fs, &mut members)?;
        }
        write_keys(&*self.fs, key, &members)
    }

    /// Where the copy goes that is made before everything is written anew: beside the workspace.
    #[must_use]
    pub fn usual_backup(&self) -> PathBuf {
        let root = self.root().canonicalize();
        let root = root.unwrap_or_else(|_| self.root().to_owned());
        let name = root.file_name().unwrap_or_default().to_string_lossy();
        let folder = root.parent().unwrap_or(&root);
        let today = clock::today();
        let path = |number: u32| match number {
            1 => folder.join(format!("{name}-{today}.tar.age")),
            number => folder.join(format!("{name}-{today}-{number}.tar.age")),
        };
        let mut number = 1;
        while path(number).exists() {
            number += 1;
        }
        path(number)
    }

    /// Whether a folder of the workspace stands above a file at this path, under whatever name: mounted in a second place,
    /// it is no folder of the workspace by its path.
    #[must_use]
    pub fn is_mounted_around(&self, file: &Path) -> bool {
        let around = match file.parent() {
            Some(around) if !around.as_os_str().is_empty() => around,
            _ => Path::new("."),
        };
        let Ok(around) = around.canonicalize() else {
            return false;
        };
        let number = |path: &Path| {
            let found = std::fs::metadata(path).ok()?;
            Some((found.dev(), found.ino()))
        };
        let above: BTreeSet<(u64, u64)> = around.ancestors().filter_map(number).collect();
        let mut waiting = vec![self.root().to_owned()];
        while let Some(folder) = waiting.pop() {
            if number(&folder).is_some_and(|own| above.contains(&own)) {
                return true;
            }
            let listed = std::fs::read_dir(&folder).into_iter().flatten().flatten();
            let folders = listed.filter(|entry| entry.file_type().is_ok_and(|sort| sort.is_dir()));
            waiting.extend(folders.map(|entry| entry.path()));
        }
        false
    }

    /// Whether these secret keys open the workspace no longer once the member of this name is taken out. Which
    /// passphrase was typed nobody knows: any may be theirs.
    ///
    /// # Errors
    ///
    /// As [`members_of`], and as [`Members::remove`].
    pub fn would_lock_out(
        &self,
        key: &WorkspaceKey,
        identities: &Identities,
        name: &str,
    ) -> Result<bool, Failure> {
        let mut members = self.members(key)?;
        let is_theirs = |access| {
            let mut own = members.list().iter().filter(|one| one.name == name);
            own.any(|one| one.access == access)
        };
        let has_passphrase = is_theirs(Access::Passphrase);
        members.remove(name).map_err(|why| Failure::Encryption {
            place: name.to_owned(),
            why,
        })?;
        if identities.is_empty() {
            return Ok(has_passphrase);
        }
        Ok(!would_open(&members, identities)?)
    }

    /// Takes the name of this machine out of it.
    pub fn hide_device(&self) {
        self.ends.hide_device(&*self.fs);
    }

    /// What this account noted of its logs outside of it.
    #[must_use]
    pub fn ends(&self) -> &LogEndsCache {
        &self.ends
    }

    /// As [`prepare_seal`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn seal(
        &self,
        joining: Vec<NewMember>,
        backup: &Path,
        tell: &dyn Fn(MigrationStep) -> bool,
    ) -> Result<PreparedMigration, Failure> {
        prepare_seal(&self.fs, joining, backup, tell)
    }

    /// As [`prepare_unseal`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn unseal(
        &self,
        key: &WorkspaceKey,
        backup: &Path,
        tell: &dyn Fn(MigrationStep) -> bool,
    ) -> Result<PreparedMigration, Failure> {
        self.forget_known_keys();
        prepare_unseal(&self.fs, key, backup, tell)
    }

    /// As [`prepare_rekey`].
    ///
    /// # Errors
    ///
    /// As there.
    pub fn rekey(
        &self,
        key: &WorkspaceKey,
        leaving: Option<&str>,
        backup: &Path,
        tell: &dyn Fn(MigrationStep) -> bool,
    ) -> Result<PreparedMigration, Failure> {
        self.forget_known_keys();
        prepare_rekey(&self.fs, key, leaving, backup, tell)
    }

    fn refused(&self, why: EncryptionError) -> Failure {
        Failure::Encryption {
            place: self.root().display().to_string(),
            why,
        }
    }
}
