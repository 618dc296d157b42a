//! The state of the comparison of everybody with everybody, while it goes on.

use std::collections::BTreeSet;

use crate::record::id::RecordId;

/// The comparison of everybody with everybody, while it goes on.
#[derive(Clone, Debug, Default)]
pub struct ComparisonState {
    /// How many people have been compared of how many, while they are being compared.
    pub progress: Option<(usize, usize)>,
    /// The people whose records changed since it began.
    pub changed_since: BTreeSet<RecordId>,
}
