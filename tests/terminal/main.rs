//! The real program in a real pseudo-terminal: what a fake screen cannot see are bytes, signals, modes
//! left on, and a terminal that goes away.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)] // A test may fail by panicking.

mod bad_input;
mod bytes;
mod deaf;
mod drafts;
mod editor;
mod ending;
mod hostile;
mod job_control;
mod line;
#[path = "../../examples/support/made_up.rs"]
mod made_up;
#[path = "../../examples/support/made_up_files.rs"]
mod made_up_files;
mod no_threads;
mod pastes;
mod plain;
mod prompts;
mod sealed;
mod sealed_imports;
mod sealed_lock;
mod seen;
mod stories;
mod stream;
#[path = "../support/mod.rs"]
mod support;
mod terminal_session;
mod together;
mod triage;
