//! The lock of a sealed workspace: the screen is wiped, nothing of it stays in the memory of the process, and the same
//! place is there afterwards.

use std::fs::{self, File};
use std::os::unix::fs::FileExt;

use rustix::process::Pid;

use crate::support::sealed::SealedWorkspace;
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
        let text = String::from_utf8_lossy(&bytes[..read]).into_owned();
        found.extend(words.iter().filter(|word| text.contains(**word)));
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
