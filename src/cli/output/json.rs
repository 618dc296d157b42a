//! Records as JSON. The shapes are a contract with scripts. Fields may be added, never
//! renamed or taken away. Dates that a record has stand as they are written (EDTF); days that are
//! derived stand as `2022-07-31`.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::casebook::book::Book;
use crate::casebook::derive::corroboration::roots;
use crate::casebook::derive::figure::figure;
use crate::casebook::derive::present::last_known_day;
use crate::casebook::derive::standing::{ids, in_time};
use crate::casebook::derive::statement::{Says, Statement, citing, resting_on};
use crate::record::case::Case;
use crate::record::entry::Entry;
use crate::record::field::JsonRule;
use crate::record::field_value::{FieldValue, StructRef};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::place::Place;
use crate::record::source::Source;
use crate::record::status::Status;
use crate::record::unit::Unit;
use crate::search::matching::reason::{HitReason, WordRelation};
use crate::text::pages::dossier_relations::named_by;

/// A record of any kind; null if there is none.
#[must_use]
pub fn record(book: &Book, id: RecordId) -> Value {
    match book.record(id) {
        Some(StructRef::Person(one)) => person(book, one),
        Some(StructRef::Case(one)) => case(book, one),
        Some(StructRef::Source(one)) => source(book, one),
        Some(StructRef::Place(one)) => place(book, one),
        Some(StructRef::Unit(one)) => unit(book, one),
        _ => Value::Null,
    }
}

/// A record with how it answers to a query (`exact`, `spelling` or `nearest`) and how well, from 0 to 1.
#[must_use]
pub fn with_match(mut record: Value, how: &str, score: f32) -> Value {
    if let Value::Object(fields) = &mut record {
        let score = (f64::from(score) * 1000.0).round() / 1000.0;
        fields.insert("match".to_owned(), how.into());
        fields.insert("score".to_owned(), score.into());
    }
    record
}

/// A record with why it was found if its name does not show it: each typed word, and the word that answers to
/// it with where it stands.
#[must_use]
pub fn with_reasons(mut record: Value, reasons: &[HitReason]) -> Value {
    let reasons: Vec<Value> = reasons
        .iter()
        .map(|reason| {
            json!({
                "word": *reason.typed,
                "found": *reason.found,
                "in": reason.field_word(),
                "as": relation(reason.how),
                "text": *reason.around,
            })
        })
        .collect();
    if let (Value::Object(fields), false) = (&mut record, reasons.is_empty()) {
        fields.insert("why".to_owned(), Value::Array(reasons));
    }
    record
}

const fn relation(how: WordRelation) -> &'static str {
    match how {
        WordRelation::Same | WordRelation::Inside => "written",
        WordRelation::OtherForm => "form",
        WordRelation::ShortName => "short",
        WordRelation::Near => "spelling",
    }
}

/// The latest day on which the person was seen or heard from; the earliest one where the latest is
/// open. `None` if nobody ever did, or nobody says when.
#[must_use]
pub fn last_seen(book: &Book, person: &Person) -> Option<Date> {
    let seen = book.standing_of(person.id).seen?;
    last_known_day(&person.history.get(seen as usize)?.when, book.present())
}

/// The entry that gives the person's status now.
#[must_use]
pub fn current<'p>(book: &Book, person: &'p Person) -> Option<&'p Entry> {
    let at = book.standing_of(person.id).current?;
    person.history.get(at as usize)
}

/// What a record, or a struct in one, says itself, by the rules of the schema.
fn object(of: StructRef) -> Map<String, Value> {
    let mut object = Map::new();
    of.each_field(&mut |field, value| {
        if !matches!(field.json, JsonRule::LeftOut | JsonRule::Derived) {
            object.insert(field.name.to_owned(), written(field.json, value));
        }
    });
    object
}

/// What a record says itself, and what is derived.
fn with(of: StructRef, derived: Value) -> Value {
    let mut object = object(of);
    if let Value::Object(derived) = derived {
        object.extend(derived);
    }
    Value::Object(object)
}

fn written(rule: JsonRule, value: FieldValue) -> Value {
    match value {
        FieldValue::Nothing => Value::Null,
        FieldValue::Text(text) => text.into(),
        FieldValue::Word(word) => cased(rule, word),
        FieldValue::Status(status) => cased(rule, status.as_str()),
        FieldValue::Date(date) => date.as_str().into(),
        FieldValue::Flag(flag) => flag.into(),
        FieldValue::Number(number) => number.into(),
        FieldValue::Decimal(number) => number.into(),
        FieldValue::Credibility(digit) => digit.0.into(),
        FieldValue::Id(id) => id.as_str().into(),
        FieldValue::Link(link) if rule == JsonRule::Id => link.id().map(|id| id.to_string()).into(),
        FieldValue::Link(link) => link.as_str().into(),
        FieldValue::Struct(inside) => Value::Object(object(inside)),
        FieldValue::List(_) if rule == JsonRule::First => value.items().filter_map(first).collect(),
        FieldValue::List(_) => value.items().map(|item| written(rule, item)).collect(),
    }
}

fn cased(rule: JsonRule, word: &str) -> Value {
    match rule {
        JsonRule::Lower => word.to_lowercase().into(),
        _ => word.into(),
    }
}

/// The first field of an item; `None` for a reference that is no id, which says nothing to another
/// program.
fn first(item: FieldValue) -> Option<Value> {
    match item {
        FieldValue::Struct(inside) => {
            let mut value = None;
            inside.each_field(&mut |_, one| {
                value.get_or_insert(one);
            });
            value.and_then(first)
        }
        FieldValue::Link(link) => link.id().map(|id| id.as_str().into()),
        item => Some(written(JsonRule::Written, item)),
    }
}

