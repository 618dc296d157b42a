//! Files that cannot be read or are not meant so: one clear line each, everything else still loads,
//! and nothing is written.

use std::os::unix::fs::{PermissionsExt, symlink};

use crate::support::records::MAKSIM;
use crate::support::workspace::TestWorkspace;

/// One bad file: the whole line of `check`, and that of `list` on standard error.
#[track_caller]
fn gives(workspace: &TestWorkspace, line: &str) {
    let before = workspace.records();
    let check = workspace.run(&["check"]);
    assert_eq!((check.code, check.err.as_str()), (1, ""), "{}", check.out);
    assert_eq!(check.out.lines().count(), 1, "{}", check.out);
    assert!(check.out.starts_with(line), "{line}\n{}", check.out);
    let list = workspace.run(&["list"]);
    // If no record belongs, none is missing.
    let is_whole = check.out.contains("no kind of record");
    assert_eq!(list.code, if is_whole { 0 } else { 4 });
    assert_eq!(list.columns().len(), 2, "the others load");
    let place = check.out.split(": ").next().unwrap();
    let incomplete = match is_whole {
        true => String::new(),
        false => format!(
            "lastseen: incomplete: 1 file could not be read, first {place}; `lastseen check` says why\n"
        ),
    };
    assert_eq!(list.err, format!("lastseen: {}{incomplete}", check.out));
    assert_eq!(workspace.run(&["list", "-q"]).err, "");
    assert_eq!(workspace.records(), before);
    assert!(
        !workspace.path("log").exists()
            || workspace.path("log").read_dir().unwrap().next().is_none()
    );
}

fn with(path: &str, text: impl AsRef<[u8]>) -> TestWorkspace {
    TestWorkspace::with_people().file(path, text)
}

#[test]
fn a_workspace_that_is_well_gives_nothing() {
    let run = TestWorkspace::with_people().run(&["check"]).done();
    assert_eq!(run.out, "");
}

#[test]
fn records_that_do_not_read() {
    let text = "Person(\n    id: \"p-bad\",\n    name: Иван,\n)";
    gives(&with("people/p-bad.ron", text), "people/p-bad.ron:3:1");
    gives(
        &with("people/p-bad.ron", ""),
        "people/p-bad.ron:1:1: the file is empty",
    );
    gives(
        &with("people/p-bad.ron", "Person(id: \"p-other\", name: \"x\")"),
        "people/p-bad.ron:1:12: the id inside is p-other",
    );
    gives(
        &with("people/p-bad.ron", b"\xff\xfe\x00".as_slice()),
        "people/p-bad.ron",
    );
    gives(
        &with("people/p-bad.ron", "[".repeat(100_000)),
        "people/p-bad.ron:1:",
    );
    gives(
        &with("people/p-bad.ron", "x".repeat(2 << 20)),
        "people/p-bad.ron: 2,097,152 bytes",
    );
}

#[test]
fn files_that_are_no_records() {
    gives(
        &with("people/Ivan Ivanov.ron", MAKSIM),
        "people/Ivan Ivanov.ron: the file's name is not an id",
    );
    let workspace = TestWorkspace::with_people();
    symlink(
        workspace.path("people/p-4f7k9q2m8x.ron"),
        workspace.path("people/p-bad.ron"),
    )
    .unwrap();
    gives(&workspace, "people/p-bad.ron: a symbolic link");
    let workspace = TestWorkspace::with_people();
    let made = std::process::Command::new("mkfifo")
        .arg(workspace.path("people/p-bad.ron"))
        .status();
    assert!(made.unwrap().success());
    gives(&workspace, "people/p-bad.ron: not a plain file");
    gives(
        &with("persons/p-bad.ron", "Person()"),
        "persons: no kind of record lives here",
    );
}

#[test]
fn what_is_quoted_cannot_command_the_terminal() {
    let evil = "Person(id: \"p-bad\", name: \"\\u{1b}[31m\\u{202e}evil\", tags: [\"a\\tb\"])";
    let workspace = with("people/p-bad.ron", evil);
    for arguments in [
        &["list"][..],
        &["show", "p-bad"],
        &["show", "p-bad", "--json"],
        &["list", "--color", "always", "id:p-bad"],
        &["note", "p-bad", "x"],
        &["log"],
        &["undo"],
        &["show", "\u{1b}[2J"],
    ] {
        let run = workspace.run(arguments);
        let text = format!("{}{}", run.out, run.err);
        assert!(
            !text.contains(['\u{1b}', '\u{202e}']),
            "{arguments:?} {text:?}"
        );
    }
    assert_eq!(
        workspace.run(&["list", "id:p-bad"]).done().columns()[0][2],
        "␛[31m⟨U+202E⟩evil"
    );
    let json = workspace.run(&["show", "p-bad", "--json"]).done().json();
    assert_eq!(json["name"], "\u{1b}[31m\u{202e}evil");
}

