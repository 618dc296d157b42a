//! A workspace in a temporary folder, and the program at work on it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;

use tempfile::TempDir;

use super::records::{BRYANKA, GORSHENIN, MAKSIM, TIMES, VERSTKA};
use super::run::Run;
use super::sealed::{lies_at, new_key, read_opened, write_sealed};
use super::simulated_disk::is_sealed_run;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_lastseen");

/// The manifest of a workspace whose files a test writes itself.
pub const MANIFEST: &str = "Workspace(format: 1, title: \"Test\", statuses: [])\n";

/// Held while a process is started: a descriptor that another test has just opened must not get
/// into it, or a terminal would never be closed.
pub static SPAWNING: Mutex<()> = Mutex::new(());

/// What lies in a folder: for each path its mode, its time of change and its bytes. Links, pipes
/// and folders have no bytes.
pub type Tree = BTreeMap<PathBuf, (u32, i64, Vec<u8>)>;

/// A workspace in a temporary folder that goes away with it, settings and home included, and how
/// the program is started on it.
pub struct TestWorkspace {
    folder: TempDir,
    /// Variables beside, or instead of, the ones that every test has; `None` takes one away.
    pub variables: Vec<(String, Option<OsString>)>,
    /// What is given to the screen before the workspace.
    pub flags: Vec<String>,
    /// Columns and rows of the terminal at the start.
    pub size: (u16, u16),
    /// A script for `sh` that starts the screen as `"$@"`; none starts it without a shell.
    pub script: Option<String>,
    /// The key of a member, if the tests work on it sealed; files are sealed and opened on their way.
    pub member: Option<PathBuf>,
}

impl TestWorkspace {
    /// A new, empty workspace, made by the program.
    pub fn new() -> Self {
        let workspace = Self::without_workspace();
        workspace
            .run(&["init", "workspace", "--title", "Refusals"])
            .done();
        workspace
    }

    /// A home without a workspace.
    pub fn without_workspace() -> Self {
        let folder = tempfile::Builder::new().prefix("lastseen-").tempdir();
        Self {
            folder: folder.unwrap(),
            variables: Vec::new(),
            flags: Vec::new(),
            size: (80, 24),
            script: None,
            member: None,
        }
    }

    /// A workspace folder with nothing in it.
    pub fn empty_folder() -> Self {
        let workspace = Self::without_workspace();
        fs::create_dir(workspace.workspace()).unwrap();
        workspace
    }

    /// A workspace with these files.
    pub fn with(files: &[(&str, &[u8])]) -> Self {
        let workspace = Self::empty_folder();
        workspace.write("lastseen.ron", MANIFEST);
        for (path, bytes) in files {
            workspace.write(path, bytes);
        }
        workspace
    }

    /// A copy of the shipped workspace.
    pub fn shipped() -> Self {
        let workspace = Self::empty_folder();
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/refusals");
        copy_folder(&shipped, &workspace.workspace(), &[".lastseen", "log"]);
        workspace
    }

    /// Two people, a case and two sources, one of which repeats the other.
    pub fn with_people() -> Self {
        Self::new()
            .file("people/p-4f7k9q2m8x.ron", MAKSIM)
            .file("people/p-4f8a1b2c3d.ron", GORSHENIN)
            .file("cases/c-7m3x0w5rzn.ron", BRYANKA)
            .file("sources/s-5k8y2e7gqd.ron", TIMES)
            .file("sources/s-9d2v6c1hkt.ron", VERSTKA)
    }

    /// The same, sealed if this is a run over sealed workspaces.
    pub fn sealed_if_asked(mut self) -> Self {
        if !is_sealed_run() {
            return self;
        }
        let (key, public) = new_key(&self, "my-key.txt");
        let seal = ["seal", "--member", "Anna", &public, "--yes", "--no-paper"];
        let run = self.run(&seal);
        assert_eq!(run.code, 0, "{}", run.err);
        let named = key.to_str().unwrap().to_owned();
        self.member = Some(key);
        self.variable("LASTSEEN_IDENTITY", &named)
    }

