//! Files and folders that are not what they should be.

use std::os::unix::fs::{PermissionsExt, symlink};

use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::support::workspace::TestWorkspace;

const GOOD: &[u8] = b"Person(\n    id: \"p-aaaaaaaaaa\",\n    name: \"Good Person\",\n)\n";

/// Every kind of bad file once, and one good person.
fn bad_workspace() -> TestWorkspace {
    let workspace = TestWorkspace::with(&[
        ("people/p-aaaaaaaaaa.ron", GOOD),
        (
            "people/p-bbbbbbbbbb.ron",
            b"Person(\n    id: \"p-bbbbbbbbbb\",\n    name: oops,\n)",
        ),
        ("animals/a-aaaaaaaaaa.ron", b"Animal()"),
        (
            "people/p-cccccccccc.ron",
            b"Person(id: \"p-dddddddddd\", name: \"Other\")",
        ),
        ("people/p-eeeeeeeeee.ron", &vec![b' '; 2 << 20]),
        (
            "people/p-ffffffffff.ron",
            b"Person(id: \"p-ffffffffff\",\n name: \"\xff\xfe\")",
        ),
        ("people/p-gggggggggg.ron", "[".repeat(100_000).as_bytes()),
        ("people/p-hhhhhhhhhh.ron", b""),
        (
            "people/p-jjjjjjjjjj.ron",
            b"Case(id: \"c-jjjjjjjjjj\", title: \"no person\")",
        ),
        ("people/nonsense.ron", b"Person()"),
    ]);
    let people = workspace.workspace().join("people");
    symlink("/etc/passwd", people.join("p-kkkkkkkkkk.ron")).unwrap();
    mknodat(
        CWD,
        people.join("p-mmmmmmmmmm.ron"),
        FileType::Fifo,
        Mode::from_raw_mode(0o644),
        0,
    )
    .unwrap();
    workspace
}

#[test]
fn bad_files_are_told_one_line_each_and_the_good_ones_are_shown() {
    let workspace = bad_workspace().size(132, 43);
    let before = workspace.tree();
    let mut session = workspace.open();
    session.wait_for_text("Good Person");
    session.wait_for_text("11 problems");
    session.keys("!").wait_for_text("people/p-mmmmmmmmmm.ron");
    let text = session.screen_text();
    for (path, told) in [
        ("animals ", "no kind of record lives here"),
        ("people/nonsense.ron ", "the file's name is not an id"),
        ("people/p-bbbbbbbbbb.ron ", "cannot be read: "),
        ("people/p-cccccccccc.ron ", "the id inside is p-dddddddddd"),
        ("people/p-eeeeeeeeee.ron ", "2,097,152 bytes are too much"),
        ("people/p-ffffffffff.ron ", "the text is not UTF-8"),
        ("people/p-gggggggggg.ron ", "cannot be read: "),
        ("people/p-hhhhhhhhhh.ron ", "the file is empty"),
        ("people/p-jjjjjjjjjj.ron ", "cannot be read: "),
        ("people/p-kkkkkkkkkk.ron ", "a symbolic link"),
        ("people/p-mmmmmmmmmm.ron ", "not a plain file"),
    ] {
        let rows = text.lines();
        let told = rows.filter(|row| row.contains(path) && row.contains(told));
        assert_eq!(told.count(), 1, "{path}\n{text}");
    }
    // Where in the file stands below, for the one that the cursor is on.
    session
        .keys("jj")
        .wait_for_text("people/p-bbbbbbbbbb.ron:3:1");
    session
        .keys("jjj")
        .wait_for_text("people/p-ffffffffff.ron:2:9");
    session.keys("<Esc>").wait_for_text("Good Person");
    assert_eq!(session.keys("q").finish(), 0);
    assert_eq!(workspace.tree(), before, "nothing is written");
}

/// Beside bad files one works as ever.
#[test]
fn a_good_record_among_bad_ones_is_changed_and_nothing_else_is() {
    let workspace = bad_workspace();
    let before = workspace.tree_without_logs();
    let mut session = workspace.open();
    session
        .keys("sr2026-01-02<Enter>")
        .wait_for_text("u to undo");
    let mut after = workspace.tree_without_logs();
    let good = std::path::PathBuf::from("people/p-aaaaaaaaaa.ron");
    assert_ne!(after[&good], before[&good]);
    after.insert(good.clone(), before[&good].clone());
    assert_eq!(after, before);
    session.keys("u").wait_for_text("Undone");
    assert_eq!(workspace.tree_without_logs(), before);
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn what_is_no_workspace_gets_one_line() {
    let not_one = TestWorkspace::empty_folder();
    not_one.write("letter.txt", b"Dear Anna");
    let missing = TestWorkspace::empty_folder();
    std::fs::remove_dir(missing.workspace()).unwrap();
    let file = TestWorkspace::empty_folder();
    std::fs::remove_dir(file.workspace()).unwrap();
    std::fs::write(file.workspace(), "text").unwrap();
    let broken = TestWorkspace::empty_folder();
    broken.write("lastseen.ron", b"Workspace(\n    format: one,\n)");
    for (workspace, says) in [
        (&not_one, "no workspace"),
        (&missing, "no such folder"),
        (&file, "no such folder"),
        (&broken, "lastseen.ron:2:1"),
    ] {
        let mut session = workspace.start();
        assert_eq!(session.finish(), 1, "{says}");
        let text = String::from_utf8(session.bytes_since(0)).unwrap();
        let lines: Vec<&str> = text.split_terminator("\r\n").collect();
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].contains(says), "{lines:?}");
        let path = workspace.workspace();
        assert!(
            lines[0].contains(path.to_str().unwrap()),
            "the path is told: {lines:?}"
        );
        assert!(!text.contains('\x1b'), "{text:?}");
        assert_eq!(session.modes_now(), session.modes);
    }
    assert!(not_one.tree().len() == 1 && !missing.workspace().exists());
}

#[test]
fn a_workspace_that_cannot_be_written_is_for_reading() {
    let workspace = TestWorkspace::shipped();
    set_writable(&workspace, false);
    let before = workspace.tree();
    let mut session = workspace.start();
    session.wait_for_text("read only");
    session
        .keys("/gorsh<Enter>")
        .wait_for_text("Artyom Gorshenin");
    for keys in ["s", "n", "a", "u", "U", "w", "e"] {
        session.keys("j").wait_for_text("/ search");
        session.keys(keys);
        session.wait_for(keys, |screen| !screen.contents().contains("/ search"));
        let last = session.row(23);
        assert!(
            last.contains("written") || last.contains("read-only") || last.contains("permission"),
            "{keys}: {last}"
        );
    }
    assert_eq!(session.keys("q").finish(), 0);
    assert!(!workspace.workspace().join(".lastseen").exists());
    assert_eq!(workspace.tree(), before);
}

fn set_writable(workspace: &TestWorkspace, writable: bool) {
    let mut paths = vec![workspace.workspace()];
    while let Some(path) = paths.pop() {
        let about = std::fs::metadata(&path).unwrap();
        if about.is_dir() {
            paths.extend(
                std::fs::read_dir(&path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        }
        let mode = about.permissions().mode();
        let mode = if writable {
            mode | 0o200
        } else {
            mode & !0o222
        };
        std::fs::set_permissions(&path, PermissionsExt::from_mode(mode)).unwrap();
    }
}
