//! People who are recorded twice: `duplicates` and `is:duplicate`, and one record for two.

use crate::support::workspace::TestWorkspace;

fn workspace() -> TestWorkspace {
    TestWorkspace::new()
        .file(
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"Maksim Kochetkov\", home: \"Sakhalin\", born: \"2002\")\n",
        )
        .file(
            "people/p-bbb.ron",
            "Person(id: \"p-bbb\", name: \"Кочетков Максим Сергеевич\", home: \"Сахалин\", born: \"2003~\")\n",
        )
        .file(
            "people/p-ccc.ron",
            "Person(id: \"p-ccc\", name: \"Andrei Kochetkov\", home: \"Sakhalin\", born: \"2003\")\n",
        )
        .file(
            "people/p-ddd.ron",
            "Person(id: \"p-ddd\", name: \"Ivan Ivanov\")\n",
        )
        .file(
            "people/p-eee.ron",
            "Person(id: \"p-eee\", name: \"Иван Иванов\")\n",
        )
}

#[test]
fn likely_pairs_are_listed_with_their_reasons() {
    let workspace = workspace();
    let run = workspace.run(&["duplicates"]).done();
    let rows = run.columns();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        rows[0][1..6],
        [
            "likely",
            "p-aaa",
            "Maksim Kochetkov",
            "p-bbb",
            "Кочетков Максим Сергеевич"
        ]
    );
    assert!(rows[0][6].contains("+ same home"), "{}", rows[0][6]);
    let run = workspace.run(&["duplicates", "--all"]).done();
    assert_eq!(run.columns()[1][1..4], ["perhaps", "p-ddd", "Ivan Ivanov"]);
    let run = workspace.run(&["duplicates", "andrei", "--all"]).done();
    assert_eq!(run.out, "");
    let pairs = workspace.run(&["duplicates", "--json"]).done().json();
    assert_eq!(pairs[0]["people"][1]["id"], "p-bbb");
    assert!(pairs[0]["score"].as_f64().unwrap() > 0.5);
}

