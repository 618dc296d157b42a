//! The system's errors as failures that a user can act on.

use std::io;

use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::storage::fs::Fs;

/// What it means that `doing` something to `path` failed with `error`.
#[must_use]
pub fn failed(fs: &dyn Fs, doing: &'static str, path: &str, error: &io::Error) -> Failure {
    let path = fs.root().join(path);
    let reason = error.to_string();
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Failure::ReadOnly { path, reason }
        }
        _ => Failure::Io {
            doing,
            path,
            reason,
        },
    }
}

/// A problem with a file as a whole that is not about one record.
#[must_use]
pub fn about_file(path: &str, reason: Reason) -> Problem {
    Problem {
        at: Location::file(path),
        record: None,
        field: String::new(),
        reason,
    }
}

/// A problem with a line of a file, from 1, that is not a record's.
#[must_use]
pub fn about_line(path: &str, line: usize, reason: Reason) -> Problem {
    Problem {
        at: Location {
            path: path.into(),
            line,
            column: 1,
        },
        record: None,
        field: String::new(),
        reason,
    }
}
