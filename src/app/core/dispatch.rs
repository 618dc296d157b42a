//! Dispatches a command as if its key were pressed, on whichever page is shown.

use crate::app::browse::commands;
use crate::app::browse::navigate;
use crate::app::core::effect::Effect;
use crate::app::core::mode::Mode;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::findings::finding_keys;
use crate::app::import::import_keys;
use crate::app::keys::key_table::Command;
use crate::app::overview::overview_keys;
use crate::app::pairs::pair_keys;
use crate::app::reading::page_keys;
use crate::app::reading::text_keys;
use crate::app::triage::triage_keys;

/// Runs a command as if its key were pressed on the page that is shown.
pub fn run_on_page(state: &mut State, command: Command) -> Vec<Effect> {
    state.mode = Mode::Panes;
    match state.page {
        Page::Panes => run_among_panes(state, command),
        Page::Overview(_) => overview_keys::run(state, command),
        Page::Triage(_) => triage_keys::run(state, command),
    }
}

/// Runs a command as if its key were pressed on what was open.
pub fn run_on_open(state: &mut State, open: Mode, command: Command) -> Vec<Effect> {
    state.mode = open;
    match &state.mode {
        Mode::Reading(_) => page_keys::press(state, Some(command)),
        Mode::Findings => finding_keys::press(state, Some(command)),
        Mode::Import => import_keys::run(state, command),
        Mode::Pairs(_) => pair_keys::press(state, Some(command)),
        Mode::Pager { .. } => text_keys::press(state, Some(command)),
        _ => Vec::new(),
    }
}

/// Runs a command as if its key were pressed among the panes.
pub fn run_among_panes(state: &mut State, command: Command) -> Vec<Effect> {
    state.mode = Mode::Panes;
    if command == Command::ViewOverview {
        return navigate::open_overview(state);
    }
    commands::run(state, command)
}
