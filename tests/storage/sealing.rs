//! Sealing a workspace, a new key, and unsealing: killed at every operation, it is all of one form.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use age::x25519;
use lastseen::casebook::errors::cause::FileOperation;
use lastseen::casebook::errors::encryption_error::EncryptionError;
use lastseen::casebook::errors::failure::Failure;
use lastseen::storage::encryption::identities::Identities;
use lastseen::storage::encryption::key_files::members::{Access, WorkspaceMember};
use lastseen::storage::encryption::key_files::{has_keys, open_keys};
use lastseen::storage::encryption::recipients::Recipients;
use lastseen::storage::encryption::sealed_fs::SealedFs;
use lastseen::storage::encryption::workspace_key::WorkspaceKey;
use lastseen::storage::fs::{Fs, SealedFiles};
use lastseen::storage::migration::copied::MigrationStep;
use lastseen::storage::migration::exchange_plan::{is_waiting, settle};
use lastseen::storage::migration::prepared::{
    NewMember, PreparedMigration, prepare_rekey, prepare_seal, prepare_unseal,
};
use rustix::io::Errno;

use crate::support::simulated_disk::{Fault, InMemoryFs, PowerLoss, SpecialFile};

/// Words that stand nowhere on disk once it is sealed.
const MARKED: [&str; 6] = [
    "Зимородок",
    "kingfisher",
    "p-7777",
    "anna-laptop",
    "photo",
    "Теремки",
];

const FILES: [(&str, &str); 8] = [
    (
        "lastseen.ron",
        "Workspace(format: 1, title: \"kingfisher\")",
    ),
    (
        "people/p-1.ron",
        "Person(id: \"p-1\", name: \"Зимородок\", tags: [\"p-7777\"])",
    ),
    ("places/l-1.ron", "Place(id: \"l-1\", name: \"Теремки\")"),
    ("log/anna-laptop.log", "{\"v\":1}\n{\"v\":2}\n"),
    ("files/photo.jpg", "kingfisher"),
    (".lastseen/drafts/anna-1.ron", "Draft(\"kingfisher\")"),
    ("README.txt", "what somebody left here"),
    (".gitignore", ".lastseen/\n"),
];

struct Sealed {
    memory: InMemoryFs,
    anna: x25519::Identity,
    borys: x25519::Identity,
    /// A folder outside, for the copies.
    outside: tempfile::TempDir,
}

fn member(name: &str, key: &x25519::Identity) -> WorkspaceMember {
    WorkspaceMember {
        name: name.to_owned(),
        access: Access::Key,
        key: key.to_public().to_string(),
    }
}

impl Sealed {
    fn new() -> Self {
        let memory = InMemoryFs::in_clear(Path::new("/memory"));
        for (path, text) in FILES {
            memory.put(path, SpecialFile::File(text.as_bytes().to_vec()));
        }
        Self {
            memory,
            anna: x25519::Identity::generate(),
            borys: x25519::Identity::generate(),
            outside: tempfile::tempdir().unwrap(),
        }
    }

    fn below(&self) -> Arc<dyn Fs> {
        Arc::new(self.memory.clone())
    }

    fn key(&self) -> Result<WorkspaceKey, Failure> {
        open_keys(&self.memory, &Identities::of_key(&self.anna))
    }

    fn backup(&self) -> std::path::PathBuf {
        let number = std::fs::read_dir(self.outside.path()).unwrap().count();
        self.outside.path().join(format!("{number}.tar.age"))
    }

    fn seal(&self) -> Result<(), Failure> {
        self.prepared_seal()?.exchange().map(drop)
    }

    fn prepared_seal(&self) -> Result<PreparedMigration, Failure> {
        let joining = vec![
            NewMember::Key(member("Anna", &self.anna)),
            NewMember::Key(member("Borys", &self.borys)),
        ];
        prepare_seal(&self.below(), joining, &self.backup(), &|_| true)
    }

    fn save_by_hand(&self, path: &str, text: &str) {
        let file = SpecialFile::File(text.as_bytes().to_vec());
        self.memory.put(path, file);
    }

    /// What the sealed workspace holds under a path.
    fn above(&self, path: &str) -> String {
        let above = SealedFs::new(self.below(), self.key().unwrap());
        String::from_utf8(above.read_at(path, 0, 10_000).unwrap()).unwrap()
    }

