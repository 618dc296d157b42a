//! Threads that end the program when it is told to end or when its terminal is gone.
//!
//! They must not be the thread that reads the terminal: once a terminal is gone, crossterm 0.29
//! reads for ever and burns a core (its issue 793).

use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::signal::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::tui::incoming::Incoming;
use crate::tui::terminal::{give_back, is_lent};

/// How long the program has to finish a change and leave by itself after it was told to.
const PATIENCE: Duration = Duration::from_secs(6);

/// Starts the threads.
///
/// # Errors
///
/// Where signals cannot be caught.
pub fn start(to: &Sender<Incoming>) -> std::io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGCONT])?;
    let told = to.clone();
    thread::spawn(move || {
        for signal in &mut signals {
            if signal == SIGCONT {
                let _ = told.send(Incoming::Continued);
            } else if !(matches!(signal, SIGINT | SIGQUIT) && is_lent()) {
                end(&told, signal);
            }
        }
    });
    let gone = to.clone();
    thread::spawn(move || {
        wait_for_hangup();
        end(&gone, SIGHUP);
    });
    Ok(())
}

/// Asks the program to end, and ends it where it does not.
fn end(to: &Sender<Incoming>, signal: i32) {
    let _ = to.send(Incoming::Told(signal));
    thread::sleep(PATIENCE);
    give_back();
    std::process::exit(128 + signal);
}

/// Waits until the terminal is gone. A parent that ignores SIGHUP passes that on to us, and then
/// no signal ever tells; the descriptor does.
fn wait_for_hangup() {
    let terminal = rustix::stdio::stdin();
    loop {
        // No event is asked for: a hang-up and an error are reported all the same, and keys do
        // not wake the thread.
        let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
        match poll(&mut watched, None) {
            Ok(_) if !watched[0].revents().is_empty() => return,
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return,
        }
    }
}
