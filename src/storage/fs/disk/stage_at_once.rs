//! Many new files, durable together: a file system makes those durable at once that are waited for at once.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::Builder;

use crate::storage::fs::FileToStage;

/// How many wait for the disk at once; more gain nothing, and each holds a file open.
const WRITERS: usize = 16;

/// How many files there are for each of them at least: starting one costs about as much as a file.
const SHARE: usize = 4;

/// Stages files by `stage`, several at a time. The first error that comes keeps what has not begun from beginning.
pub fn stage_at_once(
    stage: &(dyn Fn(&FileToStage<'_>) -> io::Result<()> + Sync),
    files: &[FileToStage<'_>],
    tell: &dyn Fn(usize),
) -> Result<(), (usize, io::Error)> {
    let next = AtomicUsize::new(0);
    let failed: Mutex<Option<(usize, io::Error)>> = Mutex::new(None);
    let one_after_another = |tell: &dyn Fn(usize)| {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = files.get(at) else {
                return;
            };
            tell(at);
            if let Err(error) = stage(file) {
                next.store(files.len(), Ordering::Relaxed);
                let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                failed.get_or_insert((at, error));
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..(files.len() / SHARE).min(WRITERS) {
            // Where there are no more threads, those that are there do it.
            let begun = Builder::new().spawn_scoped(scope, || one_after_another(&|_| {}));
            if begun.is_err() {
                break;
            }
        }
        one_after_another(tell);
    });
    let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    failed.map_or(Ok(()), Err)
}
