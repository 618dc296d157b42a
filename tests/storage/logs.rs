//! What stands in the log, and what happens when it was torn or tampered with.

use super::{Failure, PERSON, TestDisk, Workspace, commit, set, with_person};
use lastseen::casebook::errors::failure::Attempt;
use lastseen::casebook::errors::log_flaw::LogFlaw;
use lastseen::casebook::errors::problem::Reason;
use lastseen::storage::log::file::tail;
use lastseen::storage::workspace::author_device::AuthorDevice;

const LOG: &str = "log/anna-laptop.log";

fn rank(workspace: &Workspace, old: &str, new: &str) {
    let (old, new) = (format!("\"{old}\""), format!("\"{new}\""));
    commit(workspace, vec![set("rank", Some(&old), Some(&new))]).unwrap();
}

/// Commits three changes and gives the log.
fn three(disk: &TestDisk, workspace: &Workspace) -> String {
    rank(workspace, "private", "1");
    rank(workspace, "1", "2");
    rank(workspace, "2", "3");
    disk.get(LOG).unwrap()
}

fn reasons(workspace: &Workspace) -> Vec<(usize, Reason)> {
    let problems = workspace.verify_log();
    problems
        .into_iter()
        .map(|problem| (problem.at.line, problem.reason))
        .collect()
}

fn broken(flaw: LogFlaw) -> Reason {
    Reason::BrokenLogLine { flaw }
}

#[test]
fn a_change_is_one_line_that_tells_everything() {
    with_person(|disk, workspace| {
        let log = three(disk, workspace);
        assert_eq!(log.lines().count(), 3);
        let (lines, problems) = workspace.history().unwrap();
        assert_eq!(problems, []);
        let line = &lines[1];
        assert_eq!((line.seq, line.author.as_str()), (2, "anna"));
        assert_eq!(
            (line.device.as_str(), line.why.as_str()),
            ("laptop", "test")
        );
        assert_eq!(line.edits, [set("rank", Some("\"1\""), Some("\"2\""))]);
        assert_eq!(line.files[0].path, "people/p-4f7k9q2m8x.ron");
        assert_eq!(line.files[0].before, lines[0].files[0].after);
        assert_eq!(line.prev, lines[0].hash);
        assert_eq!(lines[0].prev, "");
    });
}

#[test]
fn a_torn_last_line_is_reported_and_cut_off() {
    with_person(|disk, workspace| {
        let log = three(disk, workspace);
        for torn in ["(seq:4,at:\"2026", "(seq:4)\n", "\u{0}\u{0}\n"] {
            disk.put(LOG, format!("{log}{torn}"));
            assert_eq!(reasons(workspace), [(4, Reason::TornLogLine)], "{torn:?}");
            let author_device = AuthorDevice::new("anna", "laptop");
            let (_, problems) = Workspace::open_on(disk.fs.clone(), author_device).unwrap();
            assert_eq!(problems[0].reason, Reason::TornLogLine);
            // Undo looks through it, and what is written next stands in its place.
            workspace.undo().unwrap();
            assert!(disk.get(LOG).unwrap().starts_with(&log));
            assert_eq!(reasons(workspace), []);
            workspace.redo().unwrap();
            assert_eq!(workspace.history().unwrap().0.len(), 5);
            disk.put(LOG, &log);
        }
    });
}

#[test]
fn tampering_is_reported_and_nothing_is_cut() {
    with_person(|disk, workspace| {
        let log = three(disk, workspace);
        let lines: Vec<&str> = log.split_inclusive('\n').collect();
        let put = |lines: &[&str]| disk.put(LOG, lines.concat());

        let other = lines[1].replace("\\\"2\\\"", "\\\"9\\\"");
        put(&[lines[0], &other, lines[2]]);
        assert_eq!(reasons(workspace), [(2, broken(LogFlaw::OtherEdits))]);

        let other = lines[1].replace("author:\"anna\"", "author:\"vera\"");
        put(&[lines[0], &other, lines[2]]);
        assert_eq!(reasons(workspace), [(2, broken(LogFlaw::WrongHash))]);

        put(&[lines[0], lines[2]]);
        assert_eq!(reasons(workspace), [(2, broken(LogFlaw::Gap))]);
        put(&[lines[1], lines[2]]);
        assert_eq!(reasons(workspace), [(1, broken(LogFlaw::Gap))]);

        put(&[lines[0], "garbage\n", lines[2]]);
        let found = reasons(workspace);
        assert!(
            matches!(found.as_slice(), [(2, Reason::BrokenLogLine { .. })]),
            "{found:?}"
        );

        // Work goes on behind it, and nothing of what is there goes away.
        let before = disk.get(LOG).unwrap();
        rank(workspace, "3", "4");
        assert!(disk.get(LOG).unwrap().starts_with(&before));
        assert_eq!(reasons(workspace).len(), 1);
    });
}

