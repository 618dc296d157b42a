//! What is noticed of changes that others make to the files.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::{ID, PERSON, TestDisk, Workspace, both, id};
use lastseen::casebook::errors::problem::Reason;
use lastseen::casebook::external::external_changes::ExternalChanges;
use lastseen::storage::watch::changed_paths::{ChangedPaths, FileSnapshot};
use lastseen::storage::watch::{Watch, WatchMethod};

/// How long anything may take; only a failure takes this long.
const DEADLINE: Duration = Duration::from_secs(40);

const OTHER: &str = "Person(\n    id: \"p-0000000001\",\n    name: \"Ivan\",\n)\n";
const OTHER_PATH: &str = "people/p-0000000001.ron";
const PATH: &str = "people/p-4f7k9q2m8x.ron";

/// Watches after a load, as the screen does.
fn watch(workspace: &Workspace, way: WatchMethod) -> (Watch, Receiver<ChangedPaths>) {
    let stamps = Mutex::new(Vec::new());
    workspace.load(&|batch| stamps.lock().unwrap().extend(batch.stamps));
    let (told, heard) = channel();
    let tell = move |changed_paths| {
        let _ = told.send(changed_paths);
    };
    (
        workspace.watch(stamps.into_inner().unwrap(), way, tell),
        heard,
    )
}

/// Waits until all of these have been told of.
#[track_caller]
fn wait_for(heard: &Receiver<ChangedPaths>, good: impl Fn(&ChangedPaths) -> bool) {
    let mut all = ChangedPaths::default();
    while !good(&all) {
        let changed_paths = heard.recv_timeout(DEADLINE);
        let changed_paths = changed_paths.unwrap_or_else(|_| panic!("never told; only {all:?}"));
        all.records.extend(changed_paths.records);
        all.unrecognized.extend(changed_paths.unrecognized);
        all.head |= changed_paths.head;
        all.folders |= changed_paths.folders;
    }
}

fn both_ways(test: impl Fn(&TestDisk, WatchMethod)) {
    for way in [WatchMethod::Told, WatchMethod::Sweeps] {
        test(&TestDisk::on_disk(), way);
    }
    test(&TestDisk::in_memory(), WatchMethod::Told);
}

#[test]
fn files_that_are_written_replaced_and_removed_are_noticed() {
    both_ways(|disk, way| {
        disk.put(PATH, PERSON);
        let workspace = disk.open("anna");
        let (_watch, heard) = watch(&workspace, way);
        disk.put(PATH, PERSON.replace("private", "sergeant"));
        wait_for(&heard, |all| all.records.contains(&id(ID)));
        disk.put(OTHER_PATH, OTHER);
        wait_for(&heard, |all| all.records.contains(&id("p-0000000001")));
        disk.fs.unlink(PATH).unwrap();
        wait_for(&heard, |all| all.records.contains(&id(ID)));
        disk.fs.rename(OTHER_PATH, PATH).unwrap();
        wait_for(&heard, |all| all.records.len() == 2);
        disk.put("lastseen.ron", "Workspace(format: 1, title: \"Another\")");
        wait_for(&heard, |all| all.head);
        disk.put("people/notes.txt", "?");
        wait_for(&heard, |all| all.unrecognized.contains("people/notes.txt"));
    });
}

#[test]
fn what_changes_between_the_load_and_the_watch_is_noticed() {
    both_ways(|disk, way| {
        disk.put(PATH, PERSON);
        disk.put(OTHER_PATH, OTHER);
        let workspace = disk.open("anna");
        let stamps = Mutex::new(Vec::new());
        workspace.load(&|batch| stamps.lock().unwrap().extend(batch.stamps));
        disk.fs.unlink(PATH).unwrap();
        disk.put(
            "cases/c-0000000001.ron",
            "Case(id: \"c-0000000001\", title: \"Y\")",
        );
        let (told, heard) = channel();
        let tell = move |changed_paths| {
            let _ = told.send(changed_paths);
        };
        let _watch = workspace.watch(stamps.into_inner().unwrap(), way, tell);
        let expected = BTreeSet::from([id(ID), id("c-0000000001")]);
        wait_for(&heard, |all| all.records == expected);
    });
}

#[test]
fn a_folder_that_goes_away_and_comes_back_is_watched_again() {
    for way in [WatchMethod::Told, WatchMethod::Sweeps] {
        let disk = TestDisk::on_disk();
        disk.put(PATH, PERSON);
        let workspace = disk.open("anna");
        let (_watch, heard) = watch(&workspace, way);
        // The first look at the folders is told as well; what goes away before it has been told could come
        // back between two sweeps, which is no change.
        wait_for(&heard, |all| all.folders);
        let root = workspace.root().to_owned();
        std::fs::rename(root.join("people"), root.join("elsewhere")).unwrap();
        wait_for(&heard, |all| all.folders);
        std::fs::create_dir(root.join("people")).unwrap();
        wait_for(&heard, |all| all.folders);
        // Also what comes into a folder that was not there when the watch began.
        disk.put(OTHER_PATH, OTHER);
        wait_for(&heard, |all| all.records.contains(&id("p-0000000001")));
    }
}

