//! The identities that open a file: secret keys of `age` and SSH. They stand in a file, come in over a descriptor,
//! or lie in a file that the environment names; never in the environment or among the arguments, which others see.
//!
//! Whatever holds one is overwritten when it is given up. `process` has seen to it that no core is written and that no
//! other process of the account may look into this one.

use std::ffi::OsString;
use std::fs::File;
use std::io::{Cursor, Read, Write};
use std::ops::Deref;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use age::armor::ArmoredReader;
use age::secrecy::SecretString;
use age::{Callbacks, DecryptError, Decryptor, Identity, scrypt, ssh, x25519};
use age_core::format::{FileKey, Stanza};
use zeroize::Zeroizing;

use crate::casebook::change::encrypted_file::is_encrypted;
use crate::casebook::change::recipient_name::holds_secret_key;
use crate::casebook::errors::cause::{Cause, FileOperation};
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::storage::encryption::age_file::MOST_WORK;
use crate::storage::encryption::locked_memory::LockedMemory;

/// The largest file with secret keys.
const FILE_LIMIT: usize = 64 * 1024;

/// How much of one is locked in memory: some systems let an account lock little.
const LOCKED: usize = 8 * 1024;

/// Asks somebody for the passphrase of a file; `None` if nobody can be asked.
pub type AskPassphrase = fn(&Path) -> Option<SecretString>;

/// Where secret keys are to be found.
#[derive(Clone, Debug, Default)]
pub struct IdentitySources {
    /// Files with keys.
    pub files: Vec<PathBuf>,
    /// A descriptor, open since the program began, from which keys are read.
    pub descriptor: Option<u32>,
    /// What the environment says: the name of a file. It counts if nothing else is said.
    pub variable: Option<OsString>,
    /// The file that the user's settings name. It counts if the environment says nothing either.
    pub configured: Option<PathBuf>,
}

impl IdentitySources {
    fn paths(&self) -> Result<Vec<PathBuf>, Failure> {
        let mut paths = self.files.clone();
        // Never shown: whoever typed it typed the key of everything.
        if paths
            .iter()
            .any(|path| holds_secret_key(&path.to_string_lossy()))
        {
            return Err(Failure::Encryption {
                place: "--identity".to_owned(),
                why: EncryptionError::KeyAmongArguments,
            });
        }
        paths.extend(
            self.descriptor
                .map(|number| PathBuf::from(format!("/dev/fd/{number}"))),
        );
        if let Some(variable) = self.variable.as_ref().filter(|_| paths.is_empty()) {
            let told = variable.to_string_lossy();
            if holds_secret_key(&told) {
                return Err(Failure::Encryption {
                    place: "LASTSEEN_IDENTITY".to_owned(),
                    why: EncryptionError::KeyInEnvironment,
                });
            }
            if !variable.is_empty() {
                paths.push(PathBuf::from(variable));
            }
        }
        if paths.is_empty() {
            paths.extend(self.configured.clone());
        }
        Ok(paths)
    }

    /// Whether the settings or the environment say for good that this file holds a key.
    #[must_use]
    pub fn is_named_for_good(&self, path: &Path) -> bool {
        let variable = self.variable.as_ref().map(Path::new);
        self.configured.as_deref() == Some(path) || variable == Some(path)
    }

    /// The files among them that can be removed from this machine.
    ///
    /// # Errors
    ///
    /// As [`Identities::read`], if a key itself was typed in the place of a file.
    pub fn key_files(&self) -> Result<Vec<PathBuf>, Failure> {
        let without_descriptor = Self {
            descriptor: None,
            ..self.clone()
        };
        without_descriptor.paths()
    }
}

/// The secret keys, and how to ask for a passphrase.
pub struct Identities {
    pub(super) keys: Vec<Box<dyn Identity>>,
    pub(super) ask: AskPassphrase,
    /// Whether a passphrase was needed and nobody could be asked.
    pub(super) is_unasked: Arc<AtomicBool>,
}

impl Identities {
    /// Reads the secret keys; none is fine, because a passphrase alone may open a file.
    ///
    /// # Errors
    ///
    /// [`Failure::Encryption`] and [`Failure::Io`], for the first file that cannot be used.
    pub fn read(sources: &IdentitySources, ask: AskPassphrase) -> Result<Self, Failure> {
        let is_unasked = Arc::default();
        let mut keys = Vec::new();
        for path in sources.paths()? {
            let asking = Asking {
                path: path.clone(),
                ask,
                is_unasked: Arc::clone(&is_unasked),
            };
            keys.extend(read_keys(&path, &asking)?);
        }
        Ok(Self {
            keys,
            ask,
            is_unasked,
        })
    }

