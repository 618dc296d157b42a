//! Putting a member into brackets and taking one out, with its comma and its line.

use std::ops::Range;

use super::layout::{
    gap, has_lines, indent_at, indent_unit, line_start, newline_at, reindent, space_after,
    space_before, starts_line,
};
use super::node::{Node, Shape};
use super::splice::Splice;
use super::trivia::is_white;

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
    fn end(&self) -> usize {
        self.comma.map_or(self.span.end, |comma| comma + 1)
    }
}

/// The members of a struct; empty brackets are a struct without fields.
#[must_use]
pub fn fields_of(node: &Node) -> Option<Sequence> {
    match &node.shape {
        Shape::Struct { inside, fields, .. } => {
            let member = |field: &super::node::FieldNode| Member {
                span: field.name.start..field.value.span.end,
                comma: field.comma,
            };
            Some(Sequence {
                inside: inside.clone(),
                members: fields.iter().map(member).collect(),
            })
        }
        Shape::Tuple { inside, items, .. } if items.is_empty() => Some(Sequence {
            inside: inside.clone(),
            members: Vec::new(),
        }),
        Shape::Tuple { .. } | Shape::List { .. } | Shape::Map { .. } | Shape::Leaf => None,
    }
}

/// The members of a list.
#[must_use]
pub fn items_of(node: &Node) -> Option<Sequence> {
    let Shape::List { inside, items } = &node.shape else {
        return None;
    };
    let members = items
        .iter()
        .map(|item| Member {
            span: item.value.span.clone(),
            comma: item.comma,
        })
        .collect();
    Some(Sequence {
        inside: inside.clone(),
        members,
    })
}

impl Sequence {
    /// Whether a member that is added last will begin a line of its own.
    #[must_use]
    pub fn appends_on_own_line(&self, text: &str) -> bool {
        match self.members.last() {
            Some(last) => {
                starts_line(text, last.span.start)
                    || gap(text, last.end(), self.inside.end).line_break.is_some()
            }
            None => self.closes_on_own_line(text),
        }
    }

    /// The splices that put `member` (text without a comma) before the one at `index`, or last.
    /// `spread` lets empty brackets open into lines of their own.
    #[must_use]
    pub fn insert(&self, text: &str, index: usize, member: &str, spread: bool) -> Vec<Splice> {
        match (self.members.get(index), self.members.last()) {
            (Some(next), _) => vec![self.insert_before(text, index, next, member)],
            (None, Some(last)) => self.append(text, last, member),
            (None, None) => vec![self.insert_first(text, member, spread)],
        }
    }

    /// The splices that take the member at `index` out; none when there is no such member.
    #[must_use]
    pub fn remove(&self, text: &str, index: usize) -> Vec<Splice> {
        let Some(member) = self.members.get(index) else {
            return Vec::new();
        };
        let before = index
            .checked_sub(1)
            .and_then(|before| self.members.get(before));
        let next = self.members.get(index + 1);
        let range = self.removal(text, before, member, next);
        let mut splices = Vec::new();
        // The last member has no comma, so that is the style here, and the new last one loses its own.
        if next.is_none()
            && member.comma.is_none()
            && let Some(comma) = before.and_then(|before| before.comma)
        {
            splices.push(Splice {
                at: comma..comma + 1,
                put: String::new(),
            });
        }
        splices.push(Splice {
            at: range,
            put: String::new(),
        });
        splices
    }

    fn closes_on_own_line(&self, text: &str) -> bool {
        line_start(text, self.inside.end) > self.inside.start && starts_line(text, self.inside.end)
    }

    fn insert_first(&self, text: &str, member: &str, spread: bool) -> Splice {
        let Range { start, end } = self.inside.clone();
        let newline = newline_at(text, start);
        let own_line = self.closes_on_own_line(text);
        let close_indent = indent_at(text, if own_line { end } else { start });
        let indent = format!("{close_indent}{}", indent_unit(text));
        let comments = gap(text, start, end);
        if own_line {
            let at = line_start(text, end);
            let put = format!("{indent}{},{newline}", reindent(member, &indent, newline));
            return Splice { at: at..at, put };
        }
        if (spread || has_lines(member)) && !comments.comment {
            let put = format!(
                "{newline}{indent}{},{newline}{close_indent}",
                reindent(member, &indent, newline)
            );
            return Splice {
                at: start..end,
                put,
            };
        }
        let space = if comments.comment { " " } else { "" };
        let at = comments.comments_end;
        Splice {
            at: at..at,
            put: format!("{space}{}", reindent(member, close_indent, newline)),
        }
    }

