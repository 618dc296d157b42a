//! Signals: threads that end the program when it is told to end or when its terminal is gone.
//!
//! They must not be the thread that reads the terminal: once a terminal is gone, crossterm 0.29
//! reads for ever and burns a core (its issue 793).

use std::io::IsTerminal;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{SigSet, Signal};
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::signal::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::storage::memory_file::remove_memory_files;
use crate::tui::loop_event::LoopEvent;
use crate::tui::terminal::{drop_what_is_not_read, is_lent, is_out, resume};

/// How long the program has to finish a change and leave by itself after it was told to.
const PATIENCE: Duration = Duration::from_secs(6);

/// How long a terminal may take to read before what it has not read is dropped, once the program is
/// to end.
const PAUSE: Duration = Duration::from_millis(250);

/// Starts the threads. The caller is the main thread, and has started no other one. If the terminal is to be
/// taken over, SIGTSTP is blocked in all of them, so that a stop from outside can be prepared for.
///
/// # Errors
///
/// Where signals cannot be caught.
pub fn start(to: &Sender<LoopEvent>, takes_terminal: bool) -> std::io::Result<()> {
    if takes_terminal {
        stop_signal().thread_block()?;
        let to_stop = to.clone();
        thread::spawn(move || watch_for_stops(&to_stop));
    }
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGCONT])?;
    let told = to.clone();
    thread::spawn(move || {
        for signal in &mut signals {
            if signal == SIGCONT {
                let _ = told.send(LoopEvent::Continued);
            } else if !(matches!(signal, SIGINT | SIGQUIT) && is_lent()) {
                end(&told, signal);
            }
        }
    });
    // What a pipe still holds is read after its other end is gone.
    if !std::io::stdin().is_terminal() {
        return Ok(());
    }
    let gone = to.clone();
    thread::spawn(move || {
        wait_for_hangup();
        end(&gone, SIGHUP);
    });
    Ok(())
}

/// Asks the program to end, and ends it where it does not.
fn end(to: &Sender<LoopEvent>, signal: i32) {
    let _ = to.send(LoopEvent::Told(signal));
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        thread::sleep(PAUSE);
        // A terminal that does not read would keep the program in the middle of a frame for ever.
        drop_what_is_not_read();
    }
    resume();
    remove_memory_files();
    std::process::exit(128 + signal);
}

/// Asks the program to stop whenever SIGTSTP comes.
fn watch_for_stops(to: &Sender<LoopEvent>) {
    while stop_signal().wait().is_ok() {
        // While another program has the terminal, there is nothing to give back and nobody to ask:
        // that program stops, and the shell waits for us to do the same.
        if is_out() {
            stop(|| {
                let _ = nix::sys::signal::raise(Signal::SIGTSTP);
            });
        } else if to.send(LoopEvent::Stop).is_err() {
            return;
        }
    }
}

/// Lets SIGTSTP through, as the system handles it, while `send` sends it. To stop with SIGSTOP would be
/// wrong where no shell waits for us: nobody could let the program go on.
pub fn stop(send: impl FnOnce()) {
    let _ = stop_signal().thread_unblock();
    send();
    let _ = stop_signal().thread_block();
}

fn stop_signal() -> SigSet {
    SigSet::from_iter([Signal::SIGTSTP])
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
