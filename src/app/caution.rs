//! What has to be known first of the person whom a form writes about.

use crate::app::form::{Does, Form};
use crate::app::state::State;
use crate::record::id::RecordId;
use crate::words::caution::before_writing;
use crate::words::safe::Safe;

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
        Does::Status { people, .. } | Does::Begin { people, .. } | Does::Batch(people) => {
            match people.as_slice() {
                [one] => Some(*one),
                _ => None,
            }
        }
        Does::AddEntry(record)
        | Does::Set { record, .. }
        | Does::AddItem { record, .. }
        | Does::Cite { record, .. }
        | Does::Erase { record, .. }
        | Does::TakeApart { kept: record, .. }
        | Does::Choose { record, .. }
        | Does::Withdraw { record, .. }
        | Does::Add {
            cite_for: Some((record, _)),
            ..
        } => Some(*record),
        Does::Add { cite_for: None, .. }
        | Does::Citation { .. }
        | Does::Attach(_)
        | Does::SaveQuery { .. }
        | Does::Prefill => form.under.as_deref().and_then(about),
    }
}
