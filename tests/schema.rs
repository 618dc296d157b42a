//! Every field of the schema is known in every place that goes by it. A field that one of them forgets is
//! named here, with the place.

#![allow(clippy::unwrap_used)] // A test may fail by panicking.

use std::collections::BTreeSet;

use jiff::civil::date;

use lastseen::casebook::book::Book;
use lastseen::casebook::book::back_links::targets;
use lastseen::casebook::book::loaded::{Loaded, read_file};
use lastseen::casebook::change::edit::Edit;
use lastseen::casebook::check::nested::nested_fields;
use lastseen::casebook::check::of_record;
use lastseen::casebook::fields::field::{fields_of, shown, value_text};
use lastseen::casebook::fields::list_item::StatementList;
use lastseen::casebook::fields::risk_or_consent::RiskOrConsent;
use lastseen::casebook::merge::join::{Join, RecordText, join};
use lastseen::casebook::public::view::PublicView;
use lastseen::cli::output::json;
use lastseen::record::field::{Field, FieldType, JoinRule, JsonRule, OPEN_LISTS, SearchRule};
use lastseen::record::field_value::{FieldValue, StructRef};
use lastseen::record::id::RecordId;
use lastseen::record::kind::Kind;
use lastseen::record::schema::{PERSON, fields};
use lastseen::record::status::StatusKind;
use lastseen::ron_text::locate::value_at;
use lastseen::ron_text::path::FieldPath;
use lastseen::ron_text::same::same_value;
use lastseen::search::index::attributes::Attributes;
use lastseen::search::index::texts::{IndexedField, Text, visit};
use lastseen::search::query::HasPart;
use lastseen::text::labels::label;
use lastseen::text::log::change::item_of;
use lastseen::text::pages::dossier::dossier;
use lastseen::text::pages::pair;

/// A field with the path of names that leads to it: `history.place`.
#[derive(Clone)]
struct Row {
    path: String,
    /// Where it stands in a record in which each list has one item.
    at: FieldPath,
    field: &'static Field,
}

/// All fields of a kind, those inside others behind these.
fn rows(kind: Kind) -> Vec<Row> {
    fn below(fields: &'static [Field], (within, at): (&str, &FieldPath), found: &mut Vec<Row>) {
        for field in fields {
            let path = format!("{within}{}", field.name);
            let inner = format!("{path}.");
            let own = at.field(field.name);
            let inside = match field.holds.is_list() {
                true => own.index(0),
                false => own.clone(),
            };
            found.push(Row {
                path,
                at: own,
                field,
            });
            below(field.items, (&inner, &inside), found);
        }
    }
    let mut found = Vec::new();
    below(fields(kind), ("", &FieldPath::root()), &mut found);
    found
}

/// A word that stands in no other field of the kind.
fn mark(path: &str) -> String {
    let letters: String = path.chars().filter(char::is_ascii_alphabetic).collect();
    format!("zq{letters}")
}

/// Which fields of a record are written, and with what.
type Written<'a> = &'a dyn Fn(&str, &Field) -> Option<String>;

/// The text of a record in which every field is written that `written` gives a value for.
fn record(kind: Kind, own: &str, written: Written) -> String {
    let text = struct_text(fields(kind), "", own, written);
    format!("{}{text}", kind.struct_name())
}

fn struct_text(fields: &'static [Field], within: &str, own: &str, written: Written) -> String {
    let mut told = Vec::new();
    for field in fields {
        let path = format!("{within}{}", field.name);
        let inner = format!("{path}.");
        let value = match (field.holds, written(&path, field)) {
            (FieldType::Id, _) => Some(format!("{own:?}")),
            (_, None) => None,
            (holds, Some(_)) if !field.items.is_empty() => {
                let inside = struct_text(field.items, &inner, own, written);
                Some(match holds.is_list() {
                    true => format!("[{inside}]"),
                    false => inside,
                })
            }
            (holds, Some(value)) if holds.is_list() => Some(format!("[{value}]")),
            (_, value) => value,
        };
        if let Some(value) = value {
            told.push(format!("{}: {value}", field.name));
        }
    }
    format!("({})", told.join(", "))
}

