//! People are found by the index beside the snapshot as by one that is built from all files.

use std::collections::BTreeSet;
use std::sync::Mutex;

use jiff::civil::{Date, date};
use lastseen::casebook::book::Book;
use lastseen::casebook::book::loaded::Loaded;
use lastseen::cli::commands::list::{PersonLine, QueryResult};
use lastseen::cli::commands::list_found::search_by;
use lastseen::record::id::RecordId;
use lastseen::record::kind::Kind;
use lastseen::record::status::StatusKind;
use lastseen::search::index::Index;
use lastseen::search::index::name_order::name;
use lastseen::search::index::stored_index::StoredIndex;
use lastseen::search::matching::reason::reasons;
use lastseen::search::query::Query;
use lastseen::search::query::saved::understand;
use lastseen::storage::fs::Fs;
use lastseen::storage::load::by_snapshot::{load_by_snapshot, load_with_words};
use lastseen::storage::load::stored_view::{SomeRecords, StoredView};
use lastseen::storage::load::{Batch, load};
use lastseen::storage::snapshot::word_index::WordIndexRecorder;
use lastseen::storage::watch::stamp::Stamp;
use lastseen::tui::workers::book_reader::read_by;
use proptest::prelude::*;

use crate::ticking_disk::{SECOND, TickingDisk};

/// In which state of its file each record was read.
type Stamps = Vec<(RecordId, Stamp)>;

/// The day that the clock shows.
const TODAY: Date = date(2026, 11, 20);

const PATHS: [&str; 13] = [
    "people/p-aaaaaaaaa2.ron",
    "people/p-aaaaaaaaa4.ron",
    "people/p-aaaaaaaaa6.ron",
    "people/p-aaaaaaaaa8.ron",
    "people/p-aaaaaaaaa3.ron",
    "people/p-aaaaaaaaa1.ron",
    "people/p-aaaaaaaaa5.ron",
    "sources/s-aaaaaaaaa1.ron",
    "sources/s-aaaaaaaaa2.ron",
    "cases/c-aaaaaaaaa1.ron",
    "places/l-aaaaaaaaa1.ron",
    "places/l-aaaaaaaaa2.ron",
    "units/u-aaaaaaaaa1.ron",
];

const NAMES: [&str; 8] = [
    "Anna Zimina",
    "Анна Зимина",
    "Sergei Kovalchuk",
    "Сергій Ковальчук",
    "Mykola Shevchenko",
    "Николай Шевченко",
    "Olga Zimina-Kovaleva",
    "Bryanka Zima",
];

/// What is looked for: in both scripts, with slips of the pen, in fields, in quotes, and not to be there.
const QUERIES: [&str; 28] = [
    "zimina",
    "зимина",
    "anna",
    "zmina",
    "kovalchuk sergei",
    "Ковальчук",
    "kovaltshuk",
    "shevchenko nikolai",
    "Микола",
    "z",
    "bryanka",
    "брянка",
    "place:Bryanka",
    "place:Брянка zimina",
    "place:Luhansk",
    "unit:1234",
    "case:letter",
    "source:Verstka",
    "note:\"a penal colony\"",
    "\"penal colony\"",
    "\"Anna Zimina\"",
    "colony -anna",
    "zimina -\"penal colony\"",
    "tag:urgent,colony",
    "anna role:witness",
    "zimina has:note stale:30d",
    "by:anna",
    "фттф",
];

