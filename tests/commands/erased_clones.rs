//! People who are erased in one clone: what another one has of them goes, and nothing brings them back.

use std::fs;

use crate::support::clones::{Clones, GORSHENIN};
use crate::support::records;

const ARTYOM: &str = "p-4f8a1b2c3d";
const MAKSIM: &str = "p-4f7k9q2m8x";

fn nobody_is_named(clones: &Clones, folder: &str, words: &[&str]) {
    let logs = clones.logs(folder);
    for word in words {
        assert!(!logs.contains(word), "{folder}: {word}");
    }
}

/// Both clones have a line of a log that tells of both people; then each erases another one of them.
fn both_erased() -> Clones {
    let clones = Clones::new();
    let both = format!("{ARTYOM}\n{MAKSIM}\n");
    let set = ["set", "-", "missing", "--when", "2022-09-03"];
    let (code, told) = clones.code_with_input("workspace", &both, &set);
    assert_eq!(code, 0, "{told}");
    assert_eq!(clones.sync("workspace").0, 0);
    assert_eq!(clones.sync("other").0, 5);
    clones.done("workspace", &["erase", ARTYOM, "--yes"]);
    clones.done("other", &["erase", MAKSIM, "--yes"]);
    clones
}

const NAMES: [&str; 4] = [ARTYOM, MAKSIM, "Gorshenin", "Kochetkov"];

#[test]
fn of_a_line_about_two_people_who_were_erased_in_two_clones_neither_comes_back() {
    let clones = both_erased();
    for (folder, code) in [
        ("workspace", 0),
        ("other", 5),
        ("workspace", 5),
        ("other", 0),
    ] {
        let (is, told) = clones.code(folder, &["sync", "origin", "--erase"]);
        assert_eq!(is, code, "{folder}: {told}");
    }
    for folder in ["workspace", "other"] {
        nobody_is_named(&clones, folder, &NAMES);
        let (verified, told) = clones.run(folder, &["log", "--verify"]);
        assert!(verified, "{folder}: {told}");
        // Nobody has a change left that could be taken back.
        let (_, told) = clones.code(folder, &["undo"]);
        assert!(
            !told.contains("broken") && !told.contains("tampered"),
            "{told}"
        );
    }
}

#[test]
fn nor_do_they_with_plain_git_pull() {
    let clones = both_erased();
    let (done, told) = clones.meet();
    assert!(done, "{told}");
    nobody_is_named(&clones, "other", &NAMES);
    // Nobody vouches for what git made of the two lines until the next synchronisation.
    assert!(!clones.run("other", &["log", "--verify"]).0);
    assert_eq!(clones.sync("other").0, 0);
    let (verified, told) = clones.run("other", &["log", "--verify"]);
    assert!(verified, "{told}");
}

#[test]
fn whoever_has_nothing_more_of_an_erased_person_is_told_that_they_are_gone() {
    let clones = Clones::new();
    clones.done("workspace", &["note", ARTYOM, "Known to both."]);
    assert_eq!(clones.sync("workspace").0, 0);
    assert_eq!(clones.sync("other").0, 5);
    clones.done("other", &["erase", ARTYOM, "--yes"]);
    assert_eq!(clones.sync("other").0, 0);
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 5, "{told}");
    let gone = "p-4f8a1b2c3d: erased in the other clone, and gone here as well";
    assert!(told.contains(gone), "{told}");
    assert!(!clones.path("workspace", GORSHENIN).exists());
    nobody_is_named(
        &clones,
        "workspace",
        &[ARTYOM, "Gorshenin", "Known to both"],
    );
}

#[test]
fn private_files_about_an_erased_person_are_asked_about() {
    let clones = Clones::new();
    clones.done("workspace", &["note", ARTYOM, "Known to both."]);
    assert_eq!(clones.sync("workspace").0, 0);
    assert_eq!(clones.sync("other").0, 5);
    // A version that was put aside, as after two saved one file at once.
    let aside = clones.path("workspace", ".lastseen/conflicts/1-people-p-4f8a1b2c3d.ron");
    fs::create_dir_all(aside.parent().unwrap()).unwrap();
    fs::write(&aside, records::GORSHENIN).unwrap();
    clones.done("other", &["erase", ARTYOM, "--yes"]);
    assert_eq!(clones.sync("other").0, 0);
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 3, "{told}");
    assert!(told.contains("this clone has more about them"), "{told}");
    assert!(aside.exists());
    let (code, told) = clones.code("workspace", &["sync", "origin", "--erase"]);
    assert_eq!(code, 5, "{told}");
    assert!(!aside.exists() && !clones.path("workspace", GORSHENIN).exists());
    nobody_is_named(&clones, "workspace", &[ARTYOM, "Gorshenin"]);
}

