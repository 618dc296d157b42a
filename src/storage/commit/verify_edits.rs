//! Verifies edits: whether a spliced text says what the edit says, and everything else as before.
//! Pure.
//!
//! The scanner that located the splices is not trusted with the verdict alone: the fields of the
//! record are compared as `ron` itself cuts them out of the text.

use std::fmt;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use crate::casebook::change::edit::Edit;
use crate::record::read::{BOM, options};
use crate::ron_text::locate::{unwrapped, value_at};
use crate::ron_text::node::{Node, Shape};
use crate::ron_text::path::{FieldPath, PathStep};
use crate::ron_text::same::same_value;
use crate::ron_text::scan::{scan, scan_value};

/// Checks that `after` is `before` with nothing but what `touch` says done at `path`; `struct_name`
/// is the name that both begin with.
///
/// # Errors
///
/// The field that came out wrong; empty for the record as a whole.
pub fn reads_as_intended(
    struct_name: &'static str,
    before: &str,
    after: &str,
    path: &FieldPath,
    touch: EditEffect<'_>,
) -> Result<(), FieldPath> {
    let whole = |_| FieldPath::root();
    let old = scan(before).map_err(whole)?;
    let new = scan(after).map_err(whole)?;
    let around = |text: &str, root: &Node| {
        (
            text[..root.span.start].to_owned(),
            text[root.span.end..].to_owned(),
        )
    };
    if around(before, &old) != around(after, &new) {
        return Err(FieldPath::root());
    }
    if let EditEffect::Set(wanted) = touch {
        let found = value_at(after, path).map_err(whole)?;
        let as_wanted = match (found, wanted) {
            (Some(found), Some(wanted)) => same_value(found, wanted),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        if !as_wanted {
            return Err(path.clone());
        }
    }
    let sides = Sides { before, after };
    sides.same_but(Some(&old), &new, path.steps(), touch, &FieldPath::root())?;
    same_for_ron(struct_name, (before, &old), after, path)
}

/// What an edit does at the end of its path.
#[derive(Clone, Copy, Debug)]
pub enum EditEffect<'a> {
    /// The field has this value; `None` if it is gone.
    Set(Option<&'a str>),
    /// The list has this item more.
    Insert(&'a str),
    /// The list has this item less.
    Delete(&'a str),
}

impl<'a> EditEffect<'a> {
    /// The path of an edit, and what the edit does at its end; `None` for one of a whole file.
    #[must_use]
    pub fn of(edit: &'a Edit) -> Option<(&'a FieldPath, Self)> {
        Some(match edit {
            Edit::Create { .. } | Edit::Remove { .. } => return None,
            Edit::Set { path, new, .. } => (path, EditEffect::Set(new.as_deref())),
            Edit::Insert { list, item, .. } => (list, EditEffect::Insert(item)),
            Edit::Delete { list, item, .. } => (list, EditEffect::Delete(item)),
        })
    }
}

/// The two texts that the nodes point into.
#[derive(Clone, Copy)]
struct Sides<'a> {
    before: &'a str,
    after: &'a str,
}

impl Sides<'_> {
    /// Whether `new` has the same bytes as `old` but for what `touch` does at `steps`; `here` is
    /// how far we have come. `old` is `None` for a list that was made for its first item.
    fn same_but(
        self,
        old: Option<&Node>,
        new: &Node,
        steps: &[PathStep],
        touch: EditEffect<'_>,
        here: &FieldPath,
    ) -> Result<(), FieldPath> {
        let old = old.map(|old| unwrapped(self.before, old));
        let new = unwrapped(self.after, new);
        match steps.split_first() {
            // The path led to the whole of what was set: an item of a list.
            None if matches!(touch, EditEffect::Set(_)) => Ok(()),
            None => self.same_list_but(old, new, touch, here),
            Some((PathStep::Field(name), rest)) => {
                let here = here.field(name);
                let wrong = || here.clone();
                let old_fields = old.map_or(Some(Vec::new()), |old| fields(self.before, old));
                let old_fields = old_fields.ok_or_else(wrong)?;
                let new_fields = fields(self.after, new).ok_or_else(wrong)?;
                let is_other = |(other, _): &&(&str, &Node)| *other != name.as_str();
                let others_before: Vec<_> = old_fields
                    .iter()
                    .filter(is_other)
                    .map(|(name, node)| (*name, &self.before[node.span.clone()]))
                    .collect();
                let others_after: Vec<_> = new_fields
                    .iter()
                    .filter(is_other)
                    .map(|(name, node)| (*name, &self.after[node.span.clone()]))
                    .collect();
                if others_before != others_after {
                    return Err(here.clone());
                }
                if rest.is_empty() && matches!(touch, EditEffect::Set(_)) {
                    return Ok(());
                }
                let old = old_fields
                    .iter()
                    .find(|(other, _)| *other == name.as_str())
                    .map(|(_, node)| *node);
                let new = new_fields
                    .iter()
                    .find(|(other, _)| *other == name.as_str())
                    .map(|(_, node)| *node)
                    .ok_or_else(wrong)?;
                self.same_but(old, new, rest, touch, &here)
            }
            Some((PathStep::Index(index), rest)) => {
                let here = here.index(*index);
                let wrong = || here.clone();
                let old_items = old.and_then(items).ok_or_else(wrong)?;
                let new_items = items(new).ok_or_else(wrong)?;
                let (Some(old), Some(new)) = (old_items.get(*index), new_items.get(*index)) else {
                    return Err(wrong());
                };
                let mut before = texts(self.before, &old_items);
                let mut after = texts(self.after, &new_items);
                before.remove(*index);
                after.remove(*index);
                if before != after {
                    return Err(wrong());
                }
                self.same_but(Some(old), new, rest, touch, &here)
            }
        }
    }

    /// Whether the list `new` is the list `old` with one item more or less.
    fn same_list_but(
        self,
        old: Option<&Node>,
        new: &Node,
        touch: EditEffect<'_>,
        here: &FieldPath,
    ) -> Result<(), FieldPath> {
        let wrong = || here.clone();
        let old_items = old.map_or(Some(Vec::new()), items).ok_or_else(wrong)?;
        let new_items = items(new).ok_or_else(wrong)?;
        let mut before = texts(self.before, &old_items);
        let mut after = texts(self.after, &new_items);
        let (longer, shorter, item) = match touch {
            // A path that ends in an item or at the top sets no field.
            EditEffect::Set(_) => return Ok(()),
            EditEffect::Insert(item) => (&mut after, &mut before, item),
            EditEffect::Delete(item) => (&mut before, &mut after, item),
        };
        // The first place at which the two differ is where the item was put in or taken out.
        let place = longer
            .iter()
            .zip(shorter.iter())
            .position(|(longer, shorter)| longer != shorter)
            .unwrap_or(shorter.len());
        if longer.len() != shorter.len() + 1 || !same_value(longer[place], item) {
            return Err(wrong());
        }
        longer.remove(place);
        if longer == shorter {
            Ok(())
        } else {
            Err(wrong())
        }
    }
}

fn fields<'n>(text: &'n str, node: &'n Node) -> Option<Vec<(&'n str, &'n Node)>> {
    match &node.shape {
        Shape::Struct { fields, .. } => Some(
            fields
                .iter()
                .map(|field| {
                    let name = &text[field.name.clone()];
                    (name.strip_prefix("r#").unwrap_or(name), &field.value)
                })
                .collect(),
        ),
        Shape::Tuple { items, .. } if items.is_empty() => Some(Vec::new()),
        Shape::Tuple { .. } | Shape::List { .. } | Shape::Map { .. } | Shape::Leaf => None,
    }
}

