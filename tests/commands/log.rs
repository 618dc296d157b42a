//! The log as people read it: of whom, since when, by whom, in words.

use crate::support::workspace::TestWorkspace;

/// Five changes by two people.
fn worked_on() -> TestWorkspace {
    let workspace = TestWorkspace::with_people();
    for (author, arguments) in [
        (
            "anna",
            &["set", "kochetkov", "returned", "--when", "2022-08-12"][..],
        ),
        ("boris", &["note", "gorshenin", "Call the lawyer."]),
        (
            "anna",
            &["add", "person", "name=Иван Петров", "born=about 2001"],
        ),
        ("anna", &["note", "hundreds held", "Read again."]),
        ("anna", &["undo"]),
    ] {
        assert_eq!(workspace.run_as(author, arguments).code, 0);
    }
    workspace
}

/// The reasons of the changes that are printed.
fn reasons(workspace: &TestWorkspace, arguments: &[&str]) -> Vec<String> {
    let arguments: Vec<&str> = std::iter::once("log")
        .chain(arguments.iter().copied())
        .collect();
    let run = workspace.run(&arguments).done();
    let mut reasons: Vec<String> = run.columns().iter().map(|row| row[3].to_owned()).collect();
    // Changes of two authors within one second stand in no order.
    reasons.sort();
    reasons
}

const MAKSIM: &str = "Maksim Kochetkov: Returned";
const ARTYOM: &str = "Artyom Gorshenin: note";
const IVAN: &str = "Иван Петров: person added";
const SOURCE: &str = "Hundreds held: note";

#[test]
fn the_log_says_in_words_what_became_of_what() {
    let workspace = worked_on();
    let run = workspace.run(&["log", "--by", "anna"]).done();
    let facts: Vec<&str> = run.columns().iter().map(|row| row[5]).collect();
    assert_eq!(
        facts,
        [
            "Hundreds held: note taken away: “Read again.”",
            "Hundreds held: note added: “Read again.”",
            "Иван Петров: new person: name Иван Петров; born about 2001",
            "Maksim Kochetkov: entry added: returned, 12 Aug 2022",
        ]
    );
    let json = workspace.run(&["log", "gorshenin", "--json"]).done().json();
    assert_eq!(
        json[0]["facts"],
        serde_json::json!(["Artyom Gorshenin: note added: “Call the lawyer.”"])
    );
    assert_eq!(json[0]["edits"][0]["name"], "Artyom Gorshenin");
}

#[test]
fn one_record_or_those_that_a_query_finds() {
    let workspace = worked_on();
    assert_eq!(reasons(&workspace, &["kochetkov"]), [MAKSIM]);
    assert_eq!(reasons(&workspace, &["p-4f7"]), [MAKSIM]);
    assert_eq!(reasons(&workspace, &["hundreds", "held"]), [SOURCE, SOURCE]);
    assert_eq!(reasons(&workspace, &["status:returned"]), [MAKSIM]);
    assert_eq!(reasons(&workspace, &["name:gorsh"]), [ARTYOM]);
    assert_eq!(
        reasons(&workspace, &["-gorshenin", "--limit", "9"]),
        [MAKSIM, IVAN]
    );
    assert_eq!(
        reasons(&workspace, &["--kind", "source", "'hundreds held'"]),
        [SOURCE, SOURCE]
    );
    assert_eq!(reasons(&workspace, &["status:missing"]), [""; 0]);
    workspace.run(&["log", "status:"]).failed(2, "status");
    // Words alone are a name, and a name that fits several is refused, as by `show`.
    let workspace = workspace.file(
        "people/p-4f9.ron",
        "Person(id: \"p-4f9\", name: \"Maksim Petrov\")\n",
    );
    workspace
        .run(&["log", "maksim"])
        .failed(1, "maksim: fits 2");
    workspace
        .run(&["show", "maksim"])
        .failed(1, "maksim: fits 2");
    workspace.run(&["log", "nobody"]).failed(1, "nobody");
}

