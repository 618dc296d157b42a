//! What is encrypted for others, and what others encrypted: held against the `age` program in both directions.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use age::secrecy::ExposeSecret;
use age::x25519::Identity;

use crate::support::workspace::{PROGRAM, TestWorkspace};

/// A word of the workspace that stands in nothing that is encrypted.
const NAME: &str = "Gorshenin";

/// A secret key in a file of its own, and the public one.
fn key_pair(workspace: &TestWorkspace, name: &str) -> (String, String) {
    let key = Identity::generate();
    let path = workspace.home().join(name);
    let text = format!("# made for a test\n{}\n", key.to_string().expose_secret());
    fs::write(&path, text).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    (text_of(&path), key.to_public().to_string())
}

/// A pair of SSH keys of this kind: the path of the secret one, and the public one.
fn ssh_pair(workspace: &TestWorkspace, kind: &str, passphrase: &str) -> (String, String) {
    let path = workspace
        .home()
        .join(format!("ssh-{kind}-{}", passphrase.len()));
    let path = text_of(&path);
    let made = Command::new("ssh-keygen")
        .args([
            "-q", "-t", kind, "-N", passphrase, "-C", "nobody", "-f", &path,
        ])
        .status();
    assert!(made.expect("ssh-keygen is there").success());
    let public = fs::read_to_string(format!("{path}.pub")).unwrap();
    (path, public.trim().to_owned())
}

fn text_of(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

/// The `age` program; `None` if it is not there, which is said: nothing else may leave a test out.
fn age(arguments: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    use std::io::Write;
    let mut command = Command::new("age");
    command.args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let Ok(mut child) = command.spawn() else {
        eprintln!("skipped: there is no `age` program here (apt-get install age)");
        return None;
    };
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "age {arguments:?}");
    Some(output.stdout)
}

/// Exports everything, encrypted to these keys, and gives where it lies.
fn exported(workspace: &TestWorkspace, name: &str, keys: &[&str]) -> PathBuf {
    let path = workspace.home().join(name);
    let file = text_of(&path);
    let mut arguments = vec!["export", "--full", "-o", &file];
    for key in keys {
        arguments.extend(["--encrypt-to", key]);
    }
    workspace.run(&arguments).done();
    path
}

/// What the workspace exports in the clear.
fn clear(workspace: &TestWorkspace) -> String {
    let text = workspace.run(&["export", "--full"]).done().out;
    assert!(text.contains(NAME), "{text}");
    text
}

#[test]
fn an_export_is_opened_by_age_with_each_key_that_it_is_for() {
    let workspace = TestWorkspace::with_people();
    let (secret, public) = key_pair(&workspace, "one.key");
    let (ed25519, ed25519_public) = ssh_pair(&workspace, "ed25519", "");
    let (rsa, rsa_public) = ssh_pair(&workspace, "rsa", "");
    let keys = workspace.home().join("keys.txt");
    // A key may have a comment behind it, or none.
    let bare: Vec<&str> = ed25519_public.split(' ').take(2).collect();
    let lines = format!("# two keys\n\n{}\n{rsa_public}\n", bare.join(" "));
    fs::write(&keys, lines).unwrap();

    let file = exported(&workspace, "list.csv.age", &[&public, &text_of(&keys)]);
    let mode = fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let bytes = fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
    assert!(!String::from_utf8_lossy(&bytes).contains(NAME));
    let expected = clear(&workspace);
    for secret in [&secret, &ed25519, &rsa] {
        let Some(opened) = age(&["-d", "-i", secret], &bytes) else {
            return;
        };
        assert_eq!(String::from_utf8(opened).unwrap(), expected, "{secret}");
    }
}

