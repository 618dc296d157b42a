//! Taking records in as they are on disk now.

use crate::app::action::Now;
use crate::app::state::State;

/// Takes records in as they are on disk now.
pub fn take_in(state: &mut State, records: Vec<Now>) {
    for (id, now) in records {
        if state.loading.is_some() {
            state.written.insert(id);
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
    }
    state.refresh();
}
