//! Notices that files have changed: the system tells, and where it does not, all files are looked
//! at again and again.
//!
//! - `changed_paths`: what may have changed on disk since it was last read.
//! - `editor_lock`: what editors leave beside a file while they have it open.
//! - `rescan`: looking again at what may have changed, and finding in the log who changed it.
//! - `stamp`: what tells one state of a file from another without reading it.
//! - `unrecognized`: files among the records that are none.

pub mod changed_paths;
pub mod editor_lock;
pub mod rescan;
pub mod stamp;
pub mod unrecognized;

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::workspace::FILE_NAME;
use crate::storage::fs::Fs;
use crate::storage::load::copy_name::is_leftover;
use crate::storage::watch::changed_paths::{ChangedPaths, FileSnapshot};
use crate::storage::watch::stamp::Stamp;

/// How long nothing may have been written for what was written to be taken as whole: an editor
/// writes in several steps.
const SETTLED: Duration = Duration::from_millis(50);

/// How long changes that do not settle are waited for, as in a checkout of many files.
const PATIENCE: Duration = Duration::from_millis(600);

/// How long git is waited for while it has its lock, so that a checkout is one change.
const GIT_PATIENCE: Duration = Duration::from_secs(20);

/// How often all files are looked at where the system does not tell.
const SWEEP: Duration = Duration::from_millis(1500);

/// How many times longer than a sweep the pause after it is at the least: on a slow disk with many
/// files, looking must not be all that the disk does.
const REST: u32 = 10;

/// How changes are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchMethod {
    /// The system tells, where it can.
    Told,
    /// All files are looked at again and again.
    Sweeps,
}

/// Somebody who watches, until this is dropped.
#[derive(Debug)]
pub struct Watch {
    signals: Sender<Signal>,
}

/// What the watching thread hears.
#[derive(Debug)]
enum Signal {
    /// Something happened to this path.
    At(PathBuf),
    /// Something happened, and nobody knows what.
    Anything,
    /// Nobody wants to know any more.
    Stop,
}

impl Watch {
    /// Starts to watch in a thread of its own. `stamps` are those of a load that has come to its
    /// end; what has changed since then is told first, so that nothing falls between the two.
    ///
    /// The thread sleeps while nothing happens, unless all files have to be looked at.
    pub fn start(
        fs: Arc<dyn Fs>,
        stamps: Vec<(RecordId, Stamp)>,
        way: WatchMethod,
        tell: impl Fn(ChangedPaths) + Send + 'static,
    ) -> Self {
        let (signals, heard) = channel();
        let watching = Watching {
            fs,
            known: FileSnapshot::of(stamps),
            way,
            signals: signals.clone(),
            watcher: None,
            took: Duration::ZERO,
        };
        thread::spawn(move || watching.run(&heard, &tell));
        Self { signals }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // Not waited for: it may be in the middle of a sweep over a slow disk.
        let _ = self.signals.send(Signal::Stop);
    }
}

struct Watching {
    fs: Arc<dyn Fs>,
    known: FileSnapshot,
    way: WatchMethod,
    signals: Sender<Signal>,
    watcher: Option<RecommendedWatcher>,
    /// How long the last sweep took.
    took: Duration,
}

impl Watching {
    fn run(mut self, heard: &Receiver<Signal>, tell: &dyn Fn(ChangedPaths)) {
        self.watch();
        let mut changed_paths = self.sweep();
        loop {
            if !changed_paths.is_empty() {
                tell(std::mem::take(&mut changed_paths));
            }
            let Some(signals) = self.collect_signals(heard) else {
                return;
            };
            changed_paths = self.changed_paths(signals);
        }
    }

