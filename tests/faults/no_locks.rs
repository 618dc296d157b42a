//! A file system without locks, as some network file systems are.

use crate::strace::{What, inject, is_there};
use crate::support::workspace::TestWorkspace;
use crate::tell;

#[test]
fn without_locks_nothing_is_written_and_everything_is_readable() {
    if !is_there("a file system without locks") {
        return;
    }
    let workspace = TestWorkspace::of_thirty();
    let (before, log) = (
        workspace.texts(),
        std::fs::read(workspace.log_of_anna()).unwrap(),
    );
    for error in ["ENOLCK", "ENOSYS", "EOPNOTSUPP", "EINVAL"] {
        for command in [
            &["set", "p-12", "returned"][..],
            &["note", "p-12", "x"],
            &["undo"],
        ] {
            let done = inject(&workspace, ("flock", What::Error(error), "1+"), command, "");
            let said = String::from_utf8(done.stderr).unwrap();
            assert_eq!(done.status.code(), Some(1), "{error}: {said}");
            assert_eq!(
                said.trim_end().rsplit_once("lock: ").unwrap(),
                (
                    &*format!(
                        "lastseen: {}: could not ",
                        workspace.workspace().join(".lastseen/lock").display()
                    ),
                    "this file system has no locks; keep the workspace on one that has"
                )
            );
        }
        let listed = inject(
            &workspace,
            ("flock", What::Error(error), "1+"),
            &["list"],
            "",
        );
        assert!(listed.status.success(), "{listed:?}");
        assert_eq!(
            String::from_utf8(listed.stdout).unwrap().lines().count(),
            30
        );
        assert_eq!(
            (
                workspace.texts(),
                std::fs::read(workspace.log_of_anna()).unwrap()
            ),
            (before.clone(), log.clone())
        );
    }
    tell("no locks: 12 changes refused, nothing written");
}
