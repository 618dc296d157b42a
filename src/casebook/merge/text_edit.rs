//! One edit of a text that holds fields, without saying which record it is: what a merge gives.

use crate::casebook::change::compose::ComposeError;
use crate::casebook::change::edit::Edit;
use crate::record::id::RecordId;
use crate::ron_text::edit::{delete_item, insert_item, remove_field, set_field};
use crate::ron_text::locate::count_items;
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::fit_line_ends;
use crate::ron_text::splice::apply;

/// One edit of a text. Values are RON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextEdit {
    /// A field, or an item at its place, gets another value.
    Set {
        /// The field or item.
        path: FieldPath,
        /// Its value before; `None` if it was not there.
        old: Option<String>,
        /// Its value after; `None` takes the field away.
        new: Option<String>,
    },
    /// A list gets an item at its end.
    Insert {
        /// The list; it is made if it is not there.
        list: FieldPath,
        /// The item.
        item: String,
    },
    /// A list loses an item.
    Delete {
        /// The list.
        list: FieldPath,
        /// The place of the item.
        index: usize,
        /// The item.
        item: String,
    },
}

impl TextEdit {
    /// The same edit of a record. An item that is put in goes to the end of its list.
    #[must_use]
    pub fn of(self, record: RecordId) -> Edit {
        match self {
            Self::Set { path, old, new } => Edit::Set {
                record,
                path,
                old,
                new,
            },
            Self::Insert { list, item } => Edit::Insert {
                record,
                list,
                index: usize::MAX,
                item,
            },
            Self::Delete { list, index, item } => Edit::Delete {
                record,
                list,
                index,
                item,
            },
        }
    }
}

/// The text after the edits, one after another. Every byte outside of what they change stays.
///
/// # Errors
///
/// [`ComposeError`] if the text is no RON, or an edit does not fit it.
pub fn apply_edits(text: &str, edits: &[TextEdit]) -> Result<String, ComposeError> {
    let mut text = text.to_owned();
    for edit in edits {
        let splices = match edit {
            TextEdit::Set { path, new, .. } => match new {
                Some(new) => set_field(&text, path, &fit_line_ends(&text, new))?,
                None => remove_field(&text, path)?,
            },
            TextEdit::Insert { list, item } => {
                let end =
                    count_items(&text, list).map_err(|error| ComposeError::Edit(error.into()))?;
                insert_item(&text, list, end.unwrap_or(0), &fit_line_ends(&text, item))?
            }
            TextEdit::Delete { list, index, .. } => delete_item(&text, list, *index)?,
        };
        text = apply(&text, &splices).map_err(ComposeError::Splice)?;
    }
    Ok(text)
}
