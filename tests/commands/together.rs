//! Who may have been held together, who may have seen somebody, and moves from place to place.

use serde_json::{Value, json};

use crate::support::workspace::TestWorkspace;

const SOURCE: &str = "Source(id: \"s-1111111111\", title: \"Camp report\", publisher: \"The Lantern\", reliability: B)";

fn place(id: &str, name: &str, rest: &str) -> String {
    format!("Place(id: \"{id}\", name: \"{name}\", {rest})")
}

fn workspace() -> TestWorkspace {
    TestWorkspace::new()
        .file("sources/s-1111111111.ron", SOURCE)
        .file(
            "places/l-1111111111.ron",
            place(
                "l-1111111111",
                "Cellar 7",
                "kind: Facility, parent: \"l-2222222222\"",
            ),
        )
        .file(
            "places/l-2222222222.ron",
            place(
                "l-2222222222",
                "Zorino",
                "kind: Settlement, parent: \"l-3333333333\"",
            ),
        )
        .file(
            "places/l-3333333333.ron",
            place(
                "l-3333333333",
                "Zor region",
                "kind: Region, parent: \"l-3333333333\"",
            ),
        )
        .file(
            "places/l-4444444444.ron",
            place(
                "l-4444444444",
                "Garage 2",
                "kind: Facility, parent: \"l-2222222222\"",
            ),
        )
}

fn person(workspace: TestWorkspace, number: u8, name: &str, rest: &str) -> TestWorkspace {
    let id = format!("p-{}", number.to_string().repeat(10));
    workspace.file(
        &format!("people/{id}.ron"),
        format!("Person(id: \"{id}\", name: \"{name}\", {rest})"),
    )
}

fn entry(when: &str, status: &str, place: &str) -> String {
    format!(
        "(when: \"{when}\", status: {status}, place: \"{place}\", sources: [(source: \"s-1111111111\", credibility: 2)])"
    )
}

fn history(entries: &[String]) -> String {
    format!("history: [{}]", entries.join(", "))
}

const AGREED: &str = "consent: (given: Yes, scope: Internal)";

/// Vadim is held from the 10th to the 20th; the others were there too, or nearby, or not.
fn held() -> TestWorkspace {
    let vadim = history(&[entry("2022-07-10/2022-07-20", "Detained", "Cellar 7")]);
    let workspace = person(workspace(), 1, "Vadim Zorin", &vadim);
    let sure = history(&[entry("2022-07-15", "Detained", "cellar 7")]);
    let workspace = person(workspace, 2, "Boris Sure", &sure);
    let month = history(&[entry("2022-07", "Missing", "Cellar 7")]);
    let workspace = person(workspace, 3, "Gleb Vague", &month);
    let near = history(&[entry("2022-07-15", "Detained", "Garage 2")]);
    let workspace = person(workspace, 4, "Egor Near", &near);
    let later = history(&[entry("2022-08-01", "Detained", "Cellar 7")]);
    let workspace = person(workspace, 5, "Ivan Later", &later);
    let back = |rest: &str| {
        let told = history(&[
            entry("2022-07-12/2022-07-13", "Detained", "Cellar 7"),
            entry("2022-09-01", "Returned", "Zorino"),
        ]);
        format!("{told}, {rest}")
    };
    let workspace = person(workspace, 6, "Kira Agrees", &back(AGREED));
    let workspace = person(workspace, 7, "Lidia Silent", &back(""));
    let danger = format!("{AGREED}, risk: (level: High)");
    person(workspace, 8, "Mark Danger", &back(&danger))
}

fn told(value: &Value) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let all = value.as_array().unwrap().iter();
    all.map(|one| (text(&one["name"]), text(&one["near"]), text(&one["dates"])))
        .collect()
}

fn triple(one: &str, two: &str, three: &str) -> (String, String, String) {
    (one.to_owned(), two.to_owned(), three.to_owned())
}

