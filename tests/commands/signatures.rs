//! Logs that their authors sign with SSH keys, checked with the real `ssh-keygen`.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::support::clones::Clones;
use crate::support::simulated_disk::is_sealed_run;

/// Whether the tests can run; they say so if not.
pub fn has_ssh_keygen() -> bool {
    let found = Command::new("ssh-keygen").arg("-?").output().is_ok();
    if !found {
        println!("skipped: ssh-keygen is not installed");
    }
    found
}

/// Makes a key pair in the home of the clones, and gives its fingerprint.
fn key(clones: &Clones, name: &str) -> String {
    let path = clones.workspace.home().join(name);
    let path = path.to_str().unwrap();
    let made = Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", path])
        .status();
    assert!(made.unwrap().success());
    let told = Command::new("ssh-keygen").args(["-lf", path]).output();
    let told = String::from_utf8(told.unwrap().stdout).unwrap();
    told.split(' ').nth(1).unwrap().to_owned()
}

/// Two clones, of which `workspace` signs with a key.
fn signing() -> (Clones, String) {
    let clones = Clones::new();
    let fingerprint = key(&clones, "key");
    let told = clones.done("workspace", &["sign", "on", "--key", "key"]);
    assert!(
        told.contains(&format!(
            "the lines of workspace here are signed with {fingerprint}"
        )),
        "{told}"
    );
    (clones, fingerprint)
}

fn note(clones: &Clones, folder: &str, text: &str) -> String {
    clones.done(folder, &["note", "p-4f8a1b2c3d", text])
}

fn verify(clones: &Clones, folder: &str) -> (i32, String) {
    clones.code(folder, &["log", "--verify"])
}

/// The log of a clone's author and its signature, relative to the clone.
fn log_of(clones: &Clones, folder: &str) -> (String, String) {
    let names = clones.names(folder, "log").into_iter();
    let mut logs = names.filter(|name| name.starts_with(folder) && name.ends_with(".log"));
    let log = logs.next().unwrap();
    let signature = format!("log/{}.sig", log.strip_suffix(".log").unwrap());
    (format!("log/{log}"), signature)
}

#[test]
fn every_change_of_a_clone_that_signs_is_vouched_for() {
    if !has_ssh_keygen() {
        return;
    }
    let (clones, fingerprint) = signing();
    note(&clones, "workspace", "One.");
    note(&clones, "workspace", "Two.");
    let (code, told) = verify(&clones, "workspace");
    assert_eq!(code, 0, "{told}");
    assert!(
        told.contains(&format!(
            "workspace: 2 lines, 2 of them signed with {fingerprint}\n"
        )),
        "{told}"
    );
    // The other clone gets the key with the log, pins it and tells so once.
    clones.sync("workspace");
    clones.sync("other");
    let (code, told) = verify(&clones, "other");
    assert_eq!(code, 0, "{told}");
    let pinned = format!("workspace: {fingerprint} is listed as theirs");
    assert!(told.contains(&pinned), "{told}");
    assert!(
        told.contains("workspace: 2 lines, 2 of them signed"),
        "{told}"
    );
    let (code, told) = verify(&clones, "other");
    assert!(code == 0 && !told.contains(&pinned), "{told}");
    let status = clones.done("other", &["sign", "status"]);
    assert_eq!(
        status,
        format!(
            "nothing is signed here; `lastseen sign on --key FILE` switches it on\nworkspace: {fingerprint}\n"
        )
    );
}

#[test]
fn a_signature_is_no_change() {
    if !has_ssh_keygen() {
        return;
    }
    let (clones, _) = signing();
    clones.sync("workspace");
    note(&clones, "workspace", "One.");
    let (_, told) = clones.sync("workspace");
    assert!(told.contains("1 change committed"), "{told}");
}