    /// One key that is in memory already.
    #[must_use]
    pub fn of_key(key: &x25519::Identity) -> Self {
        Self {
            keys: vec![Box::new(LockedIdentity(LockedMemory::new(key.clone())))],
            ..Self::nobody()
        }
    }

    /// No key, and nobody to ask.
    #[must_use]
    pub fn nobody() -> Self {
        Self {
            keys: Vec::new(),
            ask: |_| None,
            is_unasked: Arc::default(),
        }
    }

    /// Whether no key was given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

/// A secret key that is not swapped out.
struct LockedIdentity(LockedMemory<x25519::Identity>);

impl Identity for LockedIdentity {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        self.0.unwrap_stanza(stanza)
    }
}

/// An SSH key, as its file has it. The library reads it into memory of its own each time, and only for that time.
struct LockedSsh {
    file: SecretFile,
    asking: Asking,
}

impl Identity for LockedSsh {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        self.unwrap_stanzas(std::slice::from_ref(stanza))
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        match ssh::Identity::from_buffer(&self.file[..], None).ok()? {
            ssh::Identity::Encrypted(key) => {
                // Nobody is asked in vain, and nobody once for each member, as the library would ask.
                if !stanzas.iter().any(|one| one.tag.starts_with("ssh-")) {
                    return None;
                }
                match key.decrypt(self.asking.request_passphrase("")?) {
                    Ok(key) => ssh::Identity::from(key).unwrap_stanzas(stanzas),
                    Err(error) => Some(Err(error)),
                }
            }
            key => key.unwrap_stanzas(stanzas),
        }
    }
}

/// Removes a file that is secret keys and nothing else, after its bytes have been written over: no promise, for flash
/// memory keeps old bytes. What a passphrase opens is one only if it `is_named` as such for good.
///
/// # Errors
///
/// [`Failure::Encryption`] if it is anything else, and then it is left alone; [`Failure::Io`].
pub fn remove_key_file(path: &Path, is_named: bool) -> Result<(), Failure> {
    let (bytes, _) = read_secret(path)?;
    let why = match opening_of(&bytes) {
        _ if bytes.len() > FILE_LIMIT => Some(EncryptionError::TooManyKeys),
        Some(KeyOpening::Passphrase) if !is_named => Some(EncryptionError::MayBeNoKey),
        Some(_) => None,
        None => Some(EncryptionError::NotAnIdentity),
    };
    if let Some(why) = why {
        return Err(Failure::Encryption {
            place: path.display().to_string(),
            why,
        });
    }
    let removed = File::options()
        .write(true)
        .open(path)
        .and_then(|mut file| {
            file.write_all(&vec![0; bytes.len()])?;
            file.sync_all()
        })
        .and_then(|()| std::fs::remove_file(path));
    removed.map_err(|error| Failure::Io {
        operation: FileOperation::Remove,
        path: path.to_owned(),
        reason: Cause::from(error),
    })
}

/// How the keys in a file of keys lie in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeyOpening {
    /// As they are; an SSH key may have a passphrase of its own.
    AsTheyAre,
    /// Under a passphrase, and nothing else opens them.
    Passphrase,
}

/// How the keys of this file open; `None` if it holds something else, or something else as well.
fn opening_of(bytes: &[u8]) -> Option<KeyOpening> {
    if is_encrypted(bytes) {
        let file = Decryptor::new_buffered(ArmoredReader::new(Cursor::new(bytes))).ok()?;
        return file.is_scrypt().then_some(KeyOpening::Passphrase);
    }
    if bytes.starts_with(b"-----BEGIN") {
        let key = ssh::Identity::from_buffer(bytes, None);
        return key.ok().map(|_| KeyOpening::AsTheyAre);
    }
    let lines = std::str::from_utf8(bytes).ok()?.lines().map(str::trim);
    let mut keys = lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| typed_key(line).parse::<x25519::Identity>().is_ok())
        .peekable();
    let is_any = keys.peek().is_some();
    (is_any && keys.all(|is_key| is_key)).then_some(KeyOpening::AsTheyAre)
}

