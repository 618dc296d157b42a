//! A snapshot shows nothing but what a full load shows, whatever has happened to the files and to itself.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use lastseen::casebook::book::loaded::Loaded;
use lastseen::storage::fs::Fs;
use lastseen::storage::load::by_snapshot::{first_pages, load_by_snapshot};
use lastseen::storage::load::{Batch, load, read_one};
use lastseen::storage::snapshot::remove_all;
use lastseen::storage::workspace::account_state::AccountState;
use proptest::prelude::*;

use crate::ticking_disk::{SECOND, TICK, TickingDisk};

impl TickingDisk {
    /// What is loaded, and the records' files that were read for it.
    fn loaded(&self) -> (String, BTreeSet<String>) {
        self.state().read.clear();
        let told = told(|each| load_by_snapshot(self, 1, each));
        let read = std::mem::take(&mut self.state().read);
        (told, read)
    }

    fn agrees(&self) -> BTreeSet<String> {
        self.first_page_agrees();
        let (told_by_snapshot, read) = self.loaded();
        assert_eq!(told_by_snapshot, told(|each| load(self, each)));
        read
    }
}

impl TickingDisk {
    /// Nobody is on the first page who has no file, and each is as their file says.
    fn first_page_agrees(&self) {
        for shown in first_pages(self).flatten() {
            let id = shown.record.id();
            let now = read_one(self, id).unwrap();
            assert_eq!(format!("{now:?}"), format!("{:?}", Some(shown)), "{id}");
        }
    }
}

/// All that a load hands over, in order.
fn told(loading: impl FnOnce(&(dyn Fn(Batch) + Sync))) -> String {
    let all = Mutex::new((Vec::new(), Vec::new(), Vec::new(), Vec::new()));
    loading(&|batch| {
        let mut all = all.lock().unwrap();
        all.0.extend(batch.records);
        all.1.extend(batch.problems);
        all.2.extend(batch.stamps);
        all.3.push((batch.done, batch.total));
    });
    let (mut records, mut problems, mut stamps, done) = all.into_inner().unwrap();
    records.sort_by_key(|loaded| loaded.record.id());
    problems.sort_by(|one, other| one.at.cmp(&other.at));
    stamps.sort_unstable();
    let last = done.iter().map(|(done, _)| *done).max();
    assert!(
        done.iter().all(|(_, total)| Some(*total) == last),
        "{done:?}"
    );
    format!("{records:#?}\n{problems:#?}\n{stamps:?}\n{last:?}")
}

/// The files that the edits are about: people, a source, and names that no record has.
const PATHS: [&str; 6] = [
    "people/p-aaaaaaaaa1.ron",
    "people/p-aaaaaaaaa2.ron",
    "people/p-aaaaaaaaa3.ron",
    "people/p-aaaaaaaaa4.ron",
    "sources/s-aaaaaaaaa1.ron",
    "people/notes.ron",
];

/// A text for a file, as long as every other for it.
fn text(path: &str, letter: char) -> String {
    let (folder, name) = path.split_once('/').unwrap();
    let id = name.trim_end_matches(".ron");
    match (folder, letter) {
        (_, 'z') => format!("Person(id: \"{id}\", name: \"Anna Zimin\", history: [(w: 1])"),
        ("sources", _) => format!("Source(id: \"{id}\", title: \"Letter {letter}\")"),
        _ => format!(
            "Person(id: \"{id}\", name: \"Anna Zimi{letter}\", shoe_size: 43, history: [(when: \"2022-07~\", \
             status: Missing, sources: [(source: \"s-aaaaaaaaa1\", credibility: 2)])])"
        ),
    }
}

/// What happens to a workspace.
#[derive(Clone, Debug)]
enum Event {
    /// Somebody saves in place.
    Write(usize, char),
    /// Git or an editor puts a new file in place, with whatever time.
    Replace(usize, char, i64),
    Remove(usize),
    Swap(usize, usize),
    /// `touch` with the time of another file.
    Touch(usize, i64),
    Wait(i64),
    Restart,
    Load,
    /// The snapshot loses its end, or a byte is another.
    Cut(usize),
    Flip(usize, u8),
    Forget,
}

