//! The hints, the last line: the keys that count now, or what has just happened.

use crate::app::core::mode::Mode;
use crate::app::core::notices::Severity;
use crate::app::core::page::Page;
use crate::app::core::state::State;
use crate::app::form::picker::Choosing;
use crate::app::keys::context::Context;
use crate::app::keys::key_table::{Command, TABLE};
use crate::text::catalogue::{label, say};
use crate::tui::view::paint::{Canvas, StyledText, piece, width_of};
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
    let mut pieces: Vec<StyledText> = Vec::new();
    for (key, hint) in hints(state) {
        let next = [
            piece(&format!(" {key}"), theme.style(ThemeRole::Key)),
            piece(&format!(" {hint} "), theme.style(ThemeRole::Faint)),
        ];
        // A hint that does not fit is left out as a whole; help has them all.
        if width_of(&pieces) + width_of(&next) <= usize::from(area.width) {
            pieces.extend(next);
        }
    }
    canvas.line(area, 0, &pieces);
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

fn hints(state: &State) -> Vec<(String, String)> {
    match &state.mode {
        Mode::Panes if matches!(state.page, Page::Triage(_)) => {
            let mut hints = statuses(state);
            hints.extend(of_table(state));
            hints
        }
        Mode::Panes if matches!(state.page, Page::Overview(_)) => [
            ("down", label!(screen_down)),
            ("follow", label!(screen_list_behind)),
            ("people", label!(label_people)),
            ("cases", label!(label_cases)),
            ("sources", label!(label_sources)),
            ("clear", label!(screen_back)),
        ]
        .into_iter()
        .filter_map(|(name, hint)| {
            let key = state.terminal.keymap.keys(Context::Panes, name).first()?;
            Some((key.to_string(), hint.to_owned()))
        })
        .collect(),
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
fn of_table(state: &State) -> Vec<(String, String)> {
    TABLE
        .iter()
        .filter(|row| row.context == state.context())
        .filter(|row| counts(row.command, &state.mode))
        .filter_map(|row| {
            let key = state.terminal.keymap.keys(row.context, row.name).first()?;
            Some((key.to_string(), row.hint()?.to_owned()))
        })
        .collect()
}
