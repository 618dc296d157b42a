//! Who says so: sources, contradictions, figures, places and time lines on the screen.

use crate::support::session::TestSession;
use insta::assert_snapshot;
use lastseen::app::core::action::Action;
use lastseen::app::core::mode::Mode;
use lastseen::text::ascii_signs::SignSet;
use lastseen::tui::view::theme::Theme;

#[test]
fn places_and_units_have_views_of_their_own() {
    let mut screen = TestSession::shipped(80, 24);
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
    let mut screen = TestSession::shipped(80, 24);
    screen.press("5/ushmun<Enter>e<Tab>; Ooshmoon (Spelling)<Enter>");
    let file = screen.file("places/l-hfnpz1bcem.ron");
    assert!(
        file.contains("(text: \"Ooshmoon\", kind: Spelling)"),
        "{file}"
    );
    screen.press("u");
    assert!(!screen.file("places/l-hfnpz1bcem.ron").contains("Ooshmoon"));
}

/// Keys of a form: to the field of sources of a status form.
const TO_SOURCES: &str = "<Tab><Tab>";

#[test]
fn the_four_entries_of_the_man_who_was_sent_back_stand_on_one_line() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/petr<Enter>T");
    assert_snapshot!("time_line_80x24", screen.text());
    let text = screen.text();
    let line = text
        .lines()
        .find(|line| line.matches("DET").count() == 2 && line.contains("RET"))
        .unwrap();
    let places: Vec<usize> = ["DET", "RET", "DET◆", "RED"]
        .iter()
        .map(|label| line.find(label).unwrap())
        .collect();
    assert!(places.is_sorted(), "{line}");
    // Enter on an entry opens it in full, Esc comes back to the line.
    screen.press("G<Up><Enter>");
    assert!(screen.text().contains("who says so"), "{}", screen.text());
    screen.press("<Esc>");
    assert!(
        screen.text().contains("Time line · Petr"),
        "{}",
        screen.text()
    );
}

#[test]
fn a_time_line_is_readable_in_ascii_and_of_a_case() {
    let ascii = Theme::mono(SignSet::Ascii);
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/gorsh<Enter>T");
    let text = screen.text_in(&ascii);
    assert_snapshot!("time_line_ascii", text);
    assert!(text.is_ascii(), "{text}");
    screen.press("<Esc>2/bryanka det<Enter>T");
    assert_snapshot!("time_line_case", screen.text());
}

#[test]
fn the_two_ranks_of_the_officer_stand_side_by_side() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/tumanov<Enter>v");
    assert_snapshot!("disputed_80x24", screen.text());
    let text = screen.text();
    assert!(
        text.lines()
            .any(|line| line.contains("major") && line.contains("lieutenant colonel")),
        "{text}"
    );
}

#[test]
fn choosing_a_side_keeps_the_other_as_a_claim_and_is_one_undo() {
    let mut screen = TestSession::shipped(80, 24);
    let before = screen.records();
    screen.press("/tumanov<Enter>vj<Enter>heard twice<Enter>");
    let file = screen.file("people/p-2wv4zygkm6.ron");
    assert!(file.contains("    rank: \"lieutenant colonel\","), "{file}");
    // Both stand there already as claims with their sources, so nothing is said twice.
    assert_eq!(file.matches("field: \"rank\"").count(), 2, "{file}");
    assert!(
        screen.text().contains("others say major"),
        "{}",
        screen.text()
    );
    screen.press("u");
    assert_eq!(screen.records(), before);
}

#[test]
fn what_a_record_went_by_becomes_a_claim() {
    let person = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Petr\",\n    rank: \"private\", // by hand\n    claims: [\n        (field: \"rank\", value: \"corporal\"),\n    ],\n)\n";
    let mut screen = TestSession::with(&[("people/p-aaaaaaaaaa.ron", person)], 80, 24);
    screen.press("vj<Enter>the letter says so<Enter>");
    let file = screen.file("people/p-aaaaaaaaaa.ron");
    assert_eq!(
        file,
        person
            .replace("rank: \"private\"", "rank: \"corporal\"")
            .replace(
                "value: \"corporal\"),\n",
                "value: \"corporal\"),\n        (field: \"rank\", value: \"private\", note: \"decided against by anna on 2026-11-23, because the letter says so\"),\n"
            )
    );
    screen.press("u");
    assert_eq!(screen.file("people/p-aaaaaaaaaa.ron"), person);
}

