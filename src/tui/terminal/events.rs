//! Events: from what the terminal sends to keys of our own.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::app::core::action::Action;
use crate::app::core::pointer::{Pointer, PointerKind};
use crate::app::keys::key::{Code, Key};

/// How many characters at once are more than anybody types, and more than a key that is held down
/// sends while a frame is drawn.
const BURST: usize = 200;

/// The actions that events of the terminal stand for.
///
/// A terminal that does not bracket what is pasted sends it as keys. Where more come at once than
/// anybody types, and there are spaces or line ends among them, they are a pasted text, with its
/// line ends and all, and no keys: a line of it must not be run as commands.
#[must_use]
pub fn actions(events: Vec<Event>) -> Vec<Action> {
    let mut actions = Vec::with_capacity(events.len());
    let mut typed = Vec::new();
    for action in events.into_iter().filter_map(action) {
        match action {
            Action::Key(key) if written(key).is_some() => typed.push(key),
            other => {
                put_typed(&mut actions, &mut typed);
                actions.push(other);
            }
        }
    }
    put_typed(&mut actions, &mut typed);
    actions
}

/// Whether events end in a text that is being pasted, of which there may be more to come.
#[must_use]
pub fn ends_in_paste(events: &[Event]) -> bool {
    let mut parted = false;
    let keys = events.iter().rev().map_while(|event| match event {
        Event::Key(event) => key(*event).and_then(written),
        _ => None,
    });
    keys.enumerate().any(|(count, character)| {
        parted |= character.is_whitespace();
        parted && count >= BURST
    })
}

/// Whether a key types a letter or another sign.
#[must_use]
pub const fn is_letter(key: Key) -> bool {
    matches!(key.code, Code::Char(_)) && !key.ctrl
}

/// Whether letters came together that nobody typed one by one: a word, of which the first letter is no
/// answer to a question.
#[must_use]
pub fn has_word(events: &[Event]) -> bool {
    let typed = events.iter().map(|event| match event {
        Event::Key(event) => key(*event).is_some_and(is_letter),
        _ => false,
    });
    let mut before = false;
    typed
        .into_iter()
        .any(|is_typed| is_typed && std::mem::replace(&mut before, is_typed))
}

/// The character of a text that a key stands for where it is pasted: a line end comes as Enter or as
/// Ctrl-j.
fn written(key: Key) -> Option<char> {
    match key {
        Key {
            code: Code::Char(character),
            ctrl: false,
        } => Some(character),
        Key {
            code: Code::Enter, ..
        } => Some('\n'),
        Key {
            code: Code::Char('j'),
            ctrl: true,
        } => Some('\n'),
        Key {
            code: Code::Tab, ..
        } => Some('\t'),
        _ => None,
    }
}

fn put_typed(actions: &mut Vec<Action>, typed: &mut Vec<Key>) {
    let typed = std::mem::take(typed);
    let text = || typed.iter().filter_map(|key| written(*key));
    if typed.len() <= BURST {
        actions.extend(typed.iter().copied().map(Action::Key));
    } else if text().any(char::is_whitespace) {
        actions.push(Action::Paste(text().collect()));
    } else {
        actions.push(Action::Burst(text().collect()));
    }
}

/// The action that an event of the terminal stands for; `None` where it stands for none.
fn action(event: Event) -> Option<Action> {
    match event {
        Event::Key(event) if event.kind == KeyEventKind::Repeat => {
            key(event).map(Action::KeyRepeat)
        }
        Event::Key(event) => key(event).map(Action::Key),
        Event::Paste(text) => Some(Action::Paste(text)),
        Event::Resize(width, height) => Some(Action::Resize(width, height)),
        Event::Mouse(event) => pointer(event).map(Action::Pointer),
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// What the mouse does; a second click is told apart by whoever has a clock.
fn pointer(event: MouseEvent) -> Option<Pointer> {
    let kind = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => PointerKind::Click,
        MouseEventKind::ScrollUp => PointerKind::WheelUp,
        MouseEventKind::ScrollDown => PointerKind::WheelDown,
        _ => return None,
    };
    Some(Pointer {
        kind,
        at: (event.column, event.row),
        target: None,
    })
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let code = match event.code {
        KeyCode::Char(character) => Code::Char(character),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    // Alt is a meaning of its own for whoever holds it; nothing of ours is bound to it, so the
    // letter must not be taken for a command.
    if event.modifiers.contains(KeyModifiers::ALT) {
        return None;
    }
    Some(Key {
        code,
        ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
    })
}
