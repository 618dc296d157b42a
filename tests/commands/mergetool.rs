//! Records in which git left its conflict markers, merged by what they say. All people are invented.

use std::fs;

use crate::support::clones::{Clones, GORSHENIN};
use crate::support::workspace::TestWorkspace;

const ID: &str = "p-4f8a1b2c3d";

/// Two clones without the driver, of which both added a status to one person; git left its markers in `other`.
fn with_markers() -> Clones {
    let clones = Clones::without_driver();
    let named = clones.text("workspace", GORSHENIN);
    let named = named.trim_end().trim_end_matches(')');
    let named = format!("{named}    other_names: [(text: \"Qzalias\", kind: Alias)],\n)\n");
    fs::write(clones.path("workspace", GORSHENIN), named).unwrap();
    clones.commit("workspace");
    clones.git("workspace", &["push", "--quiet", "origin", "HEAD"]);
    clones.git("other", &["pull", "--quiet"]);
    clones.done(
        "workspace",
        &["set", ID, "returned", "--when", "2022-09-01"],
    );
    clones.done("other", &["set", ID, "missing", "--when", "2022-09-03"]);
    let (merged, told) = clones.meet();
    assert!(!merged, "{told}");
    assert!(
        clones.text("other", GORSHENIN).contains("<<<<<<<"),
        "{told}"
    );
    clones
}

#[test]
fn markers_are_merged_from_the_index_as_a_change_that_undo_takes_back() {
    let clones = with_markers();
    let marked = clones.text("other", GORSHENIN);
    let told = clones.done("other", &["mergetool"]);
    assert!(
        told.contains(&format!("{GORSHENIN}: both sides merged\n")),
        "{told}"
    );
    let text = clones.text("other", GORSHENIN);
    assert!(!text.contains("<<<<<<<"), "{text}");
    assert!(
        text.contains("status: Returned") && text.contains("status: Missing"),
        "{text}"
    );
    // Git waits for this file no longer.
    let (_, unmerged) = clones.git("other", &["ls-files", "--unmerged", "people"]);
    assert_eq!(unmerged, "");
    let told = clones.done("other", &["mergetool"]);
    assert!(
        told.contains("no record has markers of a merge in it"),
        "{told}"
    );
    clones.done("other", &["undo"]);
    assert_eq!(clones.text("other", GORSHENIN), marked);
    clones.done("other", &["redo"]);
    assert_eq!(clones.text("other", GORSHENIN), text);
    let told = clones.done("other", &["log", "--verify"]);
    assert!(!told.contains("broken"), "{told}");
}

#[test]
fn what_somebody_typed_between_the_markers_is_not_lost() {
    let clones = with_markers();
    let marked = clones.text("other", GORSHENIN);
    let typed = marked.replace("status: Missing", "place: \"Qzomsk\", status: Missing");
    assert_ne!(typed, marked);
    fs::write(clones.path("other", GORSHENIN), typed).unwrap();
    clones.done("other", &["mergetool", ID]);
    let text = clones.text("other", GORSHENIN);
    assert!(
        text.contains("Qzomsk") && text.contains("status: Returned"),
        "{text}"
    );
}

#[test]
fn what_somebody_removed_by_hand_does_not_come_back() {
    let clones = with_markers();
    let marked = clones.text("other", GORSHENIN);
    let name = "    other_names: [(text: \"Qzalias\", kind: Alias)],\n";
    // Outside of the markers, and on one side between them.
    let settled = marked.replace(name, "");
    assert_ne!(settled, marked);
    let withdrawn = settled
        .lines()
        .find(|line| line.contains("status: Missing"));
    let settled = settled.replace(withdrawn.unwrap(), "");
    fs::write(clones.path("other", GORSHENIN), settled).unwrap();
    clones.done("other", &["mergetool", ID]);
    let text = clones.text("other", GORSHENIN);
    assert!(
        !text.contains("Qzalias") && !text.contains("status: Missing"),
        "{text}"
    );
    assert!(text.contains("status: Returned"), "{text}");
    let (_, unmerged) = clones.git("other", &["ls-files", "--unmerged", "people"]);
    assert_eq!(unmerged, "");
}

