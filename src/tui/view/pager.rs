//! The pager: a text that one reads, over the panes.

use crate::app::core::state::State;
use crate::tui::view::paint::{Canvas, piece};
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::{popup, wrap};

/// Draws the text from line `top` on.
pub fn draw(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    title: &str,
    lines: &[String],
    top: usize,
) {
    let size = (
        state.terminal.size.0,
        state.terminal.size.1.saturating_sub(1),
    );
    let inside = popup::open(canvas, state, theme, size, title);
    let width = usize::from(inside.width);
    let mut row = 0;
    for line in lines.iter().skip(top) {
        for text in wrap::rows(line, width.saturating_sub(1)) {
            if row >= usize::from(inside.height) {
                return;
            }
            canvas.line(
                inside,
                row,
                &[piece(&format!(" {text}"), theme.style(ThemeRole::Text))],
            );
            row += 1;
        }
    }
}
