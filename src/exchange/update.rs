//! What a row changes in a record that is there. A blank clears nothing; what somebody has changed since the last
//! edition stays, and the list's word beside it becomes a claim.

use std::collections::HashSet;

use crate::casebook::change::compose::{ComposeError, FieldUpdate, set_fields};
use crate::casebook::change::edit::Edit;
use crate::casebook::change::list_change::ListChange;
use crate::casebook::derive::own_value::{of_person, same_value};
use crate::casebook::errors::import_problem::RowIssue;
use crate::exchange::dated_items::{DatedItems, items};
use crate::exchange::draft_text::{
    Provenance, claim_text, fact_value, id_text, note_text, other_name_text,
};
use crate::exchange::rows::{Fact, RowDraft};
use crate::record::citation::Claim;
use crate::record::id::RecordId;
use crate::record::person::Person;
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::quote;

/// What a row changes.
#[derive(Debug, Default)]
pub struct Update {
    /// The edits; none if the record says all of it already.
    pub edits: Vec<Edit>,
    /// The fields in which the list and the record differ, with the list's value.
    pub competing: Vec<(&'static str, String, RowIssue)>,
}

/// The fields that change and what becomes of them.
type Changes = Vec<(&'static str, FieldUpdate)>;

/// The edits that bring what a row says into a record. `text` is the record's file, `done` what the logs say was
/// done to it.
///
/// # Errors
///
/// [`ComposeError`] if the text cannot be read.
pub fn update(
    person: &Person,
    text: &str,
    draft: &RowDraft,
    editions: &HashSet<RecordId>,
    done: &dyn Fn() -> Vec<Edit>,
    from: Provenance<'_>,
) -> Result<Update, ComposeError> {
    let mut changes: Changes = Vec::new();
    let mut claims: Vec<ListChange> = Vec::new();
    let mut competing = Vec::new();
    let name = Fact {
        field: "name",
        value: draft.name.clone(),
        quote: String::new(),
    };
    let claim_items = items(text, "claims");
    for fact in std::iter::once(&name).chain(&draft.facts) {
        if fact.value.is_empty() {
            continue;
        }
        let Some(now) = of_person(person, fact.field) else {
            continue;
        };
        let is_known_name = fact.field == "name"
            && person
                .other_names
                .iter()
                .any(|name| name.text == fact.value);
        if same_value(fact.field, now, &fact.value) || is_known_name {
            continue;
        }
        let told = |claim: &Claim| {
            claim.field == fact.field && same_value(fact.field, &claim.value, &fact.value)
        };
        if person.claims.iter().any(told) {
            continue;
        }
        let new = claim_text(fact.field, &fact.value, &fact.quote, draft.row, from);
        let of_list = |claim: &Claim| claim.field == fact.field && is_of(claim, editions);
        let before = person.claims.iter().rposition(of_list);
        let is_untouched = before.is_some_and(|at| {
            let claim = &person.claims[at];
            claim.sources.len() == 1 && claim.value == now
        });
        if now.is_empty() || is_untouched {
            changes.push((fact.field, FieldUpdate::Value(Some(fact_value(fact)))));
        } else {
            competing.push((fact.field, fact.value.clone(), RowIssue::Competing));
        }
        match before.filter(|_| is_untouched) {
            Some(index) => claims.push(ListChange::Set {
                index,
                old: claim_items.get(index).cloned().unwrap_or_default(),
                new,
            }),
            None => claims.push(ListChange::Insert { item: new }),
        }
    }
    let mut insert = |name: &'static str, items: Vec<String>| {
        if !items.is_empty() {
            let items = items.into_iter().map(|item| ListChange::Insert { item });
            changes.push((name, FieldUpdate::Items(items.collect())));
        }
    };
    insert("other_names", new_names(person, draft));
    insert("ids", new_ids(person, draft));
    let tags = draft.tags.iter().filter(|tag| !person.tags.contains(tag));
    insert("tags", tags.map(|tag| quote(tag)).collect());
    let notes = draft.notes.iter().filter(|note| {
        let mut known = person.notes.iter();
        !known.any(|known| known.text == **note)
    });
    let notes = notes.map(|note| note_text(note, Some(draft.row), from));
    insert("notes", notes.collect());
    let dated = DatedItems {
        text,
        editions,
        done,
        row: draft.row,
        from,
    };
    for (name, changed) in [
        ("ages", dated.ages(person, draft)),
        ("history", dated.entries(person, draft)),
    ] {
        if !changed.items.is_empty() {
            changes.push((name, FieldUpdate::Items(changed.items)));
        }
        competing.extend(
            changed
                .beside
                .into_iter()
                .map(|told| (name, told, RowIssue::EntryChanged)),
        );
    }
    if !claims.is_empty() {
        changes.push(("claims", FieldUpdate::Items(claims)));
    }
    Ok(Update {
        edits: set_fields(person.id, text, &FieldPath::root(), &changes)?,
        competing,
    })
}

/// Whether a claim rests on an edition of the list.
fn is_of(claim: &Claim, editions: &HashSet<RecordId>) -> bool {
    let mut sources = claim
        .sources
        .iter()
        .filter_map(|citation| citation.source.id());
    sources.any(|source| editions.contains(&source))
}

fn new_names(person: &Person, draft: &RowDraft) -> Vec<String> {
    let is_new = |text: &str| {
        text != person.name && !person.other_names.iter().any(|name| name.text == text)
    };
    let names = draft.other_names.iter().filter(|(text, _)| is_new(text));
    names
        .map(|(text, kind)| other_name_text(text, kind))
        .collect()
}

fn new_ids(person: &Person, draft: &RowDraft) -> Vec<String> {
    let is_new = |of: &str, id: &str| {
        let mut known = person.ids.iter();
        !known.any(|known| known.of == of && known.id == id)
    };
    let keys = draft.keys.iter().filter(|(of, id)| is_new(of, id));
    keys.map(|(of, id)| id_text(of, id)).collect()
}
