//! `lastseen erase`: asks, takes a person out of everything, and says what it cannot reach.

use super::desk::Desk;

fn worked_on() -> Desk {
    let desk = Desk::with_people().file(
        "people/p-4f9.ron",
        "Person(id: \"p-4f9\", name: \"Anna\", relations: [(kind: Son, person: \"p-4f7k9q2m8x\")])\n",
    );
    for (author, arguments) in [
        (
            "anna",
            &["set", "kochetkov", "returned", "--when", "2022-08-12"][..],
        ),
        ("boris", &["note", "kochetkov", "Call the lawyer."]),
        ("boris", &["note", "gorshenin", "He is well."]),
    ] {
        assert_eq!(desk.run_as(author, arguments).code, 0);
    }
    desk
}

fn whole(desk: &Desk) -> String {
    let mut text = String::new();
    for folder in ["people", "log", ".lastseen", ".lastseen/stage"] {
        for entry in std::fs::read_dir(desk.path(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                text.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    text
}

#[test]
fn nobody_is_erased_unasked() {
    let desk = worked_on();
    let before = whole(&desk);
    desk.run(&["erase", "kochetkov"]).failed(1, "give --yes");
    desk.run_with_input("yes\n", &["erase", "kochetkov"])
        .failed(1, "nobody can be asked here");
    desk.run(&["erase", "nobody", "--yes"]).failed(1, "nobody");
    desk.run(&["erase", "bryanka", "--yes"])
        .failed(1, "bryanka");
    desk.run(&["erase", "c-7m3x0w5rzn", "--yes"])
        .failed(1, "only people are erased");
    assert_eq!(whole(&desk), before);
}

#[test]
fn a_person_is_taken_out_of_everything() {
    let desk = worked_on();
    let run = desk.run(&["erase", "kochetkov", "--yes"]).done();
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(
        lines,
        [
            "erased: the record, values in 2 lines of 2 logs, 1 link; a keyed hash remembers them, so that nobody \
             brings them back unnoticed",
            "out of reach: git history, backups, copies of the workspace on other machines, what editors leave beside \
             a file, and the free space of the disk",
        ]
    );
    let text = whole(&desk);
    assert!(
        !text.contains("p-4f7k9q2m8x") && !text.contains("Kochetkov"),
        "{text}"
    );
    assert!(text.contains("He is well."));
    let verified = desk.run(&["log", "--verify"]).done();
    let lines: Vec<&str> = verified.out.lines().collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(
        lines[0].contains("line 1 blanked by the erasure of "),
        "{lines:?}"
    );
    assert!(lines[1].contains("-") && lines[1].contains(".log: line 1 blanked"));
    assert_eq!(lines[2], "4 changes, nothing wrong");
    desk.run(&["undo"]).failed(1, "cannot be taken back");
    let log = desk.run(&["log"]).done();
    let reasons: Vec<&str> = log.columns().iter().map(|row| row[3]).collect();
    assert_eq!(reasons.iter().filter(|why| **why == "(erased)").count(), 2);
    assert!(reasons.contains(&"a person erased"));
    desk.run(&["log", "p-4f7k9q2m8x"])
        .failed(1, "p-4f7k9q2m8x: erased on ");
    // The digits of an id are nobody's name, and what looks like one must not be searched for.
    desk.run(&["log", "p-zzzzzzzzzz"])
        .failed(1, "p-zzzzzzzzzz: none of the records is called so");
}

/// An erasure vouches for what it leaves of a line, and must not do so for what somebody forged.
#[test]
fn an_erasure_does_not_hide_that_a_line_was_tampered_with() {
    let desk = worked_on();
    let forged = std::fs::read_dir(desk.path("log"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| {
            std::fs::read_to_string(path)
                .unwrap()
                .contains("2022-08-12")
        })
        .unwrap();
    let text = std::fs::read_to_string(&forged).unwrap();
    std::fs::write(&forged, text.replace("2022-08-12", "2022-08-13")).unwrap();
    assert_eq!(desk.run(&["log", "--verify"]).code, 1);
    desk.run(&["erase", "kochetkov", "--yes"]).done();
    assert!(!whole(&desk).contains("p-4f7k9q2m8x"));
    let run = desk.run(&["log", "--verify"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(!run.out.contains("nothing wrong"), "{}", run.out);
}

#[test]
fn an_erased_person_is_not_added_again_unnoticed() {
    let desk = worked_on();
    let erased = desk
        .run(&["erase", "kochetkov", "--yes", "--json"])
        .done()
        .json();
    assert_eq!(erased["lines"], 2);
    assert_eq!(erased["linked"], serde_json::json!(["p-4f9"]));
    let add = ["add", "person", "name=Кочетков Максим"];
    desk.run(&add)
        .failed(1, "somebody of this name was erased on ");
    desk.run(&["add", "person", "name=Кочетков Максим", "--anyway"])
        .done();
    let check = desk.run(&["check"]);
    assert_eq!(check.code, 1);
    assert!(
        check.out.contains("this person was erased on "),
        "{}",
        check.out
    );
}
