//! The key of a sealed workspace: one identity of `age`, and what is derived from it.
//!
//! Everything secret lies in locked memory and is overwritten when it is given up. See `identities` for what else is done for it.

use std::sync::Arc;

use age::secrecy::{ExposeSecret, SecretString};
use age::x25519;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::casebook::errors::encryption_error::EncryptionError;
use crate::storage::digest::hexadecimal;
use crate::storage::encryption::locked_memory::LockedMemory;

/// What the key for the names of files is derived for.
const NAMES: &str = "lastseen: names of files, 1";

/// What the key for digests that are kept outside of the workspace is derived for.
const INDEX: &str = "lastseen: digests of texts, 1";

/// The key that opens everything in a sealed workspace.
#[derive(Clone)]
pub struct WorkspaceKey {
    secrets: Arc<LockedMemory<Secrets>>,
    public: x25519::Recipient,
}

struct Secrets {
    identity: x25519::Identity,
    names: Zeroizing<[u8; 32]>,
    index: Zeroizing<[u8; 32]>,
}

impl WorkspaceKey {
    /// A new key.
    #[must_use]
    pub fn generate() -> Self {
        Self::of(x25519::Identity::generate())
    }

    fn of(identity: x25519::Identity) -> Self {
        let text = identity.to_string();
        let derived = |purpose: &str| {
            let mac = keyed(text.expose_secret().as_bytes(), purpose.as_bytes());
            Zeroizing::new(mac)
        };
        Self {
            public: identity.to_public(),
            secrets: Arc::new(LockedMemory::new(Secrets {
                names: derived(NAMES),
                index: derived(INDEX),
                identity,
            })),
        }
    }

    /// The key as `age -i` reads it: one line, `AGE-SECRET-KEY-1...`.
    #[must_use]
    pub fn to_text(&self) -> SecretString {
        self.secrets.identity.to_string()
    }

    /// The key that a text holds: lines as [`WorkspaceKey::to_text`] gives them, comments and empty lines aside.
    ///
    /// # Errors
    ///
    /// [`EncryptionError::NoIdentities`] or [`EncryptionError::NotAnIdentity`]; also if there are several keys.
    pub fn from_text(text: &str) -> Result<Self, EncryptionError> {
        let mut lines = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        let line = lines.next().ok_or(EncryptionError::NoIdentities)?;
        if lines.next().is_some() {
            return Err(EncryptionError::NotAnIdentity);
        }
        let identity = line.parse::<x25519::Identity>();
        identity
            .map(Self::of)
            .map_err(|_| EncryptionError::NotAnIdentity)
    }

    /// The public key, `age1...`: whoever has it can add to the workspace, and read nothing.
    #[must_use]
    pub fn public_text(&self) -> String {
        self.public.to_string()
    }

    /// To whom everything in the workspace is encrypted.
    #[must_use]
    pub fn recipient(&self) -> &x25519::Recipient {
        &self.public
    }

    /// What opens everything in the workspace.
    #[must_use]
    pub fn identity(&self) -> &x25519::Identity {
        &self.secrets.identity
    }

    /// The key under which the names of files are hidden: from a hidden name, who lacks the key cannot tell whether a
    /// file that they have as well is attached.
    #[must_use]
    pub fn names(&self) -> &[u8] {
        &self.secrets.names[..]
    }

    /// What stands for a digest wherever it is kept outside of the sealed files.
    #[must_use]
    pub fn index_name(&self, digest: &str) -> String {
        hexadecimal(&keyed(&self.secrets.index[..], digest.as_bytes()))
    }
}

fn keyed(key: &[u8], text: &[u8]) -> [u8; 32] {
    // HMAC takes a key of any length, so there is no error to pass on.
    Hmac::<Sha256>::new_from_slice(key)
        .map(|mut mac| {
            mac.update(text);
            mac.finalize().into_bytes().into()
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_from_its_text_and_names_the_same_things() {
        let key = WorkspaceKey::generate();
        let text = key.to_text().expose_secret().to_owned();
        assert!(text.starts_with("AGE-SECRET-KEY-1"));
        let again = WorkspaceKey::from_text(&format!("# ours\n\n{text}\n")).unwrap();
        assert_eq!(again.public_text(), key.public_text());
        assert_eq!(again.names(), key.names());
        assert_eq!(again.index_name("ab"), key.index_name("ab"));
        assert_eq!(key.index_name("ab").len(), 64);
        let other = WorkspaceKey::generate();
        assert_ne!(other.names(), key.names());
    }

    #[test]
    fn what_is_no_single_key_is_refused() {
        let refused = |text: &str| WorkspaceKey::from_text(text).err().unwrap();
        assert_eq!(refused("# nothing\n"), EncryptionError::NoIdentities);
        assert_eq!(refused("age1qqqq\n"), EncryptionError::NotAnIdentity);
        let key = WorkspaceKey::generate().to_text();
        let two = format!("{0}\n{0}\n", key.expose_secret());
        assert_eq!(refused(&two), EncryptionError::NotAnIdentity);
    }
}
