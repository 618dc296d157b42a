//! The keys of the screen that a line stands for.

use crate::app::core::action::Action;
use crate::app::core::state::State;
use crate::app::keys::context::Context;
use crate::app::keys::key::{Code, Key};
use crate::app::keys::key_table::{Command, KeyTableRow, TABLE};
use crate::app::keys::keyboard_layout::KeyboardLayout;

/// What can be done among lists and records.
pub const AMONG_LISTS: &[Command] = &[
    Command::Status,
    Command::Note,
    Command::Cite,
    Command::Edit,
    Command::Add,
    Command::AddEntry,
    Command::AddStatement,
    Command::TimeLine,
    Command::Together,
    Command::Figures,
    Command::ReadAloud,
    Command::Undo,
    Command::Redo,
    Command::Repeat,
    Command::ViewPeople,
    Command::ViewCases,
    Command::ViewSources,
    Command::ViewPlaces,
    Command::ViewUnits,
    Command::Triage,
    Command::SavedQueries,
    Command::Drafts,
    Command::Log,
    Command::Help,
    Command::Palette,
    Command::Quit,
];

/// What can be done in a queue, beside the keys of the statuses.
pub const IN_QUEUE: &[Command] = &[
    Command::Keep,
    Command::Later,
    Command::SecondLook,
    Command::Undo,
    Command::Repeat,
    Command::Status,
    Command::SetDate,
    Command::SetSource,
    Command::Note,
    Command::Log,
    Command::QueueList,
    Command::Help,
    Command::Palette,
    Command::Cancel,
];

/// The action of pressing the key of a command, by its place and name in the table.
#[must_use]
pub fn press(state: &State, context: Context, name: &'static str) -> Vec<Action> {
    let keys = state.terminal.keymap.keys(context, name).first();
    keys.map(|key| Action::Key(*key)).into_iter().collect()
}

/// The same, so many times.
#[must_use]
pub fn press_times(
    state: &State,
    context: Context,
    name: &'static str,
    times: usize,
) -> Vec<Action> {
    (0..times)
        .flat_map(|_| press(state, context, name))
        .collect()
}

/// The actions that close what is open, by the key of its place, or by Esc.
#[must_use]
pub fn close(state: &State, context: Context, name: &'static str) -> Vec<Action> {
    let pressed = press(state, context, name);
    if pressed.is_empty() {
        return vec![escape()];
    }
    pressed
}

/// The action of pressing Esc.
#[must_use]
pub fn escape() -> Action {
    Action::Key(Key::plain(Code::Esc))
}

/// The action of answering a question of one line.
#[must_use]
pub fn answer_key(is_yes: bool) -> Action {
    Action::Key(Key::char(if is_yes { 'y' } else { 'n' }))
}

/// The actions that put a text in the place of what stands in a line or field.
#[must_use]
pub fn retype(text: &str) -> Vec<Action> {
    let mut actions = vec![Action::Key(Key::ctrl('e')), Action::Key(Key::ctrl('u'))];
    if !text.is_empty() {
        actions.push(Action::Paste(text.to_owned()));
    }
    actions
}

/// The one character of a line; `None` if it has none or several.
#[must_use]
pub fn letter(line: &str) -> Option<char> {
    let mut characters = line.chars();
    characters.next().filter(|_| characters.next().is_none())
}

/// The command that a letter stands for where the keys count now, on any layout.
#[must_use]
pub fn command_of(state: &State, letter: char) -> Option<Command> {
    let layout = KeyboardLayout::of(letter).unwrap_or(state.terminal.layout);
    let key = Key::plain(Code::Char(letter));
    (state.terminal.keymap).lookup(state.context(), key, layout)
}

/// The rows of the table for those of the commands that count in a place.
pub fn rows(context: Context, among: &[Command]) -> impl Iterator<Item = &'static KeyTableRow> {
    let rows = TABLE.iter().filter(move |row| row.context == context);
    rows.filter(move |row| among.contains(&row.command))
}
