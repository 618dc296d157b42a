//! The keys by which statuses decide about the person of a queue.

use crate::app::keys::context::Context;
use crate::app::keys::key::Key;
use crate::app::keys::key_table::Command;
use crate::app::keys::keyboard_layout::KeyboardLayout;
use crate::app::keys::keymap::Keymap;
use crate::record::status::{Status, StatusKind};

/// The statuses, each with the key that decides for it. Mostly that is the key that chooses it after `s`; where
/// that one moves anywhere or does something else in a queue, it is the next letter of its name, or another one, that
/// is free. A status for which none is left has none, and is given with `s`.
#[must_use]
pub fn decision_keys<'s>(
    statuses: &'s [StatusKind],
    keymap: &Keymap,
) -> Vec<(char, &'s StatusKind)> {
    let is_free = |key: char| !is_taken(keymap, key);
    let mut given: Vec<char> = statuses
        .iter()
        .map(|kind| kind.key)
        .filter(|key| is_free(*key))
        .collect();
    let mut keys = Vec::new();
    for kind in statuses {
        if is_free(kind.key) {
            keys.push((kind.key, kind));
            continue;
        }
        let letters = kind
            .name
            .as_str()
            .chars()
            .map(|one| one.to_ascii_lowercase());
        let other = letters
            .chain('a'..='z')
            .chain('0'..='9')
            .find(|key| key.is_ascii_alphanumeric() && is_free(*key) && !given.contains(key));
        if let Some(key) = other {
            given.push(key);
            keys.push((key, kind));
        }
    }
    keys
}

/// The status for which a character decides.
#[must_use]
pub fn decided_by(statuses: &[StatusKind], keymap: &Keymap, key: char) -> Option<Status> {
    let keys = decision_keys(statuses, keymap);
    let found = keys.iter().find(|(one, _)| *one == key);
    found.map(|(_, kind)| kind.name.clone())
}

/// Whether a key is bound before a person of a queue, or moves anywhere where no text is typed: who moves on by habit
/// decides nothing.
fn is_taken(keymap: &Keymap, key: char) -> bool {
    let look = |context| keymap.lookup(context, Key::char(key), KeyboardLayout::Latin);
    let contexts = Context::ALL.into_iter().filter(|one| !one.takes_text());
    look(Context::Triage).is_some() || contexts.filter_map(look).any(moves)
}

const fn moves(command: Command) -> bool {
    matches!(
        command,
        Command::Down
            | Command::Up
            | Command::PageDown
            | Command::PageUp
            | Command::Top
            | Command::Bottom
            | Command::PaneLeft
            | Command::PaneRight
            | Command::NextPane
            | Command::PreviousPane
    )
}
