//! Words for single things: kinds, statuses, counts, dates.
//!
//! - `counts`: numbers in sentences.
//! - `date`: vague dates in words: `about Jul 2022`, `12–19 Jul 2022`, `since 12 Jul 2022`.
//! - `field_hint`: what belongs into a field, and what a word means that may stand there.
//! - `label`: what fields, kinds, statuses and other words of a record are called on a screen.
//! - `nearest`: the records that come nearest to what was typed, and in what they differ.
//! - `typed_word`: a typed word of a record, in any language.

pub mod counts;
pub mod date;
pub mod field_hint;
pub mod label;
pub mod nearest;
pub mod typed_word;
