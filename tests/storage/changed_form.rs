//! A program that was open, or waited for the lock, while the workspace was sealed, unsealed or given a new key: it
//! writes nothing any more, and says why.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use age::x25519;
use lastseen::casebook::draft::Draft;
use lastseen::casebook::errors::encryption_error::EncryptionError;
use lastseen::casebook::errors::problem::Reason;
use lastseen::casebook::form_target::FormTarget;
use lastseen::casebook::queue::QueueHead;
use lastseen::casebook::queue::command::QueueCommand;
use lastseen::casebook::queue::order::Order;
use lastseen::storage::attachments::attach::attach;
use lastseen::storage::encryption::identities::Identities;
use lastseen::storage::encryption::key_files::members::{Access, WorkspaceMember};
use lastseen::storage::encryption::sealed_fs::SealedFs;
use lastseen::storage::fs::Fs;
use lastseen::storage::fs::disk::Disk;
use lastseen::storage::migration::prepared::{
    NewMember, prepare_rekey, prepare_seal, prepare_unseal,
};
use lastseen::storage::snapshot::own_files::OwnFile;
use lastseen::storage::snapshot::unfinished_file::UnfinishedFile;
use lastseen::storage::watch::changed_paths::ChangedPaths;
use lastseen::storage::watch::rescan::LogEnds;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;
use lastseen::storage::workspace::workspace_files::WorkspaceFiles;

use super::{Failure, ID, PERSON, Workspace, commit, id, set};

/// A workspace on a real disk, and somebody who changes its form.
struct Changing {
    folder: tempfile::TempDir,
    outside: tempfile::TempDir,
    account: AccountState,
    anna: x25519::Identity,
}

impl Changing {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Workspace::init(folder.path(), "Refusals").unwrap();
        std::fs::write(folder.path().join(format!("people/{ID}.ron")), PERSON).unwrap();
        Self {
            folder,
            outside: tempfile::tempdir().unwrap(),
            account: AccountState::in_memory(),
            anna: x25519::Identity::generate(),
        }
    }

    fn below(&self) -> Arc<dyn Fs> {
        let disk = Disk::open_as(self.folder.path(), self.account.clone());
        Arc::new(disk.unwrap())
    }

    fn files(&self) -> WorkspaceFiles {
        let device = AuthorDevice::new("borys", "laptop");
        WorkspaceFiles::open(self.folder.path(), &device, &self.account).unwrap()
    }

    fn identities(&self) -> Identities {
        Identities::of_key(&self.anna)
    }

    fn backup(&self) -> std::path::PathBuf {
        let number = std::fs::read_dir(self.outside.path()).unwrap().count();
        self.outside.path().join(format!("{number}.tar.age"))
    }

    fn member(&self) -> WorkspaceMember {
        WorkspaceMember {
            name: "Anna".to_owned(),
            access: Access::Key,
            key: self.anna.to_public().to_string(),
        }
    }

    fn seal(&self) {
        let joining = vec![NewMember::Key(self.member())];
        let prepared = prepare_seal(&self.below(), joining, &self.backup(), &|_| true);
        prepared.unwrap().exchange().unwrap();
    }

    fn rekey(&self) {
        let key = self.files().key(&self.identities()).unwrap();
        let prepared = prepare_rekey(&self.below(), &key, None, &self.backup(), &|_| true);
        prepared.unwrap().exchange().unwrap();
    }

    fn unseal(&self) {
        let key = self.files().key(&self.identities()).unwrap();
        let prepared = prepare_unseal(&self.below(), &key, &self.backup(), &|_| true);
        prepared.unwrap().exchange().unwrap();
    }

    /// A program that is open, and its files.
    fn open(&self) -> (Workspace, Arc<dyn Fs>) {
        let mut fs = self.below();
        if Workspace::is_sealed(self.folder.path()) {
            let key = self.files().key(&self.identities()).unwrap();
            fs = Arc::new(SealedFs::new(fs, key));
        }
        let device = AuthorDevice::new("anna", "laptop");
        let (workspace, _) = Workspace::open_on(Arc::clone(&fs), device).unwrap();
        (workspace, fs)
    }

    /// All files, without the locks.
    fn raw(&self) -> BTreeMap<String, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut waiting = vec![self.folder.path().to_owned()];
        while let Some(folder) = waiting.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    waiting.push(path);
                    continue;
                }
                let name = path.strip_prefix(self.folder.path()).unwrap();
                let name = name.to_str().unwrap().to_owned();
                if !matches!(name.as_str(), ".lastseen/lock" | ".lastseen/attaching") {
                    found.insert(name, std::fs::read(&path).unwrap());
                }
            }
        }
        found
    }
}

