//! The files of a merged tree, put into the workspace one by one. Git itself takes a file away before it
//! writes the next version of it, so a power cut could leave a record missing or cut off, and that would be
//! committed next time. Here each file is staged, synced and renamed.

use std::collections::BTreeSet;

use crate::casebook::change::ChangeId;
use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::{Failure, SyncRefusal};
use crate::casebook::errors::problem::Problem;
use crate::storage::commit::staged::authenticated_path;
use crate::storage::digest::{ABSENT, sha256};
use crate::storage::encryption::sealed_fs::segments::order_of;
use crate::storage::error::failed;
use crate::storage::fs::lock::{PRIVATE, STAGE};
use crate::storage::fs::{Fs, folder_of};
use crate::storage::git::installed_git::{Git, ObjectReader};
use crate::storage::git::path_in_git::files_of_git;
use crate::storage::log::body::FileChange;
use crate::storage::log::file::is_among_logs;
use crate::storage::random::change_id;
use crate::storage::snapshot::remove_all;

/// A file that differs between two trees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeChange {
    /// The file, relative to the workspace.
    pub path: String,
    /// The object that it is before; `None` if it is new.
    pub before: Option<String>,
    /// The object that it becomes; `None` if it goes away.
    pub object: Option<String>,
    /// Whether it is a plain file before and after, and none of this program's private ones.
    pub is_plain: bool,
    /// Whether it is a commit of a submodule, which stands in git's index alone.
    pub is_submodule: bool,
}

/// Stages other commits of submodules, as a merge of git does: nothing on the disk is another one by that.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn note_submodules(git: &Git, prefix: &str, changes: &[TreeChange]) -> Result<(), Failure> {
    for change in changes {
        let path = change.path.as_str();
        match &change.object {
            Some(commit) => git.answer(&[
                "update-index",
                "--add",
                "--cacheinfo",
                // Such a path is one of the repository, wherever git works.
                &format!("160000,{commit},{prefix}{path}"),
            ])?,
            None => git.answer(&["update-index", "--force-remove", "--", path])?,
        };
    }
    Ok(())
}

/// What differs between two trees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TreeChanges {
    /// The files of the workspace.
    pub inside: Vec<TreeChange>,
    /// Whether there are others: the workspace is a part of the repository then.
    pub has_outside: bool,
}

/// The files that differ between two trees.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn tree_changes(
    git: &Git,
    prefix: &str,
    before: &str,
    after: &str,
) -> Result<TreeChanges, Failure> {
    let arguments = ["diff-tree", "-r", "-z", "--no-renames", before, after];
    let listed = git.answer(&arguments)?;
    let mut parts = listed.split('\0').filter(|part| !part.is_empty());
    let mut changes = TreeChanges::default();
    // git-diff-tree(1), "Raw output format": `:mode mode object object status`, then the path.
    while let (Some(head), Some(path)) = (parts.next(), parts.next()) {
        let Some(path) = path.strip_prefix(prefix) else {
            changes.has_outside = true;
            continue;
        };
        let fields: Vec<&str> = head.trim_start_matches(':').split(' ').collect();
        let [old, new, before, object, _] = fields[..] else {
            continue;
        };
        let is_file = |mode: &str| matches!(mode, "000000" | "100644" | "100755");
        let is_commit = |mode: &str| matches!(mode, "000000" | "160000");
        changes.inside.push(TreeChange {
            path: path.to_owned(),
            before: (old != "000000").then(|| before.to_owned()),
            object: (new != "000000").then(|| object.to_owned()),
            is_plain: is_file(old) && is_file(new) && !is_private(path),
            is_submodule: is_commit(old) && is_commit(new) && !is_private(path),
        });
    }
    Ok(changes)
}

/// Whether a path leads among the private files of this program or of git, also on a disk that takes capitals and
/// small letters for one, or has short names. Git refuses such trees in a checkout, but keeps them as objects.
fn is_private(path: &str) -> bool {
    path.split(['/', '\\']).any(|part| {
        let part = part.trim_end_matches(['.', ' ']).to_ascii_lowercase();
        part == PRIVATE
            || part == ".git"
            || part.starts_with("git~")
            || part == ".."
            || part.is_empty()
    })
}

