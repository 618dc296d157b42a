//! What the last check of all records found nothing in: a list of this account beside its snapshot, without a word of what
//! the records say.

use std::io::{BufWriter, Write};

use borsh::{BorshDeserialize, BorshSerialize};

use crate::record::id::RecordId;
use crate::storage::fs::Fs;
use crate::storage::fs::lock::PRIVATE;
use crate::storage::snapshot::BEGINNING;
use crate::storage::snapshot::footer::LAYOUT;
use crate::storage::snapshot::unfinished_file::{UnfinishedFile, may_write};
use crate::storage::watch::stamp::Stamp;
use crate::storage::workspace::account_state::{MAC_LENGTH, SHORT_MAC_LENGTH};

/// The purpose of the MAC of a list.
const PURPOSE: &str = "list of checked records";

/// What the name of an account's list is made for.
const NAMED: &str = "name of a list of checked records";

/// What stands in the names of all lists before what is this account's.
const OF_CHECKS: &str = "checked-";

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
    /// [`LAYOUT`] of the program that checked them.
    layout: String,
    /// When, in nanoseconds since 1970.
    written: i64,
    /// In which run of the machine.
    boot: String,
    /// A digest of all that counts for every record: the day, the head, the erasures.
    context: [u8; 32],
    /// The records, in the order of their ids.
    pub rows: Vec<CheckedRow>,
}

impl CheckedRecords {
    /// The list of the last check; `None` if there is none of this account and context, or anything about it is
    /// doubtful.
    #[must_use]
    pub fn read(fs: &dyn Fs, context: &[u8; 32]) -> Option<Self> {
        let path = path_of(fs)?;
        let length = usize::try_from(fs.length(&path).ok()??).ok()?;
        let bytes = fs.read_at(&path, 0, length).ok()?;
        let (bytes, mac) = bytes.split_at_checked(length.checked_sub(MAC_LENGTH)?)?;
        let mac = std::str::from_utf8(mac).ok()?;
        if !fs.account().verify(PURPOSE, bytes, mac) {
            return None;
        }
        let list: Self = borsh::from_slice(bytes).ok()?;
        let now = fs.moment()?;
        let is_of_now = list.boot == now.boot && list.written <= now.at;
        let is_of_this = list.layout == LAYOUT && list.context == *context;
        let is_in_order = list.rows.is_sorted_by(|one, other| one.id < other.id);
        (is_of_now && is_of_this && is_in_order).then_some(list)
    }
}

/// A list that is being made.
pub struct CheckRecorder<'f> {
    of: UnfinishedFile<'f>,
    file: Box<dyn Write + Send>,
}

impl<'f> CheckRecorder<'f> {
    /// Begins a list; `None` where none can be written. It is a help only, so nobody is told why.
    #[must_use]
    pub fn begin(fs: &'f dyn Fs) -> Option<Self> {
        may_write(fs).then_some(())?;
        let path = path_of(fs)?;
        let listed = fs.list(PRIVATE).ok()?.into_iter();
        let others = listed.map(|one| format!("{PRIVATE}/{}", one.name.to_string_lossy()));
        let others = others.filter(|one| one.starts_with(&path)).collect();
        let (of, file) = UnfinishedFile::begin(fs, path, others)?;
        Some(Self { of, file })
    }

    /// Whether a file that changed last then had been left alone long enough when this began.
    #[must_use]
    pub fn is_settled(&self, changed: i64) -> bool {
        self.of.is_settled(changed)
    }

    /// Puts the list in place of the one of before.
    pub fn finish(mut self, context: [u8; 32], rows: Vec<CheckedRow>) {
        let list = CheckedRecords {
            layout: LAYOUT.to_owned(),
            written: self.of.began.at,
            boot: self.of.began.boot.clone(),
            context,
            rows,
        };
        if self.write(&list).is_some() {
            let _ = self.of.is_put_in_place();
        }
    }

    fn write(&mut self, list: &CheckedRecords) -> Option<()> {
        let bytes = borsh::to_vec(list).ok()?;
        let mac = self.of.fs.account().mac(PURPOSE, &bytes).ok()?;
        let mut file = BufWriter::new(&mut self.file);
        file.write_all(&bytes).ok()?;
        file.write_all(mac.as_bytes()).ok()?;
        file.flush().ok()
    }
}

/// Where this account's list lies; `None` if the account has no key and can get none.
fn path_of(fs: &dyn Fs) -> Option<String> {
    let mac = fs.account().mac(NAMED, b"").ok()?;
    let mac = mac.get(..SHORT_MAC_LENGTH)?;
    Some(format!("{PRIVATE}/{BEGINNING}{OF_CHECKS}{mac}"))
}