#[test]
fn a_query_finds_who_may_be_recorded_twice() {
    let workspace = workspace();
    let ids = |query: &str| {
        let run = workspace.run(&["list", query]).done();
        let rows = run.columns();
        let mut ids: Vec<String> = rows.iter().map(|row| row[0].to_owned()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids("is:duplicate"), ["p-aaa", "p-bbb"]);
    assert_eq!(ids("-is:duplicate"), ["p-ccc", "p-ddd", "p-eee"]);
}

const KEPT: &str = "// Kept by hand.\r\nPerson(\r\n    id: \"p-aaa\", // do not change\r\n    name: \"Maksim Kochetkov\",\r\n    home: \"Sakhalin\",\r\n    shoe_size: 43,\r\n    history: [\r\n        (when: \"2022-07\", status: Detained, sources: [(source: \"s-one\")], by: \"anna\")  // no comma\r\n    ]\r\n)";
const JOINED: &str = "Person(\n    id: \"p-bbb\",\n    name: \"Кочетков Максим\",\n    home: \"Omsk\",\n    cases: [(case: \"c-one\", role: Affected)],\n    history: [\n        // Heard of by telephone.\n        (\n            when: \"2022-08\",\n            status: Returned,\n            sources: [(source: \"s-one\", at: \"paragraph 2\")],\n            note: r#\"two\nlines\"#,\n        ),\n        (when: \"2022-07\", status: Detained, sources: [(source: \"s-one\")], by: \"ben\"),\n    ],\n    tags: [\"call\"],\n    distinct_from: [\"p-ccc\"],\n)\n";

fn two() -> TestWorkspace {
    TestWorkspace::new()
        .file("people/p-aaa.ron", KEPT)
        .file("people/p-bbb.ron", JOINED)
        .file(
            "people/p-ccc.ron",
            "Person(id: \"p-ccc\", name: \"Andrei\", relations: [(kind: Brother, person: \"p-bbb\")])\n",
        )
        .file("sources/s-one.ron", "Source(id: \"s-one\", title: \"Report\", reliability: B)\n")
        .file("cases/c-one.ron", "Case(id: \"c-one\", title: \"Bryanka\")\n")
}

#[test]
fn joining_keeps_everything_once_and_the_other_id_leads_to_it() {
    let workspace = two();
    workspace.run(&["join", "p-aaa", "p-bbb"]).done();
    let person = workspace.run(&["show", "p-bbb", "--json"]).done().json();
    assert_eq!(person["id"], "p-aaa");
    assert_eq!(person["aliases"], serde_json::json!(["p-bbb"]));
    assert_eq!(person["status"], "returned");
    assert_eq!(person["home"], "Sakhalin");
    assert_eq!(person["cases"], serde_json::json!(["c-one"]));
    assert_eq!(person["tags"], serde_json::json!(["call"]));
    // Both say that he was detained in July, from the same source: that stands there once.
    assert_eq!(person["history"].as_array().unwrap().len(), 2);
    assert_eq!(person["history"][1]["sources"][0]["at"], "paragraph 2");
    assert_eq!(person["history"][1]["note"], "two\nlines");
    assert_eq!(person["claims"][0]["value"], "Omsk");
    assert!(
        person["other_names"]
            .to_string()
            .contains("Кочетков Максим")
    );
    // The other file says where it went, and else what it said.
    let joined = workspace.text("people/p-bbb.ron");
    assert_eq!(
        joined,
        JOINED.replace(
            "distinct_from: [\"p-ccc\"],\n",
            "distinct_from: [\"p-ccc\"],\n    merged_into: \"p-aaa\",\n"
        )
    );
    assert!(
        workspace
            .text("people/p-aaa.ron")
            .starts_with("// Kept by hand.\r\nPerson(\r\n    id: \"p-aaa\", // do not change\r\n")
    );
    // Lists and counts have one person; a link to the other id leads to the one that is kept.
    let list = workspace.run(&["list"]).done();
    assert_eq!(list.columns().len(), 2);
    assert_eq!(
        workspace.run(&["stats", "--json"]).done().json()["people"],
        2
    );
    let case = workspace.run(&["show", "c-one", "--json"]).done().json();
    assert_eq!(case["people"], serde_json::json!(["p-aaa"]));
    let brother = workspace.run(&["show", "p-ccc"]).done();
    assert!(brother.out.contains("Maksim Kochetkov"), "{}", brother.out);
    workspace.run(&["set", "p-bbb", "missing"]).done();
    assert!(workspace.text("people/p-aaa.ron").contains("Missing"));
    assert_eq!(workspace.text("people/p-bbb.ron"), joined);
}

#[test]
fn what_was_joined_is_taken_apart_byte_for_byte_also_later() {
    let workspace = two();
    let before = workspace.records();
    workspace
        .run(&["join", "p-aaa", "p-bbb", "--take", "home"])
        .done();
    assert!(
        workspace
            .text("people/p-aaa.ron")
            .contains("home: \"Omsk\"")
    );
    // Something else comes after it, so undo would take that back.
    workspace.run(&["note", "p-ccc", "Call."]).done();
    workspace.run(&["unjoin", "p-bbb"]).done();
    let mut now = workspace.records();
    let ccc = workspace.path("people/p-ccc.ron");
    assert!(
        String::from_utf8(now.remove(&ccc).unwrap())
            .unwrap()
            .contains("Call.")
    );
    assert!(
        before
            .iter()
            .all(|(path, bytes)| *path == ccc || now[path] == *bytes)
    );
    assert_eq!(workspace.run(&["list"]).done().columns().len(), 3);
    let again = workspace.run(&["unjoin", "p-bbb"]);
    assert_eq!(again.code, 1);
    // The newest change of one's own can be undone as any other.
    workspace.run(&["join", "p-aaa", "p-bbb"]).done();
    workspace.run(&["undo"]).done();
    assert_eq!(workspace.text("people/p-aaa.ron"), KEPT);
    assert_eq!(workspace.text("people/p-bbb.ron"), JOINED);
}

#[test]
fn what_was_built_on_is_not_taken_apart_unless_one_means_it() {
    let workspace = two();
    workspace.run(&["join", "p-aaa", "p-bbb"]).done();
    workspace
        .run(&["set", "p-aaa", "missing", "--when", "2023-01"])
        .done();
    let joined = workspace.records();
    let run = workspace.run(&["unjoin", "p-bbb"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .contains("people/p-aaa.ron: history[2] was changed by"),
        "{}",
        run.err
    );
    assert_eq!(workspace.records(), joined);
    workspace.run(&["unjoin", "p-bbb", "--anyway"]).done();
    assert_eq!(workspace.text("people/p-bbb.ron"), JOINED);
    let kept = workspace.text("people/p-aaa.ron");
    assert!(
        kept.contains("2023-01") && !kept.contains("2022-08"),
        "{kept}"
    );
    // What no log tells of is told, too.
    workspace.run(&["join", "p-aaa", "p-bbb"]).done();
    let by_hand = workspace.text("people/p-bbb.ron").replace("Omsk", "Tomsk");
    let workspace = workspace.file("people/p-bbb.ron", by_hand);
    let run = workspace.run(&["unjoin", "p-bbb"]);
    assert!(
        run.err.contains("people/p-bbb.ron was changed outside"),
        "{}",
        run.err
    );
}

#[test]
fn a_decision_is_remembered_once() {
    let workspace = workspace();
    workspace.run(&["distinct", "p-bbb", "p-aaa"]).done();
    assert_eq!(
        workspace.text("people/p-aaa.ron"),
        "Person(id: \"p-aaa\", name: \"Maksim Kochetkov\", home: \"Sakhalin\", born: \"2002\", distinct_from: [\"p-bbb\"])\n"
    );
    assert_eq!(
        workspace
            .run(&["duplicates", "--all", "maksim kochetkov"])
            .code,
        0
    );
    assert_eq!(workspace.run(&["list", "is:duplicate"]).done().out, "");
    workspace
        .run(&["distinct", "p-aaa", "p-bbb", "--unsure"])
        .done();
    let text = workspace.text("people/p-aaa.ron");
    assert!(
        text.contains("distinct_from: []") || !text.contains("distinct_from"),
        "{text}"
    );
    assert!(text.contains("maybe_same: [\"p-bbb\"]"), "{text}");
    assert_eq!(workspace.run(&["list", "is:duplicate"]).done().out, "");
    let all = workspace.run(&["duplicates", "--all", "p-aaa"]).done();
    assert_eq!(all.columns()[0][1], "unsure");
    // What stands there already is not written again.
    workspace
        .run(&["distinct", "p-bbb", "p-aaa", "--unsure"])
        .done();
    assert_eq!(workspace.text("people/p-aaa.ron"), text);
    let run = workspace.run(&["join", "p-aaa", "p-aaa"]);
    assert_eq!(run.code, 1);
}

#[test]
fn what_is_written_into_a_record_that_was_joined_is_found_and_taken_over_by_joining_again() {
    let workspace = two();
    workspace.run(&["join", "p-aaa", "p-bbb"]).done();
    let before = workspace.run(&["check"]).out;
    assert!(!before.contains("changed since"), "{before}");
    // Somebody opens the old file, and what they write there shows nowhere.
    let text = workspace.text("people/p-bbb.ron");
    let workspace = workspace.file(
        "people/p-bbb.ron",
        text.replace("tags: [\"call\"]", "tags: [\"call\", \"letter\"]"),
    );
    let check = workspace.run(&["check"]);
    assert_eq!(check.code, 1);
    assert!(
        check.out.contains(
            "people/p-bbb.ron:19:18: changed since it was joined to p-aaa, where that does not show; \
             `lastseen unjoin --anyway p-bbb`, then join them again\n"
        ),
        "{}",
        check.out
    );
    // What is told to do does it.
    workspace.run(&["unjoin", "--anyway", "p-bbb"]).done();
    workspace.run(&["join", "p-aaa", "p-bbb"]).done();
    assert_eq!(workspace.run(&["check"]).out, before);
    assert!(workspace.text("people/p-aaa.ron").contains("\"letter\""));
}

const CAREFUL: &str = "Person(\n    id: \"p-one\",\n    name: \"Maksim\",\n    risk: (\n        level: High, // named in the press\n        reason: \"named\",\n        review: \"2024-01\",\n    ),\n    consent: (given: No, scope: Internal),\n)\n";
const CARELESS: &str = "Person(\n    id: \"p-two\",\n    name: \"Maksim\",\n    risk: (level: Low, review: \"2023-06\"),\n    consent: (given: Yes, scope: Public, as_of: \"2022-08-01\"),\n)\n";

fn careful() -> TestWorkspace {
    TestWorkspace::new()
        .file("people/p-one.ron", CAREFUL)
        .file("people/p-two.ron", CARELESS)
}

#[test]
fn of_two_words_on_risk_and_consent_the_more_careful_counts_in_both_orders() {
    for (kept, joined) in [("p-one", "p-two"), ("p-two", "p-one")] {
        let workspace = careful();
        let before = workspace.records();
        let right = kept == "p-two";
        // The look beforehand says which, and that the earlier review counts.
        let run = workspace.run(&["join", kept, joined, "--dry-run"]).done();
        let told = |field: &str| {
            let row = run.columns().into_iter().find(|row| row[0] == field);
            row.unwrap_or_default()
                .last()
                .map(|text| (*text).to_owned())
        };
        let (risk, consent) = match right {
            true => (
                "the right one, which is more careful; the left one stays beside it; review Jun 2023, the earlier one",
                "the right one, which is more careful; the left one stays beside it",
            ),
            false => (
                "the left one, which is more careful; the right one stays beside it; review Jun 2023, the earlier one",
                "the left one, which is more careful; the right one stays beside it",
            ),
        };
        assert_eq!(told("risk").as_deref(), Some(risk), "{}", run.out);
        assert_eq!(told("consent").as_deref(), Some(consent), "{}", run.out);
        assert_eq!(workspace.records(), before);

        workspace.run(&["join", kept, joined]).done();
        let text = workspace.text(&format!("people/{kept}.ron"));
        assert!(
            text.contains("level: High, // named in the press\n        reason: \"named\",\n        review: \"2023-06\","),
            "{text}"
        );
        assert!(
            text.contains("    consent: (given: No, scope: Internal),\n"),
            "{text}"
        );
        // What does not count is not lost.
        assert!(
            text.contains("(field: \"risk\", value: \"(level: Low,"),
            "{text}"
        );
        assert!(
            text.contains("(field: \"consent\", value: \"(given: Yes, scope: Public,"),
            "{text}"
        );
        // Nobody is shown by a slip: not even initials, where consent was refused.
        let shown = workspace.run(&["show", "--public", kept]).done();
        assert!(!shown.out.contains("Maksim"), "{}", shown.out);
        workspace.run(&["undo"]).done();
        assert_eq!(workspace.records(), before);
        // Taken apart is both as they were, too.
        workspace.run(&["join", kept, joined]).done();
        workspace.run(&["unjoin", joined]).done();
        assert_eq!(workspace.records(), before);
    }
}

#[test]
fn the_choice_of_the_more_careful_one_can_be_turned() {
    let workspace = careful();
    let before = workspace.records();
    let run = workspace
        .run(&["join", "p-two", "p-one", "--keep", "consent", "--dry-run"])
        .done();
    assert!(
        run.out
            .contains("the left one, though the right one is more careful; that stays beside it"),
        "{}",
        run.out
    );
    workspace
        .run(&["join", "p-two", "p-one", "--keep", "consent"])
        .done();
    let text = workspace.text("people/p-two.ron");
    assert!(
        text.contains("consent: (given: Yes, scope: Public,"),
        "{text}"
    );
    assert!(text.contains("level: High"), "{text}");
    workspace.run(&["undo"]).done();
    assert_eq!(workspace.records(), before);
    // The other way round it is taken.
    workspace
        .run(&["join", "p-one", "p-two", "--take", "consent,risk"])
        .done();
    let text = workspace.text("people/p-one.ron");
    assert!(
        text.contains("consent: (given: Yes, scope: Public,"),
        "{text}"
    );
    assert!(
        text.contains("risk: (level: Low, review: \"2023-06\")"),
        "{text}"
    );
    workspace.run(&["undo"]).done();
    workspace
        .run(&["join", "p-one", "p-two", "--keep", "home"])
        .failed(2, "the two records do not have two values for such a field");
    // What only one of the two says is taken over as it was.
    let workspace = TestWorkspace::new()
        .file("people/p-one.ron", "Person(id: \"p-one\", name: \"A\")\n")
        .file("people/p-two.ron", CARELESS);
    workspace.run(&["join", "p-one", "p-two"]).done();
    assert!(workspace.text("people/p-one.ron").contains("level: Low"));
}
