//! What a RON text is made of, as spans: the tree that reading it gives.

use std::ops::Range;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// From its first to behind its last byte, without comments and white space around it.
    pub span: Range<usize>,
    /// What it is made of.
    pub shape: Shape,
}

/// What a value is made of. `inside` is what stands between the brackets, so the opening bracket is
/// the byte before it and the closing one the byte at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `Name(field: value)` or `(field: value)`.
    Struct {
        /// The name before the bracket.
        name: Option<Range<usize>>,
        /// Between the brackets.
        inside: Range<usize>,
        /// In the order of the text.
        fields: Vec<FieldNode>,
    },
    /// `Name(a, b)`, `(a, b)` or empty brackets, which may be a struct without fields.
    Tuple {
        /// The name before the bracket.
        name: Option<Range<usize>>,
        /// Between the brackets.
        inside: Range<usize>,
        /// In the order of the text.
        items: Vec<ItemNode>,
    },
    /// `[a, b]`.
    List {
        /// Between the brackets.
        inside: Range<usize>,
        /// In the order of the text.
        items: Vec<ItemNode>,
    },
    /// `{key: value}`.
    Map {
        /// Between the brackets.
        inside: Range<usize>,
        /// In the order of the text.
        entries: Vec<EntryNode>,
    },
    /// A string, number, name or anything else without brackets.
    Leaf,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldNode {
    /// Its name, with `r#` if it is written so.
    pub name: Range<usize>,
    /// Its value.
    pub value: Node,
    /// Where the comma behind it stands.
    pub comma: Option<usize>,
}

/// An item of a list or tuple.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemNode {
    /// The item.
    pub value: Node,
    /// Where the comma behind it stands.
    pub comma: Option<usize>,
}

/// An entry of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryNode {
    /// Its key.
    pub key: Node,
    /// Its value.
    pub value: Node,
    /// Where the comma behind it stands.
    pub comma: Option<usize>,
}

impl FieldNode {
    /// A field of its parts.
    #[must_use]
    pub fn new((name, value): (Range<usize>, Node), comma: Option<usize>) -> Self {
        Self { name, value, comma }
    }
}

impl ItemNode {
    /// An item of its parts.
    #[must_use]
    pub fn new(value: Node, comma: Option<usize>) -> Self {
        Self { value, comma }
    }
}

impl EntryNode {
    /// An entry of its parts.
    #[must_use]
    pub fn new((key, value): (Node, Node), comma: Option<usize>) -> Self {
        Self { key, value, comma }
    }
}
