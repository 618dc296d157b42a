//! One suite of behaviours for both filesystems: on a real disk and in memory.

#![allow(clippy::unwrap_used)] // A test may fail by panicking.

mod changed_form;
mod commits;
mod crashes;
mod drafting;
mod erasing;
mod every_point;
mod faulty;
mod format_1;
mod importing;
mod kept_pairs;
mod key_files;
mod loading;
mod log_trees;
mod logs;
mod migrating;
mod opening;
mod queries;
mod queue_points;
mod rechecks;
mod sealing;
mod snapshot_points;
mod snapshots;
mod stored_views;
#[path = "../support/mod.rs"]
mod support;
mod takes_back;
mod ticking_disk;
mod watching;
mod word_index;

use crate::support::test_disk::TestDisk;
use lastseen::casebook::change::edit::Edit;
use lastseen::casebook::errors::failure::EditConflict;
use lastseen::casebook::errors::failure::Failure;
use lastseen::record::id::RecordId;
use lastseen::storage::commit::publish::Committed;
use lastseen::storage::workspace::Workspace;

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

/// Runs a test on both disks, in the clear and sealed.
fn both(test: impl Fn(&TestDisk)) {
    test(&TestDisk::on_disk());
    test(&TestDisk::in_memory());
    test(&TestDisk::sealed_on_disk());
    test(&TestDisk::sealed_in_memory());
}

/// Runs a test on both disks, in the clear and sealed, with [`PERSON`] in the workspace.
fn with_person(test: impl Fn(&TestDisk, &Workspace)) {
    both(|disk| {
        disk.put_person(PERSON);
        test(disk, &disk.open("anna"));
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
        field: field.parse().unwrap(),
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
