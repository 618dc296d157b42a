//! The name of a recipient, which the log keeps: never a key, which whoever gives it wants something encrypted to.

/// How a secret key of `age` begins, in either case.
const SECRET: &str = "AGE-SECRET-KEY-";

/// How the keys of `age` and SSH begin, in either case; with slips and look-alikes in the first.
const BEGINNINGS: [&str; 10] = [
    "age1",
    "agel",
    "\u{430}ge1",
    "age-plugin-",
    "ssh-",
    "sk-ssh-",
    "sk-ecdsa-",
    "ecdsa-",
    "github:",
    "gitlab:",
];

/// How the part of an SSH key begins that is no word.
const ENCODED: &str = "AAAA";

/// The least letters of a part that begins so.
const LEAST_ENCODED: usize = 24;

/// Whether a secret key stands anywhere in a text.
#[must_use]
pub fn holds_secret_key(text: &str) -> bool {
    let text = text.to_uppercase();
    text.contains(SECRET) || text.contains("PRIVATE KEY")
}

/// A recipient as the log names them; empty if nobody said for whom it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecipientName(String);

impl RecipientName {
    /// The name that somebody typed; `None` if it has a key in it.
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        (!holds_key(typed)).then(|| Self(typed.to_owned()))
    }

    /// The name that stands in a line of a log, which may be of another program.
    pub(super) fn of_log(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a text has a key in it, whole or not.
fn holds_key(text: &str) -> bool {
    let mut words = text.split(|c: char| c.is_whitespace() || "=,;\"'()<>“”«»".contains(c));
    let is_key = |word: &str| {
        let lower = word.to_lowercase();
        BEGINNINGS
            .iter()
            .any(|beginning| lower.starts_with(beginning) && lower != "agel")
            || word.starts_with(ENCODED) && word.len() >= LEAST_ENCODED
    };
    holds_secret_key(text) || words.any(is_key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_no_name_however_it_was_pasted() {
        for key in [
            "age1qyqszqgpqyqszqgpqyqs",
            "Anna AGE1QYQSZQGPQYQS",
            "agel9xyz",
            "\u{430}ge1xyz",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ",
            "Anna ssh-rsa AAAAB3Nz",
            "ecdsa-sha2-nistp256 AAAA",
            "sk-ssh-ed25519@openssh.com AAAA",
            "recipient=age1xyz",
            "\"age1xyz\"",
            "AAAAC3NzaC1lZDI1NTE5AAAAIJ anna@example.org",
            "Anna age-secret-key-1xyz",
            "-----BEGIN OPENSSH PRIVATE KEY-----",
            "github:anna",
        ] {
            assert!(holds_key(key), "{key}");
        }
        for name in [
            "",
            "Memorial",
            "Anna Agel",
            "the lawyer, Age Group 1",
            "AAAA",
            "Агеев",
        ] {
            assert!(!holds_key(name), "{name}");
        }
    }
}
