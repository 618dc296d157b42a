//! The People Finder Interchange Format: each person a row, each of its notes a group of columns.

use std::collections::HashMap;

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use crate::casebook::errors::import_error::FileReadError;
use crate::exchange::export::pfif_writer::DOMAIN;
use crate::exchange::ods::entity;
use crate::exchange::table::{CellKind, SheetTable};

/// The deepest element that is looked into; the format has four levels.
const DEPTH_LIMIT: usize = 16;

/// The most notes of one person that become columns.
const NOTE_LIMIT: usize = 500;

/// The fields of a person or note, in the order of the file.
type Fields = Vec<(String, String)>;

/// A person with its notes.
#[derive(Default)]
struct PersonElement {
    fields: Fields,
    notes: Vec<Fields>,
}

/// Reads the people of a document. A note that stands alone goes to the person it names, or else makes a row of
/// its own, which has a key and no name.
///
/// # Errors
///
/// [`FileReadError::Entities`] if the document defines entities or uses some; [`FileReadError::NotA`];
/// [`FileReadError::Malformed`]; [`FileReadError::Empty`]; [`FileReadError::TooLarge`].
pub fn read_pfif(text: &str) -> Result<SheetTable, FileReadError> {
    let (people, loose) = elements(text)?;
    let mut people = people;
    let mut by_key: HashMap<String, usize> = HashMap::new();
    for (row, person) in people.iter().enumerate() {
        if let Some(key) = field(&person.fields, KEY) {
            by_key.entry(key.to_owned()).or_insert(row);
        }
    }
    for note in loose {
        let key = field(&note, KEY).unwrap_or_default().to_owned();
        let row = by_key.get(&key).copied().filter(|_| !key.is_empty());
        let row = row.unwrap_or_else(|| {
            let fields = vec![(KEY.to_owned(), key.clone())];
            people.push(PersonElement {
                fields,
                notes: Vec::new(),
            });
            by_key.insert(key, people.len() - 1);
            people.len() - 1
        });
        people[row].notes.push(note);
    }
    table_of(&people)
}

/// The field that names a person.
const KEY: &str = "person_record_id";

fn field<'f>(fields: &'f Fields, name: &str) -> Option<&'f str> {
    let found = fields.iter().find(|(other, _)| other == name);
    found.map(|(_, value)| value.as_str())
}

fn table_of(people: &[PersonElement]) -> Result<SheetTable, FileReadError> {
    if people.is_empty() {
        return Err(FileReadError::Empty);
    }
    let mut columns: Vec<String> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut place = |name: String| {
        *places.entry(name.clone()).or_insert_with(|| {
            columns.push(name);
            columns.len() - 1
        })
    };
    let mut rows: Vec<Vec<(usize, String)>> = Vec::new();
    for person in people {
        if person.notes.len() > NOTE_LIMIT {
            return Err(FileReadError::TooLarge);
        }
        let mut cells = Vec::new();
        for (name, value) in &person.fields {
            cells.push((place(name.clone()), value.clone()));
        }
        for (number, note) in (1..).zip(&person.notes) {
            for (name, value) in note {
                // Whose note it is was followed already.
                if name != KEY {
                    cells.push((place(format!("note {number} {name}")), value.clone()));
                }
            }
        }
        cells.sort_by_key(|(place, _)| *place);
        rows.push(cells);
    }
    let mut table = SheetTable::new("");
    table.begin_row(1)?;
    for column in &columns {
        table.push(column, CellKind::Text)?;
    }
    for (number, cells) in (2..).zip(rows) {
        table.begin_row(number)?;
        for run in cells.chunk_by(|(one, _), (other, _)| one == other) {
            let values: Vec<&str> = run.iter().map(|(_, value)| value.as_str()).collect();
            table.push_at(run[0].0, &values.join("\n"), CellKind::Text)?;
        }
    }
    Ok(table)
}

/// A note of an export of ours has the moment of the export as its date, and in its text the status and the date of the
/// fact, which are more than the format has fields for.
fn of_fact(fields: Fields) -> Fields {
    let is_ours = field(&fields, "note_record_id").is_some_and(|id| id.starts_with(DOMAIN));
    let Some(told) = field(&fields, "text").filter(|_| is_ours) else {
        return fields;
    };
    let (status, when) = told.split_once(", ").unwrap_or((told, ""));
    let told = [("status", status), ("source_date", when)];
    let told = told.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let mut kept: Fields = fields.clone();
    kept.retain(|(name, _)| !matches!(name.as_str(), "status" | "source_date" | "text"));
    kept.extend(told.into_iter().filter(|(_, value)| !value.is_empty()));
    kept
}

