//! The flaws of a log's lines: why a line is not what was written.

use crate::casebook::errors::cause::Cause;

/// Why a line of a log is not what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogFlaw {
    /// It does not read.
    Unreadable(Cause),
    /// A name in it has a line feed, which could move text from one part of it into the next under the same hash.
    LineFeed,
    /// Its edits are not those of which its digest was made.
    OtherEdits,
    /// Its hash does not fit what it says.
    WrongHash,
    /// Its number does not follow the one before.
    WrongNumber,
    /// It stands before the line that it follows.
    Moved,
    /// The line before is not the one that it follows.
    Gap,
    /// The line after it does not follow it.
    NotFollowed,
    /// The line that it follows is missing or cannot be read.
    NothingBefore,
    /// Its values have been erased.
    Erased,
    /// Its values have been erased, and no erasure says so.
    ErasedByNobody,
}
