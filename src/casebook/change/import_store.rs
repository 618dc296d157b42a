//! What planning an import asks of the store of records.

use std::collections::HashMap;

use crate::casebook::change::edit::Edit;
use crate::casebook::errors::failure::Failure;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;

/// What planning an import asks of the files of a workspace.
pub trait ImportStore {
    /// Who imports.
    fn author(&self) -> &str;

    /// The id of a new record.
    ///
    /// # Errors
    ///
    /// [`Failure`] if none can be drawn.
    fn new_id(&self, kind: Kind) -> Result<RecordId, Failure>;

    /// The text of a record's file as it is now.
    fn text_of(&self, id: RecordId) -> Option<String>;

    /// What the logs say was done, by record, oldest first. Logs that cannot be read say nothing, and then nothing
    /// is replaced.
    fn edits_by_record(&self) -> HashMap<RecordId, Vec<Edit>>;

    /// Which of these people were erased. Logs that cannot be read say that nobody was: the commit asks again.
    fn erased(&self, people: &[&Person]) -> Vec<bool>;
}
