//! Splices a change into the texts of records, each edit checked against what stands there. Pure.

use std::collections::HashMap;

use crate::casebook::change::edit::Edit;
use crate::casebook::errors::failure::{EditConflict, Failure};
use crate::casebook::errors::problem::Reason;
use crate::record::id::RecordId;
use crate::ron_text::edit::{EditError, delete_item, insert_item, remove_field, set_field};
use crate::ron_text::locate::{find, unwrapped, value_at};
use crate::ron_text::node::Shape;
use crate::ron_text::path::{FieldPath, PathStep};
use crate::ron_text::position::line_column;
use crate::ron_text::quote::fit_line_ends;
use crate::ron_text::same::same_value;
use crate::ron_text::scan::{ScanError, scan};
use crate::ron_text::splice::Splice;
use crate::storage::commit::patch;
use crate::storage::commit::pending_file::{PendingFile, unsound, view_of};
use crate::storage::commit::verify_edits::{EditEffect, reads_as_intended};

/// Applies `edits` to the drafts of the records that they are about, one after another.
///
/// Returns the edits that were needed, as they were done: an edit whose value stands there already
/// is left out (or undo would take back what somebody else did), the old value is the one that was
/// found, and an item's index is where it really was.
///
/// # Errors
///
/// [`Failure::Conflicts`] with every edit that does not fit what stands there; or the first
/// [`Failure::Unsound`] or [`Failure::WouldDamage`]. The drafts are of no use then.
pub fn apply_edits(drafts: &mut [PendingFile], edits: Vec<Edit>) -> Result<Vec<Edit>, Failure> {
    let mut done = Vec::with_capacity(edits.len());
    let mut conflicts = Vec::new();
    let places: HashMap<RecordId, usize> = drafts
        .iter()
        .enumerate()
        .map(|(place, draft)| (draft.record, place))
        .collect();
    for edit in edits {
        let record = edit.record();
        let draft = places.get(&record).and_then(|place| drafts.get_mut(*place));
        let Some(draft) = draft else {
            return Err(Failure::NoSuchRecord { record });
        };
        match apply_edit(draft, edit) {
            Ok(edit) => done.extend(edit),
            Err(Refusal::EditConflict(conflict)) => conflicts.push(conflict),
            Err(Refusal::Failure(failure)) => return Err(failure),
        }
    }
    if conflicts.is_empty() {
        Ok(done)
    } else {
        Err(Failure::Conflicts(conflicts))
    }
}

/// Why one edit is not applied.
enum Refusal {
    EditConflict(EditConflict),
    Failure(Failure),
}

/// What came of one edit: the edit as it was done, or nothing if nothing was left to do.
type Done = Result<Option<Edit>, Refusal>;

fn apply_edit(draft: &mut PendingFile, edit: Edit) -> Done {
    let is_needed = match &edit {
        Edit::Create { text, .. } => replace_file(draft, None, Some(text))?,
        Edit::Remove { text, .. } => replace_file(draft, Some(text), None)?,
        Edit::Set { path, old, new, .. } => {
            return set(draft, path, old.as_deref(), new.as_deref());
        }
        Edit::Insert {
            list, index, item, ..
        } => return insert(draft, list, *index, item),
        Edit::Delete {
            list, index, item, ..
        } => return delete(draft, list, *index, item),
    };
    Ok(is_needed.then_some(edit))
}

/// Says whether anything was left to do.
fn replace_file(
    draft: &mut PendingFile,
    expected: Option<&str>,
    wanted: Option<&str>,
) -> Result<bool, Refusal> {
    let found = draft.after.as_deref();
    if found == wanted {
        return Ok(false);
    }
    if found != expected {
        return Err(conflict(draft, FieldPath::root(), expected, found, wanted));
    }
    draft.after = wanted.map(str::to_owned);
    Ok(true)
}

fn set(draft: &mut PendingFile, path: &FieldPath, old: Option<&str>, new: Option<&str>) -> Done {
    let field = path.clone();
    let Some(text) = sound_text(draft)? else {
        return Err(conflict(draft, field, old, None, new));
    };
    let fitted = new.map(|value| fit_line_ends(&text, value));
    let new = fitted.as_deref();
    let found = value_at(&text, path).map_err(|error| scan_failed(draft, &text, &error))?;
    if same(found, new) {
        return Ok(None);
    }
    if !same(found, old) {
        return Err(conflict(draft, field, old, found, new));
    }
    let splices = match new {
        Some(value) => set_field(&text, path, value),
        None => remove_field(&text, path),
    };
    // An entry that was there when the change was made and has gone since takes its fields along.
    let in_an_item = |path: &FieldPath| matches!(path.last(), Some(PathStep::Index(_)));
    if let Err(EditError::NoSuchParent { path }) = &splices
        && in_an_item(path)
    {
        return Err(conflict(draft, field, old, None, new));
    }
    let edit = Edit::Set {
        record: draft.record,
        path: path.clone(),
        old: found.map(str::to_owned),
        new: new.map(str::to_owned),
    };
    splice(draft, edit, &text, splices)
}