    /// Another one that holds the same, with the same account at work in it.
    pub fn duplicate(&self) -> Self {
        let other = Self::without_workspace();
        // A copy is a clone and would get a log of its own. As a folder of a version that knew no such
        // names it goes on with the log that is there.
        let left_out = ["clone.ron", ".gitignore"];
        for folder in ["workspace", "state"] {
            let from = self.home().join(folder);
            if from.exists() {
                copy_folder(&from, &other.home().join(folder), &left_out);
            }
        }
        other
    }

    /// The same with one more file.
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.write(path, text);
        self
    }

    /// The same on a terminal of this size.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// The same with one more flag for the screen.
    pub fn flag(mut self, flag: &str) -> Self {
        self.flags.push(flag.to_owned());
        self
    }

    /// The same with one more variable.
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), Some(value.into())));
        self
    }

    /// Starts the screen by way of a script for `sh`, in which it stands as `"$@"`.
    pub fn script(mut self, script: &str) -> Self {
        self.script = Some(script.to_owned());
        self
    }

    /// Makes this script the user's editor; the file stands in it as `"$1"`, and `$HOME` is the
    /// folder around the workspace.
    pub fn editor(self, script: &str) -> Self {
        let path = self.home().join("editor.sh");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
        self.variable("EDITOR", path.to_str().unwrap())
    }

    /// The home of the user, around the workspace.
    pub fn home(&self) -> &Path {
        self.folder.path()
    }

    /// The folder of the workspace.
    pub fn workspace(&self) -> PathBuf {
        self.home().join("workspace")
    }

    /// Where something lies inside the workspace.
    pub fn path(&self, path: &str) -> PathBuf {
        self.path_in("workspace", path)
    }

    /// Where something lies inside a folder of the home, which may be a clone of the workspace.
    pub fn path_in(&self, folder: &str, path: &str) -> PathBuf {
        let folder = self.home().join(folder);
        match &self.member {
            Some(member) => lies_at(&folder, member, path),
            None => folder.join(path),
        }
    }

    /// Writes a file of a folder of the home, as another program would.
    pub fn write_in(&self, folder: &str, path: &str, bytes: impl AsRef<[u8]>) {
        let to = self.path_in(folder, path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        match &self.member {
            Some(member) => write_sealed(&self.home().join(folder), member, path, bytes.as_ref()),
            None => fs::write(to, bytes).unwrap(),
        }
    }

    /// What is in a file of a folder of the home.
    pub fn bytes_in(&self, folder: &str, path: &str) -> Vec<u8> {
        match &self.member {
            Some(member) => read_opened(&self.home().join(folder), member, path),
            None => fs::read(self.path_in(folder, path)).unwrap(),
        }
    }

    /// Writes a file of the workspace, as another program would.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        self.write_in("workspace", path, bytes);
    }

    /// The text of a file of the workspace.
    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.bytes_in("workspace", path)).unwrap()
    }

    /// Every record file with its bytes.
    pub fn records(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut all = BTreeMap::new();
        for folder in ["people", "cases", "sources", "places", "units"] {
            let Ok(entries) = fs::read_dir(self.path(folder)) else {
                continue;
            };
            for entry in entries {
                let path = entry.unwrap().path();
                if path.is_file() && !path.is_symlink() {
                    all.insert(path.clone(), fs::read(&path).unwrap());
                }
            }
        }
        all
    }

    /// Everything in the workspace but `.lastseen`.
    pub fn tree(&self) -> Tree {
        let mut found = Tree::new();
        gather(&self.workspace(), Path::new(""), &mut found);
        found
    }

    /// Everything in the workspace but the logs and `.lastseen`, whenever it was written.
    pub fn tree_without_logs(&self) -> Tree {
        let mut found = self.tree();
        found.retain(|path, _| !path.starts_with("log"));
        found.values_mut().for_each(|(_, changed, _)| *changed = 0);
        found
    }

    /// The lines of all logs.
    pub fn log(&self) -> Vec<String> {
        self.tree()
            .iter()
            .filter(|(path, _)| path.starts_with("log"))
            .flat_map(|(_, (_, _, bytes))| {
                let text = String::from_utf8(bytes.clone()).unwrap();
                text.lines().map(str::to_owned).collect::<Vec<_>>()
            })
            .collect()
    }

    /// The variables that the program is started with; none comes from whoever runs the tests but
    /// the folders of its programs.
    pub fn environment(&self) -> BTreeMap<String, OsString> {
        let home = self.home();
        let mut variables: BTreeMap<String, OsString> = [
            ("TERM", OsString::from("xterm-256color")),
            ("LANG", "C.UTF-8".into()),
            ("TZ", "UTC".into()),
            ("LASTSEEN_AUTHOR", "anna".into()),
            ("PATH", std::env::var_os("PATH").unwrap_or_default()),
            ("HOME", home.into()),
            ("XDG_CONFIG_HOME", home.join("config").into()),
            ("XDG_DATA_HOME", home.join("data").into()),
            ("XDG_STATE_HOME", home.join("state").into()),
            ("XDG_CACHE_HOME", home.join("cache").into()),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
        for (name, value) in &self.variables {
            match value {
                Some(value) => variables.insert(name.clone(), value.clone()),
                None => variables.remove(name),
            };
        }
        variables
    }

    /// The program, about to run in the folder above the workspace.
    pub fn command(&self, author: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(arguments)
            .current_dir(self.home())
            .env_clear()
            .envs(self.environment())
            .env("LASTSEEN_AUTHOR", author)
            .env("LASTSEEN_WORKSPACE", self.workspace())
            .stdin(Stdio::null());
        command
    }

    /// Runs the program as whoever the variables name: `anna`, unless a test says otherwise.
    pub fn run(&self, arguments: &[&str]) -> Run {
        let author = self.environment()["LASTSEEN_AUTHOR"].clone();
        self.run_as(author.to_str().unwrap(), arguments)
    }

    /// Runs the program as somebody.
    pub fn run_as(&self, author: &str, arguments: &[&str]) -> Run {
        Run::of(self.output(author, arguments))
    }

    /// Runs the program as somebody, whatever becomes of it.
    pub fn output(&self, author: &str, arguments: &[&str]) -> Output {
        output(self.command(author, arguments))
    }

    /// Runs the program with this on its standard input.
    pub fn run_with_input(&self, input: impl AsRef<[u8]>, arguments: &[&str]) -> Run {
        let mut command = self.command("anna", arguments);
        let input_file = self.home().join("input");
        fs::write(&input_file, input).unwrap();
        command.stdin(fs::File::open(input_file).unwrap());
        Run::of(output(command))
    }
}

