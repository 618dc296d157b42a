//! A workspace, a home and nothing else: what one test works on.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::harness::{SPAWNING, Session};
use tempfile::TempDir;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_lastseen");

/// The head of a workspace whose files a test writes itself.
pub const HEAD: &str = "Workspace(format: 1, title: \"Test\", statuses: [])\n";

/// What lies in a folder: for each path its mode, its time of change and its bytes. Links, pipes
/// and folders have no bytes.
pub type Tree = BTreeMap<PathBuf, (u32, i64, Vec<u8>)>;

/// A temporary folder with a workspace and an empty home in it, and how the program is started.
pub struct Room {
    folder: TempDir,
    /// Variables beside, or instead of, the ones that every test has; `None` takes one away.
    pub variables: Vec<(String, Option<OsString>)>,
    /// What is given to the program before the workspace.
    pub flags: Vec<String>,
    /// Columns and rows of the terminal at the start.
    pub size: (u16, u16),
    /// A script for `sh` that starts the program as `"$@"`; none starts it without a shell.
    pub script: Option<String>,
}

impl Room {
    /// A copy of the shipped workspace.
    pub fn shipped() -> Self {
        let room = Self::empty();
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/refusals");
        copy(&shipped, &room.workspace());
        room
    }

    /// A workspace with these files.
    pub fn with(files: &[(&str, &[u8])]) -> Self {
        let room = Self::empty();
        room.write("lastseen.ron", HEAD.as_bytes());
        for (path, bytes) in files {
            room.write(path, bytes);
        }
        room
    }

    /// A workspace folder with nothing in it.
    pub fn empty() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("lastseen-")
            .tempdir()
            .unwrap();
        for name in ["workspace", "home"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        Self {
            folder,
            variables: Vec::new(),
            flags: Vec::new(),
            size: (80, 24),
            script: None,
        }
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub fn flag(mut self, flag: &str) -> Self {
        self.flags.push(flag.to_owned());
        self
    }

    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), Some(value.into())));
        self
    }

    /// Starts the program by way of a script for `sh`, in which it stands as `"$@"`.
    pub fn script(mut self, script: &str) -> Self {
        self.script = Some(script.to_owned());
        self
    }

    /// Makes this script the user's editor; the file stands in it as `"$1"`, and `$ROOM` is the
    /// folder around the workspace.
    pub fn editor(self, script: &str) -> Self {
        let path = self.path("editor.sh");
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
        let place = self.folder.path().to_str().unwrap().to_owned();
        self.variable("EDITOR", path.to_str().unwrap())
            .variable("ROOM", &place)
    }

    /// A path beside the workspace.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn workspace(&self) -> PathBuf {
        self.path("workspace")
    }

    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.workspace().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    pub fn file(&self, path: &str) -> String {
        std::fs::read_to_string(self.workspace().join(path)).unwrap()
    }

    /// Everything in the workspace but the logs and `.lastseen`.
    pub fn records(&self) -> Tree {
        let mut found = self.tree();
        found.retain(|path, _| !path.starts_with("log"));
        found.values_mut().for_each(|(_, changed, _)| *changed = 0);
        found
    }

    /// Everything in the workspace but `.lastseen`.
    pub fn tree(&self) -> Tree {
        let mut found = Tree::new();
        gather(&self.workspace(), Path::new(""), &mut found);
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

    /// The variables that the program is started with; none comes from whoever runs the tests.
    pub fn environment(&self) -> BTreeMap<String, OsString> {
        let home = self.path("home");
        let mut variables: BTreeMap<String, OsString> = [
            ("TERM", OsString::from("xterm-256color")),
            ("LANG", "C.UTF-8".into()),
            ("TZ", "UTC".into()),
            ("LASTSEEN_AUTHOR", "anna".into()),
            ("PATH", std::env::var_os("PATH").unwrap_or_default()),
            ("HOME", home.clone().into()),
            ("XDG_CONFIG_HOME", home.join("config").into()),
            ("XDG_DATA_HOME", home.join("data").into()),
            ("XDG_STATE_HOME", home.join("state").into()),
            ("XDG_CACHE_HOME", home.join("cache").into()),
            ("XDG_STATE_HOME", home.join("state").into()),
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

    /// Starts the screen.
    pub fn start(&self) -> Session {
        Session::start(self)
    }

    /// Starts the screen and waits until everything is loaded.
    pub fn open(&self) -> Session {
        let session = self.start();
        session.wait_for_text("all saved");
        session
    }

    /// Runs a command of the program on the workspace, without a terminal.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let _held = SPAWNING.lock();
        std::process::Command::new(PROGRAM)
            .arg("-w")
            .arg(self.workspace())
            .args(arguments)
            .env_clear()
            .envs(self.environment())
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap()
    }
}

impl Drop for Room {
    /// Makes the folders writable again, or they could not be removed.
    fn drop(&mut self) {
        let mut folders = vec![self.workspace()];
        while let Some(folder) = folders.pop() {
            let _ = std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o755));
            for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
                if entry.file_type().is_ok_and(|sort| sort.is_dir()) {
                    folders.push(entry.path());
                }
            }
        }
    }
}

fn gather(root: &Path, below: &Path, found: &mut Tree) {
    for entry in std::fs::read_dir(root.join(below)).unwrap() {
        let entry = entry.unwrap();
        let path = below.join(entry.file_name());
        if path.starts_with(".lastseen") {
            continue;
        }
        let about = entry.metadata().unwrap();
        let bytes = if about.is_file() {
            std::fs::read(entry.path()).unwrap()
        } else {
            Vec::new()
        };
        found.insert(path.clone(), (about.mode(), about.mtime_nsec(), bytes));
        if about.is_dir() {
            gather(root, &path, found);
        }
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if entry.file_type().unwrap().is_dir() {
            if name != ".lastseen" && name != "log" {
                copy(&entry.path(), &to.join(&name));
            }
        } else {
            std::fs::copy(entry.path(), to.join(&name)).unwrap();
        }
    }
}
