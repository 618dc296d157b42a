//! What people do with git in a clone: stashes, cherry-picks, rebases, reverts. Nothing that anybody said is lost, and no
//! marker of a merge is sent.

use std::fs;

use crate::support::clones::{Clones, GORSHENIN};

const ARTYOM: &str = "p-4f8a1b2c3d";

/// What both sides said of the person.
const SAID: [&str; 2] = ["Seen in Bryanka.", "Seen in Rostov."];

/// Each side has said something, and committed it; the first has sent it. `other` has no driver.
fn diverged() -> Clones {
    let clones = Clones::without_driver();
    for (folder, said) in [("workspace", SAID[0]), ("other", SAID[1])] {
        clones.done(folder, &["note", ARTYOM, said]);
    }
    clones.commit("workspace");
    clones.git("workspace", &["push", "--quiet", "origin", "HEAD"]);
    clones
}

fn everything_is_said(clones: &Clones, folder: &str) {
    let (text, logs) = (clones.text(folder, GORSHENIN), clones.logs(folder));
    for said in SAID {
        assert!(text.contains(said), "{folder}: {said}: {text}");
        assert!(logs.contains(said), "{folder}: {said}");
    }
    assert!(!text.contains("<<<<<<<"), "{text}");
    let (verified, told) = clones.run(folder, &["log", "--verify"]);
    assert!(verified, "{folder}: {told}");
}

/// Nothing is merged or sent, and the answer says what to do.
fn refused(clones: &Clones, folder: &str, what_to_do: &str) {
    let before = clones.git(folder, &["rev-parse", "HEAD"]);
    let (code, told) = clones.sync(folder);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains(what_to_do), "{told}");
    assert_eq!(clones.git(folder, &["rev-parse", "HEAD"]), before);
}

#[test]
fn what_a_stash_left_unmerged_is_not_sent() {
    let clones = diverged();
    clones.git("other", &["stash", "--quiet"]);
    let (pulled, told) = clones.git("other", &["pull", "--quiet"]);
    assert!(pulled, "{told}");
    let (popped, told) = clones.git("other", &["stash", "pop"]);
    assert!(!popped, "{told}");
    refused(
        &clones,
        "other",
        "people/p-4f8a1b2c3d.ron: git left it unmerged",
    );
    clones.assert_marked("other", GORSHENIN);
    clones.done("other", &["mergetool"]);
    assert_eq!(clones.sync("other").0, 0);
    everything_is_said(&clones, "other");
    assert_eq!(clones.sync("workspace").0, 5);
    everything_is_said(&clones, "workspace");
}

#[test]
fn in_the_middle_of_a_cherry_pick_or_a_rebase_nothing_is_sent() {
    for (begin, end, told) in [
        (
            &["cherry-pick", "FETCH_HEAD"][..],
            ["cherry-pick", "--continue"],
            "end it with `git cherry-pick --continue`",
        ),
        (
            &["rebase", "FETCH_HEAD"],
            ["rebase", "--continue"],
            "end it with `git rebase --continue`",
        ),
    ] {
        let clones = diverged();
        clones.commit("other");
        clones.git("other", &["fetch", "--quiet"]);
        let (done, _) = clones.git("other", begin);
        assert!(!done);
        refused(&clones, "other", told);
        // It opens meanwhile, and what is said then is not lost either.
        clones.done("other", &["note", "p-4f7k9q2m8x", "Said meanwhile."]);
        clones.done("other", &["mergetool"]);
        clones.git("other", &["add", "--all"]);
        let (done, told) = clones.git("other", &end);
        assert!(done, "{told}");
        let (code, told) = clones.sync("other");
        assert!(code == 0 || code == 5, "{told}");
        everything_is_said(&clones, "other");
        assert_eq!(clones.sync("workspace").0, 5);
        everything_is_said(&clones, "workspace");
        let text = clones.text("workspace", "people/p-4f7k9q2m8x.ron");
        assert!(text.contains("Said meanwhile."), "{text}");
    }
}

