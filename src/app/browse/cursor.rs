//! Moving the cursor in whatever pane has the focus.

use crate::app::browse::pane::Pane;
use crate::app::core::layout::{half_pane, page as page_of};
use crate::app::core::state::State;
use crate::app::keys::key_table::Command;

/// Moves in the focused pane.
pub fn go(state: &mut State, command: Command) {
    let rows = state.layout().rows(state.browse.focus);
    match state.browse.focus {
        Pane::List => {
            let length = state.list().count_shown();
            let list = state.list_mut();
            list.cursor = moved(list.cursor, length, rows, command);
        }
        Pane::Facets => {
            let length = state.facets_shown().len();
            state.browse.facets.cursor = moved(state.browse.facets.cursor, length, rows, command);
        }
        Pane::Linked => {
            let length = state.linked_shown().len();
            state.browse.linked.cursor = moved(state.browse.linked.cursor, length, rows, command);
        }
        Pane::Record => {
            let lines = state.detail();
            let matches = state.detail_matches(&lines);
            if matches.is_empty() {
                state.browse.reading.cursor =
                    moved(state.browse.reading.cursor, lines.len(), rows, command);
            } else {
                jump(state, &matches, command);
            }
        }
    }
}

/// Moves among the lines of the record pane in which its search occurs.
pub fn jump(state: &mut State, matches: &[usize], command: Command) {
    let here = state.browse.reading.cursor;
    let target = match command {
        Command::Down | Command::NextChoice | Command::HalfDown | Command::PageDown => {
            matches.iter().find(|at| **at > here).or(matches.first())
        }
        Command::Up | Command::PreviousChoice | Command::HalfUp | Command::PageUp => matches
            .iter()
            .rev()
            .find(|at| **at < here)
            .or(matches.last()),
        Command::Top => matches.first(),
        Command::Bottom => matches.last(),
        _ => None,
    };
    if let Some(target) = target {
        state.browse.reading.cursor = *target;
    }
}

/// Where a cursor in a list of `length` comes to.
pub fn moved(cursor: usize, length: usize, rows: usize, command: Command) -> usize {
    let last = length.saturating_sub(1);
    let half = half_pane(rows);
    let page = page_of(rows);
    match command {
        Command::Down | Command::NextChoice => cursor + 1,
        Command::Up | Command::PreviousChoice => cursor.saturating_sub(1),
        Command::HalfDown => cursor + half,
        Command::HalfUp => cursor.saturating_sub(half),
        Command::PageDown => cursor + page,
        Command::PageUp => cursor.saturating_sub(page),
        Command::Top => 0,
        Command::Bottom => last,
        _ => cursor,
    }
    .min(last)
}
