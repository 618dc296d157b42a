//! What a merge must give, literally, and what holds for every merge.

use proptest::prelude::*;

use super::resolution::ConflictOutcome;
use super::text_edit::apply_edits;
use super::three_way::{Versions, merge};
use crate::record::kind::Kind;
use crate::record::read::read_record;
use crate::ron_text::locate::{field_names, list_items};
use crate::ron_text::path::FieldPath;
use crate::ron_text::same::canonical_value;

fn merged(
    base: Option<&str>,
    ours: &str,
    theirs: &str,
) -> (String, Vec<(String, ConflictOutcome)>) {
    let versions = Versions {
        kind: Some(Kind::Person),
        base,
        ours,
        theirs,
    };
    let merge = merge(versions, "merged").unwrap();
    let text = apply_edits(ours, &merge.edits).unwrap();
    read_record(Kind::Person, &text).unwrap();
    let contested = merge.conflicts.into_iter();
    let contested = contested.map(|one| (one.path.to_string(), one.outcome));
    (text, contested.collect())
}

const BASE: &str = "Person(\n    id: \"p-a\",\n    name: \"Ivan Demo\",\n    born: \"1990\",\n    history: [\n        // the call\n        (when: \"2022-07\", status: Detained),\n    ],\n)\n";

#[test]
fn two_statuses_of_two_people_both_stand() {
    let ours = BASE.replace(
        "    ],",
        "        (when: \"2022-08-01\", status: Returned, by: \"anna\"),\n    ],",
    );
    let theirs = BASE.replace(
        "    ],",
        "        (when: \"2022-08-03\", status: Missing, by: \"boris\"),\n    ],",
    );
    let (text, contested) = merged(Some(BASE), &ours, &theirs);
    assert_eq!(
        text,
        "Person(\n    id: \"p-a\",\n    name: \"Ivan Demo\",\n    born: \"1990\",\n    history: [\n        // the call\n        (when: \"2022-07\", status: Detained),\n        (when: \"2022-08-01\", status: Returned, by: \"anna\"),\n        (when: \"2022-08-03\", status: Missing, by: \"boris\"),\n    ],\n)\n"
    );
    assert_eq!(contested, []);
}

#[test]
fn different_fields_both_stand_and_one_field_in_two_ways_is_a_claim() {
    let ours = BASE.replace("\"1990\"", "\"1990-05\"");
    let theirs = BASE
        .replace("\"1990\"", "\"1990-03-02\"")
        .replace(")\n", "")
        .replace("    ],\n", "    ],\n    home: \"Omsk\",\n)\n");
    for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let (text, contested) = merged(Some(BASE), one, other);
        assert!(text.contains("born: \"1990-05\""), "{text}");
        assert!(text.contains("home: \"Omsk\""), "{text}");
        assert!(
            text.contains("claims: [\n        (field: \"born\", value: \"1990-03-02\", note: \"merged\"),\n    ]"),
            "{text}"
        );
        assert_eq!(contested, [("born".to_owned(), ConflictOutcome::Claim)]);
    }
}

#[test]
fn another_name_stays_among_the_other_names() {
    let ours = BASE.replace("Ivan Demo", "Ivan Demov");
    let theirs = BASE.replace("Ivan Demo", "Иван Демов");
    for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let (text, contested) = merged(Some(BASE), one, other);
        assert!(text.contains("    name: \"Иван Демов\",\n"), "{text}");
        assert!(
            text.contains("other_names: [\n        (text: \"Ivan Demov\", kind: Spelling),\n    ]"),
            "{text}"
        );
        assert!(
            text.contains("(text: \"name: Ivan Demov (merged)\")"),
            "{text}"
        );
        assert_eq!(contested, [("name".to_owned(), ConflictOutcome::OtherName)]);
    }
}

#[test]
fn the_more_careful_value_counts() {
    let base = BASE.replace(
        "    born",
        "    risk: (level: Medium),\n    consent: (given: Unknown),\n    born",
    );
    let ours = base
        .replace("Medium", "Low")
        .replace("Unknown", "Yes, scope: Public");
    let theirs = base.replace("Medium", "High").replace("Unknown", "No");
    for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let (text, _) = merged(Some(&base), one, other);
        assert!(text.contains("risk: (level: High)"), "{text}");
        assert!(text.contains("consent: (given: No)"), "{text}");
    }
    let (text, _) = merged(
        Some(BASE),
        &BASE.replace("    born", "    name_status: Withheld,\n    born"),
        &BASE.replace("    born", "    name_status: Changed,\n    born"),
    );
    assert!(text.contains("name_status: Withheld"), "{text}");
}