/// Everything by which a program writes.
fn written(workspace: &Workspace, fs: &dyn Fs, file: &Path) -> Vec<(&'static str, Failure)> {
    let head = QueueHead {
        name: "kingfisher".to_owned(),
        query: String::new(),
        order: Order::Listed,
        begun: "2026-11-22T10:00:00Z".parse().unwrap(),
        people: vec![id(ID)],
    };
    let draft = Draft {
        title: "kingfisher".to_owned(),
        is_for: FormTarget::Note(id(ID)),
        typed: vec![("text".to_owned(), "kingfisher".to_owned())],
        at: 0,
    };
    let rank = |rank: &str| vec![set("rank", Some("\"private\""), Some(rank))];
    let opened = workspace
        .queues()
        .open("kingfisher", QueueCommand::Begin(head));
    let add_note = "kingfisher".to_owned();
    vec![
        ("commit", commit(workspace, rank("\"major\"")).unwrap_err()),
        ("undo", workspace.undo().unwrap_err()),
        ("redo", workspace.redo().unwrap_err()),
        ("attach", attach(fs, id(ID), file).err().unwrap()),
        ("queue", opened.err().unwrap()),
        (
            "draft",
            workspace.drafts().unwrap().keep(&draft).unwrap_err(),
        ),
        ("map", workspace.keep_map("abc", &add_note).unwrap_err()),
        ("erase", workspace.erase(id(ID)).err().unwrap()),
    ]
}

#[track_caller]
fn refused_after(workspace: &Changing, before: &[fn(&Changing)], change: fn(&Changing)) {
    for before in before {
        before(workspace);
    }
    let (open, fs) = workspace.open();
    let changed = vec![set(
        "shoe_size",
        Some("(left: 43, right: Some([1.10, \"x\"]))"),
        None,
    )];
    commit(&open, changed).unwrap();
    let snapshot = UnfinishedFile::begin(&*fs, OwnFile::Snapshot);
    let (snapshot, mut writer) = snapshot.unwrap();
    std::io::Write::write_all(&mut writer, b"kingfisher").unwrap();
    let mut paths = ChangedPaths::default();
    paths.records.insert(id(ID));
    paths.head = true;
    paths.folders = true;
    let mut ends = LogEnds::now(&*fs);
    assert_eq!(open.look(&paths, &mut ends).read_only, None);
    change(workspace);
    let found = open.look(&paths, &mut ends);
    assert_eq!(found.head.unwrap().unwrap_err().reason, Reason::OtherForm);
    assert!(matches!(found.read_only, Some(Failure::FormChanged { .. })));
    assert_eq!((found.records, found.places), (Vec::new(), Vec::new()));
    let raw = workspace.raw();
    let photo = workspace.outside.path().join("photo.jpg");
    std::fs::write(&photo, b"\xff\xd8\xff kingfisher").unwrap();
    for (what, why) in written(&open, &*fs, &photo) {
        assert!(
            matches!(why, Failure::FormChanged { .. }),
            "{what}: {why:?}"
        );
    }
    assert!(!snapshot.is_put_in_place());
    drop(snapshot);
    let late = UnfinishedFile::begin(&*fs, OwnFile::Words);
    assert!(late.is_none());
    assert_eq!(workspace.raw(), raw);
    let (again, _) = workspace.open();
    again.undo().unwrap();
}

#[test]
fn who_was_open_writes_nothing_into_a_workspace_that_was_sealed() {
    refused_after(&Changing::new(), &[], Changing::seal);
}

#[test]
fn who_was_open_writes_nothing_under_an_old_key() {
    refused_after(&Changing::new(), &[Changing::seal], Changing::rekey);
}

#[test]
fn who_was_open_writes_nothing_sealed_into_a_workspace_in_the_clear() {
    refused_after(&Changing::new(), &[Changing::seal], Changing::unseal);
}

