//! The page of people who may be recorded twice.

use crate::harness::Screen;

const ONE: &str =
    "Person(id: \"p-aaa\", name: \"Maksim Kochetkov\", home: \"Sakhalin\", born: \"2002\")\n";
const TWO: &str = "Person(id: \"p-bbb\", name: \"Кочетков Максим\", home: \"Omsk\", born: \"2002\", unit: \"64th brigade\")\n";
const FILES: [(&str, &str); 3] = [
    ("people/p-aaa.ron", ONE),
    ("people/p-bbb.ron", TWO),
    (
        "people/p-ccc.ron",
        "Person(id: \"p-ccc\", name: \"Petr\")\n",
    ),
];

#[test]
fn two_records_are_compared_joined_and_taken_apart_by_keys() {
    let mut screen = Screen::with(&FILES, 80, 24);
    let before = screen.records();
    screen.press("=");
    let text = screen.text();
    for shown in [
        "The same person?",
        "1 likely pair",
        "Maksim Kochetkov",
        "≠",
        "Sakhalin",
        "Omsk",
    ] {
        assert!(text.contains(shown), "{shown}\n{text}");
    }
    // The other value of the second field that has two.
    screen.press("sjj<Space><Enter>");
    let kept = screen.file("people/p-aaa.ron");
    assert!(
        kept.contains("home: \"Omsk\"") && kept.contains("value: \"Sakhalin\""),
        "{kept}"
    );
    assert!(
        kept.contains("unit: \"64th brigade\"") && kept.contains("Кочетков Максим"),
        "{kept}"
    );
    assert!(
        screen
            .file("people/p-bbb.ron")
            .contains("merged_into: \"p-aaa\"")
    );
    screen.press("<Esc>");
    let text = screen.text();
    assert!(text.contains("2 people"), "{text}");
    screen.press("u");
    assert_eq!(screen.records(), before);
    assert!(screen.text().contains("3 people"), "{}", screen.text());
}

#[test]
fn a_decision_by_one_key_is_remembered_on_a_cyrillic_layout_too() {
    let mut screen = Screen::with(&FILES, 80, 24);
    screen.press("=в");
    assert!(
        screen
            .file("people/p-aaa.ron")
            .contains("distinct_from: [\"p-bbb\"]")
    );
    assert!(
        screen.text().contains("nobody looks like anybody else"),
        "{}",
        screen.text()
    );
    screen.press("<Esc>/is:duplicate<Enter>");
    assert!(!screen.text().contains("Kochetkov"), "{}", screen.text());
    screen.press("<Esc>u/is:duplicate<Enter>");
    assert!(screen.text().contains("Kochetkov"), "{}", screen.text());
}
