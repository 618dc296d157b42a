//! What people do, from the first key to the bytes on the disk.

use crate::support::session::TestSession;
use lastseen::app::core::action::Action;
use lastseen::app::core::effect::Effect;
use lastseen::app::core::screen_request::ScreenRequest;
use lastseen::app::core::update::update;

const PERSON: &str = "// Kept by hand.\r\nPerson(\r\n    id: \"p-4f7k9q2m8x\", // do not change\r\n    name: \"Иван Каминский\",\r\n    shoe_size: 43,\r\n    history: [\r\n        (when: \"2022-07\", status: Detained, place: \"Брянка\")  // no comma\r\n    ]\r\n)";
const OTHER: &str = "Person(id: \"p-aaaaaaaaaa\", name: \"Petr\")\n";
const SOURCE: &str =
    "Source(\n    id: \"s-5k8y2e7gqd\",\n    title: \"Report\",\n    publisher: \"Verstka\",\n)\n";
const FILES: [(&str, &str); 3] = [
    ("people/p-4f7k9q2m8x.ron", PERSON),
    ("people/p-aaaaaaaaaa.ron", OTHER),
    ("sources/s-5k8y2e7gqd.ron", SOURCE),
];

#[test]
fn a_status_with_date_place_and_source_is_one_entry_and_undo_takes_it_back_byte_for_byte() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    let before = screen.records();
    screen.press("/kaminsk<Enter>sr2 aug 2022<Tab>Luhansk<Tab>verst<Tab><Enter>");
    let expected = PERSON.replace(
        "place: \"Брянка\")  // no comma\r\n",
        "place: \"Брянка\"),  // no comma\r\n        (\r\n            when: \"2022-08-02\",\r\n            status: Returned,\r\n            place: \"Luhansk\",\r\n            sources: [(source: \"s-5k8y2e7gqd\")],\r\n            by: \"anna\",\r\n            recorded: \"2026-11-23T12:00:00Z\",\r\n        )\r\n",
    );
    assert_eq!(screen.file("people/p-4f7k9q2m8x.ron"), expected);
    assert_eq!(screen.file("log/anna-laptop.log").lines().count(), 1);
    assert!(screen.text().contains("RET Иван"), "{}", screen.text());
    assert!(
        screen.message().contains("Returned"),
        "{}",
        screen.message()
    );
    screen.press("u");
    assert_eq!(screen.records(), before);
    assert!(screen.message().ends_with("Иван Каминский: Returned"));
    screen.press("U");
    assert_eq!(screen.file("people/p-4f7k9q2m8x.ron"), expected);
}

#[test]
fn today_is_offered_as_the_date() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/petr<Enter>sh<Enter>");
    let file = screen.file("people/p-aaaaaaaaaa.ron");
    assert!(file.contains("when: \"2026-11-23\""), "{file}");
    assert!(file.contains("status: Hiding"), "{file}");
    assert!(screen.text().contains("HID Petr"));
}

#[test]
fn a_date_that_is_none_is_kept_in_words() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/petr<Enter>smafter the harvest<Enter>");
    assert!(!screen.file("people/p-aaaaaaaaaa.ron").contains("said"));
    assert!(
        screen.text().contains("Keep it in words?"),
        "{}",
        screen.text()
    );
    screen.press("y");
    let file = screen.file("people/p-aaaaaaaaaa.ron");
    assert!(file.contains("said: \"after the harvest\""), "{file}");
    assert!(!file.contains("when:"), "{file}");
}

#[test]
fn marked_people_get_a_status_as_one_change() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    let before = screen.records();
    screen.press("*se2022-09<Enter>");
    assert!(
        screen
            .text()
            .contains("Write it for 2 people, as one change?")
    );
    screen.press("y");
    assert_eq!(screen.message(), "Saved (u to undo) · 2 people: Redeployed");
    assert_eq!(screen.file("log/anna-laptop.log").lines().count(), 1);
    for path in ["people/p-4f7k9q2m8x.ron", "people/p-aaaaaaaaaa.ron"] {
        assert!(screen.file(path).contains("status: Redeployed"));
    }
    screen.press("u");
    assert_eq!(screen.records(), before);
}

#[test]
fn the_last_status_is_given_again() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/petr<Enter>se2022-09<Tab>Bryanka<Enter><Esc>/kaminsk<Enter>.<Enter>");
    let file = screen.file("people/p-4f7k9q2m8x.ron");
    assert!(file.contains("when: \"2022-09\""), "{file}");
    assert!(file.contains("place: \"Bryanka\""), "{file}");
}

