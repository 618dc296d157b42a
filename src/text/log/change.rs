//! A change of the log in words: when, who, why, and each fact from what to what.

use jiff::Timestamp;

use crate::casebook::book::Book;
use crate::casebook::change::edit::Edit;
use crate::casebook::change::{Change, ChangeKind};
use crate::record::id::RecordId;
use crate::ron_text::path::{FieldPath, PathStep};
use crate::ron_text::same::same_value;
use crate::text::catalogue::{CatalogueTerm, all_of, listed, safes, say};
use crate::text::labels::date;
use crate::text::labels::label;
use crate::text::log::purpose::why;
use crate::text::log::value::{ValueOwner, fields, named, value};
use crate::text::safe::{Safe, display_safe};

/// How many records are named where the same was done to several.
const NAMED: usize = 3;

/// One fact of a change: what became of one field of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeFact {
    /// The record.
    pub record: RecordId,
    /// The field as people know it, or what happened: `home`, `entry added`, `new person`.
    pub what: Safe,
    /// The value before; `None` if the fact is no change from one value to another.
    pub from: Option<Safe>,
    /// The value after, or what was added or taken away.
    pub to: Safe,
}

impl ChangeFact {
    /// The fact in one line: `home: Omsk → Sakhalin`, `entry added: detained, about Jul 2022`.
    #[must_use]
    pub fn sentence(&self) -> Safe {
        let Self { what, from, to, .. } = self;
        match from {
            Some(from) => say!(fact_from_to { what, from, to }),
            None if to.is_empty() => what.clone(),
            None => say!(fact_to { what, to }),
        }
    }
}

/// The moment of a change: `24 Nov 2026 10:05 UTC`.
#[must_use]
pub fn moment(at: Timestamp) -> Safe {
    let there = at.to_zoned_datetime(jiff::tz::TimeZone::UTC);
    let time = there.strftime("%H:%M").to_string();
    say!(moment_utc {
        day: date::day(there.date()),
        time
    })
}

/// What the change was for, and whether it took something back: `undone: Gorshenin: Returned`.
#[must_use]
pub fn purpose(change: &Change) -> Safe {
    match change.change_kind {
        ChangeKind::Do => why(&change.why),
        ChangeKind::Undo(_) => say!(change_undone {
            why: why(&change.why)
        }),
        ChangeKind::Redo(_) => say!(change_done_again {
            why: why(&change.why)
        }),
    }
}

/// Every fact of some edits, in their order.
#[must_use]
pub fn facts(edits: &[Edit], book: &Book) -> Vec<ChangeFact> {
    edits.iter().flat_map(|edit| facts_of(edit, book)).collect()
}

/// The facts as lines. The same fact about several records is told once, with their names; where
/// `only` is a record, its facts are told alone and without its name.
///
/// ```text
/// Maksim Kochetkov: home: Omsk → Sakhalin
/// Artyom Gorshenin, Maksim Kochetkov and 28 more: entry added: missing, 12 Jul 2022
/// ```
#[must_use]
pub fn lines(change: &Change, only: Option<RecordId>, book: &Book) -> Vec<Safe> {
    let mut told: Vec<(Safe, Vec<RecordId>)> = Vec::new();
    for fact in facts(&change.edits, book) {
        if only.is_some_and(|only| only != fact.record) {
            continue;
        }
        let sentence = fact.sentence();
        match told.iter_mut().find(|(said, _)| *said == sentence) {
            // Two entries of one record may have become the same.
            Some((_, records)) if records.last() == Some(&fact.record) => {}
            Some((_, records)) => records.push(fact.record),
            None => told.push((sentence, vec![fact.record])),
        }
    }
    told.into_iter()
        .map(|(sentence, records)| match only {
            Some(_) => sentence,
            None => say!(fact_of_records {
                records: names(&records, book),
                fact: sentence
            }),
        })
        .collect()
}

