//! The failure of an export: what it was written to, or the workspace.

use std::io;

use crate::casebook::errors::failure::Failure;

/// Why an export could not be written.
#[derive(Debug)]
pub enum ExportFailure {
    /// It cannot be written to where it goes.
    Output(io::Error),
    /// Something else could not be done.
    Failed(Failure),
}

impl From<io::Error> for ExportFailure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Failure> for ExportFailure {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}
