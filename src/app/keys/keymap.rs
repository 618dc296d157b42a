//! Which command a key stands for, with the user's own keys and on a Cyrillic layout.

use std::collections::HashMap;

use crate::app::keys::context::Context;
use crate::app::keys::former_names::FORMER_NAMES;
use crate::app::keys::key::{Code, Key};
use crate::app::keys::key_table::{Command, KeyTableRow, TABLE};
use crate::app::keys::keyboard_layout::{KeyboardLayout, latin, latin_sign};

/// Which command a key stands for in each place.
#[derive(Clone, Debug)]
pub struct Keymap {
    bound: HashMap<(Context, Key), Command>,
    /// The keys of each row of the table, by its place and name, as they are shown.
    shown: HashMap<(Context, &'static str), Vec<Key>>,
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
                keymap
                    .shown
                    .entry((row.context, row.name))
                    .or_default()
                    .push(key);
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
            let Some(row) = row_of(name) else {
                bad.push(BadBinding::NoSuchCommand(name.clone()));
                continue;
            };
            let Ok(key) = text.parse::<Key>() else {
                bad.push(BadBinding::NotAKey(text.clone()));
                continue;
            };
            for other in TABLE.iter().filter(|other| other.context == row.context) {
                if let Some(keys) = keymap.shown.get_mut(&(other.context, other.name)) {
                    keys.retain(|shown| *shown != key);
                }
            }
            keymap.bound.insert((row.context, key), row.command);
            keymap
                .shown
                .entry((row.context, row.name))
                .or_default()
                .insert(0, key);
        }
        (keymap, bad)
    }

    /// The command that a key stands for. Wherever no text is typed, a Cyrillic key
    /// does what the Latin key in its place does; `layout` tells of the signs that both layouts have.
    #[must_use]
    pub fn lookup(&self, context: Context, key: Key, layout: KeyboardLayout) -> Option<Command> {
        if !context.takes_text()
            && let Code::Char(character) = key.code
        {
            let place = latin(character).or_else(|| {
                latin_sign(character).filter(|_| layout == KeyboardLayout::Cyrillic && !key.ctrl)
            });
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

    /// The keys of a command, by its place and name in the table, the user's own first.
    #[must_use]
    pub fn keys(&self, context: Context, name: &'static str) -> &[Key] {
        self.shown.get(&(context, name)).map_or(&[], Vec::as_slice)
    }
}

/// The row that a name in `keys.ron` stands for: `findings/undo`; a name alone is that of the first
/// row of the table that has it; and former names are those of what they stood for.
fn row_of(text: &str) -> Option<&'static KeyTableRow> {
    let row = |context: Option<Context>, name: &str| {
        let mut rows = TABLE.iter();
        rows.find(|row| row.name == name && context.is_none_or(|context| row.context == context))
    };
    if let Some((place, name)) = text.split_once('/') {
        let context = Context::ALL.into_iter().find(|one| one.word() == place)?;
        return row(Some(context), name);
    }
    match FORMER_NAMES.iter().find(|(former, _, _)| *former == text) {
        Some((_, context, name)) => row(Some(*context), name),
        None => row(None, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(character: char, layout: KeyboardLayout) -> Option<Command> {
        Keymap::default().lookup(Context::Panes, Key::char(character), layout)
    }

    #[test]
    fn commands_work_on_a_cyrillic_layout() {
        assert_eq!(look('ы', KeyboardLayout::Cyrillic), Some(Command::Status));
        assert_eq!(look('і', KeyboardLayout::Cyrillic), Some(Command::Status));
        assert_eq!(look('Г', KeyboardLayout::Cyrillic), Some(Command::Redo));
        assert_eq!(look('Ж', KeyboardLayout::Latin), Some(Command::Palette));
        assert_eq!(look('.', KeyboardLayout::Cyrillic), Some(Command::Search));
        assert_eq!(look('.', KeyboardLayout::Latin), Some(Command::Repeat));
        assert_eq!(look('ю', KeyboardLayout::Cyrillic), Some(Command::Repeat));
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
            assert_eq!(
                keymap.lookup(context, Key::char('о'), KeyboardLayout::Latin),
                Some(command)
            );
        }
    }

    #[test]
    fn text_is_never_taken_for_a_command() {
        let keymap = Keymap::default();
        assert_eq!(
            keymap.lookup(Context::Search, Key::char('ы'), KeyboardLayout::Cyrillic),
            None
        );
        assert_eq!(
            keymap.lookup(Context::Form, Key::char('s'), KeyboardLayout::Latin),
            None
        );
    }

    #[test]
    fn own_keys_come_first_and_slips_are_told() {
        let own = [("undo", "x"), ("undoo", "y"), ("redo", "Hyper-r")]
            .map(|(name, key)| (name.to_owned(), key.to_owned()));
        let (keymap, bad) = Keymap::with(&own);
        assert_eq!(
            keymap.lookup(Context::Panes, Key::char('x'), KeyboardLayout::Latin),
            Some(Command::Undo)
        );
        assert_eq!(
            keymap.keys(Context::Panes, "undo"),
            [Key::char('x'), Key::char('u')]
        );
        // The same command elsewhere keeps its own key.
        assert_eq!(keymap.keys(Context::Findings, "undo"), [Key::char('u')]);
        assert_eq!(
            bad,
            [
                BadBinding::NoSuchCommand("undoo".to_owned()),
                BadBinding::NotAKey("Hyper-r".to_owned())
            ]
        );
    }

    fn bound(name: &str) -> Keymap {
        let (keymap, bad) = Keymap::with(&[(name.to_owned(), "Ctrl-y".to_owned())]);
        assert_eq!(bad, [], "{name}");
        keymap
    }

    #[test]
    fn a_command_is_bound_in_the_place_that_is_named() {
        let key = Key::ctrl('y');
        let places = |name: &str| -> Vec<(Context, Command)> {
            let keymap = bound(name);
            let all = Context::ALL.into_iter();
            all.filter_map(|context| {
                Some((context, keymap.lookup(context, key, KeyboardLayout::Latin)?))
            })
            .collect()
        };
        assert_eq!(places("undo"), [(Context::Panes, Command::Undo)]);
        assert_eq!(
            places("findings/undo"),
            [(Context::Findings, Command::Undo)]
        );
        assert_eq!(places("queue/note"), [(Context::Triage, Command::Note)]);
        assert_eq!(places("fix"), [(Context::Findings, Command::Follow)]);
        for wrong in ["nowhere/undo", "note/undo", "findings/", "/undo"] {
            let own = [(wrong.to_owned(), "x".to_owned())];
            let told = BadBinding::NoSuchCommand(wrong.to_owned());
            assert_eq!(Keymap::with(&own).1, [told]);
        }
    }

    #[test]
    fn former_names_bind_what_they_bound() {
        for (former, context, command) in [
            ("mend", Context::Findings, Command::Follow),
            ("heading-before", Context::Findings, Command::PreviousPane),
            ("undo-on-findings", Context::Findings, Command::Undo),
            ("finding-record", Context::Findings, Command::ShowRecord),
            ("page-down-line", Context::Page, Command::Down),
            ("page-down-page", Context::Page, Command::PageDown),
            ("line-up", Context::Pager, Command::Up),
            ("close", Context::Pager, Command::Cancel),
            ("close-page", Context::Page, Command::Cancel),
            ("leave", Context::Form, Command::Cancel),
            ("leave-pairs", Context::Pairs, Command::Cancel),
            ("pair-before", Context::Pairs, Command::Up),
            ("note-here", Context::Triage, Command::Note),
            ("withdraw-here", Context::Triage, Command::Withdraw),
            ("take-back-decision", Context::Triage, Command::Undo),
            ("undo", Context::Panes, Command::Undo),
            ("down", Context::Panes, Command::Down),
            ("page-down", Context::Panes, Command::PageDown),
        ] {
            let found = bound(former).lookup(context, Key::ctrl('y'), KeyboardLayout::Latin);
            assert_eq!(found, Some(command), "{former}");
        }
        for (former, _, _) in FORMER_NAMES {
            bound(former);
        }
    }
}
