//! The key files of a sealed workspace: how its key is found, and who can open it.
//!
//! `keys/workspace.age` holds the key as `age -i` reads it, encrypted to every member, to the paper key and to the key
//! itself; the members stand in it as comments, so that one rename changes both. Whoever has only a passphrase has a
//! secret key of their own under it, in `keys/passphrase-….age`, which `age -i` reads as well. Nothing in the folder
//! says in the clear who anybody is.
//!
//! - `members`: who can open a workspace, and the text that says so.
//! - `merged_keys`: the merged key file of two clones.
//! - `paper_key`: the key that is written down and put away.

pub mod members;
pub mod merged_keys;
pub mod paper_key;

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use age::secrecy::{ExposeSecret, SecretString};
use age::{Encryptor, scrypt, x25519};
use zeroize::Zeroizing;

use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::encryption_error::EncryptionError;
use crate::casebook::errors::failure::Failure;
use crate::record::workspace::FILE_NAME;
use crate::storage::digest::sha256;
use crate::storage::encryption::decrypt::{decrypt, decrypt_with};
use crate::storage::encryption::identities::Identities;
use crate::storage::encryption::key_files::members::{Access, Members, WorkspaceMember};
use crate::storage::encryption::recipients::Recipients;
use crate::storage::encryption::sealed_fs::sealed_path::{KEYS, PUBLIC};
use crate::storage::encryption::workspace_key::WorkspaceKey;
use crate::storage::error::failed;
use crate::storage::fs::{EntryType, Fs, KEY_FILE};

/// The head of a sealed workspace that lies in the clear: by it, older versions see that they cannot read this.
pub const SEALED_HEAD: &str = "Workspace(format: 2)\n";

/// How a key file begins that a passphrase opens.
const PASSPHRASE: &str = "passphrase-";

/// How the name of a key file ends.
const ENDING: &str = ".age";

/// What is put behind the name of a key file that is being written.
const NEXT: &str = ".next";

/// The most bytes of a key file that are read.
pub const LIMIT: usize = 256 * 1024;

/// The most passphrase files that are tried: each try costs a second.
pub const MOST_TRIED: usize = 20;

/// What one guess of a passphrase costs, as a power of two: about a second and 256 MB on an old laptop.
pub const USUAL_WORK: u8 = 18;

/// Whether the workspace in this folder is sealed, by its key files alone.
///
/// # Errors
///
/// [`Failure::Io`] if that cannot be seen.
pub fn has_keys(fs: &dyn Fs) -> Result<bool, Failure> {
    let length = fs
        .length(KEY_FILE)
        .map_err(|error| failed(fs, FileOperation::LookFor, KEY_FILE, &error))?;
    Ok(length.is_some())
}

/// Of a sealed workspace, that it is one, or that its key file is missing: no update would read it.
pub fn told_as_sealed(fs: &dyn Fs, failure: Failure) -> Failure {
    if !matches!(failure, Failure::NewerFormat { .. }) {
        return failure;
    }
    let is_there = |path: &str| fs.length(path).is_ok_and(|length| length.is_some());
    if is_there(KEY_FILE) {
        return Failure::Encryption {
            place: fs.root().display().to_string(),
            why: EncryptionError::Sealed,
        };
    }
    match is_there(&format!("{FILE_NAME}{ENDING}")) {
        true => refused(fs, KEY_FILE, EncryptionError::NoKeyFile),
        false => failure,
    }
}

