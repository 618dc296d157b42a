//! Sealed clones that exchange changes by `lastseen sync`, and what a pull without the driver leaves: merged in memory,
//! and nothing of it in the clear, in no object of git either.

use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use crate::sealed_clones::{NAME, SealedClones};
use crate::support::sealed::{edit_sealed, files_with, new_key, workspace_key};
use crate::support::workspace::PROGRAM;

/// Words that stand in notes, in the title and in the name.
const WORDS: [&str; 5] = [NAME, "marmalade7", "Hollyhock", "tamarisk9", "wexfordish"];

impl SealedClones {
    /// Asserts that no word stands in a file below the home, or in an object of one of the repositories.
    #[track_caller]
    fn assert_silent(&self) {
        assert_eq!(files_with(self.sealed.workspace.home(), &WORDS), [""; 0]);
        for folder in ["workspace", "other", "shared"] {
            let all = self.git(folder, &["cat-file", "--batch-all-objects", "--batch"]);
            let all = all.to_lowercase();
            for word in WORDS {
                assert!(!all.contains(&word.to_lowercase()), "{folder}: {word}");
            }
        }
    }

    fn person_text(&self, folder: &str) -> String {
        self.done(folder, &["show", &self.person, "--json"])
    }

    /// Both change the same person, each by a status and a note.
    fn change_both(&self) {
        let person = self.person.as_str();
        self.done(
            "workspace",
            &[
                "set", person, "detained", "--when", "2022-07", "--note", WORDS[1],
            ],
        );
        self.done("workspace", &["note", person, WORDS[3]]);
        self.done(
            "other",
            &[
                "set", person, "returned", "--when", "2022-11", "--note", WORDS[2],
            ],
        );
    }

    fn person_file(&self) -> String {
        format!("people/{}.ron.age", self.person)
    }

    /// Gives the person a status and a note.
    fn change(&self, folder: &str) {
        let set = ["set", &self.person, "missing", "--when", "2022-07-12"];
        self.done(folder, &set);
        self.done(folder, &["note", &self.person, WORDS[1]]);
    }

    /// Leaves the person's text as it was, sealed anew.
    fn change_and_undo(&self, folder: &str) {
        let sealed = || fs::read(self.path(folder).join(self.person_file())).unwrap();
        let before = sealed();
        self.done(folder, &["set", &self.person, "missing"]);
        self.done(folder, &["undo"]);
        assert_ne!(sealed(), before);
    }

    /// Synchronises both, of which one removed the person and the other one changed the record: it stays in both.
    #[track_caller]
    fn assert_kept(&self) {
        let (code, told) = self.code("workspace", &["sync"]);
        assert_eq!(code, 0, "{told}");
        let (code, told) = self.code("other", &["sync"]);
        assert_eq!(code, 5, "{told}");
        let stays = "removed on one side and changed on the other one: it stays";
        let stays = format!("people/{}.ron: {stays}\n", self.person);
        assert!(told.contains(&stays), "{told}");
        let (code, told) = self.code("workspace", &["sync"]);
        assert_eq!(code, 5, "{told}");
        assert!(!told.contains("gone here"), "{told}");
        for folder in ["workspace", "other"] {
            assert_eq!(self.done(folder, &["sync"]).lines().count(), 1);
            let shown = self.person_text(folder);
            assert!(
                shown.contains("\"missing\"") && shown.contains(WORDS[1]),
                "{folder}: {shown}"
            );
            self.done(folder, &["log", "--verify"]);
        }
    }

    #[track_caller]
    fn assert_merged(&self, folder: &str) {
        let shown = self.person_text(folder);
        for word in ["\"detained\"", "\"returned\"", WORDS[1], WORDS[2], WORDS[3]] {
            assert!(shown.contains(word), "{folder}, {word}: {shown}");
        }
        self.done(folder, &["log", "--verify"]);
    }
}

