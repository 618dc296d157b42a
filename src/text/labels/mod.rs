//! Words for single things: kinds, statuses, counts, dates.

pub mod counts;
pub mod date;
pub mod label;
