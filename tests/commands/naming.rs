//! Which record a typed name means, by what is done to it; and what is told of a record that is there
//! already.

use crate::support::workspace::TestWorkspace;

const MARIA: &str = "p-maria1";
const PETR: &str = "p-petr11";

/// People whose names begin alike, differ by one letter, or have another sex's form.
fn alike() -> TestWorkspace {
    let person = |id: &str, rest: &str| format!("Person(id: \"{id}\", {rest})\n");
    TestWorkspace::new()
        .file(
            "people/p-maria1.ron",
            person(MARIA, "name: \"Иванова Мария\""),
        )
        .file(
            "people/p-petr11.ron",
            person(
                PETR,
                "name: \"Zimina Olga\", other_names: [(text: \"Гром\", kind: CallSign)]",
            ),
        )
        .file(
            "people/p-kuzm22.ron",
            person(
                "p-kuzm22",
                "name: \"Kuzmin Petr\", other_names: [(text: \"Гром\", kind: CallSign)]",
            ),
        )
        .file(
            "people/p-kuzm33.ron",
            person("p-kuzm33", "name: \"Александр Шаров\""),
        )
        .file(
            "sources/s-call11.ron",
            "Source(id: \"s-call11\", title: \"Recording of a commander\", reliability: C)\n",
        )
}

#[test]
fn what_a_typed_name_means_depends_on_what_is_done() {
    let workspace = alike();
    let before = workspace.records();
    // Typed, and whether `note` takes it, and `erase`.
    for (typed, note, erase) in [
        ("Иванова Мария", true, true),
        ("МАРИЯ иванова", true, true),
        ("Mariya Ivanova", true, true),
        (MARIA, true, true),
        ("p-mar", true, true),
        ("Иванова", true, false),
        ("Ivanova", true, false),
        ("Sharov", true, false),
        ("Иванов", false, false),
        ("Ivanov", false, false),
        ("Зимин", false, false),
        ("Zimin", false, false),
        ("Иванова М.", false, false),
        ("И. Иванова", false, false),
        ("Иванова Марина", false, false),
        ("Ивонова Мария", false, false),
        ("Саша Шаров", false, false),
        ("Жаров", false, false),
        ("Саров", false, false),
        ("Zharov", false, false),
        ("Гром", false, false),
        ("K", false, false),
        ("К", false, false),
        ("p-kuzm", false, false),
        ("p-", false, false),
        ("p-0000000000", false, false),
        ("", false, false),
        ("  ", false, false),
        ("\u{301}\u{308}", false, false),
    ] {
        for (command, takes) in [
            (["note", typed, "x"], note),
            (["erase", typed, "--yes"], erase),
        ] {
            let run = workspace.run(&command);
            assert_eq!(
                run.code,
                i32::from(!takes),
                "{command:?} {}{}",
                run.out,
                run.err
            );
            if takes && command[0] == "note" {
                workspace.run(&["undo"]).done();
            } else if takes {
                // Erased for good: the next line needs her again.
                let name = "people/p-maria1.ron";
                std::fs::write(workspace.path(name), &before[&workspace.path(name)]).unwrap();
            }
            assert_eq!(workspace.records(), before, "{command:?}");
        }
        for command in [
            &["join", MARIA, typed][..],
            &["join", typed, MARIA],
            &["unjoin", typed],
        ] {
            if !erase {
                workspace.run(command).failed(1, typed.trim());
                assert_eq!(workspace.records(), before, "{command:?}");
            }
        }
    }
}

#[test]
fn whoever_is_nearest_is_named_with_the_id() {
    let workspace = alike();
    let run = workspace.run(&["erase", "Иванов", "--yes"]).failed(
        1,
        "Иванов: none of the people has this name; give the id, or the whole name as it is recorded; the nearest are",
    );
    assert!(run.err.contains("  p-maria1  Иванова Мария"), "{}", run.err);
    let run = workspace.run(&["set", "Zimin", "missing"]).failed(
        1,
        "Zimin: none of the people has this name; give the id, or whole words of the name; the nearest are",
    );
    assert!(run.err.contains("  p-petr11  Zimina Olga"), "{}", run.err);
    let run = workspace
        .run(&["note", "Гром", "x"])
        .failed(1, "Гром: fits 2");
    assert!(run.err.contains("p-kuzm22"), "{}", run.err);
}

#[test]
fn every_argument_that_is_written_obeys_the_rule() {
    let workspace = alike().file(
        "cases/c-omsk11.ron",
        "Case(id: \"c-omsk11\", title: \"Omsk garrison\")\n",
    );
    let before = workspace.records();
    for command in [
        &["set", MARIA, "missing", "--source", "call with mother"][..],
        &["set", MARIA, "missing", "--source", "comm"],
        &["attach", "comm", "workspace/lastseen.ron"],
        &["distinct", MARIA, "Kuz"],
        &["add", "person", "name=A", "cases=Oms"],
        &["add", "person", "name=A", "cases=Omsk garrisons (Witness)"],
    ] {
        workspace.run(command).failed(1, "has this name");
        assert_eq!(workspace.records(), before, "{command:?}");
    }
    let run = workspace.run_with_input("Иванова\nKuz\n", &["set", "-", "missing"]);
    assert_eq!(run.code, 1);
    assert_eq!(workspace.records(), before);
    let run = workspace.run_with_input(
        "Иванова\nKuzmin\n",
        &["set", "-", "missing", "--when", "2026-11-01"],
    );
    assert_eq!(
        run.out,
        "p-maria1  Иванова Мария: Missing, 1 Nov 2026\np-kuzm22  Kuzmin Petr: Missing, 1 Nov 2026\n"
    );
    // Into a pipe, too, it says which source was taken; its id says so already.
    for (source, told) in [
        ("commander", ", source: Recording of a commander (s-call11)"),
        ("s-call11", ""),
    ] {
        let set = ["set", MARIA, "missing", "--when", "2026-11-02"];
        let run = workspace.run(&[&set[..], &["--source", source]].concat());
        assert_eq!(
            run.out,
            format!("p-maria1  Иванова Мария: Missing, 2 Nov 2026{told}\n")
        );
    }
    workspace.run(&["distinct", "Иванова", "Kuzmin"]).done();
    // To look is not to write.
    workspace.run(&["show", "Иванов"]).done();
    workspace.run(&["show", "kuz"]).done();
}

