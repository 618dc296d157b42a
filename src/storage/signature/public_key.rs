//! A public key of SSH, as it stands in a `.pub` file, and its fingerprint.

use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_STANDARD_NO_PAD};
use sha2::{Digest, Sha256};

/// The most bytes that a key may have; those of RSA with 16,384 bits have 2,060.
const LONGEST: usize = 4096;

/// A public key of SSH.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicKey {
    /// Its sort, `ssh-ed25519`.
    sort: String,
    /// Its bytes, as RFC 4253 has them.
    bytes: Vec<u8>,
}

impl PublicKey {
    /// The key of a line of a `.pub` file: sort, base64, and perhaps a comment.
    #[must_use]
    pub fn read(line: &str) -> Option<Self> {
        let mut words = line.split_ascii_whitespace();
        let (sort, bytes) = (words.next()?, words.next()?);
        let key = Self::of_bytes(BASE64_STANDARD.decode(bytes).ok()?)?;
        (key.sort == sort).then_some(key)
    }

    /// The key of these bytes, which begin with its sort. Certificates are none.
    #[must_use]
    pub fn of_bytes(bytes: Vec<u8>) -> Option<Self> {
        let (sort, _) = string_of(&bytes)?;
        let sort = std::str::from_utf8(sort).ok()?.to_owned();
        let is_known = ["ssh-", "ecdsa-", "sk-"]
            .iter()
            .any(|beginning| sort.starts_with(beginning));
        let is_plain = sort.chars().all(|c| c.is_ascii_graphic()) && !sort.contains("-cert-");
        (is_known && is_plain && bytes.len() <= LONGEST).then_some(Self { sort, bytes })
    }

    /// The key as it stands in a file, without a comment.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{} {}", self.sort, BASE64_STANDARD.encode(&self.bytes))
    }

    /// The fingerprint as ssh-keygen prints it.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let digest = Sha256::digest(&self.bytes);
        format!("SHA256:{}", BASE64_STANDARD_NO_PAD.encode(digest))
    }
}

/// A string of RFC 4251: four bytes of length, and what they count; and what stands behind it.
#[must_use]
pub fn string_of(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBTTzcTXNVqs5V7zZ4l4p1l4qJxq7D5Rv3l4v3CkXQ8z";

    #[test]
    fn a_key_reads_as_it_is_written() {
        let key = PublicKey::read(&format!("{KEY} anna@desk")).unwrap();
        assert_eq!(key.to_text(), KEY);
        assert!(key.fingerprint().starts_with("SHA256:"));
        assert_eq!(key.fingerprint().len(), 50);
    }

    #[test]
    fn what_is_no_key_is_none() {
        let base64 = KEY.split(' ').nth(1).unwrap();
        for text in [
            "",
            "ssh-ed25519",
            "ssh-ed25519 !!!",
            "ssh-ed25519 AAAA",
            "ssh-ed25519 /////w==",
            &format!("ssh-rsa {base64}"),
        ] {
            assert_eq!(PublicKey::read(text), None, "{text}");
        }
    }
}
