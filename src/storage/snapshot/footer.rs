//! What a snapshot says of itself, with a MAC of the account that wrote it.

use borsh::{BorshDeserialize, BorshSerialize};
use sha2::{Digest, Sha256};

use crate::record::id::RecordId;
use crate::storage::fs::Fs;
use crate::storage::watch::stamp::Stamp;
use crate::storage::workspace::account_state::{AccountState, MAC_LENGTH};

/// The purpose of the MAC of a footer.
const PURPOSE: &str = "snapshot";

/// The version of the program, and a digest of its sources: what another build wrote may mean something else.
pub const LAYOUT: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("LASTSEEN_LAYOUT"));

/// The most bytes of a footer: those of some ten million records.
const FOOTER_LIMIT: u64 = 1024 * 1024;

/// What follows the footer: its length and its MAC.
const TAIL: u64 = 4 + MAC_LENGTH as u64;

/// A range of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct FileSection {
    /// Where it begins.
    pub offset: u64,
    /// How many bytes it has.
    pub length: u64,
    /// Their SHA-256.
    pub digest: [u8; 32],
}

impl FileSection {
    /// The section that these bytes are at this place.
    #[must_use]
    pub fn of(offset: u64, bytes: &[u8]) -> Self {
        Self {
            offset,
            length: bytes.len() as u64,
            digest: Sha256::digest(bytes).into(),
        }
    }

    /// Its bytes; `None` if they are not those that were written.
    #[must_use]
    pub fn read(&self, fs: &dyn Fs, path: &str) -> Option<Vec<u8>> {
        let bytes = fs
            .read_at(path, self.offset, usize::try_from(self.length).ok()?)
            .ok()?;
        (Self::of(self.offset, &bytes) == *self).then_some(bytes)
    }
}

/// Some records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Chunk {
    /// How many.
    pub records: u32,
    /// Where they are.
    pub section: FileSection,
}

/// In which state of its file a record was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Row {
    /// The record.
    pub id: RecordId,
    /// The stamp of its file.
    pub stamp: Stamp,
}

/// What a snapshot says of itself.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Footer {
    /// [`LAYOUT`] of the program that wrote it.
    pub layout: String,
    /// When its files were looked at, in nanoseconds since 1970.
    pub written: i64,
    /// In which run of the machine.
    pub boot: String,
    /// How many files are left out of it.
    pub left_out: u64,
    /// The records, in the order of their ids.
    pub chunks: Vec<Chunk>,
    /// A [`Row`] for each of the records, in the same order.
    pub rows: FileSection,
    /// A line for each of the records, in the same order: the keys of what it is called.
    pub names: FileSection,
    /// The [`ChunkFacts`](crate::storage::snapshot::record_facts::ChunkFacts) of each of the chunks.
    pub facts: FileSection,
    /// The [`ChunkList`](crate::storage::snapshot::chunk_list::ChunkList) of each of the chunks.
    pub lists: FileSection,
    /// The people with whom a list begins, and the other records that they link to, each with the stamp of its file: first
    /// those whom a screen shows, then the others.
    pub pages: [FileSection; 2],
}

impl Footer {
    /// Its bytes, sealed; `None` if the account has no key.
    #[must_use]
    pub fn to_bytes(&self, account: &AccountState) -> Option<Vec<u8>> {
        with_mac(borsh::to_vec(self).ok()?, PURPOSE, account)
    }

    /// The footer of a file; `None` if this account did not write it with this program.
    #[must_use]
    pub fn read(fs: &dyn Fs, path: &str) -> Option<Self> {
        let footer: Self = borsh::from_slice(&read_end(fs, path, PURPOSE)?).ok()?;
        (footer.layout == LAYOUT).then_some(footer)
    }

    /// What tells this snapshot from all others.
    #[must_use]
    pub fn identity(&self) -> Option<[u8; 32]> {
        Some(Sha256::digest(borsh::to_vec(self).ok()?).into())
    }
}

/// What a file says of itself, as it stands at its end: with its length and a MAC. `None` if the account has no key.
#[must_use]
pub fn with_mac(mut bytes: Vec<u8>, purpose: &str, account: &AccountState) -> Option<Vec<u8>> {
    let mac = account.mac(purpose, &bytes).ok()?;
    let length = u32::try_from(bytes.len()).ok()?;
    bytes.extend(length.to_le_bytes());
    bytes.extend(mac.as_bytes());
    Some(bytes)
}

/// What [`with_mac`] put at the end of a file; `None` if this account did not.
#[must_use]
pub fn read_end(fs: &dyn Fs, path: &str, purpose: &str) -> Option<Vec<u8>> {
    let end = fs.length(path).ok()??.checked_sub(TAIL)?;
    let tail = fs.read_at(path, end, usize::try_from(TAIL).ok()?).ok()?;
    let (length, mac) = tail.split_first_chunk::<4>()?;
    let length = u64::from(u32::from_le_bytes(*length));
    if length > FOOTER_LIMIT {
        return None;
    }
    let from = end.checked_sub(length)?;
    let bytes = fs.read_at(path, from, usize::try_from(length).ok()?).ok()?;
    let mac = std::str::from_utf8(mac).ok()?;
    fs.account().verify(purpose, &bytes, mac).then_some(bytes)
}
