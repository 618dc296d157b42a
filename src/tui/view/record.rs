//! The pane that shows everything about the chosen record.

use crate::app::browse::pane::Pane;
use crate::app::core::layout::Area;
use crate::app::core::pointer::PointerTarget;
use crate::app::core::state::State;
use crate::text::safe::display_safe;
use crate::tui::view::frame::{Focus, frame, more_below};
use crate::tui::view::lines;
use crate::tui::view::lines::VisibleLines;
use crate::tui::view::paint::{Canvas, columns, cut, piece};
use crate::tui::view::search_line::search_line;
use crate::tui::view::theme::{Theme, ThemeRole};

/// The rows of a record that are drawn at once where the line is slow.
const HEAD: u16 = 3;

/// Draws the record; gives where the text cursor belongs.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme, area: Area) -> Option<(u16, u16)> {
    let focused = state.browse.focus == Pane::Record;
    let part = if focused {
        ThemeRole::Focus
    } else {
        ThemeRole::Text
    };
    let (name, id) = state.chosen().map_or_else(
        || (String::new(), String::new()),
        |id| {
            let name = state.book.title_of(id).unwrap_or_default();
            (name.to_owned(), id.short().to_owned())
        },
    );
    let room = usize::from(area.width).saturating_sub(columns(&id) + 8);
    let name = cut(display_safe(&name).as_str(), room);
    let heading = [piece(&format!(" {name} "), theme.style(part))];
    let right = [piece(&format!(" {id} "), theme.style(ThemeRole::Faint))];
    let inside = frame(
        canvas,
        theme,
        area,
        Focus::here_if(focused),
        &heading,
        &right,
    );
    let focus = Focus::here_if(state.mode.searches(Pane::Record));
    let (body, text_cursor) =
        search_line(canvas, theme, inside, &state.browse.reading.input, focus);
    let lines = state.detail_drawn();
    let matches = state.detail_matches(&lines);
    let shown = VisibleLines {
        lines: &lines,
        cursor: state
            .browse
            .reading
            .cursor
            .min(lines.len().saturating_sub(1)),
        focused,
        matches: &matches,
        target: |line| PointerTarget::Row(Pane::Record, line),
    };
    if state.terminal.is_brief {
        let head = Area {
            height: body.height.min(HEAD),
            ..body
        };
        if lines::draw(canvas, state, theme, head, &shown) {
            let more = [piece("…", theme.style(ThemeRole::Faint))];
            canvas.line(body, usize::from(HEAD), &more);
        }
        return text_cursor;
    }
    let more = lines::draw(canvas, state, theme, body, &shown);
    if more {
        more_below(canvas, theme, inside);
    }
    text_cursor
}
