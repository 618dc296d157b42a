//! The system's errors as failures that a user can act on.

use std::io;

use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::ron_text::path::FieldPath;
use crate::storage::fs::Fs;

/// What it means that an operation on `path` failed with `error`.
#[must_use]
pub fn failed(fs: &dyn Fs, operation: FileOperation, path: &str, error: &io::Error) -> Failure {
    let path = fs.root().join(path);
    let reason = Cause::from(error);
    let is_forbidden = matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
    );
    match is_forbidden && !operation.only_reads() {
        true => Failure::ReadOnly { path, reason },
        false => Failure::Io {
            operation,
            path,
            reason,
        },
    }
}

/// That something could not be looked at, as a finding; `path` is where it lies if the failure does not say so.
#[must_use]
pub fn problem_of(fs: &dyn Fs, path: &str, failure: Failure) -> Problem {
    match failure {
        Failure::Io { path, reason, .. } | Failure::ReadOnly { path, reason } => {
            let path = path.strip_prefix(fs.root()).unwrap_or(&path);
            about_file(&path.to_string_lossy(), Reason::Unreadable(reason))
        }
        Failure::BadHead {
            path,
            line,
            column,
            reason,
        }
        | Failure::Unsound {
            path,
            line,
            column,
            reason,
        } => Problem {
            at: Location {
                path: path.strip_prefix(fs.root()).unwrap_or(&path).to_owned(),
                line,
                column,
            },
            ..about_file("", reason)
        },
        Failure::NewerFormat { format, .. } => about_file(path, Reason::NewerFormat { format }),
        _ => about_file(path, Reason::Interrupted),
    }
}

/// A problem with a file as a whole that is not about one record.
#[must_use]
pub fn about_file(path: &str, reason: Reason) -> Problem {
    Problem {
        at: Location::file(path),
        record: None,
        field: FieldPath::root(),
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
        field: FieldPath::root(),
        reason,
    }
}
