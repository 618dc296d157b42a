//! Applies records as they are on disk now.

use crate::app::browse::pane::View;
use crate::app::browse::saved_query_keys;
use crate::app::core::action::Rebuilt;
use crate::app::core::disk_request::Now;
use crate::app::core::state::State;
use crate::app::findings::finding_keys;
use crate::app::reading::render_cache::Built;
use crate::casebook::book::{Book, queries_of};
use crate::record::id::RecordId;
use crate::record::workspace::WorkspaceHead;
use crate::search::index::Index;

/// Takes records in as they are on disk now.
pub fn take_in(state: &mut State, records: Vec<Now>) {
    put(state, records);
    state.refresh();
}

/// Puts records into the book and the index. Whoever calls it sees to the lists.
pub fn put(state: &mut State, records: Vec<Now>) {
    for (id, now) in records {
        if state.files.loading.is_some() {
            state.files.written.insert(id);
        }
        if state.comparison.progress.is_some() {
            state.comparison.changed_since.insert(id);
        }
        match now {
            Some(loaded) => {
                state.book.put(loaded);
                state.index.put(&state.book, id);
            }
            None => {
                state.book.take(id);
                state.index.remove(&state.book, id);
            }
        }
        finding_keys::changed(state, id);
    }
}

/// Takes note of what the head of the workspace says by now.
pub fn take_in_head(state: &mut State, head: &WorkspaceHead) {
    head.title.clone_into(&mut state.book.title);
    state.book.statuses = head.all_statuses();
    state.book.queries = queries_of(head);
    let today = state.clock.today;
    for list in &mut state.browse.lists {
        // A query that is typed may name a saved one.
        list.read_query(&state.book, today);
    }
    state.refresh();
    saved_query_keys::ask_again(state);
    finding_keys::outdated(state);
}

/// Puts what was read anew in the place of what was there. What is replaced is kept for a moment: letting go of many
/// records takes longer than a frame.
pub fn replace_all(state: &mut State, book: Book, index: Index) {
    // Rows of both are not the same: the cursors stay by the ids.
    let chosen = View::ALL.map(|view| state.browse.lists[view.index()].chosen(&state.book));
    let book = std::mem::replace(&mut state.book, book);
    let index = std::mem::replace(&mut state.index, index);
    state.replaced = Some(Box::new((book, index)));
    state.render_cache = Built::default();
    finding_keys::outdated(state);
    for (list, id) in state.browse.lists.iter_mut().zip(chosen) {
        list.refresh(&state.book, &state.index, state.clock.today);
        if let Some(id) = id {
            list.choose(&state.book, id);
        }
    }
}

/// Takes in everything as it is after a large change of this window. What cannot be read now stays as it was last read.
pub fn take_in_rebuilt(state: &mut State, rebuilt: Rebuilt) {
    let Rebuilt {
        mut book,
        mut index,
        records,
    } = rebuilt;
    let unread = state.files.problems.iter().filter_map(|one| one.record);
    let unread: Vec<RecordId> = unread.filter(|id| !book.has(*id)).collect();
    for id in unread {
        book.take_over(&mut state.book, id);
        if book.has(id) {
            index.put(&book, id);
        }
    }
    if state.comparison.progress.is_some() {
        state.comparison.changed_since.extend(records);
    }
    replace_all(state, book, index);
}
