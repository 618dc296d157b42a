//! The pairs that were kept are those that comparing everybody finds, and no others.

use std::sync::Mutex;

use lastseen::casebook::book::Book;
use lastseen::casebook::book::loaded::Loaded;
use lastseen::record::id::RecordId;
use lastseen::record::status::StatusKind;
use lastseen::storage::fs::Fs;
use lastseen::storage::load::by_snapshot::load_by_snapshot;
use lastseen::storage::load::kept_pairs::keep_pairs;
use lastseen::storage::load::stored_view::StoredView;
use lastseen::storage::snapshot::compared_pairs::WeighedPair;
use lastseen::storage::snapshot::remove_all;
use lastseen::storage::watch::stamp::Stamp;
use proptest::prelude::*;

use crate::ticking_disk::{SECOND, TickingDisk};

/// The files: people who may be one, and what they are compared by.
const PATHS: [&str; 9] = [
    "people/p-aaaaaaaaa1.ron",
    "people/p-aaaaaaaaa2.ron",
    "people/p-aaaaaaaaa3.ron",
    "people/p-aaaaaaaaa4.ron",
    "people/p-aaaaaaaaa5.ron",
    "places/l-aaaaaaaaa1.ron",
    "places/l-aaaaaaaaa2.ron",
    "units/u-aaaaaaaaa1.ron",
    "cases/c-aaaaaaaaa1.ron",
];

/// A record that says something else for each number.
fn text(path: &str, number: usize) -> String {
    let (folder, name) = path.split_once('/').unwrap();
    let id = name.trim_end_matches(".ron");
    let of = |all: &[&str]| all[number % all.len()].to_owned();
    match folder {
        "people" => {
            let name = ["Anna Zimina", "Анна Зимина", "Boris Zimin"][number % 3];
            let more = [
                "history: [(when: \"2022-07\", status: Missing)]",
                "home: \"Bryanka\", unit: \"12345\"",
                "home: \"Брянка\", born: \"1990\", notes: [(text: \"tall\")]",
                "relations: [(kind: Mother, person: \"p-aaaaaaaaa1\")], born: \"1990\"",
                "relations: [(kind: Mother, person: \"p-aaaaaaaaa2\")], cases: [(case: \"c-aaaaaaaaa1\")]",
                "cases: [(case: \"c-aaaaaaaaa1\")], born: \"1991-04\"",
                "distinct_from: [\"p-aaaaaaaaa1\"]",
                "maybe_same: [\"p-aaaaaaaaa2\"]",
                "merged_into: \"p-aaaaaaaaa1\"",
                "history: [(w: 1)",
            ][number / 3 % 10];
            format!("Person(id: \"{id}\", name: \"{name}\", {more})")
        }
        "places" => {
            let more = of(&[
                "name: \"Bryanka\"",
                "name: \"Alchevsk\", other_names: [(text: \"Bryanka\")]",
                "name: \"Alchevsk\", parent: \"l-aaaaaaaaa1\"",
            ]);
            format!("Place(id: \"{id}\", {more})")
        }
        "units" => format!(
            "Unit(id: \"{id}\", name: \"Regiment\", number: \"{}\")",
            of(&["12345", "54321"])
        ),
        _ => format!("Case(id: \"{id}\", title: \"Case {number}\")"),
    }
}

/// In which state of its file each record was read.
type Stamps = Vec<(RecordId, Stamp)>;

/// A book that was read, with the states of its files.
struct Read {
    book: Book,
    stamps: Stamps,
}

fn read(disk: &TickingDisk) -> Read {
    let all: Mutex<(Vec<Loaded>, Stamps)> = Mutex::default();
    load_by_snapshot(disk, 1, &|batch| {
        let mut all = all.lock().unwrap();
        all.0.extend(batch.records);
        all.1.extend(batch.stamps);
    });
    let (mut records, stamps) = all.into_inner().unwrap();
    records.sort_by_key(|loaded| loaded.record.id());
    let mut book = Book::new("t", StatusKind::four());
    for loaded in records {
        book.add(loaded);
    }
    book.settle();
    book.compare(&|_, _| {});
    Read { book, stamps }
}

/// The pairs that are kept and still count.
fn kept(disk: &TickingDisk) -> Option<Vec<WeighedPair>> {
    let kept = StoredView::open(disk)?.pairs(&|_| true)?;
    for pair in kept.pairs.iter().map(|one| one.pair) {
        for id in [pair.a, pair.b] {
            assert!(kept.records.iter().any(|one| one.record.id() == id));
        }
    }
    Some(kept.pairs)
}

