//! The screen on a sealed workspace: it works as on any other, and no word of it lies on the disk.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use rustix::process::Signal;
use tempfile::TempDir;

use crate::support::sealed::{SealedWorkspace, edit_sealed, workspace_key};
use crate::terminal_session::TerminalSession;

/// Words that stand nowhere else, one for each field and gesture.
const WORDS: [&str; 12] = [
    "Zhuravlinka",
    "Quetzalov",
    "Kvitkova",
    "tamarisk9",
    "ostrogothic",
    "wexfordish",
    "marmalade7",
    "vellumword",
    "hollyhock3",
    "verbena6",
    "larkspur4",
    "periwinkle2",
];

/// Opens the screen, works through every gesture that leaves something behind, and leaves it in every way.
fn work(sealed: &SealedWorkspace) {
    let [_, quetzalov, kvitkova, search, note, draft, query, ..] = WORDS;
    let workspace = &sealed.workspace;
    let mut session = workspace.open();
    session.wait_for_text(WORDS[0]);
    session.wait_for_text(kvitkova);
    // A search that finds nothing, and one that finds somebody.
    session.keys(&format!("/{search}")).wait_for_text("0 of 2");
    session.keys("<Esc>").wait_for_text("People 1/2");
    session
        .keys(&format!("/{quetzalov}<Enter>"))
        .wait_for_text("People 1/1 of 2");
    session.keys("sm").wait_for_text("Missing · ");
    session.keys("2 jan 2026").wait_for_text("= 2026-01-02");
    session.keys("<Enter>").wait_for_text("u to undo");
    session
        .keys(&format!("n{note}<Ctrl-s>"))
        .wait_for_text("u to undo");
    session.keys("u").wait_for_text("Undone");
    session.keys("U").wait_for_text("u to undo");
    // A saved query, with a filter of its own.
    session.keys("F").wait_for_text("what to call it");
    session.keys(&format!("{}<Tab><Ctrl-u>tag:{query}<Enter>", WORDS[7]));
    session.wait_for_text("u to undo");
    session.keys("<Esc>").wait_for_text("People 1/2");
    // Columns and orders are kept for the next time.
    session.keys("S").wait_for_text("by status");
    // A form that is half typed when the program is killed.
    session
        .keys("e")
        .wait_for_text("the whole name as published");
    session.keys(&format!(" {draft}")).wait_for_text(draft);
    session.wait_for_quiet();
    session.signal(Signal::KILL);
    drop(session);
    let mut session = workspace.open();
    session.wait_for_text("1 draft kept");
    session.wait_for_text("by status");
    session.keys("D").wait_for_text(draft);
    session.keys("<Enter>").wait_for_text("u to undo");
    session.keys("u").wait_for_text("Undone");
    // A note that is half typed when the line drops.
    session
        .keys(&format!("n{}", WORDS[8]))
        .wait_for_text(WORDS[8]);
    session.close_terminal();
    session.finish();
    // A queue.
    let mut session = workspace.open();
    session.keys("t").wait_for_text("begin all 2 people");
    session
        .keys("<Enter>")
        .wait_for_text("New queue of 2 people");
    session.keys("<Enter>").wait_for_text("queue everybody");
    session
        .keys(&format!("n{}<Ctrl-s>", WORDS[9]))
        .wait_for_text(WORDS[9]);
    session.wait_for_text("u to undo");
    session.keys("a").wait_for_text("2/2");
    session.keys("q").wait_for_text("People 1/2");
    assert_eq!(session.keys("q").finish(), 0);
}

#[test]
fn no_word_that_is_typed_on_the_screen_lies_on_the_disk() {
    let sealed = SealedWorkspace::new(WORDS[0]);
    sealed.add_person(WORDS[1]);
    sealed.add_person(WORDS[2]);
    work(&sealed);
    sealed.assert_silent(&WORDS);
    let shown = sealed.done(&["show", WORDS[1]]);
    assert!(
        shown.contains(WORDS[4]) && shown.contains("2 Jan 2026"),
        "{shown}"
    );
}

