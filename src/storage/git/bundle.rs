//! A bundle: a file that holds a repository, to be carried by hand; encrypted for whom it is carried to, if that is
//! wanted. Of an encrypted one nothing touches a disk in the clear, neither when it is written nor when it is read.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::casebook::change::encrypted_file::is_encrypted;
use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::storage::encryption::decrypt::decrypt_to;
use crate::storage::encryption::identities::{AskPassphrase, Identities, IdentitySources};
use crate::storage::encryption::recipients::Recipients;
use crate::storage::git::installed_git::Git;

/// How many bytes tell whether a file is encrypted.
const BEGINNING: u64 = 256;

/// A submodule that cannot be fetched keeps no record away.
pub const ALONE: &str = "--no-recurse-submodules";

/// A bundle, and for whom it is.
pub struct Bundle {
    /// The file.
    pub file: PathBuf,
    /// The keys that it is encrypted to; `None` if it is written in the clear.
    pub recipients: Option<Recipients>,
    /// Where the secret keys are that open it.
    pub sources: IdentitySources,
    /// Asks for the passphrase of a key.
    pub ask: AskPassphrase,
}

impl Bundle {
    /// Refuses to write in the clear again what came encrypted.
    ///
    /// # Errors
    ///
    /// [`Failure::Encryption`]; [`Failure::Io`] if it cannot be read.
    pub fn check(&self) -> Result<(), Failure> {
        if self.recipients.is_none() && self.file.is_file() && self.is_encrypted()? {
            return Err(Failure::Encryption {
                place: self.file.display().to_string(),
                why: EncryptionError::WouldBeClear,
            });
        }
        Ok(())
    }

    /// Fetches what is in it; `false` if there is no such file yet.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`] with what git says; [`Failure::Encryption`] if it cannot be opened.
    pub fn fetch(&self, git: &Git, branch: &str) -> Result<bool, Failure> {
        if !self.file.is_file() {
            return Ok(false);
        }
        if self.is_encrypted()? {
            let opened = self.opened()?;
            git.answer_with(&["fetch", "--quiet", ALONE, "/dev/stdin", branch], opened)?;
        } else {
            let file = self.file.to_string_lossy();
            git.answer(&["fetch", "--quiet", ALONE, &file, branch])?;
        }
        Ok(true)
    }

    /// Writes it anew.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`]; the file is as it was then.
    pub fn write(&self, git: &Git, branch: &str) -> Result<(), Failure> {
        let told = |error: io::Error| Failure::Git {
            command: "bundle".to_owned(),
            reason: error.into(),
        };
        // Nobody else may read it, from the first byte on.
        let private = beside(&self.file).map_err(told)?;
        let next = private.0.join("bundle");
        match &self.recipients {
            None => {
                let path = next.to_string_lossy();
                git.answer(&["bundle", "create", "--quiet", &path, branch])?;
                fs::set_permissions(&next, Permissions::from_mode(0o600)).map_err(told)?;
            }
            Some(recipients) => {
                let mut options = OpenOptions::new();
                options.write(true).create_new(true).mode(0o600);
                let file = options.open(&next).map_err(told)?;
                let mut copy = |bundle: &mut dyn Read| -> io::Result<()> {
                    let mut encrypting = recipients.encrypt(&file)?;
                    io::copy(bundle, &mut encrypting)?;
                    encrypting.finish()?.sync_all()
                };
                git.stream(&["bundle", "create", "--quiet", "-", branch], &mut copy)?;
            }
        }
        fs::rename(&next, &self.file).map_err(told)
    }

    fn is_encrypted(&self) -> Result<bool, Failure> {
        let mut start = Vec::new();
        let read =
            File::open(&self.file).and_then(|file| file.take(BEGINNING).read_to_end(&mut start));
        read.map_err(|error| self.unreadable(&error))?;
        Ok(is_encrypted(&start))
    }

    /// The bundle in the clear, in memory.
    fn opened(&self) -> Result<File, Failure> {
        let keys = Identities::read(&self.sources, self.ask)?;
        let file = File::open(&self.file).map_err(|error| self.unreadable(&error))?;
        let mut memory = memory_file().map_err(|error| self.unreadable(&error))?;
        decrypt_to(&self.file, file, &keys, &mut memory)?;
        memory.flush().map_err(|error| self.unreadable(&error))?;
        Ok(memory)
    }

    fn unreadable(&self, error: &io::Error) -> Failure {
        Failure::Io {
            operation: FileOperation::Read,
            path: self.file.clone(),
            reason: Cause::from(error),
        }
    }
}

/// A file that lies in memory alone and is gone when the last who has it open is.
#[cfg(target_os = "linux")]
fn memory_file() -> io::Result<File> {
    let file = rustix::fs::memfd_create("lastseen", rustix::fs::MemfdFlags::CLOEXEC)?;
    Ok(file.into())
}

#[cfg(not(target_os = "linux"))]
fn memory_file() -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A folder that only this account may look into; it goes away with this value.
struct PrivateFolder(PathBuf);

impl Drop for PrivateFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A private folder beside a file, on the same disk.
fn beside(file: &Path) -> io::Result<PrivateFolder> {
    let name = format!(".lastseen-{}", std::process::id());
    let folder = file.with_file_name(name);
    DirBuilder::new().mode(0o700).create(&folder)?;
    Ok(PrivateFolder(folder))
}