#[test]
fn what_a_merge_for_one_side_dropped_is_told_and_put_back() {
    let clones = diverged();
    // The note of this account about the logs is there before the other side's lines come in.
    clones.done(
        "other",
        &["set", ARTYOM, "returned", "--when", "2022-09-01"],
    );
    clones.done(
        "workspace",
        &["set", ARTYOM, "detained", "--when", "2022-07-12"],
    );
    clones.commit("workspace");
    clones.git("workspace", &["push", "--quiet", "origin", "HEAD"]);
    clones.commit("other");
    let (pulled, told) = clones.git("other", &["pull", "--no-edit", "--quiet", "-X", "theirs"]);
    assert!(pulled, "{told}");
    let before = clones.text("other", GORSHENIN);
    assert!(!before.contains("Returned"), "{before}");
    let finding = "people/p-4f8a1b2c3d.ron";
    let said = "the log has 2 statements of other (the last on";
    let (_, told) = clones.run("other", &["note", "p-4f7k9q2m8x", "Opened."]);
    // Of a sealed workspace there is no note, so `check` alone tells.
    assert_eq!(told.contains(said), !clones.is_sealed(), "{told}");
    let (_, told) = clones.run("other", &["note", "p-4f7k9q2m8x", "Once more."]);
    assert!(!told.contains(said), "told on opening once: {told}");
    for command in [&["check"][..], &["log", "--verify"]] {
        let (fine, told) = clones.run("other", command);
        let is_told = told
            .lines()
            .any(|line| line.starts_with(finding) && line.contains(said));
        assert!(!fine && is_told, "{told}");
    }
    clones.done("other", &["mergetool"]);
    let merged = clones.text("other", GORSHENIN);
    for said in [SAID[0], SAID[1], "Returned", "Detained"] {
        assert!(merged.contains(said), "{said}: {merged}");
    }
    everything_is_said(&clones, "other");
    assert!(!clones.run("other", &["check"]).1.contains("the log has"));
    clones.done("other", &["undo"]);
    assert_eq!(clones.text("other", GORSHENIN), before);
}

#[test]
fn what_somebody_took_out_of_a_record_after_a_merge_is_not_missed() {
    let clones = Clones::new();
    clones.done("workspace", &["note", ARTYOM, SAID[0]]);
    clones.done("other", &["note", ARTYOM, SAID[1]]);
    clones.done("other", &["undo"]);
    clones.done(
        "other",
        &["set", ARTYOM, "returned", "--when", "2022-09-01"],
    );
    for folder in ["workspace", "other", "workspace"] {
        clones.sync(folder);
    }
    for folder in ["workspace", "other"] {
        let (verified, told) = clones.run(folder, &["log", "--verify"]);
        assert!(verified, "{told}");
        assert!(!clones.run(folder, &["check"]).1.contains("the log has"));
    }
}

#[test]
fn without_a_branch_nothing_is_sent_and_the_way_back_is_told() {
    let clones = Clones::new();
    clones.git("other", &["switch", "--quiet", "--detach"]);
    clones.done("other", &["note", ARTYOM, SAID[0]]);
    refused(&clones, "other", "no branch is checked out here");
    let (back, told) = clones.git("other", &["switch", "--quiet", "-"]);
    assert!(back, "{told}");
    assert_eq!(clones.sync("other").0, 0);
    assert_eq!(clones.sync("workspace").0, 5);
    assert!(clones.text("workspace", GORSHENIN).contains(SAID[0]));
}

