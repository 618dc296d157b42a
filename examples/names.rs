//! How well names are found under their other spellings, beside two plain methods.
//! `cargo run --release --example names -- FOLDER [PEOPLE]`: FOLDER has `spellings.tsv` (person, script,
//! spelling; a head; the first Latin spelling of each person is the recorded one), and perhaps `same.tsv`
//! and `different.tsv`; PEOPLE made-up people stand beside them. `--missed` lists what is not first;
//! `--pairs` says instead which pairs of those two files two records of these names would be for
//! `duplicates`. `--places` records and looks for places instead of people. `--alone` leaves the two plain methods out, which take longer than all searches.

#[path = "support/made_up.rs"]
mod made_up;
#[path = "support/made_up_book.rs"]
mod made_up_book;
#[path = "support/spellings.rs"]
mod spellings;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::time::Instant;

use jiff::civil::date;
use lastseen::casebook::book::Book;
use lastseen::casebook::book::loaded::Loaded;
use lastseen::casebook::duplicates::reason::LIKELY;
use lastseen::casebook::errors::cause::Cause;
use lastseen::record::kind::Kind;
use lastseen::record::read::read_record;
use lastseen::record::status::StatusKind;
use lastseen::search::index::Index;
use lastseen::search::matching::cancel_token::CancelToken;
use lastseen::search::matching::find::find;
use lastseen::search::nearest::nearest;
use lastseen::search::query::parse::parse;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use spellings::{Search, Spellings, plain};

/// How many are looked at.
const SHOWN: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let lists_missed = arguments.iter().any(|argument| argument == "--missed");
    let compares_pairs = arguments.iter().any(|argument| argument == "--pairs");
    let is_alone = arguments.iter().any(|argument| argument == "--alone");
    let kind = match arguments.iter().any(|argument| argument == "--places") {
        true => Kind::Place,
        false => Kind::Person,
    };
    arguments.retain(|argument| !argument.starts_with("--"));
    let Some(folder) = arguments.first() else {
        return Err("name a folder with spellings.tsv".into());
    };
    if compares_pairs {
        return print_pairs(Path::new(folder), lists_missed);
    }
    let people = arguments.get(1).map_or(Ok(0), |count| count.parse())?;
    let list = spellings::read(Path::new(folder))?;
    let (mut book, _) = match people {
        0 => (Book::new("names", StatusKind::four()), 0),
        count => made_up_book::make(count, 1)?,
    };
    for (number, name) in list.recorded.iter().enumerate() {
        let (struct_name, letter) = match kind {
            Kind::Place => ("Place", 'l'),
            _ => ("Person", 'p'),
        };
        let name = name.replace(['\\', '"'], " ");
        let text = format!("{struct_name}(id: \"{letter}-zz{number:010}\", name: \"{name}\")");
        let record = read_record(kind, &text).map_err(|error| Cause::from(error.flaw))?;
        book.put(Loaded {
            record,
            unknown: Vec::new(),
        });
    }
    let index = Index::build(&book);
    println!(
        "{} recorded{}, {} searches: found first / among five, in percent",
        list.recorded.len(),
        if people == 0 {
            String::new()
        } else {
            format!(" among {people} made-up ones")
        },
        list.searches.len(),
    );
    let start = Instant::now();
    let ours = search((&book, &index), kind, &list)?;
    let took = start.elapsed().as_secs_f64();
    if is_alone {
        print_table(&list, &[("lastseen", &ours)]);
        println!(
            "a search: {:.1} ms on the average",
            1e3 * took / list.searches.len().max(1) as f64
        );
        return Ok(());
    }
    let plain_names = plain_names(&book, kind);
    let ratio = baseline(&list, &plain_names, |a, b| {
        rapidfuzz::fuzz::ratio(a.chars(), b.chars())
    });
    let winkler = baseline(&list, &plain_names, strsim::jaro_winkler);
    print_table(
        &list,
        &[
            ("lastseen", &ours),
            ("Levenshtein ratio", &ratio),
            ("Jaro-Winkler", &winkler),
        ],
    );
    println!(
        "a search: {:.1} ms on the average",
        1e3 * took / list.searches.len().max(1) as f64
    );
    if lists_missed {
        for (search, found) in list.searches.iter().zip(&ours) {
            if place(found, &list, search.person) != Some(0) {
                let names = found
                    .iter()
                    .take(3)
                    .map(String::as_str)
                    .collect::<Vec<_>>()
                    .join(" ; ");
                println!(
                    "{} | {} | {names}",
                    search.text, list.recorded[search.person]
                );
            }
        }
    }
    Ok(())
}

/// How many pairs of one person are likely, and how many of two.
fn print_pairs(folder: &Path, lists_missed: bool) -> Result<(), Box<dyn Error>> {
    let mut likely = [0_usize; 2];
    for (at, pairs) in spellings::pairs(folder)?.into_iter().enumerate() {
        let scores: Vec<f32> = pairs
            .par_iter()
            .map(|[one, other]| score(one, other))
            .collect();
        likely[at] = scores.iter().filter(|score| **score >= LIKELY).count();
        let shown = scores.iter().filter(|score| **score > 0.0).count();
        let of = ["one person", "two people"][at];
        println!(
            "pairs of {of}: {} of {} likely, {shown} listed with --all",
            likely[at],
            pairs.len(),
        );
        if lists_missed {
            let wrong = scores.iter().zip(&pairs);
            let wrong = wrong.filter(|(score, _)| (**score >= LIKELY) != (at == 0));
            wrong.for_each(|(score, [one, other])| println!("{score:.2} | {one} | {other}"));
        }
    }
    let [right, wrong] = likely;
    println!(
        "of all likely pairs {:.1}% are right",
        100.0 * right as f64 / (right + wrong).max(1) as f64
    );
    Ok(())
}

