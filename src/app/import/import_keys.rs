//! The keys of the page of an import.

use std::sync::Arc;

use crate::app::browse::cursor::moved;
use crate::app::core::direction::Direction;
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::job::Job;
use crate::app::core::mode::{AfterPage, Mode};
use crate::app::core::state::State;
use crate::app::form::Form;
use crate::app::form::page_question::PageQuestion;
use crate::app::import::choice_list::ChoiceOf;
use crate::app::import::choices::{apply, choices};
use crate::app::import::held_keys::{decide, refused, undo};
use crate::app::import::import_job::{ImportJob, ImportWrite};
use crate::app::import::import_line::{LineAction, NumberOf};
use crate::app::import::import_lines::lines;
use crate::app::import::import_numbers::{before_writing, behind, people_written, row_in_full};
use crate::app::import::import_words::{meaning_keys, words};
use crate::app::import::kept_import::KnownMaps;
use crate::app::import::message_keys;
use crate::app::import::{ImportPage, ImportWork, Importing};
use crate::app::keys::key::{Code, Key};
use crate::app::keys::key_table::Command;
use crate::app::keys::keyboard_layout::latin;
use crate::app::reading::text_keys::{copy, of_every_page};
use crate::casebook::change::purpose::Purpose;
use crate::casebook::errors::import_problem::Outcome;
use crate::casebook::form_target::ImportField;
use crate::exchange::list_file::call_list;
use crate::exchange::map::map_text;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::text::catalogue::{label, say};

/// Opens the page of the list that is being imported, or asks for a file.
pub fn open(state: &mut State) -> Vec<Effect> {
    if state.importing.is_some() {
        state.mode = Mode::Import;
        return Vec::new();
    }
    ask_for_file(state, "");
    vec![Job::Import(ImportJob::FindKept).into()]
}

/// Asks for the file that lies at a path that may be begun.
pub fn ask_for_file(state: &mut State, path: &str) -> Vec<Effect> {
    if let Some(importing) = &mut state.importing {
        importing.comes_back = true;
    }
    let mut form = Form::import(ImportField::File, "");
    if let Some(row) = form.rows.first_mut() {
        row.input.paste(path);
    }
    state.mode = Mode::Form(Box::new(form));
    match path {
        "" => Vec::new(),
        path => vec![DiskRequest::Paths(path.to_owned()).into()],
    }
}

/// Brings the page back when what was opened over it is closed.
pub fn come_back(state: &mut State) {
    if let Some(importing) = &mut state.importing
        && importing.comes_back
        && matches!(state.mode, Mode::Panes)
    {
        importing.comes_back = false;
        state.mode = Mode::Import;
    }
}

/// A key on the page.
pub fn press(state: &mut State, command: Option<Command>, key: Key) -> Vec<Effect> {
    let Some(importing) = &mut state.importing else {
        state.mode = Mode::Panes;
        return Vec::new();
    };
    // What was opened over the page is closed.
    importing.comes_back = false;
    if importing.choice.is_some() {
        return press_choice(state, command);
    }
    if importing.page == ImportPage::Words
        && let Some(effects) = press_word(state, key)
    {
        return effects;
    }
    command.map_or_else(Vec::new, |command| run(state, command))
}

/// Runs a command as if its key were pressed on the page.
pub fn run(state: &mut State, command: Command) -> Vec<Effect> {
    if let Some(effects) = of_every_page(state, command) {
        return effects;
    }
    let Some(importing) = &mut state.importing else {
        return Vec::new();
    };
    match command {
        Command::Cancel => state.mode = Mode::Panes,
        Command::NextPane => importing.page = importing.page.step(Direction::Forward),
        Command::PreviousPane => importing.page = importing.page.step(Direction::Back),
        Command::Follow => return follow(state),
        Command::Save => ask_to_write(state),
        Command::SetDate => choose_dates(state),
        Command::NextChoice => {
            let count = importing.candidates().len().max(1);
            importing.held.candidate = (importing.held.candidate + 1) % count;
        }
        Command::Same | Command::Different | Command::Later => return decide(state, command),
        Command::Undo => return undo(state),
        Command::Redo => {
            if !refused(state) {
                return state.send(DiskRequest::Redo);
            }
        }
        Command::Copy => {
            let importing = importing.clone();
            let lines = lines(state, &importing);
            if let Some(line) = lines.into_iter().nth(importing.cursor()) {
                let (lead, value) = (line.lead, line.value);
                return copy(state, say!(import_copied { lead, value }));
            }
        }
        moving => {
            let importing = importing.clone();
            let length = lines(state, &importing).len();
            let rows = usize::from(state.terminal.size.1 / 2);
            let to = moved(importing.cursor().min(length), length, rows, moving);
            if let Some(importing) = &mut state.importing {
                importing.set_cursor(to);
                importing.held.candidate = 0;
            }
        }
    }
    Vec::new()
}

