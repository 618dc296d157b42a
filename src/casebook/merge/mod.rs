//! Two records made one and taken apart again, as edits.

pub mod join;
pub mod join_request;
pub mod most_protective;
pub mod pair_decision;
pub mod unjoin;
