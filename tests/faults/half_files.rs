//! An export that is killed, or refused a system call, at any point leaves the whole file or none, and never one
//! that the log does not tell of.

use std::fs;

use crate::spread;
use crate::strace::{What, count, inject, is_there};
use crate::support::workspace::TestWorkspace;

const EXPORT: &[&str] = &["export", "--full", "--as", "csv", "-o", "out/list.csv"];

fn workspace() -> TestWorkspace {
    let workspace = TestWorkspace::of_thirty();
    fs::create_dir(workspace.home().join("out")).unwrap();
    workspace
}

#[test]
fn an_export_leaves_the_whole_file_or_none() {
    if !is_there("an_export_leaves_the_whole_file_or_none") {
        return;
    }
    for (call, times) in count(&workspace(), EXPORT, "") {
        for when in spread(times) {
            for what in [What::Kill, What::Error("EIO")] {
                let workspace = workspace();
                let done = inject(&workspace, (call, what, &when.to_string()), EXPORT, "");
                let left: Vec<_> = fs::read_dir(workspace.home().join("out"))
                    .unwrap()
                    .map(|entry| entry.unwrap().path())
                    .collect();
                let told = format!("{call} {when} {what:?}: {left:?} {done:?}");
                match left.as_slice() {
                    [] => assert!(!done.status.success(), "{told}"),
                    [file] => {
                        assert!(file.ends_with("list.csv"), "{told}");
                        let again = ["export", "--full", "--as", "csv"];
                        let again = workspace.output("anna", &again);
                        let written = fs::read_to_string(file).unwrap();
                        let whole = String::from_utf8(again.stdout).unwrap();
                        // Records that do not read are missing from a whole file, and it is told.
                        let is_incomplete = done.status.code() == Some(4)
                            && String::from_utf8_lossy(&done.stderr).contains("incomplete: ")
                            && written
                                .lines()
                                .all(|line| whole.lines().any(|one| one == line));
                        assert!(is_incomplete || written == whole, "{told}\n{written}");
                        let log = workspace.output("anna", &["log"]);
                        let log = String::from_utf8_lossy(&log.stdout);
                        assert!(log.contains("exported full csv"), "{told}\n{log}");
                    }
                    _ => panic!("{told}"),
                }
            }
        }
    }
}
