//! What comes into a sealed workspace on the screen and goes out of it for good: a list, a message, somebody who is
//! erased. No word of it lies on the disk, or in the memory once it is locked. All people are invented.

use std::fs;

use rustix::process::Signal;

use crate::sealed_lock::in_memory;
use crate::support::sealed::SealedWorkspace;
use crate::terminal_session::TerminalSession;

const TITLE: &str = "Zhuravlinka";

/// Somebody who is there before.
const KNOWN: &str = "Quetzalov Pavel Ivanovych";

/// A list outside of the workspace: its name, and rows of whom one is likely recorded already.
const LIST: (&str, &str) = (
    "larkspur4.csv",
    "No;Name;Born;Status;Date;Place\n\
     1;Kvitkova Olha Petrivna;25.03.1991;missing;22.07.2022;Brambletown\n\
     2;Quetzalof Pavel Ivanovych;31.01.1999;missing;16.06.2022;Brambletown\n",
);

/// Words of all that is typed, pasted and read.
const WORDS: [&str; 9] = [
    "Zhuravlinka",
    "Quetzalov",
    "larkspur4",
    "Kvitkova",
    "Brambletown",
    "Quetzalof",
    "Hollyhock",
    "tamarisk9",
    "ostrogothic",
];

fn open(sealed: &SealedWorkspace) -> TerminalSession {
    let session = sealed.workspace.open();
    session.wait_for_text(TITLE);
    session
}

/// Leaves nothing of the process but what it has written.
fn kill(sealed: &SealedWorkspace, session: TerminalSession) {
    session.wait_for_quiet();
    session.signal(Signal::KILL);
    drop(session);
    sealed.assert_silent(&WORDS);
}

#[test]
fn no_word_of_what_is_imported_pasted_or_erased_on_the_screen_lies_on_the_disk() {
    let sealed = SealedWorkspace::new(TITLE);
    sealed.done(&["add", "person", &format!("name={KNOWN}"), "born=1999-01-31"]);
    let outside = tempfile::tempdir().unwrap();
    let list = outside.path().join(LIST.0);
    fs::write(&list, LIST.1).unwrap();
    let import = format!(":import {}<Enter>", list.display());
    // Killed while the list is looked at, and while its held row waits.
    let mut session = open(&sealed);
    session.keys(&import).wait_for_text("[File]");
    kill(&sealed, session);
    let mut session = open(&sealed);
    session.keys(&import).wait_for_text("Held 1");
    session.keys("w").wait_for_text("Write 1 person?");
    session.keys("y").wait_for_text("[Held 1]");
    session.wait_for_text("Quetzalof");
    kill(&sealed, session);
    let mut session = open(&sealed);
    session.wait_for_text("Kvitkova");
    session.keys(&import).wait_for_text("[File]");
    session.keys("<Esc>").wait_for_text("s status");
    // A message, killed while it is typed and while it is shown with its parts.
    let message = "Looking for Petro Hollyhock, born 5 May 1991, call sign tamarisk9";
    let show_parts = || {
        let mut session = open(&sealed);
        session.keys(":intake<Enter>").wait_for_text("message");
        session
            .keys(&format!("{message}<Enter>"))
            .wait_for_text("Write Petro Hollyhock?");
        session
    };
    session.keys(":intake<Enter>").wait_for_text("message");
    session.keys(message).wait_for_text("tamarisk9");
    kill(&sealed, session);
    let session = show_parts();
    kill(&sealed, session);
    let mut session = show_parts();
    session.keys("y").wait_for_text("added from a message");
    // Somebody is erased, and killed before that is decided.
    session
        .keys("/Kvitkova<Enter>")
        .wait_for_text("People 1/1 of 3");
    session
        .keys("nostrogothic<Ctrl-s>")
        .wait_for_text("u to undo");
    session
        .keys(":erase<Enter>")
        .wait_for_text("Erasing Kvitkova");
    kill(&sealed, session);
    let mut session = open(&sealed);
    session
        .keys("/Kvitkova<Enter>")
        .wait_for_text("People 1/1 of 3");
    session
        .keys(":erase<Enter>")
        .wait_for_text("Erasing Kvitkova");
    session.keys("G").wait_for_quiet();
    session.keys("y").wait_for_text("erased: the record");
    sealed.assert_silent(&WORDS);
    session
        .keys("<Ctrl-q>")
        .wait_for_text("Press it again to lock");
    session.keys("<Ctrl-q>").wait_for_text("Locked.");
    match in_memory(session.pid, &WORDS) {
        Some(left) => assert_eq!(left, [""; 0]),
        None => eprintln!("skipped: nobody may look into the memory of a process here"),
    }
    sealed.assert_silent(&WORDS);
    session.keys("<Enter>").wait_for_text("Hollyhock");
    assert_eq!(session.keys("q").finish(), 0);
    sealed.done(&["log", "--verify"]);
    let listed = sealed.done(&["list"]);
    assert!(
        listed.contains("Quetzalov")
            && listed.contains("Hollyhock")
            && !listed.contains("Kvitkova"),
        "{listed}"
    );
    sealed.assert_silent(&WORDS);
}
