//! To decrypt an `age` file: nothing of it is given out before all of it has proved to be whole.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::sync::atomic::Ordering;

use age::armor::ArmoredReader;
use age::secrecy::SecretString;
use age::stream::StreamReader;
use age::{DecryptError, Decryptor, Identity, scrypt};

use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::storage::encryption::age_file::MOST_WORK;
use crate::storage::encryption::identities::Identities;

/// What is in an `age` file, at most `limit` bytes of it and one more. Nothing of it touches a disk.
///
/// # Errors
///
/// [`Failure::Encryption`] if it cannot be opened, or is not whole to its last byte.
pub fn decrypt(
    name: &Path,
    bytes: &[u8],
    identities: &Identities,
    limit: usize,
) -> Result<Vec<u8>, Failure> {
    let bytes = bytes.trim_ascii_start();
    let opened = open(name, bytes, identities).map_err(|why| refused(name, why))?;
    let mut text = Vec::with_capacity(bytes.len().min(limit + 1));
    let read = opened.take(limit as u64 + 1).read_to_end(&mut text);
    read.map_err(|_| refused(name, EncryptionError::Damaged))?;
    Ok(text)
}

/// Decrypts such a file to `to`, piece by piece. What was written before an error counts for nothing.
///
/// # Errors
///
/// [`Failure::Encryption`] as [`decrypt`]; whatever reading `file` or writing fails with is that it is damaged.
pub fn decrypt_to(
    name: &Path,
    file: impl Read,
    identities: &Identities,
    to: &mut dyn Write,
) -> Result<(), Failure> {
    let mut opened = open(name, file, identities).map_err(|why| refused(name, why))?;
    let copied = io::copy(&mut opened, to);
    copied.map_err(|_| refused(name, EncryptionError::Damaged))?;
    Ok(())
}

/// What is in a file that a passphrase opens, at most `limit` bytes of it.
///
/// # Errors
///
/// [`EncryptionError::WrongPassphrase`], and any other if it is no such file or not whole.
pub(super) fn decrypt_with(
    bytes: &[u8],
    passphrase: SecretString,
    limit: usize,
) -> Result<Vec<u8>, EncryptionError> {
    let nobody = Identities::nobody();
    let file = ArmoredReader::new(bytes.trim_ascii_start());
    let file = Decryptor::new_buffered(file).map_err(|error| reason(&error, &nobody))?;
    if !file.is_scrypt() {
        return Err(EncryptionError::NotAnIdentity);
    }
    let opened = with_passphrase(file, passphrase, &nobody)?;
    let mut text = Vec::with_capacity(bytes.len().min(limit));
    let read = opened.take(limit as u64).read_to_end(&mut text);
    read.map_err(|_| EncryptionError::Damaged)?;
    Ok(text)
}

fn with_passphrase<R: BufRead>(
    file: Decryptor<ArmoredReader<R>>,
    passphrase: SecretString,
    identities: &Identities,
) -> Result<StreamReader<ArmoredReader<R>>, EncryptionError> {
    let mut key = scrypt::Identity::new(passphrase);
    key.set_max_work_factor(MOST_WORK);
    let keys = std::iter::once(&key as &dyn Identity);
    file.decrypt(keys).map_err(|error| match error {
        DecryptError::DecryptionFailed => EncryptionError::WrongPassphrase,
        error => reason(&error, identities),
    })
}

fn refused(name: &Path, why: EncryptionError) -> Failure {
    Failure::Encryption {
        place: name.display().to_string(),
        why,
    }
}

/// A file of which the key is found; its content is still to come.
fn open<R: Read>(
    name: &Path,
    file: R,
    identities: &Identities,
) -> Result<StreamReader<ArmoredReader<BufReader<R>>>, EncryptionError> {
    let file = ArmoredReader::new(file);
    let file = Decryptor::new_buffered(file).map_err(|error| reason(&error, identities))?;
    if file.is_scrypt() {
        let passphrase = (identities.ask)(name).ok_or(EncryptionError::NoPassphrase)?;
        return with_passphrase(file, passphrase, identities);
    }
    if identities.keys.is_empty() {
        return Err(EncryptionError::NeedsIdentity);
    }
    let keys = identities.keys.iter().map(AsRef::as_ref);
    file.decrypt(keys)
        .map_err(|error| reason(&error, identities))
}

