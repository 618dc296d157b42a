//! Everything in a book that is probably not meant: findings, never errors.
//!
//! - `cycles`: records that lead back to themselves by way of others.
//! - `nested`: field names inside the items of a record that are probably slips of the pen.
//! - `people`: what does not go together in one person's record, or between two that were joined.
//! - `values`: dates, grades, figures and names that cannot be what was meant.
//! - `words`: words and field names that are not known, with the one that was probably meant.

pub mod cycles;
pub mod nested;
pub mod people;
pub mod values;
pub mod words;

use jiff::civil::Date;

use crate::casebook::book::Book;
use crate::casebook::book::loaded::Loaded;
use crate::casebook::check::people::people;
use crate::casebook::check::values::{
    Gazetteers, credibility, date, ends_first, graded, named, range, retrieved_first, title,
    unsourced,
};
use crate::casebook::check::words::{mixed_scripts, status, unknown_fields, word};
use crate::casebook::derive::present::{ends_ahead, lies_ahead};
use crate::casebook::errors::problem::{Location, Problem, Reason};
use crate::casebook::fields::value::{Trail, Value, Visitor};
use crate::casebook::public::rule::protecting;
use crate::record::edtf_date::EdtfDate;
use crate::record::id::{Link, RecordId};
use crate::record::kind::Kind;
use crate::record::person::Person;
use crate::record::read::Record;
use crate::ron_text::path::FieldPath;

/// Lets go of all of a person that looking through other records does not ask for, so that nobody is held twice.
pub fn keep_what_others_ask_for(person: &mut Person) {
    person.ages = Vec::new();
    person.cases = Vec::new();
    person.history = Vec::new();
    person.relations = Vec::new();
    person.claims = Vec::new();
    person.tags = Vec::new();
    person.notes = Vec::new();
    person.reviewed = Vec::new();
}

/// Looks through one record of a book; dates after `today`, the
/// present day of the book, lie in the future.
///
/// Every problem has its record, field and file, and no line yet: `storage` knows the text. They
/// come in the order of the record's fields as this version knows them. Of other records it asks
/// only who they are, whom they were joined to, what places and units they name themselves by, and
/// what sources they are: a book that knows no more of other people finds the same.
#[must_use]
pub fn of_record(book: &Book, loaded: &Loaded, today: Date) -> Vec<Problem> {
    let id = loaded.record.id();
    let gazetteers = Gazetteers::of(book);
    let mut found = Vec::new();
    let is_joined = is_joined(book, loaded);
    let mut visit = |trail: &Trail, value: Value<'_>| {
        let future = match value {
            // The day for looking at a risk again, or for an answer, is meant to lie ahead.
            Value::Date(when) if !trail.is(&["risk", "review"]) && !trail.is(&["steps", "due"]) => {
                in_future(when, today)
            }
            _ => None,
        };
        if let Some(reason) = judge(book, gazetteers, value).or(future) {
            found.push((trail.path(), reason));
        }
    };
    let mut walk = Visitor::new(id, &mut visit);
    match &loaded.record {
        Record::Person(person) if is_joined => walk.joined(person),
        record => walk.fields(record.into()),
    }
    if !is_joined {
        found.extend(unknown_fields(id.kind(), &loaded.unknown));
        found.extend(protecting(&loaded.unknown, id.kind()));
    }
    match &loaded.record {
        Record::Person(person) => found.extend(people(person, book, today)),
        Record::Case(case) => {
            found.extend(ends_first(case).map(|reason| (FieldPath::of("ended"), reason)));
        }
        Record::Source(source) if retrieved_first(source) => {
            let published = source.published.as_str().to_owned();
            let field = FieldPath::of("retrieved");
            found.push((field, Reason::RetrievedBefore { published }));
        }
        Record::Source(_) if book.is_circular(id) => {
            found.push((FieldPath::of("derived_from"), Reason::CircularSources));
        }
        Record::Place(_) | Record::Unit(_) if book.is_circular(id) => {
            found.push((FieldPath::of("parent"), Reason::CircularParents));
        }
        Record::Source(_) | Record::Place(_) | Record::Unit(_) => {}
    }
    found
        .into_iter()
        .map(|(field, reason)| Problem {
            at: Location::file(id.relative_path()),
            record: Some(id),
            field,
            reason,
        })
        .collect()
}

