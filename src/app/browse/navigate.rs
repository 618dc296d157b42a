//! Navigating to a record or to the overview, and asking for a record's text.

use crate::app::browse::browse_state::BrowseState;
use crate::app::browse::nav_history::Entered;
use crate::app::browse::pane::{Pane, View};
use crate::app::core::disk_request::DiskRequest;
use crate::app::core::effect::Effect;
use crate::app::core::page::Page;
use crate::app::core::pending::Request;
use crate::app::core::state::State;
use crate::app::form::opening::{FormOpening, Opening};
use crate::app::overview::Overview;
use crate::casebook::derive::looked_for::OnlyRole;
use crate::casebook::derive::recent_changes::{DAYS, since};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::text::catalogue::say;

/// Shows a record in its view, wherever one is; remembers where one was.
pub fn show_record(state: &mut State, id: RecordId) {
    if !state.book.has(id) {
        state.report_error(say!(screen_no_such_record { id }));
        return;
    }
    let id = state.book.stands_for(id);
    let here = state.location();
    state.browse.history.leave(here);
    state.browse.history.entered.push(Entered::Location);
    state.browse.view = View::of_kind(id.kind());
    state.browse.focus = Pane::List;
    choose(state, id);
}

/// Shows a record that was just made. Somebody who was added on a case is shown among its people, so that the
/// next one can be added there.
pub fn show_made(state: &mut State, id: RecordId) {
    if id.kind() == Kind::Person
        && matches!(state.page, Page::Panes)
        && state.chosen().is_some_and(|on| on.kind() == Kind::Case)
    {
        state.browse.linked.input.set("");
        let people = state.linked_shown();
        if let Some(at) = people.iter().position(|linked| linked.id == id) {
            state.browse.linked.cursor = at;
            state.browse.focus = Pane::Linked;
            return;
        }
    }
    show_record(state, id);
}

/// Opens the overview, counted anew; what the log says comes later, so that nobody waits for it.
pub fn open_overview(state: &mut State) -> Vec<Effect> {
    let people = state.book.count(Kind::Person);
    state.page = Page::Overview(Box::new(Overview::uncounted(people)));
    state.count_at_once();
    vec![DiskRequest::RecentChanges(since(state.clock.at, DAYS)).into()]
}

/// Asks for a record's text; what is typed meanwhile waits for the form.
pub fn open(state: &mut State, opening: FormOpening) -> Vec<Effect> {
    let record = opening.record;
    let purpose = Opening::Form(Box::new(opening));
    state.wait_to_open(Request::Open);
    vec![DiskRequest::Open { record, purpose }.into()]
}

/// Puts the cursor of the view that is shown on a record; what hides it is cleared.
pub fn choose(state: &mut State, id: RecordId) {
    state.freshen();
    if choose_shown(state, id) {
        return;
    }
    let State {
        book,
        clock,
        browse: BrowseState { lists, view, .. },
        ..
    } = state;
    let list = &mut lists[view.index()];
    // Whoever is not looked for stands in no list but that of the role.
    let row = book.people().row_of(id).filter(|_| *view == View::People);
    let role = row.and_then(|row| book.only_role(row));
    list.input.set(role.map_or("", OnlyRole::term));
    list.facet = None;
    list.read_query(book, clock.today);
    state.look_again();
    choose_shown(state, id);
}

/// Puts the cursor on a record where the list shows it.
fn choose_shown(state: &mut State, id: RecordId) -> bool {
    let State {
        book,
        browse: BrowseState { lists, view, .. },
        ..
    } = state;
    lists[view.index()].choose(book, id)
}
