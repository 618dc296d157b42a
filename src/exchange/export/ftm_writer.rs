//! Entities of FollowTheMoney, one JSON object a line. That system drops what it does not know without a word,
//! so only properties stand here that its schemas have.

use std::io::{self, Write};

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::exchange::export::outgoing_person::{OutgoingEntry, OutgoingPerson, plain_date};
use crate::record::edtf_date::EdtfDate;
use crate::record::source::{Source, SourceKind};
use crate::record::status::Status;

/// Writes a person and what is told of them; gives the number of entities.
///
/// # Errors
///
/// The system's.
pub fn write_ftm_person(to: &mut dyn Write, person: &OutgoingPerson) -> io::Result<usize> {
    let mut told = Properties::default();
    // Whoever has no name that may be shown has that of the record: two such people must not become one.
    told.put("name", person.name.as_deref().unwrap_or(&person.id));
    for name in &person.other_names {
        told.put("alias", name);
    }
    for name in &person.weak_names {
        told.put("weakAlias", name);
    }
    told.put("gender", person.sex.unwrap_or_default());
    told.put_date("birthDate", &person.born);
    told.put("position", &person.rank);
    for title in &person.cases {
        told.put("keywords", title);
    }
    for note in [&person.home, &person.unit] {
        told.put("notes", note);
    }
    for title in &person.sources {
        told.put("summary", title);
    }
    entity(to, &person.id, "Person", &told)?;
    for (at, entry) in person.entries.iter().enumerate() {
        event(to, person, at, entry)?;
    }
    Ok(1 + person.entries.len())
}

fn event(
    to: &mut dyn Write,
    person: &OutgoingPerson,
    at: usize,
    entry: &OutgoingEntry,
) -> io::Result<()> {
    let mut told = Properties::default();
    let status = entry.status.as_ref().map_or("Sighting", Status::as_str);
    told.put("name", status);
    match (plain_date(&entry.when), entry.when.days()) {
        (Some(date), _) => told.put("date", date),
        (None, Some(days)) => {
            for (property, day, end) in [
                ("startDate", days.earliest, Date::MIN),
                ("endDate", days.latest, Date::MAX),
            ] {
                if day != end {
                    told.put(property, &day.to_string());
                }
            }
            told.put("notes", entry.when.as_str());
        }
        (None, None) => {}
    }
    told.put("location", &entry.place);
    told.put("involved", &person.id);
    for source in &entry.sources {
        told.put("proof", source.as_str());
    }
    entity(to, &format!("{}-{}", person.id, at + 1), "Event", &told)
}

/// Writes a source that may be named.
///
/// # Errors
///
/// The system's.
pub fn write_ftm_source(to: &mut dyn Write, source: &Source) -> io::Result<()> {
    let is_article = matches!(source.kind, Some(SourceKind::Article | SourceKind::Post));
    let mut told = Properties::default();
    told.put("title", &source.title);
    match is_article {
        true => told.put("name", &source.title),
        false => told.put("fileName", &source.title),
    }
    told.put("publisher", &source.publisher);
    told.put_date("publishedAt", &source.published);
    if source.url.starts_with("https://") || source.url.starts_with("http://") {
        told.put("sourceUrl", &source.url);
    }
    let schema = if is_article { "Article" } else { "Document" };
    entity(to, source.id.as_str(), schema, &told)
}

/// The properties of an entity: each has a list of texts.
#[derive(Default)]
struct Properties(Map<String, Value>);

impl Properties {
    fn put(&mut self, property: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let values = self.0.entry(property).or_insert_with(|| json!([]));
        if let Value::Array(values) = values
            && !values.iter().any(|one| one == value)
        {
            values.push(json!(value));
        }
    }

    /// Puts a date; one that is less sure is kept as it is written, among the notes.
    fn put_date(&mut self, property: &str, when: &EdtfDate) {
        match plain_date(when) {
            Some(date) => self.put(property, date),
            None if property == "birthDate" => self.put("notes", when.as_str()),
            None => {}
        }
    }
}

fn entity(to: &mut dyn Write, id: &str, schema: &str, told: &Properties) -> io::Result<()> {
    let entity = json!({ "id": id, "schema": schema, "properties": told.0 });
    serde_json::to_writer(&mut *to, &entity)?;
    to.write_all(b"\n")
}
