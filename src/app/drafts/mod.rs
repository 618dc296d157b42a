//! What is half typed, to data and back.

pub(in crate::app) mod draft_keys;
pub mod form_draft;
