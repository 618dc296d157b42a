//! Lists that others keep, imported from the command line. All people are invented.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::support::workspace::TestWorkspace;

const LIST: &str = "id;ФИО;Дата рождения;Статус;Дата;Место;Телефон\n\
    007;Петренко Олег Іванович;31.01.1999;в плену;12.07.2022;Брянка;+7 900\n\
    8;Сидорова Анна;;пропала;13.07.2022;;\n\
    9;;01.02.2000;пропал;14.07.2022;Чита;\n\
    ;;;;;;\n\
    Итого: 3;;;;;;\n";

/// A workspace with a list beside it.
pub fn with_list(name: &str, text: impl AsRef<[u8]>) -> TestWorkspace {
    TestWorkspace::new().file(&format!("../{name}"), text)
}

/// The numbers of a report.
fn numbers(report: &Value) -> BTreeMap<&str, u64> {
    [
        "rows",
        "created",
        "updated",
        "unchanged",
        "held",
        "refused",
        "left_out",
        "blank",
    ]
    .into_iter()
    .map(|name| (name, report[name].as_u64().unwrap()))
    .collect()
}

/// Imports, and counts every row.
#[track_caller]
pub fn import(workspace: &TestWorkspace, code: i32, arguments: &[&str]) -> Value {
    let arguments: Vec<&str> = ["import"]
        .iter()
        .chain(arguments)
        .chain(&["--json"])
        .copied()
        .collect();
    let run = workspace.run(&arguments);
    assert_eq!(run.code, code, "{}{}", run.out, run.err);
    let report = run.json();
    let all = numbers(&report);
    let taken: u64 = all
        .iter()
        .filter(|(name, _)| **name != "rows")
        .map(|(_, count)| count)
        .sum();
    assert_eq!(taken, all["rows"], "every row is accounted for: {report}");
    report
}

/// Created, updated, unchanged, held, refused, left out.
#[track_caller]
pub fn counts(report: &Value, wanted: [u64; 6]) {
    let all = numbers(report);
    let names = [
        "created",
        "updated",
        "unchanged",
        "held",
        "refused",
        "left_out",
    ];
    assert_eq!(names.map(|name| all[name]), wanted, "{report:#}");
}

#[test]
fn a_list_becomes_people_with_their_row() {
    let workspace = with_list("list.csv", LIST);
    let report = import(&workspace, 1, &["list.csv", "--key", "id"]);
    counts(&report, [2, 0, 0, 0, 1, 1]);
    assert_eq!(report["encoding"], "UTF-8");
    assert_eq!(report["separator"], ";");
    assert_eq!(report["header_row"], 1);
    assert_eq!(report["problems"][0]["row"], 4);
    assert_eq!(report["problems"][0]["what"], "no_name");
    let people = workspace.run(&["list", "--json"]).done().json();
    assert_eq!(people.as_array().unwrap().len(), 2);
    let records = workspace.records();
    let text = |name: &str| {
        let found = records
            .values()
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        found
            .into_iter()
            .find(|text| text.contains(&format!("name: \"{name}\"")))
            .unwrap()
    };
    let oleg = text("Петренко Олег Іванович");
    for part in [
        "born: \"1999-01-31\"",
        "status: Detained",
        "when: \"2022-07-12\"",
        "said: \"12.07.2022\"",
        "place: \"Брянка\"",
        "at: \"row 2\"",
        "quote: \"31.01.1999\"",
        "(of: \"list\", id: \"007\")",
    ] {
        assert!(oleg.contains(part), "{part} in {oleg}");
    }
    assert!(!oleg.contains("+7 900"));
    assert!(
        workspace
            .run(&["check"])
            .out
            .lines()
            .all(|line| !line.contains("DoesNotParse"))
    );
}

#[test]
fn the_same_file_again_writes_nothing_and_one_undo_takes_all_back() {
    let workspace = with_list("list.csv", LIST);
    let before = workspace.records();
    let dry = import(&workspace, 1, &["list.csv", "--key", "id", "--dry-run"]);
    assert_eq!(workspace.records(), before);
    let real = import(&workspace, 1, &["list.csv", "--key", "id"]);
    assert_eq!(numbers(&dry), numbers(&real));
    assert_eq!(dry["problems"], real["problems"]);
    let after = workspace.records();
    let again = import(&workspace, 0, &["list.csv", "--key", "id"]);
    counts(&again, [0, 0, 2, 0, 1, 1]);
    assert_eq!(again["change"], Value::Null);
    assert_eq!(workspace.records(), after);
    workspace.run(&["undo"]).done();
    assert_eq!(workspace.records(), before);
    workspace.run(&["redo"]).done();
    assert_eq!(workspace.records(), after);
}

