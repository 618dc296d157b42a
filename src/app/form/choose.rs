//! Choosing one of several: a status after `s`, a kind after `a`, an item of a list.

use crate::app::browse::navigate::open;
use crate::app::browse::{cursor, pane_commands, saved_query_keys};
use crate::app::core::dispatch::{run_among_panes, run_on_open, run_on_page};
use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::drafts::draft_keys;
use crate::app::form::Form;
use crate::app::form::open::open_status_form;
use crate::app::form::opening::FormOpening;
use crate::app::form::picker::{Choosing, Meaning};
use crate::app::form::picker_keys;
use crate::app::import::import_keys;
use crate::app::keys::key::{Code, Key};
use crate::app::keys::key_table::Command;
use crate::app::keys::keyboard_layout::latin;
use crate::app::reading::text_keys;
use crate::app::sync::decide_keys;
use crate::app::sync::sync_keys;
use crate::app::triage::ask::ask;
use crate::app::triage::queue_replies;
use crate::casebook::fields::field::fields_of;
use crate::casebook::fields::list_item::StatementList;
use crate::casebook::fields::risk_or_consent::RiskOrConsent;
use crate::casebook::form_target::FormTarget;
use crate::casebook::queue::command::QueueCommand;
use crate::record::kind::Kind;
use crate::text::catalogue::{label, say};

/// The kinds that can be added, each with its key.
pub const KINDS: [(char, Kind); 5] = [
    ('p', Kind::Person),
    ('c', Kind::Case),
    ('s', Kind::Source),
    ('l', Kind::Place),
    ('u', Kind::Unit),
];

/// The key after `s`.
pub fn status(state: &mut State, key: Key) -> Vec<Effect> {
    state.mode = Mode::Panes;
    let Some(pressed) = plain_character(key) else {
        return Vec::new();
    };
    let chosen = |wanted: char| {
        state
            .book
            .statuses
            .iter()
            .find(|kind| kind.key == wanted)
            .map(|kind| kind.name.clone())
    };
    let Some(status) = chosen(pressed).or_else(|| latin(pressed).and_then(chosen)) else {
        state.report_error(say!(form_no_status_key { key: pressed }));
        return Vec::new();
    };
    // In a queue the date and source that go with decisions stand there already.
    let values: Vec<(String, String)> = match &state.page {
        Page::Triage(triage) => triage.kept().to_vec(),
        Page::Panes | Page::Overview(_) => Vec::new(),
    };
    let values: Vec<(&str, String)> = values
        .iter()
        .map(|(name, typed)| (name.as_str(), typed.clone()))
        .collect();
    open_status_form(state, &status, &values);
    Vec::new()
}

/// The key after `a`.
pub fn kind(state: &mut State, key: Key) -> Vec<Effect> {
    state.mode = Mode::Panes;
    let Some(pressed) = plain_character(key) else {
        return Vec::new();
    };
    let pressed = latin(pressed).unwrap_or(pressed);
    match KINDS.iter().find(|(letter, _)| *letter == pressed) {
        Some((_, kind)) => {
            let target = FormTarget::Add(*kind);
            let title = say!(form_new_record { kind: *kind });
            let values = of_view(state, *kind);
            let form = Form::new(title, target, fields_of(*kind), &values);
            state.mode = Mode::Form(Box::new(form));
        }
        None => state.report_error(say!(form_no_kind_key { key: pressed })),
    }
    Vec::new()
}

/// What a new record takes from the one in view: somebody who is added on a case belongs to it.
fn of_view(state: &State, kind: Kind) -> Vec<(&'static str, String)> {
    let case = state.chosen().filter(|id| id.kind() == Kind::Case);
    match case {
        Some(case) if kind == Kind::Person => vec![("cases", case.to_string())],
        _ => Vec::new(),
    }
}

/// The key after `+`.
pub fn statement(state: &mut State, key: Key) -> Vec<Effect> {
    state.mode = Mode::Panes;
    let (Some(pressed), Some(record)) = (plain_character(key), state.chosen()) else {
        return Vec::new();
    };
    let pressed = latin(pressed).unwrap_or(pressed);
    let risk_or_consent = RiskOrConsent::ALL
        .into_iter()
        .find(|risk_or_consent| risk_or_consent.key() == pressed);
    if let Some(risk_or_consent) = risk_or_consent.filter(|_| record.kind() == Kind::Person) {
        return open(state, FormOpening::of_care(record, risk_or_consent));
    }
    let lists = StatementList::of(record.kind()).iter();
    match lists.copied().find(|list| list.key() == pressed) {
        Some(list) => open(state, FormOpening::of_new_item(record, list)),
        None => {
            state.report_error(say!(form_no_statement_key { key: pressed }));
            Vec::new()
        }
    }
}

