//! What was joined is one for every operation: each is tried over every way in which records can have
//! been joined, by the id of each record that was.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::support::workspace::TestWorkspace;

const ANNA: &str = "p-aaaaaaaaaa";
const BELA: &str = "p-bbbbbbbbbb";
const CORA: &str = "p-cccccccccc";
const OTHER: &str = "p-dddddddddd";

/// A name, the commands, and who leads to the first record then.
type Way = (
    &'static str,
    &'static [&'static [&'static str]],
    &'static [&'static str],
);

/// How the records came to be one.
const WAYS: [Way; 6] = [
    ("once", &[&["join", ANNA, BELA]], &[BELA]),
    (
        "from the inside",
        &[&["join", BELA, CORA], &["join", ANNA, BELA]],
        &[BELA, CORA],
    ),
    (
        "one after another",
        &[&["join", ANNA, BELA], &["join", ANNA, CORA]],
        &[BELA, CORA],
    ),
    (
        "by the id of a joined one",
        &[&["join", ANNA, BELA], &["join", BELA, CORA]],
        &[BELA, CORA],
    ),
    (
        "again after they were taken apart",
        &[
            &["join", ANNA, BELA],
            &["unjoin", BELA],
            &["join", ANNA, BELA],
        ],
        &[BELA],
    ),
    (
        "again after it was undone",
        &[&["join", ANNA, BELA], &["undo"], &["redo"]],
        &[BELA],
    ),
];

/// Three records of one person and one of somebody else; a case, and a son who names the second record.
fn workspace() -> TestWorkspace {
    TestWorkspace::new()
        .file(
            "people/p-aaaaaaaaaa.ron",
            "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Semyon Gavrin\",\n    born: \"1990\",\n)\n",
        )
        .file(
            "people/p-bbbbbbbbbb.ron",
            "Person(\n    id: \"p-bbbbbbbbbb\",\n    name: \"Гаврин Семён\",\n    cases: [(case: \"c-7m3x0w5rzn\")],\n    tags: [\"abkhazia\"],\n)\n",
        )
        .file(
            "people/p-cccccccccc.ron",
            "Person(\n    id: \"p-cccccccccc\",\n    name: \"Semen Gavrin\",\n    home: \"Omsk\",\n)\n",
        )
        .file(
            "people/p-dddddddddd.ron",
            "Person(\n    id: \"p-dddddddddd\",\n    name: \"Pyotr Lomov\",\n    relations: [(kind: Father, person: \"p-bbbbbbbbbb\")],\n)\n",
        )
        .file(
            "cases/c-7m3x0w5rzn.ron",
            "Case(\n    id: \"c-7m3x0w5rzn\",\n    title: \"Garage at Zaitsevo\",\n)\n",
        )
}

/// Runs `test` over every way, with the id of each record that was joined.
fn everywhere(test: impl Fn(&TestWorkspace, &str, &str)) {
    for (way, commands, joined) in WAYS {
        for id in joined {
            let workspace = workspace();
            for command in commands {
                workspace.run(command).done();
            }
            test(&workspace, id, &format!("{way}, {id}"));
        }
    }
}

/// The ids of everybody who stands in the list.
fn listed(workspace: &TestWorkspace) -> Vec<String> {
    let people = workspace.run(&["list", "--json"]).done().json();
    let mut ids: Vec<String> = people
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap().to_owned())
        .collect();
    ids.sort();
    ids
}

fn person(workspace: &TestWorkspace, id: &str) -> serde_json::Value {
    workspace.run(&["show", id, "--json"]).done().json()
}

/// Everybody who stands in the list while the third record was not joined.
fn expected(way: &str) -> Vec<&'static str> {
    match way.starts_with("once") || way.starts_with("again") {
        true => vec![ANNA, CORA, OTHER],
        false => vec![ANNA, OTHER],
    }
}

fn without_log(records: BTreeMap<PathBuf, Vec<u8>>) -> BTreeMap<PathBuf, String> {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    records
        .into_iter()
        .map(|(path, bytes)| (path, text(bytes)))
        .collect()
}