fn event() -> impl Strategy<Value = Event> {
    let path = 0..PATHS.len();
    let letter = prop_oneof![Just('a'), Just('n'), Just('v'), Just('z')];
    let time = (0..6_i64).prop_map(|ticks| 990 * SECOND + ticks * TICK);
    let wait = prop_oneof![
        Just(SECOND / 100),
        Just(SECOND),
        Just(3 * SECOND),
        Just(9 * SECOND)
    ];
    prop_oneof![
        4 => (path.clone(), letter.clone()).prop_map(|(at, letter)| Event::Write(at, letter)),
        2 => (path.clone(), letter, time.clone()).prop_map(|(at, letter, time)| Event::Replace(at, letter, time)),
        1 => path.clone().prop_map(Event::Remove),
        1 => (path.clone(), path.clone()).prop_map(|(one, other)| Event::Swap(one, other)),
        1 => (path, time).prop_map(|(at, time)| Event::Touch(at, time)),
        4 => wait.prop_map(Event::Wait),
        1 => Just(Event::Restart),
        5 => Just(Event::Load),
        1 => any::<usize>().prop_map(Event::Cut),
        1 => (any::<usize>(), 1..=255_u8).prop_map(|(at, bits)| Event::Flip(at, bits)),
        1 => Just(Event::Forget),
    ]
}

