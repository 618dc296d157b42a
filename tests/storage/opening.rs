//! Making and opening a workspace.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::{Edit, Failure, ID, PERSON, TestDisk, Workspace, both, commit, id, set};
use lastseen::casebook::errors::problem::{Location, Problem, Reason};
use lastseen::record::kind::Kind;
use lastseen::storage::workspace::account_state::AccountState;
use lastseen::storage::workspace::author_device::AuthorDevice;

fn open(root: &Path) -> Result<Workspace, Failure> {
    Workspace::open(
        root,
        AuthorDevice::new("anna", "laptop"),
        &AccountState::in_memory(),
    )
    .map(|(workspace, _)| workspace)
}

#[test]
fn a_workspace_is_made_and_opened() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("new/refusals");
    Workspace::init(&root, "Отказы \"2022\"").unwrap();
    let workspace = open(&root).unwrap();
    assert_eq!(workspace.head().title, "Отказы \"2022\"");
    assert_eq!(workspace.root(), root);
    assert_eq!(
        workspace.author_device(),
        &AuthorDevice::new("anna", "laptop")
    );
    assert_eq!(workspace.read_only(), None);
    assert_eq!(
        std::fs::read_to_string(root.join(".gitignore")).unwrap(),
        ".lastseen/\n"
    );
    assert!(root.join("people").is_dir() && root.join("log").is_dir());
    assert!(matches!(
        Workspace::init(&root, "again"),
        Err(Failure::InTheWay { .. })
    ));
}

#[test]
fn only_dotfiles_may_lie_where_a_workspace_is_made() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    std::fs::write(folder.path().join(".gitignore"), "mine\n").unwrap();
    std::fs::write(folder.path().join("thesis.txt"), "").unwrap();
    let path = folder.path().join("thesis.txt");
    assert_eq!(
        Workspace::init(folder.path(), "x"),
        Err(Failure::InTheWay { path: path.clone() })
    );
    assert_eq!(
        Workspace::init(&path, "x"),
        Err(Failure::InTheWay { path: path.clone() })
    );
    std::fs::remove_file(path).unwrap();
    Workspace::init(folder.path(), "x").unwrap();
    let ignore = std::fs::read_to_string(folder.path().join(".gitignore")).unwrap();
    assert_eq!(ignore, "mine\n.lastseen/\n");
}

#[test]
fn what_is_no_workspace_does_not_open() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("x");
    let refused = |root: &Path| open(root).err().unwrap();
    assert!(matches!(refused(&missing), Failure::NoSuchFolder { .. }));
    assert!(matches!(
        refused(folder.path()),
        Failure::NotAWorkspace { .. }
    ));
    let head = folder.path().join("lastseen.ron");
    std::fs::write(&head, "Workspace(\n  format: one)").unwrap();
    assert!(matches!(
        refused(folder.path()),
        Failure::BadHead { line: 2, .. }
    ));
    std::fs::write(
        &head,
        "Workspace(format: 2, title: [\"as later versions have it\"])",
    )
    .unwrap();
    assert!(matches!(
        refused(folder.path()),
        Failure::NewerFormat { format: 2, .. }
    ));
    assert!(matches!(refused(&head), Failure::NoSuchFolder { .. }));
}

#[test]
fn a_folder_that_nobody_may_write_into_opens_and_refuses_changes() {
    both(|disk| {
        disk.put_person(PERSON);
        set_read_only(disk, "", true);
        let workspace = disk.open("anna");
        assert!(matches!(
            workspace.read_only(),
            Some(Failure::ReadOnly { .. })
        ));
        assert!(workspace.reread(id(ID)).unwrap().is_some());
        let edit = || vec![set("rank", Some("\"private\""), Some("\"x\""))];
        assert!(matches!(
            commit(&workspace, edit()),
            Err(Failure::ReadOnly { .. })
        ));
        assert!(matches!(workspace.undo(), Err(Failure::ReadOnly { .. })));
        assert_eq!(disk.names_in(".lastseen"), [""; 0]);
        set_read_only(disk, "", false);

        set_read_only(disk, "people", true);
        let workspace = disk.open("anna");
        assert_eq!(workspace.read_only(), None);
        assert!(matches!(
            commit(&workspace, edit()),
            Err(Failure::ReadOnly { .. })
        ));
        set_read_only(disk, "people", false);
        assert_eq!(disk.person(), PERSON);
        assert_eq!(disk.names_in("log"), [""; 0]);
        commit(&workspace, edit()).unwrap();
    });
}

