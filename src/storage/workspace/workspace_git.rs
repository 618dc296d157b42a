//! The door to git of a workspace.

use crate::casebook::errors::failure::Failure;
use crate::storage::git::setup::{CommitHook, SetupStep, set_up};
use crate::storage::git::sync::synchronise;
use crate::storage::git::synchronisation::{ErasedThere, SyncReport, SyncTexts};
use crate::storage::git::transfer::SyncTarget;
use crate::storage::workspace::Workspace;

impl Workspace {
    /// Lets the clone of git in which the workspace lies merge and compare records by what they say.
    ///
    /// # Errors
    ///
    /// [`Failure::Git`] if it lies in no clone; [`Failure`] if something cannot be written.
    pub fn set_up_git(&self, hook: CommitHook) -> Result<Vec<SetupStep>, Failure> {
        self.writable()?;
        set_up(self.fs(), hook)
    }

    /// Synchronises the clone of git in which the workspace lies with another one.
    ///
    /// # Errors
    ///
    /// As [`synchronise`].
    pub fn synchronise(
        &self,
        target: &SyncTarget,
        erased: ErasedThere,
        texts: &SyncTexts<'_>,
    ) -> Result<SyncReport, Failure> {
        self.writable()?;
        synchronise(self.fs(), self.author_device(), target, erased, texts)
    }
}
