//! Two people at once, and hands at the files: two screens, commands, editors and a checkout on one
//! workspace.

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use crate::harness::Session;
use crate::line::eventually;
use crate::room::Room;

const PATH: &str = "people/p-aaaaaaaaaa.ron";
const PERSON: &str = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Petr\",\n    home: \"Chita\",\n    history: [\n        (when: \"2022-07\", status: Detained),\n    ],\n)\n";
const OTHER: &str = "people/p-bbbbbbbbbb.ron";
const IVAN: &str = "Person(\n    id: \"p-bbbbbbbbbb\",\n    name: \"Ivan\",\n)\n";

fn room() -> Room {
    Room::with(&[(PATH, PERSON.as_bytes()), (OTHER, IVAN.as_bytes())])
}

/// A second screen on the same workspace, of somebody else.
fn open_as(room: &mut Room, author: &str) -> Session {
    room.variables
        .push(("LASTSEEN_AUTHOR".to_owned(), Some(author.into())));
    let session = room.open();
    room.variables.pop();
    session
}

/// Puts a file in place in one step, as careful editors and git do.
fn replace(room: &Room, path: &str, text: &str) {
    let path = room.workspace().join(path);
    let other = path.with_file_name(".new");
    std::fs::write(&other, text).unwrap();
    std::fs::rename(other, path).unwrap();
}

#[test]
fn another_screens_change_is_shown_with_its_author() {
    let mut room = room();
    let mut anna = room.open();
    let mut boris = open_as(&mut room, "boris");
    anna.keys("/pet").wait_for_text("/ pet");
    boris
        .keys("/petr<Enter>sr2026-01-02<Enter>")
        .wait_for_text("u takes it back");
    anna.wait_for_text("boris: Petr is Returned now");
    anna.wait_for_text("RET");
    // What was being typed goes on.
    anna.keys("r<Enter>").wait_for_text("/ petr");
    boris.keys("u").wait_for_text("taken back");
    anna.wait_for_text("boris: Petr is Detained now");
    assert!(
        !boris.screen_text().contains("anna") && !boris.screen_text().contains("another window"),
        "{}",
        boris.screen_text()
    );
    assert_eq!(anna.keys("q").finish(), 0);
    assert_eq!(boris.keys("q").finish(), 0);
}

#[test]
fn ones_own_changes_do_not_come_back_as_somebody_elses() {
    let room = room();
    let mut session = room.open();
    session.keys("/petr<Enter>sr2026-01-02<Enter>");
    session.wait_for_text("u takes it back");
    session.wait_for_quiet();
    let mark = session.mark();
    session.comes_within(std::time::Duration::from_millis(1500));
    assert_eq!(session.bytes_since(mark), b"");
    session.wait_for_text("on disk, u takes it back · Petr: Returned");
    // A command of the same person is another window.
    assert!(
        room.run(&["set", "petr", "missing", "--when", "2026-01-03"])
            .status
            .success()
    );
    session.wait_for_text("you, in another window: Petr is Missing now");
}

#[test]
fn a_file_that_is_touched_and_says_the_same_draws_nothing() {
    let room = room();
    let mut session = room.open();
    session.keys("j").wait_for_quiet();
    let mark = session.mark();
    replace(
        &room,
        PATH,
        &PERSON.replace(",\n    home", ", // Petya\n    home"),
    );
    replace(&room, PATH, PERSON);
    room.write("people/.p-aaaaaaaaaa.ron.swp", b"b0VIM 9.0");
    session.comes_within(std::time::Duration::from_millis(1500));
    assert_eq!(session.bytes_since(mark), b"");
}

