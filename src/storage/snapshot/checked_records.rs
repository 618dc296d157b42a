//! What the last check of all records found nothing in: a list of this account beside its snapshot, without a word of what
//! the records say.

use borsh::{BorshDeserialize, BorshSerialize};

use crate::record::id::RecordId;
use crate::storage::fs::Fs;
use crate::storage::snapshot::kept_list::KeptList;
use crate::storage::snapshot::own_files::OwnFile;
use crate::storage::watch::stamp::Stamp;

/// The list of checked records.
pub const CHECKED: KeptList = KeptList {
    purpose: "list of checked records",
    file: OwnFile::Checked,
};

/// A record as a check left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct CheckedRow {
    /// The record.
    pub id: RecordId,
    /// The stamp of the file that was looked through; `None` if it may be another by now.
    pub stamp: Option<Stamp>,
    /// Whether nothing was found in it.
    pub is_clean: bool,
    /// Whether it was joined to another one.
    pub is_joined: bool,
}

/// The records that were checked.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct CheckedRecords {
    /// A digest of all that counts for every record: the day, the head, the erasures.
    pub context: [u8; 32],
    /// The records, in the order of their ids.
    pub rows: Vec<CheckedRow>,
}

impl CheckedRecords {
    /// The list of the last check; `None` if there is none of this account and context, or anything about it is
    /// doubtful.
    #[must_use]
    pub fn read(fs: &dyn Fs, context: &[u8; 32]) -> Option<Self> {
        let list: Self = CHECKED.read(fs)?;
        let is_in_order = list.rows.is_sorted_by(|one, other| one.id < other.id);
        (list.context == *context && is_in_order).then_some(list)
    }
}
