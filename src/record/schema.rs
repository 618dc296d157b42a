//! The schema: one row for each field of each kind of record and of each struct in one, with everything
//! that the program has to know about it. Reading, forms, checks, joining, what may be public, searching,
//! labels and JSON take it from here; a field of a struct without a row does not compile.
//!
//! To add a field: the struct (`person.rs` and so on), its row here, and the page that shows it. A list
//! of a new struct also needs that struct in `field_value.rs` and its table here.

use std::sync::LazyLock;

use crate::record::case::{Case, CaseKind, CaseState, Count, RelatedCase};
use crate::record::citation::{Citation, Claim, Via};
use crate::record::entry::{Contact, Entry};
use crate::record::field::{
    COUNTED, CREDIBILITY, Field, FieldType, GIVEN, JoinRule, JsonRule, KINSHIP, LEVELS, PRECISIONS,
    RELATED, SCOPES, SearchRule, any_field,
};
use crate::record::field_value::{FieldValue, StructRef, Valued};
use crate::record::grade::Reliability;
use crate::record::kind::Kind;
use crate::record::named::{NameKind, NameStatus, OtherName};
use crate::record::note::{Note, Review};
use crate::record::person::{Age, CasePart, Consent, ListId, Person, Relation, Risk, Role, Sex};
use crate::record::place::{Place, PlaceKind};
use crate::record::source::{Attachment, Source, SourceKind};
use crate::record::step::{DocumentKind, IdentityDocument, Step, StepKind};
use crate::record::unit::Unit;

/// Makes the table of each struct, and reads a struct by it. Each field of the struct has a row, but for
/// those in brackets, which no file has.
macro_rules! schema {
    ($($(#[$meta:meta])* $table:ident = $name:ident $(($($unwritten:ident),+))? {
        $($field:ident: $row:expr,)+
    })+) => {
        $(
            $(#[$meta])*
            pub const $table: &[Field] = &[$(Field { name: stringify!($field), ..$row }),+];
        )+

        impl<'r> StructRef<'r> {
            /// Its fields, in the order of a form.
            #[must_use]
            pub const fn fields(self) -> &'static [Field] {
                match self {
                    $(Self::$name(_) => $table,)+
                }
            }

            /// Calls `visit` with every field and what it holds, in the order of [`Self::fields`].
            pub fn each_field(self, visit: &mut dyn FnMut(&'static Field, FieldValue<'r>)) {
                match self {
                    $(Self::$name(one) => {
                        // Where this does not compile, a field of a struct has no row below, or a row
                        // no field.
                        let $name { $($field,)+ $($($unwritten: _,)+)? } = one;
                        let values = [$($field.value()),+];
                        for (field, value) in $table.iter().zip(values) {
                            visit(field, value);
                        }
                    })+
                }
            }
        }
    };
}

const fn row(holds: FieldType) -> Field {
    Field::new("", holds)
}

const fn line() -> Field {
    row(FieldType::Line)
}

const fn text() -> Field {
    row(FieldType::Text)
}

const fn date() -> Field {
    row(FieldType::Date)
}

const fn flag() -> Field {
    row(FieldType::Flag)
}

const fn word(words: &'static [&'static str]) -> Field {
    row(FieldType::Word(words))
}

const fn place() -> Field {
    row(FieldType::Named(Kind::Place))
        .searched(SearchRule::Place)
        .has("place")
}

const fn unit() -> Field {
    row(FieldType::Named(Kind::Unit))
        .searched(SearchRule::Unit)
        .has("unit")
}

const fn link(kind: Kind) -> Field {
    row(FieldType::Link(kind))
}

const fn items(fields: &'static [Field]) -> Field {
    row(FieldType::Items).of(fields)
}

const fn own_id() -> Field {
    row(FieldType::Id).public().joined(JoinRule::Own)
}

const fn name(rule: SearchRule) -> Field {
    line().in_form().required().public().searched(rule)
}

const fn names() -> Field {
    row(FieldType::Names)
        .of(NAME)
        .in_form()
        .has("alias")
        .json(JsonRule::First)
}

const fn citations() -> Field {
    row(FieldType::Citations).of(CITATION).in_form()
}

const fn claims() -> Field {
    items(CLAIM).has("claim")
}

const fn tags() -> Field {
    row(FieldType::Words)
        .in_form()
        .searched(SearchRule::Tag)
        .has("tag")
}

const fn notes() -> Field {
    items(NOTE).has("note")
}

const fn remark() -> Field {
    text().in_form().searched(SearchRule::Note)
}

const fn look_alikes() -> Field {
    row(FieldType::Links(Kind::Person))
        .to_other()
        .joined(JoinRule::ItemsAbout(None))
        .json(JsonRule::LeftOut)
}