fn set_read_only(disk: &TestDisk, folder: &str, read_only: bool) {
    match (&disk.memory, &disk.folder) {
        (Some(memory), _) => memory.set_read_only(folder, read_only),
        (_, Some(root)) => {
            let mode = if read_only { 0o555 } else { 0o755 };
            let permissions = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(root.path().join(folder), permissions).unwrap();
        }
        (None, None) => unreachable!(),
    }
}

#[test]
fn a_changed_file_keeps_its_permissions_and_new_files_are_shared() {
    let disk = TestDisk::on_disk();
    disk.put_person(PERSON);
    let mode_at = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    let mode = |path: &str| mode_at(&disk.place_of(path));
    let allow = |path: PathBuf, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    let root = disk.fs.root();
    allow(root.to_owned(), 0o2775);
    allow(root.join("log"), 0o2775);
    allow(disk.place_of("people/p-4f7k9q2m8x.ron"), 0o664);
    let workspace = disk.open("anna");
    let other = Edit::Create {
        record: id("p-2"),
        text: "Person(id: \"p-2\", name: \"x\")".to_owned(),
    };
    let rank = set("rank", Some("\"private\""), Some("\"x\""));
    commit(&workspace, vec![rank, other]).unwrap();
    assert_eq!(mode("people/p-4f7k9q2m8x.ron"), 0o664);
    assert_eq!(mode("people/p-2.ron") & 0o644, 0o644);
    // Of a sealed log, a part.
    let log = disk.place_of("log/anna-laptop.log");
    let part = log.join("1-000000000000.age");
    let log = match log.is_dir() {
        true => part,
        false => log,
    };
    assert_eq!(mode_at(&log), 0o660);
    assert_eq!(mode(".lastseen/lock"), 0o660);
    // What lies there is unfinished, and nobody but the group has any business there.
    assert_eq!(mode_at(&root.join(".lastseen")), 0o2770);
    assert_eq!(mode_at(&root.join(".lastseen/stage")), 0o2770);
}

#[test]
fn ids_and_changes_are_fresh() {
    both(|disk| {
        let workspace = disk.open("anna");
        let one = workspace.fresh_id(Kind::Case).unwrap();
        let other = workspace.fresh_id(Kind::Case).unwrap();
        assert_ne!(one, other);
        assert_eq!(one.kind(), Kind::Case);
        assert_eq!(one.as_str().len(), 12);
        let change = workspace.change("why".to_owned(), Vec::new()).unwrap();
        assert_eq!(change.id.0.len(), 32);
        assert_eq!(change.author, "anna");
    });
}

#[test]
fn problems_are_pinned_to_their_lines() {
    both(|disk| {
        disk.put_person(PERSON);
        let problem = |field: &str, record, line| Problem {
            at: Location {
                line,
                ..Location::file("people/p-4f7k9q2m8x.ron")
            },
            record,
            field: field.parse().unwrap(),
            reason: Reason::NoSource,
        };
        let mut problems = [
            problem("history[0].when", Some(id(ID)), 0),
            problem("history[0].when", Some(id(ID)), 3),
            problem("", None, 0),
            problem("name", Some(id("p-0")), 0),
        ];
        disk.open("anna").pin(&mut problems);
        let places = problems.map(|problem| (problem.at.line, problem.at.column));
        assert_eq!(places, [(7, 16), (3, 0), (0, 0), (1, 1)]);
    });
}