#[test]
fn a_change_from_outside_is_seen_under_its_hidden_name() {
    let sealed = SealedWorkspace::new(WORDS[0]);
    sealed.add_person(WORDS[1]);
    let mut session = sealed.workspace.open();
    session.wait_for_text(WORDS[1]);
    sealed.done(&["note", WORDS[1], WORDS[10]]);
    session.wait_for_text(WORDS[10]);
    sealed.done(&["set", WORDS[1], "missing", "--when", "2026-01-02"]);
    session.wait_for_text("MIS Quetzalov");
    sealed.add_person(WORDS[11]);
    session.wait_for_text("People 1/2");
    assert_eq!(session.keys("q").finish(), 0);
    sealed.assert_silent(&WORDS);
}

#[test]
fn another_sealed_clone_s_changes_come_in_and_are_decided_on_the_screen() {
    let mut sealed = SealedWorkspace::new(WORDS[0]);
    let person = sealed.add_person(WORDS[1]);
    for role in ["AUTHOR", "COMMITTER"] {
        sealed.workspace = sealed
            .workspace
            .variable(&format!("GIT_{role}_NAME"), "t")
            .variable(&format!("GIT_{role}_EMAIL"), "t@t");
    }
    let home = sealed.workspace.home().to_owned();
    let environment = sealed.workspace.environment();
    let git = |folder: &str, arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "init.defaultBranch=main"]);
        command.args(arguments).current_dir(home.join(folder));
        let done = command.envs(&environment).output().unwrap();
        assert!(done.status.success(), "{arguments:?}: {done:?}");
        String::from_utf8_lossy(&done.stdout).to_lowercase()
    };
    git("workspace", &["init", "--quiet"]);
    sealed.done(&["git", "setup"]);
    git("workspace", &["add", "--all"]);
    git("workspace", &["commit", "--quiet", "-m", "x"]);
    git(".", &["clone", "--quiet", "--bare", "workspace", "shared"]);
    git(".", &["clone", "--quiet", "shared", "other"]);
    git("workspace", &["remote", "add", "origin", "../shared"]);
    let key = workspace_key(&home.join("workspace"), &home.join("my-key.txt"));
    for (folder, word) in [("workspace", WORDS[9]), ("other", WORDS[10])] {
        let file = home.join(folder).join(format!("people/{person}.ron.age"));
        edit_sealed(&file, &key, "\n)", &format!("\n    home: \"{word}\",\n)"));
    }
    let other = home.join("other");
    sealed.done(&["-w", other.to_str().unwrap(), "sync"]);
    let mut session = sealed.workspace.open();
    session.wait_for_text(WORDS[1]);
    session.keys(":sync<Enter>").wait_for_text("what came in");
    // Another program's changes may be told meanwhile, in the line where the keys stand else.
    let gone = |session: &TerminalSession, text: &str| {
        session.wait_for(text, |screen| !screen.contents().contains(text));
    };
    gone(session.keys("<Esc>"), "what came in");
    session.keys(":decide<Enter>").wait_for_text("keep both");
    gone(session.keys("<Esc>"), "keep both");
    session
        .keys(":received<Enter>")
        .wait_for_text("what came in");
    assert_eq!(session.keys("<Esc>q").finish(), 0);
    let shown = sealed.done(&["show", &person, "--json"]);
    assert!(
        shown.contains(WORDS[9]) && shown.contains(WORDS[10]),
        "{shown}"
    );
    sealed.assert_silent(&WORDS);
    for folder in ["workspace", "other", "shared"] {
        let all = git(folder, &["cat-file", "--batch-all-objects", "--batch"]);
        for word in WORDS {
            assert!(!all.contains(&word.to_lowercase()), "{folder}: {word}");
        }
    }
}