fn person(book: &Book, person: &Person) -> Value {
    let standing = book.standing_of(person.id);
    let current = current(book, person);
    let seen = standing.seen.and_then(|at| person.history.get(at as usize));
    let status = current.and_then(|entry| entry.status.as_ref());
    let history: Vec<Value> = in_time(person, book.sources())
        .into_iter()
        .filter_map(|at| Some(entry(at, person.history.get(at)?, book)))
        .collect();
    let cited = crate::casebook::derive::standing::cited_by(person);
    let sources: Vec<&str> = cited.iter().map(RecordId::as_str).collect();
    let status_sources = current.map(|entry| ids(&entry.sources)).unwrap_or_default();
    with(
        StructRef::Person(person),
        json!({
            "kind": "person",
            "status": status.map(Status::lower),
            "since": current.map(|entry| entry.when.as_str()),
            "place": current.map_or("", |entry| entry.place.as_str()),
            "last_seen": last_seen(book, person).map(|day| day.to_string()),
            "contact": seen.map(|entry| entry.contact.as_str().to_lowercase()),
            "disputed": standing.disputed,
            "sources": sources,
            "independent_sources": standing.cited_independent,
            "status_sources": status_sources.iter().map(RecordId::as_str).collect::<Vec<_>>(),
            "status_independent_sources": if current.is_some() { standing.independent } else { 0 },
            "looked_for": book.people().row_of(person.id).is_some_and(|row| book.only_role(row).is_none()),
            "roles": roles(person),
            "history": history,
            "relation_of": named_by(person, book)
                .into_iter()
                .map(|(other, one)| json!({ "person": other.id.as_str(), "kind": one.kind.as_str() }))
                .collect::<Vec<_>>(),
            "aliases": book.aliases(person.id).iter().map(ToString::to_string).collect::<Vec<_>>(),
            "path": person.id.relative_path(),
        }),
    )
}

/// The parts that a person has in cases, each once, in lower case.
fn roles(person: &Person) -> Vec<String> {
    let parts = person.cases.iter();
    let mut roles: Vec<String> = parts
        .map(|part| part.role.as_str().to_lowercase())
        .collect();
    roles.sort();
    roles.dedup();
    roles
}

fn entry(at: usize, entry: &Entry, book: &Book) -> Value {
    with(
        StructRef::Entry(entry),
        json!({ "index": at, "in_future": book.lies_ahead(&entry.when) }),
    )
}

fn case(book: &Book, case: &Case) -> Value {
    let figure = figure(case, book);
    let people: Vec<&str> = book
        .people_of(case.id)
        .map(|(person, _)| person.id.as_str())
        .collect();
    with(
        StructRef::Case(case),
        json!({
            "people": people,
            "recorded": figure.recorded,
            "named": figure.named,
            "reported_min": figure.min,
            "reported_max": figure.max,
            "path": case.id.relative_path(),
        }),
    )
}

fn source(book: &Book, source: &Source) -> Value {
    let pointing = |repeats: bool| -> Vec<String> {
        book.pointing_at(source.id)
            .filter(|id| (id.kind() == Kind::Source) == repeats)
            .map(|id| id.to_string())
            .collect()
    };
    let origins: Vec<String> = roots(source.id, book.sources())
        .iter()
        .map(ToString::to_string)
        .collect();
    with(
        StructRef::Source(source),
        json!({
            "reliability": source.reliability().as_str(),
            "roots": origins,
            "repeated_by": pointing(true),
            "cited_by": pointing(false),
            "statements": citing(book, source.id).iter().map(statement).collect::<Vec<_>>(),
            "falls_with": resting_on(book, source.id).iter().map(statement).collect::<Vec<_>>(),
            "path": source.id.relative_path(),
        }),
    )
}

/// The places or units that lie in this one, also through others.
fn within(book: &Book, id: RecordId) -> Vec<String> {
    let below = book.below(id);
    below.iter().map(ToString::to_string).collect()
}

/// The records of a kind that name a place or unit, in any spelling.
fn naming(book: &Book, id: RecordId, kind: Kind) -> Vec<String> {
    let all = book.naming(id).into_iter();
    all.filter(|id| id.kind() == kind)
        .map(|id| id.to_string())
        .collect()
}

/// A statement that cites or rests on a source: the record, and where in it.
fn statement(one: &Statement) -> Value {
    let (field, index) = match one.says {
        Says::Entry(index, _) => ("history", Some(index)),
        Says::Age(index, _) => ("ages", Some(index)),
        Says::Count(index, _) => ("counts", Some(index)),
        Says::Claim(index, _) => ("claims", Some(index)),
        Says::Relation(index, _) => ("relations", Some(index)),
        Says::Step(index, _) => ("steps", Some(index)),
        Says::Note(index, _) => ("notes", Some(index)),
        Says::Case => ("sources", None),
    };
    json!({ "record": one.record.as_str(), "field": field, "index": index })
}

fn place(book: &Book, place: &Place) -> Value {
    with(StructRef::Place(place), whereabouts(book, place.id))
}

fn unit(book: &Book, unit: &Unit) -> Value {
    let mut derived = whereabouts(book, unit.id);
    derived["kind"] = "unit".into();
    with(StructRef::Unit(unit), derived)
}

/// What is derived of a place or unit.
fn whereabouts(book: &Book, id: RecordId) -> Value {
    json!({
        "within": within(book, id),
        "written_as": book.spellings(id),
        "people": naming(book, id, Kind::Person),
        "cases": naming(book, id, Kind::Case),
        "path": id.relative_path(),
    })
}
