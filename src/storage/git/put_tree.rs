//! The files of a merged tree, put into the workspace one by one. Git itself takes a file away before it
//! writes the next version of it, so a power cut could leave a record missing or cut off, and that would be
//! committed next time. Here each file is staged, synced and renamed.

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::storage::commit::staged::sealed_path;
use crate::storage::digest::{ABSENT, sha256};
use crate::storage::error::failed;
use crate::storage::fs::lock::{PRIVATE, STAGE};
use crate::storage::fs::{Fs, folder_of};
use crate::storage::git::installed_git::{Git, ObjectReader};
use crate::storage::log::body::FileChange;
use crate::storage::log::file::LOGS;
use crate::storage::random::change_id;

/// A file that differs between two trees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeChange {
    /// The file, relative to the workspace.
    pub path: String,
    /// The object that it becomes; `None` if it goes away.
    pub object: Option<String>,
    /// Whether it is a plain file before and after, and none of this program's private ones.
    pub is_plain: bool,
}

/// The files that differ between two trees; `None` if some of them lie outside of the workspace, which is a
/// part of the repository then.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn tree_changes(
    git: &Git,
    prefix: &str,
    before: &str,
    after: &str,
) -> Result<Option<Vec<TreeChange>>, Failure> {
    let arguments = ["diff-tree", "-r", "-z", "--no-renames", before, after];
    let listed = git.answer(&arguments)?;
    let mut parts = listed.split('\0').filter(|part| !part.is_empty());
    let mut changes = Vec::new();
    // git-diff-tree(1), "Raw output format": `:mode mode object object status`, then the path.
    while let (Some(head), Some(path)) = (parts.next(), parts.next()) {
        let Some(path) = path.strip_prefix(prefix) else {
            return Ok(None);
        };
        let fields: Vec<&str> = head.trim_start_matches(':').split(' ').collect();
        let [old, new, _, object, _] = fields[..] else {
            continue;
        };
        let is_file = |mode: &str| matches!(mode, "000000" | "100644" | "100755");
        let is_private = path.starts_with(&format!("{PRIVATE}/")) || path == PRIVATE;
        changes.push(TreeChange {
            path: path.to_owned(),
            object: (new != "000000").then(|| object.to_owned()),
            is_plain: is_file(old) && is_file(new) && !is_private,
        });
    }
    Ok(Some(changes))
}

/// Puts files in place: the logs first, so that no record is newer than what tells of it. The caller holds
/// the lock. What is not plain is left out.
///
/// # Errors
///
/// [`Failure`] if something cannot be read or written; taken up again, it goes on.
pub fn put_files(
    fs: &dyn Fs,
    objects: &mut ObjectReader,
    changes: &[TreeChange],
) -> Result<(), Failure> {
    let id = change_id()?;
    let is_log = |change: &&TreeChange| folder_of(&change.path) == LOGS;
    let plain = || changes.iter().filter(|change| change.is_plain);
    let in_order = plain()
        .filter(is_log)
        .chain(plain().filter(|change| !is_log(change)));
    let mut folders = Vec::new();
    for folder in [PRIVATE, STAGE] {
        make_folder(fs, folder)?;
    }
    for (index, change) in in_order.enumerate() {
        let path = change.path.as_str();
        let Some(object) = &change.object else {
            let gone = fs.unlink(path);
            if let Err(error) = gone.or_else(|error| match error.kind() {
                std::io::ErrorKind::NotFound => Ok(()),
                _ => Err(error),
            }) {
                return Err(failed(fs, FileOperation::Remove, path, &error));
            }
            folders.push(folder_of(path));
            continue;
        };
        let bytes = objects.read(object)?.unwrap_or_default();
        let mut made = String::new();
        for part in folder_of(path).split('/').filter(|part| !part.is_empty()) {
            if !made.is_empty() {
                made.push('/');
            }
            made.push_str(part);
            make_folder(fs, &made)?;
        }
        let file = FileChange {
            path: change.path.clone(),
            before: ABSENT.to_owned(),
            after: sha256(&bytes),
            back: Vec::new(),
        };
        let staged = sealed_path(fs, &id, index, &file)?;
        let is_there = fs.length(path).is_ok_and(|length| length.is_some());
        fs.stage(&staged, is_there.then_some(path), &bytes)
            .map_err(|error| failed(fs, FileOperation::Write, &staged, &error))?;
        fs.rename(&staged, path)
            .map_err(|error| failed(fs, FileOperation::Rename, path, &error))?;
        folders.push(folder_of(path));
    }
    folders.sort_unstable();
    folders.dedup();
    for folder in folders {
        fs.sync_folder(folder)
            .map_err(|error| failed(fs, FileOperation::Sync, folder, &error))?;
    }
    Ok(())
}

fn make_folder(fs: &dyn Fs, folder: &str) -> Result<(), Failure> {
    let made = fs.make_folder(folder);
    let made = made.map_err(|error| failed(fs, FileOperation::MakeFolder, folder, &error))?;
    if made {
        let around = folder_of(folder);
        fs.sync_folder(around)
            .map_err(|error| failed(fs, FileOperation::Sync, around, &error))?;
    }
    Ok(())
}