#[test]
fn a_key_in_the_workspace_is_refused() {
    if !has_ssh_keygen() {
        return;
    }
    let clones = Clones::new();
    key(&clones, "workspace/key");
    let (code, told) = clones.code("workspace", &["sign", "on", "--key", "workspace/key"]);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("this key lies in the workspace"), "{told}");
    assert!(!clones.path("workspace", "allowed_signers").exists());
}

#[test]
fn ssh_keygen_alone_checks_a_log() {
    // Of a sealed workspace `age` has to open it before.
    if is_sealed_run() || !has_ssh_keygen() {
        return;
    }
    let (clones, _) = signing();
    note(&clones, "workspace", "One.");
    let (_, signature) = log_of(&clones, "workspace");
    let script = "sed '/^-----BEGIN/,$d' \"$1\" > message && sed -n '/^-----BEGIN/,$p' \"$1\" > signature && \
        ssh-keygen -Y verify -f allowed_signers -I workspace -n lastseen@log -s signature < message";
    let done = Command::new("sh")
        .args(["-c", script, "sh", &signature])
        .current_dir(clones.path("workspace", ""))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{told}");
    assert!(
        told.starts_with("Good \"lastseen@log\" signature for workspace"),
        "{told}"
    );
}

#[test]
fn a_key_that_does_not_sign_costs_no_change() {
    if !has_ssh_keygen() {
        return;
    }
    let (clones, _) = signing();
    note(&clones, "workspace", "One.");
    let key = clones.workspace.home().join("key");
    let away = clones.workspace.home().join("away");
    fs::rename(&key, &away).unwrap();
    fs::rename(key.with_extension("pub"), away.with_extension("pub")).unwrap();
    let told = note(&clones, "workspace", "Two.");
    assert!(told.contains("saved, but not signed: "), "{told}");
    let (log, _) = log_of(&clones, "workspace");
    let (code, told) = verify(&clones, "workspace");
    assert_eq!(code, 0, "{told}");
    assert!(
        told.contains("workspace: 2 lines, 1 of them signed"),
        "{told}"
    );
    assert!(
        told.contains(&format!("{log}: not signed from line 2 on\n")),
        "{told}"
    );
    fs::rename(&away, &key).unwrap();
    fs::rename(away.with_extension("pub"), key.with_extension("pub")).unwrap();
    // The next signature holds what was not signed.
    note(&clones, "workspace", "Three.");
    let (_, told) = verify(&clones, "workspace");
    assert!(
        told.contains("workspace: 3 lines, 3 of them signed"),
        "{told}"
    );
    // Switched off, nothing is signed, and what is signed stays so.
    clones.done("workspace", &["sign", "off"]);
    note(&clones, "workspace", "Four.");
    let (code, told) = verify(&clones, "workspace");
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("not signed from line 4 on"), "{told}");
    let (code, told) = clones.code("workspace", &["sign", "now"]);
    assert_eq!(code, 1, "{told}");
}

#[test]
fn the_passphrase_of_a_key_is_never_asked_for_by_a_change() {
    if !has_ssh_keygen() {
        return;
    }
    let (clones, _) = signing();
    let path = clones.workspace.home().join("key");
    let path = path.to_str().unwrap();
    let locked = Command::new("ssh-keygen")
        .args(["-q", "-p", "-P", "", "-N", "a passphrase", "-f", path])
        .stdout(Stdio::null())
        .status();
    assert!(locked.unwrap().success());
    fs::remove_file(format!("{path}.pub")).unwrap();
    let told = note(&clones, "workspace", "One.");
    assert!(told.contains("saved, but not signed: "), "{told}");
}

