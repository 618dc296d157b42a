//! What comes into a sealed workspace and what leaves it: nothing lies in the clear that nobody meant to. All people are
//! invented.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::support::sealed::{SealedWorkspace, files_with};

const PERSON: &str = "Person(id: \"p-1111111111\", name: \"Vadim Quetzalov\", rank: \"ostrogothic\", \
     cases: [(case: \"c-1111111111\")], consent: (given: Yes, scope: Public), \
     notes: [(text: \"wexfordish\")], history: [(when: \"2022-07-14\", status: Missing)])\n";
const CASE: &str = "Case(id: \"c-1111111111\", title: \"Zhuravlinka\", public: true)\n";

/// Words of that person and case, and of what is brought in.
const WORDS: [&str; 6] = [
    "Quetzalov",
    "ostrogothic",
    "wexfordish",
    "Zhuravlinka",
    "Kvitkova",
    "tamarisk9",
];

fn sealed() -> SealedWorkspace {
    SealedWorkspace::of(&[
        ("people/p-1111111111.ron", PERSON.as_bytes()),
        ("cases/c-1111111111.ron", CASE.as_bytes()),
    ])
}

#[test]
fn a_list_and_a_message_come_in_and_nothing_of_them_lies_in_the_clear() {
    let sealed = sealed();
    let outside = tempfile::tempdir().unwrap();
    let list = outside.path().join("list.csv");
    fs::write(
        &list,
        "name,status,date\nOlha Kvitkova,missing,2022-07-12\n",
    )
    .unwrap();
    let list = list.to_str().unwrap();
    sealed.done(&["import", list, "--quiet"]);
    assert!(sealed.done(&["list", "Kvitkova"]).contains("Olha Kvitkova"));
    let message = outside.path().join("message.txt");
    let text =
        "Шукаємо: солдат Коваленко Олег Іванович, прикмети: tamarisk9, зник безвісти 03.05.2023.";
    fs::write(&message, text).unwrap();
    sealed.done(&["intake", message.to_str().unwrap(), "--yes"]);
    assert!(sealed.done(&["list", "Коваленко"]).contains("Коваленко"));
    sealed.assert_silent(&WORDS);
    sealed.assert_silent(&["Коваленко", "list.csv"]);
    // The same list again, and one with a row that is held: its rows leave only if that is meant.
    sealed.done(&["import", list, "--quiet"]);
    let held = sealed.workspace.home().join("held.csv");
    let asked = ["import", list, "--held", held.to_str().unwrap()];
    sealed.run(&asked).failed(1, "--in-the-clear");
    assert!(!held.exists());
    sealed.done(&[&asked[..], &["--in-the-clear", "--quiet"]].concat());
}

#[test]
fn what_leaves_is_encrypted_or_meant_to_be_in_the_clear() {
    let sealed = sealed();
    let file = |name: &str| sealed.workspace.home().join(name);
    for (name, command) in [
        ("full", &["export", "--full", "--as", "json"][..]),
        ("html", &["export", "--full", "--as", "html"]),
        ("public", &["export", "--public"]),
        ("form", &["form", "wgeid", "p-1111111111"]),
        ("filled", &["export", "--form", "wgeid", "p-1111111111"]),
    ] {
        let clear = file(&format!("{name}.txt"));
        let to = ["-o", clear.to_str().unwrap()];
        sealed
            .run(&[command, &to].concat())
            .failed(1, "--in-the-clear");
        // To standard output nothing goes unasked either.
        let run = sealed.run(command).failed(1, "--in-the-clear");
        assert_eq!(run.out, "", "{name}");
        assert!(!clear.exists(), "{name}");
        let closed = file(&format!("{name}.age"));
        let to = [
            "-o",
            closed.to_str().unwrap(),
            "--encrypt-to",
            &sealed.public,
        ];
        let run = sealed.run(&[command, &to].concat());
        assert_eq!(run.code, 0, "{name}: {}", run.err);
        assert!(
            fs::read(&closed)
                .unwrap()
                .starts_with(b"age-encryption.org/v1")
        );
        sealed.assert_silent(&WORDS);
        let run = sealed.run(&[command, &["--in-the-clear", "--quiet"]].concat());
        assert_eq!(run.code, 0, "{name}: {}", run.err);
        assert!(run.out.contains("Quetzalov"), "{name}: {}", run.out);
        sealed.assert_silent(&WORDS);
    }
    let clear = file("meant.json");
    let to = ["-o", clear.to_str().unwrap(), "--in-the-clear"];
    sealed
        .run(&[&["export", "--full", "--as", "json"][..], &to].concat())
        .done();
    let found = files_with(sealed.workspace.home(), &["wexfordish"]);
    assert_eq!(found, [format!("{}: wexfordish", clear.display())]);
}