#[test]
fn what_may_leave_something_in_the_clear_says_so() {
    let mut sealed = SealedWorkspace::new(WORDS[0]);
    sealed.add_person(WORDS[1]);
    sealed.workspace = sealed.workspace.editor("true");
    let mut session = sealed.workspace.open();
    session.wait_for_text(WORDS[1]);
    let file = sealed.workspace.home().join("out.json");
    session.keys(">").wait_for_text("Export");
    session.keys(&format!("json<Tab>full<Tab>{}<Enter>", file.display()));
    session.wait_for_text("Write it in the clear?");
    session.keys("n").wait_for_text("Esc leave");
    session.keys("<Esc>").wait_for_text("drops what is typed");
    session.keys("<Esc>").wait_for_text("s status");
    assert!(!file.exists());
    // An editor that nobody has looked at, and a folder that is no folder in memory.
    session.keys("E").wait_for_text("$EDITOR must be vim");
    assert_eq!(session.keys("q").finish(), 0);
    sealed.workspace = sealed
        .workspace
        .variable("EDITOR", "nano")
        .variable("XDG_RUNTIME_DIR", "/nowhere");
    let mut session = sealed.workspace.open();
    session.keys("E").wait_for_text("not in memory");
    assert_eq!(session.keys("q").finish(), 0);
}

/// A folder in memory for its owner alone; `None` if this machine has none, which is said.
fn folder_in_memory() -> Option<TempDir> {
    let made = tempfile::Builder::new()
        .prefix("lastseen-test-")
        .tempdir_in("/dev/shm");
    let Ok(folder) = made else {
        eprintln!("skipped: there is no /dev/shm here");
        return None;
    };
    fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o700)).unwrap();
    Some(folder)
}

/// Puts a program of this name on the path of a workspace.
fn with_program(mut sealed: SealedWorkspace, name: &str, script: &str) -> SealedWorkspace {
    let folder = sealed.workspace.home().join("bin");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
    let others = std::env::var("PATH").unwrap();
    let folders = format!("{}:{others}", folder.display());
    sealed.workspace = sealed.workspace.variable("PATH", &folders);
    sealed
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}

#[test]
fn an_editor_gets_a_copy_in_memory_and_what_it_writes_is_sealed() {
    let Some(memory) = folder_in_memory() else {
        return;
    };
    let mut sealed = SealedWorkspace::new(WORDS[0]);
    sealed.add_person(WORDS[1]);
    let script = format!(
        "printf '%s\\n' \"$@\" > {2}/arguments\n\
         echo {0} > \"$(mktemp)\"\n\
         echo {0} > \"$HOME/history\"\n\
         echo {0} > \"${{XDG_STATE_HOME:-$HOME}}/state\"\n\
         echo 'IN THE EDITOR'\n\
         IFS= read -r line < /dev/tty\n\
         echo {0} > \"$(dirname \"$2\")/backup\"\n\
         sed -i 's/{0}/{1}/; s/$/ /' \"$2\"",
        WORDS[1],
        WORDS[5],
        sealed.workspace.home().display()
    );
    let folder = memory.path().to_str().unwrap();
    sealed.workspace = sealed
        .workspace
        .variable("EDITOR", "nano")
        .variable("XDG_RUNTIME_DIR", folder);
    let sealed = with_program(sealed, "nano", &script);
    let mut session = sealed.workspace.open();
    session.keys("E").wait_for_text("IN THE EDITOR");
    assert!(!is_empty(memory.path()));
    session.keys("<Enter>").wait_for_text(WORDS[5]);
    assert!(is_empty(memory.path()));
    let arguments = fs::read_to_string(sealed.workspace.home().join("arguments")).unwrap();
    let (first, path) = arguments.trim_end().split_once('\n').unwrap();
    assert_eq!(first, "-I");
    assert!(path.starts_with(folder) && path.ends_with(".ron"), "{path}");
    // Somebody else changes the record while it is open: nothing is lost.
    session.keys("E").wait_for_text("IN THE EDITOR");
    sealed.done(&["note", WORDS[5], WORDS[10]]);
    session
        .keys("<Enter>")
        .wait_for_text("yours lies beside it");
    // The line drops in the middle of it.
    session.keys("E").wait_for_text("IN THE EDITOR");
    session.close_terminal();
    session.finish();
    assert!(is_empty(memory.path()));
    let bin = sealed.workspace.home().join("bin");
    fs::remove_dir_all(bin).unwrap();
    sealed.assert_silent(&WORDS);
}

