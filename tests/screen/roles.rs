//! People who have a record for their role alone, on the screen; and lists from less than there is.

use crate::support::session::TestSession;

const ANNA: (&str, &str) = (
    "people/p-aaaaaaaaaa.ron",
    "Person(id: \"p-aaaaaaaaaa\", name: \"Anna Zimina\", cases: [(case: \"c-aaaaaaaaaa\")], history: [(when: \"2026-10-01\", status: Missing)])\n",
);
const MAJOR: (&str, &str) = (
    "people/p-bbbbbbbbbb.ron",
    "Person(id: \"p-bbbbbbbbbb\", name: \"Major Ivanov\", cases: [(case: \"c-aaaaaaaaaa\", role: Responsible)], history: [(when: \"2026-10-01\", status: Missing)])\n",
);
const CAMP: (&str, &str) = (
    "cases/c-aaaaaaaaaa.ron",
    "Case(id: \"c-aaaaaaaaaa\", title: \"Camp\")\n",
);

#[test]
fn an_officer_is_in_no_list_but_that_of_the_role_and_of_the_name() {
    let mut screen = TestSession::with(&[ANNA, MAJOR, CAMP], 80, 24);
    let text = screen.text();
    assert!(text.contains(" People 1/1 · 1 by role "), "{text}");
    assert!(text.contains("MIS missing          1"), "{text}");
    assert!(text.contains("RSP responsible      1"), "{text}");
    assert!(!text.contains("Ivanov"), "{text}");
    for query in ["ivanov", "role:responsible", "id:p-b"] {
        screen.press(&format!("/{query}<Enter>"));
        let text = screen.text();
        assert!(text.contains("RSP Major Ivanov"), "{query}{text}");
        assert_eq!(screen.state.list().rows.len(), 1);
        screen.press("<Esc>");
    }
    // Nobody but the officer answers: the list says how the officer is seen.
    screen.press("/stale:3d -anna<Enter>");
    let text = screen.text();
    assert!(
        text.contains("only by role · role:any shows them"),
        "{text}"
    );
    screen.press("<Esc>");
    // The facet of the role lists those whom the list leaves out.
    screen.press("<Tab>GG<Enter>");
    assert_eq!(screen.chosen_name(), "Major Ivanov");
    assert!(
        screen.text().contains("People 1/1 of 2 · only responsible"),
        "{}",
        screen.text()
    );
}

#[test]
fn a_link_leads_to_an_officer_all_the_same() {
    let mut screen = TestSession::with(&[ANNA, MAJOR, CAMP], 120, 40);
    screen.press("2<Tab><Tab>/ivanov<Enter><Enter>");
    assert_eq!(screen.chosen_name(), "Major Ivanov");
    assert_eq!(screen.state.list().input.text(), "role:responsible");
    screen.press("<Ctrl-o>1");
    assert_ne!(screen.state.list().input.text(), "role:responsible x");
}

#[test]
fn a_status_of_an_officer_is_given_by_nobody_unaware() {
    let mut screen = TestSession::with(&[ANNA, MAJOR, CAMP], 80, 24);
    screen.press("sd2026-11-01<Enter>");
    let before = screen.file(MAJOR.0);
    screen.press("/role:responsible<Enter>.");
    assert_eq!(
        screen.message(),
        "Major Ivanov is not looked for (only responsible): s gives a status all the same"
    );
    assert_eq!(screen.file(MAJOR.0), before);
    screen.press("sd");
    let text = screen.text();
    assert!(text.contains("not looked for (only responsible)"), "{text}");
    screen.press("2026-11-02<Enter>");
    assert!(screen.file(MAJOR.0).contains("status: Detained"));
    // Several at once: the preview counts them.
    screen.press("<Esc>/role:any<Enter>*sr2026-11-03<Enter>");
    let text = screen.text();
    assert!(text.contains("1 of 2 people is not looked for"), "{text}");
}

#[test]
fn a_queue_has_nobody_who_is_not_looked_for() {
    let mut screen = TestSession::with(&[ANNA, MAJOR, CAMP], 80, 24);
    screen.press("t<Enter>");
    let text = screen.text();
    assert!(!text.contains("Ivanov"), "{text}");
    assert!(text.contains("1/1"), "{text}");
    assert!(text.contains("Anna Zimina"), "{text}");
}

#[test]
fn counts_from_less_than_there_is_say_so() {
    let broken = (
        "people/p-cccccccccc.ron",
        "Person(id: \"p-cccccccccc\", name \"Ivan Testov\", history: [(status: Missing)])\n",
    );
    let mut screen = TestSession::with(&[ANNA, CAMP, broken], 80, 24);
    let text = screen.text();
    assert!(text.contains(" Status without 1 file "), "{text}");
    assert!(text.contains("! 1 problem"), "{text}");
    screen.press("/status:detained<Enter>");
    let text = screen.text();
    assert!(
        text.contains("1 file cannot be read · ! tells why"),
        "{text}"
    );
    screen.press("<Esc>4");
    let text = screen.text();
    assert!(
        text.contains("people by status (without 1 file that cannot be read)"),
        "{text}"
    );
    // The cases can all be read.
    screen.press("2");
    let text = screen.text();
    assert!(!text.contains("without 1 file"), "{text}");
}
