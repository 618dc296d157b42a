//! Logs and records of a sealed workspace that somebody without a key cut, removed, exchanged, put back as they were
//! before, or took from another workspace: each is told, and nothing is lost.

use std::fs;
use std::path::{Path, PathBuf};

use crate::sealed_clones::SealedClones;
use crate::support::sealed::SealedWorkspace;
use crate::support::workspace::copy_folder;

const SAID: [&str; 4] = ["Quartzite.", "Sandpiper.", "Tamarack.", "Wolverine."];

/// What is done to the files of a kind: the folder of the workspace, one of before, and one of another workspace.
type Tampering = fn(&Path, &Path, &Path);

/// Two clones in which both have said something that both have, and then something that nobody has sent.
struct Tampered {
    clones: SealedClones,
    /// A copy of `workspace` from before the second notes.
    older: PathBuf,
    foreign: SealedWorkspace,
}

impl Tampered {
    fn new() -> Self {
        let clones = SealedClones::new();
        let exchange = |folders: &[&str]| {
            for folder in folders {
                let (code, told) = clones.code(folder, &["sync"]);
                assert!(code == 0 || code == 5, "{told}");
            }
        };
        let other = clones.done("workspace", &["add", "person", "name=Marmalade"]);
        clones.done("workspace", &["note", &clones.person, SAID[0]]);
        exchange(&["workspace", "other"]);
        let older = clones.path("older");
        copy_folder(&clones.path("workspace"), &older, &[".git"]);
        clones.done("other", &["note", other.trim(), SAID[1]]);
        clones.done("workspace", &["note", &clones.person, SAID[2]]);
        exchange(&["other", "workspace", "other"]);
        let foreign = SealedWorkspace::new("Other");
        foreign.add_person("Nobody");
        Self {
            clones,
            older,
            foreign,
        }
    }

    fn tamper(&self, folder: &str, tampering: Tampering) {
        let foreign = self.foreign.workspace.workspace();
        tampering(&self.clones.path(folder), &self.older, &foreign);
    }

    /// Whoever shares the repository has no key, and sends this.
    fn tamper_there(&self, tampering: Tampering) {
        self.clones.outsider(|folder| {
            let foreign = self.foreign.workspace.workspace();
            tampering(folder, &self.older, &foreign);
        });
    }

    /// Everything that was said stands in the logs and records of both, and the logs are sound.
    #[track_caller]
    fn assert_whole(&self, said: &[&str]) {
        for folder in ["other", "workspace"] {
            let (code, told) = self.clones.code(folder, &["sync"]);
            assert!(code == 0 || code == 5, "{told}");
        }
        for folder in ["workspace", "other"] {
            let verified = self.clones.done(folder, &["log", "--verify"]);
            assert!(!verified.contains("log/"), "{verified}");
            let log = self.clones.done(folder, &["log"]);
            let shown = self.clones.done(folder, &["show", &self.clones.person]);
            for word in said {
                assert!(log.contains(word), "{folder}, {word}: {log}");
            }
            assert!(
                shown.contains(SAID[0]) && shown.contains(SAID[2]),
                "{shown}"
            );
        }
    }
}

