//! `set -` without a status: a change in each line of standard input.

use std::fs::{File, OpenOptions};

use crate::support::workspace::TestWorkspace;

const ANNA: &str = "people/p-aaaaaaaaaa.ron";
const BORIS: &str = "people/p-bbbbbbbbbb.ron";

fn workspace() -> TestWorkspace {
    TestWorkspace::with_people()
        .file(
            ANNA,
            "Person(id: \"p-aaaaaaaaaa\", name: \"Anna Zimina\")\n",
        )
        .file(
            BORIS,
            "Person(id: \"p-bbbbbbbbbb\", name: \"Boris Zimin\")\n",
        )
        .file(
            "sources/s-aaaaaaaaaa.ron",
            "Source(id: \"s-aaaaaaaaaa\", title: \"A letter\")\n",
        )
}

#[test]
fn each_line_is_a_change_with_an_undo_of_its_own() {
    let workspace = workspace();
    let lines = "p-aaaaaaaaaa\tmissing\t2022-07\tBryanka\tA letter\tpage 2\trelayed\tShe wrote.\n\
                 \n\
                 {\"whom\": \"Boris Zimin\", \"status\": \"detained\", \"when\": \"2022-08-01\", \"note\": \"Seen\\nthere.\"}\r\n\
                 Anna Zimina\treturned\t2023-01-05";
    let run = workspace.run_with_input(lines, &["set", "-"]).done();
    let told: Vec<&str> = run.out.lines().collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(
        told[0].starts_with("p-aaaaaaaaaa  Anna Zimina: Missing, Jul 2022"),
        "{told:?}"
    );
    assert!(
        told[1].starts_with("p-bbbbbbbbbb  Boris Zimin: Detained, 1 Aug 2022"),
        "{told:?}"
    );
    assert!(
        told[2].starts_with("p-aaaaaaaaaa  Anna Zimina: Returned, 5 Jan 2023"),
        "{told:?}"
    );
    let anna = workspace.text(ANNA);
    for part in [
        "place: \"Bryanka\"",
        "contact: Relayed",
        "(source: \"s-aaaaaaaaaa\", at: \"page 2\")",
        "She wrote.",
    ] {
        assert!(anna.contains(part), "{part} {anna}");
    }
    workspace.run(&["undo"]).done();
    let after = workspace.text(ANNA);
    assert!(
        !after.contains("Returned") && after.contains("Missing"),
        "{after}"
    );
    assert!(workspace.text(BORIS).contains("Detained"));
}

#[test]
fn a_refused_line_is_told_with_its_number_and_keeps_no_other_from_being_done() {
    let workspace = workspace();
    let long = "x".repeat(70_000);
    let lines = [
        "p-aaaaaaaaaa\tmissing\t2022-07",
        "Nobody Known\tmissing",
        "Boris Zimin\tdetaned",
        "Boris Zimin\tdetained\t2022-13",
        "Boris Zimin",
        "-\tmissing",
        "{\"whom\": \"Boris Zimin\", \"status\": \"missing\", \"stauts\": \"x\"}",
        "{\"whom\": [\"Boris Zimin\"], \"status\": \"missing\"}",
        "a\tb\tc\td\te\tf\tg\th\ti\tj",
        "Boris Zimin\tmissing\t2022-07\t\t\t\tby phone",
        &format!("Boris Zimin\tmissing\t2022-07\t{long}"),
        "Boris Zimin\tmissing\t2022-07\tBryanka \u{202e}\u{1b}[31m",
    ]
    .join("\n");
    let mut bytes = lines.into_bytes();
    bytes.extend(b"\nBoris Zimin\tmissing\t2022-07\t\xff\xfe\n");
    let run = workspace.run_with_input(&bytes, &["set", "-"]);
    assert_eq!(run.code, 2, "{}", run.err);
    for number in [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13] {
        assert!(
            run.err.contains(&format!("lastseen: line {number}: ")),
            "{number} {}",
            run.err
        );
    }
    assert!(
        run.err
            .contains("11 of 13 lines were refused; the others are saved"),
        "{}",
        run.err
    );
    assert!(!run.err.contains('\u{1b}') && !run.out.contains('\u{1b}'));
    assert_eq!(run.out.lines().count(), 2, "{}", run.out);
    assert!(workspace.text(ANNA).contains("Missing"));
    assert_eq!(workspace.text(BORIS).matches("status:").count(), 1);
}