/// A value that belongs in a field; another one for each `turn`.
fn value(path: &str, field: &Field, turn: usize) -> String {
    let record = |kind: Kind| format!("\"{}-{}\"", kind.letter(), 8 + turn);
    match field.holds {
        FieldType::Line | FieldType::Text | FieldType::Named(_) | FieldType::Words => {
            format!("\"{}{}\"", mark(path), ["", "x"][turn])
        }
        FieldType::Word(words) => words[turn].to_owned(),
        FieldType::Status => ["Detained", "Missing"][turn].to_owned(),
        FieldType::Date => format!("\"200{}-03-04\"", 1 + turn),
        FieldType::Link(kind) | FieldType::Links(kind) => record(kind),
        FieldType::Flag => ["true", "false"][turn].to_owned(),
        FieldType::Number => (3 + turn).to_string(),
        FieldType::Decimal => format!("{}.5", 1 + turn),
        FieldType::Id
        | FieldType::Struct
        | FieldType::Names
        | FieldType::Parts
        | FieldType::Citations
        | FieldType::Items => "()".to_owned(),
    }
}

/// A record of which every field says something; but nothing is withdrawn, and it stands for itself.
fn full(kind: Kind, own: &str, turn: usize) -> String {
    record(kind, own, &|path, field| {
        let ends = field.search == SearchRule::Withdrawn || field.name == "merged_into";
        (!ends).then(|| value(path, field, turn))
    })
}

/// A record in which one field alone is written, with what it stands in and what it holds.
fn with_only(kind: Kind, own: &str, only: &str) -> String {
    record(kind, own, &|path, field| {
        let is_title = field.is_title() && !path.contains('.');
        let around = only == path || only.starts_with(&format!("{path}."));
        let inside = path.starts_with(&format!("{only}.")) && field.search != SearchRule::Withdrawn;
        (is_title || around || inside).then(|| value(path, field, 0))
    })
}

fn read(own: &str, text: &str) -> Loaded {
    let id: RecordId = own.parse().unwrap();
    read_file("x".as_ref(), id.kind(), id, text).unwrap_or_else(|why| panic!("{text}\n{why:?}"))
}

fn own_id(kind: Kind) -> String {
    format!("{}-1", kind.letter())
}

/// A book with records of every kind that the fields may lead to, and this one.
fn book(own: &str, text: &str) -> Book {
    let mut book = Book::new("t", StatusKind::four());
    for kind in Kind::ALL {
        for turn in [8, 9] {
            let id = format!("{}-{turn}", kind.letter());
            let title = fields(kind).iter().find(|field| field.is_title()).unwrap();
            let text = format!("(id: {id:?}, {}: \"Other {id}\")", title.name);
            book.put(read(&id, &text));
        }
    }
    book.put(read(own, text));
    book.settle();
    book
}

fn is_empty(value: FieldValue) -> bool {
    value.text().is_some_and(str::is_empty)
        || matches!(value, FieldValue::List(list) if list.count() == 0)
        || matches!(value, FieldValue::Link(link) if link.id().is_none())
}

#[test]
fn every_field_is_read_and_no_other_is_known() {
    fn look(of: StructRef, within: &str) {
        of.each_field(&mut |field, value| {
            let path = format!("{within}{}", field.name);
            assert!(!is_empty(value), "record does not read {path}");
            assert_eq!(
                field.holds.is_list(),
                matches!(value, FieldValue::List(_)),
                "{path}"
            );
            for inside in value.items().chain(std::iter::once(value)) {
                if let FieldValue::Struct(inside) = inside {
                    assert_eq!(inside.fields(), field.items, "{path}");
                    look(inside, &format!("{path}."));
                }
            }
        });
    }
    for kind in Kind::ALL {
        let own = own_id(kind);
        let text = record(kind, &own, &|path, field| Some(value(path, field, 0)));
        let loaded = read(&own, &text);
        assert_eq!(loaded.unknown, Vec::new());
        assert_eq!(nested_fields(own.parse().unwrap(), &text), Vec::new());
        look((&loaded.record).into(), "");
        let titles = fields(kind).iter().filter(|field| field.is_title()).count();
        assert_eq!(titles, 1, "{kind}");
    }
}

