//! The public view, in words.

use crate::casebook::public::view::PublicRecord;
use crate::record::case::CaseKind;
use crate::record::edtf_date::EdtfDate;
use crate::record::place::PlaceKind;
use crate::record::source::SourceKind;
use crate::text::catalogue::{label, say};
use crate::text::labels::counts;
use crate::text::labels::{date, label};
use crate::text::safe::Safe;

/// What stands for a name that may not be shown.
#[must_use]
pub fn nobody() -> &'static str {
    label!(public_nobody)
}

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
    let called = |name: &Option<String>| {
        name.clone()
            .unwrap_or_else(|| label!(public_withheld).to_owned())
    };
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
                    label!(label_name),
                    person.name.clone().unwrap_or_else(|| nobody().to_owned()),
                ),
                (
                    label!(label_status),
                    status.map(Safe::into_string).unwrap_or_default(),
                ),
                (label!(label_since), when(&person.since)),
                (label!(label_last_seen), when(&person.last_seen)),
                (label!(label_region), person.region.clone()),
                (label!(label_unit), person.unit.clone()),
                (label!(label_cases), person.cases.join("; ")),
                (label!(label_sources), sources),
            ]
        }
        PublicRecord::Case(case) => vec![
            (label!(label_title), called(&case.title)),
            (
                label!(label_kind),
                word(case.kind.as_ref().map(CaseKind::as_str)),
            ),
            (label!(label_region), case.region.clone()),
            (label!(label_started), when(&case.started)),
            (label!(label_ended), when(&case.ended)),
            (
                label!(label_known),
                counts::named_against_reported(&case.figure).into(),
            ),
        ],
        PublicRecord::Source(source) => vec![
            (label!(label_title), called(&source.title)),
            (
                label!(label_kind),
                word(source.kind.as_ref().map(SourceKind::as_str)),
            ),
            (label!(label_publisher), source.publisher.clone()),
            (label!(label_published), when(&source.published)),
        ],
        PublicRecord::Place(place) => vec![
            (label!(label_name), called(&place.name)),
            (
                label!(label_kind),
                word(place.kind.as_ref().map(PlaceKind::as_str)),
            ),
            (label!(label_region), place.region.clone()),
        ],
        PublicRecord::Unit(unit) => vec![(label!(label_name), called(&unit.name))],
    }
}
