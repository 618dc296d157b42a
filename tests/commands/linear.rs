//! Records of a shape that takes minutes where a loop grows by the square. Nothing is timed: a test that
//! took minutes would be noticed.

use crate::support::workspace::TestWorkspace;

#[test]
fn rings_of_parents_and_of_sources_are_walked_once() {
    let count = 2_000;
    let mut workspace = TestWorkspace::new();
    for at in 0..count {
        let next = (at + 1) % count;
        workspace = workspace
            .file(
                &format!("places/l-{at:010}.ron"),
                format!("Place(id: \"l-{at:010}\", name: \"Place {at}\", parent: \"l-{next:010}\")\n"),
            )
            .file(
                &format!("sources/s-{at:010}.ron"),
                format!(
                    "Source(id: \"s-{at:010}\", title: \"t\", derived_from: [\"s-{next:010}\"], reliability: B)\n"
                ),
            );
    }
    let check = workspace.run(&["check"]).out;
    assert_eq!(check.matches("lies in itself").count(), count);
    assert_eq!(check.matches("repeats itself").count(), count);
}

#[test]
fn a_long_history_is_checked_shown_and_read() {
    let entries: Vec<String> = (0..10_000)
        .map(|at| {
            let (status, source) = [("Missing", "s-1"), ("Detained", "s-2")][at % 2];
            format!("(when: \"2022/..\", status: {status}, sources: [(source: \"{source}\")]),\n")
        })
        .collect();
    let workspace = TestWorkspace::new().file(
        "people/p-aaaaaaaaaa.ron",
        format!(
            "Person(id: \"p-aaaaaaaaaa\", name: \"Ivan\", history: [\n{}])\n",
            entries.concat()
        ),
    );
    for arguments in [
        &["show", "p-aaaaaaaaaa"][..],
        &["show", "p-aaaaaaaaaa", "--dossier"],
        &["timeline", "p-aaaaaaaaaa"],
        &["list", "is:disputed"],
    ] {
        let run = workspace.run(arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
    }
    let check = workspace.run(&["check"]).out;
    // Both sources are missing.
    assert_eq!(check.matches("nobody can look it up").count(), 10_000);
}

#[test]
fn more_saved_queries_than_anybody_reads_are_a_finding() {
    let workspace = TestWorkspace::new();
    let head = workspace.text("lastseen.ron");
    let queries: Vec<String> = (0..10_000)
        .map(|at| format!("(name: \"query {at}\", kind: Person, query: \"status:missing\"),\n"))
        .collect();
    let start = head.find("queries: [").unwrap() + "queries: [".len();
    let text = format!("{}\n{}{}", &head[..start], queries.concat(), &head[start..]);
    let workspace = workspace.file("lastseen.ron", text);
    let check = workspace.run(&["check"]).out;
    assert_eq!(check.lines().count(), 1, "{check}");
    assert!(
        check.contains(
            "more than 1,000 saved queries; this one and those after it are not looked at"
        ),
        "{check}"
    );
}