#[test]
fn a_list_that_age_encrypted_is_imported_and_stays_encrypted() {
    let workspace = TestWorkspace::new();
    let (secret, public) = key_pair(&workspace, "one.key");
    let (ed25519, ed25519_public) = ssh_pair(&workspace, "ed25519", "");
    let (rsa, rsa_public) = ssh_pair(&workspace, "rsa", "");
    let files = workspace.home().join("in");
    fs::create_dir(&files).unwrap();
    for (number, (secret, arguments)) in (1..).zip([
        (&secret, vec!["-r", public.as_str()]),
        (&ed25519, vec!["-r", ed25519_public.as_str()]),
        (&rsa, vec!["-a", "-r", rsa_public.as_str()]),
    ]) {
        let name = ["Vera Sokolova", "Oleg Dmitriev", "Ruslan Kim"][number - 1];
        let list = format!("name,born\n{name},{}\n", 1960 + 10 * number);
        let Some(bytes) = age(&arguments, list.as_bytes()) else {
            return;
        };
        let path = text_of(&files.join(format!("list-{number}.csv.age")));
        fs::write(&path, bytes).unwrap();
        let found = || {
            let run = workspace.run(&["list"]);
            run.done().out.contains(name)
        };
        // Without the key nothing happens, and one line says why.
        let refused = workspace.run(&["import", &path]);
        refused.failed(
            1,
            "encrypted with age; name the file with your secret key: --identity FILE",
        );
        assert!(!found());
        workspace
            .run(&["import", &path, "--identity", secret])
            .done();
        assert!(found());
        // The file that is kept with its source is the one that came.
        assert_eq!(copies(&workspace).len(), number);
        for copy in copies(&workspace) {
            let bytes = fs::read(&copy).unwrap();
            assert!(bytes.starts_with(b"age-") || bytes.starts_with(b"-----BEGIN AGE"));
        }
        let again = workspace.run(&["import", &path, "-q", "--identity", secret]);
        assert_eq!(again.code, 0, "{}", again.err);
        assert_eq!(copies(&workspace).len(), number);
    }
}

/// The files that are kept with sources.
fn copies(workspace: &TestWorkspace) -> Vec<PathBuf> {
    let tree = workspace.tree();
    let paths = tree.keys().filter(|path| path.starts_with("files"));
    let paths = paths.map(|path| workspace.workspace().join(path));
    paths.filter(|path| path.is_file()).collect()
}

#[test]
fn what_one_workspace_encrypts_another_one_reads() {
    let workspace = TestWorkspace::with_people();
    let other = TestWorkspace::new();
    let (secret, public) = key_pair(&workspace, "one.key");
    let file = text_of(&exported(&workspace, "all.csv.age", &[&public]));
    other.run(&["import", &file, "--identity", &secret]).done();
    assert_eq!(clear(&other), clear(&workspace));

    // The environment names the file, a descriptor brings the key, and standard input the list.
    for (name, script) in [
        (
            "variable",
            format!("LASTSEEN_IDENTITY={secret} \"$0\" -w workspace import {file}"),
        ),
        (
            "descriptor",
            format!("\"$0\" -w workspace import --identity-fd 7 {file} 7<{secret}"),
        ),
        (
            "pipe",
            format!("cat {secret} | \"$0\" -w workspace import --identity-fd 0 {file}"),
        ),
        (
            "input",
            format!("\"$0\" -w workspace import --identity {secret} - <{file}"),
        ),
    ] {
        let other = TestWorkspace::new();
        let mut shell = Command::new("sh");
        shell
            .args(["-c", &script, PROGRAM])
            .current_dir(other.home())
            .env_clear()
            .envs(other.environment())
            .stdin(Stdio::null());
        let run = shell.output().unwrap();
        assert!(run.status.success(), "{name}: {run:?}");
        assert_eq!(clear(&other), clear(&workspace), "{name}");
    }
}

#[test]
fn a_wrong_key_and_a_damaged_file_are_one_clear_line() {
    let workspace = TestWorkspace::with_people();
    let (secret, public) = key_pair(&workspace, "one.key");
    let (wrong, _) = key_pair(&workspace, "wrong.key");
    let file = exported(&workspace, "all.csv.age", &[&public]);
    let bytes = fs::read(&file).unwrap();
    let other = TestWorkspace::new();
    let before = other.records();
    let refused = |bytes: &[u8], secret: &str, told: &str| {
        let path = text_of(&other.home().join("in.csv.age"));
        fs::write(&path, bytes).unwrap();
        let run = other.run(&["import", &path, "--identity", secret]);
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
        run.failed(1, told);
        assert_eq!(other.records(), before);
    };
    refused(
        &bytes,
        &wrong,
        "encrypted to somebody else: none of your keys opens it",
    );
    let damaged = "cut off or changed on the way, and nothing of it was used";
    for length in [
        30,
        60,
        150,
        bytes.len() / 2,
        bytes.len() - 17,
        bytes.len() - 1,
    ] {
        refused(&bytes[..length], &secret, damaged);
    }
    let mut changed = bytes.clone();
    *changed.last_mut().unwrap() ^= 1;
    refused(&changed, &secret, damaged);
    // The content of one file behind the header of another one.
    let second = fs::read(exported(&workspace, "second.csv.age", &[&public])).unwrap();
    let head = |bytes: &[u8]| bytes.windows(4).position(|four| four == b"\n---").unwrap() + 48;
    let swapped = [&bytes[..head(&bytes)], &second[head(&second)..]].concat();
    refused(&swapped, &secret, damaged);
    let later = [b"age-encryption.org/v9\n", &bytes[22..]].concat();
    refused(&later, &secret, "in a later form than this lastseen knows");
}

