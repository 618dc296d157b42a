//! An `age` file: how it begins, and what it may cost to try a passphrase on it.

/// The most work that one try of a passphrase may cost, as a power of two: a gigabyte of memory.
pub(super) const MOST_WORK: u8 = 20;

/// How such a file begins, in each of its two forms.
const BEGINNINGS: [&[u8]; 2] = [
    b"age-encryption.org/",
    b"-----BEGIN AGE ENCRYPTED FILE-----",
];

/// Whether bytes are such a file, whole or not.
#[must_use]
pub fn is_encrypted(bytes: &[u8]) -> bool {
    let bytes = bytes.trim_ascii_start();
    BEGINNINGS.iter().any(|one| bytes.starts_with(one))
}
