//! `lastseen stats`: how many people, cases and sources there are, and how the people stand.

use serde_json::{Map, Value, json};

use crate::casebook::book::Book;
use crate::cli::open::Desk;
use crate::cli::table::{Cell, table};
use crate::cli::trouble::Trouble;
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::words::label::{plural, status_short};

/// Prints the counts.
///
/// # Errors
///
/// [`Trouble`] where standard output cannot be written.
pub fn stats(mut desk: Desk) -> Result<(), Trouble> {
    let counted = Counted::of(&desk.book);
    if desk.common.json {
        desk.out.json(&counted.value())?;
        return Ok(desk.out.finish()?);
    }
    let book = &desk.book;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut row = |label: &str, count: usize| {
        rows.push(vec![Cell::new(label), Cell::new(&count.to_string())]);
    };
    for (kind, count) in &counted.records {
        row(plural(*kind), *count);
    }
    for (status, count) in &counted.statuses {
        let short = status_short(status, &book.statuses);
        row(&format!("{short} {}", status.lower()), *count);
    }
    for (what, count) in counted.derived() {
        row(what, count);
    }
    table(&mut desk.out, &rows)?;
    Ok(desk.out.finish()?)
}

/// What is counted.
struct Counted {
    records: Vec<(Kind, usize)>,
    statuses: Vec<(Status, usize)>,
    without_status: usize,
    disputed: usize,
    unsourced: usize,
    single_source: usize,
    never_seen: usize,
}

impl Counted {
    fn of(book: &Book) -> Self {
        let mut counted = Self {
            records: vec![
                (Kind::Person, book.count_people()),
                (Kind::Case, book.cases().len()),
                (Kind::Source, book.sources().len()),
                (Kind::Place, book.places().len()),
                (Kind::Unit, book.units().len()),
            ],
            statuses: book
                .statuses
                .iter()
                .map(|kind| (kind.name.clone(), 0))
                .collect(),
            without_status: 0,
            disputed: 0,
            unsourced: 0,
            single_source: 0,
            never_seen: 0,
        };
        let people = book.people().iter();
        for (row, _) in people.filter(|(_, person)| !book.is_joined(person)) {
            match book.status(row) {
                Some(status) => counted.add(status),
                None => counted.without_status += 1,
            }
            let standing = book.standing(row);
            counted.disputed += usize::from(standing.disputed);
            counted.unsourced += usize::from(standing.independent == 0);
            counted.single_source += usize::from(standing.independent == 1);
            counted.never_seen += usize::from(standing.seen.is_none());
        }
        counted
    }

    fn add(&mut self, status: &Status) {
        match self.statuses.iter_mut().find(|(known, _)| known == status) {
            Some((_, count)) => *count += 1,
            None => self.statuses.push((status.clone(), 1)),
        }
    }

    fn derived(&self) -> [(&'static str, usize); 5] {
        [
            ("without status", self.without_status),
            ("disputed", self.disputed),
            ("unsourced", self.unsourced),
            ("single source", self.single_source),
            ("never seen", self.never_seen),
        ]
    }

    fn value(&self) -> Value {
        let mut value = Map::new();
        for (kind, count) in &self.records {
            value.insert(plural(*kind).to_owned(), json!(count));
        }
        let statuses: Map<String, Value> = self
            .statuses
            .iter()
            .map(|(status, count)| (status.lower(), json!(count)))
            .collect();
        value.insert("statuses".to_owned(), Value::Object(statuses));
        for (what, count) in self.derived() {
            value.insert(what.replace(' ', "_"), json!(count));
        }
        Value::Object(value)
    }
}
