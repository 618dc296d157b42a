//! The snapshot that the program writes beside many records: nobody sees anything else with it than without it, it is its
//! account's alone, and an erasure takes it away.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

use crate::support::workspace::TestWorkspace;

/// As many as it takes for a snapshot.
const MANY: usize = 2_000;

fn id(number: usize) -> String {
    format!("p-{number:010}")
}

/// Many people, whose files nobody has touched for longer than a tick of any clock.
fn workspace() -> TestWorkspace {
    let workspace = TestWorkspace::with_people();
    for number in 0..MANY {
        let id = id(number);
        let name = match number {
            7 => "Taras Hnatiuk".to_owned(),
            8 => "Тарас Гнатюк".to_owned(),
            9 => "Olena Hnatiuk".to_owned(),
            number => format!("Person {number}"),
        };
        workspace.write(
            &format!("people/{id}.ron"),
            format!("Person(id: \"{id}\", name: \"{name}\", history: [(when: \"2022-07\", status: Missing)])\n"),
        );
    }
    // Somebody has written here before.
    workspace.run(&["note", &id(0), "Called."]).done();
    sleep(Duration::from_millis(2_600));
    workspace
}

fn snapshots(workspace: &TestWorkspace) -> Vec<PathBuf> {
    let listed = fs::read_dir(workspace.path(".lastseen")).unwrap();
    let paths = listed.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| {
            path.file_name()
                .unwrap()
                .to_str()
                .unwrap()
                .starts_with("snapshot-")
        })
        .collect()
}

fn holds(path: &PathBuf, text: &str) -> bool {
    let bytes = fs::read(path).unwrap();
    bytes.windows(text.len()).any(|one| one == text.as_bytes())
}

