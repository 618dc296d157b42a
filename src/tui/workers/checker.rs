//! The checker looks through everything, from the files and beside everything else: nobody who
//! types waits, and the book of the screen stays where it is.

use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::thread;

use jiff::civil::Date;

use crate::app::core::action::Action;
use crate::app::core::job::JobReply;
use crate::casebook::book::Book;
use crate::casebook::check::keep_what_others_ask_for;
use crate::casebook::errors::failure::Failure;
use crate::casebook::errors::problem::Problem;
use crate::record::read::Record;
use crate::search::query::saved::check_saved;
use crate::storage::load::by_snapshot::FEWEST;
use crate::storage::load::recheck::CheckBasis;
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
    let gathered = Mutex::new((Book::of_head(&workspace.head()), Vec::new()));
    workspace.load(&|batch| {
        let mut gathered = gathered.lock().unwrap_or_else(PoisonError::into_inner);
        let (book, stamps) = &mut *gathered;
        stamps.extend(batch.stamps);
        for mut loaded in batch.records {
            if let Record::Person(person) = &mut loaded.record {
                keep_what_others_ask_for(person);
            }
            book.add(loaded);
        }
    });
    let (mut book, stamps) = gathered
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    book.settle();
    let known = check_saved(&book, today);
    let basis = CheckBasis {
        book: &book,
        stamps: &stamps,
        fewest: FEWEST,
    };
    workspace.look_through(basis, today, known, tell)
}
