//! The draft that a row is, as the text of a record and of the items of its lists.

use crate::casebook::change::compose::{Written, item_text, line_text, record_text};
use crate::exchange::ages::RowAge;
use crate::exchange::rows::{Fact, RowDraft, RowEntry};
use crate::record::id::RecordId;
use crate::ron_text::quote::{quote, quote_block};

/// Who imports, when, and from what.
#[derive(Clone, Copy, Debug)]
pub struct Provenance<'p> {
    /// The edition of the list, as a source.
    pub source: RecordId,
    /// The author.
    pub by: &'p str,
    /// The moment, UTC.
    pub at: &'p str,
}

/// The text of a new person.
#[must_use]
pub fn person_text(
    id: RecordId,
    draft: &RowDraft,
    case: Option<RecordId>,
    from: Provenance<'_>,
) -> String {
    let mut fields: Vec<Written> = vec![("name", quote(&draft.name))];
    let mut list = |name: &'static str, items: Vec<String>| {
        if !items.is_empty() {
            fields.push((name, list_text(&items)));
        }
    };
    let names = draft
        .other_names
        .iter()
        .filter(|(text, _)| *text != draft.name);
    list(
        "other_names",
        names
            .map(|(text, kind)| other_name_text(text, kind))
            .collect(),
    );
    let value = |name: &str| {
        let fact = draft.facts.iter().find(|fact| fact.field == name)?;
        Some(fact_value(fact))
    };
    for name in ["sex", "born"] {
        fields.extend(value(name).map(|value| (name, value)));
    }
    let ages: Vec<String> = draft
        .ages
        .iter()
        .map(|age| age_text(age, draft.row, from))
        .collect();
    if !ages.is_empty() {
        fields.push(("ages", list_text(&ages)));
    }
    for name in ["home", "unit", "rank"] {
        fields.extend(value(name).map(|value| (name, value)));
    }
    let mut list = |name: &'static str, items: Vec<String>| {
        if !items.is_empty() {
            fields.push((name, list_text(&items)));
        }
    };
    list(
        "ids",
        draft.keys.iter().map(|(of, id)| id_text(of, id)).collect(),
    );
    let case = case.map(|case| format!("(case: {}, role: Affected)", quote(case.as_str())));
    list("cases", case.into_iter().collect());
    let entries = draft.entries.iter();
    list(
        "history",
        entries
            .map(|entry| entry_text(entry, draft.row, from))
            .collect(),
    );
    let mut claims = vec![claim_text("name", &draft.name, "", draft.row, from)];
    for fact in &draft.facts {
        claims.push(claim_text(
            fact.field,
            &fact.value,
            &fact.quote,
            draft.row,
            from,
        ));
    }
    list("claims", claims);
    list("tags", draft.tags.iter().map(|tag| quote(tag)).collect());
    list(
        "notes",
        draft
            .notes
            .iter()
            .map(|note| note_text(note, Some(draft.row), from))
            .collect(),
    );
    record_text(id, &fields)
}

/// The items of a list, one a line, as deep as a record's field.
fn list_text(items: &[String]) -> String {
    let mut text = "[\n".to_owned();
    for item in items {
        for (number, line) in item.split('\n').enumerate() {
            // A raw string has its lines as they are.
            let indent = if number == 0 || !item.contains("r#") {
                "        "
            } else {
                ""
            };
            text.push_str(indent);
            text.push_str(line);
            text.push('\n');
        }
        text.truncate(text.len() - 1);
        text.push_str(",\n");
    }
    text.push_str("    ]");
    text
}

/// A single value as a record writes it: a word or a text.
#[must_use]
pub fn fact_value(fact: &Fact) -> String {
    if fact.field == "sex" {
        fact.value.clone()
    } else {
        quote(&fact.value)
    }
}

/// Another name.
#[must_use]
pub fn other_name_text(text: &str, kind: &str) -> String {
    let mut fields = vec![("text", quote(text))];
    if !kind.is_empty() {
        fields.push(("kind", kind.to_owned()));
    }
    line_text(&fields)
}

/// The id of a list.
#[must_use]
pub fn id_text(of: &str, id: &str) -> String {
    line_text(&[("of", quote(of)), ("id", quote(id))])
}

/// A note, and the row in which the edition says so.
#[must_use]
pub fn note_text(text: &str, row: Option<u32>, from: Provenance<'_>) -> String {
    let mut fields = vec![
        ("at", quote(from.at)),
        ("by", quote(from.by)),
        ("text", quote(text)),
    ];
    fields.extend(row.map(|row| ("sources", citation_text("", row, from))));
    line_text(&fields)
}

/// What the edition says in a row.
#[must_use]
pub fn citation_text(quoted: &str, row: u32, from: Provenance<'_>) -> String {
    let mut fields = vec![("source", quote(from.source.as_str()))];
    // A message has no rows.
    if row > 0 {
        fields.push(("at", quote(&place(row))));
    }
    if !quoted.is_empty() {
        fields.push(("quote", quote(quoted)));
    }
    format!("[{}]", line_text(&fields))
}

