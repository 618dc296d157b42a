//! All records as a book, as a command reads them that cannot do with fewer.

use std::sync::{Mutex, PoisonError};

use crate::casebook::book::Book;
use crate::casebook::errors::problem::Problem;
use crate::cli::output::progress::ProgressLine;
use crate::record::id::RecordId;
use crate::search::index::Index;
use crate::search::index::stored_index::StoredIndex;
use crate::search::index::whole_index::{KnownPeople, settle_by};
use crate::storage::clock;
use crate::storage::load::stored_view::SomeRecords;
use crate::storage::load::{Batch, KnownFiles};
use crate::storage::snapshot::word_index::WordIndex;
use crate::storage::watch::stamp::Stamp;
use crate::storage::workspace::Workspace;
use crate::text::catalogue::say;

/// All records as a book, in the order of the ids, so that two runs print the same.
pub struct WholeBook {
    /// The records.
    pub book: Book,
    /// The index of all people, if it is asked for and one was stored.
    pub index: Option<Index>,
    /// What cannot be read.
    pub problems: Vec<Problem>,
    /// In which state of its file each record was read; none if only some were.
    pub stamps: Vec<(RecordId, Stamp)>,
}

impl WholeBook {
    /// A book of some of the records in the place of one of all.
    #[must_use]
    pub const fn of_some(book: Book) -> Self {
        Self {
            book,
            index: None,
            problems: Vec::new(),
            stamps: Vec::new(),
        }
    }

    /// Reads everything.
    #[must_use]
    pub fn read(workspace: &Workspace, quiet: bool) -> Self {
        let (all, _) = gather(quiet, |each| workspace.load(each));
        Self {
            book: book_of(workspace, all.records.into()),
            index: None,
            problems: all.problems,
            stamps: all.stamps,
        }
    }

    /// Reads everything, and the index of all people, which is stored.
    #[must_use]
    pub fn read_indexed(workspace: &Workspace, quiet: bool) -> Self {
        let (all, known) = gather(quiet, |each| workspace.load_with_words(each));
        let mut whole = Self {
            book: book_of(workspace, SomeRecords::default()),
            index: None,
            problems: all.problems,
            stamps: all.stamps,
        };
        if let Some(known) = &known {
            // The rows of an index that is stored are in this order.
            whole.book.reserve_people(&known.people);
        }
        for loaded in all.records {
            whole.book.add(loaded);
        }
        whole.index = settle_by(&mut whole.book, known, &[]);
        whole
    }
}

/// These records as a book.
#[must_use]
pub fn book_of(workspace: &Workspace, records: SomeRecords) -> Book {
    let mut book = Book::of_head(&workspace.head());
    book.set_clock(clock::today());
    book.set_recorded_elsewhere(records.recorded);
    book.set_mentioned_elsewhere(records.mentions);
    for record in records.records {
        book.add(record);
    }
    book.settle();
    book
}

/// Everything that `load` hands over, in the order of the ids, and what is known of all people.
fn gather(quiet: bool, load: impl Fn(&(dyn Fn(Batch) + Sync))) -> (Batch, Option<KnownPeople>) {
    let gathered = Mutex::new((Batch::default(), KnownFiles::default(), None));
    let line = ProgressLine::late(quiet);
    load(&|batch: Batch| {
        line.tell(batch.done, batch.total, |percent| {
            say!(command_progress_read { percent })
        });
        let words = batch.words.and_then(|WordIndex { beside, parts }| {
            let index = StoredIndex::of_bytes(&parts)?;
            Some((index, beside))
        });
        let mut gathered = gathered.lock().unwrap_or_else(PoisonError::into_inner);
        let (all, files, stored) = &mut *gathered;
        all.records.extend(batch.records);
        all.problems.extend(batch.problems);
        all.stamps.extend(batch.stamps);
        if let Some(known) = batch.known {
            *files = known;
        }
        if words.is_some() {
            *stored = words;
        }
    });
    line.clear();
    let gathered = gathered.into_inner();
    let (mut all, files, stored) = gathered.unwrap_or_else(PoisonError::into_inner);
    all.records.sort_by_cached_key(|loaded| loaded.record.id());
    all.problems.sort_by(|a, b| a.at.cmp(&b.at));
    let known = stored.map(|(index, beside)| KnownPeople {
        index,
        people: files.people,
        changed: files.changed.into_iter().chain(beside).collect(),
    });
    (all, known)
}
