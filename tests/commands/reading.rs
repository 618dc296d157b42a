//! Commands that only read: list, show, stats, check, log, and what they print for whom.

use std::io::Read;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::support::workspace::TestWorkspace;

#[test]
fn people_are_listed_one_a_line_by_tabs() {
    let workspace = TestWorkspace::with_people();
    let run = workspace.run(&["list"]).done();
    assert_eq!(
        run.columns(),
        [
            vec![
                "p-4f8a1b2c3d",
                "redeployed",
                "Artyom Gorshenin",
                "2022-07-20",
                "",
                "2022-07-20",
                ""
            ],
            vec![
                "p-4f7k9q2m8x",
                "detained",
                "Maksim Kochetkov",
                "2022-07~",
                "Bryanka",
                "2022-07-31",
                ""
            ],
        ]
    );
    let run = workspace.run(&["list", "status:redeployed"]).done();
    assert_eq!(run.columns().len(), 1);
    let run = workspace.run(&["list", "кочетков", "--limit", "1"]).done();
    assert_eq!(run.columns()[0][0], "p-4f7k9q2m8x");
    assert_eq!(
        workspace.run(&["list", "-kochetkov"]).done().columns()[0][0],
        "p-4f8a1b2c3d"
    );
    assert_eq!(workspace.run(&["list", "nobody"]).done().out, "");
}

#[test]
fn the_other_kinds_are_listed_too() {
    let workspace = TestWorkspace::with_people();
    let cases = workspace.run(&["list", "--kind", "case"]).done();
    assert_eq!(
        cases.columns(),
        [[
            "c-7m3x0w5rzn",
            "facility",
            "Bryanka detention centre",
            "Bryanka",
            "2",
            "234",
            ""
        ]]
    );
    let sources = workspace
        .run(&["list", "--kind", "source", "hundreds"])
        .done();
    assert_eq!(
        sources.columns(),
        [[
            "s-5k8y2e7gqd",
            "B",
            "Hundreds held",
            "The Moscow Times",
            "2022-07-31"
        ]]
    );
}

#[test]
fn a_person_as_json_has_what_others_script_against() {
    let workspace = TestWorkspace::with_people();
    let list = workspace
        .run(&["list", "--json", "status:detained"])
        .done()
        .json();
    let person = &list.as_array().unwrap()[0];
    for (field, value) in [
        ("id", json!("p-4f7k9q2m8x")),
        ("name", json!("Maksim Kochetkov")),
        ("status", json!("detained")),
        ("since", json!("2022-07~")),
        ("last_seen", json!("2022-07-31")),
        ("contact", json!("relayed")),
        ("disputed", json!(false)),
        ("sources", json!(["s-5k8y2e7gqd", "s-9d2v6c1hkt"])),
        ("independent_sources", json!(1)),
        ("cases", json!(["c-7m3x0w5rzn"])),
        ("place", json!("Bryanka")),
        ("tags", json!(["abkhazia"])),
        ("path", json!("people/p-4f7k9q2m8x.ron")),
    ] {
        assert_eq!(person[field], value, "{field}");
    }
    let history = person["history"].as_array().unwrap();
    // Oldest first, whatever the order in the file.
    assert_eq!(history[0]["when"], "2022-04");
    assert_eq!(history[0]["withdrawn"], "another man");
    assert_eq!(history[1]["status"], "detained");
    assert_eq!(history[1]["note"], "Punished for refusing the order to go.");
    assert_eq!(history[1]["sources"][0]["source"], "s-9d2v6c1hkt");
    let shown = workspace.run(&["show", "--json", "p-4f7"]).done().json();
    assert_eq!(&shown, person);
    assert_eq!(
        workspace.run(&["list", "nobody", "--json"]).done().json(),
        json!([])
    );
}

#[test]
fn cases_and_sources_as_json() {
    let workspace = TestWorkspace::with_people();
    let case = workspace.run(&["show", "bryanka", "--json"]).done().json();
    assert_eq!(case["title"], "Bryanka detention centre");
    assert_eq!(case["kind"], "facility");
    assert_eq!(case["people"], json!(["p-4f7k9q2m8x", "p-4f8a1b2c3d"]));
    assert_eq!(case["named"], 2);
    assert_eq!(
        (&case["reported_min"], &case["reported_max"]),
        (&json!(234), &Value::Null)
    );
    assert_eq!(case["counts"][0]["said"], "at least 234");
    let source = workspace.run(&["show", "s-5k", "--json"]).done().json();
    assert_eq!(source["derived_from"], json!(["s-9d2v6c1hkt"]));
    assert_eq!(source["cited_by"], json!(["c-7m3x0w5rzn", "p-4f7k9q2m8x"]));
    assert_eq!(source["reliability"], "B");
}

