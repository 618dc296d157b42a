//! The form for a new status of whoever a change is for.

use crate::app::core::mode::Mode;
use crate::app::core::state::State;
use crate::app::form::Form;
use crate::record::status::Status;
use crate::text::catalogue::say;
use crate::text::safe::display_safe;

/// The form for a new status: date, place and source, and what else one may know, with what stands
/// there at first.
pub fn open_status_form(state: &mut State, status: &Status, values: &[(&str, String)]) {
    let people = state.targets();
    let whom = match people[..] {
        [one] => display_safe(state.book.title_of(one).unwrap_or_default()),
        _ => say!(form_marked_people {
            count: people.len()
        }),
    };
    let title = format!("{} · {whom}", status.as_str());
    let form = Form::status(title, people, status.clone(), state.clock.today, values);
    state.mode = Mode::Form(Box::new(form));
}
