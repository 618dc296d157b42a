//! A sealed workspace at work: no word of what is in it lies on the disk, and what would leave one is refused.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;

use crate::support::sealed::{SealedWorkspace, new_key};
use crate::support::workspace::TestWorkspace;

/// Words that stand nowhere else, one for each field and gesture.
const WORDS: [&str; 11] = [
    "Zhuravlinka",
    "Quetzalov",
    "Brambletown",
    "wexfordish",
    "ostrogothic",
    "marmalade7",
    "vellumword",
    "Kvitkova",
    "pomegranate5",
    "tamarisk9",
    "Hollyhock",
];

struct Sealed {
    workspace: TestWorkspace,
    identity: String,
}

impl Sealed {
    fn new() -> Self {
        let workspace = TestWorkspace::without_workspace();
        let key = Identity::generate();
        let path = workspace.home().join("my-key.txt");
        write_key(&path, key.to_string().expose_secret());
        let public = key.to_public().to_string();
        let title = ["--title", WORDS[0]];
        let init = ["init", "workspace", "--sealed", "--encrypt-to", &public];
        workspace.run(&[&init[..], &title].concat()).done();
        Self {
            identity: path.to_str().unwrap().to_owned(),
            workspace,
        }
    }

    fn with_key<'a>(&'a self, arguments: &[&'a str]) -> Vec<&'a str> {
        [arguments, &["--identity", &self.identity]].concat()
    }

    fn run(&self, arguments: &[&str]) -> crate::support::run::Run {
        self.workspace.run(&self.with_key(arguments))
    }
}

/// A key in a file that nobody else can read.
fn write_key(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
}

/// The files below a folder in whose names or bytes a word stands.
fn speaking(folder: &Path, words: &[&str], found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = match path.is_dir() {
            true => {
                speaking(&path, words, found);
                Vec::new()
            }
            false => fs::read(&path).unwrap_or_default(),
        };
        let text = format!("{name}\n{}", String::from_utf8_lossy(&bytes)).to_lowercase();
        for word in words {
            if text.contains(&word.to_lowercase()) {
                found.push(format!("{}: {word}", path.display()));
            }
        }
    }
}