/// A workspace without git whose person has this text.
/// Two clones of which one takes a name away while both change where the person was last seen.
#[test]
fn a_name_that_was_removed_stays_away_after_git_was_told_that_all_is_merged() {
    for commits in [false, true] {
        let clones = Clones::without_driver();
        clones.run("other", &["note", ID, "First."]);
        let name = "    other_names: [\n        (text: \"Qzone\", kind: Spelling),\n    ],\n";
        let with = |folder: &str, more: &str| {
            let text = clones.text(folder, GORSHENIN);
            let at = text.rfind(')').unwrap();
            let text = format!("{}{more}{}", &text[..at], &text[at..]);
            fs::write(clones.path(folder, GORSHENIN), text).unwrap();
        };
        with("workspace", name);
        clones.commit("workspace");
        clones.git("workspace", &["push", "--quiet", "origin", "HEAD"]);
        clones.git("other", &["checkout", "--quiet", "--", "."]);
        clones.git("other", &["pull", "--quiet"]);
        let text = clones
            .text("workspace", GORSHENIN)
            .replace(name, "    home: \"Omsk\",\n");
        fs::write(clones.path("workspace", GORSHENIN), text).unwrap();
        let twice = name.replace(
            "    ],",
            "        (text: \"Qztwo\", kind: Spelling),\n    ],",
        );
        let text = clones.text("other", GORSHENIN).replace(name, &twice);
        fs::write(clones.path("other", GORSHENIN), text).unwrap();
        let (merged, told) = clones.meet();
        assert!(!merged, "{told}");
        clones.git("other", &["add", "--all"]);
        if commits {
            clones.commit("other");
        }
        clones.done("other", &["mergetool"]);
        let text = clones.text("other", GORSHENIN);
        assert!(text.contains("Qztwo") && text.contains("Omsk"), "{text}");
        assert!(!text.contains("Qzone"), "{text}");
    }
}

fn workspace(text: &str) -> TestWorkspace {
    TestWorkspace::with(&[("people/p-aaaaaaaaaa.ron", text.as_bytes())])
}

#[test]
fn markers_with_the_version_before_need_no_git() {
    let workspace = workspace(
        "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Oleh Sydorenko\",\n<<<<<<< HEAD\n    rank: \"corporal\",\n    home: \"Tver\",\n||||||| base\n    rank: \"private\",\n    home: \"Tver\",\n=======\n    rank: \"private\",\n    home: \"Omsk\",\n>>>>>>> other\n)\n",
    );
    workspace.run(&["mergetool"]).done();
    assert_eq!(
        workspace.text("people/p-aaaaaaaaaa.ron"),
        "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Oleh Sydorenko\",\n    rank: \"corporal\",\n    home: \"Omsk\",\n)\n"
    );
}

#[test]
fn what_is_no_whole_conflict_stays_as_it_is() {
    let whole = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Oleh Sydorenko\",\n)\n";
    let in_a_note = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Oleh Sydorenko\",\n    notes: [(text: r#\"\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n\"#)],\n)\n";
    for (text, told) in [
        (whole, "no merge has left its markers"),
        (in_a_note, "no merge has left its markers"),
        (
            "<<<<<<< HEAD\nPerson(\n    id: \"p-aaaaaaaaaa\",\n",
            "is no record that can be read",
        ),
        (
            "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Oleh Sydorenko\",\n<<<<<<< HEAD\n    home: \"Tver\",\n=======\n    home: \"Omsk\",\n)\n",
            "is no record that can be read",
        ),
        (
            "Person(\n<<<<<<< HEAD\n    id: \"p-aaaaaaaaaa\",\n=======\n    id: \"p-bbbbbbbbbb\",\n>>>>>>> x\n    name: \"Oleh Sydorenko\",\n)\n",
            "is no record that can be read",
        ),
        // The version before the merge has git's longer markers in it.
        (
            "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Oleh Sydorenko\",\n<<<<<<< HEAD\n    home: \"Tver\",\n||||||| base\n<<<<<<<<< Temporary merge branch 1\n    home: \"Tver\",\n=========\n    home: \"Omsk\",\n>>>>>>>>> Temporary merge branch 2\n=======\n    home: \"Omsk\",\n>>>>>>> other\n)\n",
            "is no record that can be read",
        ),
    ] {
        let workspace = workspace(text);
        workspace
            .run(&["mergetool", "p-aaaaaaaaaa"])
            .failed(1, told);
        assert_eq!(workspace.text("people/p-aaaaaaaaaa.ron"), text);
    }
    // An id is no path.
    workspace(whole)
        .run(&["mergetool", "../../etc/passwd"])
        .failed(2, "../../etc/passwd");
}
