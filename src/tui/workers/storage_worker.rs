//! The storage worker: a thread that does what the screen asks of the disk, one thing after
//! another.

use crate::app::core::action::{Action, Rebuilt, Reload};
use crate::app::core::disk_request::{DiskReply, DiskRequest};
use crate::app::core::job::JobReply;
use crate::app::core::screen_request::EditorReply;
use crate::tui::workers::book_reader::read_and_index;
use crate::tui::workers::effects::perform;
use crate::tui::workers::thread_pool::on_all_processors;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use crate::casebook::book::Book;
use crate::casebook::change::ChangeId;
use crate::record::id::RecordId;
use crate::search::index::Index;
use crate::search::index::stored_index::StoredIndex;
use crate::storage::load::Batch;
use crate::storage::watch::changed_paths::ChangedPaths;
use crate::storage::watch::rescan::LogEnds;
use crate::storage::watch::stamp::Stamp;
use crate::storage::watch::{Watch, WatchMethod};
use crate::storage::workspace::Workspace;
use crate::tui::loop_event::LoopEvent;

/// What is asked of the disk.
#[derive(Debug)]
enum Task {
    /// Something that the screen asks for.
    Request(DiskRequest),
    /// A file was open in an editor.
    Reread(RecordId),
    /// All records have been read, each in the state of its file that its stamp stands for: from
    /// now on somebody watches.
    Watch(Vec<(RecordId, Stamp)>),
    /// Something may have changed.
    Look(ChangedPaths),
    /// These records may have changed; what is known of them is followed by this.
    RescanThen(BTreeSet<RecordId>, Box<Action>),
    /// There is nothing more to come.
    End,
}

/// How many records are looked at one by one; where more have changed, as by a checkout, reading
/// everything anew costs less than bringing the index up to date for each.
const ONE_BY_ONE: usize = 64;

/// How many records of a change of this window are taken in one by one.
const ONE_BY_ONE_OWN: usize = 500;

/// The thread, and the way to it.
#[derive(Debug)]
pub struct Worker {
    tasks: Sender<Task>,
    /// Whether nobody wants to know any more what others change.
    ending: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread; what comes of a task goes to `to`.
    #[must_use]
    pub fn start(workspace: Workspace, to: Sender<LoopEvent>) -> Self {
        let (tasks, asked) = channel();
        let ending = Arc::new(AtomicBool::new(false));
        let working = Working {
            logs: workspace.log_ends(),
            workspace,
            tasks: tasks.clone(),
            to,
            watch: None,
            mine: Mine::default(),
            ending: Arc::clone(&ending),
        };
        Self {
            tasks,
            ending,
            thread: Some(thread::spawn(move || working.run(&asked))),
        }
    }

    /// Reads all records in a thread of its own; what is read goes to `to` as it comes, and from
    /// then on what others change.
    pub fn load(&self, workspace: Workspace, to: Sender<LoopEvent>) {
        let tasks = self.tasks.clone();
        thread::spawn(move || {
            // Not on those threads that a search borrows: the first page would wait for them.
            let stamps = on_all_processors(|| {
                read_all(&workspace, &|action| {
                    let _ = to.send(LoopEvent::Action(action));
                })
            });
            let _ = tasks.send(Task::Watch(stamps));
        });
    }

    /// Asks for something of the disk.
    pub fn ask(&self, request: DiskRequest) {
        self.send(Task::Request(request));
    }

    /// Asks for a record to be read again.
    pub fn reread(&self, record: RecordId) {
        self.send(Task::Reread(record));
    }

    /// A way to this thread for another one that changes records, too.
    #[must_use]
    pub fn rescanner(&self) -> Rescanner {
        let tasks = self.tasks.clone();
        Rescanner { tasks }
    }

    /// Finishes everything that was asked for, and ends the thread.
    pub fn finish(&mut self) {
        self.ending.store(true, Ordering::Relaxed);
        self.send(Task::End);
        if let Some(thread) = self.thread.take() {
            // A panic in the thread has been told by the panic hook already.
            let _ = thread.join();
        }
    }

    fn send(&self, task: Task) {
        let _ = self.tasks.send(task);
    }
}

