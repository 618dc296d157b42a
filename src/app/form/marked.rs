//! Marked people: whom a change is for, where that is not simply the person in view.

use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::form::Form;
use crate::casebook::form_target::FormTarget;
use crate::record::id::RecordId;
use crate::text::catalogue::{all_of, safes, say};
use crate::text::labels::label;
use crate::text::safe::Safe;

/// How many of them are named.
const NAMED: usize = 3;

/// Whether a change is for other people than the one in view, or for more.
#[must_use]
pub fn is_elsewhere(people: &[RecordId], state: &State) -> bool {
    let in_view = state.chosen();
    !people.is_empty() && !matches!((people, in_view), ([one], Some(id)) if *one == id)
}

/// The line over a form that is for the marked people; `None` if it is for the person in view.
#[must_use]
pub fn marked_line(form: &Form, state: &State) -> Option<Safe> {
    let people = people_of(form)?;
    if matches!(state.page, Page::Triage(_)) || !is_elsewhere(people, state) {
        return None;
    }
    Some(match (people, state.chosen()) {
        ([one], Some(shown)) => say!(form_for_another {
            name: name(state, *one),
            shown: name(state, shown)
        }),
        ([one], None) => say!(form_for_one {
            name: name(state, *one)
        }),
        (several, Some(shown)) if !several.contains(&shown) => say!(form_for_others {
            count: several.len(),
            names: names(several, state),
            shown: name(state, shown)
        }),
        (several, _) => say!(form_for_marked {
            count: several.len(),
            names: names(several, state)
        }),
    })
}

/// What a list of statuses or of other choices is for, if it is for the marked people.
#[must_use]
pub fn marked_title(state: &State) -> Option<Safe> {
    let people = state.targets();
    if matches!(state.page, Page::Triage(_)) || !is_elsewhere(&people, state) {
        return None;
    }
    Some(match &people[..] {
        [one] => say!(form_status_for_one {
            name: name(state, *one)
        }),
        several => say!(form_status_for_marked {
            count: several.len()
        }),
    })
}

/// The names of people, the first ones if they are many.
fn names(people: &[RecordId], state: &State) -> Safe {
    let mut told = safes(people.iter().take(NAMED).map(|id| name(state, *id)));
    let more = people.len().saturating_sub(NAMED);
    if more > 0 {
        told.push(say!(form_more_names { more }));
    }
    all_of(&told)
}

fn name(state: &State, id: RecordId) -> &str {
    state.book.title_of(id).unwrap_or(label::kind(id.kind()))
}

fn people_of(form: &Form) -> Option<&[RecordId]> {
    match &form.target {
        FormTarget::Status { people, .. } | FormTarget::Batch(people) => Some(people),
        _ => form.under.as_deref().and_then(people_of),
    }
}
