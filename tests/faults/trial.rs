//! What each trial works on: thirty people, and the program run on them by way of another one.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;
use tempfile::TempDir;

use crate::support::workspace::{MANIFEST, TestWorkspace, copy_folder};

/// The text of each record file, by its path.
pub type Records = BTreeMap<String, String>;

/// A command that finishes what was interrupted and changes nothing else.
pub const RECOVER: &[&str] = &["erase", "p-39", "--dry-run"];

impl TestWorkspace {
    /// Thirty people, a case and a source, and one change in the log.
    pub fn of_thirty() -> Self {
        let mut workspace = Self::without_workspace()
            .file("lastseen.ron", MANIFEST)
            .file("cases/c-1.ron", "Case(id: \"c-1\", title: \"A case\")\n")
            .file(
                "sources/s-1.ron",
                "Source(id: \"s-1\", title: \"A source\")\n",
            );
        for number in 10..40 {
            let text = format!(
                "// Somebody's comment.\nPerson(\n    id: \"p-{number}\",\n    name: \"Person {number}\",\n    rank:  \"private\",\n    history: [\n        (when: \"2022-07\", status: Detained), // the first\n    ],\n)\n"
            );
            workspace = workspace.file(&format!("people/p-{number}.ron"), &text);
        }
        let done = workspace.output("anna", &["note", "p-39", "the first change"]);
        assert!(done.status.success(), "{done:?}");
        workspace
    }

    /// Where Anna's changes are logged.
    pub fn log_of_anna(&self) -> PathBuf {
        let device = AuthorDevice::of_this_machine(None).device;
        self.path(&format!("log/anna-{device}.log"))
    }

    /// Starts the program, by way of another one if there is one.
    pub fn start_through(&self, way: &[&str], author: &str, arguments: &[&str]) -> Child {
        let own = self.command(author, arguments);
        let mut command = match way.split_first() {
            None => own,
            Some((first, rest)) => {
                let mut command = Command::new(first);
                let variables = own
                    .get_envs()
                    .filter_map(|(name, value)| Some((name, value?)));
                command
                    .args(rest)
                    .arg(own.get_program())
                    .args(own.get_args())
                    .current_dir(self.home())
                    .env_clear()
                    .envs(variables);
                command
            }
        };
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// Runs the program by way of another one, as Anna, and with something to read.
    pub fn run_through(&self, way: &[&str], arguments: &[&str], input: &str) -> Output {
        let mut child = self.start_through(way, "anna", arguments);
        // It may be dead before it has read anything.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    /// Opens the workspace as the same account.
    pub fn open(&self, author: &str) -> Workspace {
        let device = AuthorDevice::of_this_machine(None).device;
        let author_device = AuthorDevice::new(author, &device);
        let account = AccountState::at(&self.home().join("state/lastseen"));
        let (workspace, _) = Workspace::open(&self.workspace(), author_device, &account).unwrap();
        assert_eq!(workspace.read_only(), None);
        workspace
    }

    /// The text of each record file, by its path in the workspace.
    pub fn texts(&self) -> Records {
        let root = self.workspace();
        let text = |(path, bytes): (PathBuf, Vec<u8>)| {
            let path = path
                .strip_prefix(&root)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            (path, String::from_utf8(bytes).unwrap())
        };
        self.records().into_iter().map(text).collect()
    }

    /// All of its files, to lay them down again in the same folder with [`TestWorkspace::restore`].
    pub fn back_up(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        copy_folder(self.home(), folder.path(), &[]);
        folder
    }

    /// Lays a backup down in this folder, which stays the folder that the account knows.
    pub fn restore(&self, backup: &TempDir) {
        for top in ["workspace", "state"] {
            let Ok(entries) = fs::read_dir(self.home().join(top)) else {
                continue;
            };
            for entry in entries {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    fs::remove_dir_all(path).unwrap();
                } else {
                    fs::remove_file(path).unwrap();
                }
            }
        }
        copy_folder(backup.path(), self.home(), &[]);
    }

    /// How much waits in the stage.
    pub fn staged(&self) -> usize {
        let names = fs::read_dir(self.path(".lastseen/stage"));
        names.map_or(0, Iterator::count)
    }
}
