//! The screen in each language: what it shows at 80x24, that it changes at once, and that what is written is the
//! same. The snapshots are read before they are accepted.

use crate::support::session::{MOVING, TestSession};
use insta::assert_snapshot;

const FILES: &[(&str, &str)] = &[
    (
        "people/p-0a1b2c3d4e.ron",
        r#"Person(
    id: "p-0a1b2c3d4e",
    name: "Ольга Зимина",
    other_names: [(text: "Olha Zymina", kind: Spelling)],
    sex: Female,
    born: "1998~",
    cases: [(case: "c-0a1b2c3d4e", role: Affected)],
    history: [
        (when: "2025-07-12/2025-07-19", status: Detained, place: "Вымышленск", contact: Relayed,
         sources: [(source: "s-0a1b2c3d4e", at: "00:12", credibility: 3, via: Relative)]),
        (when: "2025-08~", status: Returned, place: "Вымышленск", sources: [(source: "s-1b2c3d4e5f")]),
        (when: "2025-08", status: Missing, sources: [(source: "s-0a1b2c3d4e")]),
    ],
    relations: [(kind: Mother, at_risk: true)],
    risk: (level: High, reason: "a relative is pressed", review: "2025-10-01"),
)
"#,
    ),
    (
        "people/p-1b2c3d4e5f.ron",
        r#"Person(
    id: "p-1b2c3d4e5f",
    name: "Тарас Лісовий",
    sex: Male,
    cases: [(case: "c-0a1b2c3d4e", role: Affected)],
    history: [(when: "2025-06", status: Missing, place: "Вымышленск", sources: [(source: "s-0a1b2c3d4e")])],
    notes: [(text: "Call again.", by: "anna", at: "2025-07-01T10:00:00Z")],
)
"#,
    ),
    (
        "cases/c-0a1b2c3d4e.ron",
        r#"Case(id: "c-0a1b2c3d4e", title: "Вымышленск", kind: Facility, state: Open, started: "2025-06")
"#,
    ),
    (
        "sources/s-0a1b2c3d4e.ron",
        r#"Source(id: "s-0a1b2c3d4e", title: "Звонок матери", kind: Testimony, published: "2025-07-20", reliability: C)
"#,
    ),
    (
        "sources/s-1b2c3d4e5f.ron",
        r#"Source(id: "s-1b2c3d4e5f", title: "Сообщение", publisher: "Новости", kind: Article, published: "2025-08-20", reliability: B)
"#,
    ),
];

/// What is drawn, by its name, with the keys that lead there.
const SCREENS: &[(&str, &str)] = &[
    ("people", ""),
    ("record", "/zymina<Enter>l"),
    ("facets", "<Tab>"),
    ("cases", "2"),
    ("sources", "3"),
    ("overview", "4"),
    ("status_keys", "/zymina<Enter>s"),
    ("status_form", "/zymina<Enter>sr"),
    ("person_form", "/zymina<Enter>e"),
    ("add_keys", "a"),
    ("disputed", "/zymina<Enter>v"),
    ("aloud", "/zymina<Enter>R"),
    ("time_line", "/zymina<Enter>T"),
    ("findings", "!"),
    ("palette", ":"),
    ("help", "?"),
    ("queues", "t"),
    ("pairs", "="),
    ("log", "/zymina<Enter>L"),
    ("bad_query", "/zymina statis:x"),
    ("note", "/zymina<Enter>n"),
    ("import", ":import<Enter>"),
    ("export", "2>"),
];

/// A screen that was told by the palette to speak a language.
fn speaking(code: &str) -> TestSession {
    let mut screen = TestSession::with(FILES, 80, 24);
    screen.press(&format!(":lang {code}<Enter>"));
    assert_eq!(screen.state.language.code(), code);
    screen
}

fn each_screen_in(code: &str) {
    for (name, keys) in SCREENS {
        let mut screen = speaking(code);
        screen.press(keys);
        assert_snapshot!(format!("{name}_{code}"), screen.text());
    }
}

#[test]
fn each_screen_in_english() {
    each_screen_in("en");
}

