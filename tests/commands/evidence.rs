//! Evidence at the command line: attached copies, time lines, dossiers, and what the shipped workspace
//! has to show.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::run::Run;
use crate::support::workspace::TestWorkspace;

/// The SHA-256 of `abc` (FIPS 180-4).
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

fn shipped(arguments: &[&str]) -> Run {
    let workspace = TestWorkspace::without_workspace();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/refusals");
    let mut all = vec!["-w", folder.to_str().unwrap()];
    all.extend(arguments);
    workspace.run(&all)
}

fn shipped_json(arguments: &[&str]) -> Value {
    let mut all = arguments.to_vec();
    all.push("--json");
    serde_json::from_str(&shipped(&all).done().out).unwrap()
}

#[test]
fn a_file_is_attached_once_checked_and_taken_back() {
    let workspace = TestWorkspace::with_people();
    let file = workspace.home().join("Page 1.HTML");
    fs::write(&file, "abc").unwrap();
    let before = workspace.text("sources/s-9d2v6c1hkt.ron");
    let run = workspace
        .run(&["attach", "s-9d2v", file.to_str().unwrap()])
        .done();
    let copy = format!("files/{ABC}.html");
    assert!(run.out.contains(&copy), "{}", run.out);
    assert_eq!(workspace.text(&copy), "abc");
    let record = workspace.text("sources/s-9d2v6c1hkt.ron");
    assert!(
        record.contains(&format!(
            "(sha256: \"{ABC}\", name: \"Page 1.HTML\", bytes: 3)"
        )),
        "{record}"
    );
    workspace.run(&["check", "-q"]).done();
    let shown = workspace.run(&["show", "s-9d2v", "--json"]).done().json();
    assert_eq!(
        shown["files"],
        json!([{ "sha256": ABC, "name": "Page 1.HTML", "bytes": 3 }])
    );

    // The same again is refused; another source shares the copy.
    let again = workspace.run(&["attach", "s-9d2v", file.to_str().unwrap()]);
    assert_eq!(again.code, 1);
    assert!(
        again.err.contains("attached to this record already"),
        "{}",
        again.err
    );
    workspace
        .run(&["attach", "s-5k8y", file.to_str().unwrap()])
        .done();
    assert_eq!(fs::read_dir(workspace.path("files")).unwrap().count(), 1);
    workspace.run(&["undo"]).done();
    workspace.run(&["undo"]).done();
    assert_eq!(workspace.text("sources/s-9d2v6c1hkt.ron"), before);

    // The copy is kept and told of, and the change can be made again.
    assert_eq!(workspace.text(&copy), "abc");
    let check = workspace.run(&["check"]);
    assert_eq!(check.code, 1);
    assert!(
        check
            .out
            .contains(&format!("{copy}: no source or person names this copy")),
        "{}",
        check.out
    );
    workspace.run(&["redo"]).done();
    workspace.run(&["check", "-q"]).done();
}

#[test]
fn a_lost_or_altered_copy_is_found() {
    let workspace = TestWorkspace::with_people();
    let file = workspace.home().join("a.txt");
    fs::write(&file, "abc").unwrap();
    workspace
        .run(&["attach", "s-9d2v", file.to_str().unwrap()])
        .done();
    let copy = format!("files/{ABC}.txt");
    fs::write(workspace.path(&copy), "abd").unwrap();
    let check = workspace.run(&["check"]);
    assert_eq!(check.code, 1);
    assert!(
        check
            .out
            .contains(&format!("{copy}: the copy has been altered")),
        "{}",
        check.out
    );
    assert!(
        check.out.starts_with("sources/s-9d2v6c1hkt.ron:"),
        "{}",
        check.out
    );
    // Nobody uses it as if it were the file, and it is kept under the name that its bytes have.
    workspace
        .run(&["attach", "s-5k8y", file.to_str().unwrap()])
        .done();
    assert_eq!(workspace.text(&copy), "abc");
    let aside = "files/a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9.txt";
    assert_eq!(workspace.text(aside), "abd");
    assert_eq!(workspace.run(&["check"]).code, 1);
    fs::remove_file(workspace.path(aside)).unwrap();
    workspace.run(&["check"]).done();
    fs::remove_file(workspace.path(&copy)).unwrap();
    let check = workspace.run(&["check"]);
    assert!(
        check
            .out
            .contains(&format!("{copy}: the copy that was attached is lost")),
        "{}",
        check.out
    );
    std::os::unix::fs::symlink(&file, workspace.path(&copy)).unwrap();
    let check = workspace.run(&["check"]);
    assert!(check.out.contains("has been altered"), "{}", check.out);
}

