//! The text of new records and entries, in the layout that people write them in, and the edits
//! that put them there.

use crate::casebook::edit::Edit;
use crate::record::id::RecordId;
use crate::ron_text::edit::{EditError, insert_item, remove_field, set_field};
use crate::ron_text::locate::{count_items, value_at};
use crate::ron_text::path::FieldPath;
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

/// The edit that gives fields inside `within` (a list item, or the root) other values.
///
/// `text` is the record's file as the user saw it. Where `within` is an item of a list, the edit is
/// about the whole item: items have no name, so that is what makes sure that the change lands in
/// the item that the user saw and in no other. `None` where nothing changes.
///
/// # Errors
///
/// [`ComposeError`] where the text cannot be read or has no such item.
pub fn set_fields(
    record: RecordId,
    text: &str,
    within: &FieldPath,
    values: &[(&'static str, Option<String>)],
) -> Result<Vec<Edit>, ComposeError> {
    if within.is_root() {
        return Ok(values
            .iter()
            .filter_map(|(name, new)| {
                let path = FieldPath::root().field(name);
                let old = value_at(text, &path).ok().flatten().map(str::to_owned);
                (old != *new).then(|| Edit::Set {
                    record,
                    path,
                    old,
                    new: new.clone(),
                })
            })
            .collect());
    }
    let Some(old) = value_at(text, within).map_err(EditError::Scan)? else {
        return Err(ComposeError::Edit(EditError::NoSuchParent {
            path: within.clone(),
        }));
    };
    let mut item = old.to_owned();
    for (name, new) in values {
        let path = FieldPath::root().field(name);
        let splices = match new {
            Some(value) => set_field(&item, &path, value)?,
            None if value_at(&item, &path).map_err(EditError::Scan)?.is_some() => {
                remove_field(&item, &path)?
            }
            None => continue,
        };
        item = apply(&item, &splices).map_err(ComposeError::Splice)?;
    }
    Ok((item != old)
        .then(|| Edit::Set {
            record,
            path: within.clone(),
            old: Some(old.to_owned()),
            new: Some(item),
        })
        .into_iter()
        .collect())
}

/// The edit that cites a source for an entry of a person's history.
///
/// `text` is the person's file as the user saw it; `citation` are the fields of the citation. As in
/// [`set_fields`], the edit is about the whole entry.
///
/// # Errors
///
/// [`ComposeError`] where the text cannot be read or has no such entry.
pub fn cite(
    person: RecordId,
    text: &str,
    entry: usize,
    citation: &[Written],
) -> Result<Vec<Edit>, ComposeError> {
    let path = FieldPath::root().field("history").index(entry);
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
        record: person,
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
