//! The lexer: the tokens of RON, which are brackets, commas, colons, names and literals.

use std::ops::Range;

use unicode_ident::is_xid_continue;

use super::name::{is_name_start, is_raw_name};
use super::trivia::LexError;

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes.
    pub span: Range<usize>,
}

/// The kinds of [`Token`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    /// `,`.
    Comma,
    /// `:`.
    Colon,
    /// An identifier, raw (`r#a-b`) or plain; also `true`, `None` and `inf`.
    Name,
    /// A string or byte string, raw or not.
    Text,
    /// A character, a number or a range.
    Literal,
}

impl TokenKind {
    /// Whether a value can begin with such a token.
    #[must_use]
    pub fn begins_value(self) -> bool {
        matches!(self, Self::Open | Self::Name | Self::Text | Self::Literal)
    }
}

/// The token at `at`, which must be behind white space and comments; `None` at the end.
///
/// Numbers are taken liberally (`1..=2e-3_f64` is one literal), since `ron` will judge them.
///
/// # Errors
/// A string or character without its end, or a character that begins no token.
pub fn token(text: &str, at: usize) -> Result<Option<Token>, LexError> {
    let rest = &text[at..];
    let Some(first) = rest.chars().next() else {
        return Ok(None);
    };
    let (kind, end) = match first {
        '(' | '[' | '{' => (TokenKind::Open, at + 1),
        ')' | ']' | '}' => (TokenKind::Close, at + 1),
        ',' => (TokenKind::Comma, at + 1),
        ':' => (TokenKind::Colon, at + 1),
        '"' => (TokenKind::Text, escaped_end(text, at, at + 1)?),
        '\'' => (TokenKind::Literal, character_end(text, at, at + 1)?),
        '0'..='9' | '+' | '-' | '.' => (TokenKind::Literal, number_end(text, at)?),
        _ => return word(text, at, first).map(Some),
    };
    Ok(Some(Token {
        kind,
        span: at..end,
    }))
}

/// A token that begins with a letter: a prefixed literal or a name.
fn word(text: &str, at: usize, first: char) -> Result<Token, LexError> {
    let rest = &text[at..];
    let literal = |end| Token {
        kind: TokenKind::Literal,
        span: at..end,
    };
    let string = |end| Token {
        kind: TokenKind::Text,
        span: at..end,
    };
    if rest.starts_with("b'") {
        let end = character_end(text, at, at + 2)?;
        return Ok(literal(range_end(text, end)?));
    }
    if rest.starts_with("b\"") {
        return Ok(string(escaped_end(text, at, at + 2)?));
    }
    if rest.starts_with("br\"") || rest.starts_with("br#") {
        return Ok(string(raw_end(text, at, at + 2)?));
    }
    if rest.starts_with("r\"") || rest.starts_with("r#\"") || rest.starts_with("r##") {
        return Ok(string(raw_end(text, at, at + 1)?));
    }
    let length = if let Some(raw) = rest.strip_prefix("r#") {
        let length = raw.find(|c| !is_raw_name(c)).unwrap_or(raw.len());
        if length == 0 {
            return Err(LexError::Stray {
                at: at + 1,
                found: '#',
            });
        }
        length + 2
    } else if is_name_start(first) {
        rest.find(|c| !is_xid_continue(c)).unwrap_or(rest.len())
    } else {
        return Err(LexError::Stray { at, found: first });
    };
    let end = at + length;
    // `inf..5` is a range although it begins like a name.
    let whole = range_end(text, end)?;
    if whole > end {
        return Ok(literal(whole));
    }
    Ok(Token {
        kind: TokenKind::Name,
        span: at..end,
    })
}

/// The end of the range that goes on with `..` at `at`, or `at` when none does.
fn range_end(text: &str, at: usize) -> Result<usize, LexError> {
    if text[at..].starts_with("..") {
        number_end(text, at)
    } else {
        Ok(at)
    }
}

/// The end of a number or range.
fn number_end(text: &str, start: usize) -> Result<usize, LexError> {
    let mut at = start;
    while let Some(c) = text[at..].chars().next() {
        let after_dots = at > start && matches!(text.as_bytes()[at - 1], b'.' | b'=');
        if after_dots && text[at..].starts_with("b'") {
            // A range may end in a byte literal: `0..b'a'`.
            at = character_end(text, at, at + 2)?;
        } else if matches!(c, '.' | '+' | '-' | '=') || is_xid_continue(c) {
            at += c.len_utf8();
        } else {
            break;
        }
    }
    Ok(at)
}