#[test]
fn two_sealed_clones_that_changed_one_person_end_with_the_same() {
    let clones = SealedClones::new();
    clones.change_both();
    clones.done("other", &["add", "person", "name=wexfordish"]);
    let (code, told) = clones.code("workspace", &["sync"]);
    assert_eq!(code, 0, "{told}");
    assert!(
        told.starts_with("2 changes committed, nothing came in"),
        "{told}"
    );
    let (code, told) = clones.code("other", &["sync"]);
    assert_eq!(code, 5, "{told}");
    assert!(
        told.contains("2 changes committed, 1 commit came in, 1 record merged"),
        "{told}"
    );
    assert_eq!(clones.code("workspace", &["sync"]).0, 5);
    for folder in ["workspace", "other"] {
        let (code, told) = clones.code(folder, &["sync"]);
        assert_eq!(code, 0, "{told}");
        clones.assert_merged(folder);
    }
    assert_eq!(clones.person_text("workspace"), clones.person_text("other"));
    let head = |folder| clones.git(folder, &["rev-parse", "HEAD"]);
    assert_eq!(head("workspace"), head("other"));
    let messages = clones.git("workspace", &["log", "--format=%B"]);
    let messages: Vec<&str> = messages.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(messages, ["sync", "sync", "sync", "x"]);
    clones.assert_silent();
    // The merge is a change like any other.
    clones.done("other", &["undo"]);
    assert!(!clones.person_text("other").contains("\"detained\""));
}

#[test]
fn what_both_changed_in_two_ways_is_told_and_stays_to_be_decided() {
    let clones = SealedClones::new();
    let person = format!("people/{}.ron.age", clones.person);
    for (folder, born) in [("workspace", "1990"), ("other", "1991")] {
        let key = workspace_key(&clones.path(folder), &clones.identity);
        let file = clones.path(folder).join(&person);
        edit_sealed(&file, &key, "\n)", &format!("\n    born: \"{born}\",\n)"));
    }
    clones.done("workspace", &["sync"]);
    let (code, told) = clones.code("other", &["sync"]);
    assert_eq!(code, 5, "{told}");
    assert!(told.contains("1990") && told.contains("1991"), "{told}");
    assert!(told.contains(":decide"), "{told}");
    let shown = clones.person_text("other");
    assert!(shown.contains("1990") && shown.contains("1991"), "{shown}");
}

#[test]
fn a_record_that_one_side_removed_and_the_other_changed_stays() {
    for (removes, changes) in [("workspace", "other"), ("other", "workspace")] {
        let clones = SealedClones::new();
        clones.change(changes);
        fs::remove_file(clones.path(removes).join(clones.person_file())).unwrap();
        clones.assert_kept();
    }
    // The same by an undo.
    let mut clones = SealedClones::new();
    let person = clones.done("workspace", &["add", "person", "name=wexfordish"]);
    clones.person = person.trim().to_owned();
    clones.done("workspace", &["sync"]);
    assert_eq!(clones.code("other", &["sync"]).0, 5);
    clones.change("other");
    clones.done("workspace", &["undo"]);
    clones.assert_kept();
    clones.assert_silent();
}

#[test]
fn a_record_that_one_side_removed_and_the_other_only_sealed_again_is_gone() {
    for (removes, seals) in [("workspace", "other"), ("other", "workspace")] {
        let clones = SealedClones::new();
        clones.change_and_undo(seals);
        fs::remove_file(clones.path(removes).join(clones.person_file())).unwrap();
        clones.done("workspace", &["sync"]);
        for folder in ["other", "workspace", "other"] {
            let (code, told) = clones.code(folder, &["sync"]);
            assert!(code == 0 || code == 5, "{told}");
            assert!(!told.contains("it stays"), "{told}");
        }
        for folder in ["workspace", "other"] {
            assert!(!clones.path(folder).join(clones.person_file()).exists());
        }
    }
}

#[test]
fn mergetool_tells_what_was_changed_from_what_was_only_sealed_again() {
    for (is_changed, expected) in [(false, 0), (true, 1)] {
        let clones = SealedClones::new();
        clones.change_and_undo("other");
        if is_changed {
            clones.change("other");
        }
        fs::remove_file(clones.path("workspace").join(clones.person_file())).unwrap();
        clones.send("workspace");
        clones.commit("other");
        clones.git("other", &["config", "merge.lastseen.driver", "false"]);
        let (is_done, told) = clones.git_with("other", &clones.identity, &["pull", "--quiet"]);
        assert!(!is_done, "{told}");
        let (code, told) = clones.code("other", &["mergetool"]);
        assert_eq!(code, expected, "{told}");
        let file = clones.path("other").join(clones.person_file());
        assert_eq!(file.exists(), is_changed);
        let unmerged = clones.git("other", &["ls-files", "--unmerged"]);
        assert_eq!(unmerged.is_empty(), !is_changed, "{unmerged}");
    }
}