/// How probable it is that two records of these names are about one person; 0 if they are no pair.
fn score(one: &str, other: &str) -> f32 {
    let mut book = Book::new("pair", StatusKind::four());
    for (number, name) in [one, other].into_iter().enumerate() {
        let name = name.replace(['\\', '"'], " ");
        let text = format!("Person(id: \"p-zz{number:010}\", name: \"{name}\")");
        if let Ok(record) = read_record(Kind::Person, &text) {
            book.put(Loaded {
                record,
                unknown: Vec::new(),
            });
        }
    }
    book.compare(&|_, _| {});
    let index = book.duplicate_index();
    index.map_or(0.0, |index| {
        index.pairs().first().map_or(0.0, |pair| pair.score)
    })
}

/// The names that a search shows, best first.
fn search(
    (book, index): (&Book, &Index),
    kind: Kind,
    list: &Spellings,
) -> Result<Vec<Vec<String>>, String> {
    let today = date(2026, 11, 1);
    let one = |search: &Search| {
        let text: String = search
            .text
            .chars()
            .map(|letter| {
                if letter.is_alphanumeric() || "-'’.".contains(letter) {
                    letter
                } else {
                    ' '
                }
            })
            .collect();
        let query = parse(&text, today).map_err(|error| format!("{}: {error:?}", search.text))?;
        let hits = find(book, index, kind, &query, today);
        let mut rows: Vec<u32> = hits.iter().take(SHOWN).map(|hit| hit.row).collect();
        if rows.len() < SHOWN {
            let most = SHOWN - rows.len();
            let near = nearest(
                (book, index),
                kind,
                &query,
                today,
                (&rows, most),
                CancelToken::NEVER,
            );
            rows.extend(near.unwrap_or_default().iter().map(|near| near.row));
        }
        let title = |row: &u32| Some(book.table(kind).any_row(*row)?.title().to_owned());
        Ok(rows.iter().filter_map(title).collect())
    };
    list.searches.iter().map(one).collect()
}

fn plain_names(book: &Book, kind: Kind) -> Vec<(String, String)> {
    let table = book.table(kind);
    let titles = (0..table.rows()).filter_map(|row| Some(table.any_row(row)?.title()));
    titles
        .map(|title| (title.to_owned(), plain(title)))
        .collect()
}

/// The names that are most like each spelling by a plain measure, best first.
fn baseline(
    list: &Spellings,
    names: &[(String, String)],
    like: impl Fn(&str, &str) -> f64 + Sync,
) -> Vec<Vec<String>> {
    let one = |search: &Search| {
        let typed = plain(&search.text);
        let mut all: Vec<(f64, &str)> = names
            .iter()
            .map(|(name, plain)| (like(&typed, plain), name.as_str()))
            .collect();
        all.sort_by(|a, b| b.0.total_cmp(&a.0));
        all.truncate(SHOWN);
        all.into_iter().map(|(_, name)| name.to_owned()).collect()
    };
    list.searches.par_iter().map(one).collect()
}

/// Where a person stands among the names that were found.
fn place(found: &[String], list: &Spellings, person: usize) -> Option<usize> {
    found.iter().position(|name| *name == list.recorded[person])
}

fn print_table(list: &Spellings, methods: &[(&str, &Vec<Vec<String>>)]) {
    let mut scripts: BTreeMap<&str, usize> = BTreeMap::new();
    for search in &list.searches {
        *scripts.entry(&search.script).or_default() += 1;
    }
    let heads: Vec<String> = scripts
        .iter()
        .map(|(script, count)| format!("{script} ({count})"))
        .collect();
    println!("\n| | all | {} | somebody else first |", heads.join(" | "));
    println!("|---|---|{}---|", "---|".repeat(heads.len()));
    for (method, found) in methods {
        let figure = |script: Option<&str>| {
            let (mut first, mut five, mut all) = (0, 0, 0);
            for (search, found) in list.searches.iter().zip(*found) {
                if script.is_none_or(|script| search.script == script) {
                    let place = place(found, list, search.person);
                    all += 1;
                    first += usize::from(place == Some(0));
                    five += usize::from(place.is_some_and(|place| place < 5));
                }
            }
            let percent = |count: usize| 100.0 * count as f64 / all.max(1) as f64;
            format!("{:.1} / {:.1}", percent(first), percent(five))
        };
        let figures: Vec<String> = scripts.keys().map(|script| figure(Some(script))).collect();
        let wrong = list.different.iter().filter(|(search, other)| {
            let right = list.searches[*search].person;
            let others = place(&found[*search], list, *other);
            let rights = place(&found[*search], list, right);
            others.is_some_and(|others| rights.is_none_or(|rights| others < rights))
        });
        let wrong = 100.0 * wrong.count() as f64 / list.different.len().max(1) as f64;
        println!(
            "| {method} | {} | {} | {wrong:.1} |",
            figure(None),
            figures.join(" | ")
        );
    }
}
