//! The cause of a failure: what was being done to a file (`FileOperation`), and why it went wrong.

use std::{error, fmt, io};

use crate::casebook::errors::encryption_error::EncryptionError;
use crate::record::read::ReadFlaw;
use crate::ron_text::edit::EditError;
use crate::ron_text::scan::ScanError;

/// Why a file cannot be read or written, or why its text does not read.
///
/// It is an error of the standard library too, so that it can travel inside an [`io::Error`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// In the words of the system or of a library. They may quote data.
    Words(String),
    /// The text does not read as what it should be.
    Read(ReadFlaw),
    /// The text is no RON.
    Scan(ScanError),
    /// The text has no place for an edit.
    Edit(Box<EditError>),
    /// The pieces of an edit do not fit together.
    Splice,
    /// It is larger than it may be.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// It is larger than it may be; how large was not looked at.
    OverLimit {
        /// The limit in bytes.
        limit: u64,
    },
    /// Its name is too long to be hidden in a sealed workspace.
    NameTooLong,
    /// A line of it is longer than a line may be.
    LineTooLong {
        /// The limit in bytes.
        limit: u64,
    },
    /// The account's key has another length than a key has.
    KeyLength {
        /// Its size in bytes.
        bytes: u64,
    },
    /// It is a symbolic link.
    Symlink,
    /// A folder that leads to it is a symbolic link.
    SymlinkFolder {
        /// The folder.
        link: String,
    },
    /// It does not lie within the workspace.
    Outside,
    /// It is a pipe, a device, a socket or a folder.
    NotAFile,
    /// It exists, and nothing is written over.
    Exists,
    /// It changed while it was read.
    ChangedWhileRead,
    /// Its file system has no locks.
    NoLocks,
    /// The account has no home folder.
    NoHome,
    /// The system gives no random numbers.
    NoRandomness,
    /// A plan of an erasure waits that this account did not write.
    ForeignPlan,
    /// A migration waits that this account did not begin.
    ForeignMigration,
    /// It is a queue that this account did not begin.
    ForeignQueue,
    /// It lies in a sealed workspace, and the key does not open it.
    NotOpened(EncryptionError),
}

impl Cause {
    /// An error of this kind that carries the cause.
    #[must_use]
    pub fn into_io(self, kind: io::ErrorKind) -> io::Error {
        io::Error::new(kind, self)
    }
}

/// For the standard library; people are told of it by `text`.
impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl error::Error for Cause {}

impl From<String> for Cause {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<&io::Error> for Cause {
    fn from(error: &io::Error) -> Self {
        let own = error.get_ref().and_then(|inner| inner.downcast_ref());
        own.cloned()
            .unwrap_or_else(|| Self::Words(error.to_string()))
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        Self::from(&error)
    }
}

impl From<ReadFlaw> for Cause {
    fn from(flaw: ReadFlaw) -> Self {
        Self::Read(flaw)
    }
}

impl From<ScanError> for Cause {
    fn from(error: ScanError) -> Self {
        Self::Scan(error)
    }
}

impl From<EditError> for Cause {
    fn from(error: EditError) -> Self {
        Self::Edit(Box::new(error))
    }
}

/// What was being done to a file or folder when it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileOperation {
    /// It was opened.
    Open,
    /// It was looked for.
    LookFor,
    /// It was read.
    Read,
    /// The names in it were read.
    List,
    /// It was written.
    Write,
    /// Something was written into it.
    WriteInto,
    /// The line of a change was made for it.
    WriteLine,
    /// It was made as a folder.
    MakeFolder,
    /// It was made durable.
    Sync,
    /// It was put in its place.
    Rename,
    /// It was taken away.
    Remove,
    /// It was emptied.
    Empty,
    /// What a crash left at its end was cut off.
    CutEnd,
    /// It was locked.
    Lock,
    /// An erasure was begun.
    BeginErasure,
    /// A random number was drawn.
    DrawRandom,
}

impl FileOperation {
    /// Whether it changes nothing.
    #[must_use]
    pub const fn only_reads(self) -> bool {
        matches!(self, Self::Open | Self::LookFor | Self::Read | Self::List)
    }

    /// Its word in the catalogues.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::LookFor => "look-for",
            Self::Read => "read",
            Self::List => "list",
            Self::Write => "write",
            Self::WriteInto => "write-into",
            Self::WriteLine => "write-line",
            Self::MakeFolder => "make-folder",
            Self::Sync => "sync",
            Self::Rename => "rename",
            Self::Remove => "remove",
            Self::Empty => "empty",
            Self::CutEnd => "cut-end",
            Self::Lock => "lock",
            Self::BeginErasure => "begin-erasure",
            Self::DrawRandom => "draw-random",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_travels_in_an_error_of_the_standard_library() {
        let error = Cause::NoLocks.into_io(io::ErrorKind::Unsupported);
        assert_eq!(error.kind(), io::ErrorKind::Unsupported);
        assert_eq!(Cause::from(&error), Cause::NoLocks);
        let error = io::Error::other("no space\u{1b}");
        assert_eq!(
            Cause::from(error),
            Cause::Words("no space\u{1b}".to_owned())
        );
    }
}