#[test]
fn what_is_no_plain_file_is_not_attached() {
    let workspace = TestWorkspace::with_people();
    let home = workspace.home();
    fs::write(home.join("a.txt"), "abc").unwrap();
    fs::write(home.join("empty"), "").unwrap();
    std::os::unix::fs::symlink(home.join("a.txt"), home.join("link")).unwrap();
    rustix_fifo(&home.join("pipe"));
    // What only looks like a file and cannot be read.
    std::os::unix::fs::symlink("/nowhere", home.join("dangling")).unwrap();
    let large = fs::File::create(home.join("large")).unwrap();
    large.set_len(256 * 1024 * 1024 + 1).unwrap();
    let before = workspace.records();
    for (name, why) in [
        ("link", "symbolic link"),
        ("dangling", "symbolic link"),
        ("pipe", "not a plain file"),
        (".", "not a plain file"),
        ("empty", "is empty"),
        ("nothing", "cannot be read"),
        ("large", "the limit is 268,435,456"),
    ] {
        let path = home.join(name);
        let run = workspace.run(&["attach", "s-9d2v", path.to_str().unwrap()]);
        assert_eq!(run.code, 1, "{name}");
        assert!(run.err.contains(why), "{name}: {}", run.err);
    }
    assert_eq!(workspace.records(), before);
    assert!(!workspace.path("files").exists());
}

fn rustix_fifo(path: &Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status();
    assert!(made.unwrap().success());
}

#[test]
fn a_copy_is_no_more_open_than_its_original_its_record_and_the_workspace() {
    let chmod = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    let mode_of_copy = |mode, record, original| {
        let workspace = TestWorkspace::with_people();
        chmod(&workspace.path(""), mode);
        chmod(&workspace.path("sources/s-9d2v6c1hkt.ron"), record);
        let file = workspace.home().join("a");
        fs::write(&file, "abc").unwrap();
        chmod(&file, original);
        workspace
            .run(&["attach", "s-9d2v", file.to_str().unwrap()])
            .done();
        let copy = fs::metadata(workspace.path(&format!("files/{ABC}"))).unwrap();
        (workspace, copy.permissions().mode() & 0o777)
    };
    assert_eq!(mode_of_copy(0o750, 0o640, 0o777).1, 0o640);
    assert_eq!(mode_of_copy(0o755, 0o644, 0o600).1, 0o600);
    assert_eq!(mode_of_copy(0o755, 0o644, 0o440).1, 0o640);
    let (workspace, mode) = mode_of_copy(0o700, 0o644, 0o644);
    assert_eq!(mode, 0o600);
    // Nothing of the copying is left behind.
    let incoming = fs::read_dir(workspace.path(".lastseen/incoming")).unwrap();
    assert_eq!(incoming.count(), 0);
}

#[test]
fn the_figure_of_234_shows_its_one_root() {
    let run = shipped(&["show", "c-81hadkmqvx"]).done();
    let reports: Vec<&str> = run
        .out
        .lines()
        .filter(|line| line.contains("root"))
        .collect();
    assert!(
        reports
            .iter()
            .any(|line| line.contains("3 reports, 1 root: Verstka")),
        "{reports:?}"
    );
    // What falls with Verstka includes the figure.
    let verstka = shipped_json(&["show", "s-cpzakwwe78"]);
    let falls = verstka["falls_with"].as_array().unwrap();
    let figure = json!({ "record": "c-81hadkmqvx", "field": "counts", "index": 0 });
    assert!(falls.contains(&figure), "{falls:?}");
}

