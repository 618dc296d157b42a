//! Cautions: what has to be known first of the person whom a form writes about.

use crate::app::core::state::State;
use crate::app::form::{Form, FormAction};
use crate::record::id::RecordId;
use crate::text::pages::caution::before_writing;
use crate::text::safe::Safe;

/// The one line over a form about a person; `None` where there is nothing to be careful about. A form
/// about several people says how many of them are at risk before it writes (see `batch`).
#[must_use]
pub fn of_form(form: &Form, state: &State) -> Option<Safe> {
    of_person(about(form)?, state)
}

/// The same for a note, or for a person of a queue.
#[must_use]
pub fn of_person(id: RecordId, state: &State) -> Option<Safe> {
    let person = state.book.people().get(id)?;
    before_writing(person, &state.book, state.clock.today)
}

/// The record that a form writes about; where it only helps another one, that of the other.
fn about(form: &Form) -> Option<RecordId> {
    match &form.does {
        FormAction::Status { people, .. }
        | FormAction::Begin { people, .. }
        | FormAction::Batch(people) => match people.as_slice() {
            [one] => Some(*one),
            _ => None,
        },
        FormAction::AddEntry(record)
        | FormAction::Set { record, .. }
        | FormAction::AddItem { record, .. }
        | FormAction::Cite { record, .. }
        | FormAction::Erase { record, .. }
        | FormAction::TakeApart { kept: record, .. }
        | FormAction::Choose { record, .. }
        | FormAction::Withdraw { record, .. }
        | FormAction::Add {
            cite_for: Some((record, _)),
            ..
        } => Some(*record),
        FormAction::Add { cite_for: None, .. }
        | FormAction::Citation { .. }
        | FormAction::Attach(_)
        | FormAction::SaveQuery { .. }
        | FormAction::Prefill => form.under.as_deref().and_then(about),
    }
}
