//! The lines of a record or page as rows of cells: labels, statuses, bars, text, and what stands at the
//! right edge.

use std::ops::Range;

use crate::app::browse::detail::DetailLine;
use crate::app::core::layout::{Area, first_seen};
use crate::app::core::pointer::PointerTarget;
use crate::app::core::state::State;
use crate::record::status::Tone;
use crate::text::ascii_signs::DrawnSign;
use crate::text::labels::label;
use crate::text::language::{Language, current};
use crate::text::pages::charts::Charts;
use crate::tui::view::paint::{Canvas, StyledText, columns, cut, piece};
use crate::tui::view::theme::{Theme, ThemeRole};
use crate::tui::view::wrap;

/// What is shown of some lines.
pub struct VisibleLines<'a> {
    /// The lines.
    pub lines: &'a [DetailLine],
    /// The line that the cursor is on.
    pub cursor: usize,
    /// Whether the cursor is drawn.
    pub focused: bool,
    /// The lines in which a search occurs, by their places, in order.
    pub matches: &'a [usize],
    /// What a line is for the mouse.
    pub target: fn(usize) -> PointerTarget,
}

/// Draws the lines around the cursor; says whether more lies below them.
pub fn draw(
    canvas: &mut Canvas,
    state: &State,
    theme: &Theme,
    area: Area,
    shown: &VisibleLines,
) -> bool {
    let height = usize::from(area.height);
    // The lines are laid out by stretches, so that a frame costs no more than a stretch of rows, and what
    // is seen depends on the cursor alone.
    let from = shown.cursor / STRETCH * STRETCH;
    let to = shown.lines.len().min(from + STRETCH + height);
    let from = from.min(to);
    let rows = lay_rows(state, theme, shown, from..to, usize::from(area.width));
    let of_lines: Vec<usize> = rows.iter().map(|row| row.line).collect();
    let first = first_row(&of_lines, shown.cursor, height);
    for (at, row) in rows.iter().skip(first).take(height).enumerate() {
        let after = canvas.line(area, at, &row.pieces);
        canvas.line_right(area, at, after, &row.right);
        canvas.target(area, at, (shown.target)(row.line));
        if shown.focused && row.line == shown.cursor {
            let lit = Area {
                width: row
                    .before_bar
                    .map_or(area.width, |before| before.min(area.width)),
                ..area
            };
            canvas.cursor_row(lit, at, theme.style(ThemeRole::Cursor));
        }
    }
    (rows.len() > first + height || to < shown.lines.len()) && height > 0
}

/// The lines that are laid out together.
pub const STRETCH: usize = 256;

/// The most columns that labels take in a pane of this width.
fn most_label_columns(width: usize) -> usize {
    let least = match current() {
        Language::ENGLISH => 14,
        _ => 15,
    };
    (width / 3).clamp(least, 24)
}

/// One row of cells.
struct Row {
    pieces: Vec<StyledText>,
    right: Vec<StyledText>,
    line: usize,
    /// The columns before a bar, which the cursor leaves as it is.
    before_bar: Option<u16>,
}

/// The first row that is seen of rows that belong to these lines: the line of the cursor is seen as a whole
/// if it has room.
#[must_use]
pub fn first_row(rows: &[usize], cursor: usize, height: usize) -> usize {
    let start = rows.iter().position(|line| *line == cursor).unwrap_or(0);
    let length = rows.iter().filter(|line| **line == cursor).count();
    let first = first_seen(start, height, rows.len());
    first
        .max((start + length).saturating_sub(height))
        .min(start)
}

fn lay_rows(
    state: &State,
    theme: &Theme,
    shown: &VisibleLines,
    range: Range<usize>,
    width: usize,
) -> Vec<Row> {
    let (lines, matches) = (shown.lines, shown.matches);
    let before = lines[..range.start].iter();
    let heading = before.rev().position(|line| line.heading.is_some());
    let begins = heading.map_or(0, |back| range.start - back);
    let mut section = Columns::of(&lines[begins..], width);
    let mut rows = Vec::new();
    for (at, line) in lines.iter().enumerate().take(range.end).skip(range.start) {
        if let Some(title) = line.heading {
            section = Columns::of(&lines[at + 1..], width);
            let dash = theme.sign(DrawnSign::Rule);
            // A rule up to the edge would be most of what a move of the cursor sends.
            let text = format!("{dash} {title} {dash}");
            rows.push(Row {
                pieces: vec![piece(&text, theme.style(ThemeRole::Heading))],
                right: Vec::new(),
                line: at,
                before_bar: None,
            });
            continue;
        }
        let found = matches.binary_search(&at).is_ok();
        lay_line(state, theme, line, at, (width, section), found, &mut rows);
    }
    rows
}

/// Whether a text is a sentence, and no date or number.
fn is_prose(text: &str) -> bool {
    text.split(' ').count() > MOST_WORDS
}

