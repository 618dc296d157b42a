//! Whether names are found under their other spellings: recall at 1 and at 5 over a list of several
//! hundred pairs, with all names of the list as the candidates.
//!
//! The fold was developed against the odd groups of the list only; the figures of the even ones say
//! what it is worth for names that nobody looked at. `cargo test --test spelling_pairs --
//! --nocapture` prints them.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::{Date, date};
use lastseen::casebook::book::Book;
use lastseen::casebook::loaded::Loaded;
use lastseen::record::kind::Kind;
use lastseen::record::read::{Record, read_record, read_ron};
use lastseen::record::status::StatusKind;
use lastseen::search::find::find;
use lastseen::search::highlight::highlight;
use lastseen::search::index::Index;
use lastseen::search::parse::parse;
use lastseen::search::pick::pick;
use lastseen::spelling::fold::key;

const LIST: &str = include_str!("data/spelling_pairs.tsv");

/// A name and its other spellings.
fn groups() -> Vec<(&'static str, Vec<&'static str>)> {
    LIST.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let mut columns = line.split('\t').skip(1);
            let name = columns.next().unwrap();
            (name, columns.next().unwrap().split('|').collect())
        })
        .collect()
}

/// How many spellings found their name first, among the first five, and how many there are.
#[derive(Default)]
struct Recall {
    first: usize,
    five: usize,
    all: usize,
}

impl Recall {
    fn add(&mut self, place: Option<usize>) {
        self.all += 1;
        self.first += usize::from(place == Some(0));
        self.five += usize::from(place.is_some_and(|place| place < 5));
    }

    fn at_1(&self) -> f64 {
        self.first as f64 / self.all as f64
    }

    fn at_5(&self) -> f64 {
        self.five as f64 / self.all as f64
    }
}

#[test]
fn names_are_found_under_their_other_spellings() {
    let groups = groups();
    let mut book = Book::new("pairs", StatusKind::four());
    for (number, (name, _)) in groups.iter().enumerate() {
        let text = format!("Person(id: \"p-{number}\", name: {name:?})");
        let person = Record::Person(Box::new(read_ron(&text).unwrap()));
        book.put(Loaded {
            record: person,
            unknown: Vec::new(),
        });
    }
    let index = Index::build(&book);
    let today = date(2026, 11, 22);
    let mut halves = [Recall::default(), Recall::default()];
    for (number, (name, spellings)) in groups.iter().enumerate() {
        for spelling in spellings {
            let query = parse(spelling, today).unwrap();
            let hits = find(&book, &index, Kind::Person, &query, today);
            let place = hits.iter().position(|hit| hit.row as usize == number);
            if place != Some(0) && number % 2 == 0 {
                let best = hits.first().and_then(|hit| book.people().row(hit.row));
                let instead = best.map_or("", |person| person.name.as_str());
                println!("{spelling}: {name} at {place:?}, first {instead}");
            }
            halves[number % 2].add(place);
        }
    }
    for (half, recall) in ["odd (developed on)", "even (held back)"]
        .iter()
        .zip(&halves)
    {
        println!(
            "{half}: {} spellings, {:.1}% first, {:.1}% among five",
            recall.all,
            100.0 * recall.at_1(),
            100.0 * recall.at_5()
        );
        assert!(
            recall.at_1() >= 0.95,
            "{half}: first in {:.3}",
            recall.at_1()
        );
        assert!(
            recall.at_5() >= 0.99,
            "{half}: among five in {:.3}",
            recall.at_5()
        );
    }
}

/// The spellings of the list and of the names in the shipped workspace.
fn all_spellings() -> BTreeSet<String> {
    let groups = groups().into_iter();
    let list = groups.flat_map(|(name, spellings)| [vec![name], spellings].concat());
    let mut all: BTreeSet<String> = list.map(str::to_owned).collect();
    for (kind, folder) in [(Kind::Place, "places"), (Kind::Person, "people")] {
        let folder = format!("{}/cases/refusals/{folder}", env!("CARGO_MANIFEST_DIR"));
        for file in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let (name, others) = match read_record(kind, &text).unwrap() {
                Record::Place(place) => (place.name, place.other_names),
                Record::Person(person) => (person.name, person.other_names),
                _ => continue,
            };
            all.insert(name);
            all.extend(others.into_iter().map(|other| other.text));
        }
    }
    all
}

/// What is found for a query, asked once.
struct Asked {
    book: Book,
    index: Index,
    found: HashMap<String, BTreeSet<u32>>,
}

const TODAY: Date = date(2026, 11, 22);

impl Asked {
    fn finds(&mut self, query: String, row: u32) -> bool {
        let found = self.found.entry(query).or_insert_with_key(|query| {
            let query = parse(query, TODAY).unwrap();
            let hits = find(&self.book, &self.index, Kind::Person, &query, TODAY);
            hits.into_iter().map(|hit| hit.row).collect()
        });
        found.contains(&row)
    }
}

#[test]
fn a_name_is_found_at_every_letter_of_every_spelling() {
    let spellings = all_spellings();
    assert!(spellings.len() > 1_000, "{}", spellings.len());
    let mut book = Book::new("prefixes", StatusKind::four());
    let mut rows: BTreeMap<String, Vec<(u32, &str)>> = BTreeMap::new();
    for (row, spelling) in (0..).zip(&spellings) {
        let text = format!("Person(id: \"p-{row}\", name: {spelling:?}, home: {spelling:?})");
        book.put(Loaded {
            record: Record::Person(Box::new(read_ron(&text).unwrap())),
            unknown: Vec::new(),
        });
        rows.entry(key(spelling)).or_default().push((row, spelling));
    }
    let index = Index::build(&book);
    let found = HashMap::new();
    let mut asked = Asked { book, index, found };
    let mut lost = Vec::new();
    for spelling in &spellings {
        let typed = spelling.to_lowercase();
        let letters = typed.char_indices().skip(1);
        for end in letters.map(|(at, _)| at) {
            let typed = &typed[..end];
            let last = typed.split(' ').next_back().unwrap_or_default();
            if !last.contains(char::is_alphanumeric) {
                continue;
            }
            // All spellings with the same key are the same name.
            for (row, name) in &rows[&key(spelling)] {
                let query = parse(typed, TODAY).unwrap();
                if !(asked.finds(typed.to_owned(), *row)
                    && asked.finds(format!("name:{last}"), *row)
                    && asked.finds(format!("place:{last}"), *row)
                    && !pick(&[name], typed).is_empty()
                    && !highlight(name, &query).is_empty())
                {
                    lost.push(format!("{typed}: {name}"));
                }
            }
        }
    }
    assert!(
        lost.is_empty(),
        "{} lost, {:?}",
        lost.len(),
        &lost[..lost.len().min(40)]
    );
}
