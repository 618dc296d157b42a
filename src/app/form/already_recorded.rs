//! What is recorded already of what a form is about to add.

use crate::app::core::state::State;
use crate::app::form::Form;
use crate::app::form::completion::{answering, told_apart};
use crate::casebook::change::recorded::{StatementDraft, recorded_already};
use crate::casebook::form_target::FormTarget;
use crate::record::kind::Kind;
use crate::text::labels::counts;

/// How many of them are named.
const NAMED: usize = 2;

/// The line under a form that adds a record which seems to be there already; `None` if there is none.
#[must_use]
pub fn already(form: &Form, state: &State) -> Option<String> {
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
    let first: Vec<String> = found
        .iter()
        .take(NAMED)
        .map(|id| format!("{} ({})", told_apart(&state.book, *id), id.short()))
        .collect();
    let more = match found.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let (count, are) = (
        counts::of_kind(found.len(), kind),
        if found.len() == 1 { "is" } else { "are" },
    );
    (!found.is_empty()).then(|| {
        format!(
            "{count} {are} recorded so already: {}{more}",
            first.join("; ")
        )
    })
}