/// The way to the thread for another one that changes records, too.
#[derive(Debug)]
pub struct Rescanner {
    tasks: Sender<Task>,
}

impl Rescanner {
    /// Has these records read again, and passes the action on after what came of that.
    pub fn rescan_then(&self, records: BTreeSet<RecordId>, action: Action) {
        let _ = self.tasks.send(Task::RescanThen(records, Box::new(action)));
    }
}

/// How many records are shown before all are read: more than any screen has rows.
const SHOWN_EARLY: usize = 400;

/// In how many frames at most it is shown how far the reading is, beside those with something new.
const FRAMES: usize = 20;

/// Reads all records, tells of the first page of the snapshot at once, then of the progress with the first records in it, and at the end hands over
/// the book and its index. Gives the state of its file in which each record was read.
pub fn read_all(workspace: &Workspace, tell: &(dyn Fn(Action) + Sync)) -> Vec<(RecordId, Stamp)> {
    let stamps = Mutex::new(Vec::new());
    let early = AtomicUsize::new(0);
    workspace
        .first_pages()
        .for_each(|records| tell(Action::FirstPage(records)));
    // It must be begun before a record is read.
    let recorder = workspace.record_missing_words();
    let is_whole = AtomicBool::new(true);
    let (book, index) = read_and_index(workspace, &|batch| {
        if let Some(page) = batch.compared.take() {
            tell(Action::Compared {
                changed: page.changed,
                unread: page.unread,
            });
        }
        let read = std::mem::take(&mut batch.stamps);
        let mut stamps = stamps.lock().unwrap_or_else(PoisonError::into_inner);
        stamps.extend(read);
        drop(stamps);
        let from = early.fetch_add(batch.records.len(), Ordering::Relaxed);
        let shown = SHOWN_EARLY.saturating_sub(from).min(batch.records.len());
        let problems = std::mem::take(&mut batch.problems);
        is_whole.fetch_and(problems.is_empty(), Ordering::Relaxed);
        let step = (batch.total / FRAMES).max(1);
        let is_step =
            batch.done == batch.total || from / step < (from + batch.records.len()) / step;
        if shown > 0 || !problems.is_empty() || is_step {
            tell(Action::Loaded {
                records: batch.records[..shown].to_vec(),
                problems,
                done: batch.done,
                total: batch.total,
            });
        }
    });
    let recorder = recorder.filter(|_| is_whole.into_inner());
    let parts = recorder.map(|recorder| (recorder, StoredIndex::to_bytes(&book, &index)));
    tell(Action::AllLoaded(Box::new((book, index))));
    let stamps = stamps.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some((recorder, parts)) = parts {
        recorder.finish(&stamps, || parts);
    }
    stamps
}

/// Reads all records again and indexes them, beside the screen.
fn read_again(workspace: &Workspace, each: &(dyn Fn(&mut Batch) + Sync)) -> (Book, Index) {
    on_all_processors(|| read_and_index(workspace, each))
}

/// What this window has changed itself in the time of the last two looks, for a look may come
/// upon it only later.
#[derive(Debug, Default)]
struct Mine {
    records: [BTreeSet<RecordId>; 2],
    changes: BTreeSet<ChangeId>,
}

impl Mine {
    fn add(&mut self, action: &Action) {
        if let Action::Disk(DiskReply::Committed { change, .. }) = action {
            self.records[0].extend(change.records());
            self.changes.insert(change.id.clone());
        }
    }

    fn has(&self, record: RecordId) -> bool {
        self.records.iter().any(|mine| mine.contains(&record))
    }

    fn turn(&mut self) {
        self.records[1] = std::mem::take(&mut self.records[0]);
    }
}

struct Working {
    workspace: Workspace,
    tasks: Sender<Task>,
    to: Sender<LoopEvent>,
    watch: Option<Watch>,
    logs: LogEnds,
    mine: Mine,
    ending: Arc<AtomicBool>,
}

