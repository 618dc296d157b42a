//! What git and sync tools leave in a workspace: markers, copies, and logs that go on in two ways.

use std::process::Command;

use crate::support::workspace::TestWorkspace;

/// Runs git in a folder of the workspace's home.
fn git(workspace: &TestWorkspace, folder: &str, arguments: &[&str]) -> bool {
    let done = Command::new("git")
        .args([
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@t",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(arguments)
        .current_dir(workspace.home().join(folder))
        .env("HOME", workspace.home())
        .output()
        .unwrap();
    done.status.success()
}

/// The one log of the author.
fn log_of(workspace: &TestWorkspace, author: &str) -> String {
    let mut names: Vec<String> = std::fs::read_dir(workspace.path("log"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(author))
        .collect();
    names.sort();
    format!("log/{}", names[0])
}

/// The lines of a finding that begin with a path.
fn told(out: &str, path: &str) -> Vec<String> {
    let lines = out.lines().filter(|line| line.starts_with(path));
    lines.map(str::to_owned).collect()
}

const GORSHENIN: &str = "people/p-4f8a1b2c3d.ron";

/// A log in which two clones went on from one line, with the markers of git.
fn merged(markers: [&str; 4]) -> (TestWorkspace, String, String) {
    let workspace = TestWorkspace::with_people();
    workspace.run(&["note", "gorshenin", "First."]).done();
    let log = log_of(&workspace, "anna");
    let base = workspace.text(&log);
    workspace.run(&["note", "gorshenin", "Ours."]).done();
    let ours = workspace.text(&log).replace(&base, "");
    std::fs::write(workspace.path(&log), &base).unwrap();
    workspace.run(&["note", "kochetkov", "Theirs."]).done();
    let theirs = workspace.text(&log).replace(&base, "");
    // The records of both are merged already, as git does where they are different ones.
    let [start, before, middle, end] = markers;
    let text = format!("{base}{start}{ours}{before}{middle}{theirs}{end}");
    std::fs::write(workspace.path(&log), &text).unwrap();
    let resolved = format!("{base}{ours}{theirs}");
    (workspace, log, resolved)
}

/// The first lines of a text.
fn lines_of(text: &str, count: usize) -> String {
    text.split_inclusive('\n').take(count).collect()
}

fn facts(workspace: &TestWorkspace) -> Vec<String> {
    let run = workspace.run(&["log", "--quiet"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let mut facts: Vec<String> = run.columns().iter().map(|row| row[5].to_owned()).collect();
    facts.sort();
    facts
}

const ALL: [&str; 3] = [
    "Artyom Gorshenin: note added: “First.”",
    "Artyom Gorshenin: note added: “Ours.”",
    "Maksim Kochetkov: note added: “Theirs.”",
];

#[test]
fn a_log_with_the_markers_of_a_merge_is_read_on_both_sides() {
    for markers in [
        ["<<<<<<< HEAD\n", "", "=======\n", ">>>>>>> origin/main\n"],
        [
            "<<<<<<< ours\r\n",
            "||||||| 1a2b3c\n",
            "=======\n",
            ">>>>>>> theirs\n",
        ],
    ] {
        let (workspace, log, resolved) = merged(markers);
        let found = workspace.run(&["log", "--verify"]);
        assert_eq!(found.code, 1);
        assert_eq!(
            told(&found.out, &log),
            [
                format!(
                    "{log}:2:1: conflict markers left by a merge; all changes of both sides are read and count: `lastseen \
                     mergetool` takes the markers out"
                ),
                format!(
                    "{log}:{}:1: two lines follow change 1, a fork as after a merge of two clones; both count",
                    if markers[1].is_empty() { 5 } else { 6 }
                ),
            ]
        );
        assert!(!found.out.contains("tampered"), "{}", found.out);
        assert!(!found.out.contains("never happened"), "{}", found.out);
        assert_eq!(facts(&workspace), ALL);
        // Work goes on, and nothing of the log is cut off.
        let before = workspace.text(&log);
        workspace.run(&["note", "kochetkov", "Later."]).done();
        assert!(workspace.text(&log).starts_with(&before));
        assert_eq!(
            workspace.run(&["undo"]).done().out,
            "undone: Maksim Kochetkov: note\n"
        );
        assert_eq!(
            workspace.run(&["undo"]).done().out,
            "undone: Maksim Kochetkov: note\n"
        );
        // Both lines kept, the markers gone.
        let told = workspace.run(&["mergetool"]).done();
        assert_eq!(told.out, format!("{log}: both sides merged\n"));
        let kept = workspace.text(&log);
        assert!(kept.starts_with(&resolved));
        assert!(kept.lines().all(|line| line.starts_with('(')));
        assert_eq!(workspace.run(&["log", "--verify"]).code, 0);
    }
}

#[test]
fn two_lines_after_one_are_a_fork_and_undo_reaches_behind_it() {
    let (workspace, log, resolved) = merged(["<<<<<<< HEAD\n", "", "=======\n", ">>>>>>> x\n"]);
    std::fs::write(workspace.path(&log), &resolved).unwrap();
    let verified = workspace.run(&["log", "--verify"]).done();
    assert_eq!(
        lines_of(&verified.out, 2),
        format!(
            "{log}:3:1: two lines follow change 1, a fork as after a merge of two clones; both count\n3 changes, \
             nothing wrong\n"
        )
    );
    assert_eq!(facts(&workspace), ALL);
    workspace
        .run(&["set", "kochetkov", "returned", "--when", "2022-08-12"])
        .done();
    assert_eq!(workspace.run(&["log", "--verify"]).code, 0);
    for _ in 0..2 {
        workspace.run(&["undo"]).done();
    }
    for _ in 0..2 {
        workspace.run(&["undo"]).done();
    }
    workspace.run(&["undo"]).failed(1, "nothing to undo");
    assert_eq!(workspace.run(&["log", "--verify"]).code, 0);
}

#[test]
fn a_record_with_the_markers_of_a_merge_shows_both_sides() {
    let text = "Person(\n    id: \"p-4f8a1b2c3d\",\n    name: \"Artyom Gorshenin\",\n<<<<<<< HEAD\n    home: \"Omsk\",\n=======\n    home: \"Tver\",\n>>>>>>> origin/main\n)\n";
    let workspace = TestWorkspace::with_people().file(GORSHENIN, text);
    let found = workspace.run(&["check"]);
    assert_eq!(found.code, 1);
    assert_eq!(
        told(&found.out, GORSHENIN),
        [format!(
            "{GORSHENIN}:4:1: conflict markers left by a merge, up to line 8; the two sides are: HEAD: home: \"Omsk\"; and \
             origin/main: home: \"Tver\"; `lastseen mergetool` merges them; or keep what is right of both and delete the marker lines"
        )]
    );
    let shown = workspace.run(&["show", "p-4f8a1b2c3d"]);
    assert_eq!(shown.code, 1);
    let order = [
        "merge that left its markers: HEAD",
        "Omsk",
        "markers: origin/main",
        "Tver",
    ];
    let places: Vec<usize> = order
        .iter()
        .map(|word| shown.out.find(word).unwrap())
        .collect();
    assert!(places.is_sorted(), "{}", shown.out);
    let json = workspace.run(&["show", "p-4f8a1b2c3d", "--json"]);
    assert_eq!(json.code, 1);
    assert_eq!(json.json()["conflict"][1]["record"]["home"], "Tver");
    // Whoever was not asked for findings gives no value of the record away.
    for arguments in [
        &["list"][..],
        &["list", "--public"],
        &["show", "p-4f8a1b2c3d", "--public"],
    ] {
        let run = workspace.run(arguments);
        assert!(!run.err.contains("Omsk"), "{}", run.err);
        assert!(!run.out.contains("Tver"), "{}", run.out);
    }
    workspace
        .run(&["note", "p-4f8a1b2c3d", "x"])
        .failed(1, "conflict markers left by a merge");
    assert_eq!(workspace.text(GORSHENIN), text);
}

#[test]
fn markers_within_a_text_are_found_as_well() {
    let text = "Person(\n    id: \"p-4f8a1b2c3d\",\n    name: \"Artyom\",\n    notes: [(at: \"2026-01-01T00:00:00Z\", by: \"a\", text: \"x\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> b\n\")],\n)\n";
    let workspace = TestWorkspace::with_people().file(GORSHENIN, text);
    let found = workspace.run(&["check"]);
    assert!(
        found
            .out
            .contains("p-4f8a1b2c3d.ron:5:1: conflict markers left by a merge, up to line 9"),
        "{}",
        found.out
    );
}

#[test]
fn the_head_of_a_workspace_with_markers_says_so() {
    let workspace = TestWorkspace::new();
    let head = workspace.text("lastseen.ron");
    let head = head.replace(
        "    title:",
        "<<<<<<< HEAD\n    title: \"One\",\n=======\n    title: \"Two\",\n>>>>>>> b\n    xtitle:",
    );
    let workspace = workspace.file("lastseen.ron", head);
    let run = workspace.run(&["list"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .contains("the two sides are: HEAD: title: \"One\"; and b: title: \"Two\";"),
        "{}",
        run.err
    );
}

#[test]
fn copies_of_records_are_recognised_and_compared() {
    let workspace = TestWorkspace::new();
    let added = workspace.run(&["add", "person", "name=Ivan Testov"]).done();
    let id = added.out.trim().to_owned();
    let text = workspace.text(&format!("people/{id}.ron"));
    let other = text.replace("Testov\"", "Testov\", home: \"Omsk\"");
    let workspace = workspace
        .file(
            &format!("people/{id}.sync-conflict-20261127-101500-ABCDEFG.ron"),
            &other,
        )
        .file(
            &format!("people/{id} (Anna's conflicted copy 2026-11-27).ron"),
            &text,
        )
        .file(&format!("people/{id}-LAPTOP.ron"), "nonsense")
        .file("people/p-0000000009 (1).ron", &text);
    let found = workspace.run(&["check"]);
    assert_eq!(found.code, 1);
    let lines: Vec<&str> = found.out.lines().collect();
    assert_eq!(
        lines,
        [
            "people/p-0000000009 (1).ron: a copy of p-0000000009 left by a sync tool or a file manager, and p-0000000009 itself \
             is not here: this may be its only version; look into it, and name it p-0000000009.ron if it is right"
                .to_owned(),
            format!(
                "people/{id} (Anna's conflicted copy 2026-11-27).ron: a copy of {id} left by Dropbox that says the \
                same; the copy may be removed"
            ),
            format!(
                "people/{id}-LAPTOP.ron: a copy of {id} left by another program; look at both, take over into \
                {id}.ron what is right, and remove the copy then"
            ),
            format!(
                "people/{id}.sync-conflict-20261127-101500-ABCDEFG.ron: a copy of {id} left by Syncthing; they \
                differ: home: nothing in the record, \"Omsk\" in the copy; take over what is right into {id}.ron, and \
                remove the copy then"
            ),
        ]
    );
    // What was not asked for findings tells no values.
    let listed = workspace.run(&["list"]);
    assert!(!listed.err.contains("Omsk"), "{}", listed.err);
    assert!(workspace.run(&["show", &id]).out.contains("Ivan Testov"));
}

#[test]
fn copies_of_logs_count_no_change_twice() {
    let workspace = TestWorkspace::with_people();
    workspace.run(&["note", "gorshenin", "One."]).done();
    workspace.run(&["note", "gorshenin", "Two."]).done();
    let log = log_of(&workspace, "anna");
    let text = workspace.text(&log);
    let stem = log.strip_suffix(".log").unwrap().to_owned();
    for copy in [
        ".sync-conflict-20261127-101500-ABCDEFG.log",
        " (conflicted copy 2026-11-27).log",
        "-LAPTOP.log",
        ".log~HEAD",
        ".log.orig",
    ] {
        let path = format!("{stem}{copy}");
        std::fs::write(workspace.path(&path), &text).unwrap();
        assert_eq!(facts(&workspace).len(), 2, "{copy}");
        let found = workspace.run(&["log", "--verify"]);
        assert_eq!(found.code, 1, "{copy}");
        let says = told(&found.out, &path);
        assert_eq!(says.len(), 1, "{}", found.out);
        assert!(
            says[0].contains(&format!("a copy of {log} left by")),
            "{}",
            says[0]
        );
        assert!(says[0].ends_with("no change counts twice, and the copy may be removed"));
        std::fs::remove_file(workspace.path(&path)).unwrap();
    }
    // A log that lost its end, and a copy that has it: nothing is lost, and nothing counts twice.
    let first = text.split_inclusive('\n').next().unwrap();
    let copy = format!("{stem}.sync-conflict-20261127-101500-ABCDEFG.log");
    std::fs::write(workspace.path(&log), first).unwrap();
    std::fs::write(workspace.path(&copy), &text).unwrap();
    assert_eq!(facts(&workspace).len(), 2);
    let found = workspace.run(&["log", "--verify"]);
    assert_eq!(
        told(&found.out, &copy),
        [format!(
            "{copy}: a copy of {log} left by Syncthing, with 1 change that {log} lacks; they are read and count: keep the copy"
        )]
    );
}

#[test]
fn a_log_under_the_name_of_somebody_else_is_told() {
    let workspace = TestWorkspace::with_people();
    workspace.run(&["note", "gorshenin", "One."]).done();
    let log = log_of(&workspace, "anna");
    let forged = log.replace("anna", "vera");
    std::fs::rename(workspace.path(&log), workspace.path(&forged)).unwrap();
    let found = workspace.run(&["log", "--verify"]);
    assert_eq!(found.code, 1);
    assert_eq!(
        told(&found.out, &forged)[0],
        format!(
            "{forged}: the author and device in its lines belong to {log}; somebody renamed or copied this log, or wrote it \
             under another name: ask who did it"
        )
    );
}

#[test]
fn an_undo_that_meets_a_change_of_somebody_else_says_who_made_it() {
    let workspace = TestWorkspace::new();
    let id = workspace
        .run(&["add", "person", "name=Ivan Testov"])
        .done()
        .out;
    workspace
        .run_as("boris", &["note", id.trim(), "By boris."])
        .done();
    let run = workspace.run(&["undo"]);
    assert_eq!(run.code, 3);
    assert!(run.err.contains("boris, "), "{}", run.err);
    assert!(run.err.contains(": Ivan Testov: note\n"), "{}", run.err);
    assert!(!run.err.contains("by hand"), "{}", run.err);
}

/// Two clones on one machine, as in everyday work with git: nothing is called tampered with.
#[test]
fn two_clones_and_a_merge_of_git() {
    let workspace = TestWorkspace::with_people();
    workspace.run(&["note", "gorshenin", "Base."]).done();
    assert!(git(&workspace, "workspace", &["init", "-q", "."]));
    assert!(git(&workspace, "workspace", &["add", "-A"]));
    assert!(git(&workspace, "workspace", &["commit", "-qm", "1"]));
    assert!(git(&workspace, ".", &["clone", "-q", "workspace", "w2"]));
    workspace.run(&["note", "gorshenin", "Ours."]).done();
    assert!(git(&workspace, "workspace", &["commit", "-qam", "2"]));
    workspace
        .run(&["-w", "w2", "note", "kochetkov", "Theirs."])
        .done();
    assert!(git(&workspace, "w2", &["add", "-A"]));
    assert!(git(&workspace, "w2", &["commit", "-qm", "3"]));
    git(
        &workspace,
        "w2",
        &["pull", "-q", "--no-rebase", "--no-edit"],
    );
    let verified = workspace.run(&["-w", "w2", "log", "--verify"]);
    assert!(!verified.out.contains("tampered"), "{}", verified.out);
    assert!(!verified.out.contains("never happened"), "{}", verified.out);
    let log = workspace.run(&["-w", "w2", "log", "--quiet"]);
    for note in ["Base.", "Ours.", "Theirs."] {
        assert_eq!(log.out.matches(note).count(), 1, "{}", log.out);
    }
    workspace.run(&["-w", "w2", "undo"]).done();
}