#[test]
fn show_tells_what_is_derived() {
    let workspace = TestWorkspace::with_people();
    let run = workspace.run(&["show", "kochetkov"]).done();
    for line in [
        "\tname\t\tMaksim Kochetkov",
        "\tstatus\tdetained\tsince about Jul 2022\t",
        "\tsources\t\t2 sources, 1 independent\tB6",
        "history\tabout Jul 2022\tdetained\tBryanka\tB6",
        "history\t\t\twithdrawn: another man\t",
        "not known to this version\thair\t\t\"red\"\t",
        "file\tpath\t\tpeople/p-4f7k9q2m8x.ron\t",
    ] {
        assert!(
            run.out.lines().any(|one| one == line),
            "{line}\n{}",
            run.out
        );
    }
}

#[test]
fn standard_input_names_records() {
    let workspace = TestWorkspace::with_people();
    let listed = workspace.run(&["list"]).done().out;
    let shown = workspace
        .run_with_input(&listed, &["show", "-", "--json"])
        .done()
        .json();
    assert_eq!(shown[1]["id"], "p-4f7k9q2m8x");
    assert_eq!(shown.as_array().unwrap().len(), 2);
    let nobody = workspace.run_with_input("\n", &["show", "-"]);
    nobody.failed(1, "standard input names nobody");
}

#[test]
fn a_name_that_fits_several_is_refused_with_the_list() {
    let workspace = TestWorkspace::with_people().file(
        "people/p-aa.ron",
        "Person(id: \"p-aa\", name: \"Maksim Petrov\")",
    );
    let run = workspace
        .run(&["show", "maksim"])
        .failed(1, "maksim: fits 2");
    assert!(
        run.err.contains("p-4f7k9q2m8x  Maksim Kochetkov"),
        "{}",
        run.err
    );
    assert!(run.err.contains("p-aa  Maksim Petrov"), "{}", run.err);
    workspace.run(&["show", "p-4f"]).failed(1, "fits 2");
    workspace
        .run(&["show", "Ivanov"])
        .failed(1, "none of the records has this name");
    workspace.run(&["show", "Максим Кочетков"]).done();
}

#[test]
fn wrong_usage_is_told_apart() {
    let workspace = TestWorkspace::with_people();
    workspace
        .run(&["list", "stale:soon"])
        .failed(2, "      ^^^^");
    workspace
        .run(&["list", "status:detaned"])
        .failed(2, "did you mean detained?");
    workspace
        .run(&["list", "--nonsense"])
        .failed(2, "--nonsense");
    workspace.run(&["frobnicate", "x"]).failed(2, "");
    workspace
        .run(&["add", "person", "nme=x"])
        .failed(2, "nme: there is no such field");
    workspace
        .run(&["add", "person", "born=2002"])
        .failed(2, "name must not be empty");
    workspace
        .run(&["set", "p-4f7", "detained", "--when", "someday"])
        .failed(2, "someday: not understood");
    workspace
        .run(&["set", "p-4f7", "dead"])
        .failed(2, "there is no such status");
}

#[test]
fn the_screen_refuses_without_a_terminal() {
    let workspace = TestWorkspace::with_people();
    workspace.run(&[]).failed(1, "lastseen --help");
    workspace.run(&["workspace"]).failed(1, "needs a terminal");
    workspace
        .run(&["workspace", "list"])
        .failed(2, "-w workspace");
}

#[test]
fn the_workspace_is_the_one_that_is_named_first() {
    let workspace = TestWorkspace::with_people();
    workspace.run(&["init", "other", "--title", "Other"]).done();
    assert_eq!(workspace.run(&["-w", "other", "list"]).done().out, "");
    assert_eq!(workspace.run(&["list", "-w", "other"]).done().out, "");
    let config = workspace.home().join("config/lastseen");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("config.ron"), "(workspace: \"other\")").unwrap();
    assert_eq!(workspace.run(&["list"]).done().columns().len(), 2);
    let mut command = workspace.command("anna", &["list"]);
    let output = command.env_remove("LASTSEEN_WORKSPACE").output().unwrap();
    assert!(output.status.success() && output.stdout.is_empty());
}

#[test]
fn settings_that_do_not_parse_are_refused() {
    let workspace = TestWorkspace::with_people();
    let config = workspace.home().join("config/lastseen");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("config.ron"), "(\n  ascii: perhaps)").unwrap();
    workspace.run(&["list"]).failed(1, "config.ron:2:");
}