/// The keys of one file.
fn read_keys(path: &Path, asking: &Asking) -> Result<Vec<Box<dyn Identity>>, Failure> {
    let refused = |line: Option<usize>, why| Failure::Encryption {
        place: match line {
            Some(line) => format!("{}:{line}", path.display()),
            None => path.display().to_string(),
        },
        why,
    };
    let (bytes, is_open) = read_secret(path)?;
    if bytes.len() > FILE_LIMIT {
        return Err(refused(None, EncryptionError::TooManyKeys));
    }
    if is_encrypted(&bytes) {
        let opened = encrypted_keys(&bytes, asking);
        let opened = opened.map_err(|error| refused(None, asking.reason(&error)))?;
        return keys_in(&opened, &refused);
    }
    if bytes.starts_with(b"-----BEGIN") {
        let key = ssh::Identity::from_buffer(&bytes[..], None);
        let key = key.map_err(|_| refused(None, EncryptionError::NotAnIdentity))?;
        if let ssh::Identity::Unsupported(_) = key {
            return Err(refused(None, EncryptionError::UnsupportedIdentity));
        }
        if is_open {
            return Err(refused(None, EncryptionError::OpenToOthers));
        }
        return Ok(vec![Box::new(LockedSsh {
            file: bytes,
            asking: asking.clone(),
        })]);
    }
    let keys = keys_in(&bytes, &refused)?;
    match is_open {
        true => Err(refused(None, EncryptionError::OpenToOthers)),
        false => Ok(keys),
    }
}

/// The keys of `age` that stand in a text, one a line.
fn keys_in(
    bytes: &[u8],
    refused: &dyn Fn(Option<usize>, EncryptionError) -> Failure,
) -> Result<Vec<Box<dyn Identity>>, Failure> {
    let Ok(lines) = std::str::from_utf8(bytes) else {
        return Err(refused(None, EncryptionError::NotAnIdentity));
    };
    let mut keys: Vec<Box<dyn Identity>> = Vec::new();
    for (number, line) in (1..).zip(lines.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match typed_key(line).parse::<x25519::Identity>() {
            Ok(key) => keys.push(Box::new(LockedIdentity(LockedMemory::new(key)))),
            Err(_) if line.starts_with("age1") || line.starts_with("ssh-") => {
                return Err(refused(Some(number), EncryptionError::PublicKey));
            }
            Err(_) => return Err(refused(Some(number), EncryptionError::NotAnIdentity)),
        }
    }
    match keys.is_empty() {
        true => Err(refused(None, EncryptionError::NoIdentities)),
        false => Ok(keys),
    }
}

/// A key as it is typed from paper, in groups and in small letters.
fn typed_key(line: &str) -> Zeroizing<String> {
    let mut typed = Zeroizing::new(String::with_capacity(line.len()));
    let letters = line.chars().filter(|letter| *letter != ' ');
    typed.extend(letters.map(|letter| letter.to_ascii_uppercase()));
    typed
}

/// What is in a file of keys that is protected by a passphrase.
fn encrypted_keys(bytes: &[u8], asking: &Asking) -> Result<SecretFile, DecryptError> {
    let file = Decryptor::new_buffered(ArmoredReader::new(Cursor::new(bytes)))?;
    if !file.is_scrypt() {
        return Err(DecryptError::NoMatchingKeys);
    }
    let passphrase = asking.request_passphrase("");
    let passphrase = passphrase.ok_or(DecryptError::KeyDecryptionFailed)?;
    let mut key = scrypt::Identity::new(passphrase);
    key.set_max_work_factor(MOST_WORK);
    let opened = file.decrypt(std::iter::once(&key as &dyn Identity))?;
    Ok(SecretFile::read(opened)?)
}

/// What is in a file with secret keys, in memory that is never moved and that is overwritten when it is given up.
enum SecretFile {
    /// One of usual size, in memory that is locked, and its length.
    Locked(LockedMemory<Zeroizing<[u8; LOCKED]>>, usize),
    /// A larger one.
    Large(Zeroizing<Vec<u8>>),
}

