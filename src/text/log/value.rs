//! A piece of RON text in words: what a field held or holds, as people would say it.

use crate::casebook::book::Book;
use crate::record::citation::Citation;
use crate::record::edtf_date::EdtfDate;
use crate::record::entry::{Contact, Entry};
use crate::record::field::FieldType;
use crate::record::id::{Link, RecordId};
use crate::record::named::OtherName;
use crate::record::person::Sex;
use crate::record::read::read_ron;
use crate::record::schema::is_anywhere;
use crate::record::status::Status;
use crate::ron_text::locate::unwrapped;
use crate::ron_text::name::bare_name;
use crate::ron_text::node::{Node, Shape};
use crate::ron_text::scan::scan;
use crate::text::catalogue::{label, say};
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::pages::fragments;

/// What a log line tells anyway: who wrote an item down, and when.
const WHO_AND_WHEN: &[&str] = &["by", "recorded"];

/// Whose values are told: the book that has the names, and the sex of the person, if it is one.
#[derive(Clone, Copy, Debug)]
pub struct ValueOwner<'b> {
    book: &'b Book,
    sex: Option<&'b Sex>,
}

impl<'b> ValueOwner<'b> {
    /// An owner of whom nothing is known.
    #[must_use]
    pub const fn unknown(book: &'b Book) -> Self {
        Self { book, sex: None }
    }

    /// The owner of a record's values.
    #[must_use]
    pub fn of(record: RecordId, book: &'b Book) -> Self {
        let person = book.people().get(record);
        let sex = person.and_then(|person| person.sex.as_ref());
        Self { book, sex }
    }
}

/// A value in words. `field` is the name of the field that holds it, or of the list that it is an
/// item of. Ids that the book knows stand as names. What cannot be read stands as it is written.
#[must_use]
pub fn value(field: &str, text: &str, owner: ValueOwner<'_>) -> String {
    let Ok(root) = scan(text) else {
        return text.trim().to_owned();
    };
    told(field, text, &root, owner)
}

/// The fields of a struct with their values in words, those that are asked for left out.
#[must_use]
pub fn fields(text: &str, without: &[&str], owner: ValueOwner<'_>) -> Vec<(String, String)> {
    let Ok(root) = scan(text) else {
        return Vec::new();
    };
    fields_of(text, &root, without, owner)
}

/// An entry of a history in one line: what is claimed, when, where, and who says so.
fn entry(entry: &Entry, owner: ValueOwner<'_>) -> String {
    let mut told: Vec<String> = Vec::new();
    told.extend(
        entry
            .status
            .as_ref()
            .map(|one| label::status_of(one, owner.sex).to_string()),
    );
    told.push(date::display(&entry.when).into_string());
    told.push(quoted(&entry.said));
    told.push(entry.place.to_string());
    if !entry.custodian.is_empty() {
        told.push(
            say!(value_held_by {
                custodian: &entry.custodian
            })
            .into(),
        );
    }
    if entry.contact != Contact::Unstated {
        told.push(label::contact(&entry.contact).into_string());
    }
    told.retain(|part| !part.is_empty());
    let mut parts = vec![told.join(", ")];
    parts.extend(entry.sources.iter().map(|one| citation(one, owner.book)));
    parts.push(quoted(&entry.note));
    if entry.is_withdrawn() {
        let reason = &entry.withdrawn;
        parts.push(say!(value_withdrawn { reason }).into());
    }
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() {
        return label!(value_nothing).to_owned();
    }
    parts.join("; ")
}

fn citation(citation: &Citation, book: &Book) -> String {
    let line = fragments::citation("", citation, book);
    format!("{} [{}]", line.text, line.aside)
}

fn quoted(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    say!(read_in_words { said: text.trim() }).into()
}

fn told(field: &str, text: &str, node: &Node, owner: ValueOwner<'_>) -> String {
    let node = unwrapped(text, node);
    let written = &text[node.span.clone()];
    match &node.shape {
        Shape::Leaf => leaf(field, written, owner),
        Shape::List { items, .. } | Shape::Tuple { items, .. } => {
            let items = items
                .iter()
                .map(|item| told(field, text, &item.value, owner));
            or_nothing(items.collect::<Vec<_>>().join("; "))
        }
        Shape::Struct { .. } => structure(field, text, node, owner),
        Shape::Map { .. } => written.to_owned(),
    }
}

fn leaf(field: &str, written: &str, owner: ValueOwner<'_>) -> String {
    let Ok(string) = read_ron::<String>(written) else {
        return match written {
            "true" => label::word("Yes").into_string(),
            "false" => label::word("No").into_string(),
            // `B` is a grade, not a word.
            word if field == "reliability" => word.to_owned(),
            word if field == "status" => {
                label::status_of(&Status::from(word), owner.sex).into_string()
            }
            word => label::word(word).into_string(),
        };
    };
    if is_anywhere(field, |row| row.holds == FieldType::Date) {
        return date::display(&EdtfDate::new(&string)).into_string();
    }
    match Link::from(string.as_str()).id() {
        Some(id) => named(id, owner.book),
        None if string.is_empty() => label!(value_nothing).to_owned(),
        None => string,
    }
}