#[test]
fn every_field_that_a_form_shows_is_typed_as_it_stands() {
    for kind in Kind::ALL {
        assert!(fields_of(kind)[0].is_title());
        for row in rows(kind).into_iter().filter(|row| row.field.in_form) {
            let text = full(kind, &own_id(kind), 0);
            let written = value_at(&text, &row.at).unwrap().unwrap();
            let typed = shown(row.field.holds, written);
            let back = value_text(row.field.holds, &typed).unwrap().unwrap();
            assert!(
                same_value(&back, written),
                "the form of {kind} takes {} as {back}",
                row.path
            );
        }
        for field in fields(kind).iter().filter(|field| !field.in_form) {
            let has_form = match field.holds {
                FieldType::Struct => RiskOrConsent::named(field.name).is_some(),
                _ => StatementList::of(kind)
                    .iter()
                    .any(|list| list.name() == field.name && !list.fields().is_empty()),
            };
            // What other ways of the program write, or nothing yet.
            let other_ways = [
                "id",
                "ids",
                "history",
                "notes",
                "reviewed",
                "distinct_from",
                "maybe_same",
                "merged_into",
                "related",
                "files",
                "lat",
                "lon",
                "precision",
            ];
            assert!(
                has_form || other_ways.contains(&field.name),
                "no form of {kind} has {}",
                field.name
            );
        }
    }
}

#[test]
fn a_slip_in_every_field_is_found() {
    let today = date(2026, 11, 23);
    for kind in Kind::ALL {
        let own = own_id(kind);
        for row in rows(kind) {
            let slip = match row.field.holds {
                FieldType::Date => "\"12.07.2022\"",
                FieldType::Status => "Detaned",
                FieldType::Link(_) | FieldType::Links(_) => "\"x-9\"",
                FieldType::Word(words) if words.contains(&"6") => "9",
                FieldType::Word(words) if !OPEN_LISTS.contains(&words) => "Zzzz",
                _ => continue,
            };
            let text = record(kind, &own, &|path, field| {
                let ends = field.search == SearchRule::Withdrawn
                    || field.name == "merged_into" && row.path != "merged_into";
                match path == row.path {
                    true => Some(slip.to_owned()),
                    false => (!ends).then(|| value(path, field, 0)),
                }
            });
            let found = of_record(&book(&own, &text), &read(&own, &text), today);
            let is_item = row.field.holds.is_list();
            let at = match is_item {
                true => row.at.index(0),
                false => row.at.clone(),
            };
            assert!(
                found.iter().any(|problem| problem.field == at),
                "check does not look at {}: {found:?}",
                row.path
            );
        }
    }
}

#[test]
fn every_link_is_one_that_leads_back() {
    for kind in Kind::ALL {
        let own = own_id(kind);
        for row in rows(kind) {
            let (FieldType::Link(of) | FieldType::Links(of)) = row.field.holds else {
                continue;
            };
            // A source that points at another one repeats it; a remark in it that cites one does not.
            if kind == Kind::Source && row.path == "notes.sources.source" {
                continue;
            }
            let loaded = read(&own, &with_only(kind, &own, &row.path));
            let to: RecordId = format!("{}-8", of.letter()).parse().unwrap();
            assert!(
                targets(&loaded.record).contains(&to),
                "no back-link leads to what {} of {kind} names",
                row.path
            );
        }
    }
}

fn joined(kept: &str, other: &str) -> Vec<Edit> {
    let part = |id: &str, text| RecordText {
        id: id.parse().unwrap(),
        text,
    };
    let join_request = Join {
        kept: part("p-1", kept),
        joined: part("p-2", other),
        taken: BTreeSet::new(),
        aliases: Vec::new(),
        kept_aliases: Vec::new(),
        remark: "kept".to_owned(),
    };
    join(&join_request).unwrap()
}

#[test]
fn joining_takes_over_every_field() {
    let kept = "Person(id: \"p-1\", name: \"\")";
    let edits = joined(kept, &full(Kind::Person, "p-2", 0));
    let touched = |name: &str| {
        edits.iter().any(|edit| match edit {
            Edit::Set { record, path, .. } => record.as_str() == "p-1" && path.to_string() == name,
            Edit::Insert { record, list, .. } => {
                record.as_str() == "p-1" && list.to_string() == name
            }
            _ => false,
        })
    };
    for field in PERSON {
        // What a name is worth stays with the name that is kept.
        let stays = matches!(field.join, JoinRule::Own | JoinRule::With(_));
        assert_eq!(
            touched(field.name),
            !stays,
            "joining forgets {}",
            field.name
        );
    }
    let edits = joined(&full(Kind::Person, "p-1", 1), &full(Kind::Person, "p-2", 0));
    for field in PERSON {
        let claim = format!("(field: \"{}\"", field.name);
        let is_claim = edits.iter().any(|edit| {
            matches!(edit, Edit::Insert { list, item, .. }
                if list.to_string() == "claims" && item.starts_with(&claim))
        });
        let becomes_claim = matches!(field.join, JoinRule::Claim | JoinRule::Protective);
        assert_eq!(
            is_claim, becomes_claim,
            "joining loses a value of {}",
            field.name
        );
    }
}

