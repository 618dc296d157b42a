//! The installed git, run in a folder.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::casebook::errors::cause::Cause;
use crate::casebook::errors::failure::Failure;

/// The installed git, at work in one folder.
#[derive(Clone, Debug)]
pub struct Git {
    folder: PathBuf,
}

/// What git printed, and how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GitOutput {
    /// How it ended; `None` if a signal ended it.
    pub code: Option<i32>,
    /// Its standard output.
    pub out: String,
    /// Its standard error.
    pub error: String,
}

impl GitOutput {
    /// Whether it did what it was asked for.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.code == Some(0)
    }
}

impl Git {
    /// Git at work in `folder`.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// Runs git and keeps what it prints. Nothing can be asked for on the terminal.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`] if it cannot be started: mostly it is not installed.
    pub fn run(&self, arguments: &[&str]) -> Result<GitOutput, Failure> {
        let done = self
            .command(arguments)
            .env("GIT_TERMINAL_PROMPT", "0")
            .stdin(Stdio::null())
            .output()
            .map_err(|error| Failure::Git {
                command: arguments.first().copied().unwrap_or_default().to_owned(),
                reason: error.into(),
            })?;
        Ok(GitOutput {
            code: done.status.code(),
            out: String::from_utf8_lossy(&done.stdout).into_owned(),
            error: String::from_utf8_lossy(&done.stderr).into_owned(),
        })
    }

    /// What git answers, without the end of the line.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`] with what git says if it does not do it.
    pub fn answer(&self, arguments: &[&str]) -> Result<String, Failure> {
        let done = self.run(arguments)?;
        if done.is_done() {
            return Ok(done.out.trim_end_matches('\n').to_owned());
        }
        Err(Failure::Git {
            command: arguments.first().copied().unwrap_or_default().to_owned(),
            reason: Cause::Words(done.error.trim().to_owned()),
        })
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .arg("-C")
            .arg(&self.folder)
            .args(arguments)
            // What git says is compared, so it says it in one language.
            .env("LC_ALL", "C");
        command
    }
}
