//! Steps by keyboard, and the page of who may have been held together.

use crate::support::session::TestSession;

const VADIM: &str = "people/p-aaaaaaaaaa.ron";

fn screen() -> TestSession {
    let held = "history: [(when: \"2022-07-15\", status: Detained, place: \"Cellar 7\")]";
    let vadim =
        format!("Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Vadim Zorin\",\n    {held},\n)\n");
    let boris = format!("Person(id: \"p-bbbbbbbbbb\", name: \"Boris Sure\", {held})");
    let files = [
        (VADIM, vadim.as_str()),
        ("people/p-bbbbbbbbbb.ron", boris.as_str()),
        (
            "places/l-aaaaaaaaaa.ron",
            "Place(id: \"l-aaaaaaaaaa\", name: \"Cellar 7\", kind: Facility)",
        ),
    ];
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("/vadim<Enter>");
    screen
}

#[test]
fn a_step_is_added_by_keyboard_and_stands_in_the_record() {
    let mut screen = screen();
    let before = screen.records();
    screen.press("+s");
    assert!(screen.text().contains("New step"), "{}", screen.text());
    screen.press("2022-08-01<Tab>compl<Tab>the garrison prosecutor<Tab>his mother<Tab><Tab>2022-09-01<Enter>");
    let file = screen.file(VADIM);
    assert!(
        file.contains(
            "    steps: [\n        (\n            when: \"2022-08-01\",\n            what: Complaint,\n            \
             to: \"the garrison prosecutor\",\n            by: \"his mother\",\n            due: \"2022-09-01\",\n        ),\n    ],\n"
        ),
        "{file}\n{}",
        screen.text()
    );
    // Another word is asked about, and kept.
    screen.press("+s<Tab>ombudsman<Enter>");
    assert!(
        screen.text().contains("not one of the usual words"),
        "{}",
        screen.text()
    );
    screen.press("y");
    assert!(
        screen.file(VADIM).contains("what: ombudsman"),
        "{}",
        screen.file(VADIM)
    );
    screen.press("uu");
    assert_eq!(screen.records(), before);
}

#[test]
fn the_page_of_who_may_have_been_held_together_leads_to_them() {
    let mut screen = screen();
    screen.press("&");
    let text = screen.text();
    for part in [
        "Held together · Vadim Zorin",
        "Boris Sure",
        "may have: the same facility, Cellar 7, on the same days by both dates,",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    // The first line is a heading.
    screen.press("j<Enter>");
    assert_eq!(screen.chosen_name(), "Boris Sure");
    screen.press("2");
    screen.press("&");
    assert!(
        !screen.text().contains("Held together"),
        "{}",
        screen.text()
    );
}