#[test]
fn one_entry_changed_on_both_sides_is_one_or_two_entries() {
    // Different fields of it: one entry.
    let ours = BASE.replace("Detained)", "Detained, place: \"Perevalsk\")");
    let theirs = BASE.replace("Detained)", "Detained, withdrawn: \"was somebody else\")");
    let (text, contested) = merged(Some(BASE), &ours, &theirs);
    assert!(
        text.contains("[\n        // the call\n        (when: \"2022-07\", status: Detained, place: \"Perevalsk\", withdrawn: \"was somebody else\"),\n    ]"),
        "{text}"
    );
    assert_eq!(contested, []);
    // The same field in two ways, or a new status beside a new place: two.
    let status = BASE.replace("Detained", "Returned");
    let (text, contested) = merged(Some(BASE), &ours, &status);
    assert!(
        text.contains(
            "Detained, place: \"Perevalsk\"),\n        (when: \"2022-07\", status: Returned),\n"
        ),
        "{text}"
    );
    assert_eq!(
        contested,
        [("history[0]".to_owned(), ConflictOutcome::Item)]
    );
    let theirs = BASE.replace("Detained)", "Detained, place: \"Bryanka\")");
    let (text, contested) = merged(Some(BASE), &ours, &theirs);
    assert!(
        text.contains("place: \"Perevalsk\"") && text.contains("place: \"Bryanka\""),
        "{text}"
    );
    assert_eq!(
        contested,
        [("history[0]".to_owned(), ConflictOutcome::Item)]
    );
}

#[test]
fn what_one_removed_and_the_other_changed_is_kept() {
    let removed = BASE.replace("    born: \"1990\",\n", "").replace(
        "        // the call\n        (when: \"2022-07\", status: Detained),\n",
        "",
    );
    let changed = BASE
        .replace("1990", "1991")
        .replace("Detained)", "Detained, note: \"by phone\")");
    for (one, other) in [(&removed, &changed), (&changed, &removed)] {
        let (text, contested) = merged(Some(BASE), one, other);
        assert!(
            text.contains("born: \"1991\"") && text.contains("by phone"),
            "{text}"
        );
        let outcomes: Vec<ConflictOutcome> =
            contested.iter().map(|(_, outcome)| *outcome).collect();
        assert_eq!(outcomes, [ConflictOutcome::Kept, ConflictOutcome::Kept]);
    }
    // What nobody changed goes.
    let (text, contested) = merged(Some(BASE), BASE, &removed);
    assert!(
        !text.contains("born") && !text.contains("Detained"),
        "{text}"
    );
    assert_eq!(contested, []);
}

#[test]
fn both_created_is_one_record() {
    let ours = "Person(id: \"p-a\", name: \"Ivan\", tags: [\"a\", \"b\"])";
    let theirs = "Person(id: \"p-a\", name: \"Ivan\", tags: [\"b\", \"c\"], home: \"Omsk\")";
    assert_eq!(
        merged(None, ours, theirs).0,
        "Person(id: \"p-a\", name: \"Ivan\", tags: [\"a\", \"b\", \"c\"], home: \"Omsk\")"
    );
}

#[test]
fn unknown_fields_and_foreign_line_ends_survive() {
    let base = BASE.replace('\n', "\r\n");
    let ours = base.replace("    born", "    shoe: (left: 43),\r\n    born");
    let theirs = BASE.replace(
        "    born",
        "    hat: [1, 2],\n    r#odd-one: 'x',\n    born",
    );
    let (text, _) = merged(Some(&base), &ours, &theirs);
    assert!(text.contains("shoe: (left: 43),\r\n"), "{text:?}");
    assert!(
        text.contains("    hat: [1, 2],\r\n    r#odd-one: 'x',\r\n)\r\n"),
        "{text:?}"
    );
    assert!(!text.replace("\r\n", "").contains('\n'), "{text:?}");
}

