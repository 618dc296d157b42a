//! What the screen asks of the queues on disk.

use crate::app::core::disk_request::DiskReply;
use crate::casebook::queue::command::QueueCommand;
use crate::storage::workspace::Workspace;

/// Begins a queue, goes on with it, or makes a step in it.
#[must_use]
pub fn step_queue(workspace: &Workspace, name: &str, ask: QueueCommand) -> DiskReply {
    match ask {
        QueueCommand::Begin(_) | QueueCommand::Retry => workspace
            .queues()
            .open(name, ask)
            .map(|opened| DiskReply::QueueOpened(Box::new(opened))),
        ask => workspace
            .queues()
            .step(name, ask)
            .map(|queue_update| DiskReply::QueueStepped(Box::new(queue_update))),
    }
    .unwrap_or_else(DiskReply::Failed)
}
