//! The workspace as the store that an import is planned against, and the door by which its change is written.

use std::collections::HashMap;
use std::io;

use crate::casebook::change::edit::Edit;
use crate::casebook::change::import_store::{ComparedRecords, ImportStore};
use crate::casebook::change::query_edit::QueryEdit;
use crate::casebook::errors::cause::FileOperation;
use crate::casebook::errors::failure::Failure;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::storage::commit::publish::{CommitOptions, Committed};
use crate::storage::commit::{begin, commit_held};
use crate::storage::erase::erasures::nobody_erased;
use crate::storage::error::failed;
use crate::storage::fs::Fs;
use crate::storage::load::{id_of, read_one};
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
pub struct ImportCommit<'c> {
    /// What it is for, as the log has it.
    pub why: String,
    /// The change.
    pub edits: Vec<Edit>,
    /// What is added to the workspace itself.
    pub queries: Vec<QueryEdit>,
    /// With whom the rows were compared; `None` if the ids of the rows say whom they are about.
    pub compared: Option<ComparedRecords>,
    /// The file that is kept with its source: its name and the bytes that were read.
    pub copy: Option<(&'c str, &'c [u8])>,
    /// What else it is asked for.
    pub options: CommitOptions<'c>,
    /// Whether it takes also people of a name that was erased.
    pub anyway: bool,
}

impl Workspace {
    /// Writes an import, as one change.
    ///
    /// # Errors
    ///
    /// [`Failure::AddedMeanwhile`] if there is somebody whom no row was compared with; and those of
    /// [`Workspace::commit`].
    pub fn commit_import(&self, import: ImportCommit<'_>) -> Result<Committed, Failure> {
        let mut change = self.change(import.why, import.edits)?;
        change.queries = import.queries;
        let commit = || {
            self.writable()?;
            let (_held, problems) = begin(self.fs())?;
            if !import.anyway {
                nobody_erased(self.fs(), &change)?;
            }
            if let Some(compared) = &import.compared {
                nobody_added(self.fs(), compared)?;
            }
            let committed = commit_held(self.fs(), self.author_device(), change, import.options)?;
            Ok(committed.after(problems))
        };
        let commit = || self.attributed(commit());
        match import.copy {
            Some(copy) => self.with_copy(copy, commit),
            None => commit(),
        }
    }
}

/// Refuses a plan that knows not everybody. A file that does not read as a record was nobody to the plan either.
fn nobody_added(fs: &dyn Fs, compared: &ComparedRecords) -> Result<(), Failure> {
    for kind in ComparedRecords::KINDS {
        let folder = kind.folder();
        let listed = match fs.list(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            listed => listed.map_err(|error| failed(fs, FileOperation::List, folder, &error))?,
        };
        for entry in listed {
            let id = id_of(kind, &entry.name.to_string_lossy()).ok().flatten();
            if let Some(record) = id.filter(|id| !compared.has(*id))
                && let Ok(Some(_)) = read_one(fs, record)
            {
                return Err(Failure::AddedMeanwhile { record });
            }
        }
    }
    Ok(())
}
