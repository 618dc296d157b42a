//! The checker looks through everything, from the files and beside everything else: nobody who
//! types waits, and the book of the screen stays where it is.

use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::thread;

use jiff::civil::Date;

use crate::app::core::action::Action;
use crate::app::core::job::JobReply;
use crate::casebook::book::Book;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::record::read::Record;
use crate::search::query::saved::check_saved;
use crate::storage::workspace::Workspace;
use crate::tui::loop_event::LoopEvent;
use crate::tui::workers::thread_pool::aside;

/// Looks through in threads of its own; how far it is and what comes of it go to `to`.
pub fn start(workspace: Workspace, today: Date, to: Sender<LoopEvent>) {
    thread::spawn(move || {
        let tell = Mutex::new(to.clone());
        let found = aside(|| {
            look_through(&workspace, today, &|done, total| {
                let to = tell.lock().unwrap_or_else(PoisonError::into_inner);
                let _ = to.send(LoopEvent::Action(Action::Background(JobReply::Checking(
                    done, total,
                ))));
            })
        });
        let _ = to.send(LoopEvent::Action(Action::Background(JobReply::Checked(
            found,
        ))));
    });
}

/// Reads everything and looks through it. What cannot be read at all is left out: the screen knows it
/// from its own reading.
///
/// # Errors
///
/// [`Failure::Io`] if a log cannot be read.
pub fn look_through(
    workspace: &Workspace,
    today: Date,
    tell: &(dyn Fn(usize, usize) + Sync),
) -> Result<Vec<Problem>, Failure> {
    let book = Mutex::new(Book::of_head(&workspace.head()));
    workspace.load(&|batch| {
        let mut book = book.lock().unwrap_or_else(PoisonError::into_inner);
        for mut loaded in batch.records {
            // Of people nothing more is asked, so they are not held twice.
            if let Record::Person(person) = &mut loaded.record {
                person.other_names = Vec::new();
                person.ages = Vec::new();
                person.cases = Vec::new();
                person.history = Vec::new();
                person.relations = Vec::new();
                person.claims = Vec::new();
                person.tags = Vec::new();
                person.notes = Vec::new();
                person.reviewed = Vec::new();
            }
            book.add(loaded);
        }
    });
    let mut book = book.into_inner().unwrap_or_else(PoisonError::into_inner);
    book.settle();
    let known = check_saved(&book, today);
    workspace.look_through(&book, today, known, tell)
}
