//! Fetching from another clone and sending to it, by a remote of git or in a bundle.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::failure::Failure;
use crate::storage::git::bundle::{ALONE, Bundle};
use crate::storage::git::installed_git::{Git, answer_of};

/// With what a clone is synchronised.
pub enum SyncTarget {
    /// A remote of git, by its name or address; `None` for the one that the branch follows, or `origin`.
    Remote(Option<String>),
    /// A bundle: a file that holds a repository, to be carried by hand.
    Bundle(Bundle),
}

/// What came of sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sending {
    /// The other side has what is here now.
    Sent,
    /// It had it already.
    Idle,
    /// Somebody else sent something in the meantime.
    Forestalled,
}

/// The way to the other side.
pub struct Transfer<'a> {
    /// Git at work in the workspace.
    pub git: &'a Git,
    /// The other side.
    pub target: &'a SyncTarget,
}

impl Transfer<'_> {
    /// Fetches; `false` if there is nothing on the other side yet.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`] with what git says.
    pub fn fetch(&self, branch: &str) -> Result<bool, Failure> {
        match self.target {
            SyncTarget::Remote(name) => {
                let remote = self.remote(name.as_deref(), branch)?;
                let there = self.git.run_openly(&[
                    "ls-remote",
                    "--exit-code",
                    "--heads",
                    &remote,
                    branch,
                ])?;
                if there.code == Some(2) {
                    return Ok(false);
                }
                self.git
                    .answer_openly(&["fetch", "--quiet", ALONE, &remote, branch])?;
                Ok(true)
            }
            SyncTarget::Bundle(bundle) => bundle.fetch(self.git, branch),
        }
    }

    /// Sends what is here.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`] with what git says.
    pub fn send(&self, branch: &str) -> Result<Sending, Failure> {
        match self.target {
            SyncTarget::Remote(name) => {
                let remote = self.remote(name.as_deref(), branch)?;
                let refs = format!("HEAD:refs/heads/{branch}");
                let done = self
                    .git
                    .run_openly(&["push", "--porcelain", &remote, &refs])?;
                // git-push(1), "Output": `!` is a refused ref, `=` one that was up to date.
                let has = |flag: char| done.out.lines().any(|line| line.starts_with(flag));
                let is_behind = |line: &str| {
                    line.contains("[rejected]")
                        && (line.contains("(fetch ") || line.contains("non-fast-forward"))
                };
                if !done.is_done()
                    && (done.out.lines().any(is_behind) || self.has_moved(&remote, branch)?)
                {
                    return Ok(Sending::Forestalled);
                }
                let is_sent = !has('=');
                answer_of(&done, &["push"])?;
                Ok(if is_sent {
                    Sending::Sent
                } else {
                    Sending::Idle
                })
            }
            SyncTarget::Bundle(bundle) => {
                bundle.write(self.git, branch)?;
                Ok(Sending::Sent)
            }
        }
    }

    /// Whether the other side has something that is not here. If it takes two sendings at the same time, it refuses one of
    /// them in words of its own.
    fn has_moved(&self, remote: &str, branch: &str) -> Result<bool, Failure> {
        let name = format!("refs/heads/{branch}");
        let there = self.git.run_openly(&["ls-remote", remote, &name])?;
        let Some((commit, _)) = there.out.split_once('\t') else {
            return Ok(false);
        };
        let is_here = ["merge-base", "--is-ancestor", commit, "HEAD"];
        Ok(!self.git.run(&is_here)?.is_done())
    }

    fn remote(&self, name: Option<&str>, branch: &str) -> Result<String, Failure> {
        if let Some(name) = name {
            return match name.starts_with('-') {
                // Git would take it for a flag.
                true => Err(Failure::Git {
                    command: "remote".to_owned(),
                    reason: Cause::Words(name.to_owned()),
                }),
                false => Ok(name.to_owned()),
            };
        }
        let key = format!("branch.{branch}.remote");
        let followed = self.git.run(&["config", "--get", &key])?;
        let followed = followed.out.trim();
        Ok(if followed.is_empty() {
            "origin"
        } else {
            followed
        }
        .to_owned())
    }
}

/// Whether a file lies in a folder or below it, links followed; also if the folder is mounted in a second place.
#[must_use]
pub fn is_inside(file: &Path, folder: &Path) -> bool {
    let here = Path::new(".");
    let around = file.parent();
    // A name alone lies in the current folder.
    let around = around.map(|around| match around.as_os_str().is_empty() {
        true => here,
        false => around,
    });
    let around = around.and_then(|around| fs::canonicalize(around).ok());
    let Some((around, folder)) = around.zip(fs::metadata(folder).ok()) else {
        return false;
    };
    let is_it = |path: &Path| {
        let found = fs::metadata(path).ok();
        found.is_some_and(|found| (found.dev(), found.ino()) == (folder.dev(), folder.ino()))
    };
    around.ancestors().any(is_it)
}
