//! A note that is being written, over the panes.

use crate::app::state::State;
use crate::app::text_input::TextInput;
use crate::record::id::RecordId;
use crate::tui::theme::{Part, Theme};
use crate::tui::view::ink::{Canvas, columns, piece};
use crate::tui::view::{popup, wrap};
use crate::words::safe::display_safe;

/// Draws the note; gives where the text cursor belongs.
pub fn draw(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    record: RecordId,
    input: &TextInput,
) -> Option<(u16, u16)> {
    let title = format!(
        "Note on {}",
        state.book.title_of(record).unwrap_or_default()
    );
    let size = (76, state.size.1.saturating_sub(4).min(20));
    let inside = popup::open(canvas, state, theme, size, &title);
    let width = usize::from(inside.width).max(1);
    let height = usize::from(inside.height);
    if height == 0 {
        return None;
    }
    let (before, _) = input.around_cursor();
    let mut rows: Vec<String> = Vec::new();
    for line in input.text().split('\n') {
        rows.extend(wrap::rows(display_safe(line).as_str(), width));
    }
    let (row, column) = cursor_cell(before, width);
    let first = row.saturating_sub(height - 1);
    for (at, text) in rows.iter().skip(first).take(height).enumerate() {
        canvas.line(inside, at, &[piece(text, theme.style(Part::Text))]);
    }
    let x = inside.x + u16::try_from(column.min(width - 1)).unwrap_or(0);
    let y = inside.y + u16::try_from(row - first).unwrap_or(0);
    Some((x, y))
}

/// The row and column that the cursor is in after `before`, in rows of this width.
fn cursor_cell(before: &str, width: usize) -> (usize, usize) {
    let mut row = 0;
    let mut lines = before.split('\n').peekable();
    while let Some(line) = lines.next() {
        let safe = display_safe(line);
        let wrapped = wrap::rows(safe.as_str(), width);
        if lines.peek().is_some() {
            row += wrapped.len();
            continue;
        }
        // The spaces at the end of a row are not drawn but typed all the same.
        let last = wrapped.last().map_or(0, |text| columns(text));
        let spaces = safe.as_str().len() - safe.as_str().trim_end().len();
        return (row + wrapped.len() - 1, last + spaces);
    }
    (row, 0)
}