#[test]
fn a_record_that_is_gone_is_still_in_the_log() {
    let workspace = worked_on();
    std::fs::remove_file(workspace.path("people/p-4f7k9q2m8x.ron")).unwrap();
    assert_eq!(reasons(&workspace, &["p-4f7k9q2m8x"]), [MAKSIM]);
    assert_eq!(reasons(&workspace, &["p-4f7"]), [MAKSIM]);
}

#[test]
fn a_stretch_of_time_and_an_author() {
    let workspace = worked_on();
    assert_eq!(reasons(&workspace, &["--since", "yesterday"]).len(), 5);
    assert_eq!(reasons(&workspace, &["--until", "2026-01-01"]), [""; 0]);
    assert_eq!(reasons(&workspace, &["--since", "2999"]), [""; 0]);
    assert_eq!(
        reasons(&workspace, &["--since=2020-01-01T00:00:00Z"]).len(),
        5
    );
    assert_eq!(reasons(&workspace, &["--by", "Boris"]), [ARTYOM]);
    assert_eq!(
        reasons(&workspace, &["--by", "anna", "--limit", "1"]),
        [SOURCE]
    );
    workspace
        .run(&["log", "--since", "soon"])
        .failed(2, "not a date");
    workspace
        .run(&["log", "--by", "vera"])
        .failed(1, "there are some by anna, boris");
}

#[test]
fn the_whole_log_is_verified_and_what_is_asked_for_is_counted() {
    let workspace = worked_on();
    let said = |arguments: &[&str]| {
        let arguments: Vec<&str> = ["log", "--verify"]
            .iter()
            .chain(arguments)
            .copied()
            .collect();
        // What cannot be known follows.
        let said = workspace.run(&arguments).done().out;
        let (first, rest) = said.split_once('\n').unwrap();
        assert!(
            rest.lines().all(|line| line.starts_with("not known: ")),
            "{rest}"
        );
        format!("{first}\n")
    };
    assert_eq!(said(&[]), "5 changes, nothing wrong\n");
    assert_eq!(
        said(&["kochetkov"]),
        "5 changes, 1 of them asked for, nothing wrong with any\n"
    );
    assert_eq!(
        said(&["--by", "anna"]),
        "5 changes, 4 of them asked for, nothing wrong with any\n"
    );
    workspace
        .run(&["log", "--verify", "nobody"])
        .failed(1, "nobody");
    let mut json = workspace.run(&["log", "--verify", "--json"]).done().json();
    let unknown = json.as_object_mut().unwrap().remove("unknown").unwrap();
    assert_eq!(unknown.as_array().unwrap().len(), 3);
    assert_eq!(
        json,
        serde_json::json!({"changes": 5, "asked": 5, "findings": [], "forks": [], "undecided": [], "blanked": [],
            "signatures": {"members": [], "pinned": []}})
    );
    let boris = std::fs::read_dir(workspace.path("log"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_str().unwrap().contains("boris"))
        .unwrap();
    let text = std::fs::read_to_string(&boris).unwrap();
    std::fs::write(&boris, text.replace("lawyer", "sawyer")).unwrap();
    let run = workspace.run(&["log", "--verify", "--json", "kochetkov"]);
    assert_eq!(run.code, 1, "{}", run.out);
    let finding = &run.json()["findings"][0];
    assert!(
        finding["path"].as_str().unwrap().starts_with("log/boris-"),
        "{finding}"
    );
    assert_eq!(
        (&finding["line"], &finding["column"]),
        (&1.into(), &1.into())
    );
}

/// Opening the workspace and looking through the log both come upon it.
#[test]
fn a_line_that_was_cut_off_is_told_once_with_its_place() {
    let workspace = worked_on();
    let log = std::fs::read_dir(workspace.path("log"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_str().unwrap().contains("anna"))
        .unwrap();
    let text = std::fs::read_to_string(&log).unwrap();
    std::fs::write(&log, format!("{text}(seq:")).unwrap();
    let name = log.file_name().unwrap().to_str().unwrap();
    let found = workspace.run_as("anna", &["check"]);
    let told = found.out.lines().filter(|line| line.starts_with("log/"));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [format!(
            "log/{name}:5:1: the last line was cut off by a crash; its change never happened"
        )]
    );
}
