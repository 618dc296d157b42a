//! All files below a folder, and which of them a migration touches.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::storage::encryption::sealed_fs::sealed_path::{KEYS, NOT_SEALED};
use crate::storage::error::failed;
use crate::storage::fs::lock::PRIVATE;
use crate::storage::fs::{DirEntry, EntryType, Fs, MIGRATION_PLAN};
use crate::storage::snapshot::is_snapshot;

/// The folder in which the new files of a migration are built.
pub const NEXT: &str = ".lastseen/next";

/// The plan of a migration. That it is there is the commit point.
pub const PLAN: &str = MIGRATION_PLAN;

/// What is never moved: it says nothing, and somebody may hold it just now.
const KEPT: [&str; 4] = [
    ".lastseen/.gitignore",
    ".lastseen/lock",
    ".lastseen/attaching",
    ".lastseen/clone.ron",
];

/// The folder of git, which is git's.
const GIT: &str = ".git";

/// The most folders within one another.
const DEEPEST: usize = 16;

/// The files of a workspace.
#[derive(Debug, Default)]
pub struct Tree {
    /// Those that are taken over.
    pub files: Vec<String>,
    /// Those that are made again, or hold nothing.
    pub dropped: Vec<String>,
}

impl Tree {
    /// The files on disk that make them up: all others are none of the workspace's.
    ///
    /// # Errors
    ///
    /// [`Failure`] if a folder cannot be listed.
    pub fn on_disk(&self, fs: &dyn Fs) -> Result<BTreeSet<String>, Failure> {
        let mut found = BTreeSet::new();
        for path in self.files.iter().chain(&self.dropped) {
            let files = fs
                .lies_at(path)
                .map_err(|error| failed(fs, FileOperation::LookFor, path, &error))?;
            found.extend(files);
        }
        Ok(found)
    }
}

/// All files of a workspace that have names of its own.
///
/// # Errors
///
/// [`Failure`] if a folder cannot be listed, or something in a workspace in the clear is no plain file.
pub fn all_below(fs: &dyn Fs) -> Result<Tree, Failure> {
    let mut tree = Tree::default();
    // Into a sealed workspace nothing of that was ever taken.
    let others = if fs.is_sealed() {
        Others::Left
    } else {
        Others::Refused
    };
    for path in walk(fs, "", &mut Vec::new(), others)? {
        if is_kept(&path) || is_foreign(fs, &path)? {
            continue;
        }
        match is_dropped(&path) {
            true => tree.dropped.push(path),
            false => tree.files.push(path),
        }
    }
    Ok(tree)
}

/// All files of a workspace that are its own: of a sealed one, those that its key opens.
///
/// # Errors
///
/// As [`all_below`].
pub fn own_below(fs: &dyn Fs) -> Result<Tree, Failure> {
    let mut tree = all_below(fs)?;
    if fs.is_sealed() {
        let is_own = |path: &String| !fs.read_at(path, 0, 1).is_err_and(|why| is_of_another(&why));
        tree.files.retain(is_own);
        tree.dropped.retain(is_own);
    }
    Ok(tree)
}

/// Whether a file does not open because it is encrypted to somebody else.
#[must_use]
pub fn is_of_another(why: &io::Error) -> bool {
    matches!(
        Cause::from(why),
        Cause::NotOpened(EncryptionError::WrongKey)
    )
}

/// Whether what has this name in a sealed workspace lies there in the clear, or under another key.
fn is_foreign(fs: &dyn Fs, path: &str) -> Result<bool, Failure> {
    if !fs.is_sealed() || !path.ends_with(NOT_SEALED) {
        return Ok(false);
    }
    match fs.length(path) {
        // Its name is too long to be sealed.
        Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(true),
        Err(error) => Err(failed(fs, FileOperation::LookFor, path, &error)),
        Ok(length) => Ok(length.is_none()),
    }
}

