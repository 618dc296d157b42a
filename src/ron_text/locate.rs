//! Finding the bytes of a value by its path.

use std::ops::Range;

use super::name::bare_name;
use super::node::{FieldNode, Node, Shape};
use super::scan::{ScanError, scan};
use crate::ron_text::path::{FieldPath, PathStep};

/// The byte range of the value at `path`, without comments and white space around it, or `None`
/// when there is no such field or item.
///
/// An index counts the items of a list or tuple; entries of a map have no path. A hand-written
/// `Some(...)` is looked through, so `risk.level` is found in `risk: Some((level: High))`. Of two
/// fields with one name (which `ron` refuses) it is the first.
///
/// # Errors
/// The text is no RON.
pub fn locate(text: &str, path: &FieldPath) -> Result<Option<Range<usize>>, ScanError> {
    let root = scan(text)?;
    Ok(find(text, &root, path.steps()).map(|node| node.span.clone()))
}

/// The text of the value at `path`, as [`locate`] finds it.
///
/// # Errors
/// The text is no RON.
pub fn value_at<'a>(text: &'a str, path: &FieldPath) -> Result<Option<&'a str>, ScanError> {
    Ok(locate(text, path)?.map(|span| &text[span]))
}

/// The fields of the top struct in the order of the text: the name without `r#` and the range of
/// the value. A text that is no struct has none.
///
/// # Errors
/// The text is no RON.
pub fn field_names(text: &str) -> Result<Vec<(&str, Range<usize>)>, ScanError> {
    let root = scan(text)?;
    let Shape::Struct { fields, .. } = root.shape else {
        return Ok(Vec::new());
    };
    Ok(fields
        .into_iter()
        .map(|field| (bare_name(&text[field.name]), field.value.span))
        .collect())
}

/// How many items the list at `list` has; `None` when there is no such field or it is no list.
///
/// # Errors
/// The text is no RON.
pub fn count_items(text: &str, list: &FieldPath) -> Result<Option<usize>, ScanError> {
    let root = scan(text)?;
    Ok(
        find(text, &root, list.steps()).and_then(|node| match &unwrapped(text, node).shape {
            Shape::List { items, .. } => Some(items.len()),
            Shape::Struct { .. } | Shape::Tuple { .. } | Shape::Map { .. } | Shape::Leaf => None,
        }),
    )
}

/// The texts of the items of the list at `list`, all found in one pass; `None` when there is no such
/// field or it is no list.
///
/// # Errors
/// The text is no RON.
pub fn list_items<'a>(text: &'a str, list: &FieldPath) -> Result<Option<Vec<&'a str>>, ScanError> {
    let root = scan(text)?;
    Ok(
        find(text, &root, list.steps()).and_then(|node| match &unwrapped(text, node).shape {
            Shape::List { items, .. } => Some(
                items
                    .iter()
                    .map(|item| &text[item.value.span.clone()])
                    .collect(),
            ),
            Shape::Struct { .. } | Shape::Tuple { .. } | Shape::Map { .. } | Shape::Leaf => None,
        }),
    )
}

/// The value that `steps` lead to from `node`.
#[must_use]
pub fn find<'n>(text: &str, node: &'n Node, steps: &[PathStep]) -> Option<&'n Node> {
    steps
        .iter()
        .try_fold(node, |node, step| child(text, node, step))
}

/// The value inside `Some(...)`, or the value itself when it is nothing of the kind.
#[must_use]
pub fn unwrapped<'n>(text: &str, mut node: &'n Node) -> &'n Node {
    while let Shape::Tuple {
        name: Some(name),
        items,
        ..
    } = &node.shape
        && &text[name.clone()] == "Some"
        && let [only] = items.as_slice()
    {
        node = &only.value;
    }
    node
}

/// Which field of a struct has the name `wanted`.
#[must_use]
pub fn field_index(text: &str, node: &Node, wanted: &str) -> Option<usize> {
    let Shape::Struct { fields, .. } = &node.shape else {
        return None;
    };
    fields
        .iter()
        .position(|field| bare_name(&text[field.name.clone()]) == wanted)
}

/// The field that the value at `path` is the value of; an item of a list has none.
#[must_use]
pub fn holder<'n>(text: &str, root: &'n Node, path: &FieldPath) -> Option<&'n FieldNode> {
    let (PathStep::Field(name), before) = path.steps().split_last()? else {
        return None;
    };
    let node = unwrapped(text, find(text, root, before)?);
    let Shape::Struct { fields, .. } = &node.shape else {
        return None;
    };
    fields.get(field_index(text, node, name)?)
}

fn child<'n>(text: &str, node: &'n Node, step: &PathStep) -> Option<&'n Node> {
    let node = unwrapped(text, node);
    match (&node.shape, step) {
        (Shape::Struct { fields, .. }, PathStep::Field(wanted)) => {
            let index = field_index(text, node, wanted)?;
            fields.get(index).map(|field| &field.value)
        }
        (Shape::List { items, .. } | Shape::Tuple { items, .. }, PathStep::Index(index)) => {
            items.get(*index).map(|item| &item.value)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{count_items, field_names, value_at};

    const TEXT: &str = r##"#![enable(implicit_some)]
Person(
    id: "p-1", // ) "
    risk: Some((level: High)),
    history: [(when: "x", at: (1, [2, 3])), Other("y")],
    r#type: r#"a, b)"#, имя: 'я',
)"##;

    fn at(path: &str) -> Option<&'static str> {
        value_at(TEXT, &path.parse().unwrap()).unwrap()
    }

    #[test]
    fn values_are_found_by_path() {
        assert_eq!(at("id"), Some("\"p-1\""));
        assert_eq!(at("risk"), Some("Some((level: High))"));
        assert_eq!(at("risk.level"), Some("High"));
        assert_eq!(at("history[0].at[1][0]"), Some("2"));
        assert_eq!(at("history[1]"), Some("Other(\"y\")"));
        assert_eq!(at("history[1][0]"), Some("\"y\""));
        assert_eq!(at("type"), Some("r#\"a, b)\"#"));
        assert_eq!(at("имя"), Some("'я'"));
        assert!(at("").unwrap().starts_with("Person("));
        for absent in ["nothing", "id.x", "history[2]", "history.when", "[0]"] {
            assert_eq!(at(absent), None, "{absent}");
        }
    }

    #[test]
    fn fields_and_items_are_counted() {
        let names: Vec<_> = field_names(TEXT)
            .unwrap()
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(names, ["id", "risk", "history", "type", "имя"]);
        assert_eq!(field_names("[1]").unwrap(), []);
        let count = |path: &str| count_items(TEXT, &path.parse().unwrap()).unwrap();
        assert_eq!(count("history"), Some(2));
        assert_eq!(count("history[0].at[1]"), Some(2));
        assert_eq!(count("history[0].at"), None);
        assert_eq!(count("nothing"), None);
    }
}