/// Whether another record stands for this one. What it says has been taken over there and stays here
/// as it was; so it is looked through there.
#[must_use]
pub fn is_joined(book: &Book, loaded: &Loaded) -> bool {
    matches!(&loaded.record, Record::Person(person) if book.is_joined(person))
}

fn judge(book: &Book, gazetteers: Gazetteers, value: Value<'_>) -> Option<Reason> {
    match value {
        Value::Link(written, kind) => link(book, written, kind),
        Value::Other(written, own) => other(book, written, own),
        Value::Title(written) => title(written).or_else(|| mixed_scripts(written)),
        Value::Spelled(written) => mixed_scripts(written),
        Value::Date(when) => date(when),
        Value::Status(written) => status(written, &book.statuses),
        Value::Word(written, words) => word(written, words),
        Value::Credibility(digit) => credibility(digit),
        Value::Named(text, kind) => {
            mixed_scripts(text).or_else(|| named(book, gazetteers, text, kind))
        }
        Value::Entry(entry) => unsourced(entry),
        Value::Graded(grade) => graded(grade),
        Value::Range(min, max) => range(min, max),
    }
}

/// A date that has not come yet.
fn in_future(when: &EdtfDate, today: Date) -> Option<Reason> {
    let written = when.as_str().to_owned();
    if lies_ahead(when, today) {
        Some(Reason::InFuture { written })
    } else {
        ends_ahead(when, today).then_some(Reason::EndsInFuture { written })
    }
}

/// What is wrong with a reference to a record of `kind`.
fn link(book: &Book, link: &Link, kind: Kind) -> Option<Reason> {
    let written = || link.as_str().to_owned();
    match link {
        Link::To(id) if id.kind() == kind => {
            (!book.has(*id)).then(|| Reason::NoSuchRecord { written: written() })
        }
        Link::Nowhere => Some(Reason::NoSuchRecord { written: written() }),
        Link::To(_) | Link::Malformed(_) => Some(Reason::WrongKind {
            written: written(),
            expected: kind,
        }),
    }
}

