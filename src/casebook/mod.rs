//! The casebook: everything that is loaded, what follows from it, and what a change is. Pure.
//!
//! - `book`: everything that is loaded, with its back-links and the standing of every person.
//! - `change`: a change and its edits: commits whole or not at all.
//! - `check`: everything in a book that is probably not meant: findings, never errors.
//! - `derive`: what follows from the records and is never stored.
//! - `draft`: a form or note that was being filled in when its screen went away, as data.
//! - `duplicates`: who may be the same person under two names.
//! - `erase`: what an erasure reaches, and how links to a record are taken out of another's text.
//! - `errors`: what may be wrong, as data; text puts it into words.
//! - `external`: what others have changed or are about to change, as data.
//! - `fields`: what each field holds, how it stands in a form and in a line.
//! - `form_target`: what a form is for, on the screen and in a draft.
//! - `merge`: two records made one and taken apart again, as edits.
//! - `public`: what of a record may be shown to anybody.
//! - `queue`: a queue of people: who is in it, what was decided, who is next.
//! - `submission`: forms that courts and committees read, filled in from the records.

pub mod book;
pub mod change;
pub mod check;
pub mod derive;
pub mod draft;
pub mod duplicates;
pub mod erase;
pub mod errors;
pub mod external;
pub mod fields;
pub mod form_target;
pub mod merge;
pub mod public;
pub mod queue;
pub mod submission;