#[test]
fn a_revert_of_a_merge_takes_no_line_out_of_a_log() {
    let clones = diverged();
    clones.done("other", &["git", "setup"]);
    clones.commit("other");
    let (merged, told) = clones.git("other", &["pull", "--no-edit", "--quiet"]);
    assert!(merged, "{told}");
    clones.git("other", &["push", "--quiet", "origin", "HEAD"]);
    let (reverted, told) = clones.git("other", &["revert", "--no-edit", "-m", "1", "HEAD"]);
    assert!(reverted, "{told}");
    assert_eq!(clones.sync("other").0, 0);
    assert!(!clones.logs("other").contains(SAID[0]));
    let (code, told) = clones.sync("workspace");
    assert_eq!(code, 5, "{told}");
    assert!(
        told.contains("the other side has taken lines out of this log")
            && told.contains("log/workspace"),
        "{told}"
    );
    // The other side has them again with the next exchange.
    assert_eq!(clones.sync("other").0, 5);
    for folder in ["workspace", "other"] {
        let logs = clones.logs(folder);
        assert!(SAID.iter().all(|said| logs.contains(said)), "{folder}");
    }
    let (_, told) = clones.sync("workspace");
    assert!(!told.contains("taken lines out"), "{told}");
}

/// The other side took all logs away; this one has gone on with its own. With and without something that only people can merge.
#[test]
fn logs_that_somebody_took_away_come_back_where_both_have_worked() {
    for has_conflict in [false, true] {
        let clones = Clones::new();
        clones.done("other", &["note", ARTYOM, SAID[0]]);
        assert_eq!(clones.sync("other").0, 0);
        clones.done("workspace", &["note", ARTYOM, SAID[1]]);
        assert_eq!(clones.sync("workspace").0, 5);
        assert_eq!(clones.sync("other").0, 5);
        clones.git("other", &["rm", "-r", "--quiet", "log"]);
        if has_conflict {
            clones.put("other", "notes.txt", "theirs\n");
            clones.put("workspace", "notes.txt", "ours\n");
            clones.git("workspace", &["add", "notes.txt"]);
        }
        clones.commit("other");
        clones.git("other", &["push", "--quiet", "origin", "HEAD"]);
        clones.done("workspace", &["note", ARTYOM, "Seen in Omsk."]);
        let (code, told) = clones.sync("workspace");
        assert_eq!(code, if has_conflict { 3 } else { 5 }, "{told}");
        let lost = "the other side has taken lines out of this log";
        assert_eq!(told.matches(lost).count(), 2, "{told}");
        if has_conflict {
            clones.put("workspace", "notes.txt", "both\n");
            clones.git("workspace", &["add", "notes.txt"]);
            let (code, told) = clones.sync("workspace");
            // The logs of a sealed workspace are settled again, and told of again.
            let again = if clones.is_sealed() { 2 } else { 0 };
            assert_eq!((code, told.matches(lost).count()), (5, again), "{told}");
        }
        assert_eq!(clones.sync("other").0, 5);
        for folder in ["workspace", "other"] {
            let logs = clones.logs(folder);
            for said in [SAID[0], SAID[1], "Seen in Omsk."] {
                assert!(logs.contains(said), "{folder}: {said}");
            }
            let (verified, told) = clones.run(folder, &["log", "--verify"]);
            assert!(verified, "{folder}: {told}");
        }
    }
}

#[test]
fn line_ends_of_another_system_stop_no_synchronisation() {
    let clones = Clones::new();
    clones.git("other", &["config", "core.autocrlf", "true"]);
    fs::remove_file(clones.path("other", GORSHENIN)).unwrap();
    clones.git("other", &["checkout", "--quiet", "--", "."]);
    let has_them = clones.text("other", GORSHENIN).contains("\r\n");
    assert_eq!(
        has_them,
        !clones.is_sealed(),
        "git changes no byte of a sealed file"
    );
    clones.done("workspace", &["note", ARTYOM, SAID[0]]);
    assert_eq!(clones.sync("workspace").0, 0);
    let (code, told) = clones.sync("other");
    assert_eq!(code, 5, "{told}");
    clones.done("other", &["note", ARTYOM, SAID[1]]);
    assert_eq!(clones.sync("other").0, 0);
    assert_eq!(clones.sync("workspace").0, 5);
    everything_is_said(&clones, "other");
    everything_is_said(&clones, "workspace");
    assert!(!clones.text("workspace", GORSHENIN).contains('\r'));
}