/// The workspace's key, opened with a member's secret key, or with a passphrase if there is no such key.
///
/// # Errors
///
/// [`Failure::Encryption`] with the file and why: no key file, none of the keys opens it, it is cut off or changed, or
/// it holds the key of another workspace.
pub fn open_keys(fs: &dyn Fs, identities: &Identities) -> Result<WorkspaceKey, Failure> {
    if !identities.is_empty() {
        return key_from(fs, identities);
    }
    let files = passphrase_files(fs)?;
    if files.is_empty() {
        return Err(refused(fs, KEY_FILE, EncryptionError::NeedsIdentity));
    }
    let passphrase = (identities.ask)(fs.root())
        .ok_or_else(|| refused(fs, KEY_FILE, EncryptionError::NoPassphrase))?;
    let mut why = refused(fs, KEY_FILE, EncryptionError::WrongPassphrase);
    for path in files {
        match own_key(fs, &path, &passphrase) {
            // One that was taken over from elsewhere opens, and opens nothing.
            Ok(own) => match key_from(fs, &Identities::of_key(&own)) {
                Err(failure) if is_wrong_key(&failure) => why = failure,
                opened => return opened,
            },
            Err(Failure::Encryption {
                why: EncryptionError::WrongPassphrase,
                ..
            }) => {}
            Err(failure) => why = failure,
        }
    }
    Err(why)
}

fn is_wrong_key(failure: &Failure) -> bool {
    matches!(
        failure,
        Failure::Encryption {
            why: EncryptionError::WrongKey,
            ..
        }
    )
}

/// A member's own key, out of the file that a passphrase opens.
fn own_key(
    fs: &dyn Fs,
    path: &str,
    passphrase: &SecretString,
) -> Result<x25519::Identity, Failure> {
    let bytes = read(fs, path)?;
    let text = decrypt_with(&bytes, passphrase.clone(), LIMIT);
    let text = Zeroizing::new(text.map_err(|why| refused(fs, path, why))?);
    let text = std::str::from_utf8(&text).ok();
    let key = text.and_then(|text| text.trim().parse::<x25519::Identity>().ok());
    key.ok_or_else(|| refused(fs, path, EncryptionError::NotAnIdentity))
}

/// The key in the file that is encrypted to all members.
fn key_from(fs: &dyn Fs, identities: &Identities) -> Result<WorkspaceKey, Failure> {
    let text = opened_text(fs, identities)?;
    let key = WorkspaceKey::from_text(&text)
        .map_err(|_| refused(fs, KEY_FILE, EncryptionError::Damaged))?;
    let public = read(fs, PUBLIC)?;
    if public.trim_ascii() != key.public_text().as_bytes() {
        return Err(refused(fs, KEY_FILE, EncryptionError::OtherWorkspace));
    }
    Ok(key)
}

fn opened_text(fs: &dyn Fs, identities: &Identities) -> Result<Zeroizing<String>, Failure> {
    let bytes = read(fs, KEY_FILE)?;
    let text = decrypt(&fs.root().join(KEY_FILE), &bytes, identities, LIMIT)?;
    let text = String::from_utf8(text);
    text.map(Zeroizing::new)
        .map_err(|_| refused(fs, KEY_FILE, EncryptionError::Damaged))
}

/// Who can open the workspace of this key.
///
/// # Errors
///
/// [`Failure::Encryption`] if the key file is not the one of this key, or is damaged.
pub fn members_of(fs: &dyn Fs, key: &WorkspaceKey) -> Result<Members, Failure> {
    let text = opened_text(fs, &Identities::of_key(key.identity()))?;
    let members = Members::from_text(&text);
    members.map_err(|why| refused(fs, KEY_FILE, why))
}

/// Writes the key of a workspace for its members, in place of the key file that is there; whole or not at all. The
/// caller holds the lock.
///
/// # Errors
///
/// [`Failure::Encryption`] if there is nobody to encrypt it to, [`Failure::ReadOnly`] or [`Failure::Io`].
pub fn write_keys(fs: &dyn Fs, key: &WorkspaceKey, members: &Members) -> Result<(), Failure> {
    if members.list().is_empty() {
        return Err(refused(fs, KEY_FILE, EncryptionError::NoRecipients));
    }
    let bytes = key_file(key, members)?;
    make_folder(fs)?;
    put(fs, PUBLIC, format!("{}\n", key.public_text()).as_bytes())?;
    put(fs, KEY_FILE, &bytes)
}

