//! The key files of a sealed workspace: who opens them, and what is refused.

use std::io::Write as _;
use std::path::Path;

use age::secrecy::{ExposeSecret, SecretString};
use age::x25519;
use lastseen::casebook::errors::encryption_error::EncryptionError;
use lastseen::casebook::errors::failure::Failure;
use lastseen::storage::encryption::identities::{AskPassphrase, Identities, IdentitySources};
use lastseen::storage::encryption::key_files::members::{Access, Members, WorkspaceMember};
use lastseen::storage::encryption::key_files::paper_key::PaperKey;
use lastseen::storage::encryption::key_files::{
    drop_passphrases, members_of, open_keys, passphrase_path, write_keys, write_passphrase,
};
use lastseen::storage::encryption::sealed_fs::sealed_path::PUBLIC;
use lastseen::storage::encryption::workspace_key::WorkspaceKey;
use lastseen::storage::fs::disk::Disk;
use lastseen::storage::fs::{Fs, KEY_FILE};

use crate::both;

/// Cheap enough for a test.
const WORK: u8 = 4;

fn member(name: &str, key: &x25519::Identity) -> WorkspaceMember {
    WorkspaceMember {
        name: name.to_owned(),
        access: Access::Key,
        key: key.to_public().to_string(),
    }
}

fn identity(key: &x25519::Identity) -> Identities {
    Identities::of_key(key)
}

/// Nobody's key, and somebody who types this passphrase.
fn asking(ask: AskPassphrase) -> Identities {
    Identities::read(&IdentitySources::default(), ask).unwrap()
}

fn right(_: &Path) -> Option<SecretString> {
    Some("correct horse".to_owned().into())
}

fn wrong(_: &Path) -> Option<SecretString> {
    Some("battery staple".to_owned().into())
}

