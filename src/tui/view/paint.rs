//! Paints text into cells: the one way by which anything reaches the screen.
//!
//! Only [`Safe`] text is taken, so nothing from a record gets to the terminal as it is, and every
//! write stays within its area, whatever the size of the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::app::core::layout::Area;
use crate::app::core::pointer::PointerTarget;
use crate::text::ascii_signs::{SignSet, in_a_cell};
use crate::text::safe::{Safe, display_safe};

/// A piece of text with its style.
#[derive(Clone, Debug)]
pub struct StyledText {
    /// The text.
    pub text: Safe,
    /// Its style.
    pub style: Style,
}

/// A piece of text; made safe here, whatever it is made of.
#[must_use]
pub fn piece(text: &str, style: Style) -> StyledText {
    StyledText {
        text: display_safe(text),
        style,
    }
}

/// How many columns a text takes.
#[must_use]
pub fn columns(text: &str) -> usize {
    text.width()
}

/// How many columns some pieces take.
#[must_use]
pub fn width_of(pieces: &[StyledText]) -> usize {
    pieces.iter().map(|one| columns(one.text.as_str())).sum()
}

/// The text cut to so many columns, with a sign where something was cut off.
#[must_use]
pub fn cut(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut taken = 0;
    for cluster in text.graphemes(true) {
        let wide = columns(cluster);
        if taken + wide + 1 > width {
            break;
        }
        kept.push_str(cluster);
        taken += wide;
    }
    if width > 0 {
        kept.push('…');
    }
    kept
}

/// The end of the text that fits into so many columns, with a sign where something was cut off.
#[must_use]
pub fn cut_front(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut kept: Vec<&str> = Vec::new();
    let mut taken = 0;
    for cluster in text.graphemes(true).rev() {
        let wide = columns(cluster);
        if taken + wide + 1 > width {
            break;
        }
        kept.push(cluster);
        taken += wide;
    }
    if width > 0 {
        kept.push("…");
    }
    kept.reverse();
    kept.concat()
}

/// Where things are drawn.
#[derive(Debug)]
pub struct Canvas<'a> {
    /// The cells.
    pub cells: &'a mut Buffer,
    /// Which signs may be drawn; letters that a record says are not changed.
    pub signs: SignSet,
    /// Where the chosen row begins, for the cursor of the terminal, which screen readers follow.
    pub chosen: Option<(u16, u16)>,
    /// What the mouse may point at, what lies above later.
    pub targets: Vec<(Rect, PointerTarget)>,
}

impl<'a> Canvas<'a> {
    /// Where things are drawn: nothing yet.
    #[must_use]
    pub const fn new(cells: &'a mut Buffer, signs: SignSet) -> Self {
        Self {
            cells,
            signs,
            chosen: None,
            targets: Vec::new(),
        }
    }

    /// Writes pieces one after another into row `row` (from 0) of an area, cut off at its edge;
    /// gives the column after the last one.
    pub fn line(&mut self, area: Area, row: usize, pieces: &[StyledText]) -> u16 {
        let mut x = area.x;
        let Some(y) = self.row(area, row) else {
            return x;
        };
        let end = area.x + area.width;
        for one in pieces {
            let room = usize::from(end.saturating_sub(x));
            if room == 0 {
                break;
            }
            let text = cut(one.text.as_str(), room);
            let text = if self.signs == SignSet::Ascii {
                text.chars().map(in_a_cell).collect()
            } else {
                text
            };
            let (after, _) = self.cells.set_stringn(x, y, &text, room, one.style);
            x = after;
        }
        x
    }

    /// Writes pieces at the right edge of a row, as far as there is room right of `from`.
    pub fn line_right(&mut self, area: Area, row: usize, from: u16, pieces: &[StyledText]) {
        let width = u16::try_from(width_of(pieces)).unwrap_or(u16::MAX);
        let end = area.x + area.width;
        if width == 0 || end.saturating_sub(from) < width {
            return;
        }
        let right = Area {
            x: end - width,
            width,
            ..area
        };
        self.line(right, row, pieces);
    }

    /// Gives a row of an area the style of the cursor, in one colour whatever stands there; only lines under
    /// and through letters stay.
    pub fn cursor_row(&mut self, area: Area, row: usize, style: Style) {
        let Some(y) = self.row(area, row) else {
            return;
        };
        self.chosen = Some((area.x, y));
        let rect = Rect::new(area.x, y, area.width, 1).intersection(self.cells.area);
        for position in rect.positions() {
            let cell = &mut self.cells[position];
            let lines = cell.modifier & (Modifier::UNDERLINED | Modifier::CROSSED_OUT);
            cell.set_style(Style::reset().patch(style).add_modifier(lines));
        }
    }

    /// Gives a row of an area one style, and nothing of the one that it had.
    pub fn faint_row(&mut self, area: Area, row: usize, style: Style) {
        if let Some(y) = self.row(area, row) {
            let rect = Rect::new(area.x, y, area.width, 1).intersection(self.cells.area);
            self.cells.set_style(rect, Style::reset().patch(style));
        }
    }

    /// Gives a whole row of an area a style, over what stands there.
    pub fn style_row(&mut self, area: Area, row: usize, style: Style) {
        if let Some(y) = self.row(area, row) {
            let rect = Rect::new(area.x, y, area.width, 1).intersection(self.cells.area);
            self.cells.set_style(rect, style);
        }
    }

    /// Notes what lies in a row of an area, for the mouse.
    pub fn target(&mut self, area: Area, row: usize, target: PointerTarget) {
        if let Some(y) = self.row(area, row) {
            self.targets
                .push((Rect::new(area.x, y, area.width, 1), target));
        }
    }

    /// Empties an area; what lay there can be pointed at no more.
    pub fn clear(&mut self, area: Area) {
        let rect = Rect::new(area.x, area.y, area.width, area.height).intersection(self.cells.area);
        self.targets.retain(|(row, _)| !row.intersects(rect));
        for position in rect.positions() {
            self.cells[position].reset();
        }
    }

    /// The row of cells, where the area and the screen have it.
    fn row(&self, area: Area, row: usize) -> Option<u16> {
        let y = area.y.checked_add(u16::try_from(row).ok()?)?;
        let inside = row < usize::from(area.height)
            && self.cells.area.contains((area.x, y).into())
            && area.x + area.width <= self.cells.area.right();
        inside.then_some(y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_at_its_columns_not_its_bytes() {
        assert_eq!(cut("Максим Кочетков", 8), "Максим …");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("короткий", 8), "короткий");
        assert_eq!(cut("x", 0), "");
        assert_eq!(cut_front("Максим Кочетков", 5), "…тков");
    }
}
