//! Properties of the RON text module, with `ron` itself as the judge.
//!
//! `RawValue` borrows from the text it was read from, so its place in the text is known from its
//! address: that gives the exact span of every field, to compare with what `locate` says.

use std::ops::Range;

use lastseen::ron_text::edit::{delete_item, insert_item, remove_field, set_field};
use lastseen::ron_text::locate::{count_items, field_names, locate, value_at};
use lastseen::ron_text::path::FieldPath;
use lastseen::ron_text::same::same_value;
use lastseen::ron_text::scan::scan;
use lastseen::ron_text::splice::{Splice, apply, reverse};
use proptest::prelude::*;
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
    for (index, raw) in record.history.iter().enumerate() {
        let found = locate(text, &path("history").index(index)).unwrap();
        assert_eq!(found, Some(span_of(text, raw)), "item {index} in {text:?}");
    }
    if let Some(count) = count_items(text, &path("history")).unwrap() {
        assert_eq!(count, record.history.len());
    }
}

/// White space and comments that may stand between any two tokens.
fn trivia() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => Just(String::new()),
        4 => Just(" ".to_owned()),
        2 => Just("\n    ".to_owned()),
        2 => Just("\r\n\t".to_owned()),
        1 => Just(" // note ) ] , \" '\n  ".to_owned()),
        1 => Just("/* a /* ( */ \" */".to_owned()),
        1 => Just("\u{2028}\u{200e}\u{85}\u{b}".to_owned()),
        1 => Just("\n\n// комментарий\r\n".to_owned()),
    ]
}

fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("\"\"".to_owned()),
        Just("\"a\\\"b)\\\\\"".to_owned()),
        Just("\"Мария e\u{301} \\u{1f600}\"".to_owned()),
        Just("\"two\nlines\\\n   joined\"".to_owned()),
        Just("r#\"raw \"q\" // )\"#".to_owned()),
        Just("r\"\\\"".to_owned()),
        Just("b\"bytes\\x00\"".to_owned()),
        Just("br#\"\"b\"#".to_owned()),
        Just("'\\''".to_owned()),
        Just("'''".to_owned()),
        Just("'я'".to_owned()),
        Just("b'('".to_owned()),
        Just("-0x1F_i16".to_owned()),
        Just("1_000u32".to_owned()),
        Just("-1.5e-3".to_owned()),
        Just("+inf".to_owned()),
        Just("NaNf32".to_owned()),
        Just("1..=5".to_owned()),
        Just("..".to_owned()),
        Just("0..b'a'".to_owned()),
        Just("inf..2".to_owned()),
        Just("true".to_owned()),
        Just("None".to_owned()),
        Just("Detained".to_owned()),
        Just("r#Unit-1.5".to_owned()),
        Just("()".to_owned()),
        Just("Some 5".to_owned()),
        Just("Some\"x\"".to_owned()),
    ]
}

/// A value in any layout.
fn value() -> impl Strategy<Value = String> {
    leaf().prop_recursive(3, 12, 3, |inner| {
        let several = prop::collection::vec((trivia(), inner.clone(), trivia()), 0..3);
        (several, 0..5_usize, any::<bool>(), trivia()).prop_map(|(items, kind, comma, gap)| {
            let (open, label, close) = [
                ("[", "", "]"),
                ("(", "", ")"),
                ("Name (", "", ")"),
                ("(", "k:", ")"),
                ("{", "\"k\" :", "}"),
            ][kind];
            let mut parts: Vec<String> = Vec::new();
            for (place, (before, item, after)) in items.iter().enumerate() {
                let label = if label == "k:" {
                    format!("k{place}:")
                } else {
                    label.to_owned()
                };
                parts.push(format!("{before}{label}{item}{after}"));
            }
            let last = if comma && !parts.is_empty() { "," } else { "" };
            format!("{open}{}{last}{gap}{close}", parts.join(","))
        })
    })
}

/// A whole record in any layout, with the parts around its fields.
fn record() -> impl Strategy<Value = String> {
    let head = prop_oneof![
        Just(String::new()),
        Just("// top (\n".to_owned()),
        Just("#![enable(implicit_some)]\n".to_owned()),
        Just("#! [ enable ( implicit_some , unwrap_variant_newtypes, ) ] /* x */".to_owned()),
    ];
    let name = prop_oneof![Just(""), Just("P"), Just("P /* c */ ")];
    let history = prop::collection::vec((trivia(), value(), trivia()), 0..4);
    let fields = (value(), value(), history, value());
    let order = Just(vec![0, 1, 2, 3, 4]).prop_shuffle();
    (
        head,
        name,
        fields,
        order,
        prop::collection::vec(trivia(), 16),
        any::<bool>(),
    )
        .prop_map(
            |(head, name, (id, title, history, extra), order, gaps, comma)| {
                let items: Vec<_> = history
                    .iter()
                    .map(|(a, item, b)| format!("{a}{item}{b}"))
                    .collect();
                let list = format!("[{}]", items.join(","));
                let all = [
                    format!("id{}:{}{id}", gaps[0], gaps[1]),
                    format!("name{}:{}{title}", gaps[2], gaps[3]),
                    format!("history{}:{}{list}", gaps[4], gaps[5]),
                    format!("r#r-1.x{}:{}{extra}", gaps[6], gaps[7]),
                    format!("имя: {extra}"),
                ];
                let mut out = format!("{head}{name}(");
                for (place, field) in order.iter().enumerate() {
                    let last = place + 1 == order.len();
                    let comma = if last && !comma { "" } else { "," };
                    out.push_str(&format!(
                        "{}{}{}{comma}",
                        gaps[8 + place],
                        all[*field],
                        gaps[13 - place % 3]
                    ));
                }
                out.push_str(&gaps[14]);
                out.push(')');
                out.push_str(&gaps[15]);
                out
            },
        )
}

/// A record with one to three bytes of it deleted, doubled or replaced, still UTF-8.
fn mutated() -> impl Strategy<Value = String> {
    let place = (
        any::<prop::sample::Index>(),
        0..3_u8,
        prop::sample::select("()[]{},:'\"\\/*#rb-.\n S_я".chars().collect::<Vec<_>>()),
    );
    (record(), prop::collection::vec(place, 1..4)).prop_map(|(text, changes)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (index, kind, c) in changes {
            if chars.is_empty() {
                break;
            }
            let at = index.index(chars.len());
            match kind {
                0 => drop(chars.remove(at)),
                1 => chars.insert(at, c),
                _ => chars[at] = c,
            }
        }
        chars.into_iter().collect()
    })
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
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_those_of_ron(text in record()) {
        agrees(&text);
    }

    #[test]
    fn generated_records_are_mostly_valid(values in prop::collection::vec(value(), 8)) {
        // The generator would prove nothing if `ron` refused what it makes.
        for value in values {
            prop_assert!(options().from_str::<ron::Value>(&format!("({value})")).is_ok() || scan(&value).is_ok());
            prop_assert!(same_value(&value, &format!(" /* */{value}// x")));
        }
    }

    #[test]
    fn spans_of_damaged_records_are_those_of_ron(texts in prop::collection::vec(mutated(), 6)) {
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
