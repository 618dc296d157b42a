//! Records and folders that somebody made to do harm, or that grew beyond all measure.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::support::workspace::TestWorkspace;

/// The most bytes that a record may have.
const LIMIT: usize = 1024 * 1024;

fn pipe(path: &Path) {
    mknodat(CWD, path, FileType::Fifo, Mode::from_raw_mode(0o644), 0).unwrap();
}

/// A change is refused in one line that ends so, and nothing is written.
#[track_caller]
fn refuses(workspace: &TestWorkspace, words: &str) {
    let before = workspace.records();
    let run = workspace.run(&["set", "kochetkov", "returned"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""), "{}", run.err);
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    assert!(run.err.trim_end().ends_with(words), "{words}\n{}", run.err);
    assert_eq!(workspace.records(), before);
}

/// A person of exactly so many bytes.
fn person_of(bytes: usize) -> String {
    let text =
        |filling: &str| format!("Person(id: \"p-big\", name: \"Big\", tags: [\"{filling}\"])");
    text(&"x".repeat(bytes - text("").len()))
}

fn check_of(workspace: &TestWorkspace) -> String {
    workspace.run(&["check"]).out
}

#[test]
fn numbers_and_dates_beyond_all_measure_do_no_harm() {
    let huge = "340282366920938463463374607431768211455000";
    let workspace = TestWorkspace::with_people()
        .file(
            "people/p-a.ron",
            format!("Person(id: \"p-a\", name: \"A\", shoe_size: {huge}, born: \"99999999\", history: [(when: \"Y{huge}\", status: Missing), (when: \"-99999999\", status: Missing), (when: \"{}\", status: Missing)])", "9".repeat(5_000)),
        )
        .file("places/l-a.ron", "Place(id: \"l-a\", name: \"L\", lat: 1e400, lon: -1e400)")
        .file(
            "cases/c-a.ron",
            format!("Case(id: \"c-a\", title: \"C\", counts: [(what: Held, min: {huge}), (what: Held, min: -1, max: 1e400)])"),
        )
        .file("people/p-b.ron", format!("Person(id: \"p-b\", name: \"B\", x: {}1{})", "(".repeat(120), ")".repeat(120)))
        .file("people/p-c.ron", format!("Person(id: \"p-c\", name: \"C\", x: {}1{})", "[".repeat(50_000), "]".repeat(50_000)));
    let before = workspace.records();
    for command in [
        &["check"][..],
        &["list"],
        &["list", "--json"],
        &["list", "--kind", "case", "--json"],
        &["list", "--kind", "place"],
        &["list", "since<2022", "stale:99999d"],
        &["show", "p-a"],
        &["show", "p-a", "--json"],
        &["show", "p-b"],
        &["stats"],
    ] {
        let run = workspace.run(command);
        assert!(run.code == 4 || run.code == 1, "{command:?}: {}", run.err);
        assert!(!run.err.contains("panicked"), "{command:?}: {}", run.err);
    }
    let listed = workspace.run(&["list", "-q"]);
    assert!(listed.out.contains("Kochetkov"), "the others load");
    assert_eq!(workspace.records(), before);
    assert!(
        check_of(&workspace).contains("people/p-c.ron:1:")
            && check_of(&workspace).contains("it is nested too deeply"),
        "{}",
        check_of(&workspace)
    );
    // Beside all of them one works as ever.
    workspace
        .run(&["set", "-q", "kochetkov", "returned"])
        .done();
    workspace.run(&["undo", "-q"]).done();
    assert_eq!(workspace.records(), before);
}

#[test]
fn a_record_may_have_a_mebibyte_and_not_one_byte_more() {
    let workspace = TestWorkspace::with_people().file("people/p-big.ron", person_of(LIMIT));
    workspace.run(&["show", "p-big"]).done();
    // It can be read and not grow.
    let before = workspace.records();
    workspace
        .run(&["note", "p-big", "x"])
        .failed(1, "would become too large for a record");
    assert_eq!(workspace.records(), before);
    let workspace = workspace.file("people/p-big.ron", person_of(LIMIT + 1));
    let check = workspace.run(&["check"]);
    assert_eq!(check.code, 1);
    assert!(
        check
            .out
            .contains("people/p-big.ron: 1,048,577 bytes are too much"),
        "{}",
        check.out
    );
}

