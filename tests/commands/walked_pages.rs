//! Pages that walk through something: each command is run, and what it prints is what the page shows.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::workspace::{PROGRAM, SPAWNING};

/// The blocks of a kind, each with the next one if that shows what is printed.
fn steps(page: &str) -> Vec<(String, Option<String>)> {
    let mut steps: Vec<(String, Option<String>)> = Vec::new();
    for block in page.split("```").skip(1).step_by(2) {
        if let Some(commands) = block.strip_prefix("sh\n") {
            steps.push((commands.to_owned(), None));
        } else if let Some(printed) = block.strip_prefix("text\n") {
            steps.last_mut().unwrap().1 = Some(printed.to_owned());
        }
    }
    steps
}

#[test]
fn the_page_from_a_list_is_so() {
    walk_through("docs/from-a-list.md", 8);
}

#[test]
fn the_page_for_teams_is_so() {
    walk_through("docs/teams.md", 7);
}

#[test]
fn the_page_from_the_records_to_a_dossier_is_so() {
    walk_through("docs/from-the-records-to-a-dossier.md", 6);
}

/// Runs what a page of more than `fewest` steps shows, in a new folder.
fn walk_through(page: &str, fewest: usize) {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let steps = steps(&fs::read_to_string(page).unwrap());
    assert!(steps.len() > fewest);
    let folder = tempfile::tempdir().unwrap();
    let bin = Path::new(PROGRAM).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path =
        std::env::join_paths(std::iter::once(bin.to_owned()).chain(std::env::split_paths(&path)))
            .unwrap();
    for (commands, printed) in steps {
        let script = format!("export LASTSEEN_WORKSPACE=\"$PWD/cases\"\n{commands}");
        let mut shell = Command::new("sh");
        shell
            .args(["-c", &script])
            .current_dir(folder.path())
            .env("PATH", &path)
            .env("HOME", folder.path())
            .env("GIT_AUTHOR_NAME", "t")
            .env("GIT_AUTHOR_EMAIL", "t@t")
            .env("GIT_COMMITTER_NAME", "t")
            .env("GIT_COMMITTER_EMAIL", "t@t")
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_STATE_HOME");
        let output = {
            let _guard = SPAWNING.lock().unwrap();
            shell.output().unwrap()
        };
        let said = String::from_utf8_lossy(&output.stdout).replace('\u{feff}', "");
        let errors = String::from_utf8_lossy(&output.stderr);
        match printed {
            Some(printed) => assert_eq!(said, printed, "{commands}\n{errors}"),
            None => assert!(output.status.success(), "{commands}\n{said}{errors}"),
        }
    }
}
