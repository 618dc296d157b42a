//! Joining two records of one person, as edits.
//!
//! Everything that the joined record says goes to the one that is kept, unless that says it already.
//! If both have a value for a field, one is kept and the other stays beside it: a name among the
//! other names, any other value as a claim. Of two risks the one that counts has the earlier review. What
//! one says of the other is left out. The joined record stays as it is, but for `merged_into`: comments and
//! all. So it remains an alias that leads to the kept one, and undoing takes nothing but
//! what joining put there.

use std::collections::BTreeSet;

use crate::casebook::change::compose::{ComposeError, line_text};
use crate::casebook::change::edit::Edit;
use crate::casebook::merge::most_protective::earlier_review;
use crate::record::entry::Entry;
use crate::record::field::{Field, JoinRule, field_named};
use crate::record::id::RecordId;
use crate::record::person::Risk;
use crate::record::read::read_ron;
use crate::record::schema::PERSON;
use crate::ron_text::edit::{EditError, set_field};
use crate::ron_text::locate::{field_names, list_items, value_at};
use crate::ron_text::path::FieldPath;
use crate::ron_text::quote::quote;
use crate::ron_text::same::same_value;
use crate::ron_text::splice::apply;
use crate::spelling::fold::key;

/// A record and its text.
#[derive(Clone, Copy, Debug)]
pub struct RecordText<'a> {
    /// The record.
    pub id: RecordId,
    /// Its file.
    pub text: &'a str,
}

/// Two records that are to become one.
#[derive(Clone, Debug)]
pub struct Join<'a> {
    /// The one that is kept.
    pub kept: RecordText<'a>,
    /// The one that is joined to it.
    pub joined: RecordText<'a>,
    /// The fields whose value is taken from the joined one where both have another.
    pub taken: BTreeSet<String>,
    /// The records that were joined to the joined one before; from now on they lead to the kept one.
    pub aliases: Vec<RecordText<'a>>,
    /// The records that were joined to the kept one before.
    pub kept_aliases: Vec<RecordText<'a>>,
    /// The remark that stands with a value that was not kept.
    pub remark: String,
}

/// The record that a text says it was joined to.
///
/// # Errors
///
/// [`ComposeError`] if the text cannot be read.
pub fn merged_into(text: &str) -> Result<Option<RecordId>, ComposeError> {
    Ok(value(text, "merged_into")?.and_then(|value| string(value).parse().ok()))
}

/// The edits that join two records, in the order in which they are applied.
///
/// # Errors
///
/// [`ComposeError`] if a text cannot be read.
pub fn join(join: &Join) -> Result<Vec<Edit>, ComposeError> {
    let mut edits = Vec::new();
    let mut aside = Aside::default();
    for field in scalars(join.joined.text)? {
        scalar(join, &field, &mut edits, &mut aside)?;
    }
    for list in PERSON.iter().filter(|field| field.holds.is_list()) {
        items(join, list, &mut edits, &aside)?;
    }
    for part in std::iter::once(&join.joined).chain(&join.aliases) {
        edits.push(set(
            part,
            "merged_into",
            Some(quote(join.kept.id.as_str())),
        )?);
    }
    // Somebody who joins two records after all takes back that they are of two people.
    for judged in judged_different(join)? {
        if judged.record != join.kept.id {
            edits.push(judged.removal());
        }
    }
    edits.retain(|edit| !matches!(edit, Edit::Set { old, new, .. } if old == new));
    Ok(edits)
}

/// A judgement that two records are of two people, as it stands in one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedDifferent {
    /// The record in which it stands.
    pub record: RecordId,
    /// The record that is somebody else, as it is named there.
    pub about: RecordId,
    /// Its place in `distinct_from`.
    index: usize,
    /// The item as it is written.
    item: String,
}

impl JudgedDifferent {
    fn removal(self) -> Edit {
        Edit::Delete {
            record: self.record,
            list: FieldPath::root().field("distinct_from"),
            index: self.index,
            item: self.item,
        }
    }
}

/// The judgements "two people" between the two records, those between records that were joined to them
/// included; the last item of a record first.
///
/// # Errors
///
/// [`ComposeError`] if a text cannot be read.
pub fn judged_different(join: &Join) -> Result<Vec<JudgedDifferent>, ComposeError> {
    let ours: Vec<RecordText> = std::iter::once(join.kept)
        .chain(join.kept_aliases.iter().copied())
        .collect();
    let theirs: Vec<RecordText> = std::iter::once(join.joined)
        .chain(join.aliases.iter().copied())
        .collect();
    let path = FieldPath::root().field("distinct_from");
    let mut found = Vec::new();
    for (these, others) in [(&ours, &theirs), (&theirs, &ours)] {
        for part in these {
            let items = items_of(part.text, &path)?.into_iter().enumerate();
            for (index, item) in items.rev() {
                let named = string(&item);
                let about = others.iter().find(|other| other.id.as_str() == named);
                found.extend(about.map(|about| JudgedDifferent {
                    record: part.id,
                    about: about.id,
                    index,
                    item,
                }));
            }
        }
    }
    Ok(found)
}

