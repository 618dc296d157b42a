//! The next edition of a list: what it changes, and what somebody has changed since. All people are invented.

use crate::importing::{counts, import, with_list};
use crate::support::workspace::TestWorkspace;

const MAP: &str = "Import(format: 1, source: (title: \"The list\", kind: Registry), columns: [\
    (from: \"id\", to: Key(of: \"list\")), (from: \"name\", to: Name), (from: \"age\", to: Age, as_of: \"when\"), \
    (from: \"status\", to: Status), (from: \"when\", to: When), (from: \"place\", to: Place)])";

const HEADER: &str = "id,name,age,status,when,place\n";

fn with_editions(one: &str, two: &str) -> TestWorkspace {
    with_list("one.csv", format!("{HEADER}{one}\n"))
        .file("../two.csv", format!("{HEADER}{two}\n"))
        .file("../m.ron", MAP)
}

/// The path of the only person.
fn person(workspace: &TestWorkspace) -> String {
    let people = workspace.run(&["list", "--json"]).done().json();
    assert_eq!(people.as_array().unwrap().len(), 1);
    format!("people/{}.ron", people[0]["id"].as_str().unwrap())
}

#[test]
fn an_entry_that_a_new_edition_corrects_is_replaced() {
    let workspace = with_editions(
        "1,Anna Petrova,30,detained,2022-07-12,Brod",
        "1,Anna Petrova,31,detained,2022-07-12,Tver",
    );
    import(&workspace, 0, &["one.csv", "--map", "m.ron"]);
    let before = workspace.text(&person(&workspace));
    let report = import(&workspace, 0, &["two.csv", "--map", "m.ron"]);
    counts(&report, [0, 1, 0, 0, 0, 0]);
    assert_eq!(report["problems"].as_array().unwrap().len(), 0);
    let text = workspace.text(&person(&workspace));
    assert!(text.contains("Tver") && !text.contains("Brod"), "{text}");
    assert!(
        text.contains("years: \"31\"") && !text.contains("years: \"30\""),
        "{text}"
    );
    assert_eq!(text.matches("status: Detained").count(), 1, "{text}");
    let edition = report["source"].as_str().unwrap();
    assert!(text.contains(&format!("source: \"{edition}\", at: \"row 2\"")));
    let report = import(&workspace, 0, &["two.csv", "--map", "m.ron"]);
    counts(&report, [0, 0, 1, 0, 0, 0]);
    workspace.run(&["undo"]).done();
    assert_eq!(workspace.text(&person(&workspace)), before);
    workspace.run(&["redo"]).done();
    assert_eq!(workspace.text(&person(&workspace)), text);
}

#[test]
fn an_entry_that_somebody_has_changed_stays_and_the_list_stands_beside_it() {
    let workspace = with_editions(
        "1,Anna Petrova,,detained,2022-07-12,Brod",
        "1,Anna Petrova,,detained,2022-07-12,Tver",
    );
    import(&workspace, 0, &["one.csv", "--map", "m.ron"]);
    let path = person(&workspace);
    let text = workspace
        .text(&path)
        .replace("place: \"Brod\"", "place: \"Brod, school 7\"");
    let workspace = workspace.file(&path, text);
    let report = import(&workspace, 0, &["two.csv", "--map", "m.ron"]);
    counts(&report, [0, 1, 0, 0, 0, 0]);
    assert_eq!(report["problems"][0]["what"], "entry_changed");
    let text = workspace.text(&path);
    assert!(text.contains("Brod, school 7") && text.contains("place: \"Tver\""));
    assert_eq!(text.matches("status: Detained").count(), 2, "{text}");
}

#[test]
fn another_status_of_another_day_is_one_entry_more() {
    let workspace = with_editions(
        "1,Anna Petrova,,missing,2022-07-12,Brod",
        "1,Anna Petrova,,returned,2022-09-01,Tver",
    );
    import(&workspace, 0, &["one.csv", "--map", "m.ron"]);
    let report = import(&workspace, 0, &["two.csv", "--map", "m.ron"]);
    counts(&report, [0, 1, 0, 0, 0, 0]);
    let text = workspace.text(&person(&workspace));
    assert!(text.contains("status: Missing") && text.contains("status: Returned"));
    let people = workspace.run(&["list", "--json"]).done().json();
    assert_eq!(people[0]["status"], "returned");
}

#[test]
fn an_entry_with_a_second_source_is_not_the_list_alone() {
    let workspace = with_editions(
        "1,Anna Petrova,,detained,2022-07-12,Brod",
        "1,Anna Petrova,,detained,2022-07-13,Brod",
    );
    import(&workspace, 0, &["one.csv", "--map", "m.ron"]);
    let path = person(&workspace);
    let text = workspace.text(&path);
    let at = text.find("history: [").unwrap();
    let (head, tail) = text.split_at(at);
    let tail = tail.replacen(
        "quote: \"status: detained\")]",
        "quote: \"status: detained\"), (source: \"s-other\")]",
        1,
    );
    let workspace = workspace.file(&path, format!("{head}{tail}"));
    import(&workspace, 0, &["two.csv", "--map", "m.ron"]);
    let text = workspace.text(&path);
    assert!(text.contains("when: \"2022-07-12\"") && text.contains("when: \"2022-07-13\""));
}

#[test]
fn statuses_of_a_workspace_travel_with_its_export() {
    let workspace = TestWorkspace::empty_folder()
        .file(
            "lastseen.ron",
            "Workspace(format: 1, title: \"Ours\", statuses: [\n    // Not found, and not looked for.\n    (name: Hiding, label: \"HID\", key: 'h', tone: Warning),\n])\n",
        )
        .file(
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"Anna Petrova\", history: [(when: \"2022\", status: Hiding)])\n",
        );
    workspace
        .run(&["export", "--full", "--as", "csv", "-o", "all.csv"])
        .done();
    let all = std::fs::read(workspace.home().join("all.csv")).unwrap();
    let again = import(&workspace, 0, &["all.csv"]);
    counts(&again, [0, 0, 2, 0, 0, 0]);
    let other = with_list("all.csv", &all);
    let head = other.text("lastseen.ron");
    let report = import(&other, 0, &["all.csv", "--dry-run"]);
    counts(&report, [2, 0, 0, 0, 0, 0]);
    assert_eq!(other.text("lastseen.ron"), head);
    import(&other, 0, &["all.csv"]);
    let found = other
        .run(&["list", "status:hiding", "--json"])
        .done()
        .json();
    assert_eq!(found[0]["name"], "Anna Petrova");
    assert!(
        other
            .text("lastseen.ron")
            .contains("(name: Hiding, label: \"HID\", key: 'h', tone: Warning)")
    );
    other.run(&["undo"]).done();
    assert_eq!(other.text("lastseen.ron"), head);
    assert!(other.records().is_empty());
    other.run(&["redo"]).done();
    assert_eq!(
        other
            .run(&["list", "status:hiding", "--json"])
            .done()
            .json()[0]["id"],
        "p-aaa"
    );
    let third = with_list("all.csv", &all).file(
        "lastseen.ron",
        "Workspace(format: 1, title: \"Theirs\", statuses: [(name: Hiding, label: \"HDN\", key: 'x')])\n",
    );
    let report = import(&third, 1, &["all.csv"]);
    counts(&report, [1, 0, 0, 1, 0, 0]);
    assert_eq!(report["problems"][0]["what"], "differs");
}
