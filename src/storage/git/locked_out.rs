//! Nobody is locked out by a synchronisation: whoever can write to what the clones share needs no key to replace the
//! files without which a workspace does not open.

use std::path::Path;

use zeroize::Zeroizing;

use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::{Failure, SyncRefusal};
use crate::record::workspace::FILE_NAME;
use crate::storage::encryption::decrypt::decrypt;
use crate::storage::encryption::identities::Identities;
use crate::storage::encryption::key_files::members::Members;
use crate::storage::encryption::key_files::{
    LIMIT, MOST_TRIED, is_passphrase_file, passphrase_paths,
};
use crate::storage::encryption::sealed_fs::sealed_path::{ENDING, KEYS};
use crate::storage::encryption::workspace_key::WorkspaceKey;
use crate::storage::fs::{KEY_FILE, SealedFiles};
use crate::storage::git::installed_git::ObjectReader;
use crate::storage::git::synchronisation::Sync;
use crate::storage::workspace::manifest::view;

impl Sync<'_> {
    /// Refuses a side whose key files open to something else, or no longer for somebody who is a member. Under one key
    /// members are only added: who is taken out makes a new key necessary.
    pub(super) fn must_let_members_in(
        &self,
        sealed: &dyn SealedFiles,
        theirs: &str,
    ) -> Result<(), Failure> {
        let mut objects = self.git.objects()?;
        let members = self.members_at(sealed, &mut objects, theirs)?;
        let members = members.ok_or_else(|| would_lock_out(KEY_FILE))?;
        let passphrases = passphrase_paths(&members);
        let bases = self.bases(theirs)?;
        // Somebody may have been added in one of their commits, and an older file put back in a later one.
        let versions = self.commits_with_keys(theirs)?;
        for version in bases.iter().chain(&versions) {
            let before = self.members_at(sealed, &mut objects, version)?;
            let before = before.as_ref().map_or(&[][..], Members::list);
            if before.iter().any(|one| !members.list().contains(one)) {
                return Err(would_lock_out(KEY_FILE));
            }
        }
        for path in &passphrases {
            if self.file_at(&mut objects, theirs, path)?.is_none() {
                return Err(would_lock_out(path));
            }
            for base in &bases {
                let before = self.file_at(&mut objects, base, path)?;
                if before.is_some() && before != self.file_at(&mut objects, theirs, path)? {
                    return Err(would_lock_out(path));
                }
            }
        }
        // Only so many are tried, so others could stand before those of members.
        let folder = format!("{KEYS}/");
        let listed = ["ls-tree", "-z", "--name-only", theirs, "--", &folder];
        let listed = self.git.answer(&listed)?;
        let files = || listed.split('\0').filter(|path| is_passphrase_file(path));
        let stranger = files().find(|path| !passphrases.iter().any(|own| own == path));
        match stranger {
            Some(path) if files().count() > MOST_TRIED => Err(would_lock_out(path)),
            _ => Ok(()),
        }
    }

    /// Their commits that changed a file of the keys, side branches included that a merge took nothing of.
    fn commits_with_keys(&self, theirs: &str) -> Result<Vec<String>, Failure> {
        let range = format!("HEAD..{theirs}");
        let listed = ["rev-list", "--full-history", &range, "--", KEYS];
        let listed = self.git.answer(&listed)?;
        Ok(listed.lines().map(str::to_owned).collect())
    }

    /// Who is a member at a commit; `None` if its key file does not hold the key of this workspace.
    fn members_at(
        &self,
        sealed: &dyn SealedFiles,
        objects: &mut ObjectReader,
        commit: &str,
    ) -> Result<Option<Members>, Failure> {
        let Some(bytes) = self.file_at(objects, commit, KEY_FILE)? else {
            return Ok(None);
        };
        let own = sealed.key();
        let identities = Identities::of_key(own.identity());
        let Ok(text) = decrypt(Path::new(KEY_FILE), &bytes, &identities, LIMIT) else {
            return Ok(None);
        };
        let text = Zeroizing::new(text);
        let read = |text: &str| -> Result<Members, EncryptionError> {
            match WorkspaceKey::from_text(text)?.public_text() == own.public_text() {
                true => Members::from_text(text),
                false => Err(EncryptionError::OtherWorkspace),
            }
        };
        Ok(std::str::from_utf8(&text)
            .ok()
            .and_then(|text| read(text).ok()))
    }

    /// Refuses a side whose manifest cannot be read: with it the workspace would not open.
    pub(super) fn must_have_a_head(&self, theirs: &str) -> Result<(), Failure> {
        if self.is_behind(theirs)? {
            return Ok(());
        }
        let sealed = self.fs.sealed();
        let path = match sealed {
            Some(_) => format!("{FILE_NAME}{ENDING}"),
            None => FILE_NAME.to_owned(),
        };
        let mut objects = self.git.objects()?;
        let there = self.file_at(&mut objects, theirs, &path)?;
        if there == self.file_at(&mut objects, "HEAD", &path)? {
            return Ok(());
        }
        let text = there.and_then(|bytes| match sealed {
            Some(sealed) => sealed.open_bytes(FILE_NAME, &bytes).ok(),
            None => Some(bytes),
        });
        let text = text.and_then(|text| String::from_utf8(text).ok());
        match text.map(|text| view(self.fs, &text)) {
            Some(Ok(_)) => Ok(()),
            Some(Err(newer @ Failure::NewerFormat { .. })) => Err(newer),
            _ => Err(would_lock_out(&path)),
        }
    }

    pub(super) fn file_at(
        &self,
        objects: &mut ObjectReader,
        commit: &str,
        path: &str,
    ) -> Result<Option<Vec<u8>>, Failure> {
        objects.read(&format!("{commit}:{}{path}", self.prefix))
    }
}

pub(super) fn would_lock_out(path: &str) -> Failure {
    Failure::Sync(SyncRefusal::WouldLockOut {
        path: path.to_owned(),
    })
}