#[test]
fn only_changes_whose_lines_were_committed_are_counted() {
    let clones = SealedClones::new();
    clones.done("workspace", &["sync"]);
    let exclude = clones.path("workspace/.git/info/exclude");
    fs::write(exclude, "log/\n").unwrap();
    let logs = || clones.git("workspace", &["ls-tree", "-r", "HEAD", "log/"]);
    let before = logs();
    clones.done("workspace", &["note", &clones.person, WORDS[1]]);
    let told = clones.done("workspace", &["sync"]);
    let is_counted = told.starts_with("1 change committed");
    assert_eq!(is_counted, logs() != before, "{told}");
}

#[test]
fn a_bundle_brings_sealed_clones_together() {
    let clones = SealedClones::new();
    clones.change_both();
    let bundle = clones.path("stick.bundle");
    let sync = ["sync", "--bundle", bundle.to_str().unwrap()];
    clones.done("workspace", &sync);
    assert_eq!(clones.code("other", &sync).0, 5);
    assert_eq!(clones.code("workspace", &sync).0, 5);
    for folder in ["workspace", "other"] {
        clones.assert_merged(folder);
    }
    clones.assert_silent();
}

#[test]
fn what_was_erased_in_a_sealed_clone_goes_from_the_other_one() {
    let clones = SealedClones::new();
    let person = clones.person.as_str();
    clones.done("other", &["erase", person, "--yes"]);
    // A line in the log that the erasure writes anew.
    clones.done("workspace", &["add", "person", "name=wexfordish"]);
    clones.done("workspace", &["sync"]);
    assert_eq!(clones.code("other", &["sync"]).0, 5);
    let (code, told) = clones.code("workspace", &["sync"]);
    assert_eq!(code, 5, "{told}");
    for folder in ["workspace", "other"] {
        let listed = clones.done(folder, &["list"]);
        assert!(
            !listed.contains(NAME) && listed.contains("wexfordish"),
            "{listed}"
        );
        clones.done(folder, &["log", "--verify"]);
        let log = clones.done(folder, &["log"]);
        assert!(log.contains("wexfordish") && !log.contains(NAME), "{log}");
    }
}

