//! The replies to what was asked while a list is imported: it was read and planned, it is written, a row is decided.

use std::sync::Arc;

use crate::app::core::effect::Effect;
use crate::app::core::job::Job;
use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::app::import::held_keys::{keep, set_fate};
use crate::app::import::held_queue::{HeldFate, HeldQueue};
use crate::app::import::import_job::{ImportAnswer, ImportJob, ImportReply, RowRefusal};
use crate::app::import::import_keys::plan_again;
use crate::app::import::kept_import::{KeptImport, KeptMap};
use crate::app::import::message_keys::was_read;
use crate::app::import::{ImportPage, ImportWork, Importing};
use crate::casebook::change::edit::Edit;
use crate::casebook::change::{Change, ChangeKind};
use crate::casebook::errors::failure::{EditConflict, Failure};
use crate::casebook::form_target::{FormTarget, ImportField};
use crate::exchange::preview::ImportFailure;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::text::catalogue::{label, listed_apart, say};
use crate::text::errors::failure::{conflict_lines, failure};
use crate::text::errors::import::{map_reason, read_error, row_problem};
use crate::text::safe::{Safe, display_safe};

/// Applies a reply.
pub fn arrived(state: &mut State, reply: ImportReply) -> Vec<Effect> {
    match reply {
        ImportReply::Progress(number, done, all) => {
            if let Some(importing) = &mut state.importing
                && importing.number == number
                && importing.work.is_some_and(|work| !work.is_change())
            {
                importing.work = Some(ImportWork::Comparing(done, all));
            }
        }
        ImportReply::Written(done, all) => {
            let work = state.importing.as_mut().and_then(|one| one.work.as_mut());
            if let Some(ImportWork::Writing(now, of)) = work {
                (*now, *of) = (done, all);
            }
        }
        ImportReply::Done(number, answer) => {
            let is_asked = |importing: &Importing| importing.number == number;
            if state.importing.as_deref().is_some_and(is_asked) {
                planned(state, *answer);
            }
        }
        ImportReply::MapSaved(path, None) => state.notify(say!(import_map_saved { path })),
        ImportReply::MapSaved(_, Some(reason)) => state.report_error(failure(&reason)),
        ImportReply::Kept(kept) => offer(state, &kept),
        ImportReply::Message { text, draft } => was_read(state, &text, *draft),
    }
    Vec::new()
}

/// Offers to go on with the held rows of an earlier import, while nothing is typed yet.
fn offer(state: &mut State, kept: &KeptImport) {
    if let Mode::Form(form) = &mut state.mode
        && matches!(form.target, FormTarget::Import(ImportField::File))
        && !form.is_touched()
        && let Some(row) = form.rows.first_mut()
    {
        row.input.paste(&kept.path);
        let (name, rows) = (&kept.name, kept.open);
        state.notify(say!(import_goes_on { name, rows }));
    }
}

fn planned(state: &mut State, answer: ImportAnswer) {
    let Some(importing) = &mut state.importing else {
        return;
    };
    let stuck = answer.stuck();
    let is_first = importing.preview.is_none();
    importing.work = None;
    importing.stuck = stuck;
    importing.settings = answer.settings;
    let known = answer.known.map(|known| {
        let told = say!(import_known_map_used { name: &known.name });
        importing.known = Some(known);
        told
    });
    if answer.file.is_some() {
        importing.file = answer.file;
    }
    match answer.preview {
        Ok((preview, change)) => {
            importing.failed = None;
            importing.change = change.map(Arc::new);
            if let Ok(planned) = &preview.planned {
                importing.held = HeldQueue::of_plan(planned, &importing.held);
                if let Some(kept) = answer.kept {
                    kept.restore_fates(&mut importing.held);
                    let first = importing.held.next_open(usize::MAX).unwrap_or(0);
                    importing.cursors[ImportPage::Held.index()] = first;
                    if importing.change.is_none() && importing.held.open() > 0 {
                        importing.page = ImportPage::Held;
                    }
                }
            }
            importing.preview = Some(Arc::new(preview));
            let last = importing.held.rows.len().saturating_sub(1);
            let at = &mut importing.cursors[ImportPage::Held.index()];
            *at = (*at).min(last);
        }
        Err(reason) => {
            importing.change = None;
            if importing.stuck.is_some() {
                importing.preview = None;
                importing.page = ImportPage::File;
            }
            let told = told_failure(&reason);
            importing.failed = Some(told.clone());
            if !is_first || importing.file.is_some() {
                state.report_error(told);
                return;
            }
        }
    }
    if let Some(told) = known {
        state.notify(told);
    }
}

/// What is kept of how the list was read that is written now.
fn keep_map(importing: &Importing) -> Option<Effect> {
    let preview = importing.preview.as_ref()?;
    let order = importing.settings.order.as_ref();
    let kept = KeptMap::of(&preview.file.origin.name, &preview.map, order);
    let job = ImportJob::KeepMap {
        file: Arc::clone(&preview.file),
        place: preview.place.clone(),
        kept: Box::new(kept),
    };
    Some(Job::Import(job).into())
}

