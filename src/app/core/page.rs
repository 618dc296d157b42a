//! What lies under whatever is open: the panes, the overview, or one person of a queue.

use crate::app::keys::context::Context;
use crate::app::overview::Overview;
use crate::app::triage::Triage;

/// What lies under whatever is open.
#[derive(Clone, Debug, Default)]
pub enum Page {
    /// The panes.
    #[default]
    Panes,
    /// The whole workspace in numbers.
    Overview(Box<Overview>),
    /// One person of a queue, to decide about.
    Triage(Box<Triage>),
}

impl Page {
    /// Where keys are looked up while nothing is open over it.
    #[must_use]
    pub const fn context(&self) -> Context {
        match self {
            Self::Panes => Context::Panes,
            Self::Overview(_) => Context::Overview,
            Self::Triage(_) => Context::Triage,
        }
    }
}