#[test]
fn of_two_statuses_one_counts_and_the_other_is_a_claim() {
    let person = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Petr\",\n    history: [\n        (when: \"2022-07\", status: Missing, sources: [(source: \"s-a\", at: \"p. 1\")]),\n        (when: \"2022-07-12\", status: Detained, place: \"Bryanka\", sources: [(source: \"s-b\")]),\n    ],\n)\n";
    let files = [
        ("people/p-aaaaaaaaaa.ron", person),
        ("sources/s-a.ron", "Source(id: \"s-a\", title: \"A\")"),
        ("sources/s-b.ron", "Source(id: \"s-b\", title: \"B\")"),
    ];
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("v<Enter><Enter>");
    let file = screen.file("people/p-aaaaaaaaaa.ron");
    assert!(
        file.contains("withdrawn: \"decided against by anna on 2026-11-23; what counts: Missing\""),
        "{file}"
    );
    assert!(
        file.contains("(field: \"status\", value: \"Detained\", sources: [(source: \"s-b\")], note: \"2022-07-12; Bryanka; decided against by anna on 2026-11-23\")"),
        "{file}"
    );
    assert!(screen.text().contains("MIS Petr"), "{}", screen.text());
    assert_eq!(screen.file("log/anna-laptop.log").lines().count(), 1);
    screen.press("u");
    assert_eq!(screen.file("people/p-aaaaaaaaaa.ron"), person);
}

#[test]
fn an_entry_has_a_page_with_what_its_sources_go_back_to() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/gorsh<Enter>lj<Enter>");
    assert_snapshot!("entry_80x24", screen.text());
    let mut screen = TestSession::shipped(100, 60);
    screen.press("/gorsh<Enter>lj<Enter>");
    let text = screen.text();
    for part in [
        "2 reports, 1 root: Verstka",
        "repeats Verstka",
        "against it",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn figures_are_bars_and_a_table_and_follow_the_people() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("2/bryanka det<Enter>#");
    assert_snapshot!("figures_80x24", screen.text());
    let known = |screen: &TestSession| -> String {
        let text = screen.text();
        let line = text
            .lines()
            .find(|line| line.contains("known by name"))
            .unwrap();
        line.to_owned()
    };
    let before = known(&screen);
    screen.press("<Esc>1/sergey<Enter>e<Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab><Ctrl-e>; bryanka det<Down><Enter><Enter>");
    screen.press("2<Esc>/bryanka det<Enter>#");
    assert_ne!(known(&screen), before, "{}", screen.message());
}

#[test]
fn a_figure_is_added_with_its_source_and_edited() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("2/bryanka det<Enter>+fHeld<Tab>300<Tab>1,000<Tab>hundreds<Tab>aug 2022<Tab>verst<Tab><Enter>");
    let file = screen.file("cases/c-81hadkmqvx.ron");
    assert!(file.contains("min: 300"), "{}\n{file}", screen.message());
    assert!(
        file.contains("max: 1000") && file.contains("as_of: \"2022-08\""),
        "{file}"
    );
    assert!(
        file.contains("sources: [(source: \"s-cpzakwwe78\")]"),
        "{file}"
    );
    screen.press("#");
    assert!(screen.text().contains("300 to 1,000"), "{}", screen.text());
}

#[test]
fn in_a_form_a_source_is_chosen_and_told_of_in_full() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/petr<Enter>sr2 jan 2026");
    screen.press(TO_SOURCES);
    screen.press("<Ctrl-o>verstka");
    assert!(screen.text().contains("which source?"), "{}", screen.text());
    screen.press("<Enter>paragraph 9<Tab>2<Tab>Lawyer<Tab>as he said<Enter>");
    assert!(
        screen.text().contains("9 | 2 | Lawyer | as he said)"),
        "{}",
        screen.text()
    );
    screen.press("<Enter>");
    let file = screen.file("people/p-pfzsthcmnc.ron");
    assert!(
        file.contains("[(source: \"s-cpzakwwe78\", at: \"paragraph 9\", credibility: 2, via: Lawyer, quote: \"as he said\")]"),
        "{file}"
    );
}

#[test]
fn a_new_source_is_made_in_place_and_what_was_typed_is_kept() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/petr<Enter>sr2 jan 2026<Tab>Chita<Tab>Call with a lawyer<Ctrl-n>");
    assert!(screen.text().contains("New source"), "{}", screen.text());
    screen.press("<Enter>");
    assert!(
        screen.text().contains("Source · Returned · Petr"),
        "{}",
        screen.text()
    );
    screen.press("minute 3<Enter><Enter>");
    let file = screen.file("people/p-pfzsthcmnc.ron");
    assert!(file.contains("place: \"Chita\""), "{file}");
    assert!(
        file.contains("when: \"2026-01-02\"") && file.contains("at: \"minute 3\""),
        "{file}"
    );
    // Left, the list and the new source give the form back as it was.
    screen.press("sr3 jan 2026<Tab><Tab><Ctrl-o><Ctrl-n><Esc>");
    assert!(screen.text().contains("3 jan 2026"), "{}", screen.text());
}

