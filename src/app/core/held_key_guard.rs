//! The guard against a key that is held, which decides once: each of its repeats would meet the next row a frame after that was drawn, before
//! anybody has looked at it. And against one that slips.

use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::form::picker::Choosing;
use crate::app::import::held_keys;
use crate::app::keys::key::{Code, Key, KeyAnswer, answered};
use crate::app::keys::key_table::Command;
use crate::app::keys::keyboard_layout::latin;
use crate::app::pairs::pair_keys;
use crate::app::sync::conflict_keys;
use crate::app::triage::triage_keys;
use crate::text::catalogue::label;

/// Whether a key takes a change back that was meant to turn pages: `u` right after `Ctrl-u`, with Ctrl let go too
/// early. It is told, and the next press counts.
pub fn is_slip(state: &mut State, command: Option<Command>, key: Key) -> bool {
    let (Code::Char(letter), Some(before)) = (key.code, state.terminal.key_hold.before()) else {
        return false;
    };
    let letter = latin(letter).unwrap_or(letter);
    let with_ctrl = Key {
        code: Code::Char(letter),
        ctrl: true,
    };
    let is_slip = command == Some(Command::Undo) && !key.ctrl && before == with_ctrl;
    if is_slip {
        state.report_error(label!(screen_undo_slip));
    }
    is_slip
}

/// What a key does that is the repeat of one that is held and would decide: nothing, which is told. A decision that
/// turns out to be the first repeat, which looked like a second press, is taken back. `None` for all other keys.
pub fn refuse(state: &mut State, command: Option<Command>, key: Key) -> Option<Vec<Effect>> {
    if !state.terminal.key_hold.is_held() {
        return None;
    }
    let in_queue = matches!((&state.mode, &state.page), (Mode::Panes, Page::Triage(_)));
    if in_queue
        && triage_keys::decides(state, command, key)
        && state.terminal.key_hold.take_told_repeat()
        && let Some(effects) = triage_keys::take_back_repeat(state)
    {
        state.report_error(label!(screen_key_is_held));
        return Some(effects);
    }
    decides(state, command, key).then(|| {
        state.report_error(label!(screen_key_is_held));
        Vec::new()
    })
}

/// Whether a key would decide at once about what is in view, or take something away, and bring the next into its
/// place.
fn decides(state: &State, command: Option<Command>, key: Key) -> bool {
    match &state.mode {
        Mode::Panes if matches!(state.page, Page::Triage(_)) => {
            // What was typed before somebody was drawn is told with their name.
            command == Some(Command::Undo)
                || triage_keys::is_drawn(state) && triage_keys::decides(state, command, key)
        }
        Mode::Panes => match command {
            Some(Command::Undo | Command::Redo) => matches!(state.page, Page::Panes),
            // A held Esc takes back the search and what narrows the list, but no marks that took a while to set.
            Some(Command::Clear) => {
                matches!(state.page, Page::Panes) && !state.list().marks.is_empty()
            }
            _ => false,
        },
        Mode::Findings => matches!(command, Some(Command::Undo | Command::Redo)),
        Mode::Clash(_) => command.is_some_and(conflict_keys::decides),
        Mode::Pairs(page) => command.is_some_and(|command| pair_keys::decides(page, command)),
        Mode::Import => command.is_some_and(|command| held_keys::decides(state, command)),
        Mode::Picker(picker) if !picker.leaving => {
            matches!(
                (&picker.choosing, command),
                (Choosing::Decide(_), Some(Command::Accept))
                    | (Choosing::Saved(_), Some(Command::Discard))
            )
        }
        Mode::Form(_) | Mode::Pager { .. } | Mode::Question(_) | Mode::Picker(_) => {
            state.mode.asks() && answered(key) == Some(KeyAnswer::Yes)
        }
        _ => false,
    }
}
