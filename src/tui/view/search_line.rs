//! The search line at the head of a pane.

use crate::app::core::layout::Area;
use crate::app::form::text_input::TextInput;
use crate::text::safe::display_safe;
use crate::tui::view::frame::Focus;
use crate::tui::view::paint::{Canvas, columns, cut_front, piece};
use crate::tui::view::theme::{Theme, ThemeRole};

/// Draws the search line where there is something in it or somebody types in it; gives the area
/// that is left, and where the text cursor belongs.
pub fn search_line(
    canvas: &mut Canvas,
    theme: &Theme,
    area: Area,
    input: &TextInput,
    focus: Focus,
) -> (Area, Option<(u16, u16)>) {
    if (focus == Focus::Elsewhere && input.is_empty()) || area.height == 0 {
        return (area, None);
    }
    let style = theme.style(match focus {
        Focus::Here => ThemeRole::Text,
        Focus::Elsewhere => ThemeRole::Faint,
    });
    let lead = [piece("/", theme.style(ThemeRole::Key)), piece(" ", style)];
    let x = canvas.line(area, 0, &lead);
    let after = input.around_cursor().1;
    let shown = before_cursor(input, area);
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
    (rest, (focus == Focus::Here).then_some((at, area.y)))
}

/// The columns of the sign in front of what is typed.
const LEAD: usize = 2;

/// What is drawn of the text before the cursor: its end, where there is no room for all of it.
fn before_cursor(input: &TextInput, area: Area) -> String {
    // The cursor needs a column as well.
    let room = usize::from(area.width).saturating_sub(LEAD + 1);
    cut_front(display_safe(input.around_cursor().0).as_str(), room)
}

/// The column of `area`, from 0, in which the byte `at` of what is typed is drawn; where that has
/// been cut away at the front, the column of the sign that says so.
#[must_use]
pub fn column_of(input: &TextInput, area: Area, at: usize) -> usize {
    let wide = |text: &str| columns(display_safe(text).as_str());
    let hidden = wide(input.around_cursor().0) - columns(&before_cursor(input, area));
    let column = input.text().get(..at).map_or(0, wide);
    LEAD + column.saturating_sub(hidden)
}
