//! A small workspace of its own for each trial, and the program run on it.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;
use tempfile::TempDir;

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_lastseen");

/// The text of each record file, by its path.
pub type Records = BTreeMap<String, String>;

/// A command that finishes what was interrupted and changes nothing else.
pub const RECOVER: &[&str] = &["erase", "p-39", "--dry-run"];

/// A folder with a workspace in it.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    /// Thirty people, a case and a source, and one change in the log.
    pub fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let put = |path: &str, text: &str| {
            let path = desk.workspace().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        put(
            "lastseen.ron",
            "Workspace(format: 1, title: \"Test\", statuses: [])\n",
        );
        for number in 10..40 {
            let text = format!(
                "// Somebody's comment.\nPerson(\n    id: \"p-{number}\",\n    name: \"Person {number}\",\n    rank:  \"private\",\n    history: [\n        (when: \"2022-07\", status: Detained), // the first\n    ],\n)\n"
            );
            put(&format!("people/p-{number}.ron"), &text);
        }
        put("cases/c-1.ron", "Case(id: \"c-1\", title: \"A case\")\n");
        put(
            "sources/s-1.ron",
            "Source(id: \"s-1\", title: \"A source\")\n",
        );
        let done = desk.run("anna", &["note", "p-39", "the first change"]);
        assert!(done.status.success(), "{done:?}");
        desk
    }

    /// Another one that holds the same.
    pub fn copy(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&self.workspace(), &folder.path().join("workspace"));
        // The same account is at work there.
        let state = self.path("state");
        if state.exists() {
            copy(&state, &folder.path().join("state"));
        }
        Self { folder }
    }

    /// All of its files, to lay them down again in the same folder with [`Desk::restore`].
    pub fn back_up(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        copy_all(self.folder.path(), folder.path(), &[]);
        folder
    }

    /// Lays a backup down in this folder, which stays the folder that the account knows.
    pub fn restore(&self, backup: &TempDir) {
        for top in ["workspace", "state"] {
            let Ok(entries) = std::fs::read_dir(self.path(top)) else {
                continue;
            };
            for entry in entries {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    std::fs::remove_dir_all(path).unwrap();
                } else {
                    std::fs::remove_file(path).unwrap();
                }
            }
        }
        copy_all(backup.path(), self.folder.path(), &[]);
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn workspace(&self) -> PathBuf {
        self.path("workspace")
    }

    /// Where the first hand writes its log.
    pub fn log(&self) -> PathBuf {
        let log = AuthorDevice::of_this_machine(None).log_path();
        let device = log
            .rsplit_once('-')
            .map(|_| AuthorDevice::of_this_machine(None).device)
            .unwrap();
        self.workspace().join(format!("log/anna-{device}.log"))
    }

    /// Starts the program, by way of another one if there is one.
    pub fn start(&self, author: &str, way: &[&str], arguments: &[&str]) -> Child {
        let mut command = match way.split_first() {
            None => Command::new(PROGRAM),
            Some((first, rest)) => {
                let mut command = Command::new(first);
                command.args(rest).arg(PROGRAM);
                command
            }
        };
        command
            .arg("-w")
            .arg(self.workspace())
            .args(arguments)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.folder.path())
            .env("XDG_STATE_HOME", self.folder.path().join("state"))
            .env("LANG", "C.UTF-8")
            .env("TZ", "UTC0")
            .env("LASTSEEN_AUTHOR", author)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// Runs the program.
    pub fn run(&self, author: &str, arguments: &[&str]) -> Output {
        let child = self.start(author, &[], arguments);
        child.wait_with_output().unwrap()
    }

    /// Runs the program by way of another one, as the first hand, and with something to read.
    pub fn run_through(&self, way: &[&str], arguments: &[&str], input: &str) -> Output {
        let mut child = self.start("anna", way, arguments);
        // It may be dead before it has read anything.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    pub fn open(&self, author: &str) -> Workspace {
        let device = AuthorDevice::of_this_machine(None).device;
        let author_device = AuthorDevice::new(author, &device);
        let account = AccountState::at(&self.folder.path().join("state/lastseen"));
        let (workspace, _) = Workspace::open(&self.workspace(), author_device, &account).unwrap();
        assert_eq!(workspace.read_only(), None);
        workspace
    }

    pub fn records(&self) -> Records {
        let mut records = Records::new();
        for folder in ["people", "cases", "sources", "places", "units"] {
            let names = std::fs::read_dir(self.workspace().join(folder));
            for entry in names.into_iter().flatten().flatten() {
                let name = entry.file_name().into_string().unwrap();
                let text = std::fs::read_to_string(entry.path()).unwrap();
                records.insert(format!("{folder}/{name}"), text);
            }
        }
        records
    }

    /// Whatever waits in the stage.
    pub fn staged(&self) -> usize {
        let names = std::fs::read_dir(self.workspace().join(".lastseen/stage"));
        names.map_or(0, Iterator::count)
    }
}

pub fn copy(from: &Path, to: &Path) {
    // A copy is a clone and would get a log of its own. As a folder of a version that knew no such
    // names it goes on with the log that is there.
    copy_all(from, to, &["clone.ron", ".gitignore"]);
}

fn copy_all(from: &Path, to: &Path, except: &[&str]) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if except.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_all(&entry.path(), &to, except);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}
