//! Statements that changes put into a record and that its text no longer has, though no change took them away: a merge of git
//! that knew nothing of records dropped them. And the text in which they stand again.
//!
//! In doubt a statement counts as said: an item that says at least half of it, or a value that stands anywhere in the record.

use std::collections::BTreeSet;

use crate::casebook::change::edit::Edit;
use crate::casebook::merge::align::align;
use crate::casebook::merge::join::string;
use crate::casebook::merge::text_edit::{TextEdit, apply_edits};
use crate::casebook::merge::value_parts::{ValueParts, written};
use crate::ron_text::locate::{list_items, value_at};
use crate::ron_text::path::{FieldPath, PathStep};
use crate::ron_text::same::unordered_value;

/// A statement of a change that the record no longer makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostStatement {
    /// The place of the change among those that were looked at.
    pub change: usize,
    /// The list or the field.
    pub path: FieldPath,
    /// What was said, RON text.
    pub value: String,
    kind: StatementKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StatementKind {
    /// An item of a list of the record.
    Item,
    /// A field of the record.
    Field,
    /// A part of an item, of which nobody knows where it stood.
    Part,
}

impl LostStatement {
    /// Whether it is known where it belongs.
    #[must_use]
    pub fn can_be_put_back(&self) -> bool {
        self.kind != StatementKind::Part
    }
}

/// What the changes of one record, the oldest first, said and the text does not say, though none of them took it away.
#[must_use]
pub fn lost_statements<'e>(
    text: &str,
    edits: impl Iterator<Item = (usize, &'e Edit)>,
) -> Vec<LostStatement> {
    let mut said: Vec<LostStatement> = Vec::new();
    for (change, edit) in edits {
        take_in(&mut said, change, edit);
    }
    let Some(all) = leaves(text) else {
        return Vec::new();
    };
    let is_said = |value: &str| {
        let leaves = leaves(value).unwrap_or_default();
        leaves.iter().all(|leaf| holds(&all, leaf))
    };
    let lists: BTreeSet<FieldPath> = said
        .iter()
        .filter(|one| one.kind == StatementKind::Item)
        .map(|one| one.path.clone())
        .collect();
    let mut there: Vec<usize> = Vec::new();
    for list in lists {
        let items = list_items(text, &list).ok().flatten().unwrap_or_default();
        let of_list: Vec<usize> = (0..said.len())
            .filter(|at| said[*at].kind == StatementKind::Item && said[*at].path == list)
            .collect();
        let values: Vec<&str> = of_list.iter().map(|at| said[*at].value.as_str()).collect();
        let places = align(&values, &items).places;
        let found = of_list.iter().zip(places);
        there.extend(found.filter(|(_, place)| place.is_some()).map(|(at, _)| at));
    }
    let mut at = 0;
    said.retain(|one| {
        let is_there = match one.kind {
            StatementKind::Item => there.contains(&at),
            StatementKind::Field | StatementKind::Part => is_said(&one.value),
        };
        at += 1;
        !is_there
    });
    said
}

/// Our text and the one in which the statements stand again, as if another clone had made them: the texts that both come
/// from, ours, and theirs.
#[must_use]
pub fn versions_with(text: &str, lost: &[LostStatement]) -> Option<(String, String)> {
    let mut before = Vec::new();
    let mut theirs = Vec::new();
    for one in lost {
        match one.kind {
            StatementKind::Item => theirs.push(TextEdit::Insert {
                list: one.path.clone(),
                item: one.value.clone(),
            }),
            StatementKind::Field => {
                let old = value_at(text, &one.path).ok()?.map(str::to_owned);
                if old.is_some() && !before.contains(&one.path) {
                    before.push(one.path.clone());
                }
                theirs.push(TextEdit::Set {
                    path: one.path.clone(),
                    old,
                    new: Some(one.value.clone()),
                });
            }
            StatementKind::Part => {}
        }
    }
    let removals: Vec<TextEdit> = before
        .into_iter()
        .map(|path| TextEdit::Set {
            path,
            old: None,
            new: None,
        })
        .collect();
    Some((
        apply_edits(text, &removals).ok()?,
        apply_edits(text, &theirs).ok()?,
    ))
}

fn take_in(said: &mut Vec<LostStatement>, change: usize, edit: &Edit) {
    match edit {
        Edit::Create { .. } => {}
        Edit::Remove { .. } => said.clear(),
        Edit::Insert { list, item, .. } => add_item(said, change, list, item),
        Edit::Delete { list, item, .. } => remove_item(said, list, item),
        Edit::Set { path, old, new, .. } => {
            let old = old.as_deref().filter(|old| !is_nothing(old));
            let new = new.as_deref().filter(|new| !is_nothing(new));
            set(said, change, path, (old, new));
        }
    }
}

