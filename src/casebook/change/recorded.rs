//! Whether something is recorded already, before it is added and where it was: places, units, cases and
//! sources that are called the same. People who look alike are compared by `duplicates`.

use std::collections::{BTreeMap, BTreeSet};

use crate::casebook::book::Book;
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::record::id::RecordId;
use crate::record::kind::Kind;
use crate::ron_text::path::FieldPath;
use crate::spelling::fold::key;
use crate::spelling::given::full_form;

/// What somebody is about to add.
#[derive(Clone, Copy, Debug)]
pub struct StatementDraft<'t> {
    /// Of which kind.
    pub kind: Kind,
    /// Its name or title.
    pub name: &'t str,
    /// Who published a source.
    pub publisher: &'t str,
    /// Where a source was found.
    pub url: &'t str,
}

/// The most other records that one finding names.
const MOST_NAMED: usize = 5;

/// The records that may be what is about to be added: they bear the same name in some spelling, first names
/// in their short or full form; a source, the same title if the publisher is not another one, or the same
/// address. Those that were joined to another record are left out.
#[must_use]
pub fn recorded_already(book: &Book, among: &[RecordId], draft: StatementDraft) -> Vec<RecordId> {
    let wanted = name_key(draft.kind, draft.name);
    let (url, publisher) = (address(draft.url), key(draft.publisher));
    let is_same = |id: &RecordId| {
        if book.stands_for(*id) != *id {
            return false;
        }
        if let Some(source) = book.sources().get(*id) {
            let other = key(&source.publisher);
            let publishers = publisher.is_empty() || other.is_empty() || publisher == other;
            let titles = !wanted.is_empty() && name_key(Kind::Source, &source.title) == wanted;
            return publishers && titles || !url.is_empty() && address(&source.url) == url;
        }
        let mut names = book.names_of(*id);
        !wanted.is_empty() && names.any(|name| name_key(draft.kind, name) == wanted)
    };
    among.iter().copied().filter(is_same).collect()
}

/// The places, units, cases and sources that are recorded more than once as far as their names tell, one
/// finding for all that are called the same. What tells two of one name apart: the larger place or the
/// position, a unit's number, the day a case began or its place, a source's publisher and date. In linear
/// time.
#[must_use]
pub fn recorded_twice(book: &Book) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut told: BTreeSet<(RecordId, RecordId)> = BTreeSet::new();
    for kind in [Kind::Place, Kind::Unit, Kind::Case, Kind::Source] {
        let mut called: BTreeMap<String, BTreeSet<RecordId>> = BTreeMap::new();
        let mut found_at: BTreeMap<String, BTreeSet<RecordId>> = BTreeMap::new();
        for id in book.ids(kind) {
            for name in book.names_of(id) {
                let name = name_key(kind, name);
                if !name.is_empty() {
                    called.entry(name).or_default().insert(id);
                }
            }
            let url = book.sources().get(id).map(|source| address(&source.url));
            if let Some(url) = url.filter(|url| !url.is_empty()) {
                found_at.entry(url).or_default().insert(id);
            }
        }
        let field = match kind {
            Kind::Case | Kind::Source => "title",
            Kind::Person | Kind::Place | Kind::Unit => "name",
        };
        for ids in called.into_values().filter(|ids| ids.len() > 1) {
            for group in alike(book, &ids) {
                found.extend(finding(&group, field, &mut told));
            }
        }
        for ids in found_at.into_values().filter(|ids| ids.len() > 1) {
            let group: Vec<RecordId> = ids.into_iter().collect();
            found.extend(finding(&group, "url", &mut told));
        }
    }
    found
}

