//! An answer from less than there is says so, and has an exit code of its own.

use crate::support::workspace::TestWorkspace;

/// The only missing person's file is broken, another one's is not.
fn workspace() -> TestWorkspace {
    TestWorkspace::with_people().file(
        "people/p-1111111111.ron",
        "Person(id: \"p-1111111111\", name \"Ivan Testov\", history: [(status: Missing)])",
    )
}

const TOLD: &str = "lastseen: incomplete: 1 file could not be read, first people/p-1111111111.ron:1:33; \
                    `lastseen check` says why\n";

#[test]
fn every_answer_from_less_than_there_is_ends_with_four() {
    let workspace = workspace();
    for arguments in [
        &["list"][..],
        &["list", "status:missing"],
        &["list", "--json", "status:missing"],
        &["list", "--kind", "case"],
        &["show", "gorshenin"],
        &["show", "gorshenin", "--json"],
        &["show", "gorshenin", "--dossier"],
        &["timeline", "gorshenin"],
        &["duplicates"],
        &["duplicates", "--all", "--json"],
        &["log"],
        &["log", "--json"],
        &["stats"],
        &["stats", "--json"],
    ] {
        let run = workspace.run(arguments);
        assert_eq!(run.code, 4, "{arguments:?} {}", run.err);
        assert!(run.err.ends_with(TOLD), "{arguments:?} {}", run.err);
    }
    // The shapes stay: a list is an array, and statistics have the count.
    let list = workspace.run(&["list", "--json", "status:missing"]);
    assert_eq!(list.out, "[]\n");
    let stats = workspace.run(&["stats", "--json"]).json();
    assert_eq!(stats["unreadable"], 1);
    assert!(
        workspace
            .run(&["stats"])
            .out
            .contains("unreadable files\t1\n")
    );
    // The code says it also if nothing else may be said.
    let quiet = workspace.run(&["list", "-q"]);
    assert_eq!((quiet.code, quiet.err.as_str()), (4, ""));
}

#[test]
fn what_fails_for_another_reason_keeps_its_code() {
    let workspace = workspace();
    assert_eq!(workspace.run(&["check"]).code, 1);
    assert_eq!(workspace.run(&["show", "nobody at all"]).code, 1);
    assert_eq!(workspace.run(&["list", "status:"]).code, 2);
    // A change is no answer: it is made or not.
    assert_eq!(workspace.run(&["note", "gorshenin", "x"]).code, 0);
}

#[test]
fn a_public_answer_tells_only_how_many() {
    let workspace = workspace();
    for arguments in [
        &["list", "--public"][..],
        &["list", "--public", "--json"],
        &["show", "p-4f8a1b2c3d", "--public"],
    ] {
        let run = workspace.run(arguments);
        assert_eq!(
            (run.code, run.err.as_str()),
            (4, "lastseen: incomplete: 1 file could not be read\n"),
            "{arguments:?}"
        );
    }
}

#[test]
fn all_that_may_hide_a_record_counts_and_nothing_else() {
    let count = |workspace: &TestWorkspace| {
        workspace.run(&["stats", "--json"]).json()["unreadable"].clone()
    };
    let whole = TestWorkspace::with_people().file("people/readme.txt", "no record");
    assert_eq!(count(&whole), 0);
    assert_eq!(whole.run(&["list"]).code, 0);
    for (path, text) in [
        ("people/p-2222222222.ron", ""),
        (
            "people/p-2222222222.ron",
            "Person(id: \"p-3333333333\", name: \"x\")",
        ),
        (
            "people/somebody.ron",
            "Person(id: \"p-3333333333\", name: \"x\")",
        ),
        ("sources/s-2222222222.ron", "<<<<<<< HEAD"),
        ("places/l-2222222222.ron", "\u{0}"),
    ] {
        let workspace = TestWorkspace::with_people().file(path, text);
        assert_eq!(count(&workspace), 1, "{path} {text}");
        assert_eq!(workspace.run(&["list"]).code, 4, "{path} {text}");
    }
    let two = TestWorkspace::with_people()
        .file("people/p-2222222222.ron", "x")
        .file("cases/c-2222222222.ron", "x");
    let err = two.run(&["list"]).err;
    let told = "lastseen: incomplete: 2 files could not be read, first cases/c-2222222222.ron:";
    assert!(err.contains(told), "{err}");
}
