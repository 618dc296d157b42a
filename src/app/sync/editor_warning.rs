//! Records that somebody has open in an editor while they are about to be changed here: a warning,
//! and no more.

use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::casebook::external::external_changes::EditorLock;
use crate::record::id::RecordId;
use crate::text::catalogue::say;
use crate::text::log::external_changes::elsewhere;

/// Whether something is being filled in.
#[must_use]
pub fn is_filling(mode: &Mode) -> bool {
    matches!(mode, Mode::Form(_) | Mode::Note { .. } | Mode::Clash(_))
}

/// Asks about the records that a form or note has just been opened for.
pub fn look(state: &mut State) -> Option<Effect> {
    let records = about(&state.mode);
    (!records.is_empty()).then_some(Effect::Disk(DiskRequest::LookBeside(records)))
}

/// Warns of records that are open in an editor.
pub fn warn(state: &mut State, open: &[EditorLock]) {
    let Some(first) = open.first() else {
        return;
    };
    let name = state.book.title_of(first.record).unwrap_or_default();
    let mut line = elsewhere(name, first);
    if open.len() > 1 {
        line = say!(screen_and_more_open {
            line,
            more: open.len() - 1
        });
    }
    if is_filling(&state.mode) {
        state.notices.warning = Some(line);
    } else {
        state.notices.edit_anyway = Some(first.record);
        state.report_error(say!(screen_e_again { line }));
    }
}

/// The records that a form or note is about.
pub fn about(mode: &Mode) -> Vec<RecordId> {
    match mode {
        Mode::Note { record, .. } => vec![*record],
        Mode::Form(form) => form.target.written(),
        Mode::Question(question) => {
            let request = &question.request;
            let mut records = vec![request.kept, request.joined];
            records.extend(request.aliases.iter().chain(&request.kept_aliases));
            records
        }
        _ => Vec::new(),
    }
}
