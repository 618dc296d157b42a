//! Identifiers: what may stand in one, and how a name is written as one.

use unicode_ident::{is_xid_continue, is_xid_start};

/// Whether a plain identifier may begin with `c`; the rest of it is `XID_Continue`.
#[must_use]
pub fn is_name_start(c: char) -> bool {
    c == '_' || is_xid_start(c)
}

/// Whether `c` may stand in a raw identifier, after `r#`.
#[must_use]
pub fn is_raw_name(c: char) -> bool {
    matches!(c, '.' | '+' | '-') || is_xid_continue(c)
}

/// Whether `name` is a plain identifier, which needs no `r#`.
#[must_use]
pub fn is_plain(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(is_name_start) && chars.all(is_xid_continue)
}

/// The name that an identifier stands for: without `r#`.
#[must_use]
pub fn bare_name(written: &str) -> &str {
    written.strip_prefix("r#").unwrap_or(written)
}

/// How `name` is written as an identifier, or `None` when RON has no way to write it.
#[must_use]
pub fn written_name(name: &str) -> Option<String> {
    if is_plain(name) {
        Some(name.to_owned())
    } else if !name.is_empty() && name.chars().all(is_raw_name) {
        Some(format!("r#{name}"))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{bare_name, written_name};

    #[test]
    fn names_are_written_raw_when_they_must() {
        assert_eq!(written_name("имя").as_deref(), Some("имя"));
        assert_eq!(written_name("a-b").as_deref(), Some("r#a-b"));
        assert_eq!(
            written_name("a.b")
                .map(|name| bare_name(&name).to_owned())
                .as_deref(),
            Some("a.b")
        );
        assert_eq!(written_name("a b"), None);
        assert_eq!(written_name(""), None);
    }
}
