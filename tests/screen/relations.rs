//! People close to somebody, how much they are in danger, what they agreed to, and the line that says so
//! wherever somebody is about to write or show something.

use crate::support::session::TestSession;
use insta::assert_snapshot;
use lastseen::text::ascii_signs::SignSet;
use lastseen::tui::view::theme::Theme;

const MAKSIM: &str = "people/p-aaaaaaaaaa.ron";
const ANNA: &str = "people/p-bbbbbbbbbb.ron";

/// Maksim, whose file somebody has written by hand, and Anna.
fn two(maksim: &str) -> TestSession {
    let person = format!(
        "// by hand\nPerson(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Maksim Kochetkov\",\n{maksim})"
    );
    let files = [
        (MAKSIM, person.as_str()),
        (
            ANNA,
            "Person(\n    id: \"p-bbbbbbbbbb\",\n    name: \"Анна Кочеткова\",\n)\n",
        ),
        (
            "sources/s-a.ron",
            "Source(id: \"s-a\", title: \"A letter\", publisher: \"Verstka\")",
        ),
    ];
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("/maksim<Enter>");
    screen
}

#[test]
fn a_relation_is_added_by_keyboard_to_a_person_found_in_any_spelling() {
    let mut screen = two("");
    let before = screen.records();
    screen.press("+r");
    assert!(screen.text().contains("New relation"), "{}", screen.text());
    // The kinship, the person in another script, at risk, a note, a source with its place.
    screen.press("moth<Tab>kochetkova anna<Tab>y<Tab>wrote to the press<Tab>letter<Tab><Enter>");
    assert_eq!(
        screen.file(MAKSIM),
        "// by hand\nPerson(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Maksim Kochetkov\",\n    relations: [\n        (kind: Mother, person: \"p-bbbbbbbbbb\", at_risk: true, note: \"wrote to the press\", sources: [(source: \"s-a\")]),\n    ],\n)"
    );
    let text = screen.text();
    assert!(text.contains("1 relative at risk"), "{text}");
    // The other side.
    screen.press("/<Esc>").press("<Esc>/анна<Enter>");
    assert_eq!(screen.chosen_name(), "Анна Кочеткова");
    let text = screen.text();
    assert!(text.contains("mother of Maksim Kochetkov"), "{text}");
    assert!(text.contains("at risk as mother of"), "{text}");
    screen.press("u");
    assert_eq!(screen.records(), before);
}

#[test]
fn somebody_who_is_known_by_kinship_alone_needs_no_record() {
    let mut screen = two("    relations: [(kind: Father)], // one line\n");
    screen.press("+rкума<Enter>");
    assert!(screen.text().contains("not one of the usual words"));
    screen.press("y");
    assert!(
        screen
            .file(MAKSIM)
            .contains("relations: [(kind: Father), (kind: кума)], // one line\n"),
        "{}",
        screen.file(MAKSIM)
    );
    screen.press("+r<Tab>анна<Enter>");
    assert!(
        screen.text().contains("must not be empty"),
        "{}",
        screen.text()
    );
}

#[test]
fn nobody_is_their_own_relative() {
    let mut screen = two("");
    screen.press("+rson<Tab>p-aaaaaaaaaa<Enter>");
    assert!(
        screen
            .text()
            .contains("a person cannot be their own relative"),
        "{}",
        screen.text()
    );
    assert!(!screen.file(MAKSIM).contains("relations"));
}

/// The keys from the list to the line of the record pane that says this.
fn to_line(screen: &mut TestSession, says: &str) {
    screen.press("lg");
    if screen.state.browse.focus != lastseen::app::browse::pane::Pane::Record {
        screen.press("<Tab>g");
    }
    for _ in 0..60 {
        let line = screen.state.detail()[screen.state.browse.reading.cursor].plain();
        if line.contains(says) {
            return;
        }
        screen.press("j");
    }
    panic!("{says} is not there: {}", screen.text());
}

#[test]
fn a_relation_is_changed_in_place_and_what_no_form_shows_stays() {
    let mut screen = two(
        "    relations: [\n        (kind: Brother, /* sic */ mood: \"calm\"),\n        (kind: Mother, at_risk: true),\n    ],\n",
    );
    let before = screen.file(MAKSIM);
    to_line(&mut screen, "brother");
    screen.press("e");
    assert!(
        screen.text().contains("Relation · Maksim"),
        "{}",
        screen.text()
    );
    screen.press("<Tab><Tab>yes<Enter>");
    assert_eq!(
        screen.file(MAKSIM),
        before.replace("mood: \"calm\")", "mood: \"calm\", at_risk: true)")
    );
    // A source is cited for it, as for any statement.
    screen.press("cletter<Enter>p. 3<Enter>");
    assert!(
        screen
            .file(MAKSIM)
            .contains("sources: [(source: \"s-a\", at: \"p. 3\")]"),
        "{}",
        screen.file(MAKSIM)
    );
    screen.press("uu");
    assert_eq!(screen.file(MAKSIM), before);
}

