//! Reading the records of a workspace, and what is kept of them beside the snapshot.

use std::collections::BTreeSet;

use crate::casebook::book::Book;
use crate::casebook::book::loaded::Loaded;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::storage::load::Batch;
use crate::storage::load::by_snapshot::{
    FEWEST, first_pages, has_at_least, load_by_snapshot, load_with_words,
};
use crate::storage::load::kept_pairs::keep_pairs;
use crate::storage::load::linked::{read_kind, read_linked, read_there};
use crate::storage::load::stored_view::StoredView;
use crate::storage::snapshot::word_index::{WordIndex, WordIndexRecorder};
use crate::storage::watch::stamp::Stamp;
use crate::storage::workspace::Workspace;

impl Workspace {
    /// Reads all records, in batches, on all processors; `each` is called from several threads.
    /// Returns when every batch has been handed over. See [`Batch`].
    pub fn load(&self, each: &(dyn Fn(Batch) + Sync)) {
        self.forget_erased();
        load_by_snapshot(self.fs(), FEWEST, each);
    }

    /// The same; one of the batches has the index of words, if there is one that counts.
    pub fn load_with_words(&self, each: &(dyn Fn(Batch) + Sync)) {
        self.forget_erased();
        load_with_words(self.fs(), FEWEST, each);
    }

    /// Reads these records and all that they link to; `None` if everything must be read instead.
    #[must_use]
    pub fn load_linked(&self, ids: &[RecordId]) -> Option<Vec<Loaded>> {
        read_linked(self.fs(), ids)
    }

    /// The people with whom a list begins, and what they link to: see [`first_pages`].
    pub fn first_pages(&self) -> impl Iterator<Item = Vec<Loaded>> {
        first_pages(self.fs())
    }

    /// The snapshot as it counts now; `None` if everything must be read instead.
    #[must_use]
    pub fn stored_view(&self) -> Option<StoredView<'_>> {
        self.forget_erased();
        StoredView::open(self.fs())
    }

    /// Notes what comparing all people of a book found, for as long as nothing changes that it rests on.
    pub fn keep_pairs(&self, book: &Book, stamps: &[(RecordId, Stamp)]) {
        keep_pairs(self.fs(), book, stamps);
    }

    /// Begins to write the index of words; `None` where none can be written. It must be begun before a record is read.
    #[must_use]
    pub fn record_words(&self) -> Option<WordIndexRecorder<'_>> {
        WordIndexRecorder::begin(self.fs())
    }

    /// The same if there is no index of words that counts, and so many records that one helps.
    #[must_use]
    pub fn record_missing_words(&self) -> Option<WordIndexRecorder<'_>> {
        let is_worth_it = WordIndex::is_missing(self.fs()) && has_at_least(self.fs(), FEWEST);
        is_worth_it.then(|| self.record_words()).flatten()
    }

    /// Reads those of these records that are there; `None` if one of them does not read, or everything is read as fast.
    #[must_use]
    pub fn load_there(&self, ids: &BTreeSet<RecordId>) -> Option<Vec<Loaded>> {
        read_there(self.fs(), ids)
    }

    /// Reads all records of a kind; `None` if a file among them does not read, or has a name that no record has.
    #[must_use]
    pub fn load_kind(&self, kind: Kind) -> Option<Vec<Loaded>> {
        read_kind(self.fs(), kind)
    }
}
