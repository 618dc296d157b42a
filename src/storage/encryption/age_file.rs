//! An `age` file: what it may cost to try a passphrase on it.

/// The most work that one try of a passphrase may cost, as a power of two: a gigabyte of memory.
pub(super) const MOST_WORK: u8 = 20;
