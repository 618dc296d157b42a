//! Saved queries on the screen: `f` lists them, `F` saves the one that is shown.

use crate::support::session::TestSession;

const HEAD: &str = "lastseen.ron";

/// The lines of the screen that have a text in them.
fn lines<'t>(text: &'t str, wanted: &str) -> Vec<&'t str> {
    text.lines().filter(|line| line.contains(wanted)).collect()
}

#[test]
fn a_query_is_saved_listed_applied_changed_and_removed() {
    let mut screen = TestSession::shipped(80, 24);
    let before = screen.file(HEAD);
    let kept = before.matches("(name:").count();
    screen.press("/place:брянка<Enter>Fheld in Bryanka<Enter>");
    assert_eq!(
        screen.message(),
        "Saved (u to undo) · saved query \"held in Bryanka\""
    );
    let line = "        (name: \"held in Bryanka\", query: \"place:брянка\"),
";
    assert_eq!(screen.file(HEAD).replace(line, ""), before);
    assert!(screen.file(HEAD).contains(line));
    let found = screen.state.list().rows.len();
    // Another view; the saved query leads back to the people.
    screen.press("<Esc>2f");
    let text = screen.text();
    let row = format!("{found} held in Bryanka · place:брянка");
    assert_eq!(lines(&text, &row).len(), 1, "{text}");
    // Typed on a Cyrillic layout it is the same word.
    screen.press("хелд<Enter>");
    assert_eq!(screen.state.list().input.text(), "place:брянка");
    assert_eq!(screen.state.list().rows.len(), found);
    assert_eq!(screen.message(), format!("held in Bryanka: {found} found"));
    // The same query is not saved twice, and the same name not without asking.
    screen.press("F");
    assert_eq!(
        screen.message(),
        "this query is saved already, as \"held in Bryanka\""
    );
    screen.press("/ -status:missing<Enter>FHELD in Bryanka<Enter>");
    assert!(
        screen
            .text()
            .contains("a saved query has this name: place:брянка")
    );
    assert_eq!(screen.file(HEAD).matches("(name:").count(), kept + 1);
    screen.press("y");
    assert!(
        screen
            .file(HEAD)
            .contains("(name: \"HELD in Bryanka\", query: \"place:брянка -status:missing\")")
    );
    // Another name, and away with it; every step is one undo.
    screen.press("fheld<Ctrl-r><Ctrl-u>Брянка<Enter>");
    assert!(screen.file(HEAD).contains("(name: \"Брянка\", query"));
    screen.press("fbrianka<Ctrl-x>");
    assert_eq!(screen.file(HEAD), before);
    screen.press("<Esc>u");
    assert!(screen.file(HEAD).contains("(name: \"Брянка\", query"));
    screen.press("uuu");
    assert_eq!(screen.file(HEAD), before);
    assert_eq!(screen.state.book.queries.len(), kept);
}

#[test]
fn without_saved_queries_it_is_said_how_to_save_one() {
    let mut screen = TestSession::with(&[], 80, 24);
    screen.press("f");
    assert_eq!(
        screen.message(),
        "no query is saved yet; F saves the one that is shown"
    );
}

#[test]
fn a_query_that_makes_no_sense_is_shown_with_its_error_and_not_saved() {
    let mut screen = TestSession::with(
        &[(
            HEAD,
            "Workspace(format: 1, title: \"T\", queries: [(name: \"typo\", query: \"plce:x\"), (name: \"fine\", query: \"saved:typo\")])\n",
        )],
        80,
        24,
    );
    let before = screen.file(HEAD);
    screen.press("f");
    let text = screen.text();
    assert_eq!(
        lines(&text, "! typo · plce:x · plce: there is no such field;").len(),
        1,
        "{text}"
    );
    assert_eq!(lines(&text, "! fine · saved:typo").len(), 1, "{text}");
    screen.press("<Enter>");
    assert_eq!(
        screen.message(),
        "plce: there is no such field; did you mean place?; Ctrl-r changes the query"
    );
    screen.press("<Ctrl-r><Enter>");
    assert!(
        screen
            .text()
            .contains("Query: plce: there is no such field")
    );
    assert_eq!(screen.file(HEAD), before);
    screen.press("<Ctrl-u>place:x<Enter>f");
    let text = screen.text();
    assert_eq!(lines(&text, " 0 typo · place:x").len(), 1, "{text}");
    assert_eq!(lines(&text, " 0 fine · saved:typo").len(), 1, "{text}");
}

#[test]
fn what_somebody_else_did_to_a_saved_query_is_not_overwritten() {
    let mut screen = TestSession::with(
        &[(
            HEAD,
            "Workspace(format: 1, title: \"T\", queries: [(name: \"a\", query: \"x\")])\n",
        )],
        80,
        24,
    );
    let theirs = screen.file(HEAD).replace("\"x\"", "\"y\", of: Boris");
    std::fs::write(screen.path(HEAD), &theirs).unwrap();
    screen.press("f<Ctrl-r><Tab><Ctrl-u>z<Enter>");
    assert_eq!(screen.file(HEAD), theirs);
    let told =
        "theirs: (name: \"a\", query: \"y\", of: Boris) · yours: (name: \"a\", query: \"z\")";
    assert!(screen.message().contains(told), "{}", screen.message());
}
