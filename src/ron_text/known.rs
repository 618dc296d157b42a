//! Whether a record has no other fields than known ones: asked of every record that is read, and
//! answered without a tree.

use memchr::memchr2;

/// Whether the top struct of `text`, which is valid RON, surely has no fields but those that are known.
/// `false` if it has others, and also if only [`crate::ron_text::scan`] can tell: where there
/// are comments, characters, raw strings or raw names.
#[must_use]
pub fn has_only(text: &str, is_known: impl Fn(&str) -> bool) -> bool {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_u32);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                // A letter before a string makes it another kind of string.
                let before = at.checked_sub(1).map(|before| bytes[before]);
                if before.is_some_and(|byte| byte.is_ascii_alphanumeric()) {
                    return false;
                }
                match end_of_string(bytes, at + 1) {
                    Some(end) => at = end,
                    None => return false,
                }
            }
            b'/' | b'\'' | b'#' => return false,
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b':' if depth == 1 && !is_known(name_before(text, at)) => return false,
            _ => {}
        }
        at += 1;
    }
    true
}

/// Where the string ends whose first character stands at `from`: at its closing quote.
fn end_of_string(bytes: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let found = from + memchr2(b'"', b'\\', bytes.get(from..)?)?;
        if bytes[found] == b'"' {
            return Some(found);
        }
        from = found + 2;
    }
}

/// The name before the colon at `colon`, up to the space, comma or bracket before it.
fn name_before(text: &str, colon: usize) -> &str {
    let before = text[..colon].trim_end();
    let start = before
        .rfind(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '('))
        .map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        });
    &before[start..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ron_text::locate::field_names;
    use proptest::prelude::{Strategy, proptest};
    use proptest::sample::select;

    #[test]
    fn known_fields_are_told_from_others() {
        let known = ["id", "name", "history"];
        for (text, only) in [
            (
                r#"Person(id: "p-1", name: "A: b (c", history: [(when: "x")])"#,
                true,
            ),
            ("( id : \"p\" ,\r\n\tname\u{2028}:\"\\\"x: \\\\\")", true),
            (r#"(id: "p-1", shoe: (left: 1))"#, false),
            (r#"(id: "p-1", жname: 1)"#, false),
            (r#"(id: "p-1", history: {"shoe": 1})"#, true),
            // Not told without a tree, whatever it is.
            (r#"(id: "p-1", /* shoe: 1 */ name: "x")"#, false),
            (r##"(id: r#"p"#)"##, false),
            (r#"(id: r"p\")"#, false),
            ("(id: 'p')", false),
            (r##"(r#id: "p")"##, false),
        ] {
            assert_eq!(has_only(text, |name| known.contains(&name)), only, "{text}");
        }
    }

    fn piece() -> impl Strategy<Value = &'static str> {
        select(
            &[
                "id: \"p\"",
                "shoe: 1",
                "name : \"a\\\"b: (\"",
                "history: [(shoe: 1)]",
                "name: (1, id: 2)",
                "history: {\"a\": 1}",
                "// shoe: 1\n name: 2",
                "name: r\"\\\"",
                "жid: 1",
                "id: b\"x\"",
                "name: 'x'",
                "r#name: 1",
                "history:[],\nnamed: 1",
                "name:\"\"",
            ][..],
        )
    }

    proptest! {
        #[test]
        fn what_surely_has_only_known_fields_has_no_others(
            pieces in proptest::collection::vec(piece(), 0..6),
            start in select(&["(", "Person(", " Person (\n "][..]),
        ) {
            let text = format!("{start}{})", pieces.join(",\n    "));
            let known = ["id", "name", "history"];
            if let Ok(fields) = field_names(&text) {
                let all_known = fields.iter().all(|(name, _)| known.contains(name));
                assert!(all_known || !has_only(&text, |name| known.contains(&name)), "{text}");
            }
        }
    }
}
