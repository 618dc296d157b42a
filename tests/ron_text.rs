//! Properties of the RON text module, with `ron` itself as the judge.
//!
//! `RawValue` borrows from the text it was read from, so its place in the text is known from its
//! address: that gives the exact span of every field, to compare with what `locate` says.

#![allow(clippy::unwrap_used)] // A test may fail by panicking.

#[path = "ron_text/generate.rs"]
mod generate;

use std::ops::Range;

use generate::{mutated, record, trivia, value};

use lastseen::ron_text::edit::{delete_item, insert_item, remove_field, set_field};
use lastseen::ron_text::locate::{count_items, field_names, locate, value_at};
use lastseen::ron_text::path::FieldPath;
use lastseen::ron_text::same::same_value;
use lastseen::ron_text::scan::scan;
use lastseen::ron_text::splice::{Splice, apply, reverse};
use proptest::prelude::{
    ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, proptest,
};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::Deserialize;

/// A record whose fields are kept as the text has them.
#[derive(Deserialize)]
struct P<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    name: Option<&'a RawValue>,
    #[serde(borrow, default)]
    history: Vec<&'a RawValue>,
    #[serde(borrow, default, rename = "r-1.x")]
    raw: Option<&'a RawValue>,
}

/// The record as the program would read it, for what the fields mean.
#[derive(Debug, Deserialize, PartialEq)]
struct Record {
    id: ron::Value,
    #[serde(default)]
    note: Option<String>,
    #[serde(default)]
    history: Vec<ron::Value>,
}

fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES)
}

/// Where in `text` a raw value stands, without the comments around it.
fn span_of(text: &str, raw: &RawValue) -> Range<usize> {
    let trimmed = raw.trim().get_ron();
    let start = trimmed.as_ptr() as usize - text.as_ptr() as usize;
    start..start + trimmed.len()
}

fn path(text: &str) -> FieldPath {
    text.parse().unwrap()
}

/// What `ron` accepts must be found at the same places.
fn agrees(text: &str) {
    if options().from_str::<&RawValue>(text).is_ok() {
        assert!(scan(text).is_ok(), "{text:?}: {:?}", scan(text));
    }
    let Ok(record) = options().from_str::<P>(text) else {
        return;
    };
    for (name, raw) in [
        ("id", record.id),
        ("name", record.name),
        ("r-1.x", record.raw),
    ] {
        let at = FieldPath::root().field(name);
        let Some(raw) = raw else {
            continue;
        };
        let mut expected = span_of(text, raw);
        let found = locate(text, &at).unwrap();
        // `Option` takes the `Some(` off before the raw value begins.
        if let Some(found) = &found
            && found.start < expected.start
            && text[found.clone()].starts_with("Some")
        {
            expected = found.clone();
        }
        assert_eq!(found, Some(expected), "{name} in {text:?}");
    }
    // Each look-up reads the text anew, so of a very long list the last items must do.
    let first = record.history.len().saturating_sub(5);
    for (index, raw) in record.history.iter().enumerate().skip(first) {
        let found = locate(text, &path("history").index(index)).unwrap();
        assert_eq!(found, Some(span_of(text, raw)), "item {index} in {text:?}");
    }
    if let Some(count) = count_items(text, &path("history")).unwrap() {
        assert_eq!(count, record.history.len());
    }
}

/// Every byte outside the splices is where it was, and the way back gives the old text.
fn only_the_splices_change(text: &str, splices: &[Splice]) -> String {
    let after = apply(text, splices).unwrap();
    assert_eq!(apply(&after, &reverse(text, splices)).unwrap(), text);
    after
}

