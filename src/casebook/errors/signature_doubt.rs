//! A doubt about a signature of a log: why it does not vouch for what it should.

use std::path::PathBuf;

use crate::casebook::errors::cause::Cause;

/// Why a signature, or the key of a member, does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignatureDoubt {
    /// It is no signature of what stands there.
    Invalid,
    /// It is of another log.
    OtherLog {
        /// The name of that log.
        of: String,
    },
    /// It is by a key that the workspace does not list for the member.
    NotListed {
        /// The member whose log it is.
        member: String,
        /// The fingerprint.
        key: String,
    },
    /// It is by a key that is listed, and that nobody at this machine has taken for the member's.
    NotTrusted {
        /// The member whose log it is.
        member: String,
        /// The fingerprint.
        key: String,
    },
    /// The line that it signs is not in the log.
    NoSuchLine {
        /// Its number.
        line: u64,
    },
    /// Less is signed than this machine has seen signed.
    Older {
        /// The number of the last line that was signed then.
        before: u64,
        /// That of the last one that is signed now; 0 if none is.
        now: u64,
    },
    /// A key is listed for a member who was known without it.
    NewKey {
        /// The member.
        member: String,
        /// The fingerprint.
        key: String,
    },
    /// `ssh-keygen` could not check it.
    NotChecked(Cause),
    /// The keys that this account has pinned cannot be read.
    PinsUnread {
        /// Their file.
        path: PathBuf,
        /// Why.
        reason: Cause,
    },
}

impl SignatureDoubt {
    /// The one word for it in JSON.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Invalid => "signature-invalid",
            Self::OtherLog { .. } => "signature-of-other-log",
            Self::NotListed { .. } => "signature-key-not-listed",
            Self::NotTrusted { .. } => "signature-key-not-trusted",
            Self::NoSuchLine { .. } => "signature-without-line",
            Self::Older { .. } => "signature-older",
            Self::NewKey { .. } => "signer-key-new",
            Self::NotChecked(_) => "signature-not-checked",
            Self::PinsUnread { .. } => "pinned-keys-unread",
        }
    }
}
