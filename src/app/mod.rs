//! The screen's logic, free of any terminal: a key becomes an action, an action changes the state
//! and asks for effects. Pure: no clock, no files.

pub mod browse;
pub mod core;
pub mod drafts;
pub mod findings;
pub mod form;
pub mod keys;
pub mod overview;
pub mod pairs;
pub mod reading;
pub mod sync;
pub mod triage;