#[test]
fn who_may_have_been_held_with_somebody_and_who_may_have_seen_them() {
    let workspace = held();
    let found = workspace
        .run(&["together", "p-1111", "--json"])
        .done()
        .json();
    assert_eq!(
        told(&found["may_have_been_held_with"]),
        [
            triple("Boris Sure", "facility", "certain"),
            triple("Gleb Vague", "facility", "possible"),
            triple("Egor Near", "town", "certain"),
        ]
    );
    assert_eq!(
        told(&found["may_have_seen"]),
        [triple("Kira Agrees", "facility", "certain")]
    );
    assert_eq!(found["not_named"], json!({ "risk": 1, "consent": 1 }));
    let first = &found["may_have_been_held_with"][0];
    assert_eq!(
        first["days"],
        json!({ "from": "2022-07-15", "to": "2022-07-15" })
    );
    assert_eq!(first["other"]["sources"], json!(["s-1111111111"]));
    let text = workspace.run(&["together", "p-1111"]).done().out;
    for part in [
        "May have been held with",
        "may have: the same facility, Cellar 7, on the same days by both dates, 15 Jul 2022",
        "may have: the same facility, Cellar 7, perhaps on the same days, 10 Jul 2022 to 20 Jul 2022",
        "may have: different places in one town, Zorino, on the same days by both dates, 15 Jul 2022",
        "Vadim Zorin: detained, Cellar 7, 10–20 Jul 2022, The Lantern",
        "Have returned and may have seen the person",
        "1 more may have, and is not named here: in danger, or the risk is not known",
        "1 more may have, and is not named here: nobody recorded that they agreed",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    for hidden in ["Lidia", "Mark", "Ivan"] {
        assert!(!text.contains(hidden), "{hidden}\n{text}");
    }
    let shown = workspace.run(&["show", "p-1111"]).done().out;
    assert!(
        shown.to_lowercase().contains("may have been held with"),
        "{shown}"
    );
    assert!(!shown.contains("Lidia"), "{shown}");
}

#[test]
fn a_place_tells_who_is_not_accounted_for_and_the_moves() {
    let moved = history(&[
        entry("2022-07-15", "Detained", "Cellar 7"),
        entry("2022-08-02", "Detained", "Garage 2"),
    ]);
    let workspace = person(held(), 9, "Nina Moved", &moved);
    let found = workspace
        .run(&["together", "Cellar 7", "--json"])
        .done()
        .json();
    let of = |value: &Value| -> Vec<String> {
        let all = value.as_array().unwrap().iter();
        all.map(|one| one["person"].as_str().unwrap()[2..3].to_owned())
            .collect()
    };
    assert_eq!(found["people"], 8);
    assert_eq!(of(&found["unaccounted"]), ["2", "1", "3", "5"]);
    let flows = found["flows"].as_array().unwrap();
    let flows: Vec<_> = flows
        .iter()
        .map(|one| (one["to"].as_str().unwrap(), one["people"].as_u64().unwrap()))
        .collect();
    assert_eq!(flows, [("l-2222222222", 3), ("l-4444444444", 1)]);
    assert_eq!(
        found["flows"][1]["days"],
        json!({ "from": "2022-07-15", "to": "2022-08-02" })
    );
    let text = workspace.run(&["together", "Cellar 7"]).done().out;
    for part in [
        "Not accounted for: no return and no later place is told",
        "Cellar 7 to Garage 2: 1 person, 15 Jul 2022 to 2 Aug 2022",
        "Nina Moved: detained, Cellar 7, 15 Jul 2022, The Lantern; then detained, Garage 2, 2 Aug 2022, The Lantern",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn rings_wide_places_unknown_places_and_withdrawn_entries_make_nobody_meet() {
    let ring = |id: &str, name: &str, parent: &str| {
        place(id, name, &format!("kind: Facility, parent: \"{parent}\""))
    };
    let workspace = workspace()
        .file(
            "places/l-5555555555.ron",
            ring("l-5555555555", "Ring A", "l-6666666666"),
        )
        .file(
            "places/l-6666666666.ron",
            ring("l-6666666666", "Ring B", "l-5555555555"),
        );
    let all = history(&[
        entry("2022-07-15", "Detained", "Ring A"),
        entry("2022-07-15", "Detained", "Zor region"),
        entry("2022-07-15", "Detained", "\u{202e}nowhere"),
        entry("2022-07-15", "Detained", "Cellar 7").replace("place:", "withdrawn: \"x\", place:"),
        entry("2022-07-15", "Redeployed", "Garage 2"),
    ]);
    let other = history(&[
        entry("2022-07-15", "Detained", "Ring B"),
        entry("2022-07-15", "Detained", "Zor region"),
        entry("2022-07-15", "Detained", "\u{202e}nowhere"),
        entry("2022-07-15", "Detained", "Cellar 7"),
        entry("2022-07-15", "Detained", "Garage 2"),
    ]);
    let workspace = person(workspace, 1, "Vadim Zorin", &all);
    let workspace = person(workspace, 2, "Boris Other", &other);
    let run = workspace.run(&["together", "p-1111"]).done();
    assert!(!run.out.contains("Boris"), "{}", run.out);
    assert!(
        run.out.contains("⟨U+202E⟩nowhere: no place has this name"),
        "{}",
        run.out
    );
    workspace.run(&["together", "Ring A"]).done();
}

#[test]
fn ten_thousand_in_one_place_are_told_of() {
    let vadim = history(&[entry("2022-07-15", "Detained", "Cellar 7")]);
    let mut workspace = person(workspace(), 1, "Vadim Zorin", &vadim);
    for number in 0..10_000 {
        let id = format!("p-2{number:09}");
        workspace = workspace.file(
            &format!("people/{id}.ron"),
            format!(
                "Person(id: \"{id}\", name: \"N{number}\", history: [(when: \"2022-07-15\", status: Detained, place: \"Cellar 7\")])"
            ),
        );
    }
    let found = workspace
        .run(&["together", "p-1111111111", "--json"])
        .done()
        .json();
    let held = found["may_have_been_held_with"].as_array().unwrap();
    assert_eq!(held.len(), 10_000);
    assert_eq!(found["complete"], true);
    let text = workspace.run(&["together", "Cellar 7"]).done().out;
    assert!(
        text.contains("10001 people by 10001 entries")
            || text.contains("10,001 people by 10,001 entries"),
        "{}",
        text.lines().count()
    );
}
