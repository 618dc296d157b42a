//! Forms that courts and committees read, filled in from the records: each item with its sources, or with
//! what is missing. Nothing is guessed.
//!
//! - `disappearance`: which entry is the disappearance, on which day, and until when a procedure is urgent.
//! - `filled_form`: filling in a form from the records.
//! - `form_item`: what a filled form has in it: items with answers, and what is missing.
//! - `form_kind`: which forms there are, and what each asks for.

pub mod disappearance;
pub mod filled_form;
pub mod form_item;
pub mod form_kind;
