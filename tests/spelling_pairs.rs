//! Whether names are found under their other spellings: recall at 1 and at 5 over a list of several
//! hundred pairs, with all names of the list as the candidates.
//!
//! The fold was developed against the odd groups of the list only; the figures of the even ones say
//! what it is worth for names that nobody looked at. `cargo test --test spelling_pairs --
//! --nocapture` prints them.

#![allow(clippy::unwrap_used)]

use jiff::civil::date;
use lastseen::casebook::book::Book;
use lastseen::casebook::loaded::Loaded;
use lastseen::record::kind::Kind;
use lastseen::record::read::{Record, read_ron};
use lastseen::record::status::StatusKind;
use lastseen::search::find::find;
use lastseen::search::index::Index;
use lastseen::search::parse::parse;

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
