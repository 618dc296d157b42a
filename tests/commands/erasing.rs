//! `lastseen erase`: asks, takes a person out of everything, and says what it cannot reach.

use crate::support::workspace::TestWorkspace;

fn worked_on() -> TestWorkspace {
    let workspace = TestWorkspace::with_people().file(
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
        assert_eq!(workspace.run_as(author, arguments).code, 0);
    }
    workspace
}

fn whole(workspace: &TestWorkspace) -> String {
    let mut text = String::new();
    for folder in ["people", "log", ".lastseen", ".lastseen/stage"] {
        for entry in std::fs::read_dir(workspace.path(folder)).unwrap() {
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
    let workspace = worked_on();
    let before = whole(&workspace);
    workspace
        .run(&["erase", "Maksim Kochetkov"])
        .failed(1, "give --yes");
    workspace
        .run_with_input("yes\n", &["erase", "Maksim Kochetkov"])
        .failed(1, "nobody can be asked here");
    workspace
        .run(&["erase", "nobody", "--yes"])
        .failed(1, "nobody");
    workspace
        .run(&["erase", "bryanka", "--yes"])
        .failed(1, "bryanka");
    workspace
        .run(&["erase", "c-7m3x0w5rzn", "--yes"])
        .failed(1, "only people are erased");
    assert_eq!(whole(&workspace), before);
}

#[test]
fn a_person_is_taken_out_of_everything() {
    let workspace = worked_on();
    let run = workspace
        .run(&["erase", "Maksim Kochetkov", "--yes"])
        .done();
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(
        lines,
        [
            "erased: the record, values in 2 lines of 2 logs, 1 link; fingerprints of the names remember them, so that \
             nobody brings them back unnoticed",
            "out of reach: git history, backups, copies of the workspace on other machines, what attached files say \
             that are not plain text, and the free space of the disk",
        ]
    );
    let text = whole(&workspace);
    assert!(
        !text.contains("p-4f7k9q2m8x") && !text.contains("Kochetkov"),
        "{text}"
    );
    assert!(text.contains("He is well."));
    let verified = workspace.run(&["log", "--verify"]).done();
    let lines: Vec<&str> = verified.out.lines().collect();
    let unknown = |line: &&str| line.starts_with("not known: ");
    assert_eq!(
        lines.iter().filter(|line| !unknown(line)).count(),
        3,
        "{lines:?}"
    );
    assert!(
        lines[0].contains("line 1 blanked by the erasure of "),
        "{lines:?}"
    );
    assert!(lines[1].contains("-") && lines[1].contains(".log: line 1 blanked"));
    assert_eq!(lines[2], "4 changes, nothing wrong");
    workspace.run(&["undo"]).failed(1, "cannot be taken back");
    let log = workspace.run(&["log"]).done();
    let reasons: Vec<&str> = log.columns().iter().map(|row| row[3]).collect();
    assert_eq!(reasons.iter().filter(|why| **why == "(erased)").count(), 2);
    assert!(reasons.contains(&"a person erased"));
    workspace
        .run(&["log", "p-4f7k9q2m8x"])
        .failed(1, "People were erased on ");
    // The digits of an id are nobody's name, and what looks like one must not be searched for.
    workspace
        .run(&["log", "p-zzzzzzzzzz"])
        .failed(1, "p-zzzzzzzzzz: no record has this name");
}

/// An erasure vouches for what it leaves of a line, and must not do so for what somebody forged.
#[test]
fn an_erasure_does_not_hide_that_a_line_was_tampered_with() {
    let workspace = worked_on();
    let forged = std::fs::read_dir(workspace.path("log"))
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
    assert_eq!(workspace.run(&["log", "--verify"]).code, 1);
    workspace
        .run(&["erase", "Maksim Kochetkov", "--yes"])
        .done();
    assert!(!whole(&workspace).contains("p-4f7k9q2m8x"));
    let run = workspace.run(&["log", "--verify"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(!run.out.contains("nothing wrong"), "{}", run.out);
}

#[test]
fn an_erased_person_is_not_added_again_unnoticed() {
    let workspace = worked_on();
    let erased = workspace
        .run(&["erase", "Maksim Kochetkov", "--yes", "--json"])
        .done()
        .json();
    assert_eq!(erased["lines"], 2);
    assert_eq!(erased["linked"], serde_json::json!(["p-4f9"]));
    let add = ["add", "person", "name=Кочетков Максим"];
    workspace
        .run(&add)
        .failed(1, "somebody of this name was erased on ");
    workspace
        .run(&["add", "person", "name=Кочетков Максим", "--anyway"])
        .done();
    let check = workspace.run(&["check"]);
    assert_eq!(check.code, 1);
    assert!(
        check.out.contains("this person was erased on "),
        "{}",
        check.out
    );
}

/// What is told of the places that stay, without what is told of anything else.
fn stays(run: &crate::support::run::Run) -> Vec<String> {
    let lines = run.out.lines();
    let stays = lines.filter_map(|line| line.strip_prefix("stays: "));
    stays.map(str::to_owned).collect()
}

#[test]
fn every_form_of_the_name_is_told_with_its_place() {
    for (text, told) in [
        ("He met Artyom Gorshenin.", "8 names them"),
        ("Gorshenin, Artyom", "1 names them"),
        ("ARTYOM GORSHENIN", "1 names them"),
        ("the letter of Gorshenin", "15 names them"),
        ("Artyom G. called", "1 may name them"),
        ("A. V. Gorshenin", "1 names them"),
        ("письмо Артёму Горшенину", "8 names them"),
        ("с Горшеніним", "3 names them"),
        ("Artem Gorschenin", "1 names them"),
        ("Тёма Горшенин", "1 names them"),
        ("Артём Викторович Горшенин", "1 names them"),
        ("Gorshenin-Petrov", "1 names them"),
        ("Artyom  Gorshenin", "1 names them"),
        ("Gorshenin's mother", "1 names them"),
        ("Горше\u{301}нин", "1 names them"),
        ("Gоrshеnin", "1 names them"),
    ] {
        let case =
            format!("Case(\n    id: \"c-1\",\n    title: \"x\",\n    summary: \"{text}\",\n)\n");
        let workspace = TestWorkspace::with_people().file("cases/c-1.ron", case);
        let run = workspace
            .run(&["erase", "p-4f8a1b2c3d", "--dry-run"])
            .done();
        let found = stays(&run);
        let (column, named) = told.split_once(' ').unwrap();
        let column = column.parse::<usize>().unwrap() + 14;
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let place = format!("cases/c-1.ron:4:{column} {named}: ");
        assert!(found[0].starts_with(&place), "{text}: {found:?}");
        assert!(
            found[0].ends_with("; rewrite the text"),
            "{text}: {found:?}"
        );
    }
}

/// A run that succeeds, whatever it says of files that it cannot read.
fn through(workspace: &TestWorkspace, arguments: &[&str]) -> crate::support::run::Run {
    let run = workspace.run(arguments);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    run
}

#[test]
fn every_place_is_told_or_erased() {
    let id = "p-4f8a1b2c3d";
    let draft = format!(
        "Draft(at: \"2026-11-25T10:00:00Z\", title: \"x\", is_for: Note(\"{id}\"), typed: [])\n"
    );
    let workspace = TestWorkspace::with_people()
        .file("lastseen.ron", "Workspace(format: 1, title: \"Gorshenin and others\", queries: [(name: \"his\", query: \"name:gorshenin\")])\n")
        .file("places/l-1.ron", "Place(id: \"l-1\", name: \"The house of Gorshenin\")\n")
        .file("units/u-1.ron", "Unit(id: \"u-1\", name: \"x\", // Gorshenin served here\n strange: (deep: [\"Gorshenin\"]))\n")
        .file("sources/s-1.ron", "Source(id: \"s-1\", title: \"x\", files: [(name: \"gorshenin_letter.pdf\", sha256: \"\")])\n")
        .file("people/.p-4f8a1b2c3d.ron.swp", "b0VIM Gorshenin")
        .file("people/p-4f8a1b2c3d.ron~", "Gorshenin")
        .file("people/#p-4f8a1b2c3d.ron#", "Gorshenin")
        .file("people/p-4f8a1b2c3d.sync-conflict-20261125-101112-ABCDEFG.ron", "Gorshenin")
        .file("people/p-4f8a1b2c3d.ron.orig", "Gorshenin")
        .file("people/p-4f7k9q2m8x.ron~", "friend of Gorshenin")
        .file(".lastseen/drafts/boris-phone-00000001.ron", draft)
        .file(".lastseen/drafts/vera-phone-00000002.ron", "Draft(typed: [(\"text\", \"Artyom G. called\")])\n")
        .file(".lastseen/conflicts/p-4f8a1b2c3d-1.ron", "x")
        .file("exports/gorshenin.csv", "a,b\n")
        .file("notes.txt", "1\nGorshenin\n");
    through(
        &workspace,
        &["note", "p-4f7k9q2m8x", "Seen with Gorshenin."],
    );
    through(
        &workspace,
        &["note", "c-7m3x0w5rzn", "About Artyom Gorshenin."],
    );
    let case = workspace
        .text("cases/c-7m3x0w5rzn.ron")
        .replace("Artyom Gorshenin", "somebody");
    let workspace = workspace.file("cases/c-7m3x0w5rzn.ron", case);
    let told = through(&workspace, &["erase", id, "--dry-run"]);
    let goes: Vec<&str> = told
        .out
        .lines()
        .filter(|line| line.starts_with("goes: "))
        .collect();
    assert_eq!(goes.len(), 9, "{goes:#?}");
    assert!(
        goes[1].starts_with("goes: what 2 lines of 1 log say of them"),
        "{goes:#?}"
    );
    for path in [
        ".lastseen/conflicts/p-4f8a1b2c3d-1.ron",
        ".lastseen/drafts/boris-phone-00000001.ron",
        "people/#p-4f8a1b2c3d.ron#",
        "people/.p-4f8a1b2c3d.ron.swp",
        "people/p-4f8a1b2c3d.ron.orig",
        "people/p-4f8a1b2c3d.ron~",
        "people/p-4f8a1b2c3d.sync-conflict-20261125-101112-ABCDEFG.ron",
    ] {
        assert!(
            goes.contains(&&*format!("goes: the copy {path}")),
            "{path}: {goes:#?}"
        );
    }
    let note = workspace.text("people/p-4f7k9q2m8x.ron");
    let note = note
        .lines()
        .position(|line| line.contains("Gorshenin"))
        .unwrap()
        + 1;
    let places: Vec<String> = stays(&told)
        .iter()
        .map(|line| line.trim_start_matches("the name of "))
        .map(|line| {
            line.split(" name")
                .next()
                .unwrap()
                .trim_end_matches(" may")
                .to_owned()
        })
        .collect();
    let of_note = format!("people/p-4f7k9q2m8x.ron:{note}:");
    let expected = [
        "lastseen.ron:1:30",
        &of_note,
        "people/p-4f7k9q2m8x.ron~:1:11",
        "places/l-1.ron:1:38",
        "units/u-1.ron:1:31",
        "units/u-1.ron:2:20",
        "notes.txt:2:1",
        "exports/gorshenin.csv",
        "lastseen.ron:1:90",
        "sources/s-1.ron:1:47",
        ".lastseen/drafts/vera-phone-00000002.ron:1:25",
    ];
    for place in expected {
        assert!(
            places.iter().any(|one| one.starts_with(place)),
            "{place}: {places:#?}"
        );
    }
    assert_eq!(places.len(), expected.len(), "{places:#?}");
    let erased = through(&workspace, &["erase", id, "--yes"]);
    assert_eq!(stays(&erased), stays(&told));
    assert!(!whole(&workspace).contains(id));
    let log = std::fs::read_dir(workspace.path("log"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let log = std::fs::read_to_string(log).unwrap();
    assert!(!log.contains("Gorshenin") && !log.contains(id), "{log}");
    assert_eq!(workspace.run(&["log", "--verify"]).code, 0);
    // A note that names them again is in a record and in the log; what is rewritten stays in the log.
    through(&workspace, &["note", "l-1", "Gorshenin was here."]);
    let place = workspace.text("places/l-1.ron").replace("Gorshenin", "he");
    let workspace = workspace.file("places/l-1.ron", place);
    let again = through(
        &workspace,
        &[
            "erase",
            id,
            "--again",
            "--name",
            "Artyom Gorshenin",
            "--yes",
        ],
    );
    assert!(
        again.out.contains("values in 1 line of 1 log"),
        "{}",
        again.out
    );
    assert!(
        !stays(&again)
            .iter()
            .any(|line| line.contains("places/l-1.ron"))
    );
    assert_eq!(workspace.run(&["log", "--verify"]).code, 0);
}

#[test]
fn others_of_the_name_are_left_alone() {
    let workspace = TestWorkspace::with_people()
        .file(
            "people/p-1.ron",
            "Person(id: \"p-1\", name: \"Viktor Gorshenin\")\n",
        )
        .file(
            "people/p-2.ron",
            "Person(id: \"p-2\", name: \"Maksim Kochetkov\")\n",
        );
    workspace
        .run(&["note", "p-1", "Viktor Gorshenin called."])
        .done();
    workspace
        .run(&["note", "p-2", "Maksim Kochetkov called."])
        .done();
    let run = workspace.run(&["erase", "p-4f8a1b2c3d", "--yes"]).done();
    assert_eq!(stays(&run), [""; 0]);
    let run = workspace.run(&["erase", "p-4f7k9q2m8x", "--yes"]).done();
    let lines = stays(&run);
    assert!(
        lines.iter().all(|line| line.contains(" may name them: ")),
        "{lines:#?}"
    );
    assert!(whole(&workspace).contains("Maksim Kochetkov called."));
    let log = workspace.run(&["log"]).done();
    let reasons: Vec<&str> = log.columns().iter().map(|row| row[3]).collect();
    assert!(!reasons.contains(&"(erased)"), "{reasons:?}");
}

/// Records that were joined are one person, whichever of them is named, and over chains.
#[test]
fn who_was_joined_is_erased_as_a_whole() {
    let files = ["p-1111111111", "p-2222222222", "p-3333333333"];
    for whom in files {
        let mut workspace = TestWorkspace::with_people();
        for (number, id) in files.iter().enumerate() {
            let joined = files.get(number + 1).filter(|_| number < 2);
            let joined = joined.map_or(String::new(), |id| format!(", merged_into: \"{id}\""));
            let name = ["Ivan Petrov", "Petrov Ivan", "Vanya Petrov"][number];
            let text = format!("Person(id: \"{id}\", name: \"{name}\", home: \"Omsk\"{joined})\n");
            workspace = workspace.file(&format!("people/{id}.ron"), text);
        }
        let run = workspace.run(&["erase", whom, "--yes"]).done();
        assert!(run.out.starts_with("erased: 3 records, "), "{}", run.out);
        assert_eq!(
            run.out
                .matches("which is the same person: they were joined")
                .count(),
            2,
            "{}",
            run.out
        );
        for id in files {
            assert!(
                !workspace.path(&format!("people/{id}.ron")).exists(),
                "{whom}: {id}"
            );
        }
        let text = whole(&workspace);
        assert!(!text.contains("Petrov") && !text.contains("Omsk"), "{text}");
        assert_eq!(workspace.run(&["check"]).out, "");
    }
}

#[test]
fn who_comes_back_is_erased_again_and_a_second_erasure_says_what_is_so() {
    let workspace = worked_on();
    let id = "p-4f7k9q2m8x";
    let (path, record) = (
        format!("people/{id}.ron"),
        workspace.text("people/p-4f7k9q2m8x.ron"),
    );
    workspace.run(&["erase", id, "--yes"]).done();
    for whom in ["Maksim Kochetkov", "Кочетков Максим"] {
        let run = workspace.run(&["erase", whom, "--yes"]).done();
        assert!(
            run.out.starts_with(&format!("{whom}: was erased on ")),
            "{}",
            run.out
        );
        assert!(
            run.out.ends_with(" by anna; nothing is left here\n"),
            "{}",
            run.out
        );
    }
    workspace
        .run(&["erase", "Viktor Ivanov", "--yes"])
        .failed(1, "Viktor Ivanov");
    workspace
        .run(&["erase", id, "--yes"])
        .failed(1, "People were erased on ");
    let run = workspace.run(&["erase", id, "--again"]).done();
    assert_eq!(
        run.out,
        format!(
            "{id}: no record, log, queue, draft or copy here has this id; nothing is left here\n"
        )
    );
    // An old copy of the record and a draft come back with a sync.
    let workspace = workspace
        .file(&path, &record)
        .file(&format!("people/{id}.ron.bak"), &record)
        .file(".lastseen/drafts/x.ron", format!("(\"{id}\")"))
        .file(
            "cases/c-1.ron",
            "Case(id: \"c-1\", title: \"About Kochetkov\")\n",
        );
    let run = workspace.run(&["erase", id, "--again", "--dry-run"]).done();
    assert!(
        run.out.starts_with("somebody of this name was erased on "),
        "{}",
        run.out
    );
    workspace.run(&["erase", id, "--again", "--yes"]).done();
    assert!(!whole(&workspace).contains(id) && !whole(&workspace).contains("Kochetkov"));
    let run = workspace
        .run(&["erase", id, "--again", "--name", "Maksim Kochetkov"])
        .done();
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(
        lines[0].contains(": was erased on ")
            && lines[0].ends_with("; this is left, which you must change yourself"),
        "{lines:?}"
    );
    assert!(
        lines[1].starts_with("stays: cases/c-1.ron:1:31 names them: "),
        "{lines:?}"
    );
}

/// Neither the id, nor a key, nor how many names there were stands in the log.
#[test]
fn the_line_of_an_erasure_proves_nothing() {
    let workspace = worked_on();
    workspace
        .run(&["erase", "Maksim Kochetkov", "--yes"])
        .done();
    workspace
        .run(&["erase", "Artyom Gorshenin", "--yes"])
        .done();
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(workspace.path("log")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        lines.extend(
            text.lines()
                .filter(|line| line.contains("erasure:Some("))
                .map(str::to_owned),
        );
    }
    assert_eq!(lines.len(), 2, "{lines:?}");
    let salt = |line: &str| line.split("salt:\"").nth(1).unwrap()[..32].to_owned();
    assert_eq!(salt(&lines[0]), salt(&lines[1]));
    for line in lines {
        assert!(
            !line.contains("p-4f7k9q2m8x") && !line.contains("key:") && !line.contains("born"),
            "{line}"
        );
        assert!(!line.contains("p-4f8a1b2c3d"), "{line}");
        let prints = line
            .split("fingerprints:[")
            .nth(1)
            .unwrap()
            .split(']')
            .next()
            .unwrap();
        assert_eq!(prints.split(',').count(), 8, "{line}");
    }
}

/// A last line without its line end never counted. An erasure must not cut another line in its stead.
#[test]
fn a_torn_last_line_about_the_person_goes_and_no_other_line_with_it() {
    let workspace = TestWorkspace::new();
    for name in ["name=Anton Lomov", "name=Boris Zarin", "name=Semyon Orlin"] {
        assert_eq!(workspace.run(&["add", "person", name]).code, 0);
    }
    let log = std::fs::read_dir(workspace.path("log"))
        .unwrap()
        .next()
        .unwrap();
    let log = log.unwrap().path();
    let text = std::fs::read_to_string(&log).unwrap();
    std::fs::write(&log, text.trim_end()).unwrap();
    let erased = workspace.run(&["erase", "Semyon Orlin", "--yes"]);
    assert_eq!(erased.code, 0, "{}", erased.err);
    let after = std::fs::read_to_string(&log).unwrap();
    let lines: Vec<&str> = after.lines().collect();
    let before: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{after}");
    assert_eq!(lines[..2], before[..2]);
    assert!(!after.contains("Orlin"));
    assert_eq!(
        workspace.run(&["add", "person", "name=Semyon Orlin"]).code,
        1
    );
}

/// An id that somebody wrote by hand may be the beginning of another one.
#[test]
fn an_id_that_begins_another_one_erases_that_one_alone() {
    let workspace = TestWorkspace::new()
        .file(
            "people/p-w.ron",
            "Person(id: \"p-w\", name: \"Semyon Orlin\")\n",
        )
        .file(
            "people/p-whzg90jszx.ron",
            "Person(id: \"p-whzg90jszx\", name: \"Olga Lomova\")\n",
        );
    workspace
        .run(&["note", "p-whzg90jszx", "She called."])
        .done();
    let erased = workspace.run(&["erase", "p-w", "--yes"]);
    assert_eq!(erased.code, 0, "{}", erased.err);
    assert!(!erased.out.contains("p-whzg90jszx"), "{}", erased.out);
    workspace.run(&["undo", "--skip"]).done();
    workspace.run(&["undo"]).done();
    assert!(
        workspace
            .text("people/p-whzg90jszx.ron")
            .contains("Olga Lomova")
    );
    assert!(
        !workspace
            .text("people/p-whzg90jszx.ron")
            .contains("She called")
    );
}

#[test]
fn photos_of_before_go_as_well() {
    let workspace = TestWorkspace::with_people();
    for name in ["face.jpg", "later.jpg"] {
        workspace.write(&format!("../{name}"), format!("GIF89a {name}"));
        let photo = workspace.path(&format!("../{name}"));
        let run = workspace.run(&["attach", "p-4f7k9q2m8x", photo.to_str().unwrap()]);
        assert_eq!(run.code, 0, "{}", run.err);
    }
    let copies = || std::fs::read_dir(workspace.path("files")).unwrap().count();
    assert_eq!(copies(), 2);
    let run = workspace.run(&["erase", "p-4f7k9q2m8x", "--yes"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(copies(), 0);
}
