//! Two people at once, and hands at the files: two screens, commands, editors and a checkout on one
//! workspace.

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use crate::line::eventually;
use crate::support::workspace::TestWorkspace;
use crate::terminal_session::TerminalSession;

const PATH: &str = "people/p-aaaaaaaaaa.ron";
const PERSON: &str = "Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Petr\",\n    home: \"Chita\",\n    history: [\n        (when: \"2022-07\", status: Detained),\n    ],\n)\n";
const OTHER: &str = "people/p-bbbbbbbbbb.ron";
const IVAN: &str = "Person(\n    id: \"p-bbbbbbbbbb\",\n    name: \"Ivan\",\n)\n";

fn workspace() -> TestWorkspace {
    TestWorkspace::with(&[(PATH, PERSON.as_bytes()), (OTHER, IVAN.as_bytes())])
}

/// A second screen on the same workspace, of somebody else.
fn open_as(workspace: &mut TestWorkspace, author: &str) -> TerminalSession {
    workspace
        .variables
        .push(("LASTSEEN_AUTHOR".to_owned(), Some(author.into())));
    let session = workspace.open();
    workspace.variables.pop();
    session
}

/// Puts a file in place in one step, as careful editors and git do.
fn replace(workspace: &TestWorkspace, path: &str, text: &str) {
    let path = workspace.workspace().join(path);
    let other = path.with_file_name(".new");
    std::fs::write(&other, text).unwrap();
    std::fs::rename(other, path).unwrap();
}

#[test]
fn another_screens_change_is_shown_with_its_author() {
    let mut workspace = workspace();
    let mut anna = workspace.open();
    let mut boris = open_as(&mut workspace, "boris");
    anna.keys("/pet").wait_for_text("/ pet");
    boris
        .keys("/petr<Enter>sr2026-01-02<Enter>")
        .wait_for_text("u to undo");
    anna.wait_for_text("boris: Petr is returned now");
    anna.wait_for_text("RET");
    // What was being typed goes on.
    anna.keys("r<Enter>").wait_for_text("/ petr");
    boris.keys("u").wait_for_text("Undone");
    anna.wait_for_text("boris: Petr is detained now");
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
    let workspace = workspace();
    let mut session = workspace.open();
    session.keys("/petr<Enter>sr2026-01-02<Enter>");
    session.wait_for_text("u to undo");
    session.wait_for_quiet();
    let mark = session.mark();
    session.comes_within(std::time::Duration::from_millis(1500));
    assert_eq!(session.bytes_since(mark), b"");
    session.wait_for_text("Saved (u to undo) · Petr: Returned");
    // A command of the same person is another window.
    let set = workspace.run(&["set", "petr", "missing", "--when", "2026-01-03"]);
    assert_eq!(set.code, 0, "{set:?}");
    session.wait_for_text("you, in another window: Petr is missing now");
}

#[test]
fn a_file_that_is_touched_and_says_the_same_draws_nothing() {
    let workspace = workspace();
    let mut session = workspace.open();
    session.keys("j").wait_for_quiet();
    let mark = session.mark();
    replace(
        &workspace,
        PATH,
        &PERSON.replace(",\n    home", ", // Petya\n    home"),
    );
    replace(&workspace, PATH, PERSON);
    workspace.write("people/.p-aaaaaaaaaa.ron.swp", b"b0VIM 9.0");
    session.comes_within(std::time::Duration::from_millis(1500));
    assert_eq!(session.bytes_since(mark), b"");
}

