//! The smallest reversible fact about one record.

use crate::record::id::RecordId;
use crate::ron_text::path::FieldPath;

/// The smallest reversible fact about one record. Values are RON text, as they stand in the file.
///
/// Limitations: an item is found by its place in the list, and where it is no longer there, by its
/// text; two items with the same text in one list are one and the same to [`Edit::Delete`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A new record. Undone by [`Edit::Remove`].
    Create {
        /// The record.
        record: RecordId,
        /// The whole file.
        text: String,
    },
    /// The record's file goes away. Undone by [`Edit::Create`].
    Remove {
        /// The record.
        record: RecordId,
        /// The whole file as it was.
        text: String,
    },
    /// A field gets another value. Undone by the same with old and new exchanged.
    Set {
        /// The record.
        record: RecordId,
        /// The field.
        path: FieldPath,
        /// Its value before; `None` if the field was not there.
        old: Option<String>,
        /// Its value after; `None` takes the field away.
        new: Option<String>,
    },
    /// A list gets one more item. Undone by [`Edit::Delete`].
    Insert {
        /// The record.
        record: RecordId,
        /// The list; it is made if it is not there.
        list: FieldPath,
        /// Where in the list; beyond its end means at its end.
        index: usize,
        /// The item.
        item: String,
    },
    /// A list loses an item. Undone by [`Edit::Insert`].
    Delete {
        /// The record.
        record: RecordId,
        /// The list.
        list: FieldPath,
        /// Where in the list the item was.
        index: usize,
        /// The item.
        item: String,
    },
}

impl Edit {
    /// The record that the edit is about.
    #[must_use]
    pub fn record(&self) -> RecordId {
        match self {
            Self::Create { record, .. }
            | Self::Remove { record, .. }
            | Self::Set { record, .. }
            | Self::Insert { record, .. }
            | Self::Delete { record, .. } => *record,
        }
    }

    /// The texts that it puts in or takes out.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Create { text, .. } | Self::Remove { text, .. } => vec![text],
            Self::Set { old, new, .. } => old.iter().chain(new).map(String::as_str).collect(),
            Self::Insert { item, .. } | Self::Delete { item, .. } => vec![item],
        }
    }

    /// The field that the edit is about, `history[1]`; empty if it is about the whole record.
    #[must_use]
    pub fn field(&self) -> FieldPath {
        match self {
            Self::Create { .. } | Self::Remove { .. } => FieldPath::root(),
            Self::Set { path, .. } => path.clone(),
            Self::Insert { list, index, .. } | Self::Delete { list, index, .. } => {
                list.index(*index)
            }
        }
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Create { record, text } => Self::Remove { record, text },
            Self::Remove { record, text } => Self::Create { record, text },
            Self::Set {
                record,
                path,
                old,
                new,
            } => Self::Set {
                record,
                path,
                old: new,
                new: old,
            },
            Self::Insert {
                record,
                list,
                index,
                item,
            } => Self::Delete {
                record,
                list,
                index,
                item,
            },
            Self::Delete {
                record,
                list,
                index,
                item,
            } => Self::Insert {
                record,
                list,
                index,
                item,
            },
        }
    }
}