/// As many entries as a record can hold.
#[test]
fn a_hundred_thousand_entries_in_one_history_are_listed_shown_and_changed() {
    let entries = "(when:\"\"),".repeat(100_000);
    let text = format!("Person(id: \"p-big\", name: \"Big\", history: [{entries}])");
    assert!(text.len() < LIMIT);
    let workspace = TestWorkspace::with_people().file("people/p-big.ron", &text);
    assert_eq!(workspace.run(&["list", "big"]).done().columns().len(), 1);
    workspace.run(&["show", "p-big"]).done();
    workspace
        .run(&["set", "p-big", "missing", "--when", "2022-07"])
        .done();
    let after = workspace.text("people/p-big.ron");
    assert_eq!(after.matches("(when:\"\")").count(), 100_000);
    assert_eq!(after.matches("Missing").count(), 1);
    workspace.run(&["undo"]).done();
    assert_eq!(workspace.text("people/p-big.ron"), text);
}

#[test]
fn names_that_no_file_should_have_are_findings() {
    let workspace = TestWorkspace::with_people();
    let people = workspace.path("people");
    for name in [
        &b"p-new\nline.ron"[..],
        b"p-\xff\xfe.ron",
        b"p-4F7K9Q2M8X.ron",
        b"p-4f7k9q2m8x.RON",
        "p-4f7k9q2m8\u{202e}x.ron".as_bytes(),
        b"p-\x1b[31m.ron",
    ] {
        std::fs::write(people.join(OsStr::from_bytes(name)), b"Person()").unwrap();
    }
    std::fs::create_dir(people.join("p-folder.ron")).unwrap();
    let before = workspace.records();
    let check = workspace.run(&["check"]);
    assert_eq!((check.code, check.err.as_str()), (1, ""));
    assert_eq!(check.out.lines().count(), 7, "{}", check.out);
    assert!(!check.out.contains(['\x1b', '\u{202e}']), "{}", check.out);
    assert_eq!(
        workspace.run(&["list", "-q"]).incomplete().columns().len(),
        2
    );
    assert_eq!(workspace.records(), before);
}

#[test]
fn thousands_of_strangers_in_a_folder_hide_nobody() {
    let workspace = TestWorkspace::with_people();
    for number in 0..3_000 {
        std::fs::write(workspace.path(&format!("people/junk {number}.txt")), b"x").unwrap();
    }
    let list = workspace.run(&["list"]);
    assert_eq!((list.code, list.columns().len()), (0, 2));
    // What was asked for is not driven off the screen.
    assert_eq!(list.err.lines().count(), 21);
    assert_eq!(
        list.err.lines().last(),
        Some("lastseen: 2,980 more; `lastseen check` lists them all")
    );
    assert_eq!(workspace.run(&["check"]).out.lines().count(), 3_000);
    workspace
        .run(&["set", "-q", "kochetkov", "returned"])
        .done();
}