#[test]
fn a_clone_with_line_ends_of_its_own_is_no_hand_that_edits() {
    let clones = Clones::new();
    if clones.is_sealed() {
        // Git changes no byte of a sealed file.
        return;
    }
    clones.git("other", &["config", "core.autocrlf", "true"]);
    for path in [GORSHENIN, "people/p-4f7k9q2m8x.ron", "lastseen.ron"] {
        fs::remove_file(clones.path("other", path)).unwrap();
        clones.git("other", &["checkout", "--quiet", "--", path]);
    }
    let is_crlf = |text: &str| text.lines().count() == text.matches("\r\n").count();
    assert!(is_crlf(&clones.text("other", GORSHENIN)));
    clones.done("other", &["note", ARTYOM, SAID[0]]);
    assert!(is_crlf(&clones.text("other", GORSHENIN)));
    for (folder, said) in [("other", SAID[0]), ("workspace", SAID[1])] {
        let (code, told) = clones.sync(folder);
        assert!(code == 0 || code == 5, "{told}");
        let (verified, told) = clones.run(folder, &["log", "--verify"]);
        assert!(verified, "{folder}: {told}");
        let (_, told) = clones.run(folder, &["check"]);
        assert!(!told.contains("by hand"), "{told}");
        clones.done("workspace", &["note", ARTYOM, said]);
    }
    clones.done("other", &["note", "p-4f7k9q2m8x", "Said meanwhile."]);
    for folder in ["workspace", "other", "workspace"] {
        let (code, told) = clones.sync(folder);
        assert!(code == 0 || code == 5, "{told}");
    }
    for path in [GORSHENIN, "lastseen.ron"] {
        let (_, sent) = clones.git("workspace", &["show", &format!("HEAD:{path}")]);
        assert!(!sent.contains('\r'), "{path} is turned");
    }
    assert!(!clones.text("workspace", GORSHENIN).contains('\r'));
    for folder in ["workspace", "other"] {
        assert_eq!(clones.git(folder, &["status", "--porcelain"]).1, "");
        everything_is_said(&clones, folder);
    }
}

#[test]
fn a_repository_that_is_gone_loses_nothing_and_is_told() {
    let clones = Clones::new();
    clones.done("other", &["note", ARTYOM, SAID[0]]);
    let away = clones.path("", "away");
    fs::rename(clones.path("shared", ""), &away).unwrap();
    let (code, told) = clones.sync("other");
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains("does not appear to be a git repository")
            && told.contains("git fetch did not do it and says why above; nothing here is lost."),
        "{told}"
    );
    fs::rename(&away, clones.path("shared", "")).unwrap();
    assert_eq!(clones.sync("other").0, 0);
    assert_eq!(clones.sync("workspace").0, 5);
    assert!(clones.text("workspace", GORSHENIN).contains(SAID[0]));
}

#[test]
fn what_a_full_disk_left_of_a_synchronisation_stops_no_later_one() {
    let clones = Clones::new();
    clones.done("other", &["note", ARTYOM, SAID[0]]);
    clones.write("other", ".lastseen/sync", "");
    clones.write("other", ".git/index.lock", "");
    let (code, told) = clones.sync("other");
    assert_eq!(code, 0, "{told}");
    assert!(!clones.path("other", ".lastseen/sync").exists());
    assert_eq!(clones.sync("workspace").0, 5);
    assert!(clones.text("workspace", GORSHENIN).contains(SAID[0]));
}

