//! One gesture of one person: what commits whole or not at all, and what one undo takes back.
//!
//! - `compose`: the text of new records and entries, in the layout that people write them in.
//! - `edit`: the smallest reversible fact about one record.
//! - `import_store`: what planning an import asks of the store of records.
//! - `encrypted_file`: an encrypted file, by its beginning and its name.
//! - `exported`: what was exported, as the log keeps it.
//! - `list_change`: a field that lists several things.
//! - `purpose`: the purpose of a change: what the program itself says that it is for.
//! - `purpose_text`: the text of a purpose: its form on disk, and read again.
//! - `query_edit`: the smallest reversible fact about the queries that a workspace keeps.
//! - `recipient_name`: the name of a recipient, which is never a key.
//! - `recorded`: whether something is recorded already, before it is added and where it was.

pub mod compose;
pub mod edit;
pub mod encrypted_file;
pub mod exported;
pub mod import_store;
pub mod list_change;
pub mod purpose;
pub mod purpose_text;
pub mod query_edit;
pub mod recipient_name;
pub mod recorded;

use std::collections::HashSet;

use jiff::Timestamp;

use serde::{Deserialize, Serialize};

use crate::casebook::change::edit::Edit;
use crate::casebook::change::query_edit::QueryEdit;
use crate::record::id::RecordId;

/// The name of a change: 32 hexadecimal characters of randomness.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChangeId(pub String);

/// What kind of gesture a change is, which decides how undo and redo treat it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChangeKind {
    /// Something new.
    Do,
    /// Takes back the change that is named.
    Undo(ChangeId),
    /// Does again the change that was taken back by the undo that is named.
    Redo(ChangeId),
}

/// One gesture. It commits whole or not at all; it is one line in the log and one undo step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its name.
    pub id: ChangeId,
    /// What kind of gesture it is.
    pub change_kind: ChangeKind,
    /// Who made it.
    pub author: String,
    /// When, UTC.
    pub at: Timestamp,
    /// What it is for, one line in plain words, for the log and for undo: `Gorshenin: Returned`.
    pub why: String,
    /// The facts about records, in the order in which they are applied.
    pub edits: Vec<Edit>,
    /// The facts about saved queries, likewise. Mostly empty.
    pub queries: Vec<QueryEdit>,
}

impl Change {
    /// The edits that take the change back, in the order in which they must be applied.
    #[must_use]
    pub fn inverse_edits(&self) -> Vec<Edit> {
        self.edits.iter().rev().map(Edit::inverse).collect()
    }

    /// The edits of saved queries that take the change back, in the order in which they must be
    /// applied.
    #[must_use]
    pub fn inverse_queries(&self) -> Vec<QueryEdit> {
        self.queries.iter().rev().map(QueryEdit::inverse).collect()
    }

    /// The records that the change touches, each once, in the order of their first edit.
    #[must_use]
    pub fn records(&self) -> Vec<RecordId> {
        let mut seen = HashSet::new();
        let records = self.edits.iter().map(Edit::record);
        records.filter(|record| seen.insert(*record)).collect()
    }
}