    /// The next signals, all that belong together; none if it is time for a sweep. `None` at the
    /// end.
    fn collect_signals(&self, heard: &Receiver<Signal>) -> Option<Vec<Signal>> {
        let first = if self.watcher.is_some() && !self.fs.is_remote() {
            heard.recv().ok()?
        } else {
            match heard.recv_timeout(SWEEP.max(self.took * REST)) {
                Ok(signal) => signal,
                Err(RecvTimeoutError::Timeout) => return Some(Vec::new()),
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        };
        let start = Instant::now();
        let mut signals = vec![first];
        loop {
            if matches!(signals.last(), Some(Signal::Stop)) {
                return None;
            }
            let waited = start.elapsed();
            let at_work = waited < GIT_PATIENCE && is_git_at_work(self.fs.root());
            let left = if at_work {
                SETTLED
            } else {
                SETTLED.min(PATIENCE.saturating_sub(waited))
            };
            match heard.recv_timeout(left) {
                Ok(signal) => signals.push(signal),
                Err(_) if at_work => {}
                Err(_) => return Some(signals),
            }
        }
    }

    fn changed_paths(&mut self, signals: Vec<Signal>) -> ChangedPaths {
        let mut changed_paths = ChangedPaths::default();
        let mut folders = false;
        let mut all = signals.is_empty();
        for signal in signals {
            match signal {
                Signal::At(path) => {
                    let below = path.strip_prefix(self.fs.root()).unwrap_or(Path::new(""));
                    folders |= is_about_folders(below);
                    name(&*self.fs, below, &mut changed_paths);
                }
                Signal::Anything => all = true,
                Signal::Stop => {}
            }
        }
        if folders {
            // A folder that came, went or was replaced needs to be watched anew.
            self.watch();
            changed_paths.head = true;
            changed_paths.folders = true;
        }
        if folders || all {
            let found = self.sweep();
            changed_paths.records.extend(found.records);
            changed_paths.unrecognized.extend(found.unrecognized);
            changed_paths.head |= found.head;
            changed_paths.folders |= found.folders;
        }
        changed_paths
    }

    fn sweep(&mut self) -> ChangedPaths {
        let start = Instant::now();
        let changed_paths = self.known.sweep(&*self.fs);
        self.took = start.elapsed();
        changed_paths
    }

    /// Asks the system to tell of the workspace and its folders; where it does not (no such folder
    /// in memory, a limit that is reached), there is no watcher.
    fn watch(&mut self) {
        self.watcher = None;
        if self.way == WatchMethod::Told {
            self.watcher = self.watcher().ok();
        }
    }

    fn watcher(&self) -> notify::Result<RecommendedWatcher> {
        let signals = self.signals.clone();
        let heard = move |event: notify::Result<Event>| {
            for signal in heard_in(event) {
                let _ = signals.send(signal);
            }
        };
        // A link in place of a folder would lead out of the workspace.
        let config = Config::default().with_follow_symlinks(false);
        let mut watcher = RecommendedWatcher::new(heard, config)?;
        let root = self.fs.root();
        watcher.watch(root, RecursiveMode::NonRecursive)?;
        for kind in Kind::ALL {
            match watcher.watch(&root.join(kind.folder()), RecursiveMode::NonRecursive) {
                Err(error) if !matches!(error.kind, notify::ErrorKind::PathNotFound) => {
                    return Err(error);
                }
                _ => {}
            }
        }
        Ok(watcher)
    }
}

/// Whether git is writing files in the folder: it keeps this lock from before the first file to
/// after the last. The workspace may be a folder of a larger repository.
fn is_git_at_work(root: &Path) -> bool {
    root.ancestors()
        .any(|folder| folder.join(".git/index.lock").exists())
}

/// What an event says. That a file was opened or closed is no change; reading all records says so
/// of each.
fn heard_in(event: notify::Result<Event>) -> Vec<Signal> {
    match event {
        Ok(event) if event.need_rescan() => vec![Signal::Anything],
        Ok(Event {
            kind: EventKind::Access(_),
            ..
        }) => Vec::new(),
        Ok(event) => event.paths.into_iter().map(Signal::At).collect(),
        Err(_) => vec![Signal::Anything],
    }
}

/// Whether a path below the workspace is the workspace itself or one of its folders.
fn is_about_folders(below: &Path) -> bool {
    let mut parts = below.iter();
    match (parts.next(), parts.next()) {
        (None, _) => true,
        (Some(folder), None) => folder.to_str().and_then(Kind::of_folder).is_some(),
        (Some(_), Some(_)) => false,
    }
}

/// Takes in what a path below the workspace names.
fn name(fs: &dyn Fs, below: &Path, changed_paths: &mut ChangedPaths) {
    let mut parts: Vec<Cow<'_, str>> = below.iter().map(|part| part.to_string_lossy()).collect();
    if let Some(name) = parts.pop() {
        let folder = parts.join("/");
        parts.extend(fs.told_name(&folder, &name).map(Cow::Owned));
    }
    match parts.as_slice() {
        [name] if **name == *FILE_NAME => changed_paths.head = true,
        [name] if name.ends_with(".ron") && !is_leftover(name) => {
            changed_paths.unrecognized.insert(name.to_string());
        }
        [folder, name] => {
            if let Some(kind) = Kind::of_folder(folder) {
                changed_paths.add(kind, name);
            }
        }
        _ => {}
    }
}