/// The other top fields of the record have the same bytes as before.
fn other_fields_are_kept(before: &str, after: &str, changed: &str) {
    let fields = |text: &str| -> Vec<(String, String)> {
        let all = field_names(text).unwrap();
        all.into_iter()
            .filter(|(name, _)| *name != changed)
            .map(|(name, span)| (name.to_owned(), text[span].to_owned()))
            .collect()
    };
    assert_eq!(fields(before), fields(after));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_those_of_ron(text in record()) {
        agrees(&text);
    }

    #[test]
    fn a_value_is_the_same_in_any_layout(text in value(), before in trivia(), after in trivia()) {
        let other = format!("{before}{text}{after}");
        prop_assert!(same_value(&text, &other));
        let longer = format!("{text}, 1");
        prop_assert!(!same_value(&text, &longer));
    }

    #[test]
    fn spans_of_damaged_records_are_those_of_ron(texts in prop::collection::vec(mutated(), 3)) {
        for text in texts {
            agrees(&text);
        }
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "[\\[\\](){}:,'\"#!rb/*\\\\ \n\ta-c0я\u{feff}-]{0,40}") {
        agrees(&text);
        let _ = set_field(&text, &path("a"), "1").map(|splices| only_the_splices_change(&text, &splices));
        let _ = insert_item(&text, &path("a"), 0, "1").map(|splices| only_the_splices_change(&text, &splices));
    }

    #[test]
    fn a_field_that_was_set_reads_back(text in record(), new in value()) {
        for name in ["id", "note", "\"r-1.x\""] {
            let at = path(name);
            let Ok(splices) = set_field(&text, &at, &new) else { continue };
            let after = only_the_splices_change(&text, &splices);
            other_fields_are_kept(&text, &after, name.trim_matches('"'));
            let written = value_at(&after, &at).unwrap().unwrap();
            prop_assert!(same_value(written, &new), "{written} {new}");
            if locate(&text, &at).unwrap().is_none() {
                let back = apply(&after, &remove_field(&after, &at).unwrap()).unwrap();
                prop_assert_eq!(&back, &text);
            }
        }
    }

    #[test]
    fn an_item_that_was_inserted_reads_back(text in record(), new in value(), place in any::<prop::sample::Index>()) {
        let list = path("history");
        let Ok(Some(count)) = count_items(&text, &list) else { return Ok(()) };
        let index = place.index(count + 1);
        let items = |text: &str| -> Vec<String> {
            (0..count_items(text, &list).unwrap().unwrap())
                .map(|index| value_at(text, &list.index(index)).unwrap().unwrap().to_owned())
                .collect()
        };
        let before = items(&text);
        let after = only_the_splices_change(&text, &insert_item(&text, &list, index, &new).unwrap());
        other_fields_are_kept(&text, &after, "history");
        let mut now = items(&after);
        let written = now.remove(index);
        prop_assert!(same_value(&written, &new), "{} {}", written, new);
        prop_assert_eq!(&now, &before);
        let back = apply(&after, &delete_item(&after, &list, index).unwrap()).unwrap();
        prop_assert_eq!(items(&back), before.clone());
        // Brackets with only white space in them are the one layout that comes back tidied.
        if count > 0 {
            prop_assert_eq!(&back, &text);
        }
        for index in 0..count {
            let splices = delete_item(&text, &list, index).unwrap();
            let without = only_the_splices_change(&text, &splices);
            other_fields_are_kept(&text, &without, "history");
            let mut left = before.clone();
            left.remove(index);
            prop_assert_eq!(items(&without), left);
        }
    }

    #[test]
    fn a_field_that_was_removed_is_gone(text in record()) {
        for name in ["id", "name", "history", "имя"] {
            let after = only_the_splices_change(&text, &remove_field(&text, &path(name)).unwrap());
            other_fields_are_kept(&text, &after, name);
            prop_assert_eq!(locate(&after, &path(name)).unwrap(), None);
        }
    }
}

#[test]
fn the_generator_makes_what_ron_accepts() {
    // The comparison with `ron` would prove nothing if `ron` refused most of the records.
    let mut runner = TestRunner::deterministic();
    let records = (0..300).map(|_| record().new_tree(&mut runner).unwrap().current());
    let accepted = records
        .filter(|text| options().from_str::<P>(text).is_ok())
        .count();
    assert!(accepted > 200, "{accepted} of 300");
}

#[test]
fn ron_reads_what_an_edit_wrote() {
    let text = "// top\r\nP(\r\n    id: \"x\", // note )\r\n    history: [\r\n        (when: \"2022\") // last\r\n    ]\r\n)";
    let read = |text: &str| {
        let text = text.replacen('P', "Record", 1);
        options().from_str::<Record>(&text).unwrap()
    };
    let with = apply(text, &set_field(text, &path("note"), "\"n\"").unwrap()).unwrap();
    assert_eq!(read(&with).note.as_deref(), Some("n"));
    assert_eq!(read(&with).history, read(text).history);
    let more = apply(
        &with,
        &insert_item(&with, &path("history"), 1, "(when: \"2023\")").unwrap(),
    )
    .unwrap();
    assert_eq!(read(&more).history.len(), 2);
    assert_eq!(
        more,
        "// top\r\nP(\r\n    id: \"x\", // note )\r\n    history: [\r\n        (when: \"2022\"), // last\r\n        (when: \"2023\")\r\n    ],\r\n    note: \"n\"\r\n)"
    );
}

#[test]
fn a_megabyte_is_read() {
    let item = "        (when: \"2022-07~\", said: \"пятый месяц войны\", sources: [(source: \"s-1\")]), // e\u{301}\n";
    let text = format!(
        "P(\n    id: \"x\",\n    history: [\n{}    ],\n)\n",
        item.repeat(1_000_000 / item.len())
    );
    agrees(&text);
    let count = count_items(&text, &path("history")).unwrap().unwrap();
    let splices = insert_item(&text, &path("history"), count, "(when: \"2023\")").unwrap();
    let after = only_the_splices_change(&text, &splices);
    assert_eq!(
        after.len(),
        text.len() + "        (when: \"2023\"),\n".len()
    );
}