#[test]
fn a_joined_record_is_taken_apart_by_its_whole_name() {
    let workspace = alike();
    workspace
        .run(&["join", "Александр Шаров", "Kuzmin Petr"])
        .done();
    workspace.run(&["unjoin", "Kuzmin"]).failed(1, "Kuzmin");
    workspace
        .run(&["unjoin", "Шаров Александр"])
        .failed(1, "Шаров");
    workspace.run(&["unjoin", "Пётр Кузьмин"]).done();
    assert_eq!(workspace.run(&["list"]).done().columns().len(), 4);
}

/// Adds a record, and gives what was told of it.
#[track_caller]
fn told(workspace: &TestWorkspace, fields: &[&str]) -> String {
    let mut command = vec!["add"];
    command.extend(fields);
    let run = workspace.run(&command);
    assert_eq!(run.code, 0, "{}", run.err);
    run.err
}

#[test]
fn entering_the_same_again_is_told_and_found() {
    let workspace = TestWorkspace::new();
    for fields in [
        &["person", "name=Артём Горчаков"][..],
        &["person", "name=Александр Белов"],
        &["place", "name=Omsk"],
        &["unit", "name=64th brigade"],
        &["case", "title=Raid"],
        &[
            "source",
            "title=Call",
            "reliability=C",
            "url=https://example.org/call",
        ],
    ] {
        assert_eq!(told(&workspace, fields), "", "{fields:?}");
    }
    assert_eq!(workspace.run(&["check"]).done().out, "");
    for (fields, name) in [
        (
            &["person", "name=Artyom Gorchakov"][..],
            "Артём Горчаков (p-",
        ),
        (&["person", "name=Саша Белов"], "Александр Белов (p-"),
        (&["place", "name=omsk"], "Omsk (l-"),
        (&["unit", "name=64TH Brigade"], "64th brigade (u-"),
        (&["case", "title=raid"], "Raid (c-"),
        (&["source", "title=call", "reliability=C"], "Call (s-"),
    ] {
        let note = told(&workspace, fields);
        assert!(
            note.starts_with(&format!("lastseen: note: {name}")),
            "{note}"
        );
        assert!(note.contains(" is recorded already; "), "{note}");
    }
    assert_eq!(
        told(&workspace, &["person", "name=Artyom Gorchakova", "-q"]),
        ""
    );
    let json = workspace.run(&[
        "add",
        "source",
        "title=x",
        "reliability=C",
        "url=example.org/call",
        "--json",
    ]);
    assert_eq!(json.json()["recorded_already"].as_array().unwrap().len(), 1);
    let check = workspace.run(&["check"]);
    assert_eq!(check.code, 1);
    let kinds: Vec<&str> = check
        .out
        .lines()
        .filter_map(|line| line.split('/').next())
        .collect();
    assert_eq!(
        kinds,
        ["cases", "places", "sources", "sources", "units"],
        "{}",
        check.out
    );
    assert!(
        check
            .out
            .contains("the same place seems to be recorded as l-"),
        "{}",
        check.out
    );
    let duplicates = workspace.run(&["duplicates", "--all"]).done();
    assert!(
        duplicates.out.contains("Артём Горчаков"),
        "{}",
        duplicates.out
    );
    assert!(duplicates.out.contains("Саша Белов"), "{}", duplicates.out);
}

#[test]
fn a_name_of_letters_of_two_scripts_is_found() {
    let workspace = TestWorkspace::new()
        .file(
            "people/p-a.ron",
            "Person(\n    id: \"p-a\",\n    name: \"Maksim K\u{43e}chetkov\",\n    other_names: [(text: \"Ivan Петров\"), (text: \"Пeтя\")],\n)\n",
        )
        .file("places/l-a.ron", "Place(id: \"l-a\", name: \"Брянкa\")\n")
        .file("units/u-a.ron", "Unit(id: \"u-a\", name: \"64-я бригада (в/ч 51460)\")\n");
    let check = workspace.run(&["check"]);
    let lines: Vec<&str> = check.out.lines().collect();
    assert_eq!(
        lines,
        [
            "people/p-a.ron:3:11: K\u{43e}chetkov: letter 2, \u{43e}, is Cyrillic among letters of another script that look the same; type the word again",
            "people/p-a.ron:4:49: Пeтя: letter 2, e, is Latin among letters of another script that look the same; type the word again",
            "places/l-a.ron:1:24: Брянкa: letter 6, a, is Latin among letters of another script that look the same; type the word again",
        ]
    );
}
