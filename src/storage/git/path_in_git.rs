//! The path that a record has in git, where it may be sealed, and what is in the bytes that git has there.

use crate::record::id::RecordId;
use crate::storage::encryption::sealed_fs::sealed_path::ENDING;
use crate::storage::fs::{Fs, SealedFiles};
use crate::storage::git::installed_git::Git;

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

/// Everything in the workspace but its submodules, as pathspecs: which commit of a submodule counts is for people to say,
/// and no merge puts another one in place, so what stands in one clone must not go into a commit by itself.
#[must_use]
pub fn all_but_submodules(fs: &dyn Fs, git: &Git, prefix: &str) -> Vec<String> {
    let mut paths = vec![".".to_owned()];
    // Git reads this file at the top of the repository alone.
    let top = prefix.split('/').filter(|part| !part.is_empty());
    let file = "../".repeat(top.count()) + ".gitmodules";
    if !fs.root().join(&file).exists() {
        return paths;
    }
    let listed = git.run(&["config", "-z", "--file", &file, "--get-regexp", r"\.path$"]);
    let listed = listed.map(|listed| listed.out).unwrap_or_default();
    // git-config(1), "-z": a name, a line feed, its value, a NUL.
    let values = listed
        .split('\0')
        .filter_map(|entry| entry.split_once('\n'));
    let inside = values.filter_map(|(_, path)| path.strip_prefix(prefix));
    paths.extend(inside.map(|path| format!(":(exclude,literal){path}")));
    paths
}