/// The end of a string with escapes whose content begins at `from`.
fn escaped_end(text: &str, at: usize, from: usize) -> Result<usize, LexError> {
    let bytes = text.as_bytes();
    let mut here = from;
    while let Some(byte) = bytes.get(here) {
        match byte {
            b'"' => return Ok(here + 1),
            b'\\' => here += 2,
            _ => here += 1,
        }
    }
    Err(LexError::UnclosedString { at })
}

/// The end of a raw string whose hashes begin at `from`.
fn raw_end(text: &str, at: usize, from: usize) -> Result<usize, LexError> {
    let rest = &text[from..];
    let hashes = rest.bytes().take_while(|byte| *byte == b'#').count();
    let Some(content) = rest[hashes..].strip_prefix('"') else {
        return Err(LexError::Stray {
            at: from,
            found: '#',
        });
    };
    let closer = format!("\"{}", &rest[..hashes]);
    let length = content
        .find(&closer)
        .ok_or(LexError::UnclosedString { at })?;
    Ok(from + hashes + 1 + length + closer.len())
}

/// The end of a character literal whose content begins at `from`.
fn character_end(text: &str, at: usize, from: usize) -> Result<usize, LexError> {
    let bad = LexError::BadCharacter { at };
    let mut chars = text[from..].char_indices();
    let Some((_, first)) = chars.next() else {
        return Err(bad);
    };
    if first == '\\' {
        // The escaped character may be the quote itself, so it is passed over unseen.
        chars.next();
    }
    // The longest escape is `\u{10ffff}`; a quote far away belongs to something else.
    for (offset, c) in chars.take(if first == '\\' { 10 } else { 1 }) {
        if c == '\'' {
            return Ok(from + offset + 1);
        }
    }
    Err(bad)
}

#[cfg(test)]
mod tests {
    use super::{TokenKind, token};
    use crate::ron_text::trivia::LexError;

    fn only(text: &str) -> TokenKind {
        let found = token(text, 0).unwrap().unwrap();
        assert_eq!(found.span, 0..text.len(), "{text}");
        found.kind
    }

    #[test]
    fn literals_are_one_token_each() {
        for text in [
            "0",
            "-1",
            "+0x1F_u8",
            "1.5e-3f32",
            ".5",
            "b'a'",
            r"b'\''",
            "'''",
            r"'\u{10ffff}'",
            "'я'",
            "1..2",
            "1..=b'z'",
            "b'a'..b'c'",
            "..",
            "..=5",
            "inf..5",
            "NaNf32..=1",
            "-inf",
        ] {
            assert_eq!(only(text), TokenKind::Literal, "{text}");
        }
        for text in [
            r#""a\"b\\""#,
            "\"a\\\nb\"",
            r###"r##"a"#b"##"###,
            r#"r"\""#,
            r#"b"x""#,
            r##"br#"x"#"##,
        ] {
            assert_eq!(only(text), TokenKind::Text, "{text}");
        }
        for text in [
            "a",
            "_",
            "имя",
            "r#type",
            "r#a-b.c+1",
            "bar",
            "r",
            "br",
            "inf",
            "true",
            "r#1",
        ] {
            assert_eq!(only(text), TokenKind::Name, "{text}");
        }
    }

    #[test]
    fn broken_tokens_say_where() {
        assert_eq!(
            token(" \"a\\\"", 1),
            Err(LexError::UnclosedString { at: 1 })
        );
        assert_eq!(token("r#\"a\"", 0), Err(LexError::UnclosedString { at: 0 }));
        assert_eq!(token("'ab'", 0), Err(LexError::BadCharacter { at: 0 }));
        assert_eq!(token("'", 0), Err(LexError::BadCharacter { at: 0 }));
        assert_eq!(token("r#", 0), Err(LexError::Stray { at: 1, found: '#' }));
        assert_eq!(token("§", 0), Err(LexError::Stray { at: 0, found: '§' }));
        assert_eq!(token("", 0), Ok(None));
    }
}
