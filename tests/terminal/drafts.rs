//! What is half typed when a line drops, a program is killed or a terminal is closed.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use rustix::process::Signal;

use crate::line::eventually;
use crate::support::workspace::TestWorkspace;
use crate::terminal_session::TerminalSession;

const PATH: &str = "people/p-aaaaaaaaaa.ron";
const PERSON: &str = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Petr\",\n    home: \"Chita\",\n    history: [\n        (when: \"2022-07\", status: Detained),\n    ],\n)\n";

fn workspace() -> TestWorkspace {
    TestWorkspace::with(&[(PATH, PERSON.as_bytes())])
}

/// The drafts that lie on disk, sorted.
fn drafts(workspace: &TestWorkspace) -> Vec<PathBuf> {
    let folder = workspace.workspace().join(".lastseen/drafts");
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "ron"))
        .collect();
    found.sort();
    found
}

/// Waits until a draft holds this text.
#[track_caller]
fn wait_for_draft(workspace: &TestWorkspace, text: &str) {
    eventually("the draft is on disk", || {
        drafts(workspace)
            .iter()
            .any(|path| std::fs::read_to_string(path).is_ok_and(|found| found.contains(text)))
    });
}

/// Ends a screen as `kill -9` does.
fn kill(session: TerminalSession) {
    session.signal(Signal::KILL);
    drop(session);
}

#[test]
fn a_note_is_there_again_after_the_line_dropped() {
    let workspace = workspace();
    for signal in [None, Some(Signal::HUP), Some(Signal::TERM)] {
        let mut session = workspace.open();
        session
            .keys("nСпросить мать<Enter>ещё раз")
            .wait_for_text("ещё раз");
        match signal {
            None => session.close_terminal(),
            Some(signal) => session.signal(signal),
        }
        session.finish();
        assert_eq!(drafts(&workspace).len(), 1);
        let mode = drafts(&workspace)[0]
            .metadata()
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        let mut session = workspace.open();
        session.wait_for_text(": Note on Petr");
        session.wait_for_text("1 draft kept");
        // It is offered and not forced.
        session.keys("j").wait_for_text("s status");
        session.keys("D").wait_for_text("Спросить мать");
        session.wait_for_text("ещё раз");
        session.keys("<Ctrl-s>").wait_for_text("u to undo");
        session.keys("u").wait_for_text("Undone");
        eventually("the draft is gone", || drafts(&workspace).is_empty());
        assert_eq!(session.keys("q").finish(), 0);
    }
    assert_eq!(workspace.text(PATH), PERSON);
}

