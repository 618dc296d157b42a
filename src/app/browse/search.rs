//! Typing in the search line of a pane.

use crate::app::browse::browse_state::BrowseState;
use crate::app::browse::cursor;
use crate::app::browse::pane::Pane;
use crate::app::browse::query_completion::completed;
use crate::app::core::effect::Effect;
use crate::app::core::job::Job;
use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::app::form::text_input::TextInput;
use crate::app::keys::key::Key;
use crate::app::keys::key_table::Command;

/// Up to so many people, a search takes less time than drawing its result, and is made with every
/// letter.
const AT_ONCE: usize = 5_000;

/// Opens the search line of the focused pane.
pub fn open(state: &mut State) {
    state.browse.history.entered.clear();
    let pane = state.browse.focus;
    let before = line(state, pane).text().to_owned();
    let cursor = match pane {
        Pane::List => state.list().cursor,
        Pane::Facets => state.browse.facets.cursor,
        Pane::Record => state.browse.reading.cursor,
        Pane::Linked => state.browse.linked.cursor,
    };
    state.mode = Mode::Search {
        pane,
        before,
        cursor,
    };
}

/// A key in the search line.
pub fn press(state: &mut State, command: Option<Command>, key: Key) -> Vec<Effect> {
    let effects = match command {
        // Whatever is done next is meant for what the letters find.
        Some(_) => make_due(state),
        None => Vec::new(),
    };
    match command {
        Some(Command::Accept) => state.mode = Mode::Panes,
        Some(Command::Cancel) => take_back(state),
        Some(Command::Complete) => return complete(state),
        Some(command) => cursor::go(state, command),
        None => {
            let pane = state.browse.focus;
            if line(state, pane).key(key) {
                return typed(state, pane);
            }
        }
    }
    effects
}

/// Completes what is begun at the end of the query.
fn complete(state: &mut State) -> Vec<Effect> {
    let Some(completion) = state.query_completion() else {
        return Vec::new();
    };
    let Some(text) = completed(state.list().input.text(), &completion) else {
        return Vec::new();
    };
    state.list_mut().input.set(&text);
    typed(state, Pane::List)
}

/// Makes the search that is under way here and now, if one is; the nearest may come later.
fn make_due(state: &mut State) -> Vec<Effect> {
    let State {
        book,
        index,
        clock,
        browse: BrowseState { lists, .. },
        ..
    } = state;
    let mut effects = Vec::new();
    for list in lists.iter_mut().filter(|list| list.due) {
        list.search_rows(book, index, clock.today);
        let view = list.view;
        let asked = list.await_nearest();
        effects.extend(asked.map(|generation| Effect::from(Job::Search { view, generation })));
    }
    effects
}

/// Text pasted into the search line.
pub fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    let pane = state.browse.focus;
    line(state, pane).paste(text);
    typed(state, pane)
}

/// Empties the search line of a pane.
pub fn clear(state: &mut State, pane: Pane) {
    line(state, pane).set("");
    if pane == Pane::List {
        let today = state.clock.today;
        state.browse.lists[state.browse.view.index()].read_query(&state.book, today);
        state.look_again();
    } else {
        let _ = typed(state, pane);
    }
}

fn line(state: &mut State, pane: Pane) -> &mut TextInput {
    match pane {
        Pane::List => &mut state.list_mut().input,
        Pane::Facets => &mut state.browse.facets.input,
        Pane::Record => &mut state.browse.reading.input,
        Pane::Linked => &mut state.browse.linked.input,
    }
}

/// Something else stands in the search line now. In a large book the search is made elsewhere, so
/// that nobody who types waits for the result of a word half typed.
fn typed(state: &mut State, pane: Pane) -> Vec<Effect> {
    match pane {
        Pane::List => {
            let large = state.book.people().len() > AT_ONCE;
            let today = state.clock.today;
            let list = &mut state.browse.lists[state.browse.view.index()];
            list.read_query(&state.book, today);
            if list.error.is_none() && large {
                let generation = list.await_answer();
                return vec![
                    Job::Search {
                        view: state.browse.view,
                        generation,
                    }
                    .into(),
                ];
            }
            if list.error.is_none() {
                list.search(&state.book, &state.index, today);
            }
        }
        Pane::Facets => state.browse.facets.cursor = 0,
        Pane::Linked => state.browse.linked.cursor = 0,
        Pane::Record => {
            let lines = state.detail();
            if let Some(first) = state.detail_matches(&lines).first() {
                state.browse.reading.cursor = *first;
            }
        }
    }
    Vec::new()
}

/// The search as it was before.
fn take_back(state: &mut State) {
    let Mode::Search {
        pane,
        before,
        cursor,
    } = std::mem::replace(&mut state.mode, Mode::Panes)
    else {
        return;
    };
    line(state, pane).set(&before);
    // What was found before is wanted back at once.
    let _ = typed(state, pane);
    let _ = make_due(state);
    match pane {
        Pane::List => {
            let list = state.list_mut();
            list.cursor = cursor.min(list.count_shown().saturating_sub(1));
        }
        Pane::Facets => state.browse.facets.cursor = cursor,
        Pane::Record => state.browse.reading.cursor = cursor,
        Pane::Linked => state.browse.linked.cursor = cursor,
    }
}