#[test]
fn each_screen_in_russian() {
    each_screen_in("ru");
}

#[test]
fn each_screen_in_ukrainian() {
    each_screen_in("uk");
}

#[test]
fn a_screen_changes_its_language_at_once_and_back() {
    let mut screen = speaking("ru");
    assert!(
        screen.text().contains("Экран – на русском."),
        "{}",
        screen.text()
    );
    screen.press(":lang uk<Enter>");
    assert!(
        screen.text().contains("Екран – українською."),
        "{}",
        screen.text()
    );
    screen.press(":english<Enter>");
    assert!(
        screen.text().contains("The screen is in English now."),
        "{}",
        screen.text()
    );
    let kept = screen.state.browse.kept_view();
    assert!(kept.ends_with("language en\n"), "{kept}");
}

/// The same keys leave the same bytes in each language, records and logs.
#[test]
fn what_is_written_is_the_same_in_each_language() {
    let written = |code: &str| {
        let mut screen = speaking(code);
        screen.press("/zymina<Enter>sr2 jan 2026<Tab><Tab><Tab><Enter>");
        screen.press("nНовая заметка<Ctrl-s>");
        let records = screen.records().into_iter();
        let named = records.map(|(path, bytes)| {
            let path = path.file_name().unwrap().to_owned();
            (path, String::from_utf8(bytes).unwrap())
        });
        named.collect::<Vec<_>>()
    };
    let english = written("en");
    assert_eq!(written("ru"), english);
    assert_eq!(written("uk"), english);
}

#[test]
fn a_word_of_a_query_is_completed_and_understood_in_the_language_of_the_screen() {
    for (code, typed, name) in [
        ("ru", "статус:задержан", "nobody"),
        ("ru", "статус:пропал", "Тарас"),
        ("uk", "статус:зник", "Тарас"),
        ("en", "статус:зникла", "Тарас"),
    ] {
        let mut screen = speaking(code);
        screen.press(&format!("/{typed}"));
        let found = screen.text().contains(name);
        assert_eq!(found, name != "nobody", "{typed}: {}", screen.text());
    }
    let mut screen = speaking("ru");
    screen.press("/стат<Tab>");
    assert!(screen.text().contains("статус:"), "{}", screen.text());
}

#[test]
fn a_word_of_a_form_is_understood_in_each_language() {
    for (typed, stored) in [("тётя", "Aunt"), ("тітка", "Aunt"), ("mother", "Mother")] {
        let mut screen = speaking("en");
        screen.press(&format!("/лісовий<Enter>+r{typed}<Enter>"));
        let file = screen.file("people/p-1b2c3d4e5f.ron");
        assert!(file.contains(&format!("kind: {stored}")), "{file}");
    }
}

#[test]
fn a_refused_word_is_answered_with_the_words_of_the_language() {
    for (code, words) in [
        ("en", "Mother, Father"),
        ("ru", "мать (Mother), отец (Father)"),
        ("uk", "мати (Mother), батько (Father)"),
    ] {
        let mut screen = speaking(code);
        screen.press("/лісовий<Enter>+rzzz<Enter>");
        let text = screen.text();
        let text: Vec<&str> = text
            .split(['│', '\n', ' '])
            .filter(|word| !word.is_empty())
            .collect();
        let text = text.join(" ");
        assert!(text.contains(words), "{code}: {}", screen.text());
    }
}

#[test]
fn a_status_of_several_people_is_told_in_the_plural() {
    for (code, told) in [("ru", "пропали без вести"), ("uk", "зникли безвісти")]
    {
        let mut screen = speaking(code);
        screen.press("*sm2022-07-01<Enter>+");
        let text = screen.text();
        let footer = text.lines().last().unwrap();
        assert!(footer.contains(told), "{footer}");
    }
}

