//! Which texts of a record are searched, and as what.

use crate::casebook::book::Book;
use crate::record::case::Case;
use crate::record::citation::{Citation, Claim};
use crate::record::entry::Entry;
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::named::{NameKind, NameStatus, OtherName};
use crate::record::note::Note;
use crate::record::person::{Person, Relation};
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
    /// The id of a case; looked in only where a case is asked for.
    AboutCase = 11,
    /// The publisher, author and id of a source; looked in only where a source is asked for, because
    /// a newspaper's name says nothing about whom it writes of.
    AboutSource = 12,
    /// What an entry or a relation says that was withdrawn. It counts for nothing, so it makes nobody
    /// be anywhere, and answers only where no field is asked for: what somebody remembers having read
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
    let mut plain = |field, text: &str| {
        if !text.is_empty() {
            visit(field, Text::Plain(text));
        }
    };
    match kind {
        Kind::Person => {
            // Of a record that another one stands for nothing is looked at.
            let person = book.people().row(row);
            if let Some(person) = person.filter(|person| !book.is_joined(person)) {
                visit_person(book, person, visit);
            }
        }
        Kind::Case => {
            if let Some(case) = book.cases().row(row) {
                visit_case(case, visit);
            }
        }
        Kind::Source => {
            if let Some(source) = book.sources().row(row) {
                plain(IndexedField::Name, &source.title);
                for text in [&source.publisher, &source.author, &source.url] {
                    plain(IndexedField::Source, text);
                }
                plain(IndexedField::Note, &source.language);
                source
                    .tags
                    .iter()
                    .for_each(|tag| plain(IndexedField::Tag, tag));
                visit_notes(&source.notes, visit);
            }
        }
        Kind::Place => {
            if let Some(place) = book.places().row(row) {
                plain(IndexedField::Name, &place.name);
                visit_names(&place.other_names, visit);
                visit(IndexedField::Place, Text::Place(&place.name));
                visit_notes(&place.notes, visit);
            }
        }
        Kind::Unit => {
            if let Some(unit) = book.units().row(row) {
                plain(IndexedField::Name, &unit.name);
                plain(IndexedField::OtherName, &unit.number);
                visit_names(&unit.other_names, visit);
                visit(IndexedField::Unit, Text::Unit(&unit.name));
                visit_place(&unit.garrison, visit);
                visit_notes(&unit.notes, visit);
            }
        }
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

fn visit_person(book: &Book, person: &Person, visit: &mut dyn FnMut(IndexedField, Text)) {
    let own = match person.name_status {
        NameStatus::Changed => IndexedField::WeakName,
        _ => IndexedField::Name,
    };
    visit(own, Text::Plain(&person.name));
    visit_names(&person.other_names, visit);
    visit_place(&person.home, visit);
    visit_unit(&person.unit, visit);
    visit(IndexedField::Rank, Text::Plain(&person.rank));
    for part in &person.cases {
        let Some(case) = part.case.id().and_then(|id| book.cases().get(id)) else {
            continue;
        };
        visit(IndexedField::Case, Text::Record(case.id));
        visit(IndexedField::AboutCase, Text::About(case.id));
        visit_place(&case.place, visit);
        visit_unit(&case.unit, visit);
    }
    for entry in &person.history {
        visit_entry(entry, visit);
    }
    for age in &person.ages {
        visit_sources(&age.sources, visit);
    }
    person
        .tags
        .iter()
        .for_each(|tag| visit(IndexedField::Tag, Text::Plain(tag)));
    visit_claims(&person.claims, visit);
    for relation in &person.relations {
        visit_relation(relation, visit);
    }
    if let Some(risk) = &person.risk {
        visit(IndexedField::Note, Text::Plain(&risk.reason));
    }
    visit_notes(&person.notes, visit);
    for review in &person.reviewed {
        visit(IndexedField::By, Text::Plain(&review.by));
    }
}

fn visit_entry(entry: &Entry, visit: &mut dyn FnMut(IndexedField, Text)) {
    let mut field = IndexedField::Note;
    if entry.is_withdrawn() {
        field = IndexedField::Withdrawn;
        visit(field, Text::Plain(&entry.place));
        visit(field, Text::Plain(&entry.withdrawn));
    } else {
        visit_place(&entry.place, visit);
    }
    for text in [&entry.custodian, &entry.said, &entry.note] {
        visit(field, Text::Plain(text));
    }
    visit(IndexedField::By, Text::Plain(&entry.by));
    visit_sources(&entry.sources, visit);
}

fn visit_relation(relation: &Relation, visit: &mut dyn FnMut(IndexedField, Text)) {
    let mut field = IndexedField::Note;
    if relation.is_withdrawn() {
        field = IndexedField::Withdrawn;
        visit(field, Text::Plain(&relation.withdrawn));
    }
    visit(field, Text::Plain(&relation.note));
    visit_sources(&relation.sources, visit);
}

fn visit_claims(claims: &[Claim], visit: &mut dyn FnMut(IndexedField, Text)) {
    for claim in claims {
        visit(IndexedField::Note, Text::Plain(&claim.value));
        visit(IndexedField::Note, Text::Plain(&claim.note));
        visit_sources(&claim.sources, visit);
    }
}

fn visit_case(case: &Case, visit: &mut dyn FnMut(IndexedField, Text)) {
    visit(IndexedField::Name, Text::Plain(&case.title));
    visit_place(&case.place, visit);
    visit_unit(&case.unit, visit);
    case.tags
        .iter()
        .for_each(|tag| visit(IndexedField::Tag, Text::Plain(tag)));
    visit(IndexedField::Note, Text::Plain(&case.summary));
    visit_sources(&case.sources, visit);
    for count in &case.counts {
        visit(IndexedField::Note, Text::Plain(&count.said));
        visit_sources(&count.sources, visit);
    }
    visit_claims(&case.claims, visit);
    visit_notes(&case.notes, visit);
}

fn visit_names(names: &[OtherName], visit: &mut dyn FnMut(IndexedField, Text)) {
    for other in names {
        let weak = other.kind.as_ref().is_some_and(NameKind::is_weak);
        let field = if weak {
            IndexedField::WeakName
        } else {
            IndexedField::OtherName
        };
        visit(field, Text::Plain(&other.text));
    }
}

fn visit_notes(notes: &[Note], visit: &mut dyn FnMut(IndexedField, Text)) {
    for note in notes {
        visit(IndexedField::Note, Text::Plain(&note.text));
        visit(IndexedField::By, Text::Plain(&note.by));
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

fn visit_sources(citations: &[Citation], visit: &mut dyn FnMut(IndexedField, Text)) {
    for id in citations.iter().filter_map(|citation| citation.source.id()) {
        visit(IndexedField::Source, Text::Record(id));
        visit(IndexedField::AboutSource, Text::About(id));
    }
}