#[test]
fn what_stands_in_place_of_a_log_or_a_lock_is_not_written_into() {
    let workspace = TestWorkspace::with_people();
    workspace
        .run(&["note", "kochetkov", "makes the log and the lock"])
        .done();
    let log = std::fs::read_dir(workspace.path("log"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let elsewhere = workspace.home().join("elsewhere");
    std::fs::write(&elsewhere, "theirs\n").unwrap();
    let link = "it is a symbolic link, and none is followed here";
    for path in [log, workspace.path(".lastseen/lock")] {
        let kept = workspace.home().join("kept");
        std::fs::rename(&path, &kept).unwrap();
        symlink(&elsewhere, &path).unwrap();
        refuses(&workspace, link);
        std::fs::remove_file(&path).unwrap();
        pipe(&path);
        refuses(&workspace, "it is not a plain file");
        std::fs::remove_file(&path).unwrap();
        std::fs::rename(&kept, &path).unwrap();
    }
    for folder in ["log", ".lastseen/stage", "people"] {
        let kept = workspace.home().join("kept");
        std::fs::rename(workspace.path(folder), &kept).unwrap();
        symlink(&kept, workspace.path(folder)).unwrap();
        let run = workspace.run(&["add", "person", "name=X"]);
        assert_eq!(run.code, 1, "{folder}: {}", run.out);
        assert!(run.err.contains(link), "{folder}: {}", run.err);
        std::fs::remove_file(workspace.path(folder)).unwrap();
        std::fs::rename(&kept, workspace.path(folder)).unwrap();
    }
    assert_eq!(std::fs::read_to_string(elsewhere).unwrap(), "theirs\n");
    workspace.run(&["set", "kochetkov", "returned"]).done();
    assert_eq!(workspace.run(&["log", "--verify"]).code, 0);
}

#[test]
fn what_stands_in_place_of_the_head_is_told_in_words() {
    let desk = TestWorkspace::with_people();
    let head = desk.path("lastseen.ron");
    let kept = desk.home().join("kept.ron");
    std::fs::rename(&head, &kept).unwrap();
    let text = std::fs::read_to_string(&kept).unwrap();
    let markers = text.replacen(
        "    title:",
        "<<<<<<< HEAD\n    title: \"a\",\n=======\n    title: \"b\",\n>>>>>>> theirs\n    title:",
        1,
    );
    let told = |words: &str| {
        for command in [&["list"][..], &["set", "kochetkov", "returned"], &["check"]] {
            let run = desk.run(command);
            assert_eq!(run.code, 1, "{command:?}: {}", run.out);
            let line = run.err.lines().last().unwrap_or_default();
            assert!(line.ends_with(words), "{command:?}: {}", run.err);
        }
    };
    pipe(&head);
    told("lastseen.ron: cannot be read: it is not a plain file");
    std::fs::remove_file(&head).unwrap();
    symlink(&kept, &head).unwrap();
    told("lastseen.ron: a symbolic link; put the file itself here");
    std::fs::remove_file(&head).unwrap();
    std::fs::write(&head, " ".repeat(LIMIT + 1)).unwrap();
    told(
        "lastseen.ron: cannot be read: 1,048,577 bytes are too much for it; the limit is 1,048,576",
    );
    std::fs::write(&head, b"Workspace(\xff)").unwrap();
    told("lastseen.ron: the text is not UTF-8, from byte 10 on; save it as UTF-8");
    std::fs::write(&head, markers).unwrap();
    told(
        "conflict markers left by a merge, up to line 7; the two sides are: HEAD: title: \"a\"; and theirs: title: \
         \"b\"; `lastseen mergetool` merges them; or keep what is right of both and delete the marker lines",
    );
}

#[test]
fn a_name_in_capitals_is_no_reason_to_write_over_the_record() {
    let desk = TestWorkspace::with_people();
    let text = |home: &str| {
        format!("Person(id: \"p-5g8m2r7t3v\", name: \"Nazar Bondar\", home: \"{home}\")\n")
    };
    let desk = desk.file("people/P-5G8M2R7T3V.ron", text("Sumy"));
    let alone = "people/P-5G8M2R7T3V.ron: ids are written in small letters; give the file the name p-5g8m2r7t3v.ron";
    let check = desk.run(&["check"]);
    assert_eq!((check.code, check.out.trim_end()), (1, alone));
    desk.run(&["list", "-q"]).incomplete();
    // The record is there as well: now it is another version of it.
    let desk = desk.file("people/p-5g8m2r7t3v.ron", text("Lviv"));
    let check = desk.run(&["check"]);
    assert_eq!(check.code, 1);
    assert!(
        check
            .out
            .starts_with("people/P-5G8M2R7T3V.ron: a copy of p-5g8m2r7t3v left by")
            && check.out.contains("home")
            && check
                .out
                .contains("take over what is right into p-5g8m2r7t3v.ron"),
        "{}",
        check.out
    );
    desk.run(&["list", "-q"]).done();
    // One file under two names, as a disk that is blind to capitals has it.
    std::fs::remove_file(desk.path("people/P-5G8M2R7T3V.ron")).unwrap();
    std::fs::hard_link(
        desk.path("people/p-5g8m2r7t3v.ron"),
        desk.path("people/P-5G8M2R7T3V.ron"),
    )
    .unwrap();
    let check = desk.run(&["check"]);
    assert_eq!((check.code, check.out.trim_end()), (1, alone));
}
