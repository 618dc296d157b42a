//! Applies records as they are on disk now.

use crate::app::browse::saved_query_keys;
use crate::app::core::disk_request::Now;
use crate::app::core::state::State;
use crate::app::findings::finding_keys;
use crate::casebook::book::queries_of;
use crate::record::workspace::WorkspaceHead;

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