#[test]
fn nobody_is_let_in_under_an_old_key() {
    let workspace = Changing::new();
    workspace.seal();
    let files = workspace.files();
    let old = files.key(&workspace.identities()).unwrap();
    workspace.rekey();
    let raw = workspace.raw();
    let joining = WorkspaceMember {
        name: "Borys".to_owned(),
        key: x25519::Identity::generate().to_public().to_string(),
        ..workspace.member()
    };
    let added = files.add_members(&old, vec![NewMember::Key(joining)]);
    assert!(
        matches!(added, Err(Failure::FormChanged { .. })),
        "{added:?}"
    );
    assert_eq!(workspace.raw(), raw);
}

#[test]
fn who_is_let_in_before_a_new_key_is_made_is_not_locked_out_by_it() {
    let workspace = Changing::new();
    workspace.seal();
    let files = workspace.files();
    let key = files.key(&workspace.identities()).unwrap();
    let borys = x25519::Identity::generate();
    let joining = WorkspaceMember {
        name: "Borys".to_owned(),
        key: borys.to_public().to_string(),
        ..workspace.member()
    };
    workspace
        .files()
        .add_members(&key, vec![NewMember::Key(joining)])
        .unwrap();
    let prepared = files.rekey(&key, Some("Anna"), &workspace.backup(), &|_| true);
    prepared.unwrap().exchange().unwrap();
    assert!(files.key(&Identities::of_key(&borys)).is_ok());
    assert!(files.key(&workspace.identities()).is_err());
}

#[test]
fn nobody_writes_while_a_migration_waits_to_be_finished() {
    let workspace = Changing::new();
    let (open, _) = workspace.open();
    let plan = workspace.folder.path().join(".lastseen/next.plan");
    std::fs::create_dir_all(plan.parent().unwrap()).unwrap();
    std::fs::write(plan, "").unwrap();
    let raw = workspace.raw();
    let why = commit(&open, vec![set("rank", Some("\"private\""), None)]).unwrap_err();
    assert!(matches!(why, Failure::FormChanged { .. }), "{why:?}");
    let mut now = workspace.raw();
    now.retain(|path, _| path != ".lastseen/.gitignore");
    assert_eq!(now, raw);
}

#[test]
fn a_file_that_is_being_attached_and_a_migration_wait_for_each_other() {
    let workspace = Changing::new();
    let (_, fs) = workspace.open();
    let photo = workspace.outside.path().join("photo.jpg");
    std::fs::write(&photo, b"\xff\xd8\xff kingfisher").unwrap();
    let attaching = workspace.folder.path().join(".lastseen/attaching");
    let joining = || vec![NewMember::Key(workspace.member())];
    let seal = || {
        prepare_seal(&workspace.below(), joining(), &workspace.backup(), &|_| {
            true
        })
    };

    let copied = attach(&*fs, id(ID), &photo).unwrap();
    let why = seal().err().unwrap();
    assert_eq!(
        why,
        Failure::Locked {
            path: attaching.clone()
        }
    );
    drop(copied);

    let prepared = seal().unwrap();
    let why = attach(&*fs, id(ID), &photo).err().unwrap();
    assert_eq!(why, Failure::Locked { path: attaching });
    prepared.exchange().unwrap();
    let why = attach(&*fs, id(ID), &photo).err().unwrap();
    assert!(matches!(why, Failure::FormChanged { .. }), "{why:?}");
}

#[test]
fn a_workspace_of_which_an_editor_has_a_file_open_is_not_sealed() {
    let workspace = Changing::new();
    let (open, _) = workspace.open();
    let joining = || vec![NewMember::Key(workspace.member())];
    let seal = || {
        prepare_seal(&workspace.below(), joining(), &workspace.backup(), &|_| {
            true
        })
    };
    let held = open.hold_for_editor().unwrap();
    let (again, _) = workspace.open();
    let second = again.hold_for_editor().unwrap();
    assert!(held.is_some() && second.is_some());
    drop(second);
    let lock = workspace.folder.path().join(".lastseen/editing-1.lock");
    assert_eq!(seal().err().unwrap(), Failure::Locked { path: lock });
    drop(held);
    let swap = workspace
        .folder
        .path()
        .join(format!("people/.{ID}.ron.swp"));
    std::fs::write(&swap, "b0VIM").unwrap();
    let why = Failure::Encryption {
        place: swap.display().to_string(),
        why: EncryptionError::OpenInEditor,
    };
    assert_eq!(seal().err().unwrap(), why);
    std::fs::remove_file(swap).unwrap();
    seal().unwrap().exchange().unwrap();
    let why = open.hold_for_editor().err().unwrap();
    assert!(matches!(why, Failure::FormChanged { .. }), "{why:?}");
}
