//! The keys of the overview.

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::overview_line::Target;
use crate::app::page::Page;
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::app::trail::{Over, Spot};
use crate::app::update::browse::{self, go_to};
use crate::app::update::going::{open_overview, show_record};
use crate::app::update::moving::moved;
use crate::casebook::change::Change;
use crate::casebook::failure::Failure;
use crate::casebook::lately::Lately;
use crate::words::failure::failure;

/// The log has been read.
pub fn heard(state: &mut State, read: Result<Vec<Change>, Failure>) {
    let State {
        book,
        index,
        clock,
        page,
        ..
    } = state;
    if let Page::Overview(overview) = page {
        let lately = match read {
            Ok(changes) => Ok(Lately::of(&changes)),
            Err(reason) => Err(failure(&reason).into_string()),
        };
        overview.heard(lately, (book, index), clock.today, clock.at);
    }
}

/// Runs a command.
pub fn run(state: &mut State, command: Command) -> Vec<Effect> {
    let rows = usize::from(state.size.1.saturating_sub(2)).max(1);
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
            overview.move_to(to, to >= cursor);
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
        Command::Palette
        | Command::Help
        | Command::Redraw
        | Command::Suspend
        | Command::Quit
        | Command::Problems => return browse::run(state, command),
        Command::ViewPeople
        | Command::ViewCases
        | Command::ViewSources
        | Command::ViewPlaces
        | Command::ViewUnits
        | Command::Triage => {
            state.page = Page::Panes;
            return browse::run(state, command);
        }
        _ => {}
    }
    Vec::new()
}

/// Shows the list or the record behind a number.
fn follow(state: &mut State, target: Target) -> Vec<Effect> {
    let here = state.spot();
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
    state.trail.leave(here);
    let effects = go_to(
        state,
        Spot {
            over: Over::Nothing,
            view,
            focus: Pane::List,
            record: None,
            query,
            facet,
        },
    );
    state.lists[view.index()].cursor = 0;
    effects
}
