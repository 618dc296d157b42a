//! The overview: the whole workspace in numbers, each of which leads to the list behind it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::symbols::bar;
use ratatui::widgets::{Bar, BarChart, Widget};

use crate::app::core::layout::{Area, first_seen};
use crate::app::core::pointer::PointerTarget;
use crate::app::core::state::State;
use crate::app::overview::Overview;
use crate::app::overview::line::{CHART, LineShape, OverviewLine};
use crate::casebook::derive::status_changes::Month;
use crate::text::ascii_signs::{DrawnSign, SignSet};
use crate::text::labels::counts::grouped;
use crate::text::labels::label;
use crate::text::safe::display_safe;
use crate::tui::view::paint::{Canvas, columns, cut, piece, width_of};
use crate::tui::view::theme::{Theme, ThemeRole};

/// The longest bar.
const BAR: usize = 30;

/// The longest bar beside which something is told.
const SHORT_BAR: usize = 10;

/// Draws the numbers below the first line of the screen.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme, overview: &Overview) {
    let (width, height) = state.terminal.size;
    let area = Area {
        x: 0,
        y: 1,
        width,
        height: height.saturating_sub(2),
    };
    let rows = usize::from(area.height);
    let labels = (usize::from(width) * 2 / 5).clamp(10, 44);
    let (lines, cursor) = overview.shown();
    let first = first_seen(cursor, rows, lines.len());
    let shown = lines.iter().enumerate().skip(first).take(rows);
    let mut chart = None;
    for (row, (at, line)) in shown.enumerate() {
        match line.shape {
            LineShape::Title => {
                let dash = theme.sign(DrawnSign::Rule);
                let title = format!(" {dash} {} ", line.label);
                // A list says where one is in it.
                let place = if at == 0 && !overview.lists.is_empty() {
                    format!(" {cursor}/{} {dash}", lines.len() - 1)
                } else {
                    String::new()
                };
                let taken = columns(&title) + columns(&place) + 1;
                let rest = usize::from(width).saturating_sub(taken);
                let title = format!("{title}{}{place}", dash.repeat(rest));
                canvas.line(area, row, &[piece(&title, theme.style(ThemeRole::Heading))]);
                if at == cursor {
                    canvas.cursor_row(area, row, theme.style(ThemeRole::Cursor));
                }
            }
            LineShape::Chart(of) => {
                let chart = chart.get_or_insert_with(|| chart_of(overview, theme, width));
                let text = chart.get(usize::from(of)).map_or("", String::as_str);
                canvas.line(area, row, &[piece(text, theme.style(ThemeRole::Text))]);
            }
            LineShape::Link => {
                canvas.target(area, row, PointerTarget::Item(at));
                draw_line(canvas, theme, area, (row, labels), line, at == cursor);
            }
        }
    }
}

/// The rows of the chart: a bar for each month, and below each the month. A bar for each is what shows
/// a wave of arrests at a glance, which a column of numbers does not; the statuses and the numbers are
/// one key away. Of ratatui's charts a `Sparkline` has no place for the months, and the braille dots
/// of a `Chart` are lost on many a terminal at the far end of a line; the blocks of a `BarChart` are
/// on all, need no colour, and have a set of signs that ASCII can stand in for. It draws into cells of
/// its own, whose text then goes the way of all text.
fn chart_of(overview: &Overview, theme: &Theme, width: u16) -> Vec<String> {
    let room = width.saturating_sub(2);
    let fitting = usize::from((room + 1) / 3).max(1);
    let months = &overview.known.months;
    let months = &months[months.len().saturating_sub(fitting)..];
    let bars: Vec<Bar> = months
        .iter()
        .map(|(month, count)| Bar::with_label(under(*month), *count as u64).text_value(""))
        .collect();
    let each = u16::try_from(bars.len()).unwrap_or(u16::MAX).max(1);
    let area = Rect::new(0, 0, room, CHART);
    let mut cells = Buffer::empty(area);
    BarChart::vertical(bars)
        .bar_width(((room + 1) / each).saturating_sub(1).clamp(2, 6))
        .bar_gap(1)
        .bar_set(match theme.signs {
            SignSet::Unicode => bar::NINE_LEVELS,
            SignSet::Ascii => ASCII,
        })
        .render(area, &mut cells);
    (0..CHART)
        .map(|y| {
            let row = (0..room).map(|x| cells[(x, y)].symbol());
            format!(" {}", row.collect::<String>().trim_end())
        })
        .collect()
}

/// What stands under the bar of a month: its initial, and for January the year.
fn under((year, month): Month) -> String {
    let letters = label::month(month.unsigned_abs()).filter(|_| month > 1);
    match letters.and_then(|letters| letters.chars().next()) {
        None => format!("{:02}", year.rem_euclid(100)),
        Some(initial) => initial.to_uppercase().to_string(),
    }
}

/// The signs of bars where nothing but ASCII may be drawn.
const ASCII: bar::Set = bar::Set {
    full: "#",
    seven_eighths: "#",
    three_quarters: "#",
    five_eighths: "=",
    half: "=",
    three_eighths: "=",
    one_quarter: "_",
    one_eighth: "_",
    empty: " ",
};

fn draw_line(
    canvas: &mut Canvas,
    theme: &Theme,
    area: Area,
    (row, labels): (usize, usize),
    line: &OverviewLine,
    chosen: bool,
) {
    let label = cut(display_safe(&line.label).as_str(), labels);
    let gap = " ".repeat(labels.saturating_sub(columns(&label)));
    let pointer = if chosen {
        theme.sign(DrawnSign::Cursor)
    } else {
        " "
    };
    let mut pieces = vec![
        piece(pointer, theme.style(ThemeRole::Focus)),
        piece(&format!("{label}{gap} "), theme.style(ThemeRole::Text)),
    ];
    if let Some(count) = line.count {
        let count = grouped(count as u64);
        pieces.push(piece(&format!("{count:>7}  "), theme.style(ThemeRole::Key)));
    }
    let head = width_of(&pieces);
    let longest = if line.aside.is_empty() {
        BAR
    } else {
        SHORT_BAR
    };
    let count = line.count.unwrap_or(0);
    if let Some(length) = (count * longest).checked_div(line.most) {
        // Whoever is there at all has a bar.
        let length = length.max(usize::from(count > 0));
        let bar = theme.sign(DrawnSign::Bar).repeat(length);
        let gap = " ".repeat(if line.aside.is_empty() {
            0
        } else {
            longest + 1 - length
        });
        pieces.push(piece(&format!("{bar}{gap}"), theme.style(ThemeRole::Faint)));
    }
    pieces.push(piece(&line.aside, theme.style(ThemeRole::Faint)));
    canvas.line(area, row, &pieces);
    if chosen {
        // The bar stays as it is: turned inside out, it would look as long as the rest of the row.
        let head = match line.most {
            0 => area.width,
            _ => area.width.min(u16::try_from(head).unwrap_or(area.width)),
        };
        let head = Area {
            width: head,
            ..area
        };
        canvas.cursor_row(head, row, theme.style(ThemeRole::Cursor));
    }
}
