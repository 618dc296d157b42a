//! The statements of a record that stand in lists of their own beside the history: ages, claims,
//! figures, people close to a person, steps, documents. Each has its place, and what it says, to find it again when the file has changed.

use crate::casebook::book::Book;
use crate::casebook::fields::field::{AGE, CLAIM, COUNT, DOCUMENT, RELATION, STEP};
use crate::record::case::Count;
use crate::record::citation::Claim;
use crate::record::field::Field;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::{Age, Relation};
use crate::record::read::read_ron;
use crate::record::step::{IdentityDocument, Step};

/// A list of statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementList {
    /// Ages of a person.
    Ages,
    /// What others say of a person or case.
    Claims,
    /// Figures of a case.
    Counts,
    /// People close to a person.
    Relations,
    /// What was done for a person.
    Steps,
    /// Papers and numbers of a person.
    Documents,
}

impl StatementList {
    /// The lists that a record of this kind has.
    #[must_use]
    pub const fn of(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Person => &[
                Self::Steps,
                Self::Relations,
                Self::Ages,
                Self::Documents,
                Self::Claims,
            ],
            Kind::Case => &[Self::Counts, Self::Claims],
            Kind::Source | Kind::Place | Kind::Unit => &[],
        }
    }

    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Ages,
        Self::Claims,
        Self::Counts,
        Self::Relations,
        Self::Steps,
        Self::Documents,
    ];

    /// The list of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.name() == name)
    }

    /// Its name in the record.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ages => "ages",
            Self::Claims => "claims",
            Self::Counts => "counts",
            Self::Relations => "relations",
            Self::Steps => "steps",
            Self::Documents => "documents",
        }
    }

    /// What one item of it is called.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ages => "age",
            Self::Claims => "claim",
            Self::Counts => "figure",
            Self::Relations => "relation",
            Self::Steps => "step",
            Self::Documents => "document",
        }
    }

    /// The key that stands for it among the lists.
    #[must_use]
    pub const fn key(self) -> char {
        match self {
            Self::Ages => 'a',
            Self::Claims => 'c',
            Self::Counts => 'f',
            Self::Relations => 'r',
            Self::Steps => 's',
            Self::Documents => 'd',
        }
    }

    /// The fields without which an item says nothing.
    pub fn needs(self) -> impl Iterator<Item = &'static str> {
        let required = self.fields().iter().filter(|field| field.required);
        required.map(|field| field.name)
    }

    /// Whether an item of it may be withdrawn with a reason and stay readable.
    #[must_use]
    pub const fn is_withdrawn_by_reason(self) -> bool {
        matches!(self, Self::Relations)
    }

    /// The fields of one item, in the order of a form.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Ages => AGE,
            Self::Claims => CLAIM,
            Self::Counts => COUNT,
            Self::Relations => RELATION,
            Self::Steps => STEP,
            Self::Documents => DOCUMENT,
        }
    }
}

/// What an item says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListItem {
    /// An age.
    Age(Age),
    /// What others say.
    Claim(Claim),
    /// A figure.
    Count(Count),
    /// Somebody close to the person.
    Relation(Relation),
    /// Something that was done for the person.
    Step(Step),
    /// A paper or number.
    Document(IdentityDocument),
}

impl ListItem {
    /// What the item is called in a title: `relation, mother`.
    #[must_use]
    pub fn told(&self, list: StatementList) -> String {
        match self {
            Self::Relation(relation) => {
                format!("{}, {}", list.word(), relation.kind.as_str().to_lowercase())
            }
            Self::Age(_) | Self::Claim(_) | Self::Count(_) | Self::Step(_) | Self::Document(_) => {
                list.word().to_owned()
            }
        }
    }
}

/// What a record says in a place of a list; `None` if there is nothing.
#[must_use]
pub fn item_at(
    book: &Book,
    record: RecordId,
    list: StatementList,
    index: usize,
) -> Option<ListItem> {
    let person = book.people().get(record);
    let case = book.cases().get(record);
    match list {
        StatementList::Ages => person?.ages.get(index).cloned().map(ListItem::Age),
        StatementList::Counts => case?.counts.get(index).cloned().map(ListItem::Count),
        StatementList::Relations => person?
            .relations
            .get(index)
            .cloned()
            .map(ListItem::Relation),
        StatementList::Steps => person?.steps.get(index).cloned().map(ListItem::Step),
        StatementList::Documents => person?
            .documents
            .get(index)
            .cloned()
            .map(ListItem::Document),
        StatementList::Claims => {
            let claims = person.map(|one| &one.claims);
            let claims = claims.or_else(|| case.map(|one| &one.claims))?;
            claims.get(index).cloned().map(ListItem::Claim)
        }
    }
}

/// What an item's text says; `None` if it does not read as one.
#[must_use]
pub fn read_stated(list: StatementList, text: &str) -> Option<ListItem> {
    match list {
        StatementList::Ages => read_ron(text).ok().map(ListItem::Age),
        StatementList::Claims => read_ron(text).ok().map(ListItem::Claim),
        StatementList::Counts => read_ron(text).ok().map(ListItem::Count),
        StatementList::Relations => read_ron(text).ok().map(ListItem::Relation),
        StatementList::Steps => read_ron(text).ok().map(ListItem::Step),
        StatementList::Documents => read_ron(text).ok().map(ListItem::Document),
    }
}
