//! `lastseen log --verify`: what somebody did to the logs or the records outside of the program, told apart.

use std::fs;

use serde_json::Value;

use crate::support::workspace::TestWorkspace;
use lastseen::casebook::change::{Change, ChangeId, ChangeKind};
use lastseen::storage::log::body::Body;
use lastseen::storage::log::line::{LogLine, read_line, write_line};

const PERSON: &str = "people/p-4f8a1b2c3d.ron";

/// The logs, sorted.
fn logs(workspace: &TestWorkspace) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(workspace.path("log"))
        .unwrap()
        .map(|entry| format!("log/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    names.sort();
    names
}

/// Three changes by anna, then one by boris, who has seen them.
fn worked_on() -> (TestWorkspace, String, String) {
    let workspace = TestWorkspace::with_people();
    for note in ["One.", "Two.", "Three."] {
        workspace.run(&["note", "gorshenin", note]).done();
    }
    workspace
        .run_as("boris", &["note", "kochetkov", "By boris."])
        .done();
    let all = logs(&workspace);
    assert_eq!(all.len(), 2);
    (workspace, all[0].clone(), all[1].clone())
}

/// The first `count` lines of a text.
fn lines(text: &str, count: usize) -> String {
    text.split_inclusive('\n').take(count).collect()
}

/// What is found: the file and the kind of each.
fn found(workspace: &TestWorkspace) -> Vec<(String, String)> {
    let run = workspace.run(&["log", "--verify", "--json"]);
    let json = run.json();
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(run.code, i32::from(!findings.is_empty()), "{}", run.out);
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    findings
        .iter()
        .map(|one| (text(&one["path"]), text(&one["kind"])))
        .collect()
}

/// Forgets what this account has seen, as on another machine.
fn forget(workspace: &TestWorkspace) {
    for folder in [".local", "state"] {
        let _ = fs::remove_dir_all(workspace.home().join(folder));
    }
}

fn pair(path: &str, kind: &str) -> (String, String) {
    (path.to_owned(), kind.to_owned())
}

#[test]
fn an_untouched_workspace_has_nothing_wrong_and_says_what_cannot_be_known() {
    let (workspace, anna, _) = worked_on();
    let run = workspace.run(&["log", "--verify"]).done();
    assert!(
        run.out.starts_with("4 changes, nothing wrong\nnot known: "),
        "{}",
        run.out
    );
    assert!(run.out.contains("who sat at the keyboard"), "{}", run.out);
    assert!(!run.out.contains("before today"), "{}", run.out);
    forget(&workspace);
    let run = workspace.run(&["log", "--verify"]).done();
    assert!(run.out.contains("has not seen them before"), "{}", run.out);
    // From now on it has.
    fs::write(workspace.path(&anna), lines(&workspace.text(&anna), 1)).unwrap();
    assert_eq!(workspace.run(&["log", "--verify"]).code, 1);
}

#[test]
fn lines_cut_off_the_end_are_missed_by_this_machine_and_by_the_others() {
    let (workspace, anna, boris) = worked_on();
    let (whole, whole_boris) = (workspace.text(&anna), workspace.text(&boris));
    fs::write(workspace.path(&anna), lines(&whole, 2)).unwrap();
    let run = workspace.run(&["log", "--verify"]);
    assert_eq!(run.code, 1);
    // The record has a note that no change made, then.
    assert!(
        run.out.lines().any(|line| line.starts_with(&format!("{anna}: ends with change 2, but "))
            && line.ends_with(
                " change 3: its end was cut off, or an older copy was put in its place; bring the whole log back"
            )),
        "{}",
        run.out
    );
    assert_eq!(
        found(&workspace),
        [
            pair(&anna, "end-missing"),
            pair(PERSON, "record-edited-outside")
        ]
    );
    // Boris named the end of the log; so it is missed on a machine that has never seen it.
    forget(&workspace);
    assert_eq!(found(&workspace)[0], pair(&anna, "end-missing"));
    // Nobody named the end of the log of boris; only this machine had seen it.
    fs::write(workspace.path(&anna), &whole).unwrap();
    assert_eq!(found(&workspace), []);
    fs::write(workspace.path(&boris), "").unwrap();
    assert_eq!(found(&workspace)[0], pair(&boris, "end-missing"));
    fs::write(workspace.path(&boris), &whole_boris).unwrap();
    assert_eq!(found(&workspace), []);
}

#[test]
fn a_log_that_was_deleted_is_missed_and_so_are_all() {
    let (workspace, anna, boris) = worked_on();
    let whole = workspace.text(&anna);
    fs::remove_file(workspace.path(&anna)).unwrap();
    assert_eq!(found(&workspace), [pair(&anna, "log-missing")]);
    forget(&workspace);
    assert_eq!(found(&workspace), [pair(&anna, "log-missing")]);
    fs::write(workspace.path(&anna), whole).unwrap();
    assert_eq!(found(&workspace), []);
    fs::remove_file(workspace.path(&anna)).unwrap();
    fs::remove_file(workspace.path(&boris)).unwrap();
    assert_eq!(found(&workspace), [pair("log", "all-logs-missing")]);
    let run = workspace.run(&["log", "--verify"]);
    assert!(
        run.out.contains("log: no log is here, but this machine has seen 2 logs with 4 changes: all were deleted; bring them back"),
        "{}",
        run.out
    );
}

#[test]
fn a_log_that_was_written_anew_is_told_from_one_that_was_cut() {
    let (workspace, anna, _) = worked_on();
    let two = lines(&workspace.text(&anna), 2);
    let before = workspace.text(PERSON);
    fs::write(workspace.path(&anna), &two).unwrap();
    // Somebody goes on from the second change, so that the third is another one.
    workspace
        .run(&["note", "gorshenin", "Another third."])
        .done();
    assert!(workspace.text(PERSON).contains("Three.") && before.contains("Three."));
    assert_eq!(found(&workspace)[0], pair(&anna, "log-rewritten"));
}

#[test]
fn an_altered_line_and_a_gap_in_the_middle_are_told_apart() {
    let (workspace, anna, _) = worked_on();
    let whole = workspace.text(&anna);
    fs::write(workspace.path(&anna), whole.replace("Two.", "Tw0.")).unwrap();
    let run = workspace.run(&["log", "--verify"]);
    let own: Vec<&str> = run
        .out
        .lines()
        .filter(|line| line.starts_with(&anna))
        .collect();
    assert_eq!(own.len(), 1, "{}", run.out);
    assert!(own[0].contains(":2:1: the log has been tampered with: its edits are not those"));
    let gap: Vec<&str> = whole.split_inclusive('\n').collect();
    fs::write(workspace.path(&anna), [gap[0], gap[2]].concat()).unwrap();
    let run = workspace.run(&["log", "--verify"]);
    assert!(
        run.out
            .contains(":2:1: the log has been tampered with: hash chain broken")
    );
}

#[test]
fn records_are_held_against_the_log() {
    let (workspace, _, _) = worked_on();
    let text = workspace.text(PERSON);
    let put = |text: &str| fs::write(workspace.path(PERSON), text).unwrap();
    put(&text.replace("Two.", "2."));
    assert_eq!(found(&workspace), [pair(PERSON, "record-edited-outside")]);
    let run = workspace.run(&["log", "--verify"]);
    assert!(
        run.out
            .contains(": is not as the last change left it (anna, "),
        "{}",
        run.out
    );
    fs::remove_file(workspace.path(PERSON)).unwrap();
    assert_eq!(found(&workspace), [pair(PERSON, "record-missing")]);
    put(&text);
    assert_eq!(found(&workspace), []);
    // A change on top of an edit by hand takes it over; an undo leaves what was there before.
    workspace.run(&["note", "gorshenin", "Four."]).done();
    workspace.run(&["undo"]).done();
    assert_eq!(found(&workspace), []);
    // An older copy, as a backup or an old checkout brings it back.
    workspace.run(&["note", "gorshenin", "Five."]).done();
    put(&text);
    assert_eq!(found(&workspace), [pair(PERSON, "record-older")]);
    // What was never in a log was made by hand.
    let workspace = workspace.file(
        "people/p-0000000001.ron",
        "Person(id: \"p-0000000001\", name: \"Ivan\")\n",
    );
    assert_eq!(found(&workspace), [pair(PERSON, "record-older")]);
}

#[test]
fn an_erasure_is_no_edit_by_hand() {
    let (workspace, _, _) = worked_on();
    workspace.run(&["erase", "p-4f7k9q2m8x", "--yes"]);
    assert!(!workspace.path("people/p-4f7k9q2m8x.ron").exists());
    assert_eq!(found(&workspace), []);
}

#[test]
fn a_copied_log_with_a_forged_author_is_told() {
    let (workspace, anna, _) = worked_on();
    let vera = anna.replace("anna", "vera");
    // Copied as it is: a copy, which counts nothing twice.
    fs::copy(workspace.path(&anna), workspace.path(&vera)).unwrap();
    let run = workspace.run(&["log", "--verify"]);
    assert_eq!(run.code, 1);
    assert!(
        run.out
            .contains(&format!("{vera}: a copy of {anna} left by another program")),
        "{}",
        run.out
    );
    assert_eq!(workspace.run(&["log", "--quiet"]).columns().len(), 4);
    // With another author written into it, no hash fits.
    let forged = workspace
        .text(&vera)
        .replace("author:\"anna\"", "author:\"vera\"");
    fs::write(workspace.path(&vera), forged).unwrap();
    let run = workspace.run(&["log", "--verify"]);
    assert!(
        run.out.contains(&format!(
            "{vera}:1:1: the log has been tampered with: its hash does not fit"
        )),
        "{}",
        run.out
    );
}

/// A line as somebody would write it whose clock says `at`.
fn line_at(
    at: &str,
    id: &str,
    (author, device): (&str, &str),
    (seq, prev): (u64, &str),
) -> (String, LogLine) {
    let change = Change {
        id: ChangeId(id.to_owned()),
        change_kind: ChangeKind::Do,
        author: author.to_owned(),
        at: at.parse().unwrap(),
        why: format!("made at {at}"),
        edits: Vec::new(),
        queries: Vec::new(),
    };
    let body = Body {
        why: change.why.clone(),
        ..Body::default()
    };
    write_line(&change, (author, device), &body, (seq, prev), &[]).unwrap()
}

#[test]
fn a_line_of_before_there_were_heads_still_reads_and_fits() {
    let old = "(seq:1,at:\"2026-11-22T10:00:00Z\",author:\"anna\",device:\"laptop\",change:\"00ff\",gesture:Do,prev:\"\",\
               digest:\"c3d79bcaeed209251c92adf74ce86d748329c0840b7878647d36e19cfdc54fb4\",\
               hash:\"03e0c5cc61f52d91250897b0bdd622a73fae3920a6b9c766f0856a878c83715f\",\
               body:(why:\"made at 2026-11-22T10:00:00Z\",edits:[],files:[]))\n";
    let line = read_line(old.as_bytes()).unwrap();
    assert_eq!(line.flaw(), None);
    assert_eq!(line.heads, []);
    // A line that sees no other log is covered by its hash in the same way as then.
    let (text, line) = line_at("2026-11-22T10:00:00Z", "00ff", ("anna", "laptop"), (0, ""));
    assert!(!text.contains("heads"));
    assert_eq!(line.hash, line.expected_hash());
}

#[test]
fn a_clock_that_is_wrong_is_told_and_decides_nothing() {
    let workspace = TestWorkspace::with_people();
    let (far, first) = line_at("2202-07-12T00:00:00Z", "0001", ("vera", "far"), (0, ""));
    let workspace = workspace.file("log/vera-far.log", &far);
    let run = workspace.run(&["list"]);
    assert_eq!(
        run.err,
        "lastseen: log: the last change in log/vera-far.log has the date 12 Jul 2202, which cannot be: the clock of that \
         machine is wrong and must be set; the order of changes does not go by it\n"
    );
    assert_eq!(workspace.run(&["check"]).code, 1);
    // Its clock is set, and others work on: what was made last is last.
    let (now, _) = line_at(
        "2026-11-01T00:00:00Z",
        "0002",
        ("vera", "far"),
        (1, &first.hash),
    );
    let workspace = workspace.file("log/vera-far.log", format!("{far}{now}"));
    assert_eq!(workspace.run(&["list"]).err, "");
    workspace.run(&["note", "gorshenin", "Now."]).done();
    let log = workspace.run(&["log"]).done();
    let reasons: Vec<&str> = log.columns().iter().map(|row| row[3]).collect();
    assert_eq!(
        reasons,
        [
            "Artyom Gorshenin: note",
            "made at 2026-11-01T00:00:00Z",
            "made at 2202-07-12T00:00:00Z"
        ]
    );
    let (ahead, _) = line_at("2099-01-01T00:00:00Z", "0003", ("boris", "far"), (0, ""));
    let workspace = workspace.file("log/boris-far.log", &ahead);
    let run = workspace.run(&["list"]);
    assert!(
        run.err
            .contains("but log/boris-far.log has changes of 1 Jan 2099: set the clock"),
        "{}",
        run.err
    );
}

#[test]
fn two_clones_on_one_machine_write_two_logs() {
    let workspace = TestWorkspace::new();
    let id = workspace
        .run(&["add", "person", "name=Ivan Testov"])
        .done()
        .out;
    let id = id.trim().to_owned();
    let first = logs(&workspace);
    assert_eq!(first.len(), 1);
    // A copy of the folder with all of it, and one as git makes it.
    let copy = |from: &str, to: &str| {
        let done = std::process::Command::new("cp")
            .arg("-r")
            .arg(workspace.home().join(from))
            .arg(workspace.home().join(to))
            .status();
        assert!(done.unwrap().success());
    };
    copy("workspace", "w2");
    copy("workspace", "w3");
    fs::remove_dir_all(workspace.home().join("w3/.lastseen")).unwrap();
    let mut names = std::collections::BTreeSet::new();
    for (folder, note) in [("workspace", "One."), ("w2", "Two."), ("w3", "Three.")] {
        workspace.run(&["-w", folder, "note", &id, note]).done();
        workspace.run(&["-w", folder, "note", &id, "More."]).done();
        let in_folder: Vec<String> = fs::read_dir(workspace.home().join(folder).join("log"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(
            in_folder.len(),
            if folder == "workspace" { 1 } else { 2 },
            "{in_folder:?}"
        );
        names.extend(in_folder);
        // What this account did before it had the new name can still be taken back.
        for _ in 0..3 {
            workspace.run(&["-w", folder, "undo"]).done();
        }
        workspace
            .run(&["-w", folder, "undo"])
            .failed(1, "nothing to undo");
    }
    assert_eq!(names.len(), 3, "{names:?}");
    // A folder that is moved keeps its name.
    fs::rename(workspace.home().join("w2"), workspace.home().join("w4")).unwrap();
    workspace.run(&["-w", "w4", "redo"]).done();
    assert_eq!(
        fs::read_dir(workspace.home().join("w4/log"))
            .unwrap()
            .count(),
        2
    );
}

#[test]
fn a_workspace_of_before_there_were_names_keeps_the_name_of_the_machine() {
    let workspace = TestWorkspace::with_people();
    workspace.run(&["note", "gorshenin", "One."]).done();
    let before = logs(&workspace);
    fs::remove_file(workspace.path(".lastseen/clone.ron")).unwrap();
    // Those versions wrote no such file into the private folder.
    fs::remove_file(workspace.path(".lastseen/.gitignore")).unwrap();
    forget(&workspace);
    workspace.run(&["note", "gorshenin", "Two."]).done();
    assert_eq!(logs(&workspace), before);
    workspace.run(&["undo"]).done();
    workspace.run(&["undo"]).done();
}

/// Each new line names the ends of the other logs that its author had seen, once.
#[test]
fn a_line_names_the_ends_of_the_other_logs() {
    let (workspace, anna, boris) = worked_on();
    let last = |log: &str| -> LogLine {
        let text = workspace.text(log);
        read_line(text.lines().last().unwrap().as_bytes()).unwrap()
    };
    let (of_anna, of_boris) = (last(&anna), last(&boris));
    assert_eq!(of_boris.heads.len(), 1);
    assert_eq!(of_boris.heads[0].log_path(), anna);
    assert_eq!(of_boris.heads[0].seq, 3);
    assert_eq!(of_boris.heads[0].hash, of_anna.hash[..32]);
    assert_eq!(of_anna.heads, []);
}

/// Every command asks for the ends of all logs, so that a log from elsewhere must not make it slow.
#[test]
fn a_log_of_garbage_or_of_a_terabyte_of_nothing_makes_no_command_wait() {
    let (workspace, anna, _) = worked_on();
    let huge = fs::File::create(workspace.path("log/vera-far.log")).unwrap();
    huge.set_len(1 << 34).unwrap();
    let workspace = workspace.file("log/zoya-far.log", "\n".repeat(1 << 22));
    let begun = std::time::Instant::now();
    let ends = lastseen::storage::log::heads::LogEndsCache::default();
    let disk = lastseen::storage::fs::disk::Disk::open(&workspace.path("")).unwrap();
    let heads = ends.now(&disk);
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    let logs: Vec<String> = heads.iter().map(|(head, _)| head.log_path()).collect();
    assert_eq!(logs.len(), 2);
    assert_eq!(logs[0], anna);
}

/// A command that only took the lock leaves a private folder, and no name in it.
#[test]
fn a_clone_in_which_only_the_lock_was_taken_gets_a_name_of_its_own() {
    let workspace = TestWorkspace::with_people();
    workspace.run(&["note", "gorshenin", "One."]).done();
    let clone = workspace.home().join("c");
    let copied = std::process::Command::new("cp")
        .args([
            "-r",
            workspace.path("").to_str().unwrap(),
            clone.to_str().unwrap(),
        ])
        .status();
    assert!(copied.unwrap().success());
    fs::remove_dir_all(clone.join(".lastseen")).unwrap();
    assert_eq!(workspace.run(&["-w", "c", "redo"]).code, 1);
    workspace
        .run(&["-w", "c", "note", "gorshenin", "Two."])
        .done();
    assert_eq!(fs::read_dir(clone.join("log")).unwrap().count(), 2);
}

#[test]
fn check_tells_of_an_end_that_is_missing_until_somebody_accepts_it() {
    let (workspace, anna, _) = worked_on();
    assert_eq!(found(&workspace), []);
    let whole = workspace.text(&anna);
    fs::write(workspace.path(&anna), lines(&whole, 2)).unwrap();
    // Nobody else's log may know more, or that witness stays.
    fs::remove_file(workspace.path(&logs(&workspace)[1])).unwrap();
    let checked = workspace.run(&["check"]);
    assert_eq!(checked.code, 1);
    assert!(
        checked.out.contains(&format!(
            "{anna}: ends with change 2, but this machine has seen change 3"
        )),
        "{}",
        checked.out
    );
    let json = workspace.run(&["check", "--json"]).json();
    let is_told = |one: &Value| one["path"] == anna.as_str() && one["kind"] == "end-missing";
    assert!(json.as_array().unwrap().iter().any(is_told), "{json}");

    let accepted = workspace.run(&["log", "--verify", "--accept"]);
    assert!(accepted.err.contains("accepted: "), "{}", accepted.err);
    assert!(
        !workspace
            .run(&["check"])
            .out
            .contains("this machine has seen")
    );
    assert!(
        !workspace
            .run(&["log", "--verify"])
            .out
            .contains("this machine has seen")
    );
    assert_eq!(workspace.run(&["log", "--accept"]).code, 2);
}

#[test]
fn what_an_editor_does_to_a_log_is_no_tampering_and_keeps_no_name_from_an_erasure() {
    let workspace = TestWorkspace::new();
    workspace
        .run(&["add", "person", "name=Semyon Gavrin"])
        .done();
    workspace.run(&["add", "person", "name=Pyotr Lomov"]).done();
    let log = logs(&workspace)[0].clone();
    let edited = format!("\u{feff}{}\n\r\n", workspace.text(&log));
    fs::write(workspace.path(&log), edited).unwrap();
    assert_eq!(found(&workspace), []);
    workspace.run(&["note", "Pyotr Lomov", "He called."]).done();
    assert_eq!(found(&workspace), []);
    workspace.run(&["erase", "Semyon Gavrin", "--yes"]).done();
    let text = workspace.text(&log);
    assert!(!text.contains("Gavrin") && text.contains("Lomov"), "{text}");
    assert_eq!(found(&workspace), []);
}

#[test]
fn a_copy_of_the_head_is_called_so() {
    let workspace = TestWorkspace::new();
    let head = workspace.text("lastseen.ron");
    let workspace = workspace.file("lastseen.sync-conflict-20261127-101500-ABCDEFG.ron", head);
    let checked = workspace.run(&["check"]);
    assert!(
        checked
            .out
            .contains("a copy of lastseen.ron left by Syncthing; look at both"),
        "{}",
        checked.out
    );
    assert_eq!(workspace.run(&["list"]).code, 0);
}