/// The people and the notes that stand alone.
fn elements(text: &str) -> Result<(Vec<PersonElement>, Vec<Fields>), FileReadError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let line = |reader: &Reader<&[u8]>| {
        let at = usize::try_from(reader.error_position()).unwrap_or(0);
        text.as_bytes()[..at.min(text.len())]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count() as u64
            + 1
    };
    let mut path: Vec<String> = Vec::new();
    let (mut people, mut loose) = (Vec::new(), Vec::new());
    let mut person: Option<PersonElement> = None;
    let mut note: Option<Fields> = None;
    let mut value = String::new();
    loop {
        let event = reader
            .read_event()
            .map_err(|error| FileReadError::Malformed {
                line: Some(line(&reader)),
                detail: error.to_string(),
            })?;
        match event {
            Event::Start(start) => {
                let name = start.local_name().as_ref().to_owned();
                if path.is_empty() && name != "pfif" {
                    return Err(FileReadError::NotA { kind: "pfif" });
                }
                if path.len() >= DEPTH_LIMIT {
                    return Err(FileReadError::Bomb);
                }
                match name.as_str() {
                    "person" if path.len() == 1 => person = Some(PersonElement::default()),
                    "note" if path.len() <= 2 => note = Some(Fields::new()),
                    _ => value.clear(),
                }
                path.push(name);
            }
            Event::End(_) => {
                let name = path.pop().unwrap_or_default();
                match (name.as_str(), note.as_mut(), person.as_mut()) {
                    ("note", Some(_), _) if path.len() <= 2 => {
                        let fields = of_fact(note.take().unwrap_or_default());
                        match person.as_mut() {
                            Some(person) => person.notes.push(fields),
                            None => loose.push(fields),
                        }
                    }
                    ("person", None, Some(_)) if path.len() == 1 => people.extend(person.take()),
                    (_, Some(fields), _) | (_, None, Some(PersonElement { fields, .. })) => {
                        let text = value.trim();
                        if !text.is_empty() {
                            fields.push((name, text.to_owned()));
                        }
                        value.clear();
                    }
                    (_, None, None) => {}
                }
            }
            Event::Text(text) => value.push_str(&text.xml10_content()),
            Event::CData(text) => value.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => value.push_str(&entity(&reference)?),
            Event::DocType(_) => return Err(FileReadError::Entities),
            Event::Eof if path.is_empty() => return Ok((people, loose)),
            Event::Eof => {
                return Err(FileReadError::Unclosed {
                    path: path.join("/"),
                    line: text.lines().count() as u64,
                });
            }
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(table: &SheetTable, row: usize) -> Vec<String> {
        table.cells(row).map(|cell| cell.text.to_owned()).collect()
    }

    const HEAD: &str = "<p:pfif xmlns:p=\"http://zesty.ca/pfif/1.4\">";

    #[test]
    fn a_person_is_a_row_and_its_notes_are_columns() {
        let table = read_pfif(&format!(
            "{HEAD}<p:person><p:person_record_id>a.example/1</p:person_record_id>\
             <p:full_name>Anna &amp; Co\nAnya</p:full_name><p:home_city>  Brod \n </p:home_city>\
             <p:note><p:status>believed_missing</p:status></p:note>\
             <p:note><p:text>seen</p:text></p:note></p:person>\
             <p:note><p:person_record_id>a.example/1</p:person_record_id><p:text>alone</p:text></p:note>\
             <p:note><p:person_record_id>b.example/2</p:person_record_id><p:text>of another</p:text></p:note></p:pfif>"
        ))
        .unwrap();
        assert_eq!(
            cells(&table, 0),
            [
                "person_record_id",
                "full_name",
                "home_city",
                "note 1 status",
                "note 2 text",
                "note 3 text",
                "note 1 text"
            ]
        );
        assert_eq!(
            cells(&table, 1),
            [
                "a.example/1",
                "Anna & Co\nAnya",
                "Brod",
                "believed_missing",
                "seen",
                "alone"
            ]
        );
        assert_eq!(
            cells(&table, 2),
            ["b.example/2", "", "", "", "", "", "of another"]
        );
    }

    #[test]
    fn a_note_of_ours_has_the_date_of_the_fact_and_not_of_the_export() {
        let table = read_pfif(&format!(
            "{HEAD}<p:person><p:person_record_id>lastseen.invalid/p-1</p:person_record_id><p:note>\
             <p:note_record_id>lastseen.invalid/p-1-note</p:note_record_id><p:source_date>2026-11-28T05:00:00Z</p:source_date>\
             <p:status>believed_alive</p:status><p:text>Detained, 2022-07/..</p:text></p:note></p:person></p:pfif>"
        ))
        .unwrap();
        assert_eq!(
            cells(&table, 0)[2..],
            ["note 1 status", "note 1 source_date"]
        );
        assert_eq!(cells(&table, 1)[2..], ["Detained", "2022-07/.."]);
    }

    #[test]
    fn entities_depth_and_other_documents_are_refused() {
        let bomb = "<!DOCTYPE p [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><pfif><person><full_name>&b;</full_name></person></pfif>";
        assert_eq!(read_pfif(bomb), Err(FileReadError::Entities));
        assert_eq!(
            read_pfif("<pfif><person><full_name>&b;</full_name></person></pfif>"),
            Err(FileReadError::Entities)
        );
        assert_eq!(
            read_pfif("<html><person/></html>"),
            Err(FileReadError::NotA { kind: "pfif" })
        );
        assert_eq!(
            read_pfif(&format!("<pfif>{}", "<a>".repeat(100))),
            Err(FileReadError::Bomb)
        );
        assert!(matches!(
            read_pfif("<pfif>\n<person>\n"),
            Err(FileReadError::Unclosed { line: 2, .. })
        ));
        assert_eq!(read_pfif("<pfif></pfif>"), Err(FileReadError::Empty));
    }
}