    fn unseal(&self) -> Result<(), Failure> {
        let prepared = prepare_unseal(&self.below(), &self.key()?, &self.backup(), &|_| true)?;
        prepared.exchange().map(drop)
    }

    fn without_borys(&self) -> Result<(), Failure> {
        let key = self.key()?;
        prepare_rekey(&self.below(), &key, Some("Borys"), &self.backup(), &|_| {
            true
        })?
        .exchange()
        .map(drop)
    }

    /// All files on disk.
    fn raw(&self) -> BTreeMap<String, Vec<u8>> {
        self.memory.every_file()
    }

    /// Checks that it is all of one form, and says whether it is sealed.
    #[track_caller]
    fn is_sealed(&self) -> bool {
        let raw = self.raw();
        assert!(
            raw.keys().all(|path| !path.contains(".lastseen/next")),
            "{raw:?}"
        );
        if !has_keys(&self.memory).unwrap() {
            for (path, text) in FILES {
                assert_eq!(
                    raw.get(path).map(Vec::as_slice),
                    Some(text.as_bytes()),
                    "{path}"
                );
            }
            assert!(raw.keys().all(|path| !path.ends_with(".age")));
            return false;
        }
        for (path, bytes) in &raw {
            let text = format!("{path}{}", String::from_utf8_lossy(bytes));
            for word in MARKED {
                assert!(!text.contains(word), "{path} holds {word}");
            }
        }
        let above = SealedFs::new(self.below(), self.key().unwrap());
        for (path, text) in FILES {
            let bytes = above.read_at(path, 0, 10_000);
            assert_eq!(bytes.unwrap(), text.as_bytes(), "{path}");
        }
        true
    }

    fn opens_with(&self, key: &x25519::Identity) -> bool {
        open_keys(&self.memory, &Identities::of_key(key)).is_ok()
    }
}

#[test]
fn a_workspace_is_sealed_gets_a_new_key_and_is_unsealed() {
    let sealed = Sealed::new();
    assert!(!sealed.is_sealed());
    sealed.seal().unwrap();
    assert!(sealed.is_sealed());
    assert!(sealed.opens_with(&sealed.borys));
    let old = sealed.key().unwrap();
    let why = sealed.seal().unwrap_err();
    assert!(
        matches!(
            why,
            Failure::Encryption {
                why: EncryptionError::AlreadySealed,
                ..
            }
        ),
        "{why:?}"
    );
    sealed.without_borys().unwrap();
    assert!(sealed.is_sealed());
    assert!(!sealed.opens_with(&sealed.borys));
    assert_ne!(sealed.key().unwrap().public_text(), old.public_text());
    let with_old = SealedFs::new(sealed.below(), old);
    assert!(with_old.read_at("people/p-1.ron", 0, 10_000).is_err());
    sealed.unseal().unwrap();
    assert!(!sealed.is_sealed());
}

type Act = fn(&Sealed) -> Result<(), Failure>;

fn killed_everywhere(before: &[Act], act: Act, was_sealed: bool, is_sealed: bool) {
    let (mut kept, mut done) = (0, 0);
    for after in 0.. {
        let sealed = Sealed::new();
        for act in before {
            act(&sealed).unwrap();
        }
        sealed.memory.set_fault(Some(Fault {
            after,
            count: usize::MAX,
            error: Errno::IO,
            reads: false,
        }));
        let acted = act(&sealed);
        let is_over = !sealed.memory.has_failed();
        sealed.memory.set_fault(None);
        match after % 3 {
            0 => {}
            1 => sealed.memory.cut_power(PowerLoss::Everything),
            _ => sealed.memory.cut_power(PowerLoss::Some(after as u64)),
        }
        settle(&sealed.memory).unwrap();
        let now = sealed.is_sealed();
        let is_new = if was_sealed && is_sealed {
            assert!(now);
            !sealed.opens_with(&sealed.borys)
        } else {
            now == is_sealed
        };
        if acted.is_ok() {
            assert!(is_new, "{after}");
        }
        if is_new {
            done += 1;
        } else {
            kept += 1;
            act(&sealed).unwrap();
            assert_eq!(sealed.is_sealed(), is_sealed);
        }
        if is_over {
            break;
        }
    }
    assert!(kept > 10 && done > 10, "{kept} {done}");
}

