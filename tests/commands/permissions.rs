//! Who may read and write what: workspaces of a group, and workspaces that everybody may read.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use crate::support::workspace::TestWorkspace;

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

/// Runs the program as somebody who keeps everything to themselves.
fn run_with_umask(workspace: &TestWorkspace, arguments: &[&str]) {
    let command = workspace.command("anna", arguments);
    let mut shell = Command::new("/bin/sh");
    shell
        .args(["-c", "umask 077; exec \"$0\" \"$@\""])
        .arg(command.get_program())
        .args(command.get_args())
        .current_dir(workspace.home());
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            shell.env(name, value);
        }
    }
    let output = shell.output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn what_a_group_works_on_stays_the_groups() {
    let workspace = TestWorkspace::with_people();
    for folder in ["", "people", "cases", "sources", "log"] {
        chmod(&workspace.path(folder), 0o2770);
    }
    let old = workspace.path("people/p-4f7k9q2m8x.ron");
    chmod(&old, 0o664);
    run_with_umask(
        &workspace,
        &["set", "kochetkov", "returned", "--when", "2022-08"],
    );
    run_with_umask(&workspace, &["add", "person", "name=Ivan"]);
    // Others may not enter the workspace, so they have no business in its records.
    assert_eq!(mode(&old), 0o660);
    let new = fs::read_dir(workspace.path("people"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| fs::read_to_string(path).unwrap().contains("\"Ivan\""))
        .unwrap();
    assert_eq!(mode(&new), 0o660);
    assert_eq!(mode(&workspace.path(".lastseen")), 0o2770);
    assert_eq!(mode(&workspace.path(".lastseen/stage")), 0o2770);
    assert_eq!(mode(&workspace.path(".lastseen/lock")), 0o660);
    let log = fs::read_dir(workspace.path("log")).unwrap().next().unwrap();
    assert_eq!(mode(&log.unwrap().path()), 0o660);
}

#[test]
fn a_folder_that_is_made_is_for_its_owner_alone() {
    let workspace = TestWorkspace::without_workspace();
    workspace.run(&["init", "around/new/"]).done();
    assert_eq!(mode(&workspace.home().join("around/new")), 0o700);
    fs::create_dir(workspace.home().join("ours")).unwrap();
    chmod(&workspace.home().join("ours"), 0o2770);
    workspace.run(&["init", "ours"]).done();
    assert_eq!(mode(&workspace.home().join("ours")), 0o2770);
}

#[test]
fn what_is_unfinished_is_nobody_elses_business() {
    let workspace = TestWorkspace::with_people();
    chmod(&workspace.path(""), 0o755);
    workspace.run(&["note", "kochetkov", "x"]).done();
    assert_eq!(mode(&workspace.path(".lastseen")), 0o750);
}

#[test]
fn a_workspace_that_everybody_may_read_is_no_finding() {
    let workspace = TestWorkspace::new();
    chmod(workspace.home(), 0o755);
    chmod(&workspace.path(""), 0o755);
    assert_eq!(workspace.run(&["check"]).done().out, "");
    assert_eq!(workspace.run(&["check", "--json"]).done().out, "[]\n");
}

#[test]
fn one_closed_folder_on_the_way_keeps_everybody_out() {
    let workspace = TestWorkspace::new();
    chmod(&workspace.path(""), 0o755);
    let open = || lastseen::storage::workspace::permissions::is_open_to_all(&workspace.path(""));
    chmod(workspace.home(), 0o700);
    assert!(!open());
    chmod(workspace.home(), 0o755);
    let around = workspace.home().canonicalize().unwrap();
    let can_enter = around.ancestors().all(|folder| mode(folder) & 0o001 != 0);
    assert_eq!(open(), can_enter);
    chmod(&workspace.path(""), 0o750);
    assert!(!open());
}

#[test]
fn nothing_that_is_made_is_more_open_than_the_workspace() {
    let workspace = TestWorkspace::new();
    chmod(&workspace.path(""), 0o700);
    workspace
        .run(&["add", "person", "name=Vera Malysheva"])
        .done();
    let all = ["people", "log"].into_iter().flat_map(|folder| {
        let entries = fs::read_dir(workspace.path(folder)).unwrap();
        entries.map(|entry| entry.unwrap().path())
    });
    let mut files: Vec<_> = all.collect();
    assert_eq!(files.len(), 2);
    files.extend(["lastseen.ron", ".gitignore", ".lastseen/lock"].map(|path| workspace.path(path)));
    for path in files {
        assert_eq!(mode(&path) & 0o077, 0, "{}", path.display());
    }
}

#[test]
fn a_record_that_is_changed_or_taken_back_is_no_more_open_than_the_workspace() {
    let workspace = TestWorkspace::with_people();
    let person = workspace.path("people/p-4f7k9q2m8x.ron");
    let set: &[&str] = &["set", "kochetkov", "returned", "--when", "2022-08"];
    for (mode_of_folder, expected) in [(0o750, 0o640), (0o700, 0o600), (0o755, 0o646)] {
        for arguments in [set, &["undo"]] {
            chmod(&workspace.path(""), mode_of_folder);
            chmod(&person, 0o646 | (expected & 0o060));
            workspace.run(arguments).done();
            assert_eq!(mode(&person), expected & 0o644, "{arguments:?}");
        }
    }
}
