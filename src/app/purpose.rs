//! What a record's text is read for.

use crate::casebook::by::By;
use crate::casebook::problem::Conflict;
use crate::casebook::unsent::Kept;
use crate::record::entry::Entry;
use crate::record::id::RecordId;

/// The entry of a history that somebody has chosen: its place, and what stood there when it was
/// chosen. The file may have changed since, and then another entry stands in that place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenEntry {
    /// Its place in the history.
    pub index: usize,
    /// What it said.
    pub entry: Box<Entry>,
}

/// What a record's text is read for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To edit the record's own fields.
    EditRecord,
    /// To edit an entry.
    EditEntry(ChosenEntry),
    /// To withdraw an entry.
    Withdraw(ChosenEntry),
    /// To cite a source for an entry.
    Cite {
        /// The entry.
        entry: ChosenEntry,
        /// The source.
        source: RecordId,
    },
    /// To go on with a form that was kept when its screen went away.
    Resume {
        /// What was kept.
        kept: Box<Kept>,
        /// Who made the last change of the record, filled in by whoever reads it.
        by: Option<By>,
    },
    /// To go on with a form that met these conflicts, from what stands there now.
    GoOn(Vec<Conflict>),
}
