//! The keys of a synchronisation: it is begun by its name, and what it brought in is a list of which each row
//! opens its record.

use crate::app::browse::navigate::show_record;
use crate::app::core::effect::Effect;
use crate::app::core::job::Job;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::form::picker::{Choosing, Picker};
use crate::app::sync::received_rows::received_rows;
use crate::app::sync::sync_job::{SyncReply, SyncRequest, Synced, UnderWay};
use crate::casebook::external::sync_report::SyncStep;
use crate::record::id::RecordId;
use crate::text::catalogue::{label, say};
use crate::text::log::external_changes::{Told, in_one_line};
use crate::text::pages::sync_report::{sync_failure, sync_summary};

/// What erases here whom the other clone erased, behind the name of the command.
const ERASE: &str = "--erase";

/// What is asked for by the words behind the name of the command, as on the command line.
fn request(typed: &str) -> SyncRequest {
    let mut request = SyncRequest::default();
    for word in typed.split_whitespace() {
        match word {
            ERASE => request.erase = true,
            remote => request.remote = Some(remote.to_owned()),
        }
    }
    request
}

/// Begins a synchronisation, unless one is going on.
pub fn begin(state: &mut State, typed: &str) -> Vec<Effect> {
    if let Some(reason) = state.files.read_only.clone() {
        state.report_error(reason);
    } else if state.files.loading.is_some() {
        state.report_error(label!(screen_still_reading));
    } else if state.syncing.under_way.is_some() {
        state.report_error(label!(sync_under_way));
    } else {
        state.syncing.under_way = Some(UnderWay {
            is_awaited: true,
            is_leaving: false,
        });
        told(state, SyncStep::Committing);
        return vec![Job::Sync(request(typed)).into()];
    }
    Vec::new()
}

fn told(state: &mut State, step: SyncStep) {
    let step = match step {
        SyncStep::Committing => "commit",
        SyncStep::Fetching => "fetch",
        SyncStep::Merging => "merge",
        SyncStep::Sending => "send",
    };
    state.notify(say!(sync_progress { step }));
}

/// Notes that a key was pressed: whoever does something else is not interrupted by what came in.
pub fn pressed(state: &mut State) {
    if let Some(under_way) = &mut state.syncing.under_way {
        under_way.is_awaited = false;
    }
}

/// Whether a synchronisation is going on that would be left alone, and that has not been said yet: it is said then.
pub fn holds_back(state: &mut State) -> bool {
    match &mut state.syncing.under_way {
        Some(under_way) if !under_way.is_leaving => {
            under_way.is_leaving = true;
            state.report_error(label!(sync_leaving));
            true
        }
        _ => false,
    }
}

/// Something has come of a synchronisation.
pub fn arrived(state: &mut State, reply: SyncReply) {
    match reply {
        SyncReply::Step(step) => {
            if state.syncing.under_way.is_some() {
                told(state, step);
            }
        }
        SyncReply::Failed(why) => {
            state.syncing.under_way = None;
            state.report_error(sync_failure(&why));
            // Whatever came in stays, and no list tells of it.
            let is_other = |told: &Told| !told.by.as_ref().is_some_and(|by| by.own);
            tell_noticed(state, |_, told| is_other(told));
        }
        SyncReply::Done(synced) => done(state, *synced),
    }
}

fn done(state: &mut State, synced: Synced) {
    let is_awaited = state
        .syncing
        .under_way
        .take()
        .is_some_and(|one| one.is_awaited);
    let summary = sync_summary(&synced.report);
    let is_news = synced.is_news();
    let touched = synced.touched.clone();
    if is_news {
        state.syncing.synced = Some(Box::new(synced));
    }
    if is_news && is_awaited && matches!(state.mode, Mode::Panes) {
        open(state);
        state.notify(summary);
    } else if is_news {
        state.notify(say!(sync_done_see { summary }));
    } else {
        state.notify(summary);
    }
    tell_noticed(state, |id, _| !touched.contains(&id));
}

/// Says what was found on disk meanwhile and is no part of the synchronisation, after what is said of that.
fn tell_noticed(state: &mut State, is_told: impl Fn(RecordId, &Told) -> bool) {
    let mut noticed = std::mem::take(&mut state.syncing.noticed);
    noticed.retain(|(id, told)| is_told(*id, told));
    if let Some(line) = in_one_line(noticed) {
        state.notices.external_changes = Some(line);
    }
}

/// Opens the list of what came in.
pub fn open(state: &mut State) {
    let Some(synced) = &state.syncing.synced else {
        state.report_error(label!(sync_nothing_received));
        return;
    };
    let rows = received_rows(&state.book, synced);
    let mut picker = Picker::new(Choosing::Received(rows));
    // The first row is a heading.
    picker.cursor = 1;
    state.mode = Mode::Picker(Box::new(picker));
}

/// Builds the list anew if it is open: some of it may be gone.
pub fn rebuild(state: &mut State) {
    if let (Mode::Picker(picker), Some(synced)) = (&mut state.mode, &state.syncing.synced)
        && let Choosing::Received(rows) = &mut picker.choosing
    {
        *rows = received_rows(&state.book, synced);
        picker.cursor = picker.cursor.min(rows.len().saturating_sub(1));
    }
}

/// Shows the record of a row.
pub fn show(state: &mut State, id: RecordId) {
    if !state.book.has(id) {
        state.report_error(label!(sync_no_record));
        return;
    }
    state.mode = Mode::Panes;
    state.page = Page::Panes;
    let stands = state.book.stands_for(id);
    show_record(state, stands);
}
