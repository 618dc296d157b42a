//! The writer of the table that Uwazi imports: a title, and several values of one cell apart by `|`.

use crate::exchange::export::outgoing_person::{OutgoingEntry, OutgoingPerson};
use crate::exchange::guard::own_column;
use crate::record::status::Status;

/// The header of such a table.
pub const UWAZI_HEADER: [&str; 10] = [
    "Title",
    own_column!("id"),
    "Other names",
    "Status",
    "Since",
    "Place",
    "Unit",
    "Cases",
    "Sources",
    "Born",
];

/// The cells of a person. Whoever has no name that may be shown has the id for a title.
#[must_use]
pub fn uwazi_row(person: &OutgoingPerson) -> Vec<String> {
    let nothing = OutgoingEntry::default();
    let current = person.entries.iter().find(|entry| entry.is_current);
    let current = current.unwrap_or(&nothing);
    let status = current.status.as_ref().map_or("", Status::as_str);
    let mut others = person.other_names.clone();
    others.extend_from_slice(&person.weak_names);
    vec![
        one_value(person.name.as_deref().unwrap_or(&person.id)),
        person.id.clone(),
        values(&others),
        one_value(status),
        current.when.as_str().to_owned(),
        one_value(&current.place),
        one_value(&person.unit),
        values(&person.cases),
        values(&person.sources),
        person.born.as_str().to_owned(),
    ]
}

fn values(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| one_value(text)).collect();
    texts.join("|")
}

/// A text that stays one value.
fn one_value(text: &str) -> String {
    text.replace('|', "/")
}
