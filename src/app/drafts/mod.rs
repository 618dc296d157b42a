//! What is half typed, to data and back.
//!
//! - `draft_keys`: half-typed forms and notes of closed screens: offer, continue, discard.
//! - `draft_state`: the state of the drafts.
//! - `form_draft`: what is half typed as data, and back into its form.

pub(in crate::app) mod draft_keys;
pub mod draft_state;
pub mod form_draft;
