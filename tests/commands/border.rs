//! What lies in a workspace that somebody else has made leads nowhere outside of it.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::support::workspace::TestWorkspace;

/// Every name below a folder, with what it holds; links are not followed.
fn everything(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let about = path.symlink_metadata().unwrap();
        if about.is_dir() {
            found.append(&mut everything(&path));
            found.insert(path, b"folder".to_vec());
        } else if about.is_file() {
            let bytes = fs::read(&path).unwrap();
            found.insert(path, bytes);
        } else {
            found.insert(path, b"other".to_vec());
        }
    }
    found
}

/// Commands of every kind; those that write come last.
const COMMANDS: [&[&str]; 15] = [
    &["list"],
    &["show", "gorshenin"],
    &["check"],
    &["stats"],
    &["log"],
    &["log", "--verify"],
    &["timeline", "c-7m3x"],
    &["duplicates"],
    &["note", "p-4f8a1b2c3d", "a remark"],
    &["set", "p-4f8a1b2c3d", "returned", "--when", "2022-08"],
    &["add", "person", "name=Vera Malysheva"],
    &["attach", "s-9d2v6c1hkt", "paper"],
    &["undo"],
    &["redo"],
    &["erase", "p-4f8a1b2c3d", "--yes"],
];

/// A workspace beside a folder `v` with a key in it, and a paper to attach.
fn ground() -> (TestWorkspace, PathBuf) {
    let workspace = TestWorkspace::with_people();
    let outside = workspace.home().join("v");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("key"), "KEY").unwrap();
    fs::write(workspace.home().join("paper"), "paper").unwrap();
    (workspace, outside)
}

