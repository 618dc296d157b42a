//! A change that is to be put on disk, as far as the screen knows it.

use crate::app::form::new_record::NewRecord;
use crate::casebook::change::compose::Written;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::purpose::Purpose;
use crate::casebook::change::query_edit::QueryEdit;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::kind::Kind;

/// A citation that entries of several people get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedCitation {
    /// The people, each with the entry as it was seen.
    pub entries: Vec<(RecordId, Entry)>,
    /// The fields of the citation.
    pub fields: Vec<Written>,
}

/// A change that is to be put on disk. Records that it makes get their ids when it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeRequest {
    /// What it is for, as the log has it.
    pub why: String,
    /// The facts.
    pub edits: Vec<Edit>,
    /// The saved queries that change.
    pub queries: Vec<QueryEdit>,
    /// The records that are made, with their fields; one that the change is about comes first.
    pub create: Vec<(Kind, Vec<Written>)>,
    /// The records that are made because the rest links to them by their placeholders.
    pub made: Vec<NewRecord>,
    /// What is cited for several people at once.
    pub citation: Option<SharedCitation>,
}

impl ChangeRequest {
    /// A change of these facts.
    #[must_use]
    pub fn new(purpose: Purpose, edits: Vec<Edit>) -> Self {
        Self {
            why: purpose.into(),
            edits,
            ..Self::default()
        }
    }

    /// A change of saved queries.
    #[must_use]
    pub fn of_queries(purpose: Purpose, queries: Vec<QueryEdit>) -> Self {
        Self {
            why: purpose.into(),
            queries,
            ..Self::default()
        }
    }

    /// A change that makes a record.
    #[must_use]
    pub fn of_new_record(purpose: Purpose, kind: Kind, fields: Vec<Written>) -> Self {
        Self {
            why: purpose.into(),
            create: vec![(kind, fields)],
            ..Self::default()
        }
    }

    /// Puts an id in the place of a placeholder.
    pub fn set_id(&mut self, made: &NewRecord, id: RecordId) {
        let put = |text: &mut String| *text = text.replace(made.placeholder.as_str(), id.as_str());
        for edit in &mut self.edits {
            match edit {
                Edit::Create { text, .. } => put(text),
                Edit::Insert { item, .. } => put(item),
                Edit::Set { new, .. } => new.iter_mut().for_each(put),
                Edit::Remove { .. } | Edit::Delete { .. } => {}
            }
        }
        let created = self.create.iter_mut().map(|(_, fields)| fields);
        let cited = self
            .citation
            .iter_mut()
            .map(|citation| &mut citation.fields);
        for (_, value) in created.chain(cited).flatten() {
            put(value);
        }
    }
}
