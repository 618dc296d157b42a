//! What went wrong, where, and what to do about it.

pub mod advice;
pub mod failure;
pub mod left_behind;
pub mod not_current;
pub mod problem;
pub mod query_error;
pub mod refusal;
