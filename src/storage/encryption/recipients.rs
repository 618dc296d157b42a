//! The recipients of a file: the public keys that it is encrypted to, and by which prints the log knows them.

use std::io::{self, Write};
use std::path::Path;

use age::ssh::ParseRecipientKeyError;
use age::stream::StreamWriter;
use age::{Encryptor, ssh, x25519};
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_STANDARD_NO_PAD};
use sha2::{Digest, Sha256};

use crate::casebook::change::recipient_name::holds_secret_key;
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::storage::outside::read_outside;

/// The largest file of keys that is read.
const FILE_LIMIT: usize = 256 * 1024;

/// The most keys that one file is encrypted to.
const MOST: usize = 100;

/// Everybody who can open a file.
pub struct Recipients(Vec<PublicKey>);

/// One public key.
enum PublicKey {
    Age(x25519::Recipient),
    Ssh(ssh::Recipient),
}

impl PublicKey {
    /// What an SSH key is known by everywhere, as `ssh-keygen -l` prints it; a key of `age` is as short itself.
    fn fingerprint(&self) -> String {
        match self {
            Self::Age(key) => key.to_string(),
            Self::Ssh(key) => {
                let line = key.to_string();
                let coded = line.split(' ').nth(1).unwrap_or_default();
                let bytes = BASE64_STANDARD.decode(coded).unwrap_or_default();
                let digest = BASE64_STANDARD_NO_PAD.encode(Sha256::digest(bytes));
                format!("SHA256:{digest}")
            }
        }
    }

    fn as_recipient(&self) -> &dyn age::Recipient {
        match self {
            Self::Age(key) => key,
            Self::Ssh(key) => key,
        }
    }
}

impl Recipients {
    /// The keys that are meant by texts: each a public key, or a file with one a line.
    ///
    /// # Errors
    ///
    /// [`Failure::Encryption`] for the first that is no public key; nothing is left out.
    pub fn read(given: &[String]) -> Result<Self, Failure> {
        let mut keys: Vec<PublicKey> = Vec::new();
        for text in given {
            for key in keys_of(text)? {
                if keys
                    .iter()
                    .all(|one| one.fingerprint() != key.fingerprint())
                {
                    keys.push(key);
                }
            }
        }
        if keys.len() > MOST {
            return Err(refused(&shown(given), EncryptionError::TooManyKeys));
        }
        match keys.is_empty() {
            true => Err(refused(&shown(given), EncryptionError::NoRecipients)),
            false => Ok(Self(keys)),
        }
    }

    /// What the log knows the keys by: a key of `age` itself, of an SSH key the SHA-256.
    #[must_use]
    pub fn fingerprints(&self) -> Vec<String> {
        self.0.iter().map(PublicKey::fingerprint).collect()
    }

    /// The keys as they are typed.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let text = |key: &PublicKey| match key {
            PublicKey::Age(key) => key.to_string(),
            PublicKey::Ssh(key) => key.to_string(),
        };
        self.0.iter().map(text).collect()
    }

    /// A writer that encrypts what it is given. Unless it is finished, nobody can open what came out.
    ///
    /// # Errors
    ///
    /// The system's.
    pub fn encrypt<W: Write>(&self, to: W) -> io::Result<StreamWriter<W>> {
        let keys = self.0.iter().map(PublicKey::as_recipient);
        let encryptor = Encryptor::with_recipients(keys);
        // Only an empty list, or keys of which some are no match for others, make it fail; there are none such.
        let encryptor = encryptor.map_err(io::Error::other)?;
        encryptor.wrap_output(to)
    }
}

fn is_public(text: &str) -> bool {
    let start = text.get(..4);
    let has_prefix = start.is_some_and(|start| {
        start.eq_ignore_ascii_case("age1") || start.eq_ignore_ascii_case("ssh-")
    });
    has_prefix && text.len() > 32
}

/// The keys that one text means.
fn keys_of(text: &str) -> Result<Vec<PublicKey>, Failure> {
    let typed = text.trim();
    // Never shown: it may be the key of somebody's life.
    if holds_secret_key(typed) {
        return Err(refused("--encrypt-to", EncryptionError::SecretKey));
    }
    if is_public(typed) {
        let key = key(typed).map_err(|why| refused(typed, why))?;
        return Ok(vec![key]);
    }
    let bytes = read_outside(Path::new(text), FILE_LIMIT)?;
    if bytes.len() > FILE_LIMIT {
        return Err(refused(text, EncryptionError::TooManyKeys));
    }
    let Ok(lines) = std::str::from_utf8(&bytes) else {
        return Err(refused(text, EncryptionError::NotARecipient));
    };
    let mut keys = Vec::new();
    for (number, line) in (1..).zip(lines.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let why = if holds_secret_key(line) {
            EncryptionError::SecretKey
        } else {
            match key(line) {
                Ok(key) => {
                    keys.push(key);
                    continue;
                }
                Err(why) => why,
            }
        };
        return Err(refused(&format!("{text}:{number}"), why));
    }
    match keys.is_empty() {
        true => Err(refused(text, EncryptionError::NoRecipients)),
        false => Ok(keys),
    }
}

/// One public key.
fn key(text: &str) -> Result<PublicKey, EncryptionError> {
    if let Ok(key) = text.to_lowercase().parse::<x25519::Recipient>() {
        return Ok(PublicKey::Age(key));
    }
    // The parser waits for more where nothing stands behind the key.
    let parsed = format!("{text} ").parse::<ssh::Recipient>();
    parsed.map(PublicKey::Ssh).map_err(|error| match error {
        ParseRecipientKeyError::RsaModulusTooSmall => EncryptionError::WeakRsa,
        ParseRecipientKeyError::RsaModulusTooLarge => EncryptionError::LongRsa,
        ParseRecipientKeyError::Unsupported(kind) => EncryptionError::UnsupportedKey { kind },
        _ => EncryptionError::NotARecipient,
    })
}

fn shown(given: &[String]) -> String {
    given.join(", ")
}

fn refused(place: &str, why: EncryptionError) -> Failure {
    Failure::Encryption {
        place: place.to_owned(),
        why,
    }
}
