//! What is recorded already of what a form is about to add, and looking at it.

use crate::app::browse::detail::detail;
use crate::app::core::mode::{AfterPage, Mode};
use crate::app::core::state::State;
use crate::app::form::Form;
use crate::app::form::completion::{answering, told_apart};
use crate::casebook::change::recorded::{StatementDraft, recorded_already};
use crate::casebook::form_target::FormTarget;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::text::catalogue::{all_of, label, say};
use crate::text::labels::counts;
use crate::text::safe::{Safe, display_safe};

/// How many of them are named.
const NAMED: usize = 2;

/// The records that seem to be what a form is about to add.
fn recorded(form: &Form, state: &State) -> Option<(Kind, Vec<RecordId>)> {
    let kind = match form.target {
        FormTarget::Add(kind) => kind,
        FormTarget::AddCited { .. } => Kind::Source,
        _ => return None,
    };
    let draft = StatementDraft {
        kind,
        name: form.rows.first()?.input.text().trim(),
        publisher: form.typed("publisher"),
        url: form.typed("url"),
    };
    let mut among = answering(state.known(), kind, draft.name);
    if !draft.url.is_empty() {
        among.extend(answering(state.known(), kind, draft.url));
        among.sort_unstable();
        among.dedup();
    }
    let found = recorded_already(&state.book, &among, draft);
    (!found.is_empty()).then_some((kind, found))
}

/// The line under a form that adds a record which seems to be there already; `None` if there is none.
#[must_use]
pub fn already(form: &Form, state: &State) -> Option<Safe> {
    let (kind, found) = recorded(form, state)?;
    let mut named: Vec<Safe> = found
        .iter()
        .take(NAMED)
        .map(|id| {
            say!(form_name_and_id {
                name: told_apart(&state.book, *id),
                id: id.short()
            })
        })
        .collect();
    let more = found.len().saturating_sub(NAMED);
    if more > 0 {
        named.push(say!(form_more_names { more }));
    }
    Some(say!(form_recorded_already {
        things: counts::of_kind(found.len(), kind),
        count: found.len(),
        names: all_of(&named)
    }))
}

/// Shows what is recorded already, in full; the form goes on when that is read.
pub fn show_recorded(state: &mut State) {
    let found = match &state.mode {
        Mode::Form(form) => recorded(form, state),
        _ => None,
    };
    let Some((kind, found)) = found else {
        state.report_error(label!(form_nothing_recorded));
        return;
    };
    let mut lines = Vec::new();
    for id in &found {
        if !lines.is_empty() {
            lines.push(Safe::default());
        }
        lines.push(display_safe(&told_apart(&state.book, *id)));
        let about = detail(&state.book, *id, state.clock.today);
        lines.extend(about.iter().map(|line| display_safe(&line.plain())));
    }
    let title = say!(form_recorded_title {
        things: counts::of_kind(found.len(), kind)
    });
    if let Mode::Form(form) = std::mem::replace(&mut state.mode, Mode::Panes) {
        state.mode = Mode::Pager {
            title,
            lines,
            cursor: 0,
            then: Some(AfterPage::Form(form)),
        };
    }
}
