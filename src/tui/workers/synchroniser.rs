//! The synchroniser exchanges changes with another clone of git, beside everything else: nobody who types waits.

use std::collections::BTreeSet;
use std::sync::mpsc::Sender;
use std::thread;

use crate::app::core::action::Action;
use crate::app::core::job::JobReply;
use crate::app::sync::sync_job::{SyncReply, SyncRequest, Synced};
use crate::record::id::RecordId;
use crate::storage::git::synchronisation::{ErasedThere, SyncFront, SyncTexts};
use crate::storage::git::transfer::SyncTarget;
use crate::storage::workspace::Workspace;
use crate::text::catalogue::{label, say};
use crate::tui::loop_event::LoopEvent;
use crate::tui::workers::storage_worker::Rescanner;

/// Synchronises in a thread of its own. How far it is goes to `to`, and what has come of it as well, after what it
/// changed was read again by `rescanner`: found later, it would be told as somebody else's doing.
pub fn start(
    workspace: Workspace,
    request: SyncRequest,
    rescanner: Rescanner,
    to: Sender<LoopEvent>,
) {
    thread::spawn(move || {
        let action = |reply| Action::Background(JobReply::Sync(reply));
        let tell = |reply| {
            let _ = to.send(LoopEvent::Action(action(reply)));
        };
        let (reply, touched) = synchronise(&workspace, &request, &tell);
        rescanner.rescan_then(touched, action(reply));
    });
}

/// Synchronises, and says which records that may have changed; `tell` hears how far it is. Git has no terminal
/// meanwhile: the screen has it.
pub fn synchronise(
    workspace: &Workspace,
    request: &SyncRequest,
    tell: &dyn Fn(SyncReply),
) -> (SyncReply, BTreeSet<RecordId>) {
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
    let done = workspace.synchronise(&target, erased, &texts, front);
    let (received, mut touched) = workspace.received_since(&mut ends);
    let reply = match done {
        Ok(report) => {
            touched.extend(report.records());
            SyncReply::Done(Box::new(Synced {
                received,
                report,
                touched: touched.clone(),
            }))
        }
        Err(why) => SyncReply::Failed(why),
    };
    (reply, touched)
}
