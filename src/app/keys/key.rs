//! A key press, free of any terminal.

use std::fmt;
use std::str::FromStr;

use crate::app::keys::keyboard_layout::KeyboardLayout;
use crate::text::language::Language;

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character, as the layout gives it.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// One key press. Shift is in the character; Alt is never needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Whether Ctrl was held.
    pub ctrl: bool,
}

/// A text that names no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAKey;

const NAMED: [(&str, Code); 15] = [
    ("Space", Code::Char(' ')),
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Shift-Tab", Code::BackTab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
];

impl Key {
    /// A key without Ctrl.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false }
    }

    /// A character without Ctrl.
    #[must_use]
    pub const fn char(character: char) -> Self {
        Self::plain(Code::Char(character))
    }

    /// A character with Ctrl.
    #[must_use]
    pub const fn ctrl(character: char) -> Self {
        Self {
            code: Code::Char(character),
            ctrl: true,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        match NAMED.iter().find(|(_, code)| *code == self.code) {
            Some((name, _)) => f.write_str(name),
            None => match self.code {
                Code::Char(character) => write!(f, "{character}"),
                _ => Ok(()),
            },
        }
    }
}

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let (ctrl, rest) = match text.strip_prefix("Ctrl-") {
            Some(rest) if !rest.is_empty() => (true, rest),
            _ => (false, text),
        };
        if let Some((_, code)) = NAMED.iter().find(|(name, _)| *name == rest) {
            return Ok(Self { code: *code, ctrl });
        }
        let mut characters = rest.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) if !character.is_control() => Ok(Self {
                code: Code::Char(character),
                ctrl,
            }),
            _ => Err(NotAKey),
        }
    }
}

/// What a key answers to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAnswer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// One thing by its place and the other by its letter: it has to be asked again.
    Ambiguous,
}

/// What a key answers; `None` for a key that is no answer. A Cyrillic layout has н, with which нет begins, on the
/// key of y, and т, with which так begins, on the key of n: neither is taken. No key that moves is an answer, so д,
/// with which да begins, is none: it is on the key of l. The signs are the same on all layouts.
#[must_use]
pub fn answered(key: Key) -> Option<KeyAnswer> {
    match key.code {
        Code::Esc => Some(KeyAnswer::No),
        Code::Char('c') if key.ctrl => Some(KeyAnswer::No),
        Code::Char(_) if key.ctrl => None,
        Code::Char('y' | 'Y' | '+') => Some(KeyAnswer::Yes),
        Code::Char('n' | 'N' | '-') => Some(KeyAnswer::No),
        Code::Char('н' | 'Н' | 'т' | 'Т') => Some(KeyAnswer::Ambiguous),
        _ => None,
    }
}

/// The keys for yes and for no as they are shown: the letters, and the signs too if the letters may not be at
/// hand.
#[must_use]
pub fn answer_keys(language: Language, layout: KeyboardLayout) -> (&'static str, &'static str) {
    if language == Language::ENGLISH && layout != KeyboardLayout::Cyrillic {
        ("y", "n")
    } else {
        ("y +", "n -")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_as_they_are_read() {
        for text in [
            "j",
            "Ctrl-d",
            "Space",
            "Shift-Tab",
            "PgDn",
            "/",
            "Ctrl-]",
            "ы",
        ] {
            assert_eq!(text.parse::<Key>().unwrap().to_string(), text);
        }
        assert_eq!("Hyper-x".parse::<Key>(), Err(NotAKey));
        assert_eq!("".parse::<Key>(), Err(NotAKey));
    }
}