fn items(node: &Node) -> Option<Vec<&Node>> {
    match &node.shape {
        Shape::List { items, .. } | Shape::Tuple { items, .. } => {
            Some(items.iter().map(|item| &item.value).collect())
        }
        Shape::Struct { .. } | Shape::Map { .. } | Shape::Leaf => None,
    }
}

fn texts<'t>(text: &'t str, nodes: &[&Node]) -> Vec<&'t str> {
    nodes.iter().map(|node| &text[node.span.clone()]).collect()
}

/// Whether `ron` finds in `after` the bytes that the scanner found in `before`, for every field of the
/// record but the first of `path`. Asking `ron` about `before` as well would take twice as long and
/// tell nothing more: a field whose end the scanner got wrong cannot agree with `ron` afterwards.
fn same_for_ron(
    struct_name: &'static str,
    (before, root): (&str, &Node),
    after: &str,
    path: &FieldPath,
) -> Result<(), FieldPath> {
    let touched = match path.steps().first() {
        Some(PathStep::Field(name)) => name.as_str(),
        Some(PathStep::Index(_)) | None => "",
    };
    let wrong = || path.clone();
    let old = fields(before, unwrapped(before, root)).ok_or_else(wrong)?;
    let new = fields_by_ron(struct_name, after).ok_or_else(wrong)?;
    let mut old = old.iter().filter(|(name, _)| *name != touched);
    for (name, value) in new.iter().filter(|(name, _)| name != touched) {
        let is_same = old
            .next()
            .is_some_and(|(other, node)| *other == name && before[node.span.clone()] == **value);
        if !is_same {
            return Err(FieldPath::of(name));
        }
    }
    old.next().map_or(Ok(()), |_| Err(wrong()))
}

/// The fields of a record with their bytes, as `ron` cuts them out.
fn fields_by_ron(struct_name: &'static str, text: &str) -> Option<Vec<(String, String)>> {
    let text = text.strip_prefix(BOM).unwrap_or(text);
    let options = options();
    let mut reader = ron::Deserializer::from_str_with_options(text, &options).ok()?;
    let raw = (&mut reader)
        .deserialize_struct(struct_name, &[], RawFields)
        .ok()?;
    raw.into_iter()
        .map(|(name, value)| {
            // ron counts the comments behind a value to it; a new field behind them is no damage.
            let span = scan_value(value).ok()?.span;
            Some((name, value[span].to_owned()))
        })
        .collect()
}

struct RawFields;