#[test]
fn it_stands_once_in_every_list_and_under_every_id() {
    everywhere(|workspace, id, way| {
        assert_eq!(listed(workspace), expected(way), "{way}");
        let kept = person(workspace, id);
        assert_eq!(kept["id"], ANNA, "{way}");
        assert_eq!(kept["tags"], serde_json::json!(["abkhazia"]), "{way}");
        let found = workspace.run(&["list", "гаврин", "--json"]).done().json();
        let ids: Vec<&str> = found
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["id"].as_str().unwrap())
            .collect();
        assert!(ids.contains(&ANNA) && !ids.contains(&id), "{way}: {ids:?}");
        let case = workspace
            .run(&["show", "c-7m3x0w5rzn", "--json"])
            .done()
            .json();
        assert_eq!(case["people"], serde_json::json!([ANNA]), "{way}");
        let pairs = workspace.run(&["duplicates"]);
        assert!(!pairs.out.contains(id), "{way}: {}", pairs.out);
        let checked = workspace.run(&["check"]);
        assert!(!checked.out.contains("joined"), "{way}: {}", checked.out);
    });
}

#[test]
fn what_is_written_about_any_of_them_is_written_about_the_one_and_undone_byte_for_byte() {
    let writes: [&[&str]; 5] = [
        &["set", "ID", "missing", "--when", "2024-01-02"],
        &["note", "ID", "She called again."],
        &["distinct", "ID", OTHER],
        &["distinct", OTHER, "ID"],
        &["distinct", "ID", OTHER, "--unsure"],
    ];
    everywhere(|workspace, id, way| {
        for write in writes {
            let before = without_log(workspace.records());
            let write: Vec<&str> = write
                .iter()
                .map(|word| if *word == "ID" { id } else { word })
                .collect();
            let run = workspace.run(&write);
            assert_eq!(run.code, 0, "{way}: {write:?}: {}", run.err);
            let after = without_log(workspace.records());
            let changed: Vec<&PathBuf> = after
                .iter()
                .filter(|(path, text)| before.get(*path) != Some(text))
                .map(|(path, _)| path)
                .collect();
            let kept = workspace.path("people/p-aaaaaaaaaa.ron");
            assert_eq!(changed, [&kept], "{way}: {write:?}");
            assert!(!after[&kept].contains(&format!("[\"{id}\"]")), "{way}");
            assert_eq!(listed(workspace), expected(way), "{way}: {write:?}");
            workspace.run(&["undo"]).done();
            assert_eq!(without_log(workspace.records()), before, "{way}: {write:?}");
        }
    });
}

#[test]
fn two_ids_of_one_person_are_neither_joined_nor_told_apart_again() {
    everywhere(|workspace, id, way| {
        let before = workspace.records();
        for command in ["join", "distinct"] {
            for (one, other) in [(ANNA, id), (id, ANNA)] {
                let run = workspace.run(&[command, one, other]);
                assert_eq!(run.code, 1, "{way}: {command}");
                assert!(run.err.contains("one record already"), "{}", run.err);
            }
        }
        assert_eq!(workspace.records(), before, "{way}");
    });
}

#[test]
fn taking_apart_gives_back_that_record_and_no_other() {
    for (commands, taken, left) in [
        (
            &[&["join", ANNA, BELA][..]][..],
            BELA,
            vec![ANNA, BELA, CORA, OTHER],
        ),
        (
            &[&["join", ANNA, BELA], &["join", ANNA, CORA]],
            CORA,
            vec![ANNA, CORA, OTHER],
        ),
        (
            &[&["join", BELA, CORA], &["join", ANNA, BELA]],
            BELA,
            vec![ANNA, BELA, OTHER],
        ),
    ] {
        let workspace = workspace();
        let mut before = Vec::new();
        for command in commands {
            before = vec![without_log(workspace.records())];
            workspace.run(command).done();
        }
        workspace.run(&["unjoin", taken]).done();
        assert_eq!(vec![without_log(workspace.records())], before);
        assert_eq!(listed(&workspace), left);
    }
}

/// What was decided between two records holds for whatever stands for them.
#[test]
fn that_two_are_two_people_holds_for_what_they_were_joined_to() {
    // Between the joined record and the third, in both directions of the link.
    for (one, other) in [(BELA, CORA), (CORA, BELA)] {
        let workspace = workspace();
        workspace.run(&["distinct", one, other]).done();
        workspace.run(&["join", ANNA, BELA]).done();
        let before = workspace.records();
        for (kept, joined) in [(ANNA, CORA), (CORA, ANNA), (BELA, CORA)] {
            let run = workspace.run(&["join", kept, joined]);
            assert_eq!(run.code, 1, "{kept} {joined}: {}", run.out);
            assert!(run.err.contains("anna judged on "), "{}", run.err);
            assert!(run.err.contains("two people"), "{}", run.err);
            assert!(run.err.contains("--anyway"), "{}", run.err);
            let looked = workspace.run(&["join", kept, joined, "--dry-run"]);
            assert_eq!(looked.code, 0);
            assert!(looked.err.contains("anna judged on "), "{}", looked.err);
        }
        assert_eq!(workspace.records(), before);
    }
}

