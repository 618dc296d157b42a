//! A thread that waits for what the terminal sends, and only while it is asked to.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, poll, read};

use crate::tui::incoming::Incoming;

/// The most events that are handed over at once, so that an endless stream of them is still drawn.
const MOST: usize = 4096;

/// How long to look for more events before those that are there are drawn. With none at all, crossterm
/// 0.29 would not even look at what it has read already.
const GRACE: Duration = Duration::from_micros(100);

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
        // The thread is gone only where the terminal is, and then the sentinel ends the program.
        let _ = self.leave.send(());
    }
}

/// Starts the thread; it sends batches of events to `to`, and waits for leave before each.
#[must_use]
pub fn start(to: Sender<Incoming>) -> Gate {
    let (leave, asked) = channel();
    thread::spawn(move || listen(&asked, &to));
    Gate { leave }
}

fn listen(asked: &Receiver<()>, to: &Sender<Incoming>) {
    while asked.recv().is_ok() {
        let Ok(first) = read() else {
            let _ = to.send(Incoming::TerminalGone);
            return;
        };
        let mut events: Vec<Event> = vec![first];
        // Whatever else is there already is drawn in the same frame.
        while events.len() < MOST && matches!(poll(GRACE), Ok(true)) {
            match read() {
                Ok(event) => events.push(event),
                Err(_) => break,
            }
        }
        if to.send(Incoming::Events(events)).is_err() {
            return;
        }
    }
}
