//! Turning an intention (set this field, add this item) into splices.
//!
//! Nothing here applies a splice or judges a value: the caller applies them with
//! [`super::splice::apply`] and asks `ron` whether the result is right.

use super::insert::{EmptyBrackets, insert, list_of_one, wants_lines};
use super::layout::starts_line;
use super::locate::{field_index, find, holder, unwrapped};
use super::name::written_name;
use super::node::Node;
use super::remove::remove;
use super::scan::{ScanError, scan, scan_value};
use super::sequence::Sequence;
use super::splice::Splice;
use crate::ron_text::path::{FieldPath, PathStep};

/// Why an edit is not possible in this text; `at` is a byte offset in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The text is no RON.
    Scan(ScanError),
    /// The new value is not exactly one RON value; the offset is in the value.
    Value(ScanError),
    /// What the path leads through is not there.
    NoSuchParent {
        /// The path of what is missing.
        path: FieldPath,
    },
    /// There is no such field to remove.
    NoSuchField {
        /// Its path.
        path: FieldPath,
    },
    /// A field was to be set in something that has no fields.
    NotAStruct {
        /// The path of that.
        path: FieldPath,
        /// Where it begins.
        at: usize,
    },
    /// An item was to be added to or deleted from something that is no list.
    NotAList {
        /// The path of that.
        path: FieldPath,
        /// Where it begins.
        at: usize,
    },
    /// The list has too few items.
    IndexOutOfRange {
        /// The path of the list.
        path: FieldPath,
        /// The index that was asked for.
        index: usize,
        /// How many items there are.
        len: usize,
        /// Where the list begins.
        at: usize,
    },
    /// The path does not end in a field name.
    NotAField {
        /// The path.
        path: FieldPath,
    },
    /// RON has no way to write this field name.
    BadName {
        /// The name.
        name: String,
    },
}

impl From<ScanError> for EditError {
    fn from(error: ScanError) -> Self {
        Self::Scan(error)
    }
}

/// The splices that make the value at `path` be `value`.
///
/// A value that is there is replaced byte for byte by `value` (without comments and white space
/// around it; its lines are not moved). A field that is absent from its struct becomes the last one,
/// in the layout of the struct: on its own line, or inline in a struct on one line.
///
/// # Errors
/// See [`EditError`].
pub fn set_field(text: &str, path: &FieldPath, value: &str) -> Result<Vec<Splice>, EditError> {
    let root = scan(text)?;
    let value = only_value(value)?;
    if let Some(node) = find(text, &root, path.steps()) {
        let (at, put) = (node.span.clone(), value.to_owned());
        return Ok(vec![Splice { at, put }]);
    }
    match path.last() {
        Some(PathStep::Field(name)) => add_field(text, &root, path, name, |_| value.to_owned()),
        Some(PathStep::Index(index)) => {
            let (node, list) = parent_of(text, &root, path)?;
            let (node, sequence) = items(text, &list, node)?;
            Err(out_of_range(&list, node, *index, &sequence))
        }
        // The root is always there, so this is for the compiler.
        None => Err(EditError::NotAField { path: path.clone() }),
    }
}

/// The splices that take the field at `path` out of its struct.
///
/// A field alone on its line takes the line with it, and a comment behind it on the line; comments
/// on the lines above stay.
///
/// # Errors
/// See [`EditError`].
pub fn remove_field(text: &str, path: &FieldPath) -> Result<Vec<Splice>, EditError> {
    let root = scan(text)?;
    let Some(PathStep::Field(name)) = path.last() else {
        return Err(EditError::NotAField { path: path.clone() });
    };
    let (node, sequence) = fields(text, &root, path)?;
    let index = field_index(text, node, name)
        .ok_or_else(|| EditError::NoSuchField { path: path.clone() })?;
    Ok(remove(text, &sequence, index))
}

