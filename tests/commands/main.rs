//! The commands as their users run them: the real binary on workspaces in temporary folders.

#![allow(clippy::unwrap_used)] // A test may fail by panicking.

mod bad_input;
mod border;
mod changes;
mod clones;
mod constellations;
mod dates;
mod encryption;
mod erased_clones;
mod erasing;
mod evidence;
mod exporting;
mod format_1;
mod git_habits;
mod hostile;
mod import_at_once;
mod import_editions;
mod import_maps;
mod importing;
mod intake;
mod languages;
mod linear;
mod locked_out;
mod log;
mod merges;
mod mergetool;
mod naming;
mod one_record;
mod others;
mod permissions;
mod public;
mod public_view;
mod random_clones;
mod reading;
mod roles;
mod round_trip;
mod saved;
mod sealed;
mod sealed_clones;
mod sealed_leaving;
mod sealed_sync;
mod sealing;
mod set_lines;
mod sides;
mod signatures;
mod snapshots;
mod steps;
mod submissions;
#[path = "../support/mod.rs"]
mod support;
mod together;
mod twice;
mod unread;
mod verify;
mod walked_pages;
