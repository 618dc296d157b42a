//! Records as JSON. The shapes are a contract with scripts. Fields may be added, never
//! renamed or taken away. Dates that a record has stand as they are written (EDTF); days that are
//! derived stand as `2022-07-31`.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::casebook::book::Book;
use crate::casebook::derive::corroboration::roots;
use crate::casebook::derive::figure::figure;
use crate::casebook::derive::present::last_known_day;
use crate::casebook::derive::standing::{ids, in_time};
use crate::casebook::derive::statement::{Says, Statement, citing, resting_on};
use crate::record::case::{Case, Count};
use crate::record::citation::{Citation, Claim};
use crate::record::entry::Entry;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::named::OtherName;
use crate::record::note::Note;
use crate::record::person::{Person, Relation};
use crate::record::place::Place;
use crate::record::source::{Attachment, Source};
use crate::record::status::Status;
use crate::record::unit::Unit;
use crate::text::pages::dossier_relations::named_by;

/// A record of any kind; null where there is none.
#[must_use]
pub fn record(book: &Book, id: RecordId) -> Value {
    let value = match id.kind() {
        Kind::Person => book.people().get(id).map(|one| person(book, one)),
        Kind::Case => book.cases().get(id).map(|one| case(book, one)),
        Kind::Source => book.sources().get(id).map(|one| source(book, one)),
        Kind::Place => book.places().get(id).map(|one| place(book, one)),
        Kind::Unit => book.units().get(id).map(|one| unit(book, one)),
    };
    value.unwrap_or_default()
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

/// The latest day on which the person was seen or heard from; the earliest one where the latest is
/// open. `None` where nobody ever did, or nobody says when.
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
    json!({
        "id": person.id.as_str(),
        "kind": "person",
        "name": person.name,
        "name_status": person.name_status.as_str().to_lowercase(),
        "other_names": names(&person.other_names),
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
        "cases": links(person.cases.iter().map(|part| &part.case)),
        "sex": person.sex.as_ref().map(|sex| sex.as_str().to_lowercase()),
        "born": person.born.as_str(),
        "home": person.home,
        "unit": person.unit,
        "rank": person.rank,
        "history": history,
        "relations": person.relations.iter().map(relation).collect::<Vec<_>>(),
        "relation_of": named_by(person, book)
            .into_iter()
            .map(|(other, one)| json!({ "person": other.id.as_str(), "kind": one.kind.as_str() }))
            .collect::<Vec<_>>(),
        "risk": person.risk.as_ref().map(|risk| json!({
            "level": risk.level.as_str(),
            "reason": risk.reason,
            "review": risk.review.as_str(),
        })),
        "consent": person.consent.as_ref().map(|consent| json!({
            "given": consent.given.as_str(),
            "scope": consent.scope.as_str(),
            "as_of": consent.as_of.as_str(),
        })),
        "claims": claims(&person.claims),
        "tags": person.tags,
        "notes": notes(&person.notes),
        "aliases": book.aliases(person.id).iter().map(ToString::to_string).collect::<Vec<_>>(),
        "path": person.id.relative_path(),
    })
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
    json!({
        "index": at,
        "when": entry.when.as_str(),
        "said": entry.said,
        "status": entry.status.as_ref().map(Status::lower),
        "place": entry.place,
        "custodian": entry.custodian,
        "contact": entry.contact.as_str().to_lowercase(),
        "sources": citations(&entry.sources),
        "note": entry.note,
        "by": entry.by,
        "recorded": entry.recorded,
        "withdrawn": entry.withdrawn,
        "in_future": book.lies_ahead(&entry.when),
    })
}

fn relation(relation: &Relation) -> Value {
    json!({
        "kind": relation.kind.as_str(),
        "person": relation.person.id().map(|id| id.to_string()),
        "at_risk": relation.at_risk,
        "note": relation.note,
        "sources": citations(&relation.sources),
        "withdrawn": relation.withdrawn,
    })
}

fn case(book: &Book, case: &Case) -> Value {
    let figure = figure(case, book);
    let people: Vec<&str> = book
        .people_of(case.id)
        .map(|(person, _)| person.id.as_str())
        .collect();
    let related: Vec<Value> = case
        .related
        .iter()
        .map(|one| json!({ "case": one.case.as_str(), "how": one.how.as_str() }))
        .collect();
    json!({
        "id": case.id.as_str(),
        "title": case.title,
        "kind": case.kind.as_ref().map(|kind| kind.as_str().to_lowercase()),
        "state": case.state.as_str().to_lowercase(),
        "place": case.place,
        "unit": case.unit,
        "started": case.started.as_str(),
        "ended": case.ended.as_str(),
        "summary": case.summary,
        "counts": case.counts.iter().map(count).collect::<Vec<_>>(),
        "people": people,
        "recorded": figure.recorded,
        "named": figure.named,
        "reported_min": figure.min,
        "reported_max": figure.max,
        "related": related,
        "sources": citations(&case.sources),
        "public": case.public,
        "claims": claims(&case.claims),
        "tags": case.tags,
        "notes": notes(&case.notes),
        "path": case.id.relative_path(),
    })
}