#[test]
fn a_file_that_is_broken_by_hand_stays_in_sight_and_clears_when_it_is_mended() {
    let room = room();
    let mut session = room.open();
    for broken in [
        PERSON.replace("name: \"Petr\"", "name: \"Petr"),
        String::new(),
        "Person(id: \"p-cccccccccc\", name: \"Petr\")".to_owned(),
    ] {
        replace(&room, PATH, &broken);
        session.wait_for_text("! 1 problem");
        session.wait_for_text("Petr: the file cannot be read now, shown as it was");
        session.keys("!").wait_for_text("people/p-aaaaaaaaaa.ron");
        session
            .keys("<Esc>/petr<Enter>")
            .wait_for_text("shown as it was read last");
        // Nothing is written over it.
        session
            .keys("sr2026-01-02<Enter>")
            .wait_for_text("until it is mended");
        assert_eq!(room.file(PATH), broken);
        session.keys("<Esc><Esc><Esc>").wait_for_text("People 2/2");
        replace(&room, PATH, PERSON);
        session.wait_for_text("Petr: the file can be read again");
        session.wait_for("no problem", |screen| {
            !screen.contents().contains("problem")
        });
    }
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn links_pipes_and_folders_in_place_of_a_file_are_findings() {
    let room = room();
    let mut session = room.open();
    let path = room.workspace().join(PATH);
    std::fs::remove_file(&path).unwrap();
    session.wait_for_text("changed on disk: Petr is gone");
    for step in 0..3 {
        match step {
            0 => symlink("/etc/passwd", &path).unwrap(),
            1 => std::fs::create_dir(&path).unwrap(),
            _ => rustix::fs::mknodat(
                rustix::fs::CWD,
                &path,
                rustix::fs::FileType::Fifo,
                0o600.into(),
                0,
            )
            .unwrap(),
        }
        session.wait_for_text("! 1 problem");
        if step == 1 {
            std::fs::remove_dir(&path).unwrap();
        } else {
            std::fs::remove_file(&path).unwrap();
        }
        session.wait_for("no problem", |screen| {
            !screen.contents().contains("problem")
        });
    }
    replace(&room, PATH, PERSON);
    session.wait_for_text("changed on disk: Petr is new");
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn a_file_that_is_renamed_is_found_under_its_new_name() {
    let room = room();
    let mut session = room.open();
    let renamed = room.workspace().join("people/petr.ron");
    std::fs::rename(room.workspace().join(PATH), &renamed).unwrap();
    session.wait_for_text("! 1 problem");
    session
        .keys("!")
        .wait_for_text("people/petr.ron: the file's name is no id");
    std::fs::rename(&renamed, room.workspace().join(PATH)).unwrap();
    session.keys("<Esc>").wait_for_text("Petr is new");
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn the_head_of_the_workspace_may_change_and_break() {
    let room = room();
    let mut session = room.open();
    session.wait_for_text("Test");
    replace(
        &room,
        "lastseen.ron",
        "Workspace(format: 1, title: \"Renamed\", statuses: [(name: Hiding, label: \"HID\", key: 'h')])\n",
    );
    session.wait_for_text("lastseen  Renamed");
    session.keys("s").wait_for_text("hiding");
    session.keys("<Esc>").wait_for_text("s status");
    replace(
        &room,
        "lastseen.ron",
        "Workspace(format: 1,\n title \"Broken\")\n",
    );
    session.wait_for_text("! 1 problem");
    session.wait_for_text("lastseen  Renamed");
    replace(
        &room,
        "lastseen.ron",
        "Workspace(format: 7, title: \"Later\")\n",
    );
    session.wait_for_text("read only");
    session.keys("n").wait_for_text("made by a later lastseen");
    std::fs::remove_file(room.workspace().join("lastseen.ron")).unwrap();
    // What was refused stays in sight until the next key.
    session.wait_for_text("made by a later lastseen");
    session.keys("!").wait_for_text("lastseen.ron: is gone");
    session.keys("<Esc>").wait_for_text("People 1/2");
    replace(
        &room,
        "lastseen.ron",
        "Workspace(format: 1, title: \"Mended\")\n",
    );
    session.wait_for_text("lastseen  Mended");
    session.wait_for("no problem", |screen| {
        let text = screen.contents();
        !text.contains("problem") && text.contains("all saved")
    });
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn a_folder_that_goes_away_takes_nobody_off_the_screen() {
    let room = room();
    let mut session = room.open();
    session.keys("/petr<Enter>").wait_for_text("1/1 of 2");
    let (people, away) = (room.workspace().join("people"), room.path("away"));
    std::fs::rename(&people, &away).unwrap();
    session.wait_for_text("people: is gone");
    session.wait_for_text("! 1 problem");
    session.wait_for_text("People 1/1 of 2");
    std::fs::rename(&away, &people).unwrap();
    session.wait_for("no problem", |screen| {
        !screen.contents().contains("problem")
    });
    // And it is watched again.
    replace(&room, PATH, &PERSON.replace("Petr", "Petrov"));
    session.wait_for_text("Petrov");
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn a_folder_that_may_no_longer_be_written_is_told_and_forgotten() {
    use std::os::unix::fs::PermissionsExt;
    let room = room();
    let mut session = room.open();
    let mode = |bits| std::fs::set_permissions(room.workspace(), PermissionsExt::from_mode(bits));
    mode(0o555).unwrap();
    session.wait_for_text("read only");
    session
        .keys("n")
        .wait_for_text("can be read but not written");
    mode(0o755).unwrap();
    session.wait_for_text("all saved");
    session
        .keys("nStill here.<Ctrl-s>")
        .wait_for_text("u takes it back");
    assert_eq!(session.keys("q").finish(), 0);
}

#[track_caller]
fn git(folder: &Path, arguments: &[&str]) {
    let out = Command::new("git")
        .args([
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@t",
            "-c",
            "core.hooksPath=/dev/null",
        ])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
}

#[test]
fn a_checkout_of_a_thousand_files_is_one_line_and_the_cursor_stays() {
    let files: Vec<(String, String)> = (0..1000)
        .map(|at| {
            let path = format!("people/p-{at:010}.ron");
            let text = format!(
                "Person(\n    id: \"p-{at:010}\",\n    name: \"Name {at:04}\",\n    history: [(when: \"2022-07\", status: Detained)],\n)\n"
            );
            (path, text)
        })
        .collect();
    let room = Room::with(&[]);
    let root = room.workspace();
    for (path, text) in &files {
        room.write(path, text.as_bytes());
    }
    git(&root, &["init", "-q"]);
    git(&root, &["add", "people"]);
    git(&root, &["commit", "-qm", "one"]);
    git(&root, &["checkout", "-qb", "two"]);
    for (path, text) in &files {
        room.write(path, text.replace("Detained", "Returned").as_bytes());
    }
    git(&root, &["commit", "-qam", "two"]);
    let mut session = room.open();
    session.keys("/name 0500<Enter>").wait_for_text("Name 0500");
    session.keys("<Esc>").wait_for_text("People 501/1000");
    git(&root, &["checkout", "-q", "master"]);
    session.wait_for_text("1,000 records changed on disk: Name 0000; Name 0001; Name 0002; …");
    session.wait_for_text("People 501/1000");
    session.wait_for_text("DET Name 0500");
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn eight_writers_at_once_lose_nothing_and_none_of_them_starves() {
    let room = room();
    let session = room.open();
    let before = room.log().len();
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let room = &room;
            scope.spawn(move || {
                for turn in 0..5 {
                    let text = format!("writer {writer} turn {turn}");
                    let when = format!("2026-0{}-1{turn}", writer + 1);
                    let out = if turn % 2 == 0 {
                        room.run(&["note", "petr", &text])
                    } else {
                        room.run(&["set", "petr", "missing", "--when", &when, "--note", &text])
                    };
                    let told = String::from_utf8_lossy(&out.stderr);
                    assert!(out.status.success(), "{told}");
                }
            });
        }
    });
    let file = room.file(PATH);
    for writer in 0..8 {
        for turn in 0..5 {
            let text = format!("writer {writer} turn {turn}");
            assert_eq!(file.matches(&text).count(), 1, "{text}");
        }
    }
    assert_eq!(room.log().len(), before + 40);
    let verified = room.run(&["log", "--verify"]);
    assert!(verified.status.success(), "{verified:?}");
    eventually("the screen has all of it", || {
        session.screen_text().contains("MIS Petr")
    });
}
