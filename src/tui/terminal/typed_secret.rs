//! A typed secret: what is typed at a locked screen before Enter. It is never shown, lies in locked memory, and is
//! overwritten when it is given up.

use age::secrecy::SecretString;
use zeroize::Zeroizing;

use crate::storage::encryption::locked_memory::LockedMemory;

/// The most bytes of it.
const MOST: usize = 1024;

/// The keys that leave, as they come in raw mode: Ctrl-q, as the one that locked, Ctrl-c and Ctrl-d.
const LEAVE: [u8; 3] = [0x11, 0x03, 0x04];

/// What a byte of the terminal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedKey {
    /// The end of what is typed.
    Enter,
    /// A key that leaves.
    Leave,
    /// A letter, a key that takes letters away, or nothing that counts.
    Other,
}

/// Where in the bytes of a key that gives no letter one is, as of an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Escape {
    No,
    /// Its first byte has come.
    Begun,
    /// It goes on to its last byte (ECMA-48, 5.4).
    Inside,
}

/// What is typed.
pub struct TypedSecret {
    bytes: LockedMemory<Zeroizing<[u8; MOST]>>,
    length: usize,
    escape: Escape,
}

impl TypedSecret {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            bytes: LockedMemory::new(Zeroizing::new([0; MOST])),
            length: 0,
            escape: Escape::No,
        }
    }

    /// Takes the next byte.
    pub fn take(&mut self, byte: u8) -> TypedKey {
        let escape = std::mem::replace(&mut self.escape, Escape::No);
        match (escape, byte) {
            (_, b'\r' | b'\n') => return TypedKey::Enter,
            (_, byte) if LEAVE.contains(&byte) => return TypedKey::Leave,
            (_, 0x1b) => self.escape = Escape::Begun,
            (Escape::Begun, b'[' | b'O') => self.escape = Escape::Inside,
            (Escape::Inside, 0x20..=0x3f) => self.escape = Escape::Inside,
            (Escape::Begun | Escape::Inside, _) => {}
            // Backspace, as either kind of terminal sends it.
            (Escape::No, 0x7f | 0x08) => self.drop_letter(),
            // Ctrl-u and Ctrl-w.
            (Escape::No, 0x15 | 0x17) => self.length = 0,
            (Escape::No, 0x00..0x20) => {}
            (Escape::No, byte) => {
                if let Some(place) = self.bytes.get_mut(self.length) {
                    *place = byte;
                    self.length += 1;
                }
            }
        }
        TypedKey::Other
    }

    /// Takes the last letter away, all bytes of it.
    fn drop_letter(&mut self) {
        while self.length > 0 {
            self.length -= 1;
            // A byte that goes on a letter (RFC 3629, 3).
            if self.bytes[self.length] & 0xc0 != 0x80 {
                break;
            }
        }
    }

    /// The passphrase that was typed; `None` if it is empty or no text.
    #[must_use]
    pub fn to_passphrase(&self) -> Option<SecretString> {
        let typed = std::str::from_utf8(&self.bytes[..self.length]).ok()?;
        (!typed.is_empty()).then(|| SecretString::from(typed))
    }
}

impl Default for TypedSecret {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use age::secrecy::ExposeSecret;

    use super::*;

    fn typed(bytes: &[u8]) -> Option<String> {
        let mut typed = TypedSecret::new();
        for byte in bytes {
            assert_eq!(typed.take(*byte), TypedKey::Other);
        }
        let passphrase = typed.to_passphrase()?;
        Some(passphrase.expose_secret().to_owned())
    }

    #[test]
    fn letters_count_and_keys_that_give_none_do_not() {
        assert_eq!(typed(b""), None);
        assert_eq!(typed(b"seven plain"), Some("seven plain".to_owned()));
        assert_eq!(typed(b"ab\x7fc"), Some("ac".to_owned()));
        assert_eq!(typed("я\u{7f}ж".as_bytes()), Some("ж".to_owned()));
        assert_eq!(typed(b"ab\x15c"), Some("c".to_owned()));
        // An arrow, one with Ctrl, Home of another terminal, Alt-x.
        assert_eq!(
            typed(b"a\x1b[Ab\x1b[1;5Cc\x1bOHd\x1bxe"),
            Some("abcde".to_owned())
        );
        assert_eq!(typed(b"\x7f\x7fa\tb"), Some("ab".to_owned()));
        assert_eq!(typed(&[b'a', 0xff]), None);
        assert_eq!(typed(&[b'a'; 3000]).map(|typed| typed.len()), Some(MOST));
    }

    #[test]
    fn enter_and_the_keys_that_leave_are_heard_within_an_escape() {
        for (byte, key) in [
            (b'\r', TypedKey::Enter),
            (0x11, TypedKey::Leave),
            (0x03, TypedKey::Leave),
        ] {
            let mut typed = TypedSecret::new();
            typed.take(0x1b);
            assert_eq!(typed.take(byte), key);
        }
    }
}
