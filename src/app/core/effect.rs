//! What the screen asks the world outside to do.

use crate::app::core::disk_request::DiskRequest;
use crate::app::core::job::{DraftRequest, Job};
use crate::app::core::screen_request::ScreenRequest;

/// What the screen asks the world outside to do. The answer comes back as an action; each kind of
/// request stands beside its replies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Something of the files, one thing after another.
    Disk(DiskRequest),
    /// Something of the terminal, at once.
    Screen(ScreenRequest),
    /// Something that goes on beside everything else.
    Background(Job),
}

impl From<DiskRequest> for Effect {
    fn from(request: DiskRequest) -> Self {
        Self::Disk(request)
    }
}

impl From<ScreenRequest> for Effect {
    fn from(request: ScreenRequest) -> Self {
        Self::Screen(request)
    }
}

impl From<Job> for Effect {
    fn from(job: Job) -> Self {
        Self::Background(job)
    }
}

impl From<DraftRequest> for Effect {
    fn from(request: DraftRequest) -> Self {
        Self::Background(Job::Draft(request))
    }
}
