//! The guard against a key that is held, which decides once: each of its repeats would meet the next row a frame after that was drawn, before
//! anybody has looked at it.

use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::form::picker::Choosing;
use crate::app::import::held_keys;
use crate::app::keys::key::{Key, KeyAnswer, answered};
use crate::app::keys::key_table::Command;
use crate::app::pairs::pair_keys;
use crate::app::sync::conflict_keys;
use crate::app::triage::triage_keys;
use crate::text::catalogue::label;

/// Whether a key would decide and is the repeat of one that is held; it is told.
pub fn refuses(state: &mut State, command: Option<Command>, key: Key) -> bool {
    let refuses = state.terminal.key_hold.is_held() && decides(state, command, key);
    if refuses {
        state.report_error(label!(screen_key_is_held));
    }
    refuses
}

/// Whether a key would decide at once about what is in view, and bring the next into its place.
fn decides(state: &State, command: Option<Command>, key: Key) -> bool {
    match &state.mode {
        Mode::Panes if matches!(state.page, Page::Triage(_)) => {
            // What was typed before somebody was drawn is told with their name.
            triage_keys::is_drawn(state) && triage_keys::decides(state, command, key)
        }
        Mode::Clash(_) => command.is_some_and(conflict_keys::decides),
        Mode::Pairs(page) => command.is_some_and(|command| pair_keys::decides(page, command)),
        Mode::Import => command.is_some_and(|command| held_keys::decides(state, command)),
        Mode::Picker(picker) => {
            matches!(picker.choosing, Choosing::Decide(_)) && command == Some(Command::Accept)
        }
        Mode::Form(_) | Mode::Pager { .. } | Mode::Question(_) => {
            state.mode.asks() && answered(key) == Some(KeyAnswer::Yes)
        }
        _ => false,
    }
}
