//! The keys of a note that is being written.

use crate::app::core::change_request::ChangeRequest;
use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::pending::Request;
use crate::app::core::state::State;
use crate::app::form::submit::stamp;
use crate::app::form::text_input::TextInput;
use crate::app::keys::key::Key;
use crate::app::keys::key_table::Command;
use crate::casebook::change::compose::add_note;
use crate::casebook::change::purpose::{ChangeSubject, Purpose};
use crate::record::id::RecordId;
use crate::text::catalogue::label;

/// Opens an empty note on the chosen record.
pub fn open(state: &mut State) {
    let Some(record) = state.chosen() else {
        state.report_error(label!(screen_nothing_chosen));
        return;
    };
    state.mode = Mode::Note {
        record,
        input: TextInput::lines(""),
        leaving: false,
    };
}

/// A key in the note.
pub fn press(state: &mut State, command: Option<Command>, key: Key) -> Vec<Effect> {
    let Mode::Note {
        record,
        input,
        leaving,
        ..
    } = &mut state.mode
    else {
        return Vec::new();
    };
    match command {
        Some(Command::Save) => {
            let (record, text) = (*record, input.text().trim().to_owned());
            if text.is_empty() {
                state.mode = Mode::Panes;
                state.notify(label!(form_empty_note));
                return Vec::new();
            }
            let name = state.book.title_of(record).unwrap_or_default().to_owned();
            let purpose = Purpose::Noted {
                whom: ChangeSubject::Named(name),
            };
            let edit = add_note(
                record,
                notes_of(state, record),
                &state.author,
                &stamp(state.clock),
                &text,
            );
            state.pending.request = Some(Request::Write);
            state.send(ChangeRequest::new(purpose, vec![edit]))
        }
        Some(Command::Cancel) if input.text().trim().is_empty() || *leaving => {
            state.mode = Mode::Panes;
            Vec::new()
        }
        Some(Command::Cancel) => {
            *leaving = true;
            state.report_error(label!(form_esc_drops_note));
            Vec::new()
        }
        _ => {
            *leaving = false;
            input.key(key);
            Vec::new()
        }
    }
}

/// Text pasted into the note.
pub fn paste(state: &mut State, text: &str) {
    if let Mode::Note { input, leaving, .. } = &mut state.mode {
        input.paste(text);
        *leaving = false;
    }
}

/// How many notes a record has.
fn notes_of(state: &State, record: RecordId) -> usize {
    let record = state.book.any(record);
    record.map_or(0, |record| record.notes().len())
}
