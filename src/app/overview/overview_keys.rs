//! The keys of the overview.

use crate::app::browse::commands;
use crate::app::browse::commands::go_to;
use crate::app::browse::cursor::moved;
use crate::app::browse::nav_history::{Entered, NavLocation, Overlay};
use crate::app::browse::navigate::{open_overview, show_record};
use crate::app::browse::pane::Pane;
use crate::app::core::direction::Direction;
use crate::app::core::effect::Effect;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::keys::key_table::Command;
use crate::app::overview::line::{OverviewLine, Target};
use crate::app::reading::text_keys::{copy, of_every_page};
use crate::casebook::change::Change;
use crate::casebook::derive::recent_changes::RecentChanges;
use crate::casebook::errors::failure::Failure;
use crate::text::errors::failure::failure;

/// The log has been read.
pub fn heard(state: &mut State, read: Result<Vec<Change>, Failure>) {
    if let Page::Overview(overview) = &mut state.page {
        overview.heard(match read {
            Ok(changes) => Ok(RecentChanges::of(&changes)),
            Err(reason) => Err(failure(&reason)),
        });
        state.count_at_once();
    }
}

/// Runs a command.
pub fn run(state: &mut State, command: Command) -> Vec<Effect> {
    let rows = usize::from(state.terminal.size.1.saturating_sub(2)).max(1);
    let Page::Overview(overview) = &mut state.page else {
        return Vec::new();
    };
    match command {
        Command::Down
        | Command::Up
        | Command::HalfDown
        | Command::HalfUp
        | Command::PageDown
        | Command::PageUp
        | Command::Top
        | Command::Bottom => {
            let (lines, cursor) = overview.shown();
            let to = moved(cursor, lines.len(), rows, command);
            let direction = match to >= cursor {
                true => Direction::Forward,
                false => Direction::Back,
            };
            overview.move_to(to, direction);
        }
        Command::Follow => {
            let now = state.clock.at;
            if let Some(target) = overview.target().cloned()
                && !overview.unroll(&target, &state.book, now)
            {
                return follow(state, target);
            }
        }
        Command::ViewOverview => return open_overview(state),
        Command::Clear | Command::Back => {
            if overview.roll_up() {
                return Vec::new();
            }
            state.page = Page::Panes;
        }
        Command::Help | Command::Search | Command::NextMatch | Command::PreviousMatch => {
            return of_every_page(state, command).unwrap_or_default();
        }
        Command::Copy => {
            let (lines, cursor) = overview.shown();
            let line = lines.get(cursor).map(OverviewLine::searched);
            return line.map_or_else(Vec::new, |text| copy(state, text.into()));
        }
        Command::Palette
        | Command::Mouse
        | Command::Redraw
        | Command::Suspend
        | Command::Quit
        | Command::Problems => return commands::run(state, command),
        Command::ViewPeople
        | Command::ViewCases
        | Command::ViewSources
        | Command::ViewPlaces
        | Command::ViewUnits
        | Command::Triage => {
            state.page = Page::Panes;
            return commands::run(state, command);
        }
        _ => {}
    }
    Vec::new()
}

/// Shows the list or the record behind a number.
fn follow(state: &mut State, target: Target) -> Vec<Effect> {
    let here = state.location();
    let (view, query, facet) = match target {
        Target::Record(id) => {
            show_record(state, id);
            state.page = Page::Panes;
            return Vec::new();
        }
        Target::Query(view, query) => (view, query, None),
        Target::Facet(view, word) => (view, String::new(), Some(word)),
        // These open over the overview.
        Target::Months
        | Target::Month(_)
        | Target::Days(_)
        | Target::Authors
        | Target::Author(_)
        | Target::People
        | Target::Changes(_) => return Vec::new(),
    };
    state.page = Page::Panes;
    state.browse.history.leave(here);
    state.browse.history.entered.push(Entered::Location);
    let effects = go_to(
        state,
        NavLocation {
            over: Overlay::Nothing,
            view,
            focus: Pane::List,
            record: None,
            query,
            facet,
        },
    );
    state.browse.lists[view.index()].cursor = 0;
    effects
}
