//! The public view, in words.

use crate::casebook::public::view::PublicRecord;
use crate::record::case::CaseKind;
use crate::record::edtf_date::EdtfDate;
use crate::record::place::PlaceKind;
use crate::record::source::SourceKind;
use crate::text::catalogue::say;
use crate::text::labels::counts;
use crate::text::labels::{date, label};
use crate::text::safe::Safe;

/// What is left out of every output. It is the same for every record, whether the record has such a
/// thing or not: what is missing from one would tell of it.
pub const LEFT_OUT: &[&str] = &[
    "other names",
    "birth and ages",
    "home",
    "rank",
    "exact places and dates",
    "earlier entries",
    "relatives",
    "claims",
    "notes",
    "tags",
    "risk and consent",
    "names without consent",
    "records that are not public",
];

/// What stands for a name that may not be shown.
#[must_use]
pub const fn nobody() -> &'static str {
    "a person whose name is withheld"
}

/// What stands for what another record is called, if that may not be shown.
const WITHHELD: &str = "withheld";

/// What may be shown of a record: labels and texts, for each kind always the same ones in the same
/// order.
#[must_use]
pub fn lines(record: &PublicRecord) -> Vec<(&'static str, String)> {
    let when = |text: &str| date::display(&EdtfDate::new(text)).into_string();
    let word = |word: Option<&str>| {
        word.map(label::word)
            .map(Safe::into_string)
            .unwrap_or_default()
    };
    let called = |name: &Option<String>| name.clone().unwrap_or_else(|| WITHHELD.to_owned());
    match record {
        PublicRecord::Person(person) => {
            let status = person.status.as_ref().map(label::status);
            let sources = match (person.sources.as_slice(), person.source_count) {
                ([], None) => String::new(),
                ([], Some(count)) => say!(count_sources { count: count }).into(),
                (titles, _) => titles.join("; "),
            };
            vec![
                (
                    "name",
                    person.name.clone().unwrap_or_else(|| nobody().to_owned()),
                ),
                ("status", status.map(Safe::into_string).unwrap_or_default()),
                ("since", when(&person.since)),
                ("last seen", when(&person.last_seen)),
                ("region", person.region.clone()),
                ("unit", person.unit.clone()),
                ("cases", person.cases.join("; ")),
                ("sources", sources),
            ]
        }
        PublicRecord::Case(case) => vec![
            ("title", called(&case.title)),
            ("kind", word(case.kind.as_ref().map(CaseKind::as_str))),
            ("region", case.region.clone()),
            ("started", when(&case.started)),
            ("ended", when(&case.ended)),
            ("known", counts::named_against_reported(&case.figure).into()),
        ],
        PublicRecord::Source(source) => vec![
            ("title", called(&source.title)),
            ("kind", word(source.kind.as_ref().map(SourceKind::as_str))),
            ("publisher", source.publisher.clone()),
            ("published", when(&source.published)),
        ],
        PublicRecord::Place(place) => vec![
            ("name", called(&place.name)),
            ("kind", word(place.kind.as_ref().map(PlaceKind::as_str))),
            ("region", place.region.clone()),
        ],
        PublicRecord::Unit(unit) => vec![("name", called(&unit.name))],
    }
}
