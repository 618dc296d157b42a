//! What ratatui draws, in as few bytes as a terminal understands.
//!
//! Over a bad line a byte is time. Compared with crossterm's own backend: the style is kept from one
//! frame to the next, a blank is not recoloured, runs of blanks are erased, short gaps between
//! changes are written again if that costs less than a leap, and nothing is repeated that the
//! terminal knows. Only sequences are used that ECMA-48 has and that the terminals of the last
//! thirty years know; `REP`, which the Linux console lacks, is not among them.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use unicode_width::UnicodeWidthStr;

use crate::tui::terminal::frame_writer::FrameWriter;
use crate::tui::terminal::sgr_state::{CellGlyph, SgrState, counted, move_to};

/// A terminal that is written to through the minimal backend.
#[derive(Debug)]
pub struct MinimalBackend {
    writer: FrameWriter,
    /// What stands in each row; `None` for a cell of which that is not known. What is beyond is blank.
    shown: Vec<Vec<Option<Cell>>>,
    /// The style that the terminal writes in, if it is known.
    pen: Option<SgrState>,
    /// Where the terminal's cursor is, if that is known.
    at: Option<(u16, u16)>,
    /// Whether the cursor is shown, if that is known.
    cursor: Option<bool>,
}

/// From so many blanks in a row on, erasing them and leaping over them is shorter than writing them.
const ERASED: u16 = 11;

/// The same where nothing behind them changes, so that nothing has to be leapt over.
const ERASED_LAST: u16 = 5;

impl MinimalBackend {
    /// A terminal whose screen is blank.
    #[must_use]
    pub fn new(writer: FrameWriter) -> Self {
        Self {
            writer,
            shown: Vec::new(),
            pen: None,
            at: None,
            cursor: None,
        }
    }

    fn cell(&mut self, (x, y): (u16, u16)) -> &mut Option<Cell> {
        let (x, y) = (usize::from(x), usize::from(y));
        if self.shown.len() <= y {
            self.shown.resize(y + 1, Vec::new());
        }
        let row = &mut self.shown[y];
        if row.len() <= x {
            row.resize(x + 1, Some(Cell::EMPTY));
        }
        &mut row[x]
    }

    /// Whether what stands in the cell is known to reach into the next one.
    fn is_wide(&mut self, at: (u16, u16)) -> bool {
        self.cell(at)
            .as_ref()
            .is_some_and(|shown| !is_narrow(shown))
    }

    /// Whether the terminal shows the cell already.
    fn shows(&mut self, at: (u16, u16), cell: &Cell) -> bool {
        self.cell(at).as_ref().is_some_and(|shown| {
            shown.symbol() == cell.symbol()
                && SgrState::of(shown).looks_like(&SgrState::of(cell), CellGlyph::of(cell))
        })
    }

    /// Brings the cursor to a cell: by writing what stands between once more, by a leap within the
    /// row, or by its place, whatever is shortest.
    fn go(&mut self, out: &mut String, to: (u16, u16)) {
        if self.at == Some(to) {
            return;
        }
        let mut leap = String::new();
        move_to(&mut leap, to);
        if let Some((x, y)) = self.at
            && y == to.1
            && x < to.0
        {
            let hop = counted(to.0 - x, 'C');
            if hop.len() < leap.len() {
                leap = hop;
            }
            if usize::from(to.0 - x) <= leap.len()
                && let Some(between) = self.between((x, y), to.0)
            {
                leap = between;
            }
        }
        out.push_str(&leap);
        self.at = Some(to);
    }

    /// What stands in a row from a cell up to a column, if it can be written as it is in the style
    /// that the terminal writes in.
    fn between(&mut self, (from, y): (u16, u16), to: u16) -> Option<String> {
        let pen = self.pen?;
        (from..to)
            .map(|x| {
                let cell = self.cell((x, y)).as_ref()?;
                let letter = cell.symbol();
                let plain = letter.len() == 1 && letter.is_ascii();
                let alike = pen.looks_like(&SgrState::of(cell), CellGlyph::of(cell));
                (plain && alike).then(|| letter.to_owned())
            })
            .collect()
    }