/// A change as a paragraph that can be pasted into a report: its first line says when, who and
/// what for, the others say what became of whom. `only` is as in [`lines`].
#[must_use]
pub fn paragraph(change: &Change, only: Option<RecordId>, book: &Book) -> Vec<Safe> {
    let head = format!(
        "{}  {}  {}",
        moment(change.at),
        change.author,
        purpose(change)
    );
    let indented = lines(change, only, book)
        .into_iter()
        .map(|line| display_safe(&format!("    {line}")));
    std::iter::once(display_safe(&head))
        .chain(indented)
        .collect()
}

/// The names of records: all of a few, and how many more.
#[must_use]
pub fn names(records: &[RecordId], book: &Book) -> Safe {
    let several = records.len() > NAMED;
    let shown = if several { NAMED - 1 } else { records.len() };
    let all: Vec<Safe> = records[..shown]
        .iter()
        .map(|record| display_safe(&named(*record, book)))
        .collect();
    if several {
        say!(list_and_more {
            listed: listed(&all),
            more: records.len() - shown
        })
    } else {
        all_of(&all)
    }
}

fn facts_of(edit: &Edit, book: &Book) -> Vec<ChangeFact> {
    let record = edit.record();
    let owner = ValueOwner::of(record, book);
    let fact = |what: Safe, to: &str| ChangeFact {
        record,
        what,
        from: None,
        to: display_safe(to),
    };
    match edit {
        Edit::Create { text, .. } => {
            let told = fields(text, &["id"], owner);
            let told = told
                .iter()
                .map(|(name, value)| format!("{} {value}", label::field(name)));
            let told: Vec<String> = told.collect();
            vec![fact(
                say!(fact_new {
                    kind: record.kind()
                }),
                &told.join("; "),
            )]
        }
        Edit::Remove { text, .. } => {
            let told = fields(text, &[], owner);
            let called = told
                .iter()
                .find(|(name, _)| matches!(name.as_str(), "name" | "title"));
            let called = called.map_or("", |(_, value)| value);
            vec![fact(
                say!(fact_removed {
                    kind: record.kind()
                }),
                called,
            )]
        }
        Edit::Insert { list, item, .. } => {
            let name = last_name(list);
            let what = match name {
                "reviewed" => say!(fact_looked_at),
                name => say!(fact_item_added {
                    item: item_term(name)
                }),
            };
            vec![fact(what, &value(name, item, owner))]
        }
        Edit::Delete { list, item, .. } => {
            let name = last_name(list);
            vec![fact(
                say!(fact_item_taken_away {
                    item: item_term(name)
                }),
                &value(name, item, owner),
            )]
        }
        Edit::Set { path, old, new, .. } => {
            set(record, path, old.as_deref(), new.as_deref(), owner)
        }
    }
}

/// The facts of a value that became another. Of an item of a list only the fields that changed are
/// told, behind what the item is about.
fn set(
    record: RecordId,
    path: &FieldPath,
    old: Option<&str>,
    new: Option<&str>,
    owner: ValueOwner<'_>,
) -> Vec<ChangeFact> {
    let name = last_name(path);
    let is_item = matches!(path.last(), Some(PathStep::Index(_)));
    let or_nothing = |value: Option<&str>| value.map_or_else(|| say!(value_none), display_safe);
    let told = |what: &Safe, from: Option<&str>, to: Option<&str>| ChangeFact {
        record,
        what: what.clone(),
        from: Some(or_nothing(from)),
        to: or_nothing(to),
    };
    if let (true, Some(old), Some(new)) = (is_item, old, new) {
        let (before, after) = (fields(old, &[], owner), fields(new, &[], owner));
        let about = about(name, old, owner);
        let mut facts = Vec::new();
        let names = before.iter().chain(
            after
                .iter()
                .filter(|(field, _)| !before.iter().any(|(other, _)| other == field)),
        );
        for (field, _) in names {
            let of = |all: &[(String, String)]| {
                let found = all.iter().find(|(other, _)| other == field);
                found.map(|(_, value)| value.clone())
            };
            let (from, to) = (of(&before), of(&after));
            if from != to {
                let what = say!(fact_field_of_item {
                    item: &about,
                    field: label::field(field)
                });
                facts.push(told(&what, from.as_deref(), to.as_deref()));
            }
        }
        if !facts.is_empty() {
            return facts;
        }
    }
    let what = if is_item { item_of(name) } else { within(path) };
    let (from, to) = (
        old.map(|text| value(name, text, owner)),
        new.map(|text| value(name, text, owner)),
    );
    // The same in other words: spaces, or a string that is written in another way.
    if from == to && old.zip(new).is_some_and(|(old, new)| !same_value(old, new)) {
        return vec![told(&what, old, new)];
    }
    vec![told(&what, from.as_deref(), to.as_deref())]
}

