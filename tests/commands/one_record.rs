//! A change of one record that is called by its id needs nothing else of the workspace.

use crate::support::workspace::TestWorkspace;

const PERSON: &str = "people/p-aaaaaaaaaa.ron";

/// Somebody with a case and a source, somebody who was joined to them, and a record that does not read.
fn workspace() -> TestWorkspace {
    TestWorkspace::with_people()
        .file(
            PERSON,
            "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Taras Hnatiuk\",\n    cases: [(case: \"c-aaaaaaaaaa\")],\n    \
             history: [\n        (when: \"2022-07\", status: Missing, sources: [(source: \"s-aaaaaaaaaa\")]),\n    ],\n)\n",
        )
        .file(
            "people/p-bbbbbbbbbb.ron",
            "Person(id: \"p-bbbbbbbbbb\", name: \"T. Hnatyuk\", merged_into: \"p-aaaaaaaaaa\")",
        )
        .file(
            "cases/c-aaaaaaaaaa.ron",
            "Case(id: \"c-aaaaaaaaaa\", title: \"The garage\")",
        )
        .file(
            "sources/s-aaaaaaaaaa.ron",
            "Source(id: \"s-aaaaaaaaaa\", title: \"A letter\", derived_from: [\"s-gggggggggg\"])",
        )
        .file("people/p-1111111111.ron", "Person(id: \"p-1111111111\", name")
}

#[test]
fn by_id_a_change_says_nothing_of_other_files() {
    let workspace = workspace();
    for (arguments, told) in [
        (
            &["note", "p-aaaaaaaaaa", "Called on Monday."][..],
            "p-aaaaaaaaaa  Taras Hnatiuk: noted",
        ),
        (
            &["set", "p-aaaaaaaaaa", "returned", "--when", "2023-01-05"],
            "p-aaaaaaaaaa  Taras Hnatiuk: Returned, 5 Jan 2023",
        ),
        (
            &["step", "p-aaaaaaaaaa", "letter", "--to", "The prosecutor"],
            "p-aaaaaaaaaa",
        ),
        (&["undo"], "undone: Taras Hnatiuk: step added"),
        (&["redo"], "done again: Taras Hnatiuk: step added"),
    ] {
        let run = workspace.run(arguments);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments:?}");
        assert!(
            run.out.to_lowercase().contains(&told.to_lowercase()),
            "{arguments:?} {}",
            run.out
        );
    }
    let text = workspace.text(PERSON);
    assert!(text.contains("Called on Monday."), "{text}");
    assert!(text.contains("when: \"2023-01-05\""), "{text}");
}

#[test]
fn a_clock_that_is_behind_says_what_the_page_says() {
    let workspace = workspace().file(
        "people/p-cccccccccc.ron",
        "Person(\n    id: \"p-cccccccccc\",\n    name: \"Olena Dovbush\",\n    history: [\n        (when: \"2031-06-01\", \
         status: Missing, recorded: \"2031-06-02T10:00:00Z\", by: \"vera\"),\n    ],\n)\n",
    );
    for whom in ["p-aaaaaaaaaa", "taras hnatiuk"] {
        let run = workspace.run(&["set", whom, "returned", "--when", "2031-05-20"]);
        assert!(run.code == 0 && !run.err.contains("future"), "{}", run.err);
        assert_eq!(
            run.out,
            "p-aaaaaaaaaa  Taras Hnatiuk: Returned, 20 May 2031\n"
        );
        // An older entry is told to be one.
        let run = workspace.run(&["set", whom, "detained", "--when", "2023-01-05"]);
        assert!(run.out.contains("Returned"), "{}", run.out);
        workspace.run(&["undo"]).done();
        workspace.run(&["undo"]).done();
        let run = workspace.run(&["step", whom, "letter", "--when", "2031-05-20"]);
        assert!(run.code == 0 && !run.err.contains("future"), "{}", run.err);
    }
    let run = workspace.run(&["set", "p-aaaaaaaaaa", "returned", "--when", "2031-06-20"]);
    assert!(run.err.contains("future"), "{}", run.err);
}

#[test]
fn by_id_and_by_name_the_same_is_written_and_told() {
    let told = |whom: &str, file: &str| {
        let workspace = workspace();

        let set = ["set", whom, "detained", "--when", "2022-06", "--source"];
        let run = workspace.run(&[&set[..], &["s-aaaaaaaaaa"]].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        let text = workspace.text(file);
        let stable = text
            .lines()
            .map(|line| line.split("recorded:").next().unwrap());
        (run.out, stable.collect::<Vec<_>>().join("\n"))
    };
    let by_name = told("taras hnatiuk", PERSON);
    assert!(by_name.0.contains("Missing"), "{}", by_name.0);
    assert_eq!(told("p-aaaaaaaaaa", PERSON), by_name);
    // Whoever was joined is written to where they stand.
    assert_eq!(told("p-bbbbbbbbbb", PERSON), by_name);
}

#[test]
fn an_id_that_leads_to_no_record_is_refused_as_before() {
    let workspace = workspace();
    for (whom, told) in [
        ("p-1111111111", "people/p-1111111111.ron:1:"),
        ("p-2222222222", "p-2222222222"),
        ("s-aaaaaaaaaa", "s-aaaaaaaaaa"),
    ] {
        let run = workspace.run(&["set", whom, "returned"]);
        assert_eq!(run.code, 1, "{whom} {}", run.err);
        assert!(run.err.contains(told), "{whom} {}", run.err);
        assert_eq!(run.out, "");
    }
}