/// Puts files in place: the logs first, so that no record is newer than what tells of it. The caller holds
/// the lock. What is not plain is left out. Gives the snapshots that only other accounts may remove.
///
/// # Errors
///
/// [`Failure`] if something cannot be read or written; taken up again, it goes on.
pub fn put_files(
    fs: &dyn Fs,
    objects: &mut ObjectReader,
    changes: &[TreeChange],
) -> Result<Vec<Problem>, Failure> {
    let id = change_id()?;
    let above = fs;
    let fs = files_of_git(above);
    let is_log = |change: &&TreeChange| is_among_logs(&change.path);
    let plain = || changes.iter().filter(|change| change.is_plain);
    let mut logs: Vec<&TreeChange> = plain().filter(is_log).collect();
    if above.is_sealed() {
        in_order_of_segments(&mut logs);
    }
    let in_order = logs
        .into_iter()
        .chain(plain().filter(|change| !is_log(change)));
    let mut folders = Vec::new();
    for folder in [PRIVATE, STAGE] {
        make_folder(fs, folder)?;
    }
    for change in plain() {
        unchanged(fs, objects, change)?;
    }
    for (index, change) in in_order.enumerate() {
        let path = change.path.as_str();
        unchanged(fs, objects, change)?;
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
        let bytes = objects.read(object)?.ok_or_else(|| missing(object))?;
        put_bytes(above, (&id, index), path, &bytes)?;
        folders.push(folder_of(path));
    }
    folders.sort_unstable();
    folders.dedup();
    for folder in &folders {
        fs.sync_folder(folder)
            .map_err(|error| failed(fs, FileOperation::Sync, folder, &error))?;
    }
    // What came may be an erasure.
    if folders.is_empty() {
        return Ok(Vec::new());
    }
    remove_all(above).map_err(|(path, error)| failed(above, FileOperation::Remove, &path, &error))
}

/// Puts bytes in the place of a file as git has it, file number `index` of a change. The folder is synced by the caller.
///
/// # Errors
///
/// [`Failure`] if it cannot be written; the file is as it was then.
pub fn put_bytes(
    fs: &dyn Fs,
    (change, index): (&ChangeId, usize),
    path: &str,
    bytes: &[u8],
) -> Result<(), Failure> {
    let mut made = String::new();
    for part in folder_of(path).split('/').filter(|part| !part.is_empty()) {
        if !made.is_empty() {
            made.push('/');
        }
        made.push_str(part);
        make_folder(fs, &made)?;
    }
    let file = FileChange {
        path: path.to_owned(),
        before: ABSENT.to_owned(),
        after: sha256(bytes),
        back: Vec::new(),
    };
    let staged = authenticated_path(fs, change, index, &file)?;
    // What git has of a sealed workspace is sealed already.
    let below = fs.sealed().map(|sealed| sealed.path_below(&staged));
    let staged = below
        .unwrap_or_else(|| Ok(staged.clone()))
        .map_err(|error| failed(fs, FileOperation::Write, &staged, &error))?;
    let fs = files_of_git(fs);
    let is_there = fs.length(path).is_ok_and(|length| length.is_some());
    fs.stage(&staged, is_there.then_some(path), bytes)
        .map_err(|error| failed(fs, FileOperation::Write, &staged, &error))?;
    fs.rename(&staged, path)
        .map_err(|error| failed(fs, FileOperation::Rename, path, &error))
}