fn count(count: &Count) -> Value {
    json!({
        "what": count.what.as_str().to_lowercase(),
        "min": count.min,
        "max": count.max,
        "said": count.said,
        "as_of": count.as_of.as_str(),
        "sources": citations(&count.sources),
        "note": count.note,
    })
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
    json!({
        "id": source.id.as_str(),
        "title": source.title,
        "kind": source.kind.as_ref().map(|kind| kind.as_str().to_lowercase()),
        "publisher": source.publisher,
        "author": source.author,
        "url": source.url,
        "language": source.language,
        "published": source.published.as_str(),
        "retrieved": source.retrieved.as_str(),
        "reliability": source.reliability().as_str(),
        "derived_from": links(&source.derived_from),
        "roots": origins,
        "repeated_by": pointing(true),
        "cited_by": pointing(false),
        "statements": citing(book, source.id).iter().map(statement).collect::<Vec<_>>(),
        "falls_with": resting_on(book, source.id).iter().map(statement).collect::<Vec<_>>(),
        "files": source.files.iter().map(attachment).collect::<Vec<_>>(),
        "confidential": source.confidential,
        "public": source.public,
        "tags": source.tags,
        "notes": notes(&source.notes),
        "path": source.id.relative_path(),
    })
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
        Says::Case => ("sources", None),
    };
    json!({ "record": one.record.as_str(), "field": field, "index": index })
}

fn attachment(file: &Attachment) -> Value {
    json!({ "sha256": file.sha256, "name": file.name, "bytes": file.bytes })
}

fn place(book: &Book, place: &Place) -> Value {
    json!({
        "id": place.id.as_str(),
        "name": place.name,
        "other_names": names(&place.other_names),
        "kind": place.kind.as_ref().map(|kind| kind.as_str().to_lowercase()),
        "parent": place.parent.as_str(),
        "within": within(book, place.id),
        "written_as": book.spellings(place.id),
        "people": naming(book, place.id, Kind::Person),
        "cases": naming(book, place.id, Kind::Case),
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision.as_str().to_lowercase(),
        "public": place.public,
        "notes": notes(&place.notes),
        "path": place.id.relative_path(),
    })
}

fn unit(book: &Book, unit: &Unit) -> Value {
    json!({
        "id": unit.id.as_str(),
        "name": unit.name,
        "other_names": names(&unit.other_names),
        "kind": "unit",
        "number": unit.number,
        "parent": unit.parent.as_str(),
        "within": within(book, unit.id),
        "written_as": book.spellings(unit.id),
        "people": naming(book, unit.id, Kind::Person),
        "cases": naming(book, unit.id, Kind::Case),
        "garrison": unit.garrison,
        "public": unit.public,
        "notes": notes(&unit.notes),
        "path": unit.id.relative_path(),
    })
}

fn citations(citations: &[Citation]) -> Vec<Value> {
    citations
        .iter()
        .map(|one| {
            json!({
                "source": one.source.as_str(),
                "at": one.at,
                "credibility": one.credibility.0,
                "via": one.via.as_ref().map(|via| via.as_str().to_lowercase()),
                "quote": one.quote,
            })
        })
        .collect()
}

fn claims(claims: &[Claim]) -> Vec<Value> {
    claims
        .iter()
        .map(|one| {
            json!({
                "field": one.field,
                "value": one.value,
                "sources": citations(&one.sources),
                "note": one.note,
            })
        })
        .collect()
}

fn names(names: &[OtherName]) -> Vec<&str> {
    names.iter().map(|name| name.text.as_str()).collect()
}

fn notes(notes: &[Note]) -> Vec<Value> {
    notes
        .iter()
        .map(|note| json!({ "at": note.at, "by": note.by, "text": note.text }))
        .collect()
}

/// The ids that are written; what is no id says nothing to another program.
fn links<'l>(links: impl IntoIterator<Item = &'l Link>) -> Vec<String> {
    links
        .into_iter()
        .filter_map(Link::id)
        .map(|id| id.to_string())
        .collect()
}
