//! Signing the own log, if this clone does: one signature holds all lines up to the last one.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;
use crate::record::read::read_ron;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::fs::lock::acquire_as_opened;
use crate::storage::log::file::tail;
use crate::storage::signature::allowed_signers::put_file;
use crate::storage::signature::log_signature::{LogSignature, signature_path, signatures_of};
use crate::storage::signature::ssh_keygen::{KeyPrompt, sign};
use crate::storage::workspace::account_state::AccountState;
use crate::storage::workspace::author_device::AuthorDevice;

/// With which key this account signs in a clone. It lies outside of the workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SigningKey {
    /// The file of the key, or of its public half if the agent holds it; empty if nothing is signed.
    pub file: PathBuf,
}

impl SigningKey {
    /// The key for a folder with these names; `None` if nothing is signed there.
    #[must_use]
    pub fn read(account: &AccountState, names: &[String]) -> Option<Self> {
        let read = |name: &String| account.read(&file_name(name)).ok()?;
        let bytes = names.iter().find_map(read)?;
        let key: Self = read_ron(std::str::from_utf8(&bytes).ok()?).ok()?;
        (!key.file.as_os_str().is_empty()).then_some(key)
    }

    /// Writes down with which key is signed in the folder of this name.
    ///
    /// # Errors
    ///
    /// [`Failure::NoAccountState`].
    pub fn write(&self, account: &AccountState, name: &str) -> Result<(), Failure> {
        let text = ron::to_string(self).map_err(|error| Failure::NoAccountState {
            path: account.folder().unwrap_or(Path::new("")).to_owned(),
            reason: Cause::Words(error.to_string()),
        })?;
        account.write(&file_name(name), text.as_bytes())
    }
}

fn file_name(folder: &str) -> String {
    format!("signing-{folder}.ron")
}

/// Signs the own log, if this clone does and the last line is not signed. Says whether it did.
///
/// # Errors
///
/// [`Failure::SshKeygen`] with why it cannot be signed; [`Failure`] if it cannot be written. The lines stand then,
/// and the next signature holds them.
pub fn sign_log(fs: &dyn Fs, by: &AuthorDevice, ask: KeyPrompt) -> Result<bool, Failure> {
    let Some(signature) = signature_of_end(fs, by, ask)? else {
        return Ok(false);
    };
    let _held = acquire_as_opened(fs)?;
    put_signature(fs, by, &signature)?;
    Ok(true)
}

/// As [`sign_log`], for a caller who holds the lock: nobody is asked for anything.
///
/// # Errors
///
/// As [`sign_log`].
pub fn sign_log_held(fs: &dyn Fs, by: &AuthorDevice) -> Result<(), Failure> {
    match signature_of_end(fs, by, KeyPrompt::Never)? {
        Some(signature) => put_signature(fs, by, &signature),
        None => Ok(()),
    }
}

/// The signature of the last line; `None` if there is nothing to sign.
fn signature_of_end(
    fs: &dyn Fs,
    by: &AuthorDevice,
    ask: KeyPrompt,
) -> Result<Option<LogSignature>, Failure> {
    let Some(key) = SigningKey::read(fs.account(), &by.ends.clone_names()) else {
        return Ok(None);
    };
    let log = by.log_path();
    let tail = tail(fs, &log).map_err(|error| failed(fs, FileOperation::Read, &log, &error))?;
    let Some(last) = tail.last else {
        return Ok(None);
    };
    let name = log_name(&log);
    let mut signature = LogSignature::unsigned(name, last.seq, &last.hash);
    if signatures_of(fs, &log)
        .iter()
        .any(|one| one.is_of(&signature))
    {
        return Ok(None);
    }
    signature.armor = sign(&key.file, &signature.message(), ask)?;
    Ok(Some(signature))
}

/// Puts a signature in the place of those before it, unless somebody has signed a later line meanwhile.
fn put_signature(fs: &dyn Fs, by: &AuthorDevice, signature: &LogSignature) -> Result<(), Failure> {
    let log = by.log_path();
    let is_later = |one: &LogSignature| one.log == signature.log && one.line > signature.line;
    let tail = tail(fs, &log).map_err(|error| failed(fs, FileOperation::Read, &log, &error))?;
    let end = tail.last.map_or(0, |last| last.seq);
    if signatures_of(fs, &log)
        .iter()
        .any(|one| is_later(one) && one.line <= end)
    {
        return Ok(());
    }
    put_file(fs, &signature_path(&log), &log, &signature.to_text())
}

/// The name of a log without folder and ending.
#[must_use]
pub fn log_name(log: &str) -> &str {
    let name = log.rsplit('/').next().unwrap_or(log);
    name.strip_suffix(".log").unwrap_or(name)
}