    fn dip(&mut self, out: &mut String, pen: SgrState, cell: CellGlyph) {
        if self.pen.is_some_and(|now| now.looks_like(&pen, cell)) {
            return;
        }
        out.push_str(&pen.after(self.pen.as_ref()));
        self.pen = Some(pen);
    }

    /// Writes a cell. Where it covers the first half of a wide letter, the other half is written over
    /// as well, unless `next` will do that: ratatui takes it for a blank that did not change.
    fn write(
        &mut self,
        out: &mut String,
        (x, y): (u16, u16),
        cell: &Cell,
        next: Option<(u16, u16)>,
    ) {
        self.go(out, (x, y));
        self.dip(out, SgrState::of(cell), CellGlyph::of(cell));
        out.push_str(cell.symbol());
        let after = if is_narrow(cell) { x + 1 } else { x + 2 };
        let cut = self.is_wide((after - 1, y));
        for covered in x + 1..after {
            // What stands in the other half of a wide letter is the terminal's to decide.
            *self.cell((covered, y)) = None;
        }
        *self.cell((x, y)) = Some(cell.clone());
        // Terminals do not agree on the width of what is more than one character.
        let sure = is_narrow(cell) && cell.symbol().chars().count() == 1;
        self.at = sure.then_some((after, y));
        if cut && next != Some((after, y)) {
            self.write(out, (after, y), &Cell::EMPTY, None);
        }
    }

    /// How many columns from the first cell on may be erased, and how many of the cells lie in them:
    /// those that become blank, and what is blank between them.
    fn blanks(&mut self, cells: &[(u16, u16, &Cell)]) -> (u16, usize) {
        let (mut columns, mut taken) = (0, 0);
        let Some((from, row, _)) = cells.first().copied() else {
            return (columns, taken);
        };
        for (x, y, cell) in cells {
            let between = from + columns..*x;
            let erasable = *y == row
                && CellGlyph::of(cell) == CellGlyph::Blank
                && SgrState::of(cell).erases()
                // Half a wide letter is not erased, but written over.
                && self.cell((*x, *y)).as_ref().is_some_and(is_narrow)
                && between.into_iter().all(|x| {
                    let shown = self.cell((x, row)).as_ref();
                    shown.is_some_and(|cell| CellGlyph::of(cell) == CellGlyph::Blank && SgrState::of(cell).erases())
                });
            if !erasable {
                break;
            }
            columns = x + 1 - from;
            taken += 1;
        }
        (columns, taken)
    }

    fn erase(&mut self, out: &mut String, (x, y): (u16, u16), columns: u16) {
        self.go(out, (x, y));
        if !self.pen.is_some_and(|pen| pen.erases()) {
            self.dip(out, SgrState::PLAIN, CellGlyph::Letter);
        }
        out.push_str(&counted(columns, 'X'));
        for x in x..x + columns {
            *self.cell((x, y)) = Some(Cell::EMPTY);
        }
    }

    fn send(&mut self, out: &str) -> io::Result<()> {
        self.writer.write_all(out.as_bytes())
    }
}

fn is_narrow(cell: &Cell) -> bool {
    cell.symbol().width() == 1
}

