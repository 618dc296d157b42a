//! Which records must be looked through again: what the last check found nothing in, and what nothing has changed in and
//! around since, need not be read.
//!
//! A record in which nothing is wrong names only records that are there. So what is added beside it cannot make it wrong;
//! what is removed, joined, or changed among sources, places and units may, and then everything is looked through.

use std::collections::{HashMap, HashSet};

use crate::casebook::book::Book;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::storage::fs::Fs;
use crate::storage::load::sweep::Sweep;
use crate::storage::snapshot::SweptFile;
use crate::storage::snapshot::checked_records::{CHECKED, CheckedRecords, CheckedRow};
use crate::storage::snapshot::kept_list::ListRecorder;
use crate::storage::watch::stamp::Stamp;

/// What a check goes by.
#[derive(Clone, Copy)]
pub struct CheckBasis<'b> {
    /// The records, of which nothing is asked but who they are, whom they were joined to, what they are called, and what
    /// sources, places and units they are.
    pub book: &'b Book,
    /// In which state of its file each of them was read; empty if nobody noted it.
    pub stamps: &'b [(RecordId, Stamp)],
    /// Of how many records it is worth noting which have been checked.
    pub fewest: usize,
}

/// A record's file after it was looked through: its stamp, if it could be read, and whether nothing was found.
pub type CheckOutcome = (RecordId, Option<Stamp>, bool);

/// A check under way.
pub struct Recheck<'f> {
    recorder: ListRecorder<'f>,
    context: [u8; 32],
    files: HashMap<RecordId, SweptFile>,
    /// The records whose files are those that the book was read from.
    current: HashSet<RecordId>,
    clean: HashMap<RecordId, CheckedRow>,
}

impl<'f> Recheck<'f> {
    /// Compares all files with the last check; `None` if nothing is to be noted, and everything is looked through.
    #[must_use]
    pub fn begin(fs: &'f dyn Fs, basis: CheckBasis<'_>, context: [u8; 32]) -> Option<Self> {
        if basis.stamps.len() < basis.fewest {
            return None;
        }
        let recorder = CHECKED.begin(fs)?;
        let sweep = Sweep::of(fs)?;
        let files: HashMap<RecordId, SweptFile> = sweep
            .files
            .into_iter()
            .map(|file| (file.id, file))
            .collect();
        let is_current = |(id, stamp): &&(RecordId, Stamp)| {
            files.get(id).is_some_and(|file| file.stamp == *stamp)
        };
        let current = basis.stamps.iter().filter(is_current).map(|(id, _)| *id);
        let mut recheck = Self {
            recorder,
            context,
            current: current.collect(),
            files,
            clean: HashMap::new(),
        };
        if let Some(last) = CheckedRecords::read(fs, &context) {
            recheck.clean = recheck.still_clean(basis.book, last).unwrap_or_default();
        }
        Some(recheck)
    }

    /// The records that are as the last check left them, without anything wrong; `None` if what has changed may matter
    /// to any of the others.
    fn still_clean(
        &self,
        book: &Book,
        last: CheckedRecords,
    ) -> Option<HashMap<RecordId, CheckedRow>> {
        let rows: HashMap<RecordId, CheckedRow> =
            last.rows.into_iter().map(|row| (row.id, row)).collect();
        if !rows.keys().all(|id| book.has(*id)) {
            return None;
        }
        let mut clean = HashMap::new();
        for id in Kind::ALL.into_iter().flat_map(|kind| book.ids(kind)) {
            let row = rows.get(&id);
            let stamp = self.files.get(&id).map(|file| file.stamp);
            let is_same = row.is_some_and(|row| {
                row.stamp.is_some() && row.stamp == stamp && self.current.contains(&id)
            });
            if is_same {
                clean.extend(row.filter(|row| row.is_clean).map(|row| (id, *row)));
            } else if row.is_some_and(|row| row.is_joined)
                || is_joined(book, id)
                || row.is_some() && is_context(id.kind())
            {
                return None;
            }
        }
        Some(clean)
    }

    /// The records in which nothing can be wrong.
    #[must_use]
    pub const fn clean(&self) -> &HashMap<RecordId, CheckedRow> {
        &self.clean
    }

    /// Notes what has come of it for the next check.
    pub fn finish(self, book: &Book, outcomes: impl IntoIterator<Item = CheckOutcome>) {
        let mut rows = Vec::new();
        for (id, stamp, is_clean) in outcomes {
            // Whoever is there no more may have been erased.
            if !self.files.contains_key(&id) {
                return;
            }
            if let Some(row) = self.clean.get(&id) {
                rows.push(*row);
                continue;
            }
            let is_joined = is_joined(book, id);
            let is_current = self.current.contains(&id);
            // The others have been checked against what it was.
            if !is_current && (is_joined || is_context(id.kind())) {
                return;
            }
            let file = self.files.get(&id).filter(|_| is_current);
            let is_settled = |file: &&SweptFile| {
                stamp == Some(file.stamp) && self.recorder.is_settled(file.changed)
            };
            rows.push(CheckedRow {
                id,
                stamp: file.filter(is_settled).map(|file| file.stamp),
                is_clean,
                is_joined,
            });
        }
        rows.sort_unstable_by_key(|row| row.id);
        let context = self.context;
        self.recorder.finish(&CheckedRecords { context, rows });
    }
}

/// Whether other records are judged by what one of this kind says.
const fn is_context(kind: Kind) -> bool {
    matches!(kind, Kind::Source | Kind::Place | Kind::Unit)
}

/// Whether a record says that it was joined to another one.
fn is_joined(book: &Book, id: RecordId) -> bool {
    let person = book.people().get(id);
    person.is_some_and(|person| person.merged_into != Link::Nowhere)
}
