//! What may be shown of people, as the cells of a table and as objects of JSON. It comes from
//! [`PublicPerson`], which has no field for anything else.

use serde_json::{Map, Value, json};

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

/// The members of a person's object. They are the same for everybody.
#[must_use]
pub fn public_members(person: &PublicPerson) -> Map<String, Value> {
    let members = [
        ("id", json!(person.id.as_str())),
        ("name", json!(person.name)),
        ("status", json!(person.status.as_ref().map(Status::lower))),
        ("since", json!(person.since)),
        ("last_seen", json!(person.last_seen)),
        ("region", json!(person.region)),
        ("unit", json!(person.unit)),
        ("cases", json!(person.cases)),
        ("sources", json!(person.sources)),
        ("source_count", json!(person.source_count)),
    ];
    let members = members.into_iter();
    members
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}
