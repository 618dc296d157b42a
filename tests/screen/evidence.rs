//! Who says so: sources, contradictions, figures, places and time lines on the screen.

use crate::harness::Screen;
use insta::assert_snapshot;

#[test]
fn places_and_units_have_views_of_their_own() {
    let mut screen = Screen::shipped(80, 24);
    screen.press("5/bryanka<Enter>");
    assert_snapshot!("places_80x24", screen.text());
    screen.press("6/wagner<Enter>");
    assert!(screen.text().contains("Wagner Group"), "{}", screen.text());
    // The first who names the unit: Enter leads to the person, and back.
    screen.press("<Tab><Tab><Tab><Enter>");
    assert_eq!(screen.chosen_name(), "Artyom Gorshenin");
    screen.press("[");
    assert_eq!(screen.chosen_name(), "Wagner Group");
}

#[test]
fn a_place_is_edited_like_any_other_record() {
    let mut screen = Screen::shipped(80, 24);
    screen.press("5/ushmun<Enter>e<Tab>; Ooshmoon (Spelling)<Enter>");
    let file = screen.file("places/l-hfnpz1bcem.ron");
    assert!(
        file.contains("(text: \"Ooshmoon\", kind: Spelling)"),
        "{file}"
    );
    screen.press("u");
    assert!(!screen.file("places/l-hfnpz1bcem.ron").contains("Ooshmoon"));
}