#[test]
fn killed_at_every_operation_of_sealing() {
    killed_everywhere(&[], Sealed::seal, false, true);
}

#[test]
fn killed_at_every_operation_of_a_new_key() {
    killed_everywhere(&[Sealed::seal], Sealed::without_borys, true, true);
}

#[test]
fn killed_at_every_operation_of_unsealing() {
    killed_everywhere(&[Sealed::seal], Sealed::unseal, true, false);
}

#[test]
fn what_is_saved_by_hand_before_the_exchange_is_sealed_as_it_was_saved() {
    let sealed = Sealed::new();
    let prepared = sealed.prepared_seal().unwrap();
    let typed = "Person(id: \"p-1\", name: \"typed meanwhile\")";
    sealed.save_by_hand("people/p-1.ron", typed);
    sealed.save_by_hand("people/p-2.ron", "Person(id: \"p-2\", name: \"new\")");
    sealed.save_by_hand("log/anna-laptop.log", "{\"v\":1}\n{\"v\":2}\n{\"v\":3}\n");
    sealed.save_by_hand("files/photo.jpg", "another picture");
    sealed.memory.take_away("places/l-1.ron");
    assert_eq!(prepared.exchange().unwrap(), [""; 0]);
    assert_eq!(sealed.above("people/p-1.ron"), typed);
    assert!(sealed.above("people/p-2.ron").contains("new"));
    assert_eq!(sealed.above("log/anna-laptop.log").lines().count(), 3);
    assert_eq!(sealed.above("files/photo.jpg"), "another picture");
    let names: Vec<String> = sealed.raw().into_keys().collect();
    let own = ["people/p-1.ron", "people/p-2.ron", "places/l-1.ron.age"];
    assert!(names.iter().all(|name| !own.contains(&name.as_str())));
}

#[test]
fn what_an_editor_has_open_before_the_exchange_stops_it() {
    let sealed = Sealed::new();
    let prepared = sealed.prepared_seal().unwrap();
    sealed.save_by_hand("people/.p-1.ron.swp", "kingfisher");
    let why = prepared.exchange().unwrap_err();
    let expected = Failure::Encryption {
        place: "/memory/people/.p-1.ron.swp".to_owned(),
        why: EncryptionError::OpenInEditor,
    };
    assert_eq!(why, expected);
    sealed.memory.take_away("people/.p-1.ron.swp");
    assert!(!sealed.is_sealed());
}

#[test]
fn what_changes_before_a_new_key_or_in_the_clear_again_is_taken_over() {
    let sealed = Sealed::new();
    sealed.seal().unwrap();
    let typed = "Person(id: \"p-1\", name: \"pulled meanwhile\")";
    let write = |sealed: &Sealed| {
        let above = SealedFs::new(sealed.below(), sealed.key().unwrap());
        above.unlink("people/p-1.ron").unwrap();
        above
            .stage("people/p-1.ron", None, typed.as_bytes())
            .unwrap();
    };
    let key = sealed.key().unwrap();
    let backup = sealed.backup();
    let prepared = prepare_rekey(&sealed.below(), &key, None, &backup, &|_| true).unwrap();
    write(&sealed);
    prepared.exchange().unwrap();
    assert_eq!(sealed.above("people/p-1.ron"), typed);
    let key = sealed.key().unwrap();
    let prepared = prepare_unseal(&sealed.below(), &key, &sealed.backup(), &|_| true).unwrap();
    write(&sealed);
    prepared.exchange().unwrap();
    assert_eq!(sealed.raw()["people/p-1.ron"], typed.as_bytes());
}

#[test]
fn somebody_who_is_let_in_before_the_exchange_stops_it() {
    let sealed = Sealed::new();
    sealed.seal().unwrap();
    let key = sealed.key().unwrap();
    let backup = sealed.backup();
    let prepared = prepare_rekey(&sealed.below(), &key, None, &backup, &|_| true).unwrap();
    sealed.save_by_hand("keys/workspace.age", "another file of members");
    let before = sealed.raw();
    assert!(prepared.exchange().is_err());
    let mut now = sealed.raw();
    now.retain(|path, _| before.contains_key(path));
    assert!(now.keys().all(|path| !path.contains(".lastseen/next")));
    assert_eq!(now["keys/workspace.age"], b"another file of members");
}