#[test]
fn a_plan_that_was_received_is_not_carried_out_and_is_told() {
    let (workspace, outside) = ground();
    let before = everything(&outside);
    fs::create_dir_all(workspace.path(".lastseen/stage")).unwrap();
    symlink("../v", workspace.path("files")).unwrap();
    symlink("../../v", workspace.path(".lastseen/x")).unwrap();
    fs::write(workspace.path(".lastseen/stage/p"), "payload\n").unwrap();
    let digest = "98abf1a2f09a0a6a5a1c11b8ff26b3ce0ff9e6cb9c1ec7e6d5fc8d2b4d3ab0c4";
    let plan = format!(
        "(moves:[(staged:\".lastseen/stage/p\",target:\"files/planted\",before:\"\",after:\"{digest}\"),\
         (staged:\"\",target:\"people/p-4f7k9q2m8x.ron\",before:\"{digest}\",after:\"\")],\
         wipe:[\".lastseen/x/key\",\".lastseen/lock\"])"
    );
    fs::write(workspace.path(".lastseen/stage/erase.ron"), &plan).unwrap();
    let inside = everything(&workspace.path(""));
    for command in &COMMANDS[..8] {
        let run = workspace.run(command);
        assert!(run.code < 2, "{command:?}: {}", run.err);
        assert_eq!(
            everything(&workspace.path("")),
            inside,
            "{command:?} writes"
        );
    }
    let found = workspace.run(&["check"]).out;
    let told = ".lastseen/stage/erase.ron: a plan to erase somebody, made by another account";
    assert!(found.contains(told), "{found}");
    // Others go on with their work, and the plan stays for whoever made it.
    let run = workspace.run(&["note", "p-4f8a1b2c3d", "a remark"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains(told), "{}", run.err);
    fs::remove_file(workspace.path("files")).unwrap();
    let run = workspace.run(&["erase", "p-4f8a1b2c3d", "--yes"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("has left a plan here"), "{}", run.err);
    assert_eq!(workspace.text(".lastseen/stage/erase.ron"), plan);
    assert_eq!(everything(&outside), before);
}

#[test]
fn links_at_every_level_lead_nowhere() {
    let links = [
        "people",
        "cases",
        "sources",
        "log",
        "files",
        ".lastseen",
        ".lastseen/stage",
        ".lastseen/incoming",
        ".lastseen/conflicts",
        ".lastseen/queues",
        ".lastseen/drafts",
        "people/p-4f8a1b2c3d.ron",
        "lastseen.ron",
        ".lastseen/lock",
        ".lastseen/attaching",
        ".lastseen/.gitignore",
    ];
    for link in links {
        let (workspace, outside) = ground();
        for folder in ["stage", "incoming", "conflicts", "queues", "drafts"] {
            fs::create_dir_all(workspace.path(".lastseen").join(folder)).unwrap();
        }
        let path = workspace.path(link);
        let target = outside.join("target");
        if path.symlink_metadata().is_ok() {
            fs::rename(&path, &target).unwrap();
        } else if link.ends_with("lock") || link.ends_with("ing") || link.ends_with("ignore") {
            fs::write(&target, "").unwrap();
        } else {
            fs::create_dir(&target).unwrap();
        }
        symlink(&target, &path).unwrap();
        let before = everything(&outside);
        for command in COMMANDS {
            let run = workspace.run(command);
            assert!(run.code <= 4, "{link} {command:?}: {}", run.err);
            assert_eq!(everything(&outside), before, "{link} {command:?}");
        }
    }
}

#[test]
fn a_link_on_the_way_is_named_and_the_rest_is_read() {
    let (workspace, outside) = ground();
    fs::rename(workspace.path("log"), outside.join("log")).unwrap();
    symlink("../v/log", workspace.path("log")).unwrap();
    assert!(workspace.run(&["list"]).out.contains("Gorshenin"));
    let run = workspace.run(&["note", "p-4f8a1b2c3d", "a remark"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("symbolic link"), "{}", run.err);
    // The folder of the workspace itself may be reached through one.
    let link = workspace.home().join("link");
    symlink(workspace.path(""), &link).unwrap();
    let link = link.to_str().unwrap();
    assert_eq!(workspace.run(&["-w", link, "list"]).code, 0);
}

#[test]
fn reading_writes_nothing() {
    let (workspace, _) = ground();
    let _ = fs::remove_dir_all(workspace.path(".lastseen"));
    let before = everything(&workspace.path(""));
    for command in &COMMANDS[..8] {
        workspace.run(command);
        assert_eq!(everything(&workspace.path("")), before, "{command:?}");
    }
    // Nor is a key made; `init` has noted the folder, and `log --verify` keeps what it has seen.
    let state = everything(&workspace.home().join("state"));
    assert!(!state.keys().any(|path| path.ends_with("key")), "{state:?}");
}

#[test]
fn git_takes_in_nothing_of_the_private_folder() {
    let (workspace, _) = ground();
    workspace.run(&["note", "p-4f8a1b2c3d", "a remark"]).done();
    assert_eq!(workspace.text(".lastseen/.gitignore"), "*\n");
    // Also in a folder that an earlier version made.
    fs::remove_file(workspace.path(".lastseen/.gitignore")).unwrap();
    workspace.run(&["note", "p-4f8a1b2c3d", "another"]).done();
    assert_eq!(workspace.text(".lastseen/.gitignore"), "*\n");
}

#[test]
fn without_a_folder_for_the_key_reading_goes_on_and_writing_says_what_to_do() {
    let (workspace, _) = ground();
    fs::remove_dir_all(workspace.home().join("state")).unwrap();
    fs::write(workspace.home().join("state"), "a file in the way").unwrap();
    workspace.run(&["list"]).done();
    let records = workspace.records();
    let run = workspace.run(&["note", "p-4f8a1b2c3d", "a remark"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("XDG_STATE_HOME"), "{}", run.err);
    assert_eq!(workspace.records(), records);
}

#[test]
fn files_without_end_and_pipes_do_not_make_anybody_wait() {
    let (workspace, _) = ground();
    workspace.run(&["note", "p-4f8a1b2c3d", "a remark"]).done();
    let sparse = |path: &str| {
        fs::create_dir_all(workspace.path(path).parent().unwrap()).unwrap();
        let file = fs::File::create(workspace.path(path)).unwrap();
        file.set_len(1 << 40).unwrap();
    };
    let pipe = |path: &str| {
        fs::create_dir_all(workspace.path(path).parent().unwrap()).unwrap();
        mknodat(
            CWD,
            workspace.path(path),
            FileType::Fifo,
            Mode::from_raw_mode(0o644),
            0,
        )
        .unwrap();
    };
    for (folder, name) in [
        ("log", "boris-phone.log"),
        (".lastseen/stage", "erase.ron"),
        (".lastseen/queues", "all.ron"),
    ] {
        for make in [&sparse as &dyn Fn(&str), &pipe] {
            let path = format!("{folder}/{name}");
            make(&path);
            for command in COMMANDS.iter().take(10) {
                let begun = Instant::now();
                let run = workspace.run(command);
                assert!(
                    begun.elapsed() < Duration::from_secs(20),
                    "{path} {command:?}"
                );
                assert!(run.code < 2, "{path} {command:?}: {}", run.err);
            }
            let found = workspace.run(&["check"]).out;
            assert!(found.contains(&path), "{path}: {found}");
            fs::remove_file(workspace.path(&path)).unwrap();
        }
    }
}

#[test]
fn a_note_comes_from_standard_input_where_nobody_else_sees_it() {
    let (workspace, _) = ground();
    workspace
        .run_with_input(
            "сказала мать\nвторая строка\n",
            &["note", "p-4f8a1b2c3d", "-"],
        )
        .done();
    let text = workspace.text("people/p-4f8a1b2c3d.ron");
    assert!(
        text.contains("сказала мать") && text.contains("вторая строка"),
        "{text}"
    );
    let run = workspace.run_with_input("p-4f8a1b2c3d\n", &["note", "-", "-"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("either the names or the text"),
        "{}",
        run.err
    );
    let run = workspace.run_with_input("", &["note", "p-4f8a1b2c3d", "-"]);
    assert_eq!((run.code, run.err.contains("the note is empty")), (2, true));
    workspace
        .run_with_input(
            "told on the phone",
            &[
                "set",
                "p-4f8a1b2c3d",
                "returned",
                "--when",
                "2022-08",
                "--note",
                "-",
            ],
        )
        .done();
    assert!(
        workspace
            .text("people/p-4f8a1b2c3d.ron")
            .contains("told on the phone")
    );
}