#[test]
fn the_two_spellings_of_bryanka_are_one_place() {
    let place = shipped_json(&["show", "l-bpqw7jgxkk"]);
    let written = place["written_as"].as_object().unwrap();
    assert!(written["Bryanka"].as_u64() > Some(1), "{written:?}");
    assert!(written["Brianka"].as_u64() > Some(1), "{written:?}");
    let people = place["people"].as_array().unwrap();
    // One is written either way; both are there, and a search under either spelling finds both.
    for id in ["p-zdnx10v6z2", "p-wcc02zt355"] {
        assert!(people.contains(&json!(id)), "{id} {people:?}");
    }
    let by = |query: &str| shipped(&["list", "-q", query]).done().out;
    assert_eq!(by("place:bryanka"), by("place:brianka"));
    assert!(by("place:bryanka").contains("p-zdnx10v6z2"));
    // And everybody there is found in what it lies in, at every level.
    for above in ["place:luhansk", "place:луганська", "place:ukraine"] {
        assert!(by(above).contains("p-zdnx10v6z2"), "{above}");
        assert!(by(above).contains("p-wcc02zt355"), "{above}");
    }
}

#[test]
fn a_dossier_can_be_read_aloud_each_sentence_with_its_source() {
    let told = shipped_json(&["show", "p-pfzsthcmnc", "--dossier"]);
    let told = told.as_array().unwrap();
    let sentences: Vec<&str> = told
        .iter()
        .map(|one| one["sentence"].as_str().unwrap())
        .collect();
    assert!(
        sentences[0].starts_with("This is about Petr"),
        "{sentences:?}"
    );
    for (status, at) in [
        ("Until summer 2025", "was detained"),
        ("Summer 2025", "had returned"),
        ("2 Nov 2025", "was detained"),
        ("Since 2 Nov 2025", "was redeployed"),
    ] {
        assert!(
            sentences
                .iter()
                .any(|one| one.contains(at) && one.to_lowercase().contains(&status.to_lowercase())),
            "{status}: {sentences:#?}"
        );
    }
    for one in told {
        let sources = one["sources"].as_array().unwrap();
        assert!(!sources.is_empty(), "{one}");
        for source in sources {
            assert!(
                source["source"].is_string() && source["grade"].is_string(),
                "{source}"
            );
        }
        assert!(one["reports"].as_str().unwrap().contains("root"), "{one}");
    }
    // What is contradicted is said with both sides.
    let told = shipped_json(&["show", "p-2wv4zygkm6", "--dossier"]);
    let rank = told
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["sentence"] == "Rank: major.")
        .unwrap();
    assert_eq!(rank["sources"][0]["source"], "s-5pgeg80p6c");
    let against = rank["against"][0].as_str().unwrap();
    assert!(
        against.contains("lieutenant colonel") && against.contains("The Insider"),
        "{against}"
    );
    // Every word of it also comes as text.
    let text = shipped(&["show", "tumanov", "--dossier"]).done().out;
    assert!(
        text.contains(
            "Rank: major.\tThe Insider (“We're afraid they’ll end up ki…), about Jul 2022, ¶2-3"
        ),
        "{text}"
    );
}

#[test]
fn a_source_that_must_not_be_named_is_not_read_aloud() {
    let workspace = TestWorkspace::new()
        .file(
            "sources/s-1.ron",
            "Source(id: \"s-1\", title: \"Call with Vera\", publisher: \"Vera\", confidential: true)",
        )
        .file(
            "people/p-1.ron",
            "Person(id: \"p-1\", name: \"Ivan\", history: [(when: \"2022\", status: Missing, \
             sources: [(source: \"s-1\", at: \"minute 3\", quote: \"says Vera\")])])",
        );
    let out = workspace.run(&["show", "p-1", "--dossier"]).done().out;
    assert!(out.contains("a source that must not be named"), "{out}");
    assert!(!out.contains("Vera") && !out.contains("minute"), "{out}");
    assert!(
        !workspace
            .run(&["show", "p-1", "--dossier", "--json"])
            .done()
            .out
            .contains("s-1\"")
    );
}