/// A record that says something else for each number.
fn text(path: &str, number: usize) -> String {
    let (folder, file) = path.split_once('/').unwrap();
    let id = file.trim_end_matches(".ron");
    let name = NAMES[number % NAMES.len()];
    let other = NAMES[number / 7 % NAMES.len()];
    let one = number % 6 + 1;
    let source = number % 2 + 1;
    match folder {
        "people" => {
            let more = match number / 5 % 9 {
                0 => format!("merged_into: \"p-aaaaaaaaa{one}\", "),
                1 => "cases: [(case: \"c-aaaaaaaaa1\", role: Witness)], ".to_owned(),
                2 => format!(
                    "cases: [(case: \"c-aaaaaaaaa1\")], history: [(when: \"2022-07\", status: Missing, place: \"bryanka\", \
                     note: \"In a penal colony.\", sources: [(source: \"s-aaaaaaaaa{source}\")])], "
                ),
                3 => "history: [(when: \"2027-01-01\", status: Returned, recorded: \"2026-12-20T10:00:00Z\", by: \"anna\")], \
                      cases: [(case: \"c-aaaaaaaaa1\", role: Relative)], "
                    .to_owned(),
                4 => format!("other_names: [(text: \"{other}\", kind: Nickname)], tags: [\"urgent\"], "),
                5 => "home: \"Брянка\", unit: \"12345\", tags: [\"colony\"], ".to_owned(),
                6 => format!(
                    "history: [(when: \"2022-07\", status: Detained, place: \"Luhansk\", withdrawn: \"mistaken\", note: \"A colony.\", sources: [(source: \"s-aaaaaaaaa{source}\")])], "
                ),
                7 => "notes: [(at: \"2022-11-22T10:00:00Z\", by: \"anna\", text: \"Wrote from the penal  colony\")], rank: \"colony\", ".to_owned(),
                _ => format!("relations: [(kind: Mother, person: \"p-aaaaaaaaa{one}\")], other_names: [(text: \"{other}\")], "),
            };
            format!("Person(id: \"{id}\", name: \"{name}\", {more})")
        }
        "sources" => format!(
            "Source(id: \"{id}\", title: \"{}\", publisher: \"{}\", {})",
            ["Letter from a colony", "Brief", "Anna's list"][number % 3],
            ["Verstka", "Zimina and sons"][number % 2],
            match number % 4 {
                0 => "derived_from: [\"s-aaaaaaaaa1\"]",
                _ => "",
            },
        ),
        "cases" => format!(
            "Case(id: \"{id}\", title: \"{}\", place: \"{}\")",
            ["The letter", "Refusals of Anna"][number % 2],
            ["Bryanka", "Luhansk"][number / 2 % 2],
        ),
        "places" => format!(
            "Place(id: \"{id}\", name: \"{}\", {})",
            ["Bryanka", "Luhansk region"][usize::from(id.ends_with('2'))],
            match (id.ends_with('1'), number % 3) {
                (true, 0) => "parent: \"l-aaaaaaaaa2\"",
                (true, 1) => "other_names: [(text: \"Брянка\")]",
                _ => "",
            },
        ),
        _ => format!("Unit(id: \"{id}\", name: \"Regiment\", number: \"1234{one}\")"),
    }
}

fn book_of(some: SomeRecords) -> Book {
    let mut book = Book::new("t", StatusKind::four());
    book.set_clock(TODAY);
    book.set_recorded_elsewhere(some.recorded);
    for loaded in some.records {
        book.add(loaded);
    }
    book.settle();
    book
}

/// All records as a book, with the stamps of their files.
fn whole(read: impl Fn(&(dyn Fn(Batch) + Sync))) -> (Book, Stamps) {
    let all: Mutex<(Vec<Loaded>, Stamps)> = Mutex::default();
    read(&|batch| {
        let mut all = all.lock().unwrap();
        all.0.extend(batch.records);
        all.1.extend(batch.stamps);
    });
    let (mut records, stamps) = all.into_inner().unwrap();
    records.sort_by_key(|loaded| loaded.record.id());
    (book_of(records.into()), stamps)
}

/// Leaves an index.
fn record(disk: &TickingDisk) {
    let recorder = WordIndexRecorder::begin(disk).unwrap();
    let (book, stamps) = whole(|each| load_by_snapshot(disk, 1, each));
    let index = Index::of_kind(&book, Kind::Person, true);
    recorder.finish(&stamps, || StoredIndex::to_bytes(&book, &index));
}

/// What is told of a result.
fn told(book: &Book, query: &Query, result: &QueryResult) -> Vec<String> {
    let line = |id: &RecordId| {
        let row = book.people().row_of(*id).unwrap();
        let cells = PersonLine::of_row(book, row)
            .unwrap()
            .cells(&StatusKind::four(), true);
        format!("{cells:?} {:?}", reasons(book, Kind::Person, row, query))
    };
    let found = result.found.iter().map(line);
    let left_out = result
        .left_out
        .iter()
        .map(|id| format!("left out {}", line(id)));
    let near = result.near.iter().map(|(id, near)| {
        format!(
            "near {} {} {:?}",
            line(id),
            near.score,
            near.differing().collect::<Vec<_>>()
        )
    });
    found.chain(left_out).chain(near).collect()
}

