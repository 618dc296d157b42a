//! The question at the foot of a page: what was read is done, or nothing is.

use crate::app::core::disk_request::DiskRequest;
use crate::text::safe::Safe;

/// A question of one line.
#[derive(Clone, Debug)]
pub struct PageQuestion {
    /// The question.
    pub line: Safe,
    /// What is asked of the disk if the answer is yes.
    pub request: DiskRequest,
    /// Whether it has been drawn. Until then no key answers it.
    pub drawn: bool,
}

impl PageQuestion {
    /// A question that has not been drawn.
    #[must_use]
    pub fn new(line: Safe, request: impl Into<DiskRequest>) -> Self {
        Self {
            line,
            request: request.into(),
            drawn: false,
        }
    }
}