/// What an item of a list is about, so that the reader knows which one is meant.
fn about(list: &str, item: &str, owner: ValueOwner<'_>) -> Safe {
    let noun = item_term(list);
    let told = fields(item, &[], owner);
    let of = |wanted: &str| {
        let found = told.iter().find(|(name, _)| name == wanted);
        found
            .map(|(_, value)| value.as_str())
            .filter(|v| !v.is_empty())
    };
    if list == "history" {
        let parts: Vec<&str> = [of("status"), of("when").or_else(|| of("said"))]
            .into_iter()
            .flatten()
            .collect();
        return if parts.is_empty() {
            Safe::from(&noun)
        } else {
            say!(fact_item_about {
                item: noun,
                about: listed(&safes(parts))
            })
        };
    }
    match told.first() {
        None => Safe::from(&noun),
        Some((_, first)) => say!(fact_item_about {
            item: noun,
            about: first
        }),
    }
}

/// The name of the field or list that a path ends in.
fn last_name(path: &FieldPath) -> &str {
    path.steps()
        .iter()
        .rev()
        .find_map(|step| match step {
            PathStep::Field(name) => Some(name.as_str()),
            PathStep::Index(_) => None,
        })
        .unwrap_or("record")
}

/// A path as people know it: `risk, level`; `entry, place`.
fn within(path: &FieldPath) -> Safe {
    let steps = path.steps();
    let mut told: Vec<Safe> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let PathStep::Field(name) = step else {
            continue;
        };
        let is_list = matches!(steps.get(at + 1), Some(PathStep::Index(_)));
        told.push(if is_list {
            item_of(name)
        } else {
            label::field(name)
        });
    }
    if told.is_empty() {
        return say!(fact_record);
    }
    listed(&told)
}

/// What one item of a list is called.
#[must_use]
pub fn item_of(list: &str) -> Safe {
    Safe::from(&item_term(list))
}