/// Whether the index helped, how often; what it finds is what all files say.
fn agrees(disk: &TickingDisk) -> usize {
    let Some(view) = StoredView::open(disk) else {
        return 0;
    };
    let Some(words) = view.words() else {
        return 0;
    };
    let (all, _) = whole(|each| load(disk, each));
    let index = Index::of_kind(&all, Kind::Person, true);
    let mut helped = 0;
    for text in QUERIES {
        let query = understand(text, Kind::Person, &all, TODAY).unwrap();
        let found = search_by((&view, &words), query.clone(), TODAY, &book_of);
        let Some((some, found)) = found else {
            continue;
        };
        helped += 1;
        let wanted = QueryResult::of((&all, &index), Kind::Person, query.clone(), TODAY);
        assert_eq!(
            told(&some, &query, &found),
            told(&all, &query, &wanted),
            "{text}"
        );
    }
    helped
}

/// What is asked of the screen beside [`QUERIES`]: what rests on all records.
const QUERIES_OF_ALL: [&str; 7] = [
    "",
    "status:missing",
    "status:returned",
    "was:detained",
    "status:detained zimina",
    "is:unsourced",
    "colony status:missing",
];

/// What is known of each person beside the texts, in the order of names, and who was changed last.
fn described(book: &Book, index: &Index) -> Vec<String> {
    let of = index.of(Kind::Person);
    let name = |at: usize| format!("{:?}", index.statuses().get(at));
    let line = |row: &u32| {
        let mut attributes = of.attributes[*row as usize];
        let status = usize::from(attributes.status).checked_sub(1).map(name);
        let mut was: Vec<String> = (0..64)
            .filter(|at| attributes.was & 1 << at != 0)
            .map(name)
            .collect();
        was.sort_unstable();
        (attributes.status, attributes.was) = (0, 0);
        let standing = book.standing(*row);
        let is_left_out = of.is_left_out(*row);
        format!("{attributes:?} {status:?} {was:?} {standing:?} {is_left_out}")
    };
    let by_name = of.order.rows().iter().map(line);
    by_name.chain(of.recency.rows().iter().map(line)).collect()
}

/// What a screen shows that reads by the snapshot and the index beside it is what all files say.
fn screen_agrees(disk: &TickingDisk) {
    let load_by = |each: &(dyn Fn(Batch) + Sync)| load_with_words(disk, 1, each);
    let mut empty = Book::new("t", StatusKind::four());
    empty.set_clock(TODAY);
    let (book, index) = read_by(empty, load_by, &|_| {});
    let (all, _) = whole(|each| load(disk, each));
    let built = Index::build(&all);
    assert_eq!(described(&book, &index), described(&all, &built));
    let statuses = |index: &Index| {
        let all = index.statuses().iter().map(|one| format!("{one:?}"));
        all.collect::<BTreeSet<String>>()
    };
    assert_eq!(statuses(&index), statuses(&built));
    for text in QUERIES.iter().chain(&QUERIES_OF_ALL) {
        let query = understand(text, Kind::Person, &all, TODAY).unwrap();
        let found = QueryResult::of((&book, &index), Kind::Person, query.clone(), TODAY);
        let wanted = QueryResult::of((&all, &built), Kind::Person, query.clone(), TODAY);
        assert_eq!(
            told(&book, &query, &found),
            told(&all, &query, &wanted),
            "{text}"
        );
    }
    for kind in [Kind::Case, Kind::Source, Kind::Place, Kind::Unit] {
        let names = |book: &Book, index: &Index| {
            let rows = index.of(kind).order.rows().iter();
            rows.map(|row| name(book, kind, *row).map(str::to_owned))
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&book, &index), names(&all, &built));
    }
}

