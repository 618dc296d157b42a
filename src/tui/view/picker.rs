//! A list to choose from, over the panes.

use crate::app::layout::first_seen;
use crate::app::picker::{Choosing, Picker};
use crate::app::state::State;
use crate::tui::theme::{Part, Theme};
use crate::tui::view::ink::{Canvas, columns, piece};
use crate::tui::view::popup;
use crate::tui::view::search_line::search_line;

/// Draws the list; gives where the text cursor belongs.
pub fn draw(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    picker: &Picker,
) -> Option<(u16, u16)> {
    let items = picker.items(&state.book, &state.keymap);
    let what = match picker.choosing {
        Choosing::Command => "commands",
        Choosing::Help => "keys",
        Choosing::Source { .. } => "cite which source?",
    };
    let at = if items.is_empty() {
        0
    } else {
        picker.cursor + 1
    };
    let title = format!("{what} {at}/{}", items.len());
    let size = (76, state.size.1.saturating_sub(2));
    let inside = popup::open(canvas, state, theme, size, &title);
    let (body, text_cursor) = search_line(canvas, theme, inside, &picker.input, true);
    let rows = usize::from(body.height);
    let first = first_seen(picker.cursor, rows);
    let lead = items
        .iter()
        .map(|item| columns(&item.lead))
        .max()
        .unwrap_or(0)
        .min(18);
    for (row, at) in (first..items.len()).take(rows).enumerate() {
        let item = &items[at];
        let gap = " ".repeat(lead.saturating_sub(columns(&item.lead)));
        let pieces = [
            piece(&format!(" {gap}{} ", item.lead), theme.style(Part::Key)),
            piece(&item.text, theme.style(Part::Text)),
        ];
        canvas.line(body, row, &pieces);
        if at == picker.cursor {
            canvas.style_row(body, row, theme.style(Part::Cursor));
        }
    }
    if items.is_empty() {
        let told = match picker.choosing {
            Choosing::Source { .. } => " nothing fits · Ctrl-n makes a new source",
            Choosing::Command | Choosing::Help => " nothing fits",
        };
        canvas.line(body, 0, &[piece(told, theme.style(Part::Faint))]);
    }
    text_cursor
}