#[test]
fn a_time_line_tells_days_signs_of_life_and_silence() {
    let rows = shipped(&["timeline", "petr"]).done();
    assert_eq!(
        rows.columns(),
        [
            ["Petr", "", "2025-08-31", "detained", "", "unstated", ""],
            [
                "Petr",
                "2025-06-01",
                "2025-08-31",
                "returned",
                "",
                "unstated",
                ""
            ],
            [
                "Petr",
                "2025-11-02",
                "2025-11-02",
                "detained",
                "",
                "direct",
                "last seen"
            ],
            [
                "Petr",
                "2025-11-02",
                "",
                "redeployed",
                "",
                "unstated",
                "now"
            ],
        ]
    );
    let line = shipped_json(&["timeline", "gorshenin"]);
    let person = &line["people"][0];
    assert_eq!(person["name"], "Artyom Gorshenin");
    assert_eq!(person["silent_since"], "2022-07-27");
    let case = shipped_json(&["timeline", "c-81hadkmqvx"]);
    assert!(case["people"].as_array().unwrap().len() > 5);
    let source = shipped(&["timeline", "verstka"]);
    assert_eq!(source.code, 1);
}

#[test]
fn sources_in_a_circle_are_found_and_end() {
    let workspace = TestWorkspace::with_people()
        .file(
            "sources/s-1.ron",
            "Source(id: \"s-1\", title: \"a\", derived_from: [\"s-2\"])",
        )
        .file(
            "sources/s-2.ron",
            "Source(id: \"s-2\", title: \"b\", derived_from: [\"s-1\"])",
        );
    let check = workspace.run(&["check"]);
    assert_eq!(check.code, 1);
    assert!(check.out.contains("sources/s-1.ron:1:"), "{}", check.out);
    let shown = workspace.run(&["show", "s-1"]).done().out;
    assert!(shown.contains("in a circle"), "{shown}");
}

#[test]
fn a_claim_of_what_the_record_says_is_no_dispute() {
    let workspace = TestWorkspace::new().file(
        "people/p-1.ron",
        "Person(id: \"p-1\", name: \"Ivan\", rank: \"major\", claims: [(field: \"rank\", value: \"Major\")])",
    );
    assert_eq!(workspace.run(&["list", "is:disputed"]).done().out, "");
    let workspace = workspace.file(
        "people/p-2.ron",
        "Person(id: \"p-2\", name: \"Petr\", rank: \"major\", claims: [(field: \"rank\", value: \"captain\")])",
    );
    assert!(
        workspace
            .run(&["list", "is:disputed"])
            .done()
            .out
            .contains("p-2")
    );
}

#[test]
fn before_a_dossier_goes_out_it_is_said_what_danger_there_is_and_never_in_it() {
    let workspace = TestWorkspace::new().file(
        "people/p-1.ron",
        "Person(id: \"p-1\", name: \"Anna\", relations: [(kind: Mother, at_risk: true)], consent: (given: No))",
    );
    let run = workspace.run(&["show", "p-1", "--dossier"]);
    assert_eq!(
        run.err,
        "lastseen: ! careful: Anna: 1 relative at risk, consent refused\n"
    );
    assert!(!run.out.contains("risk"), "{}", run.out);
    assert_eq!(workspace.run(&["show", "p-1", "--dossier", "-q"]).err, "");
}

