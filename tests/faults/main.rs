//! The real program under real faults: killed at a system call, refused one by a full or failing disk,
//! killed at any moment beside a second writer, and a log cut off anywhere.
//!
//! `cargo test` tries a few points of each kind. Two variables ask for more: `LASTSEEN_FAULT_POINTS`,
//! how many points of each kind (`all` for every one; `strace` must be there then), and
//! `LASTSEEN_FAULT_SECONDS`, how long the writers are killed.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)] // A test may fail by panicking.

mod cut_log;
mod half_files;
mod hostile;
mod killed_writers;
mod no_locks;
mod strace;
#[path = "../support/mod.rs"]
mod support;
mod system_calls;
mod trial;

use std::io::Write;

/// How many points of each kind are tried; none if every one is.
fn points() -> Option<usize> {
    match std::env::var("LASTSEEN_FAULT_POINTS") {
        Ok(all) if all == "all" => None,
        Ok(number) => Some(number.parse().expect("a number, or all")),
        Err(_) => Some(2),
    }
}

/// The points to try of `count`: evenly spread, from 1 on, the last one among them.
fn spread(count: usize) -> Vec<usize> {
    match points() {
        Some(wanted) if wanted < count => {
            (1..=wanted).map(|index| index * count / wanted).collect()
        }
        _ => (1..=count).collect(),
    }
}

/// Tells something that the test runner must not swallow.
fn tell(line: &str) {
    std::io::stderr()
        .write_all(format!("faults: {line}\n").as_bytes())
        .unwrap();
}