#[test]
fn dates_with_two_readings_are_refused_until_somebody_states_the_order() {
    let workspace = with_list(
        "list.csv",
        "name,date\nAnna Petrova,03/01/2022\nIvan Sidorov,01/03/2022\n",
    );
    let run = workspace
        .run(&["import", "list.csv"])
        .failed(2, "--dates day-first");
    assert!(run.err.contains("2022-01-03 or 2022-03-01"), "{}", run.err);
    assert!(workspace.records().is_empty());
    let report = import(&workspace, 0, &["list.csv", "--dates", "day-first"]);
    counts(&report, [2, 0, 0, 0, 0, 0]);
    let text: String = workspace
        .records()
        .values()
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    assert!(text.contains("when: \"2022-01-03\"") && text.contains("when: \"2022-03-01\""));
}

#[test]
fn a_guess_that_is_not_certain_is_never_used_unseen() {
    let workspace = with_list("list.csv", "name,x\nAnna Petrova,7\n");
    let run = workspace
        .run(&["import", "list.csv", "--save-map", "m.ron"])
        .failed(2, "not certain: x");
    assert!(!run.err.contains("Petrova"));
    assert!(workspace.records().is_empty());
    let map = fs::read_to_string(workspace.home().join("m.ron")).unwrap();
    assert!(
        map.contains("(from: \"name\", to: Name)") && !map.contains("Petrova"),
        "{map}"
    );
    let report = import(&workspace, 0, &["list.csv", "--map", "m.ron"]);
    counts(&report, [1, 0, 0, 0, 0, 0]);
    workspace
        .run(&[
            "import",
            "list.csv",
            "--map",
            "m.ron",
            "--save-map",
            "m.ron",
        ])
        .failed(2, "exists already");
}

#[test]
fn whoever_is_likely_recorded_is_held_and_the_held_rows_come_back() {
    let workspace = with_list("list.csv", "name,born,home\nMaksim Kochetkov,2002-05-01,Sakhalin\nPyotr Ilyin,1990-03-02,Chita\n")
        .file(
            "people/p-aaa.ron",
            "Person(id: \"p-aaa\", name: \"Максим Кочетков\", home: \"Сахалин\", born: \"2002-05-01\")\n",
        );
    let report = import(&workspace, 1, &["list.csv", "--held", "held.csv"]);
    counts(&report, [1, 0, 0, 1, 0, 0]);
    assert_eq!(report["problems"][0]["what"], "likely");
    assert_eq!(report["problems"][0]["candidates"][0], "p-aaa");
    let held = fs::read_to_string(workspace.home().join("held.csv")).unwrap();
    assert_eq!(
        held,
        "\u{feff}name,born,home,lastseen row,lastseen reason\nMaksim Kochetkov,2002-05-01,Sakhalin,2,likely\n"
    );
    let report = import(&workspace, 0, &["held.csv", "--on-match", "update"]);
    counts(&report, [0, 1, 0, 0, 0, 0]);
    assert!(
        workspace
            .text("people/p-aaa.ron")
            .contains("Maksim Kochetkov")
    );
}

