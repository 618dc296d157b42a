//! Records in which git left its conflict markers, merged by what they say. All people are invented.

use crate::support::clones::{Clones, GORSHENIN};
use crate::support::workspace::TestWorkspace;

const ID: &str = "p-4f8a1b2c3d";

/// Two clones without the driver, of which both added a status to one person; git left its markers in `other`.
fn with_markers() -> Clones {
    let clones = Clones::without_driver();
    let named = clones.text("workspace", GORSHENIN);
    let named = named.trim_end().trim_end_matches(')');
    let named = format!("{named}    other_names: [(text: \"Qzalias\", kind: Alias)],\n)\n");
    clones.write("workspace", GORSHENIN, named);
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
    clones.assert_marked("other", GORSHENIN);
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
        told.contains("no file has markers of a merge in it"),
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
    clones.write("other", GORSHENIN, typed);
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
    clones.write("other", GORSHENIN, settled);
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

/// Two clones of which one takes a name away while both change where the person was last seen.
#[test]
fn a_name_that_was_removed_stays_away_after_git_was_told_that_all_is_merged() {
    for commits in [false, true] {
        let clones = Clones::without_driver();
        if clones.is_sealed() {
            // Of a sealed file, `git add` takes the version that lies there.
            return;
        }
        clones.run("other", &["note", ID, "First."]);
        let name = "    other_names: [\n        (text: \"Qzone\", kind: Spelling),\n    ],\n";
        let with = |folder: &str, more: &str| {
            let text = clones.text(folder, GORSHENIN);
            let at = text.rfind(')').unwrap();
            let text = format!("{}{more}{}", &text[..at], &text[at..]);
            clones.write(folder, GORSHENIN, text);
        };
        with("workspace", name);
        clones.commit("workspace");
        clones.git("workspace", &["push", "--quiet", "origin", "HEAD"]);
        clones.git("other", &["checkout", "--quiet", "--", "."]);
        clones.git("other", &["pull", "--quiet"]);
        let text = clones
            .text("workspace", GORSHENIN)
            .replace(name, "    home: \"Omsk\",\n");
        clones.write("workspace", GORSHENIN, text);
        let twice = name.replace(
            "    ],",
            "        (text: \"Qztwo\", kind: Spelling),\n    ],",
        );
        let text = clones.text("other", GORSHENIN).replace(name, &twice);
        clones.write("other", GORSHENIN, text);
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

#[test]
fn a_version_before_with_markers_is_known_outside_of_them() {
    let workspace = workspace(
        "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Oleh Sydorenko\",\n<<<<<<< HEAD\n    home: \"Tver\",\n||||||| base\n<<<<<<<<< Temporary merge branch 1\n    home: \"Tver\",\n=========\n    home: \"Omsk\",\n>>>>>>>>> Temporary merge branch 2\n=======\n    home: \"Omsk\",\n>>>>>>> other\n)\n",
    );
    let told = workspace.run(&["mergetool", "p-aaaaaaaaaa"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let text = workspace.text("people/p-aaaaaaaaaa.ron");
    assert!(
        text.contains("    home: \"Tver\",\n") && text.contains("value: \"Omsk\""),
        "{text}"
    );
    assert!(!text.contains("<<<<<<<"), "{text}");
}

#[test]
fn a_note_that_quotes_markers_stays_whole_beside_a_real_conflict() {
    let quoted = "r#\"\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n\"#";
    let workspace = workspace(&format!(
        "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Oleh Sydorenko\",\n    /*\n<<<<<<< HEAD\n=======\n*/\n    notes: [(at: \"2026-01-01T00:00:00Z\", by: \"a\", text: {quoted})],\n<<<<<<< HEAD\n    rank: \"corporal\",\n=======\n    home: \"Omsk\",\n>>>>>>> other\n)\n"
    ));
    workspace.run(&["mergetool"]).done();
    assert_eq!(
        workspace.text("people/p-aaaaaaaaaa.ron"),
        format!(
            "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Oleh Sydorenko\",\n    /*\n<<<<<<< HEAD\n=======\n*/\n    notes: [(at: \"2026-01-01T00:00:00Z\", by: \"a\", text: {quoted})],\n    rank: \"corporal\",\n    home: \"Omsk\",\n)\n"
        )
    );
}

/// Two clones without the driver that both have the person's text with something added; git merges in `other`.
fn diverged(ours: (&str, &str), theirs: (&str, &str)) -> Clones {
    let clones = Clones::without_driver();
    for (folder, (from, to)) in [("other", ours), ("workspace", theirs)] {
        let text = clones.text(folder, GORSHENIN);
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        clones.write(folder, GORSHENIN, changed);
        clones.run(folder, &["note", ID, &format!("Seen by {folder}.")]);
    }
    let (merged, told) = clones.meet();
    assert!(!merged, "{told}");
    clones
}

#[test]
fn a_field_that_both_sides_added_in_different_places_is_merged_by_the_schema() {
    // Git takes both lines, as they do not touch.
    let clones = diverged(
        ("    name:", "    home: \"Omsk\",\n    name:"),
        ("    history:", "    home: \"Tver\",\n    history:"),
    );
    if !clones.is_sealed() {
        let marked = clones.text("other", GORSHENIN);
        assert_eq!(marked.matches("    home:").count(), 2, "{marked}");
        // What somebody has typed in it is not thrown away.
        let typed = marked.replace("Omsk", "Omsk, Sadovaya 1");
        clones.write("other", GORSHENIN, &typed);
        let (done, told) = clones.run("other", &["mergetool"]);
        assert!(
            !done && told.contains("is no record that can be read"),
            "{told}"
        );
        assert_eq!(clones.text("other", GORSHENIN), typed);
        clones.write("other", GORSHENIN, &marked);
    }
    clones.done("other", &["mergetool"]);
    let text = clones.text("other", GORSHENIN);
    assert_eq!(text.matches("    home:").count(), 1, "{text}");
    assert!(text.contains("Omsk") && text.contains("Tver"), "{text}");
    for word in ["Seen by other.", "Seen by workspace."] {
        assert!(text.contains(word), "{text}");
    }
}

/// Two clones whose heads have other titles and other queries each, pulled without the driver.
fn with_two_heads() -> Clones {
    let clones = Clones::without_driver();
    for (folder, query) in [("workspace", "Qzone"), ("other", "Qztwo")] {
        let head = clones.text(folder, "lastseen.ron");
        let title = format!("title: \"{folder}\"");
        let at = head.find("title: ").unwrap();
        let end = at + head[at..].find(',').unwrap();
        let head = format!("{}{title}{}", &head[..at], &head[end..]);
        let item = format!("queries: [\n        (name: \"{query}\", query: \"is:disputed\"),");
        let head = head.replacen("queries: [", &item, 1);
        clones.write(folder, "lastseen.ron", head);
    }
    let (merged, told) = clones.meet();
    assert!(!merged, "{told}");
    clones
}

/// What a run tells of the head as it was before, with its text.
fn head_before(clones: &Clones, told: &str) -> String {
    let line = told
        .lines()
        .find(|line| line.contains(".lastseen/conflicts/"));
    let line = line.unwrap_or_else(|| panic!("{told}"));
    let path = line.rsplit(' ').next().unwrap();
    clones.text("other", path)
}

#[test]
fn the_head_of_a_workspace_is_merged_and_opens_again() {
    let clones = with_two_heads();
    let before = clones.text("other", "lastseen.ron");
    let (opens, told) = clones.run("other", &["list"]);
    // There are no markers in a sealed one.
    let is_told = !opens && told.contains("lastseen mergetool");
    assert_eq!(is_told, !clones.is_sealed(), "{told}");
    let told = clones.done("other", &["mergetool"]);
    assert!(told.contains("lastseen.ron: both sides merged"), "{told}");
    let head = clones.text("other", "lastseen.ron");
    assert!(head.contains("Qzone") && head.contains("Qztwo"), "{head}");
    assert!(
        !head.contains("<<<<<<<") && head.matches("title:").count() == 1,
        "{head}"
    );
    // The title that does not count is told.
    assert!(
        told.contains("title") && told.contains("other") && told.contains("workspace"),
        "{told}"
    );
    // Undo does not reach it, so the version before is kept.
    if !clones.is_sealed() {
        assert_eq!(head_before(&clones, &told), before);
    }
    clones.done("other", &["list"]);
    let (_, unmerged) = clones.git("other", &["ls-files", "--unmerged"]);
    assert_eq!(unmerged, "");
    // Whoever is named in it is erased there as well.
    let named = before.replace("Qztwo", "Gorshenin");
    let kept = ".lastseen/conflicts/lastseen-0123456789abcdef.ron";
    clones.write("other", kept, named);
    clones.done("other", &["erase", "p-4f8a1b2c3d", "--yes"]);
    assert!(!clones.path("other", kept).exists());
}

#[test]
fn what_the_merge_of_a_head_decided_is_told_though_the_rest_fails() {
    let clones = with_two_heads();
    if clones.is_sealed() {
        // It opens, so nothing needs to be merged before.
        return;
    }
    let before = clones.text("other", "lastseen.ron");
    let (code, told) = clones.code("other", &["mergetool", "p-nobody!"]);
    assert_eq!(code, 2, "{told}");
    assert!(
        told.contains("lastseen.ron: title: changed in two ways"),
        "{told}"
    );
    assert_eq!(head_before(&clones, &told), before);
    clones.done("other", &["list"]);
}

fn workspace(text: &str) -> TestWorkspace {
    TestWorkspace::with(&[])
        .sealed_if_asked()
        .file("people/p-aaaaaaaaaa.ron", text)
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
        // A string has no end, so nobody can tell what is a marker.
        (
            "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Oleh Sydorenko,\n<<<<<<< HEAD\n    home: \"Tver\",\n=======\n    home: \"Omsk\",\n>>>>>>> other\n)\n",
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

/// Two clones of which `other` changed a person and `workspace` did something to the record, after a plain pull in `other`.
fn pulled_one_sided(removes: &dyn Fn(&Clones)) -> Clones {
    let clones = Clones::new();
    removes(&clones);
    clones.done("other", &["note", "p-4f8a1b2c3d", "Called her sister."]);
    let (is_merged, told) = clones.meet();
    assert!(!is_merged && told.contains("modify/delete"), "{told}");
    clones
}

fn is_unmerged(clones: &Clones) -> bool {
    let (_, told) = clones.git("other", &["ls-files", "--unmerged"]);
    told.contains(GORSHENIN)
}

#[test]
fn a_record_that_one_side_removed_is_told_and_stays_or_goes_as_people_decide() {
    let removes = |clones: &Clones| {
        clones.git_rm("workspace", GORSHENIN);
    };
    let clones = pulled_one_sided(&removes);
    let wanted = "removed in the other clone and changed here; git waits for a decision";
    for command in [
        vec!["check"],
        vec!["show", "p-4f8a1b2c3d"],
        vec!["mergetool"],
    ] {
        let (_, told) = clones.code("other", &command);
        assert!(told.contains(wanted), "{command:?}: {told}");
        assert!(is_unmerged(&clones), "{command:?} decides nothing");
    }
    let told = clones.done("other", &["mergetool", "p-4f8a1b2c3d", "--let-go"]);
    assert!(
        told.contains("removed; `lastseen undo` brings it back"),
        "{told}"
    );
    assert!(!clones.path("other", GORSHENIN).exists() && !is_unmerged(&clones));
    clones.done("other", &["undo"]);
    assert!(
        clones
            .text("other", GORSHENIN)
            .contains("Called her sister.")
    );

    let clones = pulled_one_sided(&removes);
    let told = clones.done("other", &["mergetool", "p-4f8a1b2c3d", "--keep"]);
    assert!(told.contains("stays; git knows"), "{told}");
    assert!(
        clones
            .text("other", GORSHENIN)
            .contains("Called her sister.")
    );
    assert!(!is_unmerged(&clones));
    let (code, told) = clones.code("other", &["mergetool", "p-4f8a1b2c3d", "--keep"]);
    assert!(
        code != 0 && told.contains("git waits for no decision"),
        "{told}"
    );
}

#[test]
fn an_erasure_there_is_neither_applied_nor_undone_before_people_decide() {
    let erases = |clones: &Clones| {
        clones.done("workspace", &["erase", "p-4f8a1b2c3d", "--yes"]);
    };
    let clones = pulled_one_sided(&erases);
    let (code, told) = clones.code("other", &["mergetool", "p-4f8a1b2c3d", "--let-go"]);
    assert!(
        code != 0 && told.contains("`lastseen erase p-4f8a1b2c3d`"),
        "{told}"
    );
    let (code, told) = clones.sync("other");
    assert!(
        code != 0 && told.contains("erased in the other clone"),
        "{told}"
    );
    assert!(!told.contains("gone here as well"), "{told}");
    assert!(
        clones
            .text("other", GORSHENIN)
            .contains("Called her sister.")
    );
    assert!(is_unmerged(&clones), "a synchronisation decides nothing");
    clones.done("other", &["erase", "p-4f8a1b2c3d", "--yes"]);
    assert!(!clones.path("other", GORSHENIN).exists() && !is_unmerged(&clones));
    let (code, told) = clones.sync("other");
    assert!([0, 5].contains(&code), "{code} {told}");

    let clones = pulled_one_sided(&erases);
    clones.done("other", &["mergetool", "p-4f8a1b2c3d", "--keep"]);
    assert!(
        clones
            .text("other", GORSHENIN)
            .contains("Called her sister.")
    );
    assert!(!is_unmerged(&clones));

    let clones = pulled_one_sided(&erases);
    let (code, told) = clones.code("other", &["sync", "origin", "--erase"]);
    assert!([0, 5].contains(&code), "{code} {told}");
    assert!(!clones.path("other", GORSHENIN).exists() && !is_unmerged(&clones));
}

#[test]
fn what_was_removed_or_erased_here_and_changed_there_is_told_too() {
    for (command, wanted) in [
        ("rm", "removed here and changed in the other clone"),
        (
            "erase",
            "changed in the other clone, so that it is here again",
        ),
    ] {
        let clones = Clones::new();
        clones.done("workspace", &["note", "p-4f8a1b2c3d", "Called her sister."]);
        match command {
            "rm" => clones.git_rm("other", GORSHENIN),
            _ => {
                clones.done("other", &["erase", "p-4f8a1b2c3d", "--yes"]);
            }
        }
        clones.meet();
        let (_, told) = clones.code("other", &["check"]);
        assert!(told.contains(wanted), "{told}");
        let lines = told.lines().filter(|line| line.starts_with(GORSHENIN));
        assert_eq!(lines.count(), 1, "{told}");
        assert!(is_unmerged(&clones), "{command}");
    }
}

#[test]
fn the_keys_of_both_sides_are_merged_and_one_that_a_side_took_out_stays_out() {
    let clones = Clones::without_driver();
    let line = |name: &str| format!("{name} namespaces=\"lastseen@log\" ssh-ed25519 {name}key\n");
    let write = |folder: &str, names: [&str; 2]| {
        let text: String = names.map(line).concat();
        clones.write(folder, "allowed_signers", text);
        clones.commit(folder);
    };
    write("workspace", ["carol", "dina"]);
    clones.git("workspace", &["push", "--quiet", "origin", "HEAD"]);
    clones.git("other", &["pull", "--quiet"]);
    write("workspace", ["dina", "anna"]);
    write("other", ["carol", "boris"]);
    clones.git("workspace", &["push", "--quiet", "origin", "HEAD"]);
    let (pulled, told) = clones.git("other", &["pull", "--no-edit", "--quiet"]);
    assert!(!pulled, "{told}");
    let (_, told) = clones.run("other", &["check"]);
    let finding = "allowed_signers:1:1: conflict markers left by a merge among the keys";
    assert_eq!(told.contains(finding), !clones.is_sealed(), "{told}");
    clones.done("other", &["mergetool"]);
    let merged = clones.text("other", "allowed_signers");
    assert_eq!(merged, format!("{}{}", line("boris"), line("anna")));
    let (_, told) = clones.git("other", &["ls-files", "--unmerged"]);
    assert_eq!(told, "");
}
