//! Joining two records and taking them apart, with the files as they are now.

pub mod join;
pub mod unjoin;
