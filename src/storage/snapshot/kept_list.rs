//! Lists that an account keeps beside its snapshot: with whom they count, and where they lie.

use std::io::{BufWriter, Write};

use borsh::{BorshDeserialize, BorshSerialize};

use crate::storage::fs::Fs;
use crate::storage::snapshot::footer::LAYOUT;
use crate::storage::snapshot::own_files::OwnFile;
use crate::storage::snapshot::unfinished_file::{UnfinishedFile, may_write};
use crate::storage::workspace::account_state::MAC_LENGTH;

/// Which list it is.
#[derive(Clone, Copy, Debug)]
pub struct KeptList {
    /// The purpose of its MAC.
    pub purpose: &'static str,
    /// What file it is.
    pub file: OwnFile,
}

/// When and by what a list was written.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
struct Head {
    /// [`LAYOUT`] of the program that wrote it.
    layout: String,
    /// When, in nanoseconds since 1970.
    written: i64,
    /// In which run of the machine.
    boot: String,
}

impl KeptList {
    /// What was written last; `None` if nothing of this account and program was, or anything about it is doubtful.
    #[must_use]
    pub fn read<T: BorshDeserialize>(&self, fs: &dyn Fs) -> Option<T> {
        let path = self.file.path(fs.account())?;
        let length = usize::try_from(fs.length(&path).ok()??).ok()?;
        let bytes = fs.read_at(&path, 0, length).ok()?;
        let (bytes, mac) = bytes.split_at_checked(length.checked_sub(MAC_LENGTH)?)?;
        let mac = std::str::from_utf8(mac).ok()?;
        if !fs.account().verify(self.purpose, bytes, mac) {
            return None;
        }
        let (head, list): (Head, T) = borsh::from_slice(bytes).ok()?;
        let now = fs.moment()?;
        let is_of_now = head.boot == now.boot && head.written <= now.at;
        (is_of_now && head.layout == LAYOUT).then_some(list)
    }

    /// Begins a new one; `None` where none can be written. It is a help only, so nobody is told why.
    #[must_use]
    pub fn begin(self, fs: &dyn Fs) -> Option<ListRecorder<'_>> {
        may_write(fs).then_some(())?;
        let (of, file) = UnfinishedFile::begin(fs, self.file)?;
        Some(ListRecorder {
            list: self,
            of,
            file,
        })
    }
}

/// A list that is being made.
pub struct ListRecorder<'f> {
    list: KeptList,
    of: UnfinishedFile<'f>,
    file: Box<dyn Write + Send>,
}

impl ListRecorder<'_> {
    /// Whether a file that changed last then had been left alone long enough when this began.
    #[must_use]
    pub fn is_settled(&self, changed: i64) -> bool {
        self.of.is_settled(changed)
    }

    /// Puts the list in place of the one of before.
    pub fn finish(mut self, list: &impl BorshSerialize) {
        if self.write(list).is_some() {
            let _ = self.of.is_put_in_place();
        }
    }

    fn write(&mut self, list: &impl BorshSerialize) -> Option<()> {
        let head = Head {
            layout: LAYOUT.to_owned(),
            written: self.of.began.at,
            boot: self.of.began.boot.clone(),
        };
        let bytes = borsh::to_vec(&(head, list)).ok()?;
        let mac = self.of.fs.account().mac(self.list.purpose, &bytes).ok()?;
        let mut file = BufWriter::new(&mut self.file);
        file.write_all(&bytes).ok()?;
        file.write_all(mac.as_bytes()).ok()?;
        file.flush().ok()
    }
}