/// The fields of a record that hold no list and do not say which record it is, as they are named; unknown
/// ones among them.
fn scalars(text: &str) -> Result<Vec<String>, ComposeError> {
    let names = field_names(text).map_err(EditError::Scan)?;
    Ok(names
        .into_iter()
        .map(|(name, _)| name.to_owned())
        .filter(|name| {
            let known = field_named(PERSON, name);
            known.is_none_or(|field| !field.holds.is_list() && field.join != JoinRule::Own)
        })
        .collect())
}

/// What is put beside the values that are kept.
#[derive(Default)]
struct Aside {
    names: Vec<String>,
    claims: Vec<String>,
}

fn scalar(
    join: &Join,
    field: &str,
    edits: &mut Vec<Edit>,
    aside: &mut Aside,
) -> Result<(), ComposeError> {
    let Some(theirs) = value(join.joined.text, field)? else {
        return Ok(());
    };
    let ours = value(join.kept.text, field)?;
    let row = field_named(PERSON, field);
    let rule = row.map_or(JoinRule::Claim, |row| row.join);
    // What the name is worth belongs to the name that is kept.
    let (leading, leads) = match rule {
        JoinRule::With(leading) => (leading, false),
        _ => (field, true),
    };
    let taken = join.taken.contains(leading);
    let Some(ours) = ours.filter(|ours| ours.trim() != "None") else {
        if leads || taken {
            edits.push(set(&join.kept, field, Some(theirs.to_owned()))?);
        }
        return Ok(());
    };
    if same_value(ours, theirs) || is_empty(theirs) {
        return Ok(());
    }
    if is_empty(ours) {
        edits.push(set(&join.kept, field, Some(theirs.to_owned()))?);
        return Ok(());
    }
    let (counts, other) = if taken {
        (theirs, ours)
    } else {
        (ours, theirs)
    };
    let has_review = row.is_some_and(|row| field_named(row.items, "review").is_some());
    let counts = match has_review {
        true => with_earlier_review(counts, other)?,
        false => counts.to_owned(),
    };
    if counts != ours {
        edits.push(set(&join.kept, field, Some(counts))?);
    }
    let part = if taken { &join.kept } else { &join.joined };
    match rule {
        JoinRule::With(_) => {}
        JoinRule::OtherName if is_name(part.text)? => {
            let (one, two) = (string(ours), string(theirs));
            let kind = if key(&one) == key(&two) {
                "Spelling"
            } else {
                "Alias"
            };
            aside
                .names
                .push(format!("(text: {}, kind: {kind})", quote(&string(other))));
        }
        _ => aside.claims.push(line_text(&[
            ("field", quote(field)),
            ("value", quote(&string(other))),
            ("note", quote(&join.remark)),
        ])),
    }
    Ok(())
}

/// A risk with the review of another one where that comes first: whoever counts, nobody looks later.
fn with_earlier_review(risk: &str, other: &str) -> Result<String, ComposeError> {
    let review = |text: &str| {
        let risk: Option<Risk> = read_ron(text).ok();
        risk.map(|risk| risk.review).unwrap_or_default()
    };
    let (one, two) = (review(risk), review(other));
    match earlier_review(&one, &two) {
        Some(first) if *first != one => {
            let path = FieldPath::root().field("review");
            let splices = set_field(risk, &path, &quote(first.as_str()))?;
            apply(risk, &splices).map_err(ComposeError::Splice)
        }
        _ => Ok(risk.to_owned()),
    }
}

/// Whether what stands in the name of a record is a name and no description.
fn is_name(text: &str) -> Result<bool, ComposeError> {
    Ok(value(text, "name_status")?.is_none_or(|status| status.trim() != "Withheld"))
}

