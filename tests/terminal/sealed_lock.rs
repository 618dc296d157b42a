//! The lock of a sealed workspace: the screen is wiped, nothing of it stays in the memory of the process, and the same
//! place is there afterwards.

use std::fs::{self, File};
use std::os::unix::fs::FileExt;
use std::process::Command;

use age::secrecy::{ExposeSecret, SecretString};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use lastseen::storage::encryption::key_files::{members_of, write_keys, write_passphrase};
use lastseen::storage::encryption::workspace_key::WorkspaceKey;
use lastseen::storage::fs::disk::Disk;
use rustix::process::Pid;

use crate::support::sealed::{SealedWorkspace, workspace_key};
use crate::support::workspace::TestWorkspace;
use crate::terminal_session::TerminalSession;

const WORDS: [&str; 4] = ["Zhuravlinka", "Quetzalov", "Kvitkova", "wexfordish"];

fn sealed() -> SealedWorkspace {
    let sealed = SealedWorkspace::new(WORDS[0]);
    sealed.add_person(WORDS[1]);
    sealed.add_person(WORDS[2]);
    sealed
}

fn open(sealed: &SealedWorkspace) -> TerminalSession {
    let session = sealed.workspace.open();
    session.wait_for_text(WORDS[1]);
    session
}

/// The words of these that stand in the memory of a process; `None` if nobody may look into it.
pub fn in_memory<'w>(pid: Pid, words: &[&'w str]) -> Option<Vec<&'w str>> {
    let bytes: Vec<&[u8]> = words.iter().map(|word| word.as_bytes()).collect();
    let found = bytes_in_memory(pid, &bytes)?;
    let mut found: Vec<&str> = found.into_iter().map(|at| words[at]).collect();
    found.sort_unstable();
    Some(found)
}

/// Which of these stand in the memory of a process, likewise.
fn bytes_in_memory(pid: Pid, wanted: &[&[u8]]) -> Option<Vec<usize>> {
    let folder = format!("/proc/{}", pid.as_raw_nonzero());
    let memory = File::open(format!("{folder}/mem")).ok()?;
    let maps = fs::read_to_string(format!("{folder}/maps")).ok()?;
    let mut found = Vec::new();
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (range, _) = line.split_once(' ')?;
        let (from, to) = range.split_once('-')?;
        let from = u64::from_str_radix(from, 16).ok()?;
        let to = u64::from_str_radix(to, 16).ok()?;
        let mut bytes = vec![0; usize::try_from(to - from).ok()?];
        let read = memory.read_at(&mut bytes, from).unwrap_or(0);
        let stands = |word: &[u8]| memchr::memmem::find(&bytes[..read], word).is_some();
        found.extend((0..wanted.len()).filter(|at| stands(wanted[*at])));
    }
    found.sort_unstable();
    found.dedup();
    Some(found)
}

#[test]
fn the_lock_leaves_nothing_in_memory_and_the_same_place_comes_back() {
    let sealed = sealed();
    let mut session = open(&sealed);
    session
        .keys(&format!("/{}<Enter>", WORDS[2]))
        .wait_for_text("People 1/1 of 2");
    // In the middle of a form, where every other key is typed.
    session
        .keys("e")
        .wait_for_text("the whole name as published");
    session
        .keys(&format!(" {}", WORDS[3]))
        .wait_for_text(WORDS[3]);
    session
        .keys("<Ctrl-q>")
        .wait_for_text("Press it again to lock");
    let before = in_memory(session.pid, &WORDS);
    let mark = session.mark();
    session.keys("<Ctrl-q>").wait_for_text("Locked.");
    let text = session.screen_text();
    assert!(WORDS.iter().all(|word| !text.contains(word)), "{text}");
    let wiped = b"\x1b[3J";
    let bytes = session.bytes_since(mark);
    assert!(bytes.windows(wiped.len()).any(|part| part == wiped));
    match (before, in_memory(session.pid, &WORDS)) {
        (Some(before), Some(after)) => {
            assert_eq!(
                before,
                ["Kvitkova", "Quetzalov", "Zhuravlinka", "wexfordish"]
            );
            assert_eq!(after, [""; 0]);
        }
        _ => eprintln!("skipped: nobody may look into the memory of a process here"),
    }
    sealed.assert_silent(&WORDS);
    session.keys("<Enter>").wait_for_text("People 1/1 of 2");
    session.wait_for_text("1 draft kept");
    session.keys("D").wait_for_text(WORDS[3]);
    session.keys("<Esc>").wait_for_text("drops what is typed");
    session.keys("<Esc>").wait_for_text("s status");
    assert_eq!(session.keys("q").finish(), 0);
    sealed.assert_silent(&WORDS);
}

