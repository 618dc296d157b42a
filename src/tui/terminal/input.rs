//! The input thread waits for what the terminal sends, and only while it is asked to.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{Event, poll, read};

use crate::tui::loop_event::{LoopEvent, Typed};
use crate::tui::terminal::events::ends_in_paste;

/// The most events that are handed over at once, so that an endless stream of them is still drawn.
const MOST: usize = 4096;

/// The most of a pasted text: more than a record may have.
const MOST_PASTED: usize = 4 * 1024 * 1024;

/// How long to look for more events before those that are there are drawn. With none at all, crossterm
/// 0.29 would not even look at what it has read already.
const GRACE: Duration = Duration::from_micros(100);

/// How long to wait for the rest of a text that comes as keys, piece by piece over a slow line. What
/// is left of it must not be taken for keys.
const PASTE_GRACE: Duration = Duration::from_millis(250);

/// Leave to wait for the next events.
///
/// The thread reads only after it got leave, once for each batch: while an editor has the terminal
/// or the program is suspended, nobody steals its keys.
#[derive(Debug)]
pub struct Gate {
    leave: Sender<()>,
}

impl Gate {
    /// Lets the thread wait for the next events.
    pub fn open(&self) {
        // The thread is gone only if the terminal is, and then the sentinel ends the program.
        let _ = self.leave.send(());
    }
}

/// Starts the thread; it sends batches of events to `to`, and waits for leave before each.
#[must_use]
pub fn start(to: Sender<LoopEvent>) -> Gate {
    let (leave, asked) = channel();
    thread::spawn(move || listen(&asked, &to));
    Gate { leave }
}

fn listen(asked: &Receiver<()>, to: &Sender<LoopEvent>) {
    while asked.recv().is_ok() {
        let Ok(first) = read() else {
            let _ = to.send(LoopEvent::TerminalGone);
            return;
        };
        let since = Instant::now();
        let mut events: Vec<Event> = vec![first];
        // Whatever else is there already is drawn in the same frame.
        while is_more_there(&events) {
            match read() {
                Ok(event) => events.push(event),
                Err(_) => break,
            }
        }
        if to
            .send(LoopEvent::Typed(Typed::Events { events, since }))
            .is_err()
        {
            return;
        }
    }
}

fn is_more_there(events: &[Event]) -> bool {
    if events.len() < MOST && matches!(poll(GRACE), Ok(true)) {
        return true;
    }
    events.len() < MOST_PASTED && ends_in_paste(events) && matches!(poll(PASTE_GRACE), Ok(true))
}
