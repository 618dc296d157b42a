//! A thread that does what the screen asks of the disk, one thing after another.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::casebook::book::Book;
use crate::casebook::change::Change;
use crate::casebook::compose::record_text;
use crate::casebook::edit::Edit;
use crate::casebook::failure::Failure;
use crate::record::id::RecordId;
use crate::search::index::Index;
use crate::storage::workspace::Workspace;
use crate::tui::incoming::Incoming;

/// What is asked of the disk.
#[derive(Debug)]
enum Task {
    /// An effect of the screen.
    Effect(Effect),
    /// A file was open in an editor.
    Reread(RecordId),
}

/// The thread, and the way to it.
#[derive(Debug)]
pub struct Worker {
    tasks: Option<Sender<Task>>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread; what comes of a task goes to `to`.
    #[must_use]
    pub fn start(workspace: Workspace, to: Sender<Incoming>) -> Self {
        let (tasks, asked) = channel();
        Self {
            tasks: Some(tasks),
            thread: Some(thread::spawn(move || work(&workspace, &asked, &to))),
        }
    }

    /// Asks for an effect on the disk.
    pub fn ask(&self, effect: Effect) {
        self.send(Task::Effect(effect));
    }

    /// Asks for a record to be read again.
    pub fn reread(&self, record: RecordId) {
        self.send(Task::Reread(record));
    }

    /// Finishes everything that was asked for, and ends the thread.
    pub fn finish(&mut self) {
        self.tasks = None;
        if let Some(thread) = self.thread.take() {
            // A panic in the thread has been told by the panic hook already.
            let _ = thread.join();
        }
    }

    fn send(&self, task: Task) {
        if let Some(tasks) = &self.tasks {
            let _ = tasks.send(task);
        }
    }
}

/// How many records are shown before all are read: more than any screen has rows.
const SHOWN_EARLY: usize = 400;

/// Reads all records in a thread of its own; what is read goes to `to` as it comes.
pub fn load(workspace: Workspace, to: Sender<Incoming>) {
    thread::spawn(move || {
        read_all(&workspace, &|action| {
            let _ = to.send(Incoming::Action(action));
        });
    });
}

/// Reads all records, tells of the progress with the first records in it, and at the end hands over
/// the book and its index.
pub fn read_all(workspace: &Workspace, tell: &(dyn Fn(Action) + Sync)) {
    let head = workspace.head();
    let book = Mutex::new(Book::of_head(head));
    let early = AtomicUsize::new(0);
    workspace.load(&|batch| {
        let from = early.fetch_add(batch.records.len(), Ordering::Relaxed);
        let shown = SHOWN_EARLY.saturating_sub(from).min(batch.records.len());
        tell(Action::Loaded {
            records: batch.records[..shown].to_vec(),
            problems: batch.problems,
            done: batch.done,
            total: batch.total,
        });
        let mut book = book.lock().unwrap_or_else(PoisonError::into_inner);
        for loaded in batch.records {
            book.put(loaded);
        }
    });
    let mut book = book.into_inner().unwrap_or_else(PoisonError::into_inner);
    book.settle();
    let index = Index::build(&book);
    tell(Action::AllLoaded(Box::new((book, index))));
}

fn work(workspace: &Workspace, asked: &Receiver<Task>, to: &Sender<Incoming>) {
    while let Ok(task) = asked.recv() {
        let action = match task {
            Task::Effect(effect) => perform(workspace, effect),
            Task::Reread(record) => Some(Action::Reread {
                record,
                now: workspace.reread(record),
            }),
        };
        if let Some(action) = action {
            let _ = to.send(Incoming::Action(action));
        }
    }
}

/// Does one thing on the disk, and says what came of it; `None` for effects that are not about the
/// disk.
#[must_use]
pub fn perform(workspace: &Workspace, effect: Effect) -> Option<Action> {
    let committed = match effect {
        Effect::Commit { why, edits } => workspace
            .change(why, edits)
            .and_then(|change| workspace.commit(&change)),
        Effect::Create { kind, fields, why } => workspace.fresh_id(kind).and_then(|record| {
            let text = record_text(record, &fields);
            let change: Change = workspace.change(why, vec![Edit::Create { record, text }])?;
            workspace.commit(&change)
        }),
        Effect::Undo => workspace.undo(),
        Effect::Redo => workspace.redo(),
        Effect::Open { record, purpose } => {
            return Some(match workspace.text(record) {
                Ok(Some(text)) => Action::Opened {
                    record,
                    text,
                    purpose,
                },
                Ok(None) => Action::Unopened(Failure::NoSuchRecord { record }),
                Err(failure) => Action::Unopened(failure),
            });
        }
        Effect::Log(record) => {
            return Some(Action::Logged {
                record,
                read: workspace.changes_of(record),
            });
        }
        Effect::Search
        | Effect::EditFile(_)
        | Effect::Copy(_)
        | Effect::Redraw
        | Effect::Suspend
        | Effect::Quit => {
            return None;
        }
    };
    Some(match committed {
        Ok(committed) => Action::Committed {
            change: committed.change,
            records: committed.reread,
        },
        Err(failure) => Action::Failed(failure),
    })
}
