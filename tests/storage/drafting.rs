//! What is half typed and kept, screen by screen.

use super::{ID, TestDisk, both, id};
use std::sync::Arc;

use crate::support::simulated_disk::Fault;
use lastseen::casebook::draft::Draft;
use lastseen::casebook::errors::problem::Reason;
use lastseen::casebook::form_target::FormTarget;
use lastseen::storage::fs::Fs;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::account_notes::AccountNotes;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;
use lastseen::storage::workspace::clone_name::identify;
use rustix::io::Errno;

fn note(text: &str) -> Draft {
    Draft {
        title: "Note on Кочетков".to_owned(),
        is_for: FormTarget::Note(id(ID)),
        typed: vec![("text".to_owned(), text.to_owned())],
        at: 0,
    }
}

/// What another screen of this author is offered.
fn offered(disk: &TestDisk, author: &str) -> Vec<Draft> {
    let workspace = disk.open(author);
    let (kept, problems) = workspace.drafts().unwrap().list();
    assert_eq!(problems, []);
    kept.into_iter().map(|kept| kept.draft).collect()
}

#[test]
fn a_draft_is_offered_once_its_screen_is_gone_and_to_its_author_alone() {
    both(|disk| {
        let workspace = disk.open("anna");
        let mut one = workspace.drafts().unwrap();
        one.keep(&note("a")).unwrap();
        one.keep(&note("a word")).unwrap();
        assert_eq!(offered(disk, "anna"), [], "its screen is at work");
        drop(one);
        assert_eq!(offered(disk, "anna"), [note("a word")]);
        assert_eq!(offered(disk, "boris"), []);
        assert_eq!(offered(disk, "ann"), []);
    });
}

#[test]
fn a_draft_is_taken_up_by_one_screen_only() {
    both(|disk| {
        let workspace = disk.open("anna");
        workspace.drafts().unwrap().keep(&note("a word")).unwrap();
        let (mut one, mut other) = (workspace.drafts().unwrap(), workspace.drafts().unwrap());
        let name = one.list().0.remove(0).name;
        assert_eq!(other.list().0[0].name, name);
        assert_eq!(one.adopt(&name), Ok(true));
        assert_eq!(other.adopt(&name), Ok(false));
        assert_eq!(offered(disk, "anna"), []);
        one.forget().unwrap();
        drop((one, other));
        assert_eq!(offered(disk, "anna"), []);
        let left = disk.names_in(".lastseen/drafts");
        assert!(left.iter().all(|name| !name.ends_with(".ron")), "{left:?}");
    });
}

/// Where there are no locks nobody can tell whose screen still runs; the draft is to be had all the same.
#[test]
fn a_draft_is_taken_up_where_there_are_no_locks() {
    let disk = TestDisk::in_memory();
    let workspace = disk.open("anna");
    workspace.drafts().unwrap().keep(&note("a word")).unwrap();
    let mut drafts = workspace.drafts().unwrap();
    drafts.keep(&note("another")).unwrap();
    let name = drafts.list().0.remove(0).name;
    let memory = disk.memory.as_ref().unwrap();
    memory
        .unlink(&format!(".lastseen/drafts/{name}.lock"))
        .unwrap();
    memory.set_fault(Some(Fault {
        after: 0,
        count: 1,
        error: Errno::NOLCK,
        reads: false,
    }));
    assert_eq!(drafts.adopt(&name), Ok(true));
    memory.set_fault(None);
    assert_eq!(drafts.adopt(&name), Ok(false));
}

#[test]
fn a_disk_that_takes_no_more_leaves_the_draft_of_before() {
    let disk = TestDisk::in_memory();
    let workspace = disk.open("anna");
    let mut drafts = workspace.drafts().unwrap();
    drafts.keep(&note("a word")).unwrap();
    let memory = disk.memory.as_ref().unwrap();
    memory.set_fault(Some(Fault {
        after: 0,
        count: usize::MAX,
        error: Errno::NOSPC,
        reads: false,
    }));
    drafts.keep(&note("a word and more")).unwrap_err();
    drop(drafts);
    memory.set_fault(None);
    assert_eq!(offered(&disk, "anna"), [note("a word")]);
}

