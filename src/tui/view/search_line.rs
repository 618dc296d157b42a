//! The search line at the head of a pane.

use crate::app::layout::Area;
use crate::app::text_input::TextInput;
use crate::tui::theme::{Part, Theme};
use crate::tui::view::ink::{Canvas, columns, cut_front, piece};
use crate::words::safe::display_safe;

/// Draws the search line where there is something in it or somebody types in it; gives the area
/// that is left, and where the text cursor belongs.
pub fn search_line(
    canvas: &mut Canvas,
    theme: &Theme,
    area: Area,
    input: &TextInput,
    typing: bool,
) -> (Area, Option<(u16, u16)>) {
    if (!typing && input.is_empty()) || area.height == 0 {
        return (area, None);
    }
    let style = theme.style(if typing { Part::Text } else { Part::Faint });
    let lead = [piece("/", theme.style(Part::Key)), piece(" ", style)];
    let x = canvas.line(area, 0, &lead);
    let (before, after) = input.around_cursor();
    let room = usize::from((area.x + area.width).saturating_sub(x + 1));
    let shown = cut_front(display_safe(before).as_str(), room);
    let at = x + u16::try_from(columns(&shown)).unwrap_or(0);
    let text = Area {
        x,
        width: (area.x + area.width).saturating_sub(x),
        ..area
    };
    canvas.line(text, 0, &[piece(&shown, style), piece(after, style)]);
    let rest = Area {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    (rest, typing.then_some((at, area.y)))
}
