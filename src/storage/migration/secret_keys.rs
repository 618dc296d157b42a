//! Secret keys that lie in a workspace: sealed with everything else, they would open nothing any more.

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::fs::lock::PRIVATE;
use crate::storage::migration::tree::all_below;

/// How much of a file is looked at, in bytes: no file of keys is larger.
const LOOKED_AT: usize = 64 * 1024;

/// How the line of a secret key begins: of `age`, of its plugins.
const LINES: [&str; 2] = ["AGE-SECRET-KEY-1", "AGE-PLUGIN-"];

/// How a file begins that a passphrase opens, as `age -p` writes it; in text, only whole groups of letters count.
const UNDER_PASSPHRASE: [&[u8]; 2] = [
    b"age-encryption.org/v1\n-> scrypt ",
    b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlw",
];

/// Where a file under a passphrase is part of the case: attached, or taken in.
const OF_CASES: [&str; 2] = ["files/", PRIVATE];

/// Refuses a workspace in which a secret key lies.
///
/// # Errors
///
/// [`EncryptionError::SecretKeyInside`] with the first such file; [`Failure::Io`] for what cannot be read.
pub fn must_hold_no_secret_key(fs: &dyn Fs) -> Result<(), Failure> {
    for path in all_below(fs)?.files {
        let bytes = fs
            .read_at(&path, 0, LOOKED_AT)
            .map_err(|error| failed(fs, FileOperation::Read, &path, &error))?;
        let is_of_case = OF_CASES.iter().any(|folder| path.starts_with(folder));
        if holds_key(&bytes) || !is_of_case && is_under_passphrase(&bytes) {
            return Err(Failure::Encryption {
                place: fs.root().join(&path).display().to_string(),
                why: EncryptionError::SecretKeyInside,
            });
        }
    }
    Ok(())
}

/// Whether a line is a secret key, or the head of one.
fn holds_key(bytes: &[u8]) -> bool {
    // Some shells write text with two bytes a letter.
    let bytes: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let text = String::from_utf8_lossy(&bytes);
    text.lines().any(|line| {
        let line = line.trim_start_matches(|letter: char| !letter.is_ascii_graphic());
        let line = line.get(..line.len().min(80)).unwrap_or_default();
        let line = line.to_ascii_uppercase();
        let is_head = line.starts_with("-----BEGIN ") && line.contains("PRIVATE KEY-----");
        is_head || LINES.iter().any(|beginning| line.starts_with(beginning))
    })
}

fn is_under_passphrase(bytes: &[u8]) -> bool {
    let bytes = bytes.trim_ascii_start();
    UNDER_PASSPHRASE.iter().any(|one| bytes.starts_with(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_key_is_seen_however_it_was_saved() {
        let wide: Vec<u8> = "\u{feff}AGE-SECRET-KEY-1QQ"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for text in [
            b"# public key: age1qq\nAGE-SECRET-KEY-1QQ\n".as_slice(),
            b"  age-secret-key-1qq",
            b"\xef\xbb\xbfAGE-PLUGIN-YUBIKEY-1QQ\r\n",
            b"-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl",
            b"-----BEGIN RSA PRIVATE KEY-----\nMIIE",
            &wide,
        ] {
            assert!(holds_key(text), "{}", String::from_utf8_lossy(text));
        }
        for text in [
            b"Person(id: \"p-1\", name: \"Nobody\")".as_slice(),
            b"note: \"lost his AGE-SECRET-KEY-1QQ\"",
            b"age1qq\nssh-ed25519 AAAA",
            "\u{44f}".repeat(200).as_bytes(),
            b"",
        ] {
            assert!(!holds_key(text), "{}", String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn a_file_under_a_passphrase_is_told_from_one_for_a_key() {
        assert!(is_under_passphrase(
            b"age-encryption.org/v1\n-> scrypt abc 18\n"
        ));
        assert!(is_under_passphrase(
            b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBh\n"
        ));
        assert!(!is_under_passphrase(
            b"age-encryption.org/v1\n-> X25519 abc\n"
        ));
    }
}
