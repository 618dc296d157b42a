//! lastseen: an offline case tracker for people whose whereabouts are being withheld.
//!
//! `ARCHITECTURE.md` is the map of the rooms and of what each of them must not know.

pub mod app;
pub mod casebook;
pub mod cli;
pub mod config;
pub mod exchange;
pub mod record;
pub mod ron_text;
pub mod search;
pub mod spelling;
pub mod storage;
pub mod text;
pub mod tui;
