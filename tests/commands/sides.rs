//! Whose word a status is: sources of the entry that gives it, sides within one report, sides that were
//! decided against.

use serde_json::json;

use crate::support::run::Run;
use crate::support::workspace::TestWorkspace;

/// One person, Ivan, with this history and these other fields, and three sources, of which B repeats A.
fn ivan(history: &str, more: &str) -> TestWorkspace {
    let source = |id: &str, title: &str, rest: &str| {
        format!("Source(id: \"{id}\", title: \"{title}\", reliability: B{rest})")
    };
    TestWorkspace::new()
        .file(
            "sources/s-1111111111.ron",
            source("s-1111111111", "Report A", ""),
        )
        .file(
            "sources/s-2222222222.ron",
            source(
                "s-2222222222",
                "Report B",
                ", derived_from: [\"s-1111111111\"]",
            ),
        )
        .file(
            "sources/s-3333333333.ron",
            source("s-3333333333", "Report C", ""),
        )
        .file(
            "people/p-1111111111.ron",
            format!(
                "Person(id: \"p-1111111111\", name: \"Ivan Testov\", history: [{history}]{more})"
            ),
        )
}

fn lists(workspace: &TestWorkspace, query: &str) -> bool {
    !workspace.run(&["list", query]).done().out.is_empty()
}

fn shown(run: &Run, label: &str) -> String {
    let columns = run.columns();
    let line = columns.iter().find(|row| row.get(1) == Some(&label));
    line.map_or_else(String::new, |row| row[3..].join("|"))
}

const HELD: &str = "(when: \"2022-07\", status: Detained, sources: [(source: \"s-1111111111\", credibility: 2), (source: \"s-3333333333\")])";

#[test]
fn the_sources_beside_a_status_are_those_of_its_entry() {
    // Returned without a source: what others cite for something else is no confirmation.
    let returned = format!("{HELD}, (when: \"2022-08\", status: Returned)");
    let workspace = ivan(&returned, "");
    let show = workspace.run(&["show", "p-1111111111"]).done();
    assert_eq!(shown(&show, "sources"), "no source (2 in other entries)|");
    assert!(lists(&workspace, "is:unsourced"));
    assert!(!lists(&workspace, "is:single-source"));
    assert!(lists(&workspace, "has:source"));
    let person = workspace
        .run(&["show", "p-1111111111", "--json"])
        .done()
        .json();
    assert_eq!(person["status_sources"], json!([]));
    assert_eq!(person["status_independent_sources"], 0);
    assert_eq!(person["sources"], json!(["s-1111111111", "s-3333333333"]));
    assert_eq!(person["independent_sources"], 2);
    let stats = workspace.run(&["stats", "--json"]).done().json();
    assert_eq!(
        (&stats["unsourced"], &stats["single_source"]),
        (&json!(1), &json!(0))
    );
    // One source and its echo are one.
    let echoed = format!(
        "{HELD}, (when: \"2022-08\", status: Returned, sources: [(source: \"s-1111111111\"), (source: \"s-2222222222\")])"
    );
    let workspace = ivan(&echoed, "");
    let show = workspace.run(&["show", "p-1111111111"]).done();
    assert_eq!(
        shown(&show, "sources"),
        "2 sources, 1 independent (1 more for other entries)|B6"
    );
    assert!(lists(&workspace, "is:single-source"));
    assert!(!lists(&workspace, "is:unsourced"));
    // If nothing else is cited, nothing else is told.
    let workspace = ivan(HELD, "");
    let show = workspace.run(&["show", "p-1111111111"]).done();
    assert_eq!(shown(&show, "sources"), "2 sources, 2 independent|B2");
    assert!(!lists(&workspace, "is:unsourced,single-source"));
}

#[test]
fn what_somebody_says_is_not_said_to_have_no_source() {
    let told = "(when: \"2022-07\", status: Detained, sources: [(via: Relative, quote: \"He called me\")])";
    let workspace = ivan(told, "");
    let dossier = workspace
        .run(&["show", "p-1111111111", "--dossier"])
        .done()
        .out;
    assert!(
        dossier.contains("without a source record, told by a relative, grade F6"),
        "{dossier}"
    );
    assert!(dossier.contains("“He called me”"), "{dossier}");
    let show = workspace.run(&["show", "p-1111111111"]).done().out;
    assert!(!show.contains("nobody"), "{show}");
    assert!(
        show.contains("without a source record, told by relative: “He called me”"),
        "{show}"
    );
}

