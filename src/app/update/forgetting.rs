//! A person who was erased: the screen lets go of everything that it still has of them.

use crate::app::awaited::Awaited;
use crate::app::built::Built;
use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::app::mode::Mode;
use crate::app::page::Page;
use crate::app::state::State;
use crate::app::unsent::unsent;
use crate::app::update::beside::about;
use crate::record::id::RecordId;

/// What is said then. It names nobody.
const TOLD: &str = "somebody was erased; what was open and half typed here about them is gone";

/// Closes what is open about these people, and forgets marks, places, drafts and what `.` would do again.
/// Says so if anything was open, and asks for the drafts to be thrown away.
pub fn forget(state: &mut State, erased: &[RecordId]) -> Vec<Effect> {
    if erased.is_empty() {
        return Vec::new();
    }
    let is_erased = |record: &RecordId| erased.contains(record);
    for list in &mut state.lists {
        list.marks.retain(|record| !is_erased(record));
    }
    state.trail.forget(erased);
    state.edit_anyway = state.edit_anyway.filter(|record| !is_erased(record));
    // It may hold what was typed about them.
    state.last = None;
    state.built = Built::default();
    if matches!(&state.awaited, Some(Awaited::Status { person, .. }) if is_erased(person)) {
        state.awaited = None;
    }
    let (gone, kept) = std::mem::take(&mut state.kept)
        .into_iter()
        .partition(|kept| kept.unsent.all_about().iter().any(is_erased));
    state.kept = kept;
    let mut effects: Vec<Effect> = gone
        .into_iter()
        .map(|kept| Effect::Discard(kept.name))
        .collect();
    if is_open(state, erased) {
        state.mode = Mode::Panes;
        state.queued.clear();
        state.warning = None;
        state.news = None;
        state.refuse(TOLD);
        effects.push(Effect::Forget);
    }
    if matches!(&state.page, Page::Panes) {
        return effects;
    }
    // A page shows people as they were; it is built again from the book.
    state.refresh();
    effects
}

/// Whether what is open is about one of them, or is a text that names them.
fn is_open(state: &State, erased: &[RecordId]) -> bool {
    let is_erased = |record: &RecordId| erased.contains(record);
    let of_form = |form: &Form| {
        let mode = Mode::Form(Box::new(form.clone()));
        about(&mode).iter().any(is_erased)
    };
    let is_about = match &state.mode {
        Mode::Form(form) => of_form(form) || form.under.as_deref().is_some_and(of_form),
        Mode::Picker(picker) => picker.under.as_deref().is_some_and(of_form),
        Mode::Pager { .. } | Mode::Opening | Mode::Reading(_) | Mode::Pairs(_) => {
            state.chosen().is_none_or(|record| is_erased(&record))
        }
        mode => about(mode).iter().any(is_erased),
    };
    let unsent = unsent(state);
    is_about || unsent.is_some_and(|unsent| unsent.all_about().iter().any(is_erased))
}
