//! Edits applied to the texts of records, each checked against what stands there. Pure.

use crate::casebook::edit::Edit;
use crate::casebook::failure::Failure;
use crate::casebook::problem::Conflict;
use crate::ron_text::edit::{EditError, delete_item, insert_item, remove_field, set_field};
use crate::ron_text::locate::{count_items, value_at};
use crate::ron_text::path::FieldPath;
use crate::ron_text::same::same_value;
use crate::ron_text::splice::Splice;
use crate::storage::draft::{Draft, unsound, view_of};
use crate::storage::patch;
use crate::storage::verify;

/// Applies `edits` to the drafts of the records that they are about, one after another.
///
/// # Errors
///
/// [`Failure::Conflicts`] with every edit that does not fit what stands there; or the first
/// [`Failure::Unsound`] or [`Failure::WouldDamage`]. The drafts are of no use then.
pub fn apply_edits(drafts: &mut [Draft], edits: &[Edit]) -> Result<(), Failure> {
    let mut conflicts = Vec::new();
    for edit in edits {
        let Some(draft) = drafts
            .iter_mut()
            .find(|draft| draft.record == edit.record())
        else {
            return Err(Failure::NoSuchRecord {
                record: edit.record(),
            });
        };
        match apply_edit(draft, edit) {
            Ok(()) => {}
            Err(Refusal::Conflict(conflict)) => conflicts.push(conflict),
            Err(Refusal::Failure(failure)) => return Err(failure),
        }
    }
    if conflicts.is_empty() {
        Ok(())
    } else {
        Err(Failure::Conflicts(conflicts))
    }
}

/// Why one edit is not applied.
enum Refusal {
    Conflict(Conflict),
    Failure(Failure),
}

fn apply_edit(draft: &mut Draft, edit: &Edit) -> Result<(), Refusal> {
    match edit {
        Edit::Create { text, .. } => {
            let wanted = Some(text.clone());
            replace_file(draft, None, wanted)
        }
        Edit::Remove { text, .. } => replace_file(draft, Some(text), None),
        Edit::Set { path, old, new, .. } => set(draft, edit, path, old.as_deref(), new.as_deref()),
        Edit::Insert {
            list, index, item, ..
        } => insert(draft, edit, list, *index, item),
        Edit::Delete {
            list, index, item, ..
        } => delete(draft, edit, list, *index, item),
    }
}

fn replace_file(
    draft: &mut Draft,
    expected: Option<&str>,
    wanted: Option<String>,
) -> Result<(), Refusal> {
    if draft.after == wanted {
        return Ok(());
    }
    if draft.after.as_deref() != expected {
        return Err(conflict(
            draft,
            "",
            expected,
            draft.after.as_deref(),
            wanted.as_deref(),
        ));
    }
    draft.after = wanted;
    Ok(())
}

fn set(
    draft: &mut Draft,
    edit: &Edit,
    path: &FieldPath,
    old: Option<&str>,
    new: Option<&str>,
) -> Result<(), Refusal> {
    let Some(text) = sound_text(draft)? else {
        return Err(conflict(draft, &path.to_string(), old, None, new));
    };
    let found = value_at(&text, path).map_err(|error| scan_failed(draft, &text, &error))?;
    if same(found, new) {
        return Ok(());
    }
    if !same(found, old) {
        return Err(conflict(draft, &path.to_string(), old, found, new));
    }
    let splices = match new {
        Some(value) => set_field(&text, path, value),
        None => remove_field(&text, path),
    };
    splice(draft, edit, &text, splices)
}

