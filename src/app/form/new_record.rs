//! Records that are made of what is typed in a field that holds records, in the same change as the form.
//!
//! Which id a new record gets is known only when the change is written. Until then a placeholder stands
//! for it: an id that no record has and that nobody has typed.

use crate::casebook::change::compose::Written;
use crate::record::field::FieldType;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::ron_text::quote::quote;

/// A record that is about to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRecord {
    /// Of which kind.
    pub kind: Kind,
    /// Its name or title.
    pub title: String,
    /// What stands for its id until it has one.
    pub placeholder: RecordId,
}

impl NewRecord {
    /// The fields of the record.
    #[must_use]
    pub fn fields(&self) -> Vec<Written> {
        let name = match self.kind {
            Kind::Case | Kind::Source => "title",
            Kind::Person | Kind::Place | Kind::Unit => "name",
        };
        vec![(name, quote(&self.title))]
    }
}

/// What placeholders begin with after the kind's letter and dash. Ids of ours have no `i`, `l`, `o`, `u`.
pub const BEGINNING: &str = "tobemadeuoli";

/// Whether an id only stands for that of a record that is about to be made.
#[must_use]
pub fn is_placeholder(id: RecordId) -> bool {
    id.as_str()[2..].starts_with(BEGINNING)
}

/// The kind of the records that a field holds.
#[must_use]
pub const fn kind_of(holds: FieldType) -> Option<Kind> {
    match holds {
        FieldType::Link(kind) | FieldType::Links(kind) => Some(kind),
        FieldType::Parts => Some(Kind::Case),
        FieldType::Citations => Some(Kind::Source),
        _ => None,
    }
}
