//! What the last comparison of all people found: a list of this account beside its snapshot, with ids, scores and reasons
//! and without a word of what the records say.

use borsh::{BorshDeserialize, BorshSerialize};
use sha2::{Digest, Sha256};

use crate::casebook::duplicates::reason::{Pair, Weighed};
use crate::casebook::duplicates::signature::compared_bytes;
use crate::record::field_value::StructRef;
use crate::record::id::RecordId;
use crate::storage::fs::Fs;
use crate::storage::snapshot::kept_list::KeptList;
use crate::storage::snapshot::own_files::OwnFile;
use crate::storage::watch::stamp::Stamp;

/// The list of compared people.
pub const COMPARED: KeptList = KeptList {
    purpose: "list of compared people",
    file: OwnFile::Pairs,
};

/// A digest of what a comparison rests on.
pub type ComparedDigest = [u8; 16];

/// A record as a comparison found it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct ComparedRow {
    /// The person, place or unit.
    pub id: RecordId,
    /// The stamp of its file; `None` if it may be another by now.
    pub stamp: Option<Stamp>,
    /// A digest of what of it counts.
    pub digest: ComparedDigest,
}

/// A pair, with what speaks for and against.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct WeighedPair {
    /// The pair.
    pub pair: Pair,
    /// What weighs most first.
    pub reasons: Vec<Weighed>,
}

/// The people who were compared, and all that they were compared by.
#[derive(Clone, Debug, PartialEq, BorshSerialize, BorshDeserialize)]
pub struct ComparedPairs {
    /// All people, places and units, in the order of their ids.
    pub rows: Vec<ComparedRow>,
    /// The pairs, best first.
    pub pairs: Vec<WeighedPair>,
}

impl ComparedPairs {
    /// What the last comparison found; `None` if there is none of this account, or anything about it is doubtful.
    #[must_use]
    pub fn read(fs: &dyn Fs) -> Option<Self> {
        let list: Self = COMPARED.read(fs)?;
        let is_in_order = list.rows.is_sorted_by(|one, other| one.id < other.id);
        is_in_order.then_some(list)
    }
}

/// A digest of what of a record comparing people rests on; `None` of cases and sources.
#[must_use]
pub fn compared_digest(of: StructRef<'_>) -> Option<ComparedDigest> {
    let digest = Sha256::digest(compared_bytes(of)?);
    digest.first_chunk().copied()
}