#[test]
fn undo_takes_nothing_from_a_broken_line() {
    with_person(|disk, workspace| {
        let log = three(disk, workspace);
        let lines: Vec<&str> = log.split_inclusive('\n').collect();
        let other = lines[1].replace("\\\"2\\\"", "\\\"9\\\"");
        disk.put(LOG, [lines[0], &other, lines[2]].concat());
        workspace.undo().unwrap();
        assert!(matches!(
            workspace.undo(),
            Err(Failure::BrokenLog { line: 2, .. })
        ));
        let lost = format!("{}{}garbage\ngarbage\n", lines[0], lines[1]);
        disk.put(LOG, lost);
        assert!(matches!(
            workspace.undo(),
            Err(Failure::BrokenLog { line: 3, .. })
        ));
        assert_eq!(disk.person(), PERSON.replace("private", "2"));
    });
}

#[test]
fn values_can_be_erased_from_a_line_and_the_chain_holds() {
    with_person(|disk, workspace| {
        let log = three(disk, workspace);
        let lines: Vec<&str> = log.split_inclusive('\n').collect();
        let body = lines[1].find("body:").unwrap();
        let erased = format!("{}body:Erased)\n", &lines[1][..body]);
        disk.put(LOG, [lines[0], &erased, lines[2]].concat());
        assert_eq!(reasons(workspace), []);
        assert!(workspace.history().unwrap().0[1].erased);
        workspace.undo().unwrap();
        assert!(matches!(
            workspace.undo(),
            Err(Failure::BrokenLog { line: 2, .. })
        ));
    });
}

#[test]
fn a_line_that_git_gave_windows_line_ends_still_reads() {
    with_person(|disk, workspace| {
        let log = three(disk, workspace);
        disk.put(LOG, log.replace('\n', "\r\n"));
        assert_eq!(reasons(workspace), []);
        workspace.undo().unwrap();
        assert_eq!(reasons(workspace), []);
    });
}

#[test]
fn the_end_of_a_log_is_found_behind_a_line_of_any_length() {
    with_person(|disk, workspace| {
        let long = "ж".repeat(100_000);
        rank(workspace, "private", "1");
        rank(workspace, "1", &long);
        rank(workspace, &long, "2");
        let end = tail(&*disk.fs, LOG).unwrap();
        assert_eq!(end.last.unwrap().seq, 3);
        assert_eq!(end.length, disk.get(LOG).unwrap().len() as u64);
        workspace.undo().unwrap();
        workspace.undo().unwrap();
        workspace.undo().unwrap();
        assert_eq!(disk.person(), PERSON);
    });
}

#[test]
fn two_hands_may_share_a_log() {
    with_person(|disk, _| {
        let open = |author: &str, device: &str| {
            Workspace::open_on(disk.fs.clone(), AuthorDevice::new(author, device))
                .unwrap()
                .0
        };
        let (one, other) = (open("a-b", "c"), open("a", "b-c"));
        rank(&one, "private", "1");
        rank(&other, "1", "2");
        assert_eq!(disk.names_in("log"), ["a-b-c.log"]);
        assert_eq!(one.verify_log(), []);
        other.undo().unwrap();
        assert_eq!(other.undo(), Err(Failure::NothingTo(Attempt::Undo)));
        one.undo().unwrap();
        assert_eq!(disk.person(), PERSON);
    });
}
