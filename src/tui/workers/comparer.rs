//! Comparing everybody with everybody, from the files and beside everything else: the book stays where it
//! is, and nobody who types waits.

use std::collections::BTreeMap;
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::app::core::action::Action;
use crate::app::core::job::JobReply;
use crate::casebook::book::Book;
use crate::casebook::duplicates::duplicate_index::DuplicateIndex;
use crate::casebook::duplicates::signature::{Signature, signature};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::read::Record;
use crate::storage::workspace::Workspace;
use crate::tui::loop_event::LoopEvent;
use crate::tui::workers::thread_pool::aside;

/// The most joins that are followed one after another.
const MOST_JOINS: usize = 32;

/// Compares in threads of its own; how far it is and what comes of it go to `to`.
pub fn start(workspace: Workspace, to: Sender<LoopEvent>) {
    thread::spawn(move || {
        let tell = Mutex::new(to.clone());
        let duplicate_index = aside(|| {
            compare(&workspace, &|done, total| {
                let to = tell.lock().unwrap_or_else(PoisonError::into_inner);
                let _ = to.send(LoopEvent::Action(Action::Background(JobReply::Comparing(
                    done, total,
                ))));
            })
        });
        let _ = to.send(LoopEvent::Action(Action::Background(JobReply::Compared(
            Box::new(duplicate_index),
        ))));
    });
}

/// What has been read: of the people only what is compared, so that the records are not held twice.
#[derive(Default)]
struct Read {
    people: BTreeMap<RecordId, Signature>,
    joined: BTreeMap<RecordId, RecordId>,
}

/// Reads all files and compares all people.
#[must_use]
pub fn compare(workspace: &Workspace, tell: &(dyn Fn(usize, usize) + Sync)) -> DuplicateIndex {
    let read = Mutex::new(Read::default());
    let place_stats = Mutex::new(Book::new("", Vec::new()));
    workspace.load(&|batch| {
        for loaded in batch.records {
            match &loaded.record {
                Record::Person(person) => {
                    let taken = signature(person);
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
                    let mut place_stats =
                        place_stats.lock().unwrap_or_else(PoisonError::into_inner);
                    place_stats.put(loaded);
                }
                _ => {}
            }
        }
    });
    let read = read.into_inner().unwrap_or_else(PoisonError::into_inner);
    let place_stats = place_stats
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
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
    let people: BTreeMap<RecordId, Signature> = read
        .people
        .into_iter()
        .map(|(id, signature)| (id, signature.judged_by(stands_for)))
        .collect();
    DuplicateIndex::compare(people, place_stats.place_stats(), tell)
}
