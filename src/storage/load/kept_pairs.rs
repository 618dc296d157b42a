//! The pairs of people who may be one, from the last comparison, as long as nothing has changed that it rests on.
//!
//! How much a name counts for depends on all names, so that another name may move every pair: then all are compared
//! again. But most changes, a status or a note, touch nothing that is compared.

use std::collections::{BTreeSet, HashMap};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::casebook::book::Book;
use crate::casebook::book::loaded::Loaded;
use crate::casebook::duplicates::reason::MatchReason;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::fs::Fs;
use crate::storage::load::read_in_parallel;
use crate::storage::load::stored_view::StoredView;
use crate::storage::load::sweep::Sweep;
use crate::storage::snapshot::SweptFile;
use crate::storage::snapshot::compared_pairs::{
    COMPARED, ComparedPairs, ComparedRow, WeighedPair, compared_digest,
};
use crate::storage::watch::stamp::Stamp;

/// Of so many pairs it is not worth reading their records one by one.
const MOST_PAIRS: usize = 10_000;

/// Of how many records it costs little to read their files to see whether something counts that has changed.
const MOST_CHANGED: usize = 1_000;

/// Pairs of people, and the records that they tell of.
#[derive(Clone, Debug, Default)]
pub struct KeptPairs {
    /// The pairs, best first.
    pub pairs: Vec<WeighedPair>,
    /// The people in them, and what their reasons name.
    pub records: Vec<Loaded>,
}

impl StoredView<'_> {
    /// The pairs that comparing all people would find, those that are `wanted`; `None` if they must be compared.
    #[must_use]
    pub fn pairs(&self, wanted: &dyn Fn(&WeighedPair) -> bool) -> Option<KeptPairs> {
        let kept = ComparedPairs::read(self.fs())?;
        self.is_as_compared(&kept.rows).then_some(())?;
        let pairs: Vec<WeighedPair> = kept.pairs.into_iter().filter(wanted).collect();
        if pairs.len() > MOST_PAIRS {
            return None;
        }
        let ids: BTreeSet<RecordId> = pairs.iter().flat_map(named_in).collect();
        let ids: Vec<RecordId> = ids.into_iter().collect();
        Some(KeptPairs {
            records: read_in_parallel(self.fs(), &ids)?,
            pairs,
        })
    }

    /// Whether everything that comparing people rests on is as it was.
    fn is_as_compared(&self, rows: &[ComparedRow]) -> bool {
        let mut rows: HashMap<RecordId, ComparedRow> =
            rows.iter().map(|row| (row.id, *row)).collect();
        let mut doubtful = Vec::new();
        for (id, stamp) in self.current_stamps().filter(|(id, _)| counts(*id)) {
            match rows.get(&id) {
                Some(row) if row.stamp == Some(stamp) => {
                    rows.remove(&id);
                }
                Some(_) => doubtful.push(id),
                None => return false,
            }
        }
        if doubtful.len() > MOST_CHANGED {
            return false;
        }
        let Some(read) = read_in_parallel(self.fs(), &doubtful) else {
            return false;
        };
        let mut is_same = |loaded: &Loaded| {
            let id = loaded.record.id();
            let digest = compared_digest((&loaded.record).into());
            !counts(id) || rows.remove(&id).map(|row| row.digest) == digest
        };
        // What is left in the end was there and is there no more.
        read.iter().chain(self.changed()).all(&mut is_same) && rows.is_empty()
    }
}

/// Notes what a comparison of all people of a book found, whose records were read in these states of their files.
pub fn keep_pairs(fs: &dyn Fs, book: &Book, stamps: &[(RecordId, Stamp)]) {
    let Some(found) = book.duplicate_index() else {
        return;
    };
    if found.pairs().len() > MOST_PAIRS {
        return;
    }
    // Its file must be there before anything is looked at, so that an erasure leaves nothing of what was read before it.
    let Some(recorder) = COMPARED.begin(fs) else {
        return;
    };
    let Some(sweep) = Sweep::of(fs) else {
        return;
    };
    let state = |file: &SweptFile| (file.id, (file.stamp, recorder.is_settled(file.changed)));
    let files: HashMap<RecordId, (Stamp, bool)> = sweep.files.iter().map(state).collect();
    let row = |(id, stamp): &(RecordId, Stamp)| {
        // Whoever is there no more may have been erased.
        let is_as_read = *files.get(id)? == (*stamp, true);
        Some(ComparedRow {
            id: *id,
            stamp: is_as_read.then_some(*stamp),
            digest: compared_digest(book.record(*id)?)?,
        })
    };
    let compared = stamps.par_iter().filter(|(id, _)| counts(*id));
    let rows: Option<Vec<ComparedRow>> = compared.map(row).collect();
    let Some(mut rows) = rows else {
        return;
    };
    rows.sort_unstable_by_key(|row| row.id);
    let pairs = found.pairs().iter().map(|pair| WeighedPair {
        pair: *pair,
        reasons: found.reasons(pair.a, pair.b),
    });
    let pairs: Vec<WeighedPair> = pairs.collect();
    // Neither may a reason name them.
    let is_there = |id: RecordId| files.contains_key(&id) || !book.has(id);
    if pairs.iter().flat_map(named_in).all(is_there) {
        recorder.finish(&ComparedPairs { rows, pairs });
    }
}

/// The records that a pair tells of.
fn named_in(of: &WeighedPair) -> Vec<RecordId> {
    let mut named = vec![of.pair.a, of.pair.b];
    named.extend(
        of.reasons
            .iter()
            .filter_map(|weighed| match weighed.reason {
                MatchReason::Case(id) | MatchReason::Relative(id) => Some(id),
                _ => None,
            }),
    );
    named
}

/// Whether people are compared by a record.
fn counts(id: RecordId) -> bool {
    matches!(id.kind(), Kind::Person | Kind::Place | Kind::Unit)
}