#[test]
fn what_was_saved_is_told_in_the_language_of_the_screen() {
    for (code, told, queue) in [
        (
            "ru",
            "добавлен человек",
            "сначала те, о ком дольше всего нет вестей",
        ),
        (
            "uk",
            "додано людину",
            "спершу ті, від кого найдовше немає звісток",
        ),
    ] {
        let mut screen = speaking(code);
        screen.press("apНовая<Enter>");
        let text = screen.text();
        let footer = text.lines().last().unwrap();
        assert!(footer.contains(told), "{footer}");
        screen.press("u");
        screen.press("t");
        assert!(screen.text().contains(queue), "{}", screen.text());
        screen.press("<Enter>");
        // A date of a claim has room in each language.
        assert!(!screen.text().contains("202…"), "{}", screen.text());
    }
}

/// `.` lies where `/` is on a Latin layout, and is the first key of somebody who looks for a name.
#[test]
fn the_first_key_of_a_cyrillic_layout_searches() {
    let mut screen = TestSession::with(FILES, 80, 24);
    let before = screen.records();
    screen.press(".лісов");
    assert!(screen.text().contains("/ лісов"), "{}", screen.text());
    assert_eq!(screen.records(), before);
    // A Latin letter tells that it is none: then it repeats, or says that there is nothing.
    let mut screen = TestSession::with(FILES, 80, 24);
    screen.press("j.");
    assert!(screen.text().contains("to repeat yet"), "{}", screen.text());
    // The layout was changed before it: the letters behind it are words to be found, and no keys.
    for code in ["en", "ru", "uk"] {
        let mut screen = speaking(code);
        let before = screen.records();
        screen.press("jk.лісов");
        assert!(screen.text().contains("/ лісов"), "{}", screen.text());
        screen.press("<Enter>");
        assert_eq!(screen.chosen_name(), "Тарас Лісовий", "{code}");
        assert_eq!(screen.records(), before, "{code}");
    }
}

#[test]
fn a_question_is_answered_on_a_cyrillic_layout() {
    for (code, yes, no, two) in [
        ("ru", "y + да", "n - нет", "«н» – это и да, и нет"),
        ("uk", "y + так", "n - ні", "«н» – це і так, і ні"),
    ] {
        let mut screen = speaking(code);
        let before = screen.records();
        screen.press("*ыв2 jan 2026<Enter>");
        let text = screen.text();
        assert!(text.contains(yes) && text.contains(no), "{text}");
        // н is the place of y and the letter of нет, т the place of n and the letter of так.
        for letter in ["т", "Т", "Н", "н"] {
            screen.press(letter);
            assert!(screen.text().contains(yes), "{}", screen.text());
            assert_eq!(screen.records(), before);
        }
        assert!(screen.message().starts_with(two), "{}", screen.message());
        // д is the key of l, which moves.
        screen.press("дД");
        assert!(screen.text().contains(yes), "{}", screen.text());
        assert_eq!(screen.records(), before);
        screen.press("-");
        assert!(!screen.text().contains(yes), "{}", screen.text());
        assert_eq!(screen.records(), before);
        screen.press("<Enter>+");
        assert_ne!(screen.records(), before);
    }
    let mut screen = TestSession::with(FILES, 80, 24);
    let before = screen.records();
    screen.press("*sd2 jan 2026<Enter>");
    assert!(screen.text().contains("  y yes  n no"), "{}", screen.text());
    screen.press("д");
    assert_eq!(screen.records(), before);
    screen.press("+");
    assert_ne!(screen.records(), before);
}

#[test]
fn a_key_that_moves_and_is_held_decides_nothing() {
    for code in ["en", "ru", "uk"] {
        for keys in [
            // What changes for those who are marked.
            "*sd2 jan 2026<Enter>",
            // A date that is none.
            "sdsome day<Enter>",
            // A queue, where the workspace has a status of its own on h.
            "t<Enter>",
        ] {
            let mut screen = speaking(code);
            screen.press(keys);
            let before = screen.records();
            let of_status = |held: &&str| keys == "t<Enter>" && ["h", "р"].contains(held);
            for held in MOVING.into_iter().filter(|held| !of_status(held)) {
                screen.press(&held.repeat(8));
                assert_eq!(screen.records(), before, "{code} {keys} {held}");
            }
        }
    }
}
