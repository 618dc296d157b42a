//! The style that a terminal writes in, and the shortest way from one to another.

use std::fmt::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// The colours and attributes that letters are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SgrState {
    front: Color,
    back: Color,
    attributes: Modifier,
}

/// What shows where there is no letter, beside the colour behind it.
const SEEN_ON_BLANKS: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT);

/// Each attribute with the parameter that turns it on and the one that turns it off (ECMA-48,
/// 8.3.117). Bold and faint share theirs for off.
const ATTRIBUTES: [(Modifier, u8, u8); 8] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// What stands in a cell, as far as its looks depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellGlyph {
    /// Something that can be seen.
    Letter,
    /// A space.
    Blank,
}

impl CellGlyph {
    /// What stands in a cell.
    #[must_use]
    pub fn of(cell: &Cell) -> Self {
        match cell.symbol() {
            " " => Self::Blank,
            _ => Self::Letter,
        }
    }
}

impl SgrState {
    /// What a terminal writes in after a reset.
    pub const PLAIN: Self = Self {
        front: Color::Reset,
        back: Color::Reset,
        attributes: Modifier::empty(),
    };

    /// What a cell is to be written in.
    #[must_use]
    pub const fn of(cell: &Cell) -> Self {
        Self {
            front: cell.fg,
            back: cell.bg,
            attributes: cell.modifier,
        }
    }

    /// Whether a letter, or a blank, looks the same in both.
    #[must_use]
    pub fn looks_like(&self, other: &Self, cell: CellGlyph) -> bool {
        self == other
            || cell == CellGlyph::Blank
                && self.back == other.back
                && !self.attributes.intersects(SEEN_ON_BLANKS)
                && !other.attributes.intersects(SEEN_ON_BLANKS)
    }

    /// Whether erasing leaves what a blank in it looks like: erased cells have no attributes, and not
    /// every terminal gives them the colour behind.
    #[must_use]
    pub fn erases(&self) -> bool {
        self.back == Color::Reset && !self.attributes.intersects(SEEN_ON_BLANKS)
    }

    /// The shortest sequence after which a terminal writes in `self`, if it wrote in `before`;
    /// nothing is known of that where it is `None`.
    #[must_use]
    pub fn after(&self, before: Option<&Self>) -> String {
        let anew = self.parameters(&Self::PLAIN);
        let anew = if anew.is_empty() {
            "\x1b[m".to_owned()
        } else {
            format!("\x1b[0;{anew}m")
        };
        let Some(before) = before else {
            return anew;
        };
        let step = self.parameters(before);
        if step.is_empty() {
            return step;
        }
        let step = format!("\x1b[{step}m");
        if step.len() < anew.len() { step } else { anew }
    }

    /// The parameters that lead from one style to another, separated by semicolons.
    fn parameters(&self, before: &Self) -> String {
        let mut all = Vec::new();
        let gone = before.attributes - self.attributes;
        let mut on = self.attributes;
        for (attribute, _, off) in ATTRIBUTES {
            if gone.contains(attribute) && !all.contains(&off.to_string()) {
                all.push(off.to_string());
            }
        }
        if !gone.intersects(Modifier::BOLD | Modifier::DIM) {
            on -= before.attributes;
        } else {
            // Both went off together; the one that stays has to be turned on again.
            on -= before.attributes - (Modifier::BOLD | Modifier::DIM);
        }
        for (attribute, parameter, _) in ATTRIBUTES {
            if on.contains(attribute) {
                all.push(parameter.to_string());
            }
        }
        if self.front != before.front {
            all.push(colour(self.front, 30));
        }
        if self.back != before.back {
            all.push(colour(self.back, 40));
        }
        all.join(";")
    }
}

/// The parameters of a colour; `base` is 30 for letters and 40 for what is behind them. The eight
/// bright ones have numbers of their own (aixterm), which are shorter than those of the palette.
fn colour(colour: Color, base: u8) -> String {
    let bright = base + 60;
    let number = match colour {
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => bright,
        Color::LightRed => bright + 1,
        Color::LightGreen => bright + 2,
        Color::LightYellow => bright + 3,
        Color::LightBlue => bright + 4,
        Color::LightMagenta => bright + 5,
        Color::LightCyan => bright + 6,
        Color::White => bright + 7,
        Color::Indexed(number) => return format!("{};5;{number}", base + 8),
        Color::Rgb(red, green, blue) => {
            return format!("{};2;{red};{green};{blue}", base + 8);
        }
    };
    number.to_string()
}

/// Moves the cursor to a cell, counted from 0.
pub fn move_to(out: &mut String, (x, y): (u16, u16)) {
    // Writing into memory cannot fail.
    let _ = if x == 0 {
        write!(out, "\x1b[{}H", y + 1)
    } else {
        write!(out, "\x1b[{};{}H", y + 1, x + 1)
    };
}

/// The sequence with a count before its last letter, which one does not need.
#[must_use]
pub fn counted(count: u16, last: char) -> String {
    if count == 1 {
        format!("\x1b[{last}")
    } else {
        format!("\x1b[{count}{last}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn style(front: Color, attributes: Modifier) -> SgrState {
        SgrState {
            front,
            back: Color::Reset,
            attributes,
        }
    }

    #[test]
    fn the_shortest_way_is_taken() {
        let red = style(Color::Red, Modifier::empty());
        let loud = style(Color::Red, Modifier::BOLD | Modifier::REVERSED);
        let grey = style(Color::DarkGray, Modifier::empty());
        assert_eq!(red.after(Some(&red)), "");
        assert_eq!(red.after(Some(&grey)), "\x1b[31m");
        assert_eq!(grey.after(Some(&red)), "\x1b[90m");
        assert_eq!(loud.after(Some(&red)), "\x1b[1;7m");
        assert_eq!(red.after(Some(&loud)), "\x1b[0;31m");
        assert_eq!(SgrState::PLAIN.after(Some(&red)), "\x1b[m");
        assert_eq!(SgrState::PLAIN.after(Some(&loud)), "\x1b[m");
        assert_eq!(red.after(None), "\x1b[0;31m");
        assert_eq!(SgrState::PLAIN.after(None), "\x1b[m");
    }

    #[test]
    fn bold_stays_when_faint_goes() {
        let both = style(Color::Reset, Modifier::BOLD | Modifier::DIM);
        let bold = style(Color::Reset, Modifier::BOLD);
        assert_eq!(bold.after(Some(&both)), "\x1b[0;1m");
        let faint = style(Color::Rgb(10, 20, 30), Modifier::DIM);
        let bold = style(Color::Rgb(10, 20, 30), Modifier::BOLD);
        assert_eq!(bold.after(Some(&faint)), "\x1b[22;1m");
    }

    #[test]
    fn blanks_look_alike_unless_something_is_drawn_on_them() {
        let red = style(Color::Red, Modifier::BOLD);
        let lined = style(Color::Red, Modifier::UNDERLINED);
        assert!(red.looks_like(&SgrState::PLAIN, CellGlyph::Blank));
        assert!(!red.looks_like(&SgrState::PLAIN, CellGlyph::Letter));
        assert!(!lined.looks_like(&red, CellGlyph::Blank));
        assert!(red.erases() && !lined.erases());
    }
}