fn parts(folder: &Path) -> Vec<PathBuf> {
    let mut logs: Vec<PathBuf> = listed(&folder.join("log"));
    logs.sort();
    logs
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// The log of the one who said most, and the other one.
fn two_logs(folder: &Path) -> (PathBuf, PathBuf) {
    let mut logs = parts(folder);
    let size = |log: &PathBuf| -> u64 {
        let parts = listed(log).into_iter();
        parts.map(|part| fs::metadata(part).unwrap().len()).sum()
    };
    logs.sort_by_key(size);
    (logs.pop().unwrap(), logs.remove(0))
}

fn exchange_logs(folder: &Path, _: &Path, _: &Path) {
    let (one, other) = two_logs(folder);
    let away = folder.join("log/away");
    fs::rename(&one, &away).unwrap();
    fs::rename(&other, &one).unwrap();
    fs::rename(&away, &other).unwrap();
}

fn put_other_log(folder: &Path, _: &Path, _: &Path) {
    let (one, other) = two_logs(folder);
    fs::remove_dir_all(&one).unwrap();
    copy_folder(&other, &one, &[]);
}

fn put_older_logs(folder: &Path, older: &Path, _: &Path) {
    fs::remove_dir_all(folder.join("log")).unwrap();
    copy_folder(&older.join("log"), &folder.join("log"), &[]);
}

fn remove_log(folder: &Path, _: &Path, _: &Path) {
    fs::remove_dir_all(two_logs(folder).0).unwrap();
}

fn cut_log(folder: &Path, _: &Path, _: &Path) {
    for part in listed(&two_logs(folder).0) {
        let bytes = fs::read(&part).unwrap();
        fs::write(part, &bytes[..bytes.len() / 2]).unwrap();
    }
}

fn put_foreign_log(folder: &Path, _: &Path, foreign: &Path) {
    let part = listed(&parts(foreign)[0]).remove(0);
    for own in listed(&two_logs(folder).0) {
        fs::copy(&part, own).unwrap();
    }
}

const OF_LOGS: [Tampering; 6] = [
    exchange_logs,
    put_other_log,
    put_older_logs,
    remove_log,
    cut_log,
    put_foreign_log,
];

/// Where older ones are put back.
const OLDER: usize = 2;

#[test]
fn a_log_that_was_tampered_with_here_is_told_and_gets_back_what_git_knows() {
    for (at, tampering) in OF_LOGS.into_iter().enumerate() {
        let tampered = Tampered::new();
        tampered.tamper("workspace", tampering);
        let (code, told) = tampered.clones.code("workspace", &["check"]);
        // What no other log had seen, nobody misses.
        let is_known = at != OLDER;
        assert_eq!(
            (code, told.contains("log/")),
            (i32::from(is_known), is_known),
            "{at}: {told}"
        );
        assert_eq!(tampered.clones.code("workspace", &["list"]).0, 0);
        let (code, told) = tampered.clones.code("workspace", &["sync"]);
        assert_eq!(code, 0, "{told}");
        let mended = told.lines().filter(|line| line.contains("put back: log/"));
        assert!((1..=2).contains(&mended.count()), "{told}");
        tampered.assert_whole(&SAID[..3]);
        let (_, told) = tampered.clones.code("workspace", &["sync"]);
        assert!(!told.contains("put back"), "{told}");
    }
}

#[test]
fn lines_that_nobody_has_sent_are_not_lost_with_an_exchanged_log() {
    let tampered = Tampered::new();
    let clones = &tampered.clones;
    clones.done("workspace", &["note", &clones.person, SAID[3]]);
    tampered.tamper("workspace", exchange_logs);
    let (code, told) = clones.code("workspace", &["sync"]);
    assert_eq!(code, 0, "{told}");
    tampered.assert_whole(&SAID);
}

#[test]
fn a_log_that_was_tampered_with_there_is_not_taken_over() {
    for tampering in OF_LOGS {
        let tampered = Tampered::new();
        tampered.tamper_there(tampering);
        let (code, told) = tampered.clones.code("workspace", &["sync"]);
        assert_eq!(code, 5, "{told}");
        let kept = told.lines().filter(|line| line.contains("stays: log/"));
        assert!((1..=2).contains(&kept.count()), "{told}");
        tampered.assert_whole(&SAID[..3]);
    }
}

/// Unseals `workspace`; the exit code, what is told, and whether it is still sealed.
fn unseal(clones: &SealedClones) -> (i32, String, bool) {
    let backup = clones.path("backup");
    let unseal = ["unseal", "--yes", "--backup", backup.to_str().unwrap()];
    let (code, told) = clones.code("workspace", &unseal);
    let is_sealed = clones.path("workspace/keys/workspace.age").exists();
    (code, told, is_sealed)
}

#[test]
fn a_damaged_log_is_not_unsealed() {
    let tampered = Tampered::new();
    tampered.tamper("workspace", cut_log);
    let (code, told, is_sealed) = unseal(&tampered.clones);
    assert_eq!((code, is_sealed), (1, true), "{told}");
    assert!(told.contains("cut off or changed"), "{told}");
}

#[test]
fn of_exchanged_logs_all_lines_are_unsealed() {
    let tampered = Tampered::new();
    tampered.tamper("workspace", exchange_logs);
    let (code, told, is_sealed) = unseal(&tampered.clones);
    assert_eq!((code, is_sealed), (0, false), "{told}");
    let log = tampered.clones.code("workspace", &["log"]).1;
    assert!(SAID[..3].iter().all(|said| log.contains(said)), "{log}");
    let (_, told) = tampered.clones.code("workspace", &["check"]);
    assert!(told.contains("belong to log/"), "{told}");
}

fn two_records(folder: &Path) -> (PathBuf, PathBuf) {
    let mut records = listed(&folder.join("people"));
    records.retain(|path| path.to_str().unwrap().ends_with(".ron.age"));
    records.sort();
    (records[0].clone(), records[1].clone())
}

fn exchange_records(folder: &Path, _: &Path, _: &Path) {
    let (one, other) = two_records(folder);
    let bytes = fs::read(&one).unwrap();
    fs::copy(&other, &one).unwrap();
    fs::write(other, bytes).unwrap();
}

fn put_other_record(folder: &Path, _: &Path, _: &Path) {
    let (one, other) = two_records(folder);
    fs::copy(other, one).unwrap();
}

fn cut_record(folder: &Path, _: &Path, _: &Path) {
    let (one, _) = two_records(folder);
    let bytes = fs::read(&one).unwrap();
    fs::write(one, &bytes[..bytes.len() / 2]).unwrap();
}

fn put_foreign_record(folder: &Path, _: &Path, foreign: &Path) {
    let record = listed(&foreign.join("people")).remove(0);
    fs::copy(record, two_records(folder).0).unwrap();
}

fn put_older_records(folder: &Path, older: &Path, _: &Path) {
    fs::remove_dir_all(folder.join("people")).unwrap();
    copy_folder(&older.join("people"), &folder.join("people"), &[]);
}

const OF_RECORDS: [Tampering; 4] = [
    exchange_records,
    put_other_record,
    cut_record,
    put_foreign_record,
];

#[test]
fn a_record_that_was_tampered_with_here_is_told_and_not_sent() {
    for tampering in OF_RECORDS {
        let tampered = Tampered::new();
        let clones = &tampered.clones;
        tampered.tamper("workspace", tampering);
        let (_, told) = clones.code("workspace", &["check"]);
        let found = told.lines().filter(|line| {
            line.contains("the id inside is") || line.contains("cannot be opened: ")
        });
        assert!((1..=2).contains(&found.count()), "{told}");
        // The others load.
        assert_eq!(clones.code("workspace", &["list"]).0, 4);
        let (code, told) = clones.code("workspace", &["sync"]);
        assert_eq!(code, 1, "{told}");
        assert!(
            told.contains("Nothing was committed, merged or sent."),
            "{told}"
        );
        assert_eq!(clones.code("other", &["sync"]).0, 0);
        clones.git("workspace", &["checkout", "HEAD", "--", "people"]);
        tampered.assert_whole(&SAID[..3]);
    }
}

#[test]
fn a_record_that_was_tampered_with_there_is_not_taken_over() {
    for tampering in OF_RECORDS {
        let tampered = Tampered::new();
        tampered.tamper_there(tampering);
        let (code, told) = tampered.clones.code("workspace", &["sync"]);
        assert_eq!(code, 5, "{told}");
        let kept = told.lines().filter(|line| line.contains("stays: people/"));
        assert!((1..=2).contains(&kept.count()), "{told}");
        tampered.assert_whole(&SAID[..3]);
    }
}

#[test]
fn of_an_older_record_that_was_put_back_the_log_tells() {
    let tampered = Tampered::new();
    tampered.tamper("workspace", put_older_records);
    let (code, told) = tampered.clones.code("workspace", &["log", "--verify"]);
    assert_eq!(code, 1, "{told}");
    let path = format!("people/{}.ron", tampered.clones.person);
    let line = format!("{path}: an older copy was put back");
    assert!(told.contains(&line), "{told}");
    // The log has what the file lacks.
    let log = tampered.clones.done("workspace", &["log"]);
    assert!(log.contains(SAID[2]), "{log}");
}