/// A key in a list to choose from.
fn press_choice(state: &mut State, command: Option<Command>) -> Vec<Effect> {
    let rows = usize::from(state.terminal.size.1 / 2);
    let Some(importing) = &mut state.importing else {
        return Vec::new();
    };
    let Some(choice) = &mut importing.choice else {
        return Vec::new();
    };
    match command {
        Some(Command::Cancel) => importing.choice = None,
        Some(Command::Follow) => {
            let choice = importing.choice.take();
            let is_changed = choice.is_some_and(|choice| apply(&choice, importing));
            if is_changed {
                return plan_again(state);
            }
        }
        Some(moving) => choice.cursor = moved(choice.cursor, choice.items.len(), rows, moving),
        None => {}
    }
    Vec::new()
}

/// A key that gives the word under the cursor a meaning; `None` if it gives none.
fn press_word(state: &mut State, key: Key) -> Option<Vec<Effect>> {
    let pressed = match key.code {
        Code::Char(character) if !key.ctrl => latin(character).unwrap_or(character),
        _ => return None,
    };
    let importing = state.importing.as_deref()?;
    let preview = importing.preview.clone()?;
    let words = words(&preview);
    let at = importing.cursor();
    // What needs no explanation is changed on purpose, by Enter.
    let word = words.get(at).filter(|word| !word.is_known)?;
    let keys = meaning_keys(&state.book.statuses, &word.to);
    let (_, meaning) = keys.into_iter().find(|(key, _)| *key == pressed)?;
    let importing = state.importing.as_deref_mut()?;
    importing.explain(&word.letter, &word.word, &meaning);
    if words.get(at + 1).is_some_and(|next| !next.is_known) {
        importing.set_cursor(at + 1);
    }
    Some(plan_again(state))
}

/// Enter on the line under the cursor.
fn follow(state: &mut State) -> Vec<Effect> {
    let Some(importing) = state.importing.as_deref().cloned() else {
        return Vec::new();
    };
    let lines = lines(state, &importing);
    let Some(line) = lines.get(importing.cursor()) else {
        return Vec::new();
    };
    match line.does.clone() {
        LineAction::Nothing => {}
        LineAction::Choose(of) => choose(state, of),
        LineAction::Ask(ImportField::File) => {
            return ask_for_file(state, &importing.path);
        }
        LineAction::Ask(field) => ask_for(state, field),
        LineAction::Write => ask_to_write(state),
        LineAction::List(NumberOf::Rows(Outcome::Held)) => {
            if let Some(importing) = &mut state.importing {
                importing.page = ImportPage::Held;
            }
        }
        LineAction::List(of) => show_list(state, of),
        LineAction::Row(place) => {
            if let Some(preview) = &importing.preview {
                let lines = row_in_full(preview, place);
                let title = say!(import_row_title {
                    name: preview.name_of(place)
                });
                show(state, Mode::pager(title, lines, None));
            }
        }
    }
    Vec::new()
}

/// Shows something over the page, which comes back when it is closed.
fn show(state: &mut State, mode: Mode) {
    if let Some(importing) = &mut state.importing {
        importing.comes_back = true;
    }
    state.mode = mode;
}

fn choose(state: &mut State, of: ChoiceOf) {
    let State {
        importing, book, ..
    } = &mut *state;
    let Some(importing) = importing else {
        return;
    };
    importing.choice = choices(of, importing, &book.statuses);
    if importing.choice.is_none() {
        state.report_error(label!(screen_nothing_to_choose));
    }
}

/// Opens the orders of dates for the column under the cursor, or for all.
fn choose_dates(state: &mut State) {
    let Some(importing) = state.importing.as_deref() else {
        return;
    };
    let preview = importing.preview.as_deref();
    let column = preview.and_then(|preview| preview.columns.get(importing.cursor()));
    let of = match (importing.page, column) {
        (ImportPage::Columns, Some(column)) => ChoiceOf::DatesOf(column.column.from.clone()),
        _ => ChoiceOf::Dates,
    };
    choose(state, of);
}

fn ask_for(state: &mut State, field: ImportField) {
    let importing = state.importing.as_deref();
    let map = importing.and_then(|importing| importing.preview.as_ref());
    let value = match field {
        ImportField::Title => map.map_or("", |preview| preview.map.source.title.as_str()),
        _ => "",
    };
    let form = Form::import(field, value);
    show(state, Mode::Form(Box::new(form)));
}

fn show_list(state: &mut State, of: NumberOf) {
    let preview = state.importing.as_ref();
    let preview = preview.and_then(|importing| importing.preview.clone());
    let told = preview.and_then(|preview| behind(state, &preview, of));
    match told {
        Some((title, lines)) if !lines.is_empty() => show(state, Mode::pager(title, lines, None)),
        _ => state.report_error(label!(import_nobody)),
    }
}

