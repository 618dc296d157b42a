//! A sealed workspace: making one, and opening it with a key.

use std::path::Path;
use std::sync::Arc;

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::record::workspace::FILE_NAME;
use crate::storage::encryption::identities::Identities;
use crate::storage::encryption::key_files::members::Members;
use crate::storage::encryption::key_files::{SEALED_HEAD, has_keys, write_keys};
use crate::storage::encryption::sealed_fs::SealedFs;
use crate::storage::encryption::sealed_fs::sealed_path::ENDING;
use crate::storage::encryption::workspace_key::WorkspaceKey;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::fs::disk::Disk;
use crate::storage::workspace::account_state::AccountState;
use crate::storage::workspace::author_device::AuthorDevice;
use crate::storage::workspace::manifest::{folder_for, init};
use crate::storage::workspace::workspace_files::WorkspaceFiles;
use crate::storage::workspace::{OpenTo, Workspace};

impl Workspace {
    /// Makes a sealed workspace called `title` in the folder `root`, which these members can open.
    ///
    /// # Errors
    ///
    /// As [`Workspace::init`]; [`Failure::Encryption`] if nobody could open it.
    pub fn init_sealed(root: &Path, title: &str, members: &Members) -> Result<(), Failure> {
        let below: Arc<dyn Fs> = Arc::new(folder_for(root)?);
        let key = WorkspaceKey::generate();
        init(&SealedFs::new(Arc::clone(&below), key.clone()), title)?;
        write_keys(&*below, &key, members)?;
        // It comes last: only with it is the folder a workspace.
        below
            .stage(FILE_NAME, None, SEALED_HEAD.as_bytes())
            .map_err(|error| failed(&*below, FileOperation::Write, FILE_NAME, &error))?;
        below
            .sync_folder("")
            .map_err(|error| failed(&*below, FileOperation::Sync, "", &error))
    }

    /// Whether the workspace in the folder `root` is sealed.
    #[must_use]
    pub fn is_sealed(root: &Path) -> bool {
        Disk::open(root).is_ok_and(|disk| has_keys(&disk).unwrap_or(true))
    }

    /// As [`Workspace::is_sealed`], once a migration that a crash interrupted is finished: until it is, the workspace is
    /// neither.
    ///
    /// # Errors
    ///
    /// [`Failure::NoSuchFolder`], that it cannot be finished, or that its key files were taken away.
    pub fn is_settled_sealed(
        root: &Path,
        author_device: &AuthorDevice,
        account: &AccountState,
    ) -> Result<bool, Failure> {
        let files = WorkspaceFiles::open(root, author_device, account)?;
        files.must_not_have_lost_its_keys()?;
        Ok(has_keys(&*files.into_fs()).unwrap_or(true))
    }

    /// Whether what this door opens onto is sealed.
    #[must_use]
    pub fn has_sealed_files(&self) -> bool {
        self.fs().is_sealed()
    }

    /// Forgets what this account noted of a workspace outside of it, which is sealed or about to be: the names of its
    /// logs, words of the screen, digests of lists; and the name of the machine in it.
    pub fn forget_notes(files: &WorkspaceFiles) {
        files.ends().keep_no_note();
        files.hide_device();
        Self::forget_view(files.root());
        Self::forget_told_lists(files.root());
    }

    /// As [`Workspace::open`] and [`Workspace::open_to_write`], for a sealed workspace.
    ///
    /// # Errors
    ///
    /// As [`Workspace::open`], and [`Failure::Encryption`] if none of the keys opens it.
    pub fn open_sealed(
        root: &Path,
        author_device: AuthorDevice,
        account: &AccountState,
        identities: &Identities,
        open_to: OpenTo,
    ) -> Result<(Self, Vec<Problem>), Failure> {
        let files = WorkspaceFiles::open(root, &author_device, account)?;
        // Names and hashes of logs have no business outside of the sealed files.
        Self::forget_notes(&files);
        let key = files.known_key(identities)?;
        let below = files.into_fs();
        let fs = Arc::new(SealedFs::new(below, key));
        let opened = Self::on(fs, author_device, open_to);
        let (workspace, problems) = opened.map_err(head_failure)?;
        if open_to == OpenTo::Write {
            workspace.take_pinned_in();
        }
        Ok((workspace, problems))
    }
}

/// Why a sealed workspace does not open that lacks its head, or has one that does not read: whoever can write to what
/// clones share needs no key for that.
fn head_failure(failure: Failure) -> Failure {
    let place = match &failure {
        Failure::NotAWorkspace { path } => path.join(FILE_NAME).display().to_string() + ENDING,
        Failure::BadHead { path, line: 0, .. } => path.display().to_string() + ENDING,
        Failure::BadHead {
            path, line, column, ..
        } => format!("{}{ENDING}:{line}:{column}", path.display()),
        _ => return failure,
    };
    Failure::Encryption {
        place,
        why: EncryptionError::HeadReplaced,
    }
}
