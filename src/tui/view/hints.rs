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
use crate::app::keys::key::{Key, answer_keys};
use crate::app::keys::key_table::{Command, TABLE};
use crate::app::triage::decision_keys::decision_keys;
use crate::casebook::form_target::{FormTarget, ImportField};
use crate::text::catalogue::{label, say};
use crate::text::labels::label;
use crate::text::language::{Language, current};
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
    let labels = [
        label!(hint_panes_help),
        label!(hint_page_help),
        label!(hint_triage_help),
    ];
    let is_help = |one: &Hint| labels.contains(&one.1.as_str());
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
            ("note", label!(hint_panes_note)),
            ("edit", label!(hint_panes_edit)),
            ("add", label!(hint_add)),
            ("search", label!(hint_panes_search)),
            ("time-line", label!(hint_time_line)),
            ("figures", label!(hint_figures)),
            ("palette", label!(hint_panes_palette)),
            ("help", label!(hint_panes_help)),
            ("sort", label!(hint_panes_sort)),
            ("people", label!(hint_people)),
            ("undo", label!(hint_panes_undo)),
            ("next-pane", label!(hint_panes_next_pane)),
            ("quit", label!(hint_panes_quit)),
        ],
        (Pane::List, View::Sources) => vec![
            ("note", label!(hint_panes_note)),
            ("edit", label!(hint_panes_edit)),
            ("add", label!(hint_add)),
            ("search", label!(hint_panes_search)),
            ("attach", label!(hint_attach)),
            ("open-copy", label!(hint_open_copy)),
            ("palette", label!(hint_panes_palette)),
            ("help", label!(hint_panes_help)),
            ("people", label!(hint_people)),
            ("sort", label!(hint_panes_sort)),
            ("undo", label!(hint_panes_undo)),
            ("next-pane", label!(hint_panes_next_pane)),
            ("quit", label!(hint_panes_quit)),
        ],
        (Pane::List, View::Places | View::Units) => vec![
            ("edit", label!(hint_panes_edit)),
            ("add", label!(hint_add)),
            ("search", label!(hint_panes_search)),
            ("pane-right", label!(hint_go_right)),
            ("palette", label!(hint_panes_palette)),
            ("help", label!(hint_panes_help)),
            ("people", label!(hint_people)),
            ("sort", label!(hint_panes_sort)),
            ("undo", label!(hint_panes_undo)),
            ("next-pane", label!(hint_panes_next_pane)),
            ("quit", label!(hint_panes_quit)),
        ],
        (Pane::List, View::People) => vec![
            ("status", label!(hint_panes_status)),
            ("note", label!(hint_panes_note)),
            ("cite", label!(hint_panes_cite)),
            ("search", label!(hint_panes_search)),
            ("triage", label!(hint_panes_triage)),
            ("undo", label!(hint_panes_undo)),
            ("palette", label!(hint_panes_palette)),
            ("help", label!(hint_panes_help)),
            ("sort", label!(hint_panes_sort)),
            ("edit", label!(hint_panes_edit)),
            ("mark", label!(hint_mark)),
            ("add", label!(hint_add)),
            ("queries", label!(hint_queries)),
            ("next-pane", label!(hint_panes_next_pane)),
            ("quit", label!(hint_panes_quit)),
        ],
        (Pane::Facets, _) => vec![
            ("follow", label!(hint_narrow)),
            ("next-pane", label!(hint_other_facets)),
            ("search", label!(hint_panes_search)),
            ("clear", label!(hint_widen)),
            ("pane-right", label!(hint_go_right)),
            ("palette", label!(hint_panes_palette)),
            ("help", label!(hint_panes_help)),
            ("quit", label!(hint_panes_quit)),
        ],
        (Pane::Record, View::Cases | View::Sources | View::Places | View::Units) => vec![
            ("follow", label!(hint_open)),
            ("edit", label!(hint_panes_edit)),
            ("cite", label!(hint_panes_cite)),
            ("search", label!(hint_panes_search)),
            ("clear", label!(hint_back)),
            ("palette", label!(hint_panes_palette)),
            ("help", label!(hint_panes_help)),
            ("copy", label!(hint_copy)),
            ("next-pane", label!(hint_panes_next_pane)),
            ("quit", label!(hint_panes_quit)),
        ],
        (Pane::Record, View::People) => vec![
            ("follow", label!(hint_open)),
            ("edit", label!(hint_panes_edit)),
            ("cite", label!(hint_panes_cite)),
            ("withdraw", label!(hint_withdraw)),
            ("status", label!(hint_panes_status)),
            ("search", label!(hint_panes_search)),
            ("clear", label!(hint_back)),
            ("palette", label!(hint_panes_palette)),
            ("help", label!(hint_panes_help)),
            ("copy", label!(hint_copy)),
            ("disputed", label!(hint_disputed)),
            ("time-line", label!(hint_time_line)),
            ("next-pane", label!(hint_panes_next_pane)),
            ("quit", label!(hint_panes_quit)),
        ],
        (Pane::Linked, _) => vec![
            ("follow", label!(hint_go_there)),
            ("search", label!(hint_panes_search)),
            ("clear", label!(hint_back)),
            ("copy", label!(hint_copy_id)),
            ("palette", label!(hint_panes_palette)),
            ("help", label!(hint_panes_help)),
            ("next-pane", label!(hint_panes_next_pane)),
            ("quit", label!(hint_panes_quit)),
        ],
    }
}