/// `other` adds somebody and sends them; `workspace` has the files of that and no commit that tells of them, as a
/// synchronisation leaves it that was killed.
fn half_merged() -> (Clones, String) {
    let clones = Clones::new();
    assert_eq!(clones.sync("workspace").0, 0);
    let told = clones.done("other", &["add", "person", "name=Sample Later", "--yes"]);
    let id = told.trim().to_owned();
    let (code, told) = clones.sync("other");
    assert!(code == 0 || code == 5, "{told}");
    let record = format!("people/{id}.ron");
    for file in fs::read_dir(clones.path("other", "log")).unwrap() {
        let file = file.unwrap();
        let to = clones.path("workspace", "log").join(file.file_name());
        fs::copy(file.path(), to).unwrap();
    }
    fs::copy(
        clones.path("other", &record),
        clones.path("workspace", &record),
    )
    .unwrap();
    (clones, id)
}

fn nobody_is_back(clones: &Clones, id: &str) {
    for folder in ["workspace", "other", "workspace", "other"] {
        let (code, told) = clones.code(folder, &["sync", "origin", "--erase"]);
        assert!(code == 0 || code == 5, "{folder}: {told}");
    }
    for folder in ["workspace", "other"] {
        let record = clones.path(folder, &format!("people/{id}.ron"));
        assert!(!record.exists(), "{folder}");
        nobody_is_named(clones, folder, &[id, "Sample Later"]);
        let (verified, told) = clones.run(folder, &["log", "--verify"]);
        assert!(verified, "{folder}: {told}");
    }
}

#[test]
fn a_merge_that_was_killed_brings_nobody_back_who_was_erased_there_meanwhile() {
    let (clones, id) = half_merged();
    clones.done("other", &["erase", &id, "--yes"]);
    let (code, told) = clones.sync("other");
    assert_eq!(code, 0, "{told}");
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 3, "{told}");
    nobody_is_back(&clones, &id);
}

#[test]
fn a_merge_that_was_killed_brings_nobody_back_who_was_erased_here_meanwhile() {
    let (clones, id) = half_merged();
    clones.done("workspace", &["erase", &id, "--yes"]);
    nobody_is_back(&clones, &id);
}

#[test]
fn after_a_plain_pull_of_an_erasure_private_files_let_go_of_the_person() {
    let clones = Clones::new();
    let private = clones.path("other", ".lastseen/qz-notes");
    fs::create_dir_all(clones.path("other", ".lastseen")).unwrap();
    fs::write(&private, "about p-4f8a1b2c3d\n").unwrap();
    let kept = clones.path("other", ".lastseen/qz-other");
    fs::write(&kept, "about p-4f7k9q2m8x\n").unwrap();
    let named = clones.path("other", ".lastseen/qz-name");
    fs::write(&named, "Called the mother of Gorshenin, Artyom.\n").unwrap();
    clones.done("other", &["list"]);
    assert!(private.exists() && named.exists());
    clones.done("workspace", &["erase", "p-4f8a1b2c3d", "--yes"]);
    clones.sync("workspace");
    let (pulled, told) = clones.git("other", &["pull", "--no-edit", "--quiet"]);
    assert!(pulled, "{told}");
    clones.done("other", &["list"]);
    assert!(!private.exists() && !named.exists());
    assert!(kept.exists());
    // Somebody else of that name may be written about later.
    fs::write(&named, "Called the mother of Gorshenin, Artyom.\n").unwrap();
    clones.done("other", &["list"]);
    assert!(named.exists());
}

#[test]
fn a_name_that_comes_in_again_in_another_record_is_told() {
    let clones = Clones::new();
    clones.done("workspace", &["erase", "p-4f8a1b2c3d", "--yes"]);
    clones.sync("workspace");
    clones.sync("other");
    clones.done(
        "other",
        &["note", "p-4f7k9q2m8x", "Held with Artyom Gorshenin."],
    );
    clones.sync("other");
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 5, "{told}");
    assert!(
        told.contains("stays: people/p-4f7k9q2m8x.ron came in and names somebody who was erased"),
        "{told}"
    );
    // Nothing is told of others.
    clones.done("other", &["note", "c-7m3x0w5rzn", "A camp."]);
    clones.sync("other");
    let (_, told) = clones.sync("workspace");
    assert!(!told.contains("stays:"), "{told}");
}