#[test]
fn a_note_of_several_lines() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/petr<Enter>nпервая<Enter>вторая \"строка\"<Ctrl-s>");
    let file = screen.file("people/p-aaaaaaaaaa.ron");
    assert!(
        file.contains(
            "at: \"2026-11-23T12:00:00Z\", by: \"anna\", text: r#\"первая\nвторая \"строка\"\"#"
        ),
        "{file}"
    );
}

#[test]
fn escape_asks_before_a_note_is_dropped() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    let before = screen.records();
    screen.press("nhalf<Esc>");
    assert!(screen.message().contains("Esc again"));
    screen.press(" done<Esc><Esc>");
    assert_eq!(screen.records(), before);
    assert!(screen.text().contains("all saved"));
}

#[test]
fn an_entry_is_withdrawn_with_its_reason_and_stays_readable() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/kaminsk<Enter>wmistaken for another<Enter>");
    let file = screen.file("people/p-4f7k9q2m8x.ron");
    assert!(
        file.contains("(when: \"2022-07\", status: Detained, place: \"Брянка\", withdrawn: \"mistaken for another\")  // no comma\r\n"),
        "{file}"
    );
    assert!(
        screen.text().contains("mistaken for another"),
        "{}",
        screen.text()
    );
    assert!(screen.text().contains("·   Иван"), "{}", screen.text());
}

#[test]
fn a_source_is_cited_for_the_chosen_entry() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/kaminsk<Enter>cverst<Enter>paragraph 3<Tab>2<Enter>");
    let file = screen.file("people/p-4f7k9q2m8x.ron");
    assert!(
        file.contains("sources: [(source: \"s-5k8y2e7gqd\", at: \"paragraph 3\", credibility: 2)]"),
        "{file}"
    );
}

#[test]
fn a_new_source_is_made_in_place_and_cited() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/kaminsk<Enter>cTelegram post<Ctrl-n><Enter>minute 3<Enter>");
    let file = screen.file("people/p-4f7k9q2m8x.ron");
    assert!(file.contains("at: \"minute 3\""), "{file}");
    let sources = screen.records();
    let made = sources
        .iter()
        .map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap())
        .find(|text| text.contains("Telegram post"))
        .unwrap();
    assert!(made.starts_with("Source(\n    id: \"s-"), "{made}");
}

#[test]
fn a_record_of_each_kind_is_added_and_undone() {
    for (keys, folder) in [
        ("apAnna<Enter>", "people"),
        ("acA basement<Enter>", "cases"),
        ("asA letter<Enter>", "sources"),
        ("alBryanka<Enter>", "places"),
        ("auBrigade<Enter>", "units"),
    ] {
        let mut screen = TestSession::with(&FILES, 80, 24);
        let before = screen.records();
        screen.press(keys);
        let after = screen.records();
        assert_eq!(after.len(), before.len() + 1, "{keys} {}", screen.message());
        let new = after.iter().find(|file| !before.contains(file)).unwrap();
        assert!(new.0.to_string_lossy().contains(folder));
        screen.press("u");
        assert_eq!(screen.records(), before, "{keys}");
    }
}

#[test]
fn an_entry_with_all_its_fields() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/petr<Enter>A12 jul 2022<Tab>by telephone<Tab>det<Tab>Bryanka<Tab>Wagner<Tab>Relayed<Tab><Tab>hungry<Enter>");
    let file = screen.file("people/p-aaaaaaaaaa.ron");
    for line in [
        "when: \"2022-07-12\"",
        "said: \"by telephone\"",
        "status: Detained",
        "place: \"Bryanka\"",
        "custodian: \"Wagner\"",
        "contact: Relayed",
        "note: \"hungry\"",
        "by: \"anna\"",
    ] {
        assert!(file.contains(line), "{line}\n{file}");
    }
}

#[test]
fn editing_one_field_changes_one_line() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/kaminsk<Enter>e<Ctrl-u>Ілля Камінський<Enter>");
    assert_eq!(
        screen.file("people/p-4f7k9q2m8x.ron"),
        PERSON.replace("Иван Каминский", "Ілля Камінський")
    );
}

#[test]
fn somebody_else_changed_the_same_field_meanwhile() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/kaminsk<Enter>e<Ctrl-u>Mine");
    let path = screen.path("people/p-4f7k9q2m8x.ron");
    let theirs = PERSON.replace("Иван Каминский", "Theirs");
    std::fs::write(&path, &theirs).unwrap();
    screen.press("<Enter>");
    assert_eq!(screen.file("people/p-4f7k9q2m8x.ron"), theirs);
    let text = screen.text();
    assert!(text.contains("Mine") && text.contains("Theirs"), "{text}");
}