#[test]
fn as_one_all_lines_are_one_change_or_none() {
    let workspace = workspace();
    let before = workspace.text(ANNA);
    let good = "p-aaaaaaaaaa\tmissing\t2022-07\np-bbbbbbbbbb\tdetained\t2022-08\np-aaaaaaaaaa\treturned\t2023\n";
    let run = workspace.run_with_input(
        format!("{good}Nobody\tmissing\n"),
        &["set", "-", "--as-one"],
    );
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("nothing was changed"), "{}", run.err);
    assert_eq!(workspace.text(ANNA), before);
    workspace
        .run_with_input(good, &["set", "-", "--as-one"])
        .done();
    let anna = workspace.text(ANNA);
    assert!(
        anna.contains("Missing") && anna.contains("Returned"),
        "{anna}"
    );
    workspace.run(&["undo"]).done();
    assert!(!workspace.text(ANNA).contains("status:"));
    assert!(!workspace.text(BORIS).contains("status:"));
    // What the flags say holds for every line that does not say otherwise.
    workspace
        .run_with_input(
            "Boris Zimin\tmissing\n",
            &["set", "-", "--when", "2022-05", "--why", "a list"],
        )
        .done();
    assert!(workspace.text(BORIS).contains("when: \"2022-05\""));
    for (arguments, input) in [
        (&["set", "-"][..], ""),
        (&["set", "p-aaaaaaaaaa"], ""),
        (&["set", "p-aaaaaaaaaa", "missing", "--as-one"], ""),
        (&["set", "-", "--note", "-"], "p-aaaaaaaaaa\tmissing\n"),
    ] {
        assert_ne!(
            workspace.run_with_input(input, arguments).code,
            0,
            "{arguments:?}"
        );
    }
}

#[test]
fn all_lines_are_saved_though_nobody_reads_what_is_printed() {
    let workspace = workspace();
    let lines: String = (0..300)
        .map(|at| {
            format!(
                "{}\tmissing\t2022-07\n",
                ["Anna Zimina", "Boris Zimin"][at % 2]
            )
        })
        .collect();
    workspace.write("lines", lines);
    let mut command = workspace.command("anna", &["set", "-"]);
    command.stdin(File::open(workspace.path("lines")).unwrap());
    command.stdout(OpenOptions::new().write(true).open("/dev/full").unwrap());
    let output = command.output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("could not print"), "{told}");
    for file in [ANNA, BORIS] {
        assert_eq!(workspace.text(file).matches("status:").count(), 150);
    }
}

#[test]
fn a_place_in_no_source_is_refused_and_a_mark_before_the_first_line_is_none() {
    let workspace = workspace();
    let line = "{\"whom\": \"Anna Zimina\", \"status\": \"missing\", \"at\": \"page 7\"}";
    let run = workspace.run_with_input(line, &["set", "-"]);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(
        run.err
            .contains("line 1: at says where in a source; the source is needed, too"),
        "{}",
        run.err
    );
    assert!(
        run.err
            .contains("every line was refused, and nothing was changed"),
        "{}",
        run.err
    );
    let run = workspace.run_with_input("\u{feff}Anna Zimina\tmissing\r\n", &["set", "-"]);
    run.done();
}

#[test]
fn more_than_anybody_means_is_refused_before_anything_is_done() {
    let workspace = workspace();
    let before = workspace.text(ANNA);
    // Lines without anything in them may go on for ever.
    let lines = format!("p-aaaaaaaaaa\tmissing\n{}", "\n".repeat(100_000));
    let run = workspace.run_with_input(&lines, &["set", "-"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err
            .contains("standard input has more than 100,000 lines"),
        "{}",
        run.err
    );
    let line = format!("p-aaaaaaaaaa\tmissing\t\t\t\t\t\t{}\n", "n".repeat(65_000));
    let run = workspace.run_with_input(line.repeat(1_100), &["set", "-"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("standard input has more than 64 MB"),
        "{}",
        run.err
    );
    assert_eq!(workspace.text(ANNA), before);
}