#[test]
fn a_place_in_a_new_spelling_is_offered_to_be_kept() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/petr<Enter>sr2 jan 2026<Tab>Bryankka-2");
    assert!(screen.text().contains("a new place"), "{}", screen.text());
    for _ in 0..5 {
        screen.press("<Down>");
    }
    screen.press("<Enter><Enter>");
    let made = screen
        .records()
        .into_iter()
        .filter(|(path, bytes)| {
            path.parent().unwrap().ends_with("places")
                && String::from_utf8_lossy(bytes).contains("name: \"Bryankka-2\"")
        })
        .count();
    assert_eq!(made, 1, "{}\n{}", screen.message(), screen.text());
    assert!(
        screen
            .file("people/p-pfzsthcmnc.ron")
            .contains("place: \"Bryankka-2\"")
    );
    assert_eq!(screen.file("log/anna-laptop.log").lines().count(), 1);
    screen.press("u");
    assert!(
        !screen
            .file("people/p-pfzsthcmnc.ron")
            .contains("Bryankka-2")
    );

    screen.press("sr2 jan 2026<Tab>Brjankaa");
    assert!(
        screen
            .text()
            .contains("“Brjankaa”: a new spelling of Bryanka"),
        "{}",
        screen.text()
    );
    let text = screen.text();
    let rows: Vec<&str> = text.lines().collect();
    let first = rows.iter().position(|row| row.contains("▸")).is_none();
    assert!(first, "nothing is taken unless somebody chooses it");
    while !screen
        .text()
        .lines()
        .any(|row| row.contains("▸") && row.contains("spelling"))
    {
        screen.press("<Down>");
    }
    screen.press("<Enter><Enter>");
    let place = screen.file("places/l-bpqw7jgxkk.ron");
    assert!(
        place.contains("(text: \"Brjankaa\", kind: Spelling)"),
        "{place}"
    );
    screen.press("u");
    assert!(!screen.file("places/l-bpqw7jgxkk.ron").contains("Brjankaa"));
}

#[test]
fn a_file_is_attached_from_the_screen() {
    let mut screen = TestSession::shipped(80, 24);
    let file = screen.path("page.html");
    std::fs::write(&file, "abc").unwrap();
    screen.press("3/verstka<Enter>@");
    screen.act(Action::Paste(file.to_str().unwrap().to_owned()));
    screen.press("<Enter>");
    let record = screen.file("sources/s-cpzakwwe78.ron");
    assert!(record.contains("name: \"page.html\", bytes: 3"), "{record}");
    screen.press("u");
    assert!(!screen.file("sources/s-cpzakwwe78.ron").contains("sha256"));
    // As a file manager pastes it, with a space, and letters of another script.
    let odd = screen.path("письмо матери.html");
    std::fs::write(&odd, "abcd").unwrap();
    screen.press("@");
    screen.act(Action::Paste(format!("'{}' ", odd.display())));
    screen.press("<Enter>");
    let record = screen.file("sources/s-cpzakwwe78.ron");
    assert!(
        record.contains("name: \"письмо матери.html\", bytes: 4"),
        "{record}"
    );
    screen.press("u@/no/such/file<Enter>");
    assert!(
        screen.text().contains("cannot be read"),
        "{}",
        screen.text()
    );
}

#[test]
fn a_dossier_is_read_on_the_screen() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/petr<Enter>R");
    assert_snapshot!("aloud_80x24", screen.text());
}

#[test]
fn pages_draw_at_every_size_and_close() {
    for (width, height) in [(20, 5), (30, 8), (59, 12), (80, 24), (200, 50)] {
        for keys in [
            "/gorsh<Enter>T",
            "/gorsh<Enter>v",
            "/gorsh<Enter>R",
            "2/bry<Enter>#",
            "2T",
        ] {
            let mut screen = TestSession::shipped(width, height);
            screen.press(keys);
            screen.press("jjG<PgUp>k");
            screen.text();
            screen.press("<Esc>");
            assert!(matches!(screen.state.mode, Mode::Panes), "{keys} {width}");
        }
    }
}
