//! Which records are to be joined, and how.

use std::collections::BTreeSet;

use crate::casebook::book::Book;
use crate::record::id::RecordId;

/// Two records that are to become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinRequest {
    /// The record that is kept.
    pub kept: RecordId,
    /// The one that is joined to it.
    pub joined: RecordId,
    /// The fields whose value is taken from the joined one where both have another.
    pub taken: BTreeSet<String>,
    /// The records that were joined to the joined one before.
    pub aliases: Vec<RecordId>,
    /// The records that were joined to the kept one before.
    pub kept_aliases: Vec<RecordId>,
    /// The remark that stands with a value that was not kept.
    pub remark: String,
    /// Whether to join them although somebody judged the two to be of two people.
    pub anyway: bool,
}

impl JoinRequest {
    /// Joins one record to another, with everything that was joined to either before.
    #[must_use]
    pub fn new(
        book: &Book,
        (kept, joined): (RecordId, RecordId),
        taken: BTreeSet<String>,
        remark: String,
    ) -> Self {
        Self {
            kept,
            joined,
            taken,
            aliases: book.aliases(joined).into_iter().collect(),
            kept_aliases: book.aliases(kept).into_iter().collect(),
            remark,
            anyway: false,
        }
    }
}
