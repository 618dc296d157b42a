//! One change for all marked people: what it would change for whom, and that it is one step.

use crate::support::session::TestSession;

const SOURCE: &str = "sources/s-aaaaaaaaaa.ron";

/// Anna, who has the tag, is in the case and cites the source for what is claimed of her now; Борис,
/// who has two claims; Cyril, of whom nothing is claimed but what was withdrawn.
fn three() -> TestSession {
    let files = [
        (
            "people/p-aaaaaaaaaa.ron",
            "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Anna\",\n    cases: [(case: \"c-aaaaaaaaaa\", role: Relative)],\n    history: [(when: \"2026-10-01\", status: Missing, sources: [(source: \"s-aaaaaaaaaa\", at: \"page 1\")])],\n    tags: [\"camp\"],\n)\n",
        ),
        (
            "people/p-bbbbbbbbbb.ron",
            "Person(\n    id: \"p-bbbbbbbbbb\",\n    name: \"Борис\", // our man\n    history: [\n        (when: \"2026-11-01\", status: Returned, place: \"Omsk\"),\n        (when: \"2026-10-01\", status: Missing, sources: [(source: \"s-aaaaaaaaaa\")]),\n    ],\n)\n",
        ),
        (
            "people/p-cccccccccc.ron",
            "Person(\n    id: \"p-cccccccccc\",\n    name: \"Cyril\",\n    history: [(when: \"2026-10-01\", status: Missing, withdrawn: \"another man\")],\n)\n",
        ),
        (
            "cases/c-aaaaaaaaaa.ron",
            "Case(id: \"c-aaaaaaaaaa\", title: \"Camp\")\n",
        ),
        (
            SOURCE,
            "Source(id: \"s-aaaaaaaaaa\", title: \"Letter home\", published: \"2026-11-02\")\n",
        ),
    ];
    TestSession::with(&files, 80, 24)
}

fn person(screen: &TestSession, letter: &str) -> String {
    screen.file(&format!("people/p-{}.ron", letter.repeat(10)))
}

