//! What the screen asks of the queues on disk.

use crate::app::action::Action;
use crate::casebook::queue_step::Ask;
use crate::storage::workspace::Workspace;

/// Begins a queue, goes on with it, or makes a step in it.
#[must_use]
pub fn step_queue(workspace: &Workspace, name: &str, ask: Ask) -> Action {
    match ask {
        Ask::Begin(_) | Ask::GoOn => workspace
            .queues()
            .open(name, ask)
            .map(|opened| Action::QueueOpened(Box::new(opened))),
        ask => workspace
            .queues()
            .step(name, ask)
            .map(|stepped| Action::QueueStepped(Box::new(stepped))),
    }
    .unwrap_or_else(Action::Failed)
}
