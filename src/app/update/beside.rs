//! Records that somebody has open in an editor while they are about to be changed here: a warning,
//! and no more.

use crate::app::effect::Effect;
use crate::app::form::Does;
use crate::app::mode::Mode;
use crate::app::state::State;
use crate::casebook::open_elsewhere::OpenElsewhere;
use crate::record::id::RecordId;
use crate::words::news::elsewhere;

/// Whether something is being filled in.
#[must_use]
pub fn is_filling(mode: &Mode) -> bool {
    matches!(mode, Mode::Form(_) | Mode::Note { .. } | Mode::Clash(_))
}

/// Asks about the records that a form or note has just been opened for.
pub fn look(state: &mut State) -> Option<Effect> {
    let records = about(&state.mode);
    (!records.is_empty()).then_some(Effect::LookBeside(records))
}

/// Warns of records that are open in an editor.
pub fn warn(state: &mut State, open: &[OpenElsewhere]) {
    let Some(first) = open.first() else {
        return;
    };
    let name = state.book.title_of(first.record).unwrap_or_default();
    let mut line = elsewhere(name, first);
    if open.len() > 1 {
        line = format!("{line} · and {} more are open", open.len() - 1);
    }
    if is_filling(&state.mode) {
        state.warning = Some(line);
    } else {
        state.edit_anyway = Some(first.record);
        state.refuse(format!("E again opens it all the same · {line}"));
    }
}

/// The records that a form or note is about.
pub fn about(mode: &Mode) -> Vec<RecordId> {
    match mode {
        Mode::Note { record, .. } => vec![*record],
        Mode::Form(form) => match &form.does {
            Does::Status { people, .. } | Does::Batch(people) => people.clone(),
            Does::AddEntry(record)
            | Does::Set { record, .. }
            | Does::Erase { record, .. }
            | Does::AddItem { record, .. }
            | Does::Choose { record, .. }
            | Does::Attach(record)
            | Does::Cite { record, .. }
            | Does::Withdraw { record, .. } => vec![*record],
            Does::TakeApart { joined, kept, .. } => vec![*kept, *joined],
            Does::Add { .. }
            | Does::Begin { .. }
            | Does::SaveQuery { .. }
            | Does::Prefill
            | Does::Citation { .. } => Vec::new(),
        },
        Mode::Question(question) => {
            let request = &question.request;
            let mut records = vec![request.kept, request.joined];
            records.extend(request.aliases.iter().chain(&request.kept_aliases));
            records
        }
        _ => Vec::new(),
    }
}