/// What happens to a workspace.
#[derive(Clone, Debug)]
enum Event {
    Write(usize, usize),
    Remove(usize),
    Wait(i64),
    Load,
    Record,
    Screen,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        5 => (0..PATHS.len(), 0..2_000_usize).prop_map(|(at, number)| Event::Write(at, number)),
        1 => (0..PATHS.len()).prop_map(Event::Remove),
        2 => prop_oneof![Just(SECOND), Just(9 * SECOND)].prop_map(Event::Wait),
        1 => Just(Event::Load),
        1 => Just(Event::Record),
        1 => Just(Event::Screen),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn by_the_index_the_same_people_are_found_in_the_same_order(
        numbers in prop::collection::vec(0..2_000_usize, PATHS.len()),
        missing in 0..PATHS.len(),
        events in prop::collection::vec(event(), 0..12),
    ) {
        let disk = TickingDisk::new();
        for (at, (path, number)) in PATHS.iter().zip(numbers).enumerate() {
            if at != missing {
                disk.put(path, &text(path, number));
            }
        }
        disk.wait(9 * SECOND);
        let begin = [Event::Load, Event::Record];
        for event in begin.iter().chain(&events) {
            match *event {
                Event::Write(at, number) => disk.put(PATHS[at], &text(PATHS[at], number)),
                Event::Remove(at) => drop(disk.unlink(PATHS[at])),
                Event::Wait(time) => disk.wait(time),
                Event::Load => load_by_snapshot(&disk, 1, &|_| {}),
                Event::Record => record(&disk),
                Event::Screen => screen_agrees(&disk),
            }
            agrees(&disk);
        }
        screen_agrees(&disk);
    }
}

/// Whether a load has an index of words among its batches.
fn has_words(disk: &TickingDisk) -> bool {
    let seen = Mutex::new(false);
    load_with_words(disk, 1, &|batch| {
        *seen.lock().unwrap() |= batch.words.is_some();
    });
    seen.into_inner().unwrap()
}

#[test]
fn a_screen_has_the_index_of_words_after_changes_and_says_what_the_files_say() {
    let disk = TickingDisk::new();
    let numbers = [0, 1, 52, 25, 30, 11, 40, 1, 2, 0, 1, 0, 0];
    for (path, number) in PATHS.iter().zip(numbers) {
        disk.put(path, &text(path, number));
    }
    disk.wait(9 * SECOND);
    assert!(!has_words(&disk));
    record(&disk);
    assert!(has_words(&disk));
    screen_agrees(&disk);
    // A status that nobody had, one that nobody has any more, somebody new, another source, case and place.
    for (path, number) in [
        (PATHS[0], 15),
        (PATHS[2], 30),
        ("people/p-aaaaaaaaa7.ron", 16),
        (PATHS[7], 0),
        (PATHS[9], 3),
        (PATHS[10], 2),
        (PATHS[12], 4),
    ] {
        disk.put(path, &text(path, number));
        assert!(has_words(&disk), "{path}");
        screen_agrees(&disk);
    }
    disk.unlink(PATHS[1]).unwrap();
    screen_agrees(&disk);
}

/// If this fails, the test above shows little.
#[test]
fn the_index_helps_after_each_kind_of_change() {
    let disk = TickingDisk::new();
    let numbers = [0, 1, 52, 25, 30, 11, 40, 1, 2, 0, 1, 0, 0];
    for (path, number) in PATHS.iter().zip(numbers) {
        disk.put(path, &text(path, number));
    }
    disk.wait(9 * SECOND);
    load_by_snapshot(&disk, 1, &|_| {});
    assert_eq!(agrees(&disk), 0);
    record(&disk);
    let helped = agrees(&disk);
    assert!(helped > 11, "{helped}");
    for (path, number) in [
        (PATHS[0], 7),
        (PATHS[2], 3),
        (PATHS[7], 2),
        (PATHS[9], 3),
        (PATHS[10], 2),
        (PATHS[10], 1),
        (PATHS[12], 4),
        ("places/l-aaaaaaaaa3.ron", 0),
    ] {
        disk.put(path, &text(path, number));
        let helped = agrees(&disk);
        assert!(helped > 11, "{path} {helped}");
    }
    disk.put(
        "people/p-aaaaaaaaa7.ron",
        &text("people/p-aaaaaaaaa7.ron", 16),
    );
    assert!(agrees(&disk) > 11);
}

