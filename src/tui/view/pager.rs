//! The pager: a text that one reads, over the panes.

use crate::app::core::layout::Area;
use crate::app::core::mode::AfterPage;
use crate::app::core::pointer::PointerTarget;
use crate::app::core::state::State;
use crate::app::reading::find;
use crate::text::safe::Safe;
use crate::tui::view::frame::more_below;
use crate::tui::view::lines::{STRETCH, first_row};
use crate::tui::view::paint::{Canvas, piece};
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::{popup, wrap};

/// Draws the text around the line of the cursor.
pub fn draw(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    title: &str,
    lines: &[Safe],
    (cursor, then): (usize, Option<&AfterPage>),
) {
    let size = (
        state.terminal.size.0,
        state.terminal.size.1.saturating_sub(1),
    );
    let at = (cursor + 1).min(lines.len());
    let title = format!("{title}  {at}/{}", lines.len());
    let whole = popup::open(canvas, state, theme, size, &title);
    let inside = match then {
        Some(AfterPage::Ask(question)) => asked_below(canvas, state, theme, whole, &question.line),
        _ => whole,
    };
    let (width, height) = (usize::from(inside.width), usize::from(inside.height));
    let from = cursor / STRETCH * STRETCH;
    let to = lines.len().min(from + STRETCH + height);
    let mut rows = Vec::new();
    for (line, text) in lines.iter().enumerate().take(to).skip(from) {
        let wrapped = wrap::rows(text, width.saturating_sub(1));
        rows.extend(wrapped.into_iter().map(|row| (line, row)));
    }
    let matches = find::matches(state);
    let of_lines: Vec<usize> = rows.iter().map(|(line, _)| *line).collect();
    let first = first_row(&of_lines, cursor, height);
    for (at, (line, text)) in rows.iter().skip(first).take(height).enumerate() {
        let part = match matches.binary_search(line) {
            Ok(_) => ThemeRole::Found,
            Err(_) => ThemeRole::Text,
        };
        let text = piece(&format!(" {text}"), theme.style(part));
        canvas.line(inside, at, &[text]);
        canvas.target(inside, at, PointerTarget::Item(*line));
        if *line == cursor {
            canvas.cursor_row(inside, at, theme.style(ThemeRole::Cursor));
        }
    }
    if height > 0 && (rows.len() > first + height || to < lines.len()) {
        more_below(canvas, theme, inside);
    }
}

/// Draws a question in the last rows; gives the area above.
fn asked_below(canvas: &mut Canvas, state: &State, theme: &Theme, area: Area, line: &Safe) -> Area {
    let inside = Area {
        x: area.x + 1,
        width: area.width.saturating_sub(1),
        ..area
    };
    let words = piece(line.as_str(), theme.style(ThemeRole::Wrong));
    let rows = popup::asked(&words, state, theme, inside.width);
    let height = usize::from(area.height);
    let left_out = rows.len().saturating_sub(height);
    let above = height - (rows.len() - left_out);
    for (row, pieces) in rows.iter().skip(left_out).enumerate() {
        canvas.line(inside, above + row, pieces);
    }
    Area {
        height: u16::try_from(above).unwrap_or(0),
        ..area
    }
}
