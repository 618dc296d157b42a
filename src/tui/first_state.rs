//! The first state of a screen: what it shows before anything is read.

use std::sync::LazyLock;
use std::time::Instant;

use crate::app::browse::nav_history::NavLocation;
use crate::app::core::state::{Clock, State};
use crate::app::keys::keymap::{BadBinding, Keymap};
use crate::casebook::book::Book;
use crate::casebook::errors::problem::Problem;
use crate::storage::clock;
use crate::storage::workspace::Workspace;
use crate::text::catalogue::say;
use crate::text::errors::failure::failure;

/// The state of a screen of this size over a workspace that is open, with what was wrong when it was opened and the user's
/// own keys.
#[must_use]
pub fn first_state(
    workspace: &Workspace,
    problems: Vec<Problem>,
    keys: &[(String, String)],
    size: (u16, u16),
) -> State {
    let head = workspace.head();
    let book = Book::of_head(&head);
    let mut state = State::new(book, &workspace.author_device().author, size, now());
    state.files.problems = problems;
    state.files.loading = Some((0, 0));
    let is_remote = std::env::var_os("SSH_CONNECTION").is_some();
    state.terminal.remote_host = is_remote.then(|| workspace.author_device().device.clone());
    if let Some(kept) = workspace.kept_view() {
        state.browse.take_over_view(&kept);
    }
    state.files.read_only = workspace.read_only().map(failure);
    state.files.is_sealed = workspace.has_sealed_files();
    let place = workspace.take_place();
    state.pending.place = place.and_then(|text| NavLocation::of_text(&text));
    let (keymap, bad) = Keymap::with(keys);
    state.terminal.keymap = keymap;
    if let Some(first) = bad.first() {
        state.report_error(match first {
            BadBinding::NoSuchCommand(name) => {
                say!(screen_no_such_command { name })
            }
            BadBinding::NotAKey(text) => {
                say!(screen_not_a_key { text })
            }
        });
    }
    state
}

/// When the program first looked at the clock.
static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// The clock as the state is told it.
#[must_use]
pub fn now() -> Clock {
    Clock {
        at: clock::now(),
        today: clock::today(),
        uptime: BEGUN.elapsed(),
    }
}