/// The key of a workspace, encrypted to its members.
fn key_file(key: &WorkspaceKey, members: &Members) -> Result<Vec<u8>, Failure> {
    let mut keys: Vec<String> = members.list().iter().map(|one| one.key.clone()).collect();
    // So that whoever has opened the workspace can read who else can.
    keys.push(key.public_text());
    let recipients = Recipients::read(&keys)?;
    let mut text = Zeroizing::new(members.to_text());
    text.push_str(key.to_text().expose_secret());
    text.push('\n');
    let mut bytes = Vec::new();
    let written = recipients.encrypt(&mut bytes).and_then(|mut writer| {
        writer.write_all(text.as_bytes())?;
        writer.finish()
    });
    written.map_err(|error| Failure::Io {
        operation: FileOperation::Write,
        path: KEY_FILE.into(),
        reason: error.into(),
    })?;
    Ok(bytes)
}

/// Whether one of these secret keys opens what is encrypted to these members.
///
/// # Errors
///
/// [`Failure::Encryption`] if there is nobody to encrypt it to.
pub fn would_open(members: &Members, identities: &Identities) -> Result<bool, Failure> {
    let bytes = key_file(&WorkspaceKey::generate(), members)?;
    match decrypt(Path::new(KEY_FILE), &bytes, identities, LIMIT) {
        Ok(opened) => {
            drop(Zeroizing::new(opened));
            Ok(true)
        }
        Err(failure) if is_wrong_key(&failure) => Ok(false),
        Err(failure) => Err(failure),
    }
}

/// Writes a new key for a member who has only a passphrase, and gives its public key. It opens nothing until
/// [`write_keys`] has it among the members.
///
/// # Errors
///
/// [`Failure::ReadOnly`] or [`Failure::Io`].
pub fn write_passphrase(
    fs: &dyn Fs,
    name: &str,
    passphrase: SecretString,
    work: u8,
) -> Result<WorkspaceMember, Failure> {
    let own = x25519::Identity::generate();
    let public = own.to_public().to_string();
    let path = passphrase_path(&public);
    let mut recipient = scrypt::Recipient::new(passphrase);
    recipient.set_work_factor(work);
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    let mut bytes = Vec::new();
    let written = Encryptor::with_recipients(recipients)
        .map_err(std::io::Error::other)
        .and_then(|encryptor| {
            let text = own.to_string();
            let mut writer = encryptor.wrap_output(&mut bytes)?;
            writer.write_all(text.expose_secret().as_bytes())?;
            writer.write_all(b"\n")?;
            writer.finish()
        });
    written.map_err(|error| failed(fs, FileOperation::Write, &path, &error))?;
    make_folder(fs)?;
    put(fs, &path, &bytes)?;
    Ok(WorkspaceMember {
        name: name.to_owned(),
        access: Access::Passphrase,
        key: public,
    })
}

/// Takes the passphrase files of all members over into another folder.
///
/// # Errors
///
/// [`Failure::ReadOnly`] or [`Failure::Io`].
pub fn copy_passphrases(from: &dyn Fs, to: &dyn Fs, members: &Members) -> Result<(), Failure> {
    let members = members.list().iter();
    for member in members.filter(|one| one.access == Access::Passphrase) {
        let path = passphrase_path(&member.key);
        put(to, &path, &read(from, &path)?)?;
    }
    Ok(())
}

/// Removes the passphrase files of everybody who is no member. The caller holds the lock.
///
/// # Errors
///
/// [`Failure::ReadOnly`] or [`Failure::Io`].
pub fn drop_passphrases(fs: &dyn Fs, members: &Members) -> Result<(), Failure> {
    let kept: Vec<String> = members
        .list()
        .iter()
        .map(|one| passphrase_path(&one.key))
        .collect();
    for path in passphrase_files(fs)? {
        if !kept.contains(&path) {
            fs.unlink(&path)
                .map_err(|error| failed(fs, FileOperation::Remove, &path, &error))?;
        }
    }
    fs.sync_folder(KEYS)
        .map_err(|error| failed(fs, FileOperation::Sync, KEYS, &error))
}

/// The file of the member with this public key: its name says nothing of them.
#[must_use]
pub fn passphrase_path(public: &str) -> String {
    let digest = sha256(public.as_bytes());
    let short = digest.get(..16).unwrap_or(&digest);
    format!("{KEYS}/{PASSPHRASE}{short}{ENDING}")
}

