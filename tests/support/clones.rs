//! Clones and copies of a workspace with two people, side by side in one home: `workspace` and `other` or `copy`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::sealed::names_above;
use super::workspace::{PROGRAM, TestWorkspace};

/// The first of the two people.
pub const GORSHENIN: &str = "people/p-4f8a1b2c3d.ron";

/// Workspaces that come from one.
pub struct Clones {
    pub workspace: TestWorkspace,
}

impl Clones {
    /// The workspace, committed, set up and cloned as `other` over a bare repository.
    pub fn new() -> Self {
        let clones = Self::without_driver();
        let set_up = clones.done("workspace", &["git", "setup"]);
        assert!(set_up.contains("merge.lastseen.driver = "), "{set_up}");
        clones.commit("workspace");
        clones.git("workspace", &["push", "--quiet", "origin", "HEAD"]);
        clones.git("other", &["pull", "--quiet"]);
        clones.run("other", &["git", "setup"]);
        clones
    }

    /// The same, of which nobody set up the merge driver.
    pub fn without_driver() -> Self {
        let clones = Self {
            workspace: TestWorkspace::with_people().sealed_if_asked(),
        };
        clones.git("workspace", &["init", "--quiet"]);
        clones.commit("workspace");
        clones.git(".", &["clone", "--quiet", "--bare", "workspace", "shared"]);
        clones.git(".", &["clone", "--quiet", "shared", "other"]);
        clones.git("workspace", &["remote", "add", "origin", "../shared"]);
        clones
    }

    /// The workspace and its `copy`, without git.
    pub fn copied() -> Self {
        let copies = Self {
            workspace: TestWorkspace::with_people().sealed_if_asked(),
        };
        // So that both logs know the record as it is now.
        copies.done("workspace", &["note", "p-4f8a1b2c3d", "Known to both."]);
        copies.copy("workspace", "copy");
        copies
    }

    /// Copies one folder as another one.
    pub fn copy(&self, from: &str, to: &str) {
        copy(&self.path(from, ""), &self.path(to, ""));
    }

    /// The names in a folder of a clone, as the program sees them.
    pub fn names(&self, folder: &str, below: &str) -> Vec<String> {
        let root = self.path(folder, "");
        let member = self.workspace.member.as_ref();
        if let Some(names) = member.and_then(|member| names_above(&root, member, below)) {
            return names;
        }
        let listed = fs::read_dir(root.join(below)).unwrap();
        let names = listed.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect()
    }

    /// Whether the clones are sealed: git sees neither lines nor their markers in a file then.
    pub fn is_sealed(&self) -> bool {
        self.workspace.member.is_some()
    }

    /// Asserts that git has left its markers in a file, if it can look into it.
    #[track_caller]
    pub fn assert_marked(&self, folder: &str, path: &str) {
        let text = self.text(folder, path);
        assert_eq!(text.contains("<<<<<<<"), !self.is_sealed(), "{text}");
    }

    /// Tells git in a clone that a record is gone.
    pub fn git_rm(&self, folder: &str, record: &str) {
        let path = self.path(folder, record);
        let (is_done, told) = self.git(folder, &["rm", "--quiet", path.to_str().unwrap()]);
        assert!(is_done, "{told}");
    }

    /// The key that opens the clones, as a variable, if they are sealed.
    pub fn identity(&self) -> impl Iterator<Item = (&str, &Path)> {
        let member = self.workspace.member.as_deref();
        member
            .map(|member| ("LASTSEEN_IDENTITY", member))
            .into_iter()
    }

    /// What was told, with the paths of a workspace in the clear.
    fn told(&self, told: &[u8]) -> String {
        let told = String::from_utf8_lossy(told);
        match self.is_sealed() {
            true => told.replace(".age", ""),
            false => told.into_owned(),
        }
    }

    /// Runs git in a folder; whether it succeeds and all that it tells.
    pub fn git(&self, folder: &str, arguments: &[&str]) -> (bool, String) {
        let done = Command::new("git")
            .args(["-c", "user.name=t", "-c", "user.email=t@t"])
            .args(["-c", "init.defaultBranch=main", "-c", "pull.rebase=false"])
            .args(arguments)
            .current_dir(self.path(folder, ""))
            .env("HOME", self.workspace.home())
            .env("GIT_EDITOR", "true")
            .envs(self.identity())
            .output()
            .unwrap();
        let told = [done.stdout, done.stderr].concat();
        (done.status.success(), self.told(&told))
    }

