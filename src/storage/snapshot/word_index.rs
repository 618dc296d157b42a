//! The index of all people that searches run on, in a file of this account beside the snapshot: bytes of which nothing is
//! known here but from which snapshot they were made.

use std::io::{BufWriter, Write};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::record::id::RecordId;
use crate::storage::fs::Fs;
use crate::storage::snapshot::footer::{FileSection, LAYOUT};
use crate::storage::snapshot::index_footer::IndexFooter;
use crate::storage::snapshot::own_files::OwnFile;
use crate::storage::snapshot::stored_records::StoredRecords;
use crate::storage::snapshot::unfinished_file::{UnfinishedFile, may_write};
use crate::storage::watch::stamp::Stamp;

/// The most people of whom an index may say something else than the snapshot.
const MOST_BESIDE: usize = 1_000;

/// An index as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordIndex {
    /// The people of whom it does not say what the snapshot says.
    pub beside: Vec<RecordId>,
    /// Its bytes, in several parts.
    pub parts: Vec<Vec<u8>>,
}

impl WordIndex {
    /// The index that was made of this snapshot; `None` if there is none of this account, or anything about it is doubtful.
    #[must_use]
    pub fn read(fs: &dyn Fs, snapshot: &StoredRecords) -> Option<Self> {
        let path = OwnFile::Words.path(fs.account())?;
        let footer = IndexFooter::read(fs, &path, snapshot.identity()?)?;
        let parts = footer.parts.par_iter().map(|part| part.read(fs, &path));
        Some(Self {
            parts: parts.collect::<Option<_>>()?,
            beside: footer.beside,
        })
    }

    /// Whether there is none that was made of the snapshot that is there.
    #[must_use]
    pub fn is_missing(fs: &dyn Fs) -> bool {
        let known = StoredRecords::identity_of(fs).and_then(|identity| {
            let path = OwnFile::Words.path(fs.account())?;
            IndexFooter::read(fs, &path, identity)
        });
        known.is_none()
    }
}

/// An index that is to be written.
pub struct WordIndexRecorder<'f> {
    of: UnfinishedFile<'f>,
    file: Box<dyn Write + Send>,
}

impl<'f> WordIndexRecorder<'f> {
    /// Begins an index, before any record is read; `None` where none can be written. It is a help only, so nobody is told why.
    #[must_use]
    pub fn begin(fs: &'f dyn Fs) -> Option<Self> {
        may_write(fs).then_some(())?;
        let (of, file) = UnfinishedFile::begin(fs, OwnFile::Words)?;
        Some(Self { of, file })
    }

    /// Puts the index in place of the one of before; `parts` makes it. The records that it is made of were read when
    /// their files had these `stamps`. Nothing is written if the snapshot has a record that is not among them.
    pub fn finish(
        mut self,
        stamps: &[(RecordId, Stamp)],
        parts: impl FnOnce() -> Option<Vec<Vec<u8>>>,
    ) {
        let snapshot = StoredRecords::open(self.of.fs);
        let made = snapshot.and_then(|snapshot| {
            let beside = snapshot.records_beside(stamps)?;
            let identity = snapshot.identity()?;
            (beside.len() <= MOST_BESIDE).then_some((identity, beside))
        });
        let Some((snapshot, beside)) = made else {
            return;
        };
        let Some(parts) = parts() else {
            return;
        };
        if self.write(snapshot, beside, &parts).is_some() {
            let _ = self.of.is_put_in_place();
        }
    }

    fn write(
        &mut self,
        snapshot: [u8; 32],
        beside: Vec<RecordId>,
        parts: &[Vec<u8>],
    ) -> Option<()> {
        let mut file = BufWriter::new(&mut self.file);
        let mut offset = 0;
        let mut sections = Vec::with_capacity(parts.len());
        for part in parts {
            let section = FileSection::of(offset, part);
            file.write_all(part).ok()?;
            offset += section.length;
            sections.push(section);
        }
        let footer = IndexFooter {
            layout: LAYOUT.to_owned(),
            snapshot,
            beside,
            parts: sections,
        };
        let footer = footer.to_bytes(self.of.fs.account())?;
        file.write_all(&footer).ok()?;
        file.flush().ok()
    }
}