/// The files of those of these members who have a passphrase.
#[must_use]
pub fn passphrase_paths(members: &Members) -> Vec<String> {
    let with_passphrase = |one: &&WorkspaceMember| one.access == Access::Passphrase;
    let members = members.list().iter().filter(with_passphrase);
    members.map(|one| passphrase_path(&one.key)).collect()
}

/// Whether the file at this path may be one that a passphrase opens.
#[must_use]
pub fn is_passphrase_file(path: &str) -> bool {
    let name = path
        .strip_prefix(KEYS)
        .and_then(|name| name.strip_prefix('/'));
    name.is_some_and(|name| name.starts_with(PASSPHRASE) && name.ends_with(ENDING))
}

/// The key files of a workspace that these members open, and what a process that was killed left of them.
#[must_use]
pub fn key_files_of(members: &Members) -> BTreeSet<String> {
    let members = members.list().iter();
    let files = members.map(|one| passphrase_path(&one.key));
    let files = files.chain([KEY_FILE.to_owned(), PUBLIC.to_owned()]);
    files
        .flat_map(|path| [format!("{path}{NEXT}"), path])
        .collect()
}

/// What is in the key files that are tried when a workspace is opened, as far as it can be read.
#[must_use]
pub fn key_file_bytes(fs: &dyn Fs) -> Vec<(String, Vec<u8>)> {
    let files = passphrase_files(fs).unwrap_or_default();
    let files = files
        .into_iter()
        .chain([KEY_FILE.to_owned(), PUBLIC.to_owned()]);
    files
        .filter_map(|path| Some((path.clone(), read(fs, &path).ok()?)))
        .collect()
}

fn passphrase_files(fs: &dyn Fs) -> Result<Vec<String>, Failure> {
    let listed = match fs.list(KEYS) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        listed => listed.map_err(|error| failed(fs, FileOperation::List, KEYS, &error))?,
    };
    let mut files: Vec<String> = listed
        .into_iter()
        .filter(|one| one.sort == EntryType::File)
        .filter_map(|one| one.name.into_string().ok())
        .map(|name| format!("{KEYS}/{name}"))
        .filter(|path| is_passphrase_file(path))
        .collect();
    files.sort();
    files.truncate(MOST_TRIED);
    Ok(files)
}

fn read(fs: &dyn Fs, path: &str) -> Result<Vec<u8>, Failure> {
    let why = match fs.length(path) {
        Err(error) => return Err(failed(fs, FileOperation::Read, path, &error)),
        Ok(None) => EncryptionError::NoKeyFile,
        Ok(Some(length)) if length > LIMIT as u64 => EncryptionError::Damaged,
        Ok(Some(_)) => {
            let bytes = fs.read_at(path, 0, LIMIT);
            return bytes.map_err(|error| failed(fs, FileOperation::Read, path, &error));
        }
    };
    Err(refused(fs, path, why))
}

fn make_folder(fs: &dyn Fs) -> Result<(), Failure> {
    let made = fs
        .make_folder(KEYS)
        .and_then(|is_new| if is_new { fs.sync_folder("") } else { Ok(()) });
    made.map_err(|error| failed(fs, FileOperation::MakeFolder, KEYS, &error))
}

/// Puts a file in the place of what is there, whole or not at all.
fn put(fs: &dyn Fs, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    let next = format!("{path}{NEXT}");
    let put = match fs.unlink(&next) {
        // One of this name is left of a process that was killed.
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => fs
            .stage(&next, Some(path), bytes)
            .and_then(|()| fs.rename(&next, path))
            .and_then(|()| fs.sync_folder(KEYS)),
    };
    put.map_err(|error| failed(fs, FileOperation::Write, path, &error))
}

fn refused(fs: &dyn Fs, path: &str, why: EncryptionError) -> Failure {
    Failure::Encryption {
        place: shown(fs.root(), path),
        why,
    }
}

fn shown(root: &Path, path: &str) -> String {
    root.join(path).display().to_string()
}
