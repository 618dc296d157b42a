//! Folding a name to a key that all its spellings share.

/// The key of a name.
#[must_use]
pub fn key(name: &str) -> String {
    name.to_lowercase()
}
