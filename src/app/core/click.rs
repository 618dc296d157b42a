//! What a click of the mouse chooses, and the keys that a click or the wheel stands for.

use crate::app::browse::cursor;
use crate::app::browse::pane::Pane;
use crate::app::core::direction::Direction;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::pointer::{Pointer, PointerKind, PointerTarget};
use crate::app::core::state::State;
use crate::app::form::form_keys;
use crate::app::keys::key::{Code, Key};
use crate::app::keys::key_table::Command;

/// How many rows the wheel goes.
const WHEEL: usize = 3;

/// Chooses what the mouse points at, and gives the keys that it stands for. A click chooses, and never more: only a
/// second one follows what is chosen.
pub fn click(state: &mut State, pointer: Pointer) -> Vec<Key> {
    // What waits for one key is answered by keys alone.
    if state.mode.asks()
        || matches!(
            state.mode,
            Mode::Question(_)
                | Mode::Clash(_)
                | Mode::ChooseStatus
                | Mode::ChooseKind
                | Mode::ChooseList
        )
    {
        return Vec::new();
    }
    match (pointer.kind, pointer.target) {
        (PointerKind::WheelUp | PointerKind::WheelDown, target) => {
            let code = match pointer.kind {
                PointerKind::WheelUp => Code::Up,
                _ => Code::Down,
            };
            if let Some(PointerTarget::Row(pane, _)) = target
                && is_among_panes(state)
            {
                state.browse.focus = pane;
                let command = match code {
                    Code::Up => Command::Up,
                    _ => Command::Down,
                };
                (0..WHEEL).for_each(|_| cursor::go(state, command));
                return Vec::new();
            }
            let keys = (0..WHEEL).map(|_| Key::plain(code));
            keys.collect()
        }
        (PointerKind::Click, Some(target)) => choose(state, target),
        (PointerKind::DoubleClick, Some(target)) => {
            let mut keys = choose(state, target);
            // A form is written by a key alone.
            let follows = !matches!(target, PointerTarget::Key(_)) && !state.mode.is_written();
            if follows {
                keys.push(Key::plain(Code::Enter));
            }
            keys
        }
        (_, None) => Vec::new(),
    }
}

fn is_among_panes(state: &State) -> bool {
    matches!((&state.mode, &state.page), (Mode::Panes, Page::Panes))
}

fn choose(state: &mut State, target: PointerTarget) -> Vec<Key> {
    match target {
        PointerTarget::Key(key) => return vec![key],
        PointerTarget::Row(pane, at) => {
            if let Mode::Search { .. } = state.mode {
                state.mode = Mode::Panes;
            }
            if !is_among_panes(state) {
                return Vec::new();
            }
            state.browse.focus = pane;
            match pane {
                Pane::List => {
                    let last = state.list().count_shown().saturating_sub(1);
                    state.list_mut().cursor = at.min(last);
                }
                Pane::Facets => state.browse.facets.cursor = at,
                Pane::Record => state.browse.reading.cursor = at,
                Pane::Linked => state.browse.linked.cursor = at,
            }
        }
        PointerTarget::Item(at) => match &mut state.mode {
            Mode::Picker(picker) => picker.cursor = at,
            Mode::Reading(page) => page.cursor = at,
            Mode::Pager { cursor, .. } => *cursor = at,
            Mode::Findings => state.checked.cursor = at,
            Mode::Import => {
                if let Some(importing) = &mut state.importing {
                    match &mut importing.choice {
                        Some(choice) => choice.cursor = at,
                        None => importing.set_cursor(at),
                    }
                }
            }
            Mode::Form(_) => form_keys::go_to(state, at),
            Mode::Panes => {
                if let Page::Overview(overview) = &mut state.page {
                    overview.move_to(at, Direction::Forward);
                }
            }
            _ => {}
        },
    }
    state.notices.message = None;
    Vec::new()
}
