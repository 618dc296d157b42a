//! The parts of a written value, as far as a merge takes it apart: lists into items, structs into fields.

use crate::ron_text::locate::unwrapped;
use crate::ron_text::name::bare_name;
use crate::ron_text::node::{Node, Shape};
use crate::ron_text::scan::{ScanError, scan, scan_value};

/// The fields of a struct with their values, in the order of the text.
pub type Fields<'t> = Vec<(&'t str, &'t str)>;

/// A value as far as a merge takes it apart.
pub enum ValueParts<'t> {
    /// It is not there, or `None`.
    Nothing,
    /// A list and its items.
    List(Vec<&'t str>),
    /// A struct and its fields.
    Struct(Fields<'t>),
    /// Anything else.
    Leaf,
}

/// The fields of the top struct of a text.
///
/// # Errors
///
/// [`ScanError`] if it is no RON.
pub fn top_fields(text: &str) -> Result<Fields<'_>, ScanError> {
    Ok(match parts(text, &scan(text)?) {
        ValueParts::Struct(fields) => fields,
        _ => Vec::new(),
    })
}

/// A value, taken apart; what is no RON is a leaf.
#[must_use]
pub fn written(value: Option<&str>) -> ValueParts<'_> {
    match value {
        Some(value) => match scan_value(value) {
            Ok(node) => parts(value, &node),
            Err(_) => ValueParts::Leaf,
        },
        None => ValueParts::Nothing,
    }
}

fn parts<'t>(text: &'t str, node: &Node) -> ValueParts<'t> {
    let node = unwrapped(text, node);
    match &node.shape {
        Shape::Struct { fields, .. } => ValueParts::Struct(
            fields
                .iter()
                .map(|field| {
                    let name = bare_name(&text[field.name.clone()]);
                    (name, &text[field.value.span.clone()])
                })
                .collect(),
        ),
        Shape::Tuple { items, .. } if items.is_empty() => ValueParts::Struct(Vec::new()),
        Shape::List { items, .. } => ValueParts::List(
            items
                .iter()
                .map(|item| &text[item.value.span.clone()])
                .collect(),
        ),
        Shape::Leaf if &text[node.span.clone()] == "None" => ValueParts::Nothing,
        Shape::Leaf | Shape::Tuple { .. } | Shape::Map { .. } => ValueParts::Leaf,
    }
}
