//! Every sentence that a user reads, in each language. Pure: over what it is given, and no clock.
//!
//! - `ascii_signs`: what stands for our own signs where only ASCII may be drawn or printed.
//! - `bundles`: the Fluent files of each language, read when something is first said in it.
//! - `catalogue`: the messages of the Fluent files in `en`, with a type for each.
//! - `errors`: what went wrong, where, and what to do about it.
//! - `labels`: words for single things: kinds, statuses, counts, dates.
//! - `language`: the language that is spoken.
//! - `log`: changes of the log, and what others changed, in words.
//! - `pages`: records, evidence and questions in words.
//! - `report`: dossiers, case reports and public lists as a document to read and print.
//! - `safe`: text that may be shown: what would move.

pub mod ascii_signs;
mod bundles;
pub mod catalogue;
pub mod errors;
pub mod labels;
pub mod language;
pub mod log;
pub mod pages;
pub mod report;
pub mod safe;
