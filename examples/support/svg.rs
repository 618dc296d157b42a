//! Cells of a screen as SVG: text, backgrounds and lines, in the colours of a quiet dark terminal.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// Width and height of a cell, and the size of the letters, in the picture's units.
pub const CELL: (f64, f64) = (8.4, 18.0);
const LETTER: f64 = 14.0;

/// The room around the cells.
const MARGIN: f64 = 14.0;

const BACKGROUND: &str = "#16181d";
const FOREGROUND: &str = "#d3d7de";

/// How a picture begins that has room for so many columns and rows.
pub fn open(svg: &mut String, (columns, rows): (u16, u16), title: &str) -> std::fmt::Result {
    let width = f64::from(columns) * CELL.0 + 2.0 * MARGIN;
    let height = f64::from(rows) * CELL.1 + 2.0 * MARGIN;
    writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" \
         width=\"{width:.0}\" height=\"{height:.0}\" font-size=\"{LETTER}\" \
         font-family=\"'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace\">"
    )?;
    writeln!(svg, "<title>{}</title>", escaped(title))?;
    writeln!(
        svg,
        "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{BACKGROUND}\"/>"
    )
}

/// Draws the text cursor.
pub fn draw_cursor(svg: &mut String, (x, y): (u16, u16)) -> std::fmt::Result {
    let (left, top) = corner(x, y);
    writeln!(
        svg,
        "<rect x=\"{left:.1}\" y=\"{:.1}\" width=\"2\" height=\"{:.1}\" fill=\"{FOREGROUND}\"/>",
        top + 2.0,
        CELL.1 - 4.0
    )
}

/// Draws a row piece by piece: neighbouring cells that look alike are one piece of text.
pub fn draw_row(svg: &mut String, cells: &Buffer, y: u16) -> std::fmt::Result {
    draw_backgrounds(svg, cells, y)?;
    let mut run = Run::default();
    let mut x = 0;
    while x < cells.area.width {
        let cell = &cells[(x, y)];
        let columns = u16::try_from(cell.symbol().width().max(1)).unwrap_or(1);
        let look = Look::of(cell);
        if let Some(strokes) = strokes(cell.symbol()) {
            run.flush(svg, y)?;
            draw_strokes(svg, strokes, cell.symbol(), &look, (x, y))?;
        } else {
            // A cell of two columns stands alone, so that what follows keeps to its column.
            if run.look != look || columns > 1 {
                run.flush(svg, y)?;
            }
            if run.text.is_empty() {
                run.start = x;
                run.look = look;
            }
            run.text.push_str(cell.symbol());
            run.columns += columns;
            if columns > 1 {
                run.flush(svg, y)?;
            }
        }
        x += columns;
    }
    run.flush(svg, y)
}

/// Draws what is behind the text: one piece for neighbouring cells, or a fine line shows between them.
fn draw_backgrounds(svg: &mut String, cells: &Buffer, y: u16) -> std::fmt::Result {
    let backs: Vec<_> = (0..cells.area.width)
        .map(|x| Look::of(&cells[(x, y)]).background)
        .collect();
    let mut x = 0;
    for piece in backs.chunk_by(|one, other| one == other) {
        let columns = u16::try_from(piece.len()).unwrap_or(u16::MAX);
        if let Some(back) = piece[0] {
            let (left, top) = corner(x, y);
            writeln!(
                svg,
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{back}\"/>",
                CELL.0 * f64::from(columns),
                CELL.1
            )?;
        }
        x += columns;
    }
    Ok(())
}

/// How a cell looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Look {
    colour: &'static str,
    background: Option<&'static str>,
    bold: bool,
    underlined: bool,
    crossed_out: bool,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let modifier = cell.modifier;
        let mut colour = terminal_colour(cell.fg).unwrap_or(FOREGROUND);
        let mut background = terminal_colour(cell.bg);
        if modifier.contains(Modifier::REVERSED) {
            let before = colour;
            colour = background.unwrap_or(BACKGROUND);
            background = Some(before);
        }
        Self {
            colour,
            background,
            bold: modifier.contains(Modifier::BOLD),
            underlined: modifier.contains(Modifier::UNDERLINED),
            crossed_out: modifier.contains(Modifier::CROSSED_OUT),
        }
    }
}

/// Cells of one look that stand side by side.
#[derive(Default)]
struct Run {
    start: u16,
    columns: u16,
    text: String,
    look: Look,
}