#[test]
fn what_is_saved_by_hand_within_the_exchange_stays_in_the_clear() {
    let mut kept = 0;
    for after in 0..400 {
        let sealed = Sealed::new();
        let prepared = sealed.prepared_seal().unwrap();
        sealed.memory.set_fault(Some(Fault {
            after,
            count: usize::MAX,
            error: Errno::IO,
            reads: false,
        }));
        let exchanged = prepared.exchange();
        sealed.memory.set_fault(None);
        let is_planned = is_waiting(&sealed.memory);
        let is_there = sealed.raw().contains_key("people/p-1.ron");
        if is_planned && is_there {
            sealed.save_by_hand("people/p-1.ron", "typed at the last moment");
            settle(&sealed.memory).unwrap();
            let left = sealed.raw().get("people/p-1.ron").cloned();
            assert_eq!(left.as_deref(), Some(&b"typed at the last moment"[..]));
            assert!(sealed.above("people/p-1.ron").contains("Зимородок"));
            kept += 1;
        }
        if exchanged.is_ok() {
            break;
        }
    }
    assert!(kept > 5, "{kept}");
}

#[test]
fn a_stray_file_among_the_parts_of_a_log_leaves_it_whole_and_is_told() {
    let memory = InMemoryFs::in_clear(Path::new("/memory"));
    let fs = SealedFs::new(Arc::new(memory.clone()), WorkspaceKey::generate());
    fs.make_folder("log").unwrap();
    let log = "log/anna-laptop.log";
    let line = [vec![b'a'; 40_000], vec![b'\n']].concat();
    for _ in 0..3 {
        fs.append(log, &line).unwrap();
    }
    let folder = fs.path_below(log).unwrap();
    let strays = [
        ".DS_Store",
        ".1-000000000000.age.swp",
        "1-000000000000 (conflict).age",
        "1-000000000999.age",
        "1-000000999999.age",
        "notes.txt",
    ];
    let mut expected: Vec<String> = strays.map(|name| format!("{folder}/{name}")).to_vec();
    for path in &expected {
        let stray = SpecialFile::File(b"a stray".to_vec());
        memory.put(path, stray);
    }
    let whole = || fs.read_at(log, 0, 1_000_000).unwrap();
    assert_eq!(fs.length(log).unwrap(), Some(3 * 40_001));
    assert!(whole() == line.repeat(3));
    fs.append(log, b"the next\n").unwrap();
    assert!(whole().ends_with(b"a\nthe next\n"));
    fs.truncate(log, 3 * 40_001).unwrap();
    assert!(whole() == line.repeat(3));
    let mut told = fs.strays(log).unwrap();
    told.sort();
    expected.sort();
    assert_eq!(told, expected);
    // A part that is missing is another matter.
    memory.take_away(&format!("{folder}/1-000000040001.age"));
    assert!(fs.read_at(log, 0, 1_000_000).is_err());
}

#[test]
fn a_large_file_is_sealed_and_comes_back_as_it_was() {
    let sealed = Sealed::new();
    let line = b"a line of somebody's own, with spaces behind it      \n";
    let large = line.repeat(3 * 1024 * 1024 / line.len());
    let file = SpecialFile::File(large.clone());
    sealed.memory.put("notes/large.txt", file);
    sealed.seal().unwrap();
    let above = SealedFs::new(sealed.below(), sealed.key().unwrap());
    let length = above.length("notes/large.txt").unwrap();
    assert_eq!(length, Some(large.len() as u64));
    sealed.without_borys().unwrap();
    sealed.unseal().unwrap();
    assert!(sealed.raw()["notes/large.txt"] == large);
}

#[test]
fn whoever_stops_it_leaves_nothing_behind() {
    let sealed = Sealed::new();
    sealed.seal().unwrap();
    let before = sealed.raw();
    for at in [
        MigrationStep::Written(1, FILES.len()),
        MigrationStep::Tested(1, FILES.len()),
    ] {
        let key = sealed.key().unwrap();
        let tell = |step| step != at;
        let stopped = prepare_unseal(&sealed.below(), &key, &sealed.backup(), &tell);
        assert!(stopped.is_err(), "{at:?}");
        assert_eq!(sealed.raw(), before);
    }
}

