//! Importing a list on the screen. All people are invented.

use std::fs;

use lastseen::app::core::mode::Mode;

use crate::support::session::TestSession;

/// Somebody who is recorded already, and is in the list under another spelling.
const KNOWN: (&str, &str) = (
    "people/p-known1.ron",
    "Person(\n    id: \"p-known1\",\n    name: \"Horbunov Pavel Ivanovych\",\n    born: \"1999-01-31\",\n    home: \"Brod\",\n)\n",
);

/// A title, a blank row, a header; and rows with ten kinds of mistakes.
const JULY: &str = "List of the missing;;;;;\n\
    ;;;;;\n\
    No;Name;Born;Status;Date;Place\n\
    1;Tarasenko Oleg Petrovych;05.03.1991;missing;12.07.2022;Brod\n\
    2;;06.03.1991;missing;12.07.2022;Brod\n\
    3;Vasilenko Anna Romanivna;31.02.1990;held;13.07.2022;Tver\n\
    4;Lysenko Ivan Olehovych;07.04.1997;on leave;05.06.2022;Chita\n\
    5;Ivan Petrenko and Oleg Petrenko;08.04.1997;missing;05.06.2022;Chita\n\
    6;Melnyk Roman Tarasovych;09.04.1897;missing;05.06.2922;Chita\n\
    7;Koval Taras Bohdanovych;10.04.1997;missing;05.06.2022;Lipki\n\
    7;Zhuk Stepan Denysovych;11.04.1997;missing;05.06.2022;Lipki\n\
    8;Gorbunov Pavel Ivanovych;31.01.1999;missing;06.06.2022;Brod\n\
    9;remove Bondar Viktor, asks for removal;12.05.1988;missing;06.06.2022;Brod\n\
    10;\u{420}avlo Moroz Hlibovych;13.05.1988;missing;07.06.2022;Brod\u{202e}\n\
    10;\u{420}avlo Moroz Hlibovych;13.05.1988;missing;07.06.2022;Brod\u{202e}\n\
    11;Kushnir Olha Denysivna;14.05.2012;missing;25.06.2022;Brod\n\
    Total: 11;;;;;\n";

const AUGUST: &str = "No;Name;Born;Status;Date;Place\n\
    1;Tarasenko Oleg Petrovych;05.03.1991;returned;20.08.2022;Brod\n\
    3;Vasilenko Anna Romanivna;31.02.1990;held;13.07.2022;Tver\n\
    12;Savchenko Yuri Hlibovych;15.05.1985;missing;21.08.2022;Brod\n";

/// A screen with lists beside its workspace.
fn screen(files: &[(&str, &str)], lists: &[(&str, &[u8])], size: (u16, u16)) -> TestSession {
    let screen = TestSession::with(files, size.0, size.1);
    for (name, bytes) in lists {
        fs::write(screen.path(format!("../{name}")), bytes).unwrap();
    }
    screen
}

/// Opens the page on a list that lies beside the workspace.
fn open(screen: &mut TestSession, name: &str) {
    let path = screen.path(format!("../{name}"));
    screen.press(":import ");
    screen.press(&path.display().to_string());
    screen.press("<Enter>");
}

#[track_caller]
fn shows(screen: &TestSession, wanted: &[&str]) {
    let text = screen.text();
    for one in wanted {
        assert!(text.contains(one), "{one}\n{text}");
    }
}

/// The column of keys gets its meaning: it is the first one, and the list's own id the eighth choice.
fn give_key(screen: &mut TestSession) {
    screen.press("<Tab>g<Enter>gjjjjjjj<Enter>");
}

