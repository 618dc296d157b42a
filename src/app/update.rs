//! What an action does to the state, and which effects it asks for. Pure.

mod arriving;
mod asking;
mod beside;
mod browse;
mod checking;
pub mod choosing;
mod clashing;
mod committing;
mod drafting;
mod filling;
mod following;
mod forgetting;
mod going;
mod moving;
mod noticing;
mod noting;
mod opening;
mod overseeing;
mod paging;
mod pairing;
mod picking;
mod queueing;
mod saving;
mod searching;
mod taking;
mod telling;
mod triage;

use crate::app::action::Action;
use crate::app::command::{Command, Context};
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::layout::too_small;
use crate::app::mode::Mode;
use crate::app::page::Page;
use crate::app::position::tells_cyrillic;
use crate::app::state::{Clock, State, Typed};

/// Applies an action.
pub fn update(state: &mut State, action: Action, clock: Clock) -> Vec<Effect> {
    state.clock = clock;
    state.follow_the_day();
    let was_filling = beside::is_filling(&state.mode);
    let mut effects = apply(state, action);
    effects.extend(pairing::wanted(state));
    checking::come_back(state);
    // What was typed while a form was on its way is meant for what came of it.
    while !state.is_waiting()
        && let Some(typed) = state.queued.pop_front()
    {
        effects.extend(match typed {
            Typed::Key(key) => press(state, key),
            Typed::Paste(text) => paste(state, &text),
        });
        follow_choice(state);
        checking::come_back(state);
    }
    effects.extend(checking::wanted(state));
    let is_filling = beside::is_filling(&state.mode);
    if !is_filling {
        state.warning = None;
    } else if !was_filling {
        effects.extend(beside::look(state));
    }
    effects.extend(drafting::keep(state));
    effects
}

fn apply(state: &mut State, action: Action) -> Vec<Effect> {
    let waiting = state.is_waiting();
    let effects = match action {
        Action::Key(key) if too_small(state.size.0, state.size.1) => blind(state, key),
        // A second Enter is meant for the form that the first has sent already.
        Action::Key(key)
            if waiting && state.queued.is_empty() && key == Key::plain(Code::Enter) =>
        {
            Vec::new()
        }
        Action::Key(key) if waiting => {
            state.queued.push_back(Typed::Key(key));
            Vec::new()
        }
        Action::Paste(text) if waiting => {
            state.queued.push_back(Typed::Paste(text));
            Vec::new()
        }
        Action::Key(key) => press(state, key),
        Action::Burst(text) => return burst(state, &text),
        Action::Paste(text) => paste(state, &text),
        Action::Resize(width, height) => {
            state.size = (width, height);
            Vec::new()
        }
        other => arriving::arrive(state, other),
    };
    follow_choice(state);
    effects
}

/// Characters that came at once. A text takes them as one piece, for one by one each would cost as
/// much as the whole text is long; everywhere else they are the keys that they are.
fn burst(state: &mut State, text: &str) -> Vec<Effect> {
    // Nobody answers a question with two hundred letters.
    if matches!(state.mode, Mode::Question(_)) {
        return Vec::new();
    }
    if state.context().takes_text() && !state.is_waiting() && !too_small(state.size.0, state.size.1)
    {
        return apply(state, Action::Paste(text.to_owned()));
    }
    let keys = text
        .chars()
        .map(|character| Key::plain(Code::Char(character)));
    keys.flat_map(|key| apply(state, Action::Key(key)))
        .collect()
}

/// A key on a screen that shows nothing: it may end the program and nothing else, for nobody sees
/// what any other key would do.
fn blind(state: &State, key: Key) -> Vec<Effect> {
    match state.keymap.lookup(Context::Panes, key, state.cyrillic) {
        Some(Command::Quit) => vec![Effect::Quit],
        _ => Vec::new(),
    }
}

fn press(state: &mut State, key: Key) -> Vec<Effect> {
    if let Code::Char(character) = key.code
        && let Some(cyrillic) = tells_cyrillic(character)
    {
        state.cyrillic = cyrillic;
    }
    let is_for_form = std::mem::take(&mut state.enter_spent) && key == Key::plain(Code::Enter);
    if is_for_form && matches!((&state.mode, &state.page), (Mode::Panes, Page::Panes)) {
        return Vec::new();
    }
    state.message = None;
    if let Some(news) = state.news.take() {
        state.tell(news);
    }
    let command = state.keymap.lookup(state.context(), key, state.cyrillic);
    match &state.mode {
        Mode::Panes if matches!(state.page, Page::Triage(_)) => triage::press(state, command, key),
        Mode::Panes => command.map_or_else(Vec::new, |command| run_on_page(state, command)),
        Mode::Opening => Vec::new(),
        Mode::Search { .. } => searching::press(state, command, key),
        Mode::ChooseStatus => choosing::status(state, key),
        Mode::ChooseKind => choosing::kind(state, key),
        Mode::ChooseList => choosing::statement(state, key),
        Mode::Reading(_) => paging::press(state, command),
        Mode::Form(_) => filling::press(state, command, key),
        Mode::Clash(_) => clashing::press(state, command),
        Mode::Note { .. } => noting::press(state, command, key),
        Mode::Picker(_) => choosing::press(state, command, key),
        Mode::Pairs(_) => pairing::press(state, command),
        Mode::Question(_) => pairing::answer(state, key),
        Mode::Findings => checking::press(state, command),
        Mode::Pager { .. } => {
            moving::page(state, command);
            Vec::new()
        }
    }
}

/// What is pasted goes into a text or is refused; it is never run as keys.
fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    state.message = None;
    match state.context() {
        Context::Search => return searching::paste(state, text),
        Context::Form => filling::paste(state, text),
        Context::Note => noting::paste(state, text),
        Context::Picker => choosing::paste(state, text),
        Context::Panes
        | Context::Pager
        | Context::Clash
        | Context::Triage
        | Context::Pairs
        | Context::Findings
        | Context::Page => {
            let characters = text.chars().count();
            state.refuse(format!(
                "not run: {characters} pasted characters; paste into a search, form or note"
            ));
        }
    }
    Vec::new()
}

/// The record pane and the linked records are about the chosen record: when that is another one,
/// they begin at their top.
fn follow_choice(state: &mut State) {
    let chosen = state.chosen();
    if state.reading_of != chosen {
        state.reading_of = chosen;
        state.reading.cursor = 0;
        state.linked.cursor = 0;
        state.linked.input.set("");
    }
}

/// Runs a command as if its key were pressed on the page that is shown.
fn run_on_page(state: &mut State, command: Command) -> Vec<Effect> {
    state.mode = Mode::Panes;
    match state.page {
        Page::Panes => run_among_panes(state, command),
        Page::Overview(_) => overseeing::run(state, command),
        Page::Triage(_) => triage::run(state, command),
    }
}

/// Runs a command as if its key were pressed among the panes.
fn run_among_panes(state: &mut State, command: Command) -> Vec<Effect> {
    state.mode = Mode::Panes;
    if command == Command::ViewOverview {
        return going::open_overview(state);
    }
    browse::run(state, command)
}
