//! A page for reading, over the panes: lines that lead somewhere, or the sides of disputes beside
//! each other.

use crate::app::core::layout::Area;
use crate::app::core::pointer::PointerTarget;
use crate::app::core::state::State;
use crate::app::reading::find;
use crate::app::reading::{About, Reading};
use crate::text::ascii_signs::DrawnSign;
use crate::text::catalogue::say;
use crate::text::pages::disputed::{Disputed, Said};
use crate::tui::view::frame::more_below;
use crate::tui::view::lines;
use crate::tui::view::lines::VisibleLines;
use crate::tui::view::paint::{Canvas, StyledText, columns, cut, piece};
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::{popup, wrap};

/// The narrowest page on which two sides stand beside each other.
const TWO_COLUMNS: usize = 56;

/// Draws a page.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme, page: &Reading) {
    let size = (
        state.terminal.size.0,
        state.terminal.size.1.saturating_sub(1),
    );
    let inside = popup::open(canvas, state, theme, size, &page.title(&state.book));
    if let About::Disputed(_) = page.about {
        let mut inside = inside;
        // What is left out is told first: nobody reaches the end of so long a page.
        if let Some(told) = page.disputes_left_out(&state.book) {
            let told = cut(told.as_str(), usize::from(inside.width));
            canvas.line(inside, 0, &[piece(&told, theme.style(ThemeRole::Wrong))]);
            inside.y += 1;
            inside.height = inside.height.saturating_sub(1);
        }
        let disputes = page.disputes(&state.book);
        sides(canvas, theme, inside, &disputes, page.cursor);
        return;
    }
    let Some(lines) = state.page_drawn(page) else {
        let told = [piece(
            &state.being_listed(page.record()),
            theme.style(ThemeRole::Faint),
        )];
        canvas.line(inside, 0, &told);
        return;
    };
    if lines.is_empty() {
        let told = [piece(
            &say!(screen_record_not_there),
            theme.style(ThemeRole::Faint),
        )];
        canvas.line(inside, 0, &told);
    }
    let matches = find::matches(state);
    let shown = VisibleLines {
        lines: &lines,
        cursor: page.cursor.min(lines.len().saturating_sub(1)),
        focused: true,
        matches: &matches,
        target: PointerTarget::Item,
    };
    let more = lines::draw(canvas, state, theme, inside, &shown);
    if more {
        more_below(canvas, theme, inside);
    }
}

/// One row of the page of disputes, and the side that it belongs to on the left and on the right.
struct Row {
    pieces: Vec<StyledText>,
    sides: [Option<usize>; 2],
}

fn sides(canvas: &mut Canvas, theme: &Theme, area: Area, disputes: &[Disputed], cursor: usize) {
    let width = usize::from(area.width);
    let rows = lay_out(theme, disputes, width, cursor);
    let height = usize::from(area.height);
    let is_chosen = |row: &Row| row.sides.contains(&Some(cursor));
    // The block of the chosen side is shown from its beginning where it does not fit on the page.
    let start = rows.iter().position(is_chosen).unwrap_or(0);
    let end = rows.iter().rposition(is_chosen).map_or(0, |last| last + 1);
    let first = if end <= height {
        0
    } else {
        start.saturating_sub(1)
    };
    for (at, row) in rows.iter().skip(first).take(height).enumerate() {
        canvas.line(area, at, &row.pieces);
    }
}

fn lay_out(theme: &Theme, disputes: &[Disputed], width: usize, cursor: usize) -> Vec<Row> {
    let beside = if width >= TWO_COLUMNS { 2 } else { 1 };
    // Between two columns stands a line with a space on each side.
    let column = (width.saturating_sub(3 * (beside - 1)) / beside).max(8);
    let mut rows = Vec::new();
    let mut number = 0;
    for dispute in disputes {
        let dash = theme.sign(DrawnSign::Rule);
        let rest = width.saturating_sub(columns(dispute.field.as_str()) + 3);
        let text = format!("{dash} {} {}", dispute.field, dash.repeat(rest));
        rows.push(Row {
            pieces: vec![piece(&text, theme.style(ThemeRole::Heading))],
            sides: [None, None],
        });
        for pair in dispute.sides.chunks(beside) {
            let blocks: Vec<Vec<StyledText>> = pair
                .iter()
                .enumerate()
                .map(|(at, side)| block(theme, side, column, number + at == cursor))
                .collect();
            let tall = blocks.iter().map(Vec::len).max().unwrap_or(0);
            let belongs = [Some(number), (pair.len() > 1).then_some(number + 1)];
            for line in 0..tall {
                let mut pieces = Vec::new();
                for (at, block) in blocks.iter().enumerate() {
                    if at > 0 {
                        let bar = format!(" {} ", theme.sign(DrawnSign::Divider));
                        pieces.push(piece(&bar, theme.style(ThemeRole::Border)));
                    }
                    let blank = piece("", theme.style(ThemeRole::Text));
                    let one = block.get(line).unwrap_or(&blank);
                    let gap = column.saturating_sub(columns(one.text.as_str()));
                    pieces.push(one.clone());
                    pieces.push(piece(&" ".repeat(gap), theme.style(ThemeRole::Text)));
                }
                rows.push(Row {
                    pieces,
                    sides: belongs,
                });
            }
            number += pair.len();
        }
    }
    rows
}

/// One side: its value, then who says so.
fn block(theme: &Theme, side: &Said, width: usize, chosen: bool) -> Vec<StyledText> {
    let pointer = if chosen {
        theme.sign(DrawnSign::Pointer)
    } else {
        " "
    };
    let style = match (chosen, side.counts) {
        (true, _) => ThemeRole::Cursor,
        (false, true) => ThemeRole::Done,
        (false, false) => ThemeRole::Text,
    };
    let mut rows = vec![piece(
        &cut(&format!("{pointer} {}", side.value), width),
        theme.style(style),
    )];
    for line in &side.lines {
        for text in wrap::rows(line.as_str(), width.saturating_sub(2)) {
            rows.push(piece(&format!("  {text}"), theme.style(ThemeRole::Faint)));
        }
    }
    rows
}
