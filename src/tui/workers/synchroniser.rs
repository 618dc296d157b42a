//! The synchroniser exchanges changes with another clone of git, beside everything else: nobody who types waits.

use std::sync::mpsc::Sender;
use std::thread;

use crate::app::core::action::Action;
use crate::app::core::job::JobReply;
use crate::app::sync::sync_job::{SyncReply, SyncRequest, Synced};
use crate::storage::git::synchronisation::{ErasedThere, SyncFront, SyncTexts};
use crate::storage::git::transfer::SyncTarget;
use crate::storage::workspace::Workspace;
use crate::text::catalogue::{label, say};
use crate::tui::loop_event::LoopEvent;

/// Synchronises in a thread of its own; how far it is and what comes of it go to `to`.
pub fn start(workspace: Workspace, request: SyncRequest, to: Sender<LoopEvent>) {
    thread::spawn(move || {
        let tell = |reply| {
            let reply = Action::Background(JobReply::Sync(reply));
            let _ = to.send(LoopEvent::Action(reply));
        };
        tell(synchronise(&workspace, &request, &tell));
    });
}

/// Synchronises; `tell` hears how far it is. Git has no terminal meanwhile: the screen has it.
pub fn synchronise(
    workspace: &Workspace,
    request: &SyncRequest,
    tell: &dyn Fn(SyncReply),
) -> SyncReply {
    let message = |changes: usize| say!(command_sync_commit { changes }).as_str().to_owned();
    let texts = SyncTexts {
        message: &message,
        merge: label!(command_sync_merge),
        remark: label!(command_merge_remark),
    };
    let front = SyncFront {
        tell: &|step| tell(SyncReply::Step(step)),
        has_terminal: false,
    };
    let erased = match request.erase {
        true => ErasedThere::Erase,
        false => ErasedThere::Ask,
    };
    let target = SyncTarget::Remote(request.remote.clone());
    let mut ends = workspace.log_ends();
    match workspace.synchronise(&target, erased, &texts, front) {
        Ok(report) => SyncReply::Done(Box::new(Synced {
            received: workspace.received_since(&mut ends),
            report,
        })),
        Err(why) => SyncReply::Failed(why),
    }
}