fn why(fs: &dyn Fs, identities: &Identities) -> (String, EncryptionError) {
    match open_keys(fs, identities).err() {
        Some(Failure::Encryption { place, why }) => {
            let place = place.strip_prefix(&format!("{}/", fs.root().display()));
            (place.unwrap().to_owned(), why)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_member_opens_the_key_and_sees_the_others() {
    both(|disk| {
        let fs = &*disk.fs;
        let key = WorkspaceKey::generate();
        let anna = x25519::Identity::generate();
        let paper = PaperKey::generate();
        let mut members = Members::default();
        members.add(member("Анна Тестова", &anna)).unwrap();
        members.add(paper.member("paper")).unwrap();
        let petro = write_passphrase(fs, "Petro", "correct horse".to_owned().into(), WORK).unwrap();
        members.add(petro.clone()).unwrap();
        write_keys(fs, &key, &members).unwrap();
        let paper_text: String = paper
            .rows()
            .iter()
            .map(|row| row.expose_secret().to_lowercase() + " ")
            .collect();
        let folder = tempfile::tempdir().unwrap();
        let typed = folder.path().join("paper.txt");
        std::fs::write(&typed, paper_text).unwrap();
        let only_owner = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        std::fs::set_permissions(&typed, only_owner).unwrap();
        let sources = IdentitySources {
            files: vec![typed],
            ..IdentitySources::default()
        };
        let paper = Identities::read(&sources, |_| None).unwrap();
        for identities in [identity(&anna), paper, asking(right)] {
            let opened = open_keys(fs, &identities).unwrap();
            assert_eq!(opened.public_text(), key.public_text());
            assert_eq!(members_of(fs, &opened).unwrap(), members);
        }
        for entry in fs.list("keys").unwrap() {
            let name = entry.name.into_string().unwrap();
            // Of the layer below, if there is one.
            if name.ends_with(".not-sealed") {
                continue;
            }
            let bytes = fs.read_at(&format!("keys/{name}"), 0, 100_000).unwrap();
            let text = format!("{name}{}", String::from_utf8_lossy(&bytes));
            assert!(!text.contains("Petro") && !text.contains("Анна"));
            assert!(!text.contains("SECRET") && !name.ends_with(".next"));
        }
        members.remove("Petro").unwrap();
        write_keys(fs, &key, &members).unwrap();
        drop_passphrases(fs, &members).unwrap();
        assert_eq!(fs.length(&passphrase_path(&petro.key)).unwrap(), None);
        assert_eq!(
            why(fs, &asking(right)),
            (KEY_FILE.to_owned(), EncryptionError::NeedsIdentity)
        );
    });
}

#[test]
fn a_wrong_key_and_a_spoilt_or_swapped_file_are_told_apart() {
    both(|disk| {
        let fs = &*disk.fs;
        let anna = x25519::Identity::generate();
        let key = WorkspaceKey::generate();
        let at = |path: &str, why| (path.to_owned(), why);
        assert_eq!(
            why(fs, &identity(&anna)),
            at(KEY_FILE, EncryptionError::NoKeyFile)
        );
        let mut members = Members::default();
        assert!(write_keys(fs, &key, &members).is_err());
        members.add(member("Anna", &anna)).unwrap();
        write_keys(fs, &key, &members).unwrap();
        assert_eq!(
            why(fs, &identity(&x25519::Identity::generate())),
            at(KEY_FILE, EncryptionError::WrongKey)
        );
        assert_eq!(
            why(fs, &asking(|_| None)),
            at(KEY_FILE, EncryptionError::NeedsIdentity)
        );
        let petro = write_passphrase(fs, "Petro", "correct horse".to_owned().into(), WORK).unwrap();
        assert_eq!(
            why(fs, &asking(|_| None)),
            at(KEY_FILE, EncryptionError::NoPassphrase)
        );
        assert_eq!(
            why(fs, &asking(wrong)),
            at(KEY_FILE, EncryptionError::WrongPassphrase)
        );
        // It opens a key that is nobody's here.
        assert_eq!(
            why(fs, &asking(right)),
            at(KEY_FILE, EncryptionError::WrongKey)
        );
        let file = passphrase_path(&petro.key);
        let whole = fs.read_at(&file, 0, 10_000).unwrap();
        disk.put(&file, &whole[..whole.len() - 1]);
        assert_eq!(why(fs, &asking(right)), at(&file, EncryptionError::Damaged));
        let whole = fs.read_at(KEY_FILE, 0, 100_000).unwrap();
        for cut in [0, 10, 100, whole.len() - 1] {
            disk.put(KEY_FILE, &whole[..cut]);
            let (place, why) = why(fs, &identity(&anna));
            assert_eq!(place, KEY_FILE);
            assert!(
                matches!(why, EncryptionError::Damaged | EncryptionError::UnknownForm),
                "{cut}: {why:?}"
            );
        }
        // Somebody put in a key of their own, for the same members.
        let theirs = WorkspaceKey::generate();
        write_keys(fs, &theirs, &members).unwrap();
        disk.put(PUBLIC, format!("{}\n", key.public_text()));
        assert_eq!(
            why(fs, &identity(&anna)),
            at(KEY_FILE, EncryptionError::OtherWorkspace)
        );
    });
}

#[test]
fn the_age_program_opens_what_stands_in_the_folder() {
    use std::process::{Command, Stdio};
    if Command::new("age").arg("--version").output().is_err() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let disk = Disk::open(folder.path()).unwrap();
    let anna = x25519::Identity::generate();
    let key = WorkspaceKey::generate();
    let mut members = Members::default();
    members.add(member("Anna", &anna)).unwrap();
    write_keys(&disk, &key, &members).unwrap();
    let mut child = Command::new("age")
        .args(["-d", "-i", "-"])
        .arg(folder.path().join(KEY_FILE))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let text = anna.to_string();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(text.expose_secret().as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let opened = WorkspaceKey::from_text(&text).unwrap();
    assert_eq!(opened.public_text(), key.public_text());
}
