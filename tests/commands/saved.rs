//! Saved queries: the parts of `lastseen.ron` that other queries name.

use crate::support::workspace::TestWorkspace;

const HEAD: &str = r#"// The head of the workspace.
Workspace(
    format: 1,
    title: "Refusals",
    statuses: [],
    queries: [
        (name: "sent back", query: "status:redeployed"), // whoever is at the front again
        (name: "not sent back", query: "-saved:\"sent back\"", colour: Red),
        (name: "Брянка", query: "bryanka", kind: Case),
        (name: "round", query: "saved:round"),
        (name: "typo", query: "x plce:bryanka"),
        (name: "TYPO", query: "status:held", kind: Camel),
    ],
)
"#;

fn names(workspace: &TestWorkspace, query: &[&str]) -> Vec<String> {
    let run = workspace.run(&[&["list"], query].concat()).done();
    let columns = run.columns();
    columns.iter().map(|row| row[2].to_owned()).collect()
}

#[test]
fn a_saved_query_is_a_part_of_any_query() {
    let workspace = TestWorkspace::with_people().file("lastseen.ron", HEAD);
    assert_eq!(
        names(&workspace, &["saved:'sent back'"]),
        ["Artyom Gorshenin"]
    );
    assert_eq!(names(&workspace, &["saved:sent_back"]).len(), 1);
    assert_eq!(
        names(&workspace, &["saved:'not sent back'"]),
        ["Maksim Kochetkov"]
    );
    assert_eq!(
        names(&workspace, &["gorsh", "saved:'not sent back'"]),
        [""; 0]
    );
    assert_eq!(
        names(&workspace, &["--kind", "case", "saved:bryanka"]),
        ["Bryanka detention centre"]
    );
}

#[test]
fn a_saved_query_that_cannot_be_asked_is_pointed_at() {
    let workspace = TestWorkspace::with_people().file("lastseen.ron", HEAD);
    for (query, said) in [
        (
            "a saved:zebra",
            "zebra: no query is saved under this name; there are \"sent back\", \"not sent back\", \"Брянка\", \"round\", \"typo\", \"TYPO\"\na saved:zebra\n        ^^^^^\n",
        ),
        (
            "saved:round",
            "the saved query \"round\" refers to itself\nsaved:round\n      ^^^^^\n",
        ),
        (
            "saved:bryanka",
            "the saved query \"Брянка\" looks for records of kind case, not person\nsaved:bryanka\n      ^^^^^^^\n",
        ),
        (
            "saved:typo",
            "the saved query \"typo\": plce: there is no such field; did you mean place?\nsaved:typo\n      ^^^^\n",
        ),
        ("saved:", "nothing follows saved\nsaved:\n^^^^^^\n"),
    ] {
        let run = workspace.run(&["list", query]);
        let told = run.err.replace("lastseen: ", "");
        assert_eq!((run.code, told.as_str()), (2, said), "{query}");
    }
}

#[test]
fn check_finds_what_is_wrong_with_saved_queries() {
    let workspace = TestWorkspace::with_people().file("lastseen.ron", HEAD);
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 1);
    let about: Vec<&str> = run
        .out
        .lines()
        .filter(|line| line.starts_with("lastseen.ron"))
        .collect();
    assert_eq!(
        about,
        [
            "lastseen.ron:10:39: the saved query \"round\" refers to itself",
            "lastseen.ron:11:34: plce: there is no such field; did you mean place?",
            "lastseen.ron:12:16: another saved query has this name, too; rename one",
            "lastseen.ron:12:52: Camel: not one of the words for this field",
        ]
    );
}