#[test]
fn who_withdraws_an_entry_withdraws_what_others_made_of_it() {
    let base = BASE.replace("Detained)", "Detained, recorded: \"2022-07-20\")");
    let place = |place: &str| base.replace("recorded", &format!("place: \"{place}\", recorded"));
    let (one, three) = (place("Perevalsk"), place("Bryanka"));
    let two = base.replace("recorded", "withdrawn: \"a hoax\", recorded");
    for order in [
        [&one, &two, &three],
        [&one, &three, &two],
        [&two, &three, &one],
    ] {
        let first = merged(Some(&base), order[0], order[1]).0;
        let text = merged(Some(&base), &first, order[2]).0;
        let entries: Vec<&str> = text.lines().filter(|line| line.contains("when:")).collect();
        assert_eq!(entries.len(), 2, "{text}");
        for entry in entries {
            assert!(entry.contains("withdrawn: \"a hoax\""), "{text}");
        }
    }
}

#[test]
fn who_withdraws_an_entry_withdraws_none_that_was_recorded_at_the_same_time() {
    let entries = |entries: &[&str]| {
        BASE.replace(
            "        (when: \"2022-07\", status: Detained),\n",
            &entries
                .iter()
                .map(|entry| format!("        ({entry}, recorded: \"2022-07-20T10:00:00Z\"),\n"))
                .collect::<String>(),
        )
    };
    let (missing, detained) = (
        "when: \"2022-03\", status: Missing",
        "when: \"2022-07\", status: Detained",
    );
    let withdrawn = "when: \"2022-07\", status: Detained, withdrawn: \"a hoax\"";
    let returned = "when: \"2022-09\", status: Returned";
    // Two rows of one import stand in the record, and one of them is withdrawn.
    let base = entries(&[missing, detained]);
    let ours = entries(&[missing, detained, returned]);
    let theirs = entries(&[missing, withdrawn]);
    for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let text = merged(Some(&base), one, other).0;
        let left: Vec<&str> = text.lines().filter(|line| line.contains("when:")).collect();
        assert_eq!(left.len(), 3, "{text}");
        for line in left {
            assert_eq!(line.contains("a hoax"), line.contains("Detained"), "{text}");
        }
    }
    // One of them stands there, and the other one is brought by a join meanwhile.
    let base = entries(&[detained]);
    let ours = entries(&[detained, missing]);
    let theirs = entries(&[withdrawn]);
    for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let text = merged(Some(&base), one, other).0;
        assert_eq!(text.matches("a hoax").count(), 1, "{text}");
        assert!(text.contains(&format!("{missing}, recorded")), "{text}");
    }
    // One side alone added one, and withdrew the other one with a place.
    let theirs = entries(&[missing, &format!("{withdrawn}, place: \"Omsk\"")]);
    for (one, other) in [(&base, &theirs), (&theirs, &base)] {
        let text = merged(Some(&base), one, other).0;
        assert_eq!(text.matches("a hoax").count(), 1, "{text}");
    }
}

/// The entries of a record that both sides changed, merged from either side, sorted.
fn merged_entries(base: &[&str], ours: &[&str], theirs: &[&str]) -> Vec<String> {
    let record = |entries: &[&str]| {
        let entry = |entry: &&str| format!("        ({entry}, recorded: \"2022-07-20\"),\n");
        let entries: String = entries.iter().map(entry).collect();
        BASE.replace("        (when: \"2022-07\", status: Detained),\n", &entries)
    };
    let (base, ours, theirs) = (record(base), record(ours), record(theirs));
    let sorted = |text: String| {
        let entries = text.lines().filter(|line| line.contains("recorded"));
        let entry = |line: &str| {
            let line = line.trim().trim_end_matches("),").trim_start_matches('(');
            line.replace(", recorded: \"2022-07-20\"", "")
        };
        let mut entries: Vec<String> = entries.map(entry).collect();
        entries.sort();
        entries
    };
    let one = sorted(merged(Some(&base), &ours, &theirs).0);
    let other = sorted(merged(Some(&base), &theirs, &ours).0);
    assert_eq!(one.len(), other.len(), "{one:?} {other:?}");
    one
}

