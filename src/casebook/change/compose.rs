//! The text of new records and entries, in the layout that people write them in, and the edits
//! that put them there.

use crate::casebook::change::edit::Edit;
use crate::casebook::change::list_change::ListChange;
use crate::record::id::RecordId;
use crate::ron_text::edit::{EditError, delete_item, insert_item, remove_field, set_field};
use crate::ron_text::locate::{count_items, value_at};
use crate::ron_text::path::{FieldPath, PathStep};
use crate::ron_text::quote::{quote, quote_block};
use crate::ron_text::splice::{SpliceError, apply};

/// Why an edit could not be composed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComposeError {
    /// The text has no such place, or cannot be read.
    Edit(EditError),
    /// The splices do not fit together; a defect.
    Splice(SpliceError),
}

impl From<EditError> for ComposeError {
    fn from(error: EditError) -> Self {
        Self::Edit(error)
    }
}

/// A field with its value in RON text.
pub type Written = (&'static str, String);

/// One step of indentation.
const INDENT: &str = "    ";

/// The text of a new record: one field a line, as the shipped records have them.
#[must_use]
pub fn record_text(id: RecordId, fields: &[Written]) -> String {
    let mut text = format!(
        "{}(\n{INDENT}id: {},\n",
        id.kind().struct_name(),
        quote(id.as_str())
    );
    for (name, value) in fields {
        text.push_str(&format!("{INDENT}{name}: {value},\n"));
    }
    text.push_str(")\n");
    text
}

/// The text of a new item of a list, one field a line; the splice indents it as its list is.
#[must_use]
pub fn item_text(fields: &[Written]) -> String {
    let mut text = "(\n".to_owned();
    for (name, value) in fields {
        text.push_str(&format!("{INDENT}{name}: {value},\n"));
    }
    text.push(')');
    text
}

/// The edit that adds an entry at the end of a person's history, where `entries` stand already.
///
/// `by` and `recorded` (UTC, RFC 3339) are added to the fields.
#[must_use]
pub fn add_entry(
    person: RecordId,
    entries: usize,
    mut fields: Vec<Written>,
    by: &str,
    recorded: &str,
) -> Edit {
    fields.push(("by", quote(by)));
    fields.push(("recorded", quote(recorded)));
    Edit::Insert {
        record: person,
        list: FieldPath::root().field("history"),
        index: entries,
        item: item_text(&fields),
    }
}

/// The edit that adds a note to a record, where `notes` stand already.
#[must_use]
pub fn add_note(record: RecordId, notes: usize, by: &str, at: &str, text: &str) -> Edit {
    Edit::Insert {
        record,
        list: FieldPath::root().field("notes"),
        index: notes,
        item: format!(
            "(at: {}, by: {}, text: {})",
            quote(at),
            quote(by),
            quote_block(text)
        ),
    }
}

/// The edit that notes that somebody looked at a person, where `reviews` stand already.
#[must_use]
pub fn add_review(person: RecordId, reviews: usize, by: &str, at: &str) -> Edit {
    Edit::Insert {
        record: person,
        list: FieldPath::root().field("reviewed"),
        index: reviews,
        item: format!("(at: {}, by: {})", quote(at), quote(by)),
    }
}

/// The edit that gives a record a tag, where `tags` stand already.
#[must_use]
pub fn add_tag(record: RecordId, tags: usize, tag: &str) -> Edit {
    Edit::Insert {
        record,
        list: FieldPath::root().field("tags"),
        index: tags,
        item: quote(tag),
    }
}

/// The edit that takes a tag away that stands in place `index`.
#[must_use]
pub fn remove_tag(record: RecordId, index: usize, tag: &str) -> Edit {
    Edit::Delete {
        record,
        list: FieldPath::root().field("tags"),
        index,
        item: quote(tag),
    }
}

/// What becomes of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldUpdate {
    /// It gets this value, in RON text; `None` takes it away.
    Value(Option<String>),
    /// It is a list, some of whose items change.
    Items(Vec<ListChange>),
}

