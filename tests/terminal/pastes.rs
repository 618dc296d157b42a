//! A megabyte that is pasted, by a terminal that says so and by one that does not.

use crate::support::workspace::TestWorkspace;

const GORSHENIN: &str = "people/p-0gma88mrrd.ron";

/// A little less than a million bytes of Cyrillic words.
fn megabyte() -> String {
    "слово и дело ".repeat(43_000)
}

fn bracketed(text: &str) -> Vec<u8> {
    format!("\x1b[200~{text}\x1b[201~").into_bytes()
}

#[test]
fn a_megabyte_pasted_into_a_note_is_the_note() {
    let workspace = TestWorkspace::shipped();
    let mut session = workspace.open();
    session.keys("/gorsh<Enter>n").wait_for_text("Ctrl-s");
    session.send(&bracketed(&format!("{}конец", megabyte())));
    session.wait_for_text("конец");
    session.keys("<Ctrl-s>").wait_for_text("u to undo");
    let text = workspace.text(GORSHENIN);
    assert!(
        text.contains(&format!("{}конец\"", megabyte())),
        "{}",
        text.len()
    );
    session.keys("u").wait_for_text("Undone");
    assert_eq!(session.keys("q").finish(), 0);
}

/// A record may have a mebibyte; what would make it larger is refused, and the text is still there.
#[test]
fn more_than_a_record_may_have_is_refused_and_nothing_is_lost() {
    let workspace = TestWorkspace::shipped();
    let before = workspace.tree();
    let mut session = workspace.open();
    session.keys("/gorsh<Enter>n").wait_for_text("Ctrl-s");
    session.send(&bracketed(&format!(
        "{}{}конец",
        megabyte(),
        "x".repeat(100_000)
    )));
    session.wait_for_text("конец");
    session
        .keys("<Ctrl-s>")
        .wait_for_text("would become too large");
    assert_eq!(workspace.tree(), before);
    assert!(session.screen_text().contains("конец"));
    assert_eq!(session.keys("<Esc><Esc>q").finish(), 0);
}

#[test]
fn a_megabyte_pasted_into_the_search_or_among_the_panes_does_no_harm() {
    let workspace = TestWorkspace::shipped();
    let before = workspace.tree();
    let mut session = workspace.open();
    session.send(&bracketed(&megabyte()));
    session.wait_for_text("not run: 559,000 pasted characters");
    session.keys("/");
    session.send(&bracketed(&format!("{}конец", megabyte())));
    session.wait_for_text("конец");
    session.keys("<Esc>").wait_for_text("People 1/17");
    assert_eq!(session.keys("q").finish(), 0);
    assert_eq!(workspace.tree(), before);
}

/// Where the terminal does not bracket what is pasted, it comes as keys.
#[test]
fn a_megabyte_of_keys_is_a_note_too() {
    let workspace = TestWorkspace::shipped();
    let mut session = workspace.open();
    session.keys("/gorsh<Enter>n").wait_for_text("Ctrl-s");
    session.send(format!("{}конец", megabyte()).as_bytes());
    session.wait_for_text("конец");
    session.keys("<Ctrl-s>").wait_for_text("u to undo");
    assert!(
        workspace
            .text(GORSHENIN)
            .contains(&format!("{}конец\"", megabyte()))
    );
    assert_eq!(session.keys("q").finish(), 0);
}

/// Some lines, each of which would begin with a command, and their ends as a terminal sends them.
fn lines() -> String {
    "e said they were beaten there\r*sr\rnobody heard\rw yes\r".repeat(5)
}

#[test]
fn lines_that_come_as_keys_are_not_run() {
    let workspace = TestWorkspace::shipped();
    let before = workspace.tree();
    let mut session = workspace.open();
    // More than a terminal hands over in one piece.
    let text = format!("{}w", lines().repeat(40));
    session.send(text.as_bytes());
    session.wait_for_text("not run: 10,601 pasted characters");
    session.keys("t").wait_for_text("decide about whom?");
    session.send(text.as_bytes());
    session.wait_for_text("said they were");
    assert_eq!(session.keys("<Esc>q").finish(), 0);
    assert_eq!(workspace.tree(), before);
}

#[test]
fn lines_that_come_as_keys_are_lines_of_a_note() {
    let workspace = TestWorkspace::shipped();
    let mut session = workspace.open();
    session.keys("/gorsh<Enter>n").wait_for_text("Ctrl-s");
    session.send(format!("{}end of it", lines()).as_bytes());
    session.wait_for_text("end of it");
    session.keys("<Ctrl-s>").wait_for_text("u to undo");
    let text = workspace.text(GORSHENIN);
    assert!(
        text.contains("e said they were beaten there\n*sr\nnobody heard\nw yes\n"),
        "{text}"
    );
    assert_eq!(session.keys("q").finish(), 0);
}

/// Keys that move are keys, however many: the screen keeps up.
#[test]
fn a_hundred_thousand_moves_are_followed() {
    let workspace = TestWorkspace::shipped();
    let before = workspace.tree();
    let mut session = workspace.open();
    session.send("jjjk".repeat(25_000).as_bytes());
    session.keys("g").wait_for_text("People 1/17");
    session.keys("G").wait_for_text("People 17/17");
    assert_eq!(session.keys("q").finish(), 0);
    assert_eq!(workspace.tree(), before);
}

#[test]
fn a_word_is_no_answer_to_a_question() {
    let workspace = TestWorkspace::shipped();
    let before = workspace.tree();
    let mut session = workspace.open();
    session
        .keys("/gorsh<Enter>sd")
        .wait_for_text("when it happened");
    session
        .keys("after the harvest<Enter>")
        .wait_for_text("Keep it in words?");
    // Its `y` would write, and the rest would open a form and go into a name.
    session.send(b"yesterday");
    session.wait_for_text("y or n?");
    session.send(b"no, monday");
    session.keys("<Esc>").wait_for_text("when it happened");
    assert_eq!(session.keys("<Esc><Esc>q").finish(), 0);
    assert_eq!(workspace.tree(), before);
}
