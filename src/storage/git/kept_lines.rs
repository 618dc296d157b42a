//! The lines of logs that one side took out, as a revert of a merge does: they stay, for they tell what somebody said.

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::git::installed_git::{Git, ObjectReader};
use crate::storage::git::logs_in_git::{has_more, logs_in_git};
use crate::storage::git::merge_driver::{is_log, merged_logs};
use crate::storage::git::put_tree::{TreeChange, put_bytes};
use crate::storage::log::file::{LOGS, read_whole};
use crate::storage::random::change_id;

/// A log that has lines which the other side took out.
pub struct KeptLines {
    /// Its path in the workspace.
    pub path: String,
    /// The lines of both; `None` if the other side took it away whole.
    bytes: Option<Vec<u8>>,
}

/// Takes those out of these changes that would take lines out of a log. What an erasure left of a line is a line.
///
/// # Errors
///
/// [`Failure::Git`] with what git says.
pub fn kept_lines(
    objects: &mut ObjectReader,
    changes: &mut Vec<TreeChange>,
) -> Result<Vec<KeptLines>, Failure> {
    let mut kept = Vec::new();
    let mut left = Vec::new();
    for change in std::mem::take(changes) {
        let before = change.before.as_ref().filter(|_| is_log(&change.path));
        let Some(before) = before else {
            left.push(change);
            continue;
        };
        let Some(after) = &change.object else {
            kept.push(KeptLines {
                path: change.path,
                bytes: None,
            });
            continue;
        };
        let ours = objects.read(before)?.unwrap_or_default();
        let theirs = objects.read(after)?.unwrap_or_default();
        if theirs.starts_with(&ours) || !has_more(&ours, &theirs) {
            left.push(change);
            continue;
        }
        kept.push(KeptLines {
            path: change.path,
            bytes: Some(merged_logs([&ours, &theirs])),
        });
    }
    *changes = left;
    Ok(kept)
}

/// Puts the lines of both in place. The caller holds the lock.
///
/// # Errors
///
/// [`Failure`] if a log cannot be written; taken up again, it goes on.
pub fn put_kept(fs: &dyn Fs, kept: &[KeptLines]) -> Result<(), Failure> {
    let id = change_id()?;
    for (index, log) in kept.iter().enumerate() {
        if let Some(bytes) = &log.bytes {
            put_bytes(fs, (&id, index), &log.path, bytes)?;
        }
    }
    if !kept.is_empty() {
        fs.sync_folder(LOGS)
            .map_err(|error| failed(fs, FileOperation::Sync, LOGS, &error))?;
    }
    Ok(())
}

/// Brings the lines of our logs back that a merge of git in the workspace took out; gives these logs. The caller holds
/// the lock.
///
/// # Errors
///
/// [`Failure`] if a log cannot be read or written; taken up again, it goes on.
pub fn bring_back_lines(fs: &dyn Fs, git: &Git, ours: &str) -> Result<Vec<String>, Failure> {
    let mut kept = Vec::new();
    for (path, log) in logs_in_git(fs, git, &mut git.objects()?, ours)? {
        let Some(before) = log.bytes.filter(|_| is_log(&path)) else {
            continue;
        };
        let now = read_whole(fs, &path)
            .map_err(|error| failed(fs, FileOperation::Read, &path, &error))?
            .unwrap_or_default();
        if has_more(&before, &now) {
            let bytes = Some(merged_logs([&before, &now]));
            kept.push(KeptLines { path, bytes });
        }
    }
    put_kept(fs, &kept)?;
    Ok(kept.into_iter().map(|log| log.path).collect())
}