/// Whether the first row would end in the date before the first comma, for which a row of its own is long
/// enough.
fn breaks_date(text: &str, first: usize, row: usize) -> bool {
    let date = text.split_once(", ").map_or("", |(date, _)| date);
    !date.is_empty() && !is_prose(date) && (first..row).contains(&columns(date))
}

/// The most words of a date.
const MOST_WORDS: usize = 5;

/// What the lines up to the next heading have in common: sections stand in columns of their own.
#[derive(Clone, Copy)]
struct Columns {
    /// The columns of the labels.
    labels: usize,
    /// The columns of the statuses before bars, if any line with a bar has one.
    statuses: usize,
    /// The columns of what stands at the right edge of lines with bars.
    asides: usize,
}

impl Columns {
    fn of(lines: &[DetailLine], width: usize) -> Self {
        let section = || lines.iter().take_while(|line| line.heading.is_none());
        let drawn = || section().filter(|line| line.line.drawn.is_some());
        let labels = section().map(|line| columns(line.line.label.as_str()));
        let asides = drawn().map(|line| columns(line.line.aside.as_str()));
        let has_status = drawn().any(|line| line.line.status.is_some());
        Self {
            labels: labels.max().unwrap_or(0).min(most_label_columns(width)),
            statuses: if has_status { 4 } else { 0 },
            asides: asides.max().unwrap_or(0).min(width / 3),
        }
    }
}

fn lay_line(
    state: &State,
    theme: &Theme,
    line: &DetailLine,
    at: usize,
    (width, section): (usize, Columns),
    found: bool,
    rows: &mut Vec<Row>,
) {
    let labels = section.labels;
    let told = &line.line;
    let part = if told.withdrawn {
        ThemeRole::Gone
    } else if found {
        ThemeRole::Found
    } else if told.link.is_some() {
        ThemeRole::Link
    } else {
        ThemeRole::Text
    };
    let label = cut(told.label.as_str(), labels);
    let gap = labels.saturating_sub(columns(&label));
    let mut lead = vec![
        piece(&label, theme.style(ThemeRole::Faint)),
        piece(
            &" ".repeat(gap + usize::from(labels > 0)),
            theme.style(ThemeRole::Text),
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
            ThemeRole::Gone
        } else {
            ThemeRole::Status(tone)
        };
        lead.push(piece(&format!("{short} "), theme.style(part)));
        used += columns(short.as_str()) + 1;
    } else if told.drawn.is_some() && section.statuses > 0 {
        lead.push(piece(
            &" ".repeat(section.statuses),
            theme.style(ThemeRole::Text),
        ));
        used += section.statuses;
    }
    let is_bar = told.drawn.as_ref().is_some_and(Charts::is_bar);
    let before_bar = u16::try_from(used).ok().filter(|used| is_bar && *used > 0);
    if let Some(drawn) = &told.drawn {
        let room = width.saturating_sub(used + section.asides + usize::from(section.asides > 0));
        let cells = drawn.wanted(room);
        lead.push(piece(&drawn.cells(cells), theme.style(part)));
        used += cells;
        if !told.text.is_empty() {
            lead.push(piece(" ", theme.style(ThemeRole::Text)));
            used += 1;
        }
    }
    let aside = if told.aside.is_empty() {
        0
    } else {
        columns(told.aside.as_str()) + 1
    };
    let room = width.saturating_sub(used);
    // The aside stands beside the text where both fit into a row of their own, or else below.
    let only_drawn = told.drawn.is_some() && told.text.is_empty();
    let beside = room > aside + 6 || (only_drawn && room >= aside);
    // What has a row of its own is not broken for what stands beside it: nobody reads a date in two pieces.
    let wide = columns(told.text.as_str());
    let beside = beside && (wide + aside <= room || wide > room || is_prose(told.text.as_str()));
    let beside = beside && !breaks_date(told.text.as_str(), room.saturating_sub(aside), room);
    let first = if beside { room - aside } else { room };
    let wrapped = match wrap::at_comma(told.text.as_str(), first, room).filter(|_| aside > 0) {
        Some(rows) => rows,
        None => wrap::rows_after(told.text.as_str(), first.max(4), room.max(4)),
    };
    let right = [piece(told.aside.as_str(), theme.style(ThemeRole::Faint))];
    for (row, text) in wrapped.iter().enumerate() {
        let mut pieces = if row == 0 {
            lead.clone()
        } else {
            vec![piece(
                &" ".repeat(used.max(indent)),
                theme.style(ThemeRole::Text),
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
            before_bar: before_bar.filter(|_| row == 0),
        });
    }
    if !beside && aside > 0 {
        rows.push(Row {
            pieces: vec![
                piece(&" ".repeat(used), theme.style(ThemeRole::Text)),
                right[0].clone(),
            ],
            right: Vec::new(),
            line: at,
            before_bar: None,
        });
    }
}
