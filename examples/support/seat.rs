//! Somebody's seat at the screen, without a terminal: a workspace that is loaded, keys that are
//! pressed, and the cells that come of them.

#[path = "typed_keys.rs"]
mod typed_keys;

use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;

use lastseen::app::browse::pane::View;
use lastseen::app::core::action::Action;
use lastseen::app::core::effect::Effect;
use lastseen::app::core::job::{Job, JobReply};
use lastseen::app::core::state::{Clock, State};
use lastseen::app::core::update::update;
use lastseen::casebook::book::Book;
use lastseen::casebook::errors::failure::Failure;
use lastseen::search::matching::cancel_token::CancelToken;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;
use lastseen::tui::workers::checker::look_through;
use lastseen::tui::workers::comparer::compare;
use lastseen::tui::workers::effects::perform;
use lastseen::tui::workers::storage_worker::read_all;

use typed_keys::typed_keys;

/// A screen over a workspace.
pub struct Seat {
    /// What the screen shows.
    pub state: State,
    /// What lies under it.
    pub workspace: Workspace,
    clock: Clock,
}

impl Seat {
    /// Opens a workspace and loads it the way the screen does: several threads read, one takes in.
    ///
    /// # Errors
    ///
    /// Where there is no workspace in `folder`.
    pub fn take(folder: &Path, size: (u16, u16), clock: Clock) -> Result<Self, Failure> {
        let (workspace, problems) = Workspace::open(
            folder,
            AuthorDevice::new("anna", "laptop"),
            &AccountState::in_memory(),
        )?;
        let head = workspace.head();
        let book = Book::of_head(&head);
        let mut state = State::new(book, "anna", size, clock);
        state.problems = problems;
        let (to, from) = channel();
        let reading = workspace.clone();
        thread::spawn(move || {
            read_all(&reading, &|action| {
                // Nobody takes the action in where the program has ended meanwhile.
                let _ = to.send(action);
            });
        });
        let mut seat = Self {
            state,
            workspace,
            clock,
        };
        for action in from {
            seat.happens(action);
        }
        Ok(seat)
    }

    /// Lets something happen, and does what the screen asks of the disk in return.
    pub fn happens(&mut self, action: Action) {
        let mut waiting = vec![action];
        while let Some(action) = waiting.pop() {
            for effect in update(&mut self.state, action, self.clock) {
                waiting.extend(match effect {
                    Effect::Disk(request) => Some(perform(&self.workspace, request).into()),
                    // No key waits here, so every search comes to its end.
                    Effect::Background(Job::Search { view, generation }) => {
                        self.search(view, generation)
                    }
                    Effect::Background(Job::Compare) => {
                        let compared = compare(&self.workspace, &|_, _| {});
                        Some(JobReply::Compared(Box::new(compared)).into())
                    }
                    Effect::Background(Job::Check(today)) => {
                        let found = look_through(&self.workspace, today, &|_, _| {});
                        Some(JobReply::Checked(found).into())
                    }
                    Effect::Background(Job::Draft(_)) | Effect::Screen(_) => None,
                });
            }
        }
    }

    /// What the screen makes of a search that is asked for.
    pub fn search(&self, view: View, generation: u64) -> Option<Action> {
        let State {
            lists, book, index, ..
        } = &self.state;
        let list = &lists[view.index()];
        let answer = list.look_up(book, index, self.clock.today, CancelToken::NEVER)?;
        Some(Action::Background(JobReply::Found {
            view,
            generation,
            answer: Box::new(answer),
        }))
    }

    /// Presses keys: text as it is typed, and the names of keys between angle brackets, as in
    /// `/brianka<Enter>`.
    pub fn press(&mut self, keys: &str) {
        for key in typed_keys(keys) {
            self.happens(Action::Key(key));
        }
    }
}
