//! Exporting on the screen: what is asked, what goes out, and what comes back into the form. All people are invented.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use age::x25519::Identity;

use crate::support::session::TestSession;

const FILES: [(&str, &str); 4] = [
    (
        "people/p-aaaaaaaaaa.ron",
        "Person(id: \"p-aaaaaaaaaa\", name: \"Vera Open\", rank: \"Qzrank\", cases: [(case: \"c-aaaaaaaaaa\")], consent: (given: Yes, scope: Public), history: [(when: \"2022-07-14\", status: Detained)])\n",
    ),
    (
        "people/p-bbbbbbbbbb.ron",
        "Person(id: \"p-bbbbbbbbbb\", name: \"Boris Zqhidden\", cases: [(case: \"c-aaaaaaaaaa\")], history: [(when: \"2022-07-15\", status: Missing)])\n",
    ),
    (
        "people/p-cccccccccc.ron",
        "Person(id: \"p-cccccccccc\", name: \"Maria Zqhidden\", cases: [(case: \"c-aaaaaaaaaa\", role: Relative)])\n",
    ),
    (
        "cases/c-aaaaaaaaaa.ron",
        "Case(id: \"c-aaaaaaaaaa\", title: \"A camp\", public: true)\n",
    ),
];

/// The fields of the form, filled in, and Enter.
fn fill(screen: &mut TestSession, form: &str, scope: &str, file: &str) {
    let file = screen.path(format!("../{file}")).display().to_string();
    for text in [form, "<Tab>", scope, "<Tab>", &file, "<Enter>"] {
        screen.press(text);
    }
}

#[track_caller]
fn shows(screen: &TestSession, wanted: &[&str]) {
    let text = screen.text();
    for one in wanted {
        assert!(text.contains(one), "{one}\n{text}");
    }
}

fn written(screen: &TestSession, file: &str) -> String {
    let path = screen.path(format!("../{file}"));
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_public_export_of_the_list_holds_nothing_hidden_and_never_writes_over() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/status:detained<Enter>>");
    shows(&screen, &["Export: 1 person, status:detained"]);
    screen.press("<Enter>");
    shows(&screen, &["Export: 1 person"]);
    screen.press("json<Tab><Enter>");
    // Neither of the two is taken for granted.
    shows(&screen, &["Export: 1 person"]);
    screen.press("<Esc><Esc>");
    screen.press(">");
    fill(&mut screen, "json", "public", "out.json");
    shows(&screen, &["1 row"]);
    let text = written(&screen, "out.json");
    assert!(
        text.contains("Vera Open") && text.contains("2022-07"),
        "{text}"
    );
    assert!(
        !text.contains("Qzrank") && !text.contains("07-14"),
        "{text}"
    );
    screen.press(">");
    fill(&mut screen, "json", "public", "out.json");
    shows(&screen, &["out.json", "Export: 1 person"]);
    assert_eq!(written(&screen, "out.json"), text);
}

#[test]
fn everything_goes_out_only_after_a_question_that_says_what_it_holds() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("2>");
    shows(&screen, &["Export: A camp, 2 people"]);
    fill(&mut screen, "md", "full", "out.md");
    shows(&screen, &["full:", "2 people", "Write everything?"]);
    assert!(!screen.path("../out.md").exists());
    screen.press("y");
    let text = written(&screen, "out.md");
    assert!(
        text.contains("Boris Zqhidden") && text.contains("Qzrank"),
        "{text}"
    );
    assert!(!text.contains("Maria"), "{text}");
    let log: String = fs::read_dir(screen.path("log"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    assert!(
        log.contains("exported full md, 3 records") && log.contains("c-aaaaaaaaaa"),
        "{log}"
    );
}

#[test]
fn everybody_is_as_many_as_the_command_exports() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press(">");
    shows(&screen, &["Export: everybody, 3 people"]);
    fill(&mut screen, "uwazi", "full", "out.csv");
    screen.press("y");
    shows(&screen, &["3 rows"]);
    let text = written(&screen, "out.csv");
    let names = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').next().unwrap());
    let names: Vec<&str> = names.collect();
    assert_eq!(names, ["Vera Open", "Boris Zqhidden", "Maria Zqhidden"]);
}

#[test]
fn a_query_about_what_is_hidden_is_refused_in_the_form() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/name:zqhidden has:case<Enter>>");
    fill(&mut screen, "csv", "public", "out.csv");
    shows(&screen, &["Export: "]);
    assert!(!screen.path("../out.csv").exists());
    screen.press("<Esc><Esc>");
    screen.press("<Esc>>");
    fill(&mut screen, "csv", "public", "zqhidden.csv");
    shows(&screen, &["called after one of the people"]);
    assert!(!screen.path("../zqhidden.csv").exists());
}

#[test]
fn what_the_query_before_has_found_does_not_go_out() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press("/vera<Enter>");
    screen.press("/ seen:xyz<Enter>");
    screen.press(">");
    shows(&screen, &["the query is not understood"]);
    assert!(!screen.text().contains("Export:"), "{}", screen.text());
}