#[test]
fn a_file_that_does_not_open_stops_a_new_key_and_changes_nothing() {
    let sealed = Sealed::new();
    sealed.seal().unwrap();
    let path = "people/p-1.ron.age";
    let whole = sealed.raw()[path].clone();
    let cut = whole[..whole.len() - 1].to_vec();
    sealed.memory.put(path, SpecialFile::File(cut));
    let before = sealed.raw();
    let why = sealed.without_borys().unwrap_err();
    assert!(format!("{why:?}").contains("people/p-1.ron"), "{why:?}");
    assert_eq!(sealed.raw(), before);
    sealed.memory.put(path, SpecialFile::File(whole));
    sealed.without_borys().unwrap();
    assert!(sealed.is_sealed());
}

#[test]
fn what_somebody_left_in_the_clear_stays_where_it_is() {
    let sealed = Sealed::new();
    sealed.seal().unwrap();
    let stray = SpecialFile::File(b"Person(id: \"p-9\")".to_vec());
    sealed.memory.put("people/p-9.ron", stray);
    sealed.without_borys().unwrap();
    assert_eq!(sealed.raw()["people/p-9.ron"], b"Person(id: \"p-9\")");
    sealed.unseal().unwrap();
    assert_eq!(sealed.raw()["people/p-9.ron"], b"Person(id: \"p-9\")");
}

/// Files that nobody but their owner knows: a swap file, a log under an older key, somebody's own notes and keys, and what
/// has a name as a file that waits to be put in place has it.
const STRAYS: [&str; 8] = [
    "keys/passphrase-mine.age",
    "people/.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    "people/.p-1.ron.swp",
    ".notes",
    "keys/old.txt",
    "log/abcdefgh/1-000000000000.age",
    "files/ab.jpg",
    ".lastseen/drafts/.half",
];

#[test]
fn what_lastseen_does_not_know_is_never_removed_and_told() {
    let sealed = Sealed::new();
    sealed.seal().unwrap();
    for path in STRAYS {
        let stray = SpecialFile::File(path.as_bytes().to_vec());
        sealed.memory.put(path, stray);
    }
    let somebody = WorkspaceKey::generate();
    let recipients = Recipients::read(&[somebody.public_text()]).unwrap();
    let mut bytes = Vec::new();
    let mut writer = recipients.encrypt(&mut bytes).unwrap();
    writer.write_all(b"theirs").unwrap();
    writer.finish().unwrap();
    let foreign = ["photo.jpg.age", "people/p-8.ron.age"];
    for path in foreign {
        let theirs = SpecialFile::File(bytes.clone());
        sealed.memory.put(path, theirs);
    }
    sealed.memory.put("people/.#p-1.ron", SpecialFile::Link);
    let of_killed = format!(
        "people/.{}",
        sealed.key().unwrap().index_name("people/p-1.ron")
    );
    let half = SpecialFile::File(b"half".to_vec());
    sealed.memory.put(&of_killed, half);
    let old = sealed.memory.duplicate();
    let check = |sealed: &Sealed| {
        for path in STRAYS {
            let found = sealed.raw().get(path).cloned();
            assert_eq!(found.as_deref(), Some(path.as_bytes()), "{path}");
        }
        for path in foreign {
            assert_eq!(sealed.raw().get(path), Some(&bytes), "{path}");
        }
    };
    let told = |left: Vec<String>| {
        let mut expected = STRAYS.map(str::to_owned).to_vec();
        expected.extend(foreign.map(str::to_owned));
        expected.push("people/.#p-1.ron".to_owned());
        expected.sort();
        assert_eq!(left, expected);
    };
    let key = sealed.key().unwrap();
    let backup = sealed.backup();
    let prepared = prepare_rekey(&sealed.below(), &key, None, &backup, &|_| true).unwrap();
    told(prepared.left());
    prepared.exchange().unwrap();
    check(&sealed);
    let now = sealed.raw();
    assert!(!now.contains_key(&of_killed));
    let gone = old
        .every_file()
        .into_keys()
        .filter(|path| path.starts_with("log/"));
    let gone: Vec<String> = gone.filter(|path| !now.contains_key(path)).collect();
    assert_eq!(gone.len(), 1, "the old log is gone: {gone:?}");
    let key = sealed.key().unwrap();
    let prepared = prepare_unseal(&sealed.below(), &key, &sealed.backup(), &|_| true).unwrap();
    told(prepared.left());
    prepared.exchange().unwrap();
    check(&sealed);
    let names: Vec<String> = sealed.raw().into_keys().collect();
    let keys: Vec<&String> = names
        .iter()
        .filter(|path| path.starts_with("keys/"))
        .collect();
    assert_eq!(keys, ["keys/old.txt", "keys/passphrase-mine.age"]);
}

