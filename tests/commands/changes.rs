//! Commands that write: init, set, add, note, undo, redo, and two people at once.

use crate::support::records::MAKSIM;
use crate::support::workspace::TestWorkspace;

const FILE: &str = "people/p-4f7k9q2m8x.ron";

#[test]
fn a_volunteer_sets_a_status_and_takes_it_back() {
    let workspace = TestWorkspace::with_people();
    let before = workspace.records();
    workspace
        .run(&["set", "gorshenin", "returned", "--source", "pravda"])
        .failed(1, "pravda: none of the sources has this name");
    assert_eq!(workspace.records(), before);
    let run = workspace
        .run(&[
            "set",
            "кочетков",
            "RETURNED",
            "--when",
            "12 aug 2022",
            "--place",
            "Sakhalin",
            "--source",
            "verstka",
            "--at",
            "paragraph 9",
            "--contact",
            "direct",
            "--note",
            "Home.",
        ])
        .done();
    assert_eq!(
        run.out,
        "p-4f7k9q2m8x  Maksim Kochetkov: Returned, 12 Aug 2022, source: 234 refused (s-9d2v6c1hkt)\n"
    );
    let text = workspace.text(FILE);
    let (entry, rest) = added(MAKSIM, &text);
    assert_eq!(rest, MAKSIM, "other bytes changed");
    for part in [
        "when: \"2022-08-12\"",
        "status: Returned",
        "place: \"Sakhalin\"",
        "contact: Direct",
        "sources: [(source: \"s-9d2v6c1hkt\", at: \"paragraph 9\")]",
        "note: \"Home.\"",
        "by: \"anna\"",
    ] {
        assert!(entry.contains(part), "{part}\n{entry}");
    }
    let person = workspace.run(&["show", "p-4f7", "--json"]).done().json();
    assert_eq!(
        (&person["status"], &person["last_seen"]),
        (&"returned".into(), &"2022-08-12".into())
    );

    let log = workspace.run(&["log", "kochetkov"]).done();
    assert_eq!(log.columns().len(), 1);
    assert_eq!(
        log.columns()[0][1..],
        [
            "anna",
            "",
            "Maksim Kochetkov: Returned",
            "p-4f7k9q2m8x",
            "entry added: returned, 12 Aug 2022, Sakhalin, seen or spoken to; Verstka, 28 Jul 2022 [F6 ¶9]; “Home.”",
        ]
    );
    assert_eq!(
        workspace.run(&["undo"]).done().out,
        "undone: Maksim Kochetkov: Returned\n"
    );
    assert_eq!(workspace.records(), before);
    assert_eq!(
        workspace.run(&["redo"]).done().out,
        "done again: Maksim Kochetkov: Returned\n"
    );
    assert_eq!(workspace.text(FILE), text);
    workspace.run(&["redo"]).failed(1, "nothing to redo");
    let verified = workspace.run(&["log", "--verify"]).done();
    assert_eq!(
        verified.out.lines().next(),
        Some("3 changes, nothing wrong")
    );
    assert_eq!(workspace.run(&["log"]).done().columns().len(), 3);
}

