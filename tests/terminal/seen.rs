//! What has come from the program, shared by the thread that reads it and the test that waits for it.

use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use vt100::Parser;

/// What has come from the program.
pub struct Seen {
    pub parser: Parser,
    pub bytes: Vec<u8>,
    pub ended: bool,
}

/// What the thread that reads shares with the test.
pub struct Shared {
    pub seen: Mutex<Seen>,
    pub changed: Condvar,
    pub stop: AtomicBool,
    /// While this is so, nothing is read, and what the program sends piles up.
    pub is_away: Mutex<bool>,
    pub is_back: Condvar,
}

impl Shared {
    /// What has come; also after a test has failed while it looked.
    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in what comes, until the last process that holds the terminal is gone.
    pub fn read(&self, mut from: Box<dyn Read + Send>) {
        let mut piece = vec![0; 1 << 16];
        loop {
            let away = self.is_away.lock().unwrap_or_else(PoisonError::into_inner);
            drop(self.is_back.wait_while(away, |away| *away));
            let read = from.read(&mut piece).unwrap_or(0);
            let stop = self.stop.load(Ordering::SeqCst);
            let mut seen = self.seen();
            seen.bytes.extend_from_slice(&piece[..read]);
            seen.parser.process(&piece[..read]);
            seen.ended = read == 0 || stop;
            let ended = seen.ended;
            drop(seen);
            self.changed.notify_all();
            if ended {
                return;
            }
        }
    }
}