#[test]
fn folders_that_are_no_workspace() {
    let workspace = TestWorkspace::without_workspace();
    workspace
        .run(&["-w", "nowhere", "list"])
        .failed(1, "nowhere: no such folder");
    workspace
        .run(&["-w", ".", "list"])
        .failed(1, "it has no lastseen.ron");
    let workspace = TestWorkspace::with_people().file("lastseen.ron", "Workspace(format: 2)");
    workspace
        .run(&["list"])
        .failed(1, "a later lastseen (format 2)");
    let workspace = workspace.file("lastseen.ron", "Workspace(\n  format: one)");
    workspace.run(&["list"]).failed(1, "lastseen.ron:2:");
}

#[test]
fn a_folder_that_cannot_be_written_is_read() {
    let workspace = TestWorkspace::with_people();
    let before = workspace.records();
    let lock = |mode| {
        for folder in ["", "people", "log", ".lastseen"] {
            let path = workspace.path(folder);
            if path.exists() {
                std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
            }
        }
    };
    lock(0o555);
    // The system's administrator writes everywhere, so there is nothing to see as root.
    let refuses = std::fs::write(workspace.path("people/x"), "").is_err();
    let run = workspace.run(&["set", "gorshenin", "missing"]);
    let list = workspace.run(&["list"]);
    lock(0o755);
    assert_eq!(list.columns().len(), 2);
    if refuses {
        run.failed(1, "can be read but not written");
        assert_eq!(workspace.records(), before);
    }
}

#[test]
fn findings_stand_at_their_line() {
    let text = MAKSIM
        .replace("Detained", "Detaned")
        .replace("c-7m3x0w5rzn", "c-000")
        .replace("hair", "histroy")
        .replace("note:", "noet:");
    let workspace = with("people/p-4f7k9q2m8x.ron", text);
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 1);
    assert_eq!(
        run.out.lines().collect::<Vec<_>>(),
        [
            "people/p-4f7k9q2m8x.ron:5:20: c-000: there is no such record; name another, or take it out",
            "people/p-4f7k9q2m8x.ron:6:14: a field that is not known; did you mean history?",
            "people/p-4f7k9q2m8x.ron:9:39: Detaned: did you mean Detained?",
            "people/p-4f7k9q2m8x.ron:14:19: a field that is not known; did you mean note?",
        ]
    );
    let json = workspace.run(&["check", "--json", "--limit", "1"]).json();
    assert_eq!(json[0]["field"], "cases[0].case");
    assert_eq!(
        (&json[0]["line"], &json[0]["column"]),
        (&5.into(), &20.into())
    );
}

#[test]
fn a_log_that_was_tampered_with_is_found() {
    let workspace = TestWorkspace::with_people();
    workspace.run(&["note", "gorshenin", "first"]).done();
    workspace.run(&["note", "gorshenin", "second"]).done();
    let log = std::fs::read_dir(workspace.path("log"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let text = std::fs::read_to_string(&log)
        .unwrap()
        .replacen("first", "third", 1);
    std::fs::write(&log, text).unwrap();
    let run = workspace.run(&["log", "--verify"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("tampered with"), "{}", run.out);
    assert_eq!(workspace.run(&["check"]).code, 1);
}

#[test]
fn a_record_whose_file_cannot_be_read_is_not_said_to_be_nobody() {
    let workspace = TestWorkspace::with_people().file(
        "people/p-4f9broken2.ron",
        "Person(\n    id: \"p-4f9broken2\",\n    name: ,\n)\n",
    );
    let words = "its file cannot be read: people/p-4f9broken2.ron:3:11: ";
    let before = workspace.records();
    for arguments in [
        &["-q", "show", "p-4f9broken2"][..],
        &["-q", "show", "p-4f9"],
        &["-q", "note", "p-4f9", "x"],
        &["-q", "set", "p-4f9broken2", "missing"],
    ] {
        let run = workspace.run(arguments).failed(1, words);
        assert!(run.err.contains(arguments[2]), "{}", run.err);
        assert!(!run.err.contains("has this name"), "{}", run.err);
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    }
    assert_eq!(workspace.records(), before);
    // What is read is found as ever, and what fits several that are read says so.
    workspace.run(&["-q", "show", "p-4f8"]).incomplete();
    workspace
        .run(&["-q", "show", "p-4f"])
        .failed(1, "p-4f: fits 2");
}
