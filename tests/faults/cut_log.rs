//! The last line of the log, cut off at every byte, as a power cut leaves it.

use crate::strace::{What, inject, is_there};
use crate::support::workspace::TestWorkspace;
use crate::trial::RECOVER;
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
    let base = TestWorkspace::of_thirty();
    assert!(base.output("anna", SET).status.success());
    let whole = std::fs::read(base.log_of_anna()).unwrap();
    let (start, length) = last_line(&whole);
    let records = base.texts();
    let places = spread(length - start);
    for place in &places {
        let at = length - place;
        let workspace = base.duplicate();
        std::fs::write(workspace.log_of_anna(), &whole[..at]).unwrap();
        let verified = workspace.output("anna", &["log", "--verify"]);
        let said = String::from_utf8(verified.stdout).unwrap();
        if at == start {
            assert_eq!(verified.status.code(), Some(0), "{said}");
        } else {
            assert_eq!(verified.status.code(), Some(1), "{said}");
            assert_eq!(said.lines().count(), 1, "{said}");
            assert!(said.contains(".log:2:1: "), "{said}");
        }
        assert_eq!(workspace.texts(), records, "looking changes nothing");
        // The next change stands in its place, and the chain holds.
        let done = workspace.output("anna", &["note", "p-11", "going on"]);
        assert!(done.status.success(), "{done:?}");
        let verified = workspace.output("anna", &["log", "--verify"]);
        assert!(verified.status.success(), "{verified:?}");
        assert!(
            std::fs::read(workspace.log_of_anna())
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
    let base = TestWorkspace::of_thirty();
    let before = base.texts();
    let done = inject(&base, ("renameat", What::Kill, "1"), SET, "");
    assert!(!done.status.success(), "{done:?}");
    assert_eq!(base.staged(), 1);
    let whole = std::fs::read(base.log_of_anna()).unwrap();
    let (start, length) = last_line(&whole);
    let places = spread(length - start);
    let interrupted = base.back_up();
    for place in &places {
        let workspace = &base;
        workspace.restore(&interrupted);
        std::fs::write(workspace.log_of_anna(), &whole[..length - place]).unwrap();
        let listed = workspace.output("boris", RECOVER);
        assert!(listed.status.success(), "{listed:?}");
        assert_eq!((workspace.texts(), workspace.staged()), (before.clone(), 0));
        let done = workspace.output("anna", SET);
        assert!(done.status.success(), "{done:?}");
        let verified = workspace.output("anna", &["log", "--verify"]);
        assert!(verified.status.success(), "{verified:?}");
    }
    base.restore(&interrupted);
    // With its whole line it is finished by whoever comes next.
    let listed = base.output("boris", RECOVER);
    assert!(listed.status.success(), "{listed:?}");
    assert_ne!(base.texts(), before);
    assert_eq!(base.staged(), 0);
    tell(&format!(
        "a line torn at {} places by a power cut: the change never happened",
        places.len()
    ));
}
