//! The files of format 1 as they were first written: every later version reads them.

use std::fs;
use std::path::Path;

use crate::support::workspace::TestWorkspace;

/// A copy of the workspace that lies in `tests/data/format-1`.
fn golden() -> TestWorkspace {
    let workspace = TestWorkspace::without_workspace();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/format-1/workspace");
    copy(&from, &workspace.path(""));
    workspace
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn its_records_are_read() {
    let workspace = golden();
    let people = workspace.run(&["list", "--json"]).done().json();
    let told: Vec<(&str, &str, &str)> = people
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let text = |field: &str| one[field].as_str().unwrap();
            (text("name"), text("status"), text("since"))
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Artyom Gorin", "detained", "2022-07~"),
            ("Ilya Dronov", "missing", "2022-10"),
            ("Pyotr Lomov", "returned", "2022-09-01"),
        ]
    );
    // What was joined leads to the record that was kept.
    let kept = workspace
        .run(&["show", "p-57as981tvr", "--json"])
        .done()
        .json();
    assert_eq!(kept["id"], "p-p8z0836586");
    assert_eq!(kept["claims"][0]["value"], "1998");
    let source = workspace
        .run(&["show", "s-tqgfqrt4vx", "--json"])
        .done()
        .json();
    assert_eq!(source["reliability"], "B");
    let saved = workspace.run(&["list", "saved:\"Single source\""]).done();
    assert_eq!(saved.columns().len(), 1, "{}", saved.out);
}

#[test]
fn its_logs_are_read_and_verify() {
    let workspace = golden();
    let log = workspace.run(&["log", "--json"]).done().json();
    let log = log.as_array().unwrap();
    assert_eq!(log.len(), 25);
    let facts: Vec<&str> = log
        .iter()
        .flat_map(|change| change["facts"].as_array().unwrap())
        .filter_map(|fact| fact.as_str())
        .collect();
    for fact in [
        "Pyotr Lomov: note added: “Первая строка.⏎Second line.”",
        "Pyotr Lomov: entry taken away: missing, Aug 2022",
        "Артём Горин: joined to: nothing → Artyom Gorin",
        "Ilya Dronov: looked at: 27 Nov 2026",
    ] {
        assert!(facts.contains(&fact), "{fact}: {facts:?}");
    }
    let verified = workspace.run(&["log", "--verify"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
}

#[test]
fn whom_it_has_forgotten_is_recognised() {
    let workspace = golden();
    let refused = workspace.run(&["add", "person", "name=Semyon Zabytov", "born=1990"]);
    assert_eq!(refused.code, 1, "{}", refused.out);
    assert!(refused.err.contains("--anyway"), "{}", refused.err);
}

#[test]
fn what_it_joined_comes_apart_byte_for_byte() {
    let workspace = golden();
    workspace.run(&["unjoin", "p-57as981tvr"]);
    assert_eq!(
        workspace.text("people/p-57as981tvr.ron"),
        "Person(\n    id: \"p-57as981tvr\",\n    name: \"Артём Горин\",\n    born: \"1998\",\n)\n"
    );
    assert!(
        !workspace
            .text("people/p-p8z0836586.ron")
            .contains("Not kept")
    );
}

#[test]
fn a_change_goes_on_from_where_it_was() {
    let workspace = golden();
    workspace.run(&["note", "p-jzpvr7pt4m", "Later."]);
    workspace.run(&["undo"]);
    let golden = include_str!("../data/format-1/workspace/people/p-jzpvr7pt4m.ron");
    assert_eq!(workspace.text("people/p-jzpvr7pt4m.ron"), golden);
    let verified = workspace.run(&["log", "--verify"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
}

#[test]
fn what_waits_without_a_seal_is_told_and_left_alone() {
    let workspace = golden();
    let machine = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/format-1/machine");
    copy(&machine.join("queues"), &workspace.path(".lastseen/queues"));
    copy(&machine.join("drafts"), &workspace.path(".lastseen/drafts"));
    copy(
        &machine.join("interrupted-erasure"),
        &workspace.path(".lastseen/stage"),
    );
    let checked = workspace.run(&["check"]);
    assert_eq!(checked.code, 1, "{}", checked.err);
    for path in [
        ".lastseen/queues/everybody.ron",
        ".lastseen/stage/erase.ron",
    ] {
        assert!(checked.out.contains(path), "{path}: {}", checked.out);
    }
    let refused = workspace.run(&["erase", "p-4rhy0f3ang", "--yes"]);
    assert_eq!(refused.code, 1, "{}{}", refused.out, refused.err);
    for path in [
        "queues/everybody.ron",
        "queues/everybody-1795798162.facts",
        "drafts/anna-laptop-71ecb282.ron",
    ] {
        let left = fs::read(workspace.path(&format!(".lastseen/{path}"))).unwrap();
        assert_eq!(left, fs::read(machine.join(path)).unwrap(), "{path}");
    }
    let plan = fs::read(workspace.path(".lastseen/stage/erase.ron")).unwrap();
    let golden_plan = fs::read(machine.join("interrupted-erasure/erase.ron")).unwrap();
    assert_eq!(plan, golden_plan);
    let person = include_str!("../data/format-1/workspace/people/p-4rhy0f3ang.ron");
    assert_eq!(workspace.text("people/p-4rhy0f3ang.ron"), person);
}