#[test]
fn an_entry_beside_a_changed_one_is_not_withdrawn_with_it() {
    let detained = "when: \"2022-07-12\", status: Detained, place: \"Bryanka\"";
    let noted = "when: \"2022-07-12\", status: Detained, place: \"Bryanka\", note: \"by phone\"";
    let returned = "when: \"2022-09-30\", status: Returned, place: \"Rostov\"";
    let hoax = "when: \"2022-07-12\", status: Detained, place: \"Bryanka\", withdrawn: \"a hoax\"";
    let noted_hoax = "when: \"2022-07-12\", status: Detained, place: \"Bryanka\", note: \"by phone\", withdrawn: \"a hoax\"";
    // A join brings a row of the same import beside the one that got a note.
    assert_eq!(
        merged_entries(&[detained], &[noted, returned], &[hoax]),
        [noted_hoax, returned]
    );
    // The one that is withdrawn was removed here, and another one stands in its place.
    assert_eq!(
        merged_entries(&[detained], &[returned], &[hoax]),
        [hoax, returned]
    );
    assert_eq!(
        merged_entries(&[detained], &[detained], &[hoax, returned]),
        [hoax, returned]
    );
    // Two rows of one list say the same of two days.
    let (july, august) = (
        "when: \"2022-07-12\", status: Detained",
        "when: \"2022-08-13\", status: Detained",
    );
    assert_eq!(
        merged_entries(
            &[july],
            &[
                "when: \"2022-07-12\", status: Detained, place: \"Bryanka\"",
                august
            ],
            &["when: \"2022-07-12\", status: Detained, withdrawn: \"a hoax\""]
        ),
        [hoax, august]
    );
    // The side that removed one withdraws another one that stands in its place: what the other side has stays.
    assert_eq!(
        merged_entries(
            &[detained],
            &[noted],
            &["when: \"2022-09-30\", status: Returned, place: \"Rostov\", withdrawn: \"a hoax\""]
        ),
        [
            noted,
            "when: \"2022-09-30\", status: Returned, place: \"Rostov\", withdrawn: \"a hoax\""
        ]
    );
}

#[test]
fn an_entry_that_was_changed_beyond_recognition_stays_beside_the_withdrawn_one() {
    let before = "when: \"2022-07\", status: Detained, place: \"Bryanka\"";
    let hoax = "when: \"2022-07\", status: Detained, place: \"Bryanka\", withdrawn: \"a hoax\"";
    // Most of it is the same.
    assert_eq!(
        merged_entries(
            &[before],
            &["when: \"2022-07\", status: Detained, place: \"Perevalsk\""],
            &[hoax]
        ),
        [
            hoax,
            "when: \"2022-07\", status: Detained, place: \"Perevalsk\", withdrawn: \"a hoax\""
        ]
    );
    // Most of it is another statement.
    let other = "when: \"2022-07\", status: Returned, place: \"Perevalsk\"";
    assert_eq!(merged_entries(&[before], &[other], &[hoax]), [hoax, other]);
}

#[test]
fn a_text_that_is_no_ron_is_refused() {
    for (ours, theirs) in [(BASE, "Person("), ("<<<<<<< HEAD", BASE)] {
        let versions = Versions {
            kind: Some(Kind::Person),
            base: Some(BASE),
            ours,
            theirs,
        };
        assert!(merge(versions, "").is_err());
    }
}

/// One version of a small record whose entries do not say when they were recorded.
fn version() -> impl Strategy<Value = String> {
    version_with("by: \"b")
}

/// The same with entries that say it, as all that the program writes.
fn stamped() -> impl Strategy<Value = String> {
    version_with("recorded: \"2022-01-0")
}

/// The same with entries that were all recorded at one time, as the rows of an import are.
fn recorded_at_once() -> impl Strategy<Value = String> {
    version_with("recorded: \"2022-01-01\", by: \"b")
}

