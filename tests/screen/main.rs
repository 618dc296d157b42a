//! The screen without a terminal: keys go in, frames and files come out.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails where something is not as it must be"
)]

mod batches;
mod choices;
mod dates;
mod evidence;
mod export;
mod findings;
mod forms;
mod held_keys;
mod import;
mod languages;
mod large;
mod lists;
mod looks;
mod meanwhile;
mod overview;
mod pages;
mod pairs;
mod relations;
mod roles;
mod saved;
mod sessions;
mod sizes;
mod steps;
mod stories;
#[path = "../support/mod.rs"]
mod support;
mod synchronising;
mod triage;
mod views;
