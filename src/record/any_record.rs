//! What any record has, whichever its kind.

use crate::record::case::Case;
use crate::record::field_value::StructRef;
use crate::record::id::RecordId;
use crate::record::named::OtherName;
use crate::record::note::Note;
use crate::record::person::Person;
use crate::record::place::Place;
use crate::record::read::Record;
use crate::record::source::Source;
use crate::record::unit::Unit;

/// What any record has, whichever its kind.
pub trait AnyRecord {
    /// Its id.
    fn id(&self) -> RecordId;
    /// The name or title by which people know it.
    fn title(&self) -> &str;
    /// What else it is called; nothing for a kind that has no other names.
    fn other_names(&self) -> &[OtherName];
    /// Its notes, in the order of the file.
    fn notes(&self) -> &[Note];
    /// It, to read its fields.
    fn fields(&self) -> StructRef<'_>;
    /// It, as a record that says its kind.
    fn into_record(self: Box<Self>) -> Record;
}

/// Says where each kind has what any record has.
macro_rules! records {
    ($($kind:ident { title: $title:ident, other_names: $others:expr })+) => {
        $(
            impl AnyRecord for $kind {
                fn id(&self) -> RecordId {
                    self.id
                }

                fn title(&self) -> &str {
                    &self.$title
                }

                fn other_names(&self) -> &[OtherName] {
                    let others: fn(&Self) -> &[OtherName] = $others;
                    others(self)
                }

                fn notes(&self) -> &[Note] {
                    &self.notes
                }

                fn fields(&self) -> StructRef<'_> {
                    StructRef::$kind(self)
                }

                fn into_record(self: Box<Self>) -> Record {
                    Record::$kind(self)
                }
            }
        )+
    };
}

records! {
    Person { title: name, other_names: |one| &one.other_names }
    Case { title: title, other_names: |_| &[] }
    Source { title: title, other_names: |_| &[] }
    Place { title: name, other_names: |one| &one.other_names }
    Unit { title: name, other_names: |one| &one.other_names }
}

impl Record {
    /// What it has whichever its kind.
    #[must_use]
    pub fn any(&self) -> &dyn AnyRecord {
        match self {
            Self::Person(person) => &**person,
            Self::Case(case) => &**case,
            Self::Source(source) => &**source,
            Self::Place(place) => &**place,
            Self::Unit(unit) => &**unit,
        }
    }

    /// The record's id.
    #[must_use]
    pub fn id(&self) -> RecordId {
        self.any().id()
    }

    /// The name or title by which people know the record.
    #[must_use]
    pub fn title(&self) -> &str {
        self.any().title()
    }
}