#[test]
fn statistics_count() {
    let workspace = TestWorkspace::with_people();
    let stats = workspace.run(&["stats", "--json"]).done().json();
    assert_eq!(stats["people"], 2);
    assert_eq!(stats["statuses"]["redeployed"], 1);
    assert_eq!(stats["single_source"], 2);
    let text = workspace.run(&["stats"]).done();
    assert!(text.out.contains("DET detained\t1\n"), "{}", text.out);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut workspace = TestWorkspace::with_people();
    for number in 0..3000 {
        let id = format!("p-{number:05}");
        let text = format!("Person(id: {id:?}, name: \"Somebody with a long name {number}\")");
        workspace = workspace.file(&format!("people/{id}.ron"), text);
    }
    let mut command = workspace.command("anna", &["list"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut byte = [0];
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut byte).unwrap();
    drop(out);
    let mut err = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut err)
        .unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}

#[test]
fn completions_and_the_manual_are_printed() {
    let workspace = TestWorkspace::without_workspace();
    let bash = workspace.run(&["completions", "bash"]).done();
    assert!(bash.out.contains("redo") && bash.out.contains("--verify"));
    let man = workspace.run(&["man"]).done();
    assert!(
        man.out.contains(".TH lastseen 1") && man.out.contains("lastseen\\-set"),
        "{}",
        man.out
    );
}

#[test]
fn the_nearest_are_told_on_standard_error_and_listed_if_asked_for() {
    let desk = TestWorkspace::with_people();
    let run = desk.run(&["list", "Gorschenyn", "Artem", "Ilyich"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert!(
        run.err
            .contains("nearest: Artyom Gorshenin (p-4f8a1b2c3d: ")
            && run.err.contains("without Ilyich"),
        "{}",
        run.err
    );
    let run = desk.run(&["list", "kosetkov", "--nearest"]).done();
    assert_eq!(run.columns()[0][0], "p-4f7k9q2m8x");
    let listed = desk
        .run(&["list", "--json", "--nearest", "kosetkov"])
        .done()
        .json();
    assert_eq!(listed[0]["match"], "nearest");
    assert!(listed[0]["score"].as_f64().unwrap() > 0.6, "{listed}");
    for (typed, how) in [
        ("Kochetkov", "exact"),
        ("Кочетков", "exact"),
        ("kochetkof", "spelling"),
    ] {
        let listed = desk.run(&["list", "--json", typed]).done().json();
        assert_eq!(
            (&listed[0]["match"], &listed[0]["score"]),
            (&json!(how), &json!(1.0))
        );
    }
    // What was typed in the wrong layout is read in the other.
    let run = desk.run(&["list", "rjxtnrjd", "--nearest"]).done();
    assert_eq!(run.columns()[0][0], "p-4f7k9q2m8x");
    assert_eq!(desk.run(&["list", "22179", "--nearest"]).done().out, "");
    // Nothing is written to somebody who only comes near.
    desk.run(&["set", "kosetkov", "missing"])
        .failed(1, "Kochetkov");
}

#[test]
fn what_is_found_by_more_than_its_name_says_why() {
    let desk = TestWorkspace::with_people();
    desk.run(&[
        "note",
        "p-4f8a1b2c3d",
        "Seen by a village doctor\u{1b}[2J in the cellar",
    ])
    .done();
    let run = desk.run(&["list", "doctor"]).done();
    let why = *run.columns()[0].last().unwrap();
    assert_eq!(why, "note: Seen by a village doctor␛[2J in the cellar");
    let listed = desk.run(&["list", "--json", "doctor"]).done().json();
    assert_eq!(
        (
            &listed[0]["why"][0]["in"],
            &listed[0]["why"][0]["found"],
            &listed[0]["why"][0]["as"]
        ),
        (&json!("note"), &json!("doctor"), &json!("written"))
    );
    // A short name, in another script.
    let listed = desk.run(&["list", "--json", "Тёма"]).done().json();
    assert_eq!(
        (&listed[0]["why"][0]["found"], &listed[0]["why"][0]["as"]),
        (&json!("Artyom"), &json!("short"))
    );
    let run = desk.run(&["list", "Тёма"]).done();
    assert_eq!(
        *run.columns()[0].last().unwrap(),
        "Тёма → Artyom (short name)"
    );
    // A name that shows it needs no reason.
    let run = desk.run(&["list", "gorshenin"]).done();
    assert_eq!(run.columns()[0].len(), 7);
    let listed = desk.run(&["list", "--json", "gorshenin"]).done().json();
    assert_eq!(listed[0].get("why"), None);
}