#[test]
fn a_line_that_was_tampered_with_is_not_vouched_for() {
    if !has_ssh_keygen() {
        return;
    }
    let (clones, _) = signing();
    for text in ["One.", "Two.", "Three."] {
        note(&clones, "workspace", text);
    }
    let (log, signature) = log_of(&clones, "workspace");
    let text = clones.text("workspace", &log);
    clones.write("workspace", &log, text.replace("Two.", "Zwo."));
    let (code, told) = verify(&clones, "workspace");
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains("workspace: 3 lines, 2 of them signed"),
        "{told}"
    );
    assert!(
        told.contains(&format!("{log}: line 2: nobody vouches")),
        "{told}"
    );
    // A log that was cut off and written again is not what was signed.
    let first = text.split_inclusive('\n').next().unwrap();
    clones.write("workspace", &log, first);
    let (code, told) = verify(&clones, "workspace");
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains(&format!(
            "{signature}: line 3 is signed, and no line of this log is the one"
        )),
        "{told}"
    );
    let json = clones.code("workspace", &["log", "--verify", "--json"]).1;
    assert!(
        json.contains("\"kind\": \"signature-without-line\""),
        "{json}"
    );
    assert!(json.contains("\"kind\": \"signature-older\""), "{json}");
    assert!(json.contains("\"member\": \"workspace\""), "{json}");
}

#[test]
fn an_older_signature_that_is_put_back_is_told() {
    if !has_ssh_keygen() {
        return;
    }
    let (clones, _) = signing();
    note(&clones, "workspace", "One.");
    let (_, signature) = log_of(&clones, "workspace");
    let older = clones.text("workspace", &signature);
    note(&clones, "workspace", "Two.");
    assert_eq!(verify(&clones, "workspace").0, 0);
    clones.write("workspace", &signature, &older);
    let (code, told) = verify(&clones, "workspace");
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains(&format!(
            "{signature}: this machine has seen this log signed up to line 2; the signature there now holds the lines up to 1."
        )),
        "{told}"
    );
    clones.remove("workspace", &signature);
    let (code, told) = verify(&clones, "workspace");
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains("signed up to line 2, and no signature counts any more"),
        "{told}"
    );
    // Whoever has looked may take it as it is; and the next change is signed with all before it.
    clones.code("workspace", &["log", "--verify", "--accept"]);
    assert_eq!(verify(&clones, "workspace").0, 0);
    note(&clones, "workspace", "Three.");
    let (_, told) = verify(&clones, "workspace");
    assert!(
        told.contains("workspace: 3 lines, 3 of them signed"),
        "{told}"
    );
}

#[test]
fn a_signature_of_another_log_or_of_nothing_does_not_count() {
    if !has_ssh_keygen() {
        return;
    }
    let (clones, _) = signing();
    let fingerprint = key(&clones, "second");
    clones.done("other", &["sign", "on", "--key", "second"]);
    note(&clones, "workspace", "One.");
    note(&clones, "other", "Two.");
    clones.sync("workspace");
    clones.sync("other");
    clones.sync("workspace");
    let (code, told) = verify(&clones, "other");
    assert_eq!(code, 0, "{told}");
    assert!(
        told.contains(&format!("signed with {fingerprint}")),
        "{told}"
    );
    let (_, ours) = log_of(&clones, "workspace");
    let (_, theirs) = log_of(&clones, "other");
    let [our, their] = [&ours, &theirs].map(|path| clones.text("other", path));
    clones.write("other", &ours, &their);
    clones.write("other", &theirs, &our);
    let (code, told) = verify(&clones, "other");
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains(&format!("{ours}: the signature is of the log other-")),
        "{told}"
    );
    // The words of one with the signature of the other one.
    let cut = |text: &str| text.split_at(text.find("-----BEGIN").unwrap()).1.to_owned();
    let mixed = our.replace(&cut(&our), &cut(&their));
    clones.write("other", &ours, mixed);
    clones.write("other", &theirs, &their);
    let (code, told) = verify(&clones, "other");
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains(&format!("{ours}: this is no signature of the log")),
        "{told}"
    );
}

