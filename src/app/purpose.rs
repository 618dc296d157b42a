//! What a record's text is read for.

use crate::record::id::RecordId;

/// What a record's text is read for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To edit the record's own fields.
    EditRecord,
    /// To edit an entry, by its place in the history.
    EditEntry(usize),
    /// To withdraw an entry.
    Withdraw(usize),
    /// To cite a source for an entry.
    Cite {
        /// The entry.
        entry: usize,
        /// The source.
        source: RecordId,
    },
}
