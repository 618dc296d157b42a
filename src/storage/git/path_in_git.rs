//! The path that a record has in git, where it may be sealed, and what is in the bytes that git has there.

use crate::record::id::RecordId;
use crate::storage::encryption::sealed_fs::sealed_path::ENDING;
use crate::storage::fs::{Fs, SealedFiles};

/// The record whose file git has at this path.
#[must_use]
pub fn record_at(fs: &dyn Fs, path: &str) -> Option<RecordId> {
    let path = match fs.is_sealed() {
        true => path.strip_suffix(ENDING)?,
        false => path,
    };
    RecordId::of_path(path)
}

/// Where git has the file of a record.
#[must_use]
pub fn path_in_git(fs: &dyn Fs, record: RecordId) -> String {
    let path = record.relative_path();
    match fs.is_sealed() {
        true => format!("{path}{ENDING}"),
        false => path,
    }
}

/// What is in the bytes that git has of a record. What does not open stays as it is: it reads as no record.
#[must_use]
pub fn opened(fs: &dyn Fs, record: RecordId, bytes: Vec<u8>) -> Vec<u8> {
    let sealed = fs.sealed();
    let text = sealed.and_then(|sealed| sealed.open_bytes(&record.relative_path(), &bytes).ok());
    text.unwrap_or(bytes)
}

/// The files of the workspace as git has them.
#[must_use]
pub fn files_of_git(fs: &dyn Fs) -> &dyn Fs {
    fs.sealed().map_or(fs, SealedFiles::files_below)
}