schema! {
    /// A person.
    PERSON = Person {
        id: own_id(),
        name: name(SearchRule::Name).joined(JoinRule::OtherName),
        name_status: word(NameStatus::WORDS).in_form().joined(JoinRule::With("name")),
        other_names: names(),
        sex: word(Sex::WORDS).in_form(),
        born: date().in_form().has("born"),
        ages: items(AGE).json(JsonRule::LeftOut),
        home: place().in_form(),
        unit: unit().in_form().public(),
        rank: line().in_form().searched(SearchRule::Rank),
        ids: items(LIST_ID),
        cases: row(FieldType::Parts).of(PART).in_form().public().has("case").json(JsonRule::First),
        history: items(ENTRY).public().json(JsonRule::Derived),
        steps: items(STEP).has("step"),
        relations: items(RELATION).joined(JoinRule::ItemsAbout(Some("person"))).has("relation"),
        risk: row(FieldType::Struct).of(RISK).joined(JoinRule::Protective).has("risk"),
        consent: row(FieldType::Struct).of(CONSENT).joined(JoinRule::Protective).has("consent"),
        claims: claims(),
        tags: tags(),
        citizenship: line().in_form().searched(SearchRule::Note),
        documents: items(DOCUMENT),
        marks: row(FieldType::Words).in_form().searched(SearchRule::Note),
        photo: line().in_form(),
        notes: notes(),
        reviewed: items(REVIEW).json(JsonRule::LeftOut),
        distinct_from: look_alikes(),
        maybe_same: look_alikes(),
        merged_into: link(Kind::Person).to_other().joined(JoinRule::Own).json(JsonRule::LeftOut),
    }

    /// A case.
    CASE = Case {
        id: own_id(),
        title: name(SearchRule::Name),
        kind: word(CaseKind::WORDS).in_form().public(),
        state: word(CaseState::WORDS).in_form(),
        place: place().in_form().public(),
        unit: unit().in_form(),
        started: date().in_form().public(),
        ended: date().in_form().public(),
        summary: remark(),
        counts: items(COUNT).public(),
        related: items(RELATED_CASE),
        sources: citations(),
        claims: claims(),
        tags: tags(),
        public: flag().in_form(),
        notes: notes(),
    }

    /// A source.
    SOURCE = Source {
        id: own_id(),
        title: name(SearchRule::Name),
        kind: word(SourceKind::WORDS).in_form().public(),
        publisher: line().in_form().spelled().public().searched(SearchRule::Source),
        author: line().in_form().spelled().searched(SearchRule::Source),
        url: line().in_form().searched(SearchRule::Source),
        language: line().in_form().searched(SearchRule::Note),
        published: date().in_form().public(),
        retrieved: date().in_form(),
        reliability: word(Reliability::WORDS).in_form().required().json(JsonRule::Derived),
        derived_from: row(FieldType::Links(Kind::Source)).in_form().has("source").json(JsonRule::First),
        files: items(ATTACHMENT),
        confidential: flag().in_form(),
        tags: tags(),
        public: flag().in_form(),
        notes: notes(),
    }

    /// A place.
    PLACE = Place {
        id: own_id(),
        name: name(SearchRule::PlaceName),
        other_names: names(),
        kind: word(PlaceKind::WORDS).in_form().public(),
        parent: link(Kind::Place).in_form().public(),
        lat: row(FieldType::Decimal),
        lon: row(FieldType::Decimal),
        precision: word(PRECISIONS),
        public: flag().in_form(),
        notes: notes(),
    }

    /// A unit.
    UNIT = Unit {
        id: own_id(),
        name: name(SearchRule::UnitName),
        other_names: names(),
        number: line().in_form().searched(SearchRule::OtherName),
        parent: link(Kind::Unit).in_form(),
        garrison: place().in_form(),
        public: flag().in_form(),
        notes: notes(),
    }

    /// An entry of a history.
    ENTRY = Entry {
        when: date().in_form().public(),
        said: line().in_form().searched(SearchRule::Note),
        status: row(FieldType::Status).in_form().public().has("status"),
        place: place().in_form().public(),
        custodian: line().in_form().searched(SearchRule::Note),
        contact: word(Contact::WORDS).in_form(),
        sources: citations().public(),
        note: remark().has("note"),
        by: line().searched(SearchRule::By),
        recorded: line(),
        withdrawn: line().searched(SearchRule::Withdrawn),
    }

    /// A citation.
    CITATION = Citation {
        source: link(Kind::Source).in_form().required().public().searched(SearchRule::Source).has("source"),
        at: line().in_form(),
        credibility: word(CREDIBILITY).in_form().json(JsonRule::Written),
        via: word(Via::WORDS).in_form(),
        quote: text().in_form(),
    }

    /// What another source says.
    CLAIM = Claim {
        field: line().in_form().required(),
        value: line().in_form().required().searched(SearchRule::Note),
        sources: citations(),
        note: remark(),
    }

    /// Another name.
    NAME = OtherName {
        text: line().spelled().searched(SearchRule::OtherName),
        kind: word(NameKind::WORDS),
    }

    /// An age.
    AGE = Age {
        years: line().in_form().required(),
        as_of: date().in_form(),
        sources: citations(),
    }

    /// The id that a list has for a person.
    LIST_ID = ListId {
        of: line(),
        id: line(),
    }

    /// A paper or number by which an authority knows somebody.
    DOCUMENT = IdentityDocument {
        kind: word(DocumentKind::WORDS).in_form(),
        number: line().in_form().required().searched(SearchRule::Note),
    }

    /// Something that was done for somebody.
    STEP = Step {
        when: date().in_form(),
        what: word(StepKind::WORDS).in_form().required(),
        to: line().in_form().searched(SearchRule::Note),
        by: line().in_form().searched(SearchRule::Note),
        answer: remark(),
        due: date().in_form(),
        sources: citations(),
    }

    /// A part in a case.
    PART = CasePart {
        case: link(Kind::Case).required().public().searched(SearchRule::Case),
        role: word(Role::WORDS),
    }

    /// Somebody close.
    RELATION = Relation {
        kind: word(KINSHIP).in_form().required().json(JsonRule::Written),
        person: link(Kind::Person).in_form().json(JsonRule::Id),
        at_risk: flag().in_form(),
        note: remark(),
        sources: citations(),
        withdrawn: line().searched(SearchRule::Withdrawn),
    }

    /// How much somebody is in danger.
    RISK = Risk (has_unknown) {
        level: word(LEVELS).in_form().json(JsonRule::Written),
        reason: line().in_form().searched(SearchRule::Note),
        review: date().in_form(),
    }

    /// What somebody agreed to.
    CONSENT = Consent (has_unknown) {
        given: word(GIVEN).in_form().json(JsonRule::Written),
        scope: word(SCOPES).in_form().json(JsonRule::Written),
        as_of: date().in_form(),
    }

    /// A figure.
    COUNT = Count {
        what: word(COUNTED).in_form().required(),
        min: row(FieldType::Number).in_form().public(),
        max: row(FieldType::Number).in_form().public(),
        said: line().in_form().searched(SearchRule::Note),
        as_of: date().in_form(),
        sources: citations(),
        note: text().in_form(),
    }

    /// A connection to another case.
    RELATED_CASE = RelatedCase {
        case: link(Kind::Case).required(),
        how: word(RELATED).json(JsonRule::Written),
    }

    /// A copy of a source.
    ATTACHMENT = Attachment {
        sha256: line(),
        name: line(),
        bytes: row(FieldType::Number),
    }

    /// A remark.
    NOTE = Note {
        at: line(),
        by: line().searched(SearchRule::By),
        text: text().searched(SearchRule::Note),
        sources: citations(),
    }

    /// A look that changed nothing.
    REVIEW = Review {
        at: line(),
        by: line().searched(SearchRule::By),
    }
}

