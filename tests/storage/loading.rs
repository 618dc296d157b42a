//! What is loaded, and what is refused and why.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::{ID, PERSON, TestDisk, Workspace, both, id};
use crate::support::simulated_disk::{SpecialFile, is_sealed_run};
use lastseen::casebook::errors::problem::Reason;
use lastseen::storage::load::Batch;

/// Loads everything: ids in order, problems by path, and the largest count that was told.
fn load(workspace: &Workspace) -> (Vec<String>, BTreeMap<String, Reason>, (usize, usize)) {
    let batches: Mutex<Vec<Batch>> = Mutex::default();
    workspace.load(&|batch| batches.lock().unwrap().push(batch));
    let mut ids = Vec::new();
    let mut problems = BTreeMap::new();
    let mut count = (0, 0);
    for batch in batches.into_inner().unwrap() {
        assert!(batch.done <= batch.total);
        count = (count.0.max(batch.done), batch.total);
        ids.extend(
            batch
                .records
                .iter()
                .map(|loaded| loaded.record.id().to_string()),
        );
        for problem in batch.problems {
            let path = problem.at.path.to_str().unwrap().to_owned();
            let place = format!("{path}:{}:{}", problem.at.line, problem.at.column);
            problems.insert(place, problem.reason);
        }
    }
    ids.sort();
    (ids, problems, count)
}

#[test]
fn an_empty_workspace_says_so() {
    both(|disk| {
        let loaded = load(&disk.open("anna"));
        assert_eq!(loaded, (Vec::new(), BTreeMap::new(), (0, 0)));
    });
}

#[test]
fn everything_is_loaded_once() {
    both(|disk| {
        for number in 0..1500 {
            let text = format!("Place(id: \"l-{number}\", name: \"x\")");
            disk.put(&format!("places/l-{number}.ron"), text);
        }
        disk.put_person(PERSON);
        let (ids, problems, count) = load(&disk.open("anna"));
        assert_eq!(ids.len(), 1501);
        assert_eq!(ids[1500], ID);
        assert_eq!(problems, BTreeMap::new());
        assert_eq!(count, (1501, 1501));
    });
}

#[test]
fn one_bad_file_does_not_keep_the_others_from_loading() {
    both(|disk| {
        disk.put_person(PERSON);
        disk.put("people/p-1.ron", "");
        disk.put("people/p-2.ron", "Person(\n    id: \"p-2\",\n    name: 1)");
        disk.put("people/p-3.ron", b"Person(\n  id: \"p-3\", name: \"\xd0\")");
        disk.put("people/p-4.ron", vec![b'x'; 2 * 1024 * 1024]);
        disk.put("people/p-5.ron", "[".repeat(100_000));
        disk.put("people/p-6.ron", "Person(name: \"x\",\n id: \"p-66\")");
        disk.put("people/x-1.ron", "x");
        disk.put("people/c-1.ron", "x");
        disk.put("people/note.txt", "x");
        disk.put("peoples/p-1.ron", "x");
        disk.put("p-1.ron", "x");
        for quiet in [
            "people/.p-1.ron.swp",
            "people/p-1.ron~",
            "people/p-1.bak",
            "people/#p-1.ron#",
            ".git/x.ron",
            "pictures/a.png",
            "README.md",
            "files/x.ron",
        ] {
            disk.put(quiet, "x");
        }
        let (ids, mut problems, count) = load(&disk.open("anna"));
        assert_eq!(ids, [ID]);
        assert_eq!(count, (7, 7));
        let bomb = problems
            .keys()
            .find(|place| place.starts_with("people/p-5.ron:1:"))
            .cloned()
            .unwrap();
        assert!(matches!(
            problems.remove(&bomb),
            Some(Reason::DoesNotParse(_))
        ));
        assert!(matches!(
            problems.remove("people/p-2.ron:3:11"),
            Some(Reason::DoesNotParse(_))
        ));
        let mut expected = BTreeMap::new();
        let mut expect = |place: &str, reason| expected.insert(place.to_owned(), reason);
        expect("people/p-1.ron:1:1", Reason::Empty);
        expect("people/p-3.ron:2:21", Reason::NotUtf8 { offset: 28 });
        let (bytes, limit) = (2 * 1024 * 1024, 1024 * 1024);
        expect("people/p-4.ron:0:0", Reason::TooLarge { bytes, limit });
        expect(
            "people/p-6.ron:2:6",
            Reason::NameIsNotId { inside: id("p-66") },
        );
        expect("people/x-1.ron:0:0", Reason::NameIsNoId);
        expect("people/c-1.ron:0:0", Reason::NameIsNoId);
        expect("people/note.txt:0:0", Reason::UnknownKind);
        expect("peoples:0:0", Reason::UnknownKind);
        expect("p-1.ron:0:0", Reason::UnknownKind);
        assert_eq!(problems, expected);
    });
}

