//! Folders that somebody gave us, with links at every level and folders that are swapped for links in
//! the middle of a change: nothing outside of the workspace and the account's own folder is written.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::strace::{What, inject, is_there};
use crate::support::workspace::{TestWorkspace, copy_folder};

/// The system calls that can make, change, move or remove a name.
const WRITES: &str = "trace=open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,\
                      rmdir,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat,mknod,mknodat";

const COMMANDS: [&[&str]; 6] = [
    &["list"],
    &["check"],
    &["note", "p-10", "a remark"],
    &["erase", "p-11", "--yes"],
    &["undo"],
    &["log", "--verify"],
];

/// A workspace in which work was done, with a folder beside it that is nobody's business.
fn worked_on() -> (TestWorkspace, PathBuf) {
    let workspace = TestWorkspace::of_thirty();
    for command in [["note", "p-10", "one"], ["note", "p-11", "two"]] {
        assert!(workspace.output("anna", &command).status.success());
    }
    for folder in ["drafts", "queues", "conflicts", "incoming", "stage"] {
        fs::create_dir_all(workspace.workspace().join(".lastseen").join(folder)).unwrap();
    }
    let outside = workspace.home().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("key"), "secret").unwrap();
    (workspace, outside)
}

/// Every file below a folder with its bytes.
fn everything(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let about = path.symlink_metadata().unwrap();
        if about.is_dir() {
            found.append(&mut everything(&path));
            found.insert(path, Vec::new());
        } else {
            let bytes = if about.is_file() {
                fs::read(&path).unwrap()
            } else {
                Vec::new()
            };
            found.insert(path, bytes);
        }
    }
    found
}

/// The paths between angle brackets: what descriptors stand for.
fn descriptors(text: &str) -> impl Iterator<Item = &str> {
    text.split('<')
        .skip(1)
        .filter_map(|rest| rest.split_once('>'))
        .map(|(path, _)| path)
        .filter(|path| path.starts_with('/'))
}

/// The paths that a line of the trace writes to; none if the call failed or only reads.
fn written(line: &str) -> Vec<String> {
    let Some((call, result)) = line.rsplit_once(" = ") else {
        return Vec::new();
    };
    if result.starts_with('-') {
        return Vec::new();
    }
    let name = call.split('(').next().unwrap_or_default();
    let name = name.rsplit(' ').next().unwrap_or_default();
    if name.starts_with("open") {
        let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"];
        if !writes.iter().any(|flag| call.contains(flag)) {
            return Vec::new();
        }
        return descriptors(result).map(str::to_owned).collect();
    }
    // Absolute names, and the folders that relative ones are in.
    let named = call.split('"').skip(1).step_by(2);
    let absolute = named.filter(|name| name.starts_with('/'));
    absolute
        .chain(descriptors(call))
        .map(str::to_owned)
        .collect()
}

fn assert_stays_inside(workspace: &TestWorkspace, trace: &str, label: &str) {
    let own = [
        workspace.workspace(),
        workspace.home().join("state"),
        workspace.home().join("home"),
    ];
    for line in trace.lines() {
        for path in written(line) {
            let is_own = own.iter().any(|own| Path::new(&path).starts_with(own))
                || path.starts_with("/dev/")
                || path.starts_with("/proc/");
            assert!(is_own, "{label}: {path}\n{line}");
        }
    }
}

#[test]
fn links_at_every_level_lead_no_write_outside() {
    if !is_there("links in a workspace that somebody gave us") {
        return;
    }
    for link in [
        "people",
        "log",
        "files",
        ".lastseen",
        ".lastseen/stage",
        ".lastseen/drafts",
        ".lastseen/queues",
        ".lastseen/conflicts",
        ".lastseen/incoming",
        ".lastseen/lock",
        ".lastseen/.gitignore",
        ".lastseen/clone.ron",
        "people/p-10.ron",
        "lastseen.ron",
    ] {
        let (workspace, outside) = worked_on();
        let path = workspace.workspace().join(link);
        let target = outside.join("target");
        if path.symlink_metadata().is_ok() {
            fs::rename(&path, &target).unwrap();
        } else if link.contains("lock") || link.contains("ignore") || link.ends_with(".ron") {
            fs::write(&target, "").unwrap();
        } else {
            fs::create_dir(&target).unwrap();
        }
        symlink(&target, &path).unwrap();
        let before = everything(&outside);
        for command in COMMANDS {
            let trace = workspace.home().join("trace");
            let to = trace.to_str().unwrap();
            let strace = [
                "strace", "-f", "-y", "-qq", "-s", "4096", "-o", to, "-e", WRITES,
            ];
            workspace.run_through(&strace, command, "");
            let label = format!("{link} {command:?}");
            assert_stays_inside(&workspace, &fs::read_to_string(trace).unwrap(), &label);
            assert_eq!(everything(&outside), before, "{label}");
        }
    }
}

/// While the program waits before a system call, a folder becomes a link.
#[test]
fn a_folder_that_becomes_a_link_meanwhile_leads_no_write_outside() {
    if !is_there("folders that are swapped for links") {
        return;
    }
    for folder in ["people", "log", ".lastseen", ".lastseen/stage"] {
        for (call, when) in [
            ("openat2", "8"),
            ("openat2", "16"),
            ("openat2", "24"),
            ("renameat", "1"),
            ("fdatasync", "1"),
            ("fsync", "1"),
        ] {
            let (workspace, outside) = worked_on();
            let target = outside.join("target");
            let path = workspace.workspace().join(folder);
            copy_folder(&path, &target, &["clone.ron", ".gitignore"]);
            let before = everything(&outside);
            let swap = std::thread::spawn({
                let (path, target) = (path.clone(), target.clone());
                move || {
                    std::thread::sleep(Duration::from_millis(150));
                    fs::rename(&path, path.with_extension("away")).unwrap();
                    symlink(&target, &path).unwrap();
                }
            });
            let fault = (call, What::Delay(300_000), when);
            inject(&workspace, fault, &["note", "p-10", "a remark"], "");
            swap.join().unwrap();
            assert_eq!(
                everything(&outside),
                before,
                "{folder} before {call} {when}"
            );
        }
    }
}

/// A trace in which something is written outside is seen: without this the tests above could prove nothing.
#[test]
fn a_write_outside_would_be_seen() {
    for line in [
        r#"7 openat2(5</tmp/w>, "files/x", {flags=O_WRONLY|O_CREAT, mode=0600}, 24) = 6</tmp/outside/x>"#,
        r#"7 unlinkat(5</tmp/outside>, "key", 0) = 0"#,
        r#"7 renameat(5</tmp/w>, "a", 6</tmp/outside>, "b") = 0"#,
        r#"7 mkdir("/tmp/outside/new", 0777) = 0"#,
    ] {
        assert!(
            written(line)
                .iter()
                .any(|path| path.starts_with("/tmp/outside")),
            "{line}"
        );
    }
    let failed =
        r#"7 openat2(5</tmp/w>, "files/x", {flags=O_WRONLY}, 24) = -1 ELOOP (Too many links)"#;
    assert!(written(failed).is_empty());
}