fn insert(
    draft: &mut Draft,
    edit: &Edit,
    list: &FieldPath,
    index: usize,
    item: &str,
) -> Result<(), Refusal> {
    let Some(text) = sound_text(draft)? else {
        return Err(conflict(draft, &list.to_string(), None, None, Some(item)));
    };
    let at = |index: usize| {
        value_at(&text, &list.index(index)).map_err(|error| scan_failed(draft, &text, &error))
    };
    // Somebody who put the very same item into the very same place has done our work.
    if at(index)?.is_some_and(|found| same_value(found, item)) {
        return Ok(());
    }
    let count = count_items(&text, list).map_err(|error| scan_failed(draft, &text, &error))?;
    let index = index.min(count.unwrap_or(0));
    let splices = insert_item(&text, list, index, item);
    splice(draft, edit, &text, splices)
}

fn delete(
    draft: &mut Draft,
    edit: &Edit,
    list: &FieldPath,
    index: usize,
    item: &str,
) -> Result<(), Refusal> {
    let place = list.index(index);
    let Some(text) = sound_text(draft)? else {
        return Err(conflict(draft, &place.to_string(), Some(item), None, None));
    };
    let count = count_items(&text, list).map_err(|error| scan_failed(draft, &text, &error))?;
    let mut same_items = Vec::new();
    for candidate in 0..count.unwrap_or(0) {
        let found = value_at(&text, &list.index(candidate))
            .map_err(|error| scan_failed(draft, &text, &error))?;
        if found.is_some_and(|found| same_value(found, item)) {
            same_items.push(candidate);
        }
    }
    let chosen = match same_items.as_slice() {
        _ if same_items.contains(&index) => index,
        [only] => *only,
        _ => {
            let found =
                value_at(&text, &place).map_err(|error| scan_failed(draft, &text, &error))?;
            return Err(conflict(draft, &place.to_string(), Some(item), found, None));
        }
    };
    let splices = delete_item(&text, list, chosen);
    splice(draft, edit, &text, splices)
}

/// The draft's text, once it is known to read as a record; `None` where there is no such file.
fn sound_text(draft: &Draft) -> Result<Option<String>, Refusal> {
    let Some(text) = &draft.after else {
        return Ok(None);
    };
    view_of(draft.record, text)
        .map_err(|problem| Refusal::Failure(unsound(&draft.file, &problem)))?;
    Ok(Some(text.clone()))
}

/// Puts the splices into the draft, if what comes out is what the edit says and nothing else.
fn splice(
    draft: &mut Draft,
    edit: &Edit,
    text: &str,
    splices: Result<Vec<Splice>, EditError>,
) -> Result<(), Refusal> {
    let splices = splices.map_err(|error| {
        Refusal::Failure(Failure::Unsound {
            path: draft.file.clone(),
            line: 0,
            column: 0,
            reason: error.to_string(),
        })
    })?;
    let damage = |field: String| {
        Refusal::Failure(Failure::WouldDamage {
            path: draft.file.clone(),
            field,
        })
    };
    let (after, mut back) =
        patch::apply(text, &patch::of_splices(&splices)).ok_or_else(|| damage(String::new()))?;
    verify::reads_as_intended(draft.record.kind(), text, &after, edit).map_err(damage)?;
    // The last edit is the first to be taken back.
    back.append(&mut draft.back);
    draft.back = back;
    draft.after = Some(after);
    Ok(())
}

fn same(found: Option<&str>, value: Option<&str>) -> bool {
    match (found, value) {
        (Some(found), Some(value)) => same_value(found, value),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn conflict(
    draft: &Draft,
    field: &str,
    expected: Option<&str>,
    found: Option<&str>,
    wanted: Option<&str>,
) -> Refusal {
    Refusal::Conflict(Conflict {
        record: draft.record,
        field: field.to_owned(),
        expected: expected.map(str::to_owned),
        found: found.map(str::to_owned),
        wanted: wanted.map(str::to_owned),
    })
}

fn scan_failed(draft: &Draft, text: &str, error: &crate::ron_text::scan::ScanError) -> Refusal {
    let (line, column) = crate::ron_text::position::line_column(text, error.at());
    Refusal::Failure(Failure::Unsound {
        path: draft.file.clone(),
        line,
        column,
        reason: error.to_string(),
    })
}