fn add_item(said: &mut Vec<LostStatement>, change: usize, list: &FieldPath, item: &str) {
    let kind = match list.steps() {
        [_] => StatementKind::Item,
        _ => StatementKind::Part,
    };
    // A merge says again what both sides say.
    let is_known = said
        .iter()
        .any(|one| one.kind == kind && one.path == *list && same(&one.value, item));
    if !is_known {
        said.push(LostStatement {
            change,
            path: list.clone(),
            value: item.to_owned(),
            kind,
        });
    }
}

fn remove_item(said: &mut Vec<LostStatement>, list: &FieldPath, item: &str) {
    let of_list = |one: &LostStatement| one.kind == StatementKind::Item && one.path == *list;
    let exact = said
        .iter()
        .rposition(|one| of_list(one) && same(&one.value, item));
    let alike = || {
        let places: Vec<usize> = (0..said.len()).filter(|at| of_list(&said[*at])).collect();
        let values: Vec<&str> = places.iter().map(|at| said[*at].value.as_str()).collect();
        let place = *align(&[item], &values).places.first()?;
        places.get(place?).copied()
    };
    if let Some(at) = exact.or_else(alike) {
        said.remove(at);
    }
    taken_away(said, item);
}

fn set(
    said: &mut Vec<LostStatement>,
    change: usize,
    path: &FieldPath,
    (old, new): (Option<&str>, Option<&str>),
) {
    let lists = (items(old), items(new));
    if path.steps().len() == 1 && (lists.0.is_some() || lists.1.is_some()) {
        let (before, after) = (lists.0.unwrap_or_default(), lists.1.unwrap_or_default());
        let alignment = align(&before, &after);
        let gone = before.iter().zip(&alignment.places);
        for (item, _) in gone.filter(|(_, place)| place.is_none()) {
            remove_item(said, path, item);
        }
        for at in alignment.new {
            add_item(said, change, path, after[at]);
        }
        return;
    }
    if let Some(old) = old {
        let is_it = |one: &LostStatement| {
            one.kind != StatementKind::Item && one.path == *path && same(&one.value, old)
        };
        said.retain(|one| !is_it(one));
        taken_away(said, old);
    }
    if set_in_item(said, path, old, new) {
        return;
    }
    let kind = match path.steps() {
        [_] => StatementKind::Field,
        _ => StatementKind::Part,
    };
    if let Some(new) = new {
        said.push(LostStatement {
            change,
            path: path.clone(),
            value: new.to_owned(),
            kind,
        });
    }
}

/// Changes the item that the field belongs to, if it is one of those that were said.
fn set_in_item(
    said: &mut [LostStatement],
    path: &FieldPath,
    old: Option<&str>,
    new: Option<&str>,
) -> bool {
    let [PathStep::Field(list), PathStep::Index(_), within @ ..] = path.steps() else {
        return false;
    };
    let list = FieldPath::of(list);
    let within = within
        .iter()
        .fold(FieldPath::root(), |path, step| match step {
            PathStep::Field(name) => path.field(name),
            PathStep::Index(index) => path.index(*index),
        });
    let has_old = |one: &&mut LostStatement| {
        let value = match within.is_root() {
            true => Some(one.value.as_str()),
            false => value_at(&one.value, &within).ok().flatten(),
        };
        match (value.filter(|value| !is_nothing(value)), old) {
            (Some(value), Some(old)) => same(value, old),
            (None, None) => true,
            _ => false,
        }
    };
    let mut of_list = said
        .iter_mut()
        .filter(|one| one.kind == StatementKind::Item && one.path == list);
    let Some(one) = of_list.rfind(has_old) else {
        return false;
    };
    let edited = match within.is_root() {
        true => new.map(str::to_owned),
        false => {
            let edit = TextEdit::Set {
                path: within,
                old: None,
                new: new.map(str::to_owned),
            };
            apply_edits(&one.value, &[edit]).ok()
        }
    };
    if let Some(edited) = edited {
        one.value = edited;
    }
    true
}

/// Whoever takes a text away that says a value takes that value away, wherever it stood: a claim that was decided.
fn taken_away(said: &mut Vec<LostStatement>, text: &str) {
    let gone = leaves(text).unwrap_or_default();
    said.retain(|one| {
        one.kind == StatementKind::Item
            || !leaves(&one.value)
                .unwrap_or_default()
                .iter()
                .all(|leaf| holds(&gone, leaf))
    });
}

fn holds(leaves: &[String], wanted: &str) -> bool {
    leaves.iter().any(|leaf| leaf.contains(wanted))
}

