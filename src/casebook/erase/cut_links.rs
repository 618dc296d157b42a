//! The edits that take every link to a record out of the text of another record. Pure.

use std::collections::BTreeSet;

use crate::casebook::change::edit::Edit;
use crate::record::field::FieldType;
use crate::record::id::RecordId;
use crate::record::read::read_ron;
use crate::record::schema::is_anywhere;
use crate::ron_text::locate::unwrapped;
use crate::ron_text::name::bare_name;
use crate::ron_text::node::{Node, Shape};
use crate::ron_text::path::FieldPath;
use crate::ron_text::scan::{ScanError, scan};

/// Whether the items of a list stand for the record that they link to, so that nothing is left of an item
/// without its link. Elsewhere only the field with the link goes away.
fn stand_for_link(list: &str) -> bool {
    is_anywhere(list, |field| {
        let mut items = field.items.iter();
        field.holds.is_list() && items.any(|one| matches!(one.holds, FieldType::Link(_)))
    })
}

/// The edits that take every link to one of the `targets` out of the text of `record`, in an order in which they
/// can be applied. Empty if nothing links there.
///
/// A link is a string that is just the id. Where the id stands within a longer text or a comment, it
/// stays: only a person can tell what is left of a sentence without it.
///
/// # Errors
///
/// The text is no RON.
pub fn cut_links(
    record: RecordId,
    text: &str,
    targets: &BTreeSet<RecordId>,
) -> Result<Vec<Edit>, ScanError> {
    let root = scan(text)?;
    let mut search = Search {
        record,
        text,
        targets,
        found: Vec::new(),
    };
    search.walk(&root, &FieldPath::root(), &Place::Root);
    // From the back, so that no index of an item is moved by an edit before it.
    search.found.reverse();
    Ok(search.found)
}

/// Where a value stands.
enum Place<'a> {
    Root,
    /// A field, perhaps of an item that stands for its link.
    Field(Option<&'a Item>),
    Item(Item),
}

/// An item of a list.
struct Item {
    list: FieldPath,
    name: String,
    index: usize,
    text: String,
}

struct Search<'t> {
    record: RecordId,
    text: &'t str,
    targets: &'t BTreeSet<RecordId>,
    found: Vec<Edit>,
}

impl Search<'_> {
    fn is_target(&self, written: &str) -> bool {
        let id = read_ron::<String>(written).ok();
        id.and_then(|id| id.parse().ok())
            .is_some_and(|id: RecordId| self.targets.contains(&id))
    }

    fn walk(&mut self, node: &Node, path: &FieldPath, place: &Place<'_>) {
        let text = self.text;
        let node = unwrapped(text, node);
        match &node.shape {
            Shape::Leaf => {
                let written = &text[node.span.clone()];
                if self.is_target(written) {
                    self.cut(path, written, place);
                }
            }
            Shape::Struct { fields, .. } => {
                let item = match place {
                    Place::Item(item) if stand_for_link(&item.name) => Some(item),
                    _ => None,
                };
                for field in fields {
                    let path = path.field(bare_name(&text[field.name.clone()]));
                    self.walk(&field.value, &path, &Place::Field(item));
                }
            }
            Shape::List { items, .. } => {
                let name = path.to_string();
                let name = name.rsplit('.').next().unwrap_or_default();
                for (index, item) in items.iter().enumerate() {
                    let place = Place::Item(Item {
                        list: path.clone(),
                        name: name.to_owned(),
                        index,
                        text: text[item.value.span.clone()].to_owned(),
                    });
                    self.walk(&item.value, &path.index(index), &place);
                }
            }
            // Neither has a place that an edit could name.
            Shape::Tuple { .. } | Shape::Map { .. } => {}
        }
    }

    fn cut(&mut self, path: &FieldPath, written: &str, place: &Place<'_>) {
        let item = match place {
            Place::Item(item) => item,
            Place::Field(Some(item)) => *item,
            Place::Field(None) => {
                self.found.push(Edit::Set {
                    record: self.record,
                    path: path.clone(),
                    old: Some(written.to_owned()),
                    new: None,
                });
                return;
            }
            Place::Root => return,
        };
        let edit = Edit::Delete {
            record: self.record,
            list: item.list.clone(),
            index: item.index,
            item: item.text.clone(),
        };
        // An item may name the record twice.
        if self.found.last() != Some(&edit) {
            self.found.push(edit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_is_found_and_nothing_else() {
        let text = r#"Person(id: "p-2", name: "x",
            relations: [(kind: Mother), (kind: Brother, person: "p-1", note: "n")],
            distinct_from: ["p-3", "p-1", Some("p-1")],
            history: [(when: "2022", witness: "p-1", note: "with p-1")],
            merged_into: "p-1", // p-1
        )"#;
        let id = "p-2".parse().unwrap();
        let targets = |id: &str| BTreeSet::from([id.parse().unwrap()]);
        let told: Vec<String> = cut_links(id, text, &targets("p-1"))
            .unwrap()
            .into_iter()
            .map(|edit| match edit {
                Edit::Set { path, old, new, .. } => format!("{path}: {old:?} {new:?}"),
                Edit::Delete {
                    list, index, item, ..
                } => format!("{list} {index} {item}"),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(
            told,
            [
                "merged_into: Some(\"\\\"p-1\\\"\") None",
                "history[0].witness: Some(\"\\\"p-1\\\"\") None",
                "distinct_from 2 Some(\"p-1\")",
                "distinct_from 1 \"p-1\"",
                "relations 1 (kind: Brother, person: \"p-1\", note: \"n\")",
            ]
        );
        assert_eq!(cut_links(id, text, &targets("p-9")), Ok(Vec::new()));
        assert!(cut_links(id, "Person(", &targets("p-1")).is_err());
    }
}
