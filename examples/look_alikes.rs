//! Measures the search for people who are recorded twice: how long it takes, how many it finds, and
//! how many of its proposals are right.
//! `cargo run --release --example look_alikes -- [PEOPLE] [SEED]`.

#[path = "support/look_alikes.rs"]
mod look_alikes;

use std::collections::BTreeSet;
use std::error::Error;
use std::time::Instant;

use lastseen::casebook::book::Book;
use lastseen::casebook::book::loaded::Loaded;
use lastseen::casebook::duplicates::reason::Pair;
use lastseen::casebook::errors::cause::Cause;
use lastseen::record::id::RecordId;
use lastseen::record::read::{Record, read_ron};
use lastseen::record::status::StatusKind;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, usual: usize| {
        arguments
            .get(at)
            .map_or(Ok(usual), |argument| argument.parse())
    };
    let (count, seed) = (number(0, 100_000)?, number(1, 1)?);
    let made = look_alikes::make(count, seed as u64);
    let mut book = Book::new("look-alikes", StatusKind::four());
    for text in &made.people {
        let person = read_ron(text).map_err(|error| Cause::from(error.flaw))?;
        book.put(Loaded {
            record: Record::Person(Box::new(person)),
            unknown: Vec::new(),
        });
    }
    let before = resident();
    let start = Instant::now();
    book.compare(&|_, _| {});
    let took = start.elapsed();
    let Some(duplicate_index) = book.duplicate_index() else {
        return Err("nothing was compared".into());
    };
    let mut twice = BTreeSet::new();
    for (a, b) in &made.twice {
        let id = |text: &str| text.parse::<RecordId>().map_err(|_| "no id");
        let (a, b) = (id(a)?, id(b)?);
        twice.insert((a.min(b), a.max(b)));
    }
    let proposed: Vec<&Pair> = duplicate_index
        .pairs()
        .iter()
        .filter(|pair| pair.is_proposed())
        .collect();
    let right = proposed
        .iter()
        .filter(|pair| twice.contains(&(pair.a, pair.b)))
        .count();
    println!(
        "{count} people, {} recorded twice: compared in {:.2} s, {} MiB",
        twice.len(),
        took.as_secs_f64(),
        resident().saturating_sub(before) / 1024,
    );
    println!(
        "{} likely pairs of {}: {:.1}% found, {:.1}% of the proposals right",
        proposed.len(),
        duplicate_index.pairs().len(),
        100.0 * right as f64 / twice.len().max(1) as f64,
        100.0 * right as f64 / proposed.len().max(1) as f64,
    );
    if let Some(text) = made.people.first() {
        let person = read_ron(text).map_err(|error| Cause::from(error.flaw))?;
        let start = Instant::now();
        book.put(Loaded {
            record: Record::Person(Box::new(person)),
            unknown: Vec::new(),
        });
        println!(
            "one changed record: {:.1} ms",
            1e3 * start.elapsed().as_secs_f64()
        );
    }
    Ok(())
}

/// The memory that the process holds, in KiB; 0 if nobody says so.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
        .unwrap_or(0)
}