#[test]
fn a_list_with_mistakes_is_imported_decided_followed_by_its_next_edition_and_taken_back() {
    let lists: [(&str, &[u8]); 2] = [
        ("july.csv", JULY.as_bytes()),
        ("august.csv", AUGUST.as_bytes()),
    ];
    let mut screen = screen(&[KNOWN], &lists, (80, 24));
    let before = screen.records();
    open(&mut screen, "july.csv");
    shows(
        &screen,
        &["[File]", "csv,", "3: No | Name", "proved", "a new source"],
    );
    give_key(&mut screen);
    shows(&screen, &["the list's own id", "Born", "understood"]);
    // The one word without a meaning comes first, and a letter explains it.
    screen.press("<Tab>");
    shows(&screen, &["[Words 1]", "on leave", "no meaning"]);
    screen.press("x");
    shows(&screen, &["[Words]", "nothing"]);
    screen.press("<Tab>");
    shows(&screen, &["Write 6 people", "created", "minors"]);
    // What stands behind a number: refused is the fifth one below.
    screen.press("jjjjj<Enter>");
    shows(&screen, &["refused", "no name", "asks for removal"]);
    screen.press("<Esc>");
    assert!(matches!(screen.state.mode, Mode::Import));
    assert_eq!(screen.records(), before);
    screen.press("w");
    shows(&screen, &["Write 6 people?", "minor"]);
    screen.press("n");
    assert_eq!(screen.records(), before);
    screen.press("wy");
    assert!(
        screen.message().starts_with("Saved (u to undo)"),
        "{}",
        screen.message()
    );
    // Two sources and six people.
    assert_eq!(screen.records().len(), before.len() + 8);
    let written = screen.records();
    shows(&screen, &["[Held 4]", "two people in one cell"]);
    // Two people in one cell are mended in the list: no key makes one record of them.
    screen.press("a");
    assert_eq!(screen.records(), written);
    screen.press("x");
    // Two rows with one id are two people: each gets a record.
    shows(&screen, &["Koval", "has the same id"]);
    screen.press("a");
    screen.press("a");
    assert_eq!(screen.records().len(), written.len() + 2);
    // The last one is somebody who is recorded, spelt otherwise.
    shows(&screen, &["Gorbunov", "p-known1", "Horbunov Pavel"]);
    screen.press("s");
    let known = screen.file("people/p-known1.ron");
    assert!(
        known.contains("Gorbunov Pavel Ivanovych") && known.contains("at: \"row 12\""),
        "{known}"
    );
    assert!(screen.message().contains("all held rows are decided"));
    // One decision is taken back, and made again.
    screen.press("u");
    assert!(
        !screen
            .file("people/p-known1.ron")
            .contains("Gorbunov Pavel Ivanovych")
    );
    shows(&screen, &["[Held 1]"]);
    screen.press("s");
    let decided = screen.records();
    // The next edition.
    screen.press("<Esc>");
    assert!(matches!(screen.state.mode, Mode::Panes));
    screen.press(":import<Enter>");
    screen.press("<Tab>g<Enter>");
    let path = screen.path("../august.csv");
    screen.press("<Ctrl-u>");
    screen.press(&path.display().to_string());
    screen.press("<Enter>");
    give_key(&mut screen);
    // It is an edition of the list of July.
    screen.press("<Shift-Tab>gjjjjjjj<Enter><Ctrl-u>july<Enter>");
    shows(&screen, &["recorded already"]);
    screen.press("<Tab><Tab><Tab>");
    shows(&screen, &["Write 2 people", "unchanged"]);
    screen.press("wy");
    assert!(screen.message().contains("1 created, 1 updated"));
    // All of it is taken back, one gesture after the other.
    screen.press("u");
    assert_eq!(screen.records(), decided);
    for _ in 0..4 {
        screen.press("u");
    }
    let gone = screen.records();
    assert_eq!(gone, before);
    screen.press("UUUUU");
    // The person and the source of August are there again.
    assert_eq!(screen.records().len(), decided.len() + 2);
}

#[test]
fn nothing_is_written_if_a_record_was_edited_meanwhile() {
    let list = "No;Name;Born;Unit\n1;Horbunov Pavel Ivanovych;31.01.1999;12 brigade\n";
    let known = (
        KNOWN.0,
        "Person(\n    id: \"p-known1\",\n    name: \"Horbunov Pavel Ivanovych\",\n    ids: [(of: \"list\", id: \"1\")],\n)\n",
    );
    let mut screen = screen(&[known], &[("list.csv", list.as_bytes())], (80, 24));
    open(&mut screen, "list.csv");
    give_key(&mut screen);
    screen.press("<Tab><Tab>");
    shows(&screen, &["Write 1 person"]);
    let edited = known.1.replace("    ids:", "    born: \"1998\",\n    ids:");
    fs::write(screen.path(known.0), &edited).unwrap();
    let sources = screen.records().len();
    screen.press("wy");
    shows(&screen, &["1999-01-31", "1998"]);
    assert_eq!(screen.file(known.0), edited);
    assert_eq!(screen.records().len(), sources);
    assert!(
        !screen.path("files").exists() || fs::read_dir(screen.path("files")).unwrap().count() == 0
    );
    // Closed, the page has what would happen now.
    screen.press("<Esc>");
    assert!(matches!(screen.state.mode, Mode::Import));
    shows(&screen, &["Write 1 person"]);
}

