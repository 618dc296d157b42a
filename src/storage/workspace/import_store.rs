//! The workspace as the store that an import is planned against, and the door by which its change is written.

use std::collections::HashMap;

use crate::casebook::change::edit::Edit;
use crate::casebook::change::import_store::ImportStore;
use crate::casebook::change::query_edit::QueryEdit;
use crate::casebook::errors::failure::Failure;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::storage::commit::publish::Committed;
use crate::storage::workspace::Workspace;

impl ImportStore for Workspace {
    fn author(&self) -> &str {
        &self.author_device().author
    }

    fn new_id(&self, kind: Kind) -> Result<RecordId, Failure> {
        self.fresh_id(kind)
    }

    fn text_of(&self, id: RecordId) -> Option<String> {
        self.text(id).ok().flatten()
    }

    fn edits_by_record(&self) -> HashMap<RecordId, Vec<Edit>> {
        let (lines, _) = self.history().unwrap_or_default();
        let mut done: HashMap<RecordId, Vec<Edit>> = HashMap::new();
        for edit in lines.into_iter().flat_map(|line| line.edits) {
            done.entry(edit.record()).or_default().push(edit);
        }
        done
    }

    fn erased(&self, people: &[&Person]) -> Vec<bool> {
        let erased = self.were_erased(people);
        erased.unwrap_or_else(|_| vec![false; people.len()])
    }
}

/// An import as it is written.
#[derive(Debug)]
pub struct ImportCommit<'c> {
    /// What it is for, as the log has it.
    pub why: String,
    /// The change.
    pub edits: Vec<Edit>,
    /// What is added to the workspace itself.
    pub queries: Vec<QueryEdit>,
    /// The file that is kept with its source: its name and the bytes that were read.
    pub copy: Option<(&'c str, &'c [u8])>,
    /// Whether it takes also people of a name that was erased.
    pub anyway: bool,
}

impl Workspace {
    /// Writes an import, as one change.
    ///
    /// # Errors
    ///
    /// Those of [`Workspace::commit_with_copy`].
    pub fn commit_import(&self, import: ImportCommit<'_>) -> Result<Committed, Failure> {
        let mut change = self.change(import.why, import.edits)?;
        change.queries = import.queries;
        match import.copy {
            Some((name, bytes)) => self.commit_with_copy(&change, name, bytes, import.anyway),
            None if import.anyway => self.commit_anyway(&change),
            None => self.commit(&change),
        }
    }
}
