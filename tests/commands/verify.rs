//! `lastseen log --verify`: what somebody did to the logs or the records outside of the program, told apart.

use std::fs;

use serde_json::Value;

use super::desk::Desk;
use lastseen::casebook::change::{Change, ChangeId, ChangeKind};
use lastseen::storage::log::body::Body;
use lastseen::storage::log::line::{LogLine, read_line, write_line};

const PERSON: &str = "people/p-4f8a1b2c3d.ron";

/// The logs, sorted.
fn logs(desk: &Desk) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(desk.path("log"))
        .unwrap()
        .map(|entry| format!("log/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    names.sort();
    names
}

/// Three changes by anna, then one by boris, who has seen them.
fn worked_on() -> (Desk, String, String) {
    let desk = Desk::with_people();
    for note in ["One.", "Two.", "Three."] {
        desk.run(&["note", "gorshenin", note]).done();
    }
    desk.run_as("boris", &["note", "kochetkov", "By boris."])
        .done();
    let all = logs(&desk);
    assert_eq!(all.len(), 2);
    (desk, all[0].clone(), all[1].clone())
}

/// The first `count` lines of a text.
fn lines(text: &str, count: usize) -> String {
    text.split_inclusive('\n').take(count).collect()
}

/// What is found: the file and the kind of each.
fn found(desk: &Desk) -> Vec<(String, String)> {
    let run = desk.run(&["log", "--verify", "--json"]);
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
fn forget(desk: &Desk) {
    for folder in [".local", "state"] {
        let _ = fs::remove_dir_all(desk.home().join(folder));
    }
}

fn pair(path: &str, kind: &str) -> (String, String) {
    (path.to_owned(), kind.to_owned())
}

#[test]
fn an_untouched_workspace_has_nothing_wrong_and_says_what_cannot_be_known() {
    let (desk, anna, _) = worked_on();
    let run = desk.run(&["log", "--verify"]).done();
    assert!(
        run.out.starts_with("4 changes, nothing wrong\nnot known: "),
        "{}",
        run.out
    );
    assert!(run.out.contains("who sat at the keyboard"), "{}", run.out);
    assert!(!run.out.contains("before today"), "{}", run.out);
    forget(&desk);
    let run = desk.run(&["log", "--verify"]).done();
    assert!(run.out.contains("has not seen them before"), "{}", run.out);
    // From now on it has.
    fs::write(desk.path(&anna), lines(&desk.text(&anna), 1)).unwrap();
    assert_eq!(desk.run(&["log", "--verify"]).code, 1);
}

#[test]
fn lines_cut_off_the_end_are_missed_by_this_machine_and_by_the_others() {
    let (desk, anna, boris) = worked_on();
    let (whole, whole_boris) = (desk.text(&anna), desk.text(&boris));
    fs::write(desk.path(&anna), lines(&whole, 2)).unwrap();
    let run = desk.run(&["log", "--verify"]);
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
        found(&desk),
        [
            pair(&anna, "end-missing"),
            pair(PERSON, "record-edited-outside")
        ]
    );
    // Boris named the end of the log; so it is missed on a machine that has never seen it.
    forget(&desk);
    assert_eq!(found(&desk)[0], pair(&anna, "end-missing"));
    // Nobody named the end of the log of boris; only this machine had seen it.
    fs::write(desk.path(&anna), &whole).unwrap();
    assert_eq!(found(&desk), []);
    fs::write(desk.path(&boris), "").unwrap();
    assert_eq!(found(&desk)[0], pair(&boris, "end-missing"));
    fs::write(desk.path(&boris), &whole_boris).unwrap();
    assert_eq!(found(&desk), []);
}

#[test]
fn a_log_that_was_deleted_is_missed_and_so_are_all() {
    let (desk, anna, boris) = worked_on();
    let whole = desk.text(&anna);
    fs::remove_file(desk.path(&anna)).unwrap();
    assert_eq!(found(&desk), [pair(&anna, "log-missing")]);
    forget(&desk);
    assert_eq!(found(&desk), [pair(&anna, "log-missing")]);
    fs::write(desk.path(&anna), whole).unwrap();
    assert_eq!(found(&desk), []);
    fs::remove_file(desk.path(&anna)).unwrap();
    fs::remove_file(desk.path(&boris)).unwrap();
    assert_eq!(found(&desk), [pair("log", "all-logs-missing")]);
    let run = desk.run(&["log", "--verify"]);
    assert!(
        run.out.contains("log: no log is here, but this machine has seen 2 logs with 4 changes: all were deleted; bring them back"),
        "{}",
        run.out
    );
}

#[test]
fn a_log_that_was_written_anew_is_told_from_one_that_was_cut() {
    let (desk, anna, _) = worked_on();
    let two = lines(&desk.text(&anna), 2);
    let before = desk.text(PERSON);
    fs::write(desk.path(&anna), &two).unwrap();
    // Somebody goes on from the second change, so that the third is another one.
    desk.run(&["note", "gorshenin", "Another third."]).done();
    assert!(desk.text(PERSON).contains("Three.") && before.contains("Three."));
    assert_eq!(found(&desk)[0], pair(&anna, "log-rewritten"));
}

#[test]
fn an_altered_line_and_a_gap_in_the_middle_are_told_apart() {
    let (desk, anna, _) = worked_on();
    let whole = desk.text(&anna);
    fs::write(desk.path(&anna), whole.replace("Two.", "Tw0.")).unwrap();
    let run = desk.run(&["log", "--verify"]);
    let own: Vec<&str> = run
        .out
        .lines()
        .filter(|line| line.starts_with(&anna))
        .collect();
    assert_eq!(own.len(), 1, "{}", run.out);
    assert!(own[0].contains(":2:1: the log has been tampered with: its edits are not those"));
    let gap: Vec<&str> = whole.split_inclusive('\n').collect();
    fs::write(desk.path(&anna), [gap[0], gap[2]].concat()).unwrap();
    let run = desk.run(&["log", "--verify"]);
    assert!(
        run.out
            .contains(":2:1: the log has been tampered with: it does not follow the line before")
    );
}

#[test]
fn records_are_held_against_the_log() {
    let (desk, _, _) = worked_on();
    let text = desk.text(PERSON);
    let put = |text: &str| fs::write(desk.path(PERSON), text).unwrap();
    put(&text.replace("Two.", "2."));
    assert_eq!(found(&desk), [pair(PERSON, "record-edited-outside")]);
    let run = desk.run(&["log", "--verify"]);
    assert!(
        run.out
            .contains(": is not as the last change left it (anna, "),
        "{}",
        run.out
    );
    fs::remove_file(desk.path(PERSON)).unwrap();
    assert_eq!(found(&desk), [pair(PERSON, "record-missing")]);
    put(&text);
    assert_eq!(found(&desk), []);
    // A change on top of an edit by hand takes it over; an undo leaves what was there before.
    desk.run(&["note", "gorshenin", "Four."]).done();
    desk.run(&["undo"]).done();
    assert_eq!(found(&desk), []);
    // An older copy, as a backup or an old checkout brings it back.
    desk.run(&["note", "gorshenin", "Five."]).done();
    put(&text);
    assert_eq!(found(&desk), [pair(PERSON, "record-older")]);
    // What was never in a log was made by hand.
    let desk = desk.file(
        "people/p-0000000001.ron",
        "Person(id: \"p-0000000001\", name: \"Ivan\")\n",
    );
    assert_eq!(found(&desk), [pair(PERSON, "record-older")]);
}

#[test]
fn an_erasure_is_no_edit_by_hand() {
    let (desk, _, _) = worked_on();
    desk.run(&["erase", "p-4f7k9q2m8x", "--yes"]);
    assert!(!desk.path("people/p-4f7k9q2m8x.ron").exists());
    assert_eq!(found(&desk), []);
}

#[test]
fn a_copied_log_with_a_forged_author_is_told() {
    let (desk, anna, _) = worked_on();
    let vera = anna.replace("anna", "vera");
    // Copied as it is: a copy, which counts nothing twice.
    fs::copy(desk.path(&anna), desk.path(&vera)).unwrap();
    let run = desk.run(&["log", "--verify"]);
    assert_eq!(run.code, 1);
    assert!(
        run.out
            .contains(&format!("{vera}: a copy of {anna} left by another program")),
        "{}",
        run.out
    );
    assert_eq!(desk.run(&["log", "--quiet"]).columns().len(), 4);
    // With another author written into it, no hash fits.
    let forged = desk
        .text(&vera)
        .replace("author:\"anna\"", "author:\"vera\"");
    fs::write(desk.path(&vera), forged).unwrap();
    let run = desk.run(&["log", "--verify"]);
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
    let desk = Desk::with_people();
    let (far, first) = line_at("2202-07-12T00:00:00Z", "0001", ("vera", "far"), (0, ""));
    let desk = desk.file("log/vera-far.log", &far);
    let run = desk.run(&["list"]);
    assert_eq!(
        run.err,
        "lastseen: log: the last change in log/vera-far.log has the date 12 Jul 2202, which cannot be: the clock of that \
         machine is wrong and must be set; the order of changes does not go by it\n"
    );
    assert_eq!(desk.run(&["check"]).code, 1);
    // Its clock is set, and others work on: what was made last is last.
    let (now, _) = line_at(
        "2026-11-01T00:00:00Z",
        "0002",
        ("vera", "far"),
        (1, &first.hash),
    );
    let desk = desk.file("log/vera-far.log", format!("{far}{now}"));
    assert_eq!(desk.run(&["list"]).err, "");
    desk.run(&["note", "gorshenin", "Now."]).done();
    let log = desk.run(&["log"]).done();
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
    let desk = desk.file("log/boris-far.log", &ahead);
    let run = desk.run(&["list"]);
    assert!(
        run.err
            .contains("but log/boris-far.log has changes of 1 Jan 2099: set the clock"),
        "{}",
        run.err
    );
}

#[test]
fn two_clones_on_one_machine_write_two_logs() {
    let desk = Desk::new();
    let id = desk.run(&["add", "person", "name=Ivan Testov"]).done().out;
    let id = id.trim().to_owned();
    let first = logs(&desk);
    assert_eq!(first.len(), 1);
    // A copy of the folder with all of it, and one as git makes it.
    let copy = |from: &str, to: &str| {
        let done = std::process::Command::new("cp")
            .arg("-r")
            .arg(desk.home().join(from))
            .arg(desk.home().join(to))
            .status();
        assert!(done.unwrap().success());
    };
    copy("w", "w2");
    copy("w", "w3");
    fs::remove_dir_all(desk.home().join("w3/.lastseen")).unwrap();
    let mut names = std::collections::BTreeSet::new();
    for (folder, note) in [("w", "One."), ("w2", "Two."), ("w3", "Three.")] {
        desk.run(&["-w", folder, "note", &id, note]).done();
        desk.run(&["-w", folder, "note", &id, "More."]).done();
        let in_folder: Vec<String> = fs::read_dir(desk.home().join(folder).join("log"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(
            in_folder.len(),
            if folder == "w" { 1 } else { 2 },
            "{in_folder:?}"
        );
        names.extend(in_folder);
        // What this account did before it had the new name can still be taken back.
        for _ in 0..3 {
            desk.run(&["-w", folder, "undo"]).done();
        }
        desk.run(&["-w", folder, "undo"])
            .failed(1, "nothing to undo");
    }
    assert_eq!(names.len(), 3, "{names:?}");
    // A folder that is moved keeps its name.
    fs::rename(desk.home().join("w2"), desk.home().join("w4")).unwrap();
    desk.run(&["-w", "w4", "redo"]).done();
    assert_eq!(fs::read_dir(desk.home().join("w4/log")).unwrap().count(), 2);
}

#[test]
fn a_workspace_of_before_there_were_names_keeps_the_name_of_the_machine() {
    let desk = Desk::with_people();
    desk.run(&["note", "gorshenin", "One."]).done();
    let before = logs(&desk);
    fs::remove_file(desk.path(".lastseen/clone.ron")).unwrap();
    // Those versions wrote no such file into the private folder.
    fs::remove_file(desk.path(".lastseen/.gitignore")).unwrap();
    forget(&desk);
    desk.run(&["note", "gorshenin", "Two."]).done();
    assert_eq!(logs(&desk), before);
    desk.run(&["undo"]).done();
    desk.run(&["undo"]).done();
}

/// Each new line names the ends of the other logs that its author had seen, once.
#[test]
fn a_line_names_the_ends_of_the_other_logs() {
    let (desk, anna, boris) = worked_on();
    let last = |log: &str| -> LogLine {
        let text = desk.text(log);
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
    let (desk, anna, _) = worked_on();
    let huge = fs::File::create(desk.path("log/vera-far.log")).unwrap();
    huge.set_len(1 << 34).unwrap();
    let desk = desk.file("log/zoya-far.log", "\n".repeat(1 << 22));
    let begun = std::time::Instant::now();
    let ends = lastseen::storage::log::heads::LogEndsCache::default();
    let disk = lastseen::storage::fs::disk::Disk::open(&desk.path("")).unwrap();
    let heads = ends.now(&disk);
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    let logs: Vec<String> = heads.iter().map(|(head, _)| head.log_path()).collect();
    assert_eq!(logs.len(), 2);
    assert_eq!(logs[0], anna);
}

/// A command that only took the lock leaves a private folder, and no name in it.
#[test]
fn a_clone_in_which_only_the_lock_was_taken_gets_a_name_of_its_own() {
    let desk = Desk::with_people();
    desk.run(&["note", "gorshenin", "One."]).done();
    let clone = desk.home().join("c");
    let copied = std::process::Command::new("cp")
        .args([
            "-r",
            desk.path("").to_str().unwrap(),
            clone.to_str().unwrap(),
        ])
        .status();
    assert!(copied.unwrap().success());
    fs::remove_dir_all(clone.join(".lastseen")).unwrap();
    assert_eq!(desk.run(&["-w", "c", "redo"]).code, 1);
    desk.run(&["-w", "c", "note", "gorshenin", "Two."]).done();
    assert_eq!(fs::read_dir(clone.join("log")).unwrap().count(), 2);
}

#[test]
fn check_tells_of_an_end_that_is_missing_until_somebody_accepts_it() {
    let (desk, anna, _) = worked_on();
    assert_eq!(found(&desk), []);
    let whole = desk.text(&anna);
    fs::write(desk.path(&anna), lines(&whole, 2)).unwrap();
    // Nobody else's log may know more, or that witness stays.
    fs::remove_file(desk.path(&logs(&desk)[1])).unwrap();
    let checked = desk.run(&["check"]);
    assert_eq!(checked.code, 1);
    assert!(
        checked.out.contains(&format!(
            "{anna}: ends with change 2, but this machine has seen change 3"
        )),
        "{}",
        checked.out
    );
    let json = desk.run(&["check", "--json"]).json();
    let is_told = |one: &Value| one["path"] == anna.as_str() && one["kind"] == "end-missing";
    assert!(json.as_array().unwrap().iter().any(is_told), "{json}");

    let accepted = desk.run(&["log", "--verify", "--accept"]);
    assert!(accepted.err.contains("accepted: "), "{}", accepted.err);
    assert!(!desk.run(&["check"]).out.contains("this machine has seen"));
    assert!(
        !desk
            .run(&["log", "--verify"])
            .out
            .contains("this machine has seen")
    );
    assert_eq!(desk.run(&["log", "--accept"]).code, 2);
}

#[test]
fn what_an_editor_does_to_a_log_is_no_tampering_and_keeps_no_name_from_an_erasure() {
    let desk = Desk::new();
    desk.run(&["add", "person", "name=Semyon Gavrin"]).done();
    desk.run(&["add", "person", "name=Pyotr Lomov"]).done();
    let log = logs(&desk)[0].clone();
    let edited = format!("\u{feff}{}\n\r\n", desk.text(&log));
    fs::write(desk.path(&log), edited).unwrap();
    assert_eq!(found(&desk), []);
    desk.run(&["note", "Pyotr Lomov", "He called."]).done();
    assert_eq!(found(&desk), []);
    desk.run(&["erase", "Semyon Gavrin", "--yes"]).done();
    let text = desk.text(&log);
    assert!(!text.contains("Gavrin") && text.contains("Lomov"), "{text}");
    assert_eq!(found(&desk), []);
}

#[test]
fn a_copy_of_the_head_is_called_so() {
    let desk = Desk::new();
    let head = desk.text("lastseen.ron");
    let desk = desk.file("lastseen.sync-conflict-20261127-101500-ABCDEFG.ron", head);
    let checked = desk.run(&["check"]);
    assert!(
        checked
            .out
            .contains("a copy of lastseen.ron left by Syncthing; look at both"),
        "{}",
        checked.out
    );
    assert_eq!(desk.run(&["list"]).code, 0);
}