#[test]
fn no_word_of_a_sealed_workspace_lies_on_the_disk() {
    let sealed = Sealed::new();
    let outside = tempfile::tempdir().unwrap();
    let page = outside.path().join("page.txt");
    fs::write(&page, format!("what {} said\n", WORDS[7])).unwrap();
    let page = page.to_str().unwrap();
    let made = |arguments: &[&str]| {
        let run = sealed.run(arguments);
        assert_eq!(
            (run.code, run.err.as_str()),
            (0, ""),
            "{arguments:?}: {}",
            run.out
        );
        run.out
            .trim()
            .rsplit('\t')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let named = |field: &str, word: &str| format!("{field}={word}");
    made(&[
        "add",
        "person",
        &named("name", WORDS[1]),
        &named("tags", WORDS[3]),
    ]);
    made(&[
        "add",
        "source",
        &named("title", WORDS[8]),
        &named("publisher", WORDS[10]),
    ]);
    made(&["add", "place", &named("name", WORDS[2])]);
    made(&["set", WORDS[1], "missing", "--note", WORDS[5]]);
    made(&["note", WORDS[1], WORDS[4]]);
    made(&["attach", WORDS[8], page]);
    made(&["undo"]);
    made(&["redo"]);
    let shown = made(&["show", WORDS[1]]);
    assert!(!shown.is_empty());
    for word in [WORDS[3], WORDS[4], WORDS[5]] {
        assert!(sealed.run(&["show", WORDS[1]]).out.contains(word), "{word}");
    }
    sealed.run(&["list", WORDS[9]]);
    made(&["log"]);
    made(&["log", "--verify"]);
    sealed.run(&["check"]);
    made(&["stats"]);
    let mut found = Vec::new();
    speaking(sealed.workspace.home(), &WORDS, &mut found);
    assert_eq!(found, [""; 0]);
    // The account's folder says nothing of logs, columns or lists.
    let account = fs::read_dir(sealed.workspace.home().join("state/lastseen")).unwrap();
    let names = account.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let told: Vec<String> = names
        .filter(|name| {
            ["seen-", "view-", "lists-"]
                .iter()
                .any(|one| name.starts_with(one))
        })
        .collect();
    assert_eq!(told, [""; 0]);
}

#[test]
fn without_its_key_a_sealed_workspace_says_nothing() {
    let sealed = Sealed::new();
    sealed.run(&["add", "person", &format!("name={}", WORDS[1])]);
    let line = "encrypted with age";
    sealed.workspace.run(&["list"]).failed(1, line);
    let other = sealed.workspace.home().join("other.txt");
    write_key(&other, Identity::generate().to_string().expose_secret());
    let other = other.to_str().unwrap();
    let run = sealed.workspace.run(&["list", "--identity", other]);
    run.failed(1, "none of your keys opens it");
}

#[test]
fn a_key_is_needed_to_make_one_and_age_alone_opens_it() {
    let workspace = TestWorkspace::without_workspace();
    let run = workspace.run(&["init", "workspace", "--sealed"]);
    run.failed(2, "--encrypt-to");
    assert!(!workspace.workspace().exists());
    let sealed = Sealed::new();
    sealed.run(&["add", "person", &format!("name={}", WORDS[1])]);
    let folder = sealed.workspace.workspace();
    let open = |identity: &Path, file: &Path| {
        let mut age = Command::new("age");
        age.arg("-d").arg("-i").arg(identity).arg(file);
        age.output().ok()
    };
    let keys = folder.join("keys/workspace.age");
    let Some(opened) = open(Path::new(&sealed.identity), &keys) else {
        eprintln!("skipped: there is no `age` program here (apt-get install age)");
        return;
    };
    assert!(opened.status.success());
    let own = sealed.workspace.home().join("workspace-key.txt");
    fs::write(&own, opened.stdout).unwrap();
    let people: Vec<_> = fs::read_dir(folder.join("people")).unwrap().collect();
    assert_eq!(people.len(), 1);
    let opened = open(&own, &people[0].as_ref().unwrap().path()).unwrap();
    let text = String::from_utf8(opened.stdout).unwrap();
    assert!(
        text.starts_with("Person(") && text.contains(WORDS[1]),
        "{text}"
    );
}

#[test]
fn check_tells_of_what_is_not_sealed_with_the_key() {
    let sealed = SealedWorkspace::new("Refusals");
    sealed.add_person("Zhuravlinka");
    let root = sealed.workspace.workspace();
    fs::write(root.join("people/.DS_Store"), "x").unwrap();
    // It hides no record.
    assert_eq!(sealed.run(&["list"]).code, 0);
    fs::create_dir_all(root.join("log/abcdefgh")).unwrap();
    fs::write(root.join("log/abcdefgh/1-000000000000.age"), "older").unwrap();
    fs::write(root.join("people/p-4f7k9q2m8x.ron"), "Person()").unwrap();
    let left = [
        "people/.p-4f7k9q2m8x.ron.swp",
        "people/p-4f7k9q2m8x.ron~",
        "people/#p-4f7k9q2m8x.ron#",
        "files/.notes",
        ".editing",
    ];
    fs::create_dir_all(root.join("files")).unwrap();
    for path in left {
        fs::write(root.join(path), "Person()").unwrap();
    }
    let of_log = fs::read_dir(root.join("log")).unwrap();
    let mut of_log = of_log.map(|entry| entry.unwrap().path());
    let parts = of_log.find(|path| !path.ends_with("abcdefgh")).unwrap();
    fs::write(parts.join(".DS_Store"), "x").unwrap();
    let told = sealed.run(&["check"]);
    let why = "not sealed with the key of this workspace";
    assert!(told.out.contains(".DS_Store: none of lastseen's files"));
    assert!(sealed.run(&["log"]).out.contains("Zhuravlinka"));
    for path in left {
        let line = format!("{path}: left by an editor or by the system, and not sealed");
        assert!(told.out.contains(&line), "{}{}", told.out, told.err);
    }
    for path in ["log/abcdefgh", "people/p-4f7k9q2m8x.ron"] {
        let line = format!("{path}: {why}");
        assert!(told.out.contains(&line), "{}{}", told.out, told.err);
    }
}

#[test]
fn a_received_folder_that_is_sealed_is_inspected_with_its_key() {
    let sealed = SealedWorkspace::new(WORDS[0]);
    sealed.add_person(WORDS[1]);
    let told = sealed.run(&["inspect", "workspace"]).out;
    assert!(told.contains(WORDS[0]), "{told}");
    assert!(told.contains("people: 1"), "{told}");
    assert!(!told.contains("keys"), "{told}");
    let (stranger, _) = new_key(&sealed.workspace, "stranger.txt");
    let sealed = SealedWorkspace {
        workspace: sealed
            .workspace
            .variable("LASTSEEN_IDENTITY", stranger.to_str().unwrap()),
        ..sealed
    };
    sealed
        .run(&["inspect", "workspace"])
        .failed(1, "keys/workspace.age: encrypted to somebody else");
}

#[test]
fn a_sealed_workspace_without_its_key_file_asks_for_that_and_not_for_an_update() {
    let sealed = SealedWorkspace::new(WORDS[0]);
    sealed.add_person(WORDS[1]);
    let keys = sealed.workspace.workspace().join("keys");
    let plain = sealed.workspace.home().join("plain");
    let plain = plain.to_str().unwrap();
    sealed.done(&["init", plain, "--quiet"]);
    let commands = [
        &["list"][..],
        &["inspect", "workspace"],
        &["-w", plain, "diff", "workspace"],
        &["-w", plain, "merge", "workspace"],
    ];
    fs::remove_file(keys.join("workspace.age")).unwrap();
    for command in commands {
        let run = sealed.run(command);
        assert_eq!(run.code, 1, "{command:?}: {}", run.out);
        let missing = "keys/workspace.age: this key file of the sealed workspace is missing";
        assert!(run.err.contains(missing), "{command:?}: {}", run.err);
        assert!(!run.err.contains("update"), "{command:?}: {}", run.err);
    }
    // A folder of which the keys were left behind altogether.
    fs::remove_dir_all(keys).unwrap();
    for command in commands {
        let run = sealed
            .run(command)
            .failed(1, "fetch it again from a colleague");
        assert_eq!(run.out, "", "{command:?}");
    }
}

#[test]
fn another_workspace_comes_in_without_a_word_in_the_clear() {
    let sealed = SealedWorkspace::new(WORDS[0]);
    let person = sealed.add_person(WORDS[1]);
    let home = sealed.workspace.home();
    let copied = Command::new("cp")
        .args(["-r", "workspace", "copy"])
        .current_dir(home)
        .status();
    assert!(copied.unwrap().success());
    let in_copy = |arguments: &[&str]| {
        sealed.done(&[&["-w", "copy"][..], arguments].concat());
    };
    in_copy(&["set", &person, "missing"]);
    in_copy(&["add", "person", &format!("name={}", WORDS[2])]);
    let differs = sealed.run(&["diff", "copy"]).out;
    assert!(differs.contains(WORDS[2]), "{differs}");
    sealed.run(&["merge", "copy"]);
    let listed = sealed.done(&["list"]);
    assert!(listed.contains(WORDS[2]), "{listed}");
    assert!(sealed.done(&["show", &person]).contains("issing"));
    sealed.assert_silent(&WORDS[..3]);

    sealed.done(&["init", "clear"]);
    sealed
        .run(&["-w", "clear", "merge", "copy"])
        .failed(1, "what is in it would lie here in the clear");
    sealed.assert_silent(&WORDS[..3]);
}

#[test]
fn who_signs_is_not_told_outside_of_a_sealed_workspace() {
    if Command::new("ssh-keygen").arg("-?").output().is_err() {
        return;
    }
    let sealed = SealedWorkspace::new(WORDS[0]);
    let person = sealed.add_person(WORDS[1]);
    let key = sealed.workspace.home().join("signing");
    let made = Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-C", "", "-f"])
        .arg(&key)
        .status();
    assert!(made.unwrap().success());
    let author = WORDS[7].to_lowercase();
    let as_author = |arguments: &[&str]| sealed.workspace.run_as(&author, arguments);
    let on = ["sign", "on", "--key", key.to_str().unwrap()];
    as_author(&on).done();
    as_author(&["note", &person, WORDS[8]]).done();
    let told = as_author(&["log", "--verify"]).done().out;
    assert!(told.to_lowercase().contains(&author), "{told}");
    let status = as_author(&["sign", "status"]).done().out;
    assert!(status.contains("SHA256:"), "{status}");
    sealed.assert_silent(&[&author, WORDS[8], WORDS[1]]);
}