#[test]
fn a_draft_is_readable_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let disk = TestDisk::on_disk();
    let workspace = disk.open("anna");
    workspace.drafts().unwrap().keep(&note("a word")).unwrap();
    let listed = std::fs::read_dir(disk.fs.root().join(".lastseen/drafts")).unwrap();
    let mut paths = listed.map(|entry| entry.unwrap().path());
    let is_lock = |path: &std::path::PathBuf| path.extension().is_some_and(|end| end == "lock");
    let path = paths.find(|path| !is_lock(path)).unwrap();
    let mode = std::fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_draft_that_another_account_put_here_is_not_offered_and_is_told() {
    let disk = TestDisk::in_memory();
    disk.put_person(super::PERSON);
    let author_device = || AuthorDevice::new("anna", "laptop");
    let workspace = disk.open("anna");
    workspace.drafts().unwrap().keep(&note("a word")).unwrap();
    let other = disk.memory.clone().unwrap();
    let other = other.as_account(AccountState::in_memory());
    let (other, _) = Workspace::open_on(Arc::new(other), author_device()).unwrap();
    let (kept, problems) = other.drafts().unwrap().list();
    assert_eq!(kept, []);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].reason, Reason::ForeignWork);
    assert_eq!(other.foreign_work(), problems);
    assert_eq!(workspace.foreign_work(), []);
    assert_eq!(offered(&disk, "anna"), [note("a word")]);
}

/// A workspace that came to another disk is another folder, and this account's drafts in it are still its own.
#[test]
fn a_draft_is_found_again_in_a_workspace_that_came_to_another_disk() {
    let home = tempfile::tempdir().unwrap();
    let state = home.path().join("state");
    let open = |root: &std::path::Path, author: &str, state: &std::path::Path| {
        let notes = AccountNotes::in_folder(state);
        let author_device = identify(root, AuthorDevice::new(author, "laptop"), notes);
        Workspace::open(root, author_device, &AccountState::at(state))
            .unwrap()
            .0
    };
    let (one, two, other) = (
        home.path().join("one"),
        home.path().join("two"),
        home.path().join("other"),
    );
    for root in [&one, &other] {
        std::fs::create_dir(root).unwrap();
        Workspace::init(root, "Refusals").unwrap();
    }
    let anna = open(&one, "anna", &state);
    anna.drafts().unwrap().keep(&note("a word")).unwrap();
    drop(anna);
    let copy = |to: &std::path::Path| {
        std::fs::create_dir_all(to.join(".lastseen/drafts")).unwrap();
        for entry in std::fs::read_dir(one.join(".lastseen/drafts")).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(
                entry.path(),
                to.join(".lastseen/drafts").join(entry.file_name()),
            )
            .unwrap();
        }
    };
    std::fs::create_dir(&two).unwrap();
    copy(&two);
    copy(&other);
    for path in ["lastseen.ron", ".lastseen/clone.ron"] {
        std::fs::copy(one.join(path), two.join(path)).unwrap();
    }
    std::fs::remove_dir_all(&one).unwrap();
    let offered = |root, author, state: &std::path::Path| -> Vec<Draft> {
        let workspace = open(root, author, state);
        let kept = workspace.drafts().unwrap().list().0;
        kept.into_iter().map(|kept| kept.draft).collect()
    };
    let moved = open(&two, "anna", &state);
    assert_ne!(moved.author_device().device, "laptop");
    assert_eq!(offered(&two, "anna", &state), [note("a word")]);
    assert_eq!(offered(&two, "boris", &state), []);
    assert_eq!(offered(&two, "anna", &home.path().join("another")), []);
    // It was typed in one workspace, so it is not offered in another.
    assert_eq!(offered(&other, "anna", &state), []);
}
