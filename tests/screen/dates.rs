//! Dates in the future and dates that may mean two days, while they are typed and after.

use crate::sessions::clock;
use crate::support::session::TestSession;
use lastseen::app::core::action::Action;
use lastseen::app::core::state::Clock;
use lastseen::app::core::update::update;

const ID: &str = "people/p-aaaaaaaaaa.ron";
const PERSON: &str = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Petr\",\n    history: [\n        (when: \"2022-07\", status: Missing),\n        (when: \"2026-12-01\", status: Detained, contact: Direct),\n    ],\n)\n";

fn screen() -> TestSession {
    TestSession::with(&[(ID, PERSON)], 80, 24)
}

#[test]
fn a_form_warns_of_a_day_in_the_future_and_writes_it() {
    let mut screen = screen();
    screen.press("sr2202-07-12");
    let text = screen.text();
    assert!(
        text.contains("12 Jul 2202 is in the future: is the year right?"),
        "{text}"
    );
    screen.press("<Enter>");
    assert!(screen.file(ID).contains("when: \"2202-07-12\""));
    assert_eq!(
        screen.message(),
        "on disk, but its date is in the future and does not count yet: the status stays missing"
    );
}

#[test]
fn a_form_offers_both_readings_and_keeps_neither_in_words() {
    let mut screen = screen();
    screen.press("sr12/07/2024");
    let text = screen.text();
    assert!(text.contains("which day?"), "{text}");
    assert!(text.contains("write 2024-07-12 for 12 Jul 2024"), "{text}");
    assert!(text.contains("2024-12-07 for 7 Dec 2024"), "{text}");
    screen.press("<Enter>");
    assert_eq!(screen.file(ID), PERSON);
    let text = screen.text();
    assert!(
        text.contains("When: 12/07/2024: may be more than one day"),
        "{text}"
    );
    // What is no date at all is kept in words as ever, and is said to decide nothing.
    let mut screen = self::screen();
    screen.press("srin the fifth month of the war<Enter>y");
    assert!(
        screen
            .file(ID)
            .contains("said: \"in the fifth month of the war\"")
    );
    assert_eq!(
        screen.message(),
        "on disk, but it has no date that can be ordered: the status stays missing"
    );
}

/// On 23 November 2026, a Monday, in any language.
#[test]
fn a_day_in_usual_words_is_the_day_that_is_meant() {
    for (typed, when) in [
        ("9 nov", "2026-11-09"),
        ("9 ноября", "2026-11-09"),
        ("9 листопада", "2026-11-09"),
        ("late october", "2026-10-21/2026-10-31"),
        ("monday", "2026-11-23"),
        ("last week", "2026-11-16/2026-11-22"),
    ] {
        let mut screen = screen();
        screen.press(&format!("sr{typed}<Enter>"));
        let file = screen.file(ID);
        assert!(
            file.contains(&format!("when: \"{when}\",")),
            "{typed}: {file}"
        );
    }
}

#[test]
fn what_lay_in_the_future_counts_when_its_day_has_come() {
    let mut screen = screen();
    let text = screen.text();
    assert!(text.contains("MIS Petr"), "{text}");
    assert!(text.contains("! in the future"), "{text}");
    screen.press("/status:detained<Enter>");
    assert!(!screen.text().contains("DET Petr"), "{}", screen.text());
    screen.press("<Esc>/status:missing<Enter>");
    assert!(screen.text().contains("MIS Petr"), "{}", screen.text());
    let next = Clock {
        at: "2026-12-01T12:00:00Z".parse().unwrap(),
        today: "2026-12-01".parse().unwrap(),
        uptime: std::time::Duration::ZERO,
    };
    assert!(next.today > clock().today);
    update(&mut screen.state, Action::Resize(80, 24), next);
    assert!(!screen.text().contains("MIS Petr"), "{}", screen.text());
    update(&mut screen.state, Action::Key("Esc".parse().unwrap()), next);
    let text = screen.text();
    assert!(text.contains("DET Petr"), "{text}");
    assert!(!text.contains("in the future"), "{text}");
}