/// The name of a record; its id where the book has none.
#[must_use]
pub fn named(id: RecordId, book: &Book) -> String {
    book.title_of(id)
        .filter(|title| !title.is_empty())
        .map_or_else(|| id.to_string(), str::to_owned)
}

fn structure(field: &str, text: &str, node: &Node, owner: ValueOwner<'_>) -> String {
    let written = &text[node.span.clone()];
    match field {
        "history" => {
            if let Ok(read) = read_ron::<Entry>(written) {
                return entry(&read, owner);
            }
        }
        "sources" => {
            if let Ok(read) = read_ron::<Citation>(written) {
                return citation(&read, owner.book);
            }
        }
        "other_names" => {
            if let Ok(read) = read_ron::<OtherName>(written) {
                return fragments::other_names(&[read]).into();
            }
        }
        _ => {}
    }
    let mut told = Vec::new();
    for (at, (name, value)) in fields_of(text, node, WHO_AND_WHEN, owner)
        .into_iter()
        .enumerate()
    {
        let says_itself = at == 0 || matches!(name.as_str(), "text" | "note" | "role" | "how");
        match (field, name.as_str()) {
            // When a note was written is the moment of the change.
            ("notes", "at") => {}
            ("reviewed", "at") => told.push(date::of_moment(&value).into_string()),
            ("notes", _) => told.push(quoted(&value)),
            _ if says_itself => told.push(value),
            _ => told.push(format!("{} {value}", label::field(&name))),
        }
    }
    or_nothing(told.join(", "))
}

fn fields_of(
    text: &str,
    node: &Node,
    without: &[&str],
    owner: ValueOwner<'_>,
) -> Vec<(String, String)> {
    let Shape::Struct { fields, .. } = &unwrapped(text, node).shape else {
        return Vec::new();
    };
    fields
        .iter()
        .map(|field| (bare_name(&text[field.name.clone()]), &field.value))
        .filter(|(name, _)| !without.contains(name))
        .map(|(name, value)| (name.to_owned(), told(name, text, value, owner)))
        .collect()
}

fn or_nothing(text: String) -> String {
    if text.is_empty() {
        label!(value_nothing).to_owned()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::book::loaded::read_file;
    use crate::record::status::StatusKind;

    fn book() -> Book {
        let mut book = Book::new("t", StatusKind::four());
        for text in [
            r#"Case(id: "c-1", title: "Bryanka")"#,
            r#"Source(id: "s-1", title: "x", publisher: "Verstka", published: "2022-07-28", reliability: B)"#,
        ] {
            let id: RecordId = text.split('"').nth(1).unwrap().parse().unwrap();
            book.put(read_file("x".as_ref(), id.kind(), id, text).unwrap());
        }
        book.settle();
        book
    }

    #[test]
    fn values_stand_as_people_say_them() {
        for (field, text, said) in [
            ("home", "\"Брянка\"", "Брянка"),
            ("born", "\"2002~\"", "about 2002"),
            ("sex", "Some(Male)", "male"),
            ("confidential", "true", "yes"),
            ("reliability", "B", "B"),
            ("tags", "[\"a\", \"b c\"]", "a; b c"),
            ("tags", "[]", "nothing"),
            (
                "cases",
                "[(case: \"c-1\", role: Witness)]",
                "Bryanka, witness",
            ),
            ("cases", "(case: \"c-9\")", "c-9"),
            (
                "other_names",
                "[(text: \"Макс\", kind: Nickname)]",
                "Макс (nickname)",
            ),
            (
                "sources",
                "(source: \"s-1\", at: \"paragraph 2\", credibility: 3)",
                "Verstka, 28 Jul 2022 [B3 ¶2]",
            ),
            (
                "notes",
                "(at: \"2026-11-22T10:00:00Z\", by: \"anna\", text: \"Call.\")",
                "“Call.”",
            ),
            (
                "reviewed",
                "(at: \"2026-11-22T10:00:00Z\", by: \"anna\")",
                "22 Nov 2026",
            ),
            (
                "risk",
                "(level: High, reason: \"named\", review: \"2023-01-31\")",
                "high, reason named, review 31 Jan 2023",
            ),
            (
                "relations",
                "(kind: Mother, at_risk: true)",
                "mother, at risk yes",
            ),
            ("broken", "(a: ", "(a:"),
        ] {
            assert_eq!(
                value(field, text, ValueOwner::unknown(&book())),
                said,
                "{text}"
            );
        }
    }

    #[test]
    fn an_entry_is_one_line() {
        let text = r#"(
            when: "2022-07~", said: "the fifth month", status: Detained, place: "Bryanka",
            contact: Relayed, sources: [(source: "s-1", at: "paragraph 1", credibility: 3)],
            note: "Refused.", by: "anna", recorded: "2026-11-22T10:00:00Z", withdrawn: "a mistake",
        )"#;
        assert_eq!(
            value("history", text, ValueOwner::unknown(&book())),
            "detained, about Jul 2022, “the fifth month”, Bryanka, relayed; \
             Verstka, 28 Jul 2022 [B3 ¶1]; “Refused.”; withdrawn: a mistake"
        );
        assert_eq!(
            value("history", "()", ValueOwner::unknown(&book())),
            "nothing"
        );
    }
}
