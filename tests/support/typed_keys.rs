//! Keys that are written down: what benches, examples and tests type.

use lastseen::app::keys::key::Key;

/// The keys of a text: each letter as it is typed, and the names of keys between angle brackets, as in
/// `/brianka<Enter>`.
pub fn typed_keys(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let named = rest
            .strip_prefix('<')
            .and_then(|inner| inner.split_once('>'))
            .and_then(|(name, after)| Some((name.parse::<Key>().ok()?, after)));
        let (key, after) = named.unwrap_or_else(|| (Key::char(first), &rest[first.len_utf8()..]));
        keys.push(key);
        rest = after;
    }
    keys
}