/// One version of a small record: which of a few fields it has, and which items.
fn version_with(first: &'static str) -> impl Strategy<Value = String> {
    let year = || prop::option::of(0..3u8);
    let entry = (0..3u8, 0..3u8, year(), prop::bool::weighted(0.3));
    // Two items that say the very same are one statement.
    let entries = prop::collection::btree_set(entry, 0..4)
        .prop_map(|entries| entries.into_iter().collect::<Vec<_>>())
        .prop_shuffle();
    let entries = entries.prop_map(move |entries| {
        let mut seen = std::collections::HashSet::new();
        let is_new = |(stamp, ..): &(u8, u8, Option<u8>, bool)| {
            !first.starts_with("recorded") || seen.insert(*stamp)
        };
        entries.into_iter().filter(is_new).collect::<Vec<_>>()
    });
    let tags = prop::collection::btree_set(0..4u8, 0..4);
    (0..3u8, year(), year(), year(), entries, tags).prop_map(
        move |(name, born, home, risk, entries, tags)| {
            let mut text = format!("Person(\n    id: \"p-a\",\n    name: \"N{name}\",\n");
            if let Some(born) = born {
                text.push_str(&format!("    born: \"199{born}\",\n"));
            }
            if let Some(home) = home {
                text.push_str(&format!("    home: \"town {home}\",\n"));
            }
            if let Some(risk) = risk {
                let level = ["Low", "Medium", "High"][usize::from(risk)];
                text.push_str(&format!("    risk: (level: {level}),\n"));
            }
            text.push_str("    history: [\n");
            for (by, status, place, withdrawn) in entries {
                let status = ["Missing", "Detained", "Returned"][usize::from(status)];
                text.push_str(&format!("        ({first}{by}\", status: {status}"));
                if let Some(place) = place {
                    text.push_str(&format!(", place: \"place {place}\""));
                }
                if withdrawn {
                    text.push_str(", withdrawn: \"hoax\"");
                }
                text.push_str("),\n");
            }
            text.push_str("    ],\n");
            let tags: Vec<String> = tags.iter().map(|tag| format!("\"t{tag}\"")).collect();
            text.push_str(&format!("    tags: [{}],\n)\n", tags.join(", ")));
            text
        },
    )
}

/// The fields of a row of an import.
fn row_of(year: u16, (status, place, id): (u8, u8, usize)) -> Vec<String> {
    let status = ["Missing", "Detained", "Returned"][usize::from(status)];
    vec![
        format!("when: \"{year}\""),
        format!("status: {status}"),
        format!("place: \"place {place}\""),
        format!("note: \"row {year} {id}\""),
    ]
}

/// A row of an import of this year.
fn row(year: u16) -> impl Strategy<Value = Vec<String>> {
    (0..3u8, 0..3u8).prop_map(move |(status, place)| row_of(year, (status, place, 0)))
}

/// Some rows of one import, and the place of one of them.
fn one_of_rows() -> impl Strategy<Value = (Vec<Vec<String>>, usize)> {
    let rows = prop::collection::vec((0..3u8, 0..3u8), 1..4).prop_map(|rows| {
        let rows = rows.into_iter().enumerate();
        rows.map(|(id, (status, place))| row_of(2022, (status, place, id)))
            .collect::<Vec<_>>()
    });
    rows.prop_flat_map(|rows| {
        let places = 0..rows.len();
        (Just(rows), places)
    })
}

/// A record with these rows, which were recorded at once.
fn rows_text(rows: &[Vec<String>]) -> String {
    let row = |row: &Vec<String>| {
        format!(
            "        ({}, recorded: \"2022-01-01\", by: \"anna\"),\n",
            row.join(", ")
        )
    };
    let rows: String = rows.iter().map(row).collect();
    format!("Person(\n    id: \"p-a\",\n    name: \"N\",\n    history: [\n{rows}    ],\n)\n")
}

/// What a record says, without the order of its fields and items.
fn sorted(text: &str) -> Vec<String> {
    let mut said = Vec::new();
    for (name, at) in field_names(text).unwrap() {
        match list_items(&text[at.clone()], &FieldPath::root()).unwrap() {
            Some(items) => {
                said.extend(
                    items
                        .iter()
                        .map(|item| format!("{name}: {}", unordered(item))),
                );
            }
            None => said.push(format!("{name}: {}", canonical_value(&text[at]))),
        }
    }
    said.sort();
    said
}

/// An item without the order of its fields.
fn unordered(item: &str) -> String {
    let fields = field_names(item).unwrap();
    if fields.is_empty() {
        return canonical_value(item);
    }
    let mut fields: Vec<String> = fields
        .into_iter()
        .map(|(name, at)| format!("{name} {}", canonical_value(&item[at])))
        .collect();
    fields.sort();
    fields.join(",")
}