#[test]
fn commands_work_on_a_cyrillic_layout_and_text_stays_text() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    // ы is where s is; к is where r is; the date is typed as it is.
    screen.press("о.камин<Enter>ык2022-08<Enter>");
    let file = screen.file("people/p-4f7k9q2m8x.ron");
    assert!(file.contains("status: Returned"), "{file}");
    assert_eq!(screen.state.list().input.text(), "камин");
}

#[test]
fn what_is_pasted_is_never_run() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    let before = screen.records();
    screen.act(Action::Paste("se\rq".to_owned()));
    assert!(screen.message().contains("not run"));
    assert!(
        screen
            .asked()
            .iter()
            .all(|effect| *effect != Effect::Screen(ScreenRequest::Quit))
    );
    screen.press("/");
    screen.act(Action::Paste("petr\r\n".to_owned()));
    assert_eq!(screen.state.list().input.text(), "petr ");
    assert_eq!(screen.records(), before);
}

#[test]
fn links_are_followed_there_and_back() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/gorshenin<Enter>");
    let person = screen.state.chosen();
    screen.press("l<Tab><Enter>");
    let source = screen.state.chosen();
    assert_eq!(source.unwrap().kind().word(), "source");
    screen.press("<Tab><Tab><Tab><Enter>");
    assert_ne!(screen.state.chosen(), source);
    screen.press("<Ctrl-o><Ctrl-o>");
    assert_eq!(screen.state.chosen(), person);
    assert_eq!(screen.state.list().input.text(), "gorshenin");
    screen.press("]");
    assert_eq!(screen.state.chosen(), source);
}

#[test]
fn a_facet_narrows_the_list_and_escape_widens_it() {
    let mut screen = TestSession::shipped(80, 24);
    let all = screen.state.list().rows.len();
    screen.press("<Tab>/redep<Enter><Enter>");
    assert_eq!(screen.state.list().rows.len(), 1);
    assert_eq!(screen.chosen_name(), "Petr");
    screen.press("<Esc><Esc>");
    assert_eq!(screen.state.list().rows.len(), all);
}

#[test]
fn escape_takes_a_search_back() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("jjj");
    let chosen = screen.state.chosen();
    screen.press("/petr<Esc>");
    assert_eq!(screen.state.chosen(), chosen);
    assert!(screen.state.list().input.is_empty());
}

#[test]
fn what_a_record_says_never_reaches_the_terminal_as_it_is() {
    let evil = "Person(id: \"p-aaaaaaaaaa\", name: \"a\\u{1b}]52;c;AA\\u{7}\\u{202e}b\\u{200b}\", history: [(when: \"2022\", status: Detained, note: \"x\\u{9b}31m\")])\n";
    let screen = TestSession::with(&[("people/p-aaaaaaaaaa.ron", evil)], 80, 24);
    let text = screen.text();
    assert!(text.contains("a␛]52"), "{text}");
    for character in text.chars().filter(|character| *character != '\n') {
        assert!(!character.is_control(), "{character:?}");
        assert!(
            !matches!(character, '\u{202e}' | '\u{200b}'),
            "{character:?}"
        );
    }
}

#[test]
fn bad_files_are_told_and_the_others_load() {
    let screen = TestSession::with(
        &[
            ("people/p-aaaaaaaaaa.ron", OTHER),
            ("people/p-bbbbbbbbbb.ron", "Person(\n    id: 5,\n)"),
            ("people/p-cccccccccc.ron", ""),
        ],
        80,
        24,
    );
    let text = screen.text();
    assert!(text.contains("2 problems"), "{text}");
    assert!(text.contains("1 person"), "{text}");
    let mut screen = screen;
    screen.press("!");
    assert!(
        screen.text().contains("people/p-bbbbbbbbbb.ron:2:"),
        "{}",
        screen.text()
    );
}

#[test]
fn a_workspace_that_cannot_be_written_says_so_at_once() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.state.files.read_only = Some("read only: nothing can be written".into());
    let before = screen.records();
    screen.press("/petr<Enter>s");
    assert_eq!(screen.message(), "read only: nothing can be written");
    assert_eq!(screen.records(), before);
}

