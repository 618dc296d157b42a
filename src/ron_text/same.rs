//! Whether two pieces of RON text say the same.

use super::cursor::Cursor;
use super::lex::{Token, TokenKind};
use super::name::bare_name;
use super::trivia::LexError;

/// Whether two values are equal but for white space, comments and trailing commas.
///
/// Strings are compared by what they stand for (`"a"` is `r"a"`), everything else as it is written:
/// `1.0` and `1.00` differ, and so do `Some(1)` and `1`. Text that has no end or holds stray
/// characters is the same only as itself.
#[must_use]
pub fn same_value(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (mut left, mut right) = (Cursor::new(a), Cursor::new(b));
    loop {
        match (next(&mut left), next(&mut right)) {
            (Ok(None), Ok(None)) => return true,
            (Ok(Some(one)), Ok(Some(other))) if same_token(a, &one, b, &other) => {}
            _ => return false,
        }
    }
}

/// The next token that is not a comma before a closing bracket.
fn next(cursor: &mut Cursor<'_>) -> Result<Option<Token>, LexError> {
    let found = cursor.pass()?;
    if !matches!(&found, Some(found) if found.kind == TokenKind::Comma) {
        return Ok(found);
    }
    match cursor.peek()? {
        Some(closer) if closer.kind == TokenKind::Close => cursor.pass(),
        _ => Ok(found),
    }
}

fn same_token(a: &str, one: &Token, b: &str, other: &Token) -> bool {
    let (left, right) = (&a[one.span.clone()], &b[other.span.clone()]);
    if one.kind != other.kind {
        return false;
    }
    match one.kind {
        TokenKind::Name => bare_name(left) == bare_name(right),
        TokenKind::Text => {
            left == right || decoded(left).is_some_and(|text| decoded(right) == Some(text))
        }
        _ => left == right,
    }
}

/// What a string literal stands for, if `ron` reads it; byte strings are left as they are.
fn decoded(literal: &str) -> Option<String> {
    ron::from_str(literal).ok()
}

#[cfg(test)]
mod tests {
    use super::same_value;

    #[test]
    fn layout_does_not_matter() {
        assert!(same_value(
            "(a: 1, b: [2, 3])",
            "( a:1, // c\n b: [2,3,], )"
        ));
        assert!(same_value("\"a\\u{62}\"", "r#\"ab\"#"));
        assert!(same_value("r#a: 1", "a: 1"));
        assert!(same_value("", " /* */ "));
        assert!(same_value("b\"x\"", "b\"x\""));
    }

    #[test]
    fn content_matters() {
        for (a, b) in [
            ("[1, 2]", "[1 2]"),
            ("[1]", "[1, 1]"),
            ("\"a\"", "\"A\""),
            ("1.0", "1.00"),
            ("a", "b"),
            ("\"1\"", "1"),
            ("[,]", ","),
            ("b\"x\"", "\"x\""),
            ("\"a", "\"a "),
            ("(a)", "[a]"),
            ("", "1"),
            ("1,", "1"),
        ] {
            assert!(!same_value(a, b), "{a} {b}");
            assert!(!same_value(b, a), "{b} {a}");
        }
    }
}
