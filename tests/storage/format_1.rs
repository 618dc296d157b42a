//! What format 1 leaves on one machine (a queue, a draft, the rest of a change and of an erasure) with
//! the MACs of one account: every later version goes on from it.
//!
//! `tests/data/format-1/machine` has the texts, `sealed` the same with the MACs of the key that lies
//! beside them. The MACs were computed by another program.

use std::fs;
use std::path::{Path, PathBuf};

use lastseen::casebook::draft::Draft;
use lastseen::casebook::errors::problem::Problem;
use lastseen::casebook::form_target::FormTarget;
use lastseen::casebook::queue::QueueState;
use lastseen::casebook::queue::command::QueueCommand;
use lastseen::casebook::queue::event::QueueDecision;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;
use tempfile::TempDir;

use super::id;

/// The change that was in the log and whose file still waited: its name, with the two MACs behind it.
const STAGED: &str = "d35ee4fe59beaecdb0cd3d9b35baaa38-0-\
    7270f23c6df7795eb64a1fa0454618110cbe16529c7eae784ef7b27d113b8a28\
    72174892c3dc155c8c69249dbd2cbdb04482414edc6f9f03a816d10188be36b6";

/// A copy of the golden workspace, and the state folder of the account whose key made the MACs.
struct Golden {
    folder: TempDir,
}

impl Golden {
    fn new() -> Self {
        let golden = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        copy(&data("workspace"), &golden.path(""));
        golden.put("sealed/key", "../state/key");
        golden
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("w").join(path)
    }

    /// Puts a golden file to a place in the workspace.
    fn put(&self, from: &str, to: &str) {
        let to = self.path(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(data(from), to).unwrap();
    }

    fn open(&self) -> (Workspace, Vec<Problem>) {
        let account = AccountState::at(&self.folder.path().join("state"));
        let anna = AuthorDevice::new("anna", "laptop");
        Workspace::open_to_write(&self.path(""), anna, &account).unwrap()
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn names_in(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }
}

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/format-1")
        .join(path)
}

fn golden(path: &str) -> String {
    fs::read_to_string(data(path)).unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_queue_goes_on() {
    let disk = Golden::new();
    for name in ["everybody.ron", "everybody-1795798162.facts"] {
        disk.put(
            &format!("sealed/{name}"),
            &format!(".lastseen/queues/{name}"),
        );
    }
    let (workspace, problems) = disk.open();
    assert_eq!(problems, []);
    let queues = workspace.queues().list().unwrap();
    assert_eq!(queues.len(), 1);
    let (head, progress) = (&queues[0].head, queues[0].progress);
    assert_eq!(head.name, "everybody");
    assert_eq!(
        head.people,
        ["p-4rhy0f3ang", "p-jzpvr7pt4m", "p-p8z0836586"].map(id)
    );
    assert_eq!((progress.open, progress.decided), (2, 1));
    let opened = workspace
        .queues()
        .open("everybody", QueueCommand::Retry)
        .unwrap();
    assert!(
        matches!(
            opened.queue.place(id("p-4rhy0f3ang")),
            Some(QueueState::Decided {
                verdict: QueueDecision::Kept,
                ..
            })
        ),
        "{:?}",
        opened.queue.place(id("p-4rhy0f3ang"))
    );
    assert_eq!(opened.now, Some(id("p-jzpvr7pt4m")));
}

#[test]
fn a_draft_is_offered() {
    let disk = Golden::new();
    let name = "anna-laptop-71ecb282";
    disk.put(
        &format!("sealed/{name}.ron"),
        &format!(".lastseen/drafts/{name}.ron"),
    );
    let (workspace, _) = disk.open();
    let (kept, problems) = workspace.drafts().unwrap().list();
    assert_eq!(problems, []);
    let offered: Vec<Draft> = kept.into_iter().map(|kept| kept.draft).collect();
    assert_eq!(
        offered,
        [Draft {
            title: "Note on Artyom Gorin".to_owned(),
            is_for: FormTarget::Note(id("p-p8z0836586")),
            typed: vec![("text".to_owned(), "half a note about Горин".to_owned())],
            at: 0,
        }]
    );
}

#[test]
fn a_change_that_a_crash_interrupted_is_finished() {
    let disk = Golden::new();
    disk.put(
        "machine/interrupted-change/anna-laptop.log",
        "log/anna-laptop.log",
    );
    disk.put(
        "machine/interrupted-change/d35ee4fe59beaecdb0cd3d9b35baaa38-0",
        &format!(".lastseen/stage/{STAGED}"),
    );
    let (workspace, problems) = disk.open();
    assert_eq!(problems, []);
    assert_eq!(workspace.read_only(), None);
    let person = "people/p-jzpvr7pt4m.ron";
    assert_eq!(
        disk.text(person),
        golden("machine/interrupted-change/d35ee4fe59beaecdb0cd3d9b35baaa38-0")
    );
    assert_eq!(disk.names_in(".lastseen/stage"), [""; 0]);
    // It stands in the log like any other.
    workspace.undo().unwrap();
    assert_eq!(disk.text(person), golden(&format!("workspace/{person}")));
    assert_eq!(workspace.verify_log(), []);
}

#[test]
fn an_erasure_that_a_crash_interrupted_is_finished() {
    let disk = Golden::new();
    disk.put("sealed/erase.ron", ".lastseen/stage/erase.ron");
    let change = "a753ab7ec01a50d7af29f9652d2352dc";
    for number in 1..=3 {
        disk.put(
            &format!("machine/interrupted-erasure/{change}-{number}"),
            &format!(".lastseen/stage/{change}-{number}"),
        );
    }
    let queue = ["everybody-1795798162.facts", "everybody.ron"];
    for name in queue {
        disk.put(
            &format!("machine/queues/{name}"),
            &format!(".lastseen/queues/{name}"),
        );
    }
    let (workspace, problems) = disk.open();
    assert_eq!(problems, []);
    assert!(!disk.path("people/p-4rhy0f3ang.ron").exists());
    for (number, path) in [(1, queue[0]), (2, queue[1])] {
        assert_eq!(
            disk.text(&format!(".lastseen/queues/{path}")),
            golden(&format!("machine/interrupted-erasure/{change}-{number}"))
        );
    }
    assert_eq!(
        disk.text("log/anna-laptop.log"),
        golden(&format!("machine/interrupted-erasure/{change}-3"))
    );
    assert_eq!(disk.names_in(".lastseen/stage"), [""; 0]);
    assert_eq!(workspace.verify_log(), []);
}
