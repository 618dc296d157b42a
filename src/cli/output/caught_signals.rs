//! Signals that ask a command to end, caught for a while: what is half done is removed first.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;

/// Whether they end the program at once, as long as nobody catches them. A handler cannot be taken away again.
static ENDS: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| Arc::new(AtomicBool::new(true)));

/// Ctrl-C and its like while this is held. Before and after it they end the program.
pub struct CaughtSignals {
    came: Arc<AtomicBool>,
    ended_before: bool,
}

impl CaughtSignals {
    /// Catches them from now on.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn begin() -> io::Result<Self> {
        let caught = Self {
            came: Arc::default(),
            ended_before: ENDS.swap(false, Ordering::SeqCst),
        };
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            // The first one that is registered keeps the signal from ending the program.
            flag::register(signal, Arc::clone(&caught.came))?;
            flag::register_conditional_default(signal, Arc::clone(&ENDS))?;
        }
        Ok(caught)
    }

    /// Whether one came.
    #[must_use]
    pub fn came(&self) -> bool {
        self.came.load(Ordering::SeqCst)
    }
}

impl Drop for CaughtSignals {
    fn drop(&mut self) {
        ENDS.store(self.ended_before, Ordering::SeqCst);
    }
}