/// A full record that is as open as it can be.
fn open(kind: Kind) -> String {
    record(kind, &own_id(kind), &|path, field| {
        Some(match path {
            "risk.level" => "Low".to_owned(),
            "risk.review" => "\"2100-01\"".to_owned(),
            "consent.given" => "Yes".to_owned(),
            "consent.scope" => "Public".to_owned(),
            "confidential" => "false".to_owned(),
            "kind" if kind == Kind::Place => "Region".to_owned(),
            "merged_into" => return None,
            _ if field.search == SearchRule::Withdrawn => return None,
            _ => value(path, field, 0),
        })
    })
}

#[test]
fn only_what_the_schema_says_is_public_goes_out() {
    let mut public = Vec::new();
    for kind in Kind::ALL {
        let own = own_id(kind);
        let view = PublicView::of(&book(&own, &open(kind)), date(2026, 11, 27), 0);
        let shown = format!("{:?}", view.get(&own).unwrap());
        for row in rows(kind) {
            let all_around = rows(kind)
                .into_iter()
                .filter(|around| row.path.starts_with(&format!("{}.", around.path)))
                .all(|around| around.field.public);
            if row.field.public && all_around {
                public.push(format!("{kind}.{}", row.path));
                assert!(
                    !row.field.is_title() || shown.contains(&format!("\"{}\"", mark(&row.path))),
                    "{} is public and not shown: {shown}",
                    row.path
                );
            } else {
                // A mark may be the beginning of another one.
                let mark = format!("\"{}\"", mark(&row.path));
                assert!(!shown.contains(&mark), "{} is shown: {shown}", row.path);
            }
        }
    }
    assert_eq!(
        public,
        [
            "person.id",
            "person.name",
            "person.unit",
            "person.cases",
            "person.cases.case",
            "person.history",
            "person.history.when",
            "person.history.status",
            "person.history.place",
            "person.history.sources",
            "person.history.sources.source",
            "case.id",
            "case.title",
            "case.kind",
            "case.place",
            "case.started",
            "case.ended",
            "case.counts",
            "case.counts.min",
            "case.counts.max",
            "source.id",
            "source.title",
            "source.kind",
            "source.publisher",
            "source.published",
            "place.id",
            "place.name",
            "place.kind",
            "place.parent",
            "unit.id",
            "unit.name",
        ]
    );
}

#[test]
fn every_field_is_searched_as_the_schema_says_and_no_other() {
    for kind in Kind::ALL {
        let own = own_id(kind);
        let is_name = |row: &Row| row.field.is_title() || row.field.search == SearchRule::OtherName;
        let names = rows(kind).into_iter().take_while(|row| {
            row.path == "id"
                || row.path.starts_with("name_status")
                || is_name(row)
                || row.path.starts_with("other_names")
        });
        let named = rows(kind).iter().filter(|row| is_name(row)).count();
        assert_eq!(
            names.filter(is_name).count(),
            named,
            "names of a {kind} come first"
        );
        let book = book(&own, &full(kind, &own, 0));
        let row = (0..).find(|row| {
            let mut id = None;
            book.table(kind)
                .any_row(*row)
                .unwrap()
                .fields()
                .each_field(&mut |field, value| {
                    if let (FieldType::Id, FieldValue::Id(own)) = (field.holds, value) {
                        id = Some(own);
                    }
                });
            id.is_some_and(|id| id.as_str() == own)
        });
        let mut texts = BTreeSet::new();
        let mut records = BTreeSet::new();
        visit(&book, kind, row.unwrap(), &mut |field, text| match text {
            Text::Plain(text) | Text::Place(text) | Text::Unit(text) => {
                texts.insert(text.to_owned());
            }
            Text::Record(id) => {
                let by = [IndexedField::Case, IndexedField::Source].contains(&field);
                assert!(by);
                records.insert(id);
            }
            Text::About(_) => {}
        });
        for row in rows(kind) {
            let is_searched = row.field.search != SearchRule::Nowhere;
            match row.field.holds {
                _ if row.field.search == SearchRule::Withdrawn => {}
                FieldType::Line | FieldType::Text | FieldType::Named(_) | FieldType::Words => {
                    assert_eq!(
                        texts.contains(&mark(&row.path)),
                        is_searched,
                        "search and the schema differ in {} of {kind}",
                        row.path
                    );
                }
                FieldType::Link(of) if is_searched => {
                    let to: RecordId = format!("{}-8", of.letter()).parse().unwrap();
                    assert!(records.contains(&to), "{} of {kind}", row.path);
                }
                _ => {}
            }
        }
    }
}