#[test]
fn a_key_that_comes_later_counts_only_when_somebody_says_so() {
    if !has_ssh_keygen() {
        return;
    }
    let (clones, fingerprint) = signing();
    note(&clones, "workspace", "One.");
    assert_eq!(verify(&clones, "workspace").0, 0);
    let foreign = key(&clones, "foreign");
    // A key that nobody listed.
    clones.done("workspace", &["sign", "off"]);
    let list = clones.text("workspace", "allowed_signers");
    clones.done("workspace", &["sign", "on", "--key", "foreign"]);
    clones.write("workspace", "allowed_signers", &list);
    let (code, told) = verify(&clones, "workspace");
    assert_eq!(code, 0, "the last line is signed already: {told}");
    note(&clones, "workspace", "Two.");
    let (code, told) = verify(&clones, "workspace");
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains(&format!(
            "signed with {foreign}, which is not listed as a key of workspace"
        )),
        "{told}"
    );
    // Listed by somebody, on a machine that knows the member with another key.
    clones.sync("workspace");
    clones.sync("other");
    assert!(verify(&clones, "other").1.contains(&fingerprint));
    let public = fs::read_to_string(clones.workspace.home().join("foreign.pub")).unwrap();
    clones.write(
        "other",
        "allowed_signers",
        format!("{list}workspace {public}"),
    );
    for _ in 0..2 {
        let (code, told) = verify(&clones, "other");
        assert_eq!(code, 1, "{told}");
        assert!(
            told.contains(&format!(
                "allowed_signers: {foreign} is listed as a key of workspace, who was known on this machine without it"
            )),
            "{told}"
        );
        assert!(
            told.contains(&format!(
                "signed with {foreign}, which nobody on this machine"
            )),
            "{told}"
        );
    }
    let told = clones.done("other", &["sign", "trust", "workspace", &foreign]);
    assert_eq!(
        told,
        format!("{foreign} counts as a key of workspace from now on\n")
    );
    let (code, told) = verify(&clones, "other");
    assert_eq!(code, 0, "{told}");
    assert!(
        told.contains(&format!(
            "workspace: 2 lines, 2 of them signed with {foreign}"
        )),
        "{told}"
    );
    // Taken back, it is not taken again by itself.
    clones.done("other", &["sign", "distrust", "workspace"]);
    clones.write("other", "allowed_signers", format!("workspace {public}"));
    let (code, told) = verify(&clones, "other");
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains("workspace: 2 lines, none of them signed"),
        "{told}"
    );
}

#[test]
fn a_key_that_was_taken_off_the_list_does_not_come_back_with_its_line() {
    if !has_ssh_keygen() {
        return;
    }
    let (clones, fingerprint) = signing();
    note(&clones, "workspace", "One.");
    clones.sync("workspace");
    clones.sync("other");
    assert_eq!(verify(&clones, "other").0, 0);
    let path = clones.path("other", "allowed_signers");
    let list = clones.text("other", "allowed_signers");
    // A list that is not there is no list from which somebody took it off.
    fs::remove_file(&path).unwrap();
    assert_eq!(verify(&clones, "other").0, 1);
    clones.write("other", "allowed_signers", &list);
    assert_eq!(verify(&clones, "other").0, 0);
    clones.write("other", "allowed_signers", "# nobody\n");
    assert_eq!(verify(&clones, "other").0, 1);
    clones.write("other", "allowed_signers", &list);
    for _ in 0..2 {
        let (code, told) = verify(&clones, "other");
        assert_eq!(code, 1, "{told}");
        assert!(
            told.contains(&format!(
                "allowed_signers: {fingerprint} is listed as a key of workspace, who was known on this machine without it"
            )),
            "{told}"
        );
    }
    clones.done("other", &["sign", "trust", "workspace", &fingerprint]);
    assert_eq!(verify(&clones, "other").0, 0);
}