impl Run {
    fn flush(&mut self, svg: &mut String, y: u16) -> std::fmt::Result {
        let run = std::mem::take(self);
        let shown = run.text.trim_end();
        if shown.is_empty() {
            return Ok(());
        }
        let ahead = shown.len() - shown.trim_start().len();
        let columns = run.columns - u16::try_from(run.text.len() - shown.len()).unwrap_or(0);
        let start = run.start + u16::try_from(ahead).unwrap_or(0);
        let columns = columns - u16::try_from(ahead).unwrap_or(0);
        let (left, top) = corner(start, y);
        write!(
            svg,
            "<text x=\"{left:.1}\" y=\"{:.1}\" textLength=\"{:.1}\" \
             lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" fill=\"{}\"",
            top + CELL.1 * 0.74,
            CELL.0 * f64::from(columns),
            run.look.colour
        )?;
        if run.look.bold {
            svg.push_str(" font-weight=\"bold\"");
        }
        match (run.look.underlined, run.look.crossed_out) {
            (true, _) => svg.push_str(" text-decoration=\"underline\""),
            (false, true) => svg.push_str(" text-decoration=\"line-through\""),
            (false, false) => {}
        }
        writeln!(svg, ">{}</text>", escaped(shown.trim_start()))
    }
}

/// The lines that a box-drawing character has from the middle of its cell: left, right, up, down.
///
/// They are drawn as lines, so that they meet whatever font the picture is shown in.
fn strokes(symbol: &str) -> Option<[bool; 4]> {
    Some(match symbol {
        "─" | "━" => [true, true, false, false],
        "│" | "┃" => [false, false, true, true],
        "┌" | "╭" | "┏" => [false, true, false, true],
        "┐" | "╮" | "┓" => [true, false, false, true],
        "└" | "╰" | "┗" => [false, true, true, false],
        "┘" | "╯" | "┛" => [true, false, true, false],
        "├" | "┣" => [false, true, true, true],
        "┤" | "┫" => [true, false, true, true],
        "┬" => [true, true, false, true],
        "┴" => [true, true, true, false],
        "┼" => [true, true, true, true],
        _ => return None,
    })
}

fn draw_strokes(
    svg: &mut String,
    [to_left, to_right, up, down]: [bool; 4],
    symbol: &str,
    look: &Look,
    (x, y): (u16, u16),
) -> std::fmt::Result {
    let (left, top) = corner(x, y);
    let middle = (left + CELL.0 / 2.0, top + CELL.1 / 2.0);
    let mut path = String::new();
    if to_left || to_right {
        let from = if to_left { left } else { middle.0 };
        let to = if to_right {
            left + CELL.0 + 0.4
        } else {
            middle.0
        };
        write!(path, "M{from:.1} {:.1}H{to:.1}", middle.1)?;
    }
    if up || down {
        let from = if up { top } else { middle.1 };
        // A little over the edge, or a fine gap shows between two rows.
        let to = if down { top + CELL.1 + 0.4 } else { middle.1 };
        write!(path, "M{:.1} {from:.1}V{to:.1}", middle.0)?;
    }
    let heavy = look.bold || "━┃┏┓┗┛┣┫".contains(symbol);
    let width = if heavy { 1.8 } else { 1.1 };
    writeln!(
        svg,
        "<path d=\"{path}\" stroke=\"{}\" stroke-width=\"{width}\"/>",
        look.colour
    )
}

/// The upper left corner of a cell.
pub fn corner(x: u16, y: u16) -> (f64, f64) {
    (
        MARGIN + CELL.0 * f64::from(x),
        MARGIN + CELL.1 * f64::from(y),
    )
}

/// Text as it may stand in SVG.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The sixteen colours as a quiet dark terminal has them; `None` for the terminal's own.
fn terminal_colour(colour: Color) -> Option<&'static str> {
    Some(match colour {
        Color::Black => "#16181d",
        Color::Red => "#e06c75",
        Color::Green => "#98c379",
        Color::Yellow => "#e5c07b",
        Color::Blue => "#61afef",
        Color::Magenta => "#c678dd",
        Color::Cyan => "#56b6c2",
        Color::Gray => "#abb2bf",
        Color::DarkGray => "#7a8290",
        Color::LightRed => "#f08b93",
        Color::LightGreen => "#b2d798",
        Color::LightYellow => "#f0d399",
        Color::LightBlue => "#85c4f7",
        Color::LightMagenta => "#d79be8",
        Color::LightCyan => "#7fcad3",
        Color::White => "#eef0f4",
        _ => return None,
    })
}