#[test]
fn what_cannot_be_read_is_told_and_nothing_is_lost() {
    let lists: [(&str, &[u8]); 4] = [
        ("empty.csv", b""),
        ("quote.csv", b"name,born\n\"Anna Moroz,2001\n"),
        ("good.csv", b"name,born\nAnna Moroz,2001-02-03\n"),
        ("bomb.xlsx", b"PK\x03\x04nothing"),
    ];
    let mut screen = screen(&[], &lists, (80, 24));
    for (name, told) in [
        ("empty.csv", "no rows"),
        ("quote.csv", "never closed"),
        ("none.csv", "No such file"),
        ("bomb.xlsx", "cannot be read"),
    ] {
        screen.state.importing = None;
        open(&mut screen, name);
        shows(&screen, &[told]);
        screen.press("w");
        assert!(matches!(screen.state.mode, Mode::Import));
        screen.press("<Esc>");
    }
    // What was read is what is written, whatever becomes of the file.
    screen.state.importing = None;
    open(&mut screen, "good.csv");
    fs::remove_file(screen.path("../good.csv")).unwrap();
    screen.press("wy");
    let copies = fs::read_dir(screen.path("files")).unwrap();
    let copy = copies.into_iter().next().unwrap().unwrap();
    assert_eq!(
        fs::read(copy.path()).unwrap(),
        b"name,born\nAnna Moroz,2001-02-03\n"
    );
}

#[test]
fn dates_that_nothing_proves_are_chosen_before_anything_is_written() {
    let list = "name;born;status;date\nAnna Moroz;03.04.2001;missing;05.06.2022\n";
    let mut screen = screen(&[], &[("list.csv", list.as_bytes())], (80, 24));
    let before = screen.records();
    open(&mut screen, "list.csv");
    shows(&screen, &["not said yet"]);
    screen.press("wy");
    assert_eq!(screen.records(), before);
    // On a Cyrillic layout, too: o, j, Enter.
    screen.press("що<Enter>");
    shows(&screen, &["day first"]);
    screen.press("цy");
    let people: Vec<String> = screen
        .records()
        .into_iter()
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .collect();
    assert!(
        people
            .iter()
            .any(|text| text.contains("born: \"2001-04-03\"") && text.contains("2022-06-05")),
        "{people:?}"
    );
}

#[test]
fn several_sheets_and_tables_are_asked_about() {
    let list = "name;born\nAnna Moroz;2001-02-03\n;\nname;place\nIvan Zhuk;Brod\n";
    let mut screen = screen(&[], &[("list.csv", list.as_bytes())], (80, 24));
    open(&mut screen, "list.csv");
    shows(&screen, &["several tables", "table"]);
    screen.press("G<Enter>j<Enter>");
    shows(&screen, &["4: name | place"]);
    screen.press("<Tab><Tab><Tab>");
    shows(&screen, &["Write 1 person"]);
}

#[test]
fn held_rows_are_gone_on_with_later() {
    let lists: [(&str, &[u8]); 1] = [("july.csv", JULY.as_bytes())];
    let mut screen = screen(&[KNOWN], &lists, (80, 24));
    open(&mut screen, "july.csv");
    give_key(&mut screen);
    screen.press("wyx");
    shows(&screen, &["[Held 3]"]);
    fs::remove_file(screen.path("../july.csv")).unwrap();
    // As in another run of the program. The list is read from its attached copy.
    screen.press("<Esc>");
    screen.state.importing = None;
    screen.press(":import<Enter>");
    assert!(
        screen.message().contains("3 held rows of july.csv"),
        "{}",
        screen.message()
    );
    screen.press("<Enter>");
    shows(&screen, &["[Held 3]", "Koval"]);
    screen.press("ga");
    // The first one was left before.
    assert!(
        screen.message().contains("decided already"),
        "{}",
        screen.message()
    );
    screen.press("ja");
    shows(&screen, &["[Held 2]"]);
    screen.press("u");
    shows(&screen, &["[Held 3]"]);
}