#[test]
fn whom_one_side_distrusts_is_not_put_back_by_a_merge() {
    if !has_ssh_keygen() {
        return;
    }
    let (clones, _) = signing();
    note(&clones, "workspace", "One.");
    clones.sync("workspace");
    clones.sync("other");
    key(&clones, "key2");
    clones.done("other", &["sign", "on", "--key", "key2"]);
    note(&clones, "other", "Two.");
    clones.sync("other");
    clones.git(".", &["clone", "--quiet", "shared", "third"]);
    clones.done("third", &["git", "setup"]);
    let (code, told) = verify(&clones, "third");
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("other: 1 line, 1 of them signed"), "{told}");
    // Somebody lists a key of their own, and somebody else takes one off the list.
    key(&clones, "key3");
    clones.done("third", &["sign", "on", "--key", "key3"]);
    clones.sync("workspace");
    clones.done("workspace", &["sign", "distrust", "other"]);
    assert_eq!(clones.sync("workspace").0, 0);
    let (code, told) = clones.sync("third");
    assert_eq!(code, 5, "{told}");
    assert_eq!(clones.sync("workspace").0, 5);
    clones.git(".", &["clone", "--quiet", "shared", "fourth"]);
    for folder in ["workspace", "third", "fourth"] {
        let list = clones.text(folder, "allowed_signers");
        let members = list.lines().filter_map(|line| line.split(' ').next());
        let mut members: Vec<&str> = members.collect();
        members.sort_unstable();
        assert_eq!(members, ["third", "workspace"], "{folder}");
        let (_, told) = verify(&clones, folder);
        assert!(
            told.contains("other: 1 line, not signed\n"),
            "{folder}: {told}"
        );
    }
}

#[test]
fn a_key_that_was_off_the_list_when_it_came_in_does_not_count_again() {
    if !has_ssh_keygen() {
        return;
    }
    for takes_it_in in [&["sync", "origin"][..], &["check"]] {
        let (clones, fingerprint) = signing();
        note(&clones, "workspace", "One.");
        clones.sync("workspace");
        clones.sync("other");
        assert_eq!(verify(&clones, "other").0, 0);
        let list = clones.text("workspace", "allowed_signers");
        for text in ["# nobody\n", &list] {
            clones.write("workspace", "allowed_signers", text);
            clones.commit("workspace");
            clones.git("workspace", &["push", "--quiet", "origin", "HEAD"]);
            if takes_it_in != ["sync", "origin"] {
                clones.git("other", &["pull", "--no-edit", "--quiet"]);
            }
            clones.code("other", takes_it_in);
        }
        let (code, told) = verify(&clones, "other");
        assert_eq!(code, 1, "{takes_it_in:?}: {told}");
        assert!(
            told.contains(&format!(
                "allowed_signers: {fingerprint} is listed as a key of workspace, who was known on this machine without it"
            )),
            "{told}"
        );
    }
}

#[test]
fn pinned_keys_that_cannot_be_read_are_not_taken_for_none() {
    // They lie in a sealed workspace itself, with a MAC.
    if is_sealed_run() || !has_ssh_keygen() {
        return;
    }
    let (clones, _) = signing();
    note(&clones, "workspace", "One.");
    assert_eq!(verify(&clones, "workspace").0, 0);
    let state = clones.workspace.home().join("state/lastseen");
    let files = fs::read_dir(state)
        .unwrap()
        .map(|file| file.unwrap().path());
    let is_pins = |path: &PathBuf| path.to_string_lossy().contains("signers-");
    let pins: Vec<PathBuf> = files.filter(is_pins).collect();
    let [pins] = pins.as_slice() else {
        panic!("{pins:?}");
    };
    fs::write(pins, "(keys: {").unwrap();
    let (code, told) = verify(&clones, "workspace");
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains("cannot be read, so nobody knows whose keys count"),
        "{told}"
    );
    assert_eq!(fs::read_to_string(pins).unwrap(), "(keys: {");
    let (code, told) = clones.code("workspace", &["sign", "distrust", "workspace"]);
    assert_eq!(code, 1, "{told}");
    assert!(
        clones
            .text("workspace", "allowed_signers")
            .contains("ssh-ed25519")
    );
}

