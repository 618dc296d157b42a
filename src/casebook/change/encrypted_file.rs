//! An encrypted file: how an `age` file begins, and how its name ends.

use std::path::Path;

/// How the name of such a file ends.
pub const ENDING: &str = "age";

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

/// Whether a file has the name of one that is encrypted.
#[must_use]
pub fn is_named_encrypted(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}