#[test]
fn hostile_names_stay_visible_and_every_size_and_sign_holds() {
    let list = "name;born;status;place\n\u{1b}[2JAnna \u{202e}Moroz;31.01.1999;mis\u{7}sing;Brod\nIvan Zhuk;30.01.1999;\u{202e}gone;\n";
    for size in [(80, 24), (60, 20), (200, 50), (24, 6), (20, 5)] {
        let mut screen = screen(&[], &[("list.csv", list.as_bytes())], size);
        open(&mut screen, "list.csv");
        for _ in 0..5 {
            for keys in ["G", "g", "<Enter>", "<Esc>"] {
                screen.press(keys);
                if matches!(screen.state.mode, Mode::Panes) {
                    screen.press(":import<Enter>");
                }
                let text = screen.text();
                assert!(
                    !text.contains(['\u{1b}', '\u{202e}', '\u{7}']),
                    "{size:?} {text:?}"
                );
            }
            screen.press("<Tab>");
        }
        screen.press("?");
        if size.1 > 10 {
            shows(&screen, &["same"]);
        }
    }
}

#[test]
fn a_pasted_message_is_shown_with_its_parts_and_written_after_a_yes() {
    let mut screen = screen(&[KNOWN], &[], (80, 24));
    let before = screen.records();
    screen.press(":intake<Enter>");
    screen.press("lost in the crowd<Enter>");
    shows(&screen, &["no name was found", "lost in the crowd"]);
    screen.press("<Esc><Esc>:intake<Enter>");
    screen.press("Looking for my brother Petro Sydorenko, born 5 May 1991, call sign Heron. Missing since 3 June 2023 near Brod.<Enter>");
    shows(
        &screen,
        &[
            "[name: Petro Sydorenko]",
            "call sign: Heron",
            "Write Petro Sydorenko?",
        ],
    );
    assert_eq!(screen.records(), before);
    screen.press("n:intake<Enter>Looking for Petro Sydorenko, born 5 May 1991<Enter>y");
    assert!(
        screen
            .message()
            .contains("Petro Sydorenko: added from a message")
    );
    assert_eq!(screen.records().len(), before.len() + 2);
    screen.press("u");
    assert_eq!(screen.records(), before);
    // Somebody who is likely recorded already is told, and asked about in other words.
    screen.press(":intake<Enter>Horbunov Pavel Ivanovych, born 31.01.1999<Enter>");
    shows(&screen, &["p-known1", "likely recorded already"]);
    screen.press("n");
    assert_eq!(screen.records(), before);
}

#[test]
fn a_list_with_the_same_headers_is_read_as_the_one_before_and_it_is_shown() {
    let june = "No;Name;Born\n1;Tarasenko Oleg;25.03.1991\n2;Koval Taras;10.04.1997\n";
    let next = "No;Name;Born\n2;Koval Taras;10.04.1997\n3;Zhuk Stepan;21.04.1998\n";
    let other = "No;Name;Home\n4;Moroz Hlib;Brod\n";
    let lists: [(&str, &[u8]); 3] = [
        ("june.csv", june.as_bytes()),
        ("next.csv", next.as_bytes()),
        ("other.csv", other.as_bytes()),
    ];
    let mut screen = screen(&[], &lists, (100, 30));
    open(&mut screen, "june.csv");
    shows(&screen, &["guessed"]);
    give_key(&mut screen);
    screen.press("wy");
    assert_eq!(screen.records().len(), 4);
    let written = screen.records();
    screen.press("<Esc>");
    // What the first column is for is said again, and the list is an edition of the first one.
    open(&mut screen, "next.csv");
    shows(&screen, &["as june.csv was on"]);
    assert!(
        screen.message().contains("what they meant in june.csv"),
        "{}",
        screen.message()
    );
    screen.press("<Tab>");
    shows(&screen, &["the list's own id"]);
    screen.press("<Tab><Tab>");
    shows(&screen, &["Write 1 person"]);
    assert_eq!(screen.records(), written);
    // Whoever wants no such map gets the guess.
    screen.press("<Shift-Tab><Shift-Tab><Shift-Tab>gjjjjjjjjjj<Enter><Enter>");
    shows(&screen, &["guessed"]);
    assert!(!screen.text().contains("as june.csv was on"));
    screen.press("<Esc>");
    // Other headers are another list.
    open(&mut screen, "other.csv");
    shows(&screen, &["guessed"]);
}
