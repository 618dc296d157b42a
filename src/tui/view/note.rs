//! A note that is being written, over the panes.

use crate::app::core::state::State;
use crate::app::form::caution::of_person;
use crate::app::form::text_input::TextInput;
use crate::record::id::RecordId;
use crate::text::catalogue::say;
use crate::text::safe::display_safe;
use crate::tui::view::paint::{Canvas, columns, piece};
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::{popup, wrap};

/// Draws the note; gives where the text cursor belongs.
pub fn draw(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    record: RecordId,
    input: &TextInput,
) -> Option<(u16, u16)> {
    let title = say!(note_on {
        name: state.book.title_of(record).unwrap_or_default()
    });
    let size = (76, state.terminal.size.1.saturating_sub(4).min(20));
    let inside = popup::open(canvas, state, theme, size, &title);
    let told = of_person(record, state);
    let inside = popup::careful(canvas, theme, inside, told.as_ref());
    let width = usize::from(inside.width).max(1);
    let height = usize::from(inside.height);
    if height == 0 {
        return None;
    }
    let (before, _) = input.around_cursor();
    let (rows, row, column) = window(input.text(), before.len(), width, height);
    for (at, text) in rows.iter().enumerate() {
        canvas.line(inside, at, &[piece(text, theme.style(ThemeRole::Text))]);
    }
    let x = inside.x + u16::try_from(column.min(width - 1)).unwrap_or(0);
    let y = inside.y + u16::try_from(row).unwrap_or(0);
    Some((x, y))
}

/// The most bytes that are broken into rows as one piece. A line that is longer, as something that was
/// pasted may be, begins a new row there, so that a frame costs no more than what it shows.
const PIECE: usize = 4096;

/// The rows to show, and the row and column of the cursor among them: the beginning of the text as
/// long as the cursor is there, later what ends with the cursor's row.
fn window(text: &str, cursor: usize, width: usize, height: usize) -> (Vec<String>, usize, usize) {
    let pieces = pieces(text);
    let here = pieces.partition_point(|(start, _)| *start <= cursor) - 1;
    let (start, last) = pieces[here];
    let (row, column) = cursor_cell(&last[..(cursor - start).min(last.len())], width);
    let mut rows = wrapped(last, width);
    let (mut first, mut row) = (here, row);
    while row + 1 < height && first > 0 {
        first -= 1;
        let mut above = wrapped(pieces[first].1, width);
        row += above.len();
        above.append(&mut rows);
        rows = above;
    }
    let mut next = here + 1;
    while rows.len() < height && next < pieces.len() {
        rows.extend(wrapped(pieces[next].1, width));
        next += 1;
    }
    let hidden = (row + 1).saturating_sub(height);
    let shown = rows.into_iter().skip(hidden).take(height).collect();
    (shown, row - hidden, column)
}

/// The lines of a text, long ones in pieces, each with its offset in bytes; at least one.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let mut rest = line;
        while rest.len() > PIECE {
            let mut end = PIECE;
            while !rest.is_char_boundary(end) {
                end -= 1;
            }
            let end = rest[..end].rfind(' ').map_or(end, |space| space + 1);
            pieces.push((start, &rest[..end]));
            start += end;
            rest = &rest[end..];
        }
        pieces.push((start, rest));
        start += rest.len() + 1;
    }
    pieces
}

fn wrapped(piece: &str, width: usize) -> Vec<String> {
    wrap::rows(display_safe(piece).as_str(), width)
}

/// The row and column that the cursor is in after `before`, in rows of this width.
fn cursor_cell(before: &str, width: usize) -> (usize, usize) {
    let safe = display_safe(before);
    let rows = wrap::rows(safe.as_str(), width);
    // The spaces at the end of a row are not drawn but typed all the same.
    let last = rows.last().map_or(0, |text| columns(text));
    let spaces = safe.as_str().len() - safe.as_str().trim_end().len();
    (rows.len() - 1, last + spaces)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window_of(text: &str, cursor: usize, height: usize) -> (Vec<String>, usize, usize) {
        window(text, cursor, 5, height)
    }

    #[test]
    fn the_cursor_is_always_among_the_rows_that_are_shown() {
        let text = "one two\nthree\n\nфour";
        let rows = |rows: &[&str]| rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            window_of(text, 0, 3),
            (rows(&["one", "two", "three"]), 0, 0)
        );
        assert_eq!(
            window_of(text, 13, 3),
            (rows(&["one", "two", "three"]), 2, 5)
        );
        assert_eq!(window_of(text, 14, 3), (rows(&["two", "three", ""]), 2, 0));
        assert_eq!(
            window_of(text, text.len(), 3),
            (rows(&["three", "", "фour"]), 2, 4)
        );
        assert_eq!(window_of("", 0, 3), (rows(&[""]), 0, 0));
        assert_eq!(window_of("a ", 2, 3), (rows(&["a"]), 0, 2));
    }

    #[test]
    fn every_place_of_a_long_line_can_be_shown() {
        let text = "слово ".repeat(2_000) + &"x".repeat(10_000);
        for (cursor, _) in text.char_indices().step_by(97) {
            let (rows, row, column) = window_of(&text, cursor, 4);
            assert!(
                row < rows.len() && rows.len() <= 4 && column <= 6,
                "{cursor}"
            );
        }
    }
}