impl<'de> Visitor<'de> for RawFields {
    type Value = Vec<(String, &'de str)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(Name(name)) = map.next_key()? {
            fields.push((name, map.next_value::<&'de RawValue>()?.get_ron()));
        }
        Ok(fields)
    }
}

/// The name of a field, whatever it is.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyName;
        impl Visitor<'_> for AnyName {
            type Value = Name;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("field-name")
            }
            fn visit_str<E>(self, name: &str) -> Result<Name, E> {
                Ok(Name(name.to_owned()))
            }
        }
        deserializer.deserialize_identifier(AnyName)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = "// about\nPerson(id: \"p-1\", name: \"a\", tags: [\"x\", \"y\"], \
                          risk: (level: Low, reason: \"z\"), history: [(note: \"1\"), (note: \"2\")])\n";

    fn check(edit: &Edit, from: &str, to: &str) -> Result<(), FieldPath> {
        assert!(BEFORE.contains(from), "{from}");
        let (path, touch) = EditEffect::of(edit).unwrap();
        reads_as_intended("Person", BEFORE, &BEFORE.replacen(from, to, 1), path, touch)
    }

    fn set(path: &str, new: Option<&str>) -> Edit {
        Edit::Set {
            record: "p-1".parse().unwrap(),
            path: path.parse().unwrap(),
            old: None,
            new: new.map(str::to_owned),
        }
    }

    fn insert(item: &str) -> Edit {
        Edit::Insert {
            record: "p-1".parse().unwrap(),
            list: "tags".parse().unwrap(),
            index: 1,
            item: item.to_owned(),
        }
    }

    #[test]
    fn what_was_meant_passes() {
        let name = set("name", Some("\"b\""));
        assert_eq!(check(&name, "\"a\"", "\"b\""), Ok(()));
        let note = set("history[1].note", Some("\"3\""));
        assert_eq!(check(&note, "\"2\"", "\"3\""), Ok(()));
        let gone = set("risk.reason", None);
        assert_eq!(check(&gone, ", reason: \"z\"", ""), Ok(()));
        let more = set("risk.review", Some("\"r\""));
        assert_eq!(check(&more, "\"z\"", "\"z\", review: \"r\""), Ok(()));
        assert_eq!(check(&insert("\"n\""), "\"y\"", "\"n\", \"y\""), Ok(()));
        assert_eq!(
            check(&insert("\"n\"").inverse(), "\"x\", ", ""),
            Err(FieldPath::of("tags"))
        );
        assert_eq!(check(&insert("\"x\"").inverse(), "\"x\", ", ""), Ok(()));
        let list = Edit::Insert {
            record: "p-1".parse().unwrap(),
            list: "notes".parse().unwrap(),
            index: 0,
            item: "(text: \"t\")".to_owned(),
        };
        assert_eq!(check(&list, "tags", "notes: [(text: \"t\")], tags"), Ok(()));
    }

    #[test]
    fn damage_is_named() {
        let name = set("name", Some("\"b\""));
        let damaged = |edit: &Edit, from, to| check(edit, from, to).unwrap_err().to_string();
        // Another value than was meant, and none at all.
        assert_eq!(damaged(&name, "\"a\"", "\"c\""), "name");
        assert_eq!(damaged(&name, ", name: \"a\"", ""), "name");
        // A neighbour changed, went, or came along.
        let both = "name: \"b\", tags: [\"x\" , \"y\"]";
        assert_eq!(
            damaged(&name, "name: \"a\", tags: [\"x\", \"y\"]", both),
            "name"
        );
        let both = "name: \"b\", ";
        assert_eq!(
            damaged(&name, "name: \"a\", tags: [\"x\", \"y\"], ", both),
            "name"
        );
        assert_eq!(damaged(&name, "\"a\"", "\"b\", sex: Male"), "name");
        // The same inside of a field and of a list.
        let level = set("risk.level", Some("High"));
        assert_eq!(
            damaged(&level, "Low, reason: \"z\"", "High, reason: \"y\""),
            "risk.level"
        );
        let note = set("history[0].note", Some("\"3\""));
        assert_eq!(
            damaged(&note, "\"1\"), (note: \"2\")", "\"3\"), (note: \"3\")"),
            "history[0]"
        );
        assert_eq!(
            damaged(&insert("\"n\""), "\"x\", \"y\"", "\"n\", \"y\""),
            "tags"
        );
        // What stands around the record.
        assert_eq!(
            damaged(
                &name,
                "// about\nPerson(id: \"p-1\", name: \"a\"",
                "Person(id: \"p-1\", name: \"b\""
            ),
            ""
        );
    }

    #[test]
    fn ron_has_the_last_word_on_where_a_field_ends() {
        let text =
            "\u{feff}Person(r#id: \"a, name: b\", // x\n name: [1, (2)] /* y */, z: r#\")\"#)";
        assert_eq!(
            fields_by_ron("Person", text).unwrap(),
            [
                ("id".to_owned(), "\"a, name: b\"".to_owned()),
                ("name".to_owned(), "[1, (2)]".to_owned()),
                ("z".to_owned(), "r#\")\"#".to_owned()),
            ]
        );
    }
}
