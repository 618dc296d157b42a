//! A key that is held down decides once, and one that its terminal repeats never.

use lastseen::app::core::action::Action;
use lastseen::app::keys::key::Key;

use crate::support::session::TestSession;

const HELD: &str = "held key: nothing more is decided; release it, look, and press again";

const NAMES: [&str; 6] = [
    "Oleh Sydorenko",
    "Ivan Petrov",
    "Anna Koval",
    "Maria Bondar",
    "Petro Hlushko",
    "Nina Lys",
];

/// Six people, each recorded twice.
fn twice() -> TestSession {
    let mut files = Vec::new();
    for (at, name) in NAMES.into_iter().enumerate() {
        for side in ["a", "b"] {
            let id = format!("p-{}{at}", side.repeat(9));
            let born = format!("19{}0-05-01", 5 + at % 5);
            let text = format!("Person(id: \"{id}\", name: \"{name}\", born: \"{born}\")\n");
            files.push((format!("people/{id}.ron"), text));
        }
    }
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    TestSession::with(&files, 80, 24)
}

/// How often these words stand in the records.
fn count(screen: &TestSession, words: &str) -> usize {
    let records = screen.records();
    let texts = records
        .iter()
        .map(|(_, bytes)| String::from_utf8_lossy(bytes));
    texts.map(|text| text.matches(words).count()).sum()
}

#[test]
fn a_status_whose_key_is_held_is_given_to_nobody_who_was_not_looked_at() {
    let mut screen = twice();
    screen.press("t<Enter>");
    // The first repeat comes after 400 ms, as a second press would, until the next one tells what it was.
    screen.hold("m");
    assert_eq!(count(&screen, "status: Missing"), 1);
    assert_eq!(screen.message(), HELD);
    // Held keys of another kind, and after a pause.
    screen.hold("a");
    assert_eq!(count(&screen, "reviewed: [("), 2);
    screen.rest().press("mm");
    assert_eq!(count(&screen, "status: Missing"), 3);
    screen.press("uuu");
    assert_eq!(count(&screen, "status: Missing"), 1);
    assert_eq!(count(&screen, "reviewed: [("), 1);
}

#[test]
fn somebody_put_off_by_a_held_key_stands_where_they_stood() {
    let mut screen = twice();
    screen.press("t<Enter>");
    let second = {
        screen.press("><Down>");
        let second = screen.state.chosen();
        screen.press("u");
        second
    };
    screen.rest().hold(">");
    assert_eq!(screen.state.chosen(), second);
}

#[test]
fn what_a_held_key_takes_back_is_two_steps_at_most() {
    let mut screen = twice();
    screen.press("t<Enter>").press("mmmmmm");
    assert_eq!(count(&screen, "status: Missing"), 6);
    screen.rest().hold("u");
    assert_eq!(count(&screen, "status: Missing"), 4);
    assert_eq!(screen.message(), HELD);
    screen.rest().press("<Esc>").hold("u");
    assert_eq!(count(&screen, "status: Missing"), 2);
    assert_eq!(screen.message(), HELD);
    screen.rest().hold("U");
    assert_eq!(count(&screen, "status: Missing"), 4);
}

#[test]
fn u_after_ctrl_u_is_a_slip_until_it_is_pressed_again() {
    for (turn, undo) in [("<Ctrl-u>", "u"), ("<Ctrl-u>", "г")] {
        let mut screen = twice();
        screen.press("sm2022-07-01<Enter>");
        assert_eq!(count(&screen, "status: Missing"), 1);
        screen.press(turn).press(undo);
        assert_eq!(count(&screen, "status: Missing"), 1, "{undo}");
        assert!(
            screen.message().contains("press it again"),
            "{}",
            screen.message()
        );
        screen.press(undo);
        assert_eq!(count(&screen, "status: Missing"), 0, "{undo}");
        // Whoever waits means it.
        screen.press("U").press(turn).rest().press(undo);
        assert_eq!(count(&screen, "status: Missing"), 0, "{undo}");
    }
}

