//! Which texts of a record are searched, and as what.

use crate::casebook::book::Book;
use crate::record::any_record::AnyRecord;
use crate::record::field::SearchRule;
use crate::record::field_value::{FieldValue, StructRef};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::named::{NameKind, NameStatus};
use crate::search::query::TextField;

/// As what a text is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexedField {
    /// The name or title of the record.
    Name = 0,
    /// Another name or spelling.
    OtherName = 1,
    /// A name that says little: a nickname, a call sign, or one that the source changed.
    WeakName = 2,
    /// Where somebody comes from, was, or something is.
    Place = 3,
    /// A military unit.
    Unit = 4,
    /// A rank or role.
    Rank = 5,
    /// The title of a case.
    Case = 6,
    /// The title, publisher or author of a source.
    Source = 7,
    /// A free label.
    Tag = 8,
    /// A note or summary.
    Note = 9,
    /// Who wrote something.
    By = 10,
    /// The id of a case; looked in only if a case is asked for.
    AboutCase = 11,
    /// The publisher, author and id of a source; looked in only if a source is asked for, because
    /// a newspaper's name says nothing about whom it writes of.
    AboutSource = 12,
    /// What an entry or a relation says that was withdrawn. It counts for nothing, so it makes nobody
    /// be anywhere, and answers only if no field is asked for: what somebody remembers having read
    /// is still found. Who said so and who entered it is as true as before.
    Withdrawn = 13,
}

/// A text that is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Text<'a> {
    /// As it stands in the record.
    Plain(&'a str),
    /// The text of a place, which stands for the place with all its spellings and for all places
    /// that it lies in.
    Place(&'a str),
    /// The text of a unit, likewise.
    Unit(&'a str),
    /// A case or source, which stands for its title.
    Record(RecordId),
    /// A case or source, which stands for its id, publisher and author.
    About(RecordId),
}

impl IndexedField {
    /// Whether the field holds the record's own names.
    #[must_use]
    pub const fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::OtherName | Self::WeakName)
    }

    /// The field as one bit of a set.
    #[must_use]
    pub const fn bit(self) -> u16 {
        1 << self as u16
    }

    /// The field with this number.
    #[must_use]
    pub const fn of_number(number: u32) -> Self {
        match number {
            0 => Self::Name,
            1 => Self::OtherName,
            2 => Self::WeakName,
            3 => Self::Place,
            4 => Self::Unit,
            5 => Self::Rank,
            6 => Self::Case,
            7 => Self::Source,
            8 => Self::Tag,
            9 => Self::Note,
            11 => Self::AboutCase,
            12 => Self::AboutSource,
            13 => Self::Withdrawn,
            _ => Self::By,
        }
    }
}

/// The fields, as a set of [`IndexedField::bit`]s, that a part of a query looks in.
#[must_use]
pub const fn fields(field: Option<TextField>) -> u16 {
    match field {
        None => {
            !(IndexedField::By.bit()
                | IndexedField::AboutCase.bit()
                | IndexedField::AboutSource.bit())
        }
        Some(TextField::Name) => NAMES,
        Some(TextField::Place) => IndexedField::Place.bit(),
        Some(TextField::Unit) => IndexedField::Unit.bit(),
        Some(TextField::Case) => IndexedField::Case.bit() | IndexedField::AboutCase.bit(),
        Some(TextField::Source) => IndexedField::Source.bit() | IndexedField::AboutSource.bit(),
        Some(TextField::Tag) => IndexedField::Tag.bit(),
        Some(TextField::Note) => IndexedField::Note.bit(),
        Some(TextField::By) => IndexedField::By.bit(),
    }
}

/// The fields in which near spellings and letters with gaps count: names and titles, where people
/// mistype; in long texts these would match half of everything.
pub const FORGIVING: u16 = !(IndexedField::Tag.bit()
    | IndexedField::Note.bit()
    | IndexedField::By.bit()
    | IndexedField::AboutCase.bit()
    | IndexedField::AboutSource.bit()
    | IndexedField::Withdrawn.bit());

/// The fields that hold a record's own names.
pub const NAMES: u16 =
    IndexedField::Name.bit() | IndexedField::OtherName.bit() | IndexedField::WeakName.bit();

/// Calls `visit` with every text of a record that is searched; names come first.
pub fn visit(book: &Book, kind: Kind, row: u32, visit: &mut dyn FnMut(IndexedField, Text)) {
    match book.table(kind).any_row(row).map(AnyRecord::fields) {
        // Of a record that another one stands for nothing is looked at.
        Some(StructRef::Person(person)) if book.is_joined(person) => {}
        Some(record) => {
            visit_fields(book, record, visit);
            match record {
                StructRef::Place(place) => visit(IndexedField::Place, Text::Place(&place.name)),
                StructRef::Unit(unit) => visit(IndexedField::Unit, Text::Unit(&unit.name)),
                _ => {}
            }
        }
        None => {}
    }
}