#[test]
fn a_sealed_synchronisation_that_was_killed_goes_on() {
    for pause in [20, 60, 120, 200, 300] {
        let clones = SealedClones::new();
        clones.change_both();
        clones.done("workspace", &["sync"]);
        let mut child = clones
            .in_folder(PROGRAM, "other", &clones.identity)
            .args(["-w", ".", "sync"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(pause));
        let _ = child.kill();
        child.wait().unwrap();
        let (code, told) = clones.code("other", &["sync"]);
        assert!(code == 0 || code == 5, "{pause}: {code}: {told}");
        let (code, told) = clones.code("workspace", &["sync"]);
        assert!(code == 0 || code == 5, "{pause}: {code}: {told}");
        for folder in ["workspace", "other"] {
            clones.assert_merged(folder);
        }
        clones.assert_silent();
    }
}

#[test]
fn what_a_pull_without_the_driver_leaves_is_merged_by_mergetool() {
    let clones = SealedClones::new();
    clones.change_both();
    clones.send("workspace");
    clones.commit("other");
    clones.git("other", &["config", "merge.lastseen.driver", "false"]);
    let (is_done, told) = clones.git_with("other", &clones.identity, &["pull", "--quiet"]);
    assert!(!is_done, "{told}");
    let (code, told) = clones.code("other", &["mergetool"]);
    assert_eq!(code, 0, "{told}");
    let path = format!("people/{}.ron.age: both sides merged", clones.person);
    assert!(told.contains(&path), "{told}");
    assert_eq!(clones.git("other", &["ls-files", "--unmerged"]), "");
    clones.git("other", &["commit", "--quiet", "-m", "x"]);
    clones.assert_merged("other");
    let (code, told) = clones.code("other", &["mergetool"]);
    assert_eq!(
        (code, told.as_str()),
        (0, "no file has markers of a merge in it\n")
    );
    clones.done("other", &["sync"]);
    assert_eq!(clones.code("workspace", &["sync"]).0, 5);
    clones.assert_merged("workspace");
    clones.assert_silent();
}

#[test]
fn lines_of_a_log_that_an_erasure_wrote_anew_elsewhere_are_not_lost() {
    let clones = SealedClones::new();
    let person = clones.done("workspace", &["add", "person", "name=wexfordish"]);
    clones.send("workspace");
    clones.git("other", &["pull", "--quiet"]);
    clones.done("other", &["erase", person.trim(), "--yes"]);
    clones.done("workspace", &["add", "person", "name=marmalade7"]);
    clones.send("workspace");
    clones.commit("other");
    let (is_done, told) = clones.git_with("other", &clones.identity, &["pull", "--quiet"]);
    assert!(!is_done, "{told}");
    let (code, told) = clones.code("other", &["mergetool"]);
    assert_eq!(code, 0, "{told}");
    let log = clones.done("other", &["log"]);
    assert!(
        log.contains("marmalade7") && !log.contains("wexfordish"),
        "{log}"
    );
    assert_eq!(clones.git("other", &["ls-files", "--unmerged"]), "");
}

/// As the last moment of `seal` or an editor may leave it.
#[test]
fn what_lies_in_the_clear_in_a_sealed_workspace_is_not_sent() {
    let clones = SealedClones::new();
    let folder = clones.path("workspace");
    fs::write(folder.join("README.md"), "For everybody.\n").unwrap();
    clones.git("workspace", &["add", "README.md"]);
    clones.git("workspace", &["commit", "--quiet", "-m", "readme"]);
    fs::write(folder.join("README.md"), "For all.\n").unwrap();
    let clear = [
        "notes.txt",
        "people/p-aaaaaaaaa7.ron",
        "people/p-aaaaaaaaa7.ron~",
    ];
    for path in clear {
        fs::write(folder.join(path), "name: \"Hollyhock\"").unwrap();
    }
    clones.done("workspace", &["note", &clones.person, "tamarisk9"]);
    let (code, told) = clones.code("workspace", &["sync"]);
    assert_eq!(code, 0, "{told}");
    for path in clear {
        let line = format!("not sent: {path} lies in the clear in a sealed workspace");
        assert!(told.contains(&line), "{told}");
        assert!(folder.join(path).exists());
    }
    assert!(!told.contains("README.md"), "{told}");
    // Also if the other side has something to merge.
    assert_eq!(clones.code("other", &["sync"]).0, 5);
    clones.done("other", &["note", &clones.person, "wexfordish"]);
    clones.done("other", &["sync"]);
    clones.done("workspace", &["set", &clones.person, "missing"]);
    let (code, told) = clones.code("workspace", &["sync"]);
    assert_eq!(code, 5, "{told}");
    let sent = clones.git("shared", &["ls-tree", "-r", "--name-only", "HEAD"]);
    for path in clear {
        assert!(!sent.lines().any(|line| line == path), "{sent}");
    }
    let readme = clones.git("shared", &["show", "HEAD:README.md"]);
    assert_eq!(readme, "For all.\n");
}

#[test]
fn a_side_with_another_key_is_not_merged_and_told_what_to_do() {
    let clones = SealedClones::new();
    let (_, borys) = new_key(&clones.sealed.workspace, "borys.txt");
    clones.done("workspace", &["member", "add", "Borys", &borys]);
    clones.done("workspace", &["sync"]);
    assert_eq!(clones.code("other", &["sync"]).0, 5);
    let backup = clones.path("backup");
    let backup = backup.to_str().unwrap();
    let remove = ["member", "remove", "Borys", "--backup", backup];
    clones.done("workspace", &remove);
    clones.done("other", &["note", &clones.person, "Hollyhock"]);
    clones.done("workspace", &["sync"]);
    let (code, told) = clones.code("other", &["sync"]);
    assert_eq!(code, 1, "{told}");
    let key = fs::read_to_string(clones.path("workspace/keys/workspace.pub")).unwrap();
    let of_key = format!("the other side is sealed with another key, {}:", key.trim());
    assert!(told.contains(&of_key), "{told}");
    assert!(told.contains("Ask by telephone"), "{told}");
    assert!(told.contains("`lastseen merge FOLDER`"), "{told}");
    // As it says.
    clones.git(".", &["clone", "--quiet", "shared", "again"]);
    clones.done("again", &["git", "setup"]);
    clones.done("again", &["merge", "../other"]);
    clones.done("again", &["sync"]);
    assert_eq!(clones.code("workspace", &["sync"]).0, 5);
    assert!(clones.person_text("workspace").contains("Hollyhock"));
}

#[test]
fn what_came_under_the_key_of_before_is_told_to_who_made_a_new_one() {
    let clones = SealedClones::new();
    clones.done("workspace", &["sync"]);
    let backup = clones.path("backup");
    clones.done(
        "workspace",
        &["rekey", "--backup", backup.to_str().unwrap()],
    );
    clones.done("other", &["note", &clones.person, "Hollyhock"]);
    clones.done("other", &["sync"]);
    let (code, told) = clones.code("workspace", &["sync"]);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("under the key from before"), "{told}");
    // As it says.
    clones.git(".", &["clone", "--quiet", "shared", "again"]);
    clones.done("workspace", &["merge", "../again"]);
    clones.git("workspace", &["add", "--all"]);
    clones.git("workspace", &["commit", "--quiet", "-m", "x"]);
    clones.git(
        "workspace",
        &["merge", "--quiet", "-s", "ours", "FETCH_HEAD"],
    );
    clones.done("workspace", &["sync"]);
    assert!(clones.person_text("workspace").contains("Hollyhock"));
    let public = fs::read(clones.path("workspace/keys/workspace.pub")).unwrap();
    clones.git(".", &["clone", "--quiet", "shared", "third"]);
    assert_eq!(
        fs::read(clones.path("third/keys/workspace.pub")).unwrap(),
        public
    );
    assert!(clones.person_text("third").contains("Hollyhock"));
}

