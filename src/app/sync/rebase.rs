//! A form that was filled in over a text that is another by now: what both changed is brought
//! together field by field, and what cannot be is for the user to choose.

use std::collections::BTreeSet;

use crate::app::form::Form;
use crate::casebook::change::list_change::is_list;
use crate::casebook::fields::field::shown;
use crate::casebook::fields::inline_list::parts;
use crate::casebook::form_target::FormTarget;
use crate::record::field::Field;
use crate::ron_text::locate::{count_items, list_items, value_at};
use crate::ron_text::path::FieldPath;
use crate::ron_text::same::same_value;

/// A field that somebody else has changed as well, to something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clashing {
    /// Its place in the form.
    pub row: usize,
    /// What stood there when the form was opened.
    pub before: String,
    /// What stands there now.
    pub theirs: String,
}

/// The entry that the form is about is not there any more, or nobody can tell which one it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryGone;

/// Bases the form on the text as it is now. Fields that were not touched show what stands there;
/// in lists, what both added and took out holds; fields that both changed are given back.
///
/// # Errors
///
/// [`EntryGone`]; the form is as it was.
pub fn rebase(form: &mut Form, now: &str) -> Result<Vec<Clashing>, EntryGone> {
    let Some((_, text, within)) = form.target.base_mut() else {
        return Ok(Vec::new());
    };
    let moved = moved(text, now, within)?;
    now.clone_into(text);
    within.clone_from(&moved);
    if matches!(form.target, FormTarget::Cite { .. }) {
        // A citation is something new, whatever else the statement says by now.
        return Ok(Vec::new());
    }
    let fields: Vec<Field> = form.rows.iter().map(|row| row.field).collect();
    let stands = values(now, &moved, &fields);
    let mut clashing = Vec::new();
    for (at, row) in form.rows.iter_mut().enumerate() {
        let stands = stands
            .iter()
            .find(|(name, _)| *name == row.field.name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default();
        let before = std::mem::replace(&mut row.before, stands.clone());
        let typed = row.input.text();
        if typed == before {
            if typed != stands {
                row.input.set(&stands);
            }
        } else if stands != before && stands != typed {
            if is_list(row.field.holds) {
                let merged = merged(&before, &stands, typed);
                row.input.set(&merged);
            } else {
                clashing.push(Clashing {
                    row: at,
                    before,
                    theirs: stands,
                });
            }
        }
    }
    Ok(clashing)
}

/// What stands in a form for the fields that a text has.
#[must_use]
pub fn values(text: &str, within: &FieldPath, fields: &[Field]) -> Vec<(&'static str, String)> {
    fields
        .iter()
        .filter_map(|field| {
            let value = value_at(text, &within.field(field.name)).ok()??;
            Some((field.name, shown(field.holds, value)))
        })
        .collect()
}

/// My list with what they added, and without what they took out.
fn merged(before: &str, theirs: &str, mine: &str) -> String {
    let set = |text: &str| -> BTreeSet<String> { parts(text).map(str::to_owned).collect() };
    let (before, now) = (set(before), set(theirs));
    let mut kept: Vec<&str> = parts(mine)
        .filter(|part| now.contains(*part) || !before.contains(*part))
        .collect();
    for part in parts(theirs) {
        if !before.contains(part) && !kept.contains(&part) {
            kept.push(part);
        }
    }
    kept.join("; ")
}

/// Where an item, or the root, is by now.
fn moved(before: &str, now: &str, within: &FieldPath) -> Result<FieldPath, EntryGone> {
    use crate::ron_text::path::PathStep;
    let (Some(list), Some(PathStep::Index(index))) = (within.parent(), within.last()) else {
        return Ok(within.clone());
    };
    moved_item(before, now, &list, *index).map(|index| list.index(index))
}

/// Where the item of a list is by now: where the same text stands, or else where the same hand
/// recorded it at the same moment, or else in the same place of a list that has as many items.
fn moved_item(before: &str, now: &str, list: &FieldPath, index: usize) -> Result<usize, EntryGone> {
    let count = |text: &str| count_items(text, list).ok().flatten().unwrap_or(0);
    let items = list_items(now, list).ok().flatten().unwrap_or_default();
    let old = value_at(before, &list.index(index)).ok().flatten();
    let old = old.ok_or(EntryGone)?;
    let item = |at: usize| items.get(at).copied();
    let only = |fits: &dyn Fn(&str) -> bool| -> Option<usize> {
        if item(index).is_some_and(fits) {
            return Some(index);
        }
        let mut found = (0..items.len()).filter(|at| item(*at).is_some_and(fits));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    let of = |item: &str, name: &str| -> Option<String> {
        let value = value_at(item, &FieldPath::root().field(name)).ok()??;
        Some(value.to_owned())
    };
    let same_hand = |item: &str| {
        let recorded = of(old, "recorded");
        recorded.is_some() && of(item, "recorded") == recorded && of(item, "by") == of(old, "by")
    };
    only(&|item| same_value(item, old))
        .or_else(|| only(&same_hand))
        .or_else(|| (items.len() == count(before)).then_some(index))
        .ok_or(EntryGone)
}
