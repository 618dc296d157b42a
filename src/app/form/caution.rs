//! Cautions: what has to be known first of the person whom a form writes about.

use crate::app::core::state::State;
use crate::app::form::Form;
use crate::casebook::form_target::FormTarget;
use crate::record::id::RecordId;
use crate::text::pages::caution::before_writing;
use crate::text::safe::Safe;

/// The one line over a form about a person; `None` if there is nothing to be careful about. A form
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
    let beneath = || form.under.as_deref().and_then(about);
    match &form.target {
        // Of several people it is told how many are at risk before it is written.
        FormTarget::Status { .. } | FormTarget::Batch(_) | FormTarget::Begin { .. } => {
            form.target.about()
        }
        target => target.about().or_else(beneath),
    }
}