#[test]
fn every_field_that_can_be_asked_for_has_its_word() {
    for kind in Kind::ALL {
        let own = own_id(kind);
        for row in rows(kind) {
            let Some(word) = row.field.has else { continue };
            // Only what an entry, an age or a claim rests on is counted as a source of the person.
            let rest_on_none = [
                "relations.sources.source",
                "steps.sources.source",
                "notes.sources.source",
            ];
            if rest_on_none.contains(&row.path.as_str()) {
                continue;
            }
            let part = HasPart::WORDS.iter().find(|(known, _)| *known == word);
            let (_, part) = part.unwrap_or_else(|| panic!("has:{word} is not known"));
            let book = book(&own, &with_only(kind, &own, &row.path));
            let attributes = Attributes::of(&book, kind, 2, &mut Vec::new());
            assert!(
                attributes.has(*part),
                "has:{word} does not find {} of {kind}",
                row.path
            );
        }
    }
}

#[test]
fn every_field_is_in_json_unless_the_schema_leaves_it_out() {
    for kind in Kind::ALL {
        let own = own_id(kind);
        let book = book(&own, &full(kind, &own, 0));
        let json = json::record(&book, own.parse().unwrap());
        for field in fields(kind) {
            let value = json.get(field.name);
            let is_there = value.is_some_and(|value| !value.is_null());
            assert_eq!(
                is_there,
                field.json != JsonRule::LeftOut,
                "JSON of {kind}: {}",
                field.name
            );
        }
    }
}

#[test]
fn every_field_and_item_has_a_label() {
    for kind in Kind::ALL {
        for row in rows(kind) {
            let name = row.field.name;
            assert!(!label::field(name).is_empty(), "{name}");
            if row.field.holds.is_list() {
                assert!(!item_of(name).contains('_'), "one item of {name}");
                assert_ne!(item_of(name), name, "one item of {name}");
            }
        }
    }
}

#[test]
fn every_field_of_a_person_stands_in_the_pages() {
    let text = full(Kind::Person, "p-1", 0);
    let mut book = book("p-1", &text);
    book.put(read("p-2", &full(Kind::Person, "p-2", 1)));
    book.settle();
    let (one, two) = ("p-1".parse().unwrap(), "p-2".parse().unwrap());
    let pairs: Vec<&str> = pair::rows(&book, one, two)
        .iter()
        .map(|row| row.field)
        .collect();
    // What a name is worth stands with the name; the others are about the work on the record.
    let elsewhere = ["name_status", "reviewed", "distinct_from", "maybe_same"];
    for field in PERSON.iter().filter(|field| field.join != JoinRule::Own) {
        assert_ne!(
            pairs.contains(&field.name),
            elsewhere.contains(&field.name),
            "the page of a pair: {}",
            field.name
        );
    }
    let page = format!("{:?}", dossier(&book, one, date(2026, 11, 27)));
    for row in rows(Kind::Person) {
        let is_text = matches!(
            row.field.holds,
            FieldType::Line | FieldType::Text | FieldType::Named(_) | FieldType::Words
        );
        // The name is the heading; a citation has a page of its own, and moments stand as dates.
        let elsewhere = ["name", "recorded", "at", "quote", "withdrawn"];
        if is_text && !elsewhere.contains(&row.field.name) {
            assert!(
                page.contains(&mark(&row.path)),
                "the page of a person forgets {}: {page}",
                row.path
            );
        }
    }
}
