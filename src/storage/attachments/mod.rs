//! The door to attached copies, see [`crate::storage::attachments::attach`] and [`crate::storage::attachments::verify_copies`].
//!
//! - `attach`: attaching copies of files to sources.
//! - `bring_copies`: copies of attached files from another workspace.
//! - `path_completion`: which files a path may become that is being typed.
//! - `verify_copies`: whether the attached copies are what the sources say: lost, altered, or named by nobody.

pub mod attach;
pub mod bring_copies;
pub mod path_completion;
pub mod verify_copies;

use std::path::{Path, PathBuf};

use crate::casebook::book::Book;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::record::id::RecordId;
use crate::storage::attachments::attach::{Copied, attach, copy_path, is_whole, keep_copy};
use crate::storage::attachments::verify_copies::verify_copies;
use crate::storage::commit::publish::Committed;
use crate::storage::workspace::Workspace;

/// What came of attaching a file.
#[derive(Clone, Debug, PartialEq)]
pub enum AttachOutcome {
    /// The source names the copy from now on.
    Linked(Box<Committed>),
    /// The source named this copy already; it had been lost or altered and is as it was. No record has
    /// changed, so there is nothing to take back.
    PutBack(String),
}

impl Workspace {
    /// Attaches a copy of the file at `path` to a source, as one change. What is taken back later is
    /// the link; the copy stays, so that the change can be made again.
    ///
    /// # Errors
    ///
    /// [`Failure::NotAttached`], [`Failure::NoSuchRecord`], and those of [`Workspace::commit`].
    pub fn attach(
        &self,
        source: RecordId,
        path: &Path,
        why: String,
    ) -> Result<AttachOutcome, Failure> {
        self.writable()?;
        match attach(self.fs(), source, path)? {
            Copied::PutBack(copy) => Ok(AttachOutcome::PutBack(copy)),
            Copied::New(_alone, edit) => {
                let change = self.change(why, vec![edit])?;
                Ok(AttachOutcome::Linked(Box::new(self.commit(&change)?)))
            }
        }
    }

    /// Keeps a copy of bytes, and then makes the change that records the source that names them.
    ///
    /// # Errors
    ///
    /// [`Failure::NotAttached`], and those of `commit`.
    pub(in crate::storage) fn with_copy(
        &self,
        (name, bytes): (&str, &[u8]),
        commit: impl FnOnce() -> Result<Committed, Failure>,
    ) -> Result<Committed, Failure> {
        self.writable()?;
        let copy = keep_copy(self.fs(), name, bytes)?;
        let committed = commit();
        // What is unfinished counts, and the next one who opens the workspace finishes it.
        if matches!(&committed, Err(failure) if !matches!(failure, Failure::Unfinished { .. })) {
            copy.take_back(self.fs());
        }
        committed
    }

    /// Where the copy of an attached file lies; `None` if it is not there or not what was attached.
    #[must_use]
    pub fn whole_copy(&self, sha256: &str, name: &str) -> Option<PathBuf> {
        let copy = copy_path(sha256, name);
        is_whole(self.fs(), &copy, sha256).then(|| self.root().join(copy))
    }

    /// What is wrong with the attached copies; reads all of them whole.
    #[must_use]
    pub fn verify_copies(&self, book: &Book) -> Vec<Problem> {
        verify_copies(self.fs(), book)
    }
}
