//! What an action does to the state, and which effects it asks for. Pure.

mod arriving;
mod browse;
pub mod choosing;
mod filling;
mod moving;
mod noting;
mod searching;

use crate::app::action::Action;
use crate::app::command::{Command, Context};
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::mode::Mode;
use crate::app::position::tells_cyrillic;
use crate::app::state::{Clock, State};

/// Applies an action.
pub fn update(state: &mut State, action: Action, clock: Clock) -> Vec<Effect> {
    state.clock = clock;
    let effects = match action {
        Action::Key(key) => press(state, key),
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

fn press(state: &mut State, key: Key) -> Vec<Effect> {
    if let Code::Char(character) = key.code
        && let Some(cyrillic) = tells_cyrillic(character)
    {
        state.cyrillic = cyrillic;
    }
    if state.mode.is_sent() {
        return Vec::new();
    }
    state.message = None;
    let command = state.keymap.lookup(state.context(), key, state.cyrillic);
    match &state.mode {
        Mode::Panes => command.map_or_else(Vec::new, |command| browse::run(state, command)),
        Mode::Search { .. } => searching::press(state, command, key),
        Mode::ChooseStatus => choosing::status(state, key),
        Mode::ChooseKind => choosing::kind(state, key),
        Mode::Form(_) => filling::press(state, command, key),
        Mode::Note { .. } => noting::press(state, command, key),
        Mode::Picker(_) => choosing::press(state, command, key),
        Mode::Pager { .. } => {
            moving::page(state, command);
            Vec::new()
        }
    }
}

/// What is pasted goes into a text or is refused; it is never run as keys.
fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if state.mode.is_sent() {
        return Vec::new();
    }
    state.message = None;
    match state.context() {
        Context::Search => return searching::paste(state, text),
        Context::Form => filling::paste(state, text),
        Context::Note => noting::paste(state, text),
        Context::Picker => choosing::paste(state, text),
        Context::Panes | Context::Pager => {
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

/// Runs a command as if its key were pressed among the panes.
fn run_among_panes(state: &mut State, command: Command) -> Vec<Effect> {
    state.mode = Mode::Panes;
    browse::run(state, command)
}
