//! From what the terminal sends to keys of our own.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::action::Action;
use crate::app::key::{Code, Key};

/// How many characters at once are more than anybody types, and more than a key that is held down
/// sends while a frame is drawn.
const BURST: usize = 200;

/// The actions that events of the terminal stand for.
#[must_use]
pub fn actions(events: Vec<Event>) -> Vec<Action> {
    let mut actions = Vec::with_capacity(events.len());
    let mut typed = String::new();
    for action in events.into_iter().filter_map(action) {
        match action {
            Action::Key(Key {
                code: Code::Char(character),
                ctrl: false,
            }) => typed.push(character),
            other => {
                put_typed(&mut actions, &mut typed);
                actions.push(other);
            }
        }
    }
    put_typed(&mut actions, &mut typed);
    actions
}

fn put_typed(actions: &mut Vec<Action>, typed: &mut String) {
    let typed = std::mem::take(typed);
    if typed.chars().nth(BURST).is_some() {
        actions.push(Action::Burst(typed));
    } else {
        let key = |character| Action::Key(Key::plain(Code::Char(character)));
        actions.extend(typed.chars().map(key));
    }
}

/// The action that an event of the terminal stands for; `None` where it stands for none.
fn action(event: Event) -> Option<Action> {
    match event {
        Event::Key(key) => self::key(key).map(Action::Key),
        Event::Paste(text) => Some(Action::Paste(text)),
        Event::Resize(width, height) => Some(Action::Resize(width, height)),
        Event::FocusGained | Event::FocusLost | Event::Mouse(_) => None,
    }
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