    /// Says in a clone whose its commits are, for what runs in this process.
    pub fn name_author(&self, folder: &str) {
        for (key, value) in [("user.name", folder), ("user.email", "t@t")] {
            self.git(folder, &["config", key, value]);
        }
    }

    /// Exchanges changes with the shared repository; the exit code and everything that was told.
    pub fn sync(&self, folder: &str) -> (i32, String) {
        self.code(folder, &["sync", "origin"])
    }

    /// Runs the program on one of the clones; it must succeed.
    pub fn done(&self, folder: &str, arguments: &[&str]) -> String {
        let (code, told) = self.code(folder, arguments);
        assert_eq!(code, 0, "{arguments:?}: {told}");
        told
    }

    /// Runs the program on one of the clones; whether it succeeds.
    pub fn run(&self, folder: &str, arguments: &[&str]) -> (bool, String) {
        let (code, told) = self.code(folder, arguments);
        (code == 0, told)
    }

    /// Runs the program on one of the clones, whose name is the author's.
    pub fn code(&self, folder: &str, arguments: &[&str]) -> (i32, String) {
        self.code_with_input(folder, "", arguments)
    }

    /// As [`Clones::code`], with something on standard input.
    pub fn code_with_input(&self, folder: &str, input: &str, arguments: &[&str]) -> (i32, String) {
        let file = self.workspace.home().join("input");
        fs::write(&file, input).unwrap();
        let done = Command::new(PROGRAM)
            .stdin(fs::File::open(file).unwrap())
            .arg("-w")
            .arg(self.path(folder, ""))
            .args(arguments)
            .env("HOME", self.workspace.home())
            .env("XDG_STATE_HOME", self.workspace.home().join("state"))
            .env("LASTSEEN_AUTHOR", folder)
            // Two clones have two people, so that no two of their commits are one.
            .env("GIT_AUTHOR_NAME", folder)
            .env("GIT_AUTHOR_EMAIL", "t@t")
            .env("GIT_COMMITTER_NAME", folder)
            .env("GIT_COMMITTER_EMAIL", "t@t")
            .envs(self.identity())
            .current_dir(self.workspace.home())
            .output()
            .unwrap();
        let told = [done.stdout, done.stderr].concat();
        (done.status.code().unwrap(), self.told(&told))
    }

    /// Where something of a clone lies on the disk.
    pub fn path(&self, folder: &str, path: &str) -> PathBuf {
        self.workspace.path_in(folder, path)
    }

    /// The text of a file of a clone.
    pub fn text(&self, folder: &str, path: &str) -> String {
        String::from_utf8(self.bytes(folder, path)).unwrap()
    }

    /// What is in a file of a clone.
    pub fn bytes(&self, folder: &str, path: &str) -> Vec<u8> {
        self.workspace.bytes_in(folder, path)
    }

    /// Writes a file of a clone, as another program would.
    pub fn write(&self, folder: &str, path: &str, bytes: impl AsRef<[u8]>) {
        self.workspace.write_in(folder, path, bytes);
    }

    /// Removes a file of a clone.
    pub fn remove(&self, folder: &str, path: &str) {
        let path = self.path(folder, path);
        match path.is_dir() {
            // A sealed log.
            true => fs::remove_dir_all(path).unwrap(),
            false => fs::remove_file(path).unwrap(),
        }
    }

    /// Puts a file into a clone as it is, sealed or not: nothing of a workspace.
    pub fn put(&self, folder: &str, path: &str, bytes: impl AsRef<[u8]>) {
        let to = self.workspace.home().join(folder).join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }

    /// All logs of a clone, one after the other.
    pub fn logs(&self, folder: &str) -> String {
        let names = self.names(folder, "log").into_iter();
        let logs = names.map(|name| self.bytes(folder, &format!("log/{name}")));
        logs.map(|log| String::from_utf8(log).unwrap()).collect()
    }

    pub fn commit(&self, folder: &str) {
        self.git(folder, &["add", "--all"]);
        let (done, told) = self.git(folder, &["commit", "--quiet", "-m", "work"]);
        assert!(done, "{told}");
    }

    /// Commits in both, and pulls what `workspace` has into `other`.
    pub fn meet(&self) -> (bool, String) {
        self.commit("workspace");
        self.git("workspace", &["push", "--quiet", "origin", "HEAD"]);
        self.commit("other");
        self.git("other", &["pull", "--no-edit", "--quiet"])
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &to),
            false => fs::copy(entry.path(), to).map(|_| ()).unwrap(),
        }
    }
}