#[test]
fn a_form_is_there_again_after_a_kill_and_goes_on_where_it_was() {
    let workspace = workspace();
    let mut session = workspace.open();
    session.keys("sr2026-01-02<Tab>Chit").wait_for_text("Chit");
    wait_for_draft(&workspace, "Chit");
    kill(session);
    let mut session = workspace.open();
    session.wait_for_text("D goes on with what was half written on ");
    session.keys("D").wait_for_text("= 2 Jan 2026");
    session.keys("a").wait_for_text("Chita");
    session.keys("<Enter>").wait_for_text("u to undo");
    let file = workspace.text(PATH);
    assert!(
        file.contains("when: \"2026-01-02\"") && file.contains("place: \"Chita\""),
        "{file}"
    );
    eventually("the draft is gone", || drafts(&workspace).is_empty());
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn what_somebody_changed_meanwhile_is_shown_before_a_form_goes_on() {
    let mut workspace = workspace();
    let mut session = workspace.open();
    session.keys("e").wait_for_text("Chita");
    session.keys("<Ctrl-u>Pyotr").wait_for_text("Pyotr");
    wait_for_draft(&workspace, "Pyotr");
    kill(session);
    workspace
        .variables
        .push(("LASTSEEN_AUTHOR".to_owned(), Some("boris".into())));
    let mut boris = workspace.open();
    assert!(
        !boris.screen_text().contains("kept"),
        "drafts are their author's"
    );
    boris.keys("e").wait_for_text("other names");
    boris
        .keys("<Ctrl-u>Petro<Enter>")
        .wait_for_text("u to undo");
    assert_eq!(boris.keys("q").finish(), 0);
    workspace.variables.pop();
    let mut session = workspace.open();
    session.wait_for_text("1 draft kept");
    session
        .keys("D")
        .wait_for_text("Somebody else changed the same thing");
    for text in ["Petro", "Pyotr", "boris, "] {
        session.wait_for_text(text);
    }
    session.keys("m").wait_for_text("Pyotr");
    assert!(
        workspace.text(PATH).contains("Petro"),
        "the form is not written by itself"
    );
    session.keys("<Enter>").wait_for_text("u to undo");
    assert!(workspace.text(PATH).contains("Pyotr"));
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn what_is_left_on_purpose_is_not_kept() {
    let workspace = workspace();
    let mut session = workspace.open();
    session.keys("nnever mind").wait_for_text("never mind");
    wait_for_draft(&workspace, "never mind");
    session.keys("<Esc><Esc>").wait_for_text("s status");
    eventually("the draft is gone", || drafts(&workspace).is_empty());
    assert_eq!(session.keys("q").finish(), 0);
    assert!(!workspace.open().screen_text().contains("kept"));
}

#[test]
fn several_drafts_are_listed_and_thrown_away_only_after_a_yes() {
    let workspace = workspace();
    // Two screens of one author at once do not touch each other's.
    let (mut one, mut other) = (workspace.open(), workspace.open());
    one.keys("nfirst words").wait_for_text("first words");
    other.keys("nsecond words").wait_for_text("second words");
    wait_for_draft(&workspace, "first words");
    wait_for_draft(&workspace, "second words");
    let third = workspace.open();
    assert!(!third.screen_text().contains("kept"), "both are at work");
    drop(third);
    kill(one);
    kill(other);
    let mut session = workspace.open();
    session.wait_for_text("D lists 2 half-written texts that are kept");
    session.keys("D").wait_for_text("half written 1/2");
    session
        .keys("<Ctrl-x>")
        .wait_for_text("throw it away for good?");
    // The key itself is no answer, however long it is held.
    session.keys("<Ctrl-x><Ctrl-x>").wait_for_text("y or n?");
    session.keys("<Esc>").wait_for_text("nothing was changed");
    assert_eq!(drafts(&workspace).len(), 2);
    session.keys("<Down>").wait_for_text("half written 2/2");
    session
        .keys("<Ctrl-x>")
        .wait_for_text("throw it away for good?");
    session.keys("y").wait_for_text("half written 1/1");
    eventually("one is left", || drafts(&workspace).len() == 1);
    session.keys("<Enter>").wait_for_text("words");
    session.keys("<Ctrl-s>").wait_for_text("u to undo");
    eventually("none is left", || drafts(&workspace).is_empty());
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn a_draft_that_cannot_be_read_is_a_finding_and_one_whose_record_is_gone_can_be_read() {
    let workspace = workspace();
    let mut session = workspace.open();
    session.keys("nlast words").wait_for_text("last words");
    wait_for_draft(&workspace, "last words");
    kill(session);
    let draft = drafts(&workspace).remove(0);
    let broken = draft.with_file_name(
        draft
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .replace(".ron", "")
            .rsplit_once('-')
            .unwrap()
            .0
            .to_owned()
            + "-0123abcd.ron",
    );
    std::fs::write(&broken, "Draft(").unwrap();
    std::fs::remove_file(workspace.workspace().join(PATH)).unwrap();
    let mut session = workspace.open();
    session.wait_for_text("1 problem");
    session.keys("!").wait_for_text("-0123abcd.ron");
    session.wait_for_text("made by another account");
    session.keys("<Esc>D").wait_for_text("half written 1/1");
    session.keys("<Enter>").wait_for_text("the record is gone");
    session.wait_for_text("last words");
    session
        .keys("<Esc>D<Ctrl-x>")
        .wait_for_text("throw it away for good?");
    session.keys("y").wait_for_text("thrown away");
    eventually("it is gone", || drafts(&workspace) == [broken.clone()]);
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn a_folder_that_keeps_nothing_is_told_once() {
    let workspace = workspace();
    std::fs::create_dir(workspace.workspace().join(".lastseen")).unwrap();
    std::fs::write(workspace.workspace().join(".lastseen/drafts"), "in the way").unwrap();
    let mut session = workspace.open();
    session
        .keys("nwords")
        .wait_for_text("not kept if the line drops");
    session.keys(" and more<Ctrl-s>").wait_for_text("u to undo");
    assert!(workspace.text(PATH).contains("words and more"));
    assert_eq!(session.keys("q").finish(), 0);
}
