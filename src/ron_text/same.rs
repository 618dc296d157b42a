//! Whether two pieces of RON text say the same.

use super::cursor::Cursor;
use super::lex::{Token, TokenKind};
use super::name::bare_name;
use super::node::{FieldNode, Node, Shape};
use super::quote::quote;
use super::scan::scan_value;
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

/// As [`canonical_value`], and the same for two structs whose fields stand in another order.
#[must_use]
pub fn unordered_value(value: &str) -> String {
    match scan_value(value) {
        Ok(node) => unordered(value, &node),
        Err(_) => canonical_value(value),
    }
}

fn unordered(text: &str, node: &Node) -> String {
    match &node.shape {
        Shape::Struct { fields, .. } => {
            let field = |field: &FieldNode| {
                let name = bare_name(&text[field.name.clone()]);
                format!("{name}\u{1}:{}", unordered(text, &field.value))
            };
            let mut fields: Vec<String> = fields.iter().map(field).collect();
            fields.sort_unstable();
            format!("\u{1}({}\u{1})", fields.join("\u{1},"))
        }
        Shape::List { items, .. } => {
            let items: Vec<String> = items
                .iter()
                .map(|item| unordered(text, &item.value))
                .collect();
            format!("\u{1}[{}\u{1}]", items.join("\u{1},"))
        }
        Shape::Tuple { .. } | Shape::Map { .. } | Shape::Leaf => {
            canonical_value(&text[node.span.clone()])
        }
    }
}

/// A text that is equal for two values exactly if [`same_value`] holds, for looking values up. Linear.
#[must_use]
pub fn canonical_value(value: &str) -> String {
    let mut cursor = Cursor::new(value);
    let mut canonical = String::with_capacity(value.len());
    loop {
        match next(&mut cursor) {
            Ok(None) => return canonical,
            Ok(Some(token)) => {
                let written = &value[token.span];
                // A sign that begins no token parts the tokens.
                canonical.push('\u{1}');
                match token.kind {
                    TokenKind::Name => canonical.push_str(bare_name(written)),
                    TokenKind::Text => match decoded(written) {
                        Some(text) => canonical.push_str(&quote(&text)),
                        None => canonical.push_str(written),
                    },
                    _ => canonical.push_str(written),
                }
            }
            Err(_) => return format!("\u{2}{value}"),
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
    use super::{canonical_value, same_value, unordered_value};

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
        for (a, b) in [
            ("(a: 1, b: [2, 3])", "( a:1, // c\n b: [2,3,], )"),
            ("\"a\\u{62}\"", "r#\"ab\"#"),
            ("r#a: 1", "a: 1"),
        ] {
            assert_eq!(canonical_value(a), canonical_value(b), "{a} {b}");
        }
    }

    #[test]
    fn the_order_of_fields_does_not_matter_to_one_of_them() {
        let (one, other) = ("[(a: 1, b: (c: 2, d: 3))]", "[ (b: (d: 3, c: 2,), a: 1) ]");
        assert_ne!(canonical_value(one), canonical_value(other));
        assert_eq!(unordered_value(one), unordered_value(other));
        assert_ne!(unordered_value("[1, 2]"), unordered_value("[2, 1]"));
        assert_ne!(unordered_value("(a: 1)"), unordered_value("(a: 2)"));
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
            assert_ne!(canonical_value(a), canonical_value(b), "{a} {b}");
        }
    }
}
