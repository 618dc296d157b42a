//! What an index of words says of itself, and which of an account's files do not belong to the snapshot that counts.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::record::id::RecordId;
use crate::storage::fs::Fs;
use crate::storage::snapshot::footer::{FileSection, LAYOUT, read_end, with_mac};
use crate::storage::snapshot::own_files::{OwnFile, UNFINISHED, remove_own};
use crate::storage::workspace::account_state::AccountState;

/// The purpose of the MAC of an index.
const PURPOSE: &str = "index of words";

/// What an index says of itself.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct IndexFooter {
    /// [`LAYOUT`] of the program that wrote it.
    pub layout: String,
    /// The snapshot that it was made of.
    pub snapshot: [u8; 32],
    /// The people of whom it says something else.
    pub beside: Vec<RecordId>,
    /// Where its bytes are.
    pub parts: Vec<FileSection>,
}

impl IndexFooter {
    /// The footer of an index that this account made of this snapshot; `None` if it made none.
    #[must_use]
    pub fn read(fs: &dyn Fs, path: &str, snapshot: [u8; 32]) -> Option<Self> {
        let footer: Self = borsh::from_slice(&read_end(fs, path, PURPOSE)?).ok()?;
        (footer.layout == LAYOUT && footer.snapshot == snapshot).then_some(footer)
    }

    /// Its bytes, sealed; `None` if the account has no key.
    #[must_use]
    pub fn to_bytes(&self, account: &AccountState) -> Option<Vec<u8>> {
        with_mac(borsh::to_vec(self).ok()?, PURPOSE, account)
    }
}

/// Removes what this account has beside its snapshot and what does not count: indexes of words of another one than this, or of
/// none, which may name who was taken out of the workspace since, those that were left half written, and what has a name of
/// before.
pub fn remove_stale(fs: &dyn Fs, snapshot: Option<[u8; 32]>) {
    remove_own(fs, |file, path| {
        if file == OwnFile::Snapshot {
            return false;
        }
        let is_unfinished = path.ends_with(UNFINISHED);
        let is_current = || file.path(fs.account()).as_deref() == Some(path);
        if file != OwnFile::Words {
            return !is_unfinished && !is_current();
        }
        let counts = |of| is_current() && IndexFooter::read(fs, path, of).is_some();
        is_unfinished || !snapshot.is_some_and(counts)
    });
}
