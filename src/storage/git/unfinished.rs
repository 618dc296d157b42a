//! What git has unfinished, so that a synchronisation must not commit: it would send the markers of a merge to
//! everybody, or go into commits that are about to be made anew.

use crate::casebook::errors::failure::{Failure, SyncRefusal};
use crate::storage::fs::Fs;
use crate::storage::git::installed_git::Git;
use crate::storage::git::unmerged_files::unmerged_below;

/// By which file each command of git is known to wait (git-status(1) looks for the same).
const WAITING: [(&str, &str); 4] = [
    ("rebase-merge", "rebase"),
    ("rebase-apply", "rebase"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
];

/// The branch that is checked out.
///
/// # Errors
///
/// [`SyncRefusal::Unfinished`] if git waits for the end of a command, [`SyncRefusal::NoBranch`] if no branch is
/// checked out, and [`Failure::Git`] with what git says.
pub fn settled_branch(fs: &dyn Fs, git: &Git) -> Result<String, Failure> {
    let mut arguments = vec!["rev-parse"];
    arguments.extend(WAITING.iter().flat_map(|(file, _)| ["--git-path", file]));
    let paths = git.answer(&arguments)?;
    for (path, (_, command)) in paths.lines().zip(WAITING) {
        if fs.root().join(path).exists() {
            let command = command.to_owned();
            return Err(Failure::Sync(SyncRefusal::Unfinished { command }));
        }
    }
    let branch = git.run(&["symbolic-ref", "--quiet", "--short", "HEAD"])?;
    match branch.is_done() {
        true => Ok(branch.out.trim_end_matches('\n').to_owned()),
        false => Err(Failure::Sync(SyncRefusal::NoBranch)),
    }
}

/// Refuses files that git left unmerged, as `git stash pop` does.
///
/// # Errors
///
/// [`SyncRefusal::Unmerged`] for the first of them, and [`Failure::Git`] with what git says.
pub fn nothing_unmerged(git: &Git) -> Result<(), Failure> {
    match unmerged_below(git, ".")?.into_iter().next() {
        Some(file) => Err(Failure::Sync(SyncRefusal::Unmerged { path: file.path })),
        None => Ok(()),
    }
}