#[test]
fn keys_that_cannot_be_used_are_refused_and_nothing_is_written() {
    let workspace = TestWorkspace::with_people();
    let (secret, public) = key_pair(&workspace, "one.key");
    let (_, ecdsa) = ssh_pair(&workspace, "ecdsa", "");
    let key = fs::read_to_string(&secret).unwrap();
    let key = key.lines().nth(1).unwrap();
    let keys = text_of(&workspace.home().join("keys.txt"));
    fs::write(&keys, format!("{public}\n{ecdsa}\n")).unwrap();
    let empty = text_of(&workspace.home().join("empty.txt"));
    fs::write(&empty, "# nobody yet\n").unwrap();
    let file = workspace.home().join("out.csv.age");
    let output = text_of(&file);
    for (given, told) in [
        (key, "this is a secret key"),
        (secret.as_str(), "this is a secret key"),
        (
            "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
            "no public key",
        ),
        ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA", "no public key"),
        (
            keys.as_str(),
            "keys.txt:2: nothing can be encrypted to a key of the kind ecdsa-sha2-nistp256",
        ),
        (empty.as_str(), "there is no public key in it"),
        ("/no/such/keys", "/no/such/keys: could not read"),
    ] {
        let run = workspace.run(&["export", "--full", "-o", &output, "--encrypt-to", given]);
        assert!(!run.err.contains(key), "the key is told: {}", run.err);
        run.failed(1, told);
        assert!(!file.exists(), "{given}");
    }
    // A key where a name belongs: it would have gone out in the clear.
    for command in [&["export", "--full"][..], &["form", "wgeid", NAME]] {
        let arguments = [command, &["-o", &output, "--to", &public]].concat();
        workspace
            .run(&arguments)
            .failed(2, "--to is a name for the log and encrypts nothing");
        let arguments = [command, &["--encrypt-to", &public]].concat();
        workspace
            .run(&arguments)
            .failed(2, "--encrypt-to writes a file: name one with -o FILE");
        assert!(!file.exists());
    }
    for (variable, told) in [
        (
            key,
            "LASTSEEN_IDENTITY: it must name the file with the key, not hold the key itself",
        ),
        (
            keys.as_str(),
            "keys.txt:1: this is a public key; the secret one opens a file",
        ),
        (empty.as_str(), "there is no secret key in it"),
    ] {
        let workspace = TestWorkspace::with_people().variable("LASTSEEN_IDENTITY", variable);
        let file = text_of(&exported(&workspace, "all.csv.age", &[&public]));
        let run = workspace.run(&["import", &file]);
        assert!(!run.err.contains(key), "the key is told: {}", run.err);
        run.failed(1, told);
    }
}

#[test]
fn keys_before_and_behind_a_query_all_count() {
    let workspace = TestWorkspace::with_people();
    let (_, one) = key_pair(&workspace, "one.key");
    let (_, other) = key_pair(&workspace, "other.key");
    let file = text_of(&workspace.home().join("list.csv.age"));
    let words = [
        "export",
        "--full",
        "-o",
        &file,
        "--encrypt-to",
        &one,
        "gorshenin",
        "--encrypt-to",
        &other,
    ];
    let out = workspace.run(&words).done().out;
    assert!(
        out.contains(&format!(
            "2 keys, and only who has a secret one opens it: {one}, {other}"
        )),
        "{out}"
    );
}

