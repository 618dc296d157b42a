//! `lastseen seal`, `unseal`, `rekey` and `member`, with the real program; what it leaves is opened by `age` alone.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::support::workspace::TestWorkspace;

/// A secret key in a file of its own, and the public one.
fn key_pair(workspace: &TestWorkspace, name: &str) -> (String, String) {
    let key = Identity::generate();
    let path = workspace.home().join(name);
    fs::write(&path, key.to_string().expose_secret()).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (path, key.to_public().to_string())
}

/// All files of the workspace, without what is this machine's alone.
fn files(workspace: &TestWorkspace) -> BTreeMap<String, Vec<u8>> {
    let root = workspace.workspace();
    let mut found = BTreeMap::new();
    let mut waiting = vec![root.clone()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
            if !name.starts_with(".lastseen/") {
                found.insert(name.to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn holds(files: &BTreeMap<String, Vec<u8>>, word: &str) -> Option<String> {
    let text = |(name, bytes): (&String, &Vec<u8>)| {
        let text = format!("{name}\n{}", String::from_utf8_lossy(bytes));
        text.contains(word).then(|| name.clone())
    };
    files.iter().find_map(text)
}

#[test]
fn a_workspace_is_sealed_for_its_members_and_comes_back_as_it_was() {
    let workspace = TestWorkspace::with_people();
    let before = files(&workspace);
    let name = "Gorshenin";
    assert!(holds(&before, name).is_some());
    let (anna, anna_public) = key_pair(&workspace, "anna.key");
    let (borys, borys_public) = key_pair(&workspace, "borys.key");
    let backups = workspace.home().join("backups");
    fs::create_dir(&backups).unwrap();
    let backup = |name: &str| backups.join(name).to_str().unwrap().to_owned();
    workspace
        .run(&["member", "list", "--identity", &anna])
        .failed(1, "this workspace is not sealed; `lastseen seal` seals it");
    workspace
        .run(&["seal", "--yes"])
        .failed(2, "say who can open it: --member NAME KEY");
    let first = backup("first");
    let sealed = workspace
        .run(&[
            "seal",
            "--member",
            "Anna Testova",
            &anna_public,
            "--yes",
            "--backup",
            &first,
        ])
        .done()
        .out;
    assert!(sealed.contains("AGE-SECRET-KEY-1"), "{sealed}");
    assert!(sealed.contains("sealed, and every file tested"), "{sealed}");
    assert!(sealed.contains("git history"), "{sealed}");
    let paper: String = sealed
        .lines()
        .filter_map(|line| line.strip_prefix("  "))
        .collect::<Vec<_>>()
        .join(" ");
    let now = files(&workspace);
    assert_eq!(holds(&now, name), None);
    assert_eq!(holds(&now, "Testova"), None);

    workspace
        .run(&["list"])
        .failed(1, "name the file with your secret key: --identity FILE");
    let list = ["member", "list", "--identity", &anna];
    let told = workspace.run(&list).done().out;
    assert!(
        told.contains(&format!("Anna Testova  key  {anna_public}")),
        "{told}"
    );
    assert!(told.contains("paper  paper key  age1"), "{told}");
    workspace
        .run(&["member", "list", "--identity", &borys])
        .failed(1, "keys/workspace.age: encrypted to somebody else");
    workspace
        .run(&["member", "list"])
        .failed(1, "name the file with your secret key: --identity FILE");
    let add = ["member", "add", "Borys", &borys_public, "--identity"];
    workspace
        .run(&[&add[..], &[&borys]].concat())
        .failed(1, "encrypted to somebody else");
    workspace.run(&[&add[..], &[&anna]].concat()).done();
    let opened = workspace.run(&["member", "list", "--identity", &borys]);
    assert_eq!(opened.done().out.lines().count(), 3);

    if Command::new("age").arg("--version").output().is_ok() {
        let script = "age -d -i ../borys.key keys/workspace.age > ../workspace.key && \
             age -d -i ../workspace.key lastseen.ron.age > ../head && \
             age -d -i ../workspace.key people/p-4f8a1b2c3d.ron.age > ../record";
        let script = script.replace("../", &format!("{}/", workspace.home().display()));
        let ran = Command::new("sh")
            .args(["-c", &script])
            .current_dir(workspace.workspace())
            .status();
        assert!(ran.unwrap().success());
        let record = fs::read(workspace.home().join("record")).unwrap();
        let text = String::from_utf8(record).unwrap();
        assert!(text.contains(name), "{text}");
    }

    let second = backup("second");
    let own = ["member", "remove", "Anna Testova", "--identity", &anna];
    workspace.run(&own).failed(1, "needs a yes");
    let remove = [
        "member",
        "remove",
        "Borys",
        "--backup",
        &second,
        "--identity",
    ];
    let told = workspace.run(&[&remove[..], &[&anna]].concat()).done().out;
    assert!(told.contains("still open with the old key"), "{told}");
    workspace
        .run(&["member", "list", "--identity", &borys])
        .failed(1, "encrypted to somebody else");
    let typed = workspace.home().join("paper.txt");
    fs::write(&typed, paper).unwrap();
    fs::set_permissions(&typed, fs::Permissions::from_mode(0o600)).unwrap();
    let typed = typed.to_str().unwrap();
    let third = backup("third");
    let unseal = ["unseal", "--backup", &third, "--identity", typed];
    workspace.run(&unseal).failed(1, "say --yes");
    workspace.run(&[&unseal[..], &["--yes"]].concat()).done();
    assert_eq!(files(&workspace), before);
    for file in [first, second, third] {
        let bytes = fs::read(Path::new(&file)).unwrap();
        assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
    }
}

#[test]
fn the_copy_before_lies_outside_of_the_workspace() {
    let workspace = TestWorkspace::with_people();
    let (anna, public) = key_pair(&workspace, "anna.key");
    let root = workspace.workspace();
    let link = workspace.home().join("link");
    std::os::unix::fs::symlink(root.join("people"), &link).unwrap();
    let before = files(&workspace);
    let why = "lies in the workspace";
    let inside = [
        root.join("copy"),
        root.join("log/../copy"),
        link.join("copy"),
    ];
    let member = ["--member", "Anna", &public, "--no-paper", "--yes"];
    let seal = [&["seal"][..], &member, &["--backup"]].concat();
    for path in &inside {
        let path = path.to_str().unwrap();
        workspace.run(&[&seal[..], &[path]].concat()).failed(1, why);
    }
    let mut here = workspace.command("anna", &[&seal[..], &["copy"]].concat());
    let told = here.current_dir(&root).output().unwrap().stderr;
    let told = String::from_utf8(told).unwrap();
    assert!(told.contains(why), "{told}");
    assert_eq!(files(&workspace), before);
    let outside = workspace.home().join("copy");
    let outside = outside.to_str().unwrap();
    workspace.run(&[&seal[..], &[outside]].concat()).done();
    let sealed = files(&workspace);
    let identity = ["--yes", "--identity", &anna];
    for command in ["unseal", "rekey"] {
        let path = inside[0].to_str().unwrap();
        let again = [&[command, "--backup", path][..], &identity].concat();
        workspace.run(&again).failed(1, why);
    }
    assert_eq!(files(&workspace), sealed);
}

/// The names of files in this account's state folder.
fn notes(workspace: &TestWorkspace) -> Vec<String> {
    let mut found: Vec<String> = fs::read_dir(workspace.home().join("state/lastseen"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| {
            ["seen-", "view-", "lists-"]
                .iter()
                .any(|one| name.starts_with(one))
        })
        .collect();
    found.sort();
    found
}

#[test]
fn what_the_account_noted_of_a_workspace_goes_when_it_is_sealed() {
    let workspace = TestWorkspace::with_people();
    let (anna, public) = key_pair(&workspace, "anna.key");
    workspace.run(&["note", "Gorshenin", "heard of him"]).done();
    let before = notes(&workspace);
    assert_eq!(before.len(), 1, "{before:?}");
    let state = workspace.home().join("state/lastseen");
    let note = state.join(&before[0]);
    let text = fs::read(&note).unwrap();
    assert!(String::from_utf8_lossy(&text).contains("anna"));
    let backup = workspace.home().join("copy");
    let seal = ["seal", "--member", "Anna", &public, "--no-paper", "--yes"];
    let seal = [&seal[..], &["--backup", backup.to_str().unwrap()]].concat();
    workspace.run(&seal).done();
    assert_eq!(notes(&workspace), [""; 0]);
    // As a program leaves it that ended only now.
    fs::write(&note, &text).unwrap();
    workspace.run(&["list", "--identity", &anna]).done();
    assert_eq!(notes(&workspace), [""; 0]);
}

#[test]
fn a_secret_key_in_the_workspace_is_never_sealed() {
    let workspace = TestWorkspace::with_people();
    let (anna, public) = key_pair(&workspace, "anna.key");
    let root = workspace.workspace();
    let seal = ["seal", "--member", "Anna", &public, "--no-paper", "--yes"];
    let copy = workspace.home().join("copy");
    let seal = [&seal[..], &["--backup", copy.to_str().unwrap()]].concat();
    let own = fs::read(&anna).unwrap();
    let inside: [(&str, &[u8]); 4] = [
        ("my-key.txt", &own),
        ("keys/my-key.txt", &own),
        ("files/id", b"-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n"),
        ("my-key.age", b"age-encryption.org/v1\n-> scrypt abc 18\n"),
    ];
    for (name, text) in inside {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        let before = files(&workspace);
        let told = format!("{name}: holds a secret key");
        workspace.run(&seal).failed(1, &told);
        assert_eq!(files(&workspace), before);
        assert!(!copy.exists());
        fs::remove_file(path).unwrap();
    }
    workspace.run(&seal).done();
    workspace.run(&["list", "--identity", &anna]).done();
}

#[test]
fn a_folder_that_cannot_be_written_stops_it_before_anything_is_decided() {
    let workspace = TestWorkspace::with_people();
    let (anna, public) = key_pair(&workspace, "anna.key");
    let folder = workspace.workspace().join("letters");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("notes.txt"), "kingfisher").unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let before = files(&workspace);
    let copy = |name: &str| workspace.home().join(name).to_str().unwrap().to_owned();
    let member = ["--member", "Anna", &public, "--yes"];
    let first = copy("first");
    let seal = [&["seal", "--backup", &first][..], &member].concat();
    let refused = workspace.run(&seal);
    refused.failed(1, "letters: can be read but not written");
    assert_eq!(files(&workspace), before);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    let second = copy("second");
    let seal = [&["seal", "--backup", &second][..], &member].concat();
    workspace.run(&seal).done();
    workspace.run(&["list", "--identity", &anna]).done();
}

#[test]
fn what_is_half_done_says_so_and_the_first_command_after_finishes_it() {
    let workspace = TestWorkspace::with_people();
    let (anna, public) = key_pair(&workspace, "anna.key");
    let root = workspace.workspace();
    fs::write(root.join("a.txt"), "kingfisher").unwrap();
    let copy = |name: &str| workspace.home().join(name).to_str().unwrap().to_owned();
    let half = "a.txt.age: Is a directory (os error 21). Some files are in their new form already";
    // Nothing can be put in the place of a folder.
    fs::create_dir(root.join("a.txt.age")).unwrap();
    let first = copy("first");
    let member = ["--member", "Anna", &public, "--no-paper", "--yes"];
    let seal = [&["seal", "--backup", &first][..], &member].concat();
    workspace.run(&seal).failed(1, half);
    workspace
        .run(&["list", "--identity", &anna])
        .failed(1, half);
    fs::remove_dir(root.join("a.txt.age")).unwrap();
    let told = workspace.run(&["list", "--identity", &anna]).done().out;
    assert!(told.contains("Gorshenin"), "{told}");

    fs::create_dir(root.join("a.txt")).unwrap();
    let second = copy("second");
    let unseal = ["unseal", "--backup", &second, "--yes", "--identity", &anna];
    workspace
        .run(&unseal)
        .failed(1, "a.txt: Is a directory (os error 21). Some");
    fs::remove_dir(root.join("a.txt")).unwrap();
    let told = workspace.run(&["list"]).done().out;
    assert!(told.contains("Gorshenin"), "{told}");
    assert_eq!(fs::read(root.join("a.txt")).unwrap(), b"kingfisher");
}

/// A paper key that nobody can say to have written down is not printed, and no copy is made.
#[test]
fn where_nobody_can_be_asked_nothing_is_begun() {
    let workspace = TestWorkspace::with_people();
    let before = files(&workspace);
    let (_, public) = key_pair(&workspace, "anna.key");
    let backup = workspace.home().join("copy");
    let path = backup.to_str().unwrap();
    workspace
        .run(&["seal", "--backup", path, "--member", "Anna", &public])
        .failed(1, "this needs a yes: say --yes where nobody can be asked");
    assert!(!backup.exists());
    assert_eq!(files(&workspace), before);
}

#[test]
fn ctrl_c_leaves_no_plain_file_in_a_sealed_workspace() {
    let workspace = TestWorkspace::with_people();
    let (anna, public) = key_pair(&workspace, "anna.key");
    let copy = |name: &str| workspace.home().join(name).to_str().unwrap().to_owned();
    let member = ["--member", "Anna", &public, "--no-paper", "--yes"];
    let first = copy("first");
    workspace
        .run(&[&["seal", "--backup", &first][..], &member].concat())
        .done();
    let before = files(&workspace);
    let private = workspace.workspace().join(".lastseen");
    let second = copy("second");
    let unseal = ["unseal", "--backup", &second, "--yes", "--identity", &anna];
    for (signal, number) in [
        (Signal::SIGINT, 1),
        (Signal::SIGTERM, 14),
        (Signal::SIGHUP, 0),
    ] {
        // It waits for the lock until the signal has come.
        let lock = fs::File::open(private.join("attaching")).unwrap();
        lock.lock().unwrap();
        let mut command = workspace.command("anna", &unseal);
        let command = command.stdout(Stdio::null()).stderr(Stdio::piped());
        let child = command.spawn().unwrap();
        let status = format!("/proc/{}/status", child.id());
        let is_caught = || {
            let status = fs::read_to_string(&status).unwrap();
            let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
            let caught = u64::from_str_radix(caught.unwrap().trim(), 16).unwrap();
            caught >> number & 1 == 1
        };
        while !is_caught() {
            std::thread::yield_now();
        }
        let pid = Pid::from_raw(i32::try_from(child.id()).unwrap());
        kill(pid, signal).unwrap();
        drop(lock);
        let ended = child.wait_with_output().unwrap();
        let told = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(130), "{signal}: {told}");
        assert!(told.contains("nothing was changed"), "{told}");
        assert_eq!(files(&workspace), before);
        assert!(!private.join("next").exists());
    }
}

#[test]
fn the_copy_before_does_not_lie_in_a_second_mount_of_the_workspace() {
    // Who may mount nothing has no second mount.
    let may_mount = Command::new("unshare")
        .args(["-Urm", "true"])
        .stderr(Stdio::null())
        .status();
    if !may_mount.is_ok_and(|status| status.success()) {
        return;
    }
    let workspace = TestWorkspace::with_people();
    let (_, public) = key_pair(&workspace, "anna.key");
    let before = files(&workspace);
    let second = workspace.home().join("second");
    fs::create_dir(&second).unwrap();
    // All of the workspace, and one folder of it.
    for (mounted, copy) in [("", "people/copy"), ("people", "copy")] {
        let from = workspace.workspace().join(mounted);
        let told = sealed_while_mounted(&workspace, &public, &from, &second, &second.join(copy));
        assert!(told.contains("lies in the workspace"), "{told}");
        assert_eq!(files(&workspace), before);
    }
}

/// What is said when a workspace is sealed while one folder is mounted in another place.
fn sealed_while_mounted(
    workspace: &TestWorkspace,
    public: &str,
    from: &Path,
    second: &Path,
    copy: &Path,
) -> String {
    let copy = copy.to_str().unwrap();
    let seal = ["seal", "--member", "Anna", public, "--no-paper", "--yes"];
    let plain = workspace.command("anna", &[&seal[..], &["--backup", copy]].concat());
    let mut mounted = Command::new("unshare");
    mounted.args(["-Urm", "sh", "-c"]);
    mounted.arg("mount --bind \"$1\" \"$2\" && shift 2 && exec \"$@\"");
    mounted.arg("sh").arg(from).arg(second);
    mounted.arg(plain.get_program()).args(plain.get_args());
    for (name, value) in plain.get_envs() {
        match value {
            Some(value) => mounted.env(name, value),
            None => mounted.env_remove(name),
        };
    }
    String::from_utf8(mounted.output().unwrap().stderr).unwrap()
}

#[test]
fn the_name_of_the_machine_stands_in_no_sealed_workspace() {
    let workspace = TestWorkspace::with_people();
    let (anna, public) = key_pair(&workspace, "anna.key");
    workspace.run(&["note", "Gorshenin", "heard of him"]).done();
    let path = workspace.workspace().join(".lastseen/clone.ron");
    let device = || {
        let text = fs::read_to_string(&path).unwrap();
        let rest = text.split("device:\"").nth(1).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    assert_ne!(device(), "");
    let backup = workspace.home().join("copy");
    let seal = ["seal", "--member", "Anna", &public, "--no-paper", "--yes"];
    let seal = [&seal[..], &["--backup", backup.to_str().unwrap()]].concat();
    workspace.run(&seal).done();
    assert_eq!(device(), "");
    let note = ["note", "Gorshenin", "heard again", "--identity", &anna];
    workspace.run(&note).done();
    assert_eq!(device(), "");
    // The log goes on that was there before.
    let undo = ["undo", "--identity", &anna];
    for _ in 0..2 {
        workspace.run(&undo).done();
    }
    workspace.run(&undo).failed(1, "nothing to undo");
}

#[test]
fn a_new_sealed_workspace_has_a_paper_key_that_opens_it() {
    let workspace = TestWorkspace::without_workspace();
    let (anna, public) = key_pair(&workspace, "anna.key");
    let init = ["init", "workspace", "--sealed", "--encrypt-to", &public];
    let made = workspace.run(&init).done().out;
    let paper: String = made
        .lines()
        .filter_map(|line| line.strip_prefix("  "))
        .collect::<Vec<_>>()
        .join(" ");
    assert!(paper.starts_with("AGE-SECRET-KEY-1"), "{made}");
    let typed = workspace.home().join("paper.txt");
    fs::write(&typed, paper).unwrap();
    fs::set_permissions(&typed, fs::Permissions::from_mode(0o600)).unwrap();
    let typed = typed.to_str().unwrap();
    workspace.run(&["list", "--identity", typed]).done();
    let list = ["member", "list", "--identity", &anna];
    assert_eq!(workspace.run(&list).done().out.lines().count(), 2);
    let none = [
        "init",
        "other",
        "--sealed",
        "--no-paper",
        "--encrypt-to",
        &public,
    ];
    assert_eq!(workspace.run(&none).done().out.lines().count(), 1);
}
