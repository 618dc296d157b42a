//! The book reader: all records from the files into a book, and indexed.

use std::sync::{Mutex, PoisonError};

use crate::casebook::book::Book;
use crate::record::kind::Kind;
use crate::search::index::Index;
use crate::search::index::stored_index::StoredIndex;
use crate::search::index::whole_index::{KnownPeople, settle_by};
use crate::storage::clock;
use crate::storage::load::{Batch, KnownFiles};
use crate::storage::snapshot::word_index::WordIndex;
use crate::storage::workspace::Workspace;

/// Reads all records into a book; `each` sees the batches before.
pub fn read_book(workspace: &Workspace, each: &(dyn Fn(&mut Batch) + Sync)) -> Book {
    let book = Mutex::new(empty_book(workspace));
    workspace.load(&|mut batch| {
        each(&mut batch);
        put_in(&book, batch);
    });
    let mut book = book.into_inner().unwrap_or_else(PoisonError::into_inner);
    book.settle();
    book
}

/// The same with the index of the book, which is taken from the stored one as far as that counts.
pub fn read_and_index(workspace: &Workspace, each: &(dyn Fn(&mut Batch) + Sync)) -> (Book, Index) {
    let load = |each: &(dyn Fn(Batch) + Sync)| workspace.load_with_words(each);
    read_by(empty_book(workspace), load, each)
}

/// The same into this book, which is empty, with the batches that `load` hands over.
pub fn read_by(
    book: Book,
    load: impl Fn(&(dyn Fn(Batch) + Sync)),
    each: &(dyn Fn(&mut Batch) + Sync),
) -> (Book, Index) {
    let book = Mutex::new(book);
    let files = Mutex::new(KnownFiles::default());
    let words = Mutex::new(None);
    load(&|mut batch| {
        each(&mut batch);
        if let Some(WordIndex { beside, parts }) = batch.words.take() {
            let index = StoredIndex::of_bytes(&parts);
            let mut words = words.lock().unwrap_or_else(PoisonError::into_inner);
            *words = index.map(|index| (index, beside));
        }
        if let Some(known) = batch.known.take() {
            let mut book = book.lock().unwrap_or_else(PoisonError::into_inner);
            // The rows of an index that is stored are in this order.
            book.reserve_people(&known.people);
            drop(book);
            *files.lock().unwrap_or_else(PoisonError::into_inner) = known;
        }
        put_in(&book, batch);
    });
    let mut book = book.into_inner().unwrap_or_else(PoisonError::into_inner);
    let words = words.into_inner().unwrap_or_else(PoisonError::into_inner);
    let files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    let known = words.map(|(index, beside)| KnownPeople {
        index,
        people: files.people,
        changed: files.changed.into_iter().chain(beside).collect(),
    });
    let others = [Kind::Case, Kind::Source, Kind::Place, Kind::Unit];
    let index = settle_by(&mut book, known, &others).unwrap_or_else(|| Index::build(&book));
    (book, index)
}

fn empty_book(workspace: &Workspace) -> Book {
    let mut book = Book::of_head(&workspace.head());
    book.set_clock(clock::today());
    book
}

fn put_in(book: &Mutex<Book>, batch: Batch) {
    let mut book = book.lock().unwrap_or_else(PoisonError::into_inner);
    for loaded in batch.records {
        book.add(loaded);
    }
}