#[test]
fn a_held_key_discards_no_saved_queries_beyond_the_second() {
    let queries: String = (0..5)
        .map(|at| format!("        (name: \"q{at}\", query: \"name:a{at}\"),\n"))
        .collect();
    let workspace = format!(
        "Workspace(\n    format: 1,\n    title: \"T\",\n    queries: [\n{queries}    ],\n)\n"
    );
    let mut screen = TestSession::with(&[("lastseen.ron", &workspace)], 80, 24);
    screen.press("f").hold("<Ctrl-x>");
    let left = screen.file("lastseen.ron").matches("query:").count();
    assert_eq!(left, 3, "{}", screen.file("lastseen.ron"));
    assert_eq!(screen.message(), HELD);
}

#[test]
fn a_held_esc_leaves_the_marks() {
    let mut screen = twice();
    screen.press("<Space><Space>/petr<Enter>").rest();
    screen.press("<Esc>");
    assert_eq!(screen.state.list().marks.len(), 2);
    // Pressed once more it takes them back, held it does not.
    screen.act(Action::KeyRepeat("Esc".parse().unwrap()));
    assert_eq!(screen.state.list().marks.len(), 2);
    assert_eq!(screen.message(), HELD);
    screen.rest().press("<Esc>");
    assert_eq!(screen.state.list().marks.len(), 0);
}

#[test]
fn a_repeat_that_the_terminal_tells_never_decides() {
    let mut screen = twice();
    screen.press("t<Enter>m");
    for _ in 0..5 {
        screen.rest();
        screen.act(Action::KeyRepeat(Key::char('m')));
        screen.state.set_drawn();
    }
    assert_eq!(count(&screen, "status: Missing"), 1);
    assert_eq!(screen.message(), HELD);
    // It moves as any key does.
    screen.press("<Esc>gj");
    let second = screen.state.chosen();
    screen.act(Action::KeyRepeat(Key::char('j')));
    assert_ne!(screen.state.chosen(), second);
}

#[test]
fn pairs_are_judged_one_by_one_however_long_a_key_is_held() {
    for (lang, key) in [("Latin", "d"), ("Cyrillic", "в")] {
        let mut screen = twice();
        screen.press("=").hold(key);
        assert_eq!(screen.message(), HELD, "{lang}");
        assert_eq!(count(&screen, "distinct_from"), 2, "{lang}");
    }
}

#[test]
fn of_two_values_of_a_field_a_held_key_takes_no_later_one() {
    const ID: &str = "people/p-aaaaaaaaaa.ron";
    let before = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Oleh\",\n    home: \"Tver\",\n    unit: \"U1\",\n    rank: \"private\",\n)\n";
    let theirs = before
        .replace("Oleh", "Oleg")
        .replace("Tver", "Omsk")
        .replace("\"U1\"", "\"U2\"")
        .replace("private", "major");
    for key in ["m", "t"] {
        let mut screen = TestSession::with(&[(ID, before)], 80, 24);
        screen.press("e");
        for _ in 0..30 {
            let changes = ["name", "home", "unit", "rank"];
            if changes.iter().any(|name| screen.state_row(name)) {
                screen.press("<End>x");
            }
            screen.press("<Tab>");
        }
        std::fs::write(screen.path(ID), &theirs).unwrap();
        screen.press("<Enter>").hold(key);
        assert_eq!(screen.message(), HELD, "{key}");
        assert_eq!(
            screen.file(ID),
            theirs,
            "nothing is written before all are chosen"
        );
        screen.rest().press(key).press(key);
        assert!(!screen.text().contains("theirs"), "{}", screen.text());
    }
}

#[test]
fn a_status_whose_letter_moves_elsewhere_decides_by_another_one() {
    let mut screen = twice();
    screen.press("t<Enter>");
    let before = screen.records();
    for key in ["h", "l", "g", "G", "р", "д"] {
        screen.press(key);
        assert_eq!(screen.records(), before, "{key}");
    }
    assert!(screen.text().contains("i hid"), "{}", screen.text());
    screen.press("i");
    assert_eq!(count(&screen, "status: Hiding"), 1);
    // Where nothing is decided by it alone, it is the letter of the workspace.
    screen.press("sh");
    assert!(screen.text().contains("Hiding"), "{}", screen.text());
}
