//! What tells one state of a file from another without reading it.

use std::hash::{DefaultHasher, Hash, Hasher};

/// What tells one state of a file from another without reading it. Two states that differ have
/// different stamps; the same state may have several. It is good as long as the program runs.
pub type Stamp = u64;

/// The stamp that stands for these pieces of bytes.
#[must_use]
pub fn stamp_of(pieces: &[&[u8]]) -> Stamp {
    let mut hasher = DefaultHasher::new();
    pieces.hash(&mut hasher);
    hasher.finish()
}
