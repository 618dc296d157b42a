//! The keys of the overview.

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::overview::{Overview, Target};
use crate::app::page::Page;
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::app::trail::Spot;
use crate::app::update::browse::{self, go_to};
use crate::app::update::going::show_record;
use crate::app::update::moving::moved;

/// Opens the overview, counted anew.
pub fn open(state: &mut State) {
    let overview = Overview::of(&state.book, &state.index, state.clock.today);
    state.page = Page::Overview(Box::new(overview));
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
            let to = moved(overview.cursor, overview.lines.len(), rows, command);
            overview.move_to(to, to >= overview.cursor);
        }
        Command::Follow => {
            if let Some(target) = overview.target().cloned() {
                follow(state, target);
            }
        }
        Command::ViewOverview => open(state),
        Command::Clear => state.page = Page::Panes,
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
fn follow(state: &mut State, target: Target) {
    state.page = Page::Panes;
    let (view, query, facet) = match target {
        Target::Record(id) => {
            show_record(state, id);
            return;
        }
        Target::Query(view, query) => (view, query, None),
        Target::Facet(view, word) => (view, String::new(), Some(word)),
    };
    let here = state.spot();
    state.trail.leave(here);
    go_to(
        state,
        Spot {
            findings: false,
            view,
            focus: Pane::List,
            record: None,
            query,
            facet,
        },
    );
    state.lists[view.index()].cursor = 0;
}