/// The edits that change fields inside `within` (a list item, or the root).
///
/// `text` is the record's file as the user saw it. Where `within` is an item of a list, the edit is
/// about the whole item: items have no name, so that is what makes sure that the change lands in
/// the item that the user saw and in no other. Empty if nothing changes.
///
/// # Errors
///
/// [`ComposeError`] if the text cannot be read or has no such item.
pub fn set_fields(
    record: RecordId,
    text: &str,
    within: &FieldPath,
    values: &[(&'static str, FieldUpdate)],
) -> Result<Vec<Edit>, ComposeError> {
    if within.is_root() {
        let mut edits = Vec::new();
        for (name, becomes) in values {
            let path = FieldPath::root().field(name);
            match becomes {
                FieldUpdate::Value(new) => {
                    let old = value_at(text, &path)
                        .map_err(EditError::Scan)?
                        .map(str::to_owned);
                    if old != *new {
                        edits.push(Edit::Set {
                            record,
                            path,
                            old,
                            new: new.clone(),
                        });
                    }
                }
                FieldUpdate::Items(changes) => {
                    edits.extend(list_edits(record, text, &path, changes)?);
                }
            }
        }
        return Ok(edits);
    }
    let Some(old) = value_at(text, within).map_err(EditError::Scan)? else {
        return new_part(record, within, values);
    };
    let mut item = old.to_owned();
    for (name, becomes) in values {
        let path = FieldPath::root().field(name);
        match becomes {
            FieldUpdate::Value(new) => item = with_value(&item, &path, new.as_deref())?,
            FieldUpdate::Items(changes) => {
                for edit in list_edits(record, &item, &path, changes)? {
                    item = with_edit(&item, &edit)?;
                }
            }
        }
    }
    // A field that has nothing left to say goes away; an item of a list keeps its place.
    let empty = item.trim() == "()" && matches!(within.steps(), [PathStep::Field(_)]);
    Ok((item != old)
        .then(|| Edit::Set {
            record,
            path: within.clone(),
            old: Some(old.to_owned()),
            new: (!empty).then_some(item),
        })
        .into_iter()
        .collect())
}

/// The edit that sets a field which has fields of its own and is not there yet.
fn new_part(
    record: RecordId,
    within: &FieldPath,
    values: &[(&'static str, FieldUpdate)],
) -> Result<Vec<Edit>, ComposeError> {
    if !matches!(within.steps(), [PathStep::Field(_)]) {
        return Err(ComposeError::Edit(EditError::NoSuchParent {
            path: within.clone(),
        }));
    }
    let fields: Vec<Written> = values
        .iter()
        .filter_map(|(name, becomes)| match becomes {
            FieldUpdate::Value(Some(value)) => Some((*name, value.clone())),
            FieldUpdate::Value(None) | FieldUpdate::Items(_) => None,
        })
        .collect();
    let set = (!fields.is_empty()).then(|| Edit::Set {
        record,
        path: within.clone(),
        old: None,
        new: Some(line_text(&fields)),
    });
    Ok(set.into_iter().collect())
}

/// The edits of the items of one list.
fn list_edits(
    record: RecordId,
    text: &str,
    list: &FieldPath,
    changes: &[ListChange],
) -> Result<Vec<Edit>, ComposeError> {
    let mut count = count_items(text, list)
        .map_err(EditError::Scan)?
        .unwrap_or(0);
    let mut edits = Vec::new();
    for change in changes {
        edits.push(match change.clone() {
            ListChange::Set { index, old, new } => Edit::Set {
                record,
                path: list.index(index),
                old: Some(old),
                new: Some(new),
            },
            ListChange::Delete { index, old } => {
                count = count.saturating_sub(1);
                Edit::Delete {
                    record,
                    list: list.clone(),
                    index,
                    item: old,
                }
            }
            ListChange::Insert { item } => {
                count += 1;
                Edit::Insert {
                    record,
                    list: list.clone(),
                    index: count - 1,
                    item,
                }
            }
        });
    }
    Ok(edits)
}

fn with_value(item: &str, path: &FieldPath, new: Option<&str>) -> Result<String, ComposeError> {
    let splices = match new {
        Some(value) => set_field(item, path, value)?,
        None if value_at(item, path).map_err(EditError::Scan)?.is_some() => {
            remove_field(item, path)?
        }
        None => return Ok(item.to_owned()),
    };
    apply(item, &splices).map_err(ComposeError::Splice)
}

/// The text of an item with an edit of a list in it.
fn with_edit(item: &str, edit: &Edit) -> Result<String, ComposeError> {
    let splices = match edit {
        Edit::Set {
            path,
            new: Some(new),
            ..
        } => set_field(item, path, new)?,
        Edit::Insert {
            list,
            index,
            item: new,
            ..
        } => insert_item(item, list, *index, new)?,
        Edit::Delete { list, index, .. } => delete_item(item, list, *index)?,
        Edit::Set { new: None, .. } | Edit::Create { .. } | Edit::Remove { .. } => Vec::new(),
    };
    apply(item, &splices).map_err(ComposeError::Splice)
}

/// The edit that cites a source for an item of a list: an entry, an age, a figure, a claim.
///
/// `text` is the record's file as the user saw it; `citation` are the fields of the citation. As in
/// [`set_fields`], the edit is about the whole item.
///
/// # Errors
///
/// [`ComposeError`] if the text cannot be read or has no such item.
pub fn cite(
    record: RecordId,
    text: &str,
    within: &FieldPath,
    citation: &[Written],
) -> Result<Vec<Edit>, ComposeError> {
    let path = within.clone();
    let Some(old) = value_at(text, &path).map_err(EditError::Scan)? else {
        return Err(ComposeError::Edit(EditError::NoSuchParent { path }));
    };
    let sources = FieldPath::root().field("sources");
    let count = count_items(old, &sources)
        .map_err(EditError::Scan)?
        .unwrap_or(0);
    let splices = insert_item(old, &sources, count, &line_text(citation))?;
    let new = apply(old, &splices).map_err(ComposeError::Splice)?;
    Ok(vec![Edit::Set {
        record,
        path,
        old: Some(old.to_owned()),
        new: Some(new),
    }])
}

/// The text of a new item on one line, as citations are written.
#[must_use]
pub fn line_text(fields: &[Written]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    format!("({})", fields.join(", "))
}
