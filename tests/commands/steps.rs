//! Steps: what was done for a person, what came of it, what is due.

use std::fs;

use serde_json::json;

use crate::support::workspace::TestWorkspace;

const PERSON: &str = "people/p-1111111111.ron";

fn workspace() -> TestWorkspace {
    TestWorkspace::new()
        .file(
            PERSON,
            "Person(\n    id: \"p-1111111111\",\n    name: \"Vadim Zorin\",\n)\n",
        )
        .file(
            "people/p-2222222222.ron",
            "Person(id: \"p-2222222222\", name: \"Olga Tret\", steps: [\n\
             (when: \"2022-09\", what: Letter, to: \"the ministry\", due: \"2022-10\", answer: \"they know of nobody\"),\n\
             (when: \"2022-08\", what: Ombudsman, to: \"\\u{202e}rotucesorp\", due: \"2099\"),\n\
             ], documents: [(kind: Passport, number: \"ZZ 1234567\")], marks: [\"an anchor on the left arm\"],\n\
             citizenship: \"Ukraine\")",
        )
}

#[test]
fn a_step_is_recorded_shown_found_and_taken_back() {
    let workspace = workspace();
    let before = workspace.text(PERSON);
    let run = workspace
        .run(&[
            "step",
            "p-1111",
            "complaint",
            "--when",
            "2022-08-01",
            "--to",
            "the garrison prosecutor",
            "--by",
            "his mother",
            "--due",
            "2022-09-01",
        ])
        .done();
    assert_eq!(
        run.out.trim_end(),
        "p-1111111111  Vadim Zorin: Complaint to the garrison prosecutor, by his mother \
         (no answer; overdue, was due 1 Sep 2022)"
    );
    assert_eq!(
        workspace.text(PERSON),
        "Person(\n    id: \"p-1111111111\",\n    name: \"Vadim Zorin\",\n    steps: [\n        (\n            \
         when: \"2022-08-01\",\n            what: Complaint,\n            to: \"the garrison prosecutor\",\n            \
         by: \"his mother\",\n            due: \"2022-09-01\",\n        ),\n    ],\n)\n"
    );
    let shown = workspace.run(&["show", "p-1111"]).done().out;
    assert!(
        shown.contains("complaint to the garrison prosecutor, by his mother"),
        "{shown}"
    );
    assert!(
        shown.contains("no answer; overdue, was due 1 Sep 2022"),
        "{shown}"
    );
    let log = workspace.run(&["log", "p-1111"]).done().out;
    assert!(log.contains("Vadim Zorin: step added"), "{log}");
    workspace.run(&["undo"]).done();
    assert_eq!(workspace.text(PERSON), before);
}

#[test]
fn what_is_due_is_a_term_of_the_query() {
    let workspace = workspace();
    let found = |query: &str| -> Vec<String> {
        let run = workspace.run(&["list", query, "--json"]).done().json();
        let found = run.as_array().unwrap().iter();
        found
            .map(|one| one["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(found("due:overdue"), [""; 0]);
    assert_eq!(found("due>=2099"), ["Olga Tret"]);
    assert_eq!(found("due<7d"), [""; 0]);
    workspace
        .run(&["step", "p-1111", "letter", "--due", "2022-09"])
        .done();
    assert_eq!(found("due:overdue"), ["Vadim Zorin"]);
    assert_eq!(found("due<7d"), ["Vadim Zorin"]);
    assert_eq!(found("due<=2022-09"), ["Vadim Zorin"]);
    assert_eq!(found("due<2022-09"), [""; 0]);
    assert_eq!(found("has:step"), ["Olga Tret", "Vadim Zorin"]);
    assert_eq!(found("anchor"), ["Olga Tret"]);
    workspace.run(&["list", "due:late"]).failed(2, "late");
}

#[test]
fn nothing_of_it_is_public() {
    let workspace = workspace().file(
        "people/p-3333333333.ron",
        "Person(id: \"p-3333333333\", name: \"Nina Open\", consent: (given: Yes, scope: Public),\n\
         documents: [(number: \"QQ999\")], marks: [\"QQscar\"], citizenship: \"QQland\", photo: \"files/QQ\",\n\
         steps: [(what: Court, to: \"QQcourt\", by: \"QQby\", answer: \"QQanswer\", due: \"2022\")])",
    );
    for arguments in [
        &["list", "--public"][..],
        &["list", "--public", "--json"],
        &["show", "p-3333", "--public"],
        &["show", "p-3333", "--public", "--json"],
    ] {
        let run = workspace.run(arguments).done();
        assert!(run.out.contains("Nina Open"), "{}", run.out);
        assert!(!run.out.contains("QQ"), "{}", run.out);
    }
    workspace
        .run(&["list", "due:overdue", "--public"])
        .failed(2, "due");
}

#[test]
fn a_photo_is_attached_checked_and_erased() {
    let workspace = workspace();
    let file = workspace.home().join("face.jpg");
    for text in [
        "abc",
        "<html><script src=x></script>",
        "<svg xmlns=x/>",
        "%PDF-1.7",
    ] {
        fs::write(&file, text).unwrap();
        workspace
            .run(&["attach", "p-1111", file.to_str().unwrap()])
            .failed(1, "is not a photo by what it holds");
    }
    fs::write(&file, "GIF89a").unwrap();
    workspace
        .run(&["attach", "p-1111", file.to_str().unwrap()])
        .done();
    // By what it is, not by what it was called.
    let copy = "files/610f5ae4d76e332636a17bd357fd6ce99029316a99d320280d4d77a746bf29e8.gif";
    assert_eq!(workspace.text(copy), "GIF89a");
    let record = workspace.text(PERSON);
    assert!(record.contains(&format!("photo: \"{copy}\"")), "{record}");
    let shown = workspace.run(&["show", "p-1111", "--json"]).done().json();
    assert_eq!(shown["photo"], json!(copy));
    workspace
        .run(&["attach", "p-1111", file.to_str().unwrap()])
        .failed(1, "attached to this record already");
    fs::write(workspace.path(copy), "abd").unwrap();
    let check = workspace.run(&["check"]);
    assert!(
        check.out.contains("the copy has been altered"),
        "{}",
        check.out
    );
    let run = workspace.run(&["erase", "p-1111", "--yes"]).done();
    assert!(run.out.contains("1 copy"), "{}", run.out);
    assert!(!workspace.path(copy).exists());
}

#[test]
fn a_photo_leads_out_of_the_workspace_nowhere() {
    for photo in [
        "/etc/passwd",
        "files/../lastseen.ron",
        "files/x.jpg",
        "\u{202e}gpj",
    ] {
        let workspace = TestWorkspace::new().file(
            PERSON,
            format!("Person(id: \"p-1111111111\", name: \"Vadim Zorin\", photo: \"{photo}\")"),
        );
        let check = workspace.run(&["check"]);
        assert_eq!(check.code, 1);
        assert!(
            check.out.contains("not a SHA-256 digest"),
            "{photo}: {}",
            check.out
        );
        let run = workspace.run(&["erase", "p-1111", "--yes"]).done();
        assert!(!run.out.contains("passwd"), "{}", run.out);
        assert!(workspace.path("lastseen.ron").exists());
    }
}