/// Sorts the segments of logs so that whoever looks meanwhile sees the old log, or the new one, or a part of it.
fn in_order_of_segments(changes: &mut [&TreeChange]) {
    const FIRST: &str = "-000000000000.age";
    let begun: BTreeSet<String> = changes
        .iter()
        .filter(|change| change.before.is_none())
        .filter_map(|change| change.path.strip_suffix(FIRST).map(str::to_owned))
        .collect();
    changes.sort_by_cached_key(|change| {
        let (folder, name) = change.path.rsplit_once('/').unwrap_or_default();
        let generation = change.path.rsplit_once('-').unwrap_or_default().0;
        let is_new = begun.contains(generation);
        let order = order_of(name, is_new, change.object.is_none());
        (folder.to_owned(), order)
    });
}

/// Refuses to replace a file that is neither as it was before nor as it becomes: somebody saved it meanwhile.
fn unchanged(fs: &dyn Fs, objects: &mut ObjectReader, change: &TreeChange) -> Result<(), Failure> {
    let path = change.path.as_str();
    let unreadable = |error: std::io::Error| failed(fs, FileOperation::Read, path, &error);
    let is = match fs.length(path).map_err(unreadable)? {
        Some(length) => {
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            Some(fs.read_at(path, 0, length).map_err(unreadable)?)
        }
        None => None,
    };
    for object in [&change.before, &change.object] {
        let known = match object {
            Some(object) => Some(objects.read(object)?.ok_or_else(|| missing(object))?),
            None => None,
        };
        if known == is || is_converted(known.as_deref(), is.as_deref()) {
            return Ok(());
        }
    }
    Err(Failure::Sync(SyncRefusal::ChangedMeanwhile {
        path: change.path.clone(),
    }))
}

/// Whether a file is a text of git with the line ends of another system, as `core.autocrlf` makes it.
fn is_converted(known: Option<&[u8]>, is: Option<&[u8]>) -> bool {
    let (Some(known), Some(is)) = (known, is) else {
        return false;
    };
    if memchr::memchr(0, is).is_some() || memchr::memchr(b'\r', known).is_some() {
        return false;
    }
    let lines = is.split_inclusive(|byte| *byte == b'\n');
    let bare = lines.flat_map(|line| match line.strip_suffix(b"\r\n") {
        Some(text) => [text, b"\n"],
        None => [line, b""],
    });
    bare.flatten().eq(known)
}

fn missing(object: &str) -> Failure {
    Failure::Git {
        command: "cat-file".to_owned(),
        reason: Cause::Words(object.to_owned()),
    }
}

/// Makes a folder, durably.
pub(super) fn make_folder(fs: &dyn Fs, folder: &str) -> Result<(), Failure> {
    let made = fs.make_folder(folder);
    let made = made.map_err(|error| failed(fs, FileOperation::MakeFolder, folder, &error))?;
    if made {
        let around = folder_of(folder);
        fs.sync_folder(around)
            .map_err(|error| failed(fs, FileOperation::Sync, around, &error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_the_line_ends_of_another_system_is_the_same() {
        let same = |known: &[u8], is: &[u8]| is_converted(Some(known), Some(is));
        assert!(same(b"a\nb\n", b"a\r\nb\r\n"));
        assert!(same(b"a\nb", b"a\r\nb"));
        assert!(!same(b"a\nb\n", b"a\r\nc\r\n"));
        assert!(!same(b"a\rb\n", b"a\rb\r\n"));
        assert!(!same(b"a\0\n", b"a\0\r\n"));
        assert!(!same(b"a\n", b"a\r\r\n"));
        assert!(!is_converted(None, Some(b"")));
    }

    #[test]
    fn the_private_files_of_git_and_of_this_program_are_never_put() {
        for path in [
            ".git/config",
            ".GIT/hooks/pre-commit",
            "people/.git/config",
            "git~1/config",
            ".git./config",
            ".lastseen/lock",
            ".LastSeen/drafts",
            "people\\..\\..\\x",
            "../x",
        ] {
            assert!(is_private(path), "{path}");
        }
        for path in [
            "people/p-aaaaaaaaaa.ron",
            ".gitignore",
            ".gitattributes",
            "files/a.git.txt",
        ] {
            assert!(!is_private(path), "{path}");
        }
    }
}