/// What is wrong with a reference from the record `own` to another one of its kind.
fn other(book: &Book, written: &Link, own: RecordId) -> Option<Reason> {
    if written.id() == Some(own) {
        Some(Reason::NamesItself)
    } else {
        link(book, written, own.kind())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::book::loaded::read_file;
    use crate::record::status::StatusKind;

    fn found(files: &[&str]) -> Vec<String> {
        let mut book = Book::new("t", StatusKind::four());
        let read = |text: &&str| {
            let id: RecordId = text.split('"').nth(1).unwrap().parse().unwrap();
            let path = id.relative_path();
            read_file(path.as_ref(), id.kind(), id, text).unwrap()
        };
        let mut all: Vec<Loaded> = files.iter().map(read).collect();
        all.sort_by_key(|loaded| (loaded.record.id().kind(), loaded.record.id()));
        for loaded in &all {
            book.put(loaded.clone());
        }
        book.settle();
        let today = jiff::civil::date(2026, 11, 23);
        all.iter()
            .flat_map(|loaded| of_record(&book, loaded, today))
            .map(|problem| {
                format!(
                    "{} {} {:?}",
                    problem.at.path.display(),
                    problem.field,
                    problem.reason
                )
            })
            .collect()
    }

    #[test]
    fn nothing_is_found_where_all_is_well() {
        let all = found(&[
            r#"Person(id: "p-1", name: "a", cases: [(case: "c-1")], relations: [(kind: Mother)], mood: Calm,
               risk: (level: High), history: [(when: "2022-07~", status: Missing, place: "anywhere",
                 sources: [(source: "s-1", via: Lawyer)]), (said: "once")])"#,
            r#"Case(id: "c-1", title: "c", counts: [(what: Held, min: 1, max: 1)])"#,
            r#"Source(id: "s-1", title: "s", derived_from: ["s-2"], reliability: B)"#,
            r#"Source(id: "s-2", title: "s", reliability: F)"#,
        ]);
        assert_eq!(all, Vec::<String>::new());
    }

    #[test]
    fn words_that_are_none_of_the_usual_ones_are_found() {
        let all = found(&[
            r#"Person(id: "p-1", name: "a", history: [(when: "2022", status: Missing, sources: [(source: "s-1", via: Off)])],
               relations: [(kind: Sistr)], claims: [(field: "xyz", value: "1"), (field: "hom", value: "Omsk"), (field: "home", value: "Omsk")],
               cases: [(case: "c-1", role: Witnes)])"#,
            r#"Case(id: "c-1", title: "c", counts: [(what: Heald, min: 1)], claims: [(field: "rank", value: "x")])"#,
            r#"Source(id: "s-1", title: "s", reliability: B)"#,
        ]);
        assert_eq!(
            all,
            [
                r#"people/p-1.ron cases[0].role UnknownWord { written: "Witnes", meant: Some("Witness") }"#,
                r#"people/p-1.ron history[0].sources[0].via UnknownWord { written: "Off", meant: None }"#,
                r#"people/p-1.ron relations[0].kind UnknownWord { written: "Sistr", meant: Some("Sister") }"#,
                r#"people/p-1.ron claims[0].field UnknownWord { written: "xyz", meant: None }"#,
                r#"people/p-1.ron claims[1].field UnknownWord { written: "hom", meant: Some("home") }"#,
                r#"cases/c-1.ron counts[0].what UnknownWord { written: "Heald", meant: Some("Held") }"#,
                r#"cases/c-1.ron claims[0].field UnknownWord { written: "rank", meant: None }"#,
            ]
        );
    }

    #[test]
    fn slips_of_the_pen_are_found() {
        let all = found(&[
            r#"Person(id: "p-1", name: "a", name_status: Partail, sex: Male, born: "12.07.2022",
               cases: [(case: "c-9"), (case: "s-1"), (role: Affected), (case: "Bryanka")],
               history: [(status: Detaned, contact: Direkt, sources: [(source: "s-1", credibility: 7)]),
                         (status: Hiding, sources: [(source: "s-1")]),
                         (status: Missing), (status: Missing, withdrawn: "x")],
               hystory: [], tag: "x", colour: Red)"#,
            r#"Case(id: "c-1", title: "c", counts: [(min: 3, max: 2)])"#,
            r#"Source(id: "s-1", title: "s", reliability: G)"#,
        ]);
        assert_eq!(
            all,
            [
                r#"people/p-1.ron name_status UnknownWord { written: "Partail", meant: Some("Partial") }"#,
                r#"people/p-1.ron born NotADate { written: "12.07.2022" }"#,
                r#"people/p-1.ron cases[0].case NoSuchRecord { written: "c-9" }"#,
                r#"people/p-1.ron cases[1].case WrongKind { written: "s-1", expected: Case }"#,
                r#"people/p-1.ron cases[2].case NoSuchRecord { written: "" }"#,
                r#"people/p-1.ron cases[3].case WrongKind { written: "Bryanka", expected: Case }"#,
                r#"people/p-1.ron history[0].status UnknownStatus { written: "Detaned", meant: Some("Detained") }"#,
                r#"people/p-1.ron history[0].contact UnknownWord { written: "Direkt", meant: Some("Direct") }"#,
                r#"people/p-1.ron history[0].sources[0].credibility NotACredibility { written: 7 }"#,
                r#"people/p-1.ron history[1].status UnknownStatus { written: "Hiding", meant: None }"#,
                "people/p-1.ron history[2] NoSource",
                r#"people/p-1.ron hystory UnknownField { meant: Some("history") }"#,
                r#"people/p-1.ron tag UnknownField { meant: Some("tags") }"#,
                "people/p-1.ron history[0].when NoOrder",
                "people/p-1.ron history[1].when NoOrder",
                "people/p-1.ron history[2].when NoOrder",
                "cases/c-1.ron counts[0].max EmptyRange",
                r#"sources/s-1.ron reliability UnknownWord { written: "G", meant: None }"#,
            ]
        );
    }

    #[test]
    fn records_without_a_name_and_people_who_are_themselves_are_found() {
        let all = found(&[
            r#"Person(id: "p-1", name: "", merged_into: "p-1", distinct_from: ["p-2", "p-1", "p-9"])"#,
            r#"Person(id: "p-2", name: " ", merged_into: "p-1")"#,
            r#"Case(id: "c-1", title: "")"#,
            r#"Source(id: "s-1", title: "", reliability: C)"#,
            r#"Place(id: "l-1", name: "")"#,
            r#"Unit(id: "u-1", name: "")"#,
        ]);
        assert_eq!(
            all,
            [
                "people/p-1.ron name NoName",
                "people/p-1.ron distinct_from[1] NamesItself",
                r#"people/p-1.ron distinct_from[2] NoSuchRecord { written: "p-9" }"#,
                "people/p-1.ron merged_into NamesItself",
                "people/p-2.ron name NoName",
                "cases/c-1.ron title NoName",
                "sources/s-1.ron title NoName",
                "places/l-1.ron name NoName",
                "units/u-1.ron name NoName",
            ]
        );
    }

    #[test]
    fn places_are_looked_up_only_where_there_are_places() {
        let person = r#"Person(id: "p-1", name: "a", home: "Brianca", unit: "1st")"#;
        assert_eq!(found(&[person]), Vec::<String>::new());
        let place = r#"Place(id: "l-1", name: "Omsk", parent: "u-1")"#;
        assert_eq!(
            found(&[person, place]),
            [
                r#"people/p-1.ron home Unresolved { written: "Brianca", kind: Place }"#,
                r#"places/l-1.ron parent WrongKind { written: "u-1", expected: Place }"#,
            ]
        );
    }

    #[test]
    fn circles_are_found_once_for_every_record_on_them() {
        let all = found(&[
            r#"Source(id: "s-1", title: "s", derived_from: ["s-2"], reliability: B)"#,
            r#"Source(id: "s-2", title: "s", derived_from: ["s-1"], reliability: B)"#,
            r#"Source(id: "s-3", title: "s", derived_from: ["s-1"], reliability: B)"#,
            r#"Unit(id: "u-1", name: "u", parent: "u-1")"#,
            r#"Place(id: "l-1", name: "a", parent: "l-2")"#,
            r#"Place(id: "l-2", name: "b", parent: "l-1")"#,
            r#"Place(id: "l-3", name: "c", parent: "l-1")"#,
        ]);
        assert_eq!(
            all,
            [
                "sources/s-1.ron derived_from CircularSources",
                "sources/s-2.ron derived_from CircularSources",
                "places/l-1.ron parent CircularParents",
                "places/l-2.ron parent CircularParents",
                "units/u-1.ron parent CircularParents",
            ]
        );
    }

    #[test]
    fn a_grade_that_nobody_gave_is_found_and_one_that_cannot_be_judged_is_not() {
        let all = found(&[
            r#"Source(id: "s-1", title: "s")"#,
            r#"Source(id: "s-2", title: "s", reliability: F)"#,
            r#"Source(id: "s-3", title: "s", reliability: None)"#,
        ]);
        assert_eq!(
            all,
            [
                "sources/s-1.ron reliability NoGrade",
                "sources/s-3.ron reliability NoGrade",
            ]
        );
    }

    #[test]
    fn dates_that_exclude_each_other_are_found() {
        let all = found(&[
            r#"Person(id: "p-1", name: "a", born: "2002", history: [
                (when: "1999-07", status: Missing, sources: [(source: "s-1")]),
                (when: "2002", status: Missing, sources: [(source: "s-1")]),
                (when: "1998", status: Missing, withdrawn: "a slip", sources: [(source: "s-1")])])"#,
            r#"Case(id: "c-1", title: "c", started: "2022-07", ended: "2022-06")"#,
            r#"Case(id: "c-2", title: "c", started: "2022-07", ended: "2022")"#,
            r#"Source(id: "s-1", title: "s", reliability: B)"#,
        ]);
        assert_eq!(
            all,
            [
                r#"people/p-1.ron history[0].when BeforeBirth { born: "2002" }"#,
                r#"cases/c-1.ron ended EndsBeforeItBegins { began: "2022-07" }"#,
            ]
        );
    }

    #[test]
    fn a_record_that_was_joined_is_looked_through_in_the_one_that_stands_for_it() {
        let all = found(&[
            r#"Person(id: "p-1", name: "a", history: [(when: "2022", status: Missing)])"#,
            r#"Person(id: "p-2", name: "a", merged_into: "p-1", history: [(when: "2022", status: Missing)])"#,
        ]);
        assert_eq!(all, ["people/p-1.ron history[0] NoSource"]);
    }
}