#[test]
fn what_is_no_plain_file_is_refused() {
    let real = TestDisk::on_disk();
    let place = |name: &str| real.place_of(&format!("people/{name}"));
    std::os::unix::fs::symlink("/dev/zero", place("p-1.ron")).unwrap();
    let person = place("p-4f7k9q2m8x.ron");
    std::os::unix::fs::symlink(person.file_name().unwrap(), place("p-2.ron")).unwrap();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        place("p-3.ron"),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR,
        0,
    )
    .unwrap();
    std::os::unix::net::UnixListener::bind(place("p-4.ron")).unwrap();
    std::fs::create_dir(place("p-5.ron")).unwrap();
    let memory = TestDisk::in_memory();
    let inside = memory.memory.as_ref().unwrap();
    inside.put("people/p-1.ron", SpecialFile::Link);
    inside.put("people/p-2.ron", SpecialFile::Link);
    inside.put("people/p-3.ron", SpecialFile::Pipe);
    inside.put("people/p-4.ron", SpecialFile::Pipe);
    let folder = inside.path_below("people/p-5.ron");
    inside.put(&format!("{folder}/x"), SpecialFile::File(Vec::new()));
    // A folder keeps its name in a sealed workspace, and none is a record's.
    let is_folder = match is_sealed_run() {
        true => Reason::UnknownKind,
        false => Reason::NotAFile,
    };
    for disk in [real, memory] {
        disk.put_person(PERSON);
        let (ids, problems, _) = load(&disk.open("anna"));
        assert_eq!(ids, [ID]);
        let reasons: Vec<Reason> = problems.into_values().collect();
        assert_eq!(
            reasons,
            [
                Reason::Symlink,
                Reason::Symlink,
                Reason::NotAFile,
                Reason::NotAFile,
                is_folder.clone()
            ]
        );
    }
}

#[test]
fn a_file_that_may_not_be_read_says_so() {
    // On a disk root reads everything, so this one is for memory alone.
    let disk = TestDisk::in_memory();
    let memory = disk.memory.as_ref().unwrap();
    memory.put("people/p-1.ron", SpecialFile::Forbidden);
    let (_, problems, _) = load(&disk.open("anna"));
    assert!(matches!(
        problems["people/p-1.ron:0:0"],
        Reason::Unreadable(_)
    ));
}

#[test]
fn one_record_is_read_again() {
    both(|disk| {
        let workspace = disk.open("anna");
        assert_eq!(workspace.reread(id(ID)), Ok(None));
        assert_eq!(workspace.text(id(ID)), Ok(None));
        disk.put_person(PERSON);
        let loaded = workspace.reread(id(ID)).unwrap().unwrap();
        assert_eq!(loaded.record.title(), "Максим Кочетков");
        assert_eq!(workspace.text(id(ID)).unwrap().unwrap(), PERSON);
        disk.put_person("Person(");
        assert!(workspace.reread(id(ID)).is_err());
        assert_eq!(workspace.text(id(ID)).unwrap().unwrap(), "Person(");
        assert!(
            workspace
                .path_of(id(ID))
                .ends_with("people/p-4f7k9q2m8x.ron")
        );
    });
}
