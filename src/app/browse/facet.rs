//! What the records of a view are by, with counts: people by status, or by role where they are not looked
//! for, cases and places by kind,
//! sources by reliability, units by garrison.

use std::collections::BTreeMap;

use crate::app::browse::pane::View;
use crate::casebook::book::Book;
use crate::casebook::derive::looked_for::OnlyRole;
use crate::record::kind::Kind;
use crate::record::status::Status;
use crate::search::index::Index;

/// One value that records may have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The value, as it stands in a record; empty for records that have none; a term such as
    /// `role:witness` for people who are not looked for.
    pub word: String,
    /// How many of the records that the query finds have it.
    pub count: usize,
}

/// The facets of a view over the rows that its query finds: the known values first, in their own
/// order and also when nobody has them, then the others, then those that have none. At the end come the
/// roles of people who are not looked for, those whom the query leaves out (`left_out`) included.
#[must_use]
pub fn facets(
    view: View,
    book: &Book,
    index: &Index,
    (rows, left_out): (&[u32], &[u32]),
) -> Vec<Facet> {
    let mut facets: Vec<Facet> = known_words(view, book)
        .into_iter()
        .map(|word| Facet {
            word: word.to_owned(),
            count: 0,
        })
        .collect();
    let mut count =
        |word: &str, count: usize| match facets.iter_mut().find(|facet| facet.word == word) {
            Some(facet) => facet.count += count,
            None => facets.push(Facet {
                word: word.to_owned(),
                count,
            }),
        };
    match view {
        // People are so many that only the index may be asked.
        View::People => {
            let counts = index.of(view.kind()).count_statuses(rows);
            let words = std::iter::once("").chain(index.statuses().iter().map(Status::as_str));
            words
                .zip(counts)
                .filter(|(_, counted)| *counted > 0)
                .for_each(|(word, counted)| count(word, counted));
        }
        View::Cases | View::Sources | View::Places | View::Units => {
            rows.iter()
                .for_each(|row| count(word_of(view, book, *row), 1));
        }
    }
    // The sort is stable: only those without a value move, to the end.
    facets.sort_by_key(|facet| facet.word.is_empty());
    if view == View::People {
        facets.extend(by_role(index, rows, left_out));
    }
    facets
}

/// The values that a view knows, in their own order.
#[must_use]
pub fn known_words(view: View, book: &Book) -> Vec<&str> {
    match view {
        View::People => book
            .statuses
            .iter()
            .map(|kind| kind.name.as_str())
            .collect(),
        View::Cases => crate::record::case::CaseKind::WORDS.to_vec(),
        View::Sources => crate::record::grade::Reliability::WORDS.to_vec(),
        View::Places => crate::record::place::PlaceKind::WORDS.to_vec(),
        View::Units => Vec::new(),
    }
}

/// The people who are not looked for, by their role.
fn by_role(index: &Index, rows: &[u32], left_out: &[u32]) -> Vec<Facet> {
    let known = &index.of(Kind::Person).left_out;
    if known.is_empty() {
        return Vec::new();
    }
    let index = index.of(Kind::Person);
    let shown = rows.iter().filter(|row| index.is_left_out(**row));
    let mut counts: BTreeMap<OnlyRole, usize> = BTreeMap::new();
    for role in shown.chain(left_out).filter_map(|row| known.get(row)) {
        *counts.entry(*role).or_default() += 1;
    }
    let facet = |(role, count): (OnlyRole, usize)| Facet {
        word: role.term().to_owned(),
        count,
    };
    counts.into_iter().map(facet).collect()
}

/// The value of one record; empty if it has none.
#[must_use]
pub fn word_of(view: View, book: &Book, row: u32) -> &str {
    match view {
        View::People => {
            let status = book.status(row);
            match book.only_role(row) {
                Some(role) => role.term(),
                None => status.map_or("", Status::as_str),
            }
        }
        View::Cases => book
            .cases()
            .row(row)
            .and_then(|case| case.kind.as_ref())
            .map_or("", |kind| kind.as_str()),
        View::Sources => book
            .sources()
            .row(row)
            .map_or("", |source| source.reliability().as_str()),
        View::Places => book
            .places()
            .row(row)
            .and_then(|place| place.kind.as_ref())
            .map_or("", |kind| kind.as_str()),
        View::Units => book
            .units()
            .row(row)
            .map_or("", |unit| unit.garrison.as_str()),
    }
}
