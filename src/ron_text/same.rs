//! Whether two pieces of RON text say the same.

use super::lex::{Token, TokenKind, bare_name, token};
use super::trivia::skip;

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
    let (mut left, mut right) = (Tokens::new(a), Tokens::new(b));
    loop {
        match (left.next(), right.next()) {
            (Ok(None), Ok(None)) => return true,
            (Ok(Some(one)), Ok(Some(other))) if same_token(a, &one, b, &other) => {}
            _ => return false,
        }
    }
}

/// The tokens of a text without those commas that come before a closing bracket.
struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

/// The text cannot be cut into tokens; where does not matter here.
struct Broken;

impl<'a> Tokens<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn next(&mut self) -> Result<Option<Token>, Broken> {
        let Some(found) = self.raw()? else {
            return Ok(None);
        };
        if found.kind != TokenKind::Comma {
            return Ok(Some(found));
        }
        let behind_comma = self.at;
        match self.raw()? {
            Some(next) if next.kind == TokenKind::Close => Ok(Some(next)),
            _ => {
                self.at = behind_comma;
                Ok(Some(found))
            }
        }
    }

    fn raw(&mut self) -> Result<Option<Token>, Broken> {
        let start = skip(self.text, self.at).map_err(|_| Broken)?;
        let found = token(self.text, start).map_err(|_| Broken)?;
        self.at = found.as_ref().map_or(start, |found| found.span.end);
        Ok(found)
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
