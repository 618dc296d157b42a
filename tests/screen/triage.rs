//! Deciding about people one after another, and the numbers of the overview.

use lastseen::app::overview::Target;
use lastseen::app::page::Page;
use lastseen::app::pane::View;

use crate::harness::Screen;

fn person(id: &str, name: &str, rest: &str) -> (String, String) {
    (
        format!("people/{id}.ron"),
        format!("Person(\n    id: \"{id}\",\n    name: \"{name}\",\n{rest})\n"),
    )
}

fn three() -> Screen {
    let files = [
        person("p-aaaaaaaaaa", "Anna", "    tags: [\"camp\"],\n"),
        person("p-bbbbbbbbbb", "Борис", ""),
        person("p-cccccccccc", "Cyril", ""),
    ];
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    Screen::with(&files, 80, 24)
}

fn file(screen: &Screen, id: &str) -> String {
    std::fs::read_to_string(screen.folder.path().join(format!("people/{id}.ron"))).unwrap()
}

#[test]
fn one_key_decides_and_one_takes_back() {
    let mut screen = three();
    let before = file(&screen, "p-aaaaaaaaaa");
    screen.press("t<Enter>");
    assert!(screen.text().contains("1/3"), "{}", screen.text());
    // The workspace's own status has its own key.
    screen.press("h");
    assert!(file(&screen, "p-aaaaaaaaaa").contains("status: Hiding"));
    assert!(
        screen.text().contains("last       Anna: hiding"),
        "{}",
        screen.text()
    );
    screen.press("u");
    assert_eq!(file(&screen, "p-aaaaaaaaaa"), before);
    assert!(screen.text().contains("1/3"), "{}", screen.text());
    // Put off, a second look, kept: who was put off comes last.
    screen.press(">?k");
    assert!(file(&screen, "p-bbbbbbbbbb").contains("tags: [\"second-look\"]"));
    assert!(file(&screen, "p-cccccccccc").contains("reviewed: ["));
    assert!(
        screen.text().contains("name       Anna"),
        "{}",
        screen.text()
    );
    screen.press(".");
    assert!(file(&screen, "p-aaaaaaaaaa").contains("reviewed: ["));
    let text = screen.text();
    assert!(text.contains("everybody is decided about"), "{text}");
    assert!(text.contains("2 kept, 1 second look"), "{text}");
    // Taking back works across the end, and the tag goes with the next decision.
    screen.press("uuu");
    assert!(
        screen.text().contains("name       Борис"),
        "{}",
        screen.text()
    );
    assert!(!file(&screen, "p-bbbbbbbbbb").contains("second-look"));
}

#[test]
fn a_cyrillic_layout_decides_too() {
    let mut screen = three();
    screen.press("е<Enter>л");
    assert!(file(&screen, "p-aaaaaaaaaa").contains("reviewed: ["));
    screen.press("в");
    assert!(file(&screen, "p-bbbbbbbbbb").contains("status: Detained"));
}

#[test]
fn who_no_longer_answers_was_settled_by_others() {
    let mut screen = three();
    screen.press("/status:none<Enter>t<Enter>");
    assert!(screen.text().contains("1/3"), "{}", screen.text());
    let path = screen.folder.path().join("people/p-bbbbbbbbbb.ron");
    std::fs::write(
        path,
        "Person(id: \"p-bbbbbbbbbb\", name: \"Борис\", history: [(status: Returned)])\n",
    )
    .unwrap();
    screen.press("k");
    let text = screen.text();
    assert!(text.contains("name       Cyril"), "{text}");
    assert!(text.contains("1 kept, 1 settled by others"), "{text}");
}

#[test]
fn every_number_of_the_overview_is_the_list_behind_it() {
    let mut screen = Screen::shipped(80, 24);
    screen.press("4");
    let Page::Overview(overview) = &screen.state.page else {
        panic!();
    };
    let lines = overview.lines.clone();
    assert!(lines.len() > 40);
    for (at, line) in lines.iter().enumerate() {
        let Some(Target::Query(View::People, _) | Target::Facet(..)) = &line.target else {
            continue;
        };
        screen.press("4");
        let Page::Overview(overview) = &mut screen.state.page else {
            panic!();
        };
        overview.cursor = at;
        screen.press("<Enter>");
        let rows = screen.state.list().rows.len();
        assert_eq!(rows, line.count, "{line:?}");
    }
}

#[test]
fn a_batch_says_what_would_change_for_whom_before_it_is_one_change() {
    let mut screen = three();
    screen.press("*bcamp<Enter>");
    let text = screen.text();
    assert!(text.contains("Enter again writes it"), "{text}");
    assert!(text.contains("Anna has it already"), "{text}");
    assert!(!file(&screen, "p-bbbbbbbbbb").contains("camp"));
    screen.press("<Enter>");
    assert!(file(&screen, "p-bbbbbbbbbb").contains("tags: [\"camp\"]"));
    assert_eq!(file(&screen, "p-aaaaaaaaaa").matches("camp").count(), 1);
    screen.press("u");
    assert!(!file(&screen, "p-bbbbbbbbbb").contains("camp"));
    assert!(!file(&screen, "p-cccccccccc").contains("camp"));
}