proptest! {
    #[test]
    fn nobodys_side_is_preferred(base in version(), ours in version(), theirs in version()) {
        let one = merged(Some(&base), &ours, &theirs).0;
        let other = merged(Some(&base), &theirs, &ours).0;
        prop_assert_eq!(sorted(&one), sorted(&other));
    }

    #[test]
    fn entries_that_were_recorded_at_once_merge_alike_from_both_sides(
        base in recorded_at_once(), ours in recorded_at_once(), theirs in recorded_at_once()
    ) {
        let one = merged(Some(&base), &ours, &theirs).0;
        let other = merged(Some(&base), &theirs, &ours).0;
        prop_assert_eq!(sorted(&one), sorted(&other));
        prop_assert_eq!(&merged(Some(&theirs), &one, &theirs).0, &one);
        prop_assert_eq!(&merged(Some(&ours), &one, &ours).0, &one);
        // Nothing is withdrawn that nobody withdrew.
        let withdrawn = |text: &str| text.matches("withdrawn").count();
        if withdrawn(&base) + withdrawn(&ours) + withdrawn(&theirs) == 0 {
            prop_assert_eq!(withdrawn(&one), 0);
        }
    }

    #[test]
    fn an_entry_of_the_same_second_is_not_withdrawn_with_another_one(
        (base, at) in one_of_rows(),
        new in row(2023),
        change in prop::option::of((0..3usize, 0..3u8)),
        is_ours in any::<bool>(),
    ) {
        let withdrawn = "withdrawn: \"hoax\"";
        let mut one = base.clone();
        match change {
            Some((0, year)) => one[at][0] = format!("when: \"203{year}\""),
            Some((field, value)) => one[at][field] = row_of(2022, (value, value, 9))[field].clone(),
            None => drop(one.remove(at)),
        }
        one.push(new.clone());
        let mut other = base.clone();
        other[at].push(withdrawn.to_owned());
        let [base, one, other] = [base, one, other].map(|rows| rows_text(&rows));
        let (ours, theirs) = if is_ours { (&one, &other) } else { (&other, &one) };
        let text = merged(Some(&base), ours, theirs).0;
        // The note tells the rows apart.
        let lines: Vec<&str> = text.lines().filter(|line| line.contains(&new[3])).collect();
        prop_assert_eq!(lines.len(), 1, "{}", text);
        prop_assert!(!lines[0].contains(withdrawn), "{}", text);
        let own = format!("note: \"row 2022 {at}\"");
        let is_withdrawn = |line: &str| line.contains(&own) && line.contains(withdrawn);
        prop_assert!(text.lines().any(is_withdrawn), "{}", text);
    }

    #[test]
    fn the_order_of_merges_does_not_matter(
        base in stamped(), one in stamped(), two in stamped(), three in stamped()
    ) {
        let left = merged(Some(&base), &merged(Some(&base), &one, &two).0, &three).0;
        let right = merged(Some(&base), &one, &merged(Some(&base), &two, &three).0).0;
        prop_assert_eq!(sorted(&left), sorted(&right));
    }

    #[test]
    fn merging_again_changes_nothing(base in version(), ours in version(), theirs in version()) {
        let once = merged(Some(&base), &ours, &theirs).0;
        prop_assert_eq!(&merged(Some(&theirs), &once, &theirs).0, &once);
        prop_assert_eq!(&merged(Some(&ours), &once, &ours).0, &once);
        prop_assert_eq!(&merged(Some(&once), &once, &once).0, &once);
        prop_assert_eq!(&merged(Some(&base), &ours, &ours).0, &ours);
        prop_assert_eq!(sorted(&merged(Some(&base), &base, &theirs).0), sorted(&theirs));
    }

    #[test]
    fn nothing_new_is_lost(base in version(), ours in version(), theirs in version()) {
        let text = merged(Some(&base), &ours, &theirs).0;
        let old = sorted(&base);
        for side in [&ours, &theirs] {
            for said in sorted(side).iter().filter(|said| !old.contains(said)) {
                // Its values stand somewhere in the merged record.
                let strings: Vec<&str> = said.split('"').skip(1).step_by(2).collect();
                for string in strings {
                    prop_assert!(text.contains(string), "{string} of {said} in\n{text}");
                }
            }
        }
    }
}
