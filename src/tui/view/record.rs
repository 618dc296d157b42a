//! The pane that shows everything about the chosen record.

use crate::app::layout::Area;
use crate::app::pane::Pane;
use crate::app::sheet::SheetLine;
use crate::app::state::State;
use crate::record::status::Tone;
use crate::tui::theme::{Part, Theme};
use crate::tui::view::frame::frame;
use crate::tui::view::ink::{Canvas, Piece, columns, cut, piece};
use crate::tui::view::search_line::search_line;
use crate::tui::view::wrap;
use crate::words::label;
use crate::words::safe::display_safe;

/// The most columns that labels take in a pane of this width.
fn most_label_columns(width: usize) -> usize {
    (width / 3).clamp(14, 24)
}

/// One row of cells.
struct Row {
    pieces: Vec<Piece>,
    right: Vec<Piece>,
    line: usize,
}

/// Draws the record; gives where the text cursor belongs.
pub fn draw(canvas: &mut Canvas, state: &State, theme: &Theme, area: Area) -> Option<(u16, u16)> {
    let focused = state.focus == Pane::Record;
    let part = if focused { Part::Focus } else { Part::Text };
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
    let right = [piece(&format!(" {id} "), theme.style(Part::Faint))];
    let inside = frame(canvas, theme, area, focused, &heading, &right);
    let typing = state.mode.searches(Pane::Record);
    let (body, text_cursor) = search_line(canvas, theme, inside, &state.reading.input, typing);
    let lines = state.sheet();
    let matches = state.sheet_matches(&lines);
    let rows = lay_rows(state, theme, &lines, usize::from(body.width), &matches);
    let height = usize::from(body.height);
    let first = first_row(&rows, state.reading.cursor, height);
    for (at, row) in rows.iter().skip(first).take(height).enumerate() {
        let after = canvas.line(body, at, &row.pieces);
        canvas.line_right(body, at, after, &row.right);
        if focused && row.line == state.reading.cursor {
            canvas.style_row(body, at, theme.style(Part::Cursor));
        }
    }
    // What lies below the last row is told, or nobody would look for it.
    if rows.len() > first + height && height > 0 {
        let more = format!("{} ", theme.sign("↓", "v"));
        let corner = Area {
            x: area.x + area.width.saturating_sub(3),
            y: area.y + area.height.saturating_sub(1),
            width: 2,
            height: 1,
        };
        canvas.line(corner, 0, &[piece(&more, theme.style(Part::Key))]);
    }
    text_cursor
}

/// The first row that is seen: whole pages, and no line cut apart at the end of a page where it
/// can stand whole on the next one.
fn first_row(rows: &[Row], cursor: usize, height: usize) -> usize {
    let mut first = 0;
    let mut at = 0;
    while at < rows.len() {
        let line = rows[at].line;
        let length = rows[at..].iter().take_while(|row| row.line == line).count();
        if at + length > first + height && at > first {
            first = at;
        }
        if line == cursor {
            return first;
        }
        at += length;
    }
    first
}

fn lay_rows(
    state: &State,
    theme: &Theme,
    lines: &[SheetLine],
    width: usize,
    matches: &[usize],
) -> Vec<Row> {
    let mut labels = label_columns(lines, width);
    let mut rows = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(title) = line.heading {
            labels = label_columns(&lines[at + 1..], width);
            let dash = theme.sign("─", "-");
            let rest = width.saturating_sub(columns(title) + 4);
            let text = format!("{dash} {title} {}", dash.repeat(rest));
            rows.push(Row {
                pieces: vec![piece(&text, theme.style(Part::Heading))],
                right: Vec::new(),
                line: at,
            });
            continue;
        }
        let found = matches.binary_search(&at).is_ok();
        lay_line(state, theme, line, at, (width, labels), found, &mut rows);
    }
    rows
}

/// The columns of the labels up to the next heading: sections stand in columns of their own.
fn label_columns(lines: &[SheetLine], width: usize) -> usize {
    lines
        .iter()
        .take_while(|line| line.heading.is_none())
        .map(|line| columns(line.line.label.as_str()))
        .max()
        .unwrap_or(0)
        .min(most_label_columns(width))
}

fn lay_line(
    state: &State,
    theme: &Theme,
    line: &SheetLine,
    at: usize,
    (width, labels): (usize, usize),
    found: bool,
    rows: &mut Vec<Row>,
) {
    let told = &line.line;
    let part = if told.withdrawn {
        Part::Gone
    } else if found {
        Part::Found
    } else if told.link.is_some() {
        Part::Link
    } else {
        Part::Text
    };
    let label = cut(told.label.as_str(), labels);
    let gap = labels.saturating_sub(columns(&label));
    let mut lead = vec![
        piece(&label, theme.style(Part::Faint)),
        piece(
            &" ".repeat(gap + usize::from(labels > 0)),
            theme.style(Part::Text),
        ),
    ];
    let mut used = labels + usize::from(labels > 0);
    let indent = used;
    if let Some(status) = &told.status {
        let tone = state
            .book
            .status_kind(status)
            .map_or(Tone::Plain, |kind| kind.tone);
        let short = label::status_short(status, &state.book.statuses);
        let part = if told.withdrawn {
            Part::Gone
        } else {
            Part::Status(tone)
        };
        lead.push(piece(&format!("{short} "), theme.style(part)));
        used += columns(short.as_str()) + 1;
    }
    let aside = if told.aside.is_empty() {
        0
    } else {
        columns(told.aside.as_str()) + 1
    };
    let room = width.saturating_sub(used);
    // The aside stands beside the text where both fit into a row of their own, or else below.
    let beside = room > aside + 6;
    let first = if beside { room - aside } else { room };
    let wrapped = wrap::rows_after(told.text.as_str(), first.max(4), room.max(4));
    let right = [piece(told.aside.as_str(), theme.style(Part::Faint))];
    for (row, text) in wrapped.iter().enumerate() {
        let mut pieces = if row == 0 {
            lead.clone()
        } else {
            vec![piece(
                &" ".repeat(used.max(indent)),
                theme.style(Part::Text),
            )]
        };
        pieces.push(piece(text, theme.style(part)));
        rows.push(Row {
            pieces,
            right: if row == 0 && beside {
                right.to_vec()
            } else {
                Vec::new()
            },
            line: at,
        });
    }
    if !beside && aside > 0 {
        rows.push(Row {
            pieces: vec![
                piece(&" ".repeat(used), theme.style(Part::Text)),
                right[0].clone(),
            ],
            right: Vec::new(),
            line: at,
        });
    }
}
