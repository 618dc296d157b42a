//! People who have a record for their role alone are not looked for.

use serde_json::json;

use crate::support::workspace::TestWorkspace;

const CAMP: &str = "Case(id: \"c-1111111111\", title: \"Camp\")";
const TRIAL: &str = "Case(id: \"c-2222222222\", title: \"Trial\")";

/// Somebody with parts in cases and a status.
fn person(
    workspace: TestWorkspace,
    id: &str,
    name: &str,
    cases: &str,
    history: &str,
) -> TestWorkspace {
    let text =
        format!("Person(id: \"{id}\", name: \"{name}\", cases: [{cases}], history: [{history}])");
    workspace.file(&format!("people/{id}.ron"), text)
}

fn role(role: &str) -> String {
    format!("(case: \"c-1111111111\", role: {role})")
}

/// Two who are looked for, five who are not, one of whom somebody has made missing by mistake.
fn workspace() -> TestWorkspace {
    let workspace = TestWorkspace::new()
        .file("cases/c-1111111111.ron", CAMP)
        .file("cases/c-2222222222.ron", TRIAL);
    let missing = "(when: \"2022-07\", status: Missing, place: \"Bryanka\")";
    let both = format!(
        "{}, (case: \"c-2222222222\", role: Witness)",
        role("Affected")
    );
    let only = format!(
        "{}, (case: \"c-2222222222\", role: Witness)",
        role("Responsible")
    );
    let workspace = person(workspace, "p-1111111111", "Anna Zimina", &both, missing);
    let workspace = person(workspace, "p-2222222222", "Boris Zimin", "", missing);
    let workspace = person(workspace, "p-3333333333", "Major Ivanov", &only, missing);
    let workspace = person(
        workspace,
        "p-4444444444",
        "Vera Svidetel",
        &role("Witness"),
        "",
    );
    let workspace = person(
        workspace,
        "p-5555555555",
        "Gleb Advokat",
        &role("Advocate"),
        "",
    );
    let workspace = person(
        workspace,
        "p-6666666666",
        "Daria Zimina",
        &role("Relative"),
        "",
    );
    let held = "(when: \"2022-08\", status: Detained)";
    person(
        workspace,
        "p-7777777777",
        "Egor Zimin",
        &role("Relative"),
        held,
    )
}

/// The numbers behind the first letters of ids that a query lists.
fn found(workspace: &TestWorkspace, query: &[&str]) -> String {
    let mut arguments = vec!["list", "-q"];
    arguments.extend(query);
    let run = workspace.run(&arguments).done();
    let mut found: Vec<char> = run
        .columns()
        .iter()
        .map(|row| row[0].chars().nth(2).unwrap())
        .collect();
    found.sort_unstable();
    found.into_iter().collect()
}

#[test]
fn lists_leave_out_who_is_not_looked_for_and_say_so() {
    let workspace = workspace();
    let run = workspace.run(&["list"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (
            0,
            "lastseen: not listed, because nobody looks for them: 1 responsible, 1 witness, 1 advocate, \
             1 relative; role:responsible,witness,advocate,relative lists them\n"
        )
    );
    for (query, who) in [
        ("", "127"),
        ("status:missing", "12"),
        ("-status:detained", "12"),
        ("stale:30d", "127"),
        ("seen:never", "127"),
        ("is:unplaced", "7"),
        ("place:bryanka", "12"),
        ("case:camp", "17"),
        // A name is asked for, whoever bears it; what stands elsewhere is no name.
        ("ivanov", "3"),
        ("Иванов", "3"),
        ("name:ivanov,advokat", "35"),
        ("bryanka", "12"),
        ("ivanov status:missing", "3"),
        ("-ivanov", "127"),
        ("id:p-3", "3"),
        // Whoever names roles means everybody.
        ("role:responsible", "3"),
        ("role:RESPONSIBLE", "3"),
        ("role:witness", "134"),
        ("role:advocate,relative", "567"),
        ("role:affected", "1"),
        ("-role:affected", "234567"),
        ("role:any", "134567"),
        ("role:none", "2"),
        ("role:any,none", "1234567"),
        ("role:any status:missing", "13"),
    ] {
        assert_eq!(found(&workspace, &[query]), who, "{query}");
    }
    // On the whole records are as they were, and cases are asked nothing of the kind.
    assert_eq!(
        workspace
            .run(&["list", "--kind", "case"])
            .done()
            .columns()
            .len(),
        2
    );
}

#[test]
fn a_role_that_is_none_is_refused_with_those_that_there_are() {
    let workspace = workspace();
    workspace
        .run(&["list", "role:wittness"])
        .failed(2, "role:wittness: did you mean witness?");
    workspace.run(&["list", "role:x"]).failed(
        2,
        "role:x: not known; role: knows affected, responsible, witness, relative, advocate, any, none",
    );
    workspace
        .run(&["list", "role:"])
        .failed(2, "nothing follows role");
    workspace
        .run(&["list", "--kind", "case", "role:any"])
        .failed(2, "role: does not apply to cases; it applies to people");
}

#[test]
fn counts_are_of_those_who_are_looked_for() {
    let workspace = workspace();
    let stats = workspace.run(&["stats", "--json"]).done().json();
    assert_eq!(stats["people"], 7);
    assert_eq!(stats["looked_for"], 3);
    assert_eq!(
        stats["not_looked_for"],
        json!({ "responsible": 1, "witness": 1, "advocate": 1, "relative": 1 })
    );
    assert_eq!(stats["statuses"]["missing"], 2);
    assert_eq!(stats["statuses"]["detained"], 1);
    assert_eq!(stats["without_status"], 0);
    assert_eq!(stats["never_seen"], 3);
    let text = workspace.run(&["stats"]).done().out;
    assert!(
        text.contains("looked for\t3\nonly responsible\t1\nonly witness\t1\n"),
        "{text}"
    );
    let officer = workspace
        .run(&["show", "p-3333333333", "--json"])
        .done()
        .json();
    assert_eq!(officer["looked_for"], false);
    assert_eq!(officer["roles"], json!(["responsible", "witness"]));
    assert_eq!(officer["status"], "missing");
    let anna = workspace.run(&["show", "zimina, anna", "--json"]);
    let anna = if anna.code == 0 {
        anna
    } else {
        workspace.run(&["show", "p-1111111111", "--json"])
    };
    assert_eq!(anna.json()["looked_for"], true);
}

#[test]
fn whoever_gives_an_officer_a_status_is_told() {
    let workspace = workspace();
    let run = workspace.run(&["set", "p-5555555555", "detained"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (
            0,
            "lastseen: ! careful: Gleb Advokat: not looked for (only advocate)\n"
        )
    );
    assert_eq!(found(&workspace, &["status:detained"]), "7");
    let shown = workspace.run(&["show", "p-5555555555"]).done().out;
    assert!(
        shown.contains("! careful\t\tnot looked for (only advocate)"),
        "{shown}"
    );
    // A part in which it happened to them makes them one of those who are looked for.
    let workspace = person(
        workspace,
        "p-5555555555",
        "Gleb Advokat",
        "(case: \"c-1111111111\", role: Advocate), (case: \"c-2222222222\")",
        "",
    );
    assert_eq!(found(&workspace, &["status:none"]), "5");
}

#[test]
fn the_log_tells_of_officers_too() {
    let workspace = workspace();
    workspace
        .run(&["note", "p-3333333333", "seen in town"])
        .done();
    let log = workspace.run(&["log", "place:bryanka"]).done().out;
    assert!(log.contains("p-3333333333"), "{log}");
}