#[test]
fn what_a_stash_changed_of_a_removed_record_is_told_and_decided() {
    for (choice, stays) in [("--keep", true), ("--let-go", false)] {
        let clones = Clones::new();
        clones.git_rm("workspace", GORSHENIN);
        clones.commit("workspace");
        clones.git("workspace", &["push", "--quiet", "origin", "HEAD"]);
        clones.done("other", &["note", ARTYOM, SAID[1]]);
        clones.git("other", &["stash", "--quiet"]);
        let (pulled, told) = clones.git("other", &["pull", "--quiet"]);
        assert!(pulled, "{told}");
        let (popped, told) = clones.git("other", &["stash", "pop"]);
        assert!(!popped, "{told}");
        let (_, told) = clones.run("other", &["check"]);
        assert!(
            told.contains("removed in the other clone and changed here"),
            "{told}"
        );
        clones.done("other", &["mergetool", ARTYOM, choice]);
        assert_eq!(clones.path("other", GORSHENIN).exists(), stays);
        assert_eq!(clones.sync("other").0, 0);
        assert_eq!(clones.sync("workspace").0, 5);
        assert_eq!(clones.path("workspace", GORSHENIN).exists(), stays);
    }
}

#[test]
fn what_a_rebase_meets_that_one_side_removed_is_told_and_decided() {
    for (choice, stays) in [("--keep", true), ("--let-go", false)] {
        for (removes, changes, said) in [
            (
                "workspace",
                "other",
                "removed in the other clone and changed here",
            ),
            (
                "other",
                "workspace",
                "removed here and changed in the other clone",
            ),
        ] {
            let clones = Clones::new();
            clones.git_rm(removes, GORSHENIN);
            clones.done(changes, &["note", ARTYOM, SAID[1]]);
            clones.commit("workspace");
            clones.git("workspace", &["push", "--quiet", "origin", "HEAD"]);
            clones.commit("other");
            let (pulled, told) = clones.git("other", &["pull", "--rebase", "--quiet"]);
            assert!(!pulled, "{told}");
            let (_, told) = clones.run("other", &["check"]);
            assert!(told.contains(said), "{told}");
            refused(&clones, "other", "end it with `git rebase --continue`");
            clones.done("other", &["mergetool", ARTYOM, choice]);
            assert_eq!(clones.path("other", GORSHENIN).exists(), stays);
            clones.git("other", &["add", "--all"]);
            let (done, told) = clones.git("other", &["rebase", "--continue"]);
            assert!(done, "{told}");
            assert_eq!(clones.sync("other").0, 0);
            // Of what stays as it was there, nothing comes in.
            let (code, told) = clones.sync("workspace");
            assert!(code == 0 || code == 5, "{told}");
            assert_eq!(clones.path("workspace", GORSHENIN).exists(), stays);
        }
    }
}

#[test]
fn a_submodule_stays_at_the_commit_that_somebody_committed() {
    let clones = Clones::new();
    let allow = ["-c", "protocol.file.allow=always"];
    let commit = |folder: &str, message: &str| {
        clones.git(folder, &["commit", "--quiet", "-am", message]);
        clones.git(folder, &["rev-parse", "HEAD"]).1
    };
    clones.git(".", &["init", "--quiet", "library"]);
    fs::write(clones.path("library", "read.me"), "one").unwrap();
    clones.git("library", &["add", "--all"]);
    commit("library", "one");
    let add = ["submodule", "--quiet", "add", "../library", "library"];
    let (added, told) = clones.git("workspace", &[&allow[..], &add].concat());
    assert!(added, "{told}");
    clones.commit("workspace");
    assert_eq!(clones.sync("workspace").0, 0);
    clones.sync("other");
    let update = ["submodule", "--quiet", "update", "--init"];
    let (updated, told) = clones.git("other", &[&allow[..], &update].concat());
    assert!(updated, "{told}");
    // One clone goes on with the submodule, and commits that; both change records.
    fs::write(clones.path("workspace/library", "read.me"), "two").unwrap();
    let newest = commit("workspace/library", "two");
    clones.git("workspace", &["add", "library"]);
    clones.commit("workspace");
    for folder in ["workspace", "other", "workspace", "other", "workspace"] {
        clones.done(folder, &["note", ARTYOM, folder]);
        let (code, told) = clones.sync(folder);
        assert!(code == 0 || code == 5, "{told}");
        let (_, noted) = clones.git(folder, &["rev-parse", "HEAD:library"]);
        assert_eq!(noted, newest, "{folder}: {told}");
    }
}
