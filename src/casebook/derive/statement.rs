//! Everything in the records that cites sources, statement by statement, and what would be left
//! without one if a source fell.

use std::collections::BTreeSet;

use crate::casebook::book::Book;
use crate::casebook::derive::corroboration::origins;
use crate::casebook::derive::standing::ids;
use crate::record::case::Count;
use crate::record::citation::{Citation, Claim};
use crate::record::entry::Entry;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::note::Note;
use crate::record::person::{Age, Relation};
use crate::record::step::Step;

/// Something that a record says with its sources.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'r> {
    /// The record.
    pub record: RecordId,
    /// What it says.
    pub says: Says<'r>,
    /// Who says so.
    pub sources: &'r [Citation],
}

/// What a statement says, with its place in its list.
#[derive(Clone, Copy, Debug)]
pub enum Says<'r> {
    /// An entry of a history.
    Entry(usize, &'r Entry),
    /// An age.
    Age(usize, &'r Age),
    /// A figure of a case.
    Count(usize, &'r Count),
    /// What another source says of a field.
    Claim(usize, &'r Claim),
    /// Somebody close to a person.
    Relation(usize, &'r Relation),
    /// Something that was done for a person.
    Step(usize, &'r Step),
    /// A remark.
    Note(usize, &'r Note),
    /// A case as a whole.
    Case,
}

impl Statement<'_> {
    /// Whether the statement counts: a withdrawn one does not.
    #[must_use]
    pub fn counts(&self) -> bool {
        match self.says {
            Says::Entry(_, entry) => !entry.is_withdrawn(),
            Says::Relation(_, relation) => !relation.is_withdrawn(),
            Says::Age(..) | Says::Count(..) | Says::Claim(..) | Says::Step(..) => true,
            Says::Note(..) | Says::Case => true,
        }
    }
}

/// The statements of a record that cite sources, in the order of its fields.
#[must_use]
pub fn statements(book: &Book, record: RecordId) -> Vec<Statement<'_>> {
    let mut found = Vec::new();
    let mut add = |says, sources| {
        found.push(Statement {
            record,
            says,
            sources,
        });
    };
    match record.kind() {
        Kind::Person => {
            if let Some(person) = book.people().get(record) {
                for (at, age) in person.ages.iter().enumerate() {
                    add(Says::Age(at, age), age.sources.as_slice());
                }
                for (at, entry) in person.history.iter().enumerate() {
                    add(Says::Entry(at, entry), &entry.sources);
                }
                for (at, claim) in person.claims.iter().enumerate() {
                    add(Says::Claim(at, claim), &claim.sources);
                }
                for (at, relation) in person.relations.iter().enumerate() {
                    add(Says::Relation(at, relation), &relation.sources);
                }
                for (at, step) in person.steps.iter().enumerate() {
                    add(Says::Step(at, step), &step.sources);
                }
                for (at, note) in person.notes.iter().enumerate() {
                    add(Says::Note(at, note), &note.sources);
                }
            }
        }
        Kind::Case => {
            if let Some(case) = book.cases().get(record) {
                add(Says::Case, case.sources.as_slice());
                for (at, count) in case.counts.iter().enumerate() {
                    add(Says::Count(at, count), &count.sources);
                }
                for (at, claim) in case.claims.iter().enumerate() {
                    add(Says::Claim(at, claim), &claim.sources);
                }
                for (at, note) in case.notes.iter().enumerate() {
                    add(Says::Note(at, note), &note.sources);
                }
            }
        }
        Kind::Place | Kind::Unit => {
            for (at, note) in notes_of(book, record).iter().enumerate() {
                add(Says::Note(at, note), &note.sources);
            }
        }
        Kind::Source => {}
    }
    found.retain(|statement| !statement.sources.is_empty());
    found
}

/// The remarks in a place or unit.
fn notes_of(book: &Book, record: RecordId) -> &[Note] {
    let place = book.places().get(record).map(|one| &one.notes);
    let unit = book.units().get(record).map(|one| &one.notes);
    place.or(unit).map_or(&[], |notes| notes)
}

/// The statements that cite a source, record by record in the order of their ids.
#[must_use]
pub fn citing(book: &Book, source: RecordId) -> Vec<Statement<'_>> {
    book.pointing_at(source)
        .flat_map(|record| statements(book, record))
        .filter(|statement| ids(statement.sources).contains(&source))
        .collect()
}

/// The statements that would be left without a source if this one fell: all that they cite is this
/// source or only repeats it, or it is the one root that all their sources have in common.
#[must_use]
pub fn resting_on(book: &Book, source: RecordId) -> Vec<Statement<'_>> {
    let fallen = falls_with(source, book);
    // Whoever cites a source that goes back to this one may rest on it without citing it.
    let mut echoes = BTreeSet::from([source]);
    let mut open = vec![source];
    while let Some(id) = open.pop() {
        let further = book
            .pointing_at(id)
            .filter(|from| from.kind() == Kind::Source);
        open.extend(further.filter(|from| echoes.insert(*from)));
    }
    let records: BTreeSet<RecordId> = echoes
        .iter()
        .flat_map(|echo| book.pointing_at(*echo))
        .collect();
    records
        .into_iter()
        .flat_map(|record| statements(book, record))
        .filter(|statement| {
            let cited = ids(statement.sources);
            statement.counts()
                && !cited.is_empty()
                && (cited.is_subset(&fallen) || only_root(&cited, book) == Some(source))
        })
        .collect()
}

/// The source itself and every source that has nothing left to repeat once it is gone.
///
/// A source that repeats several others stands as long as one of them does.
#[must_use]
pub fn falls_with(source: RecordId, book: &Book) -> BTreeSet<RecordId> {
    let mut fallen = BTreeSet::from([source]);
    let mut open = vec![source];
    while let Some(id) = open.pop() {
        for from in book.pointing_at(id) {
            let Some(record) = book.sources().get(from) else {
                continue;
            };
            let mut parents = record.derived_from.iter().filter_map(Link::id);
            if parents.all(|parent| fallen.contains(&parent)) && fallen.insert(from) {
                open.push(from);
            }
        }
    }
    fallen
}

/// The one source that all of the `cited` ones go back to; `None` if there are several, or where
/// only one is cited and nothing can be said of what it leaves open.
#[must_use]
pub fn only_root(cited: &BTreeSet<RecordId>, book: &Book) -> Option<RecordId> {
    let origins = origins(cited, book.sources());
    match origins.as_slice() {
        [one] if one.len() == 1 => one.first().copied(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::book::loaded::read_file;
    use crate::record::status::StatusKind;

    fn book(files: &[&str]) -> Book {
        let mut book = Book::new("t", StatusKind::four());
        for text in files {
            let id: RecordId = text.split('"').nth(1).unwrap().parse().unwrap();
            let path = id.relative_path();
            book.put(read_file(path.as_ref(), id.kind(), id, text).unwrap());
        }
        book
    }

    #[test]
    fn what_would_be_left_without_a_source() {
        let book = book(&[
            r#"Source(id: "s-root", title: "r")"#,
            r#"Source(id: "s-other", title: "o")"#,
            r#"Source(id: "s-echo", title: "e", derived_from: ["s-root"])"#,
            r#"Source(id: "s-mixed", title: "m", derived_from: ["s-root", "s-other"])"#,
            r#"Person(id: "p-1", name: "a", history: [
                (status: Missing, sources: [(source: "s-root"), (source: "s-mixed")]),
                (status: Missing, sources: [(source: "s-echo")]),
                (status: Missing, sources: [(source: "s-mixed")]),
                (status: Missing, sources: [(source: "s-root"), (source: "s-other")]),
                (status: Missing, withdrawn: "x", sources: [(source: "s-root")]),
            ])"#,
        ]);
        let told = |found: Vec<Statement>| -> Vec<usize> {
            found
                .into_iter()
                .filter_map(|one| match one.says {
                    Says::Entry(at, _) => Some(at),
                    _ => None,
                })
                .collect()
        };
        let id = |text: &str| text.parse().unwrap();
        assert_eq!(told(resting_on(&book, id("s-root"))), [0, 1]);
        assert_eq!(told(resting_on(&book, id("s-echo"))), [1]);
        assert!(told(resting_on(&book, id("s-other"))).is_empty());
        assert_eq!(told(citing(&book, id("s-root"))), [0, 3, 4]);
    }

    #[test]
    fn a_circle_of_sources_falls_as_a_whole() {
        let book = book(&[
            r#"Source(id: "s-a", title: "a", derived_from: ["s-b"])"#,
            r#"Source(id: "s-b", title: "b", derived_from: ["s-a"])"#,
        ]);
        assert_eq!(falls_with("s-a".parse().unwrap(), &book).len(), 2);
    }
}