fn items(
    join: &Join,
    list: &Field,
    edits: &mut Vec<Edit>,
    aside: &Aside,
) -> Result<(), ComposeError> {
    let path = FieldPath::root().field(list.name);
    let mut there = items_of(join.kept.text, &path)?;
    let people: Vec<RecordId> = [join.kept, join.joined]
        .iter()
        .chain(&join.aliases)
        .chain(&join.kept_aliases)
        .map(|part| part.id)
        .collect();
    // What one says of the other is about one person now: nobody is another one than themselves, or
    // their own relative.
    let is_between = |item: &String| {
        let named = match list.join {
            JoinRule::ItemsAbout(None) => Some(string(item)),
            JoinRule::ItemsAbout(Some(field)) => value(item, field).ok().flatten().map(string),
            _ => None,
        };
        named.is_some_and(|named| people.iter().any(|id| named == id.as_str()))
    };
    if there.iter().any(is_between) {
        for (index, item) in there.clone().iter().enumerate().rev() {
            if is_between(item) {
                edits.push(Edit::Delete {
                    record: join.kept.id,
                    list: path.clone(),
                    index,
                    item: item.clone(),
                });
                there.remove(index);
            }
        }
    }
    let mut new = items_of(join.joined.text, &path)?;
    match list.name {
        "other_names" => new.extend(aside.names.iter().cloned()),
        "claims" => new.extend(aside.claims.iter().cloned()),
        _ => new.retain(|item| !is_between(item)),
    }
    for item in new {
        let said = there.iter().any(|old| same_item(list.name, old, &item));
        if !said {
            edits.push(Edit::Insert {
                record: join.kept.id,
                list: path.clone(),
                index: there.len(),
                item: item.clone(),
            });
            there.push(item);
        }
    }
    Ok(())
}

/// Whether two items say the same. Who wrote an entry down, and when, is not what it says; and a name
/// that stands there is there, of whatever kind.
fn same_item(list: &str, one: &str, other: &str) -> bool {
    if same_value(one, other) {
        return true;
    }
    let path = FieldPath::root().field("text");
    match list {
        "history" => {
            let read = |item: &str| {
                let mut entry: Entry = read_ron(item).ok()?;
                entry.by.clear();
                entry.recorded.clear();
                Some(entry)
            };
            // What this version does not know of an entry may be what sets it apart.
            same_fields(one, other) && read(one).is_some() && read(one) == read(other)
        }
        "other_names" => {
            let text = |item: &str| value_at(item, &path).ok().flatten().map(string);
            text(one).is_some() && text(one) == text(other)
        }
        _ => false,
    }
}

fn same_fields(one: &str, other: &str) -> bool {
    let names = |item: &str| -> Option<BTreeSet<String>> {
        let names = field_names(item).ok()?.into_iter();
        let names = names.map(|(name, _)| name.to_owned());
        Some(
            names
                .filter(|name| !matches!(name.as_str(), "by" | "recorded"))
                .collect(),
        )
    };
    names(one) == names(other)
}

fn set(part: &RecordText, field: &str, new: Option<String>) -> Result<Edit, ComposeError> {
    Ok(Edit::Set {
        record: part.id,
        path: FieldPath::root().field(field),
        old: value(part.text, field)?.map(str::to_owned),
        new,
    })
}

fn value<'t>(text: &'t str, field: &str) -> Result<Option<&'t str>, ComposeError> {
    let path = FieldPath::root().field(field);
    Ok(value_at(text, &path).map_err(EditError::Scan)?)
}

fn items_of(text: &str, list: &FieldPath) -> Result<Vec<String>, ComposeError> {
    let items = list_items(text, list).map_err(EditError::Scan)?;
    let items = items.unwrap_or_default();
    Ok(items.into_iter().map(str::to_owned).collect())
}

/// A value as text: what a string says, or anything else as it is written.
#[must_use]
pub fn string(value: &str) -> String {
    read_ron::<String>(value).unwrap_or_else(|_| value.trim().to_owned())
}