fn reason(error: &DecryptError, identities: &Identities) -> EncryptionError {
    match error {
        _ if identities.is_unasked.load(Ordering::Relaxed) => EncryptionError::NoPassphrase,
        DecryptError::NoMatchingKeys => EncryptionError::WrongKey,
        DecryptError::KeyDecryptionFailed => EncryptionError::WrongPassphrase,
        DecryptError::ExcessiveWork { .. } => EncryptionError::TooMuchWork,
        DecryptError::UnknownFormat => EncryptionError::UnknownForm,
        _ => EncryptionError::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use age::secrecy::ExposeSecret;
    use age::{Encryptor, x25519};

    use super::*;
    use crate::casebook::change::encrypted_file::is_encrypted;
    use crate::storage::encryption::identities::{AskPassphrase, IdentitySources};

    fn right(_: &Path) -> Option<SecretString> {
        Some("correct horse".to_owned().into())
    }

    fn wrong(_: &Path) -> Option<SecretString> {
        Some("battery staple".to_owned().into())
    }

    fn nobody(_: &Path) -> Option<SecretString> {
        None
    }

    /// Encrypted with the passphrase, at a cost that a test bears.
    fn protected(text: &[u8], work: u8) -> Vec<u8> {
        let mut key = scrypt::Recipient::new("correct horse".to_owned().into());
        key.set_work_factor(work);
        let keys = std::iter::once(&key as &dyn age::Recipient);
        let mut bytes = Vec::new();
        let encryptor = Encryptor::with_recipients(keys).unwrap();
        let mut writer = encryptor.wrap_output(&mut bytes).unwrap();
        writer.write_all(text).unwrap();
        writer.finish().unwrap();
        bytes
    }

    fn opened(
        bytes: &[u8],
        files: &[&Path],
        ask: AskPassphrase,
    ) -> Result<Vec<u8>, EncryptionError> {
        let sources = IdentitySources {
            files: files.iter().map(|path| (*path).to_owned()).collect(),
            ..IdentitySources::default()
        };
        let keys = Identities::read(&sources, ask);
        let opened = keys.and_then(|keys| decrypt(Path::new("list"), bytes, &keys, 1000));
        opened.map_err(|failure| match failure {
            Failure::Encryption { why, .. } => why,
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn a_passphrase_opens_a_file() {
        let bytes = protected(b"hello", 2);
        assert_eq!(opened(&bytes, &[], right), Ok(b"hello".to_vec()));
        let refused = |ask| opened(&bytes, &[], ask).unwrap_err();
        assert_eq!(refused(wrong), EncryptionError::WrongPassphrase);
        assert_eq!(refused(nobody), EncryptionError::NoPassphrase);
    }

    #[test]
    fn what_would_take_the_memory_of_the_machine_is_not_tried() {
        let cheap = protected(b"hello", 2);
        let text = String::from_utf8_lossy(&cheap[..90]).into_owned();
        let end = text.find(" 2\n").unwrap();
        let dear = [&cheap[..end], b" 30\n", &cheap[end + 3..]].concat();
        assert_eq!(opened(&dear, &[], right), Err(EncryptionError::TooMuchWork));
    }

    #[test]
    fn a_key_that_a_passphrase_protects_opens_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key.age");
        let key = x25519::Identity::generate();
        let text = format!("# a key\n{}\n", key.to_string().expose_secret());
        std::fs::write(&path, protected(text.as_bytes(), 2)).unwrap();
        let bytes = age::encrypt(&key.to_public(), b"hello").unwrap();
        assert_eq!(opened(&bytes, &[&path], right), Ok(b"hello".to_vec()));
        let refused = |ask| opened(&bytes, &[&path], ask).unwrap_err();
        assert_eq!(refused(wrong), EncryptionError::WrongPassphrase);
        assert_eq!(refused(nobody), EncryptionError::NoPassphrase);
        assert_eq!(
            opened(&bytes, &[], right),
            Err(EncryptionError::NeedsIdentity)
        );
    }

    #[test]
    fn an_ssh_key_that_a_passphrase_protects_opens_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        let made = std::process::Command::new("ssh-keygen")
            .args([
                "-q",
                "-t",
                "ed25519",
                "-a",
                "1",
                "-N",
                "correct horse",
                "-f",
            ])
            .arg(&path)
            .status();
        assert!(made.unwrap().success());
        let public = std::fs::read_to_string(path.with_extension("pub")).unwrap();
        let public: age::ssh::Recipient = public.parse().unwrap();
        let bytes = age::encrypt(&public, b"hello").unwrap();
        assert_eq!(opened(&bytes, &[&path], right), Ok(b"hello".to_vec()));
        let refused = |ask| opened(&bytes, &[&path], ask).unwrap_err();
        assert_eq!(refused(wrong), EncryptionError::WrongPassphrase);
        assert_eq!(refused(nobody), EncryptionError::NoPassphrase);
    }

    #[test]
    fn armored_text_is_read_and_the_limit_is_kept() {
        let key = x25519::Identity::generate();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        std::fs::write(&path, key.to_string().expose_secret()).unwrap();
        let only_owner = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        std::fs::set_permissions(&path, only_owner).unwrap();
        let text = age::encrypt_and_armor(&key.to_public(), b"hello").unwrap();
        let text = format!("\n{text}");
        assert!(is_encrypted(text.as_bytes()));
        assert_eq!(
            opened(text.as_bytes(), &[&path], nobody),
            Ok(b"hello".to_vec())
        );
        let long = age::encrypt(&key.to_public(), &[b'a'; 3000]).unwrap();
        assert_eq!(opened(&long, &[&path], nobody).unwrap().len(), 1001);
        assert!(!is_encrypted(b"name,born\n"));
    }
}
