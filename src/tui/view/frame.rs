//! The border and title of a pane.

use ratatui::layout::Rect;
use ratatui::symbols::border;
use ratatui::widgets::{Block, Borders, Widget};

use crate::app::core::layout::Area;
use crate::text::ascii_signs::{DrawnSign, SignSet};
use crate::tui::view::paint::{Canvas, StyledText, piece, width_of};
use crate::tui::view::theme::{Theme, ThemeRole};

/// The border of a focused pane in ASCII characters.
const ASCII_THICK: border::Set = border::Set {
    horizontal_top: "=",
    horizontal_bottom: "=",
    ..ASCII
};

/// A border of ASCII characters.
const ASCII: border::Set = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// Where the keys go: into what is drawn, or elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Into what is drawn.
    Here,
    /// Elsewhere.
    Elsewhere,
}

impl Focus {
    /// Here if so.
    #[must_use]
    pub const fn here_if(is_here: bool) -> Self {
        match is_here {
            true => Self::Here,
            false => Self::Elsewhere,
        }
    }
}

/// Draws the border of an area with a title at its left and something at its right; gives the area
/// inside. The border of a focused pane is thick, so that no colour is needed to see it.
pub fn frame(
    canvas: &mut Canvas,
    theme: &Theme,
    area: Area,
    focus: Focus,
    title: &[StyledText],
    right: &[StyledText],
) -> Area {
    let set = match (theme.signs, focus) {
        (SignSet::Ascii, Focus::Here) => ASCII_THICK,
        (SignSet::Ascii, Focus::Elsewhere) => ASCII,
        (SignSet::Unicode, Focus::Here) => border::THICK,
        (SignSet::Unicode, Focus::Elsewhere) => border::PLAIN,
    };
    let part = match focus {
        Focus::Here => ThemeRole::Focus,
        Focus::Elsewhere => ThemeRole::Border,
    };
    let rect = Rect::new(area.x, area.y, area.width, area.height).intersection(canvas.cells.area);
    Block::new()
        .borders(Borders::ALL)
        .border_set(set)
        .border_style(theme.style(part))
        .render(rect, canvas.cells);
    let top = Area {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        height: area.height.min(1),
        ..area
    };
    let after = canvas.line(top, 0, title);
    if !right.is_empty() && width_of(right) > 0 {
        canvas.line_right(top, 0, after, right);
    }
    area.inside()
}

/// Tells in the lower right corner of the frame around `inside` that more lies below its last row,
/// or nobody would look for it.
pub fn more_below(canvas: &mut Canvas, theme: &Theme, inside: Area) {
    let sign = format!("{} ", theme.sign(DrawnSign::Below));
    let corner = Area {
        x: inside.x + inside.width.saturating_sub(2),
        y: inside.y + inside.height,
        width: 2,
        height: 1,
    };
    canvas.line(corner, 0, &[piece(&sign, theme.style(ThemeRole::Key))]);
}
