//! The state of the files, as far as the screen knows it.

use std::collections::BTreeSet;

use crate::casebook::errors::problem::Problem;
use crate::record::id::RecordId;
use crate::text::safe::Safe;

/// The state of the files, as far as the screen knows it.
#[derive(Clone, Debug, Default)]
pub struct FileState {
    /// How many files of how many have been read, while they are being read.
    pub loading: Option<(usize, usize)>,
    /// The records that are shown as the snapshot has them until it was compared with the files.
    pub uncompared: BTreeSet<RecordId>,
    /// The records that changes have written while the others were still being read.
    pub written: BTreeSet<RecordId>,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
    /// Why nothing can be written, if nothing can.
    pub read_only: Option<Safe>,
    /// Whether the workspace is sealed: nothing of it may get out of it in the clear.
    pub is_sealed: bool,
}
