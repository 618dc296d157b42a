//! The state of the drafts: what is half typed, here and in screens that went away.

use crate::casebook::draft::{Draft, SavedDraft};

/// The state of the drafts.
#[derive(Clone, Debug, Default)]
pub struct DraftState {
    /// What was half typed in screens that went away.
    pub saved: Vec<SavedDraft>,
    /// What is half typed here, as it was last given to be kept.
    pub current: Option<Draft>,
}