/// A key in a list to choose from.
pub fn press(state: &mut State, command: Option<Command>, key: Key) -> Vec<Effect> {
    let Mode::Picker(picker) = &mut state.mode else {
        return Vec::new();
    };
    if picker.leaving {
        return draft_keys::answer(state, key);
    }
    let picker = &*picker;
    // What is looked for may have the sign in it, and a list of keys finds the key.
    let asks = command == Some(Command::Help);
    if asks && !picker.choosing.is_of_keys() && picker.input.is_empty() {
        return text_keys::of_every_page(state, Command::Help).unwrap_or_default();
    }
    let command = command.filter(|_| !asks);
    let items = picker.items((&state.book, &state.index), &state.terminal.keymap);
    let choosing = picker.choosing.clone();
    let meaning = items.get(picker.cursor).map(|item| item.means);
    let command = match (command, meaning) {
        (Some(Command::Accept), Some(Meaning::New)) => Some(Command::New),
        (command, _) => command,
    };
    match (command, choosing, meaning) {
        (Some(Command::Cancel), choosing, _) => {
            let under = picker.under.clone();
            let page = match choosing {
                Choosing::Here(_) => state.under_help.take(),
                _ => None,
            };
            state.mode = match page {
                Some(page) => *page,
                None => under.map_or(Mode::Panes, Mode::Form),
            };
            Vec::new()
        }
        (Some(Command::New), Choosing::Source { record, cited }, _) => {
            let typed = picker.input.text().to_owned();
            let form = picker_keys::new_record(
                Kind::Source,
                &typed,
                FormTarget::AddCited { record, cited },
            );
            state.mode = Mode::Form(Box::new(form));
            Vec::new()
        }
        (Some(Command::New), Choosing::ForForm(kind), _) => {
            let typed = picker.input.text().to_owned();
            let mut form = picker_keys::new_record(kind, &typed, FormTarget::Add(kind));
            form.under.clone_from(&picker.under);
            state.mode = Mode::Form(Box::new(form));
            Vec::new()
        }
        (Some(Command::Accept), Choosing::ForForm(_), Some(Meaning::Record(id))) => {
            let under = picker.under.clone();
            if let Some(form) = under {
                picker_keys::fill(state, *form, id);
            }
            Vec::new()
        }
        (Some(Command::Accept), Choosing::Command, Some(Meaning::Command(Command::Sync)))
            if !state.files.is_sealed =>
        {
            let behind = picker.behind_sync().unwrap_or_default().to_owned();
            state.mode = Mode::Panes;
            sync_keys::begin(state, &behind)
        }
        (Some(Command::Accept), Choosing::Decide(rows), Some(Meaning::Decision(at))) => {
            match rows.get(at) {
                Some(row) if picker.has_drawn(row) => decide_keys::decide(state, row),
                _ => {
                    state.report_error(label!(form_enter_came_early));
                    Vec::new()
                }
            }
        }
        (Some(Command::Pick), Choosing::Decide(_), _) => {
            decide_keys::show_whole(state);
            Vec::new()
        }
        (Some(Command::Accept), Choosing::Received(_), Some(Meaning::Command(command))) => {
            run_among_panes(state, command)
        }
        (
            Some(Command::Accept),
            Choosing::Received(_) | Choosing::Decide(_),
            Some(Meaning::Record(id)),
        ) => {
            sync_keys::show(state, id);
            Vec::new()
        }
        (
            Some(Command::Accept),
            Choosing::Command | Choosing::Help,
            Some(Meaning::Command(command)),
        ) => run_among_panes(state, command),
        (Some(Command::Accept), Choosing::Command, Some(Meaning::Language(language))) => {
            pane_commands::speak(state, language)
        }
        (Some(Command::Accept), Choosing::Here(_), Some(Meaning::Command(command))) => {
            match state.under_help.take() {
                Some(list) if matches!(*list, Mode::Picker(_)) => {
                    state.mode = *list;
                    press(state, Some(command), key)
                }
                Some(page) => run_on_open(state, *page, command),
                None => run_on_page(state, command),
            }
        }
        (Some(Command::Accept), Choosing::Queue(starts), Some(Meaning::Start(at))) => {
            match starts.get(at) {
                Some((start, _)) => queue_replies::choose(state, start),
                None => Vec::new(),
            }
        }
        (Some(Command::Accept), Choosing::OfQueue(_), Some(Meaning::Record(person))) => {
            state.mode = Mode::Panes;
            ask(state, QueueCommand::Show(person))
        }
        (Some(Command::Discard), Choosing::Draft(_), meaning) => {
            let at = match meaning {
                Some(Meaning::Draft(at)) => Some(at),
                _ => None,
            };
            draft_keys::discard(state, at)
        }
        (Some(Command::Accept), Choosing::Draft(_), Some(Meaning::Draft(at))) => {
            draft_keys::go_on(state, at)
        }
        (Some(Command::Accept), Choosing::Saved(kept), Some(Meaning::Saved(place))) => {
            if let Some(chosen) = kept.get(place) {
                saved_query_keys::apply(state, chosen);
            }
            Vec::new()
        }
        (Some(Command::Accept), Choosing::Columns(_), Some(Meaning::Column(column))) => {
            pane_commands::toggle_column(state, column)
        }
        (Some(Command::EditChosen), Choosing::Saved(kept), Some(Meaning::Saved(place))) => {
            if let Some(chosen) = kept.get(place) {
                saved_query_keys::change(state, &chosen.saved);
            }
            Vec::new()
        }
        (Some(Command::Discard), Choosing::Saved(kept), Some(Meaning::Saved(place))) => {
            kept.get(place).map_or_else(Vec::new, |chosen| {
                saved_query_keys::remove(state, &chosen.saved)
            })
        }
        (
            Some(Command::Accept),
            Choosing::Source { record, cited },
            Some(Meaning::Record(source)),
        ) => open(state, FormOpening::of_citation(record, cited, source)),
        (Some(Command::Accept), Choosing::Help, _) => {
            state.mode = Mode::Panes;
            Vec::new()
        }
        (Some(command @ (Command::NextChoice | Command::PreviousChoice)), _, _) => {
            let rows = usize::from(state.terminal.size.1.saturating_sub(6)).max(1);
            if let Mode::Picker(picker) = &mut state.mode {
                picker.cursor = cursor::moved(picker.cursor, items.len(), rows, command);
            }
            Vec::new()
        }
        (Some(_), _, _) => Vec::new(),
        (None, _, _) => {
            let rows = usize::from(state.terminal.size.1.saturating_sub(6)).max(1);
            if let Mode::Picker(picker) = &mut state.mode {
                match key.code {
                    Code::PageDown => {
                        picker.cursor =
                            cursor::moved(picker.cursor, items.len(), rows, Command::PageDown);
                    }
                    Code::PageUp => {
                        picker.cursor =
                            cursor::moved(picker.cursor, items.len(), rows, Command::PageUp);
                    }
                    _ if picker.input.key(key) => picker.cursor = 0,
                    _ => {}
                }
            }
            with_path(state)
        }
    }
}

/// What is typed behind the name of the command that imports is the path of the file.
const IMPORT: &str = "import ";

/// Goes on in the form that completes paths once somebody types one behind `import`.
fn with_path(state: &mut State) -> Vec<Effect> {
    let Mode::Picker(picker) = &state.mode else {
        return Vec::new();
    };
    let path = picker.input.text().strip_prefix(IMPORT);
    match path.filter(|_| picker.choosing == Choosing::Command) {
        Some(path) => {
            let path = path.trim_start().to_owned();
            import_keys::ask_for_file(state, &path)
        }
        None => Vec::new(),
    }
}

/// Text pasted into the search line of a list.
pub fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if let Mode::Picker(picker) = &mut state.mode {
        picker.input.paste(text);
        picker.cursor = 0;
    }
    with_path(state)
}

fn plain_character(key: Key) -> Option<char> {
    match key.code {
        Code::Char(character) if !key.ctrl => Some(character),
        _ => None,
    }
}