#[test]
fn the_key_once_more_empties_the_clipboard_and_leaves() {
    let sealed = sealed();
    let mut session = open(&sealed);
    session
        .keys("<Ctrl-q>")
        .wait_for_text("Press it again to lock");
    // Another key between the two: nothing is locked.
    session.keys("j").wait_for_text("s status");
    session
        .keys("<Ctrl-q>")
        .wait_for_text("Press it again to lock");
    session.keys("<Ctrl-q>").wait_for_text("Locked.");
    let mark = session.mark();
    session.keys("<Ctrl-q>");
    session.wait_for_bytes("the clipboard is emptied", mark, |bytes| {
        let empty = b"\x1b]52;c;\x07";
        bytes.windows(empty.len()).any(|part| part == empty)
    });
    assert_eq!(session.finish(), 0);
}

#[test]
fn it_stays_locked_while_its_key_is_away() {
    let sealed = sealed();
    let key = sealed.workspace.home().join("my-key.txt");
    let away = sealed.workspace.home().join("away.txt");
    let mut session = open(&sealed);
    session.keys(":lock<Enter>").wait_for_text("Locked.");
    fs::rename(&key, &away).unwrap();
    session.keys("<Enter>").wait_for_text("my-key.txt");
    assert!(!session.screen_text().contains(WORDS[1]));
    fs::rename(&away, &key).unwrap();
    session.keys("<Enter>").wait_for_text(WORDS[1]);
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn what_is_not_sealed_is_not_locked() {
    let workspace = TestWorkspace::with_people();
    let mut session = workspace.open();
    session
        .keys("<Ctrl-q>")
        .wait_for_text("Only a sealed workspace is locked");
    session
        .keys("<Ctrl-q>")
        .wait_for_text("Only a sealed workspace is locked");
    assert_eq!(session.keys("q").finish(), 0);
}

const PASSPHRASE: &str = "seven plain words";

/// A workspace that is opened by this passphrase alone.
fn under_passphrase() -> SealedWorkspace {
    let mut sealed = sealed();
    let folder = sealed.workspace.workspace();
    let key = workspace_key(&folder, &sealed.workspace.home().join("my-key.txt"));
    let key = WorkspaceKey::from_text(key.to_string().expose_secret()).unwrap();
    let disk = Disk::open(&folder).unwrap();
    let mut members = members_of(&disk, &key).unwrap();
    let passphrase = SecretString::from(PASSPHRASE);
    members
        .add(write_passphrase(&disk, "Vira", passphrase, 4).unwrap())
        .unwrap();
    write_keys(&disk, &key, &members).unwrap();
    sealed.workspace = sealed.workspace.variable("LASTSEEN_IDENTITY", "");
    sealed
}

/// Locks the screen; what it says then, and how often it has said so before.
fn lock(session: &mut TerminalSession) -> usize {
    session
        .keys("<Ctrl-q>")
        .wait_for_text("Press it again to lock");
    let mark = session.mark();
    session.keys("<Ctrl-q>");
    wait_for_prompt(session, mark)
}

/// Waits until the locked screen waits, after a mark; gives the next one.
fn wait_for_prompt(session: &TerminalSession, mark: usize) -> usize {
    session.wait_for_bytes("the locked screen", mark, |bytes| {
        memchr::memmem::find(bytes, b"Ctrl-q empties").is_some()
    });
    session.mark()
}

#[test]
fn a_passphrase_typed_blind_unlocks_and_a_wrong_one_does_not() {
    let sealed = under_passphrase();
    let mut session = sealed.workspace.start();
    let session_pid = session.pid;
    session.wait_for_text("Passphrase of");
    session
        .keys(&format!("{PASSPHRASE}<Enter>"))
        .wait_for_text(WORDS[1]);
    let name = || fs::read_to_string(format!("/proc/{}/comm", session_pid.as_raw_nonzero())).ok();
    let before = name();
    let mut mark = lock(&mut session);
    // Other windows know by its name that it runs.
    assert_eq!(name(), before);
    let locked = mark;
    for wrong in ["battery staple", "Seven plain words", "x"] {
        session.keys(&format!("{wrong}<Enter>"));
        mark = wait_for_prompt(&session, mark);
        assert!(session.screen_text().contains("not the right one"));
    }
    let told = String::from_utf8_lossy(&session.bytes_since(locked)).into_owned();
    assert!(
        !told.contains("staple") && !told.contains("plain"),
        "{told}"
    );
    let found = in_memory(session.pid, &[PASSPHRASE, WORDS[1]]);
    assert!(found.is_none_or(|found| found.is_empty()));
    // Without a word before Enter it is asked for; a letter that was mistyped is taken back.
    session.keys("<Enter>").wait_for_text("Passphrase of");
    session
        .keys(&format!("{PASSPHRASE}<Enter>"))
        .wait_for_text(WORDS[1]);
    lock(&mut session);
    session
        .keys(&format!("{PASSPHRASE}z\x7f<Enter>"))
        .wait_for_text(WORDS[1]);
    assert_eq!(session.keys("q").finish(), 0);
    assert_eq!(session.modes_now(), session.modes);
}

/// An SSH key under the passphrase, its public key, and its secret bytes.
fn ssh_key(sealed: &SealedWorkspace) -> (String, Vec<u8>) {
    let path = sealed.workspace.home().join("id_ed25519");
    let path = path.to_str().unwrap().to_owned();
    let ssh_keygen = |arguments: &[&str]| {
        let mut command = Command::new("ssh-keygen");
        let done = command.args(arguments).args(["-q", "-f", &path]).output();
        assert!(done.unwrap().status.success(), "{arguments:?}");
    };
    ssh_keygen(&["-t", "ed25519", "-N", ""]);
    let decoded = |lines: &mut dyn Iterator<Item = &str>| {
        BASE64_STANDARD.decode(lines.collect::<String>()).unwrap()
    };
    let text = fs::read_to_string(&path).unwrap();
    let private = decoded(&mut text.lines().filter(|line| !line.starts_with("-----")));
    let public = fs::read_to_string(format!("{path}.pub")).unwrap();
    let public = decoded(&mut public.split(' ').skip(1).take(1));
    // The secret bytes stand before the public ones that come last (PROTOCOL.key of OpenSSH).
    let at = memchr::memmem::rfind(&private, &public[public.len() - 32..]).unwrap();
    ssh_keygen(&["-p", "-a", "1", "-P", "", "-N", PASSPHRASE]);
    (path, private[at - 32..at].to_vec())
}

#[test]
fn of_an_ssh_key_and_its_passphrase_nothing_stays_in_memory() {
    let mut sealed = sealed();
    let (path, secret) = ssh_key(&sealed);
    sealed.done(&["member", "add", "Borys", &format!("{path}.pub")]);
    sealed.workspace = sealed.workspace.variable("LASTSEEN_IDENTITY", &path);
    let mut session = sealed.workspace.start();
    session.wait_for_text("Passphrase of");
    session
        .keys(&format!("{PASSPHRASE}<Enter>"))
        .wait_for_text(WORDS[1]);
    lock(&mut session);
    let file = fs::read_to_string(&path).unwrap();
    let line = file.lines().nth(1).unwrap().as_bytes();
    let wanted = [&secret[..], PASSPHRASE.as_bytes(), line];
    match bytes_in_memory(session.pid, &wanted) {
        Some(found) => assert_eq!(found, [0; 0]),
        None => eprintln!("skipped: nobody may look into the memory of a process here"),
    }
    session
        .keys(&format!("{PASSPHRASE}<Enter>"))
        .wait_for_text(WORDS[1]);
    assert_eq!(session.keys("q").finish(), 0);
}