impl Drop for TestWorkspace {
    /// Makes the folders writable again, or they could not be removed.
    fn drop(&mut self) {
        let mut folders = vec![self.workspace()];
        while let Some(folder) = folders.pop() {
            let _ = fs::set_permissions(&folder, PermissionsExt::from_mode(0o755));
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                if entry.file_type().is_ok_and(|sort| sort.is_dir()) {
                    folders.push(entry.path());
                }
            }
        }
    }
}

fn output(mut command: Command) -> Output {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = {
        let _held = SPAWNING.lock();
        command.spawn().unwrap()
    };
    child.wait_with_output().unwrap()
}

fn gather(root: &Path, below: &Path, found: &mut Tree) {
    for entry in fs::read_dir(root.join(below)).unwrap() {
        let entry = entry.unwrap();
        let path = below.join(entry.file_name());
        if path.starts_with(".lastseen") {
            continue;
        }
        let about = entry.metadata().unwrap();
        let bytes = if about.is_file() {
            fs::read(entry.path()).unwrap()
        } else {
            Vec::new()
        };
        found.insert(path.clone(), (about.mode(), about.mtime_nsec(), bytes));
        if about.is_dir() {
            gather(root, &path, found);
        }
    }
}

/// Copies a folder without what has one of these names.
pub fn copy_folder(from: &Path, to: &Path, left_out: &[&str]) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if left_out.iter().any(|left_out| name == *left_out) {
            continue;
        }
        let to = to.join(&name);
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &to, left_out);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
