//! One suite of behaviours for both filesystems: on a real disk and in memory.

#![allow(clippy::unwrap_used)] // A test may fail by panicking.

mod commits;
mod crashes;
mod drafting;
mod erasing;
mod every_point;
mod faulty;
mod format_1;
mod loading;
mod log_trees;
mod logs;
mod opening;
mod queries;
mod queue_points;
#[path = "../support/mod.rs"]
mod support;
mod takes_back;
mod watching;

use std::path::Path;
use std::sync::Arc;

use crate::support::simulated_disk::{InMemoryFs, SpecialFile};
use lastseen::casebook::change::edit::Edit;
use lastseen::casebook::errors::conflict::EditConflict;
use lastseen::casebook::errors::failure::Failure;
use lastseen::record::id::RecordId;
use lastseen::storage::commit::publish::Committed;
use lastseen::storage::fs::Fs;
use lastseen::storage::fs::disk::Disk;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::author_device::AuthorDevice;
use lastseen::storage::workspace::manifest::init;

/// The person that most tests change.
const ID: &str = "p-4f7k9q2m8x";

/// As somebody would have typed it: comments, odd spacing, a field that nobody knows, no comma
/// behind the last field and no line feed at the end.
const PERSON: &str = "\
// Talk to Anna first.
Person(
    id: \"p-4f7k9q2m8x\",   // never change
    name: \"Максим Кочетков\",
    shoe_size: (left: 43, right: Some([1.10, \"x\"])),
    history: [
        (when: \"2022-07~\", status: Detained), // the first
    ],
    rank:   \"private\"  /* ? */
)";

/// An empty workspace on one of the two filesystems.
struct Ground {
    fs: Arc<dyn Fs>,
    memory: Option<InMemoryFs>,
    folder: Option<tempfile::TempDir>,
}

impl Ground {
    fn on_disk() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let fs = Arc::new(Disk::open(folder.path()).unwrap());
        init(&*fs, "Refusals").unwrap();
        Self {
            fs,
            memory: None,
            folder: Some(folder),
        }
    }

    fn in_memory() -> Self {
        let memory = InMemoryFs::new(Path::new("/memory"));
        init(&memory, "Refusals").unwrap();
        Self {
            fs: Arc::new(memory.clone()),
            memory: Some(memory),
            folder: None,
        }
    }

    fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref();
        match (&self.memory, &self.folder) {
            (Some(memory), _) => memory.put(path, SpecialFile::File(bytes.to_vec())),
            (_, Some(folder)) => {
                let path = folder.path().join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, bytes).unwrap();
            }
            (None, None) => unreachable!(),
        }
    }

    fn get(&self, path: &str) -> Option<String> {
        let bytes = match (&self.memory, &self.folder) {
            (Some(memory), _) => match memory.get(path) {
                Some(SpecialFile::File(bytes)) => Some(bytes),
                _ => None,
            },
            (_, Some(folder)) => std::fs::read(folder.path().join(path)).ok(),
            (None, None) => unreachable!(),
        };
        bytes.map(|bytes| String::from_utf8(bytes).unwrap())
    }

    /// The person's file.
    fn person(&self) -> String {
        self.get("people/p-4f7k9q2m8x.ron").unwrap()
    }

    fn put_person(&self, text: &str) {
        self.put("people/p-4f7k9q2m8x.ron", text);
    }

    fn open(&self, author: &str) -> Workspace {
        let (workspace, problems) =
            Workspace::open_on(self.fs.clone(), AuthorDevice::new(author, "laptop")).unwrap();
        assert_eq!(problems, []);
        workspace
    }

    fn names_in(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = self
            .fs
            .list(folder)
            .unwrap_or_default()
            .into_iter()
            .map(|listed| listed.name.into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

/// Runs a test on both grounds.
fn both(test: impl Fn(&Ground)) {
    test(&Ground::on_disk());
    test(&Ground::in_memory());
}

/// Runs a test on both grounds, with [`PERSON`] in the workspace.
fn with_person(test: impl Fn(&Ground, &Workspace)) {
    both(|ground| {
        ground.put_person(PERSON);
        test(ground, &ground.open("anna"));
    });
}

fn id(text: &str) -> RecordId {
    text.parse().unwrap()
}

fn set(path: &str, old: Option<&str>, new: Option<&str>) -> Edit {
    Edit::Set {
        record: id(ID),
        path: path.parse().unwrap(),
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
    }
}

fn insert(list: &str, index: usize, item: &str) -> Edit {
    Edit::Insert {
        record: id(ID),
        list: list.parse().unwrap(),
        index,
        item: item.to_owned(),
    }
}

fn delete(list: &str, index: usize, item: &str) -> Edit {
    Edit::Delete {
        record: id(ID),
        list: list.parse().unwrap(),
        index,
        item: item.to_owned(),
    }
}

fn commit(workspace: &Workspace, edits: Vec<Edit>) -> Result<Committed, Failure> {
    let change = workspace.change("test".to_owned(), edits).unwrap();
    workspace.commit(&change)
}

fn conflict(
    field: &str,
    expected: Option<&str>,
    found: Option<&str>,
    wanted: Option<&str>,
) -> EditConflict {
    EditConflict {
        record: id(ID),
        field: field.to_owned(),
        expected: expected.map(str::to_owned),
        found: found.map(str::to_owned),
        wanted: wanted.map(str::to_owned),
        by: None,
    }
}

/// The lines that differ, as `(before, after)`; only for texts with as many lines.
fn changed_lines<'t>(before: &'t str, after: &'t str) -> Vec<(&'t str, &'t str)> {
    assert_eq!(before.split('\n').count(), after.split('\n').count());
    before
        .split('\n')
        .zip(after.split('\n'))
        .filter(|(before, after)| before != after)
        .collect()
}
