//! The keys of the held rows: one key decides about each, and takes it back.

use std::sync::Arc;

use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::job::Job;
use crate::app::core::state::State;
use crate::app::import::held_queue::HeldFate;
use crate::app::import::import_job::{ImportJob, RowToDecide};
use crate::app::import::kept_import::{KeptFate, KeptImport};
use crate::app::import::{ImportPage, Importing};
use crate::app::keys::key_table::Command;
use crate::exchange::listed_rows::RowDecision;
use crate::exchange::map::map_text;
use crate::exchange::read::Header;
use crate::text::catalogue::label;

/// Whether a command decides about the held row under the cursor, writes, or takes that back.
pub fn decides(state: &State, command: Command) -> bool {
    let importing = state.importing.as_deref();
    importing.is_some_and(|one| match command {
        Command::Same | Command::Different | Command::Later => {
            one.page == ImportPage::Held && one.choice.is_none()
        }
        Command::Undo | Command::Redo | Command::Save => one.choice.is_none(),
        _ => false,
    })
}

/// Decides about the held row under the cursor.
pub fn decide(state: &mut State, command: Command) -> Vec<Effect> {
    let Some(importing) = state.importing.as_deref().cloned() else {
        return Vec::new();
    };
    let (Some(held), Some(preview)) = (
        importing.held.rows.get(importing.cursor()),
        importing.preview.as_ref(),
    ) else {
        return Vec::new();
    };
    // A key that repeats decides about nobody who was not seen.
    if importing.page != ImportPage::Held || importing.held.drawn != importing.to_draw() {
        return Vec::new();
    }
    if held.fate != HeldFate::Open {
        state.report_error(label!(import_decided_already));
        return Vec::new();
    }
    if command == Command::Later {
        set_fate(state, held.row, HeldFate::Skipped);
        return keep(state);
    }
    if !importing.decides() {
        state.report_error(match importing.work {
            Some(_) => label!(import_wait),
            None => label!(import_write_first),
        });
        return Vec::new();
    }
    if !held.is_decidable() {
        state.report_error(label!(import_mend_in_the_list));
        return Vec::new();
    }
    if refused(state) {
        return Vec::new();
    }
    let candidate = importing.candidate();
    let decision = match (command, candidate) {
        (Command::Same, Some(id)) => RowDecision::Same(id),
        (Command::Same, None) => {
            state.report_error(label!(import_nobody_beside));
            return Vec::new();
        }
        _ => RowDecision::Another,
    };
    let request = DiskRequest::DecideRow(Box::new(RowToDecide {
        file: Arc::clone(&preview.file),
        place: preview.place.clone(),
        settings: Box::new(importing.settings.clone()),
        map: preview.map.clone(),
        row: held.place,
        decision,
        apart: match decision {
            RowDecision::Another => importing.candidates(),
            RowDecision::Same(_) => Vec::new(),
        },
    }));
    state.send(request)
}

/// Sets what has become of a held row, and goes on to the next one.
pub fn set_fate(state: &mut State, row: u32, fate: HeldFate) {
    let Some(importing) = &mut state.importing else {
        return;
    };
    let is_open = fate == HeldFate::Open;
    importing.held.decide(row, fate);
    let here = importing.held.rows.iter().position(|one| one.row == row);
    let here = here.unwrap_or(0);
    let to = match is_open {
        true => Some(here),
        false => importing.held.next_open(here),
    };
    importing.cursors[ImportPage::Held.index()] = to.unwrap_or(here);
    if !is_open && importing.held.open() == 0 {
        state.notify(label!(import_all_decided));
    }
}

/// Keeps what is decided, to go on with it later.
pub fn keep(state: &State) -> Vec<Effect> {
    let kept = state.importing.as_deref().and_then(kept);
    let kept = kept.map(|kept| Job::Import(ImportJob::Keep(Box::new(kept))).into());
    kept.into_iter().collect()
}

/// Takes the last step back: a row that was left is open again; anything else is a change on disk.
pub fn undo(state: &mut State) -> Vec<Effect> {
    let held = state.importing.as_ref().map(|importing| &importing.held);
    let skipped = held.and_then(|held| {
        let last = held.steps.last()?;
        let row = held.rows.iter().find(|one| one.row == *last)?;
        row.fate.change().is_none().then_some(*last)
    });
    if let Some(row) = skipped {
        set_fate(state, row, HeldFate::Open);
        return keep(state);
    }
    if refused(state) {
        return Vec::new();
    }
    state.send(DiskRequest::Undo)
}

/// Whether nothing may be written here; it is told.
pub fn refused(state: &mut State) -> bool {
    let reason = state.files.read_only.clone();
    if let Some(reason) = reason {
        state.report_error(reason);
        return true;
    }
    false
}

/// What is kept of an import; `None` if its rows were never planned.
fn kept(importing: &Importing) -> Option<KeptImport> {
    let preview = importing.preview.as_ref()?;
    let settings = &importing.settings;
    let origin = &preview.file.origin;
    let fates = importing.held.steps.iter().filter_map(|row| {
        let rows = importing.held.rows.iter();
        let held = rows.clone().find(|one| one.row == *row)?;
        let change = held.fate.change().map(|id| id.0.clone());
        let (record, is_new) = match &held.fate {
            HeldFate::Open => return None,
            HeldFate::Skipped => (String::new(), false),
            HeldFate::Same(id, _) => (id.to_string(), false),
            HeldFate::Another(id, _) => (id.to_string(), true),
        };
        Some(KeptFate {
            row: *row,
            record,
            is_new,
            change: change.unwrap_or_default(),
        })
    });
    Some(KeptImport {
        sha256: origin.sha256.clone(),
        path: importing.path.clone(),
        name: origin.name.clone(),
        map: map_text(&preview.map),
        sheet: settings.sheet.clone(),
        header: settings.header.map(|header| match header {
            Header::Row(row) => row,
            Header::None => 0,
        }),
        table: settings.table,
        dates: settings
            .order
            .as_ref()
            .map_or_else(String::new, |order| order.as_str().to_owned()),
        encoding: settings.encoding.clone(),
        separator: settings.separator.clone(),
        case: settings
            .case
            .map_or_else(String::new, |case| case.to_string()),
        open: importing.held.open(),
        at: String::new(),
        fates: fates.collect(),
    })
}