#[test]
fn relations_are_told_from_both_sides() {
    let workspace = TestWorkspace::new()
        .file(
            "people/p-1.ron",
            "Person(id: \"p-1\", name: \"Anna\", relations: [(kind: Son, person: \"p-2\", at_risk: true, sources: [(source: \"s-1\")]), (kind: Aunt, withdrawn: \"no\")])",
        )
        .file("people/p-2.ron", "Person(id: \"p-2\", name: \"Maksim\")")
        .file("sources/s-1.ron", "Source(id: \"s-1\", title: \"x\", publisher: \"Verstka\")");
    let text = workspace.run(&["show", "p-2"]).done().out;
    assert!(
        text.contains("relations\t\t\tson of Anna, at risk\t"),
        "{text}"
    );
    assert!(
        text.contains("! careful\t\tat risk as son of Anna\t"),
        "{text}"
    );
    let anna: Value =
        serde_json::from_str(&workspace.run(&["show", "p-1", "--json"]).done().out).unwrap();
    assert_eq!(anna["relations"][0]["person"], "p-2");
    assert_eq!(anna["relations"][0]["sources"][0]["source"], "s-1");
    assert_eq!(anna["relations"][1]["withdrawn"], "no");
    let maksim: Value =
        serde_json::from_str(&workspace.run(&["show", "p-2", "--json"]).done().out).unwrap();
    assert_eq!(maksim["relation_of"][0]["kind"], "Son");
    // The source says who cites it, and what rests on it alone.
    let source: Value =
        serde_json::from_str(&workspace.run(&["show", "s-1", "--json"]).done().out).unwrap();
    assert_eq!(source["cited_by"][0], "p-1");
    let told = workspace.run(&["show", "s-1"]).done().out;
    assert!(told.contains("close: son"), "{told}");
}

#[test]
fn a_file_that_may_not_be_read_is_not_attached() {
    let workspace = TestWorkspace::with_people();
    let file = workspace.home().join("secret.pdf");
    fs::write(&file, "abc").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&file).is_ok() {
        // Whoever may read everything cannot try this.
        return;
    }
    let before = workspace.records();
    let run = workspace.run(&["attach", "s-9d2v", file.to_str().unwrap()]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("cannot be read"), "{}", run.err);
    assert_eq!(workspace.records(), before);
}

