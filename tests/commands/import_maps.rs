//! Maps of lists, and what is told of one that cannot be used. All people are invented.

use std::fs;

use crate::importing::{counts, import, with_list};
use crate::support::workspace::TestWorkspace;

#[test]
fn what_is_wrong_with_a_map_is_told_in_one_line_that_helps() {
    let workspace = with_list(
        "list.csv",
        "name,k,seen\nAnna Petrova,1,2022-01-02\nIvan Kim,2,2022-01-03\n",
    );
    for (columns, told) in [
        ("[(from: \"name\", to: Nam)]", "m.ron:1:"),
        (
            "[(from: \"name\", to: Nam)]",
            "Nam is not one of Key, Name, ",
        ),
        (
            "[(from: \"name\", to: Name, when: 1)]",
            "when is not a field here; there are from, to, ",
        ),
        ("[(from: \"name\")]", "to is missing here"),
        ("(from: \"name\", to: Name)", "a list in [ ] belongs here"),
        ("[(from: name, to: Name)]", "a text in quotes belongs here"),
        (
            "[(from: \"name\", to: \"Name\")]",
            "a word without quotes belongs here",
        ),
        (
            "[(from: \"name\", to: Name) (from: \"k\", to: Key)]",
            "a comma is missing before this",
        ),
        (
            "[(from: \"nme\", to: Name)]",
            "nme: no such column; there are: name, k, seen",
        ),
        (
            "[(from: \"name\", to: Name), (from: \"name\", to: Note)]",
            "name: the map has this column twice",
        ),
        (
            "[(from: \"name\", to: Name), (from: \"seen\", to: Status, words: {\"x\": Gone})]",
            "Gone is not a meaning of a word there; write one of Detained, Missing, Returned, Redeployed, Note or Nothing",
        ),
        (
            "[(from: \"name\", to: Name), (from: \"seen\", to: When, dates: Sideways)]",
            "dates: Sideways is not understood in a map; write DayFirst, MonthFirst or YearFirst",
        ),
        (
            "[(from: \"name\", to: Name), (from: \"k\", to: Age, as_of: \"senn\")]",
            "k: as_of: senn is neither a date nor a column",
        ),
        (
            "[(from: \"name\", to: Name), (from: \"seen\", to: When, after: \"soon\")]",
            "seen: after: soon is neither a date nor a column",
        ),
        (
            "[(from: \"name\", to: Name)], status: Gone",
            "status: Gone is not understood in a map; write Detained",
        ),
        ("[(from: \"seen\", to: When)]", "no column has names"),
    ] {
        fs::write(
            workspace.home().join("m.ron"),
            format!("Import(format: 1, columns: {columns})"),
        )
        .unwrap();
        let run = workspace
            .run(&["import", "list.csv", "--map", "m.ron"])
            .failed(2, told);
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    }
    assert!(workspace.records().is_empty());
}

#[test]
fn a_key_needs_no_more_than_the_word() {
    let workspace = with_list("list.csv", "№,name\n007,Anna Petrova\n").file(
        "../m.ron",
        "Import(format: 1, source: (title: \"Roll\"), columns: [(from: \"№\", to: Key), (from: \"name\", to: Name)])",
    );
    import(&workspace, 0, &["list.csv", "--map", "m.ron"]);
    let text = all_text(&workspace);
    assert!(text.contains("(of: \"Roll\", id: \"007\")"), "{text}");
}

fn all_text(workspace: &TestWorkspace) -> String {
    let records = workspace.records();
    records
        .values()
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .collect()
}