/// The single values of a text; `None` if it is no RON.
fn leaves(text: &str) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![text];
    while let Some(value) = open.pop() {
        match written(Some(value)) {
            ValueParts::Nothing => {}
            ValueParts::List(items) => open.extend(items),
            ValueParts::Struct(fields) => open.extend(fields.iter().map(|(_, value)| *value)),
            ValueParts::Leaf => found.push(string(value)),
        }
    }
    (!found.is_empty()).then_some(found)
}

fn items(value: Option<&str>) -> Option<Vec<&str>> {
    match written(value) {
        ValueParts::List(items) => Some(items),
        _ => None,
    }
}

fn is_nothing(value: &str) -> bool {
    matches!(value.trim(), "None" | "\"\"" | "[]" | "()")
}

fn same(one: &str, other: &str) -> bool {
    one == other || unordered_value(one) == unordered_value(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn insert(list: &str, item: &str) -> Edit {
        Edit::Insert {
            record: "p-4f7k9q2m8x".parse().unwrap(),
            list: list.parse().unwrap(),
            index: 0,
            item: item.to_owned(),
        }
    }

    fn set(path: &str, old: Option<&str>, new: Option<&str>) -> Edit {
        Edit::Set {
            record: "p-4f7k9q2m8x".parse().unwrap(),
            path: path.parse().unwrap(),
            old: old.map(str::to_owned),
            new: new.map(str::to_owned),
        }
    }

    fn lost(text: &str, edits: &[Edit]) -> Vec<String> {
        lost_statements(text, edits.iter().enumerate())
            .into_iter()
            .map(|one| format!("{}: {}", one.path, one.value))
            .collect()
    }

    const ENTRY: &str = "(status: Detained, by: \"anna\", recorded: \"1\")";
    const OTHER: &str = "(status: Returned, by: \"boris\", recorded: \"2\")";

    #[test]
    fn an_entry_that_no_change_took_away_is_missed() {
        let text = format!("Person(id: \"x\", history: [{OTHER}])");
        let added = [insert("history", ENTRY), insert("history", OTHER)];
        assert_eq!(lost(&text, &added), [format!("history: {ENTRY}")]);
        let both = format!("Person(id: \"x\", history: [{OTHER}, {ENTRY}])");
        assert!(lost(&both, &added).is_empty());
        let [first, second] = added;
        assert!(lost(&text, &[first.clone(), second.clone(), first.inverse()]).is_empty());
        // Said twice by a merge, taken back once.
        let merged = [first.clone(), second, first.clone(), first.inverse()];
        assert!(lost(&text, &merged).is_empty());
    }

    #[test]
    fn an_entry_that_was_changed_later_is_that_entry() {
        let edits = [
            insert("other_names", "(text: \"Ivan\")"),
            set("other_names[0].text", Some("\"Ivan\""), Some("\"Iwan\"")),
        ];
        assert!(lost("Person(other_names: [(text: \"Iwan\")])", &edits).is_empty());
        let gone = lost("Person(name: \"Demo\")", &edits);
        assert_eq!(gone, ["other_names: (text: \"Iwan\")"]);
    }

    #[test]
    fn a_value_that_stands_as_a_claim_is_not_missed_nor_one_that_was_decided() {
        let anna = set("born", Some("\"1990\""), Some("\"1991\""));
        let boris = set("born", Some("\"1990\""), Some("\"1992\""));
        let both = [anna, boris];
        let claimed = "Person(born: \"1992\", claims: [(field: \"born\", value: \"1991\")])";
        assert!(lost(claimed, &both).is_empty());
        assert_eq!(lost("Person(born: \"1992\")", &both), ["born: \"1991\""]);
        let decided = Edit::Delete {
            record: "p-4f7k9q2m8x".parse().unwrap(),
            list: "claims".parse().unwrap(),
            index: 0,
            item: "(field: \"born\", value: \"1991\")".to_owned(),
        };
        let [anna, boris] = both;
        assert!(lost("Person(born: \"1992\")", &[anna, boris, decided]).is_empty());
    }

    #[test]
    fn what_is_put_back_is_as_the_version_of_another_clone() {
        let text = "Person(\n    born: \"1992\",\n)\n";
        let edits = [
            set("born", None, Some("\"1991\"")),
            insert("tags", "\"urgent\""),
        ];
        let found = lost_statements(text, edits.iter().enumerate());
        let (before, theirs) = versions_with(text, &found).unwrap();
        assert_eq!(before, "Person()\n");
        assert!(theirs.contains("born: \"1991\""), "{theirs}");
        assert!(theirs.contains("\"urgent\""), "{theirs}");
        assert!(found.iter().all(LostStatement::can_be_put_back));
    }
}
