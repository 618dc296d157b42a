//! The book reader: all records from the files into a book.

use std::sync::{Mutex, PoisonError};

use crate::casebook::book::Book;
use crate::storage::clock;
use crate::storage::load::Batch;
use crate::storage::workspace::Workspace;

/// Reads all records into a book; `each` sees the batches before.
pub fn read_book(workspace: &Workspace, each: &(dyn Fn(&mut Batch) + Sync)) -> Book {
    let head = workspace.head();
    let mut book = Book::of_head(&head);
    book.set_clock(clock::today());
    let book = Mutex::new(book);
    workspace.load(&|mut batch| {
        each(&mut batch);
        let mut book = book.lock().unwrap_or_else(PoisonError::into_inner);
        for loaded in batch.records {
            book.add(loaded);
        }
    });
    let mut book = book.into_inner().unwrap_or_else(PoisonError::into_inner);
    book.settle();
    book
}