/// Everything on disk that is not kept as it is, below the workspace or a folder of it, as paths from there. In the
/// workspace that may be more than plain files.
///
/// # Errors
///
/// As [`all_below`].
pub fn movable(fs: &dyn Fs, folder: &str) -> Result<Vec<String>, Failure> {
    let others = if folder.is_empty() {
        Others::Listed
    } else {
        Others::Refused
    };
    let files = walk(fs, folder, &mut Vec::new(), others)?.into_iter();
    let within = |path: String| match folder {
        "" => Some(path),
        folder => path
            .strip_prefix(folder)
            .and_then(|path| path.strip_prefix('/'))
            .map(str::to_owned),
    };
    Ok(files
        .filter_map(within)
        .filter(|path| !is_kept(path))
        .collect())
}

/// All folders below one, it and those around it included, innermost first.
///
/// # Errors
///
/// As [`all_below`].
pub fn folders_below(fs: &dyn Fs, folder: &str) -> Result<Vec<String>, Failure> {
    let mut folders = vec![String::new(), PRIVATE.to_owned(), folder.to_owned()];
    walk(fs, folder, &mut folders, Others::Refused)?;
    folders.reverse();
    Ok(folders)
}

/// A lock that somebody holds in a workspace, other than the one that every writer takes.
///
/// # Errors
///
/// As [`all_below`].
pub fn locked_below(fs: &dyn Fs) -> Result<Option<String>, Failure> {
    let mut files = walk(fs, PRIVATE, &mut Vec::new(), Others::Left)?.into_iter();
    Ok(files.find(|path| path.ends_with(".lock") && fs.is_locked(path)))
}

/// Removes all files below a folder. The folders may stay.
///
/// # Errors
///
/// [`Failure::ReadOnly`] or [`Failure::Io`].
pub fn remove_tree(fs: &dyn Fs, folder: &str) -> Result<(), Failure> {
    let mut folders = vec![folder.to_owned()];
    for path in walk(fs, folder, &mut folders, Others::Refused)? {
        fs.unlink(&path)
            .map_err(|error| failed(fs, FileOperation::Remove, &path, &error))?;
    }
    for folder in folders.iter().rev() {
        // An empty folder does no harm.
        let _ = fs.remove_folder(folder);
    }
    Ok(())
}

fn is_kept(path: &str) -> bool {
    KEPT.contains(&path) || path == PLAN
}

/// What is made again, or holds nothing.
fn is_dropped(path: &str) -> bool {
    let is_private = path.starts_with(PRIVATE);
    is_snapshot(path) || is_private && (path.ends_with(".lock") || path.ends_with(".tmp"))
}

/// What is done with links, pipes, names that are no text, and folders that lie too deep.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Others {
    /// They stop it: what a link leads to would stay in the clear.
    Refused,
    /// They are not seen.
    Left,
    /// They stand among the files.
    Listed,
}

fn walk(
    fs: &dyn Fs,
    from: &str,
    folders: &mut Vec<String>,
    others: Others,
) -> Result<Vec<String>, Failure> {
    let mut files = Vec::new();
    let mut waiting = vec![(from.to_owned(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        let listed = match fs.list(&folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            listed => listed.map_err(|error| failed(fs, FileOperation::List, &folder, &error))?,
        };
        for DirEntry { name, sort } in listed {
            let is_text = name.to_str().is_some();
            let name = name.to_string_lossy();
            let path = match folder.as_str() {
                "" => name.into_owned(),
                folder => format!("{folder}/{name}"),
            };
            match sort {
                _ if path == GIT => {}
                EntryType::File if is_text => files.push(path),
                EntryType::Folder if path == NEXT && from != NEXT => {}
                EntryType::Folder if is_text && depth < DEEPEST => {
                    folders.push(path.clone());
                    waiting.push((path, depth + 1));
                }
                _ if others == Others::Listed => files.push(path),
                _ if others == Others::Left => {}
                _ => {
                    let why = ErrorKind::Unsupported.into();
                    return Err(failed(fs, FileOperation::Read, &path, &why));
                }
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a path leads to a key file.
#[must_use]
pub fn is_key_file(path: &str) -> bool {
    path.strip_prefix(KEYS)
        .is_some_and(|rest| rest.starts_with('/'))
}
