//! The screen on a sealed workspace: it works as on any other, and no word of it lies on the disk.

use rustix::process::Signal;

use crate::support::sealed::SealedWorkspace;

/// Words that stand nowhere else, one for each field and gesture.
const WORDS: [&str; 12] = [
    "Zhuravlinka",
    "Quetzalov",
    "Kvitkova",
    "tamarisk9",
    "ostrogothic",
    "wexfordish",
    "marmalade7",
    "vellumword",
    "hollyhock3",
    "verbena6",
    "larkspur4",
    "periwinkle2",
];

/// Opens the screen, works through every gesture that leaves something behind, and leaves it in every way.
fn work(sealed: &SealedWorkspace) {
    let [_, quetzalov, kvitkova, search, note, draft, query, ..] = WORDS;
    let workspace = &sealed.workspace;
    let mut session = workspace.open();
    session.wait_for_text(WORDS[0]);
    session.wait_for_text(kvitkova);
    // A search that finds nothing, and one that finds somebody.
    session.keys(&format!("/{search}")).wait_for_text("0 of 2");
    session.keys("<Esc>").wait_for_text("People 1/2");
    session
        .keys(&format!("/{quetzalov}<Enter>"))
        .wait_for_text("People 1/1 of 2");
    session.keys("sm").wait_for_text("Missing · ");
    session.keys("2 jan 2026").wait_for_text("= 2026-01-02");
    session.keys("<Enter>").wait_for_text("u to undo");
    session
        .keys(&format!("n{note}<Ctrl-s>"))
        .wait_for_text("u to undo");
    session.keys("u").wait_for_text("Undone");
    session.keys("U").wait_for_text("u to undo");
    // A saved query, with a filter of its own.
    session.keys("F").wait_for_text("what to call it");
    session.keys(&format!("{}<Tab><Ctrl-u>tag:{query}<Enter>", WORDS[7]));
    session.wait_for_text("u to undo");
    session.keys("<Esc>").wait_for_text("People 1/2");
    // Columns and orders are kept for the next time.
    session.keys("S").wait_for_text("by status");
    // A form that is half typed when the program is killed.
    session
        .keys("e")
        .wait_for_text("the whole name as published");
    session.keys(&format!(" {draft}")).wait_for_text(draft);
    session.wait_for_quiet();
    session.signal(Signal::KILL);
    drop(session);
    let mut session = workspace.open();
    session.wait_for_text("1 draft kept");
    session.wait_for_text("by status");
    session.keys("D").wait_for_text(draft);
    session.keys("<Enter>").wait_for_text("u to undo");
    session.keys("u").wait_for_text("Undone");
    // A note that is half typed when the line drops.
    session
        .keys(&format!("n{}", WORDS[8]))
        .wait_for_text(WORDS[8]);
    session.close_terminal();
    session.finish();
    // A queue.
    let mut session = workspace.open();
    session.keys("t").wait_for_text("begin all 2 people");
    session
        .keys("<Enter>")
        .wait_for_text("New queue of 2 people");
    session.keys("<Enter>").wait_for_text("queue everybody");
    session
        .keys(&format!("n{}<Ctrl-s>", WORDS[9]))
        .wait_for_text(WORDS[9]);
    session.wait_for_text("u to undo");
    session.keys("a").wait_for_text("2/2");
    session.keys("q").wait_for_text("People 1/2");
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn no_word_that_is_typed_on_the_screen_lies_on_the_disk() {
    let sealed = SealedWorkspace::new(WORDS[0]);
    sealed.add_person(WORDS[1]);
    sealed.add_person(WORDS[2]);
    work(&sealed);
    sealed.assert_silent(&WORDS);
    let shown = sealed.done(&["show", WORDS[1]]);
    assert!(
        shown.contains(WORDS[4]) && shown.contains("2 Jan 2026"),
        "{shown}"
    );
}

#[test]
fn a_change_from_outside_is_seen_under_its_hidden_name() {
    let sealed = SealedWorkspace::new(WORDS[0]);
    sealed.add_person(WORDS[1]);
    let mut session = sealed.workspace.open();
    session.wait_for_text(WORDS[1]);
    sealed.done(&["note", WORDS[1], WORDS[10]]);
    session.wait_for_text(WORDS[10]);
    sealed.done(&["set", WORDS[1], "missing", "--when", "2026-01-02"]);
    session.wait_for_text("MIS Quetzalov");
    sealed.add_person(WORDS[11]);
    session.wait_for_text("People 1/2");
    assert_eq!(session.keys("q").finish(), 0);
    sealed.assert_silent(&WORDS);
}

#[test]
fn what_may_leave_something_in_the_clear_says_so() {
    let sealed = SealedWorkspace::new(WORDS[0]);
    sealed.add_person(WORDS[1]);
    let mut session = sealed.workspace.open();
    session.wait_for_text(WORDS[1]);
    for keys in ["E", ">", ":sync<Enter>"] {
        session
            .keys(keys)
            .wait_for_text("Not on a sealed workspace");
        session.keys("j").wait_for_text("s status");
    }
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn without_its_key_the_screen_says_nothing() {
    let sealed = SealedWorkspace::new(WORDS[0]);
    sealed.add_person(WORDS[1]);
    let workspace = sealed.workspace.variable("LASTSEEN_IDENTITY", "");
    let mut session = workspace.start();
    assert_eq!(session.finish(), 1);
    let text = session.screen_text();
    assert!(
        text.contains("encrypted with age") && !text.contains(WORDS[0]),
        "{text}"
    );
}