#[test]
fn a_name_with_spaces_in_cyrillic_is_kept_and_the_copy_goes_by_its_digest() {
    let workspace = TestWorkspace::with_people();
    let file = workspace.home().join("Письмо матери (копия).PDF");
    fs::write(&file, "abc").unwrap();
    workspace
        .run(&["attach", "s-9d2v", file.to_str().unwrap()])
        .done();
    let text = fs::read_to_string(workspace.path("sources/s-9d2v6c1hkt.ron")).unwrap();
    assert!(
        text.contains("name: \"Письмо матери (копия).PDF\", bytes: 3"),
        "{text}"
    );
    let copies: Vec<String> = fs::read_dir(workspace.path("files"))
        .unwrap()
        .map(|one| one.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(
        copies,
        ["ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.pdf"]
    );
}

#[test]
fn two_who_attach_the_same_file_at_once_name_it_once() {
    let workspace = TestWorkspace::with_people();
    let file = workspace.home().join("page.html");
    fs::write(&file, vec![b'x'; 3_000_000]).unwrap();
    let path = file.to_str().unwrap();
    let codes: Vec<i32> = std::thread::scope(|scope| {
        let run = || workspace.run(&["attach", "s-9d2v", path]).code;
        let all: Vec<_> = (0..4).map(|_| scope.spawn(run)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(
        codes.iter().filter(|code| **code == 0).count(),
        1,
        "{codes:?}"
    );
    let text = fs::read_to_string(workspace.path("sources/s-9d2v6c1hkt.ron")).unwrap();
    assert_eq!(text.matches("sha256").count(), 1, "{text}");
}

/// A name that is cut in a narrow pane is whole where it is read aloud.
#[test]
fn a_place_in_a_report_that_repeats_another_names_that_one_in_full() {
    let told = shipped(&["show", "bokov", "--dossier"]).done().out;
    assert!(
        told.contains("BBC Russian Service, ¶23 of The Mail on Sunday, told by the person"),
        "{told}"
    );
}

#[test]
fn places_whose_parents_form_a_circle_end_and_find_the_right_people() {
    let place = |name: &str, parent: &str| {
        format!("Place(id: \"l-{name}\", name: \"{name}\", parent: \"l-{parent}\")")
    };
    let person = |id: &str, place: &str| {
        format!(
            "Person(id: \"p-{id}\", name: \"{id}\", history: [(when: \"2022-07\", status: Detained, place: \"{place}\")])"
        )
    };
    // Three in a circle, one below it, one that is its own parent, and one far from all.
    let workspace = TestWorkspace::new()
        .file("places/l-luhansk.ron", place("luhansk", "perevalsk"))
        .file("places/l-perevalsk.ron", place("perevalsk", "bryanka"))
        .file("places/l-bryanka.ron", place("bryanka", "luhansk"))
        .file("places/l-cellar.ron", place("cellar", "bryanka"))
        .file("places/l-omsk.ron", place("omsk", "omsk"))
        .file(
            "places/l-chita.ron",
            "Place(id: \"l-chita\", name: \"chita\")",
        )
        .file("people/p-aa.ron", person("aa", "luhansk"))
        .file("people/p-bb.ron", person("bb", "Брянка"))
        .file("people/p-cc.ron", person("cc", "cellar"))
        .file("people/p-dd.ron", person("dd", "omsk"))
        .file("people/p-ee.ron", person("ee", "chita"));
    let found = |query: &str| -> Vec<String> {
        let told = workspace.run(&["list", query, "--json"]).done().out;
        let told: Value = serde_json::from_str(&told).unwrap();
        let mut ids: Vec<String> = told
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect();
        ids.sort();
        ids
    };
    // Whoever is on the circle lies in all that are on it; what is below lies in it too.
    for around in ["luhansk", "perevalsk", "bryanka"] {
        assert_eq!(
            found(&format!("place:{around}")),
            ["p-aa", "p-bb", "p-cc"],
            "{around}"
        );
    }
    assert_eq!(found("place:cellar"), ["p-cc"]);
    assert_eq!(found("place:omsk"), ["p-dd"]);
    assert_eq!(found("place:chita"), ["p-ee"]);
    let run = workspace.run(&["check"]);
    assert_eq!(run.code, 1);
    let circles: Vec<&str> = run
        .out
        .lines()
        .filter(|line| line.contains(".ron") && line.contains("places/") && line.contains("itself"))
        .filter_map(|line| line.split(':').next())
        .collect();
    for on_it in ["luhansk", "perevalsk", "bryanka", "omsk"] {
        assert!(
            circles.contains(&format!("places/l-{on_it}.ron").as_str()),
            "{on_it}: {}",
            run.out
        );
    }
    for beside in ["cellar", "chita"] {
        assert!(
            !circles.contains(&format!("places/l-{beside}.ron").as_str()),
            "{beside}: {}",
            run.out
        );
    }
    // Their pages end as well, and so does what anybody may see.
    for place in ["l-luhansk", "l-cellar", "l-omsk"] {
        workspace.run(&["show", place]).done();
    }
    workspace.run(&["show", "p-cc", "--public"]).done();
}

/// What `check` says of a copy that is lost or altered can be done.
#[test]
fn a_copy_that_is_lost_or_altered_is_put_back_by_attaching_the_file_again() {
    let workspace = TestWorkspace::with_people();
    let file = workspace.home().join("page.html");
    fs::write(&file, "abc").unwrap();
    let attach = ["attach", "s-9d2v", file.to_str().unwrap()];
    workspace.run(&attach).done();
    let copy = format!("files/{ABC}.html");
    let record = workspace.text("sources/s-9d2v6c1hkt.ron");
    fs::remove_file(workspace.path(&copy)).unwrap();
    assert_eq!(workspace.run(&["check"]).code, 1);
    let told = workspace.run(&attach).done().out;
    assert_eq!(told, format!("s-9d2v6c1hkt  {copy}  put back as it was\n"));
    workspace.run(&["check"]).done();
    fs::write(workspace.path(&copy), "abd").unwrap();
    assert_eq!(workspace.run(&["check"]).code, 1);
    workspace.run(&attach).done();
    assert_eq!(workspace.text(&copy), "abc");
    assert_eq!(workspace.text("sources/s-9d2v6c1hkt.ron"), record);
    // What was put in its place is evidence, too, and nobody has thrown it away.
    let found = workspace.run(&["check"]);
    assert!(
        found.out.starts_with("files/") && found.out.lines().count() == 1,
        "{}",
        found.out
    );
    workspace
        .run(&attach)
        .failed(1, "attached to this record already");
}