#[test]
fn the_log_says_to_whom_it_was_encrypted() {
    let workspace = TestWorkspace::with_people();
    let (_, public) = key_pair(&workspace, "one.key");
    let (_, ssh) = ssh_pair(&workspace, "ed25519", "");
    let public_file = text_of(&workspace.home().join("ssh-ed25519-0.pub"));
    let told = Command::new("ssh-keygen")
        .args(["-l", "-f", &public_file])
        .output()
        .unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    let print = told.split(' ').nth(1).unwrap();
    assert!(print.starts_with("SHA256:"), "{told}");
    let folder = workspace.home().join("out");
    fs::create_dir(&folder).unwrap();
    let run = workspace.run(&[
        "export",
        "--public",
        "--to",
        "Memorial",
        "--encrypt-to",
        &public,
        "--encrypt-to",
        &ssh,
        "--encrypt-to",
        &public,
        "-o",
        &text_of(&folder),
    ]);
    let out = run.done().out;
    assert!(
        out.contains(&format!(
            "encrypted to 2 keys, and only who has a secret one opens it: {public}, {print}"
        )),
        "{out}"
    );
    let entries: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|one| one.unwrap().path())
        .collect();
    let [file] = entries.as_slice() else {
        panic!("{entries:?}");
    };
    assert!(text_of(file).ends_with(".csv.age"), "{file:?}");
    let log = workspace.run(&["log"]).done().out;
    assert!(
        log.contains(&format!(", encrypted to {public} {print}, to \"Memorial\"")),
        "{log}"
    );
    // The digest in the log is that of the file as it lies there.
    let digest = Command::new("sha256sum").arg(file).output().unwrap();
    let digest = String::from_utf8(digest.stdout).unwrap();
    assert!(log.contains(&digest[..64]), "{log}");
    workspace.run(&["log", "--verify"]).done();
}

/// A workspace in a repository of git, and what its environment must say for that.
fn in_git() -> TestWorkspace {
    let mut workspace = TestWorkspace::with_people();
    for (name, value) in [
        ("GIT_AUTHOR_NAME", "t"),
        ("GIT_AUTHOR_EMAIL", "t@t"),
        ("GIT_COMMITTER_NAME", "t"),
        ("GIT_COMMITTER_EMAIL", "t@t"),
    ] {
        workspace = workspace.variable(name, value);
    }
    git(&workspace, &["init", "--quiet", "workspace"]);
    workspace.run(&["git", "setup"]).done();
    git(&workspace, &["-C", "workspace", "add", "--all"]);
    git(
        &workspace,
        &["-C", "workspace", "commit", "--quiet", "-m", "work"],
    );
    git(&workspace, &["clone", "--quiet", "workspace", "other"]);
    workspace
}

fn git(workspace: &TestWorkspace, arguments: &[&str]) {
    let done = Command::new("git")
        .args(["-c", "user.name=t", "-c", "user.email=t@t"])
        .args(["-c", "init.defaultBranch=main"])
        .args(arguments)
        .current_dir(workspace.home())
        .env("HOME", workspace.home())
        .output()
        .unwrap();
    assert!(done.status.success(), "{arguments:?}: {done:?}");
}

#[test]
fn a_bundle_is_encrypted_for_whom_it_is_carried_to() {
    let workspace = in_git();
    let (secret, public) = key_pair(&workspace, "one.key");
    let (wrong, _) = key_pair(&workspace, "wrong.key");
    let other = text_of(&workspace.home().join("other"));
    let file = workspace.home().join("stick.bundle");
    let bundle = text_of(&file);
    let sync = ["sync", "--bundle", bundle.as_str()];
    let encrypting = [&sync[..], &["--encrypt-to", &public, "--identity", &secret]].concat();
    let there = |arguments: &[&str]| workspace.run(&[&["-w", &other], arguments].concat());
    workspace.run(&["note", NAME, "From here."]).done();
    there(&["note", NAME, "From there."]).done();

    let told = workspace.run(&encrypting).done().out;
    assert!(
        told.contains(&format!(
            "encrypted to 1 key, and only who has a secret one opens it: {public}"
        )),
        "{told}"
    );
    let bytes = fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
    let mode = fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    if let Some(opened) = age(&["-d", "-i", &secret], &bytes) {
        assert!(opened.starts_with(b"# v2 git bundle\n"));
    }

    // Whoever has no key, or another one, gets nothing; and nobody writes it in the clear again.
    let with = |more: &[&str]| there(&[&sync[..], more].concat());
    with(&[]).failed(
        1,
        "would be written again in the clear; say for whom it is: --encrypt-to KEY",
    );
    with(&["--encrypt-to", &public]).failed(1, "name the file with your secret key");
    with(&["--encrypt-to", &public, "--identity", &wrong]).failed(1, "none of your keys opens it");
    assert_eq!(fs::read(&file).unwrap(), bytes);
    fs::write(&file, &bytes[..bytes.len() - 20]).unwrap();
    there(&encrypting).failed(1, "cut off or changed on the way");
    fs::write(&file, &bytes).unwrap();

    assert_eq!(there(&encrypting).code, 5);
    assert_eq!(workspace.run(&encrypting).code, 5);
    let record = fs::read_to_string(Path::new(&other).join("people/p-4f8a1b2c3d.ron")).unwrap();
    assert!(
        record.contains("From here.") && record.contains("From there."),
        "{record}"
    );
    assert_eq!(workspace.text("people/p-4f8a1b2c3d.ron"), record);
    let left: Vec<_> = fs::read_dir(workspace.home()).unwrap().collect();
    let name = |entry: &std::io::Result<fs::DirEntry>| entry.as_ref().unwrap().file_name();
    assert!(
        !left
            .iter()
            .any(|entry| name(entry).to_string_lossy().starts_with(".lastseen-"))
    );

    workspace
        .run(&["sync", "origin", "--encrypt-to", &public])
        .failed(
            2,
            "--encrypt-to encrypts a bundle: name one with --bundle FILE",
        );
}

