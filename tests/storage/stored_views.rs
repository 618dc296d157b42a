//! From the few records that the snapshot says are needed, the same is shown and counted as from all.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::Mutex;

use jiff::civil::{Date, date};
use lastseen::casebook::book::Book;
use lastseen::casebook::book::loaded::Loaded;
use lastseen::casebook::derive::present::recorded_on;
use lastseen::cli::commands::list::{PersonLine, QueryResult};
use lastseen::cli::commands::list_people::{people_by_name, people_with_status};
use lastseen::cli::output::json;
use lastseen::record::id::RecordId;
use lastseen::record::kind::Kind;
use lastseen::record::status::StatusKind;
use lastseen::search::index::Index;
use lastseen::search::index::name_order::NameOrder;
use lastseen::search::query::saved::understand;
use lastseen::storage::fs::Fs;
use lastseen::storage::load::by_snapshot::load_by_snapshot;
use lastseen::storage::load::load;
use lastseen::storage::load::stored_view::{SomeRecords, StoredView};
use lastseen::text::pages::dossier::dossier;
use lastseen::text::pages::read_aloud::read_aloud;
use proptest::prelude::*;

use crate::ticking_disk::{SECOND, TickingDisk};

/// The day that the clock shows.
const TODAY: Date = date(2026, 11, 20);

/// What asks for statuses alone.
const STATUSES: [&str; 7] = [
    "status:missing",
    "status:ret,none",
    "status:any",
    "-status:missing",
    "status:none -status:detained",
    "status:missing status:returned",
    "-status:any",
];

/// The files: in each folder several that link to one another.
const PATHS: [&str; 11] = [
    "people/p-aaaaaaaaa1.ron",
    "people/p-aaaaaaaaa2.ron",
    "people/p-aaaaaaaaa3.ron",
    "people/p-aaaaaaaaa4.ron",
    "people/p-aaaaaaaaa5.ron",
    "sources/s-aaaaaaaaa1.ron",
    "sources/s-aaaaaaaaa2.ron",
    "sources/s-aaaaaaaaa3.ron",
    "cases/c-aaaaaaaaa1.ron",
    "places/l-aaaaaaaaa1.ron",
    "units/u-aaaaaaaaa1.ron",
];

/// A record that says something else for each number.
fn text(path: &str, number: usize) -> String {
    let (folder, name) = path.split_once('/').unwrap();
    let id = name.trim_end_matches(".ron");
    let one = number % 5 + 1;
    let other = number / 5 % 5 + 1;
    let source = number % 3 + 1;
    let text = match folder {
        "people" => match number % 9 {
            0 => format!("merged_into: \"p-aaaaaaaaa{other}\", "),
            1 => format!(
                "relations: [(kind: Mother, person: \"p-aaaaaaaaa{other}\", at_risk: true)], \
                 cases: [(case: \"c-aaaaaaaaa1\", role: Witness)]"
            ),
            2 => format!(
                "cases: [(case: \"c-aaaaaaaaa1\")], history: [(when: \"2022-07\", status: Missing, place: \"bryanka\", \
                 sources: [(source: \"s-aaaaaaaaa{source}\"), (source: \"s-aaaaaaaaa{one}\", at: \"p-aaaaaaaaa{other} page 2\")])]"
            ),
            3 => format!(
                "history: [(when: \"2022-08\", status: Missing), (when: \"2027-01-01\", status: Returned, \
                 recorded: \"2026-12-2{one}T10:00:00Z\", by: \"anna\")]"
            ),
            4 => format!(
                "reviewed: [(at: \"2026-11-1{other}T10:00:00Z\", by: \"anna\")], \
                 history: [(when: \"2022-07\", status: Missing, sources: [(source: \"s-aaaaaaaaa{source}\")]), \
                 (when: \"2022-07\", status: Returned, contact: Direct, sources: [(source: \"s-aaaaaaaaa{one}\")])]"
            ),
            5 => {
                format!(
                    "maybe_same: [\"p-aaaaaaaaa{other}\"], unit: \"12345\", home: \"Bryanka\", \
                     notes: [(at: \"2026-11-0{one}T10:00:00Z\", by: \"anna\", text: \"Called.\")]"
                )
            }
            6 if number.is_multiple_of(2) => format!(
                "sex: Female, history: [(when: \"2022-07-0{one}/2026-12-2{one}\", status: Detained, place: \"Bryanka\", contact: Direct)]"
            ),
            6 => "history: [(when: \"2026-12-24\", status: Detained)]".to_owned(),
            7 => format!(
                "claims: [(field: \"rank\", value: \"private\", sources: [(source: \"s-aaaaaaaaa{one}\")])]"
            ),
            _ => "history: [(w: 1)".to_owned(),
        },
        "sources" => match number % 4 {
            0 => String::new(),
            1 => format!("derived_from: [\"s-aaaaaaaaa{source}\"]"),
            _ => format!("publisher: \"Verstka\", published: \"2022-0{one}-01\""),
        },
        "cases" => format!(
            "counts: [(what: Held, min: {number}, sources: [(source: \"s-aaaaaaaaa{source}\")])]"
        ),
        "units" => format!("number: \"1234{one}\""),
        _ => String::new(),
    };
    let name = match folder {
        "people" => format!("name: \"Anna Zimina {one}\""),
        "places" => format!("name: \"{}\"", ["Bryanka", "Alchevsk"][number % 2]),
        "units" => "name: \"Regiment\"".to_owned(),
        _ => format!("title: \"Letter {one}\""),
    };
    let kind = match folder {
        "people" => "Person",
        "sources" => "Source",
        "cases" => "Case",
        "places" => "Place",
        _ => "Unit",
    };
    format!("{kind}(id: \"{id}\", {name}, {text})")
}

