//! The keys of a conflict: choosing between what somebody else wrote and what was typed.

use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::pending::Request;
use crate::app::core::state::State;
use crate::app::drafts::form_draft::of_form;
use crate::app::form::Form;
use crate::app::form::commit;
use crate::app::form::opening::Opening;
use crate::app::keys::key_table::Command;
use crate::app::sync::conflict::{Clash, Then};
use crate::app::sync::rebase::{Clashing, EntryGone, rebase};
use crate::casebook::draft::Draft;
use crate::casebook::errors::failure::EditConflict;
use crate::casebook::external::change_origin::ChangeOrigin;
use crate::record::id::RecordId;
use crate::ron_text::path::PathStep;
use crate::text::catalogue::say;
use crate::text::log::external_changes::set_by;
use crate::text::safe::Safe;

/// How often a form that met a conflict is written again by itself.
const TRIES: u8 = 5;

/// What is asked for after a form met conflicts: the record as it is now, or nothing if the form
/// is about no record that could be read.
pub fn met(form: &mut Form, conflicts: &[EditConflict]) -> Option<Effect> {
    let (record, _) = form.target.base()?;
    form.tries += 1;
    let gone = conflicts
        .iter()
        .any(|one| one.record == record && one.found.is_none() && one.field.is_root());
    (!gone && form.tries <= TRIES).then(|| {
        Effect::Disk(DiskRequest::Open {
            record,
            purpose: Opening::Retry(conflicts.to_vec()),
        })
    })
}

/// Goes on with a form that met a conflict, from what stands there now. What does not clash is
/// written at once; what does is for the user to choose.
pub fn go_on(
    state: &mut State,
    record: RecordId,
    now: &str,
    conflicts: &[EditConflict],
) -> Vec<Effect> {
    let Mode::Form(form) = &mut state.mode else {
        return Vec::new();
    };
    let is_about = form.target.base().is_some_and(|(base, _)| base == record);
    if !is_about || state.pending.request != Some(Request::Write) {
        return Vec::new();
    }
    state.pending.request = None;
    let typed = of_form(form);
    match rebase(form, now) {
        Err(EntryGone) => {
            form.refused = Some(entry_gone(conflicts));
            state.pending.typed_ahead.clear();
            Vec::new()
        }
        Ok(clashing) if clashing.is_empty() => commit::write(state),
        Ok(clashing) => {
            let fields = clashing
                .into_iter()
                .map(|one| {
                    let name = form.rows[one.row].field.name;
                    let by = author(conflicts, name);
                    (one, by)
                })
                .collect();
            open(state, typed, fields);
            Vec::new()
        }
    }
}

/// Shows the first field of a form that somebody else has changed as well.
fn open(state: &mut State, typed: Option<Draft>, fields: Vec<(Clashing, Option<ChangeOrigin>)>) {
    // What was typed ahead was not meant for this.
    state.pending.typed_ahead.clear();
    if let Mode::Form(form) = std::mem::replace(&mut state.mode, Mode::Panes) {
        state.mode = Mode::Clash(Box::new(Clash {
            form: *form,
            typed,
            fields,
            at: 0,
            drawn: None,
            then: Then::Write,
        }));
    }
}

/// Whether a command chooses one of the two values.
pub const fn decides(command: Command) -> bool {
    matches!(command, Command::KeepTheirs | Command::WriteMine)
}

/// A key over a field that both have changed.
pub fn press(state: &mut State, command: Option<Command>) -> Vec<Effect> {
    let Mode::Clash(clash) = &mut state.mode else {
        return Vec::new();
    };
    let Some((field, _)) = clash.fields.get(clash.at) else {
        return leave(state);
    };
    // A key that repeats chooses for no field that was not seen.
    if command.is_some_and(decides) && clash.drawn != Some(clash.at) {
        return Vec::new();
    }
    match command {
        Some(Command::KeepTheirs) => {
            let theirs = field.theirs.clone();
            if let Some(row) = clash.form.rows.get_mut(field.row) {
                row.input.set(&theirs);
            }
        }
        Some(Command::WriteMine) => {}
        Some(Command::Cancel) => {
            clash.form.at = field.row;
            clash.then = Then::Retry;
            return leave(state);
        }
        _ => return Vec::new(),
    }
    clash.at += 1;
    if clash.at < clash.fields.len() {
        Vec::new()
    } else {
        leave(state)
    }
}

/// Goes on with the form.
fn leave(state: &mut State) -> Vec<Effect> {
    if let Mode::Clash(clash) = std::mem::replace(&mut state.mode, Mode::Panes) {
        let then = clash.then;
        state.mode = Mode::Form(Box::new(clash.form));
        if then == Then::Write {
            return commit::write(state);
        }
    }
    Vec::new()
}

/// Who set a field of the form: the conflict may be about it, about the list that it shows, or about
/// the entry around it.
fn author(conflicts: &[EditConflict], name: &str) -> Option<ChangeOrigin> {
    let fits = |conflict: &&EditConflict| {
        let top = conflict.field.steps().first();
        matches!(top, Some(PathStep::Field(top)) if top == name || top == "history")
    };
    conflicts.iter().find(fits)?.by.clone()
}

fn entry_gone(conflicts: &[EditConflict]) -> Safe {
    let by = conflicts.iter().find_map(|one| one.by.as_ref());
    say!(screen_entry_gone_by { by: set_by(by) })
}