#[test]
fn nothing_that_looks_encrypted_goes_out_in_the_clear() {
    let workspace = TestWorkspace::with_people();
    let (secret, public) = key_pair(&workspace, "one.key");
    let keys = workspace.home().join("anna.pub");
    fs::write(&keys, &public).unwrap();
    let file = text_of(&workspace.home().join("list.csv.age"));
    let clear = text_of(&workspace.home().join("list.csv"));
    let refused: [&[&str]; 4] = [
        &["export", "--full", "-o", &file],
        &["export", "--full", "-o", &clear, "--to", &text_of(&keys)],
        &["export", "--full", "-o", &clear, "--to", "age1qyqszqg"],
        &[
            "export",
            "--full",
            "-o",
            &clear,
            "--to",
            "Anna AGE-SECRET-KEY-1QYQS",
        ],
    ];
    for arguments in refused {
        let run = workspace.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?} {}", run.err);
        assert!(!run.err.contains("1QYQS"), "{}", run.err);
    }
    assert!(!Path::new(&file).exists() && !Path::new(&clear).exists());

    // Rows that are held back of a list that came encrypted.
    let list = text_of(&workspace.home().join("list.age"));
    workspace
        .run(&["export", "--full", "-o", &list, "--encrypt-to", &public])
        .done();
    let held = text_of(&workspace.home().join("held.csv"));
    let run = workspace.run(&["import", &list, "--identity", &secret, "--held", &held]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("leave --held out"), "{}", run.err);
    assert!(!Path::new(&held).exists());
}

#[test]
fn a_secret_key_is_never_repeated_and_never_read_from_an_open_file() {
    let workspace = in_git();
    let (secret, public) = key_pair(&workspace, "one.key");
    let text = fs::read_to_string(&secret).unwrap();
    let key = text.lines().nth(1).unwrap();
    let file = exported(&workspace, "list.age", &[&public]);
    let file = text_of(&file);
    for typed in [key.to_owned(), key.to_lowercase(), format!(" {key}")] {
        for arguments in [
            vec!["import", &file, "--identity", &typed],
            vec!["export", "--full", "-o", "new.age", "--encrypt-to", &typed],
            vec!["sync", "--bundle", "new.bundle", "--encrypt-to", &typed],
        ] {
            let run = workspace.run(&arguments);
            assert_ne!(run.code, 0, "{arguments:?}");
            let told = format!("{}{}", run.out, run.err).to_uppercase();
            assert!(!told.contains(&key[16..30]), "{told}");
        }
    }
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o640)).unwrap();
    workspace
        .run(&["import", &file, "--identity", &secret])
        .failed(
            1,
            "one.key: other accounts of this machine can read this secret key; run `chmod 600` on it",
        );
    let bundle = text_of(&workspace.home().join("stick.bundle.age"));
    workspace
        .run(&["sync", "--bundle", &bundle])
        .failed(2, "a file whose name ends in `.age` must be encrypted");
    assert!(!Path::new(&bundle).exists());
}
