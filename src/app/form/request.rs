//! What a record's text is read for.

use crate::casebook::draft::SavedDraft;
use crate::casebook::errors::conflict::EditConflict;
use crate::casebook::external::change_origin::ChangeOrigin;
use crate::casebook::fields::list_item::{ListItem, StatementList};
use crate::casebook::fields::risk_or_consent::RiskOrConsent;
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::text::pages::disputed::Pick;

/// The entry of a history that somebody has chosen: its place, and what stood there when it was
/// chosen. The file may have changed since, and then another entry stands in that place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenEntry {
    /// Its place in the history.
    pub index: usize,
    /// What it said.
    pub entry: Box<Entry>,
}

/// A statement in a list of its own that somebody has chosen, likewise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenItem {
    /// The list.
    pub list: StatementList,
    /// Its place in the list.
    pub index: usize,
    /// What it said.
    pub says: Box<ListItem>,
}

/// A statement that a source is cited for, or that is withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cited {
    /// An entry.
    Entry(ChosenEntry),
    /// A statement in a list of its own.
    Item(ChosenItem),
}

/// What a record's text is read for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormRequest {
    /// To edit the record's own fields.
    EditRecord,
    /// To edit an entry.
    EditEntry(ChosenEntry),
    /// To edit a statement in a list of its own.
    EditItem(ChosenItem),
    /// To say how much a person is in danger, or what they agreed to.
    EditCare(RiskOrConsent),
    /// To add a statement to such a list.
    AddItem(StatementList),
    /// To choose between sides of a dispute.
    Choose(Pick),
    /// To withdraw an entry or a relation.
    Withdraw(Cited),
    /// To cite a source for a statement.
    Cite {
        /// The statement.
        cited: Cited,
        /// The source.
        source: RecordId,
    },
    /// The same as another purpose, with the cursor in the field of this name.
    At(Box<FormRequest>, &'static str),
    /// To go on with a form that was kept when its screen went away.
    Resume {
        /// What was kept.
        kept: Box<SavedDraft>,
        /// Who made the last change of the record, filled in by whoever reads it.
        by: Option<ChangeOrigin>,
    },
    /// To go on with a form that met these conflicts, from what stands there now.
    Retry(Vec<EditConflict>),
}
