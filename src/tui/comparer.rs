//! Comparing everybody with everybody, from the files and beside everything else: the book stays where it
//! is, and nobody who types waits.

use std::collections::BTreeMap;
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::app::action::Action;
use crate::casebook::book::Book;
use crate::casebook::duplicates::lookalikes::Lookalikes;
use crate::casebook::duplicates::sketch::{Sketch, sketch};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::read::Record;
use crate::storage::workspace::Workspace;
use crate::tui::aside::aside;
use crate::tui::incoming::Incoming;

/// The most joins that are followed one after another.
const MOST_JOINS: usize = 32;

/// Compares in threads of its own; how far it is and what comes of it go to `to`.
pub fn start(workspace: Workspace, to: Sender<Incoming>) {
    thread::spawn(move || {
        let tell = Mutex::new(to.clone());
        let lookalikes = aside(|| {
            compare(&workspace, &|done, total| {
                let to = tell.lock().unwrap_or_else(PoisonError::into_inner);
                let _ = to.send(Incoming::Action(Action::Comparing(done, total)));
            })
        });
        let _ = to.send(Incoming::Action(Action::Compared(Box::new(lookalikes))));
    });
}

/// What has been read: of the people only what is compared, so that the records are not held twice.
#[derive(Default)]
struct Read {
    people: BTreeMap<RecordId, Sketch>,
    joined: BTreeMap<RecordId, RecordId>,
}

/// Reads all files and compares all people.
#[must_use]
pub fn compare(workspace: &Workspace, tell: &(dyn Fn(usize, usize) + Sync)) -> Lookalikes {
    let read = Mutex::new(Read::default());
    let atlas = Mutex::new(Book::new("", Vec::new()));
    workspace.load(&|batch| {
        for loaded in batch.records {
            match &loaded.record {
                Record::Person(person) => {
                    let taken = sketch(person);
                    let mut read = read.lock().unwrap_or_else(PoisonError::into_inner);
                    match (taken, person.merged_into.id()) {
                        (Some(taken), _) => {
                            read.people.insert(person.id, taken);
                        }
                        (None, Some(to)) => {
                            read.joined.insert(person.id, to);
                        }
                        (None, None) => {}
                    }
                }
                other if matches!(other.id().kind(), Kind::Place | Kind::Unit) => {
                    let mut atlas = atlas.lock().unwrap_or_else(PoisonError::into_inner);
                    atlas.put(loaded);
                }
                _ => {}
            }
        }
    });
    let read = read.into_inner().unwrap_or_else(PoisonError::into_inner);
    let atlas = atlas.into_inner().unwrap_or_else(PoisonError::into_inner);
    let stands_for = |id: RecordId| {
        let mut now = id;
        for _ in 0..MOST_JOINS {
            match read.joined.get(&now) {
                Some(next) => now = *next,
                None => return now,
            }
        }
        id
    };
    let people = read
        .people
        .into_iter()
        .map(|(id, sketch)| (id, sketch.judged_by(stands_for)))
        .collect();
    Lookalikes::compare(people, atlas.atlas(), tell)
}
