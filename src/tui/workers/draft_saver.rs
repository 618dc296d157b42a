//! A thread that keeps what is being typed, so that a line that drops takes nothing along.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::app::core::job::{DraftReply, DraftRequest, JobReply};
use crate::casebook::draft::Draft;
use crate::casebook::errors::failure::Failure;
use crate::storage::drafts::Drafts;
use crate::storage::workspace::Workspace;
use crate::tui::loop_event::LoopEvent;

/// How long no key may have come for what is typed to be written.
const QUIET: Duration = Duration::from_millis(300);

/// How long somebody who never stops typing waits for it to be written.
const LATEST: Duration = Duration::from_millis(900);

/// What the thread is asked for.
#[derive(Debug)]
enum Task {
    /// Something that the screen asks for.
    Request(DraftRequest),
    /// To write at once what is not written yet.
    Write,
    /// The same, and to end.
    End,
}

/// The thread, and the way to it.
#[derive(Debug)]
pub struct DraftSaver {
    tasks: Sender<Task>,
    thread: Option<JoinHandle<()>>,
}

impl DraftSaver {
    /// Starts the thread, which tells first what is kept from before.
    #[must_use]
    pub fn start(workspace: Workspace, to: Sender<LoopEvent>) -> Self {
        let (tasks, asked) = channel();
        Self {
            tasks,
            thread: Some(thread::spawn(move || keep(&workspace, &asked, &to))),
        }
    }

    /// Asks for something about the drafts.
    pub fn ask(&self, request: DraftRequest) {
        let _ = self.tasks.send(Task::Request(request));
    }

    /// Asks for what is not written yet to be written at once.
    pub fn write(&self) {
        let _ = self.tasks.send(Task::Write);
    }

    /// Writes what is not written yet, and ends the thread.
    pub fn finish(&mut self) {
        let _ = self.tasks.send(Task::End);
        if let Some(thread) = self.thread.take() {
            // A panic in the thread has been told by the panic hook already.
            let _ = thread.join();
        }
    }
}

impl Drop for DraftSaver {
    /// On whatever way the screen ends, a panic included.
    fn drop(&mut self) {
        self.finish();
    }
}

fn keep(workspace: &Workspace, asked: &Receiver<Task>, to: &Sender<LoopEvent>) {
    let tell = |reply| {
        let _ = to.send(LoopEvent::Action(JobReply::Draft(reply).into()));
    };
    let mut drafts = match workspace.drafts() {
        Ok(drafts) => drafts,
        Err(failure) => return tell(DraftReply::NotKept(failure)),
    };
    let (kept, problems) = drafts.list();
    if !kept.is_empty() || !problems.is_empty() {
        tell(DraftReply::Saved { kept, problems });
    }
    // What is typed and not on disk yet, and until when it has to be.
    let mut pending: Option<(Box<Draft>, Instant)> = None;
    // Somebody who types on a full disk is told once.
    let mut told = false;
    loop {
        // While nothing is typed, the thread sleeps without a timer.
        let next = match &pending {
            None => asked.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some((_, latest)) => {
                asked.recv_timeout(QUIET.min(latest.saturating_duration_since(Instant::now())))
            }
        };
        let is_end = matches!(next, Ok(Task::End) | Err(RecvTimeoutError::Disconnected));
        let done = match next {
            Ok(Task::Request(DraftRequest::Keep(draft))) => {
                let latest = pending.map_or_else(|| Instant::now() + LATEST, |(_, latest)| latest);
                pending = Some((draft, latest));
                Ok(())
            }
            Ok(Task::Request(DraftRequest::Forget)) => {
                pending = None;
                drafts.forget()
            }
            Ok(Task::Request(DraftRequest::Adopt(name))) => adopt(&mut drafts, &name, &tell),
            Ok(Task::Request(DraftRequest::Discard(name))) => drafts.discard(&name),
            Ok(Task::Write | Task::End) | Err(_) => match pending.take() {
                Some((draft, _)) => drafts.keep(&draft),
                None => Ok(()),
            },
        };
        if let Err(failure) = done
            && !std::mem::replace(&mut told, true)
        {
            tell(DraftReply::NotKept(failure));
        }
        if is_end {
            return;
        }
    }
}

fn adopt(drafts: &mut Drafts, name: &str, tell: &dyn Fn(DraftReply)) -> Result<(), Failure> {
    if !drafts.adopt(name)? {
        tell(DraftReply::TakenElsewhere);
    }
    Ok(())
}
