//! Two records made one and taken apart again, as edits.
//!
//! - `join`: joining two records of one person, as edits.
//! - `join_request`: which records are to be joined, and how.
//! - `most_protective`: of two records of one person, whose word on risk and consent is more careful.
//! - `pair_decision`: what somebody decided about two records that look alike, as edits.
//! - `unjoin`: what taking two joined records apart again would come upon, as data.

pub mod join;
pub mod join_request;
pub mod most_protective;
pub mod pair_decision;
pub mod unjoin;
