//! What stands for our own signs where only ASCII may be drawn or printed.
//!
//! Letters of names keep their letters: what stands here is drawn or written by us.

/// The signs of our own that may be drawn or printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignSet {
    /// All of them.
    #[default]
    Unicode,
    /// Only what ASCII has.
    Ascii,
}

/// A sign that is drawn on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawnSign {
    /// A line across, before and after a heading.
    Rule,
    /// A line down, between two columns.
    Divider,
    /// A part of a bar.
    Bar,
    /// Before what is chosen in a list.
    Cursor,
    /// Before what is chosen of a few, such as the choices of a field.
    Pointer,
    /// Before a record that is marked.
    Mark,
    /// Between two names.
    Between,
    /// Two values that differ, or a dispute.
    Differs,
    /// More lines below.
    Below,
    /// A source that only repeats others.
    Echo,
}

impl DrawnSign {
    /// The sign, or what stands for it.
    #[must_use]
    pub const fn text(self, signs: SignSet) -> &'static str {
        let (sign, stand_in) = match self {
            Self::Rule => ("─", "-"),
            Self::Divider => ("│", "|"),
            Self::Bar => ("█", "="),
            Self::Cursor => ("▌", ">"),
            Self::Pointer => ("▸", ">"),
            Self::Mark => ("●", "*"),
            Self::Between => ("·", "-"),
            Self::Differs => ("≠", "#"),
            Self::Below => ("↓", "v"),
            Self::Echo => ("↳", "<-"),
        };
        match signs {
            SignSet::Unicode => sign,
            SignSet::Ascii => stand_in,
        }
    }
}

/// The signs in our texts: what stands for each on a screen, in one cell, and what in a line that is
/// printed. What may be a letter of a name stays as it is in print.
const IN_TEXTS: [(char, char, Option<&str>); 19] = [
    ('…', '~', Some("~")),
    ('–', '-', Some("-")),
    ('—', '-', Some("-")),
    ('·', '-', None),
    ('“', '"', Some("\"")),
    ('”', '"', Some("\"")),
    ('‘', '\'', None),
    ('’', '\'', None),
    ('¶', 'p', Some("par. ")),
    ('→', '>', Some("->")),
    ('‹', '<', Some("<")),
    ('›', '>', Some(">")),
    ('⟨', '<', Some("<")),
    ('⟩', '>', Some(">")),
    ('█', '#', Some("#")),
    ('▒', '=', Some("=")),
    ('┄', '.', Some(".")),
    ('◆', '*', Some("*")),
    ('●', 'o', Some("o")),
];

/// What stands for a sign in one cell of a screen.
#[must_use]
pub fn in_a_cell(sign: char) -> char {
    match sign {
        '⏎' | '\u{2400}'..='\u{2426}' => '?',
        sign if sign.is_ascii() => sign,
        sign => {
            let row = IN_TEXTS.iter().find(|(own, _, _)| *own == sign);
            row.map_or(sign, |(_, cell, _)| *cell)
        }
    }
}

/// A text that is printed, with our own signs in ASCII.
#[must_use]
pub fn in_print(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        let row = IN_TEXTS.iter().find(|(own, _, _)| *own == sign);
        match (sign, row) {
            (_, Some((_, _, Some(print)))) => plain.push_str(print),
            ('⏎', _) => plain.push_str("\\n"),
            ('≠', _) => plain.push_str("!="),
            ('\u{2400}'..='\u{241f}', _) => {
                plain.push('^');
                // Caret notation: the control character plus 64.
                plain.extend(char::from_u32(sign as u32 - 0x2400 + 0x40));
            }
            _ => plain.push(sign),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::safe::display_safe;

    #[test]
    fn our_own_signs_are_printed_in_ascii() {
        let text = display_safe("12–19 Jul “Иван\u{1b}” ¶1\u{202e}");
        assert_eq!(
            in_print(text.as_str()),
            "12-19 Jul \"Иван^[\" par. 1<U+202E>"
        );
        assert_eq!(in_print("Дар’я ≠ Дарья"), "Дар’я != Дарья");
    }

    #[test]
    fn a_cell_of_the_screen_takes_one_sign() {
        let text: String = "12–19 Jul “Иван␛”…⏎".chars().map(in_a_cell).collect();
        assert_eq!(text, "12-19 Jul \"Иван?\"~?");
    }
}
