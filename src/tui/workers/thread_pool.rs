//! The thread pool: heavy work in threads of its own, so that nobody who types waits for it.

use std::num::NonZeroUsize;
use std::thread;

use rayon::ThreadPoolBuilder;

/// Does the work in threads of its own. A search borrows the threads that all share, and would have to
/// wait until those have done with what goes on for seconds; so they are left alone, and one processor is
/// left to whoever types.
pub fn aside<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    let processors = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    on_threads((processors - 1).max(1), work)
}

/// The same on all processors, for what somebody waits for.
pub fn on_all_processors<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    // As many as there are.
    on_threads(0, work)
}

fn on_threads<R: Send>(count: usize, work: impl FnOnce() -> R + Send) -> R {
    match ThreadPoolBuilder::new().num_threads(count).build() {
        Ok(own) => own.install(work),
        // Where the system gives no more threads, what is there does it.
        Err(_) => work(),
    }
}
