//! The door to attached copies, see [`crate::storage::attach`] and [`crate::storage::copies`].

use std::path::Path;

use crate::casebook::book::Book;
use crate::casebook::failure::Failure;
use crate::casebook::problem::Problem;
use crate::record::id::RecordId;
use crate::storage::attach::{Copied, attach};
use crate::storage::copies::verify_copies;
use crate::storage::publish::Committed;
use crate::storage::workspace::Workspace;

/// What came of attaching a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Attached {
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
    pub fn attach(&self, source: RecordId, path: &Path, why: String) -> Result<Attached, Failure> {
        self.writable()?;
        match attach(self.fs(), source, path)? {
            Copied::PutBack(copy) => Ok(Attached::PutBack(copy)),
            Copied::New(_alone, edit) => {
                let change = self.change(why, vec![edit])?;
                Ok(Attached::Linked(Box::new(self.commit(&change)?)))
            }
        }
    }

    /// What is wrong with the attached copies; reads all of them whole.
    #[must_use]
    pub fn verify_copies(&self, book: &Book) -> Vec<Problem> {
        verify_copies(self.fs(), book)
    }
}