#[test]
fn the_next_edition_replaces_only_what_nobody_has_touched() {
    let workspace = with_list("one.csv", "id,name,home,rank\n1,Anna Petrova,Brod,private\n2,Ivan Sidorov,Chita,private\n3,Oleg Kim,,\n")
        .file("../two.csv", "id,name,home,rank\n1,Anna Petrova,Tver,sergeant\n2,Ivan Sidorov,,private\n");
    let map = "Import(format: 1, source: (title: \"The list\", kind: Registry), columns: [\
        (from: \"id\", to: Key(of: \"list\")), (from: \"name\", to: Name), (from: \"home\", to: Home), (from: \"rank\", to: Rank)])";
    let workspace = workspace.file("../m.ron", map);
    import(&workspace, 0, &["one.csv", "--map", "m.ron"]);
    let anna = workspace.run(&["list", "Petrova", "--json"]).done().json()[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!("people/{anna}.ron");
    let text = workspace
        .text(&path)
        .replace("home: \"Brod\"", "home: \"Old Brod\"");
    let workspace = workspace.file(&path, text);
    let report = import(&workspace, 0, &["two.csv", "--map", "m.ron"]);
    counts(&report, [0, 1, 1, 0, 0, 0]);
    assert_eq!(report["not_mentioned"], 1);
    let text = workspace.text(&path);
    assert!(
        text.contains("rank: \"sergeant\"") && text.contains("home: \"Old Brod\""),
        "{text}"
    );
    assert!(text.contains("value: \"Tver\""), "{text}");
    assert_eq!(
        workspace
            .run(&["list", "--kind", "source", "--json"])
            .done()
            .json()
            .as_array()
            .unwrap()
            .len(),
        3
    );
}

#[test]
fn bad_files_get_one_line_and_change_nothing() {
    let workspace = TestWorkspace::new();
    for (name, bytes, code, words) in [
        ("empty.csv", &b""[..], 1, "no rows"),
        ("bom.csv", b"\xef\xbb\xbf", 1, "no rows"),
        (
            "quote.csv",
            b"name,born\nAnna,\"2001\nIvan,2002\n",
            1,
            "row 2: a quote that begins here is never closed",
        ),
        (
            "bomb.xml",
            b"<!DOCTYPE p [<!ENTITY a \"aa\">]><pfif><person>&a;</person></pfif>",
            1,
            "entities",
        ),
        ("broken.json", b"[{\"name\": ]", 1, "line 1"),
        ("numbers.json", b"[1, 2]", 1, "no list of objects"),
        (
            "cut.xml",
            b"<pfif><person>\n<full_name>Anna",
            1,
            "line 2: the file ends within pfif/person/full_name",
        ),
        (
            "locked.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
            1,
            "password",
        ),
    ] {
        fs::write(workspace.home().join(name), bytes).unwrap();
        let run = workspace.run(&["import", name]).failed(code, words);
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    }
    workspace.run(&["import", "none.csv"]).failed(1, "none.csv");
    assert!(workspace.records().is_empty());
}

#[test]
fn rows_that_are_no_people_or_too_many_are_told() {
    let text = "name,born,age,sex\n\
        NA,,,\n\
        Anna Petrova; Ivan Petrov,,,\n\
        Kim Oleg (remove at the request of the family),,,\n\
        Ivan Sidorov,2022-13-01,-5,other\n\
        Pet\u{fffd}ov Ivan,,,\n\
        Oleg Orlov,2922-01-01,30,male\n\
        Total 6,,,\n\
        Lev Kim,2001-01-01,20,male,extra\n";
    let workspace = with_list("list.csv", text);
    let report = import(&workspace, 1, &["list.csv", "--dry-run"]);
    counts(&report, [2, 0, 0, 3, 2, 1]);
    let told: Vec<(u64, &str)> = report["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["row"].as_u64().unwrap(), one["what"].as_str().unwrap()))
        .collect();
    for wanted in [
        (2, "no_name"),
        (3, "two_people"),
        (4, "removal_request"),
        (5, "no_such_day"),
        (5, "not_an_age"),
        (5, "unknown_word"),
        (6, "unreadable"),
        (7, "implausible"),
        (8, "total"),
        (9, "too_many_cells"),
    ] {
        assert!(told.contains(&wanted), "{wanted:?} in {told:?}");
    }
    assert_eq!(report["careful"]["removal_requests"], 1);
}

#[test]
fn an_erased_person_does_not_come_back_with_a_list() {
    let workspace = with_list(
        "list.csv",
        "name,born\nAnna Petrova,2001-02-03\nIvan Sidorov,1990-05-06\n",
    );
    let id = workspace
        .run(&["add", "person", "name=Anna Petrova"])
        .done()
        .out
        .trim()
        .to_owned();
    workspace.run(&["erase", &id, "--yes"]);
    let report = import(&workspace, 1, &["list.csv"]);
    counts(&report, [1, 0, 0, 0, 1, 0]);
    assert_eq!(report["problems"][0]["what"], "erased");
    let report = import(&workspace, 0, &["list.csv", "--anyway"]);
    counts(&report, [1, 0, 1, 0, 0, 0]);
}

#[test]
fn the_order_of_the_rows_decides_nothing() {
    let rows = [
        "Anna Petrova,2001-02-03,Brod",
        "Ana Petrova,2001-02-03,Brod",
        "Ivan Sidorov,1990-05-06,Chita",
        "Oleg Kim,1980-01-01,Tver",
        "NA,,",
    ];
    let mut seen: Option<Vec<String>> = None;
    for turn in 0..rows.len() {
        let mut order = rows.to_vec();
        order.rotate_left(turn);
        let workspace = with_list(
            "list.csv",
            format!("name,born,home\n{}\n", order.join("\n")),
        );
        import(&workspace, 1, &["list.csv"]);
        let people = workspace.run(&["list", "--json"]).done().json();
        let mut names: Vec<String> = people
            .as_array()
            .unwrap()
            .iter()
            .map(|person| person["name"].as_str().unwrap().to_owned())
            .collect();
        names.sort_unstable();
        assert_eq!(*seen.get_or_insert_with(|| names.clone()), names);
    }
    assert_eq!(seen.unwrap(), ["Ivan Sidorov", "Oleg Kim"]);
}

#[test]
fn a_row_that_is_too_long_for_a_record_is_refused_and_the_others_are_taken() {
    let workspace = with_list(
        "list.csv",
        format!(
            "name,note\nAnna Petrova,{}\nIvan Kim,short\n",
            "x".repeat(1_100_000)
        ),
    );
    let dry = import(&workspace, 1, &["list.csv", "--dry-run"]);
    let report = import(&workspace, 1, &["list.csv"]);
    counts(&report, [1, 0, 0, 0, 1, 0]);
    assert_eq!(report["problems"][0]["what"], "too_long");
    assert_eq!(dry["problems"][0]["what"], "too_long");
}

#[test]
fn of_several_rows_that_are_alike_the_first_is_told_each_time() {
    let workspace = with_list(
        "list.csv",
        "name,born\nAnna Petrova,2001-02-03\nAna Petrova,2001-02-03\nAnna Petrowa,2001-02-03\nАнна Петрова,2001-02-03\n",
    );
    for _ in 0..6 {
        let report = import(&workspace, 1, &["list.csv", "--dry-run"]);
        counts(&report, [0, 0, 0, 4, 0, 0]);
        let told: Vec<&str> = report["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|problem| problem["reason"].as_str().unwrap())
            .collect();
        assert_eq!(told[0], "row 3 is likely about the same person");
        assert_eq!(told[1..], ["row 2 is likely about the same person"; 3]);
    }
}

#[test]
fn a_list_without_rows_is_told() {
    for text in ["name,born\n", "name,born\n,\n,\n", "id,colour\n"] {
        let workspace = with_list("list.csv", text);
        let before = workspace.tree();
        let run = workspace.run(&["import", "list.csv"]);
        assert_eq!(run.code, 1, "{text}: {}", run.err);
        assert!(run.err.contains("list.csv: no rows"), "{text}: {}", run.err);
        assert_eq!(workspace.tree(), before);
    }
}

#[test]
fn elements_that_say_nothing_are_blank_rows_wherever_they_stand() {
    let text = "<pfif><person><person_record_id>1</person_record_id><full_name>Anna Petrova</full_name></person>\
        <person/><person><person_record_id/></person></pfif>";
    let workspace = with_list("list.xml", text);
    let report = import(&workspace, 0, &["list.xml"]);
    counts(&report, [1, 0, 0, 0, 0, 0]);
    assert_eq!(
        (report["rows"].as_u64(), report["blank"].as_u64()),
        (Some(3), Some(2))
    );
}

#[test]
fn a_list_of_which_nothing_was_taken_is_told_of_once() {
    let text = "name,status\n,missing\nNA,missing\n";
    let workspace = with_list("list.csv", text).file("../other.csv", text.replace("NA", "N/A"));
    let before = workspace.tree();
    // A dry run remembers nothing.
    import(&workspace, 1, &["list.csv", "--dry-run"]);
    for (file, code) in [("list.csv", 1), ("list.csv", 0), ("other.csv", 1)] {
        let report = import(&workspace, code, &[file]);
        counts(&report, [0, 0, 0, 0, 2, 0]);
    }
    assert_eq!(workspace.tree(), before);
}