#[test]
fn a_text_that_may_give_a_source_away_is_asked_about_and_goes_out_only_then() {
    let mut files = FILES.to_vec();
    files.push((
        "people/p-dddddddddd.ron",
        "Person(id: \"p-dddddddddd\", name: \"Anton Zorin\", history: [(when: \"2022-07-14\", status: Missing, note: \"Fedot saw it\", sources: [(source: \"s-aaaaaaaaaa\")])])\n",
    ));
    files.push((
        "sources/s-aaaaaaaaaa.ron",
        "Source(id: \"s-aaaaaaaaaa\", title: \"Guard called Fedot\", confidential: true)\n",
    ));
    let mut screen = TestSession::with(&files, 80, 24);
    screen.press("/Anton<Enter>>");
    fill(&mut screen, "md", "full", "out.md");
    screen.press("y");
    shows(&screen, &["may give away", "Write it anyway?"]);
    screen.press("n");
    assert!(!screen.path("../out.md").exists());
    screen.press("<Enter>y");
    assert!(written(&screen, "out.md").contains("Fedot saw it"));
}

#[test]
fn what_looks_encrypted_does_not_go_out_in_the_clear() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press(">");
    fill(&mut screen, "json", "public", "out.json.age");
    shows(&screen, &["must be encrypted: say to whom under"]);
    assert!(!screen.path("../out.json.age").exists());
    screen.press("<Esc><Esc>>");
    let file = screen.path("../out.json").display().to_string();
    for text in [
        "json",
        "<Tab>",
        "public",
        "<Tab>",
        &file,
        "<Tab>",
        "age1qyqszqg",
        "<Enter>",
    ] {
        screen.press(text);
    }
    shows(&screen, &["this is a name for the log, not a key"]);
    assert!(!screen.path("../out.json").exists());
}

#[test]
fn what_is_written_to_be_read_has_the_language_that_is_asked_for() {
    let mut screen = TestSession::with(&FILES, 80, 24);
    screen.press(":lang ru<Enter>");
    screen.press("2>");
    fill(&mut screen, "md", "full", "list.md");
    shows(&screen, &["full:"]);
    screen.press("y");
    let russian = written(&screen, "list.md");
    assert!(russian.contains("пропал(а) без вести"), "{russian}");
    screen.press(">");
    let file = screen.path("../english.md").display().to_string();
    for text in ["md<Tab>full<Tab>", &file, "<Tab><Tab>tlh<Enter>"] {
        screen.press(text);
    }
    shows(&screen, &["en, ru или uk"]);
    screen.press("<Backspace><Backspace><Backspace>en<Enter>");
    screen.press("y");
    let english = written(&screen, "english.md");
    assert!(
        english.contains("missing") && !english.contains("пропал"),
        "{english}"
    );
}

#[test]
fn what_is_encrypted_opens_with_the_key_and_the_log_says_to_whom_it_went() {
    let key = Identity::generate();
    let public = key.to_public().to_string();
    let mut screen = TestSession::with(&FILES, 80, 24);
    let file = screen.path("../out.json.age").display().to_string();
    let keys = screen.path("../keys.txt");
    fs::write(&keys, format!("# ours\n{public}\n")).unwrap();
    let ask = |screen: &mut TestSession, keys: &str| {
        screen.press(">");
        for text in ["json<Tab>full<Tab>", &file, "<Tab><Tab><Tab>", keys] {
            screen.press(text);
        }
        screen.press("<Enter>");
    };
    ask(&mut screen, "age1nokeyatallnokeyatallnokeyatall");
    screen.press("y");
    shows(&screen, &["age1nokeyatallnokeyatallnokeyatall", "Export: "]);
    assert!(!screen.path("../out.json.age").exists());
    screen.press("<Esc><Esc>");
    ask(
        &mut screen,
        &format!("{}, {}", keys.display(), Identity::generate().to_public()),
    );
    screen.press("y");
    shows(&screen, &["exported, encrypted to 2 keys, 5 rows: "]);
    let sealed = fs::read(screen.path("../out.json.age")).unwrap();
    let text = String::from_utf8(age::decrypt(&key, &sealed).unwrap()).unwrap();
    assert!(text.contains("Boris Zqhidden"), "{text}");
    let log: String = fs::read_dir(screen.path("log"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    assert!(log.contains(&public), "{log}");
    // In a folder it gets a name that says that it is encrypted.
    let folder = screen.path("../given/");
    fs::create_dir(&folder).unwrap();
    screen.press(">");
    for text in ["csv<Tab>public<Tab>", folder.to_str().unwrap()] {
        screen.press(text);
    }
    screen.press(&format!("<Tab><Tab><Tab>{public}<Enter>"));
    shows(&screen, &["exported, encrypted to 1 key"]);
    let names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|one| one.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(
        matches!(&names[..], [name] if name.ends_with(".csv.age")),
        "{names:?}"
    );
}