#[test]
fn a_second_enter_does_not_write_twice() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/petr<Enter>sr2022-09");
    let clock = crate::sessions::clock();
    let enter = || Action::Key("Enter".parse().unwrap());
    let first = update(&mut screen.state, enter(), clock);
    assert_eq!(first.len(), 1);
    assert_eq!(update(&mut screen.state, enter(), clock), []);
    for effect in first {
        let done = screen.answer(effect).unwrap();
        screen.act(done);
    }
    assert_eq!(
        screen
            .file("people/p-aaaaaaaaaa.ron")
            .matches("status")
            .count(),
        1
    );
    assert!(screen.text().contains("all saved"));
}

#[test]
fn what_a_form_does_not_show_survives_it() {
    let person = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Petr\",\n    other_names: [\n        // as his mother says it\n        (text: \"Sasha (the tall; red)\", lang: \"ru\"),\n    ],\n    history: [\n        (\n            when: \"2022\", status: Detained,\n            sources: [\n                (source: \"s-5k8y2e7gqd\", at: \"paragraph 2\", credibility: 3, via: Relative, quote: \"so\"), // sure\n            ],\n        ),\n    ],\n)\n";
    let files = [
        ("people/p-aaaaaaaaaa.ron", person),
        ("sources/s-5k8y2e7gqd.ron", SOURCE),
        (
            "sources/s-bbbbbbbbbb.ron",
            "Source(id: \"s-bbbbbbbbbb\", title: \"Mail\")",
        ),
    ];
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("e<Tab><Tab>; Petya (Nickname)<Enter>");
    let with_name = person.replace(
        "lang: \"ru\"),\n",
        "lang: \"ru\"),\n        (text: \"Petya\", kind: Nickname),\n",
    );
    assert_eq!(screen.file("people/p-aaaaaaaaaa.ron"), with_name);
    // The entry: its heading is in sight, the cursor goes down to it.
    screen.press("l/2022<Enter>e<Shift-Tab><Shift-Tab>; mail<Tab><Enter>");
    assert_eq!(
        screen.file("people/p-aaaaaaaaaa.ron"),
        with_name.replace(
            "quote: \"so\"), // sure\n",
            "quote: \"so\"), // sure\n                (source: \"s-bbbbbbbbbb\"),\n"
        )
    );
    screen.press("uu");
    assert_eq!(screen.file("people/p-aaaaaaaaaa.ron"), person);
}

#[test]
fn the_log_of_a_record_is_a_text_to_read() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/gorshenin<Enter>L");
    assert_eq!(
        screen.message(),
        "Artyom Gorshenin: the log has no change of this record"
    );
    screen.press("nCall the lawyer.<Ctrl-s>L");
    let text = screen.text();
    for part in [
        "Artyom Gorshenin: 1 change",
        "anna  Artyom Gorshenin: note",
        "note added: “Call the lawyer.”",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    screen.press("q:lo");
    assert!(
        screen
            .text()
            .contains("what was changed in the chosen record")
    );
}

#[test]
fn a_person_is_erased_by_name_and_nobody_by_accident() {
    let mut screen = TestSession::shipped(80, 24);
    screen.press("/gorshenin<Enter>nCall the lawyer.<Ctrl-s>");
    let before = screen.records();
    screen.press(":erase<Enter>");
    let text = screen.text();
    for part in [
        "Erasing Artyom Gorshenin",
        "goes: what 1 line of 1 log say of them",
        "out of reach: git history",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(text.contains("Erase Artyom Gorshenin"), "{text}");
    // No key but y on what was read to its end erases, and what closes the page means no.
    screen.press("q:erase").press_at_once("<Enter>y");
    assert_eq!(screen.records(), before);
    screen.press("q");
    for keys in ["<Esc>", "n", "q", "<Enter>"] {
        screen.press(":erase<Enter>");
        screen.press(keys);
        assert_eq!(screen.records(), before, "{keys}");
        assert_eq!(screen.message(), "nothing was changed");
    }
    screen.press(":erase<Enter>Gy");
    assert!(
        screen.message().starts_with("erased: the record"),
        "{}",
        screen.message()
    );
    assert_eq!(screen.records().len() + 1, before.len());
    screen.press("u");
    assert!(
        screen.message().contains("cannot be taken back"),
        "{}",
        screen.message()
    );
}

#[test]
fn the_nearest_stand_below_a_line_and_no_command_on_all_takes_them() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/pestr<Enter>");
    let text = screen.text();
    assert!(text.contains("nothing fits; nearest:"), "{text}");
    assert!(text.contains("pestr → Petr"), "{text}");
    screen.press("*");
    assert!(
        screen.message().contains("0 marked"),
        "{}",
        screen.message()
    );
}