#[test]
fn what_would_not_be_found_again_is_not_sealed() {
    for path in [
        "keys/mine.txt",
        "files/sub/photo.txt",
        "log/old/x.log",
        ".lastseen/own/deep/x",
    ] {
        let sealed = Sealed::new();
        let stray = SpecialFile::File(b"kingfisher".to_vec());
        sealed.memory.put(path, stray);
        let before = sealed.raw();
        let expected = Failure::Encryption {
            place: format!("/memory/{path}"),
            why: EncryptionError::NoPlaceSealed,
        };
        assert_eq!(sealed.seal().unwrap_err(), expected);
        let mut now = sealed.raw();
        now.retain(|path, _| before.contains_key(path));
        assert_eq!(now, before);
    }
    let sealed = Sealed::new();
    for path in ["notes/old/x.txt", ".lastseen/own/x", "people/deep/x.ron"] {
        let own = SpecialFile::File(path.as_bytes().to_vec());
        sealed.memory.put(path, own);
    }
    sealed.seal().unwrap();
    sealed.without_borys().unwrap();
    sealed.unseal().unwrap();
    for path in ["notes/old/x.txt", ".lastseen/own/x", "people/deep/x.ron"] {
        assert_eq!(sealed.raw()[path], path.as_bytes());
    }
}

#[test]
fn a_file_in_the_clear_is_not_replaced_by_what_is_unsealed() {
    let sealed = Sealed::new();
    sealed.seal().unwrap();
    let stray = SpecialFile::File(b"typed by hand".to_vec());
    sealed.memory.put("people/p-1.ron", stray);
    let before = sealed.raw();
    let why = sealed.unseal().unwrap_err();
    let expected = Failure::Encryption {
        place: "/memory/people/p-1.ron".to_owned(),
        why: EncryptionError::ClearInTheWay,
    };
    assert_eq!(why, expected);
    assert_eq!(sealed.raw(), before);
}

#[test]
fn a_name_that_says_not_sealed_is_a_name_like_others() {
    let sealed = Sealed::new();
    let named = SpecialFile::File(b"kingfisher".to_vec());
    sealed.memory.put("notes.not-sealed", named);
    sealed.seal().unwrap();
    sealed.without_borys().unwrap();
    assert!(sealed.is_sealed());
    sealed.unseal().unwrap();
    assert_eq!(sealed.raw()["notes.not-sealed"], b"kingfisher");
}

#[test]
fn a_file_that_cannot_be_read_is_told_by_its_own_name() {
    let sealed = Sealed::new();
    sealed.memory.put("people/p-2.ron", SpecialFile::Forbidden);
    let why = sealed.seal().unwrap_err();
    let is_unread = |why: &Failure| {
        matches!(
            why,
            Failure::Io {
                operation: FileOperation::Read,
                path,
                ..
            } if path == Path::new("/memory/people/p-2.ron")
        )
    };
    assert!(is_unread(&why), "{why:?}");
}

#[test]
fn the_copy_before_is_given_back_by_age_and_tar() {
    use std::process::Command;
    if Command::new("age").arg("--version").output().is_err() {
        return;
    }
    let sealed = Sealed::new();
    sealed.seal().unwrap();
    let folder = sealed.outside.path();
    let identity = folder.join("anna.txt");
    let text = age::secrecy::ExposeSecret::expose_secret(&sealed.anna.to_string()).to_owned();
    std::fs::write(&identity, text).unwrap();
    let script = "age -d -i anna.txt 0.tar.age | tar -x -C out";
    std::fs::create_dir(folder.join("out")).unwrap();
    let ran = Command::new("sh")
        .args(["-c", script])
        .current_dir(folder)
        .status()
        .unwrap();
    assert!(ran.success());
    for (path, text) in FILES.iter().filter(|(path, _)| *path != ".gitignore") {
        let read = std::fs::read_to_string(folder.join("out").join(path));
        assert_eq!(read.unwrap(), *text, "{path}");
    }
}
