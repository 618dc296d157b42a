//! Unread files: which problems say that a record may be missing from every answer.

use crate::casebook::errors::problem::{Problem, Reason};
use crate::record::kind::Kind;
use crate::record::workspace::FILE_NAME;

/// Whether a problem says that a file or folder of records could not be read, so that whatever is counted or
/// listed may lack something. Fails closed: any problem of reading such a place counts, except one that
/// says that no record is expected there.
#[must_use]
pub fn hides_records(problem: &Problem) -> bool {
    // Of a copy the record itself is read.
    if matches!(
        problem.reason,
        Reason::UnknownKind
            | Reason::CopyOfHead { .. }
            | Reason::PutAside { .. }
            | Reason::CopyOfRecord { is_there: true, .. }
    ) {
        return false;
    }
    let mut parts = problem.at.path.components();
    let first = parts.next().map(|part| part.as_os_str().to_string_lossy());
    match first.as_deref() {
        None | Some(FILE_NAME) => true,
        Some(folder) => Kind::ALL.iter().any(|kind| kind.folder() == folder),
    }
}

/// The same of the records of one kind, and of the settings of the workspace for all kinds.
#[must_use]
pub fn hides_records_of(problem: &Problem, kind: Kind) -> bool {
    let other = |other: &Kind| *other != kind && problem.at.path.starts_with(other.folder());
    hides_records(problem) && !Kind::ALL.iter().any(other)
}