/// Calls `visit` with every spelling that a text stands for, itself first.
pub fn spellings<'a>(book: &'a Book, text: Text<'a>, visit: &mut dyn FnMut(&'a str)) {
    match text {
        Text::Plain(plain) => visit(plain),
        Text::Place(plain) => {
            visit(plain);
            let mut next = book.resolve(Kind::Place, plain);
            for _ in 0..DEEPEST {
                let Some(place) = next.and_then(|id| book.places().get(id)) else {
                    return;
                };
                visit(&place.name);
                place
                    .other_names
                    .iter()
                    .for_each(|other| visit(&other.text));
                next = place.parent.id();
            }
        }
        Text::Unit(plain) => {
            visit(plain);
            let mut next = book.resolve(Kind::Unit, plain);
            for _ in 0..DEEPEST {
                let Some(unit) = next.and_then(|id| book.units().get(id)) else {
                    return;
                };
                visit(&unit.name);
                visit(&unit.number);
                unit.other_names.iter().for_each(|other| visit(&other.text));
                next = unit.parent.id();
            }
        }
        Text::Record(id) => {
            if let Some(title) = book.title_of(id) {
                visit(title);
            }
        }
        Text::About(id) => {
            if let Some(case) = book.cases().get(id) {
                visit(case.id.as_str());
            }
            if let Some(source) = book.sources().get(id) {
                visit(source.id.as_str());
                visit(&source.publisher);
                visit(&source.author);
            }
        }
    }
}

/// How many places or units may lie in each other; a circle of parents ends here.
const DEEPEST: usize = 12;

/// The fields of a record, or of a struct in one, by their rules in the schema.
fn visit_fields(book: &Book, of: StructRef, visit: &mut dyn FnMut(IndexedField, Text)) {
    let is_withdrawn = match of {
        StructRef::Entry(entry) => entry.is_withdrawn(),
        StructRef::Relation(relation) => relation.is_withdrawn(),
        _ => false,
    };
    let is_weak = match of {
        StructRef::Person(person) => person.name_status == NameStatus::Changed,
        StructRef::OtherName(other) => other.kind.as_ref().is_some_and(NameKind::is_weak),
        _ => false,
    };
    of.each_field(&mut |field, value| match value {
        FieldValue::Struct(inside) => visit_fields(book, inside, visit),
        FieldValue::List(_) if field.items.is_empty() && field.search == SearchRule::Nowhere => {}
        FieldValue::List(_) => value.items().for_each(|item| match item {
            FieldValue::Struct(inside) => visit_fields(book, inside, visit),
            item => visit_text(field.search, item, visit),
        }),
        FieldValue::Link(link) => {
            if let Some(id) = link.id() {
                visit_link(book, field.search, id, visit);
            }
        }
        _ if is_withdrawn => match field.search {
            SearchRule::Note | SearchRule::Place => {
                visit_text(SearchRule::Withdrawn, value, visit);
            }
            rule => visit_text(rule, value, visit),
        },
        _ if is_weak && (field.is_title() || field.search == SearchRule::OtherName) => {
            if let Some(text) = value.text() {
                visit(IndexedField::WeakName, Text::Plain(text));
            }
        }
        _ => visit_text(field.search, value, visit),
    });
}

fn visit_text(rule: SearchRule, value: FieldValue, visit: &mut dyn FnMut(IndexedField, Text)) {
    let Some(text) = value.text().filter(|text| !text.is_empty()) else {
        return;
    };
    let field = match rule {
        SearchRule::Place => return visit_place(text, visit),
        SearchRule::Unit => return visit_unit(text, visit),
        SearchRule::Nowhere | SearchRule::Case => return,
        SearchRule::Name | SearchRule::PlaceName | SearchRule::UnitName => IndexedField::Name,
        SearchRule::OtherName => IndexedField::OtherName,
        SearchRule::Rank => IndexedField::Rank,
        SearchRule::Source => IndexedField::Source,
        SearchRule::Tag => IndexedField::Tag,
        SearchRule::Note => IndexedField::Note,
        SearchRule::By => IndexedField::By,
        SearchRule::Withdrawn => IndexedField::Withdrawn,
    };
    visit(field, Text::Plain(text));
}

fn visit_link(
    book: &Book,
    rule: SearchRule,
    to: RecordId,
    visit: &mut dyn FnMut(IndexedField, Text),
) {
    match rule {
        SearchRule::Source => {
            visit(IndexedField::Source, Text::Record(to));
            visit(IndexedField::AboutSource, Text::About(to));
        }
        SearchRule::Case => {
            if let Some(case) = book.cases().get(to) {
                visit(IndexedField::Case, Text::Record(to));
                visit(IndexedField::AboutCase, Text::About(to));
                visit_place(&case.place, visit);
                visit_unit(&case.unit, visit);
            }
        }
        _ => {}
    }
}

fn visit_place(place: &str, visit: &mut dyn FnMut(IndexedField, Text)) {
    if !place.is_empty() {
        visit(IndexedField::Place, Text::Place(place));
    }
}

fn visit_unit(unit: &str, visit: &mut dyn FnMut(IndexedField, Text)) {
    if !unit.is_empty() {
        visit(IndexedField::Unit, Text::Unit(unit));
    }
}