#[test]
fn with_a_snapshot_the_same_is_seen_written_and_erased() {
    let workspace = workspace();
    let seen = |arguments: &[&str]| {
        let run = workspace.run(arguments);
        (run.code, run.out, run.err)
    };
    let (of_nine, of_ten) = (id(9), id(10));
    let questions: [&[&str]; 14] = [
        &["list"],
        &["list", "--limit", "12", "--color", "always"],
        &["list", "hnatiuk", "--json"],
        &["show", "Olena Hnatiuk"],
        &["show", "hnatiuk"],
        &["show", "p-000000001"],
        &["show", "p-zzzzzzzzzz"],
        &["show", &of_nine, "--json"],
        &["show", &of_ten, "--dossier"],
        &["log", &of_nine],
        &["log", &of_nine, "--json"],
        &["stats"],
        &["stats", "--json"],
        &["check"],
    ];
    let without = questions.map(seen);
    // The check has left a list of its own, without names.
    let (lists, whole): (Vec<_>, Vec<_>) = snapshots(&workspace)
        .into_iter()
        .partition(|path| path.to_str().unwrap().contains("/snapshot-checked-"));
    let ([list], [path]) = (&lists[..], &whole[..]) else {
        panic!("one snapshot: {:?}", snapshots(&workspace));
    };
    assert!(!holds(list, "Hnatiuk"));
    assert_eq!(
        fs::metadata(path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert!(holds(path, "Olena Hnatiuk"));
    assert_eq!(questions.map(seen), without);

    // By a name that fits one, several, one who was added since, nobody; by the beginning of an id.
    let found = [
        seen(&["set", "olena hnatiuk", "returned", "--when", "2023-01-05"]),
        seen(&["note", "Hnatiuk", "Somebody."]),
        seen(&["note", "Olena Hnatyuk", "Called."]),
        seen(&["note", "Olana Hnatiuk", "Called."]),
        seen(&["note", "p-000000001", "Called."]),
    ];
    assert_eq!(
        found.each_ref().map(|(code, ..)| *code),
        [0, 1, 0, 1, 1],
        "{found:?}"
    );
    assert!(
        found[0]
            .1
            .starts_with("p-0000000009  Olena Hnatiuk: Returned, 5 Jan 2023"),
        "{found:?}"
    );
    assert!(found[1].2.contains("Hnatiuk: fits 3"), "{found:?}");
    assert!(
        found[3].2.contains("p-0000000009  Olena Hnatiuk"),
        "{found:?}"
    );
    assert!(found[4].2.contains("fits 10"), "{found:?}");
    workspace
        .run(&["add", "person", "name=Solomiya Dovbush"])
        .done();
    let again = seen(&["add", "person", "name=dovbush solomiya"]);
    assert_eq!(again.0, 0, "{again:?}");
    assert!(again.2.contains("Solomiya Dovbush"), "{again:?}");
    workspace.run(&["undo"]).done();
    workspace
        .run(&["note", "dovbush solomiya", "Her sister called."])
        .done();
    let with = questions.map(seen);
    fs::remove_file(path).unwrap();
    assert_eq!(questions.map(seen), with);

    // Another name in place, of the same length.
    sleep(Duration::from_millis(2_600));
    seen(&["list"]);
    let file = format!("people/{}.ron", id(9));
    let text = workspace
        .text(&file)
        .replace("Olena Hnatiuk", "Olena Hnatenk");
    workspace.write(&file, text);
    assert_eq!(seen(&["list", "Hnatenk"]).1.lines().count(), 1);
    assert_eq!(seen(&["set", "Olena Hnatiuk", "missing"]).0, 1);
    assert_eq!(seen(&["set", "Olena Hnatenk", "missing"]).0, 0);

    assert!(!snapshots(&workspace).is_empty());
    workspace.run(&["erase", &id(9), "--yes"]).done();
    assert!(snapshots(&workspace).is_empty());
    let told = workspace.run(&["list"]).done();
    assert!(!told.out.contains(&id(9)));
    for path in snapshots(&workspace) {
        assert!(!holds(&path, "Hnatenk"));
        assert!(!holds(&path, "Olena Hnatiuk"));
    }

    // Nothing of somebody whose file is gone stays, though no other snapshot can be written: git would take it in.
    sleep(Duration::from_millis(2_600));
    seen(&["list"]);
    assert!(
        snapshots(&workspace)
            .iter()
            .any(|path| holds(path, "Taras Hnatiuk"))
    );
    workspace.write(".lastseen/.gitignore", "");
    fs::remove_file(workspace.path(&format!("people/{}.ron", id(7)))).unwrap();
    seen(&["list"]);
    assert!(snapshots(&workspace).is_empty());

    // A folder of that name came with the workspace: it is nobody's snapshot, and keeps no erasure from its end.
    fs::create_dir(workspace.path(".lastseen/snapshot-x")).unwrap();
    workspace.run(&["erase", &id(8), "--yes"]).done();
    workspace.run(&["note", &id(1), "Called."]).done();
}

#[test]
fn where_everybody_must_be_read_the_same_is_listed_by_the_stored_index() {
    let workspace = workspace();
    let questions: [&[&str]; 7] = [
        &["list", "status:missing", "--limit", "40"],
        &["list", "-status:missing"],
        &["list", "status:returned"],
        &["list", "person", "status:missing", "--limit", "40"],
        &["list", "--json", "--limit", "5"],
        &["list", "hnatiuk", "--json"],
        // This leaves the index.
        &["list", "person", "--limit", "40"],
    ];
    let seen = |arguments: &[&str]| {
        let run = workspace.run(arguments);
        (run.code, run.out, run.err)
    };
    let index = || {
        let mut found = snapshots(&workspace).into_iter();
        found.find(|path| path.to_str().unwrap().contains("/snapshot-words-"))
    };
    let without = questions.map(seen);
    assert!(without[0].1.contains("p-0000000001"), "{without:?}");
    assert!(index().is_some());
    assert_eq!(questions.map(seen), without);

    let olena = id(9);
    workspace
        .run(&["set", &olena, "returned", "--when", "2023-01-05"])
        .done();
    let changed = questions.map(seen);
    assert!(index().is_some());
    assert!(changed[2].1.contains("Olena Hnatiuk"), "{changed:?}");
    for path in snapshots(&workspace) {
        fs::remove_file(path).unwrap();
    }
    assert_eq!(questions.map(seen), changed);
}
