//! What stands between tokens: white space and comments.

use std::ops::Range;

/// A piece of text that cannot be cut into tokens; `at` is a byte offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LexError {
    /// A block comment without its last `*/`.
    UnclosedComment {
        /// Where it begins.
        at: usize,
    },
    /// A string without its last quote.
    UnclosedString {
        /// Where it begins.
        at: usize,
    },
    /// A character literal that is not one character between single quotes.
    BadCharacter {
        /// Where it begins.
        at: usize,
    },
    /// A character that begins nothing in RON.
    Stray {
        /// Where it stands.
        at: usize,
        /// The character.
        found: char,
    },
}

/// One run of white space or one comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriviaPiece {
    /// What it is.
    pub kind: PieceKind,
    /// Its bytes. The newline after a line comment is not part of it.
    pub span: Range<usize>,
}

/// The kinds of [`TriviaPiece`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// White space as `ron` sees it.
    White,
    /// `// ...` without its newline.
    LineComment,
    /// `/* ... */`, which may nest and span lines.
    BlockComment,
}

impl LexError {
    /// The byte offset of the trouble.
    #[must_use]
    pub fn at(&self) -> usize {
        match self {
            Self::UnclosedComment { at }
            | Self::UnclosedString { at }
            | Self::BadCharacter { at }
            | Self::Stray { at, .. } => *at,
        }
    }
}

/// Whether `ron` takes a character for white space.
#[must_use]
pub fn is_white(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\n'
            | '\r'
            | '\x0B'
            | '\x0C'
            | '\u{85}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'
            | '\u{2029}'
    )
}

/// The white space or comment at `at`, or `None` when a token or the end stands there.
///
/// # Errors
/// An unclosed block comment, or a `/` that begins no comment.
pub fn piece(text: &str, at: usize) -> Result<Option<TriviaPiece>, LexError> {
    let rest = &text[at..];
    let (kind, length) = if rest.starts_with("//") {
        (
            PieceKind::LineComment,
            rest.find('\n').unwrap_or(rest.len()),
        )
    } else if rest.starts_with("/*") {
        let length = block_length(rest).ok_or(LexError::UnclosedComment { at })?;
        (PieceKind::BlockComment, length)
    } else if rest.starts_with('/') {
        return Err(LexError::Stray { at, found: '/' });
    } else {
        (
            PieceKind::White,
            rest.find(|c| !is_white(c)).unwrap_or(rest.len()),
        )
    };
    let found = TriviaPiece {
        kind,
        span: at..at + length,
    };
    Ok((length > 0).then_some(found))
}

/// The offset of the first byte from `at` on that is neither white space nor comment.
///
/// # Errors
/// As [`piece`].
pub fn skip(text: &str, mut at: usize) -> Result<usize, LexError> {
    while let Some(found) = piece(text, at)? {
        at = found.span.end;
    }
    Ok(at)
}

/// The length of the block comment that `rest` begins with; comments nest.
fn block_length(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut level = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            level += 1;
            at += 2;
        } else if bytes[at..].starts_with(b"*/") {
            level -= 1;
            at += 2;
            if level == 0 {
                return Some(at);
            }
        } else {
            at += 1;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{LexError, PieceKind, piece, skip};

    #[test]
    fn comments_nest_and_hold_anything() {
        assert_eq!(skip(" /* a /* ) */ \" */ // ( \n\t5", 0), Ok(26));
        assert_eq!(skip("// no newline", 0), Ok(13));
        assert_eq!(skip("/**/x", 0), Ok(4));
        assert_eq!(skip("/*/*/", 0), Err(LexError::UnclosedComment { at: 0 }));
        assert_eq!(skip(" /x", 0), Err(LexError::Stray { at: 1, found: '/' }));
    }

    #[test]
    fn the_newline_is_not_in_the_line_comment() {
        let found = piece("// a\r\nb", 0).unwrap().unwrap();
        assert_eq!((found.kind, found.span), (PieceKind::LineComment, 0..5));
        assert_eq!(piece("a", 0), Ok(None));
        assert_eq!(piece("", 0), Ok(None));
    }
}