/// The fields that this version knows at the top level of a record of this kind, in the order of a form.
///
/// Everything else is kept and shown as it stands.
#[must_use]
pub const fn fields(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Person => PERSON,
        Kind::Case => CASE,
        Kind::Source => SOURCE,
        Kind::Place => PLACE,
        Kind::Unit => UNIT,
    }
}

/// Whether a field of this name in a record of any kind, or in what one holds, is like this.
#[must_use]
pub fn is_anywhere(name: &str, is: fn(&Field) -> bool) -> bool {
    Kind::ALL
        .into_iter()
        .any(|kind| any_field(fields(kind), &mut |field| field.name == name && is(field)))
}

/// The names of each kind's fields, in the order of the kinds.
static NAMES: LazyLock<Vec<(Kind, Vec<&'static str>)>> = LazyLock::new(|| {
    let names = |kind: Kind| {
        let single = fields(kind)
            .iter()
            .filter(|field| !field.holds.is_list() && field.join != JoinRule::Own);
        (kind, single.map(|field| field.name).collect())
    };
    Kind::ALL.into_iter().map(names).collect()
});

/// The fields of a record of this kind that a claim may be about.
#[must_use]
pub fn claimable(kind: Kind) -> &'static [&'static str] {
    let found = NAMES.iter().find(|(of, _)| *of == kind);
    found.map_or(&[], |(_, names)| names)
}
