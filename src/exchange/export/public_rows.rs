//! What may be shown of people, as the cells of a table and as objects of JSON. It comes from
//! [`PublicPerson`], which has no field for anything else.

use serde_json::{Value, json};

use crate::casebook::public::person::PublicPerson;
use crate::exchange::guard::own_column;
use crate::record::status::Status;

/// The header of a public table.
pub const PUBLIC_HEADER: [&str; 10] = [
    own_column!("id"),
    "name",
    "status",
    "since",
    "last_seen",
    "region",
    "unit",
    "cases",
    "sources",
    "source_count",
];

/// The cells of a person. A name that may not be shown is an empty cell.
#[must_use]
pub fn public_row(person: &PublicPerson) -> Vec<String> {
    let status = person.status.as_ref().map(Status::as_str);
    let count = person.source_count.map(|count| count.to_string());
    vec![
        person.id.to_string(),
        person.name.clone().unwrap_or_default(),
        status.unwrap_or_default().to_owned(),
        person.since.clone(),
        person.last_seen.clone(),
        person.region.clone(),
        person.unit.clone(),
        person.cases.join("\n"),
        person.sources.join("\n"),
        count.unwrap_or_default(),
    ]
}

/// The object of a person. It has the same members for everybody.
#[must_use]
pub fn public_object(person: &PublicPerson) -> Value {
    json!({
        "id": person.id.as_str(),
        "name": person.name,
        "status": person.status.as_ref().map(Status::lower),
        "since": person.since,
        "last_seen": person.last_seen,
        "region": person.region,
        "unit": person.unit,
        "cases": person.cases,
        "sources": person.sources,
        "source_count": person.source_count,
    })
}
