//! The public part of records other than people: what may be shown of a case, source, place or
//! unit, and the texts that may go out.

use std::collections::HashMap;

use crate::casebook::book::Book;
use crate::casebook::book::loaded::Loaded;
use crate::casebook::derive::figure::{Figure, figure};
use crate::casebook::public::hidden_names::HiddenNames;
use crate::casebook::public::rule::{
    case_is_public, place_is_public, public, source_is_public, unit_is_public,
};
use crate::record::case::{Case, CaseKind};
use crate::record::edtf_date::EdtfDate;
use crate::record::field::FieldType;
use crate::record::field_value::{FieldValue, StructRef};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::place::{Place, PlaceKind};
use crate::record::read::Record;
use crate::record::schema::{CASE, PLACE, SOURCE, UNIT};
use crate::record::source::{Source, SourceKind};
use crate::record::unit::Unit;

/// How many parents of a place are followed.
const MOST_PARENTS: usize = 16;

/// What may be shown of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicCase {
    /// The record.
    pub id: RecordId,
    /// What sort of case it is, in a word that this version knows.
    pub kind: Option<CaseKind>,
    /// The title; `None` if it may not be shown.
    pub title: Option<String>,
    /// The region; empty if it is not known or may not be shown.
    pub region: String,
    /// The month in which it began (EDTF); empty likewise.
    pub started: String,
    /// The month in which it ended (EDTF); empty likewise.
    pub ended: String,
    /// People known by name against the figures that are reported.
    pub figure: Figure,
}

/// What may be shown of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicSource {
    /// The record.
    pub id: RecordId,
    /// What sort of source it is, in a word that this version knows.
    pub kind: Option<SourceKind>,
    /// The title; `None` if it may not be shown.
    pub title: Option<String>,
    /// Who published it; empty if it is not known or may not be shown.
    pub publisher: String,
    /// The month in which it was published (EDTF); empty likewise.
    pub published: String,
}

/// What may be shown of a place: never where exactly it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicPlace {
    /// The record.
    pub id: RecordId,
    /// What sort of place it is, in a word that this version knows.
    pub kind: Option<PlaceKind>,
    /// The name of a country or region; `None` if it may not be shown.
    pub name: Option<String>,
    /// The region that it lies in; empty if it is not known or may not be shown.
    pub region: String,
}

/// What may be shown of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUnit {
    /// The record.
    pub id: RecordId,
    /// The name; `None` if it may not be shown.
    pub name: Option<String>,
}

/// The texts of a book that may go out, each compared with the names that may not.
pub struct PublishableTexts<'b> {
    book: &'b Book,
    hidden: &'b HiddenNames,
    judged: HashMap<&'b str, bool>,
}

impl<'b> PublishableTexts<'b> {
    /// The texts of a book that name nobody of these.
    #[must_use]
    pub fn new(book: &'b Book, hidden: &'b HiddenNames) -> Self {
        Self {
            book,
            hidden,
            judged: HashMap::new(),
        }
    }

    /// The text, unless it names somebody whose name may not be shown.
    fn text(&mut self, text: &'b str) -> Option<String> {
        let hidden = self.hidden;
        let names = *self
            .judged
            .entry(text)
            .or_insert_with(|| hidden.are_in(text));
        (!names && !text.is_empty()).then(|| text.to_owned())
    }

    /// The name of somebody who may be named, unless somebody else of this name may not.
    #[must_use]
    pub fn name(&self, name: &str) -> Option<String> {
        (!self.hidden.have(name)).then(|| name.to_owned())
    }

    /// The title of a public case.
    pub fn case(&mut self, id: RecordId) -> Option<String> {
        let case = self.book.cases().get(id)?;
        case_is_public(case, self.book.unknown_fields(id))
            .then(|| self.text(public!(CASE, case.title)))
            .flatten()
    }

    /// The title of a public source.
    pub fn source(&mut self, id: RecordId) -> Option<String> {
        let source = self.book.sources().get(id)?;
        source_is_public(source, self.book.unknown_fields(id))
            .then(|| self.text(public!(SOURCE, source.title)))
            .flatten()
    }

    /// The name of a public unit.
    pub fn unit(&mut self, id: RecordId) -> Option<String> {
        let unit = self.book.units().get(id)?;
        unit_is_public(unit, self.book.unknown_fields(id))
            .then(|| self.text(public!(UNIT, unit.name)))
            .flatten()
    }

    /// The name of a public place that is a country or region.
    pub fn place(&mut self, id: RecordId) -> Option<String> {
        let place = self.book.places().get(id)?;
        (is_wide(place) && place_is_public(place, self.book.unknown_fields(id)))
            .then(|| self.text(public!(PLACE, place.name)))
            .flatten()
    }

    /// The region that a place lies in, by the records of places; empty if they do not say, or if the
    /// region's name may not be shown.
    pub fn region(&mut self, place: &str) -> String {
        let at = self.book.resolve(Kind::Place, place);
        at.and_then(|id| self.region_of(id)).unwrap_or_default()
    }

