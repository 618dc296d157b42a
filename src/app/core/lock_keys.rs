//! The keys of the lock: pressed twice, wherever one is, they lock a sealed workspace.

use crate::app::core::effect::Effect;
use crate::app::core::screen_request::ScreenRequest;
use crate::app::core::state::State;
use crate::app::core::terminal_state::TerminalState;
use crate::app::keys::context::Context;
use crate::app::keys::key::Key;
use crate::app::keys::key_table::Command;
use crate::text::catalogue::label;

/// Whether a key is that of the lock. It has to work where text is typed, and on every layout, so it is none that gives a
/// character.
#[must_use]
pub fn is_lock(state: &State, key: Key) -> bool {
    let TerminalState { keymap, layout, .. } = &state.terminal;
    let command = keymap.lookup(Context::Panes, key, *layout);
    command == Some(Command::Lock) && key != Key::plain(key.code)
}

/// The key of the lock: the first time says what the second will do.
pub fn press(state: &mut State) -> Vec<Effect> {
    if state.files.is_sealed && std::mem::replace(&mut state.terminal.is_lock_asked, true) {
        return lock(state);
    }
    match state.files.is_sealed {
        true => state.notify(label!(screen_lock_again)),
        false => state.report_error(label!(screen_lock_only_sealed)),
    }
    Vec::new()
}

/// Locks at once, for whoever has called it by its name.
pub fn lock(state: &mut State) -> Vec<Effect> {
    state.terminal.is_lock_asked = false;
    if !state.files.is_sealed {
        state.report_error(label!(screen_lock_only_sealed));
        return Vec::new();
    }
    vec![ScreenRequest::Lock.into()]
}