fn book_of(some: SomeRecords) -> Book {
    let mut book = Book::new("t", StatusKind::four());
    book.set_clock(TODAY);
    book.set_recorded_elsewhere(some.recorded);
    book.set_mentioned_elsewhere(some.mentions);
    for loaded in some.records {
        book.add(loaded);
    }
    book.settle();
    book
}

/// All records as a book, and whether all files read.
fn whole(disk: &TickingDisk) -> (Book, bool) {
    let all: Mutex<(Vec<Loaded>, bool)> = Mutex::new((Vec::new(), true));
    load(disk, &|batch| {
        let mut all = all.lock().unwrap();
        all.0.extend(batch.records);
        all.1 &= batch.problems.is_empty();
    });
    let (mut records, is_whole) = all.into_inner().unwrap();
    records.sort_by_key(|loaded| loaded.record.id());
    (book_of(records.into()), is_whole)
}

/// What is counted of a person.
fn counted(book: &Book, row: u32) -> String {
    let standing = book.standing(row);
    format!(
        "{:?} {:?} {} {} {}",
        book.only_role(row),
        book.status(row),
        standing.disputed,
        standing.independent,
        standing.seen.is_some(),
    )
}

/// What a list says of a person.
fn line(of: &PersonLine<'_>) -> String {
    let cells = [true, false].map(|terminal| of.cells(&StatusKind::four(), terminal));
    format!("{cells:?} {:?}", of.only_role)
}

/// Fails with what differs alone.
fn assert_same<T: Debug + PartialEq>(some: &[T], all: &[T]) {
    let differs: Vec<(&T, &T)> = some.iter().zip(all).filter(|(a, b)| a != b).collect();
    assert!(some == all, "{} {} {differs:?}", some.len(), all.len());
}