fn insert(draft: &mut PendingFile, list: &FieldPath, index: usize, item: &str) -> Done {
    let Some(text) = sound_text(draft)? else {
        return Err(conflict(draft, list.clone(), None, None, Some(item)));
    };
    let item = &*fit_line_ends(&text, item);
    let items = items_of(draft, &text, list)?;
    // Somebody who put the very same item into the very same place has done our work.
    if items
        .get(index)
        .is_some_and(|found| same_value(found, item))
    {
        return Ok(None);
    }
    let index = index.min(items.len());
    let splices = insert_item(&text, list, index, item);
    let edit = Edit::Insert {
        record: draft.record,
        list: list.clone(),
        index,
        item: item.to_owned(),
    };
    splice(draft, edit, &text, splices)
}

fn delete(draft: &mut PendingFile, list: &FieldPath, index: usize, item: &str) -> Done {
    let field = list.index(index);
    let Some(text) = sound_text(draft)? else {
        return Err(conflict(draft, field, Some(item), None, None));
    };
    let items = items_of(draft, &text, list)?;
    let is_same = |place: &usize| {
        items
            .get(*place)
            .is_some_and(|found| same_value(found, item))
    };
    let index = if is_same(&index) {
        index
    } else {
        // The item may have moved. Of several like it nobody knows which one is meant.
        let places: Vec<usize> = (0..items.len()).filter(is_same).collect();
        match (places.as_slice(), items.get(index).copied()) {
            ([only], _) => *only,
            // Nothing like it is there and nothing stands in its place: somebody took it out, which
            // is what was wanted.
            ([], None) => return Ok(None),
            // What stands in its place may be the item as somebody changed it.
            (_, found) => return Err(conflict(draft, field, Some(item), found, None)),
        }
    };
    let splices = delete_item(&text, list, index);
    let edit = Edit::Delete {
        record: draft.record,
        list: list.clone(),
        index,
        item: items[index].to_owned(),
    };
    splice(draft, edit, &text, splices)
}

/// The items of a list as they are written; none if there is no such list.
fn items_of<'t>(
    draft: &PendingFile,
    text: &'t str,
    list: &FieldPath,
) -> Result<Vec<&'t str>, Refusal> {
    let root = scan(text).map_err(|error| scan_failed(draft, text, &error))?;
    let items = find(text, &root, list.steps()).map(|node| &unwrapped(text, node).shape);
    Ok(match items {
        Some(Shape::List { items, .. }) => items
            .iter()
            .map(|item| &text[item.value.span.clone()])
            .collect(),
        Some(Shape::Struct { .. } | Shape::Tuple { .. } | Shape::Map { .. } | Shape::Leaf)
        | None => Vec::new(),
    })
}

/// The draft's text, once it is known to read as a record; `None` if there is no such file.
fn sound_text(draft: &PendingFile) -> Result<Option<String>, Refusal> {
    let Some(text) = &draft.after else {
        return Ok(None);
    };
    // Once something has been spliced, the text is ours, and it is read before it is written.
    if draft.back.is_empty() {
        view_of(draft.record, text)
            .map_err(|problem| Refusal::Failure(unsound(&draft.file, &problem)))?;
    }
    Ok(Some(text.clone()))
}

/// Puts the splices into the draft, if what comes out is what the edit says and nothing else.
fn splice(
    draft: &mut PendingFile,
    edit: Edit,
    text: &str,
    splices: Result<Vec<Splice>, EditError>,
) -> Done {
    let splices = splices.map_err(|error| {
        Refusal::Failure(Failure::Unsound {
            path: draft.file.clone(),
            line: 0,
            column: 0,
            reason: Reason::DoesNotParse(error.into()),
        })
    })?;
    let damage = |field: FieldPath| {
        Refusal::Failure(Failure::WouldDamage {
            path: draft.file.clone(),
            field,
        })
    };
    let (after, mut back) = patch::apply(text, &patch::of_splices(&splices))
        .ok_or_else(|| damage(FieldPath::root()))?;
    if let Some((path, touch)) = EditEffect::of(&edit) {
        let name = draft.record.kind().struct_name();
        reads_as_intended(name, text, &after, path, touch).map_err(damage)?;
    }
    // The last edit is the first to be taken back.
    back.append(&mut draft.back);
    draft.back = back;
    draft.after = Some(after);
    Ok(Some(edit))
}

fn same(found: Option<&str>, value: Option<&str>) -> bool {
    match (found, value) {
        (Some(found), Some(value)) => same_value(found, value),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn conflict(
    draft: &PendingFile,
    field: FieldPath,
    expected: Option<&str>,
    found: Option<&str>,
    wanted: Option<&str>,
) -> Refusal {
    Refusal::EditConflict(EditConflict {
        record: draft.record,
        field,
        expected: expected.map(str::to_owned),
        found: found.map(str::to_owned),
        wanted: wanted.map(str::to_owned),
        by: None,
    })
}

fn scan_failed(draft: &PendingFile, text: &str, error: &ScanError) -> Refusal {
    let (line, column) = line_column(text, error.at());
    Refusal::Failure(Failure::Unsound {
        path: draft.file.clone(),
        line,
        column,
        reason: Reason::DoesNotParse(error.clone().into()),
    })
}