#[test]
fn what_may_be_shown_to_anybody_is_shown() {
    let sealed = sealed();
    let listed = sealed.run(&["list", "--public"]).done().out;
    assert!(listed.contains("Vadim Quetzalov"), "{listed}");
    let shown = sealed.run(&["show", "--public", "p-1111111111"]).done().out;
    assert!(
        shown.contains("Vadim Quetzalov") && !shown.contains("wexfordish"),
        "{shown}"
    );
    sealed.assert_silent(&WORDS);
}

#[test]
fn somebody_who_is_erased_is_gone_from_the_sealed_files_as_well() {
    let sealed = sealed();
    sealed.done(&["note", "p-1111111111", "tamarisk9"]);
    let run = sealed.run(&["erase", "p-1111111111", "--yes"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let gone = sealed.run(&["show", "p-1111111111"]);
    assert_ne!(gone.code, 0);
    let log = sealed.done(&["log", "--json"]);
    for word in WORDS {
        assert!(
            word == "Zhuravlinka" || !log.contains(word),
            "{word} in {log}"
        );
    }
    sealed.done(&["log", "--verify"]);
    sealed.assert_silent(&WORDS);
    assert_eq!(sealed.run(&["list", "Quetzalov"]).out, "");
}

#[test]
fn the_settings_name_the_key_and_it_is_forgotten() {
    let mut sealed = sealed();
    sealed.workspace = sealed.workspace.variable("LASTSEEN_IDENTITY", "");
    let key = sealed.workspace.home().join("my-key.txt");
    sealed
        .run(&["forget-key", "--yes"])
        .failed(1, "no key is named");
    let config = sealed.workspace.home().join("config/lastseen");
    fs::create_dir_all(&config).unwrap();
    let text = format!("Config(identity: {:?})", key.to_str().unwrap());
    fs::write(config.join("config.ron"), text).unwrap();
    assert!(sealed.done(&["list"]).contains("Quetzalov"));
    let list = sealed.workspace.home().join("list.csv");
    fs::write(&list, "name\n").unwrap();
    let named = ["forget-key", "--yes", "--identity", list.to_str().unwrap()];
    sealed.run(&named).failed(1, "list.csv");
    assert!(list.exists(), "what is no key is left alone");
    let secret = fs::read_to_string(&key).unwrap();
    let notes = sealed.workspace.home().join("notes.txt");
    fs::write(&notes, format!("to remember\n{secret}\n")).unwrap();
    let backup = sealed.workspace.home().join("cases.tar.age");
    fs::copy(
        sealed.workspace.workspace().join("lastseen.ron.age"),
        &backup,
    )
    .unwrap();
    for other in [&notes, &backup] {
        let named = ["forget-key", "--yes", "--identity", other.to_str().unwrap()];
        sealed.run(&named).failed(1, "no secret key");
        assert!(other.exists());
    }
    // Where nobody can be asked, nothing is removed.
    sealed.run(&["forget-key"]).failed(1, "--yes");
    assert!(key.exists());
    let run = sealed.run(&["forget-key", "--yes"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!key.exists());
    assert_ne!(sealed.run(&["list"]).code, 0);
}

/// A process that was killed left a record in memory; no other than those of ours is touched.
#[test]
fn any_command_clears_what_a_killed_editor_left_in_memory() {
    let memory = tempfile::Builder::new()
        .prefix("lastseen-test-")
        .tempdir_in("/dev/shm");
    let Ok(memory) = memory else {
        eprintln!("skipped: there is no /dev/shm here");
        return;
    };
    fs::set_permissions(memory.path(), PermissionsExt::from_mode(0o700)).unwrap();
    let mut gone = Command::new("true").spawn().unwrap();
    gone.wait().unwrap();
    let left = format!("lastseen-{}-abcdefgh", gone.id());
    // The number of a process is given out again.
    let reused = format!("lastseen-{}-abcdefgh", std::process::id());
    for folder in [left.as_str(), &reused, "somebody", "lastseen-notes"] {
        fs::create_dir(memory.path().join(folder)).unwrap();
        fs::write(memory.path().join(folder).join("p-1.ron"), WORDS[0]).unwrap();
    }
    let mut sealed = sealed();
    let folder = memory.path().to_str().unwrap();
    sealed.workspace = sealed.workspace.variable("XDG_RUNTIME_DIR", folder);
    sealed.done(&["list"]);
    let listed = fs::read_dir(memory.path()).unwrap();
    let mut names: Vec<_> = listed.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["lastseen-notes", "somebody"]);
}