    fn region_of(&mut self, place: RecordId) -> Option<String> {
        let mut at = place;
        for _ in 0..MOST_PARENTS {
            let place = self.book.places().get(at)?;
            if place.kind == Some(PlaceKind::Region) {
                return self.place(at);
            }
            at = public!(PLACE, place.parent).id()?;
        }
        None
    }
}

impl PublicCase {
    /// What may be shown of a case.
    #[must_use]
    pub fn of(case: &Case, book: &Book, shown: &mut PublishableTexts<'_>) -> Self {
        let is_public = case_is_public(case, book.unknown_fields(case.id));
        let when = |when: &EdtfDate| match is_public {
            true => coarse(when, Finest::Month),
            false => String::new(),
        };
        let kind = public!(CASE, case.kind).clone();
        Self {
            id: case.id,
            kind: kind.filter(|kind| !matches!(kind, CaseKind::Other(_))),
            title: shown.case(case.id),
            region: match is_public {
                true => shown.region(public!(CASE, case.place)),
                false => String::new(),
            },
            started: when(public!(CASE, case.started)),
            ended: when(public!(CASE, case.ended)),
            figure: figure(case, book),
        }
    }
}

impl PublicSource {
    /// What may be shown of a source.
    #[must_use]
    pub fn of<'b>(source: &'b Source, book: &'b Book, shown: &mut PublishableTexts<'b>) -> Self {
        let is_public = source_is_public(source, book.unknown_fields(source.id));
        let kind = public!(SOURCE, source.kind).clone();
        Self {
            id: source.id,
            kind: kind.filter(|kind| !matches!(kind, SourceKind::Other(_))),
            title: shown.source(source.id),
            publisher: match is_public {
                true => shown
                    .text(public!(SOURCE, source.publisher))
                    .unwrap_or_default(),
                false => String::new(),
            },
            published: match is_public {
                true => coarse(public!(SOURCE, source.published), Finest::Month),
                false => String::new(),
            },
        }
    }
}

impl PublicPlace {
    /// What may be shown of a place.
    #[must_use]
    pub fn of(place: &Place, shown: &mut PublishableTexts<'_>) -> Self {
        let kind = public!(PLACE, place.kind).clone();
        Self {
            id: place.id,
            kind: kind.filter(|kind| !matches!(kind, PlaceKind::Other(_))),
            name: shown.place(place.id),
            region: match place.public {
                true => shown.region_of(place.id).unwrap_or_default(),
                false => String::new(),
            },
        }
    }
}

impl PublicUnit {
    /// What may be shown of a unit.
    #[must_use]
    pub fn of(unit: &Unit, shown: &mut PublishableTexts<'_>) -> Self {
        Self {
            id: unit.id,
            name: shown.unit(unit.id),
        }
    }
}

/// The texts of a public record that go out unless they name somebody, each with its field.
#[must_use]
pub fn texts_shown(loaded: &Loaded) -> Vec<(&'static str, &str)> {
    let unknown = &loaded.unknown;
    let is_public = match &loaded.record {
        Record::Case(case) => case_is_public(case, unknown),
        Record::Source(source) => source_is_public(source, unknown),
        Record::Place(place) => is_wide(place) && place_is_public(place, unknown),
        Record::Unit(unit) => unit_is_public(unit, unknown),
        Record::Person(_) => false,
    };
    let mut texts = Vec::new();
    if is_public {
        StructRef::from(&loaded.record).each_field(&mut |field, value| {
            // Of dates and places only something coarser is shown, which names nobody.
            if let (true, FieldType::Line, FieldValue::Text(text)) =
                (field.public, field.holds, value)
            {
                texts.push((field.name, text));
            }
        });
    }
    texts.retain(|(_, text)| !text.is_empty());
    texts
}

/// Whether a place is so large that its name tells of nobody's whereabouts.
const fn is_wide(place: &Place) -> bool {
    matches!(place.kind, Some(PlaceKind::Country | PlaceKind::Region))
}

/// How exactly a date may be shown at the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finest {
    /// By its month.
    Month,
    /// By its year.
    Year,
}

/// The month of a date that lies in one, if months may be shown, or else the year, or the first and last
/// year.
#[must_use]
pub fn coarse(when: &EdtfDate, finest: Finest) -> String {
    let Some(days) = when.days() else {
        return String::new();
    };
    let (from, to) = (days.earliest, days.latest);
    if from.year() < 1000 || to.year() > 9000 {
        return String::new();
    }
    match (from.year() == to.year(), from.month() == to.month()) {
        (true, true) if finest == Finest::Month => format!("{}-{:02}", from.year(), from.month()),
        (true, _) => from.year().to_string(),
        (false, _) => format!("{}/{}", from.year(), to.year()),
    }
}