/// What `after` has more than `before`, as one stretch of text, and `after` without it.
fn added(before: &str, after: &str) -> (String, String) {
    let more = after.len() - before.len();
    let start = before
        .bytes()
        .zip(after.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let entry = after[start..start + more].to_owned();
    (
        entry,
        format!("{}{}", &after[..start], &after[start + more..]),
    )
}

#[test]
fn a_status_on_a_line_of_standard_input_is_not_passed_over() {
    let workspace = TestWorkspace::with_people();
    let before = workspace.records();
    let line = "p-4f7k9q2m8x\tmissing\t2022-07\n";
    let refused = workspace.run_with_input(line, &["set", "-", "returned"]);
    assert_eq!(refused.code, 2, "{}", refused.err);
    assert!(
        refused.err.contains("p-4f7k9q2m8x: the line says missing"),
        "{}",
        refused.err
    );
    assert_eq!(workspace.records(), before);
    workspace
        .run_with_input(line, &["set", "-", "missing"])
        .done();
}

#[test]
fn a_place_is_spelled_as_its_record_has_it_however_the_person_is_named() {
    let workspace = TestWorkspace::with_people().file(
        "places/l-aaaaaaaaaa.ron",
        "Place(id: \"l-aaaaaaaaaa\", name: \"Alchevsk\")\n",
    );
    for (whom, file) in [
        ("p-4f7k9q2m8x", FILE),
        ("Gorshenin", "people/p-4f8a1b2c3d.ron"),
    ] {
        workspace
            .run(&["set", whom, "missing", "--place", "alchevsk"])
            .done();
        let text = workspace.text(file);
        assert!(text.contains("place: \"Alchevsk\""), "{text}");
    }
}

#[test]
fn everybody_on_standard_input_is_one_change() {
    let workspace = TestWorkspace::with_people();
    let before = workspace.records();
    let listed = workspace.run(&["list"]).done().out;
    let run = workspace
        .run_with_input(&listed, &["set", "-", "mis", "--when", "2023-01"])
        .done();
    assert_eq!(run.columns().len(), 2);
    assert_eq!(
        workspace
            .run(&["list", "status:missing"])
            .done()
            .columns()
            .len(),
        2
    );
    let log = workspace.run(&["log"]).done();
    assert_eq!(log.columns()[0][3], "2 people: Missing");
    workspace.run(&["undo"]).done();
    assert_eq!(workspace.records(), before);
}

#[test]
fn a_name_that_is_listed_with_signs_in_place_of_letters_is_known_again() {
    let workspace = TestWorkspace::with_people()
        .file(
            "people/p-aaaaaaaaaa.ron",
            "Person(id: \"p-aaaaaaaaaa\", name: \"Anna\\u{202e}\\nZimina\", history: [(when: \"2022-07\", status: Missing)])\n",
        )
        .file(
            "people/p-bbbbbbbbbb.ron",
            "Person(id: \"p-bbbbbbbbbb\", name: \" Boris Zimin \", history: [(when: \"2022-07\", status: Missing)])\n",
        );
    let listed = workspace.run(&["list", "zimin"]).done().out;
    assert!(!listed.contains('\u{202e}'), "{listed}");
    let run = workspace.run_with_input(&listed, &["set", "-", "returned", "--when", "2023-01"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{listed}");
    assert_eq!(run.out.lines().count(), 2, "{}", run.out);
}

#[test]
fn an_older_entry_does_not_change_how_a_person_stands() {
    let workspace = TestWorkspace::with_people();
    let run = workspace
        .run(&["set", "gorshenin", "detained", "--when", "2022-05", "-q"])
        .done();
    assert_eq!(run.out, "");
    let run = workspace
        .run(&["set", "gorshenin", "detained", "--when", "2022-06"])
        .done();
    assert!(
        run.out.contains("now, by a newer entry: Redeployed"),
        "{}",
        run.out
    );
}

#[test]
fn a_workspace_may_have_its_own_statuses() {
    let head = "Workspace(format: 1, statuses: [(name: Hiding, label: \"HID\", key: 'h')])";
    let workspace = TestWorkspace::with_people().file("lastseen.ron", head);
    workspace
        .run(&["set", "gorshenin", "hiding", "--when", "2024"])
        .done();
    let run = workspace.run(&["list", "status:hiding"]).done();
    assert_eq!(run.columns()[0][1], "hiding");
}

#[test]
fn a_record_is_added_from_its_fields() {
    let workspace = TestWorkspace::with_people();
    let run = workspace
        .run(&[
            "add",
            "person",
            "name=Ilya \"K\" Kaminsky",
            "born=about 2002",
            "sex=male",
            "cases=Bryanka detention centre (Witness)",
            "other_names=Илья (Native); Ilja",
            "tags=a; b c",
        ])
        .done();
    let id = run.out.trim();
    let text = workspace.text(&format!("people/{id}.ron"));
    assert_eq!(
        text,
        format!(
            "Person(\n    id: \"{id}\",\n    name: \"Ilya \\\"K\\\" Kaminsky\",\n    \
             other_names: [(text: \"Илья\", kind: Native), (text: \"Ilja\")],\n    sex: Male,\n    \
             born: \"2002~\",\n    cases: [(case: \"c-7m3x0w5rzn\", role: Witness)],\n    \
             tags: [\"a\", \"b c\"],\n)\n"
        )
    );
    let case = workspace.run(&["show", "c-7m", "--json"]).done().json();
    assert_eq!(case["people"].as_array().unwrap().len(), 3);
    workspace.run(&["undo"]).done();
    assert!(!workspace.path(&format!("people/{id}.ron")).exists());
}

#[test]
fn a_note_is_added() {
    let workspace = TestWorkspace::with_people();
    workspace
        .run(&["note", "bryanka", "Ask\nagain\u{1b}."])
        .done();
    let case = workspace.run(&["show", "c-7m", "--json"]).done().json();
    assert_eq!(case["notes"][0]["text"], "Ask\nagain\u{1b}.");
    assert_eq!(case["notes"][0]["by"], "anna");
    let shown = workspace.run(&["show", "c-7m"]).done();
    assert!(shown.out.contains("again␛."), "{}", shown.out);
    workspace.run(&["note", "bryanka", " "]).failed(2, "empty");
}

#[test]
fn somebody_else_changed_the_same_thing() {
    let workspace = TestWorkspace::with_people();
    workspace
        .run_as("anna", &["note", "gorshenin", "first"])
        .done();
    let theirs = workspace
        .text("people/p-4f8a1b2c3d.ron")
        .replace("first", "their own words");
    let workspace = workspace.file("people/p-4f8a1b2c3d.ron", &theirs);
    let run = workspace
        .run_as("anna", &["undo"])
        .failed(3, "somebody else changed the same thing");
    assert!(run.err.contains("their own words"), "{}", run.err);
    assert_eq!(workspace.text("people/p-4f8a1b2c3d.ron"), theirs);
    // Everybody undoes their own changes.
    workspace
        .run_as("boris", &["undo"])
        .failed(1, "nothing to undo");
}

#[test]
fn two_people_write_side_by_side() {
    let workspace = TestWorkspace::with_people();
    let before = workspace.records();
    workspace
        .run_as("anna", &["set", "gorshenin", "missing", "--when", "2023"])
        .done();
    workspace
        .run_as("boris", &["set", "gorshenin", "returned", "--when", "2024"])
        .done();
    workspace.run_as("anna", &["undo"]).done();
    let person = workspace
        .run(&["show", "gorshenin", "--json"])
        .done()
        .json();
    assert_eq!(person["status"], "returned");
    workspace.run_as("boris", &["undo"]).done();
    assert_eq!(workspace.records(), before);
    let authors: Vec<String> = workspace
        .run(&["log", "--json"])
        .done()
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["author"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(authors.len(), 4);
    assert!(authors.contains(&"boris".to_owned()));
}

#[test]
fn a_workspace_is_made_where_nothing_lies() {
    let workspace = TestWorkspace::without_workspace();
    assert_eq!(workspace.run(&["init", "new/er"]).done().out, "new/er\n");
    workspace.run(&["-w", "new/er", "list"]).done();
    workspace.run(&["init", "new"]).failed(1, "is in the way");
    workspace.run(&["list"]).failed(1, "lastseen init");
}

#[test]
fn a_change_that_cannot_be_taken_back_can_be_skipped() {
    let workspace = TestWorkspace::with_people();
    workspace.run(&["note", "gorshenin", "call"]).done();
    workspace
        .run(&["set", "kochetkov", "missing", "--when", "2022-09-01"])
        .done();
    let changed = workspace.text(FILE).replace("2022-09-01", "2022-09-02");
    let workspace = workspace.file(FILE, &changed);
    workspace.run(&["undo"]).failed(
        3,
        "to leave that change as it is and reach those before it: `lastseen undo --skip`",
    );
    assert_eq!(
        workspace.run(&["undo", "--skip"]).done().out,
        "skipped: left standing: Maksim Kochetkov: Missing\n"
    );
    assert_eq!(workspace.text(FILE), changed);
    assert_eq!(
        workspace.run(&["undo"]).done().out,
        "undone: Artyom Gorshenin: note\n"
    );
}

#[test]
fn a_word_that_its_list_does_not_have_is_refused_with_the_list() {
    let workspace = TestWorkspace::new();
    workspace
        .run(&["add", "source", "title=Post", "reliability=Z"])
        .failed(2, "Z: not a word for this field; it has A, B, C, D, E, F");
    assert_eq!(workspace.records().len(), 0);
    let run = workspace.run(&["add", "source", "title=Post", "reliability=b", "--json"]);
    let id = run.done().json()["id"].as_str().unwrap().to_owned();
    let text = workspace.text(&format!("sources/{id}.ron"));
    assert!(text.contains("reliability: B,"), "{text}");
}

#[test]
fn the_log_names_few_records_and_counts_many() {
    let mut workspace = TestWorkspace::new();
    for letter in ["a", "b", "c", "d"] {
        workspace = workspace.file(
            &format!("people/p-{letter}.ron"),
            format!("Person(id: \"p-{letter}\", name: \"{letter}\")\n"),
        );
    }
    workspace
        .run_with_input("p-a\np-b\np-c\n", &["note", "-", "x"])
        .done();
    workspace
        .run_with_input("p-a\np-b\np-c\np-d\n", &["note", "-", "y"])
        .done();
    let log = workspace.run(&["log"]).done();
    let whom: Vec<&str> = log.columns().iter().map(|row| row[4]).collect();
    assert_eq!(whom, ["4 records", "p-a p-b p-c"]);
    let log = workspace.run(&["log", "--json"]).done().json();
    assert_eq!(log[0]["edits"].as_array().map(Vec::len), Some(4));
}

#[test]
fn a_place_is_spelled_as_its_record_spells_it() {
    let workspace = TestWorkspace::with_people().file(
        "places/l-1111111111.ron",
        "Place(id: \"l-1111111111\", name: \"Zorino\", other_names: [(text: \"Зорино\")])",
    );
    for (typed, written) in [
        ("zorino", "place: \"Zorino\""),
        ("ЗОРИНО", "place: \"Зорино\""),
        ("zorinno", "place: \"zorinno\""),
    ] {
        workspace
            .run(&[
                "set",
                "gorshenin",
                "missing",
                "--when",
                "2022-07-14",
                "--place",
                typed,
            ])
            .done();
        let records = workspace.records().into_values();
        let texts: Vec<String> = records
            .map(|bytes| String::from_utf8(bytes).unwrap())
            .collect();
        assert!(texts.concat().contains(written), "{typed}");
    }
}