/// Shows what would be written, with the question whether to.
fn ask_to_write(state: &mut State) {
    let Some(importing) = state.importing.as_deref().cloned() else {
        return;
    };
    let (Some(preview), Some(change), None) =
        (&importing.preview, &importing.change, importing.work)
    else {
        state.report_error(match importing.work {
            Some(_) => label!(import_wait),
            None => label!(import_nothing_to_write),
        });
        return;
    };
    let Ok(planned) = &preview.planned else {
        return;
    };
    if refused(state) {
        return;
    }
    let plan = &planned.plan;
    let (created, updated) = (plan.count(Outcome::Created), plan.count(Outcome::Updated));
    let why = Purpose::Imported {
        file: preview.file.origin.name.clone(),
        created,
        updated,
    };
    let request = DiskRequest::Import(Box::new(ImportWrite {
        file: Arc::clone(&preview.file),
        change: Arc::clone(change),
        has_copy: plan.source.is_some() && !plan.is_known_file,
        why: why.to_text(),
    }));
    let people = people_written(planned);
    let question = PageQuestion::new(say!(import_ask_write { people }), request);
    let lines = before_writing(&importing, preview);
    let title = say!(import_write_title);
    let then = Some(AfterPage::Ask(Box::new(question)));
    show(state, Mode::pager(title, lines, then));
}

/// What was typed in a form that the page asked with.
pub fn answered(state: &mut State, field: ImportField, typed: &str) -> Vec<Effect> {
    let typed = typed.trim();
    match field {
        ImportField::File if typed.is_empty() => {
            if state.importing.is_some() {
                state.mode = Mode::Import;
            }
            Vec::new()
        }
        ImportField::File => {
            state.importing = Some(Box::new(Importing {
                path: typed.to_owned(),
                ..Importing::default()
            }));
            read(state, "")
        }
        ImportField::Message => {
            state.mode = Mode::Panes;
            message_keys::read(state, typed)
        }
        ImportField::Map => {
            // Nothing in the place of what is known: the columns are guessed again.
            if let Some(importing) = &mut state.importing
                && typed.is_empty()
                && importing.known.take().is_some()
            {
                importing.maps = KnownMaps::PassedOver;
                importing.settings.map = None;
                importing.settings.order = None;
            }
            read(state, typed)
        }
        ImportField::SaveMap if state.files.is_sealed => {
            // It would lie in the clear, with the words of the list.
            state.mode = Mode::Import;
            state.report_error(label!(screen_not_on_sealed));
            Vec::new()
        }
        ImportField::SaveMap => {
            state.mode = Mode::Import;
            let preview = state.importing.as_ref();
            let preview = preview.and_then(|importing| importing.preview.as_ref());
            let job = preview
                .filter(|_| !typed.is_empty())
                .map(|preview| ImportJob::SaveMap {
                    path: typed.to_owned(),
                    text: map_text(&preview.map),
                });
            job.map(|job| Job::Import(job).into()).into_iter().collect()
        }
        ImportField::Title => {
            if let Some(importing) = &mut state.importing {
                importing.change_map(|map| call_list(map, typed));
            }
            plan_again(state)
        }
        ImportField::Case => {
            let case = typed.parse::<RecordId>().ok();
            let case = case.filter(|id| id.kind() == Kind::Case && state.book.has(*id));
            if let Some(importing) = &mut state.importing {
                importing.settings.case = case;
            }
            plan_again(state)
        }
    }
}

/// Asks for the file to be read, with a map if one was named.
fn read(state: &mut State, map: &str) -> Vec<Effect> {
    state.mode = Mode::Import;
    let Some(importing) = &mut state.importing else {
        return Vec::new();
    };
    if !map.is_empty() {
        importing.settings.map = None;
        importing.known = None;
    }
    importing.number += 1;
    importing.work = Some(ImportWork::Reading);
    importing.failed = None;
    let job = ImportJob::Read {
        number: importing.number,
        path: importing.path.clone(),
        map: map.to_owned(),
        settings: Box::new(importing.settings.clone()),
        maps: importing.maps,
    };
    vec![Job::Import(job).into()]
}

/// Asks for the list to be planned again, because something else is said of it or records have changed.
pub fn plan_again(state: &mut State) -> Vec<Effect> {
    state.mode = Mode::Import;
    let Some(importing) = &mut state.importing else {
        return Vec::new();
    };
    let Some(file) = importing.file.clone() else {
        return read(state, "");
    };
    importing.number += 1;
    importing.work = Some(ImportWork::Comparing(0, 0));
    // What was planned holds no more.
    importing.change = None;
    importing.failed = None;
    let job = ImportJob::Plan {
        number: importing.number,
        file,
        settings: Box::new(importing.settings.clone()),
    };
    vec![Job::Import(job).into()]
}