#[test]
fn a_withdrawn_relation_stays_readable_and_counts_no_longer() {
    let mut screen = two(
        "    relations: [(kind: Wife, person: \"p-bbbbbbbbbb\", at_risk: true)],\n    history: [(status: Missing)],\n",
    );
    let before = screen.file(MAKSIM);
    to_line(&mut screen, "wife");
    screen.press("w");
    assert!(
        screen.text().contains("Withdraw · relation, wife · Maksim"),
        "{}",
        screen.text()
    );
    screen.press("somebody of the same name<Enter>");
    assert_eq!(
        screen.file(MAKSIM),
        before.replace(
            "at_risk: true)",
            "at_risk: true, withdrawn: \"somebody of the same name\")"
        )
    );
    let text = screen.text();
    assert!(!text.contains("! careful"), "{text}");
    assert!(text.contains("withdrawn: somebody"), "{text}");
    screen.press("<Esc>h<Esc>/анна<Enter>");
    assert!(!screen.text().contains("wife of"), "{}", screen.text());
    screen.press("u");
    assert_eq!(screen.file(MAKSIM), before);
}

#[test]
fn what_is_no_entry_and_no_relation_is_not_withdrawn_and_neither_is_another_thing() {
    let mut screen = two("    ages: [(years: \"20\")],\n    history: [(status: Missing)],\n");
    let before = screen.records();
    to_line(&mut screen, "20");
    screen.press("w");
    assert!(
        screen.message().contains("only entries and relations"),
        "{}",
        screen.message()
    );
    screen.press("x<Enter>");
    assert_eq!(screen.records(), before);
}

#[test]
fn risk_and_consent_are_said_changed_and_taken_back_by_keyboard() {
    let mut screen = two("");
    let before = screen.records();
    screen.press("+khi<Tab>named in the press<Tab>31 jan 2023<Enter>");
    assert!(
        screen.file(MAKSIM).contains(
            "    risk: (level: High, reason: \"named in the press\", review: \"2023-01-31\"),\n"
        ),
        "{}",
        screen.file(MAKSIM)
    );
    screen.press("+oyes<Tab>part<Tab><Enter>");
    assert!(
        screen
            .file(MAKSIM)
            .contains("    consent: (given: Yes, scope: Partners),\n"),
        "{}",
        screen.file(MAKSIM)
    );
    let text = screen.text_in(&Theme::mono(SignSet::Ascii));
    assert!(text.contains("! careful"), "{text}");
    // The same key, or e on its line, changes what is there; what is emptied goes away.
    screen.press("+o<Ctrl-u><Tab><Ctrl-u><Enter>");
    assert!(
        !screen.file(MAKSIM).contains("consent"),
        "{}",
        screen.file(MAKSIM)
    );
    to_line(&mut screen, "look again");
    screen.press("e<Ctrl-u>low<Enter>");
    assert!(
        screen.file(MAKSIM).contains("risk: (level: Low,"),
        "{}",
        screen.file(MAKSIM)
    );
    screen.press("uuuu");
    assert_eq!(screen.records(), before);
}

const CAREFUL: &str = "    relations: [(kind: Mother, at_risk: true)],\n    risk: (level: High, review: \"2023-01-31\"),\n    consent: (given: Yes, scope: Internal),\n    history: [(when: \"2022-07\", status: Missing)],\n";

/// The whole line, however the rows break it.
const LINE: &str = "! risk high, review due 31 Jan 2023, 1 relative at risk, internal use only";

fn unwrapped(text: &str) -> String {
    let words: Vec<&str> = text
        .split(['│', '┃', '\n', ' '])
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

#[test]
fn whoever_is_about_to_write_sees_first_what_danger_there_is() {
    for keys in [
        "sm",
        "A",
        "e",
        "n",
        "+a",
        "+c",
        "+r",
        "+k",
        "w",
        "cletter<Enter>",
        "cx<Ctrl-n>",
    ] {
        let mut screen = two(CAREFUL);
        screen.press(keys);
        let text = unwrapped(&screen.text());
        assert!(text.contains(LINE), "{keys}: {}", screen.text());
    }
    let mut screen = two(CAREFUL);
    screen.press("n");
    assert_snapshot!("careful_note_80x24", screen.text());
    screen.press("<Esc>sm");
    assert_snapshot!("careful_status_80x24", screen.text());
}

#[test]
fn the_line_stands_before_a_dossier_and_in_a_queue() {
    let mut screen = two(CAREFUL);
    screen.press("R");
    let text = screen.text();
    let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}: {text}"));
    assert!(at("! risk high") < at("This is about"), "{text}");
    let mut screen = two(CAREFUL);
    screen.press("t<Enter>");
    let text = screen.text();
    let line = text
        .lines()
        .find(|line| line.contains("! careful"))
        .unwrap();
    assert!(
        line.contains("risk high, review due 31 Jan 2023, 1 relative at risk, inte"),
        "{text}"
    );
}

#[test]
fn a_change_of_several_says_how_many_of_them_are_at_risk() {
    let mut screen = two(CAREFUL);
    screen.press("<Esc>*sr<Enter>");
    let text = unwrapped(&screen.text());
    assert!(
        text.contains("! 1 of 2 people is at risk"),
        "{}",
        screen.text()
    );
    assert!(!screen.file(ANNA).contains("Returned"));
    screen.press("y");
    assert!(screen.file(ANNA).contains("Returned"));
}
