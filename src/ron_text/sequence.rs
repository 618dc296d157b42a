//! The members between two brackets, and where their commas and line ends are.

use std::ops::Range;

use super::layout::{Gap, gap, starts_line};
use super::node::{Node, Shape};

/// The fields of a struct or the items of a list, as far as their places matter.
pub struct Sequence {
    /// What stands between the brackets.
    pub inside: Range<usize>,
    /// The members in their order.
    pub members: Vec<Member>,
}

/// A field with its name, or an item.
pub struct Member {
    /// Its bytes without the comma.
    pub span: Range<usize>,
    /// Where the comma stands.
    pub comma: Option<usize>,
}

impl Member {
    /// The offset behind the member and its comma.
    #[must_use]
    pub fn end(&self) -> usize {
        self.comma.map_or(self.span.end, |comma| comma + 1)
    }
}

impl Sequence {
    /// The fields of a struct; empty brackets are a struct without fields. Anything else has none.
    #[must_use]
    pub fn of_fields(node: &Node) -> Option<Self> {
        let (inside, members) = match &node.shape {
            Shape::Struct { inside, fields, .. } => {
                let members = fields.iter().map(|field| Member {
                    span: field.name.start..field.value.span.end,
                    comma: field.comma,
                });
                (inside, members.collect())
            }
            Shape::Tuple { inside, items, .. } if items.is_empty() => (inside, Vec::new()),
            Shape::Tuple { .. } | Shape::List { .. } | Shape::Map { .. } | Shape::Leaf => {
                return None;
            }
        };
        Some(Self {
            inside: inside.clone(),
            members,
        })
    }

    /// The items of a list; anything else has none.
    #[must_use]
    pub fn of_items(node: &Node) -> Option<Self> {
        let Shape::List { inside, items } = &node.shape else {
            return None;
        };
        let members = items.iter().map(|item| Member {
            span: item.value.span.clone(),
            comma: item.comma,
        });
        Some(Self {
            inside: inside.clone(),
            members: members.collect(),
        })
    }

    /// The member before the one at `index`.
    #[must_use]
    pub fn before(&self, index: usize) -> Option<&Member> {
        self.members.get(index.checked_sub(1)?)
    }

    /// What stands before the member at `index`: from the comma before it, or from the opening
    /// bracket. For the number of members it is what stands before the closing bracket.
    #[must_use]
    pub fn gap_before(&self, text: &str, index: usize) -> Gap {
        let from = self.before(index).map_or(self.inside.start, Member::end);
        let to = self
            .members
            .get(index)
            .map_or(self.inside.end, |member| member.span.start);
        gap(text, from, to)
    }

    /// Whether the closing bracket comes first on its line.
    #[must_use]
    pub fn closes_on_own_line(&self, text: &str) -> bool {
        starts_line(text, self.inside.end)
            && self
                .gap_before(text, self.members.len())
                .line_break
                .is_some()
    }

    /// Whether a member that is added last will begin a line of its own.
    #[must_use]
    pub fn appends_on_own_line(&self, text: &str) -> bool {
        let own_line = self
            .members
            .last()
            .is_some_and(|last| starts_line(text, last.span.start));
        own_line
            || self
                .gap_before(text, self.members.len())
                .line_break
                .is_some()
    }
}