#[test]
fn what_an_erasure_left_is_vouched_for_by_the_line_of_the_erasure() {
    if !has_ssh_keygen() {
        return;
    }
    let (clones, _) = signing();
    note(&clones, "workspace", "One.");
    clones.done(
        "workspace",
        &["note", "p-4f7k9q2m8x", "About somebody else."],
    );
    clones.done("workspace", &["erase", "p-4f8a1b2c3d", "--yes"]);
    let (code, told) = verify(&clones, "workspace");
    assert_eq!(code, 0, "{told}");
    assert!(
        told.contains("workspace: 3 lines, 3 of them signed"),
        "{told}"
    );
    // Without a signature of the erasure, nobody vouches for what it left.
    let (log, signature) = log_of(&clones, "workspace");
    let after = clones.text("workspace", &log);
    let before = clones.text("workspace", &signature);
    let second = after.lines().nth(1).unwrap();
    let hash = second.split("hash:\"").nth(1).unwrap();
    let hash = &hash[..64];
    let message = format!(
        "lastseen log 1\nlog {}\nline 2\nhash {hash}\n",
        &log[4..log.len() - 4]
    );
    fs::write(clones.workspace.home().join("message"), &message).unwrap();
    let signed = Command::new("ssh-keygen")
        .args([
            "-q",
            "-Y",
            "sign",
            "-n",
            "lastseen@log",
            "-f",
            "key",
            "message",
        ])
        .current_dir(clones.workspace.home())
        .status();
    assert!(signed.unwrap().success());
    let armor = fs::read_to_string(clones.workspace.home().join("message.sig")).unwrap();
    clones.write("workspace", &signature, format!("{message}{armor}"));
    let (code, told) = verify(&clones, "workspace");
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains("workspace: 3 lines, 1 of them signed"),
        "{told}"
    );
    assert!(
        told.contains(&format!("{log}: line 1: nobody vouches")),
        "{told}"
    );
    clones.write("workspace", &signature, before);
    assert_eq!(verify(&clones, "workspace").0, 0);
}

#[test]
fn a_merge_of_two_branches_of_one_log_keeps_both_signatures() {
    // Of a sealed workspace git hands no log to the driver.
    if is_sealed_run() || !has_ssh_keygen() {
        return;
    }
    let (clones, _) = signing();
    note(&clones, "workspace", "One.");
    clones.sync("workspace");
    clones.sync("other");
    // Both clones go on with one log, as copies of a folder of an older version do.
    let (log, signature) = log_of(&clones, "workspace");
    clones.copy("workspace", "copy");
    note(&clones, "workspace", "Two.");
    let [ours, our] = [&log, &signature].map(|path| clones.text("workspace", path));
    fs::copy(clones.path("copy", &log), clones.path("workspace", &log)).unwrap();
    fs::copy(
        clones.path("copy", &signature),
        clones.path("workspace", &signature),
    )
    .unwrap();
    note(&clones, "workspace", "Three.");
    let home = clones.workspace.home();
    for (name, text) in [("ours", &ours), ("our", &our)] {
        fs::write(home.join(name), text).unwrap();
    }
    fs::write(home.join("none"), "").unwrap();
    for (path, name) in [(&log, "ours"), (&signature, "our")] {
        let theirs = clones.path("workspace", path);
        let theirs = theirs.to_str().unwrap();
        clones.done(
            "workspace",
            &["merge-driver", "none", name, theirs, path.as_str()],
        );
        fs::copy(home.join(name), theirs).unwrap();
    }
    let (_, told) = verify(&clones, "workspace");
    assert!(
        told.contains("workspace: 3 lines, 3 of them signed"),
        "{told}"
    );
    // The next line names both branches, and its signature holds both.
    note(&clones, "workspace", "Four.");
    let text = clones.text("workspace", &signature);
    assert_eq!(text.matches("lastseen log 1").count(), 1, "{text}");
    let (_, told) = verify(&clones, "workspace");
    assert!(
        told.contains("workspace: 4 lines, 4 of them signed"),
        "{told}"
    );
}