impl Backend for MinimalBackend {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let cells: Vec<(u16, u16, &Cell)> = content
            .filter(|(x, y, cell)| !self.shows((*x, *y), cell))
            .collect();
        let mut out = String::new();
        let mut rest = cells.as_slice();
        while let Some((x, y, cell)) = rest.first().copied() {
            let (columns, blanks) = self.blanks(rest);
            let is_last = rest.get(blanks).is_none_or(|(_, row, _)| *row != y);
            let erased = if is_last { ERASED_LAST } else { ERASED };
            let taken = if columns >= erased {
                self.erase(&mut out, (x, y), columns);
                blanks
            } else {
                let next = rest.get(1).map(|(x, y, _)| (*x, *y));
                self.write(&mut out, (x, y), cell, next);
                1
            };
            rest = &rest[taken..];
        }
        self.send(&out)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor == Some(false) {
            return Ok(());
        }
        self.cursor = Some(false);
        self.send("\x1b[?25l")
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor == Some(true) {
            return Ok(());
        }
        self.cursor = Some(true);
        self.send("\x1b[?25h")
    }

    /// Where the cursor was put last. The terminal is never asked.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.at.unwrap_or_default().into())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        let mut out = String::new();
        self.go(&mut out, (x, y));
        self.send(&out)
    }

    /// Empties the screen, and forgets everything that is thought to be known of the terminal.
    fn clear(&mut self) -> io::Result<()> {
        *self = Self {
            pen: Some(SgrState::PLAIN),
            ..Self::new(self.writer.clone())
        };
        self.send("\x1b[m\x1b[2J")
    }

    /// As [`Backend::clear`]: the screen is always drawn as a whole, so no part of it is ever
    /// emptied alone.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = crossterm::terminal::size()?;
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        let columns_rows = self.size()?;
        Ok(WindowSize {
            columns_rows,
            pixels: Size::default(),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

    /// A screen of 30 by 3 and what it costs to draw another one after it.
    struct TestTerminal {
        minimal: MinimalBackend,
        writer: FrameWriter,
        cells: Buffer,
        parser: vt100::Parser,
    }

    const AREA: Rect = Rect::new(0, 0, 30, 3);

    impl TestTerminal {
        fn new() -> Self {
            let writer = FrameWriter::default();
            Self {
                minimal: MinimalBackend::new(writer.clone()),
                writer,
                cells: Buffer::empty(AREA),
                parser: vt100::Parser::new(3.try_into().unwrap(), 30.try_into().unwrap(), 0),
            }
        }

        /// Draws, checks that the terminal shows just that, and gives what was sent.
        fn draw(&mut self, paint: impl Fn(&mut Buffer)) -> String {
            let mut next = Buffer::empty(AREA);
            paint(&mut next);
            self.minimal
                .draw(self.cells.diff(&next).into_iter())
                .unwrap();
            let mut sent = Vec::new();
            self.writer.send(&mut sent).unwrap();
            self.parser.process(&sent);
            for at in AREA.positions() {
                let cell = &next[at];
                let shown = self.parser.screen().cell(at.y, at.x).unwrap();
                if shown.is_wide_continuation() {
                    continue;
                }
                let letter = if shown.has_contents() {
                    shown.contents()
                } else {
                    " "
                };
                assert_eq!(letter, cell.symbol(), "{at}");
                let has = |modifier| cell.modifier.contains(modifier);
                assert_eq!(shown.inverse(), has(Modifier::REVERSED), "{at}");
                assert_eq!(shown.underline(), has(Modifier::UNDERLINED), "{at}");
                if letter != " " {
                    assert_eq!(shown.bold(), has(Modifier::BOLD), "{at}");
                    let red = shown.fgcolor() == vt100::Color::Idx(1);
                    assert_eq!(red, cell.fg == Color::Red, "{at}");
                }
            }
            self.cells = next;
            let sent = String::from_utf8(sent).unwrap();
            sent.trim_start_matches("\x1b[?2026h")
                .trim_end_matches("\x1b[?2026l")
                .to_owned()
        }
    }

    fn put(cells: &mut Buffer, x: u16, y: u16, text: &str, style: Style) {
        cells.set_string(x, y, text, style);
    }

    const PLAIN: Style = Style::new();
    const RED: Style = Style::new().fg(Color::Red);

    #[test]
    fn a_change_costs_its_letters_and_one_leap() {
        let mut terminal = TestTerminal::new();
        terminal.draw(|cells| put(cells, 2, 1, "DET Bryanka", PLAIN));
        let sent = terminal.draw(|cells| put(cells, 2, 1, "RET Bryanka", PLAIN));
        assert_eq!(sent, "\x1b[2;3HR");
        assert_eq!(
            terminal.draw(|cells| put(cells, 2, 1, "RET Bryanka", PLAIN)),
            ""
        );
    }

    #[test]
    fn a_short_gap_is_written_again_and_a_long_one_is_leapt_over() {
        let mut terminal = TestTerminal::new();
        terminal.draw(|cells| put(cells, 0, 0, "12 July 2022 and then 9", PLAIN));
        let sent = terminal.draw(|cells| put(cells, 0, 0, "13 Jule 2022 and then 8", PLAIN));
        assert_eq!(sent, "\x1b[1;2H3 Jule\x1b[15C8");
    }

    #[test]
    fn blanks_are_erased_and_not_recoloured() {
        let mut terminal = TestTerminal::new();
        terminal.draw(|cells| put(cells, 0, 0, "a name that is rather long", RED));
        let sent = terminal.draw(|cells| {
            put(cells, 0, 0, "a nam", RED);
            put(cells, 5, 0, "                         ", PLAIN);
        });
        assert_eq!(sent, "\x1b[1;6H\x1b[21X");
    }

    #[test]
    fn few_blanks_at_the_end_of_a_row_are_erased() {
        let mut terminal = TestTerminal::new();
        terminal.draw(|cells| put(cells, 3, 0, "Bryanka, Jul 2022", PLAIN));
        let sent = terminal.draw(|cells| put(cells, 3, 0, "Bryanka, J", PLAIN));
        assert_eq!(sent, "\x1b[1;14H\x1b[7X");
    }

    #[test]
    fn a_blank_that_is_reversed_or_underlined_is_drawn() {
        let mut terminal = TestTerminal::new();
        let reversed = PLAIN.add_modifier(Modifier::REVERSED);
        let underlined = PLAIN.add_modifier(Modifier::UNDERLINED);
        terminal.draw(|cells| put(cells, 0, 0, "                    ", reversed));
        terminal.draw(|cells| put(cells, 0, 0, "                    ", PLAIN));
        terminal.draw(|cells| put(cells, 0, 0, "  x                 ", underlined));
        terminal.draw(|cells| put(cells, 0, 0, "  x                 ", RED));
    }

    #[test]
    fn wide_and_combined_letters_leave_nothing_behind() {
        let mut terminal = TestTerminal::new();
        terminal.draw(|cells| put(cells, 0, 0, "日本語 and и\u{306} end", PLAIN));
        terminal.draw(|cells| put(cells, 0, 0, "a日本 nd й end", RED));
        terminal.draw(|cells| put(cells, 0, 0, "plain", PLAIN));
        terminal.draw(|_| {});
        terminal.draw(|cells| put(cells, 0, 0, "日本語日本語日本語日本語", PLAIN));
        terminal.draw(|_| {});
    }

    #[test]
    fn any_screen_after_any_other_is_what_was_drawn() {
        // A small generator, so that the same screens come each time.
        let mut seed = 7_u32;
        let mut next = move |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        let texts = [
            "a",
            "Брянка",
            "                 ",
            "日本",
            "≠ ",
            "x y",
            "и\u{306}",
        ];
        let mut terminal = TestTerminal::new();
        for _ in 0..500 {
            // One text a row: a letter whose other half is written over is no screen that is drawn.
            let marks: Vec<(u16, u16, &str, Style)> = (0..3)
                .map(|y| {
                    let modifier = [
                        Modifier::empty(),
                        Modifier::BOLD,
                        Modifier::REVERSED,
                        Modifier::UNDERLINED,
                    ][next(4) as usize];
                    let style = if next(2) == 0 { PLAIN } else { RED };
                    let text = texts[next(7) as usize];
                    (next(28) as u16, y, text, style.add_modifier(modifier))
                })
                .collect();
            terminal.draw(|cells| {
                for (x, y, text, style) in &marks {
                    put(cells, *x, *y, text, *style);
                }
            });
        }
    }
}
