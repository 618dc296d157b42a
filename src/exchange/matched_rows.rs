//! The rows of a list that are matched with records by what they say of themselves: ids, places in the same file, and
//! names with days of birth. What is only alike is for somebody to decide.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, RandomState};

use crate::casebook::book::Book;
use crate::casebook::errors::import_problem::RowIssue;
use crate::exchange::listed_rows::{ListedRow, RowDecision, outcome_of};
use crate::exchange::matching::ListIndex;
use crate::record::id::RecordId;

/// Matches rows with records by ids, by the row of the same file, and by name and day of birth in the same list.
#[must_use]
pub fn match_rows(
    book: &Book,
    decided: Option<RowDecision>,
    rows: &mut [ListedRow],
    index: &ListIndex,
) -> BTreeMap<usize, RecordId> {
    let mut matched = BTreeMap::new();
    let is_read = |row: &&ListedRow| outcome_of(&row.problems).is_none();
    let named = rows.iter().filter(is_read).filter_map(ListedRow::birth);
    let mut births: HashMap<u64, usize> = HashMap::new();
    let hasher = RandomState::new();
    for birth in named {
        *births.entry(hasher.hash_one(birth)).or_default() += 1;
    }
    for twice in rows_of_one_key(rows) {
        for (nth, at) in twice.iter().enumerate() {
            let other = rows[twice[usize::from(nth == 0)]].row;
            rows[*at].tell(RowIssue::KeyTwice { other }, Vec::new());
        }
    }
    for (at, row) in rows.iter_mut().enumerate() {
        if outcome_of(&row.problems).is_some() {
            continue;
        }
        match decided {
            Some(RowDecision::Same(id)) => {
                matched.insert(at, book.stands_for(id));
                continue;
            }
            Some(RowDecision::Another) => {
                continue;
            }
            None => {}
        }
        if !row.own_id.is_empty() {
            match row.own_id.parse::<RecordId>() {
                Ok(id) if book.people().get(id).is_some() => {
                    matched.insert(at, book.stands_for(id));
                }
                _ => row.tell(RowIssue::UnknownId, Vec::new()),
            }
            continue;
        }
        let mut by_key: Vec<RecordId> = row
            .keys
            .iter()
            .filter_map(|key| index.of_key(key))
            .collect();
        by_key.sort_unstable();
        by_key.dedup();
        if by_key.len() > 1 {
            row.tell(RowIssue::Likely, by_key);
            continue;
        }
        let is_only = |birth: &(&str, &str)| births.get(&hasher.hash_one(birth)) == Some(&1);
        let found = by_key
            .first()
            .copied()
            .or_else(|| index.of_row(row.row))
            .or_else(|| {
                let birth = row.birth().filter(|_| row.keys.is_empty());
                index.of_birth(birth.filter(is_only)?)
            });
        if let Some(id) = found {
            matched.insert(at, id);
        }
    }
    matched
}

/// The rows of each key that stands in several.
fn rows_of_one_key(rows: &[ListedRow]) -> Vec<Vec<usize>> {
    let mut keys: Vec<(&(String, String), usize)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if outcome_of(&row.problems).is_none() {
            keys.extend(row.keys.iter().map(|key| (key, at)));
        }
    }
    keys.sort_unstable();
    keys.chunk_by(|one, other| one.0 == other.0)
        .filter(|rows| rows.len() > 1)
        .map(|rows| rows.iter().map(|(_, at)| *at).collect())
        .collect()
}

/// Holds all rows that are about one record.
pub fn hold_rows_of_one_record(rows: &mut [ListedRow], matched: &mut BTreeMap<usize, RecordId>) {
    let mut by_record: HashMap<RecordId, Vec<usize>> = HashMap::new();
    for (at, id) in matched.iter() {
        by_record.entry(*id).or_default().push(*at);
    }
    for (id, twice) in by_record.into_iter().filter(|(_, rows)| rows.len() > 1) {
        for (nth, at) in twice.iter().enumerate() {
            let other = rows[twice[usize::from(nth == 0)]].row;
            rows[*at].tell(RowIssue::SameRecord { other }, vec![id]);
        }
    }
}