/// Why a list could not be read or planned, in one line.
#[must_use]
pub fn told_failure(reason: &ImportFailure) -> Safe {
    match reason {
        ImportFailure::Failure(reason) => failure(reason),
        ImportFailure::File(error) => read_error(error),
        ImportFailure::Map(place, error) => say!(import_map_unreadable {
            place: format!("{place}:{}:{}", error.line, error.column),
            reason: map_reason(&error.flaw)
        }),
        ImportFailure::Unwritable => say!(import_row_unwritable),
    }
}

/// The record of a person that a change made.
fn made(change: &Change) -> Option<RecordId> {
    change.edits.iter().find_map(|edit| match edit {
        Edit::Create { record, .. } if record.kind() == Kind::Person => Some(*record),
        _ => None,
    })
}

/// A change is on disk: perhaps the list, or a decision, or either was taken back.
pub fn committed(state: &mut State, change: &Change) -> Vec<Effect> {
    let Some(importing) = &mut state.importing else {
        return Vec::new();
    };
    let work = importing.work.filter(|work| work.is_change());
    match (&change.change_kind, work) {
        (ChangeKind::Do, Some(ImportWork::Writing(..))) => {
            importing.work = None;
            importing.change = None;
            importing.written = Some(change.id.clone());
            importing.page = match importing.held.open() {
                0 => ImportPage::Numbers,
                _ => ImportPage::Held,
            };
            let map = keep_map(importing);
            let mut effects = keep(state);
            effects.extend(map);
            effects
        }
        (ChangeKind::Do, Some(ImportWork::Deciding(row))) => {
            importing.work = None;
            let fate = match made(change) {
                Some(record) => HeldFate::Another(record, change.id.clone()),
                None => {
                    let record = change.records().into_iter();
                    let mut people = record.filter(|id| id.kind() == Kind::Person);
                    match people.next() {
                        Some(record) => HeldFate::Same(record, Some(change.id.clone())),
                        None => HeldFate::Open,
                    }
                }
            };
            let told = state.notices.message.clone();
            set_fate(state, row, fate);
            // What was done is told before that it was the last one.
            if state
                .importing
                .as_ref()
                .is_some_and(|one| one.held.open() > 0)
            {
                state.notices.message = told;
            }
            keep(state)
        }
        (ChangeKind::Undo(undone), _) => {
            if let Some(row) = importing.held.decided_by(undone) {
                set_fate(state, row, HeldFate::Open);
                return keep(state);
            }
            if importing.written.as_ref() == Some(undone) {
                importing.written = None;
                return again(state);
            }
            Vec::new()
        }
        (ChangeKind::Redo(_), _) => again(state),
        (ChangeKind::Do, _) => Vec::new(),
    }
}

/// Plans again, without leaving what is open.
fn again(state: &mut State) -> Vec<Effect> {
    let mode = std::mem::replace(&mut state.mode, Mode::Import);
    let effects = plan_again(state);
    state.mode = mode;
    effects
}

/// Nothing was changed by a decision about a row.
pub fn undecided(state: &mut State, refusal: RowRefusal) -> Vec<Effect> {
    state.pending.change_answered();
    let Some(importing) = &mut state.importing else {
        return Vec::new();
    };
    let Some(ImportWork::Deciding(row)) = importing.work.take() else {
        return Vec::new();
    };
    match refusal {
        RowRefusal::Agrees => {
            let person = importing.held.drawn.and_then(|(_, person)| person);
            if let Some(person) = person {
                set_fate(state, row, HeldFate::Same(person, None));
                state.notify(label!(import_row_agrees));
                return keep(state);
            }
        }
        RowRefusal::Problems(problems) => {
            let told: Vec<Safe> = problems.iter().map(row_problem).collect();
            state.report_error(listed_apart(&told));
        }
        RowRefusal::Failed(reason) => state.report_error(told_failure(&reason)),
    }
    Vec::new()
}

/// The list or a decision could not be written: what somebody else changed meanwhile is shown, and the list is planned
/// again. `false` if nothing of the page was on its way.
pub fn failed(state: &mut State, reason: &Failure) -> Option<Vec<Effect>> {
    let importing = state.importing.as_mut()?;
    importing.work.filter(|work| work.is_change())?;
    importing.work = None;
    let effects = again(state);
    match reason {
        Failure::Conflicts(conflicts) => {
            let lines = conflicts.iter().flat_map(|one| told_conflict(state, one));
            let lines: Vec<Safe> = lines.collect();
            if let Some(importing) = &mut state.importing {
                importing.comes_back = true;
            }
            state.mode = Mode::pager(say!(screen_conflict_title), lines, None);
        }
        reason => {
            let told = failure(reason);
            if let Some(importing) = &mut state.importing {
                importing.failed = Some(told.clone());
            }
            state.report_error(told);
        }
    }
    Some(effects)
}

fn told_conflict(state: &State, conflict: &EditConflict) -> Vec<Safe> {
    let name = state.book.title_of(conflict.record);
    let lines = conflict_lines(conflict, name);
    match lines.is_empty() {
        true => vec![display_safe(conflict.record.as_str())],
        false => lines,
    }
}