#[test]
fn a_judgement_that_is_overruled_is_gone_and_comes_back_with_undo() {
    for (one, other) in [(ANNA, BELA), (BELA, ANNA)] {
        let workspace = workspace();
        workspace.run_as("boris", &["distinct", ANNA, BELA]).done();
        let before = without_log(workspace.records());
        let refused = workspace.run(&["join", one, other]);
        assert!(refused.err.contains("boris judged on "), "{}", refused.err);
        workspace.run(&["join", one, other, "--anyway"]).done();
        let text: String = without_log(workspace.records()).into_values().collect();
        assert!(!text.contains("distinct_from: [\""), "{text}");
        assert!(!workspace.run(&["check"]).out.contains("another person"));
        workspace.run(&["undo"]).done();
        assert_eq!(without_log(workspace.records()), before);
    }
}

#[test]
fn a_judgement_by_hand_bars_a_join_as_well() {
    let workspace = workspace().file(
        "people/p-cccccccccc.ron",
        "Person(\n    id: \"p-cccccccccc\",\n    name: \"Semen Gavrin\",\n    distinct_from: [\"p-aaaaaaaaaa\"],\n)\n",
    );
    let refused = workspace.run(&["join", ANNA, CORA]);
    assert_eq!(refused.code, 1);
    assert!(
        refused.err.contains("no log tells who judged so"),
        "{}",
        refused.err
    );
}

#[test]
fn what_is_joined_though_it_is_two_people_is_a_finding() {
    let workspace = workspace().file(
        "people/p-cccccccccc.ron",
        "Person(\n    id: \"p-cccccccccc\",\n    name: \"Semen Gavrin\",\n    distinct_from: [\"p-aaaaaaaaaa\"],\n    merged_into: \"p-aaaaaaaaaa\",\n)\n",
    );
    let checked = workspace.run(&["check"]);
    assert!(
        checked.out.contains(
            "people/p-cccccccccc.ron:4:21: says that p-aaaaaaaaaa is of another person, and the two are joined"
        ),
        "{}",
        checked.out
    );
}

#[test]
fn a_circle_and_a_join_to_nobody_hide_nobody() {
    let by_hand = |id: &str, name: &str, to: &str| {
        format!(
            "Person(\n    id: \"{id}\",\n    name: \"{name}\",\n    merged_into: \"{to}\",\n)\n"
        )
    };
    let workspace = workspace()
        .file("people/p-aaaaaaaaaa.ron", by_hand(ANNA, "A One", BELA))
        .file("people/p-bbbbbbbbbb.ron", by_hand(BELA, "B Two", CORA))
        .file("people/p-cccccccccc.ron", by_hand(CORA, "C Three", ANNA))
        .file(
            "people/p-dddddddddd.ron",
            by_hand(OTHER, "D Four", "p-zzzzzzzzzz"),
        );
    assert_eq!(listed(&workspace), [ANNA, BELA, CORA, OTHER]);
    let checked = workspace.run(&["check"]);
    assert_eq!(checked.out.matches("joined to itself").count(), 3);
    assert!(
        checked
            .out
            .contains("p-zzzzzzzzzz: there is no such record")
    );
    for id in [ANNA, BELA, CORA, OTHER] {
        assert_eq!(person(&workspace, id)["id"], id);
        assert_eq!(workspace.run(&["note", id, "seen"]).code, 0);
    }
}

/// A join carries on what somebody judged; it judges nothing.
#[test]
fn whose_judgement_it_is_outlives_a_join() {
    let workspace = workspace();
    workspace.run_as("boris", &["distinct", BELA, CORA]).done();
    workspace.run(&["join", ANNA, BELA]).done();
    let refused = workspace.run(&["join", ANNA, CORA]);
    assert!(refused.err.contains("boris judged on "), "{}", refused.err);
}

#[test]
fn a_record_in_the_middle_of_a_chain_says_what_must_come_first() {
    let workspace = workspace();
    workspace.run(&["join", BELA, CORA]).done();
    workspace.run(&["join", ANNA, BELA]).done();
    let before = workspace.records();
    let refused = workspace.run(&["unjoin", CORA]);
    assert_eq!(refused.code, 1);
    assert!(
        refused.err.contains("First `lastseen unjoin p-bbbbbbbbbb`"),
        "{}",
        refused.err
    );
    assert_eq!(workspace.records(), before);
    workspace.run(&["unjoin", BELA]).done();
    workspace.run(&["unjoin", CORA]).done();
    assert_eq!(listed(&workspace), [ANNA, BELA, CORA, OTHER]);
}