/// A text of that length that is no name.
fn filling(length: usize) -> String {
    "0123456789 ".repeat(length / 11)
}

/// What an author said while another clone erased somebody out of the author's log, which writes it anew, lies in a
/// segment of a form of the log that does not count any more.
#[test]
fn a_segment_begun_while_the_log_was_written_anew_elsewhere_is_read_after_a_plain_pull() {
    let clones = SealedClones::new();
    let person = clones.done("workspace", &["add", "person", "name=wexfordish"]);
    clones.done("workspace", &["note", &clones.person, &filling(60_000)]);
    clones.send("workspace");
    clones.git("other", &["pull", "--quiet"]);
    clones.done("other", &["erase", person.trim(), "--yes"]);
    clones.commit("other");
    clones.done("workspace", &["note", &clones.person, &filling(9_000)]);
    clones.done("workspace", &["add", "person", "name=marmalade7"]);
    clones.send("workspace");
    let (is_done, told) =
        clones.git_with("other", &clones.identity, &["pull", "--quiet", "--no-edit"]);
    assert!(is_done, "{told}");
    let log = clones.done("other", &["log"]);
    assert!(
        log.contains("marmalade7") && !log.contains("wexfordish"),
        "{log}"
    );
    // Nor does it go when the next change is written, or when both exchange what they have.
    clones.done("other", &["note", &clones.person, "Seen."]);
    clones.done("other", &["log", "--verify"]);
    for folder in ["other", "workspace", "other"] {
        let (code, told) = clones.code(folder, &["sync", "origin"]);
        assert!(code == 0 || code == 5, "{folder}: {told}");
        let log = clones.done(folder, &["log"]);
        assert!(
            log.contains("marmalade7") && !log.contains("wexfordish"),
            "{folder}: {log}"
        );
        clones.done(folder, &["log", "--verify"]);
    }
}