#[test]
fn a_file_that_is_broken_by_hand_stays_in_sight_and_clears_when_it_is_mended() {
    let workspace = workspace();
    let mut session = workspace.open();
    for broken in [
        PERSON.replace("name: \"Petr\"", "name: \"Petr"),
        String::new(),
        "Person(id: \"p-cccccccccc\", name: \"Petr\")".to_owned(),
    ] {
        replace(&workspace, PATH, &broken);
        session.wait_for_text("! 1 problem");
        session.wait_for_text("Petr: the file cannot be read now, shown as it was");
        session.keys("!").wait_for_text("people/p-aaaaaaaaaa.ron");
        session
            .keys("<Esc>/petr<Enter>")
            .wait_for_text("shown as it was read last");
        // Nothing is written over it.
        session
            .keys("sr2026-01-02<Enter>")
            .wait_for_text("until this is repaired");
        assert_eq!(workspace.text(PATH), broken);
        session.keys("<Esc><Esc><Esc>").wait_for_text("People 2/2");
        replace(&workspace, PATH, PERSON);
        session.wait_for_text("Petr: the file can be read again");
        session.wait_for("no problem", |screen| {
            !screen.contents().contains("problem")
        });
    }
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn links_pipes_and_folders_in_place_of_a_file_are_findings() {
    let workspace = workspace();
    let mut session = workspace.open();
    let path = workspace.workspace().join(PATH);
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
    replace(&workspace, PATH, PERSON);
    session.wait_for_text("changed on disk: Petr is new");
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn a_file_that_is_renamed_is_found_under_its_new_name() {
    let workspace = workspace();
    let mut session = workspace.open();
    let renamed = workspace.workspace().join("people/petr.ron");
    std::fs::rename(workspace.workspace().join(PATH), &renamed).unwrap();
    session.wait_for_text("! 1 problem");
    session
        .keys("!")
        .wait_for_text("people/petr.ron: the file's name is not an id");
    std::fs::rename(&renamed, workspace.workspace().join(PATH)).unwrap();
    session.keys("<Esc>").wait_for_text("Petr is new");
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn the_head_of_the_workspace_may_change_and_break() {
    let workspace = workspace();
    let mut session = workspace.open();
    session.wait_for_text("Test");
    replace(
        &workspace,
        "lastseen.ron",
        "Workspace(format: 1, title: \"Renamed\", statuses: [(name: Hiding, label: \"HID\", key: 'h')])\n",
    );
    session.wait_for_text("lastseen  Renamed");
    session.keys("s").wait_for_text("hiding");
    session.keys("<Esc>").wait_for_text("s status");
    replace(
        &workspace,
        "lastseen.ron",
        "Workspace(format: 1,\n title \"Broken\")\n",
    );
    session.wait_for_text("! 1 problem");
    session.wait_for_text("lastseen  Renamed");
    replace(
        &workspace,
        "lastseen.ron",
        "Workspace(format: 7, title: \"Later\")\n",
    );
    session.wait_for_text("read only");
    session.keys("n").wait_for_text("made by a later lastseen");
    std::fs::remove_file(workspace.workspace().join("lastseen.ron")).unwrap();
    // What was refused stays in sight until the next key.
    session.wait_for_text("made by a later lastseen");
    session.keys("!").wait_for_text("lastseen.ron: is gone");
    session.keys("<Esc>").wait_for_text("People 1/2");
    replace(
        &workspace,
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
    let workspace = workspace();
    let mut session = workspace.open();
    session.keys("/petr<Enter>").wait_for_text("1/1 of 2");
    let (people, away) = (
        workspace.workspace().join("people"),
        workspace.home().join("away"),
    );
    std::fs::rename(&people, &away).unwrap();
    session.wait_for_text("people: is gone");
    session.wait_for_text("! 1 problem");
    session.wait_for_text("People 1/1 of 2");
    std::fs::rename(&away, &people).unwrap();
    session.wait_for("no problem", |screen| {
        !screen.contents().contains("problem")
    });
    // And it is watched again.
    replace(&workspace, PATH, &PERSON.replace("Petr", "Petrov"));
    session.wait_for_text("Petrov");
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn a_folder_that_may_no_longer_be_written_is_told_and_forgotten() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = workspace();
    let mut session = workspace.open();
    let mode =
        |bits| std::fs::set_permissions(workspace.workspace(), PermissionsExt::from_mode(bits));
    mode(0o555).unwrap();
    session.wait_for_text("read only");
    session
        .keys("n")
        .wait_for_text("can be read but not written");
    mode(0o755).unwrap();
    session.wait_for_text("all saved");
    session
        .keys("nStill here.<Ctrl-s>")
        .wait_for_text("u to undo");
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn the_second_to_change_a_field_sees_both_values_with_author_and_moment_and_chooses() {
    let mut workspace = workspace();
    let mut anna = workspace.open();
    let mut boris = open_as(&mut workspace, "boris");
    for (session, name) in [(&mut anna, "Pyotr"), (&mut boris, "Petro")] {
        session.keys("/petr<Enter>e").wait_for_text("Petr");
        session.keys("<Ctrl-u>").keys(name);
        session.wait_for_text(name);
    }
    boris.keys("<Enter>").wait_for_text("u to undo");
    anna.wait_for_text("boris: Petr: name edited");
    anna.keys("<Enter>")
        .wait_for_text("Somebody else changed the same thing");
    for text in ["Petro", "Pyotr", "boris, ", ": Petr: name edited", "1 of 1"] {
        anna.wait_for_text(text);
    }
    assert!(workspace.text(PATH).contains("Petro"));
    anna.keys("m").wait_for_text("u to undo");
    assert!(workspace.text(PATH).contains("Pyotr"));
    boris.wait_for_text("anna: ");
    // Taking back what somebody else has gone on from is refused, with both values and the author.
    workspace
        .variables
        .push(("LASTSEEN_AUTHOR".to_owned(), Some("boris".into())));
    let out = workspace.run(&["undo"]);
    assert_eq!(out.code, 3, "{out:?}");
    let told = out.err;
    for text in ["theirs: \"Pyotr\"", "anna, ", "yours:  \"Petr\""] {
        assert!(told.contains(text), "{told}");
    }
}

#[test]
fn two_who_change_different_things_in_one_record_both_land() {
    let mut workspace = workspace();
    let mut anna = workspace.open();
    let mut boris = open_as(&mut workspace, "boris");
    anna.keys("/petr<Enter>e").wait_for_text("Chita");
    anna.keys("<Ctrl-u>Pyotr").wait_for_text("Pyotr");
    boris
        .keys("/petr<Enter>sr2026-01-02<Enter>")
        .wait_for_text("u to undo");
    boris.keys("nA word.<Ctrl-s>").wait_for_text("note");
    anna.wait_for_text("boris: ");
    anna.keys("<Enter>").wait_for_text("u to undo");
    let file = workspace.text(PATH);
    for text in ["Pyotr", "Returned", "A word."] {
        assert!(file.contains(text), "{file}");
    }
}

/// The first block of a swap file as Vim writes it.
fn swap_file() -> Vec<u8> {
    let mut block = vec![0; 4096];
    block[..11].copy_from_slice(b"b0VIM 9.1\0\0");
    block[28..33].copy_from_slice(b"boris");
    block[68..72].copy_from_slice(b"desk");
    block
}

#[test]
fn a_file_that_is_open_in_an_editor_is_warned_of_and_can_be_changed_all_the_same() {
    let workspace = workspace().editor("sed -i 's/\"Petr\"/\"Pyotr\"/' \"$1\"");
    workspace.write("people/.p-aaaaaaaaaa.ron.swp", swap_file());
    symlink(
        "anna@desk.4711",
        workspace.workspace().join("people/.#p-bbbbbbbbbb.ron"),
    )
    .unwrap();
    let mut session = workspace.open();
    let warning = "Petr is open in Vim by boris on desk";
    session.keys("/petr<Enter>n").wait_for_text(warning);
    session.keys("A word.").wait_for_text("A word.");
    session.wait_for_text(warning);
    session.keys("<Ctrl-s>").wait_for_text("u to undo");
    session.keys("sr").wait_for_text(warning);
    session.keys("<Esc>e").wait_for_text(warning);
    session
        .keys("<Esc>E")
        .wait_for_text("E again opens it all the same");
    assert!(workspace.text(PATH).contains("\"Petr\""));
    session.keys("E").wait_for_text("Pyotr");
    session
        .keys("<Esc>/ivan<Enter>n")
        .wait_for_text("Ivan is open in Emacs");
    assert_eq!(session.keys("<Esc>q").finish(), 0);
    let out = workspace.run(&["set", "pyotr", "missing"]);
    assert_eq!(out.code, 0, "{out:?}");
    let told = out.err;
    assert!(
        told.contains("Pyotr is open in Vim by boris on desk"),
        "{told}"
    );
    let out = workspace.run(&["-q", "note", "ivan", "x"]);
    assert_eq!((out.code, out.err.as_str()), (0, ""), "{out:?}");
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
    let workspace = TestWorkspace::with(&[]);
    let root = workspace.workspace();
    for (path, text) in &files {
        workspace.write(path, text.as_bytes());
    }
    git(&root, &["init", "-q", "-b", "one"]);
    git(&root, &["add", "people"]);
    git(&root, &["commit", "-qm", "one"]);
    git(&root, &["checkout", "-qb", "two"]);
    for (path, text) in &files {
        workspace.write(path, text.replace("Detained", "Returned").as_bytes());
    }
    git(&root, &["commit", "-qam", "two"]);
    let mut session = workspace.open();
    session.keys("/name 0500<Enter>").wait_for_text("Name 0500");
    session.keys("<Esc>").wait_for_text("People 501/1,000");
    git(&root, &["checkout", "-q", "one"]);
    session.wait_for_text("1,000 records changed on disk: Name 0000; Name 0001; Name 0002; …");
    session.wait_for_text("People 501/1,000");
    session.wait_for_text("DET Name 0500");
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn eight_writers_at_once_lose_nothing_and_none_of_them_starves() {
    let workspace = workspace();
    let session = workspace.open();
    let before = workspace.log().len();
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let workspace = &workspace;
            scope.spawn(move || {
                for turn in 0..5 {
                    let text = format!("writer {writer} turn {turn}");
                    let when = format!("2026-0{}-1{turn}", writer + 1);
                    let out = if turn % 2 == 0 {
                        workspace.run(&["note", "petr", &text])
                    } else {
                        workspace.run(&["set", "petr", "missing", "--when", &when, "--note", &text])
                    };
                    assert_eq!(out.code, 0, "{out:?}");
                }
            });
        }
    });
    let file = workspace.text(PATH);
    for writer in 0..8 {
        for turn in 0..5 {
            let text = format!("writer {writer} turn {turn}");
            assert_eq!(file.matches(&text).count(), 1, "{text}");
        }
    }
    assert_eq!(workspace.log().len(), before + 40);
    let verified = workspace.run(&["log", "--verify"]);
    assert_eq!(verified.code, 0, "{verified:?}");
    eventually("the screen has all of it", || {
        session.screen_text().contains("MIS Petr")
    });
}

/// One window has a form open about somebody, another process erases them.
#[test]
fn a_form_about_somebody_who_is_erased_elsewhere_is_closed_and_cannot_be_saved() {
    let workspace = workspace();
    let mut session = workspace.open();
    session.keys("/petr<Enter>e").wait_for_text("Chita");
    session.keys("<Tab>").wait_for_text("Petr");
    let erased = workspace.run(&["erase", "p-aaaaaaaaaa", "--yes"]);
    assert_eq!(erased.code, 0, "{erased:?}");
    session.wait_for_text("somebody was erased; what was open and half typed here");
    session.wait_for("no name of theirs", |screen| {
        let text = screen.contents().to_lowercase();
        !text.contains("petr") && !text.contains("chita") && text.contains("ivan")
    });
    let (before, log) = (workspace.tree_without_logs(), workspace.log());
    session.keys("<Ctrl-s>").wait_for_quiet();
    session.keys("[").wait_for_quiet();
    let text = session.screen_text().to_lowercase();
    assert!(!text.contains("petr") && !text.contains("chita"), "{text}");
    assert_eq!(workspace.tree_without_logs(), before);
    assert_eq!(workspace.log(), log);
    assert!(!workspace.workspace().join(PATH).exists());
    assert_eq!(session.keys("q").finish(), 0);
}
