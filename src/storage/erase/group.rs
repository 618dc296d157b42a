//! The group of records that are one person, and what other people are called.

use std::collections::{BTreeMap, BTreeSet};

use crate::casebook::erase::name_search::NameSearch;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::read::Record;
use crate::storage::commit::pending_file::view_of;
use crate::storage::fs::Fs;

/// The text of every person's record, with its id, in the order of the ids. Files that cannot be read
/// are left out.
fn people(fs: &dyn Fs) -> impl Iterator<Item = (RecordId, String)> {
    let listed = fs.list(Kind::Person.folder()).unwrap_or_default();
    let mut ids: Vec<RecordId> = listed
        .iter()
        .filter_map(|one| one.name.to_str()?.strip_suffix(".ron")?.parse().ok())
        .filter(|id: &RecordId| id.kind() == Kind::Person)
        .collect();
    ids.sort_unstable();
    ids.into_iter().filter_map(|id| {
        let bytes = fs.read_record(&id.relative_path()).ok().flatten()?;
        Some((id, String::from_utf8_lossy(&bytes).into_owned()))
    })
}

fn person(id: RecordId, text: &str) -> Option<Person> {
    match view_of(id, text).ok()?.record {
        Record::Person(person) => Some(*person),
        _ => None,
    }
}

/// The records that are one person with this one: all that were joined to it, those that it was joined
/// to, and so on, through chains of any length. The record itself is always among them.
#[must_use]
pub fn joined_with(fs: &dyn Fs, id: RecordId) -> BTreeSet<RecordId> {
    let mut next: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
    for (one, text) in people(fs) {
        if !text.contains("merged_into") {
            continue;
        }
        if let Some(other) = person(one, &text).and_then(|person| person.merged_into.id()) {
            next.entry(one).or_default().push(other);
            next.entry(other).or_default().push(one);
        }
    }
    let mut group = BTreeSet::from([id]);
    let mut open = vec![id];
    while let Some(at) = open.pop() {
        for other in next.get(&at).into_iter().flatten() {
            if group.insert(*other) {
                open.push(*other);
            }
        }
    }
    group
}

/// The names of everybody else whose record has a word of these names; a list for each record.
#[must_use]
pub fn namesakes(
    fs: &dyn Fs,
    ids: &BTreeSet<RecordId>,
    names: &BTreeSet<String>,
) -> Vec<Vec<String>> {
    let search = NameSearch::new(names.iter().map(String::as_str), &[]);
    people(fs)
        .filter(|(id, text)| !ids.contains(id) && !search.find(text).is_empty())
        .filter_map(|(id, text)| {
            let person = person(id, &text)?;
            let others = person.other_names.into_iter().map(|name| name.text);
            let names = std::iter::once(person.name).chain(others);
            Some(names.map(String::from).collect())
        })
        .collect()
}
