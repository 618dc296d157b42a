//! A rule of git ignores files of the workspace. `sync` sends them all the same: a clone without them is not whole.

use std::fs;

use crate::sealed_clones::{NAME, SealedClones};
use crate::support::clones::Clones;

/// Makes these the rules of an account, as far as a clone is concerned.
fn ignore(clones: &Clones, folder: &str, rules: &str) {
    let file = clones.path("", "rules");
    fs::write(&file, rules).unwrap();
    let set = ["config", "core.excludesFile", file.to_str().unwrap()];
    assert!(clones.git(folder, &set).0);
}

/// Attaches a PDF in `workspace`; gives the path of the copy.
fn attach(clones: &Clones) -> String {
    let source = clones.done(
        "workspace",
        &["add", "source", "title=Report", "kind=report"],
    );
    let pdf = clones.path("", "report.pdf");
    fs::write(&pdf, "a report").unwrap();
    clones.done(
        "workspace",
        &["attach", source.trim(), pdf.to_str().unwrap()],
    );
    let copies = clones.names("workspace", "files");
    format!("files/{}", copies[0])
}

#[test]
fn ignored_logs_records_and_attached_files_are_sent_and_copies_of_an_editor_are_not() {
    let clones = Clones::new();
    ignore(&clones, "workspace", "*.log\n*.pdf\n*.swp\np-*\n");
    let copy = attach(&clones);
    assert!(copy.ends_with(".pdf"), "{copy}");
    clones.done("workspace", &["note", "p-4f8a1b2c3d", "Seen in Bryanka."]);
    let added = clones.done("workspace", &["add", "person", "name=Wexford Sample"]);
    let left = [
        "people/.p-4f8a1b2c3d.ron.swp",
        "log/x.log.swp",
        "people/p-note.txt",
    ];
    for path in left {
        clones.put("workspace", path, "Wexford");
    }
    let (fine, told) = clones.run("workspace", &["check"]);
    let rules = clones.path("", "rules");
    let rules = rules.to_str().unwrap();
    for (line, said) in [
        (1, "the rule `*.log` keeps "),
        (2, "the rule `*.pdf` keeps files/"),
        (4, "the rule `p-*` keeps people/"),
    ] {
        let told_at = told.lines().find(|one| one.contains(said));
        let at = format!("{rules}:{line}:1: ");
        assert!(
            !fine && told_at.is_some_and(|one| one.starts_with(&at)),
            "{told}"
        );
    }
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 0, "{told}");
    assert!(!clones.run("workspace", &["check"]).1.contains("the rule"));
    assert!(told.starts_with("4 changes committed"), "{told}");
    clones.git(".", &["clone", "--quiet", "shared", "fresh"]);
    let person = format!("people/{}.ron", added.trim());
    assert!(clones.text("fresh", &person).contains("Wexford Sample"));
    assert!(clones.logs("fresh").contains("Seen in Bryanka."));
    assert_eq!(clones.text("fresh", &copy), "a report");
    for path in left {
        assert!(!clones.path("fresh", path).exists(), "{path}");
    }
    clones.done("fresh", &["log", "--verify"]);
}

#[test]
fn a_rule_that_names_their_folder_keeps_attached_files_back() {
    let clones = Clones::new();
    ignore(&clones, "workspace", "/files/\n*.log\n");
    let copy = attach(&clones);
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 0, "{told}");
    clones.git(".", &["clone", "--quiet", "shared", "fresh"]);
    assert!(!clones.path("fresh", &copy).exists());
    assert!(clones.logs("fresh").contains("Report"));
}

#[test]
fn what_a_sealed_workspace_is_made_of_is_sent_and_merged_though_it_is_ignored() {
    let clones = SealedClones::new();
    let rules = clones.path("rules");
    fs::write(&rules, "log/\n*.age\nkeys/\n").unwrap();
    for folder in ["workspace", "other"] {
        let set = ["config", "core.excludesFile", rules.to_str().unwrap()];
        clones.git(folder, &set);
        clones.done(folder, &["note", &clones.person, "Seen in Bryanka."]);
        let name = format!("name=Sample of {folder}");
        clones.done(folder, &["add", "person", &name]);
    }
    for folder in ["workspace", "other", "workspace"] {
        let (code, told) = clones.code(folder, &["sync"]);
        assert!(code == 0 || code == 5, "{told}");
    }
    clones.git(".", &["clone", "--quiet", "shared", "fresh"]);
    for folder in ["fresh", "workspace", "other"] {
        let listed = clones.done(folder, &["list"]);
        for name in [NAME, "Sample of workspace", "Sample of other"] {
            assert!(listed.contains(name), "{folder}: {listed}");
        }
        clones.done(folder, &["log", "--verify"]);
        let log = clones.done(folder, &["log"]);
        for name in ["Sample of workspace", "Sample of other"] {
            assert!(log.contains(name), "{folder}: {log}");
        }
    }
}
