//! A workspace in a temporary folder, and the program at work on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A workspace in a temporary folder that goes away with it, settings and home included.
pub struct Desk {
    folder: TempDir,
}

/// What one run of the program gave.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    /// A new, empty workspace.
    pub fn new() -> Self {
        let desk = Self::without_workspace();
        desk.run(&["init", "w", "--title", "Refusals"]).done();
        desk
    }

    /// A folder without a workspace.
    pub fn without_workspace() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
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

    /// The same with one more file.
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Where something lies inside the workspace.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("w").join(path)
    }

    /// The text of a file of the workspace.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
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

    /// Runs the program as `anna`.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_as("anna", arguments)
    }

    /// Runs the program as somebody.
    pub fn run_as(&self, author: &str, arguments: &[&str]) -> Run {
        Run::of(self.command(author, arguments).output().unwrap())
    }

    /// Runs the program with this on its standard input.
    pub fn run_with_input(&self, input: &str, arguments: &[&str]) -> Run {
        let mut command = self.command("anna", arguments);
        let input_file = self.folder.path().join("input");
        fs::write(&input_file, input).unwrap();
        command.stdin(fs::File::open(input_file).unwrap());
        Run::of(command.output().unwrap())
    }

    /// The program, about to run in the folder above the workspace.
    pub fn command(&self, author: &str, arguments: &[&str]) -> Command {
        let home = self.folder.path();
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("lastseen"));
        command
            .args(arguments)
            .current_dir(home)
            .env_clear()
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("LASTSEEN_AUTHOR", author)
            .env("LASTSEEN_WORKSPACE", home.join("w"))
            .stdin(Stdio::null());
        command
    }

    /// The folder above the workspace.
    pub fn home(&self) -> &Path {
        self.folder.path()
    }
}

impl Run {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The same, having succeeded without a word on standard error.
    #[track_caller]
    pub fn done(self) -> Self {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self
    }

    /// The same, having answered from less than there is: some files could not be read.
    #[track_caller]
    pub fn incomplete(self) -> Self {
        assert_eq!(self.code, 4, "{}{}", self.out, self.err);
        self
    }

    /// The same, having failed with this code, nothing on standard output, and this in its words.
    #[track_caller]
    pub fn failed(self, code: i32, words: &str) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        assert_eq!(self.out, "");
        assert!(self.err.contains(words), "{}", self.err);
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }

    /// The columns of every line.
    pub fn columns(&self) -> Vec<Vec<&str>> {
        let lines = self.out.lines();
        lines.map(|line| line.split('\t').collect()).collect()
    }
}

/// Hand-written, with comments and without a trailing comma.
pub const MAKSIM: &str = r#"// Everything after the name is optional.
Person(
    id: "p-4f7k9q2m8x", name: "Maksim Kochetkov",
    other_names: [(text: "Максим Кочетков", kind: Native)],
    cases: [(case: "c-7m3x0w5rzn")], // affected
    hair: "red",
    history: [
        (
            when: "2022-07~", status: Detained, place: "Bryanka", contact: Relayed,
            sources: [
                (source: "s-9d2v6c1hkt", at: "paragraph 1", credibility: 3),
                (source: "s-5k8y2e7gqd"),
            ],
            note: "Punished for refusing the order to go.",
        ),
        (when: "2022-04", status: Missing, withdrawn: "another man", sources: [(source: "s-5k8y2e7gqd")])
    ],
    tags: ["abkhazia"]
)
"#;

pub const GORSHENIN: &str = r#"Person(
    id: "p-4f8a1b2c3d",
    name: "Artyom Gorshenin",
    cases: [(case: "c-7m3x0w5rzn")],
    history: [
        (when: "2022-07-20", status: Redeployed, contact: Direct, sources: [(source: "s-9d2v6c1hkt")]),
    ],
)
"#;

pub const BRYANKA: &str = r#"Case(
    id: "c-7m3x0w5rzn",
    title: "Bryanka detention centre",
    kind: Facility,
    place: "Bryanka",
    counts: [(what: Held, min: 234, said: "at least 234", sources: [(source: "s-5k8y2e7gqd")])],
)
"#;

pub const TIMES: &str = r#"Source(
    id: "s-5k8y2e7gqd", title: "Hundreds held", publisher: "The Moscow Times",
    published: "2022-07-31", reliability: B, derived_from: ["s-9d2v6c1hkt"],
)
"#;

pub const VERSTKA: &str = r#"Source(
    id: "s-9d2v6c1hkt", title: "234 refused", publisher: "Verstka", published: "2022-07-28",
    reliability: F,
)
"#;