#[test]
fn erasing_any_of_them_erases_the_person() {
    everywhere(|workspace, id, way| {
        let erased = workspace.run(&["erase", id, "--yes"]);
        assert_eq!(erased.code, 0, "{way}: {}", erased.err);
        let text: String = without_log(workspace.records()).into_values().collect();
        let left = match expected(way).contains(&CORA) {
            true => vec![CORA, OTHER],
            false => vec![OTHER],
        };
        assert_eq!(listed(workspace), left, "{way}");
        assert!(!text.contains("Гаврин"), "{way}: {text}");
        assert!(!text.contains("Semyon"), "{way}: {text}");
        for name in [ANNA, BELA, "Semyon", "Гаврин Семён"] {
            assert!(!text.contains(name), "{way}: {name}: {text}");
        }
    });
}

/// The judgement may stand in a record that was joined before.
#[test]
fn a_judgement_in_a_joined_record_is_overruled_and_comes_back_with_undo() {
    let workspace = workspace();
    workspace.run(&["distinct", BELA, CORA]).done();
    workspace.run(&["join", ANNA, BELA]).done();
    let before = without_log(workspace.records());
    assert_eq!(workspace.run(&["join", ANNA, CORA]).code, 1);
    workspace.run(&["join", ANNA, CORA, "--anyway"]).done();
    assert_eq!(listed(&workspace), [ANNA, OTHER]);
    let text: String = without_log(workspace.records()).into_values().collect();
    assert!(!text.contains("distinct_from: [\""), "{text}");
    assert!(!workspace.run(&["check"]).out.contains("another person"));
    workspace.run(&["undo"]).done();
    assert_eq!(without_log(workspace.records()), before);
}

#[test]
fn what_a_source_says_goes_to_the_one_that_is_kept() {
    everywhere(|workspace, id, way| {
        let before = without_log(workspace.records());
        let source = workspace
            .run(&["add", "source", "title=Call with a neighbour"])
            .done();
        let source = source.out.trim().to_owned();
        let write = [
            "set",
            id,
            "missing",
            "--when",
            "2024-01-02",
            "--source",
            &source,
        ];
        workspace.run(&write).done();
        // What is attached to the source is the one's, too.
        let copy = workspace.home().join("letter.txt");
        std::fs::write(&copy, "A letter.").unwrap();
        workspace
            .run(&["attach", &source, copy.to_str().unwrap()])
            .done();
        let after = without_log(workspace.records());
        for (path, text) in &before {
            let is_kept = *path == workspace.path("people/p-aaaaaaaaaa.ron");
            assert_eq!(after[path] != *text, is_kept, "{way}: {}", path.display());
        }
        let shown = workspace.run(&["show", &source, "--json"]).done().out;
        assert!(
            shown.contains(ANNA) && !shown.contains(&format!("\"{id}\"")),
            "{way}: {shown}"
        );
    });
}

#[test]
fn what_is_shown_to_anybody_knows_the_one_alone_and_names_it_by_no_other_name() {
    everywhere(|workspace, id, way| {
        let closed = workspace.run(&["list", "--public", "--json"]).done();
        assert_eq!(
            closed.json().as_array().unwrap().len(),
            expected(way).len(),
            "{way}"
        );
        assert!(!closed.out.contains(id), "{way}: {}", closed.out);
        for name in ["Gavrin", "Гаврин", "Lomov", "abkhazia"] {
            assert!(!closed.out.contains(name), "{way}: {}", closed.out);
            assert_eq!(workspace.run(&["show", name, "--public"]).code, 1, "{way}");
        }
        let shown = workspace.run(&["show", id, "--public", "--json"]).done();
        assert_eq!(shown.json()["id"], ANNA, "{way}");
        assert_eq!(
            shown.out,
            workspace
                .run(&["show", ANNA, "--public", "--json"])
                .done()
                .out
        );
        // The order is the same in every run.
        assert_eq!(
            closed.out,
            workspace.run(&["list", "--public", "--json"]).done().out,
            "{way}"
        );
    });
}

#[test]
fn two_that_were_taken_apart_may_be_told_as_alike_again() {
    let workspace = workspace();
    let before = workspace.run(&["duplicates", "--json"]).done().json();
    workspace.run(&["join", ANNA, BELA]).done();
    workspace.run(&["unjoin", BELA]).done();
    assert_eq!(
        workspace.run(&["duplicates", "--json"]).done().json(),
        before
    );
    workspace.run(&["join", ANNA, BELA]).done();
    let joined = workspace.run(&["duplicates", "--json"]).done().out;
    assert!(!joined.contains(BELA), "{joined}");
}