impl Working {
    fn run(mut self, asked: &Receiver<Task>) {
        while let Ok(task) = asked.recv() {
            let action = match task {
                Task::Request(request) => Some(self.requested(request)),
                Task::Reread(record) => Some(Action::Editor(EditorReply::Reread {
                    record,
                    now: self.workspace.reread(record),
                })),
                Task::Watch(stamps) => {
                    let tasks = self.tasks.clone();
                    let tell = move |changed_paths| {
                        let _ = tasks.send(Task::Look(changed_paths));
                    };
                    self.watch = Some(self.workspace.watch(stamps, WatchMethod::Told, tell));
                    None
                }
                Task::Look(_) if self.ending.load(Ordering::Relaxed) => None,
                Task::Look(changed_paths) => Some(self.look(changed_paths)),
                Task::RescanThen(records, action) => {
                    self.rescan(records);
                    Some(*action)
                }
                Task::End => return,
            };
            if let Some(action) = action {
                self.mine.add(&action);
                let _ = self.to.send(LoopEvent::Action(action));
            }
            // What cannot be signed stands, verifying tells of it, and the next signature holds it.
            let _ = self.workspace.sign_new_lines();
        }
    }

    /// Does what the screen asks for. A change of many records is taken in here: bringing book and index up to date for
    /// each of them would keep the screen from its keys.
    fn requested(&mut self, request: DiskRequest) -> Action {
        let tell = Mutex::new(self.to.clone());
        let reply = perform(&self.workspace, request, &|reply| {
            let tell = tell.lock().unwrap_or_else(PoisonError::into_inner);
            let action = Action::Background(JobReply::Import(reply));
            let _ = tell.send(LoopEvent::Action(action));
        });
        // Before everything is loaded, what is loaded last would be put in the place of it.
        let is_loaded = self.watch.is_some();
        match reply {
            DiskReply::Committed {
                change,
                records,
                head,
            } if is_loaded && records.len() > ONE_BY_ONE_OWN => {
                let records = records.into_iter().map(|(id, _)| id).collect();
                let (book, index) = read_again(&self.workspace, &|_| {});
                let rebuilt = Rebuilt {
                    book,
                    index,
                    records,
                };
                let action = Action::Rebuilt(Box::new(rebuilt));
                let _ = self.to.send(LoopEvent::Action(action));
                DiskReply::Committed {
                    change,
                    records: Vec::new(),
                    head,
                }
            }
            reply => reply,
        }
        .into()
    }

    /// Looks again at records that another thread of this window has changed, before the watch finds them.
    fn rescan(&mut self, records: BTreeSet<RecordId>) {
        if records.is_empty() {
            return;
        }
        // What else the logs tell is left to the next look.
        let logs = self.logs.clone();
        let found = self.look(ChangedPaths {
            records: records.clone(),
            ..ChangedPaths::default()
        });
        self.logs = logs;
        self.mine.records[0].extend(records);
        let _ = self.to.send(LoopEvent::Action(found));
    }

    /// Looks again at what may have changed. This thread is the one that commits, too: what this
    /// window has changed has been told before, and is found as the screen has it.
    fn look(&mut self, mut changed_paths: ChangedPaths) -> Action {
        let others = changed_paths
            .records
            .iter()
            .filter(|id| !self.mine.has(**id));
        // Of another form, no record can be read.
        let is_much = others.count() > ONE_BY_ONE && !self.workspace.has_other_form();
        let mut erased = Vec::new();
        if is_much {
            erased = self.workspace.erased_of(&changed_paths.records);
            changed_paths.records.clear();
            changed_paths.folders = true;
        }
        let mut external_changes = self.workspace.look(&changed_paths, &mut self.logs);
        external_changes.erased.extend(erased);
        external_changes
            .logged
            .retain(|by| !self.mine.changes.contains(&by.change));
        self.mine.turn();
        if !is_much {
            return Action::Noticed(Box::new(external_changes));
        }
        let problems = Mutex::new(Vec::new());
        let (book, index) = read_again(&self.workspace, &|batch| {
            let mut problems = problems.lock().unwrap_or_else(PoisonError::into_inner);
            problems.append(&mut batch.problems);
        });
        Action::ReadAnew(Box::new(Reload {
            book,
            index,
            problems: problems
                .into_inner()
                .unwrap_or_else(PoisonError::into_inner),
            external_changes,
        }))
    }
}
