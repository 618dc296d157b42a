//! Two clones of a sealed workspace under git: they merge by what the records say, in memory, and nobody becomes a
//! member again by a merge.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::sealed::{SealedWorkspace, files_with, new_key};
use crate::support::workspace::PROGRAM;

/// A word that stands in the name of the person, and nowhere else.
pub const NAME: &str = "Zhuravlinka";

/// Two clones of one sealed workspace, `workspace` and `other`, over a bare repository.
pub struct SealedClones {
    pub sealed: SealedWorkspace,
    pub identity: PathBuf,
    pub person: String,
}

impl SealedClones {
    pub fn new() -> Self {
        let sealed = SealedWorkspace::new("Refusals");
        let person = sealed.add_person(NAME);
        let identity = sealed.workspace.home().join("my-key.txt");
        let clones = Self {
            sealed,
            identity,
            person,
        };
        clones.git("workspace", &["init", "--quiet", "-b", "main"]);
        clones.done("workspace", &["git", "setup"]);
        clones.commit("workspace");
        clones.git(".", &["clone", "--quiet", "--bare", "workspace", "shared"]);
        clones.git(".", &["clone", "--quiet", "shared", "other"]);
        clones.git("workspace", &["remote", "add", "origin", "../shared"]);
        clones.done("other", &["git", "setup"]);
        clones
    }

    pub fn path(&self, folder: &str) -> PathBuf {
        self.sealed.workspace.home().join(folder)
    }

    pub fn in_folder(&self, program: &str, folder: &str, identity: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.path(folder))
            .env("HOME", self.sealed.workspace.home())
            .env("XDG_STATE_HOME", self.path("state"))
            .env("LASTSEEN_AUTHOR", folder)
            .env("LASTSEEN_IDENTITY", identity)
            .env("TMPDIR", self.path("tmp"))
            .env("GIT_EDITOR", "true");
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), folder);
            command.env(format!("GIT_{role}_EMAIL"), "t@t");
        }
        command
    }

    pub fn git_with(&self, folder: &str, identity: &Path, arguments: &[&str]) -> (bool, String) {
        let done = self
            .in_folder("git", folder, identity)
            .args(["-c", "pull.rebase=false"])
            .args(arguments)
            .output()
            .unwrap();
        let told = [done.stdout, done.stderr].concat();
        let told = String::from_utf8_lossy(&told).into_owned();
        (done.status.success(), told)
    }

    /// Runs git in a clone; it must succeed.
    #[track_caller]
    pub fn git(&self, folder: &str, arguments: &[&str]) -> String {
        let (is_done, told) = self.git_with(folder, &self.identity, arguments);
        assert!(is_done, "{arguments:?}: {told}");
        told
    }

    #[track_caller]
    pub fn commit(&self, folder: &str) {
        self.git(folder, &["add", "--all"]);
        self.git(folder, &["commit", "--quiet", "-m", "x"]);
    }

    /// Commits and sends.
    #[track_caller]
    pub fn send(&self, folder: &str) {
        self.commit(folder);
        self.git(folder, &["push", "--quiet", "origin", "HEAD:main"]);
    }

    /// Runs the program on a clone; its exit code and all that it tells.
    pub fn code(&self, folder: &str, arguments: &[&str]) -> (i32, String) {
        let done = self
            .in_folder(PROGRAM, folder, &self.identity)
            .args(["-w", "."])
            .args(arguments)
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned();
        (done.status.code().unwrap(), told)
    }

    /// Runs the program on a clone, whose name is the author's; it must succeed.
    #[track_caller]
    pub fn done(&self, folder: &str, arguments: &[&str]) -> String {
        let (code, told) = self.code(folder, arguments);
        assert_eq!(code, 0, "{arguments:?}: {told}");
        told
    }

    pub fn members(&self, folder: &str) -> Vec<String> {
        let told = self.done(folder, &["member", "list"]);
        let names = told.lines().filter_map(|line| line.split("  ").next());
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort();
        names
    }
}