fn is_empty(value: &str) -> bool {
    string(value).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part<'a>(id: &str, text: &'a str) -> RecordText<'a> {
        RecordText {
            id: id.parse().unwrap(),
            text,
        }
    }

    fn told(kept: &str, joined: &str, taken: &[&str]) -> Vec<String> {
        let edits = join(&Join {
            kept: part("p-a", kept),
            joined: part("p-b", joined),
            taken: taken.iter().map(|field| (*field).to_owned()).collect(),
            aliases: Vec::new(),
            kept_aliases: Vec::new(),
            remark: "so p-b".to_owned(),
        });
        let tell = |edit: &Edit| match edit {
            Edit::Set {
                record, path, new, ..
            } => format!("{record} {path} = {}", new.as_deref().unwrap_or("-")),
            Edit::Insert {
                record, list, item, ..
            } => format!("{record} {list} + {item}"),
            Edit::Delete {
                record, list, item, ..
            } => format!("{record} {list} - {item}"),
            other => format!("{other:?}"),
        };
        edits.unwrap().iter().map(tell).collect()
    }

    #[test]
    fn nobody_becomes_their_own_relative() {
        let kept = r#"Person(id: "p-a", name: "a", relations: [(kind: Mother, person: "p-b", at_risk: true), (kind: Wife)])"#;
        let joined = r#"Person(id: "p-b", name: "a", relations: [(kind: Brother, person: "p-a"), (kind: Son, person: "p-c")])"#;
        assert_eq!(
            told(kept, joined, &[]),
            [
                "p-a relations - (kind: Mother, person: \"p-b\", at_risk: true)",
                "p-a relations + (kind: Son, person: \"p-c\")",
                "p-b merged_into = \"p-a\"",
            ]
        );
    }

    #[test]
    fn what_is_not_kept_stands_beside_it() {
        let kept = r#"Person(id: "p-a", name: "Maksim Kochetkov", home: "Omsk", sex: Male, tags: ["x"],
            distinct_from: ["p-b", "p-c"])"#;
        let joined = r#"Person(id: "p-b", name: "Максим Кочетков", home: "Tomsk", sex: Male, rank: "private",
            tags: ["x", "y"], shoe: 43, maybe_same: ["p-a"],
            history: [(when: "2022", status: Missing, by: "ben", recorded: "2026-01-01T00:00:00Z")])"#;
        assert_eq!(
            told(kept, joined, &[]),
            [
                "p-a rank = \"private\"",
                "p-a shoe = 43",
                "p-a other_names + (text: \"Максим Кочетков\", kind: Spelling)",
                "p-a history + (when: \"2022\", status: Missing, by: \"ben\", recorded: \"2026-01-01T00:00:00Z\")",
                "p-a claims + (field: \"home\", value: \"Tomsk\", note: \"so p-b\")",
                "p-a tags + \"y\"",
                "p-a distinct_from - \"p-b\"",
                "p-b merged_into = \"p-a\"",
            ]
        );
        let taken = told(kept, joined, &["home", "name"]);
        assert_eq!(taken[0], "p-a name = \"Максим Кочетков\"");
        assert_eq!(taken[1], "p-a home = \"Tomsk\"");
        assert!(taken.contains(
            &"p-a other_names + (text: \"Maksim Kochetkov\", kind: Spelling)".to_owned()
        ));
        assert!(taken.contains(
            &"p-a claims + (field: \"home\", value: \"Omsk\", note: \"so p-b\")".to_owned()
        ));
    }

    #[test]
    fn what_both_say_is_said_once() {
        let kept = r#"Person(id: "p-a", name: "x", other_names: [(text: "y", kind: Native)],
            history: [(when: "2022", status: Missing, sources: [(source: "s-1")], by: "anna")])"#;
        let joined = r#"Person(id: "p-b", name: "y",
            history: [(status: Missing, when: "2022", sources: [(source: "s-1",)], by: "ben"),
                      (when: "2022", status: Missing, sources: [(source: "s-1")], mood: Low)])"#;
        assert_eq!(
            told(kept, joined, &[]),
            [
                "p-a history + (when: \"2022\", status: Missing, sources: [(source: \"s-1\")], mood: Low)",
                "p-b merged_into = \"p-a\"",
            ]
        );
    }

    #[test]
    fn the_risk_that_counts_has_the_earlier_review_and_the_other_stays_beside_it() {
        let high = r#"Person(id: "p-a", name: "x", risk: (
        level: High, // named in the press
        review: "2024-01",
    ))"#;
        let low =
            r#"Person(id: "p-b", name: "x", risk: (level: Low, review: "2023-06-01", why: 7))"#;
        assert_eq!(
            told(high, low, &[]),
            [
                "p-a risk = (\n        level: High, // named in the press\n        review: \"2023-06-01\",\n    )",
                "p-a claims + (field: \"risk\", value: \"(level: Low, review: \\\"2023-06-01\\\", why: 7)\", note: \"so p-b\")",
                "p-b merged_into = \"p-a\"",
            ]
        );
        let none = r#"Person(id: "p-b", name: "x", risk: (level: High))"#;
        let medium = r#"Person(id: "p-a", name: "x", risk: (level: Medium, review: "2024-01"))"#;
        assert_eq!(
            told(medium, none, &["risk"])[0],
            "p-a risk = (level: High, review: \"2024-01\")"
        );
        // Nothing is written where what counts has the earlier review already.
        let later = r#"Person(id: "p-b", name: "x", risk: (level: Low, review: "2025"))"#;
        assert!(told(medium, later, &[])[0].starts_with("p-a claims +"));
        let nobody = r#"Person(id: "p-a", name: "x", risk: None)"#;
        assert_eq!(told(nobody, none, &[])[0], "p-a risk = (level: High)");
    }
}
