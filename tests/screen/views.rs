//! What the views look like. The snapshots are read before they are accepted.

use crate::support::session::TestSession;
use insta::assert_snapshot;
use lastseen::text::ascii_signs::SignSet;
use lastseen::tui::view::theme::Theme;

const SIZES: [(u16, u16); 3] = [(80, 24), (60, 20), (132, 43)];

/// Takes a snapshot of the same keys at each size.
fn at_all_sizes(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let mut screen = TestSession::shipped(width, height);
        screen.press(keys);
        assert_snapshot!(format!("{name}_{width}x{height}"), screen.text());
    }
}

#[test]
fn people() {
    at_all_sizes("people", "/gorsh<Enter>");
}

#[test]
fn the_record_of_a_man_who_was_sent_back() {
    at_all_sizes("record", "/petr<Enter>lG");
}

#[test]
fn cases() {
    at_all_sizes("cases", "2/bryanka<Enter>");
}

#[test]
fn sources() {
    at_all_sizes("sources", "3/verstka<Enter>");
}

#[test]
fn a_new_status() {
    at_all_sizes("status_keys", "/petr<Enter>s");
    at_all_sizes("status_form", "/petr<Enter>sr2 jan 2026<Tab><Tab>mail");
}

#[test]
fn help_and_palette() {
    at_all_sizes("help", "?undo");
    // Words that only one command has, so that a new command elsewhere changes nothing here.
    at_all_sizes("palette", ":cite chosen entry");
}

#[test]
fn a_note() {
    at_all_sizes("note", "/petr<Enter>nПервая строка<Enter>second line");
}

#[test]
fn a_query_that_cannot_be_read_says_where() {
    at_all_sizes("bad_query", "/petr statis:detained");
}

#[test]
fn a_key_that_is_typed_into_the_help_finds_what_it_does() {
    for (typed, first) in [
        ("u", "u undo: take your last change back"),
        ("#", "# figures: "),
        ("Ctrl-r", "Ctrl-r"),
        ("undo", "u undo: "),
    ] {
        let mut screen = TestSession::shipped(80, 24);
        screen.press("?");
        screen.press(typed);
        let text = screen.text();
        let row = text.lines().nth(3).unwrap();
        assert!(row.contains(first), "{typed}: {text}");
    }
    let mut screen = TestSession::shipped(80, 24);
    screen.press("?#");
    assert!(screen.text().contains("keys 1/1 "), "{}", screen.text());
}

/// The sign stands below the fault, also if the line has been pushed to the left, and the whole
/// reason is there to be read.
#[test]
fn the_fault_in_a_query_is_pointed_at() {
    for (typed, fault) in [
        ("kaminsky has:x", "x "),
        ("status:detained place:bryanka plce:x", "plce:x"),
        ("status:detained place:bryanka kaminsky plce:x", "plce:x"),
    ] {
        let mut screen = TestSession::shipped(80, 24);
        screen.press(&format!("/{typed}"));
        let text = screen.text();
        let rows: Vec<&str> = text.lines().collect();
        let at = rows.iter().position(|row| row.contains("┃/ ")).unwrap();
        let byte = rows[at].find(fault).unwrap();
        let column = rows[at][..byte].chars().count();
        assert_eq!(rows[at + 1].chars().nth(column), Some('^'), "{text}");
    }
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/kaminsky has:x");
    assert!(screen.text().contains("alias, status"), "{}", screen.text());
}

#[test]
fn without_unicode_signs_and_without_colour() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/gorsh<Enter> ");
    let theme = Theme::mono(SignSet::Ascii);
    let text = screen.text_in(&theme);
    assert_snapshot!("ascii", text);
}

#[test]
fn an_empty_workspace_says_what_to_do() {
    let screen = TestSession::with(&[], 80, 24);
    assert_snapshot!("empty", screen.text());
}

/// Colour is never the only sign: with and without it the same characters are drawn.
#[test]
fn colour_changes_no_character() {
    for keys in ["", "/petr<Enter>sr", "2", "3<Tab>", ":"] {
        let mut screen = TestSession::shipped(80, 24);
        screen.press(keys);
        let colour = Theme::colored(SignSet::Unicode);
        assert_eq!(screen.text(), screen.text_in(&colour), "{keys}");
    }
}