#[test]
fn two_statuses_of_one_person_come_together_by_plain_git() {
    let clones = SealedClones::new();
    let person = clones.person.as_str();
    let set = |folder: &str, status: &str, when: &str| {
        clones.done(folder, &["set", person, status, "--when", when]);
    };
    set("workspace", "detained", "2022-07");
    set("other", "returned", "2022-11");
    clones.done("other", &["add", "person", "name=Quetzalov"]);
    clones.send("workspace");
    clones.commit("other");
    clones.git("other", &["pull", "--quiet"]);
    let shown = clones.done("other", &["show", person, "--json"]);
    assert!(
        shown.contains("\"detained\"") && shown.contains("\"returned\""),
        "{shown}"
    );
    clones.done("other", &["log", "--verify"]);
    clones.git("other", &["push", "--quiet", "origin", "HEAD:main"]);
    clones.git("workspace", &["pull", "--quiet", "origin", "main"]);
    assert_eq!(clones.done("workspace", &["show", person, "--json"]), shown);
    let listed = clones.done("workspace", &["list"]);
    assert!(listed.contains("Quetzalov"), "{listed}");
    let words = [NAME, "Quetzalov"];
    assert_eq!(files_with(clones.sealed.workspace.home(), &words), [""; 0]);
}

#[test]
fn a_comparison_shows_what_a_record_says_to_who_has_the_key() {
    let clones = SealedClones::new();
    clones.done("workspace", &["set", &clones.person, "missing"]);
    let diff = clones.git("workspace", &["diff", "--", "people"]);
    let is_told = |line: &str| line.starts_with('+') && line.contains("missing");
    assert!(diff.lines().any(is_told), "{diff}");
    let (stranger, _) = new_key(&clones.sealed.workspace, "stranger.txt");
    let (_, diff) = clones.git_with("workspace", &stranger, &["diff", "--", "people"]);
    assert!(
        !diff.contains("missing") && !diff.contains("fatal"),
        "{diff}"
    );
    assert_eq!(files_with(clones.sealed.workspace.home(), &[NAME]), [""; 0]);
}

#[test]
fn members_that_two_clones_add_are_all_members() {
    let clones = SealedClones::new();
    let (_, anna) = new_key(&clones.sealed.workspace, "anna.txt");
    let (borys_key, borys) = new_key(&clones.sealed.workspace, "borys.txt");
    let before = clones.members("workspace");
    clones.done("workspace", &["member", "add", "Anna", &anna]);
    clones.done("other", &["member", "add", "Borys", &borys]);
    clones.send("workspace");
    clones.commit("other");
    clones.git("other", &["pull", "--quiet"]);
    let mut expected = [before, vec!["Anna".to_owned(), "Borys".to_owned()]].concat();
    expected.sort();
    assert_eq!(clones.members("other"), expected);
    let opened = clones
        .in_folder(PROGRAM, "other", &borys_key)
        .args(["-w", ".", "list"])
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&opened.stdout).contains(NAME));
}

#[test]
fn who_was_removed_on_one_side_does_not_come_back_by_a_merge() {
    let clones = SealedClones::new();
    let (_, borys) = new_key(&clones.sealed.workspace, "borys.txt");
    clones.done("workspace", &["member", "add", "Borys", &borys]);
    clones.send("workspace");
    clones.git("other", &["pull", "--quiet"]);
    let (_, vira) = new_key(&clones.sealed.workspace, "vira.txt");
    let backup = clones.path("backup");
    let remove = [
        "member",
        "remove",
        "Borys",
        "--backup",
        backup.to_str().unwrap(),
    ];
    clones.done("workspace", &remove);
    clones.send("workspace");
    clones.done("other", &["member", "add", "Vira", &vira]);
    clones.done("other", &["note", &clones.person, "Hollyhock"]);
    clones.commit("other");
    let before = fs::read(clones.path("other/keys/workspace.age")).unwrap();
    let (is_done, told) = clones.git_with("other", &clones.identity, &["pull", "--quiet"]);
    assert!(!is_done, "{told}");
    assert!(told.contains("sealed with another key"), "{told}");
    assert_eq!(
        fs::read(clones.path("other/keys/workspace.age")).unwrap(),
        before
    );
    clones.git("other", &["merge", "--abort"]);
    assert!(clones.members("other").contains(&"Vira".to_owned()));
    let shown = clones.done("other", &["show", &clones.person]);
    assert!(shown.contains("Hollyhock"), "{shown}");
    assert!(!clones.members("workspace").contains(&"Borys".to_owned()));
}