/// The same with help among the first: the longer words of other languages leave the last ones no room.
fn with_help_seen(
    mut names: Vec<(&'static str, &'static str)>,
) -> Vec<(&'static str, &'static str)> {
    let at = names.iter().position(|(name, _)| *name == "help");
    if let Some(at) = at.filter(|at| *at > SEEN && current() != Language::ENGLISH) {
        let help = names.remove(at);
        names.insert(SEEN, help);
    }
    names
}

/// How many hints have room at 80 columns in every language.
const SEEN: usize = 5;

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
        Command::Pick => matches!(picker.choosing, Choosing::Decide(_)),
        Command::EditChosen => matches!(picker.choosing, Choosing::Saved(_)),
        Command::Discard => matches!(picker.choosing, Choosing::Saved(_) | Choosing::Draft(_)),
        // There, it is looked up like every other key.
        Command::Help => !picker.choosing.is_of_keys(),
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
    let (yes, no) = answer_keys(state.language, state.terminal.layout);
    match &state.mode {
        Mode::Panes if matches!(state.page, Page::Triage(_)) => {
            let mut hints = statuses(state);
            hints.extend(of_table(state));
            hints
        }
        Mode::Panes if matches!(state.page, Page::Overview(_)) => of_table(state),
        Mode::Panes => {
            let names = of_pane(state.browse.focus, state.browse.view);
            named(state, &with_help_seen(names))
        }
        Mode::ChooseStatus | Mode::ChooseKind | Mode::ChooseList => {
            vec![("Esc".to_owned(), label!(screen_leave).to_owned())]
        }
        Mode::Question(_) => vec![
            (yes.to_owned(), say!(screen_join_anyway).into()),
            (no.to_owned(), say!(screen_leave_them_two).into()),
        ],
        mode if mode.asks() => vec![
            (yes.to_owned(), label!(form_yes).to_owned()),
            (no.to_owned(), label!(form_no_back).to_owned()),
        ],
        _ => of_table(state),
    }
}

/// The keys of the statuses, which count before a person of a queue without anything before them.
fn statuses(state: &State) -> Vec<(String, String)> {
    let kinds = decision_keys(&state.book.statuses, &state.terminal.keymap);
    kinds
        .into_iter()
        .map(|(key, kind)| {
            let short = label::status_short(&kind.name, &state.book.statuses);
            (key.to_string(), short.to_lowercase())
        })
        .collect()
}

/// What the table has for where the keys count now.
fn of_table(state: &State) -> Vec<Hint> {
    of_context(state, state.context())
}

/// What is done with a form: not each is written.
fn accepts(target: &FormTarget) -> &'static str {
    match target {
        FormTarget::Import(ImportField::File | ImportField::Map | ImportField::Message) => {
            label!(hint_form_read)
        }
        FormTarget::Import(ImportField::Title | ImportField::Case)
        | FormTarget::Citation { .. }
        | FormTarget::Prefill => label!(hint_search_keep),
        FormTarget::Begin { .. } => label!(hint_form_begin),
        _ => label!(hint_form_commit),
    }
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
            let hint = match (row.command, &state.mode) {
                (Command::Accept, Mode::Form(form)) => accepts(&form.target),
                _ => row.hint()?,
            };
            Some((key.to_string(), hint.to_owned()))
        })
        .collect()
}
