//! Searches that are made, and large pages that are built, while nothing else happens.
//!
//! A search reads the whole book, which only the screen's thread may change. So the state is lent to
//! the search while the screen waits for what comes next. Whatever comes, a letter above all, stops
//! the search, which takes less than a millisecond; nobody who types waits for it, and nothing is
//! copied or locked.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use crate::app::browse::pane::View;
use crate::app::core::action::Action;
use crate::app::core::job::JobReply;
use crate::app::core::state::State;
use crate::search::matching::cancel_token::CancelToken;
use crate::tui::loop_event::LoopEvent;

/// Makes the searches that are asked for, the last one only.
#[derive(Debug)]
pub struct Searcher {
    asked: Option<(View, u64)>,
    /// Whether what takes long to be drawn is built as well: lines need nothing drawn.
    builds: bool,
    to: Sender<LoopEvent>,
}

impl Searcher {
    /// Nothing is asked yet; what is found goes to `to`.
    #[must_use]
    pub const fn new(builds: bool, to: Sender<LoopEvent>) -> Self {
        Self {
            asked: None,
            builds,
            to,
        }
    }

    /// Asks for a search; one that was asked for earlier is dropped.
    pub fn ask(&mut self, view: View, generation: u64) {
        self.asked = Some((view, generation));
    }

    /// Waits with `wait`, and meanwhile searches if something is asked, and builds what is shown and takes long. A search that is stopped by
    /// what came is made again the next time, unless it is answered or nobody awaits it any more.
    pub fn meanwhile<T>(&mut self, state: &State, wait: impl FnOnce() -> T) -> T {
        let asked = self.asked.take();
        let wanted =
            asked.filter(|(view, number)| state.browse.lists[view.index()].awaits(*number));
        let builds = self.builds && state.needs_building();
        if wanted.is_none() && !builds {
            return wait();
        }
        let stopped = AtomicBool::new(false);
        let to = &self.to;
        let mut answered = false;
        let came = rayon::in_place_scope(|scope| {
            let (stopped, answered) = (&stopped, &mut answered);
            scope.spawn(move |_| {
                let stop = CancelToken::when(stopped);
                // The screen is there: it waits.
                let send = |reply| {
                    let _ = to.send(LoopEvent::Action(Action::Background(reply)));
                };
                if let Some((view, generation)) = wanted {
                    let (list, today) = (&state.browse.lists[view.index()], state.clock.today);
                    let Some(answer) = list.look_up(&state.book, &state.index, today, stop) else {
                        return;
                    };
                    *answered = true;
                    send(JobReply::Found {
                        view,
                        generation,
                        answer: Box::new(answer),
                    });
                }
                if builds && let Some(built) = state.build_behind(stop) {
                    send(JobReply::Built(Box::new(built)));
                }
            });
            let came = wait();
            stopped.store(true, Ordering::Relaxed);
            came
        });
        if !answered {
            self.asked = wanted;
        }
        came
    }
}
