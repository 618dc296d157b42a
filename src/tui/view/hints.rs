//! The hints, the last line: the keys that count now, or what has just happened.

use crate::app::browse::pane::{Pane, View};
use crate::app::core::layout::Area;
use crate::app::core::mode::Mode;
use crate::app::core::notices::Severity;
use crate::app::core::page::Page;
use crate::app::core::pointer::PointerTarget;
use crate::app::core::state::State;
use crate::app::form::picker::Choosing;
use crate::app::import::{ImportPage, Importing};
use crate::app::keys::context::Context;
use crate::app::keys::key::Key;
use crate::app::keys::key_table::{Command, TABLE};
use crate::text::catalogue::{label, say};
use crate::tui::view::paint::{Canvas, StyledText, columns, piece};
use crate::tui::view::theme::{Theme, ThemeRole};

/// Draws the last line.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme) {
    let area = state.layout().footer;
    if let Some(message) = &state.notices.message {
        let part = match message.weight {
            Severity::Done => ThemeRole::Done,
            Severity::Refused => ThemeRole::Wrong,
        };
        canvas.line(
            area,
            0,
            &[piece(&format!(" {}", message.text), theme.style(part))],
        );
        return;
    }
    if let Some(warning) = &state.notices.warning {
        let piece = piece(&format!(" {warning}"), theme.style(ThemeRole::Wrong));
        canvas.line(area, 0, &[piece]);
        return;
    }
    if let Some(completion) = state.query_completion() {
        let mut pieces = vec![piece(" Tab", theme.style(ThemeRole::Key))];
        let offered = completion.choices.join("  ");
        pieces.push(piece(&format!(" {offered}"), theme.style(ThemeRole::Faint)));
        canvas.line(area, 0, &pieces);
        return;
    }
    let hints = hints(state);
    let (shown, _) = fitting(&hints, usize::from(area.width));
    draw_row(canvas, theme, area, &shown);
}

/// Draws the hints of a queue for which the last line has no room.
pub fn draw_more(canvas: &mut Canvas, state: &State, theme: &Theme, area: Area) {
    let mut hints = statuses(state);
    hints.extend(of_context(state, Context::Triage));
    let width = usize::from(area.width);
    let (_, left_out) = fitting(&hints, width);
    let (shown, _) = fitting(&left_out, width);
    draw_row(canvas, theme, area, &shown);
}

type Hint = (String, String);

fn told(theme: &Theme, (key, hint): &Hint) -> [StyledText; 2] {
    [
        piece(&format!(" {key}"), theme.style(ThemeRole::Key)),
        piece(&format!(" {hint} "), theme.style(ThemeRole::Faint)),
    ]
}

/// The hints that fit into a row, and those that do not. A hint is left out as a whole, and what leads to all
/// the others has its room whatever else is left out.
fn fitting(hints: &[Hint], width: usize) -> (Vec<Hint>, Vec<Hint>) {
    let wide = |(key, hint): &Hint| columns(key) + columns(hint) + 3;
    let is_help = |one: &Hint| one.1 == "help";
    let help = hints.iter().find(|one| is_help(one));
    let mut room = width.saturating_sub(help.map_or(0, wide));
    hints.iter().cloned().partition(|one| {
        let fits = is_help(one) || wide(one) <= room;
        if fits && !is_help(one) {
            room -= wide(one);
        }
        fits
    })
}

fn draw_row(canvas: &mut Canvas, theme: &Theme, area: Area, hints: &[Hint]) {
    let mut x = area.x;
    for one in hints {
        let next = told(theme, one);
        let rest = Area {
            x,
            width: (area.x + area.width).saturating_sub(x),
            ..area
        };
        let after = canvas.line(rest, 0, &next);
        if let Ok(key) = one.0.parse::<Key>() {
            let hint = Area {
                width: after.saturating_sub(x),
                ..rest
            };
            canvas.target(hint, 0, PointerTarget::Key(key));
        }
        x = after;
    }
}

