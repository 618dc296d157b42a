//! Random names that nobody can guess and nobody else has drawn: ids of changes and records.

use std::path::PathBuf;

use crate::casebook::change::ChangeId;
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::record::id::{RANDOM_CHARACTERS, RecordId};
use crate::record::kind::Kind;
use crate::storage::digest::hexadecimal;
use crate::storage::error::failed;
use crate::storage::fs::Fs;

/// A new name for a change: 128 random bits as 32 hexadecimal characters.
///
/// # Errors
///
/// [`Failure::Io`] if the system gives no randomness.
pub fn change_id() -> Result<ChangeId, Failure> {
    Ok(ChangeId(hexadecimal(&bytes::<16>()?)))
}

/// What is mixed into a text before it is hashed: 128 random bits as 32 hexadecimal characters.
///
/// # Errors
///
/// [`Failure::Io`] if the system gives no randomness.
pub fn salt() -> Result<String, Failure> {
    Ok(change_id()?.0)
}

/// A key that nobody can guess: 256 random bits as 64 hexadecimal characters.
///
/// # Errors
///
/// [`Failure::Io`] if the system gives no randomness.
pub fn secret() -> Result<String, Failure> {
    Ok(hexadecimal(&bytes::<32>()?))
}

/// A new id of `kind`; whether it is taken is for the caller to see.
///
/// # Errors
///
/// [`Failure::Io`] if the system gives no randomness.
pub fn record_id(kind: Kind) -> Result<RecordId, Failure> {
    Ok(RecordId::from_random(kind, bytes::<RANDOM_CHARACTERS>()?))
}

/// An id of `kind` that no record has.
///
/// # Errors
///
/// [`Failure::Io`] if the system gives no randomness or the folder cannot be looked at.
pub fn fresh_id(fs: &dyn Fs, kind: Kind) -> Result<RecordId, Failure> {
    loop {
        let id = record_id(kind)?;
        let path = id.relative_path();
        let length = fs.length(&path);
        if length
            .map_err(|error| failed(fs, FileOperation::LookFor, &path, &error))?
            .is_none()
        {
            return Ok(id);
        }
    }
}

fn bytes<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Failure::Io {
        operation: FileOperation::DrawRandom,
        path: PathBuf::new(),
        reason: error.to_string().into(),
    })?;
    Ok(bytes)
}
