//! The door to attached copies, see [`crate::storage::attach`] and [`crate::storage::copies`].

use std::path::Path;

use crate::casebook::book::Book;
use crate::casebook::failure::Failure;
use crate::casebook::problem::Problem;
use crate::record::id::RecordId;
use crate::storage::attach::attach;
use crate::storage::copies::verify_copies;
use crate::storage::publish::Committed;
use crate::storage::workspace::Workspace;

impl Workspace {
    /// Attaches a copy of the file at `path` to a source, as one change. What is taken back later is
    /// the link; the copy stays, so that the change can be made again.
    ///
    /// # Errors
    ///
    /// [`Failure::NotAttached`], [`Failure::NoSuchRecord`], and those of [`Workspace::commit`].
    pub fn attach(&self, source: RecordId, path: &Path, why: String) -> Result<Committed, Failure> {
        self.writable()?;
        let (_alone, edit) = attach(self.fs(), source, path)?;
        self.commit(&self.change(why, vec![edit])?)
    }

    /// What is wrong with the attached copies; reads all of them whole.
    #[must_use]
    pub fn verify_copies(&self, book: &Book) -> Vec<Problem> {
        verify_copies(self.fs(), book)
    }
}