/// What the form says it would change for whom, its rows put together.
fn preview(screen: &TestSession) -> String {
    let text = screen.text();
    let rows = text
        .lines()
        .filter(|row| row.contains('┃'))
        .filter_map(|row| row.split('┃').max_by_key(|part| part.chars().count()))
        .map(str::trim);
    rows.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_batch_says_what_would_change_for_whom_before_it_is_one_change() {
    let mut screen = three();
    let before = screen.records();
    screen.press("*bcamp<Enter>");
    let told = preview(&screen);
    assert!(
        told.contains(
            "for 3 people · 1 with it already: Anna · 2 to get it: Борис, Cyril Write it for 3 people, as one change?  y yes  n no"
        ),
        "{told}"
    );
    assert_eq!(screen.records(), before);
    screen.press("y");
    assert!(person(&screen, "b").contains("tags: [\"camp\"]"));
    assert_eq!(person(&screen, "a").matches("camp").count(), 1);
    assert!(
        screen.message().contains("2 people: tag camp"),
        "{}",
        screen.message()
    );
    screen.press("u");
    assert_eq!(screen.records(), before);
}

#[test]
fn a_source_for_all_marked_people_is_cited_for_what_is_claimed_of_them_now() {
    let mut screen = three();
    let before = screen.records();
    screen.press("*b<Tab><Tab>letter<Tab>page 2<Tab>3<Enter>");
    let told = preview(&screen);
    assert!(
        told.contains(
            "1 without a claim that the source could support: Cyril · 1 with it already: Anna · 1 to get it: Борис"
        ),
        "{told}"
    );
    assert_eq!(screen.records(), before);
    screen.press("y");
    assert_eq!(
        person(&screen, "b"),
        "Person(\n    id: \"p-bbbbbbbbbb\",\n    name: \"Борис\", // our man\n    history: [\n        (when: \"2026-11-01\", status: Returned, place: \"Omsk\", sources: [(source: \"s-aaaaaaaaaa\", at: \"page 2\", credibility: 3)]),\n        (when: \"2026-10-01\", status: Missing, sources: [(source: \"s-aaaaaaaaaa\")]),\n    ],\n)\n"
    );
    let after = screen.records();
    let changed = after
        .iter()
        .zip(&before)
        .filter(|(one, other)| one != other);
    assert_eq!(changed.count(), 1);
    assert!(
        screen.message().contains("1 person: source Letter home"),
        "{}",
        screen.message()
    );
    screen.press("u");
    assert_eq!(screen.records(), before);
}

#[test]
fn a_tag_a_case_and_a_source_are_one_change_and_one_step_back() {
    let mut screen = three();
    let before = screen.records();
    screen.press("*bcamp<Tab>camp<Tab>letter<Enter>");
    let told = preview(&screen);
    assert!(
        told.contains("1 with the tag, the case and the source already: Anna"),
        "{told}"
    );
    assert!(
        told.contains(
            "1 to get the tag and the case, without a claim that the source could support: Cyril"
        ),
        "{told}"
    );
    assert!(
        told.contains("1 to get the tag, the case and the source: Борис"),
        "{told}"
    );
    screen.press("y");
    let text = person(&screen, "b");
    for part in [
        "tags: [\"camp\"]",
        "(case: \"c-aaaaaaaaaa\", role: Affected)",
        "place: \"Omsk\", sources: [(source: \"s-aaaaaaaaaa\")]",
    ] {
        assert!(text.contains(part), "{text}");
    }
    let (changes, _) = screen.workspace.history().unwrap();
    assert_eq!(changes.len(), 1);
    screen.press("u");
    assert_eq!(screen.records(), before);
}

#[test]
fn what_names_no_record_is_refused_before_anything_is_previewed() {
    let mut screen = three();
    for (keys, sentence) in [
        ("*b<Tab>nowhere<Enter>", "nowhere"),
        (
            "<Esc><Esc>*b<Tab><Tab><Tab>page 2<Enter>",
            "of which source?",
        ),
    ] {
        screen.press(keys);
        let told = preview(&screen);
        assert!(told.contains(sentence), "{told}");
        assert!(!told.contains("as one change?"), "{told}");
    }
}

/// Somebody changes the claim while the preview is read: nothing is cited for another one.
#[test]
fn a_claim_that_says_something_else_by_now_gets_no_source() {
    let mut screen = three();
    screen.press("*bcamp<Tab><Tab>letter<Enter>");
    let path = screen.path("people/p-bbbbbbbbbb.ron");
    let theirs = person(&screen, "b").replace("Omsk", "Tomsk");
    std::fs::write(path, &theirs).unwrap();
    screen.press("y");
    assert_eq!(person(&screen, "b"), theirs);
    assert!(
        !person(&screen, "c").contains("camp"),
        "whole or not at all"
    );
    assert!(preview(&screen).contains("p-bbbbbbbbbb.ron: history"));
}

#[test]
fn only_y_on_what_was_seen_writes_for_several_people_and_esc_means_no() {
    let mut screen = three();
    let before = screen.records();
    screen.press("*bcamp<Enter><Enter>j ");
    assert_eq!(screen.message(), "y or n?");
    assert_eq!(screen.records(), before);
    // What is typed before the question is drawn is no answer to it.
    screen.press("n").press_at_once("<Enter>y");
    assert_eq!(screen.records(), before);
    screen.press("<Esc>");
    assert!(screen.state_row("tag"), "{}", screen.text());
    assert_eq!(screen.records(), before);
    screen.press("<Enter>y");
    assert!(person(&screen, "b").contains("tags: [\"camp\"]"));
}

#[test]
fn what_would_change_for_many_people_is_turned_page_by_page() {
    let files: Vec<(String, String)> = (0..150)
        .map(|number| {
            let id = format!("p-{number:0>10}");
            let text = format!("Person(id: \"{id}\", name: \"Somebody called {number}\")\n");
            (format!("people/{id}.ron"), text)
        })
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let mut screen = TestSession::with(&files, 80, 24);
    let before = screen.records();
    screen.press("*bcamp<Enter>");
    let mut all = String::new();
    let mut pages = 0;
    loop {
        let told = preview(&screen);
        let of = format!("page {} of ", pages + 1);
        assert!(told.contains(&of), "{told}");
        all.push_str(&told);
        all.push(' ');
        pages += 1;
        screen.press("<PgDn>");
        if preview(&screen).contains("page 1 of ") {
            break;
        }
    }
    assert!(pages > 2);
    for number in 0..150 {
        let whole = format!(" {number}");
        let found = all.match_indices(&whole).any(|(at, _)| {
            let after = all[at + whole.len()..].chars().next();
            !after.is_some_and(|next| next.is_ascii_digit())
        });
        assert!(found, "{number}: {all}");
    }
    screen.press("<PgDn><PgUp>y");
    let tagged = screen.records();
    assert!(
        tagged
            .iter()
            .all(|(_, text)| text.ends_with(b"tags: [\"camp\"])\n"))
    );
    screen.press("u");
    assert_eq!(screen.records(), before);
}
