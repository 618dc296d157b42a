//! Which command a key stands for, with the user's own keys and on a Cyrillic layout.

use std::collections::HashMap;

use crate::app::keys::command::{Command, Context};
use crate::app::keys::key::{Code, Key};
use crate::app::keys::key_table::TABLE;
use crate::app::keys::keyboard_layout::{latin, latin_sign};

/// Which command a key stands for in each place.
#[derive(Clone, Debug)]
pub struct Keymap {
    bound: HashMap<(Context, Key), Command>,
    /// The keys of each row of the table, by its name, as they are shown.
    shown: HashMap<&'static str, Vec<Key>>,
}

/// Why a line of the user's `keys.ron` has no effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadBinding {
    /// There is no command of this name.
    NoSuchCommand(String),
    /// This is no key.
    NotAKey(String),
}

impl Default for Keymap {
    fn default() -> Self {
        let mut keymap = Self {
            bound: HashMap::new(),
            shown: HashMap::new(),
        };
        for row in TABLE {
            for key in row.keys.iter().filter_map(|text| text.parse().ok()) {
                keymap.bound.insert((row.context, key), row.command);
                keymap.shown.entry(row.name).or_default().push(key);
            }
        }
        keymap
    }
}

impl Keymap {
    /// The keymap with the user's own keys: pairs of a command's name and a key. A key that had
    /// another meaning in the same place loses it; the command keeps its other keys.
    #[must_use]
    pub fn with(own: &[(String, String)]) -> (Self, Vec<BadBinding>) {
        let mut keymap = Self::default();
        let mut bad = Vec::new();
        for (name, text) in own {
            let Some(row) = TABLE.iter().find(|row| row.name == name) else {
                bad.push(BadBinding::NoSuchCommand(name.clone()));
                continue;
            };
            let Ok(key) = text.parse::<Key>() else {
                bad.push(BadBinding::NotAKey(text.clone()));
                continue;
            };
            for other in TABLE.iter().filter(|other| other.context == row.context) {
                if let Some(keys) = keymap.shown.get_mut(other.name) {
                    keys.retain(|shown| *shown != key);
                }
            }
            keymap.bound.insert((row.context, key), row.command);
            keymap.shown.entry(row.name).or_default().insert(0, key);
        }
        (keymap, bad)
    }

    /// The command that a key stands for. Wherever no text is typed, a Cyrillic key does what the Latin key in its place does; `cyrillic` says whether such a
    /// layout is in use, for the signs that both layouts have.
    #[must_use]
    pub fn lookup(&self, context: Context, key: Key, cyrillic: bool) -> Option<Command> {
        if !context.takes_text()
            && let Code::Char(character) = key.code
        {
            let place = latin(character)
                .or_else(|| latin_sign(character).filter(|_| cyrillic && !key.ctrl));
            if let Some(place) = place {
                let key = Key {
                    code: Code::Char(place),
                    ctrl: key.ctrl,
                };
                return self.bound.get(&(context, key)).copied();
            }
        }
        self.bound.get(&(context, key)).copied()
    }

    /// The keys of a command, by its name in the table, the user's own first.
    #[must_use]
    pub fn keys(&self, name: &str) -> &[Key] {
        self.shown.get(name).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(character: char, cyrillic: bool) -> Option<Command> {
        Keymap::default().lookup(Context::Panes, Key::char(character), cyrillic)
    }

    #[test]
    fn commands_work_on_a_cyrillic_layout() {
        assert_eq!(look('ы', true), Some(Command::Status));
        assert_eq!(look('і', true), Some(Command::Status));
        assert_eq!(look('Г', true), Some(Command::Redo));
        assert_eq!(look('Ж', false), Some(Command::Palette));
        assert_eq!(look('.', true), Some(Command::Search));
        assert_eq!(look('.', false), Some(Command::Repeat));
        assert_eq!(look('ю', true), Some(Command::Repeat));
    }

    #[test]
    fn pages_know_a_cyrillic_layout_too() {
        let keymap = Keymap::default();
        for (context, command) in [
            (Context::Page, Command::Down),
            (Context::Findings, Command::Down),
            (Context::Pairs, Command::Down),
            (Context::Pager, Command::Down),
        ] {
            assert_eq!(keymap.lookup(context, Key::char('о'), false), Some(command));
        }
    }

    #[test]
    fn text_is_never_taken_for_a_command() {
        let keymap = Keymap::default();
        assert_eq!(keymap.lookup(Context::Search, Key::char('ы'), true), None);
        assert_eq!(keymap.lookup(Context::Form, Key::char('s'), false), None);
    }

    #[test]
    fn own_keys_come_first_and_slips_are_told() {
        let own = [("undo", "x"), ("undoo", "y"), ("redo", "Hyper-r")]
            .map(|(name, key)| (name.to_owned(), key.to_owned()));
        let (keymap, bad) = Keymap::with(&own);
        assert_eq!(
            keymap.lookup(Context::Panes, Key::char('x'), false),
            Some(Command::Undo)
        );
        assert_eq!(keymap.keys("undo"), [Key::char('x'), Key::char('u')]);
        assert_eq!(
            bad,
            [
                BadBinding::NoSuchCommand("undoo".to_owned()),
                BadBinding::NotAKey("Hyper-r".to_owned())
            ]
        );
    }
}