/// The names of the commands that count most in a pane, in this order.
fn of_pane(pane: Pane, view: View) -> Vec<(&'static str, &'static str)> {
    match (pane, view) {
        (Pane::List, View::Cases) => vec![
            ("note", "note"),
            ("edit", "edit"),
            ("add", "add"),
            ("search", "search"),
            ("time-line", label!(hint_time_line)),
            ("figures", "figures"),
            ("palette", "commands"),
            ("help", "help"),
            ("sort", "sort"),
            ("people", "people"),
            ("undo", "undo"),
            ("next-pane", "pane"),
            ("quit", "quit"),
        ],
        (Pane::List, View::Sources) => vec![
            ("note", "note"),
            ("edit", "edit"),
            ("add", "add"),
            ("search", "search"),
            ("attach", "attach"),
            ("open-copy", label!(hint_open_copy)),
            ("palette", "commands"),
            ("help", "help"),
            ("people", "people"),
            ("sort", "sort"),
            ("undo", "undo"),
            ("next-pane", "pane"),
            ("quit", "quit"),
        ],
        (Pane::List, View::Places | View::Units) => vec![
            ("edit", "edit"),
            ("add", "add"),
            ("search", "search"),
            ("pane-right", label!(hint_go_right)),
            ("palette", "commands"),
            ("help", "help"),
            ("people", "people"),
            ("sort", "sort"),
            ("undo", "undo"),
            ("next-pane", "pane"),
            ("quit", "quit"),
        ],
        (Pane::List, View::People) => vec![
            ("status", "status"),
            ("note", "note"),
            ("cite", "cite"),
            ("search", "search"),
            ("triage", "triage"),
            ("undo", "undo"),
            ("palette", "commands"),
            ("help", "help"),
            ("sort", "sort"),
            ("edit", "edit"),
            ("mark", "mark"),
            ("add", "add"),
            ("queries", "queries"),
            ("next-pane", "pane"),
            ("quit", "quit"),
        ],
        (Pane::Facets, _) => vec![
            ("follow", "narrow"),
            ("next-pane", label!(hint_other_facets)),
            ("search", "search"),
            ("clear", "widen"),
            ("pane-right", "right"),
            ("palette", "commands"),
            ("help", "help"),
            ("quit", "quit"),
        ],
        (Pane::Record, View::Cases | View::Sources | View::Places | View::Units) => vec![
            ("follow", "open"),
            ("edit", "edit"),
            ("cite", "cite"),
            ("search", "search"),
            ("clear", "back"),
            ("palette", "commands"),
            ("help", "help"),
            ("copy", "copy"),
            ("next-pane", "pane"),
            ("quit", "quit"),
        ],
        (Pane::Record, View::People) => vec![
            ("follow", "open"),
            ("edit", "edit"),
            ("cite", "cite"),
            ("withdraw", "withdraw"),
            ("status", "status"),
            ("search", "search"),
            ("clear", "back"),
            ("palette", "commands"),
            ("help", "help"),
            ("copy", "copy"),
            ("disputed", "disputed"),
            ("time-line", label!(hint_time_line)),
            ("next-pane", "pane"),
            ("quit", "quit"),
        ],
        (Pane::Linked, _) => vec![
            ("follow", label!(hint_go_there)),
            ("search", "search"),
            ("clear", "back"),
            ("copy", label!(hint_copy_id)),
            ("palette", "commands"),
            ("help", "help"),
            ("next-pane", "pane"),
            ("quit", "quit"),
        ],
    }
}

/// Commands of the panes by their names, each with its key.
fn named(state: &State, names: &[(&'static str, &str)]) -> Vec<(String, String)> {
    let keymap = &state.terminal.keymap;
    let with_key = |(name, hint): &(&'static str, &str)| {
        let key = keymap.keys(Context::Panes, name).first()?;
        Some((key.to_string(), (*hint).to_owned()))
    };
    names.iter().filter_map(with_key).collect()
}

/// Whether a command can be run in the list to choose from that is open, if one is.
fn counts(command: Command, mode: &Mode) -> bool {
    let Mode::Picker(picker) = mode else {
        return true;
    };
    match command {
        Command::New => matches!(
            picker.choosing,
            Choosing::Source { .. } | Choosing::ForForm(_)
        ),
        Command::EditChosen => matches!(picker.choosing, Choosing::Saved(_)),
        Command::Discard => matches!(picker.choosing, Choosing::Saved(_) | Choosing::Draft(_)),
        _ => true,
    }
}

/// Whether a command does something on the page of an import that is shown.
fn counts_for_list(command: Command, importing: &Importing) -> bool {
    if importing.choice.is_some() {
        return matches!(command, Command::Follow | Command::Cancel);
    }
    let page = importing.page;
    match command {
        Command::Same => page == ImportPage::Held && importing.candidate().is_some(),
        Command::Different | Command::Later => importing.to_draw().is_some(),
        Command::NextChoice => page == ImportPage::Held && importing.candidates().len() > 1,
        Command::SetDate => matches!(page, ImportPage::File | ImportPage::Columns),
        Command::Save => importing.change.is_some(),
        Command::Undo => importing.written.is_some() || !importing.held.steps.is_empty(),
        _ => true,
    }
}

fn hints(state: &State) -> Vec<(String, String)> {
    match &state.mode {
        Mode::Panes if matches!(state.page, Page::Triage(_)) => {
            let mut hints = statuses(state);
            hints.extend(of_table(state));
            hints
        }
        Mode::Panes if matches!(state.page, Page::Overview(_)) => of_table(state),
        Mode::Panes => named(state, &of_pane(state.browse.focus, state.browse.view)),
        Mode::ChooseStatus | Mode::ChooseKind | Mode::ChooseList => {
            vec![("Esc".to_owned(), label!(screen_leave).to_owned())]
        }
        Mode::Question(_) => vec![
            ("y".to_owned(), say!(screen_join_anyway).into()),
            ("n".to_owned(), say!(screen_leave_them_two).into()),
        ],
        mode if mode.asks() => vec![
            ("y".to_owned(), label!(form_yes).to_owned()),
            ("n".to_owned(), label!(form_no_back).to_owned()),
        ],
        _ => of_table(state),
    }
}

/// The keys of the statuses, which count before a person of a queue without anything before them.
fn statuses(state: &State) -> Vec<(String, String)> {
    let kinds = state.book.statuses.iter();
    kinds
        .map(|kind| (kind.key.to_string(), kind.label.to_lowercase()))
        .collect()
}

/// What the table has for where the keys count now.
fn of_table(state: &State) -> Vec<Hint> {
    of_context(state, state.context())
}

fn of_context(state: &State, context: Context) -> Vec<Hint> {
    TABLE
        .iter()
        .filter(|row| row.context == context)
        .filter(|row| counts(row.command, &state.mode))
        .filter(|row| {
            let importing = state.importing.as_deref();
            let importing = importing.filter(|_| row.context == Context::Import);
            importing.is_none_or(|importing| counts_for_list(row.command, importing))
        })
        .filter_map(|row| {
            let key = state.terminal.keymap.keys(row.context, row.name).first()?;
            Some((key.to_string(), row.hint()?.to_owned()))
        })
        .collect()
}