fn happen(disk: &TickingDisk, event: &Event) {
    match *event {
        Event::Write(at, letter) => disk.put(PATHS[at], &text(PATHS[at], letter)),
        Event::Replace(at, letter, time) => {
            disk.put("new", &text(PATHS[at], letter));
            disk.rename("new", PATHS[at]).unwrap();
            disk.state().files.get_mut(PATHS[at]).unwrap().mtime = time;
        }
        Event::Remove(at) => drop(disk.unlink(PATHS[at])),
        Event::Swap(one, other) => {
            for (from, to) in [
                (PATHS[one], "swap"),
                (PATHS[other], PATHS[one]),
                ("swap", PATHS[other]),
            ] {
                let _ = disk.rename(from, to);
            }
        }
        Event::Touch(at, time) => {
            let mut state = disk.state();
            let now = state.tick();
            if let Some(file) = state.files.get_mut(PATHS[at]) {
                (file.mtime, file.ctime) = (time, now);
            }
        }
        Event::Wait(time) => disk.wait(time),
        Event::Restart => disk.state().boots += 1,
        Event::Load => {
            disk.agrees();
        }
        Event::Cut(at) => {
            for path in disk.snapshots() {
                let mut state = disk.state();
                let bytes = &mut state.files.get_mut(&path).unwrap().bytes;
                bytes.truncate(at % (bytes.len() + 1));
            }
        }
        Event::Flip(at, bits) => {
            for path in disk.snapshots() {
                let mut state = disk.state();
                let bytes = &mut state.files.get_mut(&path).unwrap().bytes;
                let length = bytes.len().max(1);
                if let Some(byte) = bytes.get_mut(at % length) {
                    *byte ^= bits;
                }
            }
        }
        Event::Forget => assert_eq!(remove_all(disk).unwrap(), []),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_happens_the_same_is_loaded(events in prop::collection::vec(event(), 1..40)) {
        let disk = TickingDisk::new();
        for (at, path) in PATHS.iter().enumerate() {
            happen(&disk, &Event::Write(at, 'n'));
            assert!(disk.length(path).unwrap().is_some());
        }
        happen(&disk, &Event::Wait(9 * SECOND));
        for event in events.iter().chain([&Event::Load]) {
            happen(&disk, event);
        }
    }
}

/// A workspace with a snapshot of five records.
fn stored() -> TickingDisk {
    let disk = TickingDisk::new();
    for path in &PATHS[..5] {
        disk.put(path, &text(path, 'n'));
    }
    disk.wait(9 * SECOND);
    assert_eq!(disk.agrees().len(), 5);
    assert_eq!(disk.snapshots().len(), 1);
    assert_eq!(disk.loaded().1, BTreeSet::new());
    disk
}

#[test]
fn only_what_differs_is_read() {
    let disk = stored();
    disk.put(PATHS[1], &text(PATHS[1], 'v'));
    assert_eq!(disk.agrees(), BTreeSet::from([PATHS[1].to_owned()]));
    disk.put(
        "people/p-bbbbbbbbb1.ron",
        &text("people/p-bbbbbbbbb1.ron", 'a'),
    );
    assert_eq!(disk.agrees().len(), 2);
}

#[test]
fn the_first_page_needs_no_file() {
    let disk = TickingDisk::new();
    assert_eq!(first_pages(&disk).count(), 0);
    for (path, letter) in [(PATHS[0], 'v'), (PATHS[1], 'a'), (PATHS[4], 'n')] {
        disk.put(path, &text(path, letter));
    }
    for (name, text) in [
        (
            "p-aaaaaaaaa8",
            "name: \"Anna\", merged_into: \"p-aaaaaaaaa1\"",
        ),
        (
            "p-aaaaaaaaa9",
            "name: \"Anna\", cases: [(case: \"c-1\", role: Witness)]",
        ),
    ] {
        let text = format!("Person(id: \"{name}\", {text})");
        disk.put(&format!("people/{name}.ron"), &text);
    }
    disk.wait(9 * SECOND);
    disk.agrees();
    disk.state().read.clear();
    let page: Vec<Loaded> = first_pages(&disk).flatten().collect();
    let id_of = |one: &Loaded| one.record.id().to_string();
    let ids: Vec<String> = page.iter().map(id_of).collect();
    assert_eq!(ids, ["p-aaaaaaaaa2", "p-aaaaaaaaa1", "s-aaaaaaaaa1"]);
    assert_eq!(disk.state().read, BTreeSet::new());
    // What of it has changed is told as soon as all were compared.
    disk.put(PATHS[0], &text(PATHS[0], 'n'));
    let compared = Mutex::new(Vec::new());
    load_by_snapshot(&disk, 1, &|batch| {
        compared.lock().unwrap().extend(batch.compared);
    });
    let compared = compared.into_inner().unwrap();
    let ids: Vec<Vec<String>> = compared
        .iter()
        .map(|page| page.changed.iter().map(id_of).collect())
        .collect();
    assert_eq!(ids, [["p-aaaaaaaaa1"]]);
    // So is that one of them does not read.
    disk.put(PATHS[0], &text(PATHS[0], 'z'));
    let unread = Mutex::new(Vec::new());
    load_by_snapshot(&disk, 1, &|batch| {
        let pages = batch.compared.into_iter();
        unread
            .lock()
            .unwrap()
            .extend(pages.flat_map(|page| page.unread));
    });
    let unread = unread.into_inner().unwrap();
    assert_eq!(unread, ["p-aaaaaaaaa1".parse().unwrap()]);
    disk.put(PATHS[0], &text(PATHS[0], 'n'));
    // Nobody is on it whose file is gone, as after a pull of an erasure, and who has another file is as it says.
    disk.unlink(PATHS[1]).unwrap();
    let page: Vec<Loaded> = first_pages(&disk).flatten().collect();
    let ids: Vec<String> = page.iter().map(id_of).collect();
    assert_eq!(ids, ["s-aaaaaaaaa1", "p-aaaaaaaaa1"]);
    disk.first_page_agrees();
    disk.state().boots += 1;
    assert_eq!(first_pages(&disk).count(), 0);
}

#[test]
fn what_was_just_written_is_read_again() {
    let disk = TickingDisk::new();
    for path in &PATHS[..5] {
        disk.put(path, &text(path, 'n'));
    }
    // Within one tick of the clock: another text of the same size has the same stamp.
    disk.agrees();
    disk.put(PATHS[0], &text(PATHS[0], 'v'));
    assert_eq!(disk.agrees().len(), 5);
    assert_eq!(disk.snapshots(), [""; 0]);
}

/// The same without the wait for a tick: then this must be seen, or these tests show nothing.
#[test]
fn a_rule_that_is_broken_on_purpose_is_caught() {
    let disk = TickingDisk::new();
    disk.state().ahead = 9 * SECOND;
    for path in &PATHS[..5] {
        disk.put(path, &text(path, 'n'));
    }
    disk.agrees();
    disk.put(PATHS[0], &text(PATHS[0], 'v'));
    assert_ne!(disk.loaded().0, told(|each| load(&disk, each)));
}

#[test]
fn what_has_gone_is_gone_from_the_snapshot() {
    let disk = stored();
    disk.put(PATHS[2], &text(PATHS[2], 'v'));
    disk.wait(9 * SECOND);
    disk.unlink(PATHS[0]).unwrap();
    assert_eq!(disk.agrees().len(), 4);
    for path in disk.snapshots() {
        let bytes = disk.state().files[&path].bytes.clone();
        let has = |wanted: &str| {
            bytes
                .windows(wanted.len())
                .any(|one| one == wanted.as_bytes())
        };
        assert!(has("p-aaaaaaaaa2"));
        assert!(!has("p-aaaaaaaaa1"));
    }
    assert_eq!(disk.loaded().1, BTreeSet::new());
}

#[test]
fn no_cut_and_no_flipped_byte_shows_anything_else() {
    let disk = stored();
    let path = disk.snapshots().remove(0);
    let whole = disk.state().files[&path].clone();
    for length in 0..whole.bytes.len() {
        let mut cut = whole.clone();
        cut.bytes.truncate(length);
        disk.state().files.insert(path.clone(), cut);
        assert_eq!(disk.agrees().len(), 5, "cut after {length}");
        let mut flipped = whole.clone();
        flipped.bytes[length] ^= 1;
        disk.state().files.insert(path.clone(), flipped);
        disk.agrees();
    }
}

#[test]
fn another_workspace_s_account_s_or_run_s_snapshot_does_not_count() {
    let disk = stored();
    let path = disk.snapshots().remove(0);
    let snapshot = disk.state().files[&path].clone();
    // The same names with other texts, and a snapshot that came along with them.
    let other = TickingDisk {
        account: disk.account.clone(),
        state: Arc::default(),
    };
    *other.state() = disk.state().clone();
    other.state().inodes += 100;
    for path in &PATHS[..5] {
        other.unlink(path).unwrap();
        other.put(path, &text(path, 'v'));
    }
    assert_eq!(other.agrees().len(), 5);
    // Another account cannot tell who wrote it.
    let stranger = TickingDisk {
        account: AccountState::in_memory(),
        state: Arc::clone(&disk.state),
    };
    assert_eq!(stranger.agrees().len(), 5);
    disk.state().files.insert(path.clone(), snapshot.clone());
    assert_eq!(disk.agrees().len(), 0);
    disk.state().boots += 1;
    assert_eq!(disk.agrees().len(), 5);
}

#[test]
fn a_snapshot_from_a_time_to_come_never_counts_again() {
    let disk = stored();
    let first = disk.snapshots();
    let before = disk.state().files[&first[0]].bytes.clone();
    disk.state().now = 1_000 * SECOND;
    disk.agrees();
    // As long as the clock was right, this file had this time already.
    disk.put(PATHS[0], &text(PATHS[0], 'v'));
    disk.wait(20 * SECOND);
    disk.agrees();
    let now = disk.state().files[&first[0]].bytes.clone();
    assert_ne!(now, before);
}

#[test]
fn who_read_before_an_erasure_cannot_store_it() {
    let disk = stored();
    assert_eq!(remove_all(&disk).unwrap(), []);
    // A load is under way; the erasure ends before it does.
    let erased = Mutex::new(false);
    load_by_snapshot(&disk, 1, &|_| {
        let mut erased = erased.lock().unwrap();
        if !*erased {
            disk.unlink(PATHS[0]).unwrap();
            assert_eq!(remove_all(&disk).unwrap(), []);
            *erased = true;
        }
    });
    assert_eq!(disk.snapshots(), [""; 0]);
    assert_eq!(disk.agrees().len(), 4);
}

#[test]
fn reading_leaves_no_traces_where_nobody_has_written() {
    let disk = TickingDisk::new();
    disk.unlink(".lastseen/.gitignore").unwrap();
    disk.put(PATHS[0], &text(PATHS[0], 'n'));
    disk.wait(9 * SECOND);
    disk.agrees();
    assert_eq!(disk.snapshots(), [""; 0]);
}

#[test]
fn what_was_left_half_written_goes_though_the_snapshot_beside_it_counts() {
    let disk = stored();
    let [path] = &disk.snapshots()[..] else {
        panic!("{:?}", disk.snapshots());
    };
    disk.put(&format!("{path}-0123456789abcdef.new"), "Anna Zimin");
    assert!(disk.agrees().is_empty());
    assert_eq!(disk.snapshots(), [path.as_str()]);
}
