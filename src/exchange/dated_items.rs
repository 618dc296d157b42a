//! The ages and entries of a record that a row of a new edition changes: what an earlier edition said and nobody has
//! touched since is replaced, everything else stands beside it.

use std::collections::HashSet;

use crate::casebook::change::edit::Edit;
use crate::casebook::change::list_change::ListChange;
use crate::exchange::ages::RowAge;
use crate::exchange::draft_text::{Provenance, age_text, entry_text};
use crate::exchange::rows::{RowDraft, RowEntry};
use crate::record::citation::Citation;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::person::{Age, Person};
use crate::ron_text::locate::list_items;
use crate::ron_text::path::{FieldPath, PathStep};
use crate::ron_text::same::same_value;

/// How the items of a list change.
#[derive(Debug, Default)]
pub struct ItemChanges {
    /// The changes, in the order in which they are made.
    pub items: Vec<ListChange>,
    /// What is added beside an item that somebody has changed, as the list writes it.
    pub beside: Vec<String>,
}

/// What decides how ages and entries change.
#[derive(Clone, Copy)]
pub struct DatedItems<'d> {
    /// The text of the record.
    pub text: &'d str,
    /// The editions of the list.
    pub editions: &'d HashSet<RecordId>,
    /// What the logs say was done to the record.
    pub done: &'d dyn Fn() -> Vec<Edit>,
    /// The row.
    pub row: u32,
    /// Who imports, when, and from what.
    pub from: Provenance<'d>,
}

impl DatedItems<'_> {
    /// How the ages change.
    #[must_use]
    pub fn ages(&self, person: &Person, draft: &RowDraft) -> ItemChanges {
        let known: Vec<Known> = person
            .ages
            .iter()
            .map(|age| Known {
                is_of_list: self.is_of_list(&age.sources),
                is_said: draft.ages.iter().any(|new| says_age(age, new)),
            })
            .collect();
        let new: Vec<&RowAge> = draft
            .ages
            .iter()
            .filter(|new| !person.ages.iter().any(|age| says_age(age, new)))
            .collect();
        self.changes(
            "ages",
            &known,
            &new,
            |at, new| same_moment(person.ages[at].as_of.as_str(), &new.as_of),
            |new| (age_text(new, self.row, self.from), new.years.clone()),
        )
    }

    /// How the entries change. An entry of another date with another status is one more, not a correction.
    #[must_use]
    pub fn entries(&self, person: &Person, draft: &RowDraft) -> ItemChanges {
        let known: Vec<Known> = person
            .history
            .iter()
            .map(|entry| Known {
                is_of_list: entry.withdrawn.is_empty() && self.is_of_list(&entry.sources),
                is_said: draft.entries.iter().any(|new| says(entry, new)),
            })
            .collect();
        let new: Vec<&RowEntry> = draft
            .entries
            .iter()
            .filter(|new| !person.history.iter().any(|entry| says(entry, new)))
            .collect();
        let corrects = |at: usize, new: &RowEntry| {
            let entry = &person.history[at];
            same_moment(entry.when.as_str(), &new.when) || status_of(entry) == new.status
        };
        self.changes("history", &known, &new, corrects, |new| {
            let told = [&new.status, &new.said, &new.when, &new.place, &new.note];
            let told = told.into_iter().find(|text| !text.is_empty());
            (
                entry_text(new, self.row, self.from),
                told.cloned().unwrap_or_default(),
            )
        })
    }

    /// Whether the list alone says something.
    fn is_of_list(&self, sources: &[Citation]) -> bool {
        let editions = |citation: &Citation| {
            let source = citation.source.id();
            source.is_some_and(|source| self.editions.contains(&source))
        };
        sources.len() == 1 && sources.iter().all(editions)
    }

    fn changes<N>(
        &self,
        list: &'static str,
        known: &[Known],
        new: &[&N],
        corrects: impl Fn(usize, &N) -> bool,
        written: impl Fn(&N) -> (String, String),
    ) -> ItemChanges {
        let mut changes = ItemChanges::default();
        if new.is_empty() {
            return changes;
        }
        let texts = items(self.text, list);
        let mut open: Vec<usize> = (0..known.len().min(texts.len()))
            .filter(|at| known[*at].is_of_list && !known[*at].is_said)
            .collect();
        let mut imported: Option<Vec<String>> = None;
        for one in new {
            let (item, told) = written(one);
            let place = open.iter().position(|at| corrects(*at, one));
            let Some(index) = place.map(|place| open.remove(place)) else {
                changes.items.push(ListChange::Insert { item });
                continue;
            };
            let imported =
                imported.get_or_insert_with(|| written_items(&(self.done)(), list, self.editions));
            let old = &texts[index];
            if imported.iter().any(|text| same_value(text, old)) {
                changes.items.push(ListChange::Set {
                    index,
                    old: old.clone(),
                    new: item,
                });
            } else {
                changes.items.push(ListChange::Insert { item });
                changes.beside.push(told);
            }
        }
        changes
    }
}

/// An item of a record, set against the list and the row.
struct Known {
    is_of_list: bool,
    is_said: bool,
}

/// The texts of the items of a list in a record.
#[must_use]
pub fn items(text: &str, list: &str) -> Vec<String> {
    let items = list_items(text, &FieldPath::root().field(list));
    let items = items.ok().flatten().unwrap_or_default();
    items.into_iter().map(str::to_owned).collect()
}

/// The items that imports have written as a whole: in a new record, as a new item, or over another one.
fn written_items(done: &[Edit], list: &str, editions: &HashSet<RecordId>) -> Vec<String> {
    let path = FieldPath::root().field(list);
    let mut written: Vec<String> = Vec::new();
    for edit in done {
        match edit {
            Edit::Create { text, .. } => written.extend(items(text, list)),
            Edit::Insert { list: of, item, .. } if *of == path => written.push(item.clone()),
            Edit::Set {
                path: at,
                new: Some(new),
                ..
            } => {
                let is_item = at.parent().as_ref() == Some(&path)
                    && matches!(at.last(), Some(PathStep::Index(_)));
                if is_item {
                    written.push(new.clone());
                } else if *at == path {
                    written.extend(items(&format!("({list}: {new})"), list));
                }
            }
            Edit::Insert { .. } | Edit::Set { .. } | Edit::Delete { .. } | Edit::Remove { .. } => {}
        }
    }
    written.retain(|text| editions.iter().any(|id| text.contains(id.as_str())));
    written
}

fn says_age(known: &Age, age: &RowAge) -> bool {
    known.years == age.years && known.as_of.as_str() == age.as_of
}

/// Whether two dates are one, or one of them is not known.
fn same_moment(known: &str, new: &str) -> bool {
    known == new || known.is_empty() || new.is_empty()
}

fn status_of(entry: &Entry) -> &str {
    entry.status.as_ref().map_or("", |status| status.as_str())
}

/// Whether an entry says what a row says, also if it was withdrawn since.
fn says(known: &Entry, entry: &RowEntry) -> bool {
    let contact = match known.contact.as_str() {
        "Unstated" => "",
        other => other,
    };
    known.when.as_str() == entry.when
        && status_of(known) == entry.status
        && known.place == entry.place
        && known.custodian == entry.custodian
        && contact == entry.contact
        && known.note == entry.note
        && (known.said == entry.said || !entry.when.is_empty())
}
