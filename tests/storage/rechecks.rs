//! A check that remembers what it found nothing in finds what a check of everything finds.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex};

use crate::support::simulated_disk::{InMemoryFs, PowerLoss, SpecialFile};
use jiff::civil::{Date, date};
use lastseen::casebook::book::Book;
use lastseen::casebook::errors::problem::Problem;
use lastseen::record::id::RecordId;
use lastseen::storage::fs::Fs;
use lastseen::storage::load::recheck::CheckBasis;
use lastseen::storage::snapshot::remove_all;
use lastseen::storage::watch::stamp::Stamp;
use lastseen::storage::workspace::Workspace;
use lastseen::storage::workspace::author_device::AuthorDevice;
use lastseen::storage::workspace::manifest::init;
use proptest::prelude::*;

const TODAY: Date = date(2023, 5, 1);

/// Files that are about one another.
const PATHS: [&str; 9] = [
    "people/p-aaaaaaaaa1.ron",
    "people/p-aaaaaaaaa2.ron",
    "people/p-aaaaaaaaa3.ron",
    "people/p-aaaaaaaaa4.ron",
    "sources/s-aaaaaaaaa1.ron",
    "sources/s-aaaaaaaaa2.ron",
    "places/l-aaaaaaaaa1.ron",
    "cases/c-aaaaaaaaa1.ron",
    "units/u-aaaaaaaaa1.ron",
];

/// What may be said of a person, each of which may be right or wrong as the others are.
const OF_PERSON: [&str; 14] = [
    "",
    "relations: [(kind: Mother, person: \"p-aaaaaaaaa1\")]",
    "relations: [(kind: Cousin, person: \"p-aaaaaaaaa2\")], distinct_from: [\"p-aaaaaaaaa3\"]",
    "distinct_from: [\"p-aaaaaaaaa1\", \"p-aaaaaaaaa4\"]",
    "merged_into: \"p-aaaaaaaaa1\"",
    "merged_into: \"p-aaaaaaaaa2\"",
    "merged_into: \"p-aaaaaaaaa3\"",
    "history: [(when: \"2022-07-04\", status: Missing, sources: [(source: \"s-aaaaaaaaa1\")])]",
    "history: [(when: \"2022-08\", status: Detained, place: \"Novoborsk\", sources: [(source: \"s-aaaaaaaaa2\")])]",
    "history: [(when: \"2022-08\", status: Detained, place: \"Novoborsk\", sources: [(source: \"s-aaaaaaaaa1\")]), \
     (when: \"2022-09\", status: Returned, sources: [(source: \"s-aaaaaaaaa2\")])]",
    "cases: [(case: \"c-aaaaaaaaa1\", role: Witness)]",
    "unit: \"u-aaaaaaaaa1\", shoe_size: 43",
    "risk: (level: Low, review: \"2023-05-02\")",
    "name_status: Published, consent: (scope: Public, as_of: \"2022\"), born: \"not a date\"",
];

const OF_SOURCE: [&str; 5] = [
    "",
    "published: \"2022-07-01\", retrieved: \"2022-07-02\"",
    "published: \"2022-09-09\", publisher: \"A paper\"",
    "derived_from: [\"s-aaaaaaaaa1\"]",
    "derived_from: [\"s-aaaaaaaaa2\"]",
];

const OF_PLACE: [&str; 3] = [
    "name: \"Novoborsk\"",
    "name: \"Staroborsk\"",
    "name: \"Staroborsk\", other_names: [(text: \"Novoborsk\")], parent: \"l-aaaaaaaaa1\"",
];