/// Whether the snapshot helped; what it says is what all files say.
fn agrees(disk: &TickingDisk) -> bool {
    let (all, is_whole) = whole(disk);
    let Some(view) = StoredView::open(disk) else {
        return false;
    };
    assert!(is_whole);
    for kind in [Kind::Person, Kind::Case, Kind::Source] {
        for id in all.ids(kind) {
            let id = all.stands_for(id);
            let Some(some) = view.book_around(id, &[], &book_of) else {
                continue;
            };
            assert_eq!(some.present(), all.present());
            assert_same(&dossier(&some, id, TODAY), &dossier(&all, id, TODAY));
            assert_same(&read_aloud(&some, id, TODAY), &read_aloud(&all, id, TODAY));
            assert_same(&[json::record(&some, id)], &[json::record(&all, id)]);
        }
    }
    let mut days = view.recorded_by_others(&BTreeSet::new()).unwrap();
    days.sort();
    let people = all.people().iter();
    let entries = people.flat_map(|(_, person)| &person.history);
    let mut of_all: Vec<Date> = entries.filter_map(recorded_on).collect();
    of_all.sort();
    assert_eq!(days, of_all);
    if let Some(mut listed) = view.listed(TODAY) {
        let some = book_of(std::mem::take(&mut listed.read));
        let lines = people_by_name(&some, &listed);
        let order = NameOrder::build(&all, Kind::Person);
        let wanted = order.rows().iter();
        let wanted: Vec<String> = wanted
            .filter_map(|row| Some(line(&PersonLine::of_row(&all, *row)?)))
            .collect();
        let found: Vec<String> = lines.iter().map(|(_, one)| line(one)).collect();
        assert_same(&found, &wanted);
        let index = Index::of_kind(&all, Kind::Person, true);
        let statuses = StatusKind::four();
        for text in STATUSES {
            let query = understand(text, Kind::Person, &book_of(SomeRecords::default()), TODAY);
            let query = query.unwrap();
            let lines = people_with_status(people_by_name(&some, &listed), &query, &statuses);
            let lines = lines.iter().filter(|(_, one)| one.only_role.is_none());
            let found: Vec<RecordId> = lines.map(|(_, one)| one.id).collect();
            let wanted = QueryResult::of((&all, &index), Kind::Person, query.clone(), TODAY);
            assert_same(&found, &wanted.found);
            assert!(wanted.near.is_empty(), "{text}");
        }
    }
    let Some(count) = view.counted(TODAY) else {
        return true;
    };
    let of_kinds = Kind::ALL.map(|kind| all.table(kind).count());
    assert_eq!(count.of_kinds, of_kinds);
    let some = book_of(count.read);
    assert_eq!(some.present(), all.present());
    let wanted = |book: &Book, among: &dyn Fn(&str) -> bool| -> Vec<String> {
        let people = book.people().iter();
        let people = people.filter(|(_, one)| among(one.id.as_str()) && !book.is_joined(one));
        people.map(|(row, _)| counted(book, row)).collect()
    };
    let among: BTreeSet<&str> = count.among.iter().map(RecordId::as_str).collect();
    let mut found = wanted(&some, &|id| among.contains(id));
    found.extend(count.known.iter().map(|one| {
        format!(
            "{:?} {:?} {} {} {}",
            one.only_role(),
            one.status.as_ref(),
            one.is_disputed,
            one.independent,
            one.is_seen
        )
    }));
    found.sort();
    let mut all_of_them = wanted(&all, &|_| true);
    all_of_them.sort();
    assert_eq!(found, all_of_them);
    true
}

/// What happens to a workspace.
#[derive(Clone, Debug)]
enum Event {
    Write(usize, usize),
    Remove(usize),
    Wait(i64),
    Load,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (0..PATHS.len(), 0..225_usize).prop_map(|(at, number)| Event::Write(at, number)),
        1 => (0..PATHS.len()).prop_map(Event::Remove),
        2 => prop_oneof![Just(SECOND), Just(9 * SECOND)].prop_map(Event::Wait),
        4 => Just(Event::Load),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn by_need_the_same_is_shown_and_counted(
        numbers in prop::collection::vec(0..225_usize, PATHS.len()),
        events in prop::collection::vec(event(), 1..20),
    ) {
        let disk = TickingDisk::new();
        for (path, number) in PATHS.iter().zip(numbers) {
            disk.put(path, &text(path, number));
        }
        disk.wait(9 * SECOND);
        for event in [Event::Load].iter().chain(&events).chain([&Event::Load]) {
            match *event {
                Event::Write(at, number) => disk.put(PATHS[at], &text(PATHS[at], number)),
                Event::Remove(at) => drop(disk.unlink(PATHS[at])),
                Event::Wait(time) => disk.wait(time),
                Event::Load => {
                    load_by_snapshot(&disk, 1, &|_| {});
                    agrees(&disk);
                }
            }
        }
    }
}

/// If this fails, the test above shows nothing.
#[test]
fn the_snapshot_helps_after_changes() {
    let disk = TickingDisk::new();
    for (path, number) in PATHS.iter().zip([1, 2, 3, 4, 5, 0, 1, 2, 3, 0, 0]) {
        disk.put(path, &text(path, number));
    }
    disk.wait(9 * SECOND);
    load_by_snapshot(&disk, 1, &|_| {});
    assert!(agrees(&disk));
    for (path, number) in [(PATHS[0], 2), (PATHS[1], 0), (PATHS[6], 2), (PATHS[9], 1)] {
        disk.put(path, &text(path, number));
        assert!(agrees(&disk), "{path}");
    }
    disk.put(PATHS[2], &text(PATHS[2], 8));
    assert!(!agrees(&disk));
}
