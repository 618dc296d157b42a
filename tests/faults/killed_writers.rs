//! Two writers on one workspace, killed at any moment, again and again.

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt;
use std::time::{Duration, Instant};

use crate::support::workspace::TestWorkspace;
use crate::tell;
use crate::trial::RECOVER;

/// What became of one attempt to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Acknowledged,
    Killed,
}

fn seconds() -> u64 {
    let asked = std::env::var("LASTSEEN_FAULT_SECONDS").ok();
    asked.map_or(3, |asked| asked.parse().expect("a number of seconds"))
}

/// Writes until the time is over; every attempt has a text of its own, and is killed sooner or later.
fn write(workspace: &TestWorkspace, author: &str, end: Instant) -> BTreeMap<String, Fate> {
    // As long as a command takes when nobody kills it, and a little more.
    let begun = Instant::now();
    let done = workspace.output(author, &["note", "p-20", "how long it takes"]);
    assert!(done.status.success(), "{done:?}");
    let usual = begun.elapsed() + Duration::from_millis(5);
    let mut fates = BTreeMap::new();
    let mut chance: u64 = author.bytes().map(u64::from).sum();
    while Instant::now() < end {
        let text = format!("{author}-{}-", fates.len());
        // Numerical Recipes' linear congruence: no luck is needed here, only variety.
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        // Half of them write about the same person, at the same time.
        let whom = ["p-10", if author == "anna" { "p-11" } else { "p-12" }][fates.len() % 2];
        let arguments: &[&str] = match fates.len() % 3 {
            0 => &["note", whom, &text],
            _ => &[
                "set",
                whom,
                "returned",
                "--when",
                "2026-01-02",
                "--note",
                &text,
            ],
        };
        let mut child = workspace.start_through(&[], author, arguments);
        let part = u32::try_from((chance >> 33) % 1000).unwrap();
        std::thread::sleep(usual * part / 800);
        let _ = child.kill();
        let done = child.wait_with_output().unwrap();
        let fate = if done.status.success() {
            Fate::Acknowledged
        } else {
            assert_eq!(done.status.signal(), Some(9), "{done:?}");
            Fate::Killed
        };
        fates.insert(text, fate);
    }
    fates
}

#[test]
fn two_writers_that_are_killed_all_the_time_lose_nothing() {
    let workspace = TestWorkspace::of_thirty();
    let checked = workspace.output("anna", &["check"]);
    let end = Instant::now() + Duration::from_secs(seconds());
    let (anna, boris) = std::thread::scope(|scope| {
        let anna = scope.spawn(|| write(&workspace, "anna", end));
        let boris = scope.spawn(|| write(&workspace, "boris", end));
        (anna.join().unwrap(), boris.join().unwrap())
    });
    let listed = workspace.output("anna", RECOVER);
    assert!(listed.status.success(), "{listed:?}");
    let records: String = workspace.texts().into_values().collect();
    let (lines, _) = workspace.open("anna").history().unwrap();
    let log: String = lines
        .iter()
        .map(|line| format!("{:?}\n", line.edits))
        .collect();
    let mut count = [0; 3];
    for (text, fate) in anna.iter().chain(&boris) {
        let there = records.matches(text.as_str()).count();
        assert_eq!(
            there,
            log.matches(text.as_str()).count(),
            "{text}, {fate:?}: files and log differ"
        );
        match fate {
            Fate::Acknowledged => {
                assert_eq!(there, 1, "{text} was acknowledged");
                count[0] += 1;
            }
            Fate::Killed => {
                assert!(there <= 1, "{text}");
                count[1 + there] += 1;
            }
        }
    }
    // A last line that a kill tore is cut off by the next change of the same hand.
    for author in ["anna", "boris"] {
        let done = workspace.output(author, &["note", "p-13", "the last one"]);
        assert!(done.status.success(), "{done:?}");
    }
    let verified = workspace.output("anna", &["log", "--verify"]);
    assert!(verified.status.success(), "{verified:?}");
    assert_eq!(
        workspace.output("anna", &["check"]).status.code(),
        checked.status.code()
    );
    assert_eq!(workspace.staged(), 0);
    let [acknowledged, nothing, whole] = count;
    tell(&format!(
        "two writers, {} s: {acknowledged} changes acknowledged and all there; killed: {nothing} not there, {whole} there whole",
        seconds()
    ));
    assert!(nothing > 0, "nobody was killed");
}
