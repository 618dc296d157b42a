//! The last line of the log, cut off at every byte, as a power cut leaves it.

use crate::desk::{Desk, RECOVER};
use crate::strace::{What, inject, is_there};
use crate::{spread, tell};

const SET: &[&str] = &["set", "p-12", "returned", "--when", "2026-01-02"];

/// Where the last line begins, and how long the log is.
fn last_line(bytes: &[u8]) -> (usize, usize) {
    let before = bytes[..bytes.len() - 1]
        .iter()
        .rposition(|byte| *byte == b'\n');
    (before.unwrap() + 1, bytes.len())
}

/// The change is on disk, and its line lost a part: as after copying a workspace that was in use.
#[test]
fn a_log_that_is_cut_anywhere_is_reported_and_goes_on() {
    let base = Desk::new();
    assert!(base.run("anna", SET).status.success());
    let whole = std::fs::read(base.log()).unwrap();
    let (start, length) = last_line(&whole);
    let records = base.records();
    let places = spread(length - start);
    for place in &places {
        let at = length - place;
        let desk = base.copy();
        std::fs::write(desk.log(), &whole[..at]).unwrap();
        let verified = desk.run("anna", &["log", "--verify"]);
        let said = String::from_utf8(verified.stdout).unwrap();
        if at == start {
            assert_eq!(verified.status.code(), Some(0), "{said}");
        } else {
            assert_eq!(verified.status.code(), Some(1), "{said}");
            assert_eq!(said.lines().count(), 1, "{said}");
            assert!(said.contains(".log:2:1: "), "{said}");
        }
        assert_eq!(desk.records(), records, "looking changes nothing");
        // The next change stands in its place, and the chain holds.
        let done = desk.run("anna", &["note", "p-11", "going on"]);
        assert!(done.status.success(), "{done:?}");
        let verified = desk.run("anna", &["log", "--verify"]);
        assert!(verified.status.success(), "{verified:?}");
        assert!(
            std::fs::read(desk.log())
                .unwrap()
                .starts_with(&whole[..start])
        );
    }
    tell(&format!(
        "the last line of the log cut off at {} places: reported, and nothing lost",
        places.len()
    ));
}

/// The power went out when the line was being written: the change never happened, and its file waits in
/// the stage for nobody.
#[test]
fn a_change_whose_line_is_torn_never_happened() {
    if !is_there("a log line torn by a power cut") {
        return;
    }
    let base = Desk::new();
    let before = base.records();
    let done = inject(&base, ("renameat", What::Kill, "1"), SET, "");
    assert!(!done.status.success(), "{done:?}");
    assert_eq!(base.staged(), 1);
    let whole = std::fs::read(base.log()).unwrap();
    let (start, length) = last_line(&whole);
    let places = spread(length - start);
    let interrupted = base.back_up();
    for place in &places {
        let desk = &base;
        desk.restore(&interrupted);
        std::fs::write(desk.log(), &whole[..length - place]).unwrap();
        let listed = desk.run("boris", RECOVER);
        assert!(listed.status.success(), "{listed:?}");
        assert_eq!((desk.records(), desk.staged()), (before.clone(), 0));
        let done = desk.run("anna", SET);
        assert!(done.status.success(), "{done:?}");
        let verified = desk.run("anna", &["log", "--verify"]);
        assert!(verified.status.success(), "{verified:?}");
    }
    base.restore(&interrupted);
    // With its whole line it is finished by whoever comes next.
    let listed = base.run("boris", RECOVER);
    assert!(listed.status.success(), "{listed:?}");
    assert_ne!(base.records(), before);
    assert_eq!(base.staged(), 0);
    tell(&format!(
        "a line torn at {} places by a power cut: the change never happened",
        places.len()
    ));
}