/// Where in the edition a row is.
#[must_use]
pub fn place(row: u32) -> String {
    format!("row {row}")
}

/// The row that a place in an edition names.
#[must_use]
pub fn row_of(place: &str) -> Option<u32> {
    place.strip_prefix("row ")?.parse().ok()
}

/// A claim.
#[must_use]
pub fn claim_text(
    field: &str,
    value: &str,
    quoted: &str,
    row: u32,
    from: Provenance<'_>,
) -> String {
    line_text(&[
        ("field", quote(field)),
        ("value", quote(value)),
        ("sources", citation_text(quoted, row, from)),
    ])
}

/// An age.
#[must_use]
pub fn age_text(age: &RowAge, row: u32, from: Provenance<'_>) -> String {
    let mut fields = vec![("years", quote(&age.years))];
    if !age.as_of.is_empty() {
        fields.push(("as_of", quote(&age.as_of)));
    }
    fields.push(("sources", citation_text("", row, from)));
    line_text(&fields)
}

/// An entry.
#[must_use]
pub fn entry_text(entry: &RowEntry, row: u32, from: Provenance<'_>) -> String {
    let mut fields: Vec<Written> = Vec::new();
    for (name, text) in [("when", &entry.when), ("said", &entry.said)] {
        if !text.is_empty() {
            fields.push((name, quote(text)));
        }
    }
    if !entry.status.is_empty() {
        fields.push(("status", entry.status.clone()));
    }
    for (name, text) in [("place", &entry.place), ("custodian", &entry.custodian)] {
        if !text.is_empty() {
            fields.push((name, quote(text)));
        }
    }
    if !entry.contact.is_empty() {
        fields.push(("contact", entry.contact.clone()));
    }
    fields.push(("sources", citation_text(&entry.quote, row, from)));
    if !entry.note.is_empty() {
        fields.push(("note", quote_block(&entry.note)));
    }
    fields.push(("by", quote(from.by)));
    fields.push(("recorded", quote(from.at)));
    item_text(&fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::person::Person;
    use crate::record::read::read_ron;

    #[test]
    fn a_new_person_reads_as_the_row_says() {
        let draft = RowDraft {
            row: 214,
            keys: vec![("list".to_owned(), "007".to_owned())],
            name: "=HYPERLINK(\"x\")\u{200f}".to_owned(),
            other_names: vec![("Шмель".to_owned(), "CallSign".to_owned())],
            facts: vec![
                Fact {
                    field: "born",
                    value: "1999-02-01".to_owned(),
                    quote: "01.02.1999".to_owned(),
                },
                Fact {
                    field: "sex",
                    value: "Male".to_owned(),
                    quote: String::new(),
                },
            ],
            ages: vec![RowAge {
                years: "23".to_owned(),
                as_of: "2022".to_owned(),
            }],
            tags: vec!["a".to_owned()],
            notes: vec!["marks: \"scar\"\n  left".to_owned()],
            entries: vec![RowEntry {
                said: "весной".to_owned(),
                status: "Missing".to_owned(),
                note: "one\n  two\r\nr#three".to_owned(),
                quote: "статус: пропал".to_owned(),
                ..RowEntry::default()
            }],
            ..RowDraft::default()
        };
        let from = Provenance {
            source: "s-1".parse().unwrap(),
            by: "anna",
            at: "2022-08-01T00:00:00Z",
        };
        let text = person_text("p-1".parse().unwrap(), &draft, "c-1".parse().ok(), from);
        let person: Person = read_ron(&text).unwrap();
        assert_eq!(person.name, draft.name);
        assert_eq!(person.born.as_str(), "1999-02-01");
        assert_eq!(person.ids[0].id, "007");
        assert_eq!(person.history[0].note, "one\n  two\r\nr#three");
        assert_eq!(person.history[0].sources[0].at, "row 214");
        assert_eq!(person.history[0].sources[0].quote, "статус: пропал");
        assert_eq!(person.notes[0].text, draft.notes[0]);
        assert_eq!(person.claims.len(), 3);
        assert_eq!(person.claims[1].sources[0].quote, "01.02.1999");
        assert_eq!(row_of("row 214"), Some(214));
    }

    #[test]
    fn lines_of_a_note_stay_as_they_are() {
        let draft = RowDraft {
            row: 2,
            name: "Anna".to_owned(),
            entries: vec![RowEntry {
                note: "one\n  two".to_owned(),
                ..RowEntry::default()
            }],
            ..RowDraft::default()
        };
        let from = Provenance {
            source: "s-1".parse().unwrap(),
            by: "anna",
            at: "2022-08-01T00:00:00Z",
        };
        let text = person_text("p-1".parse().unwrap(), &draft, None, from);
        let person: Person = read_ron(&text).unwrap();
        assert_eq!(person.history[0].note, "one\n  two");
    }
}
