//! What planning an import asks of the store of records.

use std::collections::HashMap;

use crate::casebook::book::Book;
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

/// The people and sources that an import was planned with. Whoever comes later has been compared with no row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparedRecords(Vec<RecordId>);

impl ComparedRecords {
    /// Which kinds of records rows are compared with.
    pub const KINDS: [Kind; 2] = [Kind::Person, Kind::Source];

    /// Those of a book.
    #[must_use]
    pub fn of(book: &Book) -> Self {
        let mut ids: Vec<RecordId> = Self::KINDS
            .into_iter()
            .flat_map(|kind| book.ids(kind))
            .collect();
        ids.sort_unstable();
        Self(ids)
    }

    /// Whether a record is one of them.
    #[must_use]
    pub fn has(&self, id: RecordId) -> bool {
        self.0.binary_search(&id).is_ok()
    }
}
