//! The report of a synchronisation of two clones: how far it is, and what it did.

use crate::casebook::change::Change;
use crate::casebook::errors::problem::Problem;
use crate::casebook::merge::resolution::FieldConflict;
use crate::record::id::RecordId;

/// How far a synchronisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncStep {
    /// What is here is committed.
    Committing,
    /// What is there is fetched.
    Fetching,
    /// Both are merged.
    Merging,
    /// The result is sent.
    Sending,
}

/// What a synchronisation did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncReport {
    /// How many changes of this clone's logs were committed.
    pub committed: usize,
    /// How many commits came in.
    pub received: usize,
    /// The records that both sides had changed, with what they changed in two ways.
    pub merged: Vec<(RecordId, Vec<FieldConflict>)>,
    /// The files that people must decide about: git left its markers in them.
    pub undecided: Vec<String>,
    /// The files that both sides changed and that cannot be merged, as pictures: ours stands there, without markers.
    pub unmerged: Vec<String>,
    /// The records that one side removed and the other one changed: they stay.
    pub kept: Vec<RecordId>,
    /// The people who were removed in the other clone and not erased, as far as its logs tell.
    pub removed: Vec<RecordId>,
    /// The people who were erased there and of whom this clone has more: nothing is merged until they are
    /// erased here as well.
    pub to_erase: Vec<RecordId>,
    /// The people who were erased here as they had been there, with the records that are the same person here.
    pub erased: Vec<RecordId>,
    /// The people who were erased there and of whom nothing stands here any more.
    pub gone: Vec<RecordId>,
    /// What came in and is no plain file, or would lie among the private ones: it was not put in place.
    pub refused: Vec<String>,
    /// The logs of which the other side has taken lines out: they stay.
    pub kept_lines: Vec<String>,
    /// The logs that are damaged on the other side, or hold lines of another log there: what is here stays.
    pub refused_logs: Vec<String>,
    /// The files that do not open on the other side, or hold another record there: what is here stays.
    pub refused_records: Vec<String>,
    /// The logs that lacked here what git has of them, or held lines of another log: they are whole again.
    pub mended_logs: Vec<String>,
    /// The files in a sealed workspace that lie in the clear: they were not sent.
    pub kept_clear: Vec<String>,
    /// The snapshots of other accounts that this one may not remove: who was erased there may still be in them.
    pub snapshots: Vec<Problem>,
    /// The records that came in and name somebody who was erased.
    pub naming_erased: Vec<RecordId>,
    /// The records that came in of people who were erased.
    pub erased_again: Vec<RecordId>,
    /// The records that commits which came in changed.
    pub changed: Vec<RecordId>,
    /// Whether anything went to the other side.
    pub is_sent: bool,
}

impl SyncReport {
    /// All records that are something else than before, or may be.
    pub fn records(&self) -> impl Iterator<Item = RecordId> {
        let lists = [
            &self.kept,
            &self.removed,
            &self.erased,
            &self.gone,
            &self.naming_erased,
            &self.erased_again,
            &self.changed,
        ];
        let undecided = self.undecided.iter();
        let merged = self.merged.iter().map(|(id, _)| *id);
        merged
            .chain(lists.into_iter().flatten().copied())
            .chain(undecided.filter_map(|path| RecordId::of_path(path)))
    }

    /// The files that people must decide about.
    pub fn open_paths(&self) -> impl Iterator<Item = &String> {
        self.undecided.iter().chain(&self.unmerged)
    }
}

/// A change that came in, without what it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedChange {
    /// Who made it, when and for what; without its edits.
    pub change: Change,
    /// The records that it touched.
    pub records: Vec<RecordId>,
}