/// The splices that put `value` into the list at `list` before the item at `index`; the length of
/// the list is the index of a new last item.
///
/// The layout is that of the list; a value of several lines is moved to the items' indentation. An
/// empty list opens into lines for a value of several lines or fields. A list field that is absent
/// is added to its struct.
///
/// # Errors
/// See [`EditError`].
pub fn insert_item(
    text: &str,
    list: &FieldPath,
    index: usize,
    value: &str,
) -> Result<Vec<Splice>, EditError> {
    let root = scan(text)?;
    let value = only_value(value)?;
    let Some(found) = find(text, &root, list.steps()) else {
        return add_list(text, &root, list, index, value);
    };
    let (node, sequence) = items(text, list, found)?;
    if index > sequence.members.len() {
        return Err(out_of_range(list, node, index, &sequence));
    }
    let start = holder(text, &root, list).map_or(found.span.start, |field| field.name.start);
    let empty = if starts_line(text, start) && wants_lines(value) {
        EmptyBrackets::OpenIntoLines
    } else {
        EmptyBrackets::StayOnLine
    };
    Ok(insert(text, &sequence, index, value, empty))
}

/// The splices that take the item at `index` out of the list at `list`, with its line and the
/// comment behind it on that line.
///
/// # Errors
/// See [`EditError`].
pub fn delete_item(text: &str, list: &FieldPath, index: usize) -> Result<Vec<Splice>, EditError> {
    let root = scan(text)?;
    let Some(found) = find(text, &root, list.steps()) else {
        return Err(EditError::NoSuchParent { path: list.clone() });
    };
    let (node, sequence) = items(text, list, found)?;
    if index >= sequence.members.len() {
        return Err(out_of_range(list, node, index, &sequence));
    }
    Ok(remove(text, &sequence, index))
}

/// The bytes of the one value that `written` is.
fn only_value(written: &str) -> Result<&str, EditError> {
    let node = scan_value(written).map_err(EditError::Value)?;
    Ok(&written[node.span])
}

/// The value that the last step of `path` goes into, and its path.
fn parent_of<'n>(
    text: &str,
    root: &'n Node,
    path: &FieldPath,
) -> Result<(&'n Node, FieldPath), EditError> {
    let parent = path.parent().unwrap_or_default();
    match find(text, root, parent.steps()) {
        Some(node) => Ok((unwrapped(text, node), parent)),
        None => Err(EditError::NoSuchParent { path: parent }),
    }
}

/// The struct that the last step of `path` goes into, and its fields.
fn fields<'n>(
    text: &str,
    root: &'n Node,
    path: &FieldPath,
) -> Result<(&'n Node, Sequence), EditError> {
    let (node, path) = parent_of(text, root, path)?;
    let at = node.span.start;
    let fields = Sequence::of_fields(node).ok_or(EditError::NotAStruct { path, at })?;
    Ok((node, fields))
}

/// Adds a field; `value` is told whether the field will have a line of its own.
fn add_field(
    text: &str,
    root: &Node,
    path: &FieldPath,
    name: &str,
    value: impl Fn(bool) -> String,
) -> Result<Vec<Splice>, EditError> {
    let (_, sequence) = fields(text, root, path)?;
    let written = written_name(name).ok_or_else(|| EditError::BadName {
        name: name.to_owned(),
    })?;
    let member = format!("{written}: {}", value(sequence.appends_on_own_line(text)));
    let last = sequence.members.len();
    let empty = EmptyBrackets::StayOnLine;
    Ok(insert(text, &sequence, last, &member, empty))
}

/// Adds a list field with one item.
fn add_list(
    text: &str,
    root: &Node,
    list: &FieldPath,
    index: usize,
    value: &str,
) -> Result<Vec<Splice>, EditError> {
    let Some(PathStep::Field(name)) = list.last() else {
        return Err(EditError::NoSuchParent { path: list.clone() });
    };
    if index > 0 {
        let at = parent_of(text, root, list)?.0.span.start;
        let (path, len) = (list.clone(), 0);
        return Err(EditError::IndexOutOfRange {
            path,
            index,
            len,
            at,
        });
    }
    add_field(text, root, list, name, |own_line| {
        list_of_one(text, value, own_line)
    })
}

/// The list that `found` is, and its items.
fn items<'n>(
    text: &str,
    path: &FieldPath,
    found: &'n Node,
) -> Result<(&'n Node, Sequence), EditError> {
    let node = unwrapped(text, found);
    let (path, at) = (path.clone(), node.span.start);
    let items = Sequence::of_items(node).ok_or(EditError::NotAList { path, at })?;
    Ok((node, items))
}

fn out_of_range(path: &FieldPath, node: &Node, index: usize, sequence: &Sequence) -> EditError {
    EditError::IndexOutOfRange {
        path: path.clone(),
        index,
        len: sequence.members.len(),
        at: node.span.start,
    }
}
