//! What a field of a record holds, read without knowing which field it is.

use std::fmt;

use compact_str::CompactString;

use crate::record::case::{Case, CaseKind, CaseState, Count, RelatedCase};
use crate::record::citation::{Citation, Claim, Via};
use crate::record::edtf_date::EdtfDate;
use crate::record::entry::{Contact, Entry};
use crate::record::grade::{Credibility, Reliability};
use crate::record::id::{Link, RecordId};
use crate::record::named::{NameKind, NameStatus, OtherName};
use crate::record::note::{Note, Review};
use crate::record::person::{Age, CasePart, Consent, ListId, Person, Relation, Risk, Role, Sex};
use crate::record::place::{Place, PlaceKind};
use crate::record::read::Record;
use crate::record::source::{Attachment, Source, SourceKind};
use crate::record::status::Status;
use crate::record::step::{DocumentKind, IdentityDocument, Step, StepKind};
use crate::record::unit::Unit;
use crate::record::word::AnyWord;

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum FieldValue<'r> {
    /// It is missing.
    Nothing,
    /// A text; empty if it is missing.
    Text(&'r str),
    /// A bare word; empty if it is missing.
    Word(&'r str),
    /// A status.
    Status(&'r Status),
    /// A date; empty if it is missing.
    Date(&'r EdtfDate),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(u64),
    /// A number with a fraction.
    Decimal(f64),
    /// How credible a statement is.
    Credibility(Credibility),
    /// The record's own id.
    Id(RecordId),
    /// A reference.
    Link(&'r Link),
    /// A struct with fields of its own.
    Struct(StructRef<'r>),
    /// A list.
    List(&'r dyn ItemList),
}

impl<'r> FieldValue<'r> {
    /// The value as one text, if it is one; empty if it is missing.
    #[must_use]
    pub fn text(self) -> Option<&'r str> {
        match self {
            Self::Text(text) | Self::Word(text) => Some(text),
            Self::Date(date) => Some(date.as_str()),
            Self::Status(status) => Some(status.as_str()),
            Self::Nothing => Some(""),
            Self::Flag(_)
            | Self::Number(_)
            | Self::Decimal(_)
            | Self::Credibility(_)
            | Self::Id(_)
            | Self::Link(_)
            | Self::Struct(_)
            | Self::List(_) => None,
        }
    }

    /// The items of a list, in order; none of anything else.
    pub fn items(self) -> impl Iterator<Item = FieldValue<'r>> {
        let list = match self {
            Self::List(list) => Some(list),
            _ => None,
        };
        list.into_iter()
            .flat_map(|list| (0..list.count()).filter_map(|at| list.item(at)))
    }
}

/// What can stand in a field.
pub trait Valued: fmt::Debug {
    /// It, as a value.
    fn value(&self) -> FieldValue<'_>;
}

/// A list in a record.
pub trait ItemList: fmt::Debug {
    /// How many items there are.
    fn count(&self) -> usize;
    /// One of them.
    fn item(&self, at: usize) -> Option<FieldValue<'_>>;
}

impl<T: Valued> ItemList for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, at: usize) -> Option<FieldValue<'_>> {
        self.get(at).map(T::value)
    }
}

impl<T: Valued> Valued for Vec<T> {
    fn value(&self) -> FieldValue<'_> {
        FieldValue::List(self)
    }
}

impl<T: Valued> Valued for Option<T> {
    fn value(&self) -> FieldValue<'_> {
        self.as_ref().map_or(FieldValue::Nothing, T::value)
    }
}

impl<T: Valued> Valued for Box<T> {
    fn value(&self) -> FieldValue<'_> {
        T::value(self)
    }
}

/// Says how types of the records are read as values.
macro_rules! values {
    ($($type:ty: $one:ident => $value:expr;)+) => {
        $(
            impl Valued for $type {
                fn value(&self) -> FieldValue<'_> {
                    let $one = self;
                    $value
                }
            }
        )+
    };
}

values! {
    String: text => FieldValue::Text(text);
    CompactString: text => FieldValue::Text(text);
    AnyWord: word => FieldValue::Word(word.as_str());
    NameStatus: word => FieldValue::Word(word.as_str());
    NameKind: word => FieldValue::Word(word.as_str());
    Sex: word => FieldValue::Word(word.as_str());
    Role: word => FieldValue::Word(word.as_str());
    CaseKind: word => FieldValue::Word(word.as_str());
    CaseState: word => FieldValue::Word(word.as_str());
    SourceKind: word => FieldValue::Word(word.as_str());
    PlaceKind: word => FieldValue::Word(word.as_str());
    Reliability: word => FieldValue::Word(word.as_str());
    Via: word => FieldValue::Word(word.as_str());
    StepKind: word => FieldValue::Word(word.as_str());
    DocumentKind: word => FieldValue::Word(word.as_str());
    Contact: word => FieldValue::Word(word.as_str());
    Status: status => FieldValue::Status(status);
    EdtfDate: date => FieldValue::Date(date);
    bool: flag => FieldValue::Flag(*flag);
    u64: number => FieldValue::Number(*number);
    f64: number => FieldValue::Decimal(*number);
    Credibility: digit => FieldValue::Credibility(*digit);
    RecordId: id => FieldValue::Id(*id);
    Link: link => FieldValue::Link(link);
}

/// Says which structs a record has in it.
macro_rules! structs {
    ($($(#[$meta:meta])* $name:ident)+) => {
        /// A record, or a struct in one.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub enum StructRef<'r> {
            $($(#[$meta])* $name(&'r $name),)+
        }

        values! { $($name: one => FieldValue::Struct(StructRef::$name(one));)+ }
    };
}

structs! {
    /// A person.
    Person
    /// A case.
    Case
    /// A source.
    Source
    /// A place.
    Place
    /// A unit.
    Unit
    /// An entry of a history.
    Entry
    /// A citation.
    Citation
    /// What another source says.
    Claim
    /// Another name.
    OtherName
    /// An age.
    Age
    /// The id that a list has for a person.
    ListId
    /// A paper or number by which an authority knows somebody.
    IdentityDocument
    /// Something that was done for somebody.
    Step
    /// A part in a case.
    CasePart
    /// Somebody close.
    Relation
    /// How much somebody is in danger.
    Risk
    /// What somebody agreed to.
    Consent
    /// A figure.
    Count
    /// A connection to another case.
    RelatedCase
    /// A copy of a source.
    Attachment
    /// A remark.
    Note
    /// A look that changed nothing.
    Review
}

impl<'r> From<&'r Record> for StructRef<'r> {
    fn from(record: &'r Record) -> Self {
        record.any().fields()
    }
}