#[test]
fn a_sweep_tells_what_is_other_and_nothing_else() {
    both(|disk| {
        disk.put(PATH, PERSON);
        disk.put(OTHER_PATH, OTHER);
        let mut known = FileSnapshot::default();
        let first = known.sweep(&*disk.fs);
        assert_eq!(first.records, BTreeSet::from([id(ID), id("p-0000000001")]));
        assert!(first.head && first.folders);
        assert!(known.sweep(&*disk.fs).is_empty());
        for leftover in [".p-4f7k9q2m8x.ron.swp", "#x#", "p-4f7k9q2m8x.ron~", ".#x"] {
            disk.put(&format!("people/{leftover}"), "x");
        }
        disk.put(".hidden.ron", "x");
        assert!(
            known.sweep(&*disk.fs).is_empty(),
            "what editors leave is no change"
        );
        disk.put("people/x.ron", "x");
        disk.put("stray.ron", "x");
        let expected = ["people/x.ron", "stray.ron"].map(str::to_owned);
        assert_eq!(
            known.sweep(&*disk.fs).unrecognized,
            BTreeSet::from(expected)
        );
    });
}

/// A file of the same size and time in the place of another one: what `cp -p` and a checkout with
/// kept times leave.
#[test]
fn a_sweep_sees_another_file_of_the_same_size_and_time() {
    let disk = TestDisk::on_disk();
    disk.put(PATH, PERSON);
    disk.open("anna");
    let path = disk.place_of(PATH);
    let time = std::fs::metadata(&path).unwrap().modified().unwrap();
    let mut known = FileSnapshot::default();
    known.sweep(&*disk.fs);
    let other = path.with_extension("tmp");
    let text = PERSON.replace("private", "PRIVATE").into_bytes();
    let bytes = match disk.fs.sealed() {
        Some(sealed) => sealed.seal_bytes(PATH, &text).unwrap(),
        None => text,
    };
    std::fs::write(&other, bytes).unwrap();
    let file = std::fs::File::options().write(true).open(&other).unwrap();
    file.set_modified(time).unwrap();
    std::fs::rename(&other, &path).unwrap();
    assert_eq!(known.sweep(&*disk.fs).records, BTreeSet::from([id(ID)]));
}

fn look(workspace: &Workspace, records: &[&str]) -> ExternalChanges {
    let changed_paths = ChangedPaths {
        records: records.iter().map(|one| id(one)).collect(),
        folders: true,
        head: true,
        ..ChangedPaths::default()
    };
    workspace.look(&changed_paths, &mut workspace.log_ends())
}

#[test]
fn looking_again_finds_what_is_gone_broken_and_unreadable() {
    both(|disk| {
        disk.put(PATH, PERSON);
        disk.put(OTHER_PATH, "Person(");
        let workspace = disk.open("anna");
        let external_changes = look(&workspace, &[ID, "p-0000000001", "p-0000000002"]);
        let found: Vec<_> = external_changes
            .records
            .iter()
            .map(|found| &found.now)
            .collect();
        assert!(
            matches!(found[0], Err(problem) if problem.at.line == 1),
            "{found:?}"
        );
        assert_eq!(found[1], &Ok(None));
        assert!(matches!(found[2], Ok(Some(_))));
        assert_eq!(
            external_changes.head.unwrap().unwrap().title,
            workspace.head().title
        );
        assert_eq!(external_changes.read_only, None);
    });
}

#[test]
fn a_later_format_bars_writing_until_it_is_gone() {
    both(|disk| {
        disk.put(PATH, PERSON);
        let workspace = disk.open("anna");
        let head =
            String::from_utf8(disk.fs.read_record("lastseen.ron").unwrap().unwrap()).unwrap();
        disk.put("lastseen.ron", head.replace("format: 1", "format: 99"));
        let external_changes = look(&workspace, &[]);
        assert_eq!(
            external_changes.head.unwrap().unwrap_err().reason,
            Reason::NewerFormat { format: 99 }
        );
        assert!(external_changes.read_only.is_some());
        assert!(workspace.undo().is_err());
        disk.put("lastseen.ron", head);
        assert_eq!(look(&workspace, &[]).read_only, None);
    });
}

#[test]
fn the_log_tells_who_it_was_as_long_as_the_file_is_as_they_left_it() {
    both(|disk| {
        disk.put(PATH, PERSON);
        let anna = disk.open("anna");
        let boris = disk.open("boris");
        let mut logs = anna.log_ends();
        let changed_paths = ChangedPaths {
            records: BTreeSet::from([id(ID)]),
            ..ChangedPaths::default()
        };
        boris
            .commit(
                &boris
                    .change(
                        "a rank".to_owned(),
                        vec![super::set(
                            "rank",
                            Some("\"private\""),
                            Some("\"sergeant\""),
                        )],
                    )
                    .unwrap(),
            )
            .unwrap();
        let external_changes = anna.look(&changed_paths, &mut logs);
        let by = external_changes.records[0].by.clone().unwrap();
        assert_eq!(
            (by.author.as_str(), by.own, by.why.as_str()),
            ("boris", false, "a rank")
        );
        anna.undo().unwrap_err();
        let text = String::from_utf8(disk.fs.read_record(PATH).unwrap().unwrap()).unwrap();
        disk.put(PATH, text.replace("sergeant", "captain"));
        let external_changes = anna.look(&changed_paths, &mut logs);
        assert_eq!(
            external_changes.records[0].by, None,
            "somebody went on by hand"
        );
    });
}
