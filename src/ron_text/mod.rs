//! RON as text: finding a field in a record and changing its bytes without touching any other byte.
//!
//! `scan` reads the text into spans, `locate` finds a path in them, `edit` turns an intention into
//! splices, and `splice` is the only place that applies them. `ron` stays the judge of what is
//! valid: everything here accepts a superset of what `ron` 0.12 accepts.

pub mod conflict_markers;
mod cursor;
pub mod edit;
#[cfg(test)]
mod edit_tests;
pub mod hidden;
mod insert;
#[cfg(test)]
mod item_tests;
pub mod known;
mod layout;
mod lex;
pub mod locate;
pub mod name;
pub mod node;
pub mod path;
pub mod position;
pub mod quote;
mod remove;
pub mod same;
pub mod scan;
#[cfg(test)]
mod scan_tests;
mod sequence;
pub mod splice;
pub mod trivia;