impl SecretFile {
    /// Reads all of it, or one byte more than may be in it.
    fn read(mut from: impl Read) -> std::io::Result<Self> {
        let mut locked = LockedMemory::new(Zeroizing::new([0; LOCKED]));
        let mut length = 0;
        while length < LOCKED {
            match from.read(&mut locked[length..]) {
                Ok(0) => return Ok(Self::Locked(locked, length)),
                Ok(count) => length += count,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        let mut large = Zeroizing::new(Vec::with_capacity(2 * FILE_LIMIT));
        large.extend_from_slice(&locked[..]);
        let left = FILE_LIMIT as u64 + 1 - LOCKED as u64;
        from.take(left).read_to_end(&mut large)?;
        Ok(Self::Large(large))
    }
}

impl Deref for SecretFile {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Locked(bytes, length) => &bytes[..*length],
            Self::Large(bytes) => bytes,
        }
    }
}

/// Reads a file with secret keys, and says whether others can read it as well.
fn read_secret(path: &Path) -> Result<(SecretFile, bool), Failure> {
    let failed = |reason| Failure::Io {
        operation: FileOperation::Read,
        path: path.to_owned(),
        reason,
    };
    let file = File::open(path).map_err(|error| failed(Cause::from(error)))?;
    let about = file
        .metadata()
        .map_err(|error| failed(Cause::from(error)))?;
    let is_open = about.is_file() && about.permissions().mode() & 0o077 != 0;
    let read = SecretFile::read(file);
    let read = read.map_err(|error| failed(Cause::from(error)))?;
    Ok((read, is_open))
}

/// Asks for the passphrase of one file.
#[derive(Clone)]
struct Asking {
    path: PathBuf,
    ask: AskPassphrase,
    is_unasked: Arc<AtomicBool>,
}

impl Asking {
    fn reason(&self, error: &DecryptError) -> EncryptionError {
        match error {
            _ if self.is_unasked.load(Ordering::Relaxed) => EncryptionError::NoPassphrase,
            DecryptError::KeyDecryptionFailed | DecryptError::DecryptionFailed => {
                EncryptionError::WrongPassphrase
            }
            DecryptError::ExcessiveWork { .. } => EncryptionError::TooMuchWork,
            DecryptError::UnknownFormat => EncryptionError::UnknownForm,
            // A file with keys that is itself encrypted to a key.
            DecryptError::NoMatchingKeys => EncryptionError::UnsupportedIdentity,
            _ => EncryptionError::NotAnIdentity,
        }
    }
}

impl Callbacks for Asking {
    fn display_message(&self, _: &str) {}

    fn confirm(&self, _: &str, _: &str, _: Option<&str>) -> Option<bool> {
        None
    }

    fn request_public_string(&self, _: &str) -> Option<String> {
        None
    }

    fn request_passphrase(&self, _: &str) -> Option<SecretString> {
        let told = (self.ask)(&self.path);
        if told.is_none() {
            self.is_unasked.store(true, Ordering::Relaxed);
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use age::secrecy::ExposeSecret;
    use age::{Encryptor, Recipient};

    use super::*;

    fn encrypted(recipient: &dyn Recipient) -> Vec<u8> {
        let encryptor = Encryptor::with_recipients(std::iter::once(recipient)).unwrap();
        let mut bytes = Vec::new();
        let mut writer = encryptor.wrap_output(&mut bytes).unwrap();
        writer.write_all(b"whatever").unwrap();
        writer.finish().unwrap();
        bytes
    }

    #[test]
    fn a_file_of_keys_is_keys_and_nothing_else() {
        let key = x25519::Identity::generate();
        let text = key.to_string();
        let text = text.expose_secret();
        let of = |text: String| opening_of(text.as_bytes());
        let bare = Some(KeyOpening::AsTheyAre);
        assert_eq!(of(format!("# public key: age1\n{text}\n")), bare);
        assert_eq!(of(text.to_lowercase()), bare);
        assert_eq!(of(format!("my notes\n{text}\n")), None);
        assert_eq!(of(format!("{text} and more")), None);
        assert_eq!(of("# nothing\n".to_owned()), None);
        assert_eq!(of("-----BEGIN CERTIFICATE-----\nAAAA\n".to_owned()), None);
        assert_eq!(opening_of(&encrypted(&key.to_public())), None);
        let mut passphrase = scrypt::Recipient::new("correct horse".to_owned().into());
        passphrase.set_work_factor(10);
        let under = Some(KeyOpening::Passphrase);
        assert_eq!(opening_of(&encrypted(&passphrase)), under);
    }
}
