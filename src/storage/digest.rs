//! Digests: SHA-256 in hexadecimal.

use std::fmt::Write;
use std::io;

use sha2::{Digest, Sha256};

/// The SHA-256 of `bytes`: 64 lower-case hexadecimal characters.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Bytes in lower-case hexadecimal.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// What is written goes on, and its digest is known at the end.
pub struct DigestWriter<W> {
    to: W,
    digest: Sha256,
}

impl<W: io::Write> DigestWriter<W> {
    /// Nothing has been written yet.
    pub fn new(to: W) -> Self {
        Self {
            to,
            digest: Sha256::new(),
        }
    }

    /// The SHA-256 of all that was written.
    #[must_use]
    pub fn finish(self) -> String {
        hexadecimal(&self.digest.finalize())
    }
}

impl<W: io::Write> io::Write for DigestWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// The digest of a file that is not there: the empty text, which is no digest of any file.
pub const ABSENT: &str = "";

/// The digest of a file's text, or [`ABSENT`].
#[must_use]
pub fn of_file(text: Option<&str>) -> String {
    text.map_or_else(|| ABSENT.to_owned(), |text| sha256(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_standard_one() {
        // FIPS 180-4, the one-block example.
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(of_file(None), "");
    }
}