/// Records of one name in groups that nothing tells apart. Of what tells nothing one cannot say whether it
/// is one of the others, so it goes with the first of them.
fn alike(book: &Book, ids: &BTreeSet<RecordId>) -> Vec<Vec<RecordId>> {
    let mut groups: BTreeMap<String, Vec<RecordId>> = BTreeMap::new();
    for id in ids {
        groups.entry(apart(book, *id)).or_default().push(*id);
    }
    let untold = groups.remove("").unwrap_or_default();
    let mut groups: Vec<Vec<RecordId>> = groups.into_values().collect();
    match groups.first_mut() {
        Some(first) => first.extend(untold),
        None => groups.push(untold),
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// What tells a record apart from others of its name; empty if nothing does.
fn apart(book: &Book, id: RecordId) -> String {
    let first = |texts: &[&str]| {
        let text = texts.iter().map(|text| text.trim());
        text.into_iter().find(|text| !text.is_empty()).map(key)
    };
    let told = match id.kind() {
        Kind::Person => None,
        Kind::Place => book.places().get(id).map(|place| {
            let parent = place.parent.as_str();
            match (parent, place.lat, place.lon) {
                ("", Some(lat), Some(lon)) => format!("{lat:.2} {lon:.2}"),
                _ => parent.to_owned(),
            }
        }),
        Kind::Unit => book
            .units()
            .get(id)
            .and_then(|unit| first(&[&unit.number, unit.parent.as_str(), &unit.garrison])),
        Kind::Case => book
            .cases()
            .get(id)
            .and_then(|case| first(&[case.started.as_str(), &case.place, &case.unit])),
        Kind::Source => book.sources().get(id).and_then(|source| {
            let both = [source.publisher.as_str(), source.published.as_str()];
            first(&[&both.join(" "), &source.author])
        }),
    };
    told.unwrap_or_default()
}

fn finding(
    group: &[RecordId],
    field: &str,
    told: &mut BTreeSet<(RecordId, RecordId)>,
) -> Option<Problem> {
    // The later record is probably the one too many. Ids tell nothing of age, so any will do that stays.
    let (first, rest) = group.split_first()?;
    let second = rest.first()?;
    let is_new = told.insert((*first, *second));
    let mut others = vec![*first];
    others.extend(rest.iter().skip(1).take(MOST_NAMED - 1));
    is_new.then(|| Problem {
        at: Location::file(second.relative_path()),
        record: Some(*second),
        field: FieldPath::of(field),
        reason: Reason::RecordedTwice {
            more: group.len() - 1 - others.len(),
            others,
        },
    })
}

/// The words of a name, folded, in the order of the alphabet; first names of people in their full form.
fn name_key(kind: Kind, name: &str) -> String {
    folded_key(kind, &key(name))
}

/// Tells of a folded name whether it is this one, as [`recorded_already`] takes names.
pub fn same_name(kind: Kind, name: &str) -> impl Fn(&str) -> bool {
    let wanted = name_key(kind, name);
    let words = wanted.split(' ').count();
    move |folded| {
        let is_as_long = folded.split(' ').count() == words;
        is_as_long && !wanted.is_empty() && folded_key(kind, folded) == wanted
    }
}

fn folded_key(kind: Kind, folded: &str) -> String {
    let mut words: Vec<&str> = folded
        .split(' ')
        .map(|word| match kind {
            Kind::Person => full_form(word).unwrap_or(word),
            _ => word,
        })
        .collect();
    if matches!(kind, Kind::Person) {
        words.sort_unstable();
    }
    words.join(" ")
}

/// An address without what does not change where it leads.
fn address(url: &str) -> String {
    let url = url.trim().to_lowercase();
    let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::book::loaded::read_file;
    use crate::record::status::StatusKind;

    fn book(texts: &[&str]) -> Book {
        let mut book = Book::new("t", StatusKind::four());
        for text in texts {
            let id: RecordId = text.split('"').nth(1).unwrap().parse().unwrap();
            book.put(read_file("x".as_ref(), id.kind(), id, text).unwrap());
        }
        book.settle();
        book
    }

    fn twice(texts: &[&str]) -> Vec<String> {
        let found = recorded_twice(&book(texts));
        let told = found.into_iter().map(|problem| match problem.reason {
            Reason::RecordedTwice { others, more } => {
                format!(
                    "{} {} {others:?} {more}",
                    problem.at.path.display(),
                    problem.field
                )
            }
            other => format!("{other:?}"),
        });
        told.collect()
    }

    #[test]
    fn what_is_called_the_same_is_found_once() {
        assert_eq!(
            twice(&[
                r#"Place(id: "l-1", name: "Omsk")"#,
                r#"Place(id: "l-2", name: "Омск", other_names: [(text: "omsk")])"#,
                r#"Place(id: "l-3", name: "Chita", other_names: [(text: "OMSK")])"#,
                r#"Unit(id: "u-1", name: "1st")"#,
                r#"Unit(id: "u-2", name: "1ST", number: "22179")"#,
                r#"Case(id: "c-1", title: "Raid", started: "2022")"#,
                r#"Case(id: "c-2", title: "raid", started: "2022")"#,
                r#"Source(id: "s-1", title: "Call")"#,
                r#"Source(id: "s-2", title: "call")"#,
                r#"Source(id: "s-3", title: "a", url: "https://www.example.org/x/")"#,
                r#"Source(id: "s-4", title: "b", url: "http://example.org/x")"#,
            ]),
            [
                "places/l-2.ron name [l-1, l-3] 0",
                "units/u-1.ron name [u-2] 0",
                "cases/c-2.ron title [c-1] 0",
                "sources/s-2.ron title [s-1] 0",
                "sources/s-4.ron url [s-3] 0",
            ]
        );
    }

    #[test]
    fn what_something_tells_apart_is_not_found() {
        let none: [&str; 0] = [];
        assert_eq!(
            twice(&[
                r#"Place(id: "l-1", name: "Kirovsk", parent: "l-8")"#,
                r#"Place(id: "l-2", name: "Кировск", parent: "l-9")"#,
                r#"Unit(id: "u-1", name: "1st", number: "1")"#,
                r#"Unit(id: "u-2", name: "1st", number: "2")"#,
                r#"Case(id: "c-1", title: "Raid", started: "2022")"#,
                r#"Case(id: "c-2", title: "Raid", started: "2023")"#,
                r#"Source(id: "s-1", title: "Letter", published: "2022-01")"#,
                r#"Source(id: "s-2", title: "Letter", published: "2022-02")"#,
                r#"Source(id: "s-3", title: "")"#,
                r#"Source(id: "s-4", title: "")"#,
                r#"Person(id: "p-1", name: "Ivan")"#,
                r#"Person(id: "p-2", name: "Ivan")"#,
            ]),
            none
        );
    }

    #[test]
    fn what_is_there_already_is_known_before_it_is_added() {
        let book = book(&[
            r#"Person(id: "p-1", name: "Артём Горчаков")"#,
            r#"Person(id: "p-2", name: "x", other_names: [(text: "Gorchakov Artyom")], merged_into: "p-1")"#,
            r#"Person(id: "p-3", name: "Александр Белов")"#,
            r#"Source(id: "s-1", title: "Call", publisher: "Verstka", url: "https://example.org/x")"#,
        ]);
        let among: Vec<RecordId> = Kind::ALL.iter().flat_map(|kind| book.ids(*kind)).collect();
        let draft = |kind, name, publisher, url| StatementDraft {
            kind,
            name,
            publisher,
            url,
        };
        for (draft, ids) in [
            (draft(Kind::Person, "Artyom Gorchakov", "", ""), "p-1"),
            (draft(Kind::Person, "Белов Саша", "", ""), "p-3"),
            (draft(Kind::Person, "Белова Саша", "", ""), ""),
            (draft(Kind::Person, "", "", ""), ""),
            (draft(Kind::Source, "CALL", "", ""), "s-1"),
            (draft(Kind::Source, "Call", "Mediazona", ""), ""),
            (draft(Kind::Source, "y", "", "example.org/x"), "s-1"),
        ] {
            let kind: Vec<RecordId> = among
                .iter()
                .copied()
                .filter(|id| id.kind() == draft.kind)
                .collect();
            let found: Vec<String> = recorded_already(&book, &kind, draft)
                .iter()
                .map(ToString::to_string)
                .collect();
            assert_eq!(found.join(" "), ids, "{draft:?}");
        }
    }

    #[test]
    fn a_thousand_of_one_name_are_one_finding() {
        let texts: Vec<String> = (0..1_000)
            .map(|at| format!("Place(id: \"l-{at:03}\", name: \"Omsk\")"))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let found = twice(&texts);
        assert_eq!(found.len(), 1);
        assert!(found[0].ends_with(" 994"), "{found:?}");
    }
}
