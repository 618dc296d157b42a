//! Asking something of the queue that is worked through.

use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::page::Page;
use crate::app::core::pending::Request;
use crate::app::core::state::State;
use crate::casebook::queue::command::QueueCommand;

/// Asks something of the queue; keys wait for the answer.
pub fn ask(state: &mut State, ask: QueueCommand) -> Vec<Effect> {
    if !writable(state) {
        return Vec::new();
    }
    let Page::Triage(triage) = &mut state.page else {
        return Vec::new();
    };
    if let QueueCommand::Show(person) = &ask {
        triage.asked = Some(*person);
    }
    state.pending.request = Some(Request::Step);
    vec![
        DiskRequest::Queue {
            name: triage.queue.head.name.clone(),
            ask,
        }
        .into(),
    ]
}

/// Whether anything can be written; says why not.
pub fn writable(state: &mut State) -> bool {
    match &state.files.read_only {
        Some(reason) => {
            let reason = reason.clone();
            state.report_error(reason);
            false
        }
        None => true,
    }
}
