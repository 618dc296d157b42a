//! The whole workspace in numbers, each of which leads to the list behind it.

use crate::app::layout::{Area, first_seen};
use crate::app::overview::{Line, Overview};
use crate::app::state::State;
use crate::tui::theme::{Part, Theme};
use crate::tui::view::ink::{Canvas, columns, cut, piece};
use crate::words::counts::grouped;
use crate::words::safe::display_safe;

/// The longest bar.
const BAR: usize = 30;

/// Draws the numbers below the first line of the screen.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme, overview: &Overview) {
    let (width, height) = state.size;
    let area = Area {
        x: 0,
        y: 1,
        width,
        height: height.saturating_sub(2),
    };
    let rows = usize::from(area.height);
    let labels = (usize::from(width) * 2 / 5).clamp(10, 44);
    let first = first_seen(overview.cursor, rows);
    let shown = overview.lines.iter().enumerate().skip(first).take(rows);
    for (row, (at, line)) in shown.enumerate() {
        if line.target.is_none() {
            let dash = theme.sign("─", "-");
            let title = format!(" {dash} {} ", line.label);
            let rest = usize::from(width).saturating_sub(columns(&title) + 1);
            let title = format!("{title}{}", dash.repeat(rest));
            canvas.line(area, row, &[piece(&title, theme.style(Part::Heading))]);
            continue;
        }
        draw_line(
            canvas,
            theme,
            area,
            (row, labels),
            line,
            at == overview.cursor,
        );
    }
}

fn draw_line(
    canvas: &mut Canvas,
    theme: &Theme,
    area: Area,
    (row, labels): (usize, usize),
    line: &Line,
    chosen: bool,
) {
    let label = cut(display_safe(&line.label).as_str(), labels);
    let gap = " ".repeat(labels.saturating_sub(columns(&label)));
    let pointer = if chosen { theme.sign("▌", ">") } else { " " };
    let beside = match (line.count * BAR).checked_div(line.most) {
        Some(length) => {
            // Whoever is there at all has a bar.
            let length = length.max(usize::from(line.count > 0));
            theme.sign("█", "=").repeat(length)
        }
        None => line.aside.clone(),
    };
    let count = grouped(line.count as u64);
    canvas.line(
        area,
        row,
        &[
            piece(pointer, theme.style(Part::Focus)),
            piece(&format!("{label}{gap} "), theme.style(Part::Text)),
            piece(&format!("{count:>7}  "), theme.style(Part::Key)),
            piece(&beside, theme.style(Part::Faint)),
        ],
    );
    if chosen {
        canvas.style_row(area, row, theme.style(Part::Cursor));
    }
}