    fn insert_before(&self, text: &str, index: usize, next: &Member, member: &str) -> Splice {
        let at = next.span.start;
        let newline = newline_at(text, at);
        let indent = indent_at(text, at);
        let put = reindent(member, indent, newline);
        if !starts_line(text, at) {
            return Splice {
                at: at..at,
                put: format!("{put}, "),
            };
        }
        // Comments on the lines above belong to the member below them, so the new one goes above
        // those, right after the line of the member before.
        let before = index
            .checked_sub(1)
            .and_then(|before| self.members.get(before));
        let from = before.map_or(self.inside.start, Member::end);
        let place = gap(text, from, at)
            .line_break
            .unwrap_or_else(|| line_start(text, at));
        Splice {
            at: place..place,
            put: format!("{indent}{put},{newline}"),
        }
    }

    fn append(&self, text: &str, last: &Member, member: &str) -> Vec<Splice> {
        let after = gap(text, last.end(), self.inside.end);
        let newline = newline_at(text, last.span.start);
        let comma = if last.comma.is_some() { "," } else { "" };
        let added = |at: usize, put: String| Splice { at: at..at, put };
        let new = if let Some(place) = after.line_break {
            let indent = self.own_line_indent(text);
            added(
                place,
                format!(
                    "{indent}{}{comma}{newline}",
                    reindent(member, &indent, newline)
                ),
            )
        } else if starts_line(text, last.span.start) {
            let indent = indent_at(text, last.span.start);
            added(
                after.comments_end,
                format!(
                    "{newline}{indent}{}{comma}",
                    reindent(member, indent, newline)
                ),
            )
        } else {
            let indent = indent_at(text, last.span.start);
            added(
                after.comments_end,
                format!(" {}{comma}", reindent(member, indent, newline)),
            )
        };
        if last.comma.is_some() {
            return vec![new];
        }
        // The comma goes right after the value, before a comment that follows it on the line.
        vec![added(last.span.end, ",".to_owned()), new]
    }

    /// The indentation of members that have a line of their own.
    fn own_line_indent(&self, text: &str) -> String {
        let first_on_line = self
            .members
            .iter()
            .rev()
            .find(|member| starts_line(text, member.span.start));
        match first_on_line {
            Some(member) => indent_at(text, member.span.start).to_owned(),
            None => {
                let opening = indent_at(text, self.inside.start);
                format!("{opening}{}", indent_unit(text))
            }
        }
    }

    fn removal(
        &self,
        text: &str,
        before: Option<&Member>,
        member: &Member,
        next: Option<&Member>,
    ) -> Range<usize> {
        let floor = before.map_or(self.inside.start, Member::end);
        let limit = next.map_or(self.inside.end, |next| next.span.start);
        let (start, end) = (member.span.start, member.end());
        let line = line_start(text, start);
        let first_on_line = starts_line(text, start) && line > floor;
        let after = gap(text, end, limit);
        if first_on_line && (after.line_break.is_some() || next.is_none()) {
            let alone = before.is_none() && next.is_none();
            let through = after.line_break.unwrap_or(after.comments_end);
            if alone
                && self.is_blank(text, self.inside.start..line)
                && self.is_blank(text, through..self.inside.end)
            {
                return self.inside.clone();
            }
            if let Some(behind) = after.line_break {
                return line..behind;
            }
            // The closing bracket is on this line. It moves up, unless that would put it into a comment.
            let from = if gap(text, floor, start).line_comment {
                start
            } else {
                break_before(text, line)
            };
            return from..through;
        }
        let followed_by_member = next.is_some() && after.line_break.is_none() && !after.comment;
        if next.is_some() && (first_on_line || followed_by_member) {
            return start..space_after(text, end);
        }
        space_before(text, start, floor)..end
    }

    fn is_blank(&self, text: &str, range: Range<usize>) -> bool {
        text[range].chars().all(is_white)
    }
}

/// Where the newline that ends right before `line` begins.
fn break_before(text: &str, line: usize) -> usize {
    let before = &text[..line];
    let content = before
        .strip_suffix("\r\n")
        .or_else(|| before.strip_suffix('\n'));
    content.map_or(line, str::len)
}
