//! The keys of a pasted message, from the form that it is pasted into to the question whether its draft is written.

use crate::app::core::change_request::ChangeRequest;
use crate::app::core::effect::Effect;
use crate::app::core::job::Job;
use crate::app::core::mode::{AfterPage, Mode};
use crate::app::core::pending::Request;
use crate::app::core::state::State;
use crate::app::form::Form;
use crate::app::form::page_question::PageQuestion;
use crate::app::import::import_job::ImportJob;
use crate::app::import::message_lines::message_lines;
use crate::casebook::form_target::ImportField;
use crate::exchange::message_draft::{MessageDraft, MessageRefusal};
use crate::text::catalogue::{label, log_text, say};
use crate::text::errors::failure::failure;
use crate::text::safe::Safe;

/// The longest message, in bytes.
const LIMIT: usize = 64 * 1024;

/// Asks for a message.
pub fn open(state: &mut State) {
    let form = Form::import(ImportField::Message, "");
    state.mode = Mode::Form(Box::new(form));
}

/// Asks for a message to be read. Keys wait for what comes of it.
pub fn read(state: &mut State, text: &str) -> Vec<Effect> {
    if text.is_empty() {
        return Vec::new();
    }
    if text.len() > LIMIT {
        back(state, text, say!(intake_too_long { bytes: LIMIT }));
        return Vec::new();
    }
    state.wait_to_open(Request::Open);
    let text = text.to_owned();
    vec![Job::Import(ImportJob::Message { text }).into()]
}

/// Goes back into the form with what was pasted.
fn back(state: &mut State, text: &str, why: Safe) {
    let mut form = Form::import(ImportField::Message, text);
    form.refused = Some(why);
    state.mode = Mode::Form(Box::new(form));
}

/// A message was read: what it says is shown, with the question whether to write it.
pub fn was_read(state: &mut State, text: &str, draft: Result<MessageDraft, MessageRefusal>) {
    if !matches!(state.mode, Mode::Opening) {
        return;
    }
    state.pending.request = None;
    let draft = match draft {
        Ok(draft) => draft,
        Err(MessageRefusal::Nameless(_)) => {
            return back(state, text, label!(intake_no_name).into());
        }
        Err(MessageRefusal::Unwritable) => {
            return back(state, text, label!(intake_unwritable).into());
        }
        Err(MessageRefusal::Failed(reason)) => return back(state, text, failure(&reason)),
    };
    if let Some(reason) = state.files.read_only.clone() {
        return back(state, text, reason);
    }
    let name = &draft.message.draft.name;
    let line = match draft.likely.is_empty() {
        true => say!(intake_ask_write { name }),
        false => say!(intake_ask_write_anyway { name }),
    };
    let change = ChangeRequest {
        why: log_text!(intake_why { name }),
        edits: draft.edits,
        ..ChangeRequest::default()
    };
    let lines = message_lines(&state.book, text, &draft.message, &draft.likely);
    let then = Some(AfterPage::Ask(Box::new(PageQuestion::new(line, change))));
    state.mode = Mode::pager(say!(intake_title), lines, then);
}
