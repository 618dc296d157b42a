//! The keys of a page that is read, and following what stands on it.

use crate::app::browse::cursor::moved;
use crate::app::browse::navigate::{open, show_record};
use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::app::form::opening::FormOpening;
use crate::app::keys::key_table::Command;
use crate::app::reading::text_keys::{copy, of_every_page};
use crate::app::reading::{About, Reading};
use crate::casebook::derive::dispute::Pick;
use crate::casebook::form_target::Cited;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::text::catalogue::label;

/// Opens a page over whatever page is open.
pub fn turn_to(state: &mut State, about: About) {
    let mut page = Reading::new(about);
    page.under = match std::mem::replace(&mut state.mode, Mode::Panes) {
        Mode::Reading(under) => Some(under),
        _ => None,
    };
    state.mode = Mode::Reading(Box::new(page));
}

/// Opens the page that a command is for, of the chosen record, or says why there is none.
pub fn run(state: &mut State, command: Command) {
    let Some(id) = state.chosen() else {
        state.report_error(label!(screen_nothing_chosen));
        return;
    };
    let kind = id.kind();
    let about = match (command, kind) {
        (Command::TimeLine, Kind::Person | Kind::Case) => About::TimeLine(id),
        (Command::Disputed, Kind::Person | Kind::Case) => About::Disputed(id),
        (Command::Together, Kind::Person | Kind::Place) => About::Together(id),
        (Command::Together, _) => {
            state.report_error(label!(screen_together_of));
            return;
        }
        (Command::Figures, Kind::Case) => About::Figures(id),
        (Command::ReadAloud, Kind::Person) => About::Aloud(id),
        (Command::Figures, _) => {
            state.report_error(label!(screen_figures_reported_cases));
            return;
        }
        (Command::ReadAloud, _) => {
            state.report_error(label!(screen_dossier_of_person));
            return;
        }
        (_, _) => {
            state.report_error(label!(screen_only_for_people_and_cases));
            return;
        }
    };
    if !state.has_page(about) {
        state.report_error(match command {
            Command::Disputed => label!(screen_nothing_about_disputed),
            Command::TimeLine => label!(screen_no_dated_entry),
            Command::Together => label!(screen_nobody_together),
            _ => label!(screen_nothing_to_tell),
        });
        return;
    }
    turn_to(state, about);
}

/// A key on a page.
pub fn press(state: &mut State, command: Option<Command>) -> Vec<Effect> {
    if let Some(effects) = command.and_then(|command| of_every_page(state, command)) {
        return effects;
    }
    let places = match &state.mode {
        Mode::Reading(page) => state.page_places(page),
        _ => return Vec::new(),
    };
    let rows = usize::from(state.terminal.size.1.saturating_sub(4)).max(1);
    let Mode::Reading(page) = &mut state.mode else {
        return Vec::new();
    };
    match command {
        Some(Command::Cancel) => {
            state.mode = page.under.take().map_or(Mode::Panes, Mode::Reading);
            Vec::new()
        }
        Some(Command::Follow) => follow(state),
        Some(Command::Edit) => edit(state),
        Some(Command::Copy) => copy_line(state),
        Some(command) => {
            page.cursor = moved(page.cursor, places, rows, command);
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// Copies the line, or the side of a dispute, under the cursor.
fn copy_line(state: &mut State) -> Vec<Effect> {
    let Mode::Reading(page) = &state.mode else {
        return Vec::new();
    };
    let text = match page.about {
        About::Disputed(_) => page.side(&state.book).map(|side| side.value),
        _ => state
            .page_lines(page)
            .get(page.cursor)
            .map(|line| line.plain().into()),
    };
    text.map_or_else(Vec::new, |text| copy(state, text))
}

/// Follows what is under the cursor: to another page, to a record, or to the choice of a side.
fn follow(state: &mut State) -> Vec<Effect> {
    let Mode::Reading(page) = &state.mode else {
        return Vec::new();
    };
    let record = page.record();
    if let About::Disputed(_) = page.about {
        return match page.side(&state.book) {
            Some(side) => choose(state, record, side.pick),
            None => Vec::new(),
        };
    }
    let lines = state.page_lines(page);
    let about = page.about;
    let Some(line) = lines.get(page.cursor).map(|line| &line.line) else {
        return Vec::new();
    };
    if let Some(entry) = line.entry
        && about != About::Entry(record, entry)
    {
        turn_to(state, About::Entry(record, entry));
    } else if let Some(link) = line.link {
        if let (About::TimeLine(_), Kind::Person) = (about, link.kind()) {
            turn_to(state, About::TimeLine(link));
        } else {
            state.mode = Mode::Panes;
            show_record(state, link);
        }
    } else {
        state.report_error(label!(screen_leads_nowhere));
    }
    Vec::new()
}

/// Asks for the record's text, to write which side the record goes by.
fn choose(state: &mut State, record: RecordId, pick: Pick) -> Vec<Effect> {
    if let Some(reason) = state.files.read_only.clone() {
        state.report_error(reason);
        return Vec::new();
    }
    open(state, FormOpening::of_choice(record, pick))
}

/// Opens the form of the entry or figure under the cursor.
fn edit(state: &mut State) -> Vec<Effect> {
    let Mode::Reading(page) = &state.mode else {
        return Vec::new();
    };
    let record = page.record();
    let lines = state.page_lines(page);
    let line = lines.get(page.cursor).map(|line| &line.line);
    let entry = match page.about {
        About::Entry(_, index) => Some(index),
        _ => line.and_then(|line| line.entry),
    };
    let item = line.and_then(|line| line.item);
    if let Some(reason) = state.files.read_only.clone() {
        state.report_error(reason);
        return Vec::new();
    }
    let statement = match (entry, item) {
        (Some(index), _) => state.entry(record, index).map(Cited::Entry),
        (None, Some((list, index))) => state.item(record, list, index).map(Cited::Item),
        (None, None) => None,
    };
    match statement {
        Some(seen) => open(state, FormOpening::of_statement(record, seen)),
        None => {
            state.report_error(label!(screen_edit_item));
            Vec::new()
        }
    }
}