#[test]
fn what_an_editor_makes_too_large_is_refused_and_the_record_stays() {
    let Some(memory) = folder_in_memory() else {
        return;
    };
    let mut sealed = SealedWorkspace::new(WORDS[0]);
    sealed.add_person(WORDS[1]);
    sealed.workspace = sealed
        .workspace
        .variable("EDITOR", "nano")
        .variable("XDG_RUNTIME_DIR", memory.path().to_str().unwrap());
    let sealed = with_program(sealed, "nano", "head -c 1100000 /dev/zero > \"$2\"");
    let mut session = sealed.workspace.open();
    session.wait_for_text(WORDS[1]);
    session.keys("E").wait_for_text("not saved:");
    assert_eq!(session.keys("q").finish(), 0);
    assert!(is_empty(memory.path()));
    assert!(sealed.done(&["show", WORDS[1]]).contains(WORDS[1]));
}

#[test]
fn a_viewer_gets_a_copy_in_memory_under_a_name_that_says_nothing() {
    let Some(memory) = folder_in_memory() else {
        return;
    };
    let mut sealed = SealedWorkspace::new(WORDS[0]);
    let outside = tempfile::tempdir().unwrap();
    let page = outside.path().join(format!("{}.txt", WORDS[6]));
    fs::write(&page, format!("what {} said\n", WORDS[2])).unwrap();
    sealed.done(&["add", "source", &format!("title={}", WORDS[7])]);
    sealed.done(&["attach", WORDS[7], page.to_str().unwrap()]);
    let viewer = outside.path().join("viewer.sh");
    let seen = outside.path().join("seen");
    let script = format!(
        "#!/bin/sh\n(echo \"$1\"; cat \"$1\") > {}\n",
        seen.display()
    );
    fs::write(&viewer, script).unwrap();
    fs::set_permissions(&viewer, PermissionsExt::from_mode(0o755)).unwrap();
    sealed.workspace = sealed
        .workspace
        .variable("LASTSEEN_OPENER", viewer.to_str().unwrap())
        .variable("XDG_RUNTIME_DIR", memory.path().to_str().unwrap());
    let mut session = sealed.workspace.open();
    session.keys("3").wait_for_text(WORDS[7]);
    session.keys("o").wait_for_text("a copy in memory");
    session.wait_for_text("Open it?");
    session.keys("y").wait_for_text("opened");
    assert_eq!(session.keys("q").finish(), 0);
    let seen = fs::read_to_string(seen).unwrap();
    let (path, text) = seen.split_once('\n').unwrap();
    assert!(path.starts_with(memory.path().to_str().unwrap()), "{path}");
    assert!(path.ends_with("/copy.txt"), "{path}");
    assert_eq!(text, format!("what {} said\n", WORDS[2]));
    assert!(is_empty(memory.path()));
    sealed.assert_silent(&WORDS);
}

#[test]
fn without_its_key_the_screen_says_nothing() {
    let sealed = SealedWorkspace::new(WORDS[0]);
    sealed.add_person(WORDS[1]);
    let workspace = sealed.workspace.variable("LASTSEEN_IDENTITY", "");
    let mut session = workspace.start();
    assert_eq!(session.finish(), 1);
    let text = session.screen_text();
    assert!(
        text.contains("encrypted with age") && !text.contains(WORDS[0]),
        "{text}"
    );
}