impl Read {
    fn pairs(&self) -> Vec<WeighedPair> {
        let found = self.book.duplicate_index().unwrap();
        let pairs = found.pairs().iter().map(|pair| WeighedPair {
            pair: *pair,
            reasons: found.reasons(pair.a, pair.b),
        });
        pairs.collect()
    }

    fn keep(&self, disk: &TickingDisk) {
        keep_pairs(disk, &self.book, &self.stamps);
    }
}

/// What happens to a workspace.
#[derive(Clone, Debug)]
enum Event {
    Write(usize, usize),
    Remove(usize),
    Wait(i64),
    Restart,
    Erase,
    Compare,
    /// Somebody saves between the reading and the end of the comparison.
    CompareLate(usize, usize),
}

fn event() -> impl Strategy<Value = Event> {
    let file = 0..PATHS.len();
    prop_oneof![
        6 => (file.clone(), 0..90_usize).prop_map(|(at, number)| Event::Write(at, number)),
        1 => file.clone().prop_map(Event::Remove),
        3 => prop_oneof![Just(SECOND), Just(9 * SECOND)].prop_map(Event::Wait),
        1 => Just(Event::Restart),
        1 => Just(Event::Erase),
        5 => Just(Event::Compare),
        2 => (file, 0..90_usize).prop_map(|(at, number)| Event::CompareLate(at, number)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_kept_is_what_is_found(
        numbers in prop::collection::vec(0..90_usize, PATHS.len()),
        events in prop::collection::vec(event(), 1..25),
    ) {
        let disk = TickingDisk::new();
        for (path, number) in PATHS.iter().zip(numbers) {
            disk.put(path, &text(path, number));
        }
        disk.wait(9 * SECOND);
        for event in [Event::Compare].iter().chain(&events).chain([&Event::Compare]) {
            match *event {
                Event::Write(at, number) => disk.put(PATHS[at], &text(PATHS[at], number)),
                Event::Remove(at) => drop(disk.unlink(PATHS[at])),
                Event::Wait(time) => disk.wait(time),
                Event::Restart => disk.state().boots += 1,
                Event::Erase => drop(remove_all(&disk)),
                Event::Compare => {
                    let read = read(&disk);
                    if let Some(kept) = kept(&disk) {
                        prop_assert_eq!(kept, read.pairs());
                    }
                    read.keep(&disk);
                    if let Some(kept) = kept(&disk) {
                        prop_assert_eq!(kept, read.pairs());
                    }
                }
                Event::CompareLate(at, number) => {
                    let read = read(&disk);
                    disk.put(PATHS[at], &text(PATHS[at], number));
                    read.keep(&disk);
                }
            }
        }
    }
}

/// If this fails, the test above shows nothing.
#[test]
fn what_is_not_compared_may_change() {
    let disk = TickingDisk::new();
    for (path, number) in PATHS.iter().zip([3, 4, 9, 12, 15, 0, 1, 0, 0]) {
        disk.put(path, &text(path, number));
    }
    disk.wait(9 * SECOND);
    let first = read(&disk);
    assert_eq!(kept(&disk), None);
    first.keep(&disk);
    assert!(first.pairs().len() > 2, "{:?}", first.pairs());
    assert_eq!(kept(&disk), Some(first.pairs()));
    // A status and the title of a case count for nobody here.
    let person = text(PATHS[0], 3).replace("unit", "history: [(status: Missing)], unit");
    disk.put(PATHS[0], &person);
    disk.put(PATHS[8], &text(PATHS[8], 7));
    assert_eq!(kept(&disk), Some(first.pairs()));
    // A name and a place do, and so does whoever is gone.
    for (path, number) in [(PATHS[0], 5), (PATHS[5], 1)] {
        let before = disk.state().files[path].bytes.clone();
        disk.put(path, &text(path, number));
        assert_eq!(kept(&disk), None, "{path}");
        disk.put(path, std::str::from_utf8(&before).unwrap());
        assert_eq!(kept(&disk), Some(first.pairs()), "{path}");
    }
    disk.unlink(PATHS[4]).unwrap();
    assert_eq!(kept(&disk), None);
    // Whoever was erased after the records were read is not noted.
    first.keep(&disk);
    let lists = disk.snapshots();
    assert!(lists.iter().all(|path| !path.contains("pairs-")) || kept(&disk).is_none());
    // Nor is anything left once somebody is erased.
    remove_all(&disk).unwrap();
    assert_eq!(disk.snapshots(), Vec::<String>::new());
}