#[test]
fn the_status_of_everybody_in_a_list_is_that_of_its_map() {
    let workspace = with_list(
        "list.csv",
        "name,status,when\nAnna Petrova,,2022-01-02\nIvan Kim,returned,2022-01-03\nOleg Li,asleep,\n",
    )
    .file(
        "../m.ron",
        "Import(format: 1, status: Detained, columns: [(from: \"name\", to: Name), (from: \"status\", to: Status), (from: \"when\", to: When)])",
    );
    import(&workspace, 0, &["list.csv", "--map", "m.ron"]);
    let status = |name: &str| {
        workspace.run(&["list", name, "--json"]).done().json()[0]["status"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(status("Petrova"), "detained");
    assert_eq!(status("Kim"), "returned");
    assert_eq!(status("Li"), "", "what the row says is not overruled");
}

#[test]
fn words_without_a_status_are_asked_about_and_blank_words_are_told() {
    let workspace = with_list(
        "list.csv",
        "name,status,home\nAnna Petrova,dead,-\nIvan Kim,missing,n/a\nOleg Li,missing,-\n",
    );
    let run = workspace
        .run(&["import", "list.csv", "--save-map", "m.ron"])
        .failed(2, "have no status here and would be kept as notes: dead");
    assert!(!run.err.contains("Petrova"), "{}", run.err);
    let report = import(&workspace, 0, &["list.csv", "--map", "m.ron"]);
    counts(&report, [3, 0, 0, 0, 0, 0]);
    assert_eq!(report["taken_as_blank"]["-"], 2);
    assert_eq!(report["taken_as_blank"]["n/a"], 1);
    assert!(all_text(&workspace).contains("note: \"status: dead\""));
}

#[test]
fn a_row_without_a_name_is_about_whoever_has_its_key() {
    let workspace = with_list("people.csv", "id,name\n1,Anna Petrova\n")
        .file("../seen.csv", "id,when,place\n1,2022-01-02,Brod\n2,2022-01-03,Tver\n")
        .file(
            "../one.ron",
            "Import(format: 1, source: (title: \"Roll\"), columns: [(from: \"id\", to: Key), (from: \"name\", to: Name)])",
        )
        .file(
            "../two.ron",
            "Import(format: 1, source: (title: \"Roll\"), columns: [(from: \"id\", to: Key), (from: \"when\", to: When), (from: \"place\", to: Place)])",
        );
    import(&workspace, 0, &["people.csv", "--map", "one.ron"]);
    let report = import(&workspace, 1, &["seen.csv", "--map", "two.ron"]);
    counts(&report, [0, 1, 0, 0, 1, 0]);
    assert_eq!(report["problems"][0]["what"], "no_name");
    assert_eq!(report["problems"][0]["row"], 3);
    let text = all_text(&workspace);
    assert!(text.contains("name: \"Anna Petrova\"") && text.contains("place: \"Brod\""));
}

#[test]
fn notes_of_people_finder_go_to_people_of_an_earlier_file() {
    let head = "<pfif xmlns=\"http://zesty.ca/pfif/1.4\">";
    let workspace = with_list(
        "people.xml",
        format!("{head}<person><person_record_id>a.example/1</person_record_id><full_name>Anna Petrova</full_name></person></pfif>"),
    )
    .file(
        "../notes.xml",
        format!(
            "{head}<note><person_record_id>a.example/1</person_record_id><source_date>2022-01-02T00:00:00Z</source_date><status>believed_alive</status></note>\
             <note><person_record_id>b.example/9</person_record_id><text>seen</text></note></pfif>"
        ),
    );
    import(&workspace, 0, &["people.xml"]);
    let report = import(&workspace, 1, &["notes.xml"]);
    counts(&report, [0, 1, 0, 0, 1, 0]);
    let words: Vec<&str> = report["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| problem["what"].as_str().unwrap())
        .collect();
    assert_eq!(words, ["unknown_word", "no_name"]);
    assert!(all_text(&workspace).contains("when: \"2022-01-02\""));
}

#[test]
fn titles_of_uwazi_in_several_languages_are_names_of_one_person() {
    let workspace = with_list(
        "list.csv",
        "Title__en, Title__ru, Date label, Home,text__en\nAnna Petrova,Анна Петрова,05/01/2022, Brod ,x|y\n",
    );
    workspace
        .run(&["import", "list.csv", "--as", "uwazi"])
        .failed(2, "2022-01-05 or 2022-05-01");
    let report = import(
        &workspace,
        0,
        &["list.csv", "--as", "uwazi", "--dates", "day-first"],
    );
    counts(&report, [1, 0, 0, 0, 0, 0]);
    let text = all_text(&workspace);
    for part in [
        "name: \"Anna Petrova\"",
        "(text: \"Анна Петрова\")",
        "when: \"2022-01-05\"",
        "home: \"Brod\"",
        "note: \"x|y\"",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn entities_of_follow_the_money_that_are_no_people_are_left_out() {
    let workspace = with_list(
        "list.ftm",
        "{\"id\": \"a\", \"schema\": \"Person\", \"properties\": {\"name\": [\"Anna Petrova\"]}}\n\
         {\"id\": \"b\", \"schema\": \"Company\", \"properties\": {\"name\": [\"Brod Ltd\"]}}\n",
    );
    let report = import(&workspace, 0, &["list.ftm"]);
    counts(&report, [1, 0, 0, 0, 0, 1]);
    assert_eq!(report["problems"][0]["what"], "not_a_person");
}