fn text(path: &str, variant: usize) -> String {
    let (folder, name) = path.split_once('/').unwrap();
    let id = name.trim_end_matches(".ron");
    let of = |all: &[&'static str]| all[variant % all.len()];
    match folder {
        "people" => format!(
            "Person(id: \"{id}\", name: \"Anna Zimina\", {})",
            of(&OF_PERSON)
        ),
        "sources" => format!(
            "Source(id: \"{id}\", title: \"Letter {id}\", {})",
            of(&OF_SOURCE)
        ),
        "places" => format!("Place(id: \"{id}\", {})", of(&OF_PLACE)),
        "cases" => format!("Case(id: \"{id}\", title: \"Anna Zimina and others\")"),
        _ => format!(
            "Unit(id: \"{id}\", name: \"{}\")",
            of(&["A unit", "Another"])
        ),
    }
}

fn put(memory: &InMemoryFs, path: &str, text: &str) {
    memory.put(path, SpecialFile::File(text.as_bytes().to_vec()));
}

fn workspace() -> InMemoryFs {
    let memory = InMemoryFs::new(Path::new("/memory"));
    init(&memory, "Refusals").unwrap();
    put(&memory, ".lastseen/.gitignore", "*\n");
    memory
}

/// A book as it is read, with the states of its files.
struct Loaded {
    workspace: Workspace,
    book: Book,
    stamps: Vec<(RecordId, Stamp)>,
}

fn load(memory: &InMemoryFs) -> Loaded {
    let fs = Arc::new(memory.clone());
    let (workspace, _) = Workspace::open_on(fs, AuthorDevice::new("anna", "laptop")).unwrap();
    let gathered = Mutex::new((Vec::new(), Vec::new()));
    workspace.load(&|batch| {
        let mut gathered = gathered.lock().unwrap();
        gathered.0.extend(batch.records);
        gathered.1.extend(batch.stamps);
    });
    let (mut records, stamps) = gathered.into_inner().unwrap();
    records.sort_by_key(|loaded| loaded.record.id());
    let mut book = Book::of_head(&workspace.head());
    book.set_clock(TODAY);
    for record in records {
        book.add(record);
    }
    book.settle();
    Loaded {
        workspace,
        book,
        stamps,
    }
}

impl Loaded {
    fn check(&self, fewest: usize, today: Date) -> Vec<Problem> {
        let basis = CheckBasis {
            book: &self.book,
            stamps: &self.stamps,
            fewest,
        };
        let found = self
            .workspace
            .look_through(basis, today, Vec::new(), &|_, _| {});
        found.unwrap()
    }

    /// What is found again, having been compared with what a check of everything finds.
    fn agrees(&self, today: Date) -> Vec<Problem> {
        let found = self.check(1, today);
        assert_eq!(found, self.check(usize::MAX, today));
        found
    }
}

/// What happens between checks.
#[derive(Clone, Debug)]
enum Event {
    Write(usize, usize),
    Remove(usize),
    Break(usize),
    Restart,
    Check,
    /// Somebody saves after the records were read and before they are looked through.
    CheckLate(usize, usize),
    NextDay,
}

fn event() -> impl Strategy<Value = Event> {
    let file = 0..PATHS.len();
    prop_oneof![
        8 => (file.clone(), 0..14_usize).prop_map(|(file, variant)| Event::Write(file, variant)),
        2 => file.clone().prop_map(Event::Remove),
        1 => file.clone().prop_map(Event::Break),
        1 => Just(Event::Restart),
        6 => Just(Event::Check),
        2 => (file, 0..14_usize).prop_map(|(file, variant)| Event::CheckLate(file, variant)),
        1 => Just(Event::NextDay),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_has_changed_the_same_is_found(
        first in proptest::collection::vec(0..14_usize, PATHS.len()),
        events in proptest::collection::vec(event(), 1..30),
    ) {
        let memory = workspace();
        for (path, variant) in PATHS.iter().zip(first) {
            put(&memory, path, &text(path, variant));
        }
        let mut today = TODAY;
        load(&memory).agrees(today);
        for event in events {
            match event {
                Event::Write(file, variant) => put(&memory, PATHS[file], &text(PATHS[file], variant)),
                Event::Remove(file) => memory.take_away(PATHS[file]),
                Event::Break(file) => put(&memory, PATHS[file], "Person(id: "),
                Event::Restart => memory.cut_power(PowerLoss::Nothing),
                Event::Check => {
                    load(&memory).agrees(today);
                }
                Event::CheckLate(file, variant) => {
                    let loaded = load(&memory);
                    put(&memory, PATHS[file], &text(PATHS[file], variant));
                    loaded.check(1, today);
                }
                Event::NextDay => today = today.tomorrow().unwrap(),
            }
        }
        load(&memory).agrees(today);
    }
}

/// What is read for a check, beside what is read to load.
fn read_for_a_check(memory: &InMemoryFs, today: Date) -> BTreeSet<String> {
    let loaded = load(memory);
    memory.take_read();
    loaded.check(1, today);
    let read = memory.take_read();
    read.into_iter()
        .map(|path| path.trim_end_matches(".age").to_owned())
        .filter(|path| PATHS.contains(&path.as_str()))
        .collect()
}

/// The files that are to be read: those in which something is wrong, and these.
fn wrong_and(memory: &InMemoryFs, today: Date, changed: &[usize]) -> BTreeSet<String> {
    let found = load(memory).check(usize::MAX, today).into_iter();
    let mut paths: BTreeSet<String> = found
        .map(|problem| problem.at.path.to_str().unwrap().to_owned())
        .filter(|path| PATHS.contains(&path.as_str()))
        .collect();
    assert!(
        paths.contains(PATHS[3]) && paths.len() < PATHS.len() - 2,
        "{paths:?}"
    );
    paths.extend(changed.iter().map(|index| PATHS[*index].to_owned()));
    paths
}

#[test]
fn only_what_may_be_wrong_is_read_again() {
    let memory = workspace();
    for path in PATHS {
        put(&memory, path, &text(path, 0));
    }
    // The third has a risk that is to be looked at again on the day after, the fourth a date that is none.
    put(&memory, PATHS[2], &text(PATHS[2], 12));
    put(&memory, PATHS[3], &text(PATHS[3], 13));
    let all: BTreeSet<String> = PATHS.map(str::to_owned).into();
    assert_eq!(read_for_a_check(&memory, TODAY), all);
    let wrong = wrong_and(&memory, TODAY, &[]);
    assert!(!wrong.contains(PATHS[2]));
    assert_eq!(read_for_a_check(&memory, TODAY), wrong);
    put(&memory, PATHS[1], &text(PATHS[1], 1));
    let wrong = wrong_and(&memory, TODAY, &[1]);
    assert_eq!(read_for_a_check(&memory, TODAY), wrong);
    let wrong = wrong_and(&memory, TODAY, &[]);
    assert_eq!(read_for_a_check(&memory, TODAY), wrong);
    // What a source says counts for everybody who cites it, and a day later everything may be otherwise.
    put(&memory, PATHS[4], &text(PATHS[4], 1));
    assert_eq!(read_for_a_check(&memory, TODAY), all);
    let tomorrow = TODAY.tomorrow().unwrap();
    assert_eq!(read_for_a_check(&memory, tomorrow), all);
    let wrong = wrong_and(&memory, tomorrow, &[2]);
    assert_eq!(read_for_a_check(&memory, tomorrow), wrong);
    // An erasure takes the list away, too.
    assert_eq!(remove_all(&memory).unwrap(), []);
    let names = memory.list(".lastseen").unwrap().into_iter();
    assert!(
        names
            .map(|one| one.name)
            .all(|name| !name.to_string_lossy().starts_with("snapshot-"))
    );
    assert_eq!(read_for_a_check(&memory, tomorrow), all);
    // A list that somebody has changed does not count.
    for one in memory.list(".lastseen").unwrap() {
        let path = format!(".lastseen/{}", one.name.to_string_lossy());
        if path.contains("snapshot-")
            && let Some(SpecialFile::File(mut bytes)) = memory.get(&path)
        {
            bytes[60] ^= 1;
            memory.put(&path, SpecialFile::File(bytes));
        }
    }
    assert_eq!(read_for_a_check(&memory, tomorrow), all);
}

#[test]
fn who_is_gone_before_the_end_of_a_check_stays_in_no_list() {
    for (at, is_kept) in [(None, true), (Some(1), false), (Some(4), false)] {
        let memory = workspace();
        for path in PATHS {
            put(&memory, path, &text(path, 0));
        }
        let loaded = load(&memory);
        if let Some(at) = at {
            memory.unlink(PATHS[at]).unwrap();
        }
        loaded.check(1, TODAY);
        let mut left = memory.list(".lastseen").unwrap().into_iter();
        let has_list = left.any(|one| one.name.to_string_lossy().starts_with("snapshot-"));
        assert_eq!(has_list, is_kept, "{at:?}");
    }
}
