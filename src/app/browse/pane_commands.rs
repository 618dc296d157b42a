//! Commands that move between panes, turn the facets, order a list and choose its columns.

use crate::app::browse::list_column::ListColumn;
use crate::app::browse::nav_history::Entered;
use crate::app::browse::pane::{Pane, View};
use crate::app::core::direction::Direction;
use crate::app::core::effect::Effect;
use crate::app::core::job::Job;
use crate::app::core::layout::Area;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::screen_request::ScreenRequest;
use crate::app::core::state::State;
use crate::app::form::picker::{Choosing, Picker};
use crate::app::keys::key_table::Command;
use crate::app::reading::render_cache::Built;
use crate::text::catalogue::{label, say};
use crate::text::language::{Language, within};

/// The panes from left to right where only one of them is seen.
const LEFT_TO_RIGHT: [Pane; 4] = [Pane::Facets, Pane::List, Pane::Record, Pane::Linked];

/// Moves the focus as a command says.
pub fn move_focus(state: &mut State, command: Command) {
    let focus = state.browse.focus;
    let to = match command {
        Command::NextPane if focus == Pane::Facets && turn(state) => None,
        Command::NextPane => Some(focus.next()),
        Command::PreviousPane => Some(focus.previous()),
        Command::PaneRight => beside(state, Direction::Forward),
        _ => beside(state, Direction::Back),
    };
    if let Some(to) = to {
        state.browse.focus = to;
    }
}

/// Turns the facets of the people to what comes next; `false` after the last, from which Tab leads on.
fn turn(state: &mut State) -> bool {
    if state.browse.view != View::People {
        return false;
    }
    let next = state.list().facet_kind.next();
    state.list_mut().facet_kind = next.unwrap_or_default();
    state.browse.facets.cursor = 0;
    state.browse.facets.input.set("");
    state.look_again();
    next.is_some()
}

/// The pane that the eye sees beside the one that has the focus: forward is to the right.
fn beside(state: &State, to: Direction) -> Option<Pane> {
    let layout = state.layout();
    let focus = state.browse.focus;
    if layout.panes.len() == 1 {
        let at = LEFT_TO_RIGHT.iter().position(|pane| *pane == focus)?;
        let to = match to {
            Direction::Forward => at + 1,
            Direction::Back => at.checked_sub(1)?,
        };
        return LEFT_TO_RIGHT.get(to).copied();
    }
    let here = layout.pane(focus)?;
    let is_there = |area: &Area| match to {
        Direction::Forward => area.x >= here.x + here.width,
        Direction::Back => area.x + area.width <= here.x,
    };
    let distance = |area: &Area| area.x.abs_diff(here.x);
    let common = |area: &Area| {
        let top = area.y.max(here.y);
        let bottom = (area.y + area.height).min(here.y + here.height);
        bottom.saturating_sub(top)
    };
    let there = layout.panes.iter().filter(|(_, area)| is_there(area));
    there
        .min_by_key(|(_, area)| (distance(area), std::cmp::Reverse(common(area))))
        .map(|(pane, _)| *pane)
}

/// Goes back to where Enter came from; `false` if it came from nowhere else.
pub fn leave_entered(state: &mut State) -> Option<Entered> {
    while let Some(entered) = state.browse.history.entered.pop() {
        match entered {
            Entered::Pane(pane) if pane == state.browse.focus => {}
            entered => return Some(entered),
        }
    }
    None
}

/// Orders the list by what comes next, and says so.
pub fn sort(state: &mut State) -> Vec<Effect> {
    let view = state.browse.view;
    let list = state.list_mut();
    let is_search = !list.input.is_empty();
    list.order = list.order.next(view, is_search);
    let order = list.order.told(is_search);
    state.look_again();
    state.list_mut().cursor = 0;
    state.notify(say!(screen_ordered { order }));
    keep(state)
}

/// Opens the list of columns.
pub fn choose_columns(state: &mut State) {
    let chosen = state.browse.columns.clone();
    state.mode = Mode::Picker(Box::new(Picker::new(Choosing::Columns(chosen))));
}

/// Shows a column, or shows it no more.
pub fn toggle_column(state: &mut State, column: ListColumn) -> Vec<Effect> {
    let was = state.browse.columns.contains(&column);
    let stays = |one: &ListColumn| match *one == column {
        true => !was,
        false => state.browse.columns.contains(one),
    };
    let chosen: Vec<ListColumn> = ListColumn::ALL.into_iter().filter(stays).collect();
    state.browse.columns = chosen;
    if let Mode::Picker(picker) = &mut state.mode {
        picker.choosing = Choosing::Columns(state.browse.columns.clone());
    }
    keep(state)
}

/// Has the screen speak another language, now and whenever it opens on this workspace.
pub fn speak(state: &mut State, language: Language) -> Vec<Effect> {
    state.language = language;
    state.browse.language = Some(language);
    state.mode = Mode::Panes;
    // What was built of the page is in the language from before.
    if matches!(state.page, Page::Overview(_)) {
        state.page = Page::Panes;
    }
    state.render_cache = Built::default();
    within(language, || {
        state.refresh();
        state.notify(label!(language_chosen));
    });
    let mut effects = vec![ScreenRequest::Speak(language).into()];
    effects.extend(keep(state));
    effects
}

fn keep(state: &State) -> Vec<Effect> {
    vec![Job::KeepView(state.browse.kept_view()).into()]
}
