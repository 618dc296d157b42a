//! Signatures of logs in words: who vouches for what, and why a signature does not count.

use crate::casebook::errors::signature_doubt::SignatureDoubt;
use crate::text::catalogue::say;
use crate::text::safe::Safe;

/// Why a signature does not count, in one sentence without the file.
#[must_use]
pub fn signature_doubt(doubt: &SignatureDoubt) -> Safe {
    match doubt {
        SignatureDoubt::Invalid => say!(signature_invalid),
        SignatureDoubt::OtherLog { of } => say!(signature_of_other_log { of }),
        SignatureDoubt::NotListed { member, key } => say!(signature_not_listed { member, key }),
        SignatureDoubt::NotTrusted { member, key } => say!(signature_not_trusted { member, key }),
        SignatureDoubt::NoSuchLine { line } => say!(signature_no_such_line { line }),
        SignatureDoubt::Older { before, now: 0 } => say!(signature_gone { before }),
        SignatureDoubt::Older { before, now } => say!(signature_older { before, now }),
        SignatureDoubt::NewKey { member, key } => say!(signature_new_key { member, key }),
        SignatureDoubt::NotChecked(reason) => say!(signature_not_checked { reason }),
        SignatureDoubt::PinsUnread { path, reason } => {
            let path = path.display();
            say!(signature_pins_unread { path, reason })
        }
    }
}