/// Both wrote one log anew, one of them more often: the author's new lines stand in the form that does not count.
#[test]
fn of_a_log_that_both_sides_wrote_anew_no_line_is_lost_by_a_plain_pull() {
    let clones = SealedClones::new();
    let people: Vec<String> = ["wexfordish", "Hollyhock", "tamarisk9"]
        .iter()
        .map(|name| clones.done("workspace", &["add", "person", &format!("name={name}")]))
        .collect();
    clones.send("workspace");
    clones.git("other", &["pull", "--quiet"]);
    for person in &people[..2] {
        clones.done("other", &["erase", person.trim(), "--yes"]);
    }
    clones.commit("other");
    clones.done("workspace", &["erase", people[2].trim(), "--yes"]);
    clones.done("workspace", &["add", "person", "name=marmalade7"]);
    clones.send("workspace");
    let (is_done, told) =
        clones.git_with("other", &clones.identity, &["pull", "--quiet", "--no-edit"]);
    if !is_done {
        clones.done("other", &["mergetool"]);
        clones.git("other", &["add", "--all"]);
        clones.git("other", &["commit", "--quiet", "--no-edit"]);
    }
    let log = clones.done("other", &["log"]);
    assert!(log.contains("marmalade7"), "{told}: {log}");
    for name in ["wexfordish", "hollyhock", "tamarisk9"] {
        assert!(!log.to_lowercase().contains(name), "{name}: {log}");
    }
    clones.done("other", &["note", &clones.person, "Seen."]);
    let log = clones.done("other", &["log"]);
    assert!(log.contains("marmalade7"), "{log}");
}

/// A clone in the middle of a merge: the other one erased somebody of whom this one has more.
fn pulled_erasure() -> SealedClones {
    let clones = SealedClones::new();
    clones.done("workspace", &["erase", &clones.person, "--yes"]);
    clones.send("workspace");
    clones.change("other");
    clones.commit("other");
    let (is_done, told) = clones.git_with("other", &clones.identity, &["pull", "--quiet"]);
    assert!(!is_done, "{told}");
    clones
}

#[test]
fn an_erasure_there_is_asked_about_in_the_middle_of_a_merge() {
    let unmerged = |clones: &SealedClones| clones.git("other", &["ls-files", "--unmerged"]);
    let is_here = |clones: &SealedClones| clones.path("other").join(clones.person_file()).exists();
    let decisions: [(&[&str], bool); 3] = [
        (&["erase", "ID", "--yes"], false),
        (&["mergetool", "ID", "--keep"], true),
        (&["sync", "--erase"], false),
    ];
    for (decision, stays) in decisions {
        let clones = pulled_erasure();
        for _ in 0..2 {
            let (code, told) = clones.code("other", &["sync"]);
            assert_eq!(code, 3, "{told}");
            let asked = format!("{}: erased in the other clone", clones.person);
            assert!(told.contains(&asked), "{told}");
            assert!(
                !told.contains("it stays") && !told.contains("gone here"),
                "{told}"
            );
            assert!(told.contains("no record changed on both sides"), "{told}");
            assert!(clones.person_text("other").contains(WORDS[1]));
            assert!(!unmerged(&clones).is_empty());
        }
        let arguments = decision.iter().map(|word| match *word {
            "ID" => clones.person.as_str(),
            word => word,
        });
        let (code, told) = clones.code("other", &arguments.collect::<Vec<_>>());
        assert!([0, 5].contains(&code), "{decision:?}: {code}: {told}");
        assert!(!told.contains("its logs still tell"), "{told}");
        assert_eq!(is_here(&clones), stays, "{told}");
        assert_eq!(unmerged(&clones), "", "{told}");
        for folder in ["other", "workspace", "other"] {
            let (code, told) = clones.code(folder, &["sync"]);
            assert!([0, 5].contains(&code), "{decision:?}: {code}: {told}");
            clones.done(folder, &["log", "--verify"]);
        }
        assert_eq!(is_here(&clones), stays);
        let log = clones.done("other", &["log"]);
        assert_eq!(log.contains(NAME), stays, "{log}");
        clones.assert_silent();
    }
}