#[test]
fn the_index_is_left_if_records_of_each_kind_came_before_the_first_search() {
    let disk = TickingDisk::new();
    let numbers = [0, 1, 52, 25, 30, 11, 40, 1, 2, 0, 1, 0, 0];
    let all = || PATHS.iter().zip(numbers);
    let after = [PATHS[0], PATHS[8], PATHS[9], PATHS[11], PATHS[12]];
    for (path, number) in all().filter(|(path, _)| !after.contains(path)) {
        disk.put(path, &text(path, number));
    }
    disk.wait(9 * SECOND);
    load_by_snapshot(&disk, 1, &|_| {});
    let snapshot = disk.snapshots();
    for (path, number) in all().filter(|(path, _)| after.contains(path)) {
        disk.put(path, &text(path, number));
    }
    disk.put(PATHS[10], &text(PATHS[10], 2));
    disk.wait(9 * SECOND);
    record(&disk);
    assert!(disk.snapshots().contains(&snapshot[0]));
    let helped = agrees(&disk);
    assert!(helped > 11, "{helped}");
    screen_agrees(&disk);
    // Those that the index was made of and the snapshot does not have may go again.
    disk.unlink(PATHS[9]).unwrap();
    disk.unlink(PATHS[11]).unwrap();
    let helped = agrees(&disk);
    assert!(helped > 11, "{helped}");
    screen_agrees(&disk);
}

/// A workspace with a snapshot and an index of words beside it.
fn stored() -> TickingDisk {
    let disk = TickingDisk::new();
    fill(&disk);
    disk
}

fn fill(disk: &TickingDisk) {
    for path in PATHS {
        disk.put(path, &text(path, 0));
    }
    disk.wait(9 * SECOND);
    load_by_snapshot(disk, 1, &|_| {});
    record(disk);
    assert!(has_words(disk));
    assert_eq!(disk.snapshots().len(), 2);
}

fn words(disk: &TickingDisk) -> String {
    let mut words = disk.snapshots().into_iter();
    words
        .find(|path| path.starts_with(".lastseen/snapshot-words-"))
        .unwrap()
}

#[test]
fn nobody_stays_in_the_words_of_a_folder_that_was_copied() {
    let mut disk = TickingDisk::new();
    disk.account = disk.account.bound_to(vec!["original".to_owned()]);
    fill(&disk);
    let original = disk.snapshots();
    disk.account = disk
        .account
        .bound_to(["copy", "original"].map(str::to_owned).to_vec());
    disk.unlink(PATHS[0]).unwrap();
    load_by_snapshot(&disk, 1_000, &|_| {});
    let left = disk.snapshots();
    assert!(original.iter().all(|path| !left.contains(path)), "{left:?}");
}

#[test]
fn nobody_stays_in_the_words_beside_a_snapshot_that_does_not_count() {
    let damage = |disk: &TickingDisk| {
        let path = disk.snapshots().remove(0);
        *disk
            .state()
            .files
            .get_mut(&path)
            .unwrap()
            .bytes
            .last_mut()
            .unwrap() ^= 1;
    };
    let is_gone = |disk: &TickingDisk| drop(disk.unlink(&disk.snapshots()[0]));
    let has_restarted = |disk: &TickingDisk| disk.state().boots += 1;
    for happens in [&damage as &dyn Fn(&TickingDisk), &is_gone, &has_restarted] {
        let disk = stored();
        assert!(!disk.snapshots()[0].contains("words"));
        happens(&disk);
        disk.unlink(PATHS[0]).unwrap();
        load_by_snapshot(&disk, 1_000, &|_| {});
        assert_eq!(disk.snapshots(), [""; 0]);
    }
}

#[test]
fn words_that_were_left_half_written_go_when_the_snapshot_is_opened() {
    let disk = stored();
    let before = disk.snapshots();
    disk.put(
        &format!("{}-0123456789abcdef.new", words(&disk)),
        "anna zimina",
    );
    load_by_snapshot(&disk, 1, &|_| {});
    assert_eq!(disk.snapshots(), before);
    // An index of another snapshot than the one that counts.
    let path = words(&disk);
    let of_before = disk.state().files[&path].clone();
    disk.unlink(PATHS[0]).unwrap();
    load_by_snapshot(&disk, 1, &|_| {});
    record(&disk);
    disk.state().files.insert(path.clone(), of_before);
    load_by_snapshot(&disk, 1, &|_| {});
    assert!(!disk.snapshots().contains(&path));
    // What this program is writing meanwhile stays.
    record(&disk);
    assert!(has_words(&disk));
}