/// The same as a term of which a sentence chooses the form.
fn item_term(list: &str) -> CatalogueTerm {
    CatalogueTerm::of("item_", list, || list.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casebook::book::loaded::read_file;
    use crate::casebook::change::ChangeId;
    use crate::record::status::StatusKind;

    fn book() -> Book {
        let mut book = Book::new("t", StatusKind::four());
        for (id, name) in [
            ("p-1", "Максим"),
            ("p-2", "Anna"),
            ("p-3", "Boris"),
            ("p-4", "Vera"),
        ] {
            let id: RecordId = id.parse().unwrap();
            let text = format!("Person(id: \"{id}\", name: \"{name}\")");
            book.put(read_file("x".as_ref(), id.kind(), id, &text).unwrap());
        }
        book.settle();
        book
    }

    fn change(edits: Vec<Edit>) -> Change {
        Change {
            id: ChangeId("00".to_owned()),
            change_kind: ChangeKind::Do,
            author: "anna".to_owned(),
            at: "2026-11-22T09:05:00Z".parse().unwrap(),
            why: "call\nwith\u{1b} a lawyer".to_owned(),
            edits,
            queries: Vec::new(),
        }
    }

    fn told(edits: Vec<Edit>) -> Vec<String> {
        let lines = lines(&change(edits), None, &book());
        lines.into_iter().map(Safe::into_string).collect()
    }

    fn set(record: &str, path: &str, old: Option<&str>, new: Option<&str>) -> Edit {
        Edit::Set {
            record: record.parse().unwrap(),
            path: path.parse().unwrap(),
            old: old.map(str::to_owned),
            new: new.map(str::to_owned),
        }
    }

    #[test]
    fn facts_go_from_what_to_what() {
        let item = "(\n    when: \"2022-08-12\",\n    status: Returned,\n    by: \"anna\",\n)";
        for (edit, said) in [
            (
                set("p-1", "home", Some("\"Omsk\""), Some("\"Брянка\"")),
                "Максим: home: Omsk → Брянка",
            ),
            (
                set("p-1", "born", None, Some("\"2002~\"")),
                "Максим: born: nothing → about 2002",
            ),
            (
                set("p-1", "risk.level", Some("High"), None),
                "Максим: risk, level: high → nothing",
            ),
            (
                Edit::Insert {
                    record: "p-1".parse().unwrap(),
                    list: "history".parse().unwrap(),
                    index: 3,
                    item: item.to_owned(),
                },
                "Максим: entry added: returned, 12 Aug 2022",
            ),
            (
                set(
                    "p-1",
                    "history[2]",
                    Some(item),
                    Some("(when: \"2022-08-12\", status: Returned, place: \"Omsk\", by: \"anna\")"),
                ),
                "Максим: entry “returned, 12 Aug 2022”, place: nothing → Omsk",
            ),
            (
                Edit::Delete {
                    record: "p-9".parse().unwrap(),
                    list: "tags".parse().unwrap(),
                    index: 0,
                    item: "\"x\"".to_owned(),
                },
                "p-9: tag taken away: x",
            ),
            (
                Edit::Insert {
                    record: "p-1".parse().unwrap(),
                    list: "reviewed".parse().unwrap(),
                    index: 0,
                    item: "(at: \"2026-11-22T10:00:00Z\", by: \"anna\")".to_owned(),
                },
                "Максим: looked at: 22 Nov 2026",
            ),
            (
                Edit::Delete {
                    record: "p-1".parse().unwrap(),
                    list: "reviewed".parse().unwrap(),
                    index: 0,
                    item: "(at: \"2026-11-22T10:00:00Z\", by: \"anna\")".to_owned(),
                },
                "Максим: look taken away: 22 Nov 2026",
            ),
            (
                Edit::Create {
                    record: "p-9".parse().unwrap(),
                    text: "// c\nPerson(id: \"p-9\", name: \"Gleb\", born: \"2001\")".to_owned(),
                },
                "p-9: new person: name Gleb; born 2001",
            ),
            (
                Edit::Remove {
                    record: "c-9".parse().unwrap(),
                    text: "Case(id: \"c-9\", title: \"Zaitsevo\")".to_owned(),
                },
                "c-9: case removed: Zaitsevo",
            ),
        ] {
            assert_eq!(told(vec![edit]), [said]);
        }
    }

    #[test]
    fn the_same_fact_about_many_is_told_once() {
        let edits = ["p-1", "p-2", "p-3", "p-4"].map(|id| set(id, "rank", None, Some("\"x\"")));
        assert_eq!(
            told(edits.to_vec()),
            ["Максим, Anna and 2 more: rank: nothing → x"]
        );
        assert_eq!(
            told(edits[..3].to_vec()),
            ["Максим, Anna and Boris: rank: nothing → x"]
        );
        let twice = ["history[0]", "history[1]"]
            .map(|entry| set("p-1", &format!("{entry}.withdrawn"), None, Some("\"hoax\"")));
        assert_eq!(
            told(twice.to_vec()),
            ["Максим: entry, withdrawn: nothing → hoax"]
        );
        let only = Some("p-2".parse().unwrap());
        let lines = lines(&change(edits.to_vec()), only, &book());
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].as_str(), "rank: nothing → x");
    }

    #[test]
    fn a_change_is_a_paragraph() {
        let edit = set("p-2", "home", None, Some("\"Omsk\""));
        let lines = paragraph(&change(vec![edit]), None, &book());
        let lines: Vec<&str> = lines.iter().map(Safe::as_str).collect();
        assert_eq!(
            lines,
            [
                "22 Nov 2026 09:05 UTC  anna  call⏎with␛ a lawyer",
                "    Anna: home: nothing → Omsk",
            ]
        );
    }
}