#[test]
fn two_people_within_one_report_are_two_sides() {
    let one = |via: &str| {
        format!(
            "(when: \"2022-07-12\", status: Detained, sources: [(source: \"s-1111111111\"{via})])"
        )
    };
    let other = |via: &str| {
        format!(
            "(when: \"2022-07-12\", status: Returned, sources: [(source: \"s-1111111111\"{via})])"
        )
    };
    for (a, b, disputed) in [
        (", via: Relative", ", via: Official", true),
        (", via: Relative", "", true),
        (", via: Relative", ", via: Relative", false),
        (
            ", via: Relative, at: \"page 1\"",
            ", via: Relative, at: \"page 9\"",
            false,
        ),
        ("", "", false),
        (", via: Neighbour", ", via: Cook", true),
    ] {
        let workspace = ivan(&format!("{}, {}", one(a), other(b)), "");
        assert_eq!(lists(&workspace, "is:disputed"), disputed, "{a} {b}");
        let person = workspace
            .run(&["show", "p-1111111111", "--json"])
            .done()
            .json();
        assert_eq!(person["disputed"], disputed, "{a} {b}");
        let dossier = workspace
            .run(&["show", "p-1111111111", "--dossier"])
            .done()
            .out;
        assert_eq!(
            dossier.contains("Report A, ") && dossier.contains("\tdetained"),
            disputed,
            "{dossier}"
        );
    }
    // The same status told twice is no dispute, nor are days that do not overlap.
    let same = format!("{}, {}", one(", via: Relative"), one(", via: Official"));
    assert!(!lists(&ivan(&same, ""), "is:disputed"));
    let later = other(", via: Official").replace("07-12", "07-13");
    let apart = format!("{}, {later}", one(", via: Relative"));
    assert!(!lists(&ivan(&apart, ""), "is:disputed"));
}

#[test]
fn a_side_that_was_decided_against_stays_in_the_dossier() {
    let history = format!(
        "{HELD}, (when: \"2022-07-12\", status: Missing, place: \"Bryanka\", sources: [(source: \"s-2222222222\", via: Relative)], \
         withdrawn: \"decided against by anna on 2026-11-23, because the list is older; what counts: Detained\"), \
         (when: \"2022-07-13\", status: Missing, withdrawn: \"another man\")"
    );
    let claims = ", rank: \"private\", claims: [(field: \"rank\", value: \"major\", sources: [(source: \"s-3333333333\")], note: \"decided against by boris on 2026-11-24\")]";
    let workspace = ivan(&history, claims);
    let dossier = workspace
        .run(&["show", "p-1111111111", "--dossier"])
        .done()
        .out;
    let side = dossier
        .lines()
        .find(|line| line.starts_with("Another side: "))
        .unwrap_or_else(|| panic!("{dossier}"));
    assert!(
        side.starts_with(
            "Another side: 12 Jul 2022: Ivan Testov was missing; place: Bryanka. Decided against by anna on 2026-11-23, because the list is older; what counts: Detained.\tReport B, told by a relative, grade B6"
        ),
        "{side}"
    );
    // What was a mistake is no side.
    assert!(
        dossier.contains("1 entry was withdrawn and left out here."),
        "{dossier}"
    );
    assert!(
        dossier.contains("major (Report C, grade B6: usually reliable, truth cannot be judged), decided against by boris on 2026-11-24"),
        "{dossier}"
    );
    let show = workspace.run(&["show", "p-1111111111"]).done().out;
    assert!(
        show.contains("withdrawn: decided against by anna on 2026-11-23, because the list is older; what counts: Detained"),
        "{show}"
    );
}

#[test]
fn only_claims_are_said_to_have_no_source() {
    let workspace = ivan(
        "(when: \"2022-07\", status: Missing), (withdrawn: \"x\")",
        "",
    );
    let dossier = workspace
        .run(&["show", "p-1111111111", "--dossier", "--json"])
        .done()
        .json();
    let sentences: Vec<&str> = dossier
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["sentence"].as_str().unwrap())
        .collect();
    assert!(sentences.contains(&"Nobody tells of having seen or heard from this person."));
    assert!(sentences.contains(&"1 entry was withdrawn and left out here."));
}

#[test]
fn nobody_is_said_to_bear_a_name_alone_whom_others_are_called_like() {
    let workspace = TestWorkspace::new();
    let person = |workspace: TestWorkspace, id: &str, name: &str| {
        workspace.file(
            &format!("people/{id}.ron"),
            format!("Person(id: \"{id}\", name: \"{name}\")"),
        )
    };
    let workspace = person(workspace, "p-1111111111", "Egor Zavarzin");
    let workspace = person(workspace, "p-2222222222", "Egor Zavarzyn");
    let pairs = |workspace: &TestWorkspace| workspace.run(&["duplicates", "--all"]).done().out;
    let two = pairs(&workspace);
    assert!(two.contains(", which nobody else here bears"), "{two}");
    let workspace = person(workspace, "p-3333333333", "Yegor Zavarzin");
    let three = pairs(&workspace);
    assert_eq!(three.lines().count(), 3, "{three}");
    assert!(!three.contains("nobody else"), "{three}");
    assert!(
        three.contains("of which up to 3 people here bear a part"),
        "{three}"
    );
}
